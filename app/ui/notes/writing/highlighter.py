"""The lines of a note in, formats for the eye out: headings, emphasis, code, quotes, links, tasks."""

from __future__ import annotations

import re
from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QFont, QFontDatabase, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from app.domain.mark import MarkKind
from app.ui.notes.writing.seams import is_seam

if TYPE_CHECKING:
    from app.ui.theme import Theme


class _In(IntEnum):
    """What a line leaves open for the next one."""

    TEXT = 0
    FENCE = 1
    TILDES = 2
    FRONT_MATTER = 3


_HEADING = re.compile(r"^\s{0,3}(#{1,6})(?:\s+|$)")
_QUOTE = re.compile(r"^\s{0,3}(?:>\s?)+")
_ITEM = re.compile(r"^\s*(?:>\s?)*\s*(?:[-*+]|\d{1,9}[.)])\s+(\[[ xX]\]\s)?")
_RULE = re.compile(r"^\s{0,3}([-*_])(?:\s*\1){2,}\s*$")
_FENCE = re.compile(r"^\s{0,3}(```+|~~~+)")
_CODE = re.compile(r"(`+)(?!`)(.+?)(?<!`)\1(?!`)")
_STRONG = re.compile(r"(?<![\\\w*])(\*\*|__)(?=\S)(.+?)(?<=\S)\1(?![\w*])")
_EMPHASIS = re.compile(r"(?<![\\\w*_])([*_])(?![*_\s])(.+?)(?<![\s*_\\])\1(?![\w*])")
_STRUCK = re.compile(r"(?<!\\)(~~)(?=\S)(.+?)(?<=\S)~~")
_LINK = re.compile(r"!?\[((?:[^\[\]\\]|\\.)*)\](\((?:<[^<>]*>|[^()\s]*)(?:\s+\"[^\"]*\")?\)|\[[^\[\]]*\])")
_FOOTNOTE = re.compile(r"\[\^[^\]\s]+\]:?")
_ADDRESS = re.compile(r"(?<![\w(<])(?:https?://|mailto:)[^\s<>)\]]+")
_HEADING_SCALE = (1.35, 1.2, 1.1)
COLOURED_LETTERS, COLOURED_LINES = 200_000, 3_000
_LONGEST_LINE = 4_000  # beyond this a line is a paste of something else, and only its beginning is looked at


def is_short(letters: int, lines: int) -> bool:
    """True for a text that is coloured; a longer one is as fast without colours as any other."""
    return letters <= COLOURED_LETTERS and lines <= COLOURED_LINES


