"""Top-level blocks come in as tokens; pieces that can be kept go out, and their HTML with tasks and footnotes numbered."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.notes.elements import Press
from app.notes.grammar import definitions, labels, outline, parse_inline, task_items
from app.notes.long import divided

if TYPE_CHECKING:
    from markdown_it.token import Token

# Text cannot hold a bare `<` after cleaning, so these find nothing but what the press has written.
_TASK = re.compile(r'<a href="clipdesk:task/(\d+)">')
_REF = re.compile(r'<sup><a href="#fn-\d+" id="fnref-\d+">\d+</a></sup>')
_HIDDEN = frozenset({"definition", "front_matter", "footnote_reference_open"})


@dataclass(frozen=True, slots=True)
class Group:
    """The tokens of one top-level block, which stands from line `start` to line `end`."""

    start: int
    end: int
    tokens: list[Token]

    @property
    def known(self) -> tuple[tuple[tuple[str, str, str], ...], tuple[str, ...]]:
        """What the block defines for the whole note: link references and footnotes."""
        return definitions(self.tokens), labels(self.tokens)


@dataclass(frozen=True, slots=True)
class Footnote:
    """The text of a footnote as HTML; its tasks count on in its block."""

    label: str
    html: str
    refs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """Some lines of a block as HTML, its footnote references counted from 0; empty HTML: nothing to show."""

    start: int
    end: int
    html: str
    refs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """One block, a long list or table in several parts; its tasks are counted from 0."""

    parts: tuple[Part, ...]
    tasks: int
    notes: tuple[Footnote, ...]
    known: tuple[tuple[tuple[str, str, str], ...], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Placed:
    """A piece and the lines it was made of."""

    start: int
    end: int
    piece: Piece


Drawn = tuple[int, int, str]


def groups(lines: Sequence[str], offset: int = 0, front: int = 0) -> list[Group]:
    """The top-level blocks of some lines, the first of which is line `offset` of the note."""
    found: list[Group] = []
    tokens: list[Token] = []
    depth = 0
    for token in outline(lines, front):
        tokens.append(token)
        depth += token.nesting
        if depth == 0:
            start, end = tokens[0].map or (0, 0)
            found.append(Group(start + offset, end + offset, tokens))
            tokens = []
    return found


def _box_tasks(tokens: list[Token]) -> int:
    """Number the tasks from 0, and set a box before the words of each; how many there are."""
    from markdown_it.token import Token as New

    count = 0
    wanted = {id(token) for token in task_items(tokens)}
    for at, token in enumerate(tokens):
        if id(token) not in wanted:
            continue
        token.meta["task"] = count
        words = tokens[at + 2] if tokens[at + 1].type in {"paragraph_open", "heading_open"} else None
        if words is not None and words.children is not None:
            words.children.insert(0, New("task", "", 0, meta=dict(token.meta)))
        else:
            token.meta["box"] = True
        count += 1
    return count


def _find_task_lists(tokens: list[Token]) -> None:
    """Remember which lists hold nothing but tasks."""
    open_lists: list[tuple[Token, list[bool]]] = []
    for token in tokens:
        if token.type in {"bullet_list_open", "ordered_list_open"}:
            open_lists.append((token, []))
        elif token.type in {"bullet_list_close", "ordered_list_close"}:
            opened, boxes = open_lists.pop()
            opened.meta["boxes"] = all(boxes)
        elif token.type == "list_item_open":
            open_lists[-1][1].append("checked" in token.meta)


def _split_notes(tokens: list[Token]) -> tuple[list[Token], list[tuple[str, list[Token]]]]:
    """The tokens that stay in place, and those of each footnote, also of one within another."""
    body: list[Token] = []
    notes: list[tuple[str, list[Token]]] = []
    open_notes: list[list[Token]] = []
    for token in tokens:
        if token.type == "footnote_reference_open":
            note: list[Token] = []
            notes.append((token.meta["label"], note))
            open_notes.append(note)
        elif token.type == "footnote_reference_close":
            open_notes.pop()
        else:
            (open_notes[-1] if open_notes else body).append(token)
    return body, notes


def _tighten(tokens: list[Token]) -> None:
    """Let a footnote of one paragraph stand on the line of its number."""
    if len(tokens) == 3 and tokens[0].type == "paragraph_open":
        tokens[0].hidden = tokens[2].hidden = True


def make(press: Press, group: Group, env: dict[str, object], most: int = sys.maxsize) -> Piece:
    """The piece of a block, in parts of at most so many items; `env` says what the whole note defines."""
    tokens = group.tokens
    known = group.known
    parse_inline(tokens, env)
    tasks = _box_tasks(tokens)
    _find_task_lists(tokens)
    body, notes = _split_notes(tokens)
    footnotes = []
    for label, inner in notes:
        _tighten(inner)
        refs: list[str] = []
        html = press.html(inner, env | {"refs": refs})
        footnotes.append(Footnote(label, html.strip(), tuple(refs)))
    hidden = bool(tokens) and tokens[0].type in _HIDDEN
    divisions = divided(body, most)
    ends = [*(line for line, _inner in divisions[1:]), group.end - group.start]
    parts = []
    for (line, inner), end in zip(divisions, ends, strict=True):
        refs = []
        html = "" if hidden else press.html(inner, env | {"refs": refs})
        parts.append(Part(line, end, html, tuple(refs)))
    return Piece(tuple(parts), tasks, tuple(footnotes), known)


@dataclass(slots=True)
class _Numbering:
    """The numbers footnotes get, in the order in which they are first spoken of."""

    numbers: dict[str, int] = field(default_factory=dict)
    times: dict[str, int] = field(default_factory=dict)

    def fill(self, html: str, first_task: int, refs: tuple[str, ...]) -> str:
        if first_task:
            html = _TASK.sub(lambda found: f'<a href="clipdesk:task/{int(found[1]) + first_task}">', html)
        if refs:
            waiting = iter(refs)
            html = _REF.sub(lambda _found: self._reference(next(waiting)), html)
        return html

    def _reference(self, label: str) -> str:
        number = self.numbers.setdefault(label, len(self.numbers) + 1)
        self.times[label] = time = self.times.get(label, 0) + 1
        again = f"-{time}" if time > 1 else ""
        return f'<sup><a href="#fn-{number}" id="fnref-{number}{again}">{number}</a></sup>'


def _endnotes(numbering: _Numbering, notes: dict[str, tuple[Footnote, int]]) -> str:
    items: list[str] = []
    while len(items) < len(numbering.numbers):  # a footnote may speak of further ones
        label = list(numbering.numbers)[len(items)]
        number = len(items) + 1
        note, first_task = notes[label]
        html = numbering.fill(note.html, first_task, note.refs)
        back = f' <a href="#fnref-{number}">↩</a>'
        inside = html.endswith("</p>")
        html = html.removesuffix("</p>") + back + "</p>" if inside else html + back
        items.append(f'<li id="fn-{number}">{html}</li>\n')
    return f"<hr>\n<ol>\n{''.join(items)}</ol>\n"


def draw(placed: Iterable[Placed], line_count: int) -> list[Drawn]:
    """The blocks to show: first line, one past the last, HTML; footnotes come last, behind all lines."""
    numbering = _Numbering()
    notes: dict[str, tuple[Footnote, int]] = {}
    drawn: list[Drawn] = []
    task = 0
    for one in placed:
        piece = one.piece
        for part in piece.parts:
            if part.html:
                changed = part.refs or (piece.tasks and task)
                html = numbering.fill(part.html, task, part.refs) if changed else part.html
                drawn.append((one.start + part.start, one.start + part.end, html))
        for note in piece.notes:
            notes.setdefault(note.label, (note, task))
        task += piece.tasks
    if numbering.numbers:
        drawn.append((line_count, line_count, _endnotes(numbering, notes)))
    return drawn
