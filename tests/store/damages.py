"""The kinds of damage: a title, how it is made to a library's file, and words of what must be said of it."""

from __future__ import annotations

import os
import sqlite3
import struct
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.store.engine import connection
from tests.libraries import raw_database

NOT_OURS = "not a Clipdesk library"
DAMAGED = "damaged"
QUIET = ""  # nothing need be said: nothing that is read is touched

Make = Callable[[Path], None]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind; `said` stands in what list, search, show or doctor say of it."""

    title: str
    make: Make
    said: str = DAMAGED


def sql(*statements: str) -> Make:
    """Damage by statements."""
    return lambda path: raw_database(path, "PRAGMA foreign_keys = OFF", *statements)


TRIGGERS = (
    *["article_keys_made", "article_keys_changed", "version_words_in", "version_words_out"],
    *(f"{t}_words_{when}" for t in ("article", "mark", "note", "source") for when in ("made", "out", "in", "gone")),
)  # fmt: skip


def quietly(*statements: str) -> Make:
    """Damage by statements that no trigger sees."""
    return sql(*(f"DROP TRIGGER IF EXISTS {name}" for name in TRIGGERS), *statements)


def column(table: str, name: str, value: str) -> Kind:
    """A value that does not fit, in every row."""
    return Kind(f"{table}.{name} is {value[:24]}", quietly(f'UPDATE {table} SET "{name}" = {value}'))


def schema(name: str, change: str) -> Make:
    """The words of a table's own definition changed."""
    return sql("PRAGMA writable_schema = ON", f"UPDATE sqlite_master SET {change} WHERE name = '{name}'")


def in_bytes(change: Callable[[bytearray], bytearray | bytes]) -> Make:
    """Damage to the bytes of the file, whatever they mean."""

    def make(path: Path) -> None:
        path.write_bytes(bytes(change(bytearray(path.read_bytes()))))

    return make


def at(place: int, value: bytes) -> Make:
    """Bytes at a place."""
    return in_bytes(lambda data: data[:place] + value + data[place + len(value) :])


def pages_zeroed(every: int) -> Make:
    """Every so many-th page but the first filled with zeros."""

    def change(data: bytearray) -> bytearray:
        size = struct.unpack(">H", data[16:18])[0]
        for start in range(size, len(data), size * every):
            data[start : start + size] = bytes(min(size, len(data) - start))
        return data

    return in_bytes(change)


def root_zeroed(table: str) -> Make:
    """The page that a table begins at filled with zeros."""

    def make(path: Path) -> None:
        db = connection.connect(path, key=None, read_only=True)
        place = db.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()[0]
        size = db.execute("PRAGMA page_size").fetchone()[0]
        db.close()
        with path.open("r+b") as file:
            file.seek((place - 1) * size)
            file.write(bytes(size))

    return make


def as_a_folder(path: Path) -> None:
    """A folder by the library's name, with something of the user's in it."""
    path.unlink()
    path.mkdir()
    (path / "something.txt").write_text("of the user's own", "utf8")


def another_program(path: Path) -> None:
    """A database of another program."""
    path.unlink()
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE song (title TEXT)")
    db.commit()
    db.close()


def beside(suffix: str, data: bytes | None) -> Make:
    """Something that stands beside the file; None for a folder."""

    def make(path: Path) -> None:
        there = Path(f"{path}{suffix}")
        there.unlink(missing_ok=True)
        if data is None:
            there.mkdir()
        else:
            there.write_bytes(data)

    return make


def link_to(name: str) -> Make:
    """A link in place of the file."""

    def make(path: Path) -> None:
        path.unlink()
        path.symlink_to(path.with_name(name))

    return make


def pipe(path: Path) -> None:
    """A named pipe, whose reader would wait for ever."""
    path.unlink()
    os.mkfifo(path)


def originals(data: bytes | None) -> Make:
    """Every original replaced; None for gone."""

    def make(path: Path) -> None:
        for one in path.with_suffix(".originals").glob("??/*"):
            one.unlink()
            if data is not None:
                one.write_bytes(data)

    return make


HUGE = (
    b"\x28\xb5\x2f\xfd\xe0" + struct.pack("<Q", 2**60) + b"\x01\x00\x00"
)  # a zstd frame that claims 2^60 bytes
BAD_UTF8 = "CAST(x'ff41fe' AS TEXT)"
HALF = "CAST(x'eda080' AS TEXT)"
TABLES = ("article_tag", "watch", "alert", "link")

