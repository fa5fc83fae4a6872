"""The clean HTML of one block comes in, a tree of its elements and texts goes out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

BLOCKS = frozenset(
    (
        "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "table", "thead", "tbody",
        "tr", "th", "td", "caption", "figure", "figcaption", "pre", "hr",
    )
)  # fmt: skip
INLINES = frozenset(("q", "cite", "img", "a", "em", "strong", "b", "i", "u", "s", "sub", "sup", "code", "br"))
VOID = frozenset({"img", "br", "hr"})
SILENT = frozenset({"script", "style", "template", "title", "textarea", "noscript", "iframe"})
_DEEPEST = 100  # elements within one another; what lies deeper stands side by side
_SPACE = " \t\n\r\f"


@dataclass(slots=True)
class Element:
    """An element with its attributes and what stands in it, texts and elements in order."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)

    def texts(self) -> Iterator[str]:
        """All texts within, in order."""
        for child in self.children:
            if isinstance(child, str):
                yield child
            else:
                yield from child.texts()

    def elements(self, *tags: str) -> Iterator[Element]:
        """All elements within that have one of the tags, in order; not those within such a one."""
        for child in self.children:
            if isinstance(child, Element):
                if child.tag in tags:
                    yield child
                else:
                    yield from child.elements(*tags)


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("")
        self._open = [self.root]
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in SILENT:
            self._silent += 1
        elif not self._silent and (tag in BLOCKS or tag in INLINES):
            element = Element(tag, {name: value or "" for name, value in attrs})
            inside = self._open[-1].children
            if len(self._open) > _DEEPEST and tag not in VOID:
                element.children = inside
            else:
                inside.append(element)
            if tag not in VOID:
                self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if tag in SILENT:
            self._silent = max(0, self._silent - 1)
            return
        for at in range(len(self._open) - 1, 0, -1):
            if self._open[at].tag == tag:
                del self._open[at:]
                return

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._open[-1].children.append(data)


def tree(html: str) -> Element:
    """The root of the tree; elements an article does not need are left out, their text stays."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    return builder.root


def collapsed(text: str) -> str:
    """The text with every run of white space as one space, no-break spaces left alone."""
    words = " ".join(part for part in text.translate(dict.fromkeys(map(ord, _SPACE), " ")).split(" ") if part)
    if not words:
        return " " if text else ""
    return (" " if text[0] in _SPACE else "") + words + (" " if text[-1] in _SPACE else "")
