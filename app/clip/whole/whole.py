"""A page's tree, its judged blocks and its own claims come in, the words it shows and the doubts whether the article is whole go out."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from lxml.html import HtmlElement

from app.clip.clutter import ADVERT, READING_TIME, reason_of
from app.clip.page.blocks import HEADINGS, LISTS, Candidate
from app.clip.whole.claims import Claims, minutes_in
from app.clip.whole.phrases import (
    CONSENT,
    DEVICES,
    LETTERS,
    NAMED,
    TALK,
    asks,
    bars,
    leads_on,
    may_lead_on,
    promises,
)
from app.domain.article import Doubt

# A wall is made of short blocks, a few in a row.
LONGEST_WALL_BLOCK = 260
LONGEST_WALL = 320
WALL_BLOCKS = 4
# So many blocks behind the last kept one a wall may still begin; so few if its words are weak.
BEHIND, CLOSE_BEHIND, LEAD_BEHIND = 8, 3, 6
LIST_BLOCKS = 4  # behind its heading a list of other stories shows itself
# A wall bars nothing when more than this share of the article follows it.
MOST_AFTER = 0.5
# The body must reach this share of what the page claims; captions and lists make the rest.
LEAST_OF_WORDS = 0.7
LEAST_OF_LETTERS = 0.75
FEWEST_WORDS = 60
# Nobody is said to read so few words a minute; the first minute may be one of seconds.
SLOWEST = 95
FEWEST_MINUTES = 2
NEAR_THE_TOP = 12
# The box that holds this share of the paragraphs is the article's own.
HOME = 0.5
# A shorter block without an end is a caption, a name, a date; a script without spaces says more in less.
SENTENCE = 80
SENTENCE_CJK = 40
FEWEST_SENTENCE_WORDS = 12
ENDED = 0.75
CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
END = re.compile(
    r"(?:[.!?:;。！？：；؟۔।։」』）】〕》♥❤]|[.!?…。][\"'”’»“«‹›)\]*_]+)[\s\"'”’»“«‹›)\]*_\u200b\ufeff]*$"
)
ELLIPSIS = re.compile(r"(?:\.\.\.|…|\[…\]|\[\.\.\.\])\s*$")
CLOSED = re.compile(r"[)\]\"'”’»“*]\s*$")
# Lines that end without a full stop by nature: addresses, credits, lists in one line, marks.
NO_SENTENCE = re.compile(
    r"https?://|www\.|@|[|•©→↩\n\t]|\.(?:com|org|net)\b|^\W*\w+(?: \w+){0,3}:|^\W*[*(]|:[^:]{0,24}$|[–—-] [\w ]{1,20}$"
)
SENTENCE_STOP = re.compile(r"[.…\])!?\"”»]\s?(?=\S)")
LAST_WORD = re.compile(r"([^\W\d_][\w'’-]*)\s*$")
OPEN_END = re.compile(r"(?:[,–—-]|\b(?:the|a|an|of|and|or|to|in|for|with|that|which|by|from|at|as|is|are|was|were|der|die|das|und|oder|"
                      r"ein|eine|einen|mit|von|zu|dass|le|la|les|des|du|de|et|ou|un|une|que|qui|el|los|las|y|en|por|con|il|lo|gli|di|e|che|per|het|een|van|"
                      r"os|do|da|och|att|som|og|at|w|z|na|że|się))\s*$", re.IGNORECASE)  # fmt: skip
PAGE_END = re.compile(r"</(?:body|html)\b", re.IGNORECASE)
PAGE_START = re.compile(r"<(?:html|body)\b", re.IGNORECASE)
OPENED = re.compile(r"<(/?)(?:div|section|article|main|p|ul|script|style|table)\b", re.IGNORECASE)
NO_PROSE = LISTS | {"table", "figure", "pre"}
EDGE = frozenset({"nav", "footer"})
HEADLINE, LONGEST_HEADLINE = 20, 160
FEWEST_HEADLINES = 8
LONGEST_TEASER = 240
FEWEST_TEASERS = 4


@dataclass(frozen=True, slots=True)
class Signs:
    """What must be seen before a page is cut up: whether it ends abruptly, and what holds a button that leads on."""

    broken: bool
    buttons: tuple[HtmlElement, ...]


def signs_of(tree: HtmlElement, text: str) -> Signs:
    """Look at a page before its blocks are taken from it."""
    holders = []
    for button in tree.iter("button"):
        parent = button.getparent()
        label = " ".join("".join(button.itertext()).split()) if len(button) < 6 else ""
        if parent is not None and label and len(label) < 60 and leads_on(label):
            holders.append(parent)
    return Signs(_is_broken(text), tuple(holders))


def _is_broken(text: str) -> bool:
    """Tell whether the bytes of a page end before the page does.

    End tags may be left out by right, but then nobody leaves boxes open.
    """
    # Scripts in the upper half of a page may write end tags of other pages.
    if PAGE_END.search(text, len(text) // 2) or not PAGE_START.search(text):
        return False
    return sum(-1 if closing else 1 for closing in OPENED.findall(text)) > 0


def page_words(blocks: list[Candidate]) -> int:
    """All words a page shows, kept or not."""
    return sum(len(block.text.split()) for block in blocks)


def doubts_of(blocks: list[Candidate], claims: Claims, signs: Signs) -> tuple[Doubt, ...]:
    """Say why the kept blocks are probably not the whole article; empty when there is no reason to think so."""
    view = _View.of(blocks)
    found = {
        Doubt.WALL: _is_walled(view, claims),
        Doubt.MORE: _leads_on(view, signs),
        Doubt.SHORT: _is_short(view, claims),
        Doubt.LISTING: _is_listing(view, claims),
        Doubt.CUT: signs.broken or _is_cut(view),
    }
    return tuple(doubt for doubt in found if found[doubt])


@dataclass(slots=True)
class _View:
    """The blocks with text; the places of the kept ones, of the kept paragraphs, and the last ones of the text.

    `last` is the last paragraph in the box that holds most of them, or the last of all if none does; -1 for none.
    """

    blocks: list[Candidate]
    kept: list[int]
    prose: list[int]
    ends: list[int]
    last: int
    mass: int

    @classmethod
    def of(cls, blocks: list[Candidate]) -> _View:
        worded = [block for block in blocks if block.key]
        kept = [number for number, block in enumerate(worded) if block.kept]
        prose = [n for n in kept if _is_paragraph(worded[n])]
        homes: Counter[HtmlElement] = Counter()
        for number in prose:
            if worded[number].path:
                homes[worded[number].path[-1]] += len(worded[number].key)
        home = max(homes, key=lambda element: homes[element], default=None)
        at_home = [n for n in prose if worded[n].path and worded[n].path[-1] is home]
        ends = sorted({places[-1] for places in (at_home, prose, kept) if places})
        if homes and homes[home] < HOME * sum(homes.values()):
            at_home = prose
        last = at_home[-1] if at_home else -1
        return cls(worded, kept, prose, ends, last, sum(len(worded[n].key) for n in kept))

    def after(self, place: int) -> int:
        """Characters of the kept paragraphs behind a place."""
        return sum(len(self.blocks[n].key) for n in self.prose if n > place)


def _is_paragraph(block: Candidate) -> bool:
    return (
        block.kind not in HEADINGS
        and block.kind not in NO_PROSE
        and len(block.key) >= 60
        and block.link_share < 0.5
    )


# Walls


def _is_walled(view: _View, claims: Claims) -> bool:
    if not view.kept:
        return False
    if _is_consent(view):
        return True
    # What stands before half of the article is read is no wall: the look begins near its middle.
    first, left = (view.prose or view.kept)[0], view.mass
    for place in view.prose:
        left -= len(view.blocks[place].key)
        if left <= MOST_AFTER * view.mass:
            first = max(first, place - WALL_BLOCKS)
            break
    last = min(view.kept[-1] + BEHIND, len(view.blocks) - 1)
    return any(_wall_at(view, place, claims) for place in range(first, last + 1))


def _is_consent(view: _View) -> bool:
    """Tell whether the page asks for consent and has nothing else to say."""
    text = " ".join(view.blocks[n].text for n in view.kept)
    words = len(text.split())
    if words > 700:
        return False
    hits = [hit.lower() for hit in CONSENT.findall(text)]
    return len(set(hits)) >= 4 and len(hits) * 16 >= words


def _wall_at(view: _View, place: int, claims: Claims) -> bool:
    """Tell whether a wall begins at a place, and little of the article stands behind it."""
    begin = view.blocks[place]
    named = _is_named(begin)
    if len(begin.text) > LONGEST_WALL_BLOCK or not (named or asks(begin.text) or bars(begin.text)):
        return False
    if not named and any(element.tag in EDGE for element in begin.path):
        return False
    group, length = [begin], len(begin.text)
    for block in view.blocks[place + 1 : place + WALL_BLOCKS]:
        length += len(block.text)
        if length > LONGEST_WALL:
            break
        group.append(block)
    if view.after(place + len(group) - 1) > MOST_AFTER * view.mass:
        return False
    close = any(end < place <= end + CLOSE_BEHIND for end in view.ends)
    return _is_wall(group, other=claims.closed and close, named=named and close)


def _is_wall(group: list[Candidate], *, other: bool, named: bool) -> bool:
    text = "\n".join(block.text for block in group)
    if LETTERS.search(group[0].text) or TALK.search(group[0].text) or DEVICES.search(text):
        return False
    asked, barred, praised = asks(text), bars(text), promises(text)
    return (asked and barred) or (named and (asked or barred)) or (other and (barred or (asked and praised)))


def _is_named(block: Candidate) -> bool:
    """Tell whether the page itself calls the block, or a box close around it, a wall."""
    return any(
        NAMED.search(f"{element.get('class') or ''} {element.get('id') or ''}")
        for element in (block.element, *block.path[-2:])
    )


# Text that goes on elsewhere


def _leads_on(view: _View, signs: Signs) -> bool:
    if not view.kept:
        return False
    for end in view.ends:
        last = view.blocks[end].text[-90:]
        if any(leads_on(last[found.end() :]) for found in SENTENCE_STOP.finditer(last)):
            return True
    first = (view.prose or view.kept)[0]
    if any(_is_lead(view, n) for n in range(first + 1, min(view.kept[-1] + LEAD_BEHIND, len(view.blocks)))):
        return True
    return any(
        _is_right_behind(holder, view.blocks[end].element) for holder in signs.buttons for end in view.ends
    )


def _is_lead(view: _View, place: int) -> bool:
    block = view.blocks[place]
    if len(block.text) > 120 or block.kind in LISTS:
        return False
    if leads_on(block.text):
        if _heads_a_list(view, place):
            return False
        return view.after(place) <= MOST_AFTER * view.mass and reason_of(block.text) != ADVERT
    if place != view.last + 1 or block.link_share < 0.8 or not may_lead_on(block.text):
        return False
    # As a link in the article's own box, and nowhere else: else it belongs to a list of other stories.
    boxes = view.blocks[view.last].path[-2:]
    return (
        any(box in block.path[-3:] for box in boxes) and sum(b.text == block.text for b in view.blocks) == 1
    )


def _heads_a_list(view: _View, place: int) -> bool:
    """Tell whether a line is no link itself, and headlines of other stories follow it."""
    following = view.blocks[place + 1 : place + 1 + LIST_BLOCKS]
    return view.blocks[place].link_share < 0.5 and sum(block.link_share > 0.8 for block in following) >= 2


def _is_right_behind(holder: HtmlElement, element: HtmlElement) -> bool:
    """Tell whether what holds a button follows an element at once, or holds it too."""
    step: HtmlElement | None = holder
    for _ in range(3):
        if step is None or step is element.getparent():
            return True
        before = step.getprevious()
        if before is not None:
            return before is element or element in before.iterdescendants()
        step = step.getparent()
    return False


# Shorter than the page says


def _is_short(view: _View, claims: Claims) -> bool:
    kept = [view.blocks[n] for n in view.kept]
    if claims.letters and view.mass < LEAST_OF_LETTERS * claims.letters:
        return claims.letters > 5 * FEWEST_WORDS
    text = "".join(block.key for block in kept[:40])
    if len(CJK.findall(text[:600])) > len(text[:600]) // 4:
        # Words are counted in many ways where no space divides them.
        return False
    words = sum(len(block.text.split()) for block in kept)
    if claims.words > FEWEST_WORDS and words < LEAST_OF_WORDS * claims.words:
        return True
    minutes = claims.minutes or _minutes_shown(view)
    return minutes >= FEWEST_MINUTES and words < SLOWEST * (minutes - 0.5)


def _minutes_shown(view: _View) -> int:
    """The reading time that stands over the article."""
    first = (view.prose or view.kept or [0])[0]
    for block in reversed(view.blocks[max(0, first - NEAR_THE_TOP) : first + 1]):
        if len(block.text) < 80 and block.link_share < 0.5 and reason_of(block.text) == READING_TIME:
            return minutes_in(block.text)
    return 0


# Lists of articles


def _is_listing(view: _View, claims: Claims) -> bool:
    """Tell whether most of what was kept are headlines that link elsewhere, and their teasers."""
    if not view.kept:
        return False
    inside = view.blocks[max(0, view.kept[0] - 2) : view.kept[-1] + 2]
    headlines = [n for n, block in enumerate(inside) if _is_headline(block)]
    least = FEWEST_HEADLINES // 2 if claims.listed and not claims.told else FEWEST_HEADLINES
    if len(headlines) < least:
        return False
    texts = [n for n, block in enumerate(inside) if _is_paragraph(block) and block.kept]
    teasers = sum(
        len(inside[n].text) <= LONGEST_TEASER and any(n - 3 <= h < n for h in headlines) for n in texts
    )
    running = len(texts) - teasers
    if 0 < len(texts) < FEWEST_TEASERS:
        return False
    if claims.told and not claims.listed:
        least = FEWEST_HEADLINES
        return not running and len(headlines) >= 2 * len(texts)
    return len(headlines) >= len(texts) and running * 4 <= len(headlines)


def _is_headline(block: Candidate) -> bool:
    return (
        block.kind not in LISTS
        and HEADLINE <= len(block.text) <= LONGEST_HEADLINE
        and (block.link_share > 0.8 or (block.kind in HEADINGS and _is_linked(block)))
    )


def _is_linked(block: Candidate) -> bool:
    return any(element.tag == "a" for element in block.path[-3:])


# Text that breaks off


def _is_cut(view: _View) -> bool:
    ended = [bool(END.search(view.blocks[n].text)) for n in view.prose]
    if sum(ended) < ENDED * (len(ended) - 1):
        # Who writes without full stops does not end with one.
        return False
    return view.last >= 0 and breaks_off(view.blocks[view.last].text)


def breaks_off(text: str) -> bool:
    """Tell whether a paragraph stops in the middle of a sentence."""
    text = text.rstrip("\u200b\ufeff \u00a0")
    cjk = len(CJK.findall(text)) > len(text) // 3
    if len(text) < (SENTENCE_CJK if cjk else SENTENCE):
        return False
    if ELLIPSIS.search(text):
        return not text.endswith("...)")
    if END.search(text) or CLOSED.search(text) or NO_SENTENCE.search(text) or LETTERS.search(text):
        return False
    if cjk:
        return True
    if OPEN_END.search(text):
        return True
    last = LAST_WORD.search(text)
    return len(text.split()) >= FEWEST_SENTENCE_WORDS and last is not None and last.group(1).islower()
