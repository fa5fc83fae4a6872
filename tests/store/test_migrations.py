"""An old library is brought up to date with a copy made before; a step that fails leaves all as it was."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from app.domain.article.article import State
from app.domain.article.block import Block
from app.domain.codes.message import Message
from app.domain.codes.pages import Reason
from app.domain.codes.troubles import Span, Trouble
from app.domain.errors import KnownError
from app.domain.listing import ArticleFilter, Order
from app.domain.note import Target
from app.domain.nouns import Noun
from app.domain.tag import tag_id
from app.services.follow.versions import Versions
from app.services.marks import Marks
from app.services.search import Search
from app.store import articles, backups, captures, marks, notes, sources, tags, versions
from app.store.damage import fit
from app.store.engine import connection
from app.store.follow import alerts
from app.store.library import Library
from app.store.migrations import m05_one_tag, runner
from app.store.shape import kinds
from app.store.shape.fulltext import index_sql
from app.store.shape.scripts import Executes, run, statements
from app.store.tables import TABLES
from app.wording import reason
from tests.libraries import add_article, opened, path_in, sound
from tests.telling import trouble

SECOND = """
ALTER TABLE note ADD COLUMN mood TEXT NOT NULL DEFAULT 'calm';
CREATE TABLE claim (seq INTEGER PRIMARY KEY, words TEXT NOT NULL);
CREATE TRIGGER claim_made AFTER INSERT ON claim BEGIN
    UPDATE note SET mood = 'busy';
    UPDATE note SET mood = mood || '!';
