"""Plain text comes in, pasted or read from a file, an article and what was left out of it go out."""

from __future__ import annotations

import re

from app.clip.clean import escaped, text_of
from app.clip.clutter import reason_of
from app.domain.article import Block, Extraction


def extract_plain(text: str, extractor: str) -> Extraction:
    """Make paragraphs of plain text."""
    blocks = []
    for part in re.split(r"\n\s*\n", text.replace("\r\n", "\n")):
        html = f"<p>{escaped(part.strip())}</p>"
        reason = reason_of(part)
        blocks.append(Block(html, text_of(html), not reason, reason))
    return Extraction(blocks=tuple(blocks), extractor=extractor)
