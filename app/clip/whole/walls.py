"""The blocks of a page and the signs seen in it come in, the wall at the article's end goes out: whether it is there, and its blocks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from lxml.html import HtmlElement

from app.clip.page.blocks import Candidate
from app.clip.whole.claims import Claims
from app.clip.whole.cuts import CJK, is_scrambled
from app.clip.whole.phrases import CONSENT, NAMED, leads_on
from app.clip.whole.rules import (
    ANYWHERE,
    CALL,
    CLOSE,
    CLOSED,
    DIALOGUE,
    LABEL,
    NAMED_ONE,
    WITH_FIELD,
    is_wall,
    said_in,
)
from app.clip.whole.senses import senses
from app.clip.whole.signs import Box, Signs
from app.clip.whole.stems import KEYS, Sense
from app.clip.whole.view import View, heads_a_list, is_paragraph
from app.domain.codes.pages import Reason
from app.domain.text.words import count_words

# A wall in the article's own box is made of short blocks, a few in a row; in a box of its own it may say more.
LONGEST_BLOCK = 230
LONGEST_RUN, RUN = 400, 4
LONGEST_BOX, BOX = 1000, 16
# So many blocks behind the last kept one a wall may still begin; so few if its words are weak.
BEHIND, CLOSE_BEHIND = 8, 3
# A wall bars nothing when more than this share of the article follows it: less where nothing but its words names it.
MOST_AFTER_NAMED, MOST_AFTER = 0.5, 0.12
# A link of so many letters names another story; a shorter one is a button.
LONGEST_BUTTON = 60
EDGE = frozenset({"nav", "footer"})
# Publishers show no more than this of what is not free; of a longer text the data of the page prove nothing.
LONGEST_PREVIEW = 600
# The parts called not free hold the text when so much of it stands in them.
COVERED = 0.4
ENOUGH = 2
LONGEST_CALL = 160
LONGEST_LABEL = 90
# One of these is spoken of where a wall begins.
SPEAKING = KEYS | {Sense.HOLD, Sense.ONLY, Sense.LIMIT, Sense.SHARE, Sense.THIS, Sense.READ, Sense.AWAY}
# A whole paragraph is the article's own unless it speaks of one of these.
CALLING = frozenset({
    Sense.HOLD, Sense.SHARE, Sense.LIMIT, Sense.ONLY, Sense.PAY, Sense.ACCOUNT, Sense.BLOCKER, Sense.AWAY, Sense.PRINT,
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Wall:
    """A wall was found; `blocks` are its words among the page's."""

    blocks: tuple[Candidate, ...] = ()

    def take_out(self) -> None:
        """Leave its words out of the article."""
        for block in self.blocks:
            block.kept = False
            block.reason = Reason.SUBSCRIBE


def wall_of(blocks: list[Candidate], claims: Claims, signs: Signs) -> Wall | None:
    """The wall that a page puts in the place of an article's rest; None if there is none."""
    view = View.of(blocks)
    if not view.kept:
        return None
    if _is_consent(view):
        return Wall()
    if claims.are_met(_words(view)):
        return None
    found = _in_blocks(view, claims, signs)
    if found is not None:
        return found
    box = _in_boxes(view, signs)
    if box is not None:
        return Wall(tuple(block for block in view.blocks if box is block.element or box in block.path))
    return Wall(_unreadable(view, signs)) if _without_words(view, claims, signs) else None


def _words(view: View) -> int:
    return sum(count_words(view.blocks[n].text) for n in view.kept)


def _is_consent(view: View) -> bool:
    """Tell whether the page asks for consent and has nothing else to say."""
    text = " ".join(view.blocks[n].text for n in view.kept)
    words = len(text.split())
    if words > 700:
        return False
    hits = CONSENT.findall(text.lower())
    return len(set(hits)) >= 4 and len(hits) * 16 >= words


# Walls among the blocks


