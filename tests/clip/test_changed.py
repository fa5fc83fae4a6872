"""Changed pages: whatever is done to a page, it is read, or refused with a sentence."""

from __future__ import annotations

import sys

import pytest

from tests.soak.pages import FINE, changed, outcome

# The long form is `python -m tests.soak.pages`; these pages were faults of ours once.
ONCE = (129, 209, 421, 639, 715, 2464, 2300, 3049, 3169, 4687, 20432)

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no clock that interrupts")


@pytest.mark.parametrize("seed", [*ONCE, *range(10_000, 10_140)])
def test_a_changed_page_is_read_or_refused(seed: int) -> None:
    assert outcome(changed(seed)) in FINE
