"""CPU time of whole verbs of the command line, start-up included: `python -m tests.bench.verbs [--runs N]`."""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

PAGE = (
    "<html><head><title>Ferry to run again</title></head><body><article><h1>Ferry to run again</h1>"
    + "".join(f"<p>The island ferry will run again on day {n}, the harbour board decided after a winter of repairs.</p>"
              for n in range(12))
    + "</article></body></html>"
)  # fmt: skip
BUDGET_MS = 120


def cpu_ms(command: list[str], given: bytes = b"") -> float:
    """CPU milliseconds of one run, its own children's included."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, input=given, capture_output=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return 1000 * (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def main() -> int:
    """Print a row for each verb."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=9)
    options = parser.parse_args()
    own = [sys.executable, "-m", "app"]
    with tempfile.TemporaryDirectory() as folder:
        library = ["--library", str(Path(folder) / "library.db")]
        subprocess.run([*own, "sample", *library], capture_output=True, check=True)
        rows = (
            ("search", ["search", "river"], b""),
            ("list", ["list"], b""),
            ("show", ["show", "river"], b""),
            ("clip - (reading the page in a child included)", ["clip", "-", "--again"], PAGE.encode()),
        )
        for name, words, given in rows:
            command = [*own, *words, *library]
            cpu_ms(command, given)  # warm
            print(f"{name:<50} {median(cpu_ms(command, given) for _ in range(options.runs)):6.0f} ms (budget {BUDGET_MS})")  # fmt: skip
    return 0


if __name__ == "__main__":
    sys.exit(main())
