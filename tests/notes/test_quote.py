"""A quoted passage shows as it was written, and says whose it is."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.note import Target
from app.domain.nouns import Noun
from app.notes.links import targets
from app.notes.markdown import Renderer
from app.notes.quote import day, quote
from tests.notes import ID

MARK = Target(Noun.MARK, ID)
RENDERER = Renderer()


@pytest.mark.parametrize(
    ("exact", "speakers", "publication", "published", "expected"),
    [
        ("It held.", ("Vera Lund",), "The Post", "2026-03-03", f"> It held.\n>\n> — Vera Lund, [Dam]({MARK}), The Post, 3 Mar 2026\n"),
        ("One.\n\nTwo.", (), "", "", f"> One.\n>\n> Two.\n>\n> — [Dam]({MARK})\n"),
        ("a\nb", ("A", "B", "C"), "", "2026", f"> a\\\n> b\n>\n> — A, B and C, [Dam]({MARK}), 2026\n"),
        ("# 1. *x* [y]", ("A_b_",), "P*", "", f"> \\# 1. \\*x\\* \\[y\\]\n>\n> — A_b\\_, [Dam]({MARK}), P\\*\n"),
        ("1. x\n\n- y\n\n> z", (), "", "", f"> 1\\. x\n>\n> \\- y\n>\n> \\> z\n>\n> — [Dam]({MARK})\n"),
    ],
)  # fmt: skip
def test_a_quote(
    exact: str, speakers: tuple[str, ...], publication: str, published: str, expected: str
) -> None:
    assert quote(exact, speakers, "Dam", publication, published, MARK) == expected


@pytest.mark.parametrize(
    ("published", "written"),
    [
        ("2026-03-03", "3 Mar 2026"),
        ("2026-12-31T10:00:00+01:00", "31 Dec 2026"),
        ("2026-03", "Mar 2026"),
        ("2026", "2026"),
        ("", ""),
        ("last week", "last week"),
        ("2026-13-01", "2026-13-01"),
        ("20260303", "20260303"),
    ],
)
def test_a_day_is_written_for_readers(published: str, written: str) -> None:
    assert day(published) == written


class Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words = ""
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.words += "\n" if tag in {"p", "br"} else ""

    def handle_data(self, data: str) -> None:
        self.words += data


SIGNS = "a1 .#>-+*_`[]()<>&;!\\|=~:^\"'{}\n"


@given(
    st.text(SIGNS, max_size=40)
    | st.text(max_size=40)
    | st.lists(
        st.sampled_from(["&amp;", "1.", "---", "|-|", "a|b", "```", "[x]: y", "[^n]", "\n\n", "\n", "**"])
    ).map("".join)
)
def test_any_passage_shows_as_it_was_written(exact: str) -> None:
    text = quote(exact, (), "Dam", "", "", MARK)
    shown = Words()
    shown.feed(RENDERER.html(text))
    assert shown.words.split() == [*exact.replace("\x00", "\ufffd").split(), "—", "Dam"]
    assert shown.tags <= {"blockquote", "p", "br", "a"}
    assert targets(text) == (MARK,)
