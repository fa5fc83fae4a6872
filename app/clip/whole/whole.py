"""A page's judged blocks, its own claims and the signs seen in it come in, the doubts whether the article is whole go out."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from app.clip.clutter import ADVERT, READING_TIME, reason_of
from app.clip.page.blocks import HEADINGS, LISTS, Candidate
from app.clip.whole.claims import Claims, minutes_in
from app.clip.whole.cuts import ELLIPSIS, END, OPEN_END, begins_only, breaks_off
from app.clip.whole.phrases import leads_on, may_lead_on
from app.clip.whole.senses import senses
from app.clip.whole.signs import Signs
from app.clip.whole.stems import Sense
from app.clip.whole.view import LAST_PARAGRAPHS, View, heads_a_list, is_paragraph
from app.domain.article.extraction import Doubt
from app.domain.text.words import count_words, is_counted_by_letters, is_counted_either_way

LEAD_BEHIND = 6
# What leads on hides little: behind it stands no more than this share of the article.
MOST_AFTER = 0.5
# The body must reach this share of what the page claims; captions and lists make the rest.
LEAST_OF_WORDS = 0.7
LEAST_OF_LETTERS = 0.75
FEWEST_WORDS = 60
# No preview is so long; who counts so many times the words of a long text counts something else.
LONG, IMPLAUSIBLE = 400, 3
# Nobody is said to read so few words a minute; the first minute may be one of seconds.
SLOWEST = 70
SLOWEST_BY_LETTERS = 220
FEWEST_MINUTES = 2
NEAR_THE_TOP = 12
ENDED = 0.75
# A sentence goes on in these; behind a cut stands no more than so much.
RUN_ON = LISTS | {"table", "figure", "pre", "blockquote"}
NO_LINE = RUN_ON | HEADINGS
LITTLE, LITTLE_SHARE = 500, 0.25
MUCH = 1000
FEWEST_ENDED = 4
LONG_ENTRY = 8
SENTENCE_STOP = re.compile(r"[.…\])!?\"”»]\s?(?=\S)")
HEADLINE, LONGEST_HEADLINE = 20, 160
FEWEST_HEADLINES = 8
LONGEST_TEASER = 240
FEWEST_TEASERS = 4
# A box of one other story has so many blocks, and one that is long enough to be its beginning.
TEASER, LEAST_TEASER = 5, 60


def page_words(blocks: list[Candidate]) -> int:
    """All words a page shows, kept or not."""
    return sum(count_words(block.text) for block in blocks)


def doubts_of(blocks: list[Candidate], claims: Claims, signs: Signs, *, walled: bool) -> tuple[Doubt, ...]:
    """Say why the kept blocks are probably not the whole article; empty when there is no reason to think so."""
    view = View.of(blocks)
    words = sum(count_words(view.blocks[n].text) for n in view.kept)
    met = claims.are_met(words)
    found = {
        Doubt.WALL: walled,
        Doubt.MORE: not met and _leads_on(view, signs),
        Doubt.SHORT: not met and _is_short(view, claims, words),
        Doubt.LISTING: _is_listing(view, claims),
        Doubt.CUT: signs.broken or (not met and _is_cut(view)),
    }
    return tuple(doubt for doubt in found if found[doubt])


# Text that goes on elsewhere


def _leads_on(view: View, signs: Signs) -> bool:
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


def _is_lead(view: View, place: int) -> bool:
    block = view.blocks[place]
    if len(block.text) > 120 or block.kind in LISTS:
        return False
    if leads_on(block.text):
        if heads_a_list(view, place) or _is_of_a_teaser(view, place):
            return False
        return view.after(place) <= MOST_AFTER * view.mass and reason_of(block.text) != ADVERT
    if place != view.last + 1 or block.link_share < 0.8 or not may_lead_on(block.text):
        return False
    # As a link in the article's own box, and nowhere else: else it belongs to a list of other stories.
    boxes = view.blocks[view.last].path[-2:]
    return (
        any(box in block.path[-3:] for box in boxes) and sum(b.text == block.text for b in view.blocks) == 1
    )


def _is_of_a_teaser(view: View, place: int) -> bool:
    """Tell whether a line stands in a box of its own with the headline and the beginning of another story."""
    box = next((element for element in view.blocks[place].path if element not in view.homes), None)
    if box is None or box.tag == "body":
        return False
    before = view.blocks[max(0, place - TEASER) : place]
    inside = [block for block in before if box in block.path]
    headed = [n for n, block in enumerate(inside) if block.kind in HEADINGS and len(block.text) >= HEADLINE]
    return bool(headed) and any(len(block.text) > LEAST_TEASER for block in inside[headed[0] + 1 :])


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


def _is_short(view: View, claims: Claims, words: int) -> bool:
    if claims.letters and view.mass < LEAST_OF_LETTERS * claims.letters:
        return claims.letters > 5 * FEWEST_WORDS
    text = "".join(view.blocks[n].text for n in view.kept[:20])
    counted = max(words, view.mass) if is_counted_either_way(text) else words
    if claims.words > FEWEST_WORDS and counted < LEAST_OF_WORDS * claims.words:
        return words < LONG or claims.words < IMPLAUSIBLE * words
    minutes = claims.minutes or _minutes_shown(view)
    slowest = SLOWEST_BY_LETTERS if is_counted_by_letters(text) else SLOWEST
    return minutes >= FEWEST_MINUTES and words < slowest * (minutes - 0.5)


def _minutes_shown(view: View) -> int:
    """The reading time that stands over the article."""
    first = (view.prose or view.kept or [0])[0]
    for block in reversed(view.blocks[max(0, first - NEAR_THE_TOP) : first + 1]):
        if len(block.text) < 80 and block.link_share < 0.5 and reason_of(block.text) == READING_TIME:
            return minutes_in(block.text)
    return 0


# Lists of articles


def _is_listing(view: View, claims: Claims) -> bool:
    """Tell whether most of what was kept are headlines that link elsewhere, and their teasers."""
    if not view.kept:
        return False
    inside = view.blocks[max(0, view.kept[0] - 2) : view.kept[-1] + 2]
    headlines = [n for n, block in enumerate(inside) if _is_headline(block)]
    least = FEWEST_HEADLINES // 2 if claims.listed and not claims.told else FEWEST_HEADLINES
    if len(headlines) < least:
        return False
    texts = [n for n, block in enumerate(inside) if is_paragraph(block) and block.kept]
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


def _is_cut(view: View) -> bool:
    if view.last < 0:
        return False
    ended = sum(bool(END.search(view.blocks[n].text)) for n in view.prose)
    if ended < ENDED * (len(view.prose) - 1):
        # Who writes without full stops does not end with one; but nobody ends with such a word.
        text = view.blocks[view.last].text
        return OPEN_END.search(text) is not None and breaks_off(text, surely=True)
    if _ends_in_a_begun_line(view, ended):
        return True
    # What stands behind a cut, a biography or a credit, does not hide it; a plea or a promise may be longer.
    after = behind = 0
    for place in reversed(view.kept):
        if after > min(MUCH, view.mass / 2):
            break
        block = view.blocks[place]
        near = after <= min(LITTLE, LITTLE_SHARE * view.mass) and behind < LAST_PARAGRAPHS
        if _is_cut_at(view, place, near=near):
            return True
        if is_paragraph(block):
            behind += 1
            after += len(block.key)
    return False


def _is_cut_at(view: View, place: int, *, near: bool) -> bool:
    """Tell whether the text breaks off in a block; of one that is not `near` the end more is asked."""
    block = view.blocks[place]
    if block.kind in LISTS:
        return _is_cut_list(block, ends=place == view.kept[-1])
    if block.kind in NO_LINE or block.link_share >= 0.5 or _is_teaser(view, block):
        return False
    if END.search(block.text) and not ELLIPSIS.search(block.text):
        return False
    common = view.common_words
    if place == view.last and breaks_off(block.text, common=common):
        return Sense.LETTER not in senses(block.text)
    if _runs_on(view, place) or not breaks_off(block.text, surely=True, common=common):
        return False
    return (near and _is_of_sentences(view, place)) or _is_left_open(block.text)


def _is_left_open(text: str) -> bool:
    return text[-1:].isalpha() and OPEN_END.search(text) is not None


def _is_of_sentences(view: View, place: int) -> bool:
    """Tell whether a block is a paragraph, or a short line behind a sentence."""
    before = view.kept[view.kept.index(place) - 1] if place != view.kept[0] else -1
    return is_paragraph(view.blocks[place]) or (
        before >= 0 and END.search(view.blocks[before].text) is not None
    )


def _is_teaser(view: View, block: Candidate) -> bool:
    """Tell whether a text ends in an ellipsis as others beside it do."""
    return view.ellipses > 2 and bool(ELLIPSIS.search(block.text))


def _is_cut_list(block: Candidate, *, ends: bool) -> bool:
    """Tell whether the last entry of a list, one of sentences, stops in the middle of one."""
    entries = [" ".join("".join(entry.itertext()).split()) for entry in block.element.iter("li", "dd")]
    if not entries or not breaks_off(entries[-1], surely=True):
        return False
    long = [bool(END.search(entry)) for entry in entries[:-1] if len(entry.split()) >= LONG_ENTRY]
    if not ends:
        return len(long) > 1 and all(long)
    return OPEN_END.search(entries[-1]) is not None or (bool(long) and sum(long) >= ENDED * len(long))


def _runs_on(view: View, place: int) -> bool:
    """Tell whether a sentence may go on in what follows a block."""
    following = view.blocks[place + 1] if place + 1 < len(view.blocks) else None
    return (
        following is not None
        and following.kept
        and (following.kind in RUN_ON or following.text[:1].islower())
    )


def _ends_in_a_begun_line(view: View, ended: int) -> bool:
    """Tell whether the last line of the article's box, too short for a paragraph elsewhere, is a sentence without its end."""
    home = view.blocks[view.last].path[-1:]
    behind = [n for n in view.kept if n > view.last and view.blocks[n].path[-1:] == home]
    if len(behind) != 1 and (
        ended < FEWEST_ENDED or ended < len(view.prose) or not _is_of_sentences(view, view.kept[-1])
    ):
        return False
    line = view.blocks[behind[0] if len(behind) == 1 else view.kept[-1]]
    return line.kind not in NO_LINE and line.link_share < 0.5 and begins_only(line.text)
