"""Plain text comes in, its paragraphs go out, each with what it is: a heading, an item, a quotation, code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from itertools import groupby

from app.clip.clean import escaped
from app.clip.clutter import reason_of
from app.clip.pasted.markdown import FENCE, HEADING, inline, is_markdown
from app.clip.pasted.unwrap import unwrapped

LINE_END = re.compile("\r\n|\r|\n|\x0b|\x0c|\x1c|\x1d|\x1e|\x85|\u2028|\u2029")
BULLET = re.compile(r"^([-*•·▪‣◦])\s+(?=\S)")
# In some languages a dash opens speech: only this sign makes a list of one item.
SURE_BULLET = "•"
ITEMS = re.compile(r"^([-*])\s+\S.*\n+\s*\1\s+\S", re.MULTILINE)
REPLY = re.compile(r"^\s*(?:>\s?)+")
LONG_REPLY = 40
UNDERLINE = re.compile(r"^(\S.{2,150})\n(?:={3,}|-{3,})[^\S\n]*$", re.MULTILINE)
# A whole message that was answered is the text itself.
MOSTLY = 0.8


class Kind(Enum):
    """What a paragraph of a text is."""

    PARAGRAPH = auto()
    HEADING = auto()
    ITEM = auto()
    QUOTATION = auto()
    CODE = auto()
    FURNITURE = auto()


@dataclass(frozen=True, slots=True)
class Part:
    """One paragraph: its text as it was given, and its words as HTML where they are not just the text."""

    text: str
    kind: Kind = Kind.PARAGRAPH
    html: str = ""


def parts_of(text: str) -> list[Part]:
    """Cut plain text into its paragraphs."""
    whole = LINE_END.sub("\n", text.replace("\ufeff", "").replace("\x00", "")).strip()
    marked = is_markdown(whole)
    lines = whole.split("\n")
    replies = [line for line in lines if REPLY.match(line)]
    if len(replies) > MOSTLY * sum(bool(line.strip()) for line in lines):
        whole = "\n".join(REPLY.sub("", line) for line in lines)
    if marked:
        whole = UNDERLINE.sub(r"# \1", whole)
    return [part for kind, run in _runs(whole, marked) for part in _parts(kind, run, marked)]


def _runs(whole: str, marked: bool) -> Iterator[tuple[Kind, str]]:
    """Cut a text into runs of lines that are code, of a message that was answered, or neither."""
    kinds: list[Kind] = []
    fenced = False
    lines = whole.split("\n")
    for line in lines:
        fence = marked and bool(FENCE.match(line))
        kinds.append(
            Kind.CODE if fenced or fence else Kind.QUOTATION if REPLY.match(line) else Kind.PARAGRAPH
        )
        fenced ^= fence
    for kind, group in groupby(zip(kinds, lines, strict=True), key=lambda pair: pair[0]):
        run = [line for _, line in group]
        # One short line behind such a sign is a link to go on, not an answer.
        if kind is Kind.QUOTATION and len(run) == 1 and not marked and len(run[0]) < LONG_REPLY:
            yield Kind.PARAGRAPH, run[0]
        else:
            yield kind, "\n".join(run)


def _parts(kind: Kind, run: str, marked: bool) -> Iterator[Part]:
    if kind is Kind.CODE:
        code = "\n".join(line for line in run.split("\n") if not FENCE.match(line))
        if code.strip():
            yield Part(code, kind)
        return
    if kind is Kind.QUOTATION:
        run = "\n".join(REPLY.sub("", line) for line in run.split("\n"))
    found, furniture = unwrapped(run, lambda line: bool(reason_of(line) or HEADING.match(line)))
    listed = bool(ITEMS.search(run))
    for paragraph in found:
        yield _part(paragraph, kind, marked, listed)
    for line in furniture:
        yield Part(line, Kind.FURNITURE)


def _part(paragraph: str, kind: Kind, marked: bool, listed: bool) -> Part:
    heading = HEADING.match(paragraph) if marked else None
    if heading:
        return Part(heading[2], Kind.HEADING, inline(heading[2]))
    bullet = BULLET.match(paragraph) if kind is Kind.PARAGRAPH else None
    if bullet and (listed or bullet[1] in SURE_BULLET):
        words = paragraph[bullet.end() :]
        return Part(words, Kind.ITEM, inline(words) if marked else escaped(words))
    return Part(paragraph, kind, inline(paragraph) if marked else "")
