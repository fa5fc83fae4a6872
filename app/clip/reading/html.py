"""A web page comes in, the article in it and all that was left out go out."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from html import unescape
from typing import Any

from lxml import etree
from lxml.html import HtmlElement

from app.clip.address import joined, split_address
from app.clip.canonical import own_address
from app.clip.clean import clean_html, text_of
from app.clip.ending import without_end_sign
from app.clip.facts.metadata import Facts, facts_of
from app.clip.facts.place import drop_permalinks
from app.clip.leads import FEW, LeadKind, leads_of, refuse_to_read
from app.clip.page import code, pictures
from app.clip.page.blocks import Candidate
from app.clip.page.order import as_item, bound_spans, item_of
from app.clip.page.pictures import Album, Parts
from app.clip.page.render import plainly, render
from app.clip.page.scripts import scripts_of
from app.clip.page.tree import holdable, parse
from app.clip.page.unwrap import unwrap
from app.clip.reading.words import words_of
from app.clip.seen.reading import as_seen
from app.clip.select.scripted import is_thin, scripted_body
from app.clip.select.select import select, select_scripted
from app.clip.whole.pages import paging_of, with_paging
from app.clip.whole.signs import signs_of
from app.clip.whole.walls import wall_of
from app.clip.whole.whole import doubts_of, page_words
from app.domain.article.block import Block
from app.domain.article.extraction import Extraction
from app.domain.article.head import head_of
from app.domain.article.page import How, Page
from app.domain.errors import KnownError

MOST_DROPPED = 300
SHORTEST = 25
# Pages of more characters are read by simple means.
LARGE = 2_500_000
CROWDED = 8_000
# Readers copy a page four times; a page of more tags would take more memory than it may.
MOST_TAGS = 150_000
LOOKS_LIKE_HTML = re.compile(
    r"<\s*(?:!doctype|html|head|body|p|div|article|section|span|h[1-6]|a|br|table|ul|meta)\b", re.IGNORECASE
)


def read(page: Page) -> Extraction:
    """Find the article in a web page; what was pasted may turn out to be plain text."""
    return read_saved(page, page.raw, page.content_type, None)


def read_saved(page: Page, raw: bytes, content_type: str, parts: Parts | None) -> Extraction:
    """The same in the web page within a file, which holds its pictures in other `parts`."""
    url = page.final_url or page.url
    text = words_of(raw, content_type, url)
    if LOOKS_LIKE_HTML.search(text):
        return _from_html(text, url, parts)
    if page.how is not How.PASTE:
        raise KnownError("This is not a web page.", "Clip the address of an article, or paste its text.")
    from app.clip.reading.front import extract_fronted  # 40 ms that no web page should wait for

    return extract_fronted(holdable(text))


def _from_html(text: str, url: str, parts: Parts | None) -> Extraction:
    """Read HTML, or say where the page leads that has nothing to read."""
    try:
        found = _from_tree(text, url, parts)
    except KnownError:
        if leads := leads_of(holdable(text), url):
            raise refuse_to_read(leads) from None
        raise
    if (
        len(found.text) < FEW
        and (leads := leads_of(holdable(text), url))
        and leads[0].kind in {LeadKind.REFRESH, LeadKind.FRAME}
    ):
        raise refuse_to_read(leads)
    return found


def _from_tree(text: str, url: str, parts: Parts | None) -> Extraction:
    tree = parse(text)
    if tree is None:
        raise _no_article()
    unwrap(tree)
    large = (len(text) > LARGE and _is_large(tree)) or _is_crowded(tree, text)
    base = _base(tree, url)
    facts = facts_of(tree, base, large)
    signs = signs_of(tree, text, facts.claims)
    paging = paging_of(tree, base, url, own_address(url, url, facts.url))
    scripts = scripts_of(tree, text)
    album = settle(tree, parts, facts.language)
    found, facts = select(tree, facts, large)
    scripted = scripted_body(scripts, facts.title, found) if is_thin(found) else None
    if scripted is not None and (body := parse(f"<article>{scripted.html}</article>")) is not None:
        album = settle(body, parts, facts.language)
        found, facts = select_scripted(body, facts, found)
    wall = wall_of(found, facts.claims, signs)
    if wall is not None:
        wall.take_out()
    blocks = _blocks(found, base)
    kept = [block for block in blocks if block.kept]
    if sum(len(block.text) for block in kept) < SHORTEST:
        raise _no_article()
    return replace(
        _put_together(facts, blocks, album),
        extractor=f"text from {scripted.origin}" if scripted is not None else "",
        page_words=page_words(found),
        doubts=with_paging(doubts_of(found, facts.claims, signs, walled=wall is not None), paging),
        next_page=paging.following,
        first_page=paging.first,
    )


def settle(tree: HtmlElement, parts: Parts | None, language: str) -> Album:
    """Give a page's pictures, code and signs the form in which its blocks are cut; the pictures that it holds itself."""
    drop_permalinks(tree)
    bound_spans(tree)
    album = pictures.settle(tree, parts)
    code.settle(tree)
    as_seen(tree, language)
    return album


