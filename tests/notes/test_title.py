"""A note's title and the words around a link are plain text."""

from __future__ import annotations

import pytest
from hypothesis import given

from app.domain.note import LinkKind, Target
from app.notes.title import snippet, title_of
from tests.notes import ID, NOTES

NOTE = Target(LinkKind.NOTE, ID)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("", ""),
        ("\n \n", ""),
        ("---\ntitle: Front\n---\n# Head", "Front"),
        ('---\ndate: 1\ntitle: "A: \\"b\\""\n---\n', 'A: "b"'),
        ("---\ntitle: 'It''s'\n---\n", "It's"),
        ('---\ntitle: "broken\n---\n', "broken"),
        ("---\ntitle:\n---\n# Head", "Head"),
        ("words first\n\n# Head *one* `two` [three](https://e.example) #", "Head one two three"),
        ("Set\n===\n", "Set"),
        ("#\n\nwords", "words"),
        ("- [ ] call *Vera*\n- [ ] more", "call Vera"),
        ("> quoted\n> more", "quoted"),
        ("one\ntwo", "one"),
        ("```\n\ncode here\n```", "code here"),
        ("> # inner", "inner"),
        ("![A map](https://e.example/m.png)", "A map"),
        ("a[^1]\n\n[^1]: note", "a"),
        ("&amp; \\*", "& *"),
        ("x" * 81, "x" * 79 + "…"),
        ("# " + "x" * 80, "x" * 80),
        ("| a | b |\n|---|---|", "a"),
        ("---", ""),
    ],
)
def test_the_title_of_a_note(text: str, title: str) -> None:
    assert title_of(text) == title


@given(NOTES)
def test_a_title_is_one_short_line(text: str) -> None:
    title = title_of(text)
    assert len(title) <= 80
    assert title == " ".join(title.split())


LONG = " ".join(f"word{n}" for n in range(100))


@pytest.mark.parametrize(
    ("text", "width", "words"),
    [
        ("nothing", 120, ""),
        (f"say *what* [the label]({NOTE}) means", 120, "say what the label means"),
        (f"`[no]({NOTE})`\n\n- yes [a]({NOTE})", 120, "yes a"),
        (f"one two three [mid]({NOTE}) four five six", 15, "…three mid four…"),
        (f"a [{'x' * 30}]({NOTE}) b", 10, "…" + "x" * 30 + "…"),
        (f"![p](https://e.example) x [a]({NOTE})\nb", 120, "p x a b"),
    ],
)
def test_the_words_around_a_link(text: str, width: int, words: str) -> None:
    assert snippet(text, NOTE, width) == words


def test_a_snippet_is_about_as_wide_as_asked() -> None:
    words = snippet(f"{LONG} [here]({NOTE}) {LONG}", NOTE)
    assert "here" in words
    assert 90 <= len(words) <= 122
