"""The first bytes of a file come in; the picture type they show, or what they are in plain words, goes out."""

from __future__ import annotations

KINDS = (
    (b"%PDF-", "a PDF file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"PK\x03\x04", "a packed file"),
    (b"\x1f\x8b", "a packed file"),
    (b"7z\xbc\xaf", "a packed file"),
    (b"Rar!", "a packed file"),
    (b"ID3", "a sound recording"),
    (b"OggS", "a sound recording"),
    (b"fLaC", "a sound recording"),
    (b"\x1aE\xdf\xa3", "a video"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a program"),
)
TYPES = (
    ("application/pdf", "a PDF file"),
    ("image/", "a picture"),
    ("video/", "a video"),
    ("audio/", "a sound recording"),
    ("font/", "a font"),
    ("application/json", "data for programs"),
    ("application/ld+json", "data for programs"),
    ("application/rss+xml", "a news feed"),
    ("application/atom+xml", "a news feed"),
    ("application/zip", "a packed file"),
    ("application/gzip", "a packed file"),
    ("application/msword", "an office document"),
    ("application/vnd.", "an office document"),
    ("application/epub", "an electronic book"),
    ("application/javascript", "program code"),
    ("text/javascript", "program code"),
    ("text/css", "a style sheet"),
    ("text/csv", "a table"),
    ("text/calendar", "a calendar entry"),
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


def kind_by_bytes(raw: bytes) -> str:
    """What a file is that is no page, by its first bytes ("a PDF file"); '' if they show nothing."""
    if picture_type(raw):
        return "a picture"
    if raw[4:8] == b"ftyp":
        return "a video"
    return next((kind for mark, kind in KINDS if raw.startswith(mark)), "")


def kind_by_type(content_type: str) -> str:
    """What a media type names that is no page, in plain words; '' if it may be a page."""
    bare = content_type.partition(";")[0].strip().lower()
    return next((kind for start, kind in TYPES if bare.startswith(start)), "")
