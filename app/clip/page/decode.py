"""Raw bytes and what was said about them come in, text goes out, whatever the bytes are."""

from __future__ import annotations

import codecs
import re
from urllib.parse import urlsplit

from app.clip.page.letters import LOST, read

LABEL = rb"[\s\"']*([a-zA-Z0-9_:.()-]{2,40})"
META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=" + LABEL, re.IGNORECASE)
XML_ENCODING = re.compile(rb"^\s*<\?xml[^>]{0,100}encoding\s*=" + LABEL, re.IGNORECASE)
HEADER_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([a-zA-Z0-9_:.()-]{2,40})", re.IGNORECASE)
COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
LANGUAGE = re.compile(
    rb"<(?:html|body)\b[^>]{0,500}?\slang\s*=[\s\"']*([a-zA-Z]{2,3})(-(?:tw|hk|mo|hant))?", re.IGNORECASE
)
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# The country whose pages look most like those of a language, where it is not named as the language is.
COUNTRIES = {
    "ar": "eg", "be": "by", "bs": "ba", "cs": "cz", "da": "dk", "el": "gr", "en": "com", "et": "ee", "fa": "ir",
    "he": "il", "hy": "am", "iw": "il", "ja": "jp", "ka": "ge", "kk": "kz", "ko": "kr", "sl": "si", "sq": "al",
    "sr": "rs", "sv": "se", "uk": "ua", "vi": "vn", "yi": "il", "zh": "cn",
}  # fmt: skip
# Encodings that browsers do not read any more and Python does not read as text.
NEVER = frozenset({"utf-7", "idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined"})
HEAD = 65_536
SAMPLE = 500_000


def decode(raw: bytes, content_type: str, url: str = "") -> str:
    """Read bytes as text; never fails, at worst a character is lost.

    In the order of browsers: the mark at the start, the header, the page's own word; then a guess. But what
    reads as UTF-8 throughout is UTF-8, whatever was said.
    """
    for mark, encoding in MARKS:
        if raw.startswith(mark):
            return raw[len(mark) :].decode(encoding, "replace")
    head = raw[:HEAD]
    if head[:200].count(0) > len(head[:200]) // 4:
        return raw.decode("utf-16-be" if head[:1] == b"\x00" else "utf-16-le", "replace")
    plain = content_type.lower().startswith("text/plain")
    names = _declared(b"" if plain else head, content_type)
    if b"\x1b$" in raw or (names and names[0] in {"hz", "iso-2022-kr"}):
        # These write their letters with bytes that would pass for plain ASCII.
        names = names or ["iso-2022-jp"]
    else:
        try:
            return raw.decode("utf-8")
        except UnicodeDecodeError as error:
            # A page cut off in the middle of its last character is still UTF-8.
            if error.start >= len(raw) - 3 and error.start > 0:
                return raw.decode("utf-8", "replace")
    text = _as_declared(raw, names)
    return text if text is not None else _guessed(raw, _country(head, url))


def _declared(head: bytes, content_type: str) -> list[str]:
    """The encodings that were named, by the names of the standard, in the order in which they count."""
    names = []
    if header := HEADER_CHARSET.search(content_type):
        names.append(encoding_of(header[1]))
    bare = COMMENT.sub(b"", head)
    for found in (META_CHARSET.search(bare), XML_ENCODING.search(bare)):
        if found:
            name = encoding_of(found[1].decode("ascii"))
            # A page in one of these could not have been read as far as its own word for it.
            names.append({"utf-16le": "utf-8", "utf-16be": "utf-8"}.get(name, name))
    return [name for name in names if name]


def encoding_of(label: str) -> str:
    """The encoding that a label stands for; empty for none."""
    from webencodings import LABELS

    label = label.strip().lower()
    name: str = LABELS.get(label, "")
    if name == "x-user-defined":
        return "windows-1252"
    if name and name != "replacement":
        return name
    try:
        found = codecs.lookup(label).name.replace("_", "-")
    except (LookupError, ValueError):
        return ""
    # Not every codec of Python is one of text.
    return "" if found in NEVER or not _is_text(found) else found


def _is_text(codec: str) -> bool:
    try:
        return isinstance(b"<>".decode(codec, "replace"), str)
    except (LookupError, ValueError):
        return False


def _as_declared(raw: bytes, names: list[str]) -> str | None:
    for name in names:
        text = read(raw, name)
        if text.count(LOST) <= max(2, len(text) // 1000):
            return text
    return None


def _country(head: bytes, url: str) -> str:
    """The country that a page's letters point to: that of its language, or else of its address."""
    if found := LANGUAGE.search(head):
        name = "zh-tw" if found[2] else found[1].decode("ascii").lower()
        return COUNTRIES.get(name, name[-2:])
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    return host.rpartition(".")[2]


def _guessed(raw: bytes, country: str) -> str:
    mostly = raw.decode("utf-8", "replace")
    if mostly.count(LOST) <= max(1, len(mostly) // 2000):
        return mostly
    from chardetng_py import EncodingDetector

    # The detector of Firefox.
    detector = EncodingDetector()
    detector.feed(raw[:SAMPLE], last=True)
    known = country.isascii() and country.isalpha() and country.islower()
    name = detector.guess(tld=country.encode() if known else None, allow_utf8=False)
    return read(raw, encoding_of(name) or "windows-1252")