KINDS: tuple[Kind, ...] = (
    # The file itself
    Kind("empty", in_bytes(lambda _data: b""), "is empty"),
    Kind("gone", lambda path: path.unlink(), "no library at"),
    Kind("one byte", in_bytes(lambda data: data[:1]), NOT_OURS),
    Kind("cut in its header", in_bytes(lambda data: data[:50]), NOT_OURS),
    Kind("cut after its first page", in_bytes(lambda data: data[:4096])),
    Kind("cut in half", in_bytes(lambda data: data[: len(data) // 2])),
    Kind("cut by its last page", in_bytes(lambda data: data[:-4096])),
    Kind("cut in the middle of a page", in_bytes(lambda data: data[: len(data) // 2 + 1000])),
    Kind("zeros", in_bytes(lambda data: bytes(len(data))), NOT_OURS),
    Kind("zeros behind the header", in_bytes(lambda data: data[:100] + bytes(len(data) - 100))),
    Kind("words of a text", in_bytes(lambda _data: b"just some words, and no database at all. " * 200), NOT_OURS),
    Kind("a page of the web", in_bytes(lambda _data: b"<!DOCTYPE html><title>Not here</title>" * 50), NOT_OURS),
    Kind("noise behind the first page", in_bytes(lambda data: data[:4096] + bytes(b ^ 0x5A for b in data[4096:]))),
    Kind("its first page zeroed", at(0, bytes(4096)), NOT_OURS),
    Kind("its header's name", at(0, b"SQLite format 2\0"), NOT_OURS),
    Kind("its page size", at(16, b"\x00\x03"), NOT_OURS),
    Kind("a larger page size", at(16, b"\x20\x00")),
    Kind("its file format", at(18, b"\x09\x09"), QUIET),
    Kind("its text encoding", at(56, b"\x00\x00\x00\x07")),
    Kind("text read as UTF-16", at(56, b"\x00\x00\x00\x02")),
    Kind("its schema format", at(44, b"\x00\x00\x00\x63")),
    Kind("its list of free pages", at(32, b"\x00\x00\x00\x02\x00\x00\x00\x63")),
    Kind("every page zeroed", pages_zeroed(1)),
    Kind("every third page zeroed", pages_zeroed(3)),
    Kind("every eleventh page zeroed", pages_zeroed(11)),
    Kind("another program's database", another_program, "another program"),
    Kind("a folder", as_a_folder, "folder"),
    Kind("a link to itself", link_to("library.db"), "no library at"),
    Kind("a link to nothing", link_to("nothing"), "no library at"),
    Kind("a named pipe", pipe, "not a file"),
    Kind("a -wal of noise", beside("-wal", b"noise" * 5000), QUIET),
    Kind("a -wal that is a folder", beside("-wal", None), QUIET),
    Kind("a -shm of noise", beside("-shm", b"noise" * 9000), QUIET),
    Kind("a -shm that is a folder", beside("-shm", None), QUIET),
    Kind("a -journal of noise", beside("-journal", b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + b"noise" * 900), QUIET),
    # Its numbers and its schema
    *(Kind(f"version number {n}", sql(f"PRAGMA user_version = {n}"), "version number") for n in (-1, 0, 1, 2)),
    Kind("version number 999", sql("PRAGMA user_version = 999"), "newer Clipdesk"),
    Kind("no application id", sql("PRAGMA application_id = 0"), "version number"),
    Kind("another's application id", sql("PRAGMA application_id = 77"), "version number"),
    *(Kind(f"no table {table}", sql(f"DROP TABLE {table}"), "missing") for table in TABLES),
    Kind("no table of versions", quietly("DROP TABLE version"), "missing"),
    Kind("a column of another name", quietly("DROP VIEW article_words", "ALTER TABLE article RENAME COLUMN word_count TO words"), "missing"),
    Kind("a schema that is no SQL", schema("tag", "sql = 'CREATE TABEL tag'")),
    Kind("a schema of bytes", schema("tag", "sql = CAST(x'ff00fe' AS TEXT)")),
    Kind("a schema of another page", schema("article", "rootpage = 9999")),
    Kind("two tables on one page", schema("note", "rootpage = (SELECT rootpage FROM sqlite_master WHERE name = 'tag')")),
    Kind("no index of the list", sql("DROP INDEX article_list"), QUIET),
    # Rows that do not fit
    column("article", "title", "x'00ff'"),
    column("article", "title", BAD_UTF8),
    column("article", "standfirst", HALF),
    column("article", "authors", "'no list'"),
    column("article", "authors", "'{}'"),
    column("article", "authors", "'[1, null]'"),
    column("article", "authors", "'" + "[" * 100_000 + "'"),
    column("article", "state", "'lost'"),
    column("article", "stage", "x'77'"),
    column("article", "created_at", "'yesterday'"),
    column("article", "created_at", "'2026-03-02'"),
    column("article", "updated_at", "'9999-12-31T23:59:59.000000Z'"),
    column("article", "word_count", "'many'"),
    Kind("articles under other names", quietly("UPDATE article SET id = 'x' || seq"), "loose"),
    column("version", "blocks", "x'00'"),
    column("version", "blocks", f"x'{HUGE.hex()}'"),
    column("version", "blocks", "'text'"),
    column("version", "metadata", "'[]'"),
    column("version", "text", "x'ff'"),
    column("capture", "how", "'pigeon'"),
    column("capture", "headers", "'7'"),
    column("mark", "kind", "'whim'"),
    column("mark", "start", "'here'"),
    column("mark", "exact", BAD_UTF8),
    column("note", "text", BAD_UTF8),
    column("source", "aliases", "'null'"),
    column("source", "kind", "''"),
    column("tag", "name", "x'ff'"),
    # The text index
    Kind("the index's pages are noise", sql("UPDATE article_fts_data SET block = x'00ff77'"), "index"),
    Kind("the index's structure is gone", sql("DELETE FROM article_fts_data WHERE id = 10"), "index"),
    Kind("the index is empty", sql("DELETE FROM mark_fts_data"), "index"),
    Kind("the index's settings are gone", sql("DROP TABLE article_fts_config"), "index"),
    Kind("a part of the index is gone", sql("DROP TABLE note_fts_idx"), "index"),
    Kind("no index at all", sql("DROP TABLE title_fts"), "index"),
    # The originals
    Kind("originals gone", originals(None), "gone or damaged"),
    Kind("originals empty", originals(b""), "gone or damaged"),
    Kind("originals of noise", originals(b"noise" * 100), "gone or damaged"),
    Kind("originals that claim 2^60 bytes", originals(HUGE), "gone or damaged"),
)  # fmt: skip
