"""A page that repeats one thing without end is read in a time that grows with its length, not with its square."""

from __future__ import annotations

import time

import pytest

from app.clip.page.code import settle as settle_code
from app.clip.page.tree import parse
from app.clip.seen.reading import as_seen

FEW = 1500
TIMES = 6
# Four to seven where the cost grows with the length; with its square it would be thirty-six.
MOST = 18

PAGES = {
    "buttons in one heading": ("<h2>", "<button class='more'>Go on</button>", "</h2>"),
    "withdrawn paragraphs": ("<del>", "<p>a b c</p>x", "</del>"),
    "code in one paragraph": ("<p>", "<code>a</code> ", "</p>"),
    "at-rules in one another": ("<style>", "@media print{.a{display:none}", "</style><b class='a'>x</b>"),
}


def _cost(parts: tuple[str, str, str], count: int) -> float:
    first, middle, last = parts
    spent = []
    for _ in range(2):
        tree = parse(f"<html><body>{first}{middle * count}{last}</body></html>")
        assert tree is not None
        begin = time.process_time()
        settle_code(tree)
        as_seen(tree, "en")
        spent.append(time.process_time() - begin)
    return min(spent)


@pytest.mark.parametrize("name", PAGES)
def test_the_cost_grows_with_the_length(name: str) -> None:
    few, many = _cost(PAGES[name], FEW), _cost(PAGES[name], FEW * TIMES)
    assert many < MOST * max(few, 0.004)
