"""A check-up says of each part whether it is whole, and mending makes the text index anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.services.care import Care, Rescue
from app.store import backups
from app.store.damage import health
from app.store.library import Library
from app.wording import said, word
from tests.libraries import add_article, opened, path_in, sound


def test_a_whole_library_is_found_whole(library: Library) -> None:
    add_article(library)
    library.back_up("daily")
    found = list(Care(library).doctor())
    assert {word(check.look) for check in found} == {
        "Permissions",
        "Disk",
        "Database",
        "Rows",
        "Text index",
        "Originals",
        "Backups",
    }
    assert all(check.ok for check in found), found
    assert all(said(check.found).endswith(".") for check in found)
    assert Care(library).on_disk() > 10_000


def test_a_check_up_changes_nothing(library: Library) -> None:
    add_article(library)
    with library.read() as db:
        before = db.execute("SELECT total_changes(), count(*) FROM article").fetchone()[1]
        list(health.check_up(library))
        assert db.execute("SELECT count(*) FROM article").fetchone()[0] == before


def test_a_text_index_that_lies_is_found_and_mended(library: Library) -> None:
    article_id = add_article(library, "Nothing was found in the river.")
    with library.write() as tx:
        for trigger in ("version_words_in", "version_words_out"):
            tx.execute(f"DROP TRIGGER {trigger}")
        tx.execute("UPDATE version SET text = 'Something else.' WHERE article_id = ?", (article_id,))
    check = health.text_index(library)
    assert not check.ok
    assert "clipdesk doctor --mend" in said(check.found)
    library.close()
    Rescue(library.path).mend()
    assert health.text_index(library).ok


def test_originals_that_are_gone_or_damaged_are_counted(library: Library) -> None:
    for number in range(3):
        add_article(library, f"text {number}")
    files = sorted(library.path.originals.rglob("*.zst"))
    files[0].unlink()
    files[1].write_bytes(b"damaged")
    check = health.originals(library)
    assert (check.ok, said(check.found)) == (False, "2 of 3 files are gone or damaged.")


def test_a_stray_original_does_no_harm(library: Library) -> None:
    add_article(library)
    stray = next(library.path.originals.rglob("*.zst")).with_name("stray.zst")
    stray.write_bytes(b"left by a crash")
    check = health.originals(library)
    assert check.ok
    assert "1 more" in said(check.found)


def test_a_damaged_backup_is_named(library: Library) -> None:
    add_article(library)
    backup = library.back_up("daily")
    backup.path.write_bytes(backup.path.read_bytes()[:-1])
    check = health.copies(library)
    assert not check.ok
    assert backup.path.name in said(check.found)


def test_loose_references_are_counted(library: Library) -> None:
    article_id = add_article(library)
    with library.read() as db:
        db.execute("PRAGMA query_only = OFF")
    from tests.libraries import raw_database

    raw_database(
        library.path.database,
        "PRAGMA foreign_keys = OFF",
        f"INSERT INTO article_tag VALUES ('{article_id}', 'no such tag')",
    )
    check = health.database(library)
    assert (check.ok, said(check.found)) == (False, "1 loose reference.")


@pytest.mark.parametrize("exclusive", [True, False])
def test_a_library_that_another_writes_in_is_checked_as_far_as_it_can_be(
    tmp_path: Path, exclusive: bool
) -> None:
    with opened(tmp_path) as first:
        add_article(first)
        with first.write():
            pass
        if exclusive:
            assert first._lock.held
        with opened(tmp_path) as second:
            found = {word(check.look): check for check in health.check_up(second)}
    assert found["Database"].ok
    assert found["Text index"].ok
    assert "Not checked" in said(found["Text index"].found)


def test_a_library_without_backups_says_so(tmp_path: Path) -> None:
    with opened(tmp_path) as library:
        assert backups.all_of(path_in(tmp_path)) == ()
        assert health.copies(library).ok
        sound(library)
