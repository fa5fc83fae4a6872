"""A head and a body come in, what the page says of its article goes out."""

from __future__ import annotations

import json
from html import escape

from app.clip.facts.metadata import Facts, facts_of
from app.clip.page.tree import parse

URL = "https://quay.example/harbour/wall"
HEADLINE = "Harbour wall work goes on"
PROSE = (
    "<p>The harbour office said that the work would go on all winter, and that the ferry would run as it has for years.</p>"
    "<p>Those who live in the lower town were told on Monday that the road stays closed until the wall is done.</p>"
)


def linked(*values: object) -> str:
    """Linked data as it stands in a head."""
    return "".join(f'<script type="application/ld+json">{json.dumps(value)}</script>' for value in values)


def meta(**fields: str) -> str:
    """Fields of a head; two low lines stand for a colon."""
    return "".join(
        f'<meta property="{name.replace("__", ":")}" content="{escape(value)}">'
        for name, value in fields.items()
    )


def story(**fields: object) -> dict[str, object]:
    """A node of linked data about the page's own article."""
    return {"@type": "NewsArticle", "headline": HEADLINE, **fields}


def read(
    head: str = "", body: str = "", url: str = URL, language: str = "en", title: str = HEADLINE
) -> Facts:
    """Read a page with a headline, what is given under it, and two paragraphs."""
    tree = parse(
        f'<html lang="{language}"><head><title>{title}</title>{head}</head><body><main><article><h1>{HEADLINE}</h1>'
        f"{body}{PROSE}</article></main></body></html>"
    )
    assert tree is not None
    return facts_of(tree, url)
