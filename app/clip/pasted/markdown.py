"""A paragraph with Markdown in it comes in, its words as HTML go out; and whether a text is written in it at all."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from app.clip.clean import clean_html

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

HEADING = re.compile(r"^(#{1,6})\s+(\S.*?)\s*#*$")
FENCE = re.compile(r"^\s*(?:```|~~~)")
# One of these is enough: nobody writes them by chance.
SIGNS = re.compile(
    r"^#{1,6} [^\s#\d]|\[[^\]\n]{1,300}\]\((?:https?://|mailto:)[^)\s]+\)|(?<![*\w])\*\*[^\s*][^*\n]*\*\*(?![*\w])|^```",
    re.MULTILINE,
)


def is_markdown(text: str) -> bool:
    """Tell whether a text is written in Markdown."""
    return bool(SIGNS.search(text))


def inline(text: str) -> str:
    """The emphasis, links and code of one paragraph as HTML."""
    return clean_html(_parser().renderInline(text), "")


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False}).enable("strikethrough")
