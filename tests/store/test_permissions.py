"""Every file of a library is its owner's alone, whatever the umask; a folder that was there keeps its mode."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.article.page import Picture
from app.paths import LibraryPath
from app.store.damage import health
from app.store.library import Library
from tests.libraries import Clock, add_article, opened, path_in

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")


@pytest.fixture(autouse=True)
def _open_handed() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


def modes(folder: Path) -> dict[str, int]:
    return {
        str(one.relative_to(folder)): stat.S_IMODE(one.stat().st_mode) for one in (folder, *folder.rglob("*"))
    }


@pytest.mark.parametrize("key", [None, "key"])
def test_everything_in_a_library_is_its_owners_alone(tmp_path: Path, key: str | None) -> None:
    with opened(tmp_path, key=key, exclusive=True) as library:
        backup = library.back_up("daily")
        picture = Picture("https://a/p.png", b"png", "image/png")
        add_article(library, pictures=(picture,))
        library.restore(backup)
        add_article(library)
        found = modes(library.path.database.parent)
        assert len(found) >= 10
        assert {name: mode for name, mode in found.items() if mode & 0o077} == {}
        assert health.permissions(library).ok
    assert not {name for name, mode in modes(path_in(tmp_path).database.parent).items() if mode & 0o077}


def test_a_folder_that_was_there_keeps_its_mode(tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir(mode=0o755)
    Library.open(LibraryPath(shared / "story.db")).close()
    assert stat.S_IMODE(shared.stat().st_mode) == 0o755
    assert stat.S_IMODE((shared / "story.db").stat().st_mode) == 0o600


def test_an_open_file_is_found(tmp_path: Path) -> None:
    with opened(tmp_path, clock=Clock()) as library:
        library.path.database.chmod(0o644)
        check = health.permissions(library)
        assert not check.ok
        assert "library.db" in check.sentence
