"""Pictures lost: wherever a page has a picture, the article has it, once, as large as is sensible, with its words."""

from __future__ import annotations

import base64
import hashlib
import re
import struct
import zlib
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.clip.extract import extract
from app.clip.media import picture_size
from app.clip.page.addresses import parsed_set
from app.domain.article.extraction import Extraction
from app.domain.article.page import How, Page

BASE = "https://post.example.org/a/"
WORDS = (
    "The harbour office said the work would go on through the winter, and that the ferry would run every day "
    "except in storms, as it has done for years."
)


def png(width: int, height: int, colour: int = 0) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = zlib.compress(b"".join(b"\x00" + bytes([colour]) * width for _ in range(height)))
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


WALL = png(100, 80)
NAME = f"blob:{hashlib.sha256(WALL).hexdigest()}"
DATA = f"data:image/png;base64,{base64.b64encode(WALL).decode()}"
DOT = "data:image/gif;base64,R0lGODlhAQABAAAAACw="
BLUR = f"data:image/png;base64,{base64.b64encode(png(20, 13)).decode()}"


def read(body: str, base: str = BASE) -> Extraction:
    side = f'<base href="{base}">' if base else ""
    html = f"<!DOCTYPE html><html><head><title>The wall</title>{side}</head><body><article><h1>The wall</h1><p>{WORDS}</p>{body}<p>{WORDS[::-1]}</p></article></body></html>"
    return extract(Page(html.encode(), How.FILE, datetime(2026, 1, 2, tzinfo=UTC), content_type="text/html"))


def shown(found: Extraction) -> list[tuple[str, str]]:
    """Address and words of each picture, the address from the page's folder."""
    pictures = re.findall(r"<img ([^>]*)>", found.html)
    values = [dict(re.findall(r'(\w+)="([^"]*)"', one)) for one in pictures]
    return [(one["src"].removeprefix(BASE), one.get("alt", "")) for one in values]


