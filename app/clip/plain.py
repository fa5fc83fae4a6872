"""Plain text comes in, pasted or read from a file, an article and what was left out of it go out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from app.clip.clean import escaped, text_of
from app.clip.clutter import (
    BYLINE,
    DATE,
    END_MARK,
    LEADS_A_LIST,
    MENU,
    is_byline,
    reason_of,
)
from app.domain.article import Block, Doubt, Extraction
from app.domain.words import count_words

HEADLINE = "repeated headline"
AFTER_END = "after the end mark"

LINE_END = re.compile("\r\n|\r|\n|\x0b|\x0c|\x1c|\x1d|\x1e|\x85|\u2028|\u2029")
BLANK = re.compile(r"\n[^\S\n]*\n\s*")
SENTENCE_END = re.compile(r"[.!?…。！？؟۔։।:;][»”\"'’)\]›“]*$")
FULL_STOP = re.compile(r"[.。۔।][»”\"'’)\]›“]*$")
LIST_ITEM = re.compile(r"^(?:[-•*–·▪]|\d{1,2}[.)])\s+\S")

# Text that was wrapped by a machine has lines of about one length, none of them long.
NARROW, WIDE = 45, 100
LONGEST_HEADLINE = 200
LONGEST_STANDFIRST = 320
LONGEST_TEASER = 140
MOST_DROPPED = 300
# A wall or a link to go on stands within so many lines around the end of the text, and in so few short ones.
NEAR_THE_END = 3
WALL_LINES = 3
LONGEST_WALL_LINE = 200
# Of fewer paragraphs nobody can say how they end.
FEWEST_PARAGRAPHS = 3


@dataclass(slots=True)
class _Line:
    """One paragraph of the text, and why it is left out, if it is."""

    text: str
    reason: str = ""

    @property
    def is_sentence(self) -> bool:
        return bool(SENTENCE_END.search(self.text))

    @property
    def is_prose(self) -> bool:
        return len(self.text) > LONGEST_TEASER or (self.is_sentence and len(self.text.split()) > 3)


def extract_plain(text: str, extractor: str) -> Extraction:
    """Find headline, standfirst and paragraphs in plain text, and leave out what a page had around them."""
    lines = [_Line(paragraph) for paragraph in paragraphs(text)]
    for line in lines:
        line.reason = reason_of(line.text) or (BYLINE if is_byline(line.text) else "")
    _drop_lists(lines)
    _drop_after_end(lines)
    title = _headline(lines)
    standfirst = _standfirst(lines, title)
    blocks: list[Block] = []
    dropped = 0
    for line in lines:
        dropped += bool(line.reason)
        if not line.reason or dropped <= MOST_DROPPED:
            html = f"<p>{escaped(line.text)}</p>"
            blocks.append(Block(html, text_of(html), not line.reason, line.reason))
    return Extraction(
        title=title,
        standfirst=standfirst,
        authors=_authors(lines),
        published=next((date for line in lines if line.reason == DATE and (date := _iso(line.text))), ""),
        blocks=tuple(blocks),
        extractor=extractor,
        page_words=count_words(text),
        doubts=_doubts(lines),
    )


def _doubts(lines: list[_Line]) -> tuple[Doubt, ...]:
    """Why the text is surely not the whole article: no more than its last lines can tell is asked."""
    from app.clip.whole.cuts import breaks_off
    from app.clip.whole.phrases import leads_on

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
    from app.clip.whole.walls import bars

    short = [line.text for line in lines[start : start + WALL_LINES] if len(line.text) <= LONGEST_WALL_LINE]
    return lines[start].text in short and bars("\n".join(short))


def paragraphs(text: str) -> list[str]:
    """Cut plain text into paragraphs; lines wrapped by a machine are joined again."""
    whole = LINE_END.sub("\n", text.replace("\ufeff", "").replace("\x00", "")).strip()
    lines = [line.strip() for line in whole.split("\n")]
    wrapped = _is_wrapped([line for line in lines if line])
    found: list[str] = []
    for part in BLANK.split(whole):
        inner = [line.strip() for line in part.split("\n") if line.strip()]
        found += _joined(inner) if wrapped else inner
    return [paragraph for paragraph in found if paragraph]


def _is_wrapped(lines: list[str]) -> bool:
    if len(lines) < 4:
        return False
    lengths = sorted(len(line) for line in lines)
    longest = lengths[int(len(lengths) * 0.95)]
    if not NARROW <= longest <= WIDE or lengths[-1] > WIDE + 20 or median(lengths) < 0.6 * longest:
        return False
    # A line that ends in the middle of a sentence goes on in the next one.
    open_ends = sum(
        not SENTENCE_END.search(line) and following[:1].islower() for line, following in pairwise(lines)
    )
    return open_ends >= max(2, len(lines) // 5)


def _joined(lines: list[str]) -> list[str]:
    """Join the lines of one part; a short line that ends a sentence ends a paragraph too."""
    found: list[str] = []
    longest = max((len(line) for line in lines), default=0)
    ended = True
    for line in lines:
        if ended or LIST_ITEM.match(line) or reason_of(line):
            found.append(line)
        elif found[-1].endswith("\u00ad") or (re.search(r"\w-$", found[-1]) and line[:1].islower()):
            found[-1] = found[-1][:-1] + line if found[-1].endswith("\u00ad") else found[-1] + line
        else:
            found[-1] = f"{found[-1]} {line}"
        short = len(line) < 0.75 * longest
        ended = (short and bool(SENTENCE_END.search(line))) or bool(reason_of(line))
    return found


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


def _drop_after_end(lines: list[_Line]) -> None:
    """After the mark that ends a story only sentences may still belong to it."""
    ends = [index for index, line in enumerate(lines) if line.reason == END_MARK]
    prose = [index for index, line in enumerate(lines) if line.is_prose and not line.reason]
    if not ends or not prose or ends[-1] < prose[len(prose) // 2]:
        return
    for line in lines[ends[-1] + 1 :]:
        if not line.reason and not line.is_prose:
            line.reason = AFTER_END


def _headline(lines: list[_Line]) -> str:
    """The first short line without a full stop, when there is an article under it."""
    left = [line for line in lines if not line.reason]
    heads: list[_Line] = []
    for line in left[:8]:
        if FULL_STOP.search(line.text) or len(line.text) > LONGEST_HEADLINE:
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
    """The sentence under the headline, when a byline or a longer paragraph follows it."""
    if not title:
        return ""
    start = next(index for index, line in enumerate(lines) if line.reason == HEADLINE)
    after = next((index for index in range(start + 1, len(lines)) if not lines[index].reason), -1)
    left = [line for line in lines[after + 1 :] if not line.reason]
    if after < 0 or not left:
        return ""
    line = lines[after]
    set_off = after + 1 < len(lines) and lines[after + 1].reason in {BYLINE, DATE}
    right = 30 <= len(line.text) <= LONGEST_STANDFIRST and len(line.text.split()) > 4
    opens_quote = line.text[0] in "\"“„«'‘"
    first_under = after == start + 1
    return line.text if right and not opens_quote and (set_off or (first_under and line.is_sentence)) else ""


def _authors(lines: list[_Line]) -> tuple[str, ...]:
    from app.clip.facts.people import once_each, split_names

    line = next((line.text for line in lines if line.reason == BYLINE), "")
    return once_each(split_names(re.split(r"\s[|·•–—]\s", line)[0])) if line else ()


def _iso(text: str) -> str:
    from app.clip.facts.dates import iso_date, written_date

    return iso_date(text) or written_date(text)
