"""Candidate blocks of a page come in, and leave as those of the article and those left out, with reasons."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from lxml.html import HtmlElement

from app.clip.clutter import LEADS_A_LIST, reason_of
from app.clip.facts.bylines import is_byline
from app.clip.facts.metadata import Facts
from app.clip.facts.people import once_each, split_names
from app.clip.page.blocks import HEADINGS, Candidate, candidates, key_of, strip_silent
from app.clip.select.beside import surely_beside
from app.clip.select.footnotes import is_footnote, keep_corrections, keep_footnotes
from app.clip.select.gaps import below, core_of, fill_gaps, is_prose
from app.clip.select.heads import drop_head_lines
from app.clip.select.judge import keep_heaviest, match, second_verdict, verdict
from app.clip.select.liveblog import times_of_posts
from app.clip.select.repeats import drop_repeats
from app.clip.select.second import forest, look_again
from app.clip.select.standfirst import named_standfirst
from app.domain.codes.pages import Reason

# The other reader is asked when the first one kept less than this share of the page's prose.
THIN = 0.5
COLLAPSED = 2.0
# Taking out elements by their names alone must leave at least this share of the article.
LEFT = 0.7
SHORTEST_STANDFIRST = 30


def select(tree: HtmlElement, facts: Facts, large: bool) -> tuple[list[Candidate], Facts]:
    """Cut a page into blocks and decide block by block what belongs to the article; the tree is used up.

    The facts come back as what stands on the page corrects them.
    A `large` page is judged by the weight of its paragraphs alone: other readers take minutes over it.
    """
    blocks, facts = by_rules(tree, facts, large)
    if not large:
        look_again(blocks, facts.title, forest())
        drop_repeats(blocks)
        _drop_loose_headings(blocks)
        keep_footnotes(blocks)
    facts = _keep_named_standfirst(blocks, facts)
    _name_reasons(blocks)
    return blocks, facts


def by_rules(tree: HtmlElement, facts: Facts, large: bool) -> tuple[list[Candidate], Facts]:
    """The blocks of a page as far as two readers and the rules know them, and the facts as they stand after that."""
    body = tree.find("body")
    body = tree if body is None else body
    strip_silent(body)
    blocks = candidates(body)
    if large:
        keep_heaviest(blocks)
    else:
        _judge(blocks, tree)
    fill_gaps(blocks)
    _drop_other_articles(blocks)
    _drop_beside(blocks)
    facts = _keep_standfirst(blocks, facts)
    _drop_headline(blocks, facts)
    facts = _drop_clutter(blocks, facts)
    keep_corrections(blocks)
    drop_head_lines(blocks, facts)
    drop_repeats(blocks)
    _drop_loose_headings(blocks)
    return blocks, facts


def _judge(blocks: list[Candidate], tree: HtmlElement) -> None:
    """Keep what the first reader keeps: its own rules alone if they find most of the page, else all it has, else the other."""
    judged = verdict(tree, quick=True)
    match(blocks, judged)
    if judged and not _is_thin(blocks):
        return
    judged = verdict(tree)
    match(blocks, judged)
    if _is_thin(blocks):
        other = second_verdict(tree)
        if len(other) > COLLAPSED * len(judged):
            match(blocks, other)


def select_scripted(body: HtmlElement, facts: Facts, page: list[Candidate]) -> tuple[list[Candidate], Facts]:
    """Decide over a body that stood in a script; of the page's own blocks only its footnotes stay with it."""
    blocks = candidates(body)
    for block in blocks:
        block.kept = True
    _drop_headline(blocks, facts)
    facts = _drop_clutter(blocks, facts)
    _drop_loose_headings(blocks)
    for block in page:
        block.kept = is_footnote(block)
        block.reason = "" if block.kept else block.reason
    blocks += page
    _name_reasons(blocks)
    return blocks, facts


def _is_thin(blocks: list[Candidate]) -> bool:
    prose = [b for b in blocks if b.link_share < 0.3 and len(b.key) > 80]
    kept = sum(len(b.key) for b in prose if b.kept)
    return kept < THIN * sum(len(b.key) for b in prose)


