"""A piece of a page comes in, the text that its reader reads goes out."""

from __future__ import annotations

import lxml.html

from app.clip.clean import clean_html, text_of
from app.clip.page.blocks import strip_silent
from app.clip.page.tree import parse
from app.clip.seen.reading import as_seen


def html_of(inner: str, head: str = "", language: str = "en") -> str:
    tree = parse(f"<html lang={language}><head>{head}</head><body>{inner}</body></html>")
    assert tree is not None
    as_seen(tree, language)
    body = tree.find("body")
    strip_silent(body)
    return clean_html(lxml.html.tostring(body, encoding="unicode"), "https://paper.example/")


def read(inner: str, head: str = "", language: str = "en") -> str:
    return text_of(html_of(inner, head, language))
