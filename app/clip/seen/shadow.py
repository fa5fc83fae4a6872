"""The tree of a page comes in, and leaves with the shadow roots that its HTML declares in the place of their hosts."""

from __future__ import annotations

from lxml.html import HtmlElement

from app.clip.page.blocks import BLOCKS

ROOTS = ".//template[@shadowrootmode or @shadowroot]"


def open_roots(body: HtmlElement) -> bool:
    """Put what a host's root holds where the host stands, its own children in the root's slots; whether there was any."""
    # The innermost first: a root may hold hosts.
    roots = body.xpath(ROOTS)
    for root in reversed(roots):
        host = root.getparent()
        if host is not None:
            _open(root, host)
    return bool(roots)


def _open(root: HtmlElement, host: HtmlElement) -> None:
    root.tag = _box(root)
    for name in ("shadowrootmode", "shadowroot"):
        root.attrib.pop(name, None)
    loose, named = _taken_out(host, root)
    for slot in list(root.iter("slot")):
        name = slot.get("name", "")
        children = named.pop(name, []) if name else [loose] if loose is not None else []
        loose = loose if name else None
        if children:
            slot.text = None
            for old in list(slot):
                slot.remove(old)
            slot.extend(children)
        slot.tag = _box(slot)
    left = [*([loose] if loose is not None else []), *(child for found in named.values() for child in found)]
    # What no slot takes is not shown; but no page is emptied by a root that a script would fill.
    if sum(_size(child) for child in left) > _size(root):
        host.extend(left)


def _taken_out(
    host: HtmlElement, root: HtmlElement
) -> tuple[HtmlElement | None, dict[str, list[HtmlElement]]]:
    """What stood in a host besides its root: all that has no name, in one element, and the rest by their slots."""
    loose: HtmlElement = host.makeelement("span")
    loose.text, host.text = host.text, None
    named: dict[str, list[HtmlElement]] = {}
    for child in list(host):
        tail, child.tail = child.tail or "", None
        if child.get("slot"):
            named.setdefault(child.get("slot", ""), []).append(child)
            host.remove(child)
        elif child is not root:
            loose.append(child)
        if len(loose):
            loose[-1].tail = (loose[-1].tail or "") + tail
        else:
            loose.text = (loose.text or "") + tail
    loose.tag = _box(loose)
    return (loose if len(loose) or loose.text.strip() else None), named


def _box(element: HtmlElement) -> str:
    """What an element that holds blocks, or only words of a sentence, is best called."""
    return "div" if next(element.iterdescendants(*BLOCKS), None) is not None else "span"


def _size(element: HtmlElement) -> int:
    return sum(map(len, element.itertext()))
