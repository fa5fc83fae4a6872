"""A Clipdesk that was built and may run only in a home of its own in; what a user would do first with it, checked line by line, out."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app import __version__

ROOT = Path(__file__).resolve().parent.parent.parent
VERB_S, WINDOW_S, SCREEN_S = 20, 30, 5
MOST_COLOURS = 50
TITLE = "Ferry to run again in May"
WORDS = "nobody has told us who pays"
HOMES = ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")


class CheckError(Exception):
    """A check found something else than it should."""


def expect(condition: object, words: str) -> None:
    """Fail the check that runs, unless `condition` holds."""
    if not condition:
        raise CheckError(words)


@dataclass
class Checks:
    """Runs checks one after the other and remembers whether all went well."""

    failed: list[str] = field(default_factory=list)

    def run(self, name: str, check: Callable[[], str]) -> None:
        """Do one check and print its line."""
        began = time.monotonic()
        try:
            found, sign = check(), "ok "
        except Exception as error:
            self.failed.append(name)
            found, sign = f"{type(error).__name__}: {error}", "BAD"
        print(f"{sign}  {name}: {found}  ({time.monotonic() - began:.1f} s)", flush=True)

    def close(self) -> int:
        """Say how it went; the exit code."""
        print(f"{len(self.failed)} failed: {', '.join(self.failed)}" if self.failed else "All well.")
        return 1 if self.failed else 0


@dataclass(frozen=True)
class Program:
    """A program with a home of its own."""

    command: tuple[str, ...]
    home: Path

    def environment(self, more: Mapping[str, str]) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "QT_"))}
        return {**kept, **dict.fromkeys(HOMES, str(self.home)), "LC_ALL": "C.UTF-8", **more}

    def ask(self, *arguments: str, seconds: float = VERB_S, more: Mapping[str, str] | None = None) -> str:
        """What it writes; CheckError with what it said if it fails."""
        done = subprocess.run(
            [*self.command, *arguments],
            cwd=ROOT if self.command[0] == sys.executable else self.home,
            env=self.environment(more or {}),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=seconds,
            check=False,
        )
        expect(
            done.returncode == 0, f"{arguments[0]} ended with {done.returncode}: {done.stderr.strip()[-500:]}"
        )
        return done.stdout

    def rows(self, *arguments: str) -> list[Any]:
        """What it writes as JSON, line by line."""
        return [json.loads(line) for line in self.ask(*arguments, "--json").splitlines()]


def check_verbs(checks: Checks, program: Program, url: str) -> None:
    """The command line: from an address to an exported file."""

    def version() -> str:
        said = program.ask("--version").strip()
        expect(said == f"clipdesk {__version__}", said)
        return said

    def doctor() -> str:
        rows = program.rows("doctor")
        bad = [f"{row['name']}: {row['sentence']}" for row in rows if not row["ok"]]
        expect(rows and not bad, "; ".join(bad) or "nothing was looked at")
        return f"{len(rows)} things are well"

    def clip() -> str:
        (row,) = program.rows("clip", url, "--allow-host", "127.0.0.1")
        expect((row["outcome"], row["title"]) == ("clipped", TITLE), json.dumps(row))
        return str(row["title"])

    def mark() -> str:
        (row,) = program.rows("mark", "ferry", "--quote", WORDS, "--said-by", "Imre Valk")
        expect(row["anchor"]["exact"] == WORDS and row["source_ids"], json.dumps(row))
        return WORDS

    def search() -> str:
        kinds = sorted({row["kind"] for row in program.rows("search", f'"{WORDS}"')})
        expect({"article", "mark"} <= set(kinds), str(kinds))
        return ", ".join(kinds)

    def export() -> str:
        file = program.home / "ferry.html"
        program.ask("export", "ferry", "--format", "html", "--to", str(file))
        text = file.read_text("utf8")
        expect(
            WORDS in text and "310,000 crowns" in text and "<mark" in text,
            "the words or the mark are missing",
        )
        return f"{file.stat().st_size:,} bytes"

    for check in (version, doctor, clip, mark, search, export):
        checks.run(check.__name__, check)


def free_display() -> int:
    """The number of a display that nobody has."""
    taken = {path.name for path in Path("/tmp/.X11-unix").glob("X*")}
    taken |= {f"X{path.name[2:-5]}" for path in Path("/tmp").glob(".X*-lock")}
    return next(number for number in range(90, 300) if f"X{number}" not in taken)


@contextmanager
def display() -> Iterator[Mapping[str, str]]:
    """The environment to draw in: the display there is, one of our own, or none."""
    if os.environ.get("DISPLAY"):
        yield {}
        return
    server = shutil.which("Xvfb")
    if server is None:
        yield {"QT_QPA_PLATFORM": "offscreen"}
        return
    number = free_display()
    command = [server, f":{number}", "-screen", "0", "1440x900x24", "-nolisten", "tcp"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        socket, end = Path(f"/tmp/.X11-unix/X{number}"), time.monotonic() + SCREEN_S
        while not socket.exists() and process.poll() is None and time.monotonic() < end:
            time.sleep(0.05)
        expect(socket.exists(), "Xvfb did not start")
        yield {"DISPLAY": f":{number}"}
    finally:
        process.terminate()
        process.wait(timeout=SCREEN_S)


def window(program: Program, screen: Mapping[str, str]) -> str:
    """The window is drawn: a picture of its size, with more in it than a background."""
    from PySide6.QtGui import QImage

    from app.ui.state import WindowState

    picture, library = program.home / "window.png", program.home / "pictured" / "library.db"
    program.ask("--picture", str(picture), "--library", str(library), seconds=WINDOW_S, more=screen)
    image = QImage(str(picture))
    wanted = WindowState()
    expect(not image.isNull(), "there is no picture")
    size = (image.width(), image.height())
    expect(size == (wanted.width, wanted.height), f"the picture is {size[0]} by {size[1]}")
    colours = {image.pixel(x, y) for x in range(0, size[0], 2) for y in range(0, size[1], 2)}
    expect(len(colours) > MOST_COLOURS, f"only {len(colours)} colours")
    where = "Xvfb" if "DISPLAY" in screen else screen.get("QT_QPA_PLATFORM", "the display")
    return f"{size[0]} by {size[1]}, {len(colours)} colours, on {where}"
