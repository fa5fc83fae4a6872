"""How many changed pages in; what came of each, counted, out: `python -m tests.soak.pages --runs 5000`."""

from __future__ import annotations

import argparse
import re
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import fields
from datetime import UTC, datetime
from random import Random
from types import FrameType

from app.clip import wire
from app.clip.clean import text_of
from app.clip.extract import extract
from app.domain.article.extraction import Extraction
from app.domain.article.page import How, Page
from app.domain.errors import KnownError
from tests.soak.seeds import SEEDS

LONGEST_S = 10.0
READ, REFUSED = "read", "refused with a sentence"
FINE = frozenset({READ, REFUSED})
AT = datetime(2026, 3, 5, tzinfo=UTC)
HOWS = {"text/plain": How.PASTE, "multipart/related": How.FILE}
TAG = re.compile(rb"<[^<>]{1,400}>")
VALUE = re.compile(rb"=\s*(\"[^\"]*\"|'[^']*'|[^\s>]+)")
# What no text of ours may hold, wherever it came from.
UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

SIGNS = (
    b"&#x17;", b"&#0;", b"&#x0;", b"&#xFFFE;", b"&#xFFFF", b"&#xD800;", b"&#xDFFF;", b"&#27 ", b"&#12;", b"&#x110000;", b"&#99999999999;",
    b"&#x80;", b"&#x202e;", b"\\u0000", b"\\ud83d", b"\\u0017", b"\x00", b"\x0b", b"\x0c", b"\x1b", b"\x7f", b"\x85", b"\xff", b"\xfe\xff",
    b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xc0\x80", b"\xef\xbf\xbe", b"\xe2\x80\xae", b"\xf0\x9f\x91", b"]]>", b"-->", b"<!--", b"<![CDATA[",
    b"<?xml", b"</script>", b"<script>", b"<plaintext>", b"<svg>", b"<math>", b"<template>", b"<select>", b"<frameset>", b"<textarea>",
    b"</body>", b"<body>", b"<html>", b"<p", b"<", b">", b'"', b"'", b"&", b"&amp;lt;", b"{", b"}", b"[", b"\\", b"%", b"\r", b"\n" * 50,
)  # fmt: skip
VALUES = (
    b"", b"http://[", b"//", b"///", b"javascript:alert(1)", b"data:,", b"data:image/png;base64,%%%", b"http://[::1", b"http://a]b/",
    b"https://\xff\xfe/", b"https://x:99999999/", b"https://\xe2\x84\x80/", b"?", b"#", b"\\\\a\\b", b"cid:", b"blob:x", b"-1", b"0", b"1e9",
    b"999999999999999999999999", b"\xd9\xa1", b"\xc2\xb2", b"NaN", b"9999-99-99", b"0000-00-00T25:61:61", b"2026-02-30T00:00:00+99:99",
    b"-0001-01-01", b"display:none", b"}{", b"url(", b"x" * 10_000, b"((((((((((", b"<p>", b"&#x17;", b"&#xD800;", b"\x00", b"utf-7", b"utf-32",
    b"en-\xff", b"a b c", b"100%", b"1x1", b"1w, 2x,,", b"iVBORw0KGgo=", b"hidden", b"open", b"paywall", b"NewsArticle",
)  # fmt: skip
NAMES = (
    b"p", b"div", b"table", b"tr", b"td", b"ul", b"ol", b"li", b"dl", b"dd", b"blockquote", b"figure", b"figcaption", b"pre", b"code", b"q",
    b"ruby", b"rt", b"sup", b"sub", b"del", b"ins", b"h1", b"h6", b"a", b"img", b"picture", b"source", b"noscript", b"template", b"object",
    b"select", b"option", b"button", b"label", b"form", b"svg", b"math", b"mfrac", b"details", b"summary", b"time", b"base", b"meta", b"head",
    b"title", b"body", b"html", b"article", b"header", b"nav", b"x:y", b"a-b", b"amp-img", b"font", b"center", b"br", b"hr", b"wbr", b"iframe",
)  # fmt: skip
ATTRIBUTES = (
    b"href", b"src", b"srcset", b"data-src", b"style", b"class", b"id", b"lang", b"dir", b"colspan", b"rowspan", b"start", b"value", b"type",
    b"width", b"datetime", b"content", b"property", b"itemprop", b"itemscope", b"hidden", b"role", b"aria-label", b"data-mathml", b"charset",
    b"shadowrootmode", b"x:y", b"on\xffload", b"=", b"alt", b"title", b"rel", b"name", b"media",
)  # fmt: skip
ENCODINGS = (
    "utf-8",
    "utf-16",
    "utf-16-be",
    "utf-32",
    "cp1252",
    "gb18030",
    "shift_jis",
    "iso2022_jp",
    "koi8-r",
    "utf-7",
)

Change = Callable[[Random, bytes], bytes]


def _span(chance: Random, data: bytes, longest: int = 400) -> tuple[int, int]:
    begin = chance.randrange(len(data) + 1)
    return begin, min(len(data), begin + chance.randrange(1, longest))


def _cut(chance: Random, data: bytes) -> bytes:
    begin, end = _span(chance, data)
    return data[:begin] + data[end:]


def _end(chance: Random, data: bytes) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _double(chance: Random, data: bytes) -> bytes:
    begin, end = _span(chance, data)
    return data[:begin] + data[begin:end] * chance.choice([2, 3, 30]) + data[end:]


def _noise(chance: Random, data: bytes) -> bytes:
    begin, end = _span(chance, data, 30)
    return data[:begin] + chance.randbytes(end - begin) + data[end:]


def _sign(chance: Random, data: bytes) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + chance.choice(SIGNS) * chance.choice([1, 1, 1, 40]) + data[at:]


def _value(chance: Random, data: bytes) -> bytes:
    """Another value for an attribute."""
    found = list(VALUE.finditer(data))
    if not found:
        return data
    one = chance.choice(found)
    return data[: one.start()] + b'="' + chance.choice(VALUES) + b'"' + data[one.end() :]


def _attribute(chance: Random, data: bytes) -> bytes:
    """One attribute more."""
    found = list(TAG.finditer(data))
    if not found:
        return data
    at = chance.choice(found).end() - 1
    return data[:at] + b" " + chance.choice(ATTRIBUTES) + b'="' + chance.choice(VALUES) + b'"' + data[at:]


def _rename(chance: Random, data: bytes) -> bytes:
    """Another name for a kind of element, or for one tag."""
    found = list(TAG.finditer(data))
    if not found:
        return data
    name = re.sub(rb"\W.*", b"", chance.choice(found)[0].lstrip(b"</"), flags=re.DOTALL)
    count = chance.choice([0, 0, 1])
    return re.sub(rb"(?i)(</?)" + re.escape(name) + rb"\b", rb"\1" + chance.choice(NAMES), data, count=count)


def _swap(chance: Random, data: bytes) -> bytes:
    """Two tags in each other's place."""
    found = list(TAG.finditer(data))
    if len(found) < 2:
        return data
    one, other = sorted(chance.sample(found, 2), key=lambda tag: tag.start())
    return data[: one.start()] + other[0] + data[one.end() : other.start()] + one[0] + data[other.end() :]


def _drop(chance: Random, data: bytes) -> bytes:
    """Tags gone: one, or most of the closing ones."""
    if chance.random() < 0.3:
        return re.sub(rb"</\w+>", lambda tag: b"" if chance.random() < 0.7 else tag[0], data)
    found = list(TAG.finditer(data))
    if not found:
        return data
    one = chance.choice(found)
    return data[: one.start()] + data[one.end() :]


def _nest(chance: Random, data: bytes) -> bytes:
    """Something within itself, over and over, round a part of the page."""
    found = list(TAG.finditer(data))
    at = chance.choice(found).start() if found else 0
    tag = b"<" + chance.choice(NAMES) + b">"
    return data[:at] + tag * chance.choice([5, 60, 300, 3000]) + data[at:]


def _many(chance: Random, data: bytes) -> bytes:
    """An empty element, over and over."""
    found = list(TAG.finditer(data))
    at = chance.choice(found).start() if found else 0
    name = chance.choice(NAMES)
    return data[:at] + (b"<" + name + b">a</" + name + b">") * chance.choice([3, 50, 1000]) + data[at:]


def _encode(chance: Random, data: bytes) -> bytes:
    """The same letters in another encoding, or taken for one."""
    text = data.decode(chance.choice(["utf-8", "cp1252"]), "replace")
    return text.encode(chance.choice(ENCODINGS), "replace")


CHANGES: tuple[Change, ...] = (
    _cut, _end, _double, _noise, _sign, _sign, _sign, _value, _value, _value, _attribute, _attribute, _rename, _rename, _swap, _drop,
    _nest, _many, _encode,
)  # fmt: skip


def changed(seed: int) -> Page:
    """The page that a number stands for: a seed page, changed once or up to a dozen times."""
    chance = Random(seed)
    _name, data, content_type = SEEDS[seed % len(SEEDS)]
    for _ in range(chance.choice([1, 1, 2, 3, 6, 12])):
        data = chance.choice(CHANGES)(chance, data)
    url = chance.choice(["https://quay.example/news/ferry", "https://quay.example/?id=7#x", ""])
    if chance.random() < 0.1:
        content_type = chance.choice(
            [
                "",
                "text/html; charset=utf-16",
                "text/html; charset=x\xff",
                "text/plain",
                "application/xhtml+xml",
            ]
        )
    return Page(data, HOWS.get(content_type, How.FETCH), AT, url, url, content_type=content_type)


def outcome(page: Page) -> str:
    """What came of reading one page; a fault by its kind and place."""
    signal.signal(signal.SIGPROF, _too_long)
    signal.setitimer(signal.ITIMER_PROF, LONGEST_S)
    try:
        found = extract(page)
        return _unfit(found) or READ
    except KnownError:
        return REFUSED
    except TimeoutError:
        return f"took over {LONGEST_S:g} s"
    except Exception as error:
        frame = error.__traceback__
        while frame is not None and frame.tb_next is not None:
            frame = frame.tb_next
        place = f"{frame.tb_frame.f_code.co_filename.rpartition('/')[2]}:{frame.tb_lineno}" if frame else ""
        return f"{type(error).__name__} at {place}"
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _too_long(_number: int, _frame: FrameType | None) -> None:
    raise TimeoutError


def _unfit(found: Extraction) -> str:
    """What is wrong with what was read; empty for nothing."""
    if wire.unpack_extraction(wire.pack_extraction(found)) != found:
        return "not the same behind the pipe"
    for name, text in _texts(found):
        if UNFIT.search(text):
            return f"a sign that nothing can hold in {name}"
    for block in found.blocks:
        if "".join(text_of(block.html).split()) != "".join(block.text.split()):
            return "text and HTML of a block do not agree"
    return ""


def _texts(found: Extraction) -> Iterator[tuple[str, str]]:
    for one in fields(found):
        value = getattr(found, one.name)
        for text in value if isinstance(value, tuple) else (value,):
            if isinstance(text, str):
                yield one.name, text
    for block in found.blocks:
        yield "blocks", block.html
        yield "blocks", block.text


def soak(runs: int, begin: int = 0) -> tuple[Counter[str], dict[str, int]]:
    """How often each outcome came, and the first page it came of."""
    found: Counter[str] = Counter()
    first: dict[str, int] = {}
    for seed in range(begin, begin + runs):
        words = outcome(changed(seed))
        found[words] += 1
        first.setdefault(words, seed)
    return found, first


def main() -> int:
    """Print the table; 1 where any page ended in a fault of ours."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5000)
    parser.add_argument("--begin", type=int, default=0)
    options = parser.parse_args()
    started = time.monotonic()
    found, first = soak(options.runs, options.begin)
    for words, count in found.most_common():
        sys.stdout.write(f"{count:6}  {words}{'' if words in FINE else f'  (page {first[words]})'}\n")
    sys.stdout.write(f"{options.runs} changed pages in {time.monotonic() - started:.0f} s\n")
    return 0 if set(found) <= FINE else 1


if __name__ == "__main__":
    raise SystemExit(main())
