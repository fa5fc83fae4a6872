"""Killed at any moment, a library opens again whole, with every change that was acknowledged."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from tests.libraries import opened, path_in, sound
from tests.services.test_clips import STORY
from tests.site import Reply, serve

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot fork")

# Imports once, then forks a child for each line it reads: the child works until it is killed, and says what is kept.
NURSERY = """
import os, signal, sys
from pathlib import Path
from app.domain.clip import ClipRequest
from app.domain.listing import ArticleFilter, Order
from app.domain.mark import MarkKind
from app.domain.steps import Watcher, run_here
from app.domain.errors import KnownError
from app.main import open_services
from app.clip.extract import extract
import app.clip.page.decode, app.clip.clean, app.clip.facts.metadata, app.clip.fetch, lxml.html, nh3, zstandard

STORY = sys.argv[1]

class Here:  # parses in this process: what a kill does to a parser of its own is another test's matter
    def __init__(self, *_): pass
    def extract(self, page, stop): return extract(page)
    def close(self): pass

import app.clip.worker
app.clip.worker.ExtractWorker = Here

def say(*words):
    os.write(1, (" ".join(map(str, words)) + "\\n").encode())

def clips(services, base, seed):
    for number in range(1000):
        address = f"{base}/{seed}-{number}"
        changed = lambda changes: say("stub" if not services.versions.captures(changes.made) else "x", address) if changes.made else None
        done = run_here(services.clips.steps(ClipRequest(url=address), Watcher(changed=changed)))
        say("clip", address, done.article.id)

def notes(services, base, seed):
    made = services.notes.add("", f"{seed} 0").made
    for number in range(100000):
        services.notes.save(made, f"{seed} {number} " + "words " * (number % 90))
        say("note", made, number)

def looks(services, base, seed):
    found = services.articles.page(ArticleFilter(), Order.NEWEST, 0, 1)
    if not found:
        page = ClipRequest(html=STORY.format(head="", more=""), url=base + "/ferry")
        found = (run_here(services.clips.steps(page, Watcher())).article,)
        version = services.articles.version(found[0].id)
        for exact in ("310,000 crowns", "Imre Valk, who owns the hotel", "a third this year"):
            services.marks.add(version.id, version.text.index(exact), version.text.index(exact) + len(exact), MarkKind.FIGURE)
    for number in range(1000):
        html = STORY.format(head="", more="").replace("310,000", f"{int(seed) + 1}{number:03d},000")
        page = ClipRequest(html=html, url=base + "/ferry")
        checked = run_here(services.checks.steps(found[0].id, Watcher(changed=lambda changes: say("x")), page))
        say("look", checked.version_id)

def child(path, what, base, seed):
    host = base.partition("//")[2]
    with open_services(Path(path), allow_hosts=[host]) as services:
        say("open")
        {"clips": clips, "notes": notes, "looks": looks}[what](services, base, seed)

for line in sys.stdin:
    pid = os.fork()
    if not pid:
        try:
            child(*line.rstrip("\\n").split("\\t"))
        finally:
            os._exit(1)
    say("pid", pid)
    os.waitpid(pid, 0)
    say("dead")
