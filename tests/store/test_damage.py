"""Damage of every kind is named, never shown as a fault of ours, not made worse by looking, and mended by a restore."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

import app.cli.verbs.library
from app.domain.codes.looks import Found, Look
from app.domain.codes.message import Message
from app.domain.errors import Damaged, Help
from app.domain.library import Check
from app.domain.listing import ArticleFilter, Order
from app.main import open_services, run
from app.paths import LibraryPath
from app.services.care import Rescue
from tests.soak.damage import FINE, LOOKS, at_random, hash_of, make_library, outcome
from tests.store.damages import KINDS, Kind, Make, column, pages_zeroed, root_zeroed, sql
from tests.telling import refused

pytestmark = pytest.mark.skipif(os.name == "nt", reason="pipes and links are another matter there")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample story's library with one backup; to be copied."""
    return make_library(tmp_path_factory.mktemp("whole"))


@pytest.fixture(autouse=True)
def no_page_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """The doctor's example page, which starts a process, has a test of its own."""
    monkeypatch.setattr(
        app.cli.verbs.library,
        "_worker",
        lambda _desk: Check(Look.PAGE_READER, True, Message(Found.PAGE_READ)),
    )


@pytest.fixture
def database(whole: Path, tmp_path: Path) -> Path:
    """A copy to be damaged."""
    shutil.copytree(whole, tmp_path / "kept")
    return tmp_path / "kept" / "library.db"


def looked_at(database: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """What all looks at a library say; none of them may show a fault or change a byte."""
    before, told = hash_of(database), ""
    for verb in LOOKS:
        code = run([*verb, "--library", str(database)])
        out, err = capsys.readouterr()
        assert code in {0, 1, 3}, verb
        assert "Traceback" not in err, verb
        assert "fault of its own" not in out + err, (verb, err)
        told += (out if verb == ["doctor"] else "") + err
    assert hash_of(database) == before
    return told


def restored(database: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The newest backup comes back, whatever stands there."""
    rescue = Rescue(LibraryPath(database))
    rescue.restore(rescue.backups()[0])
    assert run(["list", "--library", str(database)]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 4


@pytest.mark.parametrize("kind", KINDS, ids=[kind.title for kind in KINDS])
def test_kinds_of_damage(database: Path, capsys: pytest.CaptureFixture[str], kind: Kind) -> None:
    kind.make(database)
    assert kind.said in looked_at(database, capsys)
    restored(database, capsys)


@pytest.mark.parametrize("seed", range(20))
def test_damage_at_random(whole: Path, tmp_path: Path, seed: int) -> None:
    """The short form of `python -m tests.soak.damage`: each copy in a process of its own."""
    assert outcome(whole, tmp_path / "copy", at_random(seed)) == FINE


MENDED = [kind for kind in KINDS if kind.said in {"index", "version number"}]


@pytest.mark.parametrize("kind", MENDED, ids=[kind.title for kind in MENDED])
def test_what_holds_nothing_of_the_reporters_is_made_anew(
    database: Path, capsys: pytest.CaptureFixture[str], kind: Kind
) -> None:
    kind.make(database)
    copies = len(Rescue(LibraryPath(database)).backups())
    assert run(["doctor", "--mend", "--library", str(database)]) == 0, capsys.readouterr().out
    assert len(Rescue(LibraryPath(database)).backups()) > copies
    assert run(["search", "river", "--library", str(database)]) == 0
    assert "damaged" not in capsys.readouterr().err


@pytest.mark.parametrize("make", [pages_zeroed(3), sql("DROP TABLE link")], ids=["pages", "table"])
def test_mending_leaves_what_it_cannot_mend(database: Path, make: Make) -> None:
    make(database)
    before = hash_of(database)
    with refused(Damaged, "nothing was mended or changed"):
        Rescue(LibraryPath(database)).mend()
    assert hash_of(database) == before


def test_a_search_without_its_index_looks_through_the_texts(
    database: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["search", "river", "--library", str(database)])
    whole = set(capsys.readouterr().out.splitlines())
    sql("UPDATE article_fts_data SET block = x'00ff77'")(database)
    assert run(["search", "river", "--library", str(database)]) == 0
    found = capsys.readouterr()
    assert "every text was looked through" in found.err
    assert len(found.out.splitlines()) >= len(whole)


@pytest.mark.parametrize(
    ("make", "lost"),
    [(sql(), False), (column("version", "blocks", "x'00'").make, False), (root_zeroed("note"), True)],
    ids=["whole", "blocks of noise", "pages gone"],
)
def test_what_can_be_read_is_written_out(database: Path, tmp_path: Path, make: Make, lost: bool) -> None:
    make(database)
    before = hash_of(database)
    written = Rescue(LibraryPath(database)).write_out(tmp_path / "out")
    assert hash_of(database) == before
    assert (written.lost > 0) is lost
    if not lost:
        assert (written.articles, written.lost) == (4, 0)
        assert written.notes > 0
        assert written.marks > 0
        texts = [one.read_text("utf8") for one in (tmp_path / "out" / "articles").iterdir()]
        assert len(texts) == 4
        assert any("river" in text for text in texts)


def test_damage_says_what_helps(database: Path) -> None:
    sql("DROP TABLE note_fts_data")(database)
    with open_services(database) as services, pytest.raises(Damaged) as caught:
        services.notes.add("", "the index takes no words")
    assert Help.REBUILD in caught.value.helps


def test_what_a_kill_left_is_swept(database: Path) -> None:
    folder = database.parent
    gone = 2**22 + 7  # no process has this number
    left = [
        folder / f"library.{gone}.part",
        folder / "library.restored",
        folder / "library.backups" / f"20260302T090000000000-daily.{gone}.part",
        folder / "library.backups" / "20260302T090000000000-daily.part",
        next((folder / "library.originals").iterdir()) / f"ab.zst.{gone}.part",
        next((folder / "library.originals").iterdir()) / f".0a1b2c3d.{gone}.part",
    ]
    mine = folder / "library.backups" / f"20260302T090000000000-daily.{os.getpid()}.part"
    for one in (*left, mine):
        one.write_bytes(b"half")
    with open_services(database, exclusive=True):
        assert not any(one.exists() for one in left)
        assert mine.exists()


def test_no_half_letter_and_no_nul_is_kept(database: Path) -> None:
    with open_services(database) as services:
        made = services.notes.add("", "half \ud83d, none \0, whole 😀").made
        assert services.notes.get(made).text == "half \ufffd, none \ufffd, whole 😀"
        services.search.ranked("\ud800 \0 river")
        services.tags.tag_articles(
            [services.articles.page(ArticleFilter(), Order.NEWEST, 0, 1)[0].id], "a\ud800b"
        )
