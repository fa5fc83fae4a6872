"""The tree of a page comes in; every picture in it becomes an `img` with its best address, and what it holds itself goes out.

A picture whose bytes lie in the page, in a `data:` address or in another part of an MHTML file, is named by their
hash, as the library names it; its bytes go beside the article, so that no block carries them in its HTML.
"""

from __future__ import annotations

import binascii
import hashlib
import re
from collections.abc import Callable, Iterator
from urllib.parse import unquote, unquote_to_bytes

from lxml.html import HtmlElement

from app.clip.media import picture_size, picture_type
from app.clip.page.addresses import PICTURE_NAME, addresses, backgrounds, holds_data, is_tiny
from app.domain.article.page import Picture

DATA = re.compile(r"data:([^,]{0,200}),", re.IGNORECASE)
LARGEST = 20 * 1024 * 1024
ALL = 60 * 1024 * 1024
MOST = 60
SMALL = 60  # pixels; a smaller picture is an icon or counts readers
BLURRED = 40  # pixels; a smaller one within the page stands for one that comes later
PROSE = 100  # letters; what has as many within is not the stand-in of a picture
SHOWS = ("img", "amp-img", "amp-anim", "noscript", "picture", "source", "figure", "object")

Parts = Callable[[str], bytes | None]


class Album:
    """The pictures that a page holds itself, by the name its blocks give them."""

    def __init__(self, parts: Parts | None = None) -> None:
        self._parts = parts
        self._size = 0
        self.pictures: dict[str, Picture] = {}

    @property
    def has_parts(self) -> bool:
        """True if other files than the page itself came with it."""
        return self._parts is not None

    def best(self, found: list[str]) -> str:
        """The first address of which the page holds the picture, or else the first on the web; empty for none."""
        if self._parts is not None:
            for address in found:
                if name := self._kept(self._parts(address)):
                    return name
        for address in found:
            if not holds_data(address):
                return address
            if name := self._kept(_bytes_in(address)):
                return name
        return ""

    def _kept(self, raw: bytes | None) -> str:
        if not raw or len(raw) > LARGEST:
            return ""
        media_type = picture_type(raw)
        size = picture_size(raw)
        if not media_type or (size is not None and min(size) < BLURRED):
            return ""
        name = f"blob:{hashlib.sha256(raw).hexdigest()}"
        if name not in self.pictures:
            if len(self.pictures) >= MOST or self._size + len(raw) > ALL:
                return ""
            self._size += len(raw)
            self.pictures[name] = Picture(name, raw, media_type)
        return name


def _bytes_in(address: str) -> bytes | None:
    """The bytes of a `data:` address."""
    head = DATA.match(address)
    if head is None or "svg" in head[1].lower() or len(address) > LARGEST * 2:
        return None
    body = address[head.end() :]
    if not head[1].lower().rstrip().endswith("base64"):
        return unquote_to_bytes(body)
    try:
        return binascii.a2b_base64(unquote(body).replace("-", "+").replace("_", "/"))
    except (binascii.Error, ValueError):
        return None


def settle(tree: HtmlElement, parts: Parts | None = None) -> Album:
    """Make every picture of a page an `img` with one address, or with none where the page does not tell it."""
    album = Album(parts)
    found = list(tree.iter(*SHOWS))
    for element in found:
        if element.tag in AS_IMG:
            AS_IMG[str(element.tag)](element)
    for element in found:
        if element.tag == "picture" and next(element.iter("img"), None) is None:
            element.append(element.makeelement("img"))
            found.append(element[-1])
    for element in found:
        if element.tag == "img":
            _give_address(element, album)
    for element in found:
        if element.tag == "noscript":
            _lift(element)
        elif element.tag == "figure":
            _look_behind(element, album)
    return album


def _empty(source: HtmlElement) -> None:
    """What the parser has put into a `source`, which it does not know as empty, stands behind it again."""
    last = source
    for inner in list(source):
        last.addnext(inner)
        last = inner
    if (source.text or "").strip():
        source.tail = f"{source.text}{source.tail or ''}"
    source.text = None


def _unpack(element: HtmlElement) -> None:
    """An AMP picture as one; what a missing `/>` has put into it stands behind it again, but its own stand-ins go."""
    for inner in element.xpath("noscript|*[@placeholder or @fallback]"):
        if str(inner.tag).startswith("amp-") or inner.tag in {"noscript", "img"}:
            inner.drop_tree()
    rest = element.makeelement("span")
    rest.text, element.text = element.text, None
    for inner in list(element):
        rest.append(inner)
    element.tag = "img"
    if len(rest) or (rest.text or "").strip():
        rest.tail, element.tail = element.tail, None
        element.addnext(rest)
        rest.drop_tag()


