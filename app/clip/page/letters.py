"""Bytes and the name of their encoding come in, the letters that a browser reads in them go out.

The names are those of the Encoding Standard. Python's own codecs differ from it where vendors added letters: such
a letter (a surname, a number in a circle) must neither be lost nor turn into another.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

LOST = "\ufffd"
ESCAPE = re.compile(rb"\x1b(\$[@AB]|\$\([@ABDO]|\([BJIH])")
PAIRS = frozenset({b"$@", b"$B", b"$(@", b"$(B"})
OTHER_MODES = {b"$(D": "iso2022_jp_ext", b"$(O": "iso2022_jp_2004"}
EUC_JP = re.compile(rb"[\x00-\x7f]+|\x8f[\xa1-\xfe]{2}|(?:\x8e[\xa1-\xdf])+|(?:[\xa1-\xfe]{2})+|[\x80-\xff]")
BIG5 = re.compile(
    rb"[\x00-\x7f]+|(?:[\xa1\xa2][\x40-\xfe])+|(?:[\x81-\xa0\xa3-\xfe][\x40-\xfe])+|[\x80-\xff]"
)
JIS = re.compile(rb"(?:[\x21-\x7e]{2})+|[^\x21-\x7e]+|.", re.DOTALL)
HIGH = bytes(byte | 0x80 for byte in range(256))
# Python takes these from older tables than browsers do.
OTHER_LETTERS = {"koi8-u": {0xAE: "ў", 0xBE: "Ў"}, "windows-1255": {0xCA: "\u05ba"}}
CODECS = {
    "iso-8859-8-i": "iso8859-8",
    "x-mac-cyrillic": "mac-cyrillic",
    "macintosh": "mac-roman",
    "windows-874": "cp874",
    "ibm866": "cp866",
}


@dataclass(frozen=True, slots=True)
class _Wide:
    """An encoding of two bytes and more a letter: the codecs to ask in turn, and what makes one letter."""

    codecs: tuple[str, ...]
    letters: re.Pattern[bytes]
    single: tuple[tuple[bytes, str], ...] = ()


_PAIR = re.compile(rb"[\x00-\x7f]+|[\x81-\xfe][\x40-\xfe]|[\x80-\xff]")
_GB = re.compile(rb"[\x00-\x7f]+|[\x81-\xfe][0-9][\x81-\xfe][0-9]|[\x81-\xfe][\x40-\xfe]|[\x80-\xff]")
_JAPANESE = _Wide(
    ("cp932", "shift_jis_2004"),
    re.compile(rb"[\x00-\x7f]+|[\x81-\x9f\xe0-\xfc][\x40-\xfc]|[\x80-\xff]"),
)
_CHINESE = _Wide(("gb18030",), _GB, ((b"\x80", "€"),))
_BIG5 = _Wide(("big5hkscs", "cp950"), _PAIR)
_BIG5_SIGNS = _Wide(("cp950", "big5hkscs"), _PAIR)
WIDE = {
    "shift_jis": _JAPANESE,
    "gbk": _CHINESE,
    "gb18030": _CHINESE,
    "euc-kr": _Wide(("cp949",), _PAIR),
}


def read(raw: bytes, name: str) -> str:
    """Read bytes in an encoding of the standard, or in another one that Python knows; LookupError for none."""
    if name in WIDE:
        return _wide(raw, WIDE[name])
    if name == "euc-jp":
        return "".join(_euc_jp(token) for token in EUC_JP.findall(raw))
    if name == "big5":
        # The first two rows hold signs, which are the vendor's; Hong Kong's letters are in the others.
        runs = BIG5.findall(raw)
        return "".join(_wide(run, _BIG5_SIGNS if run[0] in b"\xa1\xa2" else _BIG5) for run in runs)
    if name == "iso-2022-jp":
        return _iso_2022_jp(raw)
    if name.startswith("utf-"):
        return raw.decode(name, "replace")
    table = _table(name)
    return codecs.charmap_decode(raw, "replace", table)[0] if table else raw.decode(name, "replace")


@cache
def _table(name: str) -> str:
    """What each byte is in an encoding of one byte a letter; empty for another encoding."""
    codec = CODECS.get(name, name)
    letters = list(bytes(range(256)).decode(codec, "replace"))
    if len(letters) != 256:
        return ""
    # Where a vendor left a hole, browsers read a control character.
    letters = [
        chr(byte) if letter == LOST and 0x80 <= byte < 0xA0 else letter for byte, letter in enumerate(letters)
    ]
    for byte, letter in OTHER_LETTERS.get(name, {}).items():
        letters[byte] = letter
    return "".join(letters)


def _wide(raw: bytes, wide: _Wide) -> str:
    try:
        return raw.decode(wide.codecs[0])
    except UnicodeDecodeError:
        return "".join(_letter(token, wide) for token in wide.letters.findall(raw))


@lru_cache(maxsize=20_000)
def _letter(token: bytes, wide: _Wide) -> str:
    for codec in wide.codecs:
        try:
            return token.decode(codec)
        except UnicodeDecodeError:
            continue
    whole = dict(wide.single).get(token)
    if whole is not None or len(token) == 1:
        return whole or LOST
    # The second byte of a broken pair may be the sign that opens a tag.
    return LOST + (chr(token[1]) if token[1] < 0x80 else "")


def _euc_jp(token: bytes) -> str:
    first = token[0]
    if first < 0x80:
        return token.decode("ascii")
    if first == 0x8E:
        return token[1::2].decode("cp932", "replace")
    if first == 0x8F:
        return token.decode("euc_jp", "replace")
    return _jis(token) if len(token) > 1 else LOST


@cache
def _shift_jis(high: int, low: int) -> bytes:
    """The pair of EUC-JP as a pair of Shift_JIS, whose Python codec has the vendors' rows."""
    row, cell = high - 0xA0, low - 0xA0
    lead = (row - 1) // 2 + (0x81 if row <= 62 else 0xC1)
    trail = cell + (0x9E if row % 2 == 0 else 0x40 if cell >= 64 else 0x3F)
    return bytes([lead, trail])


def _jis(pairs: bytes) -> str:
    whole = b"".join(_shift_jis(high, low) for high, low in zip(pairs[::2], pairs[1::2], strict=True))
    return _wide(whole, _JAPANESE)


def _iso_2022_jp(raw: bytes) -> str:
    marks = [(0, 0, b"(B"), *((found.start(), found.end(), found[1]) for found in ESCAPE.finditer(raw))]
    marks.append((len(raw), len(raw), b""))
    return "".join(_run(raw[end:until], mode) for (_, end, mode), (until, _, _) in pairwise(marks))


def _run(piece: bytes, mode: bytes) -> str:
    """The letters between two escapes."""
    if mode in {b"(B", b"(H"}:
        return piece.decode("ascii", "replace")
    if mode == b"(J":
        return piece.decode("ascii", "replace").replace("\\", "¥").replace("~", "‾")
    if mode == b"(I":
        return bytes(byte | 0x80 if 0x21 <= byte < 0x60 else byte for byte in piece).decode(
            "cp932", "replace"
        )
    if mode in PAIRS:
        return "".join(
            _jis(token.translate(HIGH))
            if len(token) > 1 and 0x20 < token[0] < 0x7F
            else token.decode("ascii", "replace")
            for token in JIS.findall(piece)
        )
    return (b"\x1b" + mode + piece).decode(OTHER_MODES.get(mode, "iso2022_jp_2"), "replace")
