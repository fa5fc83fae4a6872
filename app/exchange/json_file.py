"""An article comes in, the bytes of a JSON file with all its fields and marks go out."""

from __future__ import annotations

import json

from app.domain.article.head import head_of
from app.domain.mark import Mark
from app.exchange.material import ArticleFile

SCHEMA = "clipdesk.article"
SCHEMA_VERSION = 1


def article_json(file: ArticleFile) -> bytes:
    """The article, the version of its text and its marks, which are described as W3C Web Annotations are."""
    article, version = file.article, file.version
    record = {
        "schema": SCHEMA,
        "schema_version": SCHEMA_VERSION,
        "id": article.id,
        **head_of(article),
        "title": file.title,
        "standfirst": file.standfirst,
        "word_count": article.word_count,
        "state": article.state.value,
        "tags": list(article.tags),
        "clipped": article.created_at.isoformat(),
        "updated": article.updated_at.isoformat(),
        "version": {
            "id": version.id,
            "number": version.number,
            "created": version.created_at.isoformat(),
            "extractor": version.extractor,
            "text": version.text,
            "html": version.html,
        },
        "marks": [_mark(file, mark) for mark in file.ordered_marks],
    }
    written = json.dumps(record, ensure_ascii=False, indent=2) + "\n"
    return written.encode("utf-8", "replace")


def _mark(file: ArticleFile, mark: Mark) -> dict[str, object]:
    anchor = mark.anchor
    return {
        "id": mark.id,
        "type": "Annotation",
        "kind": mark.kind.value,
        "created": mark.created_at.isoformat(),
        "modified": mark.updated_at.isoformat(),
        "body": [{"type": "TextualBody", "value": mark.comment}] if mark.comment else [],
        "speakers": list(file.speakers(mark)),
        "target": {
            "source": file.article.url,
            "version": mark.version_id,
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": anchor.exact,
                    "prefix": anchor.prefix,
                    "suffix": anchor.suffix,
                },
                {"type": "TextPositionSelector", "start": anchor.start, "end": anchor.end},
            ],
        },
    }