def _replace_object(element: HtmlElement) -> None:
    """An object as the picture that it is."""
    if not str(element.get("type", "image/")).startswith("image/"):
        return
    address = str(element.get("data", "")).strip()
    if not (PICTURE_NAME.match(address) or (address and str(element.get("type", "")).startswith("image/"))):
        return
    words = " ".join("".join(element.itertext()).split())
    size = {name: element.get(name, "") for name in ("width", "height") if element.get(name)}
    for inner in list(element):
        element.remove(inner)
    element.text = None
    element.attrib.clear()
    element.tag = "img"
    for name, value in {"src": address, "alt": words, **size}.items():
        element.set(name, value)


AS_IMG: dict[str, Callable[[HtmlElement], None]] = {
    "amp-img": _unpack,
    "amp-anim": _unpack,
    "source": _empty,
    "object": _replace_object,
}


def _give_address(picture: HtmlElement, album: Album) -> None:
    address = "" if is_tiny(picture, SMALL) else album.best(addresses(picture, every=album.has_parts))
    if address:
        picture.set("src", address)
    else:
        picture.attrib.pop("src", None)


def _lift(noscript: HtmlElement) -> None:
    """What stands for a picture where no script runs goes to the picture's place, unless the picture is there."""
    found = list(_real(noscript))
    if not found or len("".join("".join(noscript.itertext()).split())) > PROSE:
        return
    partner = _beside(noscript)
    if partner is None:
        for picture in found:
            if _is_shown(picture):
                picture.tail = None
                noscript.addprevious(picture)
    elif not partner.get("src"):
        partner.set("src", found[0].get("src", ""))
        if not partner.get("alt") and found[0].get("alt"):
            partner.set("alt", found[0].get("alt", ""))


def _beside(noscript: HtmlElement) -> HtmlElement | None:
    """The picture that a `noscript` repeats: its neighbour, or the one in the same small box."""
    for near in (noscript.getprevious(), noscript.getnext()):
        if near is not None and isinstance(near.tag, str) and near.tag != "noscript":
            picture = near if near.tag == "img" else next(near.iter("img"), None)
            if picture is not None and len("".join(near.itertext()).strip()) <= PROSE:
                return picture
    above = noscript.getparent()
    if above is not None and above.tag in {"figure", "picture", "a", "span"}:
        return next((one for one in above.iter("img") if noscript not in one.iterancestors()), None)
    return None


def _is_shown(picture: HtmlElement) -> bool:
    """Tell a picture from what counts readers."""
    style = "".join(str(picture.get("style", "")).lower().split())
    if "display:none" in style or "visibility:hidden" in style:
        return False
    src = picture.get("src", "")
    named = PICTURE_NAME.match(src) and ".gif" not in src.lower()
    return bool(named or src.startswith("blob:") or picture.get("alt", "").strip() or picture.get("srcset"))


def _real(element: HtmlElement) -> Iterator[HtmlElement]:
    return (picture for picture in element.iter("img") if picture.get("src"))


def _has_picture(element: HtmlElement) -> bool:
    return next(_real(element), None) is not None


def _look_behind(figure: HtmlElement, album: Album) -> None:
    """A figure without a picture of its own shows the one that its film begins with, or that lies behind its box."""
    if next(figure.iter("noscript"), None) is not None or _has_picture(figure):
        return
    for box in figure.iter("video"):
        poster = album.best([box.get("poster", "").strip()]) if box.get("poster") else ""
        if poster:
            box.addprevious(_picture(box, poster, box.get("aria-label", "") or box.get("title", "")))
            return
    for box in figure.iter():
        if isinstance(box.tag, str) and box.attrib and _insert_background(box, album):
            return


def _insert_background(box: HtmlElement, album: Album) -> bool:
    address = album.best(backgrounds(box))
    if not address:
        return False
    words = box.get("aria-label", "") or box.get("title", "") or box.get("data-alt", "")
    picture = _picture(box, address, words)
    picture.tail, box.text = box.text, None
    box.insert(0, picture)
    return True


def _picture(near: HtmlElement, address: str, words: str) -> HtmlElement:
    picture: HtmlElement = near.makeelement("img")
    picture.set("src", address)
    if words:
        picture.set("alt", words)
    return picture
