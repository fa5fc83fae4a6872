"""The folder of a frozen Clipdesk in; one line a check out, and exit code 1 if one fails: `python -m tests.packaged.run_packaged dist/clipdesk`."""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import tempfile
from pathlib import Path

from tests.cli import PAGE
from tests.packaged.program import WINDOW_S, Checks, Program, check_verbs, display, expect, window
from tests.site import Reply, serve

MOST_MB = 200
SLOWER, MUCH_SLOWER = 1.2, 1.35  # CPU time to the first window, beside the source's
RUNS = 3


def drawn(program: Program) -> str:
    """The window on a screen, where there is one to be had."""
    with display() as screen:
        return window(program, screen)


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
        checks.run("window", lambda: drawn(frozen))
        checks.run("size", lambda: folder_size(folder))
        checks.run("speed", lambda: speed(frozen, source))
    return checks.close()


if __name__ == "__main__":
    sys.exit(main())
