"""The Markdown of a note and the number of a task come in, the text with that task ticked or unticked goes out."""

from __future__ import annotations

import re

from app.notes.bounds import divided
from app.notes.grammar import front_matter_end, lines_of, outline, task_items

_BOX = re.compile(r"(?:[-+*]|\d{1,9}[.)])[ \t]+\[([ xX])\](?=[ \t]|$)")
_LINE = re.compile(r"\r\n?|\n")


def tick(text: str, n: int) -> str:
    """Tick task `n`, counted from 0 as it is written, or untick it; the same text if there is none such."""
    lines = lines_of(divided(text)[0])
    items = list(task_items(outline(lines, front_matter_end(lines))))
    if not 0 <= n < len(items):
        return text
    at = _line(items[n].map)
    before = sum(_line(item.map) == at for item in items[:n])  # several may stand on one line: "- [ ] - [ ]"
    starts = [0, *(found.end() for found in _LINE.finditer(text))]
    boxes = list(_BOX.finditer(lines[at]))
    if before >= len(boxes):
        return text
    place = starts[at] + boxes[before].start(1)
    return text[:place] + ("x" if text[place] == " " else " ") + text[place + 1 :]


def _line(lines: list[int] | None) -> int:
    return lines[0] if lines else -1
