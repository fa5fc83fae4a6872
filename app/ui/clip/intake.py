"""What was pasted or dropped in; the requests for clips that it holds out."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QMimeData

from app.domain.clip import ClipRequest

_ADDRESS = re.compile(r"^<?(?:https?://|www\.)\S+$", re.IGNORECASE)
_BARE = re.compile(r"^(?:[a-z0-9-]+\.)+[a-z]{2,}(?:/\S*)?$", re.IGNORECASE)
_SOURCE = re.compile(r"SourceURL:(https?://\S+)")
LONGEST_ADDRESS = 10_000  # letters, with what stands round it
MOST = 200  # clips from one drop
FEWEST_LETTERS = 120  # shorter text is no article: it was copied for something else


def is_address(text: str) -> bool:
    """True for the address of a page, alone on its line."""
    if len(text) > LONGEST_ADDRESS:
        return False
    line = text.strip()
    return bool(_ADDRESS.match(line) or _BARE.match(line)) and len(line.split()) == 1


def from_text(text: str) -> list[ClipRequest]:
    """Addresses, one a line, or one article of plain text."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if lines and all(is_address(line) for line in lines):
        return [ClipRequest(url=line) for line in dict.fromkeys(lines)][:MOST]
    return [ClipRequest(text=text)] if text.strip() else []


def from_mime(data: QMimeData) -> list[ClipRequest]:
    """Files, addresses, HTML or text, whichever says most."""
    files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    if files:
        return [ClipRequest(path=path) for path in files][:MOST]
    addresses = [url.toString() for url in data.urls() if url.scheme() in {"http", "https"}]
    if addresses:
        return [ClipRequest(url=address) for address in dict.fromkeys(addresses)][:MOST]
    text = data.text()
    requests = from_text(text)
    if requests and requests[0].url:
        return requests
    if data.hasHtml() and len(text.strip()) >= FEWEST_LETTERS:
        html = data.html()
        found = _SOURCE.search(html[:400])
        return [ClipRequest(html=html, url=found[1] if found else "")]
    return requests


def worth_clipping(data: QMimeData) -> bool:
    """True where a paste outside an editor is meant as a clip: an address, files, or a text of some length."""
    if data.hasUrls() or is_address(data.text()):
        return True
    return len(data.text().strip()) >= FEWEST_LETTERS