FIGURES = [
    ("as it stands", '<img src="w.jpg" alt="w">', "w.jpg"),
    ("an AMP picture", '<amp-img src="w.jpg" width=800 height=500 alt="w"></amp-img>', "w.jpg"),
    ("one that nobody closed", '<amp-img src="w.jpg" width=800 alt="w" />', "w.jpg"),
    ("a moving AMP picture", '<amp-anim src="w.gif" width=800 height=500 alt="w"><amp-img placeholder src="still.jpg" width=800 height=500></amp-img></amp-anim>', "w.gif"),
    ("AMP with its own stand-in", '<amp-img srcset="w.jpg 800w" width=800 height=500 alt="w"><noscript><img src="w.jpg" alt="w"></noscript></amp-img>', "w.jpg"),
    ("loaded later", '<img data-lazyload="w.jpg" alt="w">', "w.jpg"),
    ("loaded later and hidden until then", '<img data-cfsrc="w.jpg" style="display:none" alt="w">', "w.jpg"),
    ("loaded later by a cache", '<img src="data:image/gif;base64,R0" data-litespeed-src="w.jpg" alt="w">', "w.jpg"),
    ("loaded later, another way", '<img data-lazy="w.jpg" alt="w">', "w.jpg"),
    ("loaded later, a set", '<img data-srcset="w.jpg 1x" alt="w">', "w.jpg"),
    ("loaded later, in place of a blurred one", '<img src="tiny.jpg" data-src="w.jpg" alt="w">', "w.jpg"),
    ("loaded later, by a name of the site's own", '<img data-post-photo="w.jpg?q=1" alt="w">', "w.jpg?q=1"),
    ("a background that is loaded later", '<div class="box" data-bg="w.jpg" aria-label="w"></div>', "w.jpg"),
    ("a background", '<div style="background-image: url(\'w.jpg\')" title="w"></div>', "w.jpg"),
    ("a set of backgrounds", '<div style="background-image: image-set(&quot;s.jpg&quot; 1x, &quot;w.jpg&quot; 2x)" title="w"></div>', "w.jpg"),
    ("an object", '<object data="w.jpg" type="image/jpeg">w</object>', "w.jpg"),
    ("the first picture of a film", '<video poster="w.jpg" title="w"><source src="f.mp4"></video>', "w.jpg"),
    ("without scripts", '<img class="lazy" alt="w"><noscript><img src="w.jpg" alt="w"></noscript>', "w.jpg"),
    ("without scripts, beside a dot", f'<img src="{DOT}" alt="w"><noscript><img src="w.jpg"></noscript>', "w.jpg"),
    ("without scripts, beside a blurred one", f'<img src="{BLUR}" alt="w"><noscript><img src="w.jpg"></noscript>', "w.jpg"),
    ("without scripts, before it", '<noscript><img src="w.jpg" alt="w"></noscript><img data-sizes="auto" alt="w">', "w.jpg"),
    ("without scripts, alone", '<noscript><img src="w.jpg" alt="w"></noscript>', "w.jpg"),
    ("without scripts, in a box", '<span class="b"><img class="lazy"></span><noscript><img src="w.jpg" alt="w"></noscript>', "w.jpg"),
    ("without scripts and loaded later: once", '<img data-src="w.jpg" alt="w"><noscript><img src="w.jpg" alt="w"></noscript>', "w.jpg"),
    ("densities", '<img srcset="w1.jpg 1x,w2.jpg 2x" alt="w">', "w2.jpg"),
    ("widths without spaces", f'<picture><source srcset="w320.jpg 320w,w960.jpg 960w"><img alt="w" src="{DOT}"></picture>', "w960.jpg"),
    ("a set whose picture a parser put into its source", '<picture><source type="image/webp" srcset="w.webp 900w"><source srcset="w.jpg 800w"><img alt="w"></picture>', "w.webp"),
    ("a picture without an img", '<picture title="w"><source srcset="w.jpg"></picture>', "w.jpg"),
    ("a set beside a small picture", '<img src="s.jpg" srcset="s.jpg 300w, w.jpg 1200w" alt="w">', "w.jpg"),
    ("not larger than is sensible", '<img srcset="s.jpg 300w, w.jpg 1600w, x.jpg 6000w" alt="w">', "w.jpg"),
    ("if all are large, the least", '<img srcset="w.jpg 2400w, x.jpg 6000w" alt="w">', "w.jpg"),
    ("for wide windows", '<picture><source media="(max-width: 600px)" srcset="s.jpg"><source media="(min-width: 1200px)" srcset="w.jpg"><img alt="w"></picture>', "w.jpg"),
    ("in a form that can be kept", '<picture><source type="image/svg+xml" srcset="x.svg 900w"><source srcset="w.png 800w"><img alt="w"></picture>', "w.png"),
    ("commas in an address", '<img srcset="w,c_fill,h_2.jpg 2x, w,c_fill.jpg 1x" alt="w">', "w,c_fill,h_2.jpg"),
    ("of the page itself", f'<img src="{DATA}" alt="w">', NAME),
    ("of the page itself, in capitals", f'<img src="{DATA.replace("data:image/png;base64", "DATA:IMAGE/PNG;BASE64")}" alt="w">', NAME),
    ("of the page itself, broken into lines", f'<img src="{DATA[:50]}\n  {DATA[50:]}" alt="w">', NAME),
    ("of the page itself, escaped", f'<img src="{DATA.replace("=", "%3D").replace("+", "%2B")}" alt="w">', NAME),
    ("of the page itself, wrongly named", f'<img src="{DATA.replace("image/png", "image/jpg")}" alt="w">', NAME),
    ("of the page itself, in a set", f'<img srcset="{DATA} 1x" alt="w">', NAME),
    ("of the page itself, later", f'<img data-src="{DATA}" alt="w">', NAME),
    ("of the page itself, while another is to come", f'<img src="{DATA}" data-src="w.jpg" alt="w">', "w.jpg"),
]  # fmt: skip


@pytest.mark.parametrize(("inner", "expected"), [row[1:] for row in FIGURES], ids=[row[0] for row in FIGURES])
def test_the_picture_of_a_figure_is_kept_once(inner: str, expected: str) -> None:
    found = read(f"<figure>{inner}<figcaption>The wall at noon</figcaption></figure>")
    assert [address for address, _ in shown(found)] == [expected]
    assert found.pictures == (expected if expected.startswith("blob:") else BASE + expected,)
    assert "The wall at noon" in "".join(block.text for block in found.blocks)


@pytest.mark.parametrize(
    ("inner", "expected"), [row[1:] for row in FIGURES[:20]], ids=[row[0] for row in FIGURES[:20]]
)
def test_the_words_of_a_picture_stay_with_it(inner: str, expected: str) -> None:
    words = [alt for _, alt in shown(read(f"<figure>{inner}</figure>"))]
    assert words == ["w"] or "alt=" not in inner


NONE = [
    ("a dot", f'<img src="{DOT}">'),
    ("a blurred stand-in", f'<img src="{BLUR}">'),
    ("a drawing that could hold a script", "<img src=\"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='300' height='300'/%3E\">"),
    ("what only says it is a picture", f'<img src="data:image/png;base64,{base64.b64encode(b"<script>" * 40).decode()}">'),
    ("a broken address", '<img src="data:image/png;base64,!!!">'),
    ("one of the library's own names", f'<img src="{NAME}">'),
    ("a counter of readers", '<noscript><img src="https://count.example/p?c1=2&amp;c2=6035"></noscript>'),
    ("a hidden counter", '<noscript><img src="https://count.example/p.jpg" style="display:none"></noscript>'),
    ("a small counter", '<noscript><img src="https://count.example/p.jpg" height="1" width="1" alt="x"></noscript>'),
]  # fmt: skip


