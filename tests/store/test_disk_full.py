"""When the disk is full there is a sentence, nothing is lost, and the library opens again."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.store.library import Library
from tests.libraries import add_article, opened, path_in, sound

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of a file")

SAID = {"The disk is full, so nothing was saved.", "The disk did not answer as it should."}
# A limit on the size of a file stands in for a full disk; SQLite takes what the kernel says then for a bad disk.
CHILD = """
import json, resource, signal, sys
from pathlib import Path
from app.domain.errors import KnownError
from app.wording import sentence
from tests.libraries import add_article, opened

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
folder, what, limit = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
kept = []
with opened(folder) as library:
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    try:
        for number in range(2000):
            if what == "article":
                text = " ".join(f"w{number * 1000 + place}" for place in range(600))
                add_article(library, text, title=f"A{number}", raw=b"small")
            elif what == "original":
                import random
                add_article(library, "short", title=f"A{number}", raw=random.Random(number).randbytes(1 << (10 + number)))
            else:
                library.back_up("daily")
                break
            kept.append(f"A{number}")
        said = ""
    except KnownError as error:
        said = sentence(error)
    with library.read() as db:  # reading goes on
        there = db.execute("SELECT count(*) FROM article").fetchone()[0]
print(json.dumps([said, kept, there]))
"""


def titles(library: Library) -> list[str]:
    with library.read() as db:
        return [row[0] for row in db.execute("SELECT title FROM article ORDER BY seq")]


@pytest.mark.parametrize(
    ("what", "limit"), [("article", 900_000), ("original", 900_000), ("backup", 100_000)]
)
def test_a_full_disk_is_said_and_nothing_is_lost(tmp_path: Path, what: str, limit: int) -> None:
    assert _filled(tmp_path, what, limit) in SAID


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own with little room."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "none", str(place)]
    if sys.platform != "linux" or subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("only the system's administrator can mount a small disk")
    yield place
    subprocess.run(["umount", str(place)], check=True)


@pytest.mark.parametrize("what", ["article", "original"])
def test_a_disk_that_is_really_full(small_disk: Path, what: str) -> None:
    assert _filled(small_disk, what, 1 << 30) == "The disk is full, so nothing was saved."


def _filled(tmp_path: Path, what: str, limit: int) -> str:
    """Fill until an error is said; what was said, once all that should hold was looked at."""
    with opened(tmp_path) as library:
        add_article(library, "before", title="Before")
    command = [sys.executable, "-c", CHILD, str(tmp_path), what, str(limit)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    said, kept, there = json.loads(done.stdout)
    assert done.stderr == ""
    assert there == len(kept) + 1
    with opened(tmp_path, exclusive=True) as library:
        assert titles(library) == ["Before", *kept]
        sound(library)
        if limit < 1 << 30:  # a limit goes with its process, a full disk stays full
            add_article(library, "after", title="After")
            assert titles(library)[-1] == "After"
        left = [one.name for one in path_in(tmp_path).database.parent.rglob("*") if one.suffix == ".part"]
    assert left == []
    return str(said)