class Highlighter(QSyntaxHighlighter):
    """Shows Markdown as it will be read, without hiding a sign."""

    def __init__(self, document: QTextDocument, theme: Theme, font: QFont) -> None:
        super().__init__(document)
        self._fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).families()
        self._theme = theme
        self._set_formats(theme, font)

    def restyle(self, font: QFont) -> None:
        """Take the theme as it is now, and that font."""
        self._set_formats(self._theme, font)
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        """Format one line; none while so much comes in at once that colours go in a moment."""
        document = self.document()
        if not is_short(document.characterCount(), document.blockCount()):
            return
        before = max(0, self.previousBlockState())
        if is_seam(self.currentBlock().charFormat()):  # the rest of a very long line
            self.setCurrentBlockState(before)
            return
        if self._whole_line(text, before):
            return
        self.setCurrentBlockState(_In.TEXT)
        text = text[:_LONGEST_LINE]
        taken = self._line_start(text)
        for start, end in self._code(text):
            taken[start:end] = b"\1" * (end - start)
        self._links(text, taken)
        for pattern, look in ((_STRONG, self._strong), (_EMPHASIS, self._emphasis), (_STRUCK, self._struck)):
            for match in pattern.finditer(text):
                if not any(taken[match.start() : match.start() + 1]):
                    self._add(text, match.start(2), match.end(2), look)
                    for at in (match.start(), match.end() - len(match[1])):
                        self._add(text, at, at + len(match[1]), self._sign)

    def _set_formats(self, theme: Theme, font: QFont) -> None:
        def look(colour: str = "", **more: object) -> QTextCharFormat:
            made = QTextCharFormat()
            if colour:
                made.setForeground(QColor(colour))
            if more.get("bold"):
                made.setFontWeight(QFont.Weight.Bold)
            if more.get("italic"):
                made.setFontItalic(True)
            if more.get("fixed"):
                made.setFontFamilies(self._fixed)
            return made

        self._headings = []
        for scale in _HEADING_SCALE:
            heading = look(theme.ink, bold=True)
            heading.setProperty(QTextCharFormat.Property.FontPixelSize, round(font.pixelSize() * scale))
            self._headings.append(heading)
        self._sign = look(theme.soft)
        self._strong = look(bold=True)
        self._emphasis = look(italic=True)
        self._struck = look(theme.soft)
        self._struck.setFontStrikeOut(True)
        self._fixed_look = look(theme.soft, fixed=True)
        self._label = look(theme.accent)
        self._quote = look(theme.marks[MarkKind.QUOTE].ink)
        self._box = look(theme.accent, bold=True)
        self._done = look(theme.soft)

    def _whole_line(self, text: str, before: int) -> bool:
        """Lines that are code, front matter or a rule from end to end."""
        if before == _In.FRONT_MATTER or (self.currentBlock().blockNumber() == 0 and text.rstrip() == "---"):
            ends = before == _In.FRONT_MATTER and text.rstrip() in {"---", "..."}
            self.setCurrentBlockState(_In.TEXT if ends else _In.FRONT_MATTER)
            self._add(text, 0, len(text), self._fixed_look)
            return True
        fence = _FENCE.match(text)
        opens = (_In.TILDES if fence[1][0] == "~" else _In.FENCE) if fence else None
        if before in (_In.FENCE, _In.TILDES):
            self.setCurrentBlockState(_In.TEXT if opens == before else before)
        elif opens is not None:
            self.setCurrentBlockState(opens)
        elif _RULE.match(text):
            self.setCurrentBlockState(_In.TEXT)
            self._add(text, 0, len(text), self._sign)
            return True
        else:
            return False
        self._add(text, 0, len(text), self._fixed_look)
        return True

    def _line_start(self, text: str) -> bytearray:
        """Headings, quotes and items; what comes back says which letters are spoken for (1) already."""
        taken = bytearray(len(text))
        if match := _HEADING.match(text):
            level = min(len(match[1]), len(self._headings)) - 1
            self._add(text, 0, len(text), self._headings[level])
            self._add(text, 0, match.end(), self._sign)
        if match := _QUOTE.match(text):
            self._add(text, 0, match.end(), self._quote)
        if match := _ITEM.match(text):
            self._add(text, 0, match.end(), self._sign)
            taken[: match.end()] = b"\1" * match.end()
            if match[1]:
                self._add(text, match.start(1), match.end(1), self._box)
                if match[1][1] != " ":
                    self._add(text, match.end(), len(text), self._done)
        return taken

    def _code(self, text: str) -> list[tuple[int, int]]:
        spans = [match.span() for match in _CODE.finditer(text)] if "`" in text else []
        for start, end in spans:
            self._add(text, start, end, self._fixed_look)
        return spans

    def _links(self, text: str, taken: bytearray) -> None:
        """Labels in the accent; addresses soft, those of the library above all, for they say nothing to a reader."""
        if "[" in text:
            for match in _LINK.finditer(text):
                if not any(taken[match.start() : match.end()]):
                    self._add(text, match.start(), match.end(), self._sign)
                    self._add(text, match.start(1), match.end(1), self._label)
                    # Emphasis inside a label is kept; an underscore in an address is none.
                    taken[match.start(2) : match.end(2)] = b"\1" * (match.end(2) - match.start(2))
            for match in _FOOTNOTE.finditer(text):
                self._add(text, match.start(), match.end(), self._label)
        if ":" in text:
            for match in _ADDRESS.finditer(text):
                if not any(taken[match.start() : match.end()]):
                    self._add(text, match.start(), match.end(), self._label)
                    taken[match.start() : match.end()] = b"\1" * (match.end() - match.start())

    def _add(self, text: str, start: int, end: int, look: QTextCharFormat) -> None:
        """Lay `look` over code points `start` to `end`, on top of what is there."""
        if not text.isascii():  # Qt counts UTF-16
            start, end = (len(text[:at].encode("utf-16-le")) // 2 for at in (start, end))
        if end <= start:
            return
        first = self.format(start)
        if first.isEmpty():
            self.setFormat(start, end - start, look)
            return
        for at in range(start, end):
            merged = QTextCharFormat(self.format(at))
            merged.merge(look)
            self.setFormat(at, 1, merged)
