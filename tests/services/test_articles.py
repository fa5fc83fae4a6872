"""Verbs on articles: states, words, and passages put back or taken out with every mark moving exactly."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.article.article import State
from app.domain.article.block import Block
from app.domain.errors import KnownError
from app.domain.listing import ArticleFilter, Order
from app.domain.mark import MarkKind
from app.domain.nouns import Noun
from app.services.articles import Articles
from app.services.follow.versions import Versions
from app.services.marks import Marks
from app.services.search import Search
from app.services.undo import Undo
from app.store.library import Library
from tests.libraries import add_article, dump, opened, sound

BLOCKS = (
    Block("<p>First.</p>", "First."),
    Block("<p>Subscribe now!</p>", "Subscribe now!", kept=False, reason="asks to subscribe"),
    Block("<p>Second one.</p>", "Second one."),
    Block("<p>Third.</p>", "Third."),
)


def words_of(library: Library, article_id: str) -> list[str]:
    """The passages of an article's marks, read from its text by their places."""
    version = Articles(library).version(article_id)
    assert version is not None
    marks = Marks(library).of_article(article_id)
    for mark in marks:
        assert version.text[mark.anchor.start : mark.anchor.end] == mark.anchor.exact
        assert version.text[: mark.anchor.start].endswith(mark.anchor.prefix)
        assert version.text[mark.anchor.end :].startswith(mark.anchor.suffix)
    return [mark.anchor.exact for mark in marks]


def mark(library: Library, article_id: str, words: str) -> str:
    version = Articles(library).version(article_id)
    assert version is not None
    start = version.text.index(words)
    return Marks(library).add(version.id, start, start + len(words), MarkKind.QUOTE).made


def test_a_passage_is_put_back_and_the_marks_behind_it_move(library: Library) -> None:
    article_id = add_article(library, blocks=BLOCKS)
    for words in ("First", "one.\n\nThird", "Third."):
        mark(library, article_id, words)
    service = Articles(library)
    before = dump(library)
    changes = service.put_back(article_id, 1)
    assert words_of(library, article_id) == ["First", "one.\n\nThird", "Third."]
    version = service.version(article_id)
    assert version is not None
    assert version.text == "First.\n\nSubscribe now!\n\nSecond one.\n\nThird."
    assert "Subscribe" in version.html
    assert [hit.id for hit in Search(library).ranked("subscribe").hits] == [article_id]
    assert service.get(article_id).word_count == 6
    assert changes.ids(Noun.ARTICLE) == {article_id}
    Undo(library).apply(changes)
    assert dump(library) == before
    assert Search(library).ranked("subscribe").hits == ()
    sound(library)


def test_a_mark_around_a_passage_that_comes_back_grows(library: Library) -> None:
    article_id = add_article(library, blocks=BLOCKS)
    mark(library, article_id, "First.\n\nSecond")
    Articles(library).put_back(article_id, 1)
    assert words_of(library, article_id) == ["First.\n\nSubscribe now!\n\nSecond"]


@pytest.mark.parametrize("words", ["Second", "one.\n\nThird", "First.\n\nSecond one.\n\nThird."])
def test_a_passage_with_a_mark_on_it_stays(library: Library, words: str) -> None:
    article_id = add_article(library, blocks=BLOCKS)
    mark(library, article_id, words)
    before = dump(library)
    with pytest.raises(KnownError) as caught:
        Articles(library).take_out(article_id, 2)
    assert caught.value.advice == "Delete the mark first, then take the passage out."
    assert dump(library) == before


def test_what_is_so_already_changes_nothing(library: Library) -> None:
    article_id = add_article(library, blocks=BLOCKS)
    assert not Articles(library).put_back(article_id, 0).undoable
    assert not Articles(library).take_out(article_id, 1).undoable


@pytest.mark.parametrize("block", [-1, 4, 10**6])
def test_a_passage_that_is_not_there_is_said(library: Library, block: int) -> None:
    article_id = add_article(library, blocks=BLOCKS)
    with pytest.raises(KnownError, match="no such passage"):
        Articles(library).put_back(article_id, block)


blocks = st.lists(
    st.tuples(st.text("ab é🜁\n", max_size=12).map(str.strip), st.booleans()), min_size=1, max_size=6
)


