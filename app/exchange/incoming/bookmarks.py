"""A file of bookmarks as browsers and services write it (Netscape HTML) in; its links, folders as tags, out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from app.domain.article.article import State
from app.exchange.incoming.items import Link, Refused
from app.exchange.incoming.letters import moment_of, text_of
from app.exchange.incoming.places import MIB, Place, Unreadable

FILE_BYTES = 64 * MIB
MOST_FILES = 100  # of bookmarks in one place
MOST_LINKS = 200_000
MOST_STEPS = 8  # folders within one another that make a tag
LONGEST_ATTRIBUTE = 1 << 16  # letters; icons are longer, and nobody needs them here

# These elements make up the file; any other is text or nothing.
_TAG = re.compile(r"<(/?)(dl|dt|dd|h[1-6]|a|hr|p|title|meta|ul|li|script|style)(?=[\s/>])", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"\s*([a-zA-Z_:][\w:.-]*)(?:\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s>]*))?|\s*/(?=\s*>)")
_ANY_TAG = re.compile(r"<[/!a-zA-Z][^<>]{0,20000}>")
_SPLIT = re.compile(r"\s*,\s*")
# The folders that every browser makes by itself say nothing of what is in them.
_GIVEN_BY = ("personal_toolbar_folder", "unfiled_bookmarks_folder")
_GIVEN = frozenset(
    """bookmarks|bookmarks bar|bookmarks toolbar|bookmarks menu|other bookmarks|mobile bookmarks|favorites|favorites bar
    |favourites|favourites bar|imported|unlabeled|lesezeichen|lesezeichenleiste|lesezeichen-symbolleiste|weitere lesezeichen
    |barre de favoris|autres favoris|barre personnelle|marcadores|barra de marcadores|barra de favoritos|otros marcadores
    |preferiti|barra dei preferiti|altri preferiti|reading list""".replace("\n    ", "").split("|")
)
_READ = frozenset({"read archive", "archive", "archived"})


def is_bookmarks(place: Place) -> bool:
    """True where each file begins as such files do."""
    return 0 < len(place.names) <= MOST_FILES and all(
        begins_as_bookmarks(place, name) for name in place.names
    )


def begins_as_bookmarks(place: Place, name: str) -> bool:
    """True for a file of bookmarks, by its first words."""
    try:
        with place.opened(name) as file:
            start = text_of(file.read(4096)).lower()
    except Unreadable:
        return False
    marked = "netscape-bookmark-file" in start or ("<dl" in start and "add_date" in start)
    return marked or "time_added=" in start


def read_bookmarks(place: Place) -> Iterator[Link | Refused]:
    """The links of the file one by one, with the folders they lie in as one tag."""
    for name in place.names:
        try:
            text = text_of(place.read(name, FILE_BYTES))
        except Unreadable as error:
            yield Refused(name, str(error))
            continue
        yield from _links(text)


def _links(text: str) -> Iterator[Link | Refused]:
    folders: list[str] = []
    folder, state, number = "", State.INBOX, 0
    found = _TAG.search(text)
    while found is not None:
        closes, tag = bool(found[1]), found[2].lower()
        attributes, end = _attributes(text, found.end())
        following = _TAG.search(text, end)
        if tag == "dl":
            if closes:
                folders[-1:] = []
            else:
                folders.append(folder)
                folder = ""
        elif tag[0] == "h" and tag != "hr" and not closes:
            words = _words(text[end : following.start() if following else len(text)])
            given = any(name in attributes for name in _GIVEN_BY) or words.casefold() in _GIVEN
            folder = "" if given or tag == "h1" else words.replace("/", "-")
            state = State.DONE if tag == "h1" and words.casefold() in _READ else State.INBOX
        elif tag == "a" and not closes and "href" in attributes:
            number += 1
            if number > MOST_LINKS:
                yield Refused("The rest", f"Only the first {MOST_LINKS:,} links of a file are taken.")
                return
            title = _words(text[end : following.start() if following else len(text)])
            words, following = _until_next(text, end)
            yield _link(attributes, title, folders, state, words)
        found = following


def _until_next(text: str, start: int) -> tuple[str, re.Match[str] | None]:
    """The words that stand under a link as its description, and the element after them."""
    following = _TAG.search(text, start)
    while following and following[2].lower() in {"a", "p"} and following[1]:
        following = _TAG.search(text, following.end())
    if following is None or following[2].lower() != "dd" or following[1]:
        return "", following
    begin = text.find(">", following.end()) + 1 or len(text)
    after = _TAG.search(text, begin)
    while after and after[2].lower() in {"a", "p", "ul", "li"}:  # a description may hold links of its own
        after = _TAG.search(text, after.end())
    words = _ANY_TAG.sub("", text[begin : after.start() if after else len(text)])
    return unescape(words).strip(), after


def _attributes(text: str, at: int) -> tuple[dict[str, str], int]:
    """The attributes of a tag, and where it ends."""
    out: dict[str, str] = {}
    while (found := _ATTRIBUTE.match(text, at)) and found.end() > at:
        at = found.end()
        if found[1]:
            value = found[2] or ""
            value = value[1:-1] if value[:1] in {'"', "'"} and len(value) > 1 else value
            out.setdefault(found[1].lower(), unescape(value) if len(value) <= LONGEST_ATTRIBUTE else "")
    end = text.find(">", at)
    return out, end + 1 if end >= 0 else len(text)


def _words(html: str) -> str:
    return " ".join(unescape(_ANY_TAG.sub("", html)).split())


def _link(attributes: dict[str, str], title: str, folders: list[str], state: State, words: str) -> Link:
    steps = [one for one in folders if one][:MOST_STEPS]
    tags = [one for one in _SPLIT.split(attributes.get("tags", "").strip()) if one]
    address = attributes["href"].strip()
    return Link(
        name=title or address,
        address=address,
        title=title,
        tags=(*(["/".join(steps)] if steps else []), *tags),
        added=moment_of(attributes.get("add_date") or attributes.get("time_added") or ""),
        state=state,
        words=words,
    )
