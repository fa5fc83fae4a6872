"""Very long HTML from the clipboard becomes text with all of its words, in a moment."""

from __future__ import annotations

import time

import pytest

from app.ui.notes.writing.pasted import text_of_html

PASTES = [
    (
        "paragraphs and lines",
        "<p>One &amp; <b>two</b></p>\n<div>three<br>four</div>",
        "One & two\nthree\nfour",
    ),
    ("items", "<ul><li>a</li><li>b</li></ul>", "a\nb"),
    ("cells", "<table><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></table>", "1\t2\n3"),
    ("what nobody reads", "<head><title>x</title></head><!-- y --><style>p {}</style>5 &lt; 6", "5 < 6"),
    ("a script that does not end", "one <script>two", "one two"),
]


@pytest.mark.parametrize(("html", "text"), [row[1:] for row in PASTES], ids=[row[0] for row in PASTES])
def test_all_words_come_with_their_lines(html: str, text: str) -> None:
    assert text_of_html(html) == text


@pytest.mark.parametrize("piece", ["<script>", "<!--", "<a ", "&#32;", "<", "<p>word</p>"])
def test_a_megabyte_takes_a_moment(piece: str) -> None:
    began = time.process_time()
    text_of_html(piece * (1_000_000 // len(piece)))
    assert time.process_time() - began < 1