@given(blocks, st.data())
@settings(deadline=None, max_examples=40)
def test_marks_keep_their_words_whatever_is_put_back_or_taken_out(
    tmp_path_factory: pytest.TempPathFactory, made: list[tuple[str, bool]], data: st.DataObject
) -> None:
    with opened(tmp_path_factory.mktemp("blocks")) as library:
        article_id = add_article(
            library, blocks=[Block(f"<p>{n}</p>", text, kept) for n, (text, kept) in enumerate(made)]
        )
        service, marks = Articles(library), Marks(library)
        version = service.version(article_id)
        assert version is not None
        for _ in range(3):
            start = data.draw(st.integers(0, len(version.text)))
            end = data.draw(st.integers(start, len(version.text)))
            if version.text[start:end].strip():
                marks.add(version.id, start, end, MarkKind.CLAIM)
        for number in data.draw(st.lists(st.integers(0, len(made) - 1), max_size=4)):
            now = service.version(article_id)
            assert now is not None
            verb = service.take_out if now.blocks[number].kept else service.put_back
            before, words = dump(library), words_of(library, article_id)
            try:
                changes = verb(article_id, number)
            except KnownError:
                assert dump(library) == before
                continue
            after = words_of(library, article_id)
            text = now.blocks[number].text
            assert len(after) == len(words)
            for old, new in zip(words, after, strict=True):
                assert old == new or (text in new and len(new) == len(old) + len(text) + 2)
            Undo(library).apply(Undo(library).apply(changes))
            assert words_of(library, article_id) == after


def test_states_and_labels(library: Library) -> None:
    ids = [add_article(library, f"text {n}") for n in range(3)]
    service = Articles(library)
    changes = service.set_state(ids, State.DONE)
    assert changes.label == "Move 3 articles to done"
    assert service.count(ArticleFilter(state="done")) == 3
    assert service.set_state(ids[:1], State.READING).label == "Move 1 article to reading"
    assert [one.state for one in service.page(ArticleFilter(), Order.OLDEST, 0, 9)] == [
        State.READING,
        State.DONE,
        State.DONE,
    ]
    assert service.rows(service.keys(ArticleFilter(), Order.NEWEST))[0].id == ids[2]


def test_only_what_is_given_is_corrected(library: Library) -> None:
    article_id = add_article(library, publication="The Ledger", authors=("Rosa",))
    service = Articles(library)
    service.edit(article_id, title="New “title”", authors=("Ådne", "李"))
    row = service.get(article_id)
    assert (row.title, row.authors, row.publication) == ("New “title”", ("Ådne", "李"), "The Ledger")
    service.edit(article_id, publication="", published="2026-01-01")
    row = service.get(article_id)
    assert (row.publication, row.published) == ("", "2026-01-01")
    assert not service.edit(article_id).undoable
    assert Search(library).ranked("by:李").hits[0].id == article_id


def test_a_deleted_article_is_gone_with_its_marks_until_undo(library: Library) -> None:
    article_id = add_article(library)
    mark_id = mark(library, article_id, "council")
    service = Articles(library)
    changes = service.delete([article_id])
    assert changes.label == "Delete 1 article"
    with pytest.raises(KnownError, match="not in the library any more"):
        service.get(article_id)
    with pytest.raises(KnownError):
        Marks(library).get(mark_id)
    Undo(library).apply(changes)
    assert service.get(article_id).mark_count == 1
    assert Marks(library).get(mark_id).id == mark_id


def test_an_article_without_text_has_no_version(tmp_path: Path) -> None:
    from app.domain.article.article import Stage
    from app.store import clipping

    with opened(tmp_path) as library:
        with library.write() as tx:
            stub = clipping.stub(tx, title="t", url="", url_key="", stage=Stage.WAITING)
        service = Articles(library)
        assert service.version(stub) is None
        history = Versions(library)
        assert (history.of_article(stub), history.captures(stub)) == ((), ())
        assert service.version(stub, "no such version") is None
        with pytest.raises(KnownError):
            service.put_back(stub, 0)
        with pytest.raises(KnownError):
            service.picture("0" * 64)
