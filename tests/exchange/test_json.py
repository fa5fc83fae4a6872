"""An article as JSON holds every field, and marks as Web Annotations do."""

from __future__ import annotations

import json

from app.domain.mark import MarkKind
from app.exchange.json_file import article_json
from tests.exchange import ARTICLE, article_file, mark


def test_every_field_is_there() -> None:
    text = article_file().version.text
    record = json.loads(article_json(article_file(marks=(mark(text, "river", MarkKind.FIGURE, "why"),))))
    assert (record["schema"], record["schema_version"]) == ("clipdesk.article", 1)
    for name in (
        "id", "title", "standfirst", "publication", "section", "published", "modified", "language", "url", "lead_image",
        "word_count", "state",
    ):  # fmt: skip
        assert record[name] == getattr(ARTICLE, name)
    assert record["authors"] == list(ARTICLE.authors)
    assert record["clipped"] == "2026-03-04T09:30:00+00:00"
    assert record["version"]["text"] == text
    (one,) = record["marks"]
    assert (one["kind"], one["speakers"], one["body"]) == (
        "figure",
        ["Vera Lund"],
        [{"type": "TextualBody", "value": "why"}],
    )
    quoted, placed = one["target"]["selector"]
    assert (quoted["type"], quoted["exact"]) == ("TextQuoteSelector", "river")
    assert text[placed["start"] : placed["end"]] == "river"
    assert quoted["prefix"] + quoted["exact"] + quoted["suffix"] in text
