"""Ticking a task changes the box the reader clicked, and no other letter."""

from __future__ import annotations

import re

import pytest
from hypothesis import given

from app.notes.markdown import Renderer
from app.notes.tasks import tick
from tests.notes import NOTES

RENDERER = Renderer()
BOX = re.compile(r'<a href="clipdesk:task/(\d+)">([☐☑])</a>')


@pytest.mark.parametrize(
    ("text", "n", "ticked"),
    [
        ("- [ ] a\n- [ ] b", 1, "- [ ] a\n- [x] b"),
        ("* [x] a", 0, "* [ ] a"),
        ("+ [X] a", 0, "+ [ ] a"),
        ("1. [ ] a\n2) [ ] b", 1, "1. [ ] a\n2) [x] b"),
        ("- a\n  - [ ] b\n    1. [ ] c", 1, "- a\n  - [ ] b\n    1. [x] c"),
        ("> - [ ] a\n> > * [ ] b", 1, "> - [ ] a\n> > * [x] b"),
        ("```\n- [ ] no\n```\n- [ ] yes", 0, "```\n- [ ] no\n```\n- [x] yes"),
        ("    - [ ] no\n\n- [ ] yes", 0, "    - [ ] no\n\n- [x] yes"),
        ("- [ ] - [ ] a", 1, "- [ ] - [x] a"),
        ("- [ ] a\r\n\r\n- [ ] b\r\n", 1, "- [ ] a\r\n\r\n- [x] b\r\n"),
        ("---\na: b\n---\n- [ ] a", 0, "---\na: b\n---\n- [x] a"),
        ("a[^1]\n\n[^1]: - [ ] b\n\n- [ ] c", 1, "a[^1]\n\n[^1]: - [ ] b\n\n- [x] c"),
        ("- [ ] a", 1, "- [ ] a"),
        ("- [ ] a", -1, "- [ ] a"),
        ("-\t[ ] a", 0, "-\t[x] a"),
        ("words [ ] no", 0, "words [ ] no"),
    ],
)
def test_a_task_is_ticked(text: str, n: int, ticked: str) -> None:
    assert tick(text, n) == ticked


@given(NOTES)
def test_the_task_that_is_ticked_is_the_one_that_shows(text: str) -> None:
    before = dict(BOX.findall(RENDERER.html(text)))
    for number in before:
        ticked = tick(text, int(number))
        after = dict(BOX.findall(RENDERER.html(ticked)))
        assert {one for one in before if before[one] != after[one]} == {number}
        assert sum(a != b for a, b in zip(text, ticked, strict=True)) == 1
        assert tick(ticked, int(number)).replace("[X]", "[x]") in {text, text.replace("[X]", "[x]")}
