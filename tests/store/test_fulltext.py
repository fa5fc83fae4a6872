"""After any changes the text index holds what the tables hold: the same as one that is made anew."""

from __future__ import annotations

from random import Random

import pytest

from app.services.undo import Undo
from app.store.library import Library
from app.store.shape.fulltext import INDEXES
from tests.libraries import Clock, add_article, sound
from tests.store.verbs import VERBS, furnished

TERMS = 'SELECT term, doc, col, "offset" FROM vocabulary ORDER BY 1, 2, 3, 4'


def terms(library: Library, name: str) -> list[tuple[object, ...]]:
    """Every word of an index with its places."""
    with library.write() as tx:
        tx.execute(f"CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab(main, {name}_fts, instance)")
        found = [tuple(row) for row in tx.rows(TERMS)]
        tx.execute("DROP TABLE temp.vocabulary")
    return found


@pytest.mark.parametrize("seed", range(5))
def test_the_index_equals_a_rebuilt_one(library: Library, clock: Clock, seed: int) -> None:
    choices = Random(seed)
    world = furnished(library, add_article, choices)
    undo = Undo(library)
    for _ in range(50):
        clock.move(minutes=choices.choice([1, 9]))
        changes = world.do(choices.choice(list(VERBS)))
        if changes is not None and choices.random() < 0.3:
            undo.apply(changes)
    sound(library)
    before = {name: terms(library, name) for name in INDEXES}
    assert all(before.values())
    with library.write() as tx:
        for name in INDEXES:
            tx.rows(f"INSERT INTO {name}_fts ({name}_fts) VALUES ('rebuild')")
    assert {name: terms(library, name) for name in INDEXES} == before
    sound(library)


LONG = [
    ("one script", "水灾报告" * 100),
    ("at the seams of the pieces", "x" * 62 + "水灾报告" + "y" * 60 + "洪水"),
    ("mixed", "the 水灾 of 2026 " * 40),
    ("beyond the plane", "𠀀𠀁 and 𠮷野家" * 30),
    ("alone", "水"),
]


@pytest.mark.parametrize(("_name", "text"), LONG, ids=[name for name, _ in LONG])
def test_pairs_of_unspaced_letters_are_all_indexed(library: Library, _name: str, text: str) -> None:
    import re

    from app.domain.text.grams import UNSPACED

    add_article(library, text, title="t")
    with library.read() as db:
        grams = db.execute("SELECT grams FROM article_words").fetchone()[0].split(" ")
    plain = f"t    {text}"  # title, standfirst, authors, publication and text, apart by a space
    unspaced = re.compile(f"[{UNSPACED}]")
    expected = [plain[at : at + 2] for at, letter in enumerate(plain) if unspaced.match(letter)]
    pairs = [one for pair in expected for one in pair.split(" ") if one]
    assert [one for one in grams if one][: len(pairs)] == pairs


TOUCHING = [
    ("a name and a figure between", "用ＮＯＶＡ号在２０２６年到", ["nova", "2026"]),
    ("set apart, they are words as they are", "用 NOVA 号 2026 年", []),
    ("at the ends", "NHKの取材はBBC", ["nhk", "bbc"]),
    ("only the words that touch", "the NHK team, 取材2 teams", ["2"]),
]


@pytest.mark.parametrize(("_name", "text", "words"), TOUCHING, ids=[row[0] for row in TOUCHING])
def test_words_that_touch_unspaced_letters_are_indexed_by_themselves(
    _name: str, text: str, words: list[str]
) -> None:
    import re

    from app.domain.text.grams import UNSPACED, grams

    assert [one for one in grams(text).split() if not re.search(f"[{UNSPACED}]", one)] == words


def test_rows_that_are_gone_for_good_leave_the_index(library: Library) -> None:
    with library.write() as tx:
        note = tx.insert("note", {"title": "Zyzzogeton", "text": "haldeman"})
        source = tx.insert("source", {"kind": "person", "name": "Quirin"})
        tx.execute("DELETE FROM note WHERE id = ?", (note,))
        tx.execute("DELETE FROM source WHERE id = ?", (source,))
    sound(library)
    assert terms(library, "note") == []
    assert terms(library, "source") == []
    with library.write() as tx:
        tx.execute("SELECT 1")
    with library.read() as db:
        db.execute("PRAGMA query_only = OFF")
        db.execute("PRAGMA query_only = ON")
    assert b"Zyzzogeton" not in library.path.database.read_bytes()


def test_a_change_of_state_does_not_touch_the_index(library: Library) -> None:
    article_id = add_article(library)
    with library.write() as tx:
        before = tx.rows("SELECT count(*), sum(length(block)) FROM article_fts_data")[0]
        tx.update("article", article_id, {"state": "done"})
        after = tx.rows("SELECT count(*), sum(length(block)) FROM article_fts_data")[0]
    assert tuple(before) == tuple(after)
