"""The line under a headline that the page names its standfirst is the article's; one that it names otherwise is not."""

from __future__ import annotations

import pytest

from app.clip.extract import extract
from tests.clip.select.test_select import BODY, HEAD, TEXTS, TITLE, texts
from tests.clip.test_extract import page

LINE = "The baker at the pool says that nobody asked her, and the log shows one call only."
# title, what stands between the headline and the box of the paragraphs, whether it is the standfirst
LINES = [
    ("a paragraph", f"<p class=lead>{LINE}</p>", True),
    ("a heading", f"<h2 class='article__sub-title'>{LINE}</h2>", True),
    ("a box", f"<div class='storyIntro'><p>{LINE}</p></div>", True),
    ("in French", f"<p class='article-chapo'>{LINE}</p>", True),
    ("in German", f"<div id=vorspann>{LINE}</div>", True),
    ("in Spanish", f"<p class=entradilla>{LINE}</p>", True),
    ("as data", f"<p itemprop=alternativeHeadline>{LINE}</p>", True),
    ("for readers of books", f"<p role=doc-subtitle>{LINE}</p>", True),
    ("a newsletter", f"<div class='newsletter intro'>{LINE}</div>", False),
    ("the headline again", "<p class=intro>Last pool to close, last pool to close</p>", False),
    ("links", f"<p class=intro><a href=/x>{LINE}</a></p>", False),
    ("words of a picture", f"<div class='lead-media'><p>{LINE}</p></div>", False),
    ("too short", "<p class=lead>By the sea</p>", False),
]


@pytest.mark.parametrize(("line", "is_one"), [row[1:] for row in LINES], ids=[row[0] for row in LINES])
def test_a_line_that_is_named_a_standfirst_is_one(line: str, is_one: bool) -> None:
    found = extract(
        page(
            f"{HEAD}<section>{TITLE}{line}<div class=article-body-wrapper>{BODY}</div></section></body></html>"
        )
    )
    assert (found.standfirst, texts(found)) == ((LINE, [LINE, *TEXTS]) if is_one else ("", TEXTS))
