"""The verbs extract, clip and sample: addresses, files and standard input in; articles, shown or kept, out."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from app.cli.arguments import Argument, Option, WrongUse
from app.cli.desk import DONE, FAILED, AsJson, Desk, LibraryOption, stoppable
from app.cli.finding import short
from app.cli.screen import Screen, byline, flat
from app.domain.article import Article, Extraction, Page, Stage
from app.domain.clip import ClipRequest
from app.domain.errors import Cancelled, InsideAddress, KnownError
from app.domain.steps import Watcher, run_here

if TYPE_CHECKING:
    from app.services.record import Services

WEB = re.compile(r"(?:https?:|www\.)", re.IGNORECASE)
OURS = "Clipdesk met a fault of its own here"

Inputs = Annotated[
    list[str],
    Argument(
        metavar="FILE|URL|-...", help="Saved pages, addresses, or - for HTML or text on standard input."
    ),
]
Address = Annotated[str, Option("--url", metavar="URL", help="The address of what comes in on -.")]
AllowHosts = Annotated[
    Sequence[str],
    Option("--allow-host", metavar="HOST", help="A host inside your network that may be fetched."),
]


def _request(given: str, url: str, screen: Screen) -> ClipRequest:
    """One input as a request: standard input, an address, or a file."""
    if given == "-":
        return ClipRequest(url=url, text=screen.stdin())
    if WEB.match(given):
        return ClipRequest(url=given)
    return ClipRequest(path=Path(given))


def _check(inputs: Sequence[str], url: str) -> None:
    if inputs.count("-") > 1:
        raise WrongUse("Standard input can be read only once: give one `-`.")
    if url and "-" not in inputs:
        raise WrongUse("`--url` is the address of what comes in on standard input: give `-` too.")


def _worded(error: Exception) -> str:
    """The sentence for an error of one input; the others go on."""
    if isinstance(error, InsideAddress):
        return f"{error.sentence} Add `--allow-host {error.host}` if you meant it."
    return str(error) if isinstance(error, KnownError) else f"{OURS} ({type(error).__name__})."


def _each(
    desk: Desk, inputs: Sequence[str], words: str, work: Callable[[str], None], *, as_json: bool
) -> int:
    """Do `work` for each input; what goes wrong with one is said, and the others go on."""
    code = DONE
    with desk.screen.progress(words, len(inputs)) as bar:
        for given in inputs:
            bar.say(given)
            try:
                work(given)
            except Cancelled:
                raise
            except Exception as error:
                code = FAILED
                if as_json:
                    desk.screen.json({"input": given, "error": _worded(error)})
                desk.screen.warn(f"{given}: {_worded(error)}")
            bar.step()
    return code


def extract(
    desk: Desk,
    inputs: Inputs,
    url: Address = "",
    allow_host: AllowHosts = (),
    as_json: AsJson = False,
) -> int:
    """Show the article in pages, without keeping anything."""
    _check(inputs, url)
    many = len(inputs) > 1
    with desk.tools.extractor(tuple(allow_host)) as clips:

        def work(given: str) -> None:
            if desk.screen.gone:
                return
            page, gathered = clips.extract(_request(given, url, desk.screen), Watcher())
            if as_json:
                desk.screen.json(_facts(given, page, gathered.extraction))
            else:
                _print(desk.screen, given if many else "", gathered.extraction)

        return _each(desk, inputs, "Reading", work, as_json=as_json)


def _facts(given: str, page: Page, found: Extraction) -> dict[str, Any]:
    return {
        "input": given,
        "title": found.title,
        "standfirst": found.standfirst,
        "authors": list(found.authors),
        "publication": found.publication,
        "published": found.published,
        "modified": found.modified,
        "language": found.language,
        "url": found.url or page.final_url or page.url,
        "text": found.text,
        "captions": list(found.captions),
        "extractor": found.extractor,
        "html": _whole(found),
        "dropped": [{"text": block.text, "reason": block.reason} for block in found.dropped],
    }


def _whole(found: Extraction) -> str:
    """The article's HTML with the pictures that the page held itself, as there is no library to hold them."""
    html = found.html
    for picture in found.inline:
        data = b64encode(picture.raw).decode("ascii")
        html = html.replace(f'src="{picture.src}"', f'src="data:{picture.media_type};base64,{data}"')
    return html


