"""The first reader is asked for its own rules alone where these do, and for all it has where they find little."""

from __future__ import annotations

import pytest

from app.clip.page.blocks import candidates, key_of
from app.clip.page.tree import parse
from app.clip.select.judge import match, verdict

PROSE = [
    f"<p>The ferry will run again on day {day}, the board of the harbour decided after a winter of repairs.</p>"
    for day in range(8)
]
TABLES = [
    f"<table>{''.join(f'<tr><td>Harbour {row}</td><td>{row * year} boats</td></tr>' for row in range(20))}</table>"
    for year in (12, 13, 14)
]


def _page(body: str) -> str:
    return f"<html><head><title>The ferry</title></head><body>{body}</body></html>"


def test_the_quick_verdict_on_an_ordinary_page_is_the_full_one() -> None:
    html = _page(f"<nav><a href='/a'>Home</a></nav><article><h1>The ferry</h1>{''.join(PROSE)}</article>")
    quick, full = (verdict(tree, quick=quick) for quick in (True, False) if (tree := parse(html)) is not None)
    assert quick == full
    assert key_of("on day 7, the board of the harbour decided") in quick


DOUBTED = [
    ("nothing to read", "<div></div>"),
    ("one paragraph", f"<article>{PROSE[0]}</article>"),
    ("chiefly tables", f"<article>{''.join(TABLES)}{PROSE[0]}</article>"),
]


@pytest.mark.parametrize("body", [row[1] for row in DOUBTED], ids=[row[0] for row in DOUBTED])
def test_the_quick_verdict_is_none_where_others_know_better(body: str) -> None:
    tree = parse(_page(body))
    assert tree is not None
    assert verdict(tree, quick=True) == ""


def test_a_verdict_leaves_nothing_of_the_one_before() -> None:
    tree = parse(_page(f"<article>{''.join(PROSE)}<p>Short line</p></article>"))
    assert tree is not None
    blocks = candidates(tree.find("body"))
    match(blocks, "".join(block.key for block in blocks))
    assert all(block.kept for block in blocks)
    match(blocks, "")
    assert not any(block.kept for block in blocks)
