"""Originals are kept once, for their owner alone, and come back as they were or not at all."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.errors import KnownError
from app.store.engine.blobs import Blobs, blob_types
from app.store.engine.transaction import Transaction
from app.store.library import Library
from app.wording import sentence
from tests.libraries import opened, path_in


class _Nowhere:
    """A transaction for which every blob is known already, so that only the file is written."""

    def rows(self, _sql: str, *_params: object) -> list[int]:
        return [1]


def put(library: Library, raw: bytes, media_type: str = "text/html") -> str:
    with library.write() as tx:
        return library.blobs.put(raw, media_type, tx)


def files(library: Library) -> list[Path]:
    return [one for one in library.path.originals.rglob("*") if one.is_file()]


@pytest.mark.parametrize("raw", [b"", b"x", b"<p>page</p>" * 9000, bytes(range(256)) * 40])
@pytest.mark.parametrize("key", [None, "key"])
def test_bytes_come_back(tmp_path: Path, raw: bytes, key: str | None) -> None:
    with opened(tmp_path, key=key) as library:
        blob_id = put(library, raw)
        assert blob_id == hashlib.sha256(raw).hexdigest()
        assert library.blobs.get(blob_id) == raw
        with library.read() as db:
            row = db.execute("SELECT media_type, size FROM blob WHERE id = ?", (blob_id,)).fetchone()
            assert tuple(row) == ("text/html", len(raw))
            assert blob_types(db, [blob_id, "nothing"]) == {blob_id: "text/html"}


@given(st.binary(max_size=300), st.sampled_from([None, "key"]))
@settings(deadline=None, max_examples=40)
def test_any_bytes_come_back(tmp_path_factory: pytest.TempPathFactory, raw: bytes, key: str | None) -> None:
    blobs = Blobs(tmp_path_factory.getbasetemp() / f"originals-{key}", key)
    nowhere: Transaction = _Nowhere()  # type: ignore[assignment]
    assert blobs.get(blobs.put(raw, "", nowhere)) == raw


def test_the_same_bytes_are_kept_once(library: Library) -> None:
    first, second = put(library, b"page", "text/html"), put(library, b"page", "image/png")
    assert first == second
    assert len(files(library)) == 1
    with library.read() as db:
        assert [row[0] for row in db.execute("SELECT media_type FROM blob")] == ["text/html"]


@pytest.mark.parametrize("key", [None, "key"])
@pytest.mark.parametrize("damage", ["gone", "empty", "cut", "flipped", "another"])
def test_damage_is_found_and_mended_by_clipping_again(tmp_path: Path, damage: str, key: str | None) -> None:
    with opened(tmp_path, key=key) as library:
        blob_id = put(library, b"an original page " * 20)
        (path,) = files(library)
        data = path.read_bytes()
        if damage == "gone":
            path.unlink()
        elif damage == "another":
            put(library, b"something else")
            (other,) = set(files(library)) - {path}
            path.write_bytes(other.read_bytes())
        else:
            bad = {"empty": b"", "cut": data[:-3], "flipped": data[:-9] + bytes([data[-9] ^ 4]) + data[-8:]}
            path.write_bytes(bad[damage])
        with pytest.raises(KnownError) as caught:
            library.blobs.get(blob_id)
        assert "gone or damaged" in sentence(caught.value)
        assert blob_id not in str(caught.value)
        assert put(library, b"an original page " * 20) == blob_id
        assert library.blobs.get(blob_id) == b"an original page " * 20


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")
def test_only_the_owner_reads(library: Library) -> None:
    put(library, b"page")
    (path,) = files(library)
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert library.path.originals.stat().st_mode & 0o777 == 0o700


def test_what_no_commit_names_is_stray(library: Library) -> None:
    kept = put(library, b"kept")
    stray = hashlib.sha256(b"stray").hexdigest()
    with suppress(ZeroDivisionError), library.write() as tx:
        library.blobs.put(b"stray", "text/html", tx)
        raise ZeroDivisionError
    found = [one.name for one in library.blobs.stray(frozenset({kept}))]
    assert found == [f"{stray}.zst"]
    assert path_in(library.path.database.parent.parent) == library.path
