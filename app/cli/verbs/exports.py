"""The verbs export, compare and reattach: an article, its versions, a note or a file of cases in; files and lines for other programs out."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from app.cli.arguments import Argument, Option, WrongUse
from app.cli.desk import DONE, FAILED, AsJson, Desk, LibraryOption, OneArticle, stoppable
from app.cli.finding import article_of, article_or_note
from app.cli.screen import flat, write_file
from app.domain.article.article import Article
from app.domain.codes.message import N_, Message
from app.domain.codes.troubles import Because, Trouble
from app.domain.errors import BugError, KnownError, because
from app.domain.nouns import Noun
from app.domain.steps import Watcher, run_here
from app.wording import _, counted, left_out, ngettext, number, said

if TYPE_CHECKING:
    from app.services.exchange import Exported
    from app.services.record import Services

To = Annotated[str, Option("--to", metavar="FILE|FOLDER|-", help="Where to; - is standard output.")]


def export(
    desk: Desk,
    thing: Annotated[
        list[str] | None,
        Argument(metavar="[ARTICLE|NOTE]", help="Its id, the id's beginning or end, or words."),
    ] = None,
    format_name: Annotated[
        str, Option("--format", metavar="md|html|json|txt", help="A note goes as md or html.")
    ] = "md",
    to: To = "-",
    everything: Annotated[
        Path | None,
        Option("--everything", metavar="FOLDER|FILE.zip", help="The whole library, as files, to there."),
    ] = None,
    library: LibraryOption = None,
    as_json: AsJson = False,
) -> int:
    """Write an article or a note as a file, or the whole library as files."""
    if (everything is None) is (not thing):
        raise WrongUse(_("Name an article or a note, or give `--everything` and where to."))
    if everything is not None or thing is None:
        return _everything(desk, Path(everything or ""), library, as_json=as_json)
    with desk.reading(library) as services:
        exported = _exported(services, " ".join(thing), format_name)
    return _hand_over(desk, exported, to, format_name, as_json=as_json)


def _everything(desk: Desk, path: Path, library: Path | None, *, as_json: bool) -> int:
    """Write the library as files; what could not be had is said, and the rest is written."""
    with (
        desk.reading(library) as services,
        stoppable() as stop,
        desk.screen.progress(_("Writing the library")) as bar,
    ):

        def told(done: int, total: int | None) -> None:
            words = _("Writing article {done} of {total}")
            bar.say(words.format(done=number(done + 1), total=number(total or 0)))

        written = run_here(services.everything.steps(path, Watcher(told, stop)))
    for one in written.missing:
        desk.screen.warn(flat(left_out(one)))
    if as_json:
        desk.screen.json(written)
    else:
        articles, notes = counted(written.articles, Noun.ARTICLE), counted(written.notes, Noun.NOTE)
        words = _("Wrote {articles} and {notes} to {path}")
        desk.screen.line(words.format(articles=articles, notes=notes, path=written.path))
    return FAILED if written.missing else DONE


def compare(
    desk: Desk,
    article: OneArticle,
    old: Annotated[int, Option(metavar="NUMBER", help="The older version; else the one before.")] = 0,
    new: Annotated[int, Option(metavar="NUMBER", help="The newer version; else the newest.")] = 0,
    format_name: Annotated[str, Option("--format", metavar="md|html", help="How it is written.")] = "md",
    to: To = "-",
    library: LibraryOption = None,
    as_json: AsJson = False,
) -> int:
    """Write what differs between two versions of an article."""
    with desk.reading(library) as services:
        found = article_of(services, " ".join(article))
        ids = {one.number: one.id for one in services.versions.of_article(found.id)}
        newest = new or max(ids, default=0)
        wanted = [old or newest - 1, newest]
        if any(number not in ids for number in wanted):
            there = ngettext(
                "There is {count} version of this article.",
                "There are {count} versions of this article.",
                len(ids),
            ).format(count=len(ids))
            raise WrongUse(f"{there} {_('`versions` lists them; `--old` and `--new` choose two.')}")
        names = [row.name for row in services.exchange.formats(Noun.VERSION)]
        if format_name not in names:
            raise WrongUse(
                _("A comparison goes as {formats}, not as {format}.").format(
                    formats=", ".join(names), format=format_name
                )
            )
        exported = services.exchange.comparison(ids[wanted[0]], ids[wanted[1]], format_name)
    return _hand_over(desk, exported, to, format_name, as_json=as_json)


def _hand_over(desk: Desk, exported: Exported, to: str, format_name: str, *, as_json: bool) -> int:
    """Write to the standard output, or to a file and say which."""
    if to == "-":
        words = exported.data.decode("utf-8", "replace")
        if as_json:
            desk.screen.json({"name": exported.name, "format": format_name, "text": words})
        else:
            desk.screen.line(words.rstrip("\n"))
        return DONE
    path = _place(to, exported.name)
    write_file(path, exported.data)
    if as_json:
        desk.screen.json({"file": str(path), "format": format_name, "bytes": len(exported.data)})
    else:
        desk.screen.line(_("Wrote {path}").format(path=path))
    return DONE


# How what can be exported is refused in a form that it has not.
GOES_AS = {
    Noun.ARTICLE: N_("An article goes as {formats}, not as {format}."),
    Noun.NOTE: N_("A note goes as {formats}, not as {format}."),
}


def _exported(services: Services, typed: str, format_name: str) -> Exported:
    found = article_or_note(services, typed)
    noun = Noun.ARTICLE if isinstance(found, Article) else Noun.NOTE
    names = [row.name for row in services.exchange.formats(noun)]
    if format_name not in names:
        raise WrongUse(_(GOES_AS[noun]).format(formats=", ".join(names), format=format_name))
    write = services.exchange.article if noun is Noun.ARTICLE else services.exchange.note
    return write(found.id, format_name)


def _place(to: str, name: str) -> Path:
    """The file to write: the one named, or one in the folder that is not there yet."""
    path = Path(to)
    if not (path.is_dir() or to.endswith(("/", "\\"))):
        return path
    place, number = path / name, 2
    while place.exists():
        place = path / f"{Path(name).stem} {number}{Path(name).suffix}"
        number += 1
    return place


def reattach(
    desk: Desk,
    cases: Annotated[
        str, Argument(metavar="CASES.jsonl[.gz]|-", help="Lines with id, old, new, start and end.")
    ],
    as_json: AsJson = False,
) -> int:
    """Find marked passages again in changed texts; a line of JSON for each, `--json` or not."""
    del as_json  # these lines are for programs either way
    code, texts, follow = DONE, ("", ""), None
    from app.services.follow.reattachments import follower

    with desk.screen.progress(_("Finding passages again")) as bar:
        for number, line in enumerate(_lines(desk, cases), 1):
            if desk.screen.gone:
                break
            try:
                case = _case(line, number)
                if follow is None or texts != (case["old"], case["new"]):
                    texts = case["old"], case["new"]
                    follow = follower(*texts)
                placed = follow.place(case["start"], case["end"])
                span = list(placed.span) if placed.span else None
                desk.screen.json({"id": case["id"], "span": span, "outcome": placed.outcome})
            except (KnownError, BugError) as error:
                code = FAILED
                desk.screen.warn(said(error) if isinstance(error, KnownError) else str(error))
            bar.step()
    return code


def _case(line: str, number: int) -> dict[str, Any]:
    """One line as a case; KnownError says which line is none."""
    wanted = {"old": str, "new": str, "start": int, "end": int}
    try:
        case = json.loads(line)
    except ValueError:
        case = None
    if not isinstance(case, dict) or any(type(case.get(key)) is not kind for key, kind in wanted.items()):
        raise KnownError(Trouble.NO_CASE, line=number)
    if not 0 <= case["start"] <= case["end"] <= len(case["old"]):
        raise KnownError(Trouble.CASE_OUTSIDE, line=number)
    return {"id": None, **case}


def _lines(desk: Desk, cases: str) -> Iterator[str]:
    """The lines of the file, unpacked as it is read, or of standard input."""
    if cases == "-":
        yield from (line for line in desk.screen.stdin().split("\n") if line.strip())
        return
    opened: Any = gzip.open if cases.endswith(".gz") else open
    try:
        with opened(cases, "rt", encoding="utf-8", newline="\n") as file:
            yield from (line for line in file if line.strip())
    except (OSError, EOFError) as error:
        why = because(error) if isinstance(error, OSError) else Message(Because.CONTENT_DAMAGED)
        raise KnownError(Trouble.CASES_UNREADABLE, file=cases, why=why) from error
    except UnicodeDecodeError as error:
        raise KnownError(Trouble.CASES_NOT_TEXT, file=cases) from error