def _is_large(tree: HtmlElement) -> bool:
    """Tell whether a page is large even without the scripts in it, which are taken out."""
    for script in list(tree.iter("script")):
        if "ld+json" not in (script.get("type") or "") and script.getparent() is not None:
            script.drop_tree()
    etree.strip_elements(tree, "style", "svg", with_tail=False)
    return len(etree.tostring(tree)) > LARGE


def _is_crowded(tree: HtmlElement, text: str) -> bool:
    """Tell whether a page has more elements, or one of them more others in it, than readers can copy and compare in pairs."""
    tags = text.count("<")
    return tags > MOST_TAGS or (tags > CROWDED and any(len(element) > CROWDED for element in tree.iter("*")))


def _no_article() -> KnownError:
    return KnownError("No article was found on this page.", "Open the page in a browser and paste the text.")


def _base(tree: HtmlElement, url: str) -> str:
    """What the links of a page are read by: the address that it says, where that is one of the web."""
    element = tree.find(".//base[@href]")
    said = joined(url, element.get("href", "")) if element is not None else ""
    return said if split_address(said) is not None else url


def _blocks(found: list[Candidate], base: str) -> list[Block]:
    blocks: list[Block] = []
    dropped = 0
    counted: set[HtmlElement] = set()
    for candidate in found:
        if not candidate.kept:
            dropped += 1
            if dropped > MOST_DROPPED or not candidate.key:
                continue
        html = plainly(candidate)
        # A block written plainly has the candidate's own text, unless it is a list.
        text = candidate.text if html and not html.startswith(("<ul", "<ol")) else ""
        html = html or clean_html(render(candidate), base)
        text = text or text_of(html)
        if not text and (not candidate.kept or "<img" not in html):
            continue
        item = item_of(candidate.element, candidate.path)
        if item is not None and item[0] not in counted:
            counted.add(item[0])
            html = as_item(html, item[1])
        reason = "" if candidate.kept else candidate.reason or "outside the article"
        blocks.append(Block(html, text, candidate.kept, reason, candidate.caption))
    _drop_end_sign(blocks)
    return blocks


def _drop_end_sign(blocks: list[Block]) -> None:
    """Take the sign that says that the article ends off its last paragraph."""
    last = next(
        (
            index
            for index in range(len(blocks) - 1, -1, -1)
            if blocks[index].kept and not blocks[index].caption
        ),
        -1,
    )
    if last >= 0 and (html := without_end_sign(blocks[last].html)) != blocks[last].html and text_of(html):
        blocks[last] = replace(blocks[last], html=html, text=text_of(html))


def _put_together(facts: Facts, blocks: list[Block], album: Album) -> Extraction:
    shown = dict.fromkeys(
        unescape(address)
        for block in blocks
        if block.kept
        for address in re.findall(r'<img [^>]*?\bsrc="([^"]+)"', block.html)
    )
    found = Extraction(
        **head_of(facts),
        blocks=tuple(blocks),
        pictures=tuple(shown),
        inline=tuple(album.pictures[src] for src in shown if src in album.pictures),
    )
    return replace(found, **_holdable_facts(found))


def _holdable_facts(found: Extraction) -> dict[str, Any]:
    """The facts again, without the signs that only linked data could bring in: its text has escapes of its own."""
    words = {one.name: getattr(found, one.name) for one in fields(found) if one.type == "str"}
    return {name: holdable(text) for name, text in words.items()} | {
        "authors": tuple(map(holdable, found.authors))
    }
