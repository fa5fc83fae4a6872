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
from app.cli.screen import write_file
from app.domain.article.article import Article
from app.domain.errors import BugError, KnownError
from app.domain.nouns import Noun
from app.domain.steps import Watcher, run_here
from app.services.words import counted

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
        raise WrongUse("Name an article or a note, or give `--everything` and where to.")
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
        desk.screen.progress("Writing the library") as bar,
    ):

        def told(done: int, total: int | None) -> None:
            bar.say(f"Writing article {done + 1:,} of {total or 0:,}")

        written = run_here(services.everything.steps(path, Watcher(told, stop)))
    for one in written.missing:
        desk.screen.warn(f"{one.name}: {one.why}")
    if as_json:
        desk.screen.json(written)
    else:
        articles, notes = counted(written.articles, "article"), counted(written.notes, "note")
        desk.screen.line(f"Wrote {articles} and {notes} to {written.path}")
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
            there = f"There {'is' if len(ids) == 1 else 'are'} {counted(len(ids), 'version')} of this article"
            raise WrongUse(f"{there}. `versions` lists them; `--old` and `--new` choose two.")
        names = [row.name for row in services.exchange.formats(Noun.VERSION)]
        if format_name not in names:
            raise WrongUse(f"A comparison goes as {', '.join(names)}, not as {format_name}.")
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
        desk.screen.line(f"Wrote {path}")
    return DONE


def _exported(services: Services, typed: str, format_name: str) -> Exported:
    found = article_or_note(services, typed)
    noun = Noun.ARTICLE if isinstance(found, Article) else Noun.NOTE
    names = [row.name for row in services.exchange.formats(noun)]
    if format_name not in names:
        raise WrongUse(f"An {noun} goes as {', '.join(names)}, not as {format_name}.".replace("An n", "A n"))
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

    with desk.screen.progress("Finding passages again") as bar:
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
                desk.screen.warn(str(error))
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
        raise KnownError(f"Line {number} is not a case.", "It needs id, old, new, start and end.")
    if not 0 <= case["start"] <= case["end"] <= len(case["old"]):
        raise KnownError(f"Line {number} has a passage outside its old text.")
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
        words = (isinstance(error, OSError) and error.strerror) or "it is damaged"
        raise KnownError(f"{cases} cannot be read: {words}.") from error
    except UnicodeDecodeError as error:
        raise KnownError(f"{cases} is not a file of UTF-8 text.") from error
