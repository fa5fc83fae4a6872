"""The table of formats: what can leave the library, under which name, and what writes it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.domain.codes.message import N_
from app.domain.nouns import Noun
from app.exchange.difference import comparison_html, comparison_markdown
from app.exchange.html import article_html, note_html
from app.exchange.json_file import article_json
from app.exchange.markdown import article_markdown, note_markdown
from app.exchange.material import ArticleFile, ComparisonFile, NoteFile
from app.exchange.text import article_text

__all__ = ["FORMATS", "ArticleFile", "ComparisonFile", "Format", "NoteFile"]


@dataclass(frozen=True, slots=True)
class Format:
    """One format; `write` takes a `NoteFile`, an `ArticleFile` or a `ComparisonFile`, as `noun` says."""

    name: str
    label: str
    suffix: str
    media_type: str
    noun: Noun
    write: Callable[..., bytes]


FORMATS: tuple[Format, ...] = (
    Format("md", N_("Markdown"), ".md", "text/markdown", Noun.NOTE, note_markdown),
    Format("html", N_("Web page"), ".html", "text/html", Noun.NOTE, note_html),
    Format("md", N_("Markdown"), ".md", "text/markdown", Noun.ARTICLE, article_markdown),
    Format("html", N_("Web page"), ".html", "text/html", Noun.ARTICLE, article_html),
    Format("json", "JSON", ".json", "application/json", Noun.ARTICLE, article_json),
    Format("txt", N_("Plain text"), ".txt", "text/plain", Noun.ARTICLE, article_text),
    Format("html", N_("Web page"), ".html", "text/html", Noun.VERSION, comparison_html),
    Format("md", N_("Markdown"), ".md", "text/markdown", Noun.VERSION, comparison_markdown),
)
