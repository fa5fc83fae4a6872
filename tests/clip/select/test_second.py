"""Pages whose clutter no rule names come in; the forest leaves it out, says why, and leaves the article alone."""

from __future__ import annotations

import json
from typing import Any

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.clip.extract import extract
from app.clip.page.blocks import candidates
from app.clip.select.features import rows_of
from app.clip.select.second import Forest, forest, look_again
from app.domain.codes.pages import Reason
from app.paths import resources
from tests.clip.test_extract import LEAD, QUOTE, SECOND, THIRD, page

LARGEST = 200 * 1024
PARAGRAPHS = [f"{text} That is what was said on day {day} of the hearing." for day in range(5) for text in (LEAD, SECOND, QUOTE)]  # fmt: skip
BODY = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)


def story(after: str) -> str:
    return f"<html><head><title>Last pool to close</title></head><body><main><article><h1>Last pool to close</h1><div class=body>{BODY}</div></article>{after}</main></body></html>"


def numbers_in(value: Any) -> list[Any]:
    if isinstance(value, list):
        return [leaf for part in value for leaf in numbers_in(part)]
    return [value]


def forks_in(tree: Any) -> list[list[Any]]:
    return [tree, *forks_in(tree[2]), *forks_in(tree[3])] if isinstance(tree, list) else []


def judged(html: str) -> list[Any]:
    body = lxml.html.fromstring(html)
    blocks = candidates(body)
    for block in blocks:
        block.kept = block.kind == "p"
    return blocks


def test_the_table_is_small_and_holds_nothing_but_numbers() -> None:
    path = resources() / "judge.json"
    assert path.stat().st_size <= LARGEST
    table = json.loads(path.read_text("utf8"))
    assert set(table) == {"drop", "keep", "trees"}
    assert all(isinstance(number, (int, float)) for number in numbers_in(table["trees"]))
    assert 0 < table["drop"] < table["keep"] < 1


def test_every_fork_asks_for_a_figure_that_there_is() -> None:
    blocks = judged(f"<body><p>{LEAD}</p><p>{SECOND}</p></body>")
    lengths = {len(row) for row in rows_of(blocks, "Pool").values()}
    assert len(lengths) == 1
    assert all(0 <= fork[0] < min(lengths) for tree in forest().trees for fork in forks_in(tree))


SIDES = [
    ("a promise of the site", "<div class=cta-box><h4>Ready to swim?</h4><p>Book your lesson with our team today and get 20 % off your first month!</p><a href=/book class=btn>Book now</a></div>"),
    ("the life of the author", "<div class=profile-card><img src=/b.jpg><h4>Bo Lind</h4><p>Bo has been writing for us since 2011 and lives by the sea with two dogs.</p></div>"),
]  # fmt: skip


@pytest.mark.parametrize("after", [row[1] for row in SIDES], ids=[row[0] for row in SIDES])
def test_what_stands_behind_the_article_is_left_out(after: str) -> None:
    assert extract(page(story(after))).text.split("\n\n") == PARAGRAPHS


def test_what_ends_the_articles_own_box_is_left_out_too() -> None:
    words = "Bo Lind has been writing for us since 2011 and lives by the sea with two dogs and a boat."
    box = f"<div class=profile><div><p>{words}</p></div></div>"
    found = extract(page(story("").replace("</div></article>", f"{box}</div></article>")))
    assert found.text.split("\n\n") == PARAGRAPHS
    assert {block.text: block.reason for block in found.dropped}[words] == Reason.AFTER_ARTICLE


def test_a_block_that_goes_has_a_reason_and_one_that_comes_has_none() -> None:
    blocks = judged(f"<body><p>Ahead</p>{BODY}<p>Behind</p></body>")
    look_again(blocks, "", Forest([-9.0], 0.3, 0.5))
    gone = {block.text: block.reason for block in blocks if not block.kept}
    assert gone.get("Ahead") == Reason.BEFORE_ARTICLE
    assert gone.get("Behind") == Reason.AFTER_ARTICLE
    assert set(gone.values()) <= {Reason.BEFORE_ARTICLE, Reason.AFTER_ARTICLE, Reason.UNLIKE_AROUND}
    look_again(blocks, "", Forest([9.0], 0.3, 0.5))
    assert [block.text for block in blocks if block.kept] == [
        text for text in ["Ahead", *PARAGRAPHS, "Behind"] if text not in gone
    ]


SURE = [
    ("a paragraph", f"<p>{THIRD}</p>"),
    ("a heading", "<h2>Who pays</h2>"),
    ("a list", "<ul><li>Cold water</li><li>Warm hearts</li></ul>"),
    ("a table", "<table><tr><th>Year</th><th>Guests</th></tr><tr><td>1961</td><td>900</td></tr></table>"),
    ("a quotation", f"<blockquote>{THIRD}</blockquote>"),
    ("code", "<pre>open(pool)</pre>"),
]  # fmt: skip


@pytest.mark.parametrize("inside", [row[1] for row in SURE], ids=[row[0] for row in SURE])
def test_inside_the_article_the_forest_is_not_asked(inside: str) -> None:
    blocks = judged(f"<body>{BODY}{inside}{BODY}</body>")
    for block in blocks:
        block.kept = True
    asked = rows_of(blocks, "")
    assert len(PARAGRAPHS) not in asked


def test_the_first_sentences_of_the_articles_own_box_are_sure() -> None:
    blocks = judged(f"<body><div>{BODY}</div></body>")
    assert 0 not in rows_of(blocks, "")


@pytest.mark.parametrize(
    "words",
    ["Correction, 15 November: An earlier version named another mayor.", "Korrektur: In einer früheren Fassung stand ein anderer Name.", "Rectificatif : le maire s'appelle autrement."],
)  # fmt: skip
def test_a_correction_stays_wherever_it_stands(words: str) -> None:
    assert (
        words
        in extract(
            page(
                story(f"<footer class=meta><p><em>{words}</em></p></footer>")
                .replace("</article><footer", "<footer")
                .replace("</footer>", "</footer></article>")
            )
        ).text
    )


def test_a_page_that_the_forest_does_not_understand_is_left_alone() -> None:
    blocks = judged(
        f"<body><p>{LEAD}</p><p>{SECOND}</p><p>{QUOTE}</p><p>{THIRD}</p><p>{LEAD} Again.</p></body>"
    )
    look_again(blocks, "", Forest([-9.0], 0.3, 0.5))
    assert sum(block.kept for block in blocks) >= 3


TREES = st.recursive(
    st.floats(-2, 2), lambda inner: st.tuples(st.integers(0, 3), st.floats(-5, 5), inner, inner).map(list)
)


@given(st.lists(TREES, max_size=5), st.lists(st.floats(-10, 10), min_size=4, max_size=4))
def test_a_chance_is_a_chance(trees: list[Any], row: list[float]) -> None:
    assert 0 <= Forest(trees, 0.3, 0.5).judge(row) <= 1
