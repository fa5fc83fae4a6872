"""A change of a pair of texts in; whether words differ, or only how and where they stand, out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from app.annotate.changes.labels import LONGEST, clockless, dateline, is_clock
from app.annotate.pair import Pair
from app.domain.follow.comparison import Change, ChangeKind
from app.domain.text.normal import levelled

# A blank between two letters parts two words; any other is only room.
_ROOM = re.compile(r"(?<![\w.,:'’])\s+|\s+(?![\w.,:'’])")
_BLANK = re.compile(r"\s+")
_QUOTE = re.compile(r"''|``|[\"'`]")
_DASH = re.compile(r"-+")
# A line so long is no label. One letter more than a label has, so that it is seen to be too long.
_LONGEST_LABEL = LONGEST + 1
# What parts a clock from the rest of its line.
_APART = " \t\n·•|/–—-"


def shape(old: str, new: str) -> ChangeKind:
    """Spacing, typography or words: what differs between two passages."""
    if old and new and (_differ(old[0], new[0]) or _differ(old[-1], new[-1])):
        return ChangeKind.WORDS
    if _even(old) == _even(new):
        return ChangeKind.SPACING
    if plain(old) == plain(new):
        return ChangeKind.TYPOGRAPHY
    return ChangeKind.WORDS


def _differ(old: str, new: str) -> bool:
    """True for two signs that no levelling makes one: most changes of words are told by their ends."""
    return old != new and old.isascii() and new.isascii() and old.isalnum() and new.isalnum()


def _even(text: str) -> str:
    return _BLANK.sub(" ", _ROOM.sub("", text))


def plain(text: str) -> str:
    """The text with its room, and the shapes of its quotation marks and dashes, levelled; other signs say something."""
    return _even(_DASH.sub("-", _QUOTE.sub('"', levelled(text))))


def told(pair: Pair, changes: Iterable[Change]) -> list[Change]:
    """The changes with their kinds: those that are of words are looked at, and moved ones that are datelines."""
    found = [replace(one, kind=_kind(pair, one)) if one.kind is ChangeKind.WORDS else one for one in changes]
    return _with_datelines(pair, found)


def _kind(pair: Pair, one: Change) -> ChangeKind:
    old, new = pair.raw_old[slice(*one.old)], pair.raw_new[slice(*one.new)]
    kind = shape(old, new)
    if kind is ChangeKind.WORDS and len(old) <= _LONGEST_LABEL and len(new) <= _LONGEST_LABEL:
        lines = _lines(pair.raw_old, one.old), _lines(pair.raw_new, one.new)
        if _is_clock(old.strip(_APART), new.strip(_APART), *lines):
            return ChangeKind.CLOCK
    return kind


def _is_clock(old: str, new: str, line_old: str, line_new: str) -> bool:
    """Whether a change is the running of a clock; with what changed, and the whole lines it stands in."""
    if all(map(_all_clocks, (line_old, line_new))):
        return True
    if old and new:
        return clockless(line_old) == clockless(line_new) is not None
    label = line_old if old else line_new
    return clockless(label) is not None and is_clock(old or new)


def _lines(text: str, span: tuple[int, int]) -> str:
    """The lines that the words of a span stand in; nothing where it has none."""
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start == end:
        return ""
    first = text.rfind("\n", max(0, start - _LONGEST_LABEL), start) + 1
    last = text.find("\n", end, end + _LONGEST_LABEL)
    return text[first or max(0, start - _LONGEST_LABEL) : last if last >= 0 else end + _LONGEST_LABEL]


def _all_clocks(text: str) -> bool:
    return all(is_clock(line) for line in text.split("\n") if line.strip())


def _with_datelines(pair: Pair, changes: Sequence[Change]) -> list[Change]:
    """Datelines that went in one place and came in another, or now stand apart from their paragraph."""
    gone, come = {}, {}
    for number, one in enumerate(changes):
        old, new = pair.raw_old[slice(*one.old)], pair.raw_new[slice(*one.new)]
        if one.kind in (ChangeKind.WORDS, ChangeKind.MOVED):
            if not new.strip() and (place := dateline(old)):
                gone[place] = number
            elif not old.strip() and (place := dateline(new)):
                come[place] = number
    found = list(changes)
    for place in gone.keys() & come.keys():
        for number in (gone[place], come[place]):
            found[number] = replace(found[number], kind=ChangeKind.DATELINE)
    for number, one in enumerate(found):
        if _parts_dateline(pair, one):
            found[number] = replace(one, kind=ChangeKind.DATELINE)
    return found


def _parts_dateline(pair: Pair, one: Change) -> bool:
    """Whether a dateline that stayed got a line of its own, or lost it."""
    old, new = pair.raw_old[slice(*one.old)], pair.raw_new[slice(*one.new)]
    if ("\n" in old) == ("\n" in new) or (old + new).strip(" \t\n—–-:"):
        return False
    at = one.old[0]
    reach = max(0, at - _LONGEST_LABEL)
    first = pair.raw_old.rfind("\n", reach, at) + 1
    if not first and reach:
        return False  # a line this long is no dateline
    return dateline(pair.raw_old[first:at].rstrip(" —–-:") + " —") != ""