def _in_blocks(view: View, claims: Claims, signs: Signs) -> Wall | None:
    # What stands before half of the article is read is no wall: the look begins near its middle.
    first, left = (view.prose or view.kept)[0], view.mass
    for place in view.prose:
        left -= len(view.blocks[place].key)
        if left <= MOST_AFTER_NAMED * view.mass:
            first = max(first, place - RUN)
            break
    last = min(view.kept[-1] + BEHIND, len(view.blocks) - 1)
    seen: set[HtmlElement] = set()
    other: set[HtmlElement | None] = set()
    for place in range(first, last + 1):
        block = view.blocks[place]
        box = _box(view, block)
        groups = _runs(view, place)
        if box is not None and box not in seen:
            seen.add(box)
            whole = _all_of(view, place, box)
            if whole and Sense.DEVICES in (said := _said_by(view, place, whole)) and Sense.SHARE not in said:
                other.add(box)
            groups.insert(0, whole)
        if box in other:
            continue
        for group in groups:
            if group and _bars(view, place, group, claims, signs):
                return Wall(_with_neighbours(view, place, group, box))
    return None


def _box(view: View, block: Candidate) -> HtmlElement | None:
    """The largest box of a block that is none of the article's own."""
    for element in block.path:
        if element not in view.homes and element.tag != "body":
            return element
    return None


def _all_of(view: View, place: int, box: HtmlElement) -> list[Candidate]:
    """The blocks of a box, from the outermost inwards the first that is no larger than a wall."""
    block = view.blocks[place]
    for element in block.path[block.path.index(box) :]:
        group: list[Candidate] = []
        length = 0
        for other in view.blocks[place:]:
            if element not in other.path:
                break
            length += len(other.text)
            group.append(other)
            if length > LONGEST_BOX or len(group) > BOX:
                break
        else:
            return group
        if length <= LONGEST_BOX and len(group) <= BOX:
            return group
    return []


def _runs(view: View, place: int) -> list[list[Candidate]]:
    """A block, it and the next one, and so on: what stands behind a wall may speak of other things."""
    runs: list[list[Candidate]] = []
    length = 0
    begin = view.blocks[place]
    if len(begin.text) > LONGEST_BLOCK or not said_in(begin.text) & (
        CALLING if is_paragraph(begin) else SPEAKING
    ):
        return runs
    for number in range(place, min(place + RUN, len(view.blocks))):
        block = view.blocks[number]
        length += len(block.text)
        if length > LONGEST_RUN or (
            block.kept and is_paragraph(block) and not said_in(block.text) & SPEAKING
        ):
            break
        runs.append(view.blocks[place : number + 1])
    return runs


def _bars(view: View, place: int, group: list[Candidate], claims: Claims, signs: Signs) -> bool:
    begin = group[0]
    named = any(_is_named(block, view) for block in group[:2])
    if not named and any(element.tag in EDGE for element in begin.path):
        return False
    after = view.after(place + len(group) - 1)
    if after > MOST_AFTER_NAMED * view.mass:
        return False
    if not named and after > MOST_AFTER * view.mass:
        return len(group) == 1 and len(begin.text) <= LONGEST_CALL and is_wall(said_in(begin.text), CALL)
    said = _said_by(view, place, group)
    if is_wall(said, ANYWHERE):
        return True
    if named and view.tail and place >= view.tail[0] and is_wall(said, NAMED_ONE):
        return True
    if not any(end <= place <= end + CLOSE_BEHIND for end in view.ends):
        return False
    if claims.closed and not _is_covered(view, signs) and is_wall(said, CLOSED):
        return True
    return any(_says_it_alone(block) for block in group)


def _says_it_alone(block: Candidate) -> bool:
    said = said_in(block.text)
    label = len(block.text) <= LONGEST_LABEL and block.link_share < 0.5 and not CJK.search(block.text)
    return is_wall(said, CLOSE) or (label and is_wall(said, LABEL))


def _said_by(view: View, place: int, group: list[Candidate]) -> frozenset[Sense]:
    """What blocks speak of; the headlines of other stories and the line over them do not count."""
    said: set[Sense] = set()
    for number, block in enumerate(group, place):
        other = block.link_share > 0.6 and len(block.text) > LONGEST_BUTTON
        if not other and not (leads_on(block.text) and heads_a_list(view, number)):
            said |= said_in(block.text)
    return frozenset(said)


@lru_cache(maxsize=512)
def _names_a_wall(names: str) -> bool:
    return NAMED.search(names) is not None