def _drop_beside(blocks: list[Candidate]) -> None:
    """Take out what the page itself names as something else, unless that were most of the article."""
    kept = [index for index, block in enumerate(blocks) if block.kept]
    core = core_of(blocks, kept)
    named: dict[HtmlElement, str] = {}
    found: list[tuple[Candidate, str]] = []
    for index in kept:
        for element in below(blocks[index], core)[-6:]:
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
            _drop(blocks[index], Reason.OTHER_ARTICLE)


def _keep_standfirst(blocks: list[Candidate], facts: Facts) -> Facts:
    """Keep the line under the headline that the page calls its description, once.

    A description that is only the cut beginning of a paragraph is no standfirst.
    """
    stated = key_of(facts.standfirst).rstrip(".…")
    if len(stated) < SHORTEST_STANDFIRST:
        return facts
    first = next((i for i, block in enumerate(blocks) if block.kept and is_prose(block)), 0)
    same = [block for block in blocks[: first + 3] if block.key.rstrip(".…") == stated]
    if same:
        chosen = next((block for block in same if block.kept), same[-1])
        chosen.kept = True
        for block in same:
            if block is not chosen:
                _drop(block, Reason.STANDFIRST)
        return facts
    begins = any(block.kept and block.key.startswith(stated) for block in blocks[: first + 3])
    return replace(facts, standfirst="") if begins else facts


def _keep_named_standfirst(blocks: list[Candidate], facts: Facts) -> Facts:
    """Keep the line under the headline that is named a standfirst; what a reader sees is truer than a description."""
    first = next((i for i, block in enumerate(blocks) if block.kept and is_prose(block)), -1)
    named = named_standfirst(blocks[: first + 1], facts.title)
    if named is None or (named.kept and facts.standfirst):
        return facts
    named.kept = True
    return replace(facts, standfirst=named.text)


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
        if (title and letters == title and len(title) > 8) or (
            begun == 0
            and block.kind in {"h1", "h2"}
            and (
                block.kind == "h1"
                or (len(title) > 12 and (title in letters or (letters in title and len(letters) > 12)))
            )
        ):
            _drop(block, Reason.HEADLINE)
        elif block.kind in {"ul", "ol"} and len(title) > 12 and letters.endswith(title):
            _drop(block, Reason.MENU)
        elif is_prose(block):
            begun += 1


def _letters(text: str) -> str:
    return "".join(re.findall(r"\w+", text.lower()))


def _drop_clutter(blocks: list[Candidate], facts: Facts) -> Facts:
    """Leave out what is no text by its words; the line that names the authors tells them where nothing else did."""
    follows, authors = "", facts.authors
    times = times_of_posts(blocks)
    for number, block in enumerate(blocks):
        if not block.key:
            continue
        if number in times:
            block.kept = True
            continue
        reason = reason_of(block.text)
        if (block.pictured or block.caption) and reason == Reason.CREDIT:
            # The credit of a picture goes with its picture.
            reason = ""
        if not reason and block.kept:
            if is_byline(block.text):
                reason = Reason.BYLINE
                authors = authors or once_each(split_names(block.text))
            elif block.kind in {"ul", "ol"} and follows:
                reason = follows if block.link_share > 0.5 else ""
            elif _is_teaser(block):
                reason = Reason.RELATED
        if reason and block.kept:
            _drop(block, reason)
        follows = reason if reason in LEADS_A_LIST else ""
    return replace(facts, authors=authors)


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
            _drop(block, Reason.OUTSIDE)
        elif block.kind in {"ul", "ol"} and block.link_share > 0.8:
            _drop(block, Reason.RELATED)
        else:
            return


def _name_reasons(blocks: list[Candidate]) -> None:
    for block in blocks:
        if block.kept or block.reason:
            continue
        names = {e.tag for e in block.path}
        linked = block.kind in {"ul", "ol"} and block.link_share > 0.7
        block.reason = reason_of(block.text) or (Reason.MENU if "nav" in names or linked else Reason.OUTSIDE)
