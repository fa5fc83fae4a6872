"""Backups are whole, checked and thinned; a damaged one changes nothing, and what a restore replaces is kept."""

from __future__ import annotations

import hashlib
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.domain.errors import KnownError
from app.domain.library import Backup
from app.domain.nouns import Noun
from app.services.care import Care, Rescue
from app.store import backups, counting
from app.store.engine import connection
from app.store.library import Library, restore_closed
from app.wording import advice
from tests.libraries import Clock, add_article, opened, path_in, sound
from tests.telling import refused

FIRST = datetime(2024, 1, 1, 12, 0, tzinfo=UTC)


def titles(library: Library) -> list[str]:
    with library.read() as db:
        return [row[0] for row in db.execute("SELECT title FROM article ORDER BY seq")]


def flipped(path: Path, at: int = -2000) -> None:
    data = bytearray(path.read_bytes())
    data[at] ^= 0xFF
    path.write_bytes(data)


@pytest.mark.parametrize("key", [None, "it's a key"])
def test_a_backup_is_the_whole_library(tmp_path: Path, key: str | None) -> None:
    with opened(tmp_path, key=key) as library:
        add_article(library, title="Kept")
        backup = library.back_up("daily")
        library.check_backup(backup)
        assert backups.all_of(library.path) == (backup,)
        assert backup.sha256 == hashlib.sha256(backup.path.read_bytes()).hexdigest()
        assert backup.path.with_suffix(".sha256").read_text() == f"{backup.sha256}  {backup.path.name}\n"
        assert (backup.kind, backup.size) == ("daily", backup.path.stat().st_size)
        db = connection.connect(backup.path, key=key, read_only=True)
        assert db.execute("SELECT title FROM article").fetchone()[0] == "Kept"
        assert db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        db.close()
        modes = {one.stat().st_mode & 0o777 for one in library.path.backups.iterdir()}
        assert modes == {0o600}
        assert not list(library.path.backups.glob("*.part"))


def test_two_years_of_daily_backups_are_thinned_to_days_weeks_and_months(tmp_path: Path) -> None:
    """Every day for two years, by name alone: what stays is what a reporter may want back."""
    stay: set[Path] = set()
    for day in range(731):
        now = FIRST + timedelta(days=day)
        path = tmp_path / f"{now:%Y%m%dT%H%M%S}000000-daily.db"
        there = [Backup(one, backups_time(one), "daily", 1, "") for one in {*stay, path}]
        stay = set(backups.kept(there))
        assert path in stay
    ages = sorted((FIRST + timedelta(days=730) - backups_time(one)).days for one in stay)
    assert ages[:12] == list(range(12))
    assert len(stay) <= backups.DAILY + backups.WEEKLY + backups.MONTHLY
    weeks = {backups_time(one).isocalendar()[:2] for one in stay}
    assert len({week for week in weeks if week >= (2025, 43)}) == 10
    months = sorted({(backups_time(one).year, backups_time(one).month) for one in stay})
    assert months == [(2025, month) for month in range(4, 13)]


def backups_time(path: Path) -> datetime:
    return datetime.strptime(path.name[:15], "%Y%m%dT%H%M%S").replace(tzinfo=UTC)


def test_those_of_special_occasions_stay_longer() -> None:
    made = [
        Backup(Path(f"2024{day:04}T120000000000-restore.db"), FIRST, "restore", 1, "")
        for day in range(101, 120)
    ]
    days = [
        Backup(Path(f"2026{day:04}T120000000000-daily.db"), FIRST + timedelta(days=800 + day), "daily", 1, "")
        for day in range(101, 125)
    ]
    stay = backups.kept([*made, *days])
    assert {one.path for one in made[-backups.SPECIAL :]} <= stay
    assert not {one.path for one in made[: -backups.SPECIAL]} & stay


def test_thinning_removes_the_files_and_their_hashes(library: Library, clock: Clock) -> None:
    for _ in range(15):
        library.back_up("daily")
        clock.move(days=1)
    there = backups.all_of(library.path)
    stems = {one.path.stem for one in there}
    assert {one.stem for one in library.path.backups.iterdir()} == stems
    assert 12 <= len(there) < 15


@pytest.mark.parametrize("damage", ["flipped", "cut", "gone", "no hash", "another hash", "text"])
def test_a_damaged_backup_is_refused_and_nothing_changes(library: Library, clock: Clock, damage: str) -> None:
    add_article(library, title="Before")
    backup = library.back_up("daily")
    add_article(library, title="After")
    sidecar = backup.path.with_suffix(".sha256")
    if damage == "flipped":
        flipped(backup.path)
    elif damage == "cut":
        backup.path.write_bytes(backup.path.read_bytes()[:-4096])
    elif damage == "gone":
        backup.path.unlink()
    elif damage == "no hash":
        sidecar.unlink()
    elif damage == "another hash":
        sidecar.write_text("0" * 64)
    else:
        backup.path.write_text("not a database")
    found = next((one for one in backups.all_of(library.path) if one.path == backup.path), backup)
    before = library.path.database.read_bytes()
    clock.move(days=1)
    with pytest.raises(KnownError) as caught:
        library.restore(found)
    assert "nothing was changed" in advice(caught.value)
    assert library.path.database.read_bytes() == before
    assert titles(library) == ["Before", "After"]
    with pytest.raises(KnownError):
        library.check_backup(found)


