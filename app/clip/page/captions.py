"""An element of a page and where it lies come in, whether it is the words of a figure goes out."""

from __future__ import annotations

from lxml.html import HtmlElement

# What a figure may show. A figure of a quotation or of code is text, and its caption names the speaker or the file.
MEDIA = ("img", "amp-img", "picture", "video", "iframe", "amp-video", "amp-iframe")
# Longer ones are text that happens to stand in a figure.
LONGEST = 600
TEXTUAL = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "table", "blockquote", "pre"})


def is_caption(element: HtmlElement, kind: str, path: tuple[HtmlElement, ...], length: int) -> bool:
    """Tell by its elements alone, not by their names, whether a block is the caption or the credit of a figure."""
    if length > LONGEST:
        return False
    if kind == "figure":
        return True
    around = next((above for above in reversed(path) if above.tag == "figure"), None)
    if element.tag == "figcaption" or any(above.tag == "figcaption" for above in path[-4:]):
        return around is None or not _is_quotation(around)
    return around is not None and kind not in TEXTUAL and next(around.iter(*MEDIA), None) is not None


def _is_quotation(figure: HtmlElement) -> bool:
    return next(figure.iter("blockquote"), None) is not None
