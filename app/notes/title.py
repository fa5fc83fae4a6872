"""The Markdown of a note comes in, its title or the words around one of its links go out as plain text."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from app.domain.note import Target
from app.notes.bounds import beginning, divided
from app.notes.grammar import (
    definitions,
    environment,
    front_matter_end,
    labels,
    lines_of,
    outline,
    parse,
    parse_inline,
    plain,
)
from app.notes.links import parse as parse_href

if TYPE_CHECKING:
    from markdown_it.token import Token

LONGEST = 80

_TITLE = re.compile(r"title[ \t]*:[ \t]+(.+)", re.IGNORECASE)


def title_of(text: str) -> str:
    """The title in the front matter, else the first heading, else the first words; at most 80 letters.

    Only the first lines are read, as this is asked at every save.
    """
    lines = lines_of(beginning(text))
    front = front_matter_end(lines)
    for line in lines[1 : front - 1] if front else ():
        found = _TITLE.match(line)
        title = _unquoted(found[1].strip()) if found else ""
        if title.strip():
            return _short(title)
    tokens = outline(lines, front)
    env = environment(definitions(tokens), labels(tokens))
    for at, token in enumerate(tokens):
        if token.type == "heading_open" and token.level == 0:
            words = _words(tokens[at + 1], env)
            if words:
                return _short(words)
    for token in tokens:
        words = _words(token, env)
        if words:
            return _short(words)
    return ""


def snippet(text: str, target: Target, width: int = 120) -> str:
    """About `width` letters of plain text around the first link to `target`; empty if there is none."""
    for token in parse(text):
        words = ""
        for at, child in enumerate(token.children or ()):
            if child.type == "link_open" and parse_href(str(child.attrs.get("href", ""))) == target:
                before = plain((token.children or [])[:at])
                label = plain((token.children or [])[at : _close(token.children or [], at)])
                words = plain(token.children)
                return _around(words, len(before), len(before) + len(label), width)
    rest = divided(text)[1]
    at = rest.lower().find(str(target).lower())
    return (
        _around(rest[max(0, at - width) : at + width], min(at, width), min(at, width), width)
        if at >= 0
        else ""
    )


def _close(children: list[Token], at: int) -> int:
    return next((n for n in range(at, len(children)) if children[n].type == "link_close"), len(children))


def _words(token: Token, env: dict[str, object]) -> str:
    """The words of the first line of a token that has some."""
    if token.type == "inline":
        parse_inline([token], env)
        lines: list[list[Token]] = [[]]
        for child in token.children or ():
            if child.type in {"softbreak", "hardbreak"}:
                lines.append([])
            else:
                lines[-1].append(child)
        return next((words for line in lines if (words := " ".join(plain(line).split()))), "")
    if token.type in {"fence", "code_block"}:
        return next((" ".join(line.split()) for line in token.content.split("\n") if line.strip()), "")
    return ""


def _unquoted(value: str) -> str:
    if value.startswith('"'):
        try:
            read = json.loads(value)
        except ValueError:
            return value.strip('"')
        return read if isinstance(read, str) else value
    if len(value) > 1 and value.startswith("'") and value.endswith("'"):
        return value[1:-1].replace("''", "'")
    return value


def _short(title: str) -> str:
    words = " ".join(title.split())
    return words if len(words) <= LONGEST else words[: LONGEST - 1].rstrip() + "…"


def _around(text: str, start: int, end: int, width: int) -> str:
    spare = max(0, width - (end - start)) // 2
    first, last = max(0, start - spare), min(len(text), end + spare)
    if first > 0:
        first = text.find(" ", first - 1, start) + 1 or first
    if last < len(text):
        cut = text.rfind(" ", end, last + 1)
        last = cut if cut > end else last
    words = " ".join(text[first:last].split())
    return ("…" if first > 0 else "") + words + ("…" if last < len(text) else "")
