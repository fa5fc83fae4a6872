"""The clean HTML of one block of an article comes in, its Markdown goes out."""

from __future__ import annotations

import re

from app.exchange.tree import BLOCKS, Element, collapsed, tree

_SIGNS = re.compile(r"[\\`*\[\]<~|]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)")
_OPENING = re.compile(r"^([#>+=:-]|\d{1,9}(?=[.)]))")
_WEB = re.compile(r"(?:https?://|mailto:)[^\s]+", re.IGNORECASE)
_TICKS = re.compile(r"`+")
_MARKS = {"em": "*", "i": "*", "cite": "*", "strong": "**", "b": "**", "s": "~~"}
_BREAK = "\\\n"
_TILDES = r"\~\~"


def escaped(text: str) -> str:
    """The Markdown of words within a line."""
    return _SIGNS.sub(r"\\\g<0>", text)


def markdown_of(html: str) -> str:
    """The Markdown of a block; empty where there is nothing to read."""
    return _blocks(tree(html))


def _opening(line: str) -> str:
    return _OPENING.sub(lambda found: found[0] + "\\" if found[0].isdigit() else "\\" + found[0], line)


def _paragraph(children: list[Element | str]) -> str:
    lines = [line.strip(" ") for line in _inline(children).split(_BREAK)]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return _BREAK.join(_opening(line) for line in lines if line)


def _blocks(parent: Element) -> str:
    """What stands in an element, blocks apart by an empty line and loose text as paragraphs."""
    parts: list[str] = []
    loose: list[Element | str] = []

    def flush() -> None:
        words = _paragraph(loose)
        if words:
            parts.append(words)
        loose.clear()

    for child in parent.children:
        if isinstance(child, Element) and child.tag in BLOCKS:
            flush()
            words = _block(child)
            if words:
                parts.append(words)
        else:
            loose.append(child)
    flush()
    return "\n\n".join(parts)


def _block(element: Element) -> str:
    tag = element.tag
    if tag in {"h1", "h2", "h3", "h4", "h5", "h6"}:
        words = " ".join(_inline(element.children).replace(_BREAK, " ").split())
        return f"{'#' * max(2, int(tag[1]))} {words}" if words else ""
    if tag in {"ul", "ol"}:
        return _list(element)
    if tag == "blockquote":
        return "\n".join(f"> {line}".rstrip() for line in _blocks(element).split("\n") if element.children)
    if tag == "table":
        return _table(element)
    if tag == "figure":
        return _figure(element)
    if tag == "pre":
        return _code("".join(element.texts()).strip("\n"))
    if tag == "hr":
        return "---"
    return _blocks(element)


def _code(text: str) -> str:
    fence = "`" * max(3, *(len(run) + 1 for run in _TICKS.findall(text)), 3)
    return f"{fence}\n{text}\n{fence}" if text.strip() else ""


def _list(element: Element) -> str:
    items = [child for child in element.children if isinstance(child, Element)]
    rows: list[str] = []
    for item in items:
        words = _block(item) if item.tag != "li" else _blocks(item)
        sign = f"{len(rows) + 1}." if element.tag == "ol" else "-"
        if words:
            indent = "\n" + " " * (len(sign) + 1)
            rows.append(f"{sign} " + re.sub(r"\n(?=[^\n])", indent, words))
    return ("\n\n" if any("\n\n" in row for row in rows) else "\n").join(rows)


def _table(element: Element) -> str:
    rows = [
        [" ".join(_cell(cell).split()) for cell in row.elements("td", "th")] for row in element.elements("tr")
    ]
    rows = [row for row in rows if any(row)]
    caption = "\n\n".join(_paragraph(part.children) for part in element.elements("caption"))
    if not rows:
        return caption
    width = max(map(len, rows))
    rows = [row + [""] * (width - len(row)) for row in rows]
    lines = [f"| {' | '.join(row)} |" for row in rows]
    lines.insert(1, "|" + " --- |" * width)
    return (f"{caption}\n\n" if caption else "") + "\n".join(lines)


def _cell(cell: Element) -> str:
    if any(isinstance(child, Element) and child.tag in BLOCKS for child in cell.children):
        return escaped(" ".join(cell.texts()))
    return _inline(cell.children).replace(_BREAK, " ")


def _figure(element: Element) -> str:
    """The caption of a picture, or what the picture shows, in italics; other things as they are."""
    inner = list(element.elements("table", "blockquote", "pre", "ul", "ol", "p"))
    if inner and not any(True for _ in element.elements("img")):
        return _blocks(element)
    words = " ".join(" ".join(part.texts()) for part in element.elements("figcaption"))
    words = (
        words if words.strip() else " ".join(one.attributes.get("alt", "") for one in element.elements("img"))
    )
    words = escaped(" ".join(words.split()))
    return f"*{words}*" if words else ""


def _inline(children: list[Element | str]) -> str:
    out = "".join(escaped(collapsed(one)) if isinstance(one, str) else _element(one) for one in children)
    return re.sub(r" {2,}", " ", out)


def _element(element: Element) -> str:
    tag = element.tag
    if tag == "br":
        return _BREAK
    if tag == "img":
        words = " ".join(element.attributes.get("alt", "").split())
        return f"*{escaped(words)}*" if words else ""
    if tag == "code":
        return _code_span(" ".join("".join(element.texts()).split()))
    words = _inline(element.children)
    bare = words.strip(" ")
    if not bare.replace(_BREAK, "").strip():
        return words
    before, after = words[: len(words) - len(words.lstrip(" "))], words[len(words.rstrip(" ")) :]
    if tag == "a":
        href = element.attributes.get("href", "")
        return f"{before}[{bare}]({_address(href)}){after}" if _WEB.fullmatch(href) else words
    if tag == "q":  # in versions that an earlier extractor read, whose text has no marks
        return f"{before}“{bare}”{after}"
    sign = _MARKS.get(tag, "")
    if tag == "s":
        # The text says it with tildes already, where the version was not read by an earlier extractor.
        bare = bare.removeprefix(_TILDES).removesuffix(_TILDES).strip(" ")
    return f"{before}{sign}{bare}{sign}{after}"


def _address(href: str) -> str:
    return "<" + href.replace("\\", "%5C").replace("<", "%3C").replace(">", "%3E") + ">"


def _code_span(text: str) -> str:
    ticks = "`" * (max((len(run) for run in _TICKS.findall(text)), default=0) + 1)
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{ticks}{pad}{text}{pad}{ticks}" if text else ""
