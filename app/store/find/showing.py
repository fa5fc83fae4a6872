"""What is looked for and a text in; where it stands, and some words around it with it marked, out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from app.domain.query import And, Node, Or, Words
from app.domain.text.grams import UNSPACED
from app.domain.text.normal import Folded
from app.store.find.matching import pieces_of, tokens_of, unspaced

OPEN, CLOSE = "\x02", "\x03"
BEFORE, BEHIND = 40, 100  # letters shown before the first of what was found, and from where it begins
MOST = 30  # places of one thing that are looked at: a snippet shows a few
PIECE, OVER = 20_000, 200  # a long text is looked through piece by piece, each reaching so far into the next
_LETTER = rf"[^\W_{UNSPACED}]"  # letters of scripts without spaces begin and end no word

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Shown:
    """A snippet of one text; how many of the things looked for are in it, and where the text's first place is."""

    snippet: str
    count: int
    start: int = -1
    end: int = -1


def wanted(node: Node) -> Iterator[Words]:
    """The words and phrases of a tree that a hit must or may hold."""
    if isinstance(node, Words):
        yield node
    elif isinstance(node, And | Or):
        for part in node.nodes:
            yield from wanted(part)


def patterns(root: Node) -> tuple[re.Pattern[str], ...]:
    """What stands for a tree's words in a folded text, as FTS5 finds them: whole words, one after the other."""
    found: dict[str, None] = {}
    for words in wanted(root):
        pieces = pieces_of(words)
        for place, piece in enumerate(pieces):
            growing = words.prefix and place == len(pieces) - 1
            found[_pattern(piece, growing=growing)] = None
    return tuple(re.compile(one) for one in found if one)


def _pattern(piece: str, *, growing: bool) -> str:
    if unspaced(piece):
        return re.escape(piece)
    tokens = [re.escape(token) for token in tokens_of(piece)]
    if not tokens:
        return ""
    # The first token comes first, as that is what `re` looks for fast; only then, that no word goes on before it.
    begin = rf"{tokens[0]}(?<!{_LETTER}{tokens[0]})"
    end = f"{_LETTER}*" if growing else f"(?!{_LETTER})"
    return r"[\W_]+".join((begin, *tokens[1:])) + end


def show(texts: Sequence[str], looked_for: Sequence[re.Pattern[str]]) -> tuple[Shown, Span]:
    """The snippet of the text that holds most of what is looked for, and where in the first one it first stands."""
    best, first = Shown("", 0), (-1, -1)
    for place, text in enumerate(texts):
        if not text or best.count == len(looked_for):
            continue
        found = _in_text(text, looked_for)
        if place == 0:
            first = found.start, found.end
        if found.count > best.count:
            best = found
    return best, first


def _in_text(text: str, looked_for: Sequence[re.Pattern[str]]) -> Shown:
    for begin in range(0, len(text), PIECE):
        piece = text[begin : begin + PIECE + OVER]
        folded = Folded(piece)
        spans = [
            (found.start(), found.end(), number)
            for number, pattern in enumerate(looked_for)
            for found, _ in zip(pattern.finditer(folded.text), range(MOST), strict=False)
            if found.end() > found.start()
        ]
        if spans:
            spans.sort()
            start, end = folded.outward(*spans[0][:2])
            anchor, count = _densest(spans)
            marked = [folded.outward(a, b) for a, b, _number in spans]
            snippet = _around(piece, marked, folded.outward(*anchor))
            return Shown(snippet, count, begin + start, begin + end)
    return Shown("", 0)


def _densest(spans: Sequence[tuple[int, int, int]]) -> tuple[Span, int]:
    """The first span with most different things behind it, near enough to be shown with it, and how many."""
    best, most = spans[0][:2], 0
    for place, (start, end, _number) in enumerate(spans):
        near = set()
        for a, _b, number in spans[place:]:
            if a > start + BEHIND:
                break
            near.add(number)
        if len(near) > most:
            best, most = (start, end), len(near)
    return best, most


def _around(text: str, marked: Iterable[Span], anchor: Span) -> str:
    """The words around a place, whole where its script has blanks, and all that was found among them marked."""
    start, end = anchor
    first, last = max(0, start - BEFORE), min(len(text), max(end + BEFORE, start + BEHIND))
    if first > 0:
        blank = re.search(r"\s", text[first:start])
        first += blank.end() if blank else 0
    if last < len(text):
        blank = re.search(r"\s\S*\Z", text[end:last])
        last = end + blank.start() if blank else last
    parts, here = ["…" if first > 0 else ""], first
    for a, b in marked:
        if here <= a and b <= last:
            parts += text[here:a], OPEN, text[a:b], CLOSE
            here = b
    return "".join((*parts, text[here:last], "…" if last < len(text) else ""))
