"""The first page of an article, or another, comes in; all of its pages, fetched one by one and joined, go out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from app.annotate.likeness import shared
from app.clip.address import host_of, url_key
from app.clip.whole.pages import is_paging
from app.domain.article.block import Block
from app.domain.article.extraction import Doubt, Extraction
from app.domain.article.page import Page
from app.domain.errors import Cancelled, KnownError

MOST_PAGES = 20
REPEATED = 0.9  # a page of which so much was there before is no further one
LONG = 80  # characters: a block that stands on two pages word for word is one that every page has

Read = Callable[[Page], Extraction]
Fetch = Callable[[str], Page]


@dataclass(frozen=True, slots=True)
class Joined:
    """An article of several pages as one: the pages that were fetched, and why one was not, or ''."""

    found: Extraction
    pages: tuple[Page, ...]
    problem: str = ""


def joined(page: Page, found: Extraction, fetch: Fetch, read: Read) -> Joined:
    """Fetch the pages of an article one after the other and join them to one text, in their order.

    `page` is one of them, and `found` what was read of it. Only pages of its own site are asked for, each once and
    not too many; what every page repeats is kept once. Where one cannot be had, what came before it is kept.
    """
    fetched: list[Page] = []
    site = host_of(page.final_url or page.url)
    if found.first_page and host_of(found.first_page) == site:
        page = fetch(found.first_page)
        fetched.append(page)
        found = read(page)
    seen = {url_key(page.url), url_key(page.final_url)}
    parts, problem = [found], ""
    while following := parts[-1].next_page:
        if url_key(following) in seen or host_of(following) != site:
            break
        if len(parts) >= MOST_PAGES:
            problem = f"The article has more than {MOST_PAGES} pages; these were fetched."
            break
        try:
            page = fetch(following)
            fetched.append(page)
            part = read(page)
        except Cancelled:
            raise
        except KnownError as error:
            problem = str(error)
            break
        if (
            url_key(page.final_url) in seen
            or shared(part.text, "\n".join(one.text for one in parts)) >= REPEATED
        ):
            fetched.pop()
            break
        seen |= {url_key(following), url_key(page.final_url)}
        parts.append(part)
    if len(parts) == 1 and not fetched:
        raise KnownError(
            problem or "No further page of this article is known.",
            "" if problem else "Open the next page in a browser, and paste the whole text.",
        )
    return Joined(_one(parts, bool(problem)), tuple(fetched), problem)


def _one(parts: Sequence[Extraction], more: bool) -> Extraction:
    """The pages of an article as one: the head of the first, the text of all."""
    first, last = parts[0], parts[-1]
    blocks: list[Block] = []
    for part in parts:
        blocks += _fresh(part, first, blocks)
    # What the first page claims of its length is said of all; a wall or a cut may stand on any page.
    doubts = {doubt for part in parts for doubt in part.doubts} - {Doubt.PAGES, Doubt.SHORT, Doubt.MORE}
    doubts |= set(last.doubts) & {Doubt.MORE}
    doubts |= {Doubt.PAGES} if more else set()
    return replace(
        first,
        blocks=tuple(blocks),
        pictures=tuple(dict.fromkeys(src for part in parts for src in part.pictures)),
        page_words=sum(part.page_words for part in parts),
        doubts=tuple(doubt for doubt in Doubt if doubt in doubts),
        next_page=last.next_page if more else "",
        first_page="",
    )


def _fresh(part: Extraction, first: Extraction, before: Sequence[Block]) -> list[Block]:
    """The blocks of a page, those dropped that the pages before it have too, and its way to other pages."""
    there = {_plain(block.text) for block in before if block.kept}
    head = {_plain(first.title), _plain(first.standfirst)} if before else set()
    texts = [_plain(block.text) for block in part.blocks]
    worded = [n for n, block in enumerate(part.blocks) if block.kept and texts[n]]
    again = {n for n in worded if texts[n] in head or (texts[n] in there and len(texts[n]) >= LONG)}
    for run in (worded, worded[::-1]):  # what stands at the edges of every page
        for number in run:
            if number not in again and texts[number] not in there:
                break
            again.add(number)
    return [
        replace(
            block, kept=False, reason="repeated on each page" if number in again else "leads to another page"
        )
        if number in again or (block.kept and is_paging(block.text))
        else block
        for number, block in enumerate(part.blocks)
    ]


def _plain(text: str) -> str:
    return "".join(text.casefold().split())
