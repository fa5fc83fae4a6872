"""The blocks of an article and its marks come in, the HTML of a page that stands alone goes out."""

from __future__ import annotations

import base64
import itertools
import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from app.domain.article.block import Block
from app.domain.mark import Mark
from app.exchange.tree import VOID, Element, tree

_WEB = re.compile(r"(?:https?://|mailto:)[^\s]+", re.IGNORECASE)
_BLOB = re.compile(r"blob:([0-9a-f]{64})")
_IMAGE = re.compile(r"image/(?:png|jpeg|gif|webp|avif|bmp|x-icon|vnd\.microsoft\.icon)")
_NUMBER = re.compile(r"-?[0-9]{1,9}")
_SPAN = re.compile(r"[1-9][0-9]{0,2}")
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8}){0,4}")

_TILDES_AT_START = re.compile(r"^(\s*(?:<mark[^>]*>)?)~~")
_TILDES_AT_END = re.compile(r"~~((?:</mark>)?\s*)$")


@dataclass(frozen=True, slots=True)
class Span:
    """The letters `start` to `end` of a block, white space not counted, and the marks on them."""

    start: int
    end: int
    title: str


def _letters(text: str) -> str:
    return "".join(text.split())


def spans(text: str, offset: int, marks: Iterable[Mark]) -> list[Span]:
    """Where marks cover the block whose `text` starts at code point `offset` of the version's text."""
    places: list[tuple[int, int, str]] = []
    for mark in marks:
        start = max(0, mark.anchor.start - offset)
        end = min(len(text), mark.anchor.end - offset)
        if start < end:
            first = len(_letters(text[:start]))
            places.append((first, first + len(_letters(text[start:end])), mark.kind.value))
    edges = sorted({edge for start, end, _kind in places for edge in (start, end)})
    found = []
    for start, end in itertools.pairwise(edges):
        kinds = dict.fromkeys(kind for first, last, kind in places if first <= start and end <= last)
        if kinds:
            found.append(Span(start, end, ", ".join(kinds)))
    return found


class _Writer:
    """Writes a tree as HTML and counts letters, to set marks where they belong."""

    def __init__(self, covered: Sequence[Span], pictures: Mapping[str, tuple[str, bytes]]) -> None:
        self._covered = covered
        self._starts = [span.start for span in covered]
        self._pictures = pictures
        self._letters = 0

    def write(self, children: Iterable[Element | str]) -> str:
        return "".join(self._text(one) if isinstance(one, str) else self._element(one) for one in children)

    def _span(self) -> Span | None:
        at = bisect_right(self._starts, self._letters) - 1
        return self._covered[at] if at >= 0 and self._letters < self._covered[at].end else None

    def _text(self, text: str) -> str:
        """The text with marks around what is covered, from the first letter to the last."""
        if not self._covered:
            return escape(text, quote=False)
        runs: list[tuple[Span | None, str]] = []
        space = ""
        for part in re.findall(r"\s+|\S", text):
            if part.isspace():
                space = part
                continue
            span = self._span()
            same = bool(runs) and runs[-1][0] is span
            if same:
                runs[-1] = (span, runs[-1][1] + space + part)
            else:
                runs += [(None, space), (span, part)]
            space = ""
            self._letters += 1
        runs.append((None, space))
        return "".join(
            f'<mark title="{escape(span.title)}">{escape(words)}</mark>'
            if span
            else escape(words, quote=False)
            for span, words in runs
        )

    def _element(self, element: Element) -> str:
        tag = element.tag
        if tag == "img":
            return self._picture(element)
        attributes = "".join(f' {name}="{escape(value)}"' for name, value in _kept(element))
        if tag in VOID:
            return f"<{tag}{attributes}>"
        inner = self.write(element.children)
        if tag == "a" and not attributes:
            return inner
        if tag == "s":
            # The line through the words says what the tildes say in plain text.
            inner = _TILDES_AT_END.sub(r"\1", _TILDES_AT_START.sub(r"\1", inner))
        return f"<{tag}{attributes}>{inner}</{tag}>"

    def _picture(self, element: Element) -> str:
        alt = element.attributes.get("alt", "")
        found = _BLOB.fullmatch(element.attributes.get("src", ""))
        kept = self._pictures.get(found[1]) if found else None
        if kept is None or not _IMAGE.fullmatch(kept[0]):
            return f"<em>{escape(alt, quote=False)}</em>" if alt else ""
        data = base64.b64encode(kept[1]).decode("ascii")
        return f'<img src="data:{kept[0]};base64,{data}" alt="{escape(alt)}">'


def _kept(element: Element) -> list[tuple[str, str]]:
    out = []
    for name, value in element.attributes.items():
        good = (
            (name == "href" and element.tag == "a" and _WEB.fullmatch(value))
            or (name in {"colspan", "rowspan"} and element.tag in {"td", "th"} and _SPAN.fullmatch(value))
            or (name == "align" and element.tag in {"td", "th"} and value in {"right", "center"})
            or (name in {"start", "value"} and element.tag in {"ol", "li"} and _NUMBER.fullmatch(value))
            or (name == "type" and element.tag == "ol" and value in {"1", "a", "A", "i", "I"})
            or (name == "dir" and value in {"ltr", "rtl", "auto"})
            or (name == "lang" and _LANGUAGE.fullmatch(value))
        )
        if good:
            out.append((name, value))
    return out


def body(blocks: Sequence[Block], marks: Sequence[Mark], pictures: Mapping[str, tuple[str, bytes]]) -> str:
    """The blocks as HTML with marks and pictures in place.

    Where the letters of a block's HTML are not those of its text, its marks are left out.
    """
    out: list[str] = []
    offset = 0
    for block in blocks:
        root = tree(block.html)
        same = _letters("".join(root.texts())) == _letters(block.text)
        covered = spans(block.text, offset, marks) if same else []
        out.append(_Writer(covered, pictures).write(root.children))
        offset += len(block.text) + 2  # blocks are apart by an empty line
    return "\n".join(out)
