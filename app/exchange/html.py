"""A note or an article comes in, the bytes of one web page that needs nothing else go out."""

from __future__ import annotations

import re
from html import escape

from app.domain.mark import Mark
from app.exchange.material import ArticleFile, NoteFile
from app.exchange.page import body

_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8}){0,4}")
_WEB = re.compile(r"https?://[^\s]+", re.IGNORECASE)
_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
_STYLE = (
    "body{max-width:42rem;margin:2rem auto;padding:0 1rem;font:1.06rem/1.55 Georgia,serif;"
    "color:rgb(30,30,30);background:white}"
    "h1,h2,h3{line-height:1.25}img{max-width:100%;height:auto}"
    "table{border-collapse:collapse}th,td{border:1px solid silver;padding:.2rem .5rem;text-align:left}"
    "blockquote{margin-left:0;padding-left:1rem;border-left:3px solid silver}"
    "pre{overflow-x:auto}figure{margin:1.5rem 0}figcaption,.line{color:dimgray;font-size:.9rem}"
    ".standfirst{font-weight:bold}mark{background:khaki}"
)


def page_of(title: str, inner: str, language: str = "", style: str = "") -> bytes:
    """A whole page around clean HTML, with more `style` than every page has."""
    tag = f' lang="{language}"' if _LANGUAGE.fullmatch(language) else ""
    return (
        f'<!DOCTYPE html>\n<html{tag}>\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_words(title)}</title>\n<style>{_STYLE}{style}</style>\n</head>\n<body>\n{inner}\n</body>\n</html>\n"
    ).encode("utf-8", "replace")


def _words(text: str) -> str:
    return escape(text, quote=False)


def note_html(file: NoteFile) -> bytes:
    """The note as a page."""
    return page_of(file.note.title or "Note", file.html_body.strip())


def article_html(file: ArticleFile) -> bytes:
    """The article as a page: head, text with marks and pictures in place, and the list of marks."""
    article = file.article
    parts = [f"<h1>{_words(file.title)}</h1>"]
    if file.standfirst.strip():
        parts.append(f'<p class="standfirst">{_words(file.standfirst)}</p>')
    if file.byline:
        parts.append(f'<p class="line">{_words(file.byline)}</p>')
    if _WEB.fullmatch(article.url):
        parts.append(f'<p class="line"><a href="{escape(article.url)}">{_words(article.url)}</a></p>')
    parts.append(f"<article>\n{body(file.blocks, file.marks_in_place, file.pictures)}\n</article>")
    if file.marks:
        items = "\n".join(_mark(file, mark) for mark in file.ordered_marks)
        parts.append(f"<h2>Marks</h2>\n<ul>\n{items}\n</ul>")
    return page_of(file.title or "Article", "\n".join(parts), article.language)


def _mark(file: ArticleFile, mark: Mark) -> str:
    said = ", ".join(file.speakers(mark))
    words = f"<strong>{_words(mark.kind.value.capitalize())}</strong>: “{_words(mark.anchor.exact)}”"
    words += f" — {_words(said)}" if said else ""
    comment = "<br>".join(_words(line) for line in mark.comment.splitlines())
    return f"<li>{words}{f'<br>{comment}' if comment else ''}</li>"
