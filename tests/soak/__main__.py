"""Nothing in; every long trial and one table of what held out: `python -m tests.soak`, or `--short` in three minutes."""

from __future__ import annotations

import argparse
import logging
import sys
import time
import warnings
from collections import Counter
from collections.abc import Callable

from tests.soak import (
    attacks,
    damage,
    fields,
    kills,
    lane,
    memory,
    pages,
    runs,
    servers,
    versions,
    window,
)

Suite = Callable[[int], Counter[str]]


def _runs(most: int) -> Counter[str]:
    found: Counter[str] = Counter()
    for name, step, bound, signs in runs.STEPS:
        for sign in signs[: max(1, most * len(signs) // 100)]:
            taken = runs.taken(step, sign * (runs.SIZE // len(sign)))
            found["held" if taken <= bound else f"{name} of {sign!r}: {taken:.0f} ms"] += 1
    return found


# The suite, what it does, how often (or how long, or what share) in the short form (0: among the tests) and in the long one.
SUITES: tuple[tuple[str, Suite, int, int], ...] = (
    ("strings through the sanitiser", attacks.strings, 2_000, 25_000),
    ("ways inward", attacks.inward, 1, 1),
    ("hostile servers", servers.servers, 3, 30),
    ("changed pages", lambda most: pages.soak(most)[0], 400, 5_000),
    ("runs of one sign (share of them)", _runs, 10, 100),
    ("pages and notes in the window", lambda _: window.soak(), 0, 1),
    ("memory of window and children", memory.soak, 2, 99),
    ("names and fields in the window (kinds)", fields.soak, 1, len(fields.NAMES)),
    ("versions compared in the window", versions.soak, 2, len(versions.PAIRS)),
    ("verbs on the store's lane (kinds)", lane.soak, 1, len(fields.NAMES)),
    ("damaged libraries", damage.soak, 15, 500),
    ("kills", kills.kills, 10, 1_000),
)
FINE = frozenset({"held", damage.FINE, *pages.FINE})


def main() -> int:
    """Print a line for each suite, and whatever broke; 1 where anything did."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--short", action="store_true")
    parser.add_argument("--only", default="", help="a word of the suite's name")
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    broken = 0
    print(f"{'suite':<40}{'runs':>7}{'held':>7}{'broken':>7}{'s':>7}")
    for name, suite, short, long in SUITES:
        most = short if options.short else long
        if options.only not in name or not most:
            continue
        began = time.monotonic()
        found = suite(most)
        held = sum(count for words, count in found.items() if words in FINE)
        bad = {words: count for words, count in found.items() if words not in FINE}
        broken += sum(bad.values())
        seconds = time.monotonic() - began
        print(
            f"{name:<40}{held + sum(bad.values()):>7}{held:>7}{sum(bad.values()):>7}{seconds:>7.0f}",
            flush=True,
        )
        for words, count in bad.items():
            print(f"    {count} x {words}")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
