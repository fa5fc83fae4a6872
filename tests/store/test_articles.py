"""The list of articles: filters, orders, pages and keys agree with each other and with what was put in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain.article.article import Article, Stage, State
from app.domain.listing import ArticleFilter, Order
from app.domain.source import SourceRole
from app.domain.tag import tag_id
from app.services.articles import Articles
from app.services.undo import Undo
from app.store import articles, clipping, tags
from app.store.library import Library
from app.store.shape.kinds import dumped
from tests.libraries import Clock, add_article, add_mark, opened

ROWS = [
    # title, publication, published, state, tags
    ("Äpfel am Deich", "The Ledger", "2026-01-05", State.INBOX, ("flood",)),
    ("banana boats", "Östra Posten", "2026-03-01T07:00:00+01:00", State.READING, ("flood/river",)),
    ("Cranes", "The Ledger", "", State.DONE, ("Flood/River/Weir", "budget")),
    ("水灾报告", "日报", "2025-12-31", State.INBOX, ("floodlight",)),
    ("apple", "", "2026-02-01", State.INBOX, ()),
    ("مقال", "الصحيفة", "2026-01-05", State.DONE, ("budget",)),
]


@pytest.fixture
def ids(library: Library, clock: Clock) -> list[str]:
    """The articles of ROWS, an hour apart."""
    made = []
    for title, publication, published, state, names in ROWS:
        article_id = add_article(library, title, title=title, publication=publication, published=published)
        with library.write() as tx:
            articles.update(tx, [article_id], {"state": state})
            for name in names:
                tx.join("article_tag", article_id=article_id, tag_id=tags.keep(tx, name))
        made.append(article_id)
        clock.move(hours=1)
    return made


def listed(library: Library, narrow: ArticleFilter, order: Order = Order.OLDEST) -> list[str]:
    """The ids of a filter, by every way there is to the same list."""
    with library.read() as db:
        page = articles.page(db, narrow, order, 0, 100)
        keys = articles.keys(db, narrow, order)
        assert articles.count(db, narrow) == len(page)
        assert articles.by_keys(db, keys) == page
        pieces: list[Article] = []
        for offset in range(0, len(page), 2):
            pieces += articles.page(db, narrow, order, offset, 2)
        assert tuple(pieces) == page
        assert articles.page(db, narrow, order, len(page), 5) == ()
    return [one.id for one in page]


FILTERS: list[tuple[ArticleFilter, list[int]]] = [
    (ArticleFilter(), [0, 1, 2, 3, 4, 5]),
    (ArticleFilter(state="inbox"), [0, 3, 4]),
    (ArticleFilter(state="done"), [2, 5]),
    (ArticleFilter(state="nonsense"), []),
    (ArticleFilter(publication="The Ledger"), [0, 2]),
    (ArticleFilter(publication="Östra Posten"), [1]),
    (ArticleFilter(publication="the ledger"), []),
    (ArticleFilter(tag_id=tag_id("flood")), [0, 1, 2]),
    (ArticleFilter(tag_id=tag_id("flood/river")), [1, 2]),
    (ArticleFilter(tag_id=tag_id("floodlight")), [3]),
    (ArticleFilter(tag_id=tag_id("no such tag")), []),
    (ArticleFilter(tag_id=tag_id("budget"), state="done", publication="The Ledger"), [2]),
]


@pytest.mark.parametrize(("narrow", "expected"), FILTERS)
def test_filters(library: Library, ids: list[str], narrow: ArticleFilter, expected: list[int]) -> None:
    assert listed(library, narrow) == [ids[place] for place in expected]


ORDERS: list[tuple[Order, list[int]]] = [
    (Order.OLDEST, [0, 1, 2, 3, 4, 5]),
    (Order.NEWEST, [5, 4, 3, 2, 1, 0]),
    (Order.PUBLISHED, [1, 4, 5, 0, 3, 2]),
    (Order.TITLE, [0, 4, 1, 2, 5, 3]),
    (Order.PUBLICATION, [4, 1, 2, 0, 5, 3]),
]


@pytest.mark.parametrize(("order", "expected"), ORDERS)
def test_orders(library: Library, ids: list[str], order: Order, expected: list[int]) -> None:
    assert listed(library, ArticleFilter(), order) == [ids[place] for place in expected]


def test_a_tag_that_is_only_a_path_finds_what_is_below_it(library: Library) -> None:
    inside, beside = add_article(library, "one"), add_article(library, "two")
    with library.write() as tx:
        tx.join("article_tag", article_id=inside, tag_id=tags.keep(tx, "Über/Fluss"))
        tx.join("article_tag", article_id=beside, tag_id=tags.keep(tx, "Übersee"))
    assert listed(library, ArticleFilter(tag_id=tag_id("über"))) == [inside]
    with library.write() as tx:
        tags.keep(tx, "ÜBER")
    assert listed(library, ArticleFilter(tag_id=tag_id("über"))) == [inside]


def test_a_source_filter_finds_its_articles_and_those_of_its_marks(library: Library) -> None:
    linked, quoted, deleted, other = (add_article(library, f"text {n}") for n in range(4))
    with library.write() as tx:
        source = tx.insert("source", {"kind": "person", "name": "Rosa"})
        tx.join("article_source", article_id=linked, source_id=source, role=SourceRole.AUTHOR)
    for article_id in (quoted, deleted):
        mark = add_mark(library, article_id, 0, 4)
        with library.write() as tx:
            tx.join("mark_source", mark_id=mark, source_id=source)
            if article_id == deleted:
                tx.remove("mark", [mark])
    assert listed(library, ArticleFilter(source_id=source)) == [linked, quoted]
    assert other not in listed(library, ArticleFilter(source_id=source))


def test_a_row_says_how_much_hangs_on_it(library: Library) -> None:
    article_id = add_article(library, "text", authors=("Ådne", "李"))
    marks = [add_mark(library, article_id, n, n + 1) for n in range(3)]
    with library.write() as tx:
        for name in ("zebra", "Apple", "éclair"):
            tx.join("article_tag", article_id=article_id, tag_id=tags.keep(tx, name))
        note = tx.insert("note", {"article_id": article_id})
        tx.insert("note", {"article_id": article_id})
        tx.remove("mark", marks[:1])
        tx.remove("note", [note])
    with library.read() as db:
        row = articles.get(db, article_id)
    assert row is not None
    assert (row.tags, row.mark_count, row.note_count) == (("Apple", "éclair", "zebra"), 2, 1)
    assert row.authors == ("Ådne", "李")


def test_what_is_deleted_is_out_of_every_list(library: Library, ids: list[str]) -> None:
    with library.read() as db:
        keys = articles.keys(db, ArticleFilter(), Order.OLDEST)
    with library.write() as tx:
        tx.remove("article", ids[:3])
    assert listed(library, ArticleFilter()) == ids[3:]
    with library.read() as db:
        assert [one.id for one in articles.by_keys(db, keys)] == ids[3:]
        assert articles.get(db, ids[0]) is None
        assert articles.publications(db) == ("الصحيفة", "日报")


def test_keys_in_any_order_and_more_than_one_statement_holds(library: Library) -> None:
    with library.write() as tx:
        for number in range(1_203):
            clipping.stub(tx, title=f"{number}", url="", url_key="", stage=Stage.WAITING)
    with library.read() as db:
        keys = articles.keys(db, ArticleFilter(), Order.NEWEST)
        found = articles.by_keys(db, [*keys, 10**9, keys[0]])
    assert len(found) == 1_204
    assert [one.title for one in found[:3]] == ["1202", "1201", "1200"]


def test_publications_are_named_once_in_order(library: Library, ids: list[str]) -> None:
    assert len(ids) == len(ROWS)
    with library.read() as db:
        assert articles.publications(db) == ("Östra Posten", "The Ledger", "الصحيفة", "日报")


def test_an_address_is_known_by_its_key_or_the_one_asked_for(library: Library) -> None:
    with library.write() as tx:
        first = clipping.stub(tx, title="", url="", url_key="site/short", stage=Stage.WAITING)
        articles.update(tx, [first], {"url_key": "site/long"})
        second = clipping.stub(tx, title="", url="", url_key="site/long", stage=Stage.WAITING)
    with library.read() as db:

        def known(key: str, but: str = "") -> str | None:
            found = articles.by_url_key(db, key, but)
            return found.id if found else None

        assert [known("site/short"), known("site/long"), known("site/other"), known("")] == [
            first,
            first,
            None,
            None,
        ]
        assert known("site/long", but=first) == second
        assert known("site/short", but=first) is None


def test_unfinished_are_those_without_text_that_did_not_fail(library: Library) -> None:
    with library.write() as tx:
        made = {
            stage: clipping.stub(tx, title=stage, url="", url_key="", stage=stage)
            for stage in (Stage.RAW, Stage.FAILED, Stage.WAITING, Stage.READY)
        }
    with library.read() as db:
        assert [one.id for one in articles.unfinished(db)] == [made[Stage.RAW], made[Stage.WAITING]]


@pytest.mark.parametrize(
    "words",
    [
        "naïve ﬁsh",
        "👩‍👩‍👧 family",
        "e\u0301 and é",
        "\u202eright to left",
        "𝔘𝔫𝔦",
        "'; DROP TABLE article; --",
    ],
)
def test_every_letter_comes_back_as_it_went_in(tmp_path: Path, words: str) -> None:
    with opened(tmp_path) as library:
        article_id = add_article(
            library, f"{words} text", title=words, authors=(words,), publication=words, standfirst=words
        )
        with library.read() as db:
            row = articles.get(db, article_id)
            assert row is not None
            assert (row.title, row.authors, row.publication, row.standfirst) == (
                words,
                (words,),
                words,
                words,
            )
            assert articles.count(db, ArticleFilter(publication=words)) == 1


def test_no_list_sorts_or_reads_more_than_it_shows(library: Library, ids: list[str]) -> None:
    """The plans of the usual lists use an index for their order, so that a page costs what it shows."""
    assert ids
    plan: Callable[[str, list[str]], str] = lambda sql, params: " ".join(  # noqa: E731
        row["detail"] for row in db.execute(f"EXPLAIN QUERY PLAN {sql}", params)
    )
    with library.read() as db:
        for order, by in articles.ORDERS.items():
            where, params = articles.narrowed(db, ArticleFilter())
            said = plan(f"SELECT a.seq FROM article AS a WHERE {where} ORDER BY {by} LIMIT 50", params)
            assert "TEMP B-TREE" not in said, (order, said)
            assert "INDEX" in said, (order, said)


def test_dumped_keeps_letters_as_they_are() -> None:
    assert dumped(("Ö", "李")) == '["Ö","李"]'


def test_a_title_that_is_corrected_moves_and_undo_moves_it_back(library: Library, ids: list[str]) -> None:
    verbs = Articles(library)
    changes = verbs.edit(ids[3], title="“Ämter” ohne Dach", publication="Quai")
    assert listed(library, ArticleFilter(), Order.TITLE)[0] == ids[3]
    assert listed(library, ArticleFilter(), Order.PUBLICATION)[2] == ids[3]
    Undo(library).apply(changes)
    assert listed(library, ArticleFilter(), Order.TITLE)[-1] == ids[3]
    assert listed(library, ArticleFilter(), Order.PUBLICATION)[-1] == ids[3]


@pytest.mark.parametrize("narrow", [ArticleFilter(), ArticleFilter(state="inbox")], ids=["all", "state"])
@pytest.mark.parametrize("order", list(Order))
def test_every_order_is_read_from_an_index(library: Library, order: Order, narrow: ArticleFilter) -> None:
    with library.read() as db:
        where, params = articles.narrowed(db, narrow)
        plan = db.execute(
            f"EXPLAIN QUERY PLAN SELECT a.seq FROM article AS a WHERE {where} ORDER BY {articles.ORDERS[order]}",
            params,
        ).fetchall()
    assert not any("TEMP B-TREE" in row["detail"] for row in plan)
