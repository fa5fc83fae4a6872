"""The Markdown of a note comes in, Markdown or HTML that can leave the library goes out."""

from __future__ import annotations

from collections.abc import Callable

from app.domain.note import Target
from app.notes.escape import escape_words
from app.notes.links import replace
from app.notes.markdown import Renderer

Address = Callable[[Target], str]


def ordinary(text: str, address: Address) -> str:
    """Make links into the library links to the web, or plain words where `address` knows none."""

    def write(target: Target, label: str) -> str:
        words = label or escape_words(str(target.kind))
        web = address(target)
        return f"[{words}](<{_safe(web)}>)" if web else words

    return replace(text, write)


def rich_text(text: str, address: Address) -> str:
    """The note as HTML for the clipboard: ordinary links, task boxes as plain signs."""
    return Renderer(live=False).html(ordinary(text, address))


def _safe(address: str) -> str:
    """An address that cannot end its angle brackets."""
    signs: dict[str, str | int | None] = {"<": "%3C", ">": "%3E", "\\": "%5C", "\n": "", "\r": ""}
    return address.translate(str.maketrans(signs))
