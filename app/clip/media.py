"""The first bytes of a file come in; the picture type and size they show, or what kind of file they are, go out."""

from __future__ import annotations

from app.domain.codes.troubles import FileKind

KINDS = (
    (b"%PDF-", FileKind.PDF_FILE),
    (b"\x89PNG", FileKind.PICTURE_FILE),
    (b"\xff\xd8\xff", FileKind.PICTURE_FILE),
    (b"GIF8", FileKind.PICTURE_FILE),
    (b"PK\x03\x04", FileKind.PACKED_FILE),
    (b"\x1f\x8b", FileKind.PACKED_FILE),
    (b"7z\xbc\xaf", FileKind.PACKED_FILE),
    (b"Rar!", FileKind.PACKED_FILE),
    (b"ID3", FileKind.SOUND_FILE),
    (b"OggS", FileKind.SOUND_FILE),
    (b"fLaC", FileKind.SOUND_FILE),
    (b"\x1aE\xdf\xa3", FileKind.VIDEO_FILE),
    (b"\x7fELF", FileKind.PROGRAM_FILE),
    (b"MZ\x90\x00", FileKind.PROGRAM_FILE),
)
TYPES = (
    ("application/pdf", FileKind.PDF_FILE),
    ("image/", FileKind.PICTURE_FILE),
    ("video/", FileKind.VIDEO_FILE),
    ("audio/", FileKind.SOUND_FILE),
    ("font/", FileKind.FONT_FILE),
    ("application/json", FileKind.PROGRAM_DATA_FILE),
    ("application/ld+json", FileKind.PROGRAM_DATA_FILE),
    ("application/rss+xml", FileKind.FEED_FILE),
    ("application/atom+xml", FileKind.FEED_FILE),
    ("application/zip", FileKind.PACKED_FILE),
    ("application/gzip", FileKind.PACKED_FILE),
    ("application/msword", FileKind.OFFICE_FILE),
    ("application/vnd.", FileKind.OFFICE_FILE),
    ("application/epub", FileKind.BOOK_FILE),
    ("application/javascript", FileKind.SCRIPT_FILE),
    ("text/javascript", FileKind.SCRIPT_FILE),
    ("text/css", FileKind.STYLE_SHEET_FILE),
    ("text/csv", FileKind.TABLE_FILE),
    ("text/calendar", FileKind.CALENDAR_FILE),
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
    if picture_type(raw):
        return FileKind.PICTURE_FILE
    if raw[4:8] == b"ftyp":
        return FileKind.VIDEO_FILE
    return next((kind for mark, kind in KINDS if raw.startswith(mark)), None)


def kind_by_type(content_type: str) -> FileKind | None:
    """What a media type names that is no page; None if it may be a page."""
    bare = content_type.partition(";")[0].strip().lower()
    return next((kind for start, kind in TYPES if bare.startswith(start)), None)
