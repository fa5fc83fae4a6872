"""Every theme can be read: text against its ground at 4.5 to 1 or better, the signs of the marks too."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor, QTextDocument
from pytestqt.qtbot import QtBot

from app import paths
from app.domain.mark import MarkKind
from app.ui.theme import Themes, palette, style_sheet

THEMES = Themes(paths.resources() / "themes")
NAMES = ("light", "sepia", "dark", "contrast")


def luminance(name: str) -> float:
    """Relative luminance, after WCAG 2.2."""
    colour = QColor(name)
    parts = [part / 255 for part in (colour.red(), colour.green(), colour.blue())]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", NAMES)
def test_words_can_be_read_on_every_ground(name: str) -> None:
    theme = THEMES.get(name)
    pairs = [
        (ink, ground)
        for ink in (theme.ink, theme.soft, theme.accent, theme.warning)
        for ground in (theme.window, theme.panel, theme.paper)
    ]
    pairs += [(theme.ink, theme.selection), (theme.soft, theme.selection), (theme.on_accent, theme.accent)]
    pairs += [(theme.accent, theme.accent_wash)]
    for look in theme.marks.values():
        pairs += [(theme.ink, look.wash), (look.ink, theme.paper), (look.ink, look.wash)]
    poor = [
        (one, other, round(contrast(one, other), 2)) for one, other in pairs if contrast(one, other) < 4.5
    ]
    assert not poor


@pytest.mark.parametrize("name", NAMES)
def test_each_kind_of_mark_has_a_sign_of_its_own(name: str) -> None:
    theme = THEMES.get(name)
    assert set(theme.marks) == set(MarkKind)
    assert len({look.sign for look in theme.marks.values()}) == len(MarkKind)


@pytest.mark.parametrize("name", NAMES)
def test_the_palette_leaves_no_pane_in_another_theme(name: str) -> None:
    theme = THEMES.get(name)
    made = palette(theme)
    assert made.base().color() == QColor(theme.paper)
    assert made.window().color() == QColor(theme.window)
    assert theme.accent in style_sheet(theme)


def test_calls_of_qt_leave_none_alone(qtbot: QtBot) -> None:
    """A newer Qt dropped a reference to None at each of these calls, until Python aborted."""
    document = QTextDocument("words " * 50)
    cursor = QTextCursor(document)
    before = sys.getrefcount(None)
    for at in range(3_000):
        cursor.setPosition(at % 100)
        cursor.mergeCharFormat(QTextCharFormat())
    document.setHtml("<p>x</p>")
    assert sys.getrefcount(None) > before - 1_000
