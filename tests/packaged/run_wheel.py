"""The checkout in; its wheel built, installed into an empty environment and tried there, one line a check, out: `python -m tests.packaged.run_wheel`.

What `pip install` and `pipx install` give a user: the libraries that the wheel declares and no others, run from a folder that is
not ours. Exit code 1 if a check fails.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

from tests.cli import PAGE
from tests.packaged.program import ROOT, Checks, Program, check_verbs, expect, window
from tests.site import Reply, serve

BUILD_S, INSTALL_S = 180, 900
OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}
SUFFIX = ".exe" if os.name == "nt" else ""
# A folder of this name stands in many a project; a program started there must not take it for its own.
DECOY = "raise SystemExit('this is another app')\n"


def done(command: list[str], seconds: float) -> str:
    """What a command said; CheckError with the end of it where it failed."""
    ran = subprocess.run(
        command, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=seconds, check=False
    )
    said = f"{ran.stdout}\n{ran.stderr}".strip()
    expect(ran.returncode == 0, said[-1500:])
    return said


def built(folder: Path) -> Path:
    """The wheel of this checkout, made as `pip install .` makes it."""
    pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(folder)]
    done([*pip, str(ROOT)], BUILD_S)
    (wheel,) = folder.glob("clipdesk-*.whl")
    return wheel


class Environment:
    """An environment with nothing in it but pip, then the wheel and what it declares."""

    def __init__(self, folder: Path) -> None:
        venv.create(folder, with_pip=True)
        self._programs = folder / ("Scripts" if os.name == "nt" else "bin")

    def pip(self, *arguments: str) -> str:
        """What pip says there."""
        return done([self.program("python"), "-m", "pip", *arguments], INSTALL_S)

    def program(self, name: str) -> str:
        """Where a program of it lies."""
        return str(self._programs / f"{name}{SUFFIX}")


def strange_home(folder: Path) -> Path:
    """A home with another `app` in it."""
    (folder / "app").mkdir(parents=True)
    for name in ("__init__.py", "__main__.py"):
        (folder / "app" / name).write_text(DECOY)
    return folder


def check_installed(checks: Checks, place: Path, wheel: Path) -> None:
    """Install the wheel and do with it what a user does first."""
    environment = Environment(place / "environment")

    def install() -> str:
        environment.pip("install", "--quiet", str(wheel))
        environment.pip("check")
        return f"{len(environment.pip('list', '--format', 'freeze').split())} distributions, none amiss"

    checks.run("install", install)
    if checks.failed:
        return
    home = strange_home(place / "home")
    with serve({"/ferry": Reply(PAGE.encode())}) as site:
        check_verbs(checks, Program((environment.program("clipdesk"),), home), site.url("/ferry"))
    shown = Program((environment.program("clipdesk-window"),), home)
    checks.run("window", lambda: window(shown, OFFSCREEN))


def main() -> int:
    """Build, install, try."""
    checks = Checks()
    with tempfile.TemporaryDirectory(prefix="clipdesk-wheel-") as place:
        wheels: list[Path] = []

        def build() -> str:
            wheels.append(built(Path(place) / "wheels"))
            return f"{wheels[0].name}, {wheels[0].stat().st_size / 1_000:.0f} kB"

        checks.run("build", build)
        if wheels:
            check_installed(checks, Path(place), wheels[0])
    return checks.close()


if __name__ == "__main__":
    sys.exit(main())
