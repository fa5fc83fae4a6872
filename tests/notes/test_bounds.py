"""A note of any size: what is read as Markdown, what stays plain, and that neither takes long."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.note import Target
from app.domain.nouns import Noun
from app.notes.bounds import MOST_LETTERS, MOST_LINES, divided, too_many_signs
from app.notes.links import targets
from app.notes.markdown import Renderer
from app.notes.preview import GOES_ON, LivePreview
from app.notes.tasks import tick
from app.notes.title import snippet, title_of
from tests.notes import ID

NOTE = Target(Noun.NOTE, ID)
LINK = f"[seen]({NOTE})"


@given(st.text("ab\n\r", max_size=40), st.integers(1, 12), st.integers(1, 6))
def test_nothing_is_lost_between_what_is_read_and_the_rest(text: str, letters: int, lines: int) -> None:
    read, rest = divided(text, letters, lines)
    assert read + rest == text
    assert len(read) <= letters
    assert not rest or read


@pytest.mark.parametrize(
    ("title", "text", "read"),
    [
        ("a note that is short", "one\ntwo", "one\ntwo"),
        ("a note of too many letters is cut between lines", "word\n" * 50_000, "word\n" * MOST_LINES),
        ("few long lines", ("x" * 9_999 + "\n") * 30, ("x" * 9_999 + "\n") * 20),
        ("one line is cut within", "x" * 300_000, "x" * MOST_LETTERS),
    ],
)
def test_what_is_read(title: str, text: str, read: str) -> None:
    assert divided(text)[0] == read, title


@pytest.mark.parametrize(
    ("paragraph", "plain"),
    [
        ("[a](https://a.example) " * 300, False),
        ("a < b " * 500, False),
        ("[" * 999, False),
        ("[" * 1_001, True),
        ("![" * 2_000, True),
        ("<http://" * 2_000, True),
        ("[" * 500 + "x" * 60_000, True),
        ("words " * 100_000, False),
    ],
)
def test_a_paragraph_of_too_many_signs_is_plain(paragraph: str, plain: bool) -> None:
    assert too_many_signs(paragraph) is plain


def test_a_plain_paragraph_shows_every_sign_and_its_neighbours_are_drawn_as_ever() -> None:
    html = Renderer().html("**before**\n\n" + "[" * 2_000 + "\n<\n\n**behind**")
    assert html.count("[") == 2_000
    assert "&lt;" in html
    assert html.startswith("<p><strong>before</strong></p>")
    assert html.endswith("<p><strong>behind</strong></p>\n")


def test_the_rest_of_a_long_note_is_kept_as_it_was_written() -> None:
    text = "*one*\n" * MOST_LINES + "*two* & more\n"
    assert "*two* &amp; more" in Renderer(live=False).html(text)
    blocks = LivePreview().update(text).blocks
    assert GOES_ON in blocks[-1]


def test_the_live_preview_of_a_long_note_follows_what_is_typed() -> None:
    text = "*one*\n\n" * 40
    live = LivePreview()
    live.update(text)
    live.update(text + "word\n" * MOST_LINES)
    change = live.update(text)
    assert change.blocks == ()
    assert change.removed > 0


def test_links_are_found_behind_the_bound_too() -> None:
    text = "words\n" * MOST_LINES + f"and {LINK} at the end"
    assert targets(text) == (NOTE,)
    assert "seen" in snippet(text, NOTE)


def test_a_link_by_its_definition_is_found() -> None:
    assert targets(f"[seen][x]\n\nother words\n\n[x]: {NOTE}") == (NOTE,)


def test_a_task_behind_the_bound_is_none() -> None:
    text = "- [ ] one\n" * (MOST_LINES + 5)
    assert tick(text, MOST_LINES + 2) == text
    assert tick(text, 3) != text


def test_pictures_in_pictures_end() -> None:
    html = Renderer().html("![" * 900 + "x" + "](https://p.example)" * 900)
    assert "x" in html


DEAR = [
    "[", "[[", "![", "[!", "[^", "[a](", "<http://", "<", "*", "*_", "a*", "`", "`a", "&", "\\", ">", "> ", "- ",
    "- - ", "1. ", "|", "|-", "a|b\n", "#", "~~", ":", "http://", "(", "](", "[^1]", "[a]: b\n", "[^a]: b\n", "a", "a ",
    "a\n", "- a\n", "# a\n", "---\n", "> a\n\n", "\n",
]  # fmt: skip
STEPS: list[tuple[str, Callable[[str], object], float]] = [
    ("title", title_of, 0.5),
    ("links", lambda text: targets(f"{LINK}\n\n{text}{LINK}"), 1.0),
]


@pytest.mark.parametrize("sign", DEAR)
def test_what_is_asked_at_every_save_takes_no_time(sign: str) -> None:
    text = sign * (1_000_000 // len(sign))
    for name, step, most in STEPS:
        began = time.process_time()
        step(text)
        assert time.process_time() - began < most, name
