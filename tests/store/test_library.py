"""A library is made, opened again and shared; whatever is not one is refused with a sentence and left alone."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from app import wording
from app.domain.errors import KnownError
from app.domain.nouns import Noun
from app.paths import LibraryPath
from app.store import counting
from app.store.library import Library
from tests.libraries import add_article, opened, path_in, raw_database, sound
from tests.telling import refused

KEY = "correct horse battery's staple"
MARKER = b"Zyzzogeton haldeman"


def test_a_new_library_is_whole_and_empty(library: Library) -> None:
    sound(library)
    with library.read() as db:
        assert counting.counts(db)[Noun.ARTICLE] == 0
        assert db.execute("PRAGMA journal_mode").fetchone()[0] == "wal"


def test_what_was_kept_is_there_when_it_is_opened_again(tmp_path: Path) -> None:
    with opened(tmp_path) as library:
        add_article(library, MARKER.decode())
    with opened(tmp_path) as library:
        sound(library)
        with library.read() as db:
            assert counting.counts(db)[Noun.ARTICLE] == 1


def test_a_read_inside_a_write_sees_what_was_just_written(library: Library) -> None:
    with library.write() as tx:
        tx.insert("note", {"title": "New", "text": "New"})
        with library.read() as db:
            assert counting.counts(db)[Noun.NOTE] == 1
    with pytest.raises(ZeroDivisionError), library.write() as tx:  # noqa: PT012
        tx.insert("note", {"title": "Gone", "text": "Gone"})
        raise ZeroDivisionError
    with library.read() as db:
        assert counting.counts(db)[Noun.NOTE] == 1


@pytest.mark.parametrize("name", ["library.db", "Räume & Flüsse.db", "a b#c?d%20.db", "no-suffix"])
def test_any_name_will_do(tmp_path: Path, name: str) -> None:
    library = Library.open(LibraryPath(tmp_path / name))
    library.close()
    assert (tmp_path / name).stat().st_size > 0


OTHER = """
import sys
import tempfile
from pathlib import Path
from app.domain.errors import KnownError
from app.wording import sentence
from app.paths import LibraryPath
from app.store.library import Library
try:
    library = Library.open(LibraryPath(Path(sys.argv[1])), exclusive=sys.argv[2] == "exclusive")
    if sys.argv[2] == "write":
        with library.write():
            pass
    library.close()
    print("opened")
except KnownError as error:
    print(sentence(error))
