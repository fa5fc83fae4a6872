"""What the live preview shows after any changes is what rendering from scratch shows."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.notes.markdown import Renderer
from app.notes.pieces import Drawn
from app.notes.preview import MOST_ITEMS, LivePreview
from tests.notes import LINES, NOTES


class Screen:
    """Applies changes as the window does."""

    def __init__(self, margin: int = 20, most: int = MOST_ITEMS) -> None:
        self.live = LivePreview(margin, most)
        self.whole = Renderer(most=most)
        self.shown: list[Drawn] = []
        self.lines = 0
        self.drawn = 0

    def show(self, text: str) -> None:
        change = self.live.update(text)
        count = len(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
        moved = count - self.lines
        come = [(*place, html) for place, html in zip(change.lines, change.blocks, strict=True)]
        rest = self.shown[change.first + change.removed :]
        self.shown = self.shown[: change.first] + come + [(a + moved, b + moved, html) for a, b, html in rest]
        self.lines, self.drawn = count, len(come)
        assert self.shown == self.whole.blocks(text)


_LESS, _MORE = range(MOST_ITEMS + 5), range(MOST_ITEMS)
MANY = "\n".join(["words", "", *(f"- item {n}" for n in _LESS), "- {0}", *(f"- item {n}" for n in _MORE)])
NUMBERED = "\n".join([*(f"{n + 3}. item" for n in _LESS), "9. {0}", *(f"{n}. item" for n in _MORE)])
TASKS = "\n".join(
    ["- [ ] first", "", "a", "", *(f"- [ ] {n}" for n in _LESS), "- [{0}] t", *(f"- [ ] {n}" for n in _MORE)]
)
ROWS = "\n".join(
    [
        "| a | b |",
        "|---|--:|",
        *(f"| {n} | x |" for n in _LESS),
        "| {0} | x |",
        *(f"| {n} | y |" for n in _MORE),
    ]
)
CHANGES = [
    ("a letter", ["one\n\ntwo\n\nthree", "one\n\ntwoo\n\nthree"], 1),
    ("nothing", ["one\n\ntwo", "one\n\ntwo"], 0),
    ("a line in between", ["one\n\ntwo", "one\n\n\ntwo"], 0),
    ("a paragraph more", ["one\n\nthree", "one\n\ntwo\n\nthree"], 1),
    ("a paragraph less", ["one\n\ntwo\n\nthree", "one\n\nthree"], 0),
    ("a fence opens", ["a\n\nb\n\nc", "a\n\n```\n\nb\n\nc"], 1),
    ("a fence closes", ["a\n\n```\n\nb\n\nc", "a\n\n```\n\nb\n```\n\nc"], 2),
    ("a list takes in what follows", ["- a\n\nb\n\nc", "- a\n\n  b\n\nc"], 1),
    (
        "a task more moves the later ones",
        ["- [ ] a\n\nb\n\n1. [ ] c", "- [ ] a\n- [ ] x\n\nb\n\n1. [ ] c"],
        3,
    ),
    ("a reference defined", ["[x]\n\n[x]: https", "[x]\n\n[x]: https://e.example"], 1),
    (
        "a title that closes late",
        ["[x]: https://a.example\n'b\nc\n\n[x]", "[x]: https://a.example\n'b\nc'\n\n[x]"],
        0,
    ),
    ("a footnote defined", ["a[^1]\n\nb", "a[^1]\n\nb\n\n[^1]: c"], 3),
    ("a footnote's words", ["a[^1]\n\nb\n\n[^1]: c", "a[^1]\n\nb\n\n[^1]: cd"], 1),
    ("an earlier footnote", ["a\n\nb[^1]\n\n[^1]: c\n[^2]: d", "a[^2]\n\nb[^1]\n\n[^1]: c\n[^2]: d"], 3),
    ("front matter closes", ["---\na: b\n\nc: e\n\nd", "---\na: b\n\nc: e\n---\n\nd"], 0),
    ("a heading under a line", ["a\n\nb\n\nc", "a\n\nb\n===\n\nc"], 1),
    ("all gone", ["a\n\nb", ""], 0),
    ("an item of a long list", [MANY.format("one"), MANY.format("two")], 1),
    ("an item more in a long list", [MANY.format("one"), MANY.format("one\n- more")], 2),
    ("a numbered item", [NUMBERED.format("one"), NUMBERED.format("two")], 1),
    ("a task of a long list", [TASKS.format(" "), TASKS.format("x")], 1),
    ("a row of a long table", [ROWS.format("one"), ROWS.format("two")], 1),
    ("a long list takes in what follows", [MANY.format("one") + "\n\nb", MANY.format("one") + "\n\n  b"], 3),
]


@pytest.mark.parametrize(
    ("texts", "drawn"), [case[1:] for case in CHANGES], ids=[case[0] for case in CHANGES]
)
def test_only_what_changes_is_drawn_again(texts: list[str], drawn: int) -> None:
    screen = Screen()
    for text in texts:
        screen.show(text)
    assert screen.drawn == drawn


@given(st.lists(NOTES, max_size=6))
def test_any_texts_after_one_another(texts: list[str]) -> None:
    screen = Screen(most=2)
    for text in texts:
        screen.show(text)


@settings(max_examples=200)
@given(st.lists(LINES, min_size=1, max_size=40), st.data())
def test_any_small_changes(lines: list[str], data: st.DataObject) -> None:
    screen = Screen(margin=0, most=2)
    screen.show("\n".join(lines))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(lines)))
        gone = data.draw(st.integers(0, 3))
        lines[at : at + gone] = data.draw(st.lists(LINES, max_size=3))
        screen.show("\n".join(lines))


@given(
    st.text("ab -#>`|[]^:x.1\n*~'=", max_size=60), st.integers(0, 60), st.text("- `>[]:^\n1x#|'", max_size=3)
)
def test_any_letters_typed(text: str, at: int, typed: str) -> None:
    screen = Screen()
    screen = Screen(margin=0)
    for one in (text, text[:at] + typed + text[at:], text):
        screen.show("words\n\n" + one + "\n\nmore [x]\n\n- [ ] end")


def test_a_key_typed_in_a_long_note_costs_less_than_a_frame() -> None:
    part = (
        "## Heading {0}\n\nSome *words* of a paragraph with a [link](https://e.example/{0}) and `code`, "
        "and so on until the line is long.\n\n- [ ] task {0}\n- item\n\n> quoted words[^n]\n\n```\ncode\n```\n\n"
    )
    text = "".join(part.format(number) for number in range(600)) + "[^n]: note\n"
    assert len(text) > 100_000
    live = LivePreview()
    live.update(text)
    middle = text.index("words", len(text) // 2)
    spent = []
    for letters in range(1, 8):
        began = time.process_time()
        live.update(text[:middle] + "k" * letters + text[middle:])
        spent.append(time.process_time() - began)
    assert sorted(spent)[len(spent) // 2] < 0.016
