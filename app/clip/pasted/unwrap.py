"""The lines of a text come in, its paragraphs go out: what a machine wrapped or printed around it is undone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from itertools import pairwise

SENTENCE_END = re.compile(r"[.!?…。！？؟۔։।:;][»”\"'’)\]›“]*$")
LIST_ITEM = re.compile(r"^(?:[-•*–·▪‣◦]|\d{1,2}[.)])\s+\S")
BLANK = re.compile(r"\n[^\S\n]*\n\s*")
# Text that was wrapped by a machine has lines of about one length, none of them long.
NARROW, WIDE = 34, 110
# One end of a line alone proves it only if the line is long.
LONG = 50
# So long, to the longest one, is a line that was filled; and so many of the lines are.
FULL = 0.6
PAGE_NUMBER = re.compile(
    r"[-–—|\[]*\s*(?:(?:page|seite|página|pagina|pág\.|pag\.|p\.|s\.|blz\.?)\s*)?\d{1,4}(?:\s*(?:/|of|von|de|di|van|sur)\s*\d{1,4})?\s*[-–—|\]]*",
    re.IGNORECASE,
)
# A line so often printed is the head or the foot of pages; beside the number of one, fewer are enough.
OFTEN = 3
GAP = re.compile("(?:\\s*\x00)+\\s*")
END = 300  # letters at the end of a paragraph that say how it goes on
BROKEN = re.compile(r"(\w+)-$")
ROW = re.compile(r"\w-\w+-\w+-$")
BROKEN_WORD = re.compile(r"\w+-\s*\n\s*\w+")
WORD = re.compile(r"\w+(?:[-’']\w+)*")
# Two such words are joined by a hyphen of their own; most ends of lines only break a word.
HEADS = re.compile(
    r"(?:well|self|long|short|high|low|half|full|so|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|forty|fifty|"
    r"sixty|seventy|eighty|ninety|first|second|third|north|south|east|west|anti|ex|non|co|mid|old|new|left|right|far|hard|"
    r"cross|vice|part|much|hand|world|state|award|ground|year|month|week|day)",
    re.IGNORECASE,
)
TAILS = re.compile(
    r"(?:known|term|time|run|made|being|called|scale|level|class|range|page|year|old|day|week|month|party|story|hand|thirds?|"
    r"quarters?|one|two|three|four|five|six|seven|eight|nine|east|west|government|president|minister|founder|owner|author|"
    r"war|wide|off|long|needed|based|wing|right|reaching|standing|lasting|winning|breaking|speed|profile|quality|income|"
    r"risk|rise|tech|lived|haul|style|century|generation|fashioned|built|born|paid|educated|established|defen[cs]e|"
    r"employed|interest|confident|made|sized?|length|blown|fledged|round)",
    re.IGNORECASE,
)
# Before these the hyphen stands for what follows later: "Hafen- und Werftarbeiter".
GOES_ON = frozenset(["und", "oder", "bzw", "bis", "sowie", "and", "or"])
GOES_ON_IN_DUTCH = frozenset(["en", "of"])
DUTCH = frozenset(["het", "een"])
PRINTED = "\x00"


def unwrapped(text: str, is_apart: Callable[[str], bool]) -> tuple[list[str], list[str]]:
    """The paragraphs of a text, and the lines that were only printed around it.

    A line that `is_apart` knows is never joined with another.
    """
    lines = [line.strip() for line in text.split("\n")]
    if not is_wrapped(lines):
        return [line for line in lines if line], []
    kept, furniture = _without_furniture(lines)
    whole = "\n".join(kept)
    words = {word.lower() for word in WORD.findall(BROKEN_WORD.sub(" ", whole))}
    whole = GAP.sub(lambda gap: _across(whole, gap), whole).strip()
    found: list[str] = []
    for part in BLANK.split(whole):
        found += _joined([line for line in part.split("\n") if line], words, is_apart)
    return found, furniture


def is_wrapped(lines: list[str]) -> bool:
    """Tell whether lines end where a machine put their ends; an empty line stands between parts."""
    pairs = [(line, following) for line, following in pairwise(lines) if line and following]
    lengths = sorted(len(line) for line in lines if line)
    if not pairs or lengths[-1] > WIDE + 20:
        return False
    longest = lengths[int((len(lengths) - 1) * 0.95)]
    # A line that ends in the middle of a sentence goes on in the next one.
    going_on = sum(
        not SENTENCE_END.search(line) and (following[0].islower() or bool(BROKEN.search(line)))
        for line, following in pairs
    )
    broken = any(BROKEN.search(line) and following[0].islower() for line, following in pairs)
    if broken and going_on >= len(pairs) / 2:
        return True
    full = sum(len(line) >= FULL * longest for line, _ in pairs)
    least = 1 if len(pairs) == 1 and longest >= LONG else 2
    return NARROW <= longest <= WIDE and going_on >= max(least, len(pairs) // 5) and full >= FULL * len(pairs)


def _without_furniture(lines: list[str]) -> tuple[list[str], list[str]]:
    """Put a sign where numbers of pages and lines that stand on each of them were."""
    shapes = Counter(_shape(line) for line in lines if line)
    full = [line for line in lines if line]
    longest = max(len(line) for line in full)
    numbers = {index for index, line in enumerate(lines) if line and PAGE_NUMBER.fullmatch(line)}
    taken: list[str] = []
    kept: list[str] = []
    for index, line in enumerate(lines):
        near = any(other in numbers for other in range(index - 3, index + 4))
        often = shapes[_shape(line)] >= (2 if near or _shape(line) != line.lower() else OFTEN)
        head = (
            often
            and len(line) < 0.9 * longest
            and not SENTENCE_END.search(line)
            and not LIST_ITEM.match(line)
        )
        if line and (index in numbers or head):
            taken.append(line)
            kept.append(PRINTED)
        else:
            kept.append(line)
    return kept, taken


def _shape(line: str) -> str:
    return re.sub(r"\d+", "#", line).lower()


def _across(whole: str, gap: re.Match[str]) -> str:
    """Join a sentence that goes on over the end of a page."""
    before = whole[max(0, gap.start() - END) : gap.start()].rstrip("\x00 \n")
    after = whole[gap.end() : gap.end() + END].lstrip()
    return "\n" if before and not SENTENCE_END.search(before) and after[:1].islower() else "\n\n"


def _joined(lines: list[str], words: set[str], is_apart: Callable[[str], bool]) -> list[str]:
    """Join the lines of one part; a short line that ends a sentence ends a paragraph too."""
    found: list[
        list[str]
    ] = []  # paragraphs in pieces, so that a long one is not put together anew for each line
    longest = max((len(line) for line in lines), default=0)
    previous = ""
    for line in lines:
        # A short line that ends no sentence, before one that begins one, is a heading.
        heading = len(previous) < FULL * longest and not line[0].islower() and not BROKEN.search(previous)
        ended = len(previous) < 0.75 * longest and bool(SENTENCE_END.search(previous))
        if not found or ended or heading or LIST_ITEM.match(line) or is_apart(line) or is_apart(previous):
            found.append([line])
        else:
            end = found[-1].pop()
            found[-1] += (end[:-END], _continued(end[-END:], line, words))
        previous = line
    return ["".join(pieces) for pieces in found]


def _continued(first: str, second: str, words: set[str]) -> str:
    """Put two lines together; whether a hyphen between them is of the word, the rest of the text tells."""
    if first.endswith("\u00ad"):
        return first[:-1] + second
    broken = BROKEN.search(first)
    rest = WORD.match(second)
    if broken is None or rest is None:
        return f"{first} {second}"
    head, tail = broken[1], rest[0]
    if tail in GOES_ON or (tail in GOES_ON_IN_DUTCH and words >= DUTCH):
        return f"{first} {second}"
    if ROW.search(first):
        return first + second
    if f"{head}{tail}".lower() in words and f"{head}-{tail}".lower() not in words:
        return first[:-1] + second
    two = bool(HEADS.fullmatch(head)) and (bool(TAILS.fullmatch(tail)) or tail.lower() in words)
    own = f"{head}-{tail}".lower() in words or two or head.isdigit()
    return first + second if own or not tail[0].islower() or not head[-1].islower() else first[:-1] + second
