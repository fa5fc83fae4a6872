"""The folder of a frozen Clipdesk in; one line a check out, and exit code 1 if one fails: `python -m tests.packaged.run_packaged dist/clipdesk`."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app import __version__
from tests.cli import PAGE
from tests.site import Reply, serve

ROOT = Path(__file__).resolve().parent.parent.parent
MOST_MB = 200
SLOWER, MUCH_SLOWER = 1.2, 1.35  # CPU time to the first window, beside the source's
RUNS = 3
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


def check_verbs(checks: Checks, frozen: Program, url: str) -> None:
    """The command line: from an address to an exported file."""

    def version() -> str:
        said = frozen.ask("--version").strip()
        expect(said == f"clipdesk {__version__}", said)
        return said

    def doctor() -> str:
        rows = frozen.rows("doctor")
        bad = [f"{row['name']}: {row['sentence']}" for row in rows if not row["ok"]]
        expect(rows and not bad, "; ".join(bad) or "nothing was looked at")
        return f"{len(rows)} things are well"

    def clip() -> str:
        (row,) = frozen.rows("clip", url, "--allow-host", "127.0.0.1")
        expect((row["outcome"], row["title"]) == ("clipped", TITLE), json.dumps(row))
        return str(row["title"])

    def mark() -> str:
        (row,) = frozen.rows("mark", "ferry", "--quote", WORDS, "--said-by", "Imre Valk")
        expect(row["anchor"]["exact"] == WORDS and row["source_ids"], json.dumps(row))
        return WORDS

    def search() -> str:
        kinds = sorted({row["kind"] for row in frozen.rows("search", f'"{WORDS}"')})
        expect({"article", "mark"} <= set(kinds), str(kinds))
        return ", ".join(kinds)

    def export() -> str:
        file = frozen.home / "ferry.html"
        frozen.ask("export", "ferry", "--format", "html", "--to", str(file))
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


def picture(frozen: Program) -> str:
    """The child that decodes pictures answers, with Qt's plug-ins for every kind that is kept."""
    from app.ui.pictures.decoder import Decoder
    from tests.ui.pictures import SOUND

    decoder = Decoder((*frozen.command, "picture-worker"))
    try:
        shown = [kind for kind, data in SOUND.items() if not decoder.picture(data, 1_000_000, bool).isNull()]
    finally:
        decoder.close()
    expect(shown == list(SOUND), f"only {', '.join(shown)}")
    return ", ".join(shown)


def window(frozen: Program) -> str:
    """The window is drawn: a picture of its size, with more in it than a background."""
    from PySide6.QtGui import QImage

    from app.ui.state import WindowState

    picture, library = frozen.home / "window.png", frozen.home / "pictured" / "library.db"
    with display() as screen:
        frozen.ask("--picture", str(picture), "--library", str(library), seconds=WINDOW_S, more=screen)
    image = QImage(str(picture))
    wanted = WindowState()
    expect(not image.isNull(), "there is no picture")
    size = (image.width(), image.height())
    expect(size == (wanted.width, wanted.height), f"the picture is {size[0]} by {size[1]}")
    colours = {image.pixel(x, y) for x in range(0, size[0], 2) for y in range(0, size[1], 2)}
    expect(len(colours) > MOST_COLOURS, f"only {len(colours)} colours")
    where = "Xvfb" if "DISPLAY" in screen else screen.get("QT_QPA_PLATFORM", "the display")
    return f"{size[0]} by {size[1]}, {len(colours)} colours, on {where}"


def folder_size(folder: Path) -> str:
    """The folder is small enough to be downloaded."""
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    megabytes = size / 1_000_000
    expect(megabytes <= MOST_MB, f"{megabytes:.0f} MB, more than {MOST_MB}")
    return f"{megabytes:.0f} MB of at most {MOST_MB}"


def first_window(program: Program) -> float:
    """CPU seconds until the window was painted first."""
    said = program.ask("--measure", seconds=WINDOW_S, more={"QT_QPA_PLATFORM": "offscreen"})
    return float(json.loads(said.strip().splitlines()[-1])["painted_cpu_s"])


def speed(frozen: Program, source: Program) -> str:
    """The frozen window costs little more than the source's; looked at twice before it is called slow."""

    def ratio() -> float:
        pairs = [(first_window(frozen), first_window(source)) for _ in range(RUNS)]
        return statistics.median(one for one, _ in pairs) / statistics.median(other for _, other in pairs)

    first_window(frozen), first_window(source)  # warms the disk
    found = ratio()
    if found <= SLOWER:
        return f"{found:.2f} x the source's CPU time"
    second = ratio()
    expect(second <= MUCH_SLOWER, f"{found:.2f}, then {second:.2f} x the source's CPU time")
    return f"{found:.2f}, then {second:.2f} x the source's CPU time"


def main() -> int:
    """Check the folder that was built."""
    parser = argparse.ArgumentParser(prog="python -m tests.packaged.run_packaged")
    parser.add_argument("folder", type=Path, help="the folder with the executable, dist/clipdesk")
    folder = parser.parse_args().folder.resolve()
    executable = folder / ("clipdesk.exe" if os.name == "nt" else "clipdesk")
    if not executable.is_file():
        print(f"BAD  There is no {executable}.")
        return 1
    checks = Checks()
    with tempfile.TemporaryDirectory(prefix="clipdesk-packaged-") as home:
        frozen = Program((str(executable),), Path(home) / "frozen")
        source = Program((sys.executable, "-m", "app"), Path(home) / "source")
        frozen.home.mkdir()
        source.home.mkdir()
        with serve({"/ferry": Reply(PAGE.encode())}) as site:
            check_verbs(checks, frozen, site.url("/ferry"))
        checks.run("pictures", lambda: picture(frozen))
        checks.run("window", lambda: window(frozen))
        checks.run("size", lambda: folder_size(folder))
        checks.run("speed", lambda: speed(frozen, source))
    print(f"{len(checks.failed)} failed: {', '.join(checks.failed)}" if checks.failed else "All well.")
    return 1 if checks.failed else 0


if __name__ == "__main__":
    sys.exit(main())
