"""The raw bytes of one page come in, the article in it and all that was left out go out."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from app.clip.clean import clean_html, text_of
from app.domain.article import Block, Extraction, How, Page
from app.domain.errors import KnownError

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from app.clip.facts.metadata import Facts
    from app.clip.page.blocks import Candidate

EXTRACTOR = "clipdesk 2"

MOST_DROPPED = 300
SHORTEST = 25
# Pages of more characters are read by simple means.
LARGE = 2_500_000
# The parser gives up on elements nested deeper than this; these carry no meaning for an article.
DEEP = 1000
DEEP_SAMPLE = 5_000_000
NESTING = re.compile(
    r"</?(?:div|span|font|center|section|b|i|em|strong|u|table|tbody|tr|td)\b[^>]{0,500}>", re.IGNORECASE
)
LOOKS_LIKE_HTML = re.compile(
    r"<\s*(?:!doctype|html|head|body|p|div|article|section|span|h[1-6]|a|br|table|ul|meta)\b", re.IGNORECASE
)
NOT_TEXT = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a packed file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a packed file"),
    (b"RIFF", "a picture or a sound"),
    (b"\x00\x00\x00\x18ftyp", "a film"),
    (b"\x7fELF", "a program"),
)
# Bytes that no text has, and the largest part of them (one in so many) that a damaged page may have.
BINARY = bytes((*range(9), *range(14, 27), *range(28, 32)))
MOST_BINARY = 50
SAMPLE = 4000
CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff]")


def extract(page: Page) -> Extraction:
    """Find the article in a page; raises a known error when there is none."""
    from app.clip.page.decode import decode

    if not page.raw.strip():
        raise KnownError("The page is empty.", "Try again later, or paste the text.")
    _refuse_other_files(page.raw)
    content_type = page.content_type or next((v for k, v in page.headers if k.lower() == "content-type"), "")
    text = CONTROL.sub("", decode(page.raw, content_type))
    if not text.strip():
        raise KnownError("The page is empty.", "Try again later, or paste the text.")
    if not LOOKS_LIKE_HTML.search(text) or content_type.lower().startswith("text/plain"):
        if page.how is How.PASTE or content_type.lower().startswith("text/plain"):
            from app.clip.plain import extract_plain

            return extract_plain(text, EXTRACTOR)
        raise KnownError("This is not a web page.", "Clip the address of an article, or paste its text.")
    return _from_html(text, page.final_url or page.url)


def _refuse_other_files(raw: bytes) -> None:
    for mark, name in NOT_TEXT:
        if raw.startswith(mark):
            raise KnownError(
                f"This is {name}, not a web page.", "Clip the address of an article, or paste its text."
            )
    head = raw[:SAMPLE]
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff")) or b"<\x00" in head or b"\x00<" in head
    if not wide and len(head) - len(head.translate(None, BINARY)) > len(head) // MOST_BINARY:
        raise KnownError("This is not a web page.", "Clip the address of an article, or paste its text.")


def _from_html(text: str, url: str) -> Extraction:
    """Read HTML; where nothing is found because its elements lie too deep, once more without them."""
    try:
        return _from_tree(text, url)
    except KnownError:
        flat = NESTING.sub(" ", text) if len(NESTING.findall(text, 0, DEEP_SAMPLE)) > DEEP else ""
        if not flat:
            raise
        return _from_tree(flat, url)


def _from_tree(text: str, url: str) -> Extraction:
    from app.clip.facts.metadata import facts_of
    from app.clip.seen.reading import as_seen
    from app.clip.select.select import select
    from app.clip.whole.whole import doubts_of, page_words, signs_of

    tree = parse(text)
    if tree is None:
        raise _no_article()
    large = len(text) > LARGE and _is_large(tree)
    base = _base(tree, url)
    facts = facts_of(tree, base, large)
    signs = signs_of(tree, text)
    as_seen(tree, facts.language)
    found = select(tree, facts, large)
    blocks = _blocks(found, base)
    kept = [block for block in blocks if block.kept]
    if sum(len(block.text) for block in kept) < SHORTEST:
        raise _no_article()
    return replace(
        _put_together(facts, blocks, base),
        page_words=page_words(found),
        doubts=doubts_of(found, facts.claims, signs),
    )


def _is_large(tree: HtmlElement) -> bool:
    """Tell whether a page is large even without the scripts in it, which are taken out."""
    from lxml import etree

    for script in list(tree.iter("script")):
        if "ld+json" not in (script.get("type") or "") and script.getparent() is not None:
            script.drop_tree()
    etree.strip_elements(tree, "style", "svg", with_tail=False)
    return len(etree.tostring(tree)) > LARGE


def _no_article() -> KnownError:
    return KnownError("No article was found on this page.", "Open the page in a browser and paste the text.")


def parse(text: str) -> HtmlElement | None:
    """Read HTML as a tree, however deep and broken it is."""
    import lxml.html
    from lxml import etree

    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    # One class for all elements, looked up without a call of Python: the page is walked many times.
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=lxml.html.HtmlElement))
    try:
        tree = lxml.html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError):
        return None
    return tree if isinstance(tree, lxml.html.HtmlElement) else None


def _base(tree: HtmlElement, url: str) -> str:
    from urllib.parse import urljoin

    element = tree.find(".//base[@href]")
    try:
        return urljoin(url, element.get("href", "")) if element is not None else url
    except ValueError:
        return url


def _blocks(found: list[Candidate], base: str) -> list[Block]:
    from app.clip.page.render import plainly, render

    blocks: list[Block] = []
    dropped = 0
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
        reason = "" if candidate.kept else candidate.reason or "outside the article"
        blocks.append(Block(html, text, candidate.kept, reason))
    return blocks


def _put_together(facts: Facts, blocks: list[Block], base: str) -> Extraction:
    pictures = dict.fromkeys(
        address.replace("&amp;", "&")
        for block in blocks
        if block.kept
        for address in re.findall(r'<img [^>]*?\bsrc="([^"]+)"', block.html)
    )
    return Extraction(
        title=facts.title,
        standfirst=facts.standfirst,
        authors=facts.authors,
        publication=facts.publication,
        section=facts.section,
        published=facts.published,
        modified=facts.modified,
        language=facts.language,
        url=facts.url or base,
        lead_image=facts.lead_image,
        blocks=tuple(blocks),
        pictures=tuple(pictures),
        extractor=EXTRACTOR,
    )