@pytest.mark.parametrize("inner", [row[1] for row in NONE], ids=[row[0] for row in NONE])
def test_what_is_no_picture_of_the_article_does_not_pass_for_one(inner: str) -> None:
    found = read(f"<p>{inner} A line beside it that has some words.</p>")
    assert (found.pictures, found.inline, "<img" in found.html) == ((), (), False)


def test_a_picture_within_the_page_comes_with_its_bytes_and_is_named_by_their_hash() -> None:
    figure = f'<figure><img src="{DATA}" alt="The wall"><figcaption>At noon</figcaption></figure>'
    found = read(figure + f"<p>{WORDS} Again.</p>" + figure.replace("noon", "night"))
    assert [(one.src, one.raw, one.media_type) for one in found.inline] == [(NAME, WALL, "image/png")]
    assert found.pictures == (NAME,)
    assert "base64" not in found.html


def test_a_saved_page_has_its_own_copy_rather_than_one_on_the_web() -> None:
    inner = '<img src="./The Wall – Post, 3_files/w (1).jpg" srcset="https://post.example.org/w.jpg 1200w" alt="w">'
    assert read(f"<figure>{inner}</figure>", base="").pictures == (
        "./The%20Wall%20%E2%80%93%20Post,%203_files/w%20(1).jpg",
    )


SETS = [
    ("a.jpg", [("a.jpg", 1.0, "x")]),
    ("a.jpg, b.jpg 2x", [("a.jpg", 1.0, "x"), ("b.jpg", 2.0, "x")]),
    ("a.jpg 1x,b.jpg 2x", [("a.jpg", 1.0, "x"), ("b.jpg", 2.0, "x")]),
    ("a,b.jpg 300w 200h , c.jpg 600w", [("a,b.jpg", 300.0, "w"), ("c.jpg", 600.0, "w")]),
    (",a.jpg,, b.jpg", [("a.jpg", 1.0, "x"), ("b.jpg", 1.0, "x")]),
    ("a.jpg 1.5x", [("a.jpg", 1.5, "x")]),
    ("a.jpg (1x, 2x) 3x, b.jpg", [("a.jpg", 3.0, "x"), ("b.jpg", 1.0, "x")]),
    ("a.jpg wide, b.jpg 2x", [("b.jpg", 2.0, "x")]),
    ("a.jpg\n\t300w,\nb.jpg 600w", [("a.jpg", 300.0, "w"), ("b.jpg", 600.0, "w")]),
    (
        "data:image/gif;base64,AA== 1x, b.jpg 2x",
        [("data:image/gif;base64,AA==", 1.0, "x"), ("b.jpg", 2.0, "x")],
    ),
    ("", []),
    (" , ", []),
]


@pytest.mark.parametrize(("text", "expected"), SETS, ids=[row[0] or "-" for row in SETS])
def test_a_set_is_cut_as_the_standard_cuts_it(text: str, expected: list[tuple[str, float, str]]) -> None:
    assert list(parsed_set(text)) == expected


@given(st.text(alphabet="a,.() \n12xw", max_size=40))
def test_any_set_is_cut_into_addresses_without_white_space(text: str) -> None:
    assert all(address and not re.search(r"\s", address) for address, _, _ in parsed_set(text))


SIZES = [
    ("png", png(300, 200), (300, 200)),
    ("gif", b"GIF89a\x01\x00\x02\x00", (1, 2)),
    ("jpeg", b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc2\x00\x0b\x08\x00\x50\x00\x64\x01", (100, 80)),
    ("webp", b"RIFF\0\0\0\0WEBPVP8 \0\0\0\0\0\0\0\x9d\x01\x2a\x64\x00\x50\x00", (100, 80)),
    ("webp without loss", b"RIFF\0\0\0\0WEBPVP8L\0\0\0\0\x2f\x63\xc0\x13\x00" + bytes(8), (100, 80)),
    ("webp with more", b"RIFF\0\0\0\0WEBPVP8X\0\0\0\0\0\0\0\0\x63\0\0\x4f\0\0", (100, 80)),
    ("cut off", b"\xff\xd8\xff\xe0\x00", None),
    ("avif", b"\0\0\0\x1cftypavif", None),
]


@pytest.mark.parametrize(("raw", "size"), [row[1:] for row in SIZES], ids=[row[0] for row in SIZES])
def test_the_size_of_a_picture_is_read_from_its_first_bytes(raw: bytes, size: tuple[int, int] | None) -> None:
    assert picture_size(raw) == size
