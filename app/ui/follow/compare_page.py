"""Two versions and what differs in; the page that shows it, in place or side by side, in the style of a theme, out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING

from app.domain.bounds import cut
from app.domain.follow.comparison import LOUD, Comparison
from app.domain.follow.merged import Fold, Paragraph, Part, PartKind, folded, merged
from app.ui import labels
from app.ui.long.breaks import breakable
from app.ui.reader.page import TURN
from app.ui.reader.parts import parts
from app.wording import HEAD, QUIET

if TYPE_CHECKING:
    from app.domain.article.version import Version
    from app.ui.reader.page import PageStyle

_CHANGE = re.compile(r'<a name="change-(\d+)">')
FOLD = "fold:"  # the address of a fold, with its number behind it
SIGNS = {PartKind.GONE: "−", PartKind.COME: "+"}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A comparison as it is shown: `opened` are the folds that the reader opened, by the number of their first line."""

    old: Version
    new: Version
    comparison: Comparison
    beside: bool = False
    opened: frozenset[int] = frozenset()
    paragraphs: tuple[Paragraph, ...] = field(default=())

    @classmethod
    def of(cls, old: Version, new: Version, comparison: Comparison) -> Sheet:
        """The sheet of two versions, in place and folded."""
        return cls(old, new, comparison, paragraphs=merged(old.text, new.text, comparison.changes))

    @property
    def places(self) -> tuple[int, ...]:
        """The numbers of the changes in the order of the page."""
        return tuple(range(len(self.comparison.changes)))


def style(sheet: PageStyle) -> str:
    """The style of the page."""
    theme, size = sheet.theme, sheet.size
    serif = ", ".join(f"'{family}'" for family in sheet.families)
    gone, come, line = theme.gone, theme.come, round(size * 1.5)
    return f"""
    body {{ font-family: {serif}; font-size: {size}px; color: {theme.ink}; }}
    p, td {{ line-height: {line}px; }}
    p {{ margin-top: 0; margin-bottom: {round(size * 0.8)}px; }}
    td {{ padding: 0 10px 12px 10px; vertical-align: top; }}
    a {{ color: {theme.accent}; text-decoration: none; }}
    .gone {{ background-color: {gone.wash}; color: {gone.ink}; text-decoration: line-through; }}
    .come {{ background-color: {come.wash}; color: {come.ink}; text-decoration: underline; }}
    .sign {{ font-family: sans-serif; font-weight: 700; text-decoration: none; }}
    .quiet {{ color: {theme.soft}; }}
    .small {{ font-family: sans-serif; font-size: 13px; color: {theme.soft}; line-height: 20px; }}
    .fold {{ font-family: sans-serif; font-size: 12px; line-height: 20px; text-align: center; }}
    .head {{ font-family: sans-serif; font-size: 13px; line-height: 20px; margin-bottom: 4px; }}
    """


@dataclass(frozen=True, slots=True)
class Pages:
    """A sheet as it is shown: its parts, each of a bounded cost, and in which of them each change begins."""

    sheet: Sheet
    parts: tuple[str, ...]
    part_of: Mapping[int, int]

    def html(self, number: int) -> str:
        """One part, with the ways to those beside it."""
        many = len(self.parts)
        before = _way(number, number - 1, many, "Show the part before") if number else ""
        after = _way(number, number + 1, many, "Show the next part") if number + 1 < many else ""
        return f"<body>{before}{self.parts[number]}{after}</body>"


def _way(number: int, to: int, many: int, words: str) -> str:
    return f'<p class="fold">Part {number + 1} of {many}. <a href="{TURN}{to}">{words}</a></p>'


def pages(sheet: Sheet) -> Pages:
    """Divide a sheet into its parts. It takes a while for a long one."""
    divided = tuple(part.html for part in parts(breakable(html(sheet)), ""))
    part_of: dict[int, int] = {}
    for number, part in enumerate(divided):
        for found in _CHANGE.finditer(part):
            part_of.setdefault(int(found[1]), number)
    return Pages(sheet, divided, part_of)


