"""Plain text comes in, pasted or read from a file, an article and what was left out of it go out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from app.clip.clean import escaped, text_of
from app.clip.clutter import (
    BYLINE,
    DATE,
    END_MARK,
    LEADS_A_LIST,
    MENU,
    reason_of,
)
from app.clip.ending import without_end_sign
from app.clip.facts.bylines import is_byline
from app.clip.facts.dates import came_out_in
from app.clip.facts.people import once_each, split_names
from app.clip.pasted.cut import Kind, Part, parts_of
from app.clip.pasted.quotations import quoted
from app.clip.pasted.unwrap import SENTENCE_END
from app.clip.whole.cuts import breaks_off
from app.clip.whole.phrases import leads_on
from app.clip.whole.rules import bars
from app.domain.article.block import Block
from app.domain.article.extraction import Doubt, Extraction
from app.domain.text.words import count_words

HEADLINE = "repeated headline"
AFTER_END = "after the end mark"
FURNITURE = "page number"

FULL_STOP = re.compile(r"[.。۔।][»”\"'’)\]›“]*$")
SENTENCES = re.compile(r"\w{3}[.!?][»”\"'’)]*\s+[^\W\d_]*[A-ZÀ-ÞΑ-ΩА-Я]|[。！？]\s*\w")
OPENS_QUOTE = "\"“„«'‘»「"
# How a paragraph of a kind is written; and kinds of which several make one block.
FORMS = {Kind.PARAGRAPH: "<p>{}</p>", Kind.HEADING: "<h2>{}</h2>", Kind.CODE: "<pre>{}</pre>"}
TOGETHER = {
    Kind.ITEM: ("<ul>{}</ul>", "<li>{}</li>"),
    Kind.QUOTATION: ("<blockquote>{}</blockquote>", "<p>{}</p>"),
}
LONGEST_HEADLINE = 200
LONGEST_STANDFIRST = 320
LONGEST_STOPPED = (
    160  # letters of a standfirst that ends with a full stop: a longer one is how articles begin
)
LONGEST_TEASER = 140
MOST_DROPPED = 300
FEWEST_WORDS = 2
# A wall or a link to go on stands within so many lines around the end of the text, and in so few short ones.
NEAR_THE_END = 3
WALL_LINES = 3
LONGEST_WALL_LINE = 200
# Of fewer paragraphs nobody can say how they end.
FEWEST_PARAGRAPHS = 3


@dataclass(slots=True)
class _Line:
    """One paragraph of the text, what it is, its words as HTML, and why it is left out, if it is."""

    text: str
    html: str
    kind: Kind = Kind.PARAGRAPH
    reason: str = ""

    @property
    def is_sentence(self) -> bool:
        return bool(SENTENCE_END.search(self.text))

    @property
    def is_prose(self) -> bool:
        return len(self.text) > LONGEST_TEASER or (self.is_sentence and len(self.text.split()) > 3)


def extract_plain(text: str) -> Extraction:
    """Find headline, standfirst and paragraphs in plain text, and leave out what a page had around them."""
    lines = [_line(part) for part in parts_of(text)]
    for line in lines:
        if line.kind is Kind.PARAGRAPH:
            line.reason = reason_of(line.text) or (BYLINE if is_byline(line.text) else "")
    ended = _drop_end_sign(lines)
    _drop_lists(lines)
    _drop_after_end(lines, ended)
    title = _headline(lines)
    standfirst = _standfirst(lines, title)
    _mark_quotations(lines)
    return Extraction(
        title=title,
        standfirst=standfirst,
        authors=_authors(lines),
        published=_published(lines),
        blocks=tuple(_blocks(lines)),
        page_words=count_words(text),
        doubts=_doubts(lines),
    )


def _line(part: Part) -> _Line:
    html = part.html or escaped(part.text)
    # The words alone, as they will be read: signs of Markdown are none of them.
    words = text_of(html) if part.html else part.text
    return _Line(words, html, part.kind, FURNITURE if part.kind is Kind.FURNITURE else "")


def _blocks(lines: list[_Line]) -> Iterator[Block]:
    """Lists and quotations are one block each; of what is left out so much is kept to look at."""
    dropped = 0
    for (kind, reason), group in groupby(lines, key=lambda line: (line.kind, line.reason)):
        rows = list(group)
        if reason or kind not in TOGETHER:
            pages = [
                FORMS.get(kind if not reason else Kind.PARAGRAPH, "<p>{}</p>").format(row.html)
                for row in rows
            ]
        else:
            outer, inner = TOGETHER[kind]
            pages = [outer.format("".join(inner.format(row.html) for row in rows))]
        for html in pages:
            dropped += bool(reason)
            if not reason or dropped <= MOST_DROPPED:
                yield Block(html, text_of(html), not reason, reason)


def _mark_quotations(lines: list[_Line]) -> None:
    """A quotation that stands alone after the words that lead to it is one."""
    left = [line for line in lines if not line.reason]
    for index in quoted([line.text if line.kind is Kind.PARAGRAPH else "" for line in left]):
        left[index].kind = Kind.QUOTATION


def _drop_end_sign(lines: list[_Line]) -> int:
    """Take the sign that says that the article ends off its last paragraph, and say which that is."""
    for index in range(len(lines) - 1, -1, -1):
        line = lines[index]
        html = without_end_sign(line.html)
        if not line.reason and html != line.html and len(line.text.split()) >= FEWEST_WORDS:
            line.html, line.text = html, text_of(html)
            return index
    return -1


def _doubts(lines: list[_Line]) -> tuple[Doubt, ...]:
    """Why the text is surely not the whole article: no more than its last lines can tell is asked."""
    prose = [index for index, line in enumerate(lines) if not line.reason and line.is_prose]
    if not prose:
        return ()
    near = range(prose[-1], min(prose[-1] + NEAR_THE_END + 1, len(lines)))
    ended = sum(lines[index].is_sentence for index in prose[:-1])
    found = {
        Doubt.WALL: any(_is_wall(lines, index) for index in near),
        Doubt.MORE: any(leads_on(lines[index].text) for index in near),
        Doubt.CUT: len(prose) >= FEWEST_PARAGRAPHS
        and ended == len(prose) - 1
        and breaks_off(lines[prose[-1]].text),
    }
    return tuple(doubt for doubt in Doubt if found.get(doubt))


def _is_wall(lines: list[_Line], start: int) -> bool:
    short = [line.text for line in lines[start : start + WALL_LINES] if len(line.text) <= LONGEST_WALL_LINE]
    return lines[start].text in short and bars("\n".join(short))


def _drop_lists(lines: list[_Line]) -> None:
    """The short lines under "Other stories you might like" belong to it."""
    leading = ""
    for line in lines:
        if line.reason:
            alone = ":" not in line.text.strip().rstrip(":")
            if line.reason in LEADS_A_LIST:
                leading = line.reason if alone and len(line.text) < 80 else ""
        elif leading and len(line.text) <= LONGEST_TEASER and not FULL_STOP.search(line.text):
            line.reason = leading
        else:
            leading = ""


def _drop_after_end(lines: list[_Line], ended: int) -> None:
    """After the mark that ends a story only sentences may still belong to it."""
    ends = [index for index, line in enumerate(lines) if line.reason == END_MARK or index == ended]
    prose = [index for index, line in enumerate(lines) if line.is_prose and not line.reason]
    if not ends or not prose or ends[-1] < prose[len(prose) // 2]:
        return
    for line in lines[ends[-1] + 1 :]:
        if not line.reason and not line.is_prose and line.kind is Kind.PARAGRAPH:
            line.reason = AFTER_END


def _headline(lines: list[_Line]) -> str:
    """The first short line without a full stop, when there is an article under it."""
    left = [line for line in lines if not line.reason]
    heads: list[_Line] = []
    for line in left[:8]:
        if line.kind is Kind.HEADING:
            heads = [line]
            break
        if (
            line.kind is not Kind.PARAGRAPH
            or FULL_STOP.search(line.text)
            or line.text.endswith((":", "："))
            or len(line.text) > LONGEST_HEADLINE
        ):
            break
        heads.append(line)
    if not heads or len(heads) == len(left):
        return ""
    # One or two words in front of a longer line are the section, not the headline.
    chosen = next((line for line in heads if len(line.text.split()) > 2 or len(line.text) > 24), heads[0])
    for line in heads[: heads.index(chosen)]:
        line.reason = MENU
    chosen.reason = HEADLINE
    title = chosen.text
    for line in lines:
        if not line.reason and line.text.lower() == title.lower():
            line.reason = HEADLINE
    return title


def _standfirst(lines: list[_Line], title: str) -> str:
    """The line under the headline, if it is short and more text follows; a byline or a date may stand between."""
    if not title:
        return ""
    start = next(index for index, line in enumerate(lines) if line.reason == HEADLINE)
    after = next((index for index in range(start + 1, len(lines)) if not lines[index].reason), -1)
    left = [line for line in lines[after + 1 :] if not line.reason]
    if after < 0 or not left or lines[after].kind is not Kind.PARAGRAPH:
        return ""
    line = lines[after]
    if line.text.endswith((":", "：")):
        return ""
    set_off = after + 1 < len(lines) and lines[after + 1].reason in {BYLINE, DATE}
    right = 25 <= len(line.text) <= LONGEST_STANDFIRST and len(line.text.split()) > 3
    # Without a full stop it is no paragraph of the article, unless it leads to what comes next.
    open_end = not FULL_STOP.search(line.text) and any(row.is_prose for row in left)
    if right and open_end and not (line.is_sentence and line.text[0] in OPENS_QUOTE):
        return line.text
    opens_quote = line.text[0] in OPENS_QUOTE
    first_under = after == start + 1 and len(line.text) <= LONGEST_STOPPED
    if SENTENCES.search(line.text):
        return ""
    return line.text if right and not opens_quote and (set_off or (first_under and line.is_sentence)) else ""


def _authors(lines: list[_Line]) -> tuple[str, ...]:
    line = next((line.text for line in lines if line.reason == BYLINE), "")
    return once_each(split_names(line)) if line else ()


def _published(lines: list[_Line]) -> str:
    """The first day in a line of dates or of names that is not said to be that of a change."""
    texts = (line.text for line in lines if line.reason in {DATE, BYLINE})
    return next((day for text in texts if (day := came_out_in(text))), "")
