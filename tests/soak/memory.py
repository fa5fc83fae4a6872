"""Hostile pages go into the real window, are clipped, shown and turned to their end; the most memory that the whole process tree had goes out."""

# A window for each page, in a process of its own: what one page took would stand in the figures of the next.

from __future__ import annotations

import base64
import itertools
import os
import struct
import subprocess
import sys
import tempfile
import time
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from app.services.record import Services
    from app.ui.window import MainWindow

MOST_MB = 400
LOOK_S = 0.05
LONGEST_S = 180.0
MB = 1_000_000
PROSE = "".join(
    f"<p>The council of the lower town met on day {day} and spoke of bridges, roads and schools, {words}.</p>"
    for day, words in enumerate(("as it had been asked to", "for most of the night", "and of who is to pay", "in the end") * 3)
)  # fmt: skip


def paper(inside: str) -> bytes:
    """A page of news with something in the middle of its article."""
    head = "<!doctype html><html lang=en><head><meta charset=utf-8><title>A town speaks</title></head><body><article><h1>A town speaks</h1>"
    return f"{head}{PROSE}{inside}{PROSE}</article></body></html>".encode()


def png(width: int, height: int, shade: int = 0x33) -> bytes:
    """A picture of one colour, made row by row: small as a file however large it is."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    packer, row = zlib.compressobj(9), b"\0" + bytes((shade, 0x66, 0x99)) * width
    rows = b"".join([*(packer.compress(row) for _ in range(height)), packer.flush()])
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def by_data(data: bytes) -> str:
    """A picture in the page itself."""
    return f'<figure><img src="data:image/png;base64,{base64.b64encode(data).decode()}"></figure>'


def many(piece: str, size: int) -> str:
    """As many of a piece as make so many letters."""
    return piece * (size // len(piece))


def table(rows: int, columns: int) -> str:
    """A table of so many cells."""
    row = f"<tr>{'<td>12</td>' * columns}</tr>"
    return f"<table>{row * rows}</table>"


PAGES: dict[str, Callable[[], list[bytes]]] = {
    "an ordinary article": lambda: [paper("")],
    "a million items": lambda: [paper(f"<ul>{'<li>a</li>' * MB}</ul>")],
    "100,000 items": lambda: [paper(f"<ul>{'<li>a</li>' * 100_000}</ul>")],
    "a million links": lambda: [paper(f"<p>{'<a href=/b>a</a> ' * MB}</p>")],
    "60,000 links": lambda: [paper(f"<p>{'<a href=/b>a</a> ' * 60_000}</p>")],
    "a million cells": lambda: [paper(table(1_000, 1_000))],
    "90,000 cells": lambda: [paper(table(300, 300))],
    "a million paragraphs": lambda: [paper("<p>a</p>" * MB)],
    "50,000 paragraphs": lambda: [paper("<p>one thing here</p>" * 50_000)],
    "a million <br> in a box": lambda: [paper(f"<div>{'a<br>' * MB}</div>")],
    "110,000 <br> by twos in a box": lambda: [paper(f"<div>{'a<br><br>' * 110_000}</div>")],
    "29 MB of prose": lambda: [paper(many(PROSE, 29 * MB))],
    "20 MB in one word": lambda: [paper(f"<p>{'x' * 20 * MB}</p>")],
    "20 MB of Chinese": lambda: [paper(f"<p>{'河' * (20 * MB // 3)}</p>")],
    "5 MB of prose": lambda: [paper(many(PROSE, 5 * MB))],
    "2 MB of prose": lambda: [paper(many(PROSE, 2 * MB))],
    "1 MB of prose": lambda: [paper(many(PROSE, MB))],
    "2 MB of a<br>": lambda: [paper(f"<p>{many('a<br>', 2 * MB)}</p>")],
    "20 MB of a script": lambda: [paper("<script>x={" + many('"a":"b",', 20 * MB) + "}</script>")],
    "20 MB of a comment": lambda: [paper(f"<!--{many('a b ', 20 * MB)}-->")],
    "20 MB of an attribute": lambda: [paper(f"<p title='{many('a b ', 20 * MB)}'>a</p>")],
    "60 large pictures by data:": lambda: [paper("".join(by_data(png(3_000, 2_000, shade)) for shade in range(60)))],
    "15 MB of one picture by data:": lambda: [paper(by_data(png(8, 8) + os.urandom(15 * MB)))],
    "3,000 small pictures by data:": lambda: [paper("".join(by_data(png(40 + at % 60, 30 + at // 60)) for at in range(3_000)))],
    "a picture of 7,000 x 8,000": lambda: [paper(by_data(png(7_000, 8_000)))],
    "two of 5 MB at once": lambda: [paper(many(PROSE, 5 * MB)), paper(f"<p>one</p>{many(PROSE, 5 * MB)}")],
    "three of a million items": lambda: [paper(f"<p>{at}</p><ul>{'<li>a</li>' * MB}</ul>") for at in range(3)],
    "three of 1 MB of <br>": lambda: [paper(f"<p>{at}</p><div>{many('a<br><br>', MB)}</div>") for at in range(3)],
}  # fmt: skip


def tree(pid: int) -> list[int]:
    """A process and all that it started; Linux only."""
    found = [pid]
    for one in found:
        for children in Path(f"/proc/{one}/task").glob("*/children"):
            try:
                found += [int(word) for word in children.read_text("ascii").split()]
            except OSError:
                continue  # the thread has ended since
    return found


def megabytes(pid: int) -> tuple[float, float]:
    """The resident memory of a process, and its share of it where others have the same pages."""
    try:
        rows = dict(
            line.split()[:2] for line in Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines()[1:]
        )
    except OSError:
        return 0.0, 0.0
    return int(rows["Rss:"]) * 1024 / MB, int(rows["Pss:"]) * 1024 / MB


def peak(name: str) -> tuple[float, float, str]:
    """The most memory (resident, shared) that the window and its children had together with a page, and what was said at the end."""
    most, share, end = 0.0, 0.0, time.monotonic() + LONGEST_S
    with tempfile.TemporaryDirectory() as home:
        files = []
        for at, raw in enumerate(PAGES[name]()):
            files.append(Path(home) / f"{at}.html")
            files[-1].write_bytes(raw)
        command = [sys.executable, "-m", "tests.soak.memory", *map(str, files)]
        names = ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")
        around = {"QT_QPA_PLATFORM": "offscreen", **os.environ, **dict.fromkeys(names, home)}
        process = subprocess.Popen(
            command, env=around, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        while process.poll() is None:
            figures = [megabytes(pid) for pid in tree(process.pid)]
            most = max(most, sum(resident for resident, _ in figures))
            share = max(share, sum(part for _, part in figures))
            if time.monotonic() > end:
                process.kill()
            time.sleep(LOOK_S)
        said = process.stdout.read() if process.stdout is not None else ""
    words = (said.strip().splitlines() or ["nothing said"])[-1]
    return most, share, words if process.returncode == 0 else f"ENDED WITH {process.returncode}: {words}"


def soak(most: int) -> Counter[str]:
    """So many of the pages; each must end well, in no more memory than all of Clipdesk may have."""
    found: Counter[str] = Counter()
    if sys.platform != "linux":
        return found
    for name in itertools.islice(PAGES, most):
        resident, share, words = peak(name)
        print(
            f"    {name:<32}{resident:>6.0f} MB{share:>6.0f} MB shared  {words}", file=sys.stderr, flush=True
        )
        # Of the libraries that window and children share, the first figure has a copy for each: the second is the memory.
        fine = words.startswith("ok") and share <= MOST_MB
        found["held" if fine else f"{name}: {share:.0f} MB, {words}"] += 1
    return found


def show(files: list[Path]) -> None:
    """In a process of its own: clip files with the window, show what came of each and its end, and close."""
    from PySide6.QtWidgets import QApplication

    from app import children, paths
    from app.domain.clip import ClipRequest
    from app.main import open_services, settings_file
    from app.ui.state import StateFile
    from app.ui.window import MainWindow, Places

    children.give_memory_back()  # as `app.main` does
    app = QApplication([])
    with (
        tempfile.TemporaryDirectory() as folder,
        open_services(Path(folder) / "new", exclusive=True) as services,
    ):
        places = Places(paths.resources() / "themes", paths.resources() / "sample", "Newsroom")
        window = MainWindow(services, settings_file(), StateFile(Path(folder) / "window.json"), places)
        window.show()
        _settle(app, window)
        window.wiring.clipper.clip([ClipRequest(path=file) for file in files])
        _settle(app, window)
        print("ok", " / ".join(_look(app, window, services)), flush=True)
        window.close()


def _look(app: QApplication, window: MainWindow, services: Services) -> Iterator[str]:
    from app.domain.listing import ArticleFilter, Order
    from app.domain.nouns import Noun
    from app.ui.panes import READER

    for row in services.articles.page(ArticleFilter(), Order.NEWEST, 0, 10):
        window.context.open(Noun.ARTICLE, row.id)
        _settle(app, window)
        view = window.panes.get(READER).view
        if view.isVisible():
            text = view._page.text
            view.go_to(max(0, len(text) - 1), len(text))
            _settle(app, window)
            yield f"{len(text)} letters in {len(view._page.parts)} parts"
        else:
            yield window.panes.get(READER).placeholder.words.text()


def _settle(app: QApplication, window: MainWindow) -> None:
    quiet = 0
    while quiet < 10:
        app.processEvents()
        quiet = quiet + 1 if window.furnished and window.jobs.idle else 0
        time.sleep(0.005)


if __name__ == "__main__":
    show([Path(name) for name in sys.argv[1:]])
