"""A comparison leaves as a web page and as Markdown: what went and came by sign, what is the same folded."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from app.annotate.versions import compared
from app.domain.article.article import Article, Stage, State
from app.domain.article.version import Version
from app.domain.follow.comparison import FieldChange
from app.exchange.difference import comparison_html, comparison_markdown
from app.exchange.material import ComparisonFile
from tests.libraries import START, blocks_of

OLD = "\n\n".join(
    [
        "The ferry runs again.",
        "It costs 310 crowns.",
        *(f"Paragraph {n} stays." for n in range(6)),
        "The end.",
    ]
)
NEW = OLD.replace("310", "470").replace("The end.", "The <b>end</b>, *for now*.")


def version(number: int, text: str, **fields: Any) -> Version:
    blocks = blocks_of(text)
    html = "".join(block.html for block in blocks)
    return Version(f"v{number}", "a", "c", number, START, text, html, blocks, "test", title="Ferry", **fields)


@pytest.fixture
def file() -> ComparisonFile:
    article = Article(
        "a", START, START, 9, State.INBOX, Stage.READY, "", "v2",
        title="Ferry & co", language="en", url="https://quay.example/1",
    )  # fmt: skip
    comparison = compared(OLD, NEW, {"title": "Ferry"}, {"title": "Ferry <again>"})
    comparison = replace(comparison, fields=(FieldChange("title", "Ferry", "Ferry <again>"),))
    return ComparisonFile(article, version(1, OLD), version(2, NEW), comparison)


def test_html(file: ComparisonFile) -> None:
    page = comparison_html(file).decode()
    assert "<title>Ferry &amp; co</title>" in page
    assert "<del>−310</del><ins>+470</ins>" in page
    assert "<strong>Headline</strong>: <del>−Ferry</del> <ins>+Ferry &lt;again&gt;</ins>" in page
    assert "… 4 unchanged paragraphs …" in page
    assert "Paragraph 0 stays." in page
    assert "Paragraph 3 stays." not in page
    assert "<b>" not in page
    assert "&lt;b&gt;" in page
    assert "Version 1 (2026-03-02 09:00 UTC) → Version 2" in page


def test_markdown(file: ComparisonFile) -> None:
    words = comparison_markdown(file).decode()
    assert words.startswith("# Ferry & co\n\nVersion 1 (2026-03-02 09:00 UTC) → Version 2")
    assert "It costs ~~−310~~**+470** crowns." in words
    assert "- Headline: ~~−Ferry~~ **+Ferry" in words
    assert "*… 4 unchanged paragraphs …*" in words
    assert "<b>" not in words.replace("\\<b>", "")
    assert "\\*for now\\*" in words