def html(sheet: Sheet) -> str:
    """The whole page: what differs in the head, then the text."""
    rows = folded(sheet.paragraphs)
    text = _beside(sheet, rows) if sheet.beside else _in_place(sheet, rows)
    return f"{_fields(sheet.comparison)}{text}"


def _fields(comparison: Comparison) -> str:
    """The changed fields of the head, one a line."""
    lines = []
    for one in comparison.fields:
        old, new = (
            (labels.full_day(value) if one.name in {"published", "modified"} else value)
            for value in (cut(one.old), cut(one.new))
        )
        gone = f'<span class="gone"><span class="sign">−</span> {escape(old)}</span> ' if old else ""
        come = f'<span class="come"><span class="sign">+</span> {escape(new)}</span>' if new else ""
        lines.append(f'<p class="head"><b>{HEAD[one.name]}</b>: {gone}{come}</p>')
    return "".join(lines) + ('<p class="small"> </p>' if lines else "")


def _shown(sheet: Sheet, rows: Sequence[int | Fold]) -> list[int | Fold]:
    """The rows with opened folds as their paragraphs."""
    shown: list[int | Fold] = []
    for row in rows:
        opened = isinstance(row, Fold) and row.first in sheet.opened
        shown += list(range(row.first, row.last)) if isinstance(row, Fold) and opened else [row]
    return shown


def _fold(fold: Fold) -> str:
    words = labels.counted(fold.last - fold.first, "unchanged paragraph")
    return f'<p class="fold"><a href="{FOLD}{fold.first}">⋯ Show {words} ⋯</a></p>'


def _in_place(sheet: Sheet, rows: Sequence[int | Fold]) -> str:
    if not sheet.comparison.changes:
        return '<p class="small">The text is the same, word for word.</p>'
    seen: set[int] = set()
    return "".join(
        _fold(row) if isinstance(row, Fold) else f"<p>{_together(sheet.paragraphs[row], seen)}</p>"
        for row in _shown(sheet, rows)
    )


def _beside(sheet: Sheet, rows: Sequence[int | Fold]) -> str:
    if not sheet.comparison.changes:
        return _in_place(sheet, rows)
    seen: set[int] = set()
    lines = []
    for row in _shown(sheet, rows):
        if isinstance(row, Fold):
            lines.append(f'<tr><td colspan="2">{_fold(row)}</td></tr>')
            continue
        parts = sheet.paragraphs[row]
        left = "".join(_part(part, seen) for part in parts if part.kind is not PartKind.COME)
        right = "".join(_part(part, seen) for part in parts if part.kind is not PartKind.GONE)
        lines.append(f'<tr><td width="50%"><p>{left}</p></td><td width="50%"><p>{right}</p></td></tr>')
    return f'<table width="100%" cellspacing="0">{"".join(lines)}</table>'


def _together(paragraph: Paragraph, seen: set[int]) -> str:
    """A paragraph in place; between what went and what came for it stands a small gap."""
    words, before = "", PartKind.SAME
    for part in paragraph:
        gap = "\u2009" if (before, part.kind) == (PartKind.GONE, PartKind.COME) else ""
        words += gap + _part(part, seen)
        before = part.kind
    return words


def _part(part: Part, seen: set[int]) -> str:
    """Some words; the first of each change carries the name that “next change” goes to."""
    words = escape(part.text).replace("\n", "<br>")
    if part.kind is PartKind.SAME:
        return words
    name = ""
    if part.number not in seen:
        seen.add(part.number)
        name = f'<a name="change-{part.number}"></a>'
    quiet = part.change not in LOUD
    note = (
        f' <span class="small">({QUIET[part.change]})</span>'
        if part.tells and part.change in QUIET and words.strip()
        else ""
    )
    shade = "quiet" if quiet else part.kind
    return f'{name}<span class="{shade}"><span class="sign">{SIGNS[part.kind]}</span>{words}</span>{note}'
