"""Front matter: what is read of it, what stays text, and that no text breaks or swells it."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.text.front import front_of

FIELDS = [
    ("words", "title: A day at sea", {"title": ("A day at sea",)}),
    ("a colon in the words", "title: Sea: a day", {"title": ("Sea: a day",)}),
    ("double quotes", r'title: "She said \"no\" \u00e9\n"', {"title": ('She said "no" é\n',)}),
    ("single quotes", "title: 'It''s # here'", {"title": ("It's # here",)}),
    ("a number and a day", "count: 3\npublished: 2026-03-01", {"count": ("3",), "published": ("2026-03-01",)}),
    ("a remark", "title: Sea # not this", {"title": ("Sea",)}),
    ("a hash in a word", "title: C#", {"title": ("C#",)}),
    ("nothing", "title:\nother: ~\nthird: null\nlast: x", {"last": ("x",)}),
    ("a list in one line", "tags: [sea, 'ferry, old', \"x\"]", {"tags": ("sea", "ferry, old", "x")}),
    ("a list line by line", 'tags:\n  - sea\n  - "ferry"\n- old', {"tags": ("sea", "ferry", "old")}),
    ("a link of a vault", 'author:\n  - "[[Ada Lind]]"', {"author": ("[[Ada Lind]]",)}),
    ("a link of a vault without quotes", "source: [[Ada Lind]]", {"source": ("[[Ada Lind]]",)}),
    ("a text of several lines", "about: |\n  one\n  two\nnext: x", {"about": ("one\ntwo",), "next": ("x",)}),
    ("a folded text", "about: >\n  one\n  two", {"about": ("one two",)}),
    ("keys in capitals", "Title: Sea", {"title": ("Sea",)}),
    ("a broken line between others", "title: Sea\n%%% broken\nurl: https://a.example/", {"title": ("Sea",), "url": ("https://a.example/",)}),
    ("an object of another language", "x: !!python/object/apply:os.system ['ls']", {"x": ("!!python/object/apply:os.system ['ls']",)}),
    ("references", "a: &a [x, x]\nb: *a", {"a": ("&a [x, x]",), "b": ("*a",)}),
    ("a list that is not closed", "tags: [sea, ferry", {"tags": ("sea", "ferry")}),
    ("tabs before a list", "tags:\n\t- sea", {"tags": ("sea",)}),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "fields"), [row[1:] for row in FIELDS], ids=[row[0] for row in FIELDS])
def test_what_is_read(lines: str, fields: dict[str, tuple[str, ...]]) -> None:
    for end in ("\n", "\r\n"):
        front = front_of(f"---\n{lines}\n---\n\nThe text.\n".replace("\n", end))
        assert dict(front.fields) == fields
        assert front.body.strip() == "The text."


OTHERS = [
    ("TOML", '+++\ntitle = "Sea"\ntags = ["a", "b"]\n+++\ntext', {"title": ("Sea",), "tags": ("a", "b")}, "text"),
    ("JSON", '{"title": "Sea", "n": 3}\n\ntext', {"title": ("Sea",), "n": ("3",)}, "text"),
    ("three dots at the end", "---\ntitle: Sea\n...\ntext", {"title": ("Sea",)}, "text"),
    ("a mark of the byte order", "\ufeff---\ntitle: Sea\n---\ntext", {"title": ("Sea",)}, "text"),
    ("nothing in it", "---\n---\ntext", {}, "text"),
    ("none", "text", {}, "text"),
    ("never closed", "---\ntitle: Sea\ntext", {}, "---\ntitle: Sea\ntext"),
    ("a text between two rules", "---\nIt was a day. At sea\n---\ntext", {}, "---\nIt was a day. At sea\n---\ntext"),
    ("broken TOML", "+++\n= =\n+++\ntext", {}, "+++\n= =\n+++\ntext"),
    ("braces that are no JSON", "{ not json }\ntext", {}, "{ not json }\ntext"),
    ("JSON without end", "{" * 60_000, {}, "{" * 60_000),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "fields", "body"), [row[1:] for row in OTHERS], ids=[row[0] for row in OTHERS]
)
def test_other_forms_and_what_is_none(text: str, fields: dict[str, tuple[str, ...]], body: str) -> None:
    front = front_of(text)
    assert (dict(front.fields), front.body) == (fields, body)


@given(st.text(alphabet="-: \n\t[]\"'{}+=#&*|>abc\\", max_size=200))
def test_no_text_breaks_it_and_the_body_is_its_end(text: str) -> None:
    for whole in (text, f"---\n{text}\n---\nend", f"+++\n{text}\n+++\nend", f"{{{text}"):
        front = front_of(whole)
        assert whole.endswith(front.body)


@pytest.mark.parametrize(
    "piece", ["a: [", "- x\n", "a: &a *a\n", 'a: "\\', "a: '", "a:" + " " * 50 + "#", "  - [[", "a: |\n  x\n"]
)
def test_front_matter_made_to_take_long_does_not(piece: str) -> None:
    begin = time.process_time()
    front_of(f"---\nk: v\n{piece * 20_000}\n---\ntext")
    assert time.process_time() - begin < 1.0
