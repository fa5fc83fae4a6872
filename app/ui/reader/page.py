"""An article and its version in; the HTML of the reading view, in the look of a theme, out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from app.ui import labels
from app.ui.breaks import breakable
from app.ui.qt_html import as_paragraphs, numbered

if TYPE_CHECKING:
    from app.domain.article import Article, Version
    from app.ui.theme import Theme

BODY = "\u2063body\u2063"  # invisible signs that say where the body begins; taken out of the document again
_IMG = re.compile(r'<img\b[^>]*?\bsrc="(blob:[0-9a-f]+)"[^>]*/?>')
_CAPTION = re.compile(r"(<table[^>]*>)\s*<caption[^>]*>(.*?)</caption>", re.DOTALL)
_EMPTY_IMG = re.compile(r'<img\b[^>]*\bsrc=""[^>]*/?>')
# The tildes round struck words are letters of the text; where a line goes through the words, they need not be seen.
_STRUCK = re.compile(r"<s>(\s*)~~")
_STRUCK_END = re.compile(r"~~(\s*)</s>")
_TILDES = '<span class="tildes">~~</span>'
RTL = ("ar", "he", "fa", "ur", "yi", "ps", "sd", "ug", "dv", "ckb")


@dataclass(frozen=True, slots=True)
class Look:
    """How the page is set: the theme, the families, the height of letters in pixels."""

    theme: Theme
    families: tuple[str, ...]
    size: int


def style(look: Look) -> str:
    """The style of the page. Every colour is a role of the theme."""
    theme, size = look.theme, look.size
    serif = ", ".join(f"'{family}'" for family in look.families)
    line = round(size * 1.55)
    return f"""
    body {{ font-family: {serif}; font-size: {size}px; color: {theme.ink}; }}
    p, li, dt, dd, blockquote, td, th, pre {{ line-height: {line}px; }}
    dt {{ font-weight: 600; }}
    p, ul, ol, dl, table, pre {{ margin-top: 0; margin-bottom: {round(size * 0.9)}px; }}
    .more {{ margin-bottom: 0; }}
    .h2 {{ font-weight: 700; font-size: {round(size * 1.25)}px; line-height: {round(size * 1.7)}px; margin-top: {round(size * 1.2)}px; margin-bottom: {round(size * 0.5)}px; }}
    .h3, .h4, .h5, .h6 {{ font-weight: 700; font-size: {round(size * 1.08)}px; margin-top: {size}px; margin-bottom: {round(size * 0.4)}px; }}
    a {{ color: {theme.accent}; text-decoration: none; }}
    blockquote {{ margin-left: 18px; margin-right: 18px; font-style: italic; }}
    figcaption, caption, .caption {{ font-size: {round(size * 0.8)}px; color: {theme.soft}; line-height: {round(size * 1.2)}px; }}
    .tildes {{ font-size: 1px; color: transparent; }}
    .sign {{ font-size: 1px; line-height: 2px; margin-bottom: {size}px; }}
    th {{ text-align: left; font-weight: 600; }}
    td, th {{ padding: 4px 10px; font-size: {round(size * 0.9)}px; }}
    code, pre {{ font-family: monospace; font-size: {round(size * 0.85)}px; }}
    .section {{ font-family: sans-serif; font-size: 13px; font-weight: 600; color: {theme.accent}; margin-bottom: 6px; line-height: 18px; }}
    .title {{ font-size: {round(size * 1.8)}px; font-weight: 700; line-height: {round(size * 2.2)}px; margin-bottom: {round(size * 0.6)}px; }}
    .standfirst {{ font-size: {round(size * 1.08)}px; color: {theme.soft}; line-height: {round(size * 1.55)}px; margin-bottom: {size}px; }}
    .byline {{ font-family: sans-serif; font-size: 13px; color: {theme.soft}; line-height: 20px; margin-bottom: {round(size * 1.2)}px; }}
    """


def byline(article: Article) -> str:
    """Who wrote it, where and when, as far as it is known."""
    when = labels.full_day(article.published) if article.published else ""
    published, modified = labels.parsed(article.published), labels.parsed(article.modified)
    if article.modified and modified is not None and str(modified) != str(published):
        later = labels.full_day(article.modified)
        same_day = when and later.startswith(when.split(",")[0])
        shown = later.split(", ")[-1] if same_day and ", " in later else later
        when = f"{when}, updated {shown}" if when else f"updated {shown}"
    parts = (", ".join(article.authors), article.publication, when)
    return " · ".join(labels.isolated(part) for part in parts if part)


def _sized(body: str, widths: Mapping[str, int], measure: int) -> str:
    """Give each picture the width it is shown at: its own, at most the measure."""

    def sized(found: re.Match[str]) -> str:
        width = min(widths.get(found[1], 1), measure)
        return f'<img src="{found[1]}" width="{width}"/>'

    return _IMG.sub(sized, body)


def _begins_with(version: Version, words: str) -> bool:
    first = next((block.text for block in version.blocks if block.kept), "")
    return " ".join(first.split()) == " ".join(words.split())


def html(article: Article, version: Version, widths: Mapping[str, int], measure: int) -> str:
    """The whole page: section, headline, standfirst, byline, a sign, and the body.

    `widths` are those of the pictures, by their address, and `measure` that of the text, in pixels.
    """
    begins = _begins_with(version, article.standfirst)
    side = ' dir="rtl"' if article.language.split("-")[0].lower() in RTL else ""
    head = []
    if article.section:
        head.append(f'<p class="section">{escape(article.section)}</p>')
    head.append(f'<p class="title"{side}>{escape(article.title)}</p>')
    # Where the page shows its standfirst, the text begins with it: once is enough.
    if article.standfirst and not begins:
        head.append(f'<p class="standfirst"{side}>{escape(article.standfirst)}</p>')
    if words := byline(article):
        head.append(f'<p class="byline">{escape(words)}</p>')
    # The words of a picture that was not kept are not part of the version's text: it leaves without a trace here.
    body = _sized(_EMPTY_IMG.sub("", version.html), widths, measure)
    body = body.replace("<figcaption", '<p class="caption"').replace("</figcaption>", "</p>")
    body = _STRUCK_END.sub(rf"\1</s>{_TILDES}", _STRUCK.sub(rf"\1{_TILDES}<s>", body))
    body = breakable(as_paragraphs(numbered(body)))
    if begins:
        body = body.replace("<p", '<p class="standfirst"', 1)
    body = body.replace("<figure", "<div").replace("</figure>", "</div>")
    # Qt knows no captions of tables: each becomes a paragraph before its table.
    body = _CAPTION.sub(r'<p class="caption">\2</p>\1', body)
    return f"<body>{''.join(head)}<p class='sign'>{BODY}</p><div{side}>{body}</div></body>"
