"""The words of one paragraph as a tree come in, one piece of Markdown that renders as those words goes out.

Emphasis in Markdown holds only where its signs stand right: `**Update:**the` shows its asterisks. Here signs of
punctuation at the edge of an emphasis step out of it where a letter follows (`**Update**:the`), neighbours of one
kind become one, and where letters stand on both sides of a sign the result is rendered and compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from html import unescape
from string import punctuation
from unicodedata import category

from app.exchange.tree import BLOCKS, Element, collapsed

BREAK = "\\\n"
_SIGNS = re.compile(r"[\\`*\[\]<~|]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)")
_WEB = re.compile(r"(?:https?://|mailto:)[^\s]+", re.IGNORECASE)
_TICKS = re.compile(r"`+")
_PIECE = re.compile(r" +|[^\W_]+|.", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_STYLES = {"em": "em", "i": "em", "cite": "em", "strong": "strong", "b": "strong"}
_MARKS = {"em": "*", "strong": "**", "s": "~~"}
_PAIRS = {
    "(": ")",
    "（": "）",
    "「": "」",
    "『": "』",
    "“": "”",
    "„": "“",
    "«": "»",
    "»": "«",
    "‘": "’",
    "《": "》",
    "【": "】",
}
_TILDES = [r"\~", r"\~"]


def escaped(text: str) -> str:
    """The Markdown of words within a line."""
    return _SIGNS.sub(r"\\\g<0>", text)


@dataclass(slots=True)
class _Atom:
    """A word, a sign, white space, a piece of code, or a link with what is in it; and how it is set."""

    md: str
    styles: set[str] = field(default_factory=set)
    code: str = ""
    href: str = ""
    inner: list[_Atom] = field(default_factory=list)

    def drop(self, style: str) -> None:
        """Set it without a style; of a link, the words in it are set so instead."""
        self.styles.discard(style)
        for one in self.inner:
            one.styles.add(style)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """The atoms `start` to `end` that are set in one style."""

    style: str
    start: int
    end: int


def inline(children: Sequence[Element | str], *, in_table: bool = False) -> str:
    """The Markdown of what stands in a paragraph, a heading or a cell; blocks within it as words apart by spaces."""
    atoms = _atoms(children, frozenset(), in_table)
    return re.sub(r" {2,}", " ", _written(_merged(atoms)))


def _merged(atoms: Iterable[_Atom]) -> list[_Atom]:
    """Two pieces of code side by side are one: their ticks would not hold."""
    out: list[_Atom] = []
    for atom in atoms:
        if atom.code and out and out[-1].code:
            code = out[-1].code + atom.code
            out[-1] = _Atom(_code_span(code), out[-1].styles & atom.styles, code)
        else:
            out.append(atom)
    return out


def _atoms(children: Sequence[Element | str], styles: frozenset[str], in_table: bool) -> Iterator[_Atom]:
    for child in children:
        if isinstance(child, str):
            yield from _words(collapsed(child), styles)
        elif child.tag == "br":
            yield _Atom(" " if in_table else BREAK, set(styles))
        elif child.tag == "img":
            alt = " ".join(child.attributes.get("alt", "").split())
            yield from _words(alt, styles if "s" in styles else styles | {"em"})
        elif child.tag == "code" or child.tag == "pre":
            code = " ".join("".join(child.texts()).split())
            code = code.replace("|", "\\|") if in_table else code
            if code:
                yield _Atom(_code_span(code), set(styles), code)
        else:
            yield from _element(child, styles, in_table)


def _words(text: str, styles: frozenset[str]) -> Iterator[_Atom]:
    # What must be escaped depends on its neighbours, so it is done before the text is cut.
    at, cut = 0, escaped(text)
    while at < len(cut):
        found = _PIECE.match(cut, at + 1 if cut[at] == "\\" else at)
        end = found.end() if found else len(cut)
        if cut[at] == "\\":
            end = min(at + 2, len(cut))
        yield _Atom(cut[at:end], set(styles))
        at = end


def _element(element: Element, styles: frozenset[str], in_table: bool) -> Iterator[_Atom]:
    tag = element.tag
    # Words that were struck carry no other style: signs of two kinds side by side do not render.
    inner = styles | {_STYLES[tag]} if tag in _STYLES and "s" not in styles else styles
    atoms = list(_atoms(element.children, frozenset({"s"}) if tag == "s" else inner, in_table))
    if tag == "s":
        yield from _without_tildes(atoms)
    elif tag == "q":
        yield from (_Atom("“", set(styles)), *atoms, _Atom("”", set(styles)))
    elif tag in BLOCKS:
        yield from (_Atom(" ", set(styles)), *atoms, _Atom(" ", set(styles)))
    elif tag == "a" and _WEB.fullmatch(element.attributes.get("href", "")):
        yield from _link(atoms, element.attributes["href"], styles)
    else:
        yield from atoms


def _without_tildes(atoms: list[_Atom]) -> list[_Atom]:
    """The tildes that the text has as letters are those that Markdown writes."""
    start, end = 0, len(atoms)
    while start < end and atoms[start].md == " ":
        start += 1
    while end > start and atoms[end - 1].md == " ":
        end -= 1
    if [one.md for one in atoms[start : start + 2]] == _TILDES:
        start += 2
    if end - start >= 2 and [one.md for one in atoms[end - 2 : end]] == _TILDES:
        end -= 2
    return atoms[start:end]


def _link(atoms: list[_Atom], href: str, styles: frozenset[str]) -> Iterator[_Atom]:
    start, end = 0, len(atoms)
    while start < end and _is_space(atoms[start].md):
        start += 1
    while end > start and _is_space(atoms[end - 1].md):
        end -= 1
    if start == end:
        yield from atoms
        return
    # A link within a link is none.
    inner = [word for one in atoms[start:end] for word in (one.inner or [one])]
    for one in inner:
        one.styles -= styles
    yield from (*atoms[:start], _Atom("[]", set(styles), "", href, _merged(inner)), *atoms[end:])


def _written(atoms: list[_Atom], *, within: bool = False) -> str:
    """The Markdown of atoms; `within` brackets of a link."""
    before = after = "[" if within else " "
    for style in ("", "em", "strong", "s"):
        # If signs between letters do not hold, an emphasis is lost rather than a sign shown.
        for one in atoms if style else ():
            one.styles.discard(style)
        stretches, daring = _stretches(atoms, before, after)
        words = _joined(atoms, stretches)
        if not daring or _renders(words, _joined(atoms, [])):
            return words
    return _joined(atoms, [])


def _stretches(atoms: list[_Atom], before: str, after: str) -> tuple[list[_Stretch], bool]:
    """Where each style begins and ends so that its signs hold, and whether a letter stands before or behind one."""
    found: list[_Stretch] = []
    daring = False
    for style in ("strong", "em", "s"):
        for run in _runs(atoms, style):
            start, end = _uncrossed(*run, [one for one in found if one.style == "strong"])
            start, end = _trimmed(atoms, _Stretch(style, start, end), before, after)
            if start < end:
                found.append(_Stretch(style, start, end))
                edges = (_edge(atoms, start - 1, -1) or before, _edge(atoms, end, 0) or after)
                daring = daring or any(_kind(edge) in {"word", "sign"} for edge in edges)
    return found, daring


def _trimmed(atoms: list[_Atom], whole: _Stretch, before: str, after: str) -> tuple[int, int]:
    """What of a stretch is left when signs that do not hold step inwards; a bracket takes its partner with it."""
    start, end = whole.start, whole.end
    while start < end:
        first, last = atoms[start], atoms[end - 1]
        opens = _holds(_edge(atoms, start, 0), _edge(atoms, start - 1, -1) or before)
        closes = _holds(_edge(atoms, end - 1, -1), _edge(atoms, end, 0) or after)
        if opens and closes:
            break
        pair = start < end - 1 and _PAIRS.get(first.md) == last.md
        if not opens or pair:
            first.drop(whole.style)
            start += 1
        if start < end and (not closes or pair):
            last.drop(whole.style)
            end -= 1
    return start, end


def _uncrossed(start: int, end: int, others: list[_Stretch]) -> tuple[int, int]:
    """What of a stretch lies wholly within the others, or wholly outside: signs that cross do not hold."""
    first = next((one.end for one in others if one.start < start < one.end < end), start)
    return first, next((one.start for one in others if first < one.start < end < one.end), end)


def _runs(atoms: list[_Atom], style: str) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for at, atom in enumerate(atoms):
        if style not in atom.styles:
            continue
        if runs and runs[-1][1] == at:
            runs[-1] = (runs[-1][0], at + 1)
        else:
            runs.append((at, at + 1))
    return runs


def _edge(atoms: list[_Atom], at: int, side: int) -> str:
    """The first or last character that an atom is written with; empty beyond the ends."""
    if not 0 <= at < len(atoms):
        return ""
    md = atoms[at].md
    return " " if md == BREAK else md[side]


def _kind(sign: str) -> str:
    """What a character is to the rules of emphasis: a space, punctuation, a letter, or a sign on which readers differ."""
    if _is_space(sign):
        return "space"
    if sign in punctuation or category(sign).startswith("P"):
        return "punctuation"
    return "sign" if category(sign).startswith("S") else "word"


def _is_space(words: str) -> bool:
    return words == BREAK or words.isspace()


def _holds(inner: str, outer: str) -> bool:
    """Tell whether a sign of emphasis between these two characters opens or closes one."""
    kind = _kind(inner)
    return kind == "word" or (kind != "space" and _kind(outer) in {"space", "punctuation"})


def _joined(atoms: list[_Atom], stretches: list[_Stretch]) -> str:
    out: list[str] = []
    for at, atom in enumerate(atoms):
        if stretches:
            out += _closing(stretches, at)
            opening = sorted((one for one in stretches if one.start == at), key=lambda one: -one.end)
            out += [_MARKS[one.style] for one in opening]
        out.append(f"[{_written(atom.inner, within=True)}]({_address(atom.href)})" if atom.href else atom.md)
    return "".join([*out, *_closing(stretches, len(atoms))])


def _closing(stretches: list[_Stretch], at: int) -> list[str]:
    ending = sorted((one for one in stretches if one.end == at), key=lambda one: -one.start)
    return [_MARKS[one.style] for one in ending]


def _renders(words: str, plain: str) -> bool:
    """Tell whether Markdown shows the same letters with these signs of emphasis as without any."""
    from markdown_it import MarkdownIt

    reader = MarkdownIt("commonmark").enable("strikethrough")
    shown, wanted = (unescape(_TAG.sub("", reader.renderInline(one))) for one in (words, plain))
    return shown == wanted


def _address(href: str) -> str:
    escapes = {"\\": "%5C", "<": "%3C", ">": "%3E", "|": "%7C"}
    return "<" + "".join(escapes.get(sign, sign) for sign in href) + ">"


def _code_span(text: str) -> str:
    ticks = "`" * (max((len(run) for run in _TICKS.findall(text)), default=0) + 1)
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{ticks}{pad}{text}{pad}{ticks}" if text else ""
