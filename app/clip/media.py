"""The first bytes of a file come in; the picture type and size they show, or what kind of file they are, go out."""

from __future__ import annotations

import re

from app.domain.codes.troubles import FileKind

# What a page is not, how the bytes of such files begin, and how their media types do.
KINDS = tuple(
    (kind, re.compile(begins or b"(?!)", re.DOTALL), types)
    for kind, begins, types in (
        (FileKind.PDF_FILE, rb"%PDF-", ("application/pdf",)),
        (FileKind.PICTURE_FILE, rb"\x89PNG|\xff\xd8\xff|GIF8|RIFF.{4}WEBP", ("image/",)),
        (FileKind.VIDEO_FILE, rb"\x1aE\xdf\xa3|\x00.{3}ftyp|RIFF.{4}AVI ", ("video/",)),
        (FileKind.SOUND_FILE, rb"ID3[\x02-\x04]|OggS\x00|fLaC\x00|RIFF.{4}WAVE", ("audio/",)),
        (
            FileKind.PACKED_FILE,
            rb"PK\x03\x04|\x1f\x8b|7z\xbc\xaf|Rar!",
            ("application/zip", "application/gzip"),
        ),
        (FileKind.PROGRAM_FILE, rb"\x7fELF|MZ\x90\x00", ()),
        (FileKind.FONT_FILE, rb"", ("font/",)),
        (FileKind.PROGRAM_DATA_FILE, rb"", ("application/json", "application/ld+json")),
        (FileKind.FEED_FILE, rb"", ("application/rss+xml", "application/atom+xml")),
        (FileKind.OFFICE_FILE, rb"", ("application/msword", "application/vnd.")),
        (FileKind.BOOK_FILE, rb"", ("application/epub",)),
        (FileKind.SCRIPT_FILE, rb"", ("application/javascript", "text/javascript")),
        (FileKind.STYLE_SHEET_FILE, rb"", ("text/css",)),
        (FileKind.TABLE_FILE, rb"", ("text/csv",)),
        (FileKind.CALENDAR_FILE, rb"", ("text/calendar",)),
    )
)
AVIF_BRANDS = frozenset({b"avif", b"avis"})


def picture_type(raw: bytes) -> str:
    """The media type of a picture that may be kept (PNG, JPEG, GIF, WebP, AVIF), or ''."""
    if raw.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if raw.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if raw.startswith((b"GIF87a", b"GIF89a")):
        return "image/gif"
    if raw.startswith(b"RIFF") and raw[8:12] == b"WEBP":
        return "image/webp"
    if raw[4:8] == b"ftyp":
        box = raw[8 : min(int.from_bytes(raw[:4], "big"), 256)]
        if AVIF_BRANDS & {box[at : at + 4] for at in range(0, len(box), 4) if at != 4}:
            return "image/avif"
    return ""


def picture_size(raw: bytes) -> tuple[int, int] | None:
    """Width and height of a PNG, GIF, JPEG or WebP picture in pixels, None where its first bytes do not tell."""
    if raw.startswith(b"\x89PNG") and len(raw) >= 24:
        return int.from_bytes(raw[16:20], "big"), int.from_bytes(raw[20:24], "big")
    if raw.startswith(b"GIF8") and len(raw) >= 10:
        return int.from_bytes(raw[6:8], "little"), int.from_bytes(raw[8:10], "little")
    if raw.startswith(b"\xff\xd8"):
        return _jpeg_size(raw)
    if raw.startswith(b"RIFF") and len(raw) >= 30:
        return _webp_size(raw)
    return None


def _jpeg_size(raw: bytes) -> tuple[int, int] | None:
    at = 2
    while at + 9 <= len(raw) and raw[at] == 0xFF:
        marker = raw[at + 1]
        if 0xC0 <= marker <= 0xCF and marker not in {0xC4, 0xC8, 0xCC}:
            return int.from_bytes(raw[at + 7 : at + 9], "big"), int.from_bytes(raw[at + 5 : at + 7], "big")
        at += 1 if marker == 0xFF else 2 + int.from_bytes(raw[at + 2 : at + 4], "big")
    return None


def _webp_size(raw: bytes) -> tuple[int, int] | None:
    if raw[12:16] == b"VP8X":
        return int.from_bytes(raw[24:27], "little") + 1, int.from_bytes(raw[27:30], "little") + 1
    if raw[12:16] == b"VP8L":
        bits = int.from_bytes(raw[21:25], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if raw[12:16] == b"VP8 ":
        return (
            int.from_bytes(raw[26:28], "little") & 0x3FFF,
            int.from_bytes(raw[28:30], "little") & 0x3FFF,
        )
    return None


def kind_by_bytes(raw: bytes) -> FileKind | None:
    """What a file is that is no page, by its first bytes; None if they show nothing."""
    return next((kind for kind, begins, _ in KINDS if begins.match(raw)), None)


def kind_by_type(content_type: str) -> FileKind | None:
    """What a media type names that is no page; None if it may be a page."""
    bare = content_type.partition(";")[0].strip().lower()
    return next((kind for kind, _, types in KINDS if bare.startswith(types)), None)
