"""The parts of a library in, the files of it out, each by its name; and back. `docs/library-files.md` shows the layout."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from types import MappingProxyType

from app.domain.article.block import Block
from app.domain.errors import Misfit
from app.domain.text.front import front_of
from app.exchange.incoming.items import Refused
from app.exchange.incoming.places import MIB, Place, Unreadable
from app.exchange.library.annotations import marks_of, page_of
from app.exchange.library.parts import ArticlePart, NotePart, SourcePart, TagPart, VersionPart
from app.exchange.library.records import ID, MAYBE_ID, Row, read, rows, told
from app.exchange.naming import file_name

Part = TagPart | SourcePart | ArticlePart | NotePart
File = tuple[str, bytes]

HEAD, FORMAT, VERSION = "clipdesk.json", "clipdesk-library", 1
TAGS, SOURCES, ARTICLES, NOTES, REVISIONS, ORIGINALS = (
    "tags.json",
    "sources.json",
    "articles",
    "notes",
    "revisions",
    "originals",
)
JSON_BYTES, NOTE_BYTES, ORIGINAL_BYTES = 64 * MIB, 32 * MIB, 256 * MIB
_SUFFIXES: Mapping[str, str] = MappingProxyType(
    {
        "text/html": ".html", "application/xhtml+xml": ".xhtml", "text/plain": ".txt", "multipart/related": ".mhtml",
        "image/png": ".png", "image/jpeg": ".jpg", "image/gif": ".gif", "image/webp": ".webp", "image/avif": ".avif",
        "application/pdf": ".pdf",
    }
)  # fmt: skip


def as_json(value: object) -> bytes:
    """A value as the files have it: UTF-8, two spaces, keys in their order."""
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")


def original_name(blob_id: str, media_type: str) -> str:
    """Where the bytes of an original lie."""
    suffix = _SUFFIXES.get(media_type.partition(";")[0].strip().lower(), ".bin")
    return f"{ORIGINALS}/{blob_id[:2]}/{blob_id}{suffix}"


def pictures_of(version: Row) -> tuple[str, ...]:
    """The hashes of the pictures that a version keeps."""
    found = json.loads(str(version["pictures"]))
    return tuple(dict.fromkeys(found.values())) if isinstance(found, dict) else ()


def _named(title: str, row: Row, suffix: str = "") -> str:
    return file_name(title[:60] or "Untitled", "") + f" {str(row['id'])[-12:]}{suffix}"


def head(exported: str) -> File:
    """The file that says what this is."""
    return HEAD, as_json({"format": FORMAT, "version": VERSION, "exported": exported})


def tag_files(tags: Sequence[TagPart]) -> Iterator[File]:
    """All tags in one file."""
    yield TAGS, as_json([told("tag", one.row) for one in tags])


def source_files(sources: Sequence[SourcePart]) -> Iterator[File]:
    """All sources in one file."""
    yield SOURCES, as_json([{**told("source", one.row), "tags": list(one.tags)} for one in sources])


def article_files(part: ArticlePart) -> Iterator[File]:
    """The folder of an article; its originals lie with those of all the others."""
    row = part.row
    folder = f"{ARTICLES}/{str(row['created_at'])[:10]} {_named(str(row['title']), row)}"
    record = {
        **told("article", row),
        "tags": list(part.tags),
        "sources": [{"id": one, "role": role} for one, role in part.sources],
        "watch": told("watch", part.watch) if part.watch is not None else None,
        "alerts": [told("alert", one) for one in part.alerts],
        "originals": dict(sorted(part.media.items())),
    }
    yield f"{folder}/article.json", as_json(record)
    for name, data in part.readable:
        yield f"{folder}/{name}", data
    if part.captures:
        yield f"{folder}/captures.json", as_json([told("capture", one) for one in part.captures])
    for version in part.versions:
        blocks = [
            {
                "html": one.html,
                "text": one.text,
                "kept": one.kept,
                "reason": one.reason,
                "caption": one.caption,
            }
            for one in version.blocks
        ]
        name = f"{folder}/versions/{version.row['number']:04}.json"
        yield name, as_json({**told("version", version.row), "blocks": blocks})
    if part.marks:
        page = page_of(str(row["id"]), str(row["url"]), part.marks, part.source_names)
        yield f"{folder}/marks.jsonld", as_json(page)
    for blob_id, media_type in part.media.items():
        yield original_name(blob_id, media_type), part.original(blob_id)


def note_files(part: NotePart) -> Iterator[File]:
    """A note as Markdown, byte for byte as it was written behind its front matter; its revisions in a file of their own."""
    row = part.row
    fields = {
        "id": row["id"],
        "created": row["created_at"],
        "updated": row["updated_at"],
        "article": part.article_id,
    }
    lines = [f"{name}: {value}" for name, value in fields.items() if value]
    text = "\n".join(["---", *lines, "---", ""]) + part.text
    yield f"{NOTES}/{_named(str(row['title']), row, '.md')}", text.encode("utf-8", "replace")
    if part.revisions:
        yield f"{REVISIONS}/{row['id']}.json", as_json([told("note_revision", one) for one in part.revisions])


def is_library(place: Place) -> bool:
    """True where the file lies that says so."""
    return _root(place) is not None


def _root(place: Place) -> str | None:
    """The folder of the place that holds the library: itself, or the only one in it, as when a folder was packed."""
    heads = [
        name for name in place.names if name == HEAD or (name.endswith(f"/{HEAD}") and name.count("/") == 1)
    ]
    return min(heads, key=len).removesuffix(HEAD) if heads else None


def read_library(place: Place) -> Iterator[Part | Refused]:
    """The parts of a library written as files, in the order in which they need one another."""
    yield from place.refused
    root = _root(place)
    try:
        found = _json(place, f"{root or ''}{HEAD}")
        if not isinstance(found, dict) or found.get("format") != FORMAT:
            raise Misfit("not ours")
        if found.get("version") != VERSION:
            yield Refused(
                HEAD, "This library was written by a newer Clipdesk. Update this one, then import again."
            )
            return
    except (Unreadable, ValueError, RecursionError):
        yield Refused(HEAD, "This is no library that Clipdesk has written.")
        return
    yield from _Reader(place, root or "").parts()


def _json(place: Place, name: str) -> object:
    found: object = json.loads(place.read(name, JSON_BYTES).decode("utf-8"))
    return found


class _Reader:
    """Reads the files of one library."""

    def __init__(self, place: Place, root: str) -> None:
        self._place = place
        self._root = root
        self._names = [name.removeprefix(root) for name in place.names if name.startswith(root)]
        self._there = frozenset(self._names)
        self._of_folder: dict[str, list[str]] = {}
        for name in self._names:
            if name.startswith(f"{ARTICLES}/") and name.count("/") > 1:
                self._of_folder.setdefault("/".join(name.split("/")[:2]), []).append(name)

    def parts(self) -> Iterator[Part | Refused]:
        yield from self._listed(TAGS)
        yield from self._listed(SOURCES)
        for folder in sorted(self._of_folder):
            yield self._guarded(folder, partial(self._article, folder))
        for name in self._names:
            if name.startswith(f"{NOTES}/"):
                yield self._guarded(name, partial(self._note, name))

    def _guarded(self, name: str, work: Callable[[], Part]) -> Part | Refused:
        try:
            return work()
        except Unreadable as error:
            return Refused(name, str(error))
        except (ValueError, RecursionError, KeyError, TypeError, AttributeError):
            return Refused(name, "Something in this part is not as Clipdesk writes it.")

    def _listed(self, name: str) -> Iterator[Part | Refused]:
        if name not in self._there:
            return
        try:
            found = _json(self._place, self._root + name)
        except (Unreadable, ValueError, RecursionError):
            found = None
        if not isinstance(found, list):
            yield Refused(name, "Something in this file is not as Clipdesk writes it.")
            return
        for number, one in enumerate(found, 1):
            make: Callable[[], Part] = partial(_tag, one) if name == TAGS else partial(_source, one)
            yield self._guarded(f"{name}, number {number}", make)

    def _article(self, folder: str) -> ArticlePart:
        record = _json(self._place, f"{self._root}{folder}/article.json")
        if not isinstance(record, dict):
            raise Misfit("no article")
        files = self._of_folder[folder]
        media = record["originals"]
        if not isinstance(media, dict) or not all(isinstance(one, str) for one in (*media, *media.values())):
            raise Misfit("no originals")
        marks = f"{folder}/marks.jsonld"
        captures = f"{folder}/captures.json"
        versions = [_version(_json(self._place, self._root + name)) for name in files if "/versions/" in name]
        sizes = sum(self._place.size(self._root + name) for name in files)
        sizes += sum(self._place.size(self._root + original_name(one, kind)) for one, kind in media.items())
        return ArticlePart(
            name=str(record["title"]) or folder,
            row=read("article", record),
            original=partial(self._original, media),
            tags=_words(record["tags"]),
            sources=tuple((str(ID.read(one["id"])), str(one["role"])) for one in record["sources"]),
            captures=rows("capture", _json(self._place, self._root + captures))
            if captures in self._there
            else (),
            versions=tuple(sorted(versions, key=lambda one: int(str(one.row["number"])))),
            marks=marks_of(_json(self._place, self._root + marks)) if marks in self._there else (),
            watch=read("watch", record["watch"]) if record["watch"] is not None else None,
            alerts=rows("alert", record["alerts"]),
            media=media,
            size=sizes,
        )

    def _original(self, media: Mapping[str, str], blob_id: str) -> bytes:
        raw = self._place.read(self._root + original_name(blob_id, media[blob_id]), ORIGINAL_BYTES)
        if hashlib.sha256(raw).hexdigest() != blob_id:
            raise Unreadable("An original of it is not what it was.")
        return raw

    def _note(self, name: str) -> NotePart:
        whole = self._place.read(self._root + name, NOTE_BYTES).decode("utf-8")
        start, mark, text = whole.partition("\n---\n")
        front = front_of(f"{start}{mark}")
        times = {"created_at": front.one("created"), "updated_at": front.one("updated")}
        title = name.rpartition("/")[2].removesuffix(".md")
        row = read("note", {"id": front.one("id"), "title": "", **times})
        kept = f"{REVISIONS}/{row['id']}.json"
        revisions = (
            rows("note_revision", _json(self._place, self._root + kept)) if kept in self._there else ()
        )
        return NotePart(title, row, text, str(MAYBE_ID.read(front.one("article"))), revisions)


def _words(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise Misfit("no list of words")
    return tuple(value)


def _tag(record: object) -> TagPart:
    row = read("tag", record)
    return TagPart(str(row["name"]), row)


def _source(record: object) -> SourcePart:
    row = read("source", record)
    return SourcePart(str(row["name"]), row, _words(record["tags"] if isinstance(record, dict) else None))


def _version(record: object) -> VersionPart:
    row = read("version", record)
    blocks = [_block(one) for one in record["blocks"]] if isinstance(record, dict) else []
    return VersionPart(row, tuple(blocks))


def _block(record: object) -> Block:
    if not isinstance(record, dict):
        raise Misfit("no block")
    words = (record["html"], record["text"], record["reason"])
    signs = (record["kept"], record["caption"])
    if not all(isinstance(one, str) for one in words) or not all(type(one) is bool for one in signs):
        raise Misfit("no block")
    return Block(words[0], words[1], signs[0], words[2], signs[1])
