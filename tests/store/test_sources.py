"""Sources come by name, kind and tag, and count what is in sight alone."""

from __future__ import annotations

import pytest

from app.domain.source import SourceDraft, SourceKind, SourceRole
from app.domain.tag import tag_id
from app.store import sources, tags
from app.store.library import Library
from tests.libraries import add_article, add_mark


@pytest.fixture
def made(library: Library) -> dict[str, str]:
    drafts = [
        SourceDraft("rosa Lind", aliases=("R. Lind", "罗莎"), role="clerk", contacts="a@b"),
        SourceDraft("Harbour Board", SourceKind.ORGANISATION),
        SourceDraft("Imre Valk", organisation="Hotel", note="Careful.\nTwo lines."),
    ]
    with library.write() as tx:
        return {draft.name: tx.insert("source", sources.drafted(draft)) for draft in drafts}


def test_sources_by_name_kind_and_tag(library: Library, made: dict[str, str]) -> None:
    with library.write() as tx:
        tx.join("source_tag", source_id=made["Imre Valk"], tag_id=tags.keep(tx, "Hotel/Owner"))
    with library.read() as db:

        def names(kind: SourceKind | None = None, tag: str = "") -> list[str]:
            return [one.name for one in sources.all_of(db, kind, tag)]

        assert names() == ["Harbour Board", "Imre Valk", "rosa Lind"]
        assert names(SourceKind.PERSON) == ["Imre Valk", "rosa Lind"]
        assert names(tag=tag_id("hotel")) == ["Imre Valk"]
        assert names(SourceKind.ORGANISATION, tag_id("hotel")) == []
        found = sources.some(db, tuple(made.values()))
        assert sources.some(db, ()) == {}
    rosa = found[made["rosa Lind"]]
    assert (rosa.aliases, rosa.role, rosa.contacts) == (("R. Lind", "罗莎"), "clerk", "a@b")
    assert found[made["Imre Valk"]].note == "Careful.\nTwo lines."


def test_counts_are_of_what_is_in_sight(library: Library, made: dict[str, str]) -> None:
    rosa = made["rosa Lind"]
    kept, deleted = add_article(library, "One."), add_article(library, "Two.")
    with library.write() as tx:
        for role in (SourceRole.AUTHOR, SourceRole.MENTIONED):
            tx.join("article_source", article_id=kept, source_id=rosa, role=role)
        tx.join("article_source", article_id=deleted, source_id=rosa, role=SourceRole.AUTHOR)
    for article_id in (kept, kept, deleted):
        mark = add_mark(library, article_id, 0, 3)
        with library.write() as tx:
            tx.join("mark_source", mark_id=mark, source_id=rosa)
    with library.write() as tx:
        tx.remove("article", [deleted])
    with library.read() as db:
        source = sources.some(db, (rosa,))[rosa]
        assert (source.article_count, source.mark_count) == (1, 2)
        ((listed, roles),) = sources.articles_of(db, rosa)
        assert (listed.id, roles) == (kept, (SourceRole.AUTHOR, SourceRole.MENTIONED))
        ((again, roles),) = sources.of_article(db, kept)
        assert (again.id, roles) == (rosa, (SourceRole.AUTHOR, SourceRole.MENTIONED))


def test_the_recent_ones_are_those_linked_last_then_made_last(library: Library, made: dict[str, str]) -> None:
    article_id = add_article(library)
    mark = add_mark(library, article_id, 0, 3)
    with library.write() as tx:
        tx.join("mark_source", mark_id=mark, source_id=made["rosa Lind"])
    with library.read() as db:
        assert sources.recent(db, 3) == (made["rosa Lind"], made["Imre Valk"], made["Harbour Board"])
        assert sources.recent(db, 1) == (made["rosa Lind"],)


def test_links_are_given_away_once(library: Library, made: dict[str, str]) -> None:
    rosa, imre = made["rosa Lind"], made["Imre Valk"]
    article_id = add_article(library)
    mark = add_mark(library, article_id, 0, 3)
    with library.write() as tx:
        tag = tags.keep(tx, "clerk")
        for one in (rosa, imre):
            tx.join("article_source", article_id=article_id, source_id=one, role=SourceRole.MENTIONED)
            tx.join("mark_source", mark_id=mark, source_id=one)
        tx.join("article_source", article_id=article_id, source_id=rosa, role=SourceRole.AUTHOR)
        tx.join("source_tag", source_id=rosa, tag_id=tag)
        sources.give_links(tx, rosa, imre)
    with library.read() as db:
        ((only, roles),) = sources.of_article(db, article_id)
        assert (only.id, roles, only.tags) == (imre, (SourceRole.AUTHOR, SourceRole.MENTIONED), ("clerk",))
        for table in ("article_source", "mark_source", "source_tag"):
            assert db.execute(f"SELECT count(*) FROM {table} WHERE source_id = ?", (rosa,)).fetchone()[0] == 0
