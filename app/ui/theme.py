"""A theme's file in; the theme in force, Qt's palette and the window's style sheet out."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, SignalInstance
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette

from app.domain.mark import MarkKind

SANS_PX = 13
SMALL_PX = 11.5
SERIFS = (
    "Source Serif 4",
    "Source Serif Pro",
    "Charter",
    "Iowan Old Style",
    "Georgia",
    "Noto Serif",
    "DejaVu Serif",
)
CJK_SERIFS = ("Noto Serif CJK SC", "Songti SC", "SimSun", "Noto Sans CJK SC")
OTHERS = ("Noto Naskh Arabic", "Noto Serif Hebrew", "Noto Serif Devanagari", "Noto Color Emoji")


@dataclass(frozen=True, slots=True)
class MarkStyle:
    """How one kind of mark is shown: colours and a sign, so that colour is never the only carrier."""

    sign: str
    wash: str
    ink: str


class _Told(QObject):
    theme_changed = Signal()
    sizes_changed = Signal()


@dataclass(slots=True)
class Theme:
    """The roles of a theme, as colour names that Qt reads, and the sizes of what is read.

    The theme in force is one object that everybody shares: what paints reads its roles as it paints, and what made
    something of them before, such as a style sheet, makes it anew on `theme_changed`.
    """

    name: str
    dark: bool
    underlined: bool
    window: str
    panel: str
    paper: str
    ink: str
    soft: str
    line: str
    accent: str
    on_accent: str
    accent_wash: str
    selection: str
    warning: str
    marks: Mapping[MarkKind, MarkStyle]
    reading_size: int = field(default=18, compare=False)  # pixels of the letters of an article
    measure: int = field(default=68, compare=False)  # letters of a line
    _told: _Told = field(default_factory=_Told, compare=False, repr=False)

    @property
    def theme_changed(self) -> SignalInstance:
        """Tells that the roles are those of another theme now."""
        return self._told.theme_changed

    @property
    def sizes_changed(self) -> SignalInstance:
        """Tells that what is read has another size now."""
        return self._told.sizes_changed

    def become(self, other: Theme) -> None:
        """Take the roles of another theme, and tell it if they differ: for Qt to dress every widget anew takes long."""
        if other != self:
            for one in fields(self):
                if one.compare:
                    setattr(self, one.name, getattr(other, one.name))
            self.theme_changed.emit()

    def resize(self, reading_size: int, measure: int) -> None:
        """Take other sizes, and tell it if they differ."""
        if (reading_size, measure) != (self.reading_size, self.measure):
            self.reading_size, self.measure = reading_size, measure
            self.sizes_changed.emit()

    @property
    def come(self) -> MarkStyle:
        """How words that came into a text are shown."""
        return self.marks[MarkKind.FIGURE]

    @property
    def gone(self) -> MarkStyle:
        """How words that went from a text are shown."""
        return self.marks[MarkKind.DOUBT]


class Themes:
    """The themes of a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, name: str) -> Theme:
        """The theme of that name; `system` follows the desktop."""
        if name == "system":
            dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
            name = "dark" if dark else "light"
        rows = tomllib.loads((self._folder / f"{name}.toml").read_text("utf8"))
        marks = {MarkKind(kind): MarkStyle(**style) for kind, style in rows["marks"].items()}
        return Theme(rows["name"], rows["dark"], rows["underlined"], **rows["roles"], marks=marks)


def reading_families() -> list[str]:
    """The serif families that are there, best first, with families for other scripts behind them."""
    from PySide6.QtGui import QFontDatabase

    there = set(QFontDatabase.families())
    serifs = [name for name in SERIFS if name in there][:1] or ["serif"]
    return serifs + [name for name in (*OTHERS, *CJK_SERIFS) if name in there]


def interface_font(base: QFont) -> QFont:
    """The system's sans at the size of the interface."""
    font = QFont(base)
    font.setPixelSize(SANS_PX)
    return font


def palette(theme: Theme) -> QPalette:
    """Qt's palette of a theme, so that no pane of the system's own stays light in the dark."""
    made = QPalette()
    roles = {
        QPalette.ColorRole.Window: theme.window,
        QPalette.ColorRole.WindowText: theme.ink,
        QPalette.ColorRole.Base: theme.paper,
        QPalette.ColorRole.AlternateBase: theme.panel,
        QPalette.ColorRole.Text: theme.ink,
        QPalette.ColorRole.Button: theme.panel,
        QPalette.ColorRole.ButtonText: theme.ink,
        QPalette.ColorRole.BrightText: theme.warning,
        QPalette.ColorRole.ToolTipBase: theme.panel,
        QPalette.ColorRole.ToolTipText: theme.ink,
        QPalette.ColorRole.PlaceholderText: theme.soft,
        QPalette.ColorRole.Highlight: theme.accent,
        QPalette.ColorRole.HighlightedText: theme.on_accent,
        QPalette.ColorRole.Link: theme.accent,
        QPalette.ColorRole.LinkVisited: theme.accent,
        QPalette.ColorRole.Light: theme.paper,
        QPalette.ColorRole.Midlight: theme.panel,
        QPalette.ColorRole.Mid: theme.line,
        QPalette.ColorRole.Dark: theme.line,
        QPalette.ColorRole.Shadow: theme.line,
    }
    for role, name in roles.items():
        made.setColor(role, QColor(name))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.soft))
    return made


def style_sheet(theme: Theme) -> str:
    """The style of every control, made from the roles."""
    return _surfaces(theme) + _controls(theme) + _lists(theme)


