"""How many kills in; how many of them cost something that was acknowledged, out."""

from __future__ import annotations

import tempfile
from collections import Counter
from pathlib import Path

from tests.services.test_kill import test_nothing_acknowledged_is_lost

HELD = "held"
AT_A_TIME = 25


def kills(count: int) -> Counter[str]:
    """Kill a process that writes, over and over; half of them clip, half of them write notes."""
    found: Counter[str] = Counter()
    left = count
    while left > 0:
        for what in ("clips", "notes"):
            some = min(AT_A_TIME, left)
            if some <= 0:
                break
            with tempfile.TemporaryDirectory() as folder:
                try:
                    test_nothing_acknowledged_is_lost(Path(folder), what, some)
                    found[HELD] += some
                except Exception as error:
                    found[f"{what}: {type(error).__name__} {str(error)[:100]}"] += some
            left -= some
    return found
