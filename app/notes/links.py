"""The Markdown of a note comes in, its links to things in the library go out, or are written anew."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from app.domain.note import Target
from app.domain.nouns import Noun
from app.notes.bounds import divided
from app.notes.escape import escape_words
from app.notes.grammar import (
    LIBRARY_NOUNS,
    UUID,
    definitions,
    environment,
    front_matter_end,
    labels,
    lines_of,
    outline,
    parse_inline,
)
from app.notes.grammar import parse as parse_tokens

if TYPE_CHECKING:
    from markdown_it.token import Token

LONGEST = 80  # letters of a label

_HREF = re.compile(rf"clipdesk:({LIBRARY_NOUNS})/({UUID})", re.IGNORECASE)
_PLAIN_LINK = re.compile(rf"(?:\]\(\s*<?|<)({_HREF.pattern})", re.IGNORECASE)


def parse(href: str) -> Target | None:
    """What an address `clipdesk:KIND/UUID` points at; None if it is none."""
    found = _HREF.fullmatch(href)
    return Target(Noun(found[1].lower()), found[2].lower()) if found else None


def link(label: str, target: Target) -> str:
    """The Markdown of a link; the label shows as it is, cut to 80 letters and in one line."""
    words = " ".join(label.split())
    if len(words) > LONGEST:
        words = words[:LONGEST].rstrip() + "…"
    return f"[{escape_words(words) or target.kind}]({target})"


def links_in(tokens: list[Token]) -> Iterator[Token]:
    """The tokens that open a link, in reading order."""
    for token in tokens:
        if token.type == "inline":
            yield from (child for child in token.children or () if child.type == "link_open")


def targets(text: str) -> tuple[Target, ...]:
    """What the note points at, each thing once, in order; what stands in code is no link.

    Behind what is read as Markdown, whatever looks like a link is one: better too many than one lost.
    """
    if _HREF.search(text) is None:
        return ()
    read, rest = divided(text)
    found = [parse(href) for href in _addresses(read)]
    found += [parse(one[1]) for one in _PLAIN_LINK.finditer(rest)]
    return tuple(dict.fromkeys(target for target in found if target is not None))


def _addresses(text: str) -> Iterator[str]:
    """Where the links lead. Paragraphs that name nothing of the library are not looked into."""
    if _HREF.search(text) is None:
        return
    lines = lines_of(text)
    tokens = outline(lines, front_matter_end(lines))
    defined = definitions(tokens)
    named = any(_HREF.fullmatch(href) for _label, href, _title in defined)
    likely = [token for token in tokens if token.type == "inline" and (named or _HREF.search(token.content))]
    parse_inline(likely, environment(defined, labels(tokens)))
    yield from (str(token.attrs.get("href", "")) for token in links_in(likely))


def _numbered(text: str) -> tuple[str, list[re.Match[str]]]:
    """The text with every address made unlike all others and no letter moved, and where they stand."""
    places: list[re.Match[str]] = []

    def number(found: re.Match[str]) -> str:
        places.append(found)
        return f"clipdesk:{found[1]}/{len(places) - 1:08x}-0000-0000-0000-000000000000"

    return _HREF.sub(number, text), places


def _spread(written: str) -> str:
    """A pattern for Markdown as it stands in the note, where signs of quotes and lists may be between lines."""
    lines = (re.escape(line).replace(r"\|", r"\\?\|") for line in written.split("\n"))
    return r"[ \t]*(?:\r\n?|\n)[ \t>]*".join(lines)


def replace(text: str, write: Callable[[Target, str], str]) -> str:
    """Write each link to the library anew: `write` gets its target and its label, and gives Markdown.

    The label comes as Markdown, empty for an address in angle brackets. Code and links whose
    address stands in a definition elsewhere are left alone.
    """
    numbered, places = _numbered(text)
    if not places:
        return text
    out: list[str] = []
    done = 0
    for token in links_in(parse_tokens(numbered)):
        href = str(token.attrs.get("href", ""))
        if not _HREF.fullmatch(href):
            continue
        written = token.meta.get("source", "")
        at = written.find(href)
        if at < 0:
            continue
        place = places[int(href.partition("/")[2][:8], 16)]
        before = re.search(f"(?:{_spread(written[:at])})\\Z", numbered[done : place.start()])
        behind = re.compile(_spread(written[at + len(href) :])).match(numbered, place.end())
        target = parse(place[0])
        if before is None or behind is None or target is None:
            continue
        label = written[1 : written.rindex("](", 0, at)] if written.startswith("[") else ""
        out += (text[done : done + before.start()], write(target, label))
        done = behind.end()
    return "".join(out) + text[done:]