def _print(screen: Screen, given: str, found: Extraction) -> None:
    if given:
        screen.line(f"== {flat(given)} ==\n")
    head = (
        flat(found.title),
        byline(found.authors, found.publication, found.published),
        "" if flat(found.standfirst) in flat(found.text) else flat(found.standfirst),
    )
    for line in head:
        if line:
            screen.line(line)
    screen.line(f"\n{found.text}")
    if found.captions:
        screen.line("\nCaptions")
        for caption in found.captions:
            screen.line(f"- {flat(caption)}")
    if given:
        screen.line("")


def clip(
    desk: Desk,
    inputs: Inputs,
    url: Address = "",
    allow_host: AllowHosts = (),
    again: Annotated[bool, Option("--again", help="Clip an address although it is there.")] = False,
    library: LibraryOption = None,
    as_json: AsJson = False,
) -> int:
    """Keep articles in the library: pages from their addresses, saved pages, or standard input."""
    _check(inputs, url)
    with desk.open_services(library, allow_hosts=allow_host) as services, stoppable() as stop:
        watcher = Watcher(stop=stop)

        def work(given: str) -> None:
            if stop():
                raise Cancelled
            request = _request(given, url, desk.screen)
            article, there = _clipped(services, request, watcher, again=again)
            if as_json:
                outcome = "there" if there else "clipped"
                desk.screen.json({"input": given, "outcome": outcome, **asdict(article)})
            else:
                words = "Already there" if there else "Clipped"
                desk.screen.line(f"{words}: {flat(article.title)} ({short(article.id)})")

        return _each(desk, inputs, "Clipping", work, as_json=as_json)


def _clipped(
    services: Services, request: ClipRequest, watcher: Watcher, *, again: bool
) -> tuple[Article, bool]:
    """The article of a request, and whether it was there already."""
    known = services.clips.known(request.url) if request.url and not again else None
    if known is not None and known.stage is Stage.READY:
        return known, True
    if known is not None and not (request.html or request.text):
        request = ClipRequest(article_id=known.id)  # its last clip came to nothing: go on from there
    clipped = run_here(services.clips.steps(request, watcher))
    already = clipped.already
    if again or already is None or already.stage is not Stage.READY:
        return clipped.article, False
    # Its own address, found in the page, is there: what came in now goes to the article that was first.
    services.clips.keep_one(already.id, clipped.article.id)
    for copy in services.checks.unfinished():
        if copy.article_id == already.id:
            run_here(services.checks.resume(copy.id, watcher))
    return services.articles.get(already.id), True


def sample(
    desk: Desk,
    again: Annotated[
        bool, Option("--again", help="Add it to a library that holds articles already.")
    ] = False,
    library: LibraryOption = None,
    as_json: AsJson = False,
) -> int:
    """Add the sample story: four articles with marks, sources, tags and notes."""
    from app.services.sample import Sample

    with desk.open_services(library) as services, stoppable() as stop:
        if services.care.counts().articles and not again:
            raise KnownError(
                "This library holds articles already.", "Add `--again` to put the sample story beside them."
            )
        with desk.screen.progress("Adding the sample story"):
            first = run_here(
                Sample(services, desk.tools.resources / "sample").steps(Watcher(stop=stop))
            ).article
        counts = services.care.counts()
    if as_json:
        desk.screen.json({"first": first, "counts": counts})
    else:
        desk.screen.line(
            f"Added the sample story. The library holds {counts.articles} articles, {counts.marks} marks, "
            f"{counts.sources} sources and {counts.notes} notes."
        )
    return DONE
