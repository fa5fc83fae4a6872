"""A page that repeats one thing without end is read in a time that grows with its length, not with its square."""

from __future__ import annotations

import time
from datetime import UTC, datetime

import pytest

from app.clip.extract import extract
from app.clip.page.code import settle as settle_code
from app.clip.page.tree import parse
from app.clip.seen.reading import as_seen
from app.domain.article.page import How, Page

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


WHOLE = {
    "cells that cover cells": (
        "<table>",
        f"<tr>{'<td colspan=100 rowspan=999>1</td>' * 20}</tr>",
        "</table>",
    ),
    "tables of spans": ("", "<table><tr><td colspan=90 rowspan=90>1</td><td>2</td></tr></table>", ""),
}
MANY = {
    "formulas in one paragraph": ("<p>", "<math><mn>1</mn></math>x", "</p>"),
    "links that are numbers": ("<p>", "<a href='?page=2'>2</a> ", "</p>"),
    "lines that count pages": ("<div class=comments>", "<div>Page 1 of 9</div>", "</div>"),
}
PROSE = (
    "<p>The ferry will run again in spring, the board of the harbour decided after a winter of repairs.</p>"
)
# It took minutes for a page of this size.
LONGEST_S = 12.0


@pytest.mark.parametrize("name", WHOLE)
def test_spans_do_not_hold_up_a_whole_reading(name: str) -> None:
    first, middle, last = WHOLE[name]
    html = f"<html><body><article><h1>The ferry</h1>{PROSE * 9}{first}{middle * 120}{last}{PROSE}</article></body></html>"
    begin = time.process_time()
    found = extract(Page(html.encode(), How.PASTE, datetime(2026, 1, 1, tzinfo=UTC)))
    assert time.process_time() - begin < LONGEST_S
    assert "decided after a winter of repairs" in found.text


@pytest.mark.parametrize("name", PAGES)
def test_the_cost_grows_with_the_length(name: str) -> None:
    few, many = _cost(PAGES[name], FEW), _cost(PAGES[name], FEW * TIMES)
    assert many < MOST * max(few, 0.004)


@pytest.mark.parametrize("name", MANY)
def test_tens_of_thousands_of_one_thing_do_not_hold_up_a_whole_reading(name: str) -> None:
    first, middle, last = MANY[name]
    html = f"<html><body><article><h1>The ferry</h1>{PROSE * 9}{first}{middle * 30_000}{last}{PROSE}</article></body></html>"
    begin = time.process_time()
    found = extract(Page(html.encode(), How.FILE, datetime(2026, 3, 2, tzinfo=UTC), "https://quay.example/a"))
    assert time.process_time() - begin < LONGEST_S
    assert found.text.count("The ferry will run again") == 10
