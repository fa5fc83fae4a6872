"""MHTML: the page in the file, its letters, and the pictures in its other parts."""

from __future__ import annotations

import base64
from datetime import UTC, datetime

import pytest

from app.clip.extract import extract
from app.clip.reading.mhtml import page_of_mhtml
from app.domain.article.extraction import Extraction
from app.domain.article.page import How, Page
from tests.clip.page.test_pictures import WALL, WORDS

FILE = """From: <Saved by a browser>
Snapshot-Content-Location: https://news.example/a/story
Content-Type: multipart/related; type="text/html"; boundary="----edge"

------edge
Content-Type: text/html; charset="windows-1252"
Content-Transfer-Encoding: quoted-printable
Content-Location: https://news.example/a/story

<!doctype html><html><head><title>The wall</title></head><body><article><h1>The wall</h1><p>Caf=E9 =93Quay=94: {words}</p>{figure}<p>{words} Again.</p></article>
------edge
Content-Type: image/png
Content-Transfer-Encoding: base64
{place}

{picture}
------edge--
"""

PLACES = [
    ("absolute", "Content-Location: https://news.example/a/w.png", "https://news.example/a/w.png"),
    ("relative in the page", "Content-Location: https://news.example/a/w.png", "w.png"),
    ("relative in the part", "Content-Location: w.png", "https://news.example/a/w.png"),
    ("relative in both", "Content-Location: files/w.png", "files/w.png"),
    ("from the root", "Content-Location: https://news.example/w.png", "/w.png"),
    ("with a question", "Content-Location: https://news.example/a/w?x=1&y=2", "w?x=1&amp;y=2"),
    ("by its name", "Content-ID: <w1@news.example>", "cid:w1@news.example"),
    ("by its name, escaped", "Content-ID: <w1@news.example>", "cid:w1%40news.example"),
    ("of a file of Windows", "Content-Location: file:///C:/a/w.png", "file:///C:/a/w.png"),
]


def read(place: str, figure: str) -> Extraction:
    picture = base64.encodebytes(WALL).decode().strip()
    text = FILE.format(words=WORDS, figure=figure.replace("=", "=3D"), place=place, picture=picture)
    raw = text.replace("\n", "\r\n").encode("ascii")
    return extract(
        Page(
            raw,
            How.FILE,
            datetime(2026, 1, 2, tzinfo=UTC),
            content_type="multipart/related",
            url="https://news.example/a/story",
        )
    )


@pytest.mark.parametrize(("place", "src"), [row[1:] for row in PLACES], ids=[row[0] for row in PLACES])
def test_the_pictures_in_the_file_come_with_the_article(place: str, src: str) -> None:
    found = read(place, f'<figure><img src="{src}" alt="w"></figure>')
    assert [one.raw for one in found.inline] == [WALL]
    assert found.pictures == (found.inline[0].src,)
    assert "Café “Quay”: The harbour" in found.text


def test_of_a_set_that_is_taken_which_the_file_holds() -> None:
    figure = '<figure><img src="x.png" srcset="big.png 1600w, w.png 600w" alt="w"></figure>'
    assert [one.raw for one in read("Content-Location: https://news.example/a/w.png", figure).inline] == [
        WALL
    ]


def test_what_the_file_does_not_hold_keeps_its_address_on_the_web() -> None:
    found = read("Content-Location: https://news.example/a/w.png", '<figure><img src="other.png"></figure>')
    assert (found.pictures, found.inline) == (("https://news.example/a/other.png",), ())


def test_a_page_deeper_inside_an_mhtml_file_is_found() -> None:
    page = page_of_mhtml(
        b"Content-Type: multipart/related; boundary=a\n\n--a\nContent-Type: multipart/alternative; boundary=b\n\n"
        b"--b\nContent-Type: text/plain\n\nplain\n--b\nContent-Type: text/html\n"
        b"Content-Transfer-Encoding: base64\nContent-Location: cid:1\n\nPHA+b25lPC9w\nPg==\n--b--\n--a--\n"
    )
    assert page is not None
    assert (page.raw, page.content_type, page.url) == (b"<p>one</p>", "text/html", "cid:1")
