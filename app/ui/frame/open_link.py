"""A link in; opened in the user's browser or mail program, but only of three kinds, and only after it was shown."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

if TYPE_CHECKING:
    from app.ui.pane import Say

SCHEMES = frozenset({"http", "https", "mailto"})
SHOWN = 200  # letters of an address


def may_open(address: str) -> bool:
    """True for the kinds of link that may leave the window."""
    try:
        return urlsplit(address.strip()).scheme.lower() in SCHEMES
    except ValueError:
        return False


class LinkOpener:
    """Asks before a link is opened, with the whole address in sight."""

    def __init__(self, say: Say) -> None:
        self._say = say

    def ask(self, address: str) -> None:
        """Show an address and offer to open it."""
        if not may_open(address):
            self._say.warn("This link leads to nothing that Clipdesk opens.")
            return
        shown = address if len(address) <= SHOWN else f"{address[:SHOWN]}…"
        where = "your mail program" if address.lower().startswith("mailto:") else "your browser"
        self._say.ask(f"Open in {where}? {shown}", (("Open", lambda: self._open(address)),))

    def _open(self, address: str) -> None:
        if not QDesktopServices.openUrl(QUrl(address)):
            self._say.warn("No program was found that opens this link. Copy the address instead.")
