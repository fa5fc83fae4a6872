"""Blocks of which some are kept come in, and leave with the footnotes and the corrections of the article kept as well."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from app.clip.page.blocks import Candidate

ROLE = re.compile(r"doc-(?:end|foot)notes?")
NAME = re.compile(
    r"(?:\w+-)*(?:footnotes?|endnotes?|fussnoten?|notes-de-bas(?:-de-page)?)(?:-\w+)*", re.IGNORECASE
)
IDENTITY = re.compile(
    r"(?:user-content-)?_?(?:fn|ftn|edn|footnote|endnote|note|cite_note)[-_:]?\w{0,12}", re.IGNORECASE
)
# What was put right in an article is part of it wherever it stands.
CORRECTION = re.compile(
    r"\W*(?:corrections?|clarifications?|corrected|editor.?s.? note|update(?=\s*[:(–—])|korrektur|berichtigung|klarstellung|anm(?:erkung|\.) d|"
    r"rectificatif|précision|mise au point|note de la rédaction|correcci[oó]n|rectificaci[oó]n|aclaraci[oó]n|fe de errat|nota del? |"
    r"correç|errata|rettifica|correzione|precisazione|nota della|rectificatie|correctie|verduidelijking|noot van)"
    r"[^:.–—]{0,40}(?::(?=\s)|\s[–—])\s*\S",
    re.IGNORECASE,
)
SHORTEST_CORRECTION = 30
# A sign that points to a footnote is short: a number, a letter, a star.
LONGEST_SIGN = 5


def is_footnote(block: Candidate) -> bool:
    """Tell by role, name or identity whether a block is a footnote or a list of them."""
    return any(map(_is_notes, (block.element, *block.path[-4:]))) or any(
        IDENTITY.fullmatch(item.get("id") or "") for item in block.element.iter("li")
    )


def _is_notes(element: HtmlElement) -> bool:
    names = (element.get("class") or "").split()
    return (
        ROLE.fullmatch(element.get("role") or "") is not None
        or any(NAME.fullmatch(name) for name in (*names, element.get("id") or ""))
        or (element.tag in {"li", "p", "aside"} and IDENTITY.fullmatch(element.get("id") or "") is not None)
    )


def is_correction(block: Candidate) -> bool:
    """Tell whether a line says what was put right in the article, or what its editors add to it."""
    return (
        len(block.key) >= SHORTEST_CORRECTION
        and block.link_share < 0.5
        and CORRECTION.match(block.text) is not None
    )


def keep_corrections(blocks: list[Candidate]) -> None:
    """Keep the corrections that stand in the article's own element, in its foot or wherever."""
    homes = {element for block in blocks if block.kept for element in block.path if element.tag == "article"}
    for block in blocks:
        if not block.kept and not block.reason and homes.intersection(block.path) and is_correction(block):
            block.kept = True


def keep_footnotes(blocks: list[Candidate]) -> None:
    """Keep the notes that signs in the kept text point to."""
    wanted: set[str] = set()
    for block in blocks:
        if block.kept:
            for link in block.element.iter("a"):
                address = link.get("href") or ""
                if (
                    address.startswith("#")
                    and 0 < len("".join(link.itertext()).strip(" []()")) <= LONGEST_SIGN
                ):
                    wanted.add(address[1:])
    if not wanted:
        return
    for block in blocks:
        if not block.kept and block.key and _holds(block, wanted):
            block.kept = True


def _holds(block: Candidate, wanted: set[str]) -> bool:
    around = (*block.path[-2:], *block.element.iter("*"))
    return any(element.get("id") in wanted for element in around) and block.link_share < 0.8
