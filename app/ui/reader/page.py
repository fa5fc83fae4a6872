"""An article and its version in; the HTML of the reading view, part by part, in the style of a theme, out."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape, unescape
from typing import TYPE_CHECKING

from app.domain.bounds import cut
from app.ui import labels
from app.ui.long.breaks import BREAK, breakable
from app.ui.qt_html import as_paragraphs, numbered
from app.ui.reader.parts import Part, parts

if TYPE_CHECKING:
    from app.domain.article.article import Article
    from app.domain.article.version import Version
    from app.ui.theme import Theme

BODY = "\u2063body\u2063"  # invisible signs that say where the body begins, and where it ends
END = "\u2063end\u2063"
_TAG = re.compile(r"<[^>]*>")
TURN = "clipdesk:part/"  # the address of another part of the page
_IMG = re.compile(r'<img\b[^>]*?\bsrc="(blob:[0-9a-f]+)"[^>]*/?>')
_CAPTION = re.compile(r"(<table[^>]*>)\s*<caption[^>]*>(.*?)</caption>", re.DOTALL)
_EMPTY_IMG = re.compile(r'<img\b[^>]*\bsrc=""[^>]*/?>')
# The tildes round struck words are letters of the text; where a line goes through the words, they need not be seen.
_STRUCK = re.compile(r"<s>(\s*)~~")
_STRUCK_END = re.compile(r"~~(\s*)</s>")
_TILDES = '<span class="tildes">~~</span>'
LONGEST_SECTION = 100
LONGEST_LINE = 2_000  # letters of a headline, a standfirst or a byline
RTL = ("ar", "he", "fa", "ur", "yi", "ps", "sd", "ug", "dv", "ckb")


@dataclass(frozen=True, slots=True)
class PageStyle:
    """How the page is set: the theme, the families, the height of letters in pixels."""

    theme: Theme
    families: tuple[str, ...]
    size: int


def style(sheet: PageStyle) -> str:
    """The style of the page. Every colour is a role of the theme."""
    theme, size = sheet.theme, sheet.size
    serif = ", ".join(f"'{family}'" for family in sheet.families)
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
    .turn {{ font-family: sans-serif; font-size: 13px; color: {theme.soft}; line-height: 20px; margin-top: {size}px; }}
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


@dataclass(frozen=True, slots=True)
class Page:
    """A version as it is shown, whatever the style: its text, its head, and its body in parts."""

    text: str
    head: str
    side: str  # the direction of the script, as an attribute
    parts: tuple[Part, ...]

    def number_of(self, position: int) -> int:
        """The number (from 0) of the part in which a code point of the text stands."""
        return max(0, bisect_right(self.parts, position, key=lambda part: part.start) - 1)

    def html(self, number: int, widths: Mapping[str, int], measure: int) -> str:
        """One part: the head of the page or the way to the part before, a sign, the body, and the way on.

        `widths` are those of the pictures, by their address, and `measure` that of the text, in pixels.
        """
        head = self.head if number == 0 else self._turn(number, number - 1, "Show the part before")
        end = "" if number == len(self.parts) - 1 else self._turn(number, number + 1, "Show the next part")
        body = _sized(self.parts[number].html, widths, measure)
        end = f"<p class='sign'>{END}</p>{end}" if end else ""
        return f"<body>{head}<p class='sign'>{BODY}</p><div{self.side}>{body}</div>{end}</body>"

    def words(self) -> str:
        """All of it as plain text: the lines of the head, and the text."""
        lines = (unescape(_TAG.sub("", line)) for line in self.head.split("</p>"))
        return "\n\n".join([*(line for line in lines if line), self.text]).replace(BREAK, "")

    def whole(self) -> str:
        """All of it as HTML."""
        return f"<body>{self.head}<div{self.side}>{''.join(part.html for part in self.parts)}</div></body>"

    def _turn(self, number: int, to: int, words: str) -> str:
        where = f"Part {number + 1} of {len(self.parts)}."
        if to > number:
            where = f"This page is very long, so it is shown in parts. This was part {number + 1} of {len(self.parts)}."
        return f'<p class="turn">{where} <a href="{TURN}{to}">{words}</a></p>'


def page(article: Article, version: Version) -> Page:
    """Set a version: section, headline, standfirst, byline, and the body. It takes a while for a long one."""
    begins = _begins_with(version, article.standfirst)
    side = ' dir="rtl"' if article.language.split("-")[0].lower() in RTL else ""
    head = []
    if article.section:
        head.append(f'<p class="section">{_words(cut(article.section, LONGEST_SECTION))}</p>')
    head.append(f'<p class="title"{side}>{_words(article.title)}</p>')
    # Where the page shows its standfirst, the text begins with it: once is enough.
    if article.standfirst and not begins:
        head.append(f'<p class="standfirst"{side}>{_words(article.standfirst)}</p>')
    if words := byline(article):
        head.append(f'<p class="byline">{_words(words)}</p>')
    body = _body(version.html)
    if begins:
        body = body.replace("<p", '<p class="standfirst"', 1)
    return Page(version.text, "".join(head), side, parts(body, version.text))


def _words(words: str) -> str:
    """A line of the head. Longer than any real one, only its beginning stands here."""
    shown = words if len(words) <= LONGEST_LINE else f"{words[:LONGEST_LINE].rstrip()}…"
    return breakable(escape(shown))


def _body(html: str) -> str:
    # The words of a picture that was not kept are not part of the version's text: it leaves without a trace here.
    body = _EMPTY_IMG.sub("", html)
    body = body.replace("<figcaption", '<p class="caption"').replace("</figcaption>", "</p>")
    body = _STRUCK_END.sub(rf"\1</s>{_TILDES}", _STRUCK.sub(rf"\1{_TILDES}<s>", body))
    body = breakable(as_paragraphs(numbered(body)))
    body = body.replace("<figure", "<div").replace("</figure>", "</div>")
    # Qt knows no captions of tables: each becomes a paragraph before its table.
    return _CAPTION.sub(r'<p class="caption">\2</p>\1', body)
