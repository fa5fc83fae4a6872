"""Candidate blocks of a page come in, and leave as those of the article and those left out, with reasons."""

from __future__ import annotations

import re
from collections import Counter

from lxml.html import HtmlElement

from app.clip.clutter import BYLINE, LEADS_A_LIST, RELATED, is_byline, reason_of
from app.clip.metadata import Facts
from app.clip.page.beside import is_beside, surely_beside
from app.clip.page.blocks import HEADINGS, Candidate, candidates, key_of, strip_silent
from app.clip.page.judge import match, second_verdict, verdict

# The other reader is asked when the first one kept less than this share of the page's prose.
THIN = 0.5
COLLAPSED = 2.0
# An element that holds at least this share of the article is one of its homes.
HOME = 0.12
CORE = 0.85
PROSE = 60
SENTENCE_END = re.compile(r"[.!?…。！？؟:;»”\"'’)\]]\s*$")
# Taking out elements by their names alone must leave at least this share of the article.
LEFT = 0.7


def select(tree: HtmlElement, facts: Facts) -> list[Candidate]:
    """Cut a page into blocks and decide block by block what belongs to the article; the tree is used up."""
    judged = verdict(tree)
    body = tree.find("body")
    body = tree if body is None else body
    strip_silent(body)
    blocks = candidates(body)
    match(blocks, judged)
    if _is_thin(blocks):
        other = second_verdict(tree)
        if len(other) > COLLAPSED * len(judged):
            match(blocks, other)
    _fill_gaps(blocks)
    _drop_other_articles(blocks)
    _drop_beside(blocks)
    _keep_standfirst(blocks, facts)
    _drop_headline(blocks, facts)
    _drop_clutter(blocks)
    _drop_loose_headings(blocks)
    _name_reasons(blocks)
    return blocks


def _is_thin(blocks: list[Candidate]) -> bool:
    prose = [b for b in blocks if b.link_share < 0.3 and len(b.key) > 80]
    kept = sum(len(b.key) for b in prose if b.kept)
    return kept < THIN * sum(len(b.key) for b in prose)


def _is_prose(block: Candidate) -> bool:
    return (
        block.kind not in HEADINGS
        and len(block.key) >= PROSE
        and block.link_share < 0.4
        and bool(SENTENCE_END.search(block.text))
    )


def signature(element: HtmlElement) -> str:
    """What kind of element this is, in its author's eyes."""
    return f"{element.tag}.{' '.join(sorted((element.get('class') or '').split()))}"


def _fill_gaps(blocks: list[Candidate]) -> None:
    """Keep what stands among kept blocks in the same element, or in elements of the same kind."""
    kept = [index for index, block in enumerate(blocks) if block.kept]
    if not kept:
        return
    mass: Counter[HtmlElement] = Counter()
    kinds: Counter[str] = Counter()
    for index in kept:
        block = blocks[index]
        if block.path and block.kind not in HEADINGS:
            mass[block.path[-1]] += len(block.key)
            kinds[_home_kind(block)] += len(block.key)
    whole = sum(mass.values()) or 1
    homes = {element for element, size in mass.items() if size >= HOME * whole}
    home_kinds = {kind for kind, size in kinds.items() if size >= HOME * whole and "." in kind}
    core = _core(blocks, kept)
    first, last = kept[0], kept[-1]
    for index, block in enumerate(blocks):
        if block.kept or not block.path:
            continue
        at_home = block.path[-1] in homes
        like_home = _home_kind(block) in home_kinds
        inside = first < index < last
        in_core = inside and core is not None and core in block.path
        if not (at_home or like_home or in_core) or is_beside(block.element) or reason_of(block.text):
            continue
        if in_core and not at_home and any(map(is_beside, block.path[block.path.index(core) + 1 :])):
            continue
        block.kept = (_is_prose(block) and (inside or at_home)) or (
            inside and at_home and _is_small_part(block)
        )
        if not block.kept and in_core:
            after = blocks[index + 1]
            before = blocks[index - 1]
            if block.kind in HEADINGS:
                block.kept = CORE_H and block.link_share < 0.5 and after.kept
            elif block.pictured and block.kind == "figure":
                block.kept = CORE_F and len(block.key) < 400 and block.link_share < 0.5
            elif block.kind in {"ul", "ol", "dl", "table", "blockquote", "pre"}:
                block.kept = CORE_L and block.link_share < 0.3 and (after.kept and before.kept)
            else:
                block.kept = CORE_P and block.link_share < 0.3 and after.kept and before.kept
        if block.kept:
            block.reason = ""


import os

CORE_H, CORE_F, CORE_L, CORE_P = [c == "1" for c in os.environ.get("CORE", "1010")]


def _core(blocks: list[Candidate], kept: list[int]) -> HtmlElement | None:
    """The innermost element that holds nearly all of the article."""
    mass: Counter[HtmlElement] = Counter()
    whole = 0
    for index in kept:
        whole += len(blocks[index].key)
        for element in blocks[index].path:
            mass[element] += len(blocks[index].key)
    holders = [element for element, size in mass.items() if size >= CORE * whole]
    return max(holders, key=lambda element: sum(1 for _ in element.iterancestors()), default=None)


