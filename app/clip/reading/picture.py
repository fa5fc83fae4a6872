"""A picture comes in; an article that is the picture alone goes out, with its name for a headline."""

from __future__ import annotations

import hashlib
from html import escape
from pathlib import PurePosixPath
from urllib.parse import unquote

from app.clip.address import split_address
from app.clip.media import picture_type
from app.clip.page.tree import holdable
from app.domain.article.block import Block
from app.domain.article.extraction import Extraction
from app.domain.article.page import Page, Picture


def read(page: Page) -> Extraction:
    """The picture, which is told by its bytes, as the one block of an article."""
    address = page.final_url or page.url
    name = holdable(_name(page.name, address)).strip()
    src = f"blob:{hashlib.sha256(page.raw).hexdigest()}"
    return Extraction(
        title=name,
        lead_image=address,
        blocks=(Block(f'<figure><img src="{src}" alt="{escape(name)}"></figure>', ""),),
        pictures=(src,),
        inline=(Picture(src, page.raw, picture_type(page.raw)),),
    )


def _name(name: str, address: str) -> str:
    """The name of a file or of the last part of an address, without its end; a site's where it has none."""
    parts = split_address(address)
    path = name or (unquote(parts.path) if parts is not None else "")
    return PurePosixPath(path).stem or (parts.host if parts is not None else "")
