"""The verb export: an article or a note in, a file in one of the table's formats out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.codes.troubles import Trouble
from app.domain.errors import KnownError, Missing
from app.domain.note import Target
from app.domain.nouns import Noun
from app.exchange.formats import FORMATS, ArticleFile, ComparisonFile, Format, NoteFile
from app.exchange.naming import file_name
from app.notes.links import targets
from app.notes.markdown import Renderer
from app.notes.plain import ordinary, rich_text
from app.services.follow.versions import Versions
from app.store import articles, marks, notes, sources, versions
from app.store.engine.asking import Database
from app.store.engine.blobs import blob_types

if TYPE_CHECKING:
    from app.store.library import Library

_BLOB = re.compile(r'src="blob:([0-9a-f]{64})"')


def _format(noun: Noun, name: str) -> Format:
    chosen = next((one for one in FORMATS if one.noun is noun and one.name == name), None)
    if chosen is None:
        names = ", ".join(one.name for one in FORMATS if one.noun is noun)
        raise KnownError(Trouble.NO_FORMAT, name=name, formats=names)
    return chosen


def _addresses(db: Database, wanted: Iterable[Target]) -> Callable[[Target], str]:
    """The web address of each thing that has one: an article, and the article of a mark."""
    found: dict[Target, str] = {}
    for target in wanted:
        article_id = target.id if target.kind is Noun.ARTICLE else ""
        if target.kind is Noun.MARK and (mark := marks.get(db, target.id)) is not None:
            article_id = mark.article_id
        article = articles.get(db, article_id) if article_id else None
        found[target] = article.url if article is not None else ""
    return lambda target: found.get(target, "")


@dataclass(frozen=True, slots=True)
class FormatRow:
    """One format as the export menu and the command line show it."""

    name: str
    label: str
    suffix: str
    media_type: str
    noun: Noun


@dataclass(frozen=True, slots=True)
class Exported:
    """A file to be written: a name that fits any disk, and its bytes."""

    name: str
    data: bytes


class Exchange:
    """What leaves the library."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def formats(self, noun: Noun) -> tuple[FormatRow, ...]:
        """The formats a noun can leave in."""
        return tuple(
            FormatRow(one.name, one.label, one.suffix, one.media_type, one.noun)
            for one in FORMATS
            if one.noun is noun
        )

    def note(self, note_id: str, format_name: str) -> Exported:
        """A note as a file; links to articles become their web addresses, others plain words."""
        chosen = _format(Noun.NOTE, format_name)
        with self._library.read() as db:
            note = notes.get(db, note_id)
            if note is None:
                raise Missing(Noun.NOTE)
            address = _addresses(db, targets(note.text))
        text = ordinary(note.text, address)
        data = chosen.write(NoteFile(note, text, Renderer(live=False).html(text)))
        return Exported(file_name(note.title or "Note", chosen.suffix), data)

    def article(self, article_id: str, format_name: str) -> Exported:
        """An article with its marks as a file."""
        chosen = _format(Noun.ARTICLE, format_name)
        with self._library.read() as db:
            article = articles.get(db, article_id)
            version = versions.current(db, article_id)
            if article is None:
                raise Missing(Noun.ARTICLE)
            if version is None:
                raise KnownError(Trouble.NO_TEXT_TO_EXPORT)
            standing = tuple(
                mark for mark in marks.of_article(db, article_id) if mark.version_id == version.id
            )
            named = {source.id: source.name for source, _roles in sources.of_article(db, article_id)}
        said = {mark.id: tuple(named[one] for one in mark.source_ids if one in named) for mark in standing}
        pictures = self._pictures(version.html)
        data = chosen.write(ArticleFile(article, version, standing, said, pictures))
        return Exported(file_name(article.title, chosen.suffix), data)

    def comparison(self, old_id: str, new_id: str, format_name: str) -> Exported:
        """Two versions of an article and what differs between them, as a file."""
        chosen = _format(Noun.VERSION, format_name)
        old, new, comparison = Versions(self._library).compare(old_id, new_id)
        with self._library.read() as db:
            article = articles.get(db, new.article_id)
        if article is None:
            raise Missing(Noun.ARTICLE)
        data = chosen.write(ComparisonFile(article, old, new, comparison))
        name = f"{article.title}, versions {old.number} and {new.number}"
        return Exported(file_name(name, chosen.suffix), data)

    def _pictures(self, html: str) -> dict[str, tuple[str, bytes]]:
        kept: dict[str, tuple[str, bytes]] = {}
        wanted = tuple(dict.fromkeys(_BLOB.findall(html)))
        with self._library.read() as db:
            types = blob_types(db, wanted)
        for blob_id, media_type in types.items():
            with suppress(KnownError):  # a file without one of its pictures is better than none
                kept[blob_id] = (media_type, self._library.blobs.get(blob_id))
        return kept

    def rich_text(self, note_text: str) -> str:
        """A note's text as HTML for the clipboard, links as ordinary links."""
        with self._library.read() as db:
            return rich_text(note_text, _addresses(db, targets(note_text)))