"""


class Nursery:
    """Starts children and kills them."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", NURSERY, STORY], stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0
        )
        assert self._process.stdout is not None
        self._out = self._process.stdout.fileno()
        self._rest = b""

    def _lines(self, wait_s: float) -> list[str]:
        ready, _, _ = select.select([self._out], [], [], wait_s)
        if not ready:
            return []
        data = os.read(self._out, 1 << 16)
        assert data, "the nursery died"
        *lines, self._rest = (self._rest + data).split(b"\n")
        return [line.decode() for line in lines]

    def kill_one(self, order: str, after_lines: int, wait_s: float) -> list[str]:
        """Start a child, kill it some moments after it said so many lines; all it said."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{order}\n".encode())
        said: list[str] = []
        pid = 0
        while len([line for line in said if not line.startswith("pid")]) < after_lines:
            said += self._lines(20)
            assert "dead" not in said, said
        pid = int(next(line for line in said if line.startswith("pid")).split()[1])
        select.select([], [], [], wait_s)  # some moments more, whatever it is doing
        os.kill(pid, signal.SIGKILL)
        while "dead" not in said:
            said += self._lines(20)
        return said

    def close(self) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(10)
        self._process.stdout.close()


def check(folder: Path, notes: dict[str, int], clipped: dict[str, str], stubs: set[str]) -> None:
    """The library is whole and holds what was acknowledged, or something later."""
    with opened(folder, exclusive=True) as library:
        sound(library)
        with library.read() as db:
            for note_id, number in notes.items():
                text = db.execute("SELECT text FROM note WHERE id = ?", (note_id,)).fetchone()[0]
                assert int(text.split()[1]) >= number
            rows = {row["id"]: row for row in db.execute("SELECT * FROM article")}
            addresses = {row["url"] for row in rows.values()}
            assert stubs <= addresses
            for article_id in clipped:
                assert rows[article_id]["stage"] == "ready"
                version = db.execute(
                    "SELECT text FROM version WHERE id = ?", (rows[article_id]["version_id"],)
                )
                assert "310,000 crowns" in version.fetchone()[0]
            for row in db.execute("SELECT DISTINCT blob_id FROM capture").fetchall():
                assert library.blobs.get(row[0])


def check_looks(folder: Path, seen: set[str]) -> int:
    """Every acknowledged version is there, and each mark says on each version what became of it, or on none."""
    with opened(folder, exclusive=True) as library:
        sound(library)
        with library.read() as db:
            made = {row["id"]: row["version_id"] for row in db.execute("SELECT id, version_id FROM mark")}
            versions = {row["id"] for row in db.execute("SELECT id FROM version")}
            assert seen <= versions
            followed = {
                (row["mark_id"], row["version_id"]) for row in db.execute("SELECT * FROM reattachment")
            }
            assert followed == {(mark, one) for mark in made for one in versions - {made[mark]}}
            texts = {row["exact"] for row in db.execute("SELECT exact FROM mark")}
            assert texts <= {"310,000 crowns", "Imre Valk, who owns the hotel", "a third this year"}
            current = db.execute("SELECT version_id FROM article").fetchone()
            assert current is None or not made or current[0] in versions
        return len(followed)


def test_no_mark_is_half_moved(tmp_path: Path) -> None:
    choose = Random("looks")
    seen: set[str] = set()
    with opened(tmp_path):
        pass
    nursery = Nursery()
    followed = 0
    try:
        for seed in range(18):
            order = "\t".join([str(path_in(tmp_path).database), "looks", "https://quay.example", str(seed)])
            said = nursery.kill_one(order, choose.randint(2, 9), choose.random() * 0.05)
            seen |= {line.split(" ")[1] for line in said if line.startswith("look ") and line.split(" ")[1]}
            followed = check_looks(tmp_path, seen)
    finally:
        nursery.close()
    assert seen
    assert followed > len(seen)


@pytest.mark.parametrize(("what", "kills"), [("clips", 26), ("notes", 26)])
def test_nothing_acknowledged_is_lost(tmp_path: Path, what: str, kills: int) -> None:
    choose = Random(what)
    notes: dict[str, int] = {}
    clipped: dict[str, str] = {}
    stubs: set[str] = set()
    page = Reply(STORY.format(head="", more="").encode())
    with opened(tmp_path):
        pass
    nursery = Nursery()
    try:
        with serve({"*": page}) as site:
            for seed in range(kills):
                order = "\t".join(
                    [str(path_in(tmp_path).database), what, site.url("").rstrip("/"), str(seed)]
                )
                for line in nursery.kill_one(order, choose.randint(1, 9), choose.random() * 0.05):
                    word, *rest = line.split(" ")
                    if word == "note":
                        notes[rest[0]] = int(rest[1])
                    elif word == "clip":
                        clipped[rest[1]] = rest[0]
                    elif word == "stub":
                        stubs.add(rest[0])
                check(tmp_path, notes, clipped, stubs)
    finally:
        nursery.close()
    assert notes if what == "notes" else clipped and stubs
