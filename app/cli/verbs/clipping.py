"""The verbs extract, clip and sample: addresses, files and standard input in; articles, shown or kept, out."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from app import wording
from app.cli.arguments import Argument, Option, WrongUse
from app.cli.desk import DONE, FAILED, AsJson, Desk, LibraryOption, stoppable
from app.cli.finding import short
from app.cli.screen import Screen, byline, flat
from app.domain.article.article import Article, Stage
from app.domain.article.extraction import Doubt, Extraction
from app.domain.article.page import Page
from app.domain.clip import Clipped, ClipRequest
from app.domain.errors import Cancelled, InsideAddress, KnownError
from app.domain.follow.alert import Finding
from app.domain.nouns import COUNTED, NOUNS, Noun
from app.domain.steps import Watcher, run_here
from app.services.words import counted

if TYPE_CHECKING:
    from app.services.record import Services

WEB = re.compile(r"(?:https?:|www\.)", re.IGNORECASE)
# What a copy may show that makes no version of the article it was taken for: it stays an article of its own.
KEPT_APART = frozenset({Finding.OTHER, Finding.UNREADABLE, Finding.GONE})
OURS = "Clipdesk met a fault of its own here"


def _what_may_come_in() -> str:
    from app.services.clipping.readable import (
        READABLE,  # the table of readers takes 5 ms: only help waits for it
    )

    return f"Addresses, files ({', '.join(READABLE)}), or - for HTML or text on standard input."


Inputs = Annotated[
    list[str],
    Argument(
        metavar="FILE|URL|-...",
        help=_what_may_come_in,
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
    all_pages: Annotated[
        bool, Option("--all-pages", help="Fetch the further pages of an article that has several, too.")
    ] = False,
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
            clipped = _clipped(services, request, watcher, again=again)
            if all_pages and clipped.article.incomplete:
                clipped = replace(
                    clipped, article=_with_all_pages(services, clipped.article, watcher, desk.screen)
                )
            article, beside = clipped.article, clipped.beside
            if as_json:
                outcome = "there" if clipped.already else "clipped"
                also = {"beside": beside.id} if beside else {}
                desk.screen.json({"input": given, "outcome": outcome, **asdict(article), **also})
                return
            words = "Already there" if clipped.already else "Clipped"
            desk.screen.line(f"{words}: {flat(article.title)} ({short(article.id)})")
            if article.incomplete:
                _doubt(services, article, desk.screen)
            if beside:
                desk.screen.line(
                    f"Another story has the same address: {flat(beside.title)} ({short(beside.id)}). Both are kept."
                )

        return _each(desk, inputs, "Clipping", work, as_json=as_json)


def _doubt(services: Services, article: Article, screen: Screen) -> None:
    """Say that an article is probably not whole, why, and what can be done."""
    looks = [look for look in services.versions.captures(article.id) if look.version_id and look.doubts]
    if looks:
        screen.line(f"  {wording.verdict(looks[-1])} {wording.remedy(looks[-1].doubts, short(article.id))}")


def _clipped(services: Services, request: ClipRequest, watcher: Watcher, *, again: bool) -> Clipped:
    """The article of a request; `already` is the same one where it was there.

    A page that came with its bytes is always kept: as a copy of the article that it is once more, or beside it.
    """
    if request.url and not (request.html or request.text or again):
        known = services.clips.known(request.url)
        if known is not None and known.stage is Stage.READY:
            return Clipped(known, known)
        if known is not None:
            request = ClipRequest(article_id=known.id)  # its last clip came to nothing: go on from there
    clipped = run_here(services.clips.steps(request, watcher))
    if again or clipped.already is None:
        return replace(clipped, already=None)
    first = clipped.already.id
    changes = services.clips.keep_one(first, clipped.article.id)
    for copy in services.checks.unfinished():
        if copy.article_id == first:
            checked = run_here(services.checks.resume(copy.id, watcher))
            if checked.finding in KEPT_APART:
                services.undo.apply(changes)
                return replace(clipped, already=None, beside=clipped.already)
    return Clipped(services.articles.get(first), services.articles.get(first))


def _with_all_pages(services: Services, article: Article, watcher: Watcher, screen: Screen) -> Article:
    """The article with its further pages, where it is one of several and they can be had."""
    if Doubt.PAGES not in services.versions.captures(article.id)[-1].doubts:
        return article
    try:
        checked = run_here(services.checks.join(article.id, watcher))
    except Cancelled:
        raise
    except KnownError as error:
        screen.warn(f"{article.title}: {error}")
        return article
    if checked.sentence:
        screen.warn(f"{article.title}: {checked.sentence}")
    return services.articles.get(article.id)


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
        if services.care.counts()[Noun.ARTICLE] and not again:
            raise KnownError(
                "This library holds articles already.", "Add `--again` to put the sample story beside them."
            )
        with desk.screen.progress("Adding the sample story"):
            first = run_here(
                Sample(services, desk.tools.resources / "sample").steps(Watcher(stop=stop))
            ).article
        counts = services.care.counts()
    if as_json:
        desk.screen.json(
            {"first": first, "counts": {NOUNS[noun].plural: number for noun, number in counts.of.items()}}
        )
    else:
        desk.screen.line(
            f"Added the sample story. The library holds {', '.join(counted(counts[noun], noun) for noun in COUNTED)}."
        )
    return DONE