END;
INSERT INTO claim (words) VALUES ('a; b');
"""
KEPT = Path(__file__).parent / "kept"
TODAY = len(runner.STEPS)


def step(script: str) -> Callable[[Executes], None]:
    """A step that runs a script."""
    return lambda db: run(db, script)


BROKEN = "CREATE TABLE claim (seq INTEGER PRIMARY KEY);\nINSERT INTO nowhere VALUES (1);\n"


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """The folder of a library written before the second step."""
    with opened(tmp_path) as library:
        add_article(library, "An old story.")
        with library.write() as tx:
            tx.insert("note", {"title": "Old", "text": "Old"})
    return tmp_path


def test_an_old_library_is_copied_and_then_migrated(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runner, "STEPS", (*runner.STEPS, step(SECOND)))
    monkeypatch.setattr(runner.check, "__defaults__", (runner.STEPS,))
    monkeypatch.setattr(runner.migrate, "__defaults__", (runner.STEPS,))
    with opened(old) as library:
        sound(library)
        with library.read() as db:
            assert runner.version_of(db) == TODAY + 1
            assert db.execute("SELECT mood FROM note").fetchone()[0] == "busy!"
            assert db.execute("SELECT words FROM claim").fetchone()[0] == "a; b"
        (copy,) = backups.all_of(library.path)
    assert copy.kind == "migration"
    db = connection.connect(copy.path, key=None, read_only=True)
    assert runner.version_of(db) == TODAY
    assert db.execute("SELECT text FROM version").fetchone()[0] == "An old story."
    db.close()
    with opened(old) as library:
        assert len(backups.all_of(library.path)) == 1


def test_a_step_that_fails_leaves_all_as_it_was(old: Path) -> None:
    database = path_in(old).database
    db = connection.connect(database, key=None, read_only=False)
    shape = db.execute("SELECT group_concat(sql) FROM sqlite_master").fetchone()[0]
    copied = []
    with pytest.raises(connection.OperationalError):
        runner.migrate(
            db, lambda: copied.append(True), (*runner.STEPS, step("CREATE TABLE fine (x);\n"), step(BROKEN))
        )
    assert copied == [True]
    assert runner.version_of(db) == TODAY + 1  # the step before it stands, whole
    assert db.execute("SELECT 1 FROM sqlite_master WHERE name = 'claim'").fetchone() is None
    db.execute("DROP TABLE fine")
    assert db.execute("SELECT group_concat(sql) FROM sqlite_master").fetchone()[0] == shape
    db.execute(f"PRAGMA user_version = {TODAY}")
    db.close()
    with opened(old) as library:
        sound(library)


def test_a_copy_that_fails_stops_the_migration(old: Path) -> None:
    db = connection.connect(path_in(old).database, key=None, read_only=False)

    def full() -> None:
        raise trouble("The disk is full, so nothing was saved.")

    with pytest.raises(KnownError):
        runner.migrate(db, full, (*runner.STEPS, step(SECOND)))
    assert runner.version_of(db) == TODAY
    db.close()


def test_a_library_from_before_pages_were_looked_at_again_says_what_its_captures_showed(
    tmp_path: Path,
) -> None:
    path = path_in(tmp_path)
    path.database.parent.mkdir(parents=True)
    db = connection.connect(path.database, key=None, read_only=False)
    runner.migrate(db, lambda: None, runner.STEPS[:1])
    row = "INSERT INTO {} (id, created_at, updated_at, {}) VALUES (?, ?, ?, {})"
    at = "2026-03-02T09:00:00.000000Z"

    def insert(table: str, row_id: str, **columns: object) -> None:
        names, slots = ", ".join(columns), ", ".join("?" * len(columns))
        db.execute(row.format(table, names, slots), (row_id, at, at, *columns.values()))

    db.execute("INSERT INTO blob (id, created_at, media_type, size) VALUES ('b', ?, '', 0)", (at,))
    insert("article", "read", title="Old", stage="ready", word_count=3)
    insert("article", "stub", title="Stub", stage="failed")
    insert("article", "other", title="Öl auf See", language="de")
    for capture, article, version in (("c1", "read", "v"), ("c2", "stub", "")):
        insert("capture", capture, article_id=article, how="paste", url="", final_url="", redirects="[]", status=0,
               headers="[]", content_type="", name="", blob_id="b", version_id=version)  # fmt: skip
    insert("version", "v", article_id="read", capture_id="c1", number=1, current=1, title="Old", standfirst="",
           text_hash="h", extractor="old 1", metadata="{}", pictures="{}", missing=2, text="An old story.",
           blocks=kinds.pack_blocks([Block("<p>An old story.</p>", "An old story.")]))  # fmt: skip
    db.execute("UPDATE article SET version_id = 'v' WHERE id = 'read'")
    insert("mark", "m", article_id="read", version_id="v", kind="quote", start=3, **{'"end"': 6}, exact="old",
           prefix="An ", suffix=" story.")  # fmt: skip
    db.close()
    with opened(tmp_path) as library:
        sound(library)
        history = Versions(library)
        (first,), (stub,) = history.captures("read"), history.captures("stub")
        assert (first.finding, first.text_hash, first.extractor, first.words, first.missing) == (
            "new", "h", "old 1", 3, 2,
        )  # fmt: skip
        assert (stub.finding, stub.version_id) == ("", "")
        (mark,) = Marks(library).of_article("read")
        assert (mark.anchor.exact, mark.version_id, mark.made_on, mark.needs_review) == (
            "old",
            "v",
            "v",
            False,
        )
        with library.read() as read:
            assert captures.unread(read) == ()
            titles = [row.title for row in articles.page(read, ArticleFilter(), Order.TITLE, 0, 9)]
        assert titles == ["Öl auf See", "Old", "Stub"]


def test_a_new_library_needs_no_copy(tmp_path: Path) -> None:
    db = connection.connect(tmp_path / "new.db", key=None, read_only=False)
    copied: list[bool] = []
    assert runner.migrate(db, lambda: copied.append(True)) == len(runner.STEPS)
    assert runner.migrate(db, lambda: copied.append(True)) == 0
    assert not copied
    db.close()


def test_every_index_of_the_schema_is_for_something_that_is_asked(tmp_path: Path) -> None:
    """Foreign keys are looked up from both sides: each child column begins an index or a key."""
    with opened(tmp_path) as library, library.read() as db:
        tables = [row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for table in tables:
            led = {
                db.execute(f"PRAGMA index_info('{index['name']}')").fetchone()["name"]
                for index in db.execute(f"PRAGMA index_list('{table}')").fetchall()
            }
            for key in db.execute(f"PRAGMA foreign_key_list('{table}')").fetchall():
                if key["from"] not in {"capture_id", "version_id", "base_id", "blob_id"}:  # never deleted
                    assert key["from"] in led, f"{table}.{key['from']}"


OLD_INDEX = """
CREATE VIEW article_words (seq, title, grams) AS SELECT seq, title, '' FROM article;
CREATE VIRTUAL TABLE article_fts USING fts5(title, grams, content = 'article_words', content_rowid = 'seq');
CREATE TRIGGER article_words_made AFTER INSERT ON article BEGIN
    INSERT INTO article_fts (rowid, title, grams) VALUES (new.seq, new.title, '');
