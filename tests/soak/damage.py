"""How many damaged copies of a library in; what came of each, counted, out: `python -m tests.soak.damage --runs 500`."""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import io
import os
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from random import Random

import app.cli.verbs.library
from app.domain.codes.looks import Found, Look
from app.domain.codes.message import Message
from app.domain.errors import Damaged, KnownError
from app.domain.library import Check
from app.domain.steps import Watcher, run_here
from app.main import open_services, run
from app.paths import LibraryPath, resources
from app.services.care import Rescue
from app.services.sample import Sample
from tests.store.damages import KINDS, Make, in_bytes

LOOKS = (["list"], ["search", "river"], ["show", "river"], ["note"], ["source", "list"], ["doctor"])
LONGEST_S = 60
FINE = "named or read, not made worse, restored"


def make_library(folder: Path) -> Path:
    """The sample story with one backup."""
    with open_services(folder / "library.db") as services:
        run_here(Sample(services, resources() / "sample").steps(Watcher()))
        services.notes.add("", "A note of the river")
        services.care.back_up()
    return folder


def at_random(seed: int) -> Make:
    """Damage to the bytes of a file: bits turned, stretches zeroed or of noise, ends cut off, pages swapped."""
    choices = Random(seed)

    def change(data: bytearray) -> bytearray:
        for _ in range(choices.choice([1, 1, 2, 5])):
            kind = choices.randrange(5)
            begin = choices.randrange(len(data))
            length = choices.choice([1, 16, 512, 4096, 65536])
            if kind == 0:
                for _ in range(choices.choice([1, 10, 200])):
                    data[choices.randrange(len(data))] ^= 1 << choices.randrange(8)
            elif kind == 1:
                data[begin : begin + length] = bytes(min(length, len(data) - begin))
            elif kind == 2:
                data[begin : begin + length] = choices.randbytes(min(length, len(data) - begin))
            elif kind == 3:
                del data[max(begin, 600) :]
            else:
                one, other = (choices.randrange(max(1, len(data) // 4096)) * 4096 for _ in range(2))
                data[one : one + 4096], data[other : other + 4096] = (
                    data[other : other + 4096],
                    data[one : one + 4096],
                )
        return data

    return in_bytes(change)


def problem(whole: Path, folder: Path, make: Make) -> str:
    """What went wrong with one damaged copy; empty where nothing did."""
    shutil.copytree(whole, folder)
    database = folder / "library.db"
    make(database)
    before = hash_of(database)
    for verb in LOOKS:
        said = _said([*verb, "--library", str(database)])
        if "Traceback" in said or "fault of its own" in said:
            return f"a fault at {' '.join(verb)}: {said.strip()[-120:]}"
    if hash_of(database) != before:
        return "made worse by looking"
    rescue = Rescue(LibraryPath(database))
    with contextlib.suppress(KnownError):
        rescue.write_out(folder / "out")
    if hash_of(database) != before:
        return "made worse by writing out"
    try:
        rescue.mend()
    except Damaged:
        if hash_of(database) != before:
            return "made worse by a mending that was refused"
    except KnownError:
        pass
    oldest = rescue.backups()[-1]
    rescue.restore(oldest)
    return "" if _said(["list", "--library", str(database)]).count("\n") == 4 else "not restored"


def hash_of(path: Path) -> str:
    """Of the file's bytes; empty for what is no file."""
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def _said(words: list[str]) -> str:
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        run(words)
    return said.getvalue()


def outcome(whole: Path, folder: Path, make: Make) -> str:
    """What came of one copy, in a process of its own: a crash or a hang of it is an outcome, too."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        signal.alarm(LONGEST_S)
        try:
            words = problem(whole, folder, make)
        except BaseException as error:
            words = f"{type(error).__name__}: {error}"
        os.write(write, words.encode("utf8", "replace")[:4000])
        os._exit(0)
    os.close(write)
    with os.fdopen(read, "rb") as pipe:
        words = pipe.read().decode("utf8", "replace")
    _pid, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        return "hang" if os.WTERMSIG(status) == signal.SIGALRM else f"crash by signal {os.WTERMSIG(status)}"
    return words or FINE


def soak(runs: int, begin: int = 0) -> Counter[str]:
    """Every kind once, and the rest of the runs at random; how often each outcome came."""
    app.cli.verbs.library._worker = lambda desk: Check(
        Look.PAGE_READER, True, Message(Found.PAGE_READ)
    )  # starts a process otherwise
    makes = [(kind.title, kind.make) for kind in KINDS][:runs]
    makes += [(f"seed {seed}", at_random(seed)) for seed in range(begin, begin + runs - len(makes))]
    found: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as place:
        whole = make_library(Path(place) / "whole")
        for number, (title, make) in enumerate(makes):
            folder = Path(place) / str(number)
            words = outcome(whole, folder, make)
            found[words if words == FINE else f"{title}: {words}"] += 1
            shutil.rmtree(folder, ignore_errors=True)
    return found


def main() -> int:
    """Print the table; 1 where any copy came to grief."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=500)
    parser.add_argument("--begin", type=int, default=0)
    options = parser.parse_args()
    started = time.monotonic()
    found = soak(options.runs, options.begin)
    for words, count in found.most_common():
        sys.stdout.write(f"{count:5}  {words}\n")
    sys.stdout.write(f"{options.runs} damaged copies in {time.monotonic() - started:.0f} s\n")
    return 0 if set(found) <= {FINE} else 1


if __name__ == "__main__":
    raise SystemExit(main())
