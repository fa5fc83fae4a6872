"""Verbs on sources: names, merging, suggestions and completions."""

from __future__ import annotations

import pytest

from app.domain.errors import KnownError
from app.domain.mark import MarkKind
from app.domain.note import Target
from app.domain.nouns import Noun
from app.domain.source import SourceDraft, SourceKind, SourceRole
from app.services.marks import Marks
from app.services.notes import Notes
from app.services.sources import Sources
from app.services.tags import Tags
from app.services.undo import Undo
from app.store.library import Library
from app.wording import said
from tests.libraries import add_article, article_of, dump
from tests.telling import refused

TEXT = "Rosa Lind met Imre Valk. “No,” said Valk. The harbour board paid R. Lind. Rosalind was not there."


@pytest.fixture
def sources(library: Library) -> Sources:
    return Sources(library)


@pytest.fixture
def people(sources: Sources) -> dict[str, str]:
    drafts = (
        SourceDraft("Rosa Lind", aliases=("R. Lind",), role="clerk"),
        SourceDraft("Imre Valk", aliases=("Valk",), contacts="imre@hotel"),
        SourceDraft("Harbour Board", SourceKind.ORGANISATION),
        SourceDraft("Øyvind Åsen"),
    )
    return {draft.name: sources.add(draft).made for draft in drafts}


def test_names_are_tidied(sources: Sources) -> None:
    made = sources.get(
        sources.add(SourceDraft("  Rosa \n Lind ", aliases=(" R.  Lind", "", "Rosa Lind", "R. Lind"))).made
    )
    assert (made.name, made.aliases) == ("Rosa Lind", ("R. Lind",))
    with refused(KnownError, "needs a name"):
        sources.add(SourceDraft(" \n "))
    with refused(KnownError, "needs a name"):
        sources.edit(made.id, SourceDraft(""))
    edited = sources.edit(made.id, SourceDraft("Rosa", SourceKind.DOCUMENT, note="x"))
    assert said(edited.label) == "Edit source Rosa"
    assert (sources.get(made.id).kind, sources.get(made.id).aliases) == (SourceKind.DOCUMENT, ())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ["Harbour Board", "Imre Valk", "Øyvind Åsen", "Rosa Lind"]),
        ("lind", ["Rosa Lind"]),
        ("r. l", ["Rosa Lind"]),
        ("LIND rosa", ["Rosa Lind"]),
        ("åsen", ["Øyvind Åsen"]),
        ("nobody", []),
    ],
)
def test_sources_are_narrowed(
    sources: Sources, people: dict[str, str], text: str, expected: list[str]
) -> None:
    assert len(people) == 4
    assert [one.name for one in sources.all(text)] == expected


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("ro", "Rosa Lind"),
        ("lind", "Rosa Lind"),
        ("valk", "Imre Valk"),
        ("imre v", "Imre Valk"),
        ("Rosa Lnid", "Rosa Lind"),
        ("harbor board", "Harbour Board"),
        ("øy", "Øyvind Åsen"),
    ],
)
def test_completion_forgives_typing(sources: Sources, people: dict[str, str], typed: str, first: str) -> None:
    found = sources.complete(typed)
    assert found[0].id == people[first]
    assert len({one.id for one in found}) == len(found)


def test_nothing_typed_offers_the_recent_ones(
    library: Library, sources: Sources, people: dict[str, str]
) -> None:
    article = article_of(library, add_article(library, TEXT))
    mark = Marks(library).add(article.version_id, 0, 4, MarkKind.QUOTE).made
    Marks(library).link(mark, people["Imre Valk"])
    assert sources.complete("  ")[0].id == people["Imre Valk"]
    assert len(sources.complete("", limit=2)) == 2


