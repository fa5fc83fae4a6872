"""A MathML element comes in, its formula as one line of plain letters goes out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from lxml.html import HtmlElement

from app.clip.seen.formulas.tex import plain
from app.clip.seen.signs import index, power

_UNSEEN = str.maketrans("", "", "\u2061\u2062\u2063\u2064\u200b")
_SKIPPED = frozenset({"annotation", "annotation-xml", "mphantom", "none", "mprescripts"})
_DEEPEST = 60


def line_of(math: HtmlElement) -> str:
    """The formula, its fractions with a bar and its powers raised or behind a caret."""
    found = " ".join(_line(math, 0).split())
    return found or plain(math.get("alttext") or "")


def _line(element: HtmlElement, depth: int) -> str:
    tag = str(element.tag).rpartition(":")[2].rpartition("}")[2]
    if tag in _SKIPPED:
        return ""
    if tag in {"mspace", "mtd", "mtr"}:
        return f" {_row(element, depth)} " if tag != "mspace" else " "
    if depth > _DEEPEST:
        return "".join(element.itertext())
    if tag in {"semantics", "maction"}:
        return _line(element[0], depth + 1) if len(element) else (element.text or "").strip()
    written = _WRITTEN.get(tag)
    if written is not None and len(element) >= _LEAST.get(tag, 2):
        return written([_line(child, depth + 1) for child in element])
    return _row(element, depth)


def _row(element: HtmlElement, depth: int) -> str:
    """The parts of a row; a fraction behind a figure stands apart from it."""
    words = element.text or ""
    out = words.strip() if element.tag != "mtext" else " ".join(words.split(" "))
    for child in element:
        part = _line(child, depth + 1)
        if part[:1].isdigit() and out[-1:].isdigit():
            out += " "
        out += part + (child.tail or "").strip()
    return out.translate(_UNSEEN)


def _grouped(text: str) -> str:
    """A part that is more than one figure or name, in brackets."""
    bare = text.strip()
    simple = bare.replace(".", "").replace(",", "").isalnum()
    return bare if simple or (bare.startswith("(") and bare.endswith(")")) else f"({bare})"


def _high(base: str, text: str) -> str:
    return base + ("′" if text.strip() in {"'", "′"} else power(text.strip()) if text.strip() else "")


def _low(base: str, text: str) -> str:
    return base + (index(text.strip()) if text.strip() else "")


_WRITTEN: Mapping[str, Callable[[list[str]], str]] = MappingProxyType(
    {
        "mfrac": lambda parts: f"{_grouped(parts[0])}/{_grouped(parts[1])}",
        "msup": lambda parts: _high(parts[0], parts[1]),
        "msub": lambda parts: _low(parts[0], parts[1]),
        "msubsup": lambda parts: _high(_low(parts[0], parts[1]), parts[2] if len(parts) > 2 else ""),
        "munder": lambda parts: _low(parts[0], parts[1]),
        "mover": lambda parts: parts[0] + (parts[1] if len(parts[1].strip()) == 1 else _high("", parts[1])),
        "munderover": lambda parts: _high(_low(parts[0], parts[1]), parts[2] if len(parts) > 2 else ""),
        "mroot": lambda parts: f"{power(parts[1].strip())}√{_grouped(parts[0])}",
        "msqrt": lambda parts: f"√{_grouped(''.join(parts))}",
        "mfenced": lambda parts: f"({', '.join(parts)})",
    }
)
_LEAST: Mapping[str, int] = MappingProxyType({"msqrt": 1, "mfenced": 1})