def _is_named(block: Candidate, view: View) -> bool:
    """Tell whether the page itself calls the block, or a box close around it, a wall."""
    return any(
        _names_a_wall(f"{element.get('class') or ''} {element.get('id') or ''}")
        for element in (block.element, *block.path[-3:])
        if element not in view.homes
    )


def _with_neighbours(
    view: View, place: int, group: list[Candidate], box: HtmlElement | None
) -> tuple[Candidate, ...]:
    """The wall, with the rest of its box and what little stands behind it."""
    end = place + len(group)
    found = list(group)
    for number, block in enumerate(view.blocks[end:], end):
        inside = box is not None and box in block.path
        if is_paragraph(block) and not said_in(block.text) & SPEAKING:
            # The article's own words, under a wall that lies over them.
            break
        if not inside and (number >= end + RUN or len(block.text) > LONGEST_BLOCK):
            break
        if inside or senses(block.text) & (KEYS | {Sense.HOLD, Sense.ONLY, Sense.LIMIT}):
            found.append(block)
    return tuple(found)


# Boxes that stand out of the blocks


def _in_boxes(view: View, signs: Signs) -> HtmlElement | None:
    for box in signs.boxes:
        if not box.text or box.element in view.homes:
            continue
        if box.alone and is_wall(said_in(box.text), DIALOGUE):
            return box.element
        if box.field and _is_close(view, box) and is_wall(said_in(box.text), ANYWHERE, WITH_FIELD):
            return box.element
    return None


def _is_close(view: View, box: Box) -> bool:
    """Tell whether a box stands right behind the end of the text."""
    for end in {*view.ends, *view.tail[-1:]}:
        block = view.blocks[end]
        around = {block.element, *block.path}
        if any(one in around or block.element in one.iterancestors() for one in box.before):
            return True
    return False


# Walls without words


def _without_words(view: View, claims: Claims, signs: Signs) -> bool:
    if _scrambled(view):
        return True
    if _is_covered(view, signs) or any(Sense.INSIDE in said_in(b.text) for b in _behind(view)):
        return False
    weight = signs.layers
    weight += max((weight for element, weight in signs.clipped if _holds_end(view, element)), default=0)
    close = [box for box in signs.boxes if not box.text and _is_close(view, box)]
    weight += max((box.weight for box in close if not box.faded), default=0)
    weight += max((box.weight for box in close if box.faded), default=0)
    words = _words(view)
    if signs.shut:
        weight += 2
    elif claims.parts and words < LONGEST_PREVIEW:
        weight += 1
    if claims.closed and words < LONGEST_PREVIEW:
        weight += 1
    return weight >= ENOUGH


def _behind(view: View) -> list[Candidate]:
    """The short blocks right behind the text."""
    behind = view.blocks[view.kept[-1] + 1 : view.kept[-1] + 1 + CLOSE_BEHIND]
    return [block for block in behind if len(block.text) <= LONGEST_BLOCK]


def _unreadable(view: View, signs: Signs) -> tuple[Candidate, ...]:
    """The blocks that show letters instead of words."""
    boxes = {box.element for box in signs.boxes if box.unreadable and box.element not in view.homes}
    blurred = [
        n for n in view.kept if view.blocks[n].element in boxes or boxes.intersection(view.blocks[n].path)
    ]
    return tuple(view.blocks[n] for n in sorted({*blurred, *_scrambled(view)}))


def _holds_end(view: View, element: HtmlElement) -> bool:
    return view.last >= 0 and element in view.blocks[view.last].path and element.tag not in {"body", "html"}


def _is_covered(view: View, signs: Signs) -> bool:
    """Tell whether the parts that the page calls not free are there to read."""
    if not signs.open:
        return False
    opened = set(signs.open)
    inside = [
        n for n in view.prose if view.blocks[n].element in opened or opened.intersection(view.blocks[n].path)
    ]
    return sum(len(view.blocks[n].key) for n in inside) >= COVERED * view.mass


def _scrambled(view: View) -> list[int]:
    """The last paragraphs that are no language."""
    if len(view.prose) < 3:
        return []
    known = " ".join(view.blocks[n].text for n in view.prose[: -2 if len(view.prose) > 3 else -1])
    return [n for n in view.tail if is_scrambled(view.blocks[n].text, known)]