def _surfaces(theme: Theme) -> str:
    return f"""
    QMainWindow, QDialog {{ background: {theme.window}; color: {theme.ink}; }}
    QToolTip {{ background: {theme.panel}; color: {theme.ink}; border: 1px solid {theme.line}; padding: 4px 8px; }}
    QSplitter::handle {{ background: {theme.line}; }}
    QSplitter::handle:horizontal {{ width: 1px; }} QSplitter::handle:vertical {{ height: 1px; }}
    QScrollArea, QScrollArea > QWidget > QWidget {{ background: transparent; border: none; }}
    QFrame[rule="true"] {{ background: {theme.line}; border: none; }}
    #topBar {{ background: {theme.panel}; border-bottom: 1px solid {theme.line}; }}
    #libraryPanel, #sourcesPanel {{ background: {theme.panel}; }}
    #readerPanel, #notesPanel {{ background: {theme.paper}; }}
    #emptyWords {{ color: {theme.soft}; }}
    QStatusBar {{ background: {theme.panel}; color: {theme.soft}; border-top: 1px solid {theme.line}; }}
    QStatusBar::item {{ border: none; }}
    QMenuBar {{ background: {theme.panel}; color: {theme.ink}; }}
    QMenuBar::item {{ padding: 4px 8px; background: transparent; border-radius: 5px; }}
    QMenuBar::item:selected {{ background: {theme.selection}; }}
    QMenu {{ background: {theme.panel}; color: {theme.ink}; border: 1px solid {theme.line}; padding: 4px; }}
    QMenu::item {{ padding: 5px 24px 5px 16px; border-radius: 5px; }}
    QMenu::item:selected {{ background: {theme.selection}; color: {theme.ink}; }}
    QMenu::item:disabled {{ color: {theme.soft}; }}
    QMenu::separator {{ height: 1px; background: {theme.line}; margin: 4px 8px; }}
    """


def _controls(theme: Theme) -> str:
    return f"""
    QPushButton {{ background: {theme.paper}; color: {theme.ink}; border: 1px solid {theme.line};
        border-radius: 7px; padding: 5px 12px; }}
    QPushButton:hover {{ background: {theme.selection}; }}
    QPushButton:focus {{ border: 2px solid {theme.accent}; padding: 4px 11px; }}
    QPushButton:disabled {{ color: {theme.soft}; background: transparent; }}
    QPushButton[primary="true"] {{ background: {theme.accent}; color: {theme.on_accent};
        border-color: {theme.accent}; font-weight: 600; }}
    QPushButton[primary="true"]:focus {{ border: 2px solid {theme.ink}; }}
    QToolButton {{ background: transparent; color: {theme.soft}; border: 2px solid transparent;
        border-radius: 7px; padding: 3px 6px; }}
    QToolButton::menu-indicator {{ image: none; }}
    QToolButton:hover {{ background: {theme.selection}; color: {theme.ink}; }}
    QToolButton:checked {{ background: {theme.accent_wash}; color: {theme.accent}; }}
    QToolButton:focus {{ border-color: {theme.accent}; }}
    QLineEdit, QComboBox, QSpinBox, QDateEdit {{ background: {theme.paper}; color: {theme.ink};
        border: 1px solid {theme.line}; border-radius: 7px; padding: 4px 8px; selection-background-color: {theme.accent};
        selection-color: {theme.on_accent}; }}
    QLineEdit:focus, QComboBox:focus, QSpinBox:focus {{ border: 2px solid {theme.accent}; padding: 3px 7px; }}
    QComboBox::drop-down {{ border: none; width: 18px; }}
    QComboBox QAbstractItemView {{ background: {theme.panel}; color: {theme.ink}; border: 1px solid {theme.line};
        selection-background-color: {theme.selection}; selection-color: {theme.ink}; }}
    QPlainTextEdit, QTextEdit, QTextBrowser {{ background: {theme.paper}; color: {theme.ink}; border: none;
        selection-background-color: {theme.accent}; selection-color: {theme.on_accent}; }}
    QDialog QPlainTextEdit, QDialog QTextEdit, QDialog QListView, QDialog QTreeView
        {{ border: 1px solid {theme.line}; border-radius: 7px; }}
    """


def _lists(theme: Theme) -> str:
    return f"""
    QScrollArea QPlainTextEdit {{ border: 1px solid {theme.line}; border-radius: 7px; }}
    #missing {{ color: {theme.warning}; }}
    QListView, QTableView, QTreeView {{ background: {theme.panel}; color: {theme.ink}; border: none;
        selection-background-color: {theme.selection}; selection-color: {theme.ink}; outline: none; }}
    QHeaderView::section {{ background: {theme.panel}; color: {theme.soft}; border: none;
        border-bottom: 1px solid {theme.line}; padding: 4px 8px; }}
    QTabWidget::pane {{ border: none; border-top: 1px solid {theme.line}; }}
    QTabBar::tab {{ background: transparent; color: {theme.soft}; padding: 8px 12px; border: none;
        border-bottom: 2px solid transparent; }}
    QTabBar::tab:selected {{ color: {theme.ink}; border-bottom: 2px solid {theme.accent}; font-weight: 600; }}
    QTabBar::tab:focus {{ color: {theme.accent}; }}
    QProgressBar {{ background: {theme.window}; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; }}
    QProgressBar::chunk {{ background: {theme.accent}; border-radius: 3px; }}
    QScrollBar:vertical {{ background: transparent; width: 10px; margin: 0; }}
    QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 0; }}
    QScrollBar::handle {{ background: {theme.line}; border-radius: 4px; min-height: 32px; min-width: 32px; margin: 1px; }}
    QScrollBar::handle:hover {{ background: {theme.soft}; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    """