"""


@pytest.mark.parametrize(
    ("how", "said"),
    [
        ("exclusive", "This library is open in another Clipdesk."),
        ("write", "This library is open in another Clipdesk."),
        ("read", "opened"),
    ],
)
def test_a_second_process_may_read_but_not_write(tmp_path: Path, how: str, said: str) -> None:
    with opened(tmp_path, exclusive=True):
        command = [sys.executable, "-c", OTHER, str(path_in(tmp_path).database), how]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert (done.stdout.strip(), done.stderr) == (said, "")


def test_the_lock_goes_with_its_library(tmp_path: Path) -> None:
    with opened(tmp_path, exclusive=True):
        pass
    with opened(tmp_path, exclusive=True) as library:
        sound(library)


def damaged(path: Path) -> None:
    """Flip bytes in the middle of a library."""
    with opened(path.parent.parent) as library:
        for number in range(20):
            add_article(library, f"word{number} " * 3000, title=f"Article {number}")
    data = bytearray(path.read_bytes())
    data[4096 : len(data)] = bytes(byte ^ 0xFF for byte in data[4096:])
    path.write_bytes(data)


def other_program(path: Path) -> None:
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE bookmark (url TEXT)")
    db.commit()
    db.close()


def marked_program(path: Path) -> None:
    db = sqlite3.connect(path)
    db.execute("PRAGMA application_id = 12345")
    db.commit()
    db.close()


def newer(path: Path) -> None:
    with opened(path.parent.parent):
        pass
    raw_database(path, "PRAGMA journal_mode = DELETE", "PRAGMA user_version = 999")


BAD: dict[str, tuple[Callable[[Path], object], str]] = {
    "text": (
        lambda path: path.write_text("A shopping list: eggs, bread and quite a few other things. " * 40),
        "This file is not a Clipdesk library, or its key is another one.",
    ),
    "noise": (
        lambda path: path.write_bytes(bytes(range(256)) * 64),
        "This file is not a Clipdesk library, or its key is another one.",
    ),
    "another program": (
        other_program,
        "This file is a database of another program, not a Clipdesk library.",
    ),
    "another program's mark": (
        marked_program,
        "This file is a database of another program, not a Clipdesk library.",
    ),
    "newer": (newer, "This library was written by a newer Clipdesk."),
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_library_is_refused_and_left_byte_for_byte(tmp_path: Path, name: str) -> None:
    make, sentence = BAD[name]
    path = path_in(tmp_path).database
    path.parent.mkdir()
    make(path)
    before = path.read_bytes()
    for exclusive in (False, True):
        with pytest.raises(KnownError) as caught, opened(tmp_path, exclusive=exclusive):
            pass
        assert wording.sentence(caught.value) == sentence
        assert wording.advice(caught.value)
    assert path.read_bytes() == before
    assert not Path(f"{path}-journal").exists()


def test_a_damaged_library_is_refused_or_found_out(tmp_path: Path) -> None:
    path = path_in(tmp_path).database
    damaged(path)
    before = path.read_bytes()
    with pytest.raises(KnownError) as caught, opened(tmp_path) as library, library.read() as db:
        db.execute("SELECT count(*) FROM article").fetchall()
    assert wording.sentence(caught.value) == "This library is damaged."
    assert path.read_bytes() == before


def test_an_empty_file_becomes_a_library(tmp_path: Path) -> None:
    path = path_in(tmp_path).database
    path.parent.mkdir()
    path.touch()
    with opened(tmp_path) as library:
        sound(library)
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_folder_is_no_library(tmp_path: Path) -> None:
    path_in(tmp_path).database.mkdir(parents=True)
    with refused(KnownError, "This is a folder"), opened(tmp_path):
        pass


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "library").write_text("a file where the folder should be")
    with pytest.raises(KnownError) as caught, opened(tmp_path):
        pass
    assert wording.sentence(caught.value).endswith(".")


def _all_powerful() -> bool:
    """Whether modes mean nothing to this process."""
    with tempfile.NamedTemporaryFile() as file:
        Path(file.name).chmod(0)
        return os.access(file.name, os.R_OK)


@pytest.mark.skipif(_all_powerful(), reason="to the system's administrator everything is writable")
@pytest.mark.parametrize("mode", [0o500, 0o700])
def test_what_is_read_only_can_be_read(tmp_path: Path, mode: int) -> None:
    path = path_in(tmp_path)
    with opened(tmp_path) as library:
        article_id = add_article(library)
    path.database.chmod(0o400)
    path.database.parent.chmod(mode)
    try:
        with opened(tmp_path) as library:
            with library.read() as db:
                assert db.execute("SELECT id FROM article").fetchone()[0] == article_id
            with pytest.raises(KnownError) as caught, library.write():
                pass
        assert "not" in wording.sentence(caught.value)
        with pytest.raises(KnownError), opened(tmp_path, exclusive=True):
            pass
    finally:
        path.database.parent.chmod(0o700)
        path.database.chmod(0o600)


@pytest.mark.skipif(_all_powerful(), reason="to the system's administrator everything is readable")
def test_what_may_not_be_read_is_refused(tmp_path: Path) -> None:
    with opened(tmp_path):
        pass
    path_in(tmp_path).database.chmod(0)
    with refused(KnownError, "cannot be opened"), opened(tmp_path):
        pass


NOT_ITS_KEY = "This file is not a Clipdesk library, or its key is another one."


@pytest.mark.parametrize(
    ("key", "sentence"),
    [(None, NOT_ITS_KEY), ("another key", NOT_ITS_KEY), ("", "An empty key opens nothing.")],
)
def test_a_library_with_a_key_opens_with_that_key_alone(
    tmp_path: Path, key: str | None, sentence: str
) -> None:
    with opened(tmp_path, key=KEY) as library:
        add_article(library, MARKER.decode())
    before = path_in(tmp_path).database.read_bytes()
    with pytest.raises(KnownError) as caught, opened(tmp_path, key=key):
        pass
    assert wording.sentence(caught.value) == sentence
    assert path_in(tmp_path).database.read_bytes() == before
    with opened(tmp_path, key=KEY) as library:
        sound(library)


def test_a_library_with_a_key_shows_nothing_of_what_it_holds(tmp_path: Path) -> None:
    with opened(tmp_path, key=KEY) as library:
        article_id = add_article(library, MARKER.decode() * 50, raw=MARKER)
        library.back_up("daily")
        shown = [one for one in path_in(tmp_path).database.parent.rglob("*") if one.is_file()]
        assert len(shown) >= 6
        for file in shown:
            data = file.read_bytes()
            assert MARKER not in data, file.name
            assert b"SQLite format 3" not in data, file.name
        with library.read() as db:
            blob_id = db.execute("SELECT blob_id FROM capture WHERE article_id = ?", (article_id,)).fetchone()
        assert library.blobs.get(blob_id[0]) == MARKER
        assert not any(blob_id[0] in file.name for file in shown)


def test_a_reader_is_stopped_when_asked(library: Library) -> None:
    from app.domain.errors import Cancelled

    endless = "WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    with pytest.raises(Cancelled), library.read(lambda: True) as db:
        db.execute(endless).fetchall()
    with library.read() as db:
        assert db.execute("SELECT 1").fetchone()[0] == 1


def test_a_failed_transaction_leaves_nothing(library: Library) -> None:
    with suppress(ZeroDivisionError), library.write() as tx:
        tx.insert("source", {"kind": "person", "name": "Rosa"})
        raise ZeroDivisionError
    with library.read() as db:
        assert counting.counts(db)[Noun.SOURCE] == 0
