"""Rows of SQLite in; the domain's dataclasses out, and JSON lists both ways."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import fields
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from app.domain.article import Article, Block, Capture, Doubt, How, Stage, State, Version
from app.domain.bounds import LINE, NAME, cut
from app.domain.errors import Misfit
from app.domain.text.storable import storable
from app.store.engine.packing import packed, unpacked
from app.store.engine.times import from_text

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

# The types of fields that a column fills as it is; the others are made of it by functions that check it.
_PLAIN: Mapping[str, tuple[type, ...]] = {
    "str": (str,),
    "int": (int,),
    "float": (float, int),
    "bool": (bool,),
    "str | None": (str, type(None)),
}
_ESCAPED = "\\u0000"  # as JSON writes a NUL
_NUL = re.compile(r"(?<!\\)((?:\\\\)*)\\u0000")
T = TypeVar("T", bound="DataclassInstance")


def fitted(noun: T) -> T:
    """The noun, if each plain field holds what it should: SQLite lets bytes stand in any column. Else Misfit."""
    for name, kinds in _plain_fields(type(noun)):
        if type(getattr(noun, name)) not in kinds:
            raise Misfit(f"{name} does not fit")
    return noun


@cache
def _plain_fields(kind: type[DataclassInstance]) -> tuple[tuple[str, tuple[type, ...]], ...]:
    return tuple((one.name, _PLAIN[str(one.type)]) for one in fields(kind) if str(one.type) in _PLAIN)


def dumped(value: object) -> str:
    """JSON as it is kept: compact, letters as they are."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return storable(_NUL.sub("\\1\N{REPLACEMENT CHARACTER}", text) if _ESCAPED in text else text)


def line(words: Any, most: int = LINE) -> Any:
    """Words that a window shows in a line. What is no text stays for `fitted` to refuse."""
    return cut(words, most) if isinstance(words, str) else words


def names(text: str) -> tuple[str, ...]:
    """A JSON list of words; ValueError for any other."""
    found = json.loads(text)
    if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
        raise Misfit("no list of words")
    return tuple(found)


def facts(text: str) -> dict[str, Any]:
    """A JSON object; ValueError for anything else."""
    found = json.loads(text)
    if not isinstance(found, dict):
        raise Misfit("no object")
    return found


def pack_blocks(blocks: Iterable[Block]) -> bytes:
    """Blocks as they are kept: JSON, compressed with zstd."""
    rows = [
        [block.html, block.text, block.kept, block.reason, *([True] if block.caption else [])]
        for block in blocks
    ]
    return packed(dumped(rows).encode())


def unpack_blocks(data: bytes) -> tuple[Block, ...]:
    """The blocks that `pack_blocks` wrote; ValueError for anything else."""
    # A fifth value marks a caption; blocks kept before captions were told apart have four.
    return tuple(
        _block(html, text, kept, reason, any(caption))
        for html, text, kept, reason, *caption in json.loads(unpacked(data))
    )


def _block(html: Any, text: Any, kept: Any, reason: Any, caption: bool) -> Block:
    """What `fitted` does, for as many as a page may have."""
    if not (type(html) is type(text) is type(reason) is str):
        raise Misfit("a block does not fit")
    return Block(html, text, bool(kept), reason, caption)


def article(row: Mapping[str, Any]) -> Article:
    """One article; the row carries `tags` (JSON), `mark_count` and `note_count` beside its own columns."""
    return fitted(
        Article(
            id=row["id"],
            created_at=from_text(row["created_at"]),
            updated_at=from_text(row["updated_at"]),
            title=line(row["title"]),
            standfirst=line(row["standfirst"], 4 * LINE),
            authors=tuple(line(name, NAME) for name in names(row["authors"])),
            publication=line(row["publication"]),
            section=line(row["section"]),
            published=line(row["published"]),
            modified=line(row["modified"]),
            language=row["language"],
            url=row["url"],
            lead_image=row["lead_image"],
            word_count=row["word_count"],
            state=State(row["state"]),
            stage=Stage(row["stage"]),
            problem=row["problem"],
            version_id=row["version_id"],
            tags=tuple(line(name, NAME) for name in names(row["tags"])),
            mark_count=row["mark_count"],
            note_count=row["note_count"],
            incomplete=bool(row["incomplete"]),
            watched=bool(row["watched"]),
            alert_count=row["alert_count"],
        )
    )


def version(row: Mapping[str, Any], *, blocks: bool = True) -> Version:
    """One version; the HTML shows kept pictures as `blob:SHA256` and leaves the others without an address.

    Without its `blocks` it has no HTML, and is read at once however many there are.
    """
    kept = unpack_blocks(row["blocks"]) if blocks else ()
    metadata = facts(row["metadata"])
    return fitted(
        Version(
            id=row["id"],
            article_id=row["article_id"],
            capture_id=row["capture_id"],
            number=row["number"],
            created_at=from_text(row["created_at"]),
            title=row["title"],
            standfirst=row["standfirst"],
            text=row["text"],
            html="\n".join(block.html for block in kept if block.kept),
            blocks=kept,
            extractor=row["extractor"],
            authors=tuple(metadata.get("authors", ())),
            published=metadata.get("published", ""),
            modified=metadata.get("modified", ""),
            words_gone=row["words_gone"],
            words_come=row["words_come"],
            reread=bool(row["reread"]),
        )
    )


def capture(row: Mapping[str, Any]) -> Capture:
    """One capture; the row carries the blob's `size`."""
    return fitted(
        Capture(
            id=row["id"],
            article_id=row["article_id"],
            created_at=from_text(row["created_at"]),
            how=How(row["how"]),
            url=row["url"],
            final_url=row["final_url"],
            redirects=names(row["redirects"]),
            status=row["status"],
            headers=tuple((name, value) for name, value in json.loads(row["headers"])),
            content_type=row["content_type"],
            name=row["name"],
            blob_id=row["blob_id"],
            size=row["size"],
            version_id=row["version_id"],
            finding=row["finding"],
            text_hash=row["text_hash"],
            extractor=row["extractor"],
            words=row["words"],
            page_words=row["page_words"],
            missing=row["missing"],
            doubts=tuple(Doubt(doubt) for doubt in names(row["doubts"])),
            problem=row["problem"],
        )
    )
