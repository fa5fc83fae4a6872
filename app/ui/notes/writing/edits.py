"""Lines of Markdown in, lines with one small edit made out: lists that go on, quotes, tasks, emphasis, links."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable

STEP = "    "  # nests an item under a bullet and under a number alike

_ITEM = re.compile(
    r"^(?P<indent>\s*)(?P<sign>[-*+]|(?P<number>\d{1,9})(?P<dot>[.)]))(?P<gap>\s+)(?P<box>\[[ xX]\]\s+)?"
)
_QUOTE = re.compile(r"^\s{0,3}(?:>\s?)+")
_TASK = re.compile(r"^(\s*)(?:[-*+]|\d{1,9}[.)])\s+\[[ xX]\]\s+")
_BULLET = re.compile(r"^(\s*)[-*+]\s+(?!\[[ xX]\]\s)")
_LINK = re.compile(r"^(?:https?://|mailto:)\S+$")
_LONGEST_QUERY = 80


def next_marker(line: str) -> str | None:
    """What the line after `line` begins with; empty if `line` is an item without words, which ends the list."""
    if match := _ITEM.match(line):
        if not line[match.end() :].strip():
            return ""
        sign = match["sign"] if match["number"] is None else f"{int(match['number']) + 1}{match['dot']}"
        return f"{match['indent']}{sign}{match['gap']}{'[ ] ' if match['box'] else ''}"
    if match := _QUOTE.match(line):
        return match[0].rstrip() + " " if line[match.end() :].strip() else ""
    return None


def is_item(line: str) -> bool:
    """True for a line of a list."""
    return _ITEM.match(line) is not None


def indented(line: str) -> str:
    """The line one step further in."""
    return STEP + line if line.strip() else line


def outdented(line: str) -> str:
    """The line one step further out, as far as there is white space."""
    lead = len(line) - len(line.lstrip(" "))
    return line[1:] if line.startswith("\t") else line[min(lead, len(STEP)) :]


def quoted(lines: list[str]) -> list[str]:
    """The lines as a block quote, or no longer one if they all are."""
    if all(_QUOTE.match(line) for line in lines):
        return [re.sub(r"^(\s{0,3})>\s?", r"\1", line) for line in lines]
    return [f"> {line}".rstrip() for line in lines]


def tasks(lines: list[str]) -> list[str]:
    """The lines as tasks, or as plain lines if they all are tasks; empty lines among others stay."""
    worded = [line for line in lines if line.strip()]
    if worded and all(_TASK.match(line) for line in worded):
        return [_TASK.sub(r"\1", line) for line in lines]
    if not worded:
        return ["- [ ] " for _line in lines]
    return [line if not line.strip() or _TASK.match(line) else _as_task(line) for line in lines]


def _as_task(line: str) -> str:
    if _BULLET.match(line):
        return _BULLET.sub(r"\1- [ ] ", line)
    lead = len(line) - len(line.lstrip())
    return f"{line[:lead]}- [ ] {line[lead:]}"


def wrapped(text: str, sign: str) -> str:
    """The words between two signs of emphasis, or without them if they have them; outer white space stays outside."""
    words = text.strip()
    if not words:
        return text
    at = text.index(words)
    double = sign * 2
    has = words.startswith(sign) and words.endswith(sign) and len(words) > 2 * len(sign)
    # One star either side of **bold** is no emphasis of its own, unless there are three.
    if has and len(sign) == 1 and words.startswith(double) and not words.startswith(sign * 3):
        has = False
    inner = words[len(sign) : -len(sign)] if has else f"{sign}{words}{sign}"
    return text[:at] + inner + text[at + len(words) :]


def is_address(text: str) -> bool:
    """True for one web or mail address and nothing else."""
    return _LINK.match(text.strip()) is not None


def linked(words: str, address: str) -> str:
    """A Markdown link; an address that Markdown would cut short stands in angle brackets."""
    words = re.sub(r"([\[\]])", r"\\\1", " ".join(words.split()))
    if re.search(r"[()\s<>]", address):
        address = f"<{address.replace('<', '%3C').replace('>', '%3E')}>"
    return f"[{words}]({address})"


def open_link(before: str) -> str | None:
    """What was typed after `[[` at the end of `before`, while the link is not closed; None where none is open."""
    _head, sign, query = before.rpartition("[[")
    if not sign or "]" in query or len(query) > _LONGEST_QUERY:
        return None
    return query


def difference(old: str, new: str) -> tuple[int, int, str]:
    """The one stretch of `old` (code points, from and to) to replace, and by what, so that it becomes `new`."""
    if old == new:
        return 0, 0, ""
    most = min(len(old), len(new))
    start = _alike(most, lambda many: old[:many] == new[:many])
    behind = most - start
    tail = _alike(behind, lambda many: not many or old[-many:] == new[-many:])
    return start, len(old) - tail, new[start : len(new) - tail]


def _alike(most: int, same: Callable[[int], bool]) -> int:
    """How many letters are the same, found by halves: a note of 1 MB is compared in a moment."""
    return int(bisect_right(range(1, most + 1), False, key=lambda many: not same(many)))