def test_a_restore_keeps_what_it_replaces(library: Library, clock: Clock) -> None:
    add_article(library, title="Before")
    backup = library.back_up("daily")
    add_article(library, title="After")
    clock.move(hours=1)
    library.restore(backup)
    assert titles(library) == ["Before"]
    sound(library)
    kept = next(one for one in backups.all_of(library.path) if one.kind == "restore")
    clock.move(hours=1)
    library.restore(kept)
    assert titles(library) == ["Before", "After"]
    add_article(library, title="Still writable")
    sound(library)
    assert not library.path.database.with_suffix(".restored").exists()


def test_a_reader_that_is_at_work_does_not_see_another_library(library: Library, clock: Clock) -> None:
    add_article(library, title="Before")
    backup = library.back_up("daily")
    add_article(library, title="After")
    clock.move(hours=1)
    with library.read() as db:
        rows = db.execute("SELECT title FROM article ORDER BY seq")
        assert rows.fetchone()[0] == "Before"
        library.restore(backup)
        assert [row[0] for row in rows.fetchall()] == ["After"]
    assert titles(library) == ["Before"]


@pytest.mark.parametrize("damage", ["flipped", "text", "empty", "gone"])
def test_a_library_that_cannot_be_opened_is_brought_back(tmp_path: Path, damage: str) -> None:
    path = path_in(tmp_path)
    with opened(tmp_path) as library:
        add_article(library, title="Kept")
        backup = library.back_up("daily")
    if damage == "flipped":
        data = path.database.read_bytes()
        path.database.write_bytes(data[:100] + bytes(byte ^ 0xFF for byte in data[100:]))
    elif damage == "gone":
        path.database.unlink()
    else:
        path.database.write_text("no library" * 100 if damage == "text" else "")
    broken = path.database.read_bytes() if damage != "gone" else b""
    assert [one.path for one in Rescue(path).backups()] == [backup.path]
    Rescue(path).restore(backup)
    with opened(tmp_path, exclusive=True) as library:
        assert titles(library) == ["Kept"]
        sound(library)
    if damage in {"flipped", "text"}:
        (aside,) = path.backups.glob("*-damaged.sqlite")
        assert aside.read_bytes() == broken
        assert aside.stat().st_mode & 0o777 == 0o600


def test_an_open_library_is_not_restored_from_outside(tmp_path: Path) -> None:
    with opened(tmp_path, exclusive=True) as library:
        backup = library.back_up("daily")
        with refused(KnownError, "open in another Clipdesk"):
            restore_closed(library.path, backup)
        sound(library)


def test_a_backup_beside_a_busy_writer_is_one_moment(library: Library, clock: Clock) -> None:
    """Each transaction adds two articles: no backup ever holds one without the other."""
    stop = threading.Event()
    counts = []

    def write() -> None:
        while not stop.is_set():
            with library.write() as tx:
                tx.insert("article", {"title": "one"})
                tx.insert("article", {"title": "two"})

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for _ in range(5):
            backup = library.back_up("daily")
            db = connection.connect(backup.path, key=None, read_only=True)
            counts.append(db.execute("SELECT count(*) FROM article").fetchone()[0])
            db.close()
            clock.move(seconds=1)
    finally:
        stop.set()
        writer.join()
    assert all(count % 2 == 0 for count in counts)
    assert counts == sorted(counts)


def test_a_backup_is_due_once_a_day(library: Library, clock: Clock) -> None:
    care = Care(library)
    assert care.back_up_if_due() is not None
    clock.move(hours=3)
    assert care.back_up_if_due() is None
    clock.move(hours=21)
    assert care.back_up_if_due() is not None
    with library.read() as db:
        assert counting.counts(db)[Noun.ARTICLE] == 0


def test_a_backup_is_not_thinned_away_by_the_run_that_made_it(library: Library, clock: Clock) -> None:
    """A clock that ran ahead left copies of days to come; it is right again now."""
    clock.move(days=400)
    for _ in range(40):
        clock.move(days=1)
        library.back_up("daily")
    clock.move(days=-500)
    made = library.back_up("daily")
    assert made.path.exists()
    clock.move(days=1)
    library.back_up("daily")
    assert made.path.exists()
    assert len(backups.all_of(library.path)) == backups.SPECIAL + 2


@pytest.mark.parametrize("name", ["20261399T250000-daily.db", "copy.db", "20260302T090000-daily.db.db"])
def test_what_is_no_backup_is_not_listed(library: Library, name: str) -> None:
    made = library.back_up("daily")
    (library.path.backups / name).write_bytes(b"of the user's own")
    (library.path.backups / "20260302T090000-folder.db").mkdir()
    assert backups.all_of(library.path) == (made,)
