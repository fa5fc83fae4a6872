"""An article as plain text: head, text, marks."""

from __future__ import annotations

from app.domain.mark import MarkKind
from app.exchange.text import article_text
from tests.exchange import article_file, mark


def test_the_whole_file() -> None:
    text = article_file().version.text
    file = article_file(marks=(mark(text, "river rose", MarkKind.CLAIM, "ask\n\nagain"),))
    assert article_text(file).decode() == (
        'The dam: it held\nVera Lund, Jo "J" Berg · The Post · 2026-03-03\nhttps://post.example/dam?a=1&b=2\n\n'
        "A *long* night\n\nThe wall\n\nThe wall held & the river rose.\n\nThe wall at dawn\n\none\ntwo\n\n"
        "MARKS\n\nClaim: “river rose” — Vera Lund\n  ask\n  again\n"
    )


def test_an_article_of_which_little_is_known() -> None:
    bare = article_file((), title="", standfirst="", authors=(), publication="", published="", url="")
    assert article_text(bare) == b"Untitled\n"
