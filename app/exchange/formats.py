"""The table of formats: what can leave the library or come into it, under which name, and what writes and reads it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from app.domain.codes.message import N_, Message
from app.domain.codes.troubles import Trouble
from app.domain.errors import KnownError
from app.domain.nouns import Noun
from app.exchange.difference import comparison_html, comparison_markdown
from app.exchange.html import article_html, note_html
from app.exchange.incoming.bookmarks import is_bookmarks, read_bookmarks
from app.exchange.incoming.items import Incoming
from app.exchange.incoming.lists import is_instapaper, is_list, is_pocket, read_list
from app.exchange.incoming.pages import has_pages, read_pages
from app.exchange.incoming.places import Place
from app.exchange.incoming.vault import has_markdown, read_vault
from app.exchange.json_file import article_json
from app.exchange.library.files import is_library, read_library
from app.exchange.markdown import article_markdown, note_markdown
from app.exchange.material import ArticleFile, ComparisonFile, NoteFile
from app.exchange.text import article_text

__all__ = ["FORMATS", "ArticleFile", "ComparisonFile", "Format", "NoteFile"]


def _not_written(_file: object) -> bytes:
    raise KnownError(Trouble.FORMAT_NOT_WRITTEN)


@dataclass(frozen=True, slots=True)
class Format:
    """One format: what it is called (`label`, marked for the catalogs), the endings of its files, and how it is written or read.

    `write` takes a `NoteFile`, an `ArticleFile` or a `ComparisonFile`, as `noun` says. `read` gives what is in a place
    one by one, and `knows` tells whether a place is of this format: the first row that knows it is taken. `folder` says that
    the place may be a folder or a zip, `linked` that its files point at each other and must all be known first.
    """

    name: str
    label: str
    suffixes: tuple[str, ...]
    media_type: str
    noun: Noun
    write: Callable[..., bytes] = _not_written
    read: Callable[[Place], Iterator[Incoming]] | None = None
    knows: Callable[[Place], bool] = lambda _place: False
    folder: bool = False
    linked: bool = False

    @property
    def suffix(self) -> str:
        """The ending that a written file gets."""
        return self.suffixes[0]

    def found(self, place: Place) -> Iterator[Incoming]:
        """What a place holds; KnownError for a format that is only written."""
        if self.read is None:
            raise KnownError(Trouble.FORMAT_NOT_READ, format=Message(self.label))
        return self.read(place)


HTML, MARKDOWN, TABLE = "text/html", "text/markdown", "text/csv"
FORMATS: tuple[Format, ...] = (
    Format("md", N_("Markdown"), (".md",), MARKDOWN, Noun.NOTE, note_markdown),
    Format("html", N_("Web page"), (".html",), HTML, Noun.NOTE, note_html),
    Format("md", N_("Markdown"), (".md",), MARKDOWN, Noun.ARTICLE, article_markdown),
    Format("html", N_("Web page"), (".html",), HTML, Noun.ARTICLE, article_html),
    Format("json", "JSON", (".json",), "application/json", Noun.ARTICLE, article_json),
    Format("txt", N_("Plain text"), (".txt",), "text/plain", Noun.ARTICLE, article_text),
    Format("html", N_("Web page"), (".html",), HTML, Noun.VERSION, comparison_html),
    Format("md", N_("Markdown"), (".md",), MARKDOWN, Noun.VERSION, comparison_markdown),
    Format("clipdesk", N_("A library written as files"), (".zip",), "application/zip", Noun.LIBRARY, read=read_library, knows=is_library, folder=True),
    Format("bookmarks", N_("Bookmarks of a browser"), (".html", ".htm"), HTML, Noun.LIBRARY, read=read_bookmarks, knows=is_bookmarks),
    Format("pocket", N_("Pocket list"), (".csv", ".zip"), TABLE, Noun.LIBRARY, read=read_list, knows=is_pocket),
    Format("instapaper", N_("Instapaper list"), (".csv",), TABLE, Noun.LIBRARY, read=read_list, knows=is_instapaper),
    Format("csv", N_("Table of links"), (".csv", ".tsv"), TABLE, Noun.LIBRARY, read=read_list, knows=is_list),
    Format("markdown", N_("Markdown notes"), (".zip", ".md"), MARKDOWN, Noun.LIBRARY, read=read_vault, knows=has_markdown, folder=True, linked=True),
    Format("pages", N_("Saved pages"), (".zip", ".html", ".htm", ".mhtml", ".mht"), HTML, Noun.LIBRARY, read=read_pages, knows=has_pages, folder=True),
)  # fmt: skip
