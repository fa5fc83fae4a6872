"""A note's title and the words around a link are plain text."""

from __future__ import annotations

import pytest
from hypothesis import given

from app.domain.note import Target
from app.domain.nouns import Noun
from app.notes.grammar import front_matter_end
from app.notes.markdown import Renderer
from app.notes.title import snippet, title_of
from tests.notes import ID, NOTES

NOTE = Target(Noun.NOTE, ID)


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


# How many lines of a note are its front matter.
FRONT = [
    ("keys and values", "---\ntitle: A\ntags: [a, b]\n---\nx", 4),
    ("lists, comments and empty lines", "---\ntitle: A\n\ntags:\n- a\n  - b\n# c\n---\nx", 8),
    ("values over several lines", "---\ntitle: |\n  One word.\n\n  More.\nauthors: [\n  a\n]\n---\nx", 9),
    ("keys with a capital", "---\nCreated: 2026-04-12\nTitle: The council voted in May.\n---\n", 4),
    ("keys of any language", "---\nüberschrift: x\n...\ny", 3),
    ("a rule, then a sentence that begins with a word and a colon", "---\nLater: the ferry came in\n\nIt was full.\n\n---\nx", 0),
    ("such a sentence alone", "---\nCorrection: the ferry was late again\n---\nx", 0),
    ("a short one", "---\nUpdate: it rained.\n---\nx", 0),
    ("questions", "---\nQ: who paid?\nA: the board\n---\nx", 0),
    ("prose behind a key", "---\ntitle: x\nand so on\n---\ny", 0),
    ("sentences in a list", "---\nAsk:\n- Who paid for it?\n---\nx", 0),
    ("an address", "---\nhttps://paper.example/a\n---\nx", 0),
    ("never closed", "---\ntitle: x\n\ny", 0),
]  # fmt: skip


@pytest.mark.parametrize(("_name", "text", "lines"), FRONT, ids=[row[0] for row in FRONT])
def test_a_rule_at_the_top_is_not_always_front_matter(_name: str, text: str, lines: int) -> None:
    assert front_matter_end(text.split("\n")) == lines


def test_words_below_a_rule_at_the_top_are_shown() -> None:
    note = "---\nLater: the ferry came in at noon\n\nIt was full.\n\n---\nMore."
    assert title_of(note) == "Later: the ferry came in at noon"
    html = Renderer(live=False).html(note)
    assert [words in html for words in ("Later: the ferry", "It was full.", "More.")] == [True] * 3
