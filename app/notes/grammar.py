"""Markdown text comes in, the tokens of the app's dialect go out: CommonMark with tables, tasks and footnotes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from app.domain.nouns import LINKED
from app.notes.bounds import DEEPEST_PICTURE, divided, too_many_signs

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

    Rule = Callable[[StateInline, bool], bool]

UUID = r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"
LIBRARY_NOUNS = "|".join(LINKED)
LIBRARY = rf"clipdesk:(?:{LIBRARY_NOUNS})/{UUID}"
LINK = re.compile(rf"(?:(?:https?://|mailto:)[^\s\x00-\x20\x7f-\xa0\u2028\u2029]+|{LIBRARY})", re.IGNORECASE)

# What a line of front matter may be: a key, a part of a list, a comment, or more of the line before.
_KEY = re.compile(r"(?P<key>[\w-]+)[ \t]*:(?:[ \t]+(?P<value>.*))?$")
_PART = re.compile(r"[ \t]|- |-$|#|[\]}],?[ \t]*$")
# A word with a capital and several words behind it is how a sentence begins ("Update: the council voted"),
# but for the keys whose values are sentences.
_SENTENCE = re.compile(r"[^\W\d_]\S*(?:\s+\S+){3,}|.*[^\W\d_][.!?…]$")
_SAID = re.compile(r"- .*[^\W\d_][.!?…]$")  # a sentence in a list
_OF_SENTENCES = frozenset(
    [
        "title",
        "subtitle",
        "headline",
        "heading",
        "description",
        "summary",
        "abstract",
        "excerpt",
        "standfirst",
        "keywords",
        "tags",
        "aliases",
        "authors",
        "author",
        "source",
        "date",
        "created",
        "modified",
        "updated",
        "published",
        "place",
    ]
)
_NEWLINE = re.compile(r"\r\n?")
_DEEPEST = 100  # lists and quotes within one another


def lines_of(text: str) -> list[str]:
    """The lines of a text, as Markdown counts them."""
    if "\r" in text:
        text = _NEWLINE.sub("\n", text)
    return text.replace("\x00", "\ufffd").split("\n")


def front_matter_end(lines: Sequence[str]) -> int:
    """How many lines the front matter takes; 0 where there is none.

    A note may also begin with a rule: only where all up to the next one reads as keys and values is it front matter.
    """
    if len(lines) < 3 or lines[0].rstrip() != "---" or not _KEY.match(lines[1]):
        return 0
    end = next((at for at, line in enumerate(lines) if at and line.rstrip() in {"---", "..."}), 0)
    return end + 1 if end and all(map(_is_data, lines[1:end])) else 0


def _is_data(line: str) -> bool:
    if not line.strip() or _PART.match(line):
        return not _SAID.match(line)
    found = _KEY.match(line)
    if not found:
        return False
    key, value = found["key"], (found["value"] or "").strip()
    return not key[0].isupper() or key.lower() in _OF_SENTENCES or not _SENTENCE.match(value)


def _front_matter(state: StateBlock, start: int, _end: int, silent: bool) -> bool:
    last: int = state.env.get("front", 0)
    if silent or start != 0 or state.level != 0 or not last:
        return False
    token = state.push("front_matter", "", 0)
    token.hidden = True
    token.map = [0, last]
    token.content = state.src[state.bMarks[1] : state.eMarks[last - 2]]
    state.line = last
    return True


def _footnote_ref(state: StateInline, silent: bool) -> bool:
    """A reference `[^label]` to a footnote that is defined; inside a link it stays text."""
    labels = state.env.get("labels")
    if not labels or state.linkLevel > 0 or not state.src.startswith("[^", state.pos):
        return False
    close = state.src.find("]", state.pos + 2, state.posMax)
    label = state.src[state.pos + 2 : close]
    if close < 0 or label not in labels:
        return False
    if not silent:
        token = state.push("footnote_ref", "", 0)
        token.meta = {"label": label}
    state.pos = close + 1
    return True


def _remembering(rule: Rule) -> Rule:
    """The same inline rule for links, keeping each link as it was written."""

    def remember(state: StateInline, silent: bool) -> bool:
        start, count = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        if not silent:
            for token in state.tokens[count : count + 2]:
                if token.type == "link_open":
                    token.meta = {"source": state.src[start : state.pos]}
                    break
        return True

    return remember


def _not_too_deep(rule: Rule) -> Rule:
    """The same inline rule for pictures, but of pictures in the description of pictures only the outer ones."""

    def shallow(state: StateInline, silent: bool) -> bool:
        depth = state.env.get("pictures", 0)
        if depth >= DEEPEST_PICTURE:
            return False
        state.env["pictures"] = depth + 1
        try:
            return bool(rule(state, silent))
        finally:
            state.env["pictures"] = depth

    return shallow


def _allowed(url: str) -> bool:
    return LINK.fullmatch(url) is not None


@cache
def grammar() -> MarkdownIt:
    """The parser; made once, as making it is dear and it keeps nothing between texts."""
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import autolink, image, link
    from mdit_py_plugins.footnote.index import footnote_def

    md = MarkdownIt("commonmark", {"html": False, "linkify": True, "maxNesting": _DEEPEST})
    md.options["tasklists"] = True
    md.options["inline_definitions"] = True
    md.enable(["table", "strikethrough", "linkify"])
    md.disable(["html_block", "html_inline"])
    md.block.ruler.before("table", "front_matter", _front_matter)
    md.block.ruler.before("reference", "footnote_def", footnote_def, {"alt": ["paragraph", "reference"]})
    md.inline.ruler.at("link", _remembering(link))
    md.inline.ruler.at("autolink", _remembering(autolink))
    md.inline.ruler.at("image", _not_too_deep(image))
    md.inline.ruler.after("image", "footnote_ref", _footnote_ref)
    # Words with a full stop in them are no addresses: "e.g." and "2.5 km" stay what they are.
    if md.linkify is not None:
        md.linkify.set({"fuzzy_link": False, "fuzzy_email": False, "fuzzy_ip": False})
    md.validateLink = _allowed  # type: ignore[method-assign]
    return md


def outline(lines: Sequence[str], front: int = 0) -> list[Token]:
    """The tokens of the blocks, their inline text not parsed yet."""
    tokens: list[Token] = []
    md = grammar()
    md.block.parse("\n".join(lines), md, {"front": front}, tokens)
    return tokens


def definitions(tokens: Iterable[Token]) -> tuple[tuple[str, str, str], ...]:
    """The link references that blocks define: label, address and title."""
    return tuple(
        (token.meta["id"], token.meta["url"], token.meta["title"])
        for token in tokens
        if token.type == "definition"
    )


def labels(tokens: Iterable[Token]) -> tuple[str, ...]:
    """The labels of the footnotes that blocks define."""
    return tuple(token.meta["label"] for token in tokens if token.type == "footnote_reference_open")


def environment(references: Iterable[tuple[str, str, str]], notes: Iterable[str]) -> dict[str, object]:
    """What inline text needs to know of the rest of the note; of two definitions the first one holds."""
    known: dict[str, dict[str, str]] = {}
    for label, href, title in references:
        known.setdefault(label, {"href": href, "title": title})
    return {"references": known, "labels": frozenset(notes)}


def parse_inline(tokens: list[Token], env: dict[str, object]) -> None:
    """Parse the inline text of blocks in place; a paragraph of too many signs is plain text."""
    from markdown_it.rules_core import StateCore, inline, linkify, text_join

    written = []
    for token in tokens:
        if token.type == "inline" and too_many_signs(token.content):
            token.children = _as_it_is(token.content)
        else:
            written.append(token)
    state = StateCore("", grammar(), env, written)
    for rule in (inline, linkify, text_join):
        rule(state)


def _as_it_is(words: str) -> list[Token]:
    """Inline text in which no sign means anything."""
    from markdown_it.token import Token as New

    children: list[Token] = []
    for line in words.split("\n"):
        children += (New("text", "", 0, content=line), New("softbreak", "br", 0))
    return children[:-1]


def parse(text: str) -> list[Token]:
    """The tokens of all of a note that is read as Markdown, inline text parsed."""
    lines = lines_of(divided(text)[0])
    tokens = outline(lines, front_matter_end(lines))
    parse_inline(tokens, environment(definitions(tokens), labels(tokens)))
    return tokens


def task_items(tokens: Iterable[Token]) -> Iterator[Token]:
    """The list items that are tasks, in the order in which they are written."""
    return (token for token in tokens if token.type == "list_item_open" and "checked" in token.meta)


def plain(children: Iterable[Token] | None) -> str:
    """The words of inline text as they are read."""
    out: list[str] = []
    for token in children or ():
        if token.type in {"softbreak", "hardbreak"}:
            out.append(" ")
        elif token.type == "image":
            out.append(plain(token.children))
        elif token.type in {"text", "code_inline", "text_special"}:
            out.append(token.content)
    return "".join(out)