def _below(block: Candidate, core: HtmlElement | None) -> tuple[HtmlElement, ...]:
    """The elements between the core of the article and a block, the block's own included."""
    if core is not None and core in block.path:
        return (*block.path[block.path.index(core) + 1 :], block.element)
    return (*block.path, block.element)


def _drop_beside(blocks: list[Candidate]) -> None:
    """Take out what the page itself names as something else, unless that were most of the article."""
    kept = [index for index, block in enumerate(blocks) if block.kept]
    core = _core(blocks, kept)
    named: dict[HtmlElement, str] = {}
    found: list[tuple[Candidate, str]] = []
    for index in kept:
        for element in _below(blocks[index], core)[-6:]:
            if element not in named:
                named[element] = surely_beside(element)
            if named[element]:
                found.append((blocks[index], named[element]))
                break
    whole = sum(len(blocks[index].key) for index in kept)
    if whole - sum(len(block.key) for block, _ in found) >= LEFT * whole:
        for block, reason in found:
            _drop(block, reason)


def _drop_other_articles(blocks: list[Candidate]) -> None:
    """Where several whole articles follow each other, keep the first: the page was asked for that one."""
    mass: Counter[HtmlElement] = Counter()
    of: dict[int, HtmlElement] = {}
    for index, block in enumerate(blocks):
        article = next((element for element in block.path if element.tag == "article"), None)
        if block.kept and article is not None:
            mass[article] += len(block.key)
            of[index] = article
    if len(mass) < 2:
        return
    first = next(iter(mass))
    if mass[first] < 600 or next(first.iter("h1"), None) is None:
        return
    for index, article in of.items():
        if article is not first and next(article.iter("h1"), None) is not None:
            _drop(blocks[index], "another article")


def _home_kind(block: Candidate) -> str:
    return " ".join(signature(element) for element in block.path[-2:])


def _is_small_part(block: Candidate) -> bool:
    """A heading, list, table or quotation between kept paragraphs."""
    if not block.key:
        return True
    if block.kind in HEADINGS:
        return block.link_share < 0.5
    if block.kind in {"ul", "ol", "dl", "table", "blockquote", "pre"}:
        return block.link_share < 0.4
    return block.kind == "p" and block.link_share < 0.5


def _keep_standfirst(blocks: list[Candidate], facts: Facts) -> None:
    """Keep the line under the headline that the page itself calls its description."""
    stated = key_of(facts.standfirst).rstrip(".…")
    if len(stated) < 30:
        return
    first = next((i for i, block in enumerate(blocks) if block.kept and _is_prose(block)), 0)
    for block in blocks[:first]:
        if block.kept and stated in block.key:
            return
    for block in reversed(blocks[:first]):
        if not block.kept and (block.key == stated or block.key.rstrip(".…") == stated):
            block.kept = True
            return


def _drop(block: Candidate, reason: str) -> None:
    block.kept = False
    block.reason = reason


def _drop_headline(blocks: list[Candidate], facts: Facts) -> None:
    title = _letters(facts.title)
    begun = 0
    for block in blocks:
        if not block.kept:
            continue
        letters = _letters(block.text)
        if title and letters == title and len(title) > 8:
            _drop(block, "repeated headline")
        elif (
            begun == 0
            and block.kind in {"h1", "h2"}
            and (
                block.kind == "h1"
                or (len(title) > 12 and (title in letters or (letters in title and len(letters) > 12)))
            )
        ):
            _drop(block, "repeated headline")
        elif block.kind in {"ul", "ol"} and len(title) > 12 and letters.endswith(title):
            _drop(block, "menu")
        elif _is_prose(block):
            begun += 1


def _letters(text: str) -> str:
    return "".join(re.findall(r"\w+", text.lower()))


def _drop_clutter(blocks: list[Candidate]) -> None:
    follows = ""
    for block in blocks:
        if not block.key:
            continue
        reason = reason_of(block.text)
        if not reason and block.kept:
            if is_byline(block.text):
                reason = BYLINE
            elif block.kind in {"ul", "ol"} and follows:
                reason = follows if block.link_share > 0.5 else ""
            elif _is_teaser(block):
                reason = RELATED
        if reason and block.kept:
            _drop(block, reason)
        follows = reason if reason in LEADS_A_LIST else ""


def _is_teaser(block: Candidate) -> bool:
    """A paragraph that is nothing but a link to another story."""
    return (
        block.kind == "p"
        and block.link_share > 0.9
        and 20 < len(block.key) < 160
        and not block.text.endswith((".", ":"))
    )


def _drop_loose_headings(blocks: list[Candidate]) -> None:
    """A heading at the end, with nothing of the article under it, heads something else."""
    for block in reversed(blocks):
        if not block.kept or not block.key:
            continue
        if block.kind in HEADINGS:
            _drop(block, "outside the article")
        elif block.kind in {"ul", "ol"} and block.link_share > 0.8:
            _drop(block, RELATED)
        else:
            return


def _name_reasons(blocks: list[Candidate]) -> None:
    for block in blocks:
        if block.kept or block.reason:
            continue
        names = {e.tag for e in block.path}
        linked = block.kind in {"ul", "ol"} and block.link_share > 0.7
        block.reason = reason_of(block.text) or (
            "menu" if "nav" in names or linked else "outside the article"
        )