END;
"""


def _before_the_index(folder: Path, more: str) -> Any:
    """A database of the time before words were indexed as they are looked for."""
    path = path_in(folder)
    path.database.parent.mkdir(parents=True)
    db = connection.connect(path.database, key=None, read_only=False)
    runner.migrate(db, lambda: None, (*runner.STEPS[:1], step(OLD_INDEX)))
    for statement in more.split(";\n"):
        db.execute(statement)
    return db


AT = "'2026-03-02T09:00:00.000000Z'"


def test_an_old_index_is_made_anew_and_finds_what_is_on_the_screen(tmp_path: Path) -> None:
    columns = "INSERT INTO article (id, created_at, updated_at, title, stage) VALUES"
    db = _before_the_index(tmp_path, f"{columns} ('a', {AT}, {AT}, 'Na Łódź', 'ready')")
    # The shape of the old index stood in the first step; the second has this number to this day.
    db.execute("PRAGMA user_version = 1")
    db.close()
    with opened(tmp_path) as library:
        sound(library)
        assert [hit.id for hit in Search(library).ranked("lodz").hits] == ["a"]
        assert [copy.kind for copy in backups.all_of(library.path)] == ["migration"]


def test_tags_that_differ_by_what_nobody_sees_become_one(tmp_path: Path) -> None:
    names = {"t1": "floods", "t2": "floods\u200b", "t3": "\u00adRiver", "t4": "lake\u2060s", "t5": "lakes"}
    ids = {**dict.fromkeys(names, ""), "t1": tag_id("floods"), "t5": tag_id("lakes")}
    path = path_in(tmp_path)
    path.database.parent.mkdir(parents=True)
    db = connection.connect(path.database, key=None, read_only=False)
    runner.migrate(db, lambda: None, runner.STEPS[: runner.STEPS.index(m05_one_tag.step)])
    made = {"created_at": AT.strip("'"), "updated_at": AT.strip("'")}
    old = connection.tables(db)
    old.table("article").insert_all({"id": one, **made} for one in ("one", "two"))
    old.table("source").insert({"id": "rosa", "kind": "person", "name": "Rosa", **made})
    old.table("tag").insert_all({"id": ids[key] or key, "name": name, **made} for key, name in names.items())
    for article_id, key in (("one", "t1"), ("one", "t2"), ("two", "t2"), ("two", "t3"), ("one", "t4")):
        old.table("article_tag").insert({"article_id": article_id, "tag_id": ids[key] or key})
    old.table("source_tag").insert({"source_id": "rosa", "tag_id": "t2"})
    db.execute("UPDATE tag SET deleted_at = updated_at WHERE id = ?", (ids["t5"],))
    db.close()
    with opened(tmp_path) as library:
        sound(library)
        with library.read() as db:
            kept = [(tag.id, tag.name, tag.article_count, tag.source_count) for tag in tags.all_of(db)]
        assert kept == [
            (tag_id("floods"), "floods", 2, 1),
            (tag_id("lakes"), "lakes", 1, 0),
            (tag_id("river"), "River", 1, 0),
        ]


@pytest.mark.parametrize("name", ["schema-06-small", "schema-06-rich"])
def test_libraries_of_versions_before_open_and_hold_what_they_held(name: str, tmp_path: Path) -> None:
    with ZipFile(KEPT / f"{name}.zip") as kept:
        kept.extractall(path_in(tmp_path).database.parent)
    with opened(tmp_path, exclusive=True) as library:
        sound(library)
        assert [copy.kind for copy in backups.all_of(library.path)] == ["migration"]
        found = Search(library).ranked("ferry OR council")
        assert {str(hit.kind) for hit in found.hits} >= {"article"}
        if name.endswith("rich"):
            holds_the_ferry_story(library)


def holds_the_ferry_story(library: Library) -> None:
    """A page that changed and was gone, three marks and what became of them, two people, two notes with links."""
    with library.read() as db:
        story, lake = articles.page(db, ArticleFilter(), Order.OLDEST, 0, 9)
        assert (story.title, story.tags, story.mark_count, story.note_count) == (
            "Ferry to run again", ("ferry/repairs", "Łódź"), 3, 1,
        )  # fmt: skip
        assert (story.watched, lake.state, lake.mark_count) == (True, State.DONE, 0)
        assert [mark.outcome for mark in marks.of_article(db, story.id)] == ["unchanged", "edited", "orphan"]
        assert len(versions.of_article(db, story.id)) == 3
        assert len(alerts.inbox(db, 9)) == 3
        assert [one.name for one in sources.all_of(db, None, "")] == ["Harbour Board", "Imre Valk"]
        note, free = sorted(notes.all_of(db), key=lambda one: one.article_id, reverse=True)
        assert [one.id for one in notes.pointing_at(db, Target(Noun.ARTICLE, story.id))] == [free.id]
        assert [one.id for one in notes.pointing_at(db, Target(Noun.NOTE, note.id))] == [free.id]
        quoted = marks.of_article(db, story.id)[1]
        assert marks.quoted(db, [quoted.id]) == {quoted.id}
        assert len(notes.revisions(db, note.id)) >= 1


def test_the_table_of_tables_says_what_the_steps_make(tmp_path: Path) -> None:
    with opened(tmp_path) as library, library.read() as db:
        made = {table: set(columns) - {"seq"} for table, columns in fit.shape(db).items()}
        assert made == {name: set(table.columns) for name, table in TABLES.items()}
        fresh = {
            row["name"]: row["sql"]
            for row in db.execute("SELECT name, sql FROM sqlite_master WHERE name LIKE '%words%'")
        }
        asked = {
            part.split()[2]: part.rstrip(";\n")
            for part in statements(index_sql())
            if part.split()[0] == "CREATE" and "words" in part.split()[2]
        }
    assert {name: sql.split() for name, sql in fresh.items()} == {
        name: sql.split() for name, sql in asked.items()
    }


def test_what_was_recorded_of_steps_follows_the_number_in_the_file(old: Path) -> None:
    db = connection.connect(path_in(old).database, key=None, read_only=False)
    db.execute(f"DELETE FROM {runner.RECORD}")
    assert runner.migrate(db, lambda: None, (*runner.STEPS, step(SECOND))) == 1
    assert runner.version_of(db) == TODAY + 1
    db.close()


KEPT_PROBLEMS = {
    "https://post.example/gone": Message(Trouble.STATUS_404, host="post.example"),
    "https://post.example/often": Message(
        Trouble.ASKED_TO_WAIT,
        answer=Message(Trouble.STATUS_429, host="post.example"),
        wait=Message(Span.MINUTES, count=2),
    ),
    "https://post.example/tls": Message(Trouble.CERTIFICATE_INVALID, host="post.example"),
    "https://post.example/stopped": Message(Trouble.CLIP_STOPPED),
    "https://post.example/moon": Message(Trouble.VERBATIM, words="The moon was in the way. Wait a night."),
}


def test_sentences_that_a_library_kept_become_codes(tmp_path: Path) -> None:
    with ZipFile(KEPT / "schema-07-words.zip") as kept:
        kept.extractall(path_in(tmp_path).database.parent)
    with opened(tmp_path, exclusive=True) as library:
        sound(library)
        assert [copy.kind for copy in backups.all_of(library.path)] == ["migration"]
        with library.read() as db:
            all_of = articles.page(db, ArticleFilter(), Order.OLDEST, 0, 99)
            assert {one.url: one.problem for one in all_of if one.problem} == KEPT_PROBLEMS
            (fault,) = (one for one in all_of if one.url.endswith("/fault"))
            assert captures.of_article(db, fault.id)[-1].problem == Message(Trouble.NO_ARTICLE_ON_PAGE)
            (weir,) = (one for one in all_of if one.url.endswith("/weir"))
            version = versions.get(db, weir.version_id)
        assert version is not None
        dropped = [block.reason for block in version.blocks if not block.kept]
        assert set(dropped[:-1]) <= set(Reason)
        assert [reason(one) for one in dropped[:3]] == ["outside the article", "repeated headline", "byline"]
        assert (dropped[-1], reason(dropped[-1])) == (
            "verbatim:a reason of long ago",
            "a reason of long ago",
        )
