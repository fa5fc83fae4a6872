"""Many articles at once are the same rows as one after the other, found by the same words, and undone as well."""

from __future__ import annotations

from pathlib import Path

from app.domain.article.article import State
from app.domain.article.extraction import Extraction
from app.domain.article.page import Page, Picture
from app.domain.clip import Gathered
from app.domain.listing import ArticleFilter, Order
from app.services.search import Search
from app.services.undo import Undo
from app.store import articles, versions
from app.store.library import Library
from app.store.many import bulk
from tests.libraries import Clock, add_article, blocks_of, dump, opened, page_of, sound

TEXTS = (
    "The council voted.\n\nWork begins in June.",
    "Die Fähre fährt wieder.",
    "市议会投票。",
    "The council voted.\n\nWork begins in June.",
)
# What differs by chance: ids, and what is named by them.
BY_CHANCE = {"id", "seq", "article_id", "capture_id", "version_id", "created_at", "asked_key"}


def wholes() -> list[bulk.Whole]:
    out = []
    for number, text in enumerate(TEXTS):
        found = Extraction(
            title=f"Title {number}",
            url=f"https://a.example/{number}",
            blocks=blocks_of(text),
            extractor="test",
            authors=("Ada",),
        )
        page: Page = page_of(f"Title {number}\n{text}".encode(), url=found.url)
        out.append(
            bulk.Whole(
                page,
                Gathered(found, (Picture("https://a.example/p.png", b"\x89PNG", "image/png"),)),
                found.url,
                {"state": State.DONE},
            )
        )
    return out


def facts(library: Library) -> dict[str, list[list[tuple[str, object]]]]:
    return {
        table: sorted([(name, value) for name, value in row if name not in BY_CHANCE] for row in rows)
        for table, rows in dump(library).items()
        if table in {"article", "capture", "version"}
    }  # fmt: skip


def test_they_are_the_same_rows(library: Library, tmp_path: Path) -> None:
    with bulk.gathering(library) as (tx, blobs):
        ids = bulk.keep(tx, blobs, wholes())
    with opened(tmp_path / "other", clock=Clock()) as other:
        for whole in wholes():
            found = whole.gathered.extraction
            one = add_article(
                other,
                blocks=found.blocks,
                title=found.title,
                url=found.url,
                raw=whole.page.raw,
                authors=found.authors,
                pictures=whole.gathered.pictures,
            )
            with other.write() as tx:
                articles.update(tx, [one], {"state": State.DONE})
        assert facts(library) == facts(other)
    with library.read() as db:
        assert [one.id for one in articles.page(db, ArticleFilter(), Order.OLDEST, 0, 10)] == list(ids)
        assert all(versions.current(db, one) is not None for one in ids)
        assert db.execute("SELECT v FROM article_fts_config WHERE k = 'hashsize'").fetchone()[0] == bulk.USUAL
    for words, count in (("council", 2), ("fahre", 1), ("议会", 1), ("title", 4)):
        assert str(Search(library).ranked(words)).count("Noun.ARTICLE") >= count
    sound(library)


def test_they_are_undone_and_done_again(library: Library) -> None:
    before = dump(library)
    with bulk.gathering(library, "Import") as (tx, blobs):
        bulk.keep(tx, blobs, wholes())
        changes = tx.changes
    after = dump(library)
    back = Undo(library).apply(changes)
    assert dump(library) == before
    Undo(library).apply(back)
    assert dump(library) == after
    sound(library)


def test_originals_are_on_the_disk_before_the_rows_that_name_them(library: Library) -> None:
    with bulk.gathering(library) as (tx, blobs):
        bulk.keep(tx, blobs, wholes())
    with library.read() as db:
        for row in db.execute("SELECT id, size FROM blob"):
            assert len(library.blobs.get(row["id"])) == row["size"]
    assert not list(library.path.originals.rglob("*.part"))
