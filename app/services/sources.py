"""Verbs on sources: keep them, find them by name or alias, link them to what they said and wrote."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.annotate.names import best_names, suggested
from app.domain.bounds import LINE, NAME, TEXT, within
from app.domain.errors import KnownError, Missing
from app.domain.note import Backlink, Target
from app.domain.nouns import Noun
from app.domain.source import Source, SourceDraft, SourceKind, SourceRole, Suggestion
from app.domain.text.normal import fits, words_of
from app.services.present import present
from app.services.words import counted
from app.store import articles, marks, notes, sources, versions

if TYPE_CHECKING:
    from app.domain.article.article import Article
    from app.domain.changes import Changes
    from app.domain.mark import Mark
    from app.store.library import Library


TO_NOTE = "Write the rest into a note, and link the source there."


def _tidy(draft: SourceDraft) -> SourceDraft:
    name = within(" ".join(draft.name.split()), NAME, "the name of a source")
    if not name:
        raise KnownError("A source needs a name.", "Type the name, then save.")
    within("".join(draft.aliases), LINE, "all other names of a source together")
    aliases = dict.fromkeys(" ".join(alias.split()) for alias in draft.aliases)
    for alias in aliases:
        within(alias, NAME, "another name of a source")
    within(draft.role, NAME, "the role of a source")
    within(draft.organisation, NAME, "the organisation of a source")
    within(draft.contacts, TEXT, "the contacts of a source", TO_NOTE)
    within(draft.note, TEXT, "the note in the card of a source", TO_NOTE)
    return replace(draft, name=name, aliases=tuple(alias for alias in aliases if alias and alias != name))


@dataclass(frozen=True, slots=True)
class LinkedMark:
    """A mark of a source with the title of its article."""

    mark: Mark
    article_title: str


@dataclass(frozen=True, slots=True)
class Linked:
    """Everything a source is linked to."""

    articles: tuple[tuple[Article, tuple[SourceRole, ...]], ...]
    marks: tuple[LinkedMark, ...]
    notes: tuple[Backlink, ...]


class Sources:
    """The library's sources."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def all(self, text: str = "", kind: SourceKind | None = None, tag_id: str = "") -> tuple[Source, ...]:
        """Sources by name, narrowed by words of name or alias, kind and tag."""
        with self._library.read() as db:
            found = sources.all_of(db, kind, tag_id)
        words = words_of(text)
        return tuple(source for source in found if fits(words, source.name, *source.aliases))

    def get(self, source_id: str) -> Source:
        """One source; KnownError if it is not there any more."""
        with self._library.read() as db:
            found = sources.some(db, (source_id,))
        if source_id not in found:
            raise Missing(Noun.SOURCE)
        return found[source_id]

    def complete(self, text: str, limit: int = 8) -> tuple[Source, ...]:
        """Sources whose name or alias fits what was typed, best first; the recently linked first for no text."""
        with self._library.read() as db:
            ids = best_names(sources.named(db), text, limit) if text.strip() else sources.recent(db, limit)
            found = sources.some(db, ids)
        return tuple(found[one] for one in ids if one in found)

    def add(self, draft: SourceDraft) -> Changes:
        """Keep a new source; `made` is its id. KnownError if the name is empty."""
        tidy = _tidy(draft)
        with self._library.write(f"Add source {tidy.name}") as tx:
            tx.made(tx.insert("source", sources.drafted(tidy)))
            return tx.changes

    def edit(self, source_id: str, draft: SourceDraft) -> Changes:
        """Write all of a source's fields anew."""
        tidy = _tidy(draft)
        with self._library.write(f"Edit source {tidy.name}") as tx:
            (there,) = present(tx, Noun.SOURCE, [source_id])
            sources.update(tx, there, sources.drafted(tidy))
            return tx.changes

    def delete(self, source_ids: Sequence[str]) -> Changes:
        """Take sources out of sight; undo brings them back with their links."""
        with self._library.write(f"Delete {counted(len(source_ids), 'source')}") as tx:
            tx.remove("source", present(tx, Noun.SOURCE, source_ids))
            return tx.changes

    def merge(self, keep_id: str, other_id: str) -> Changes:
        """Give all links and the name, as an alias, of `other_id` to `keep_id`, and delete the other."""
        keep, other = self.get(keep_id), self.get(other_id)
        if keep_id == other_id:
            raise KnownError("This is the same source.", "Choose another one to merge with.")
        from app.notes.links import targets as links_of  # Markdown is only needed where notes are rewritten

        with self._library.read() as db:
            pointing = notes.pointing_at(db, Target(Noun.SOURCE, other_id))
        names = dict.fromkeys((*keep.aliases, other.name, *other.aliases))
        names.pop(keep.name, None)
        with self._library.write(f"Merge {other.name} into {keep.name}") as tx:
            sources.give_links(tx, other_id, keep_id)
            empty = {
                name: getattr(other, name)
                for name in ("role", "organisation", "contacts")
                if not getattr(keep, name)
            }
            note = "\n\n".join(part for part in (keep.note, other.note) if part)
            sources.update(tx, keep_id, {**empty, "note": note, "aliases": names})
            tx.remove("source", [other_id])
            for one in pointing:
                # An id stands nowhere but in a link, so the text can be mended as it is.
                text = one.text.replace(f"clipdesk:source/{other_id}", f"clipdesk:source/{keep_id}")
                tx.update("note", one.id, {"text": text})
                notes.relink(tx, one.id, links_of(text))
            return tx.changes

    def of_article(self, article_id: str) -> tuple[tuple[Source, tuple[SourceRole, ...]], ...]:
        """The sources linked to an article or to a mark in it, by name."""
        with self._library.read() as db:
            return sources.of_article(db, article_id)

    def link(self, article_id: str, source_id: str, role: SourceRole = SourceRole.MENTIONED) -> Changes:
        """Link a source to an article."""
        with self._library.write("Link source") as tx:
            present(tx, Noun.ARTICLE, [article_id])
            present(tx, Noun.SOURCE, [source_id])
            tx.join("article_source", article_id=article_id, source_id=source_id, role=role)
            return tx.changes

    def unlink(self, article_id: str, source_id: str) -> Changes:
        """Take the links between a source and an article away, those of its marks too."""
        with self._library.read() as db:
            standing = marks.of_article(db, article_id)
        with self._library.write("Unlink source") as tx:
            present(tx, Noun.ARTICLE, [article_id])
            tx.unjoin("article_source", article_id=article_id, source_id=source_id)
            for mark in standing:
                tx.unjoin("mark_source", mark_id=mark.id, source_id=source_id)
            return tx.changes

    def suggestions(self, article_id: str) -> tuple[Suggestion, ...]:
        """Known sources named in the text, the authors and the publication, as far as they are not linked yet."""
        with self._library.read() as db:
            article = articles.get(db, article_id)
            version = versions.current(db, article_id)
            known = sources.named(db)
            linked = {source.id for source, _roles in sources.of_article(db, article_id)}
            if article is None:
                return ()
            offered = suggested(article, version.text if version else "", known)
            wanted = [one for one in offered if one.source_id not in linked]
            kept = sources.some(db, tuple(one.source_id for one in wanted if one.source_id))
        return tuple(
            replace(one, kind=kept[one.source_id].kind) if one.source_id in kept else one for one in wanted
        )

    def accept(self, article_id: str, suggestion: Suggestion) -> Changes:
        """Link a suggestion, and keep it as a source first if it is not known yet; `made` is the source's id."""
        with self._library.write(f"Link {suggestion.name}") as tx:
            present(tx, Noun.ARTICLE, [article_id])
            if suggestion.source_id:
                present(tx, Noun.SOURCE, [suggestion.source_id])
            draft = SourceDraft(suggestion.name, suggestion.kind)
            source_id = suggestion.source_id or tx.insert("source", sources.drafted(draft))
            tx.join("article_source", article_id=article_id, source_id=source_id, role=suggestion.role)
            tx.made(source_id)
            return tx.changes

    def linked(self, source_id: str) -> Linked:
        """Everything this source is linked to, newest first."""
        from app.notes.title import (
            snippet,
        )  # brings Markdown with it, which a list of sources need not wait for

        target = Target(Noun.SOURCE, source_id)
        with self._library.read() as db:
            said = tuple(LinkedMark(mark, title) for mark, title in marks.of_source(db, source_id))
            pointing = notes.pointing_at(db, target)
            wrote = sources.articles_of(db, source_id)
        return Linked(wrote, said, tuple(Backlink(n.id, n.title, snippet(n.text, target)) for n in pointing))
