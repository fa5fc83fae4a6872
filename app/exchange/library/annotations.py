"""The marks of an article in, W3C Web Annotations (JSON-LD) out; and back.

https://www.w3.org/TR/annotation-model/: each mark has a TextQuoteSelector and a TextPositionSelector on the version it was
made on; what the model has no word for stands under `clipdesk:`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from app.domain.errors import Misfit
from app.domain.mark import MarkKind
from app.exchange.library.parts import MarkPart
from app.exchange.library.records import ID, Row, read, told

CONTEXT = ("http://www.w3.org/ns/anno.jsonld", {"clipdesk": "urn:clipdesk:ns:"})
_URN = "urn:uuid:"
# Why the reporter marked it, in the model's words.
MOTIVATIONS: Mapping[MarkKind, str] = MappingProxyType(
    {
        MarkKind.QUOTE: "highlighting",
        MarkKind.CLAIM: "highlighting",
        MarkKind.FIGURE: "highlighting",
        MarkKind.FOLLOW_UP: "bookmarking",
        MarkKind.DOUBT: "questioning",
    }
)


def page_of(
    article_id: str, url: str, marks: Sequence[MarkPart], names: Mapping[str, str]
) -> dict[str, object]:
    """The marks of the article at `url` as a page of annotations; `names` are those of sources, by id."""
    return {
        "@context": list(CONTEXT),
        "id": f"{_URN}{article_id}#marks",
        "type": "AnnotationPage",
        "startIndex": 0,
        "items": [_annotation(url, mark, names) for mark in marks],
    }


def _annotation(url: str, mark: MarkPart, names: Mapping[str, str]) -> dict[str, object]:
    row = told("mark", mark.row)
    body = [{"type": "TextualBody", "purpose": "classifying", "value": row["kind"]}]
    if row["comment"]:
        body.append({"type": "TextualBody", "purpose": "commenting", "value": row["comment"]})
    return {
        "type": "Annotation",
        "id": f"{_URN}{row['id']}",
        "motivation": MOTIVATIONS[MarkKind(str(row["kind"]))],
        "created": row["created_at"],
        "modified": row["updated_at"],
        "body": body,
        "target": {
            "source": url or f"{_URN}{row['version_id']}",
            "clipdesk:version": row["version_id"],
            "selector": [
                {name: row[name] for name in ("exact", "prefix", "suffix")} | {"type": "TextQuoteSelector"},
                {"type": "TextPositionSelector", "start": row["start"], "end": row["end"]},
            ],
        },
        "clipdesk:speakers": [{"id": one, "name": names.get(one, "")} for one in mark.speakers],
        "clipdesk:reattachments": [told("reattachment", one) for one in mark.reattachments],
    }


def marks_of(page: object) -> list[MarkPart]:
    """The marks of a page of annotations; Misfit for what is none of ours."""
    items = page.get("items") if isinstance(page, dict) else None
    if not isinstance(items, list):
        raise Misfit("no page of annotations")
    return [_mark(one) for one in items]


def _mark(item: object) -> MarkPart:
    try:
        return _read(item)
    except (KeyError, TypeError, AttributeError, StopIteration) as error:
        raise Misfit("no annotation of ours") from error


def _read(item: object) -> MarkPart:
    if not isinstance(item, dict):
        raise Misfit("no annotation")
    target = item["target"]
    quote = next(one for one in target["selector"] if one["type"] == "TextQuoteSelector")
    place = next(one for one in target["selector"] if one["type"] == "TextPositionSelector")
    bodies = {one["purpose"]: one["value"] for one in item["body"]}
    row = read(
        "mark",
        {
            "id": str(item["id"]).removeprefix(_URN),
            "created_at": item["created"],
            "updated_at": item["modified"],
            "version_id": target["clipdesk:version"],
            "kind": bodies["classifying"],
            "comment": bodies.get("commenting", ""),
            "start": place["start"],
            "end": place["end"],
            **{name: quote[name] for name in ("exact", "prefix", "suffix")},
        },
    )
    speakers = tuple(dict.fromkeys(str(ID.read(one["id"])) for one in item["clipdesk:speakers"]))
    there: dict[object, Row] = {}
    for one in item["clipdesk:reattachments"]:
        found = read("reattachment", one)
        there.setdefault(found["version_id"], found)
    return MarkPart(row, speakers, tuple(there.values()))
