"""Verbs on the library as a whole: counts, restoring, and where to turn when it cannot be opened."""

from __future__ import annotations

from pathlib import Path

from app.domain.article.article import State
from app.domain.library import Counts
from app.domain.mark import MarkKind
from app.domain.nouns import Noun
from app.domain.source import SourceDraft
from app.services.articles import Articles
from app.services.care import Care, Rescue
from app.services.marks import Marks
from app.services.notes import Notes
from app.services.sources import Sources
from app.services.tags import Tags
from app.store.library import Library
from tests.libraries import Clock, add_article, article_of, opened, path_in


def test_counts_leave_out_what_is_deleted(library: Library) -> None:
    care = Care(library)
    assert not any(care.counts().of.values())
    ids = [add_article(library, f"text {n}") for n in range(4)]
    articles, marks = Articles(library), Marks(library)
    articles.set_state(ids[1:2], State.DONE)
    for article_id in ids:
        marks.add(article_of(library, article_id).version_id, 0, 4, MarkKind.QUOTE)
    Sources(library).add(SourceDraft("Rosa"))
    Tags(library).tag_articles(ids, "a/b")
    note = Notes(library).add(ids[0], "x").made
    nouns = (Noun.ARTICLE, Noun.MARK, Noun.NOTE, Noun.SOURCE, Noun.TAG)
    assert care.counts() == Counts(
        dict(zip(nouns, (4, 4, 1, 1, 1), strict=True)), {State.INBOX: 3, State.DONE: 1}
    )
    articles.delete(ids[:1])
    Notes(library).delete([note])
    assert care.counts() == Counts(
        dict(zip(nouns, (3, 3, 0, 1, 1), strict=True)), {State.INBOX: 2, State.DONE: 1}
    )


def test_a_restore_touches_everything_and_is_no_step_of_undo(library: Library, clock: Clock) -> None:
    care = Care(library)
    backup = care.back_up()
    add_article(library)
    clock.move(days=1)
    changes = care.restore(backup)
    assert changes.touches(*Noun)
    assert not changes.undoable
    assert care.counts()[Noun.ARTICLE] == 0
    assert [one.kind for one in care.backups()] == ["restore", "hand"]


def test_rescue_needs_no_open_library(tmp_path: Path) -> None:
    with opened(tmp_path) as library:
        add_article(library)
        backup = Care(library).back_up()
        size = Care(library).on_disk()
        assert size >= backup.size
    path_in(tmp_path).database.write_bytes(b"damaged")
    rescue = Rescue(path_in(tmp_path))
    rescue.restore(rescue.backups()[0])
    with opened(tmp_path) as library:
        assert Care(library).counts()[Noun.ARTICLE] == 1
