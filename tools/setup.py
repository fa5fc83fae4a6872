"""Set-up with the standard library alone: a bare machine in, a ready `.venv` and Qt's system libraries out.

`python3 tools/setup.py` does nothing where nothing is missing, so it may run before everything else.
"""

from __future__ import annotations

import compileall
import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements" / "dev.txt"
STAMP = VENV / "lock.sha256"
WINDOWS = os.name == "nt"
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")

# The library that Qt loads, and the Debian package it is in.
SYSTEM_LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}


def say(words: str) -> None:
    """Tell the user what is being done."""
    print(f"set-up: {words}", flush=True)


def as_administrator() -> list[str] | None:
    """The words before a command that needs an administrator, or None where a password would be asked for."""
    if os.geteuid() == 0:
        return []
    if (
        shutil.which("sudo")
        and subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0
    ):
        return ["sudo", "-n"]
    return None


def install_packages(packages: list[str], why: str) -> bool:
    """Install Debian packages if that needs no password, else print the command that does; True if they are there now."""
    command = ["apt-get", "install", "--yes", "--no-install-recommends", *packages]
    prefix = as_administrator() if shutil.which("apt-get") else None
    if prefix is None:
        say(f"{why}. This puts it right:\n\n    sudo {' '.join(command)}\n")
        return False
    say(f"{why}; installing {' '.join(packages)}")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run([*prefix, "apt-get", "update"], env=environment, capture_output=True, check=False)
    done = subprocess.run([*prefix, *command], env=environment, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        say(f"that did not work:\n{done.stderr.strip()}")
    return done.returncode == 0


def missing_libraries() -> list[str]:
    """The Debian packages of the system libraries that the loader cannot find."""
    missing = []
    for library, package in SYSTEM_LIBRARIES.items():
        try:
            ctypes.CDLL(library)
        except OSError:
            missing.append(package)
    return missing


def system_libraries() -> None:
    """Put in what Qt lacks on Linux; without it the window may still work offscreen, so go on."""
    if not sys.platform.startswith("linux"):
        return
    missing = missing_libraries()
    if missing:
        install_packages(missing, "the window needs system libraries that are not here")


def environment() -> None:
    """Make `.venv` and put the locked libraries into it, if it does not hold just these already."""
    wanted = hashlib.sha256(LOCK.read_bytes() + sys.version.encode()).hexdigest()
    if STAMP.is_file() and STAMP.read_text("utf8") == wanted:
        return
    make = [sys.executable, "-m", "venv", str(VENV)]
    if not PYTHON.exists() or not (VENV / "pyvenv.cfg").exists():
        say("making the environment")
        if subprocess.run(make, capture_output=True, check=False).returncode != 0:
            shutil.rmtree(VENV, ignore_errors=True)
            short = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
            if not install_packages([short], "Python's venv module is not here"):
                sys.exit(1)
            subprocess.run(make, check=True)
    say("installing the locked libraries (once; about a minute)")
    subprocess.run(
        [
            *(str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"),
            # Every library is in the lock: nothing is left to resolve, and old versions of pip stumble over some extras.
            *("--no-deps", "--require-hashes", "--requirement", str(LOCK)),
        ],
        check=True,
    )
    STAMP.write_text(wanted, "utf8")


def bytecode() -> None:
    """Compile the program's own modules once, as its libraries' are: some users keep Python from doing so by itself."""
    compileall.compile_dir(ROOT / "app", quiet=2)


def main() -> int:
    """Set everything up; 0 if the program can be started."""
    if sys.version_info < (3, 11):  # noqa: UP036 - an older Python is just what this finds
        say(f"Clipdesk needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
        return 1
    try:
        environment()
    except subprocess.CalledProcessError as error:
        say(f"this failed: {' '.join(map(str, error.cmd))}. See the lines above; then say the same again.")
        return 1
    bytecode()
    system_libraries()
    return 0


if __name__ == "__main__":
    sys.exit(main())