def test_suggestions_are_the_known_ones_the_authors_and_the_publication(
    library: Library, sources: Sources, people: dict[str, str]
) -> None:
    article_id = add_article(library, TEXT, authors=("rosa lind", "New Author"), publication="Harbour Board")
    found = {one.name: one for one in sources.suggestions(article_id)}
    assert set(found) == {"rosa lind", "New Author", "Harbour Board", "Imre Valk"}
    assert found["rosa lind"].source_id == people["Rosa Lind"]
    assert (found["New Author"].source_id, found["New Author"].role) == ("", SourceRole.AUTHOR)
    assert found["Harbour Board"].role is SourceRole.PUBLISHER
    assert (said(found["Imre Valk"].why), found["Imre Valk"].role) == ("named 2 times", SourceRole.MENTIONED)
    changes = sources.accept(article_id, found["New Author"])
    assert sources.get(changes.made).kind is SourceKind.PERSON
    sources.accept(article_id, found["Imre Valk"])
    assert {one.name for one in sources.suggestions(article_id)} == {"rosa lind", "Harbour Board"}
    Undo(library).apply(changes)
    assert "New Author" in {one.name for one in sources.suggestions(article_id)}
    assert sources.suggestions("no such article") == ()


def test_a_merge_gives_everything_and_is_taken_back(
    library: Library, sources: Sources, people: dict[str, str]
) -> None:
    rosa, imre = people["Rosa Lind"], people["Imre Valk"]
    article = article_of(library, add_article(library, TEXT))
    mark = Marks(library).add(article.version_id, 0, 4, MarkKind.QUOTE).made
    Marks(library).link(mark, imre)
    sources.link(article.id, rosa, SourceRole.AUTHOR)
    Tags(library).tag_sources([imre], "hotel")
    before = dump(library)
    changes = sources.merge(rosa, imre)
    assert said(changes.label) == "Merge Imre Valk into Rosa Lind"
    kept = sources.get(rosa)
    assert kept.aliases == ("R. Lind", "Imre Valk", "Valk")
    assert (kept.role, kept.contacts, kept.tags) == ("clerk", "imre@hotel", ("hotel",))
    assert (kept.mark_count, kept.article_count) == (1, 1)
    assert sources.of_article(article.id)[0][1] == (SourceRole.AUTHOR, SourceRole.MENTIONED)
    with pytest.raises(KnownError):
        sources.get(imre)
    Undo(library).apply(changes)
    assert dump(library) == before
    with refused(KnownError, "same source"):
        sources.merge(rosa, rosa)


def test_everything_a_source_is_linked_to(library: Library, sources: Sources, people: dict[str, str]) -> None:
    rosa = people["Rosa Lind"]
    article = article_of(library, add_article(library, TEXT, title="Story"))
    mark = Marks(library).add(article.version_id, 0, 4, MarkKind.QUOTE).made
    Marks(library).link(mark, rosa)
    note = Notes(library).add("", f"Ask [Rosa]({Target(Noun.SOURCE, rosa)}) again.").made
    linked = sources.linked(rosa)
    assert [one.id for one, _roles in linked.articles] == [article.id]
    assert [(one.mark.id, one.article_title) for one in linked.marks] == [(mark, "Story")]
    assert [one.note_id for one in linked.notes] == [note]
    changes = sources.unlink(article.id, rosa)
    assert sources.linked(rosa).articles == ()
    assert sources.linked(rosa).marks == ()
    Undo(library).apply(changes)
    assert sources.linked(rosa) == linked
    gone = sources.delete([rosa])
    assert said(gone.label) == "Delete 1 source"
    assert sources.of_article(article.id) == ()
    Undo(library).apply(gone)
    assert sources.linked(rosa) == linked


def test_a_merge_rewrites_the_links_of_notes(
    library: Library, sources: Sources, people: dict[str, str]
) -> None:
    rosa, imre = people["Rosa Lind"], people["Imre Valk"]
    notes = Notes(library)
    note = notes.add("", f"Ask [Imre](clipdesk:source/{imre}) again.").made
    changes = sources.merge(rosa, imre)
    assert notes.get(note).text == f"Ask [Imre](clipdesk:source/{rosa}) again."
    assert [one.note_id for one in notes.backlinks(Target(Noun.SOURCE, rosa))] == [note]
    Undo(library).apply(changes)
    assert imre in notes.get(note).text
