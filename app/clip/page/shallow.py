"""HTML that is nested without end comes in; the same words without the tags of what lies too deep go out."""

from __future__ import annotations

import re

# Elements in one another. News pages have up to 60; the parser gives up at 2,000, and readers take a square of it.
DEEPEST = 100
TAG = re.compile(r"<!--|<(/?)([a-z][^\s/<>]*)[^<>]*>", re.IGNORECASE)
# A tag of so many letters is looked at, and so many attributes are left to it: the parser takes a square of them.
LONG, MOST_ATTRIBUTES = 5_000, 500
LONG_TAG = re.compile(rf"<[a-z][^<>]{{{LONG},}}", re.IGNORECASE)
# One attribute, in which nothing can be read in two ways, so that no tag takes long.
ATTRIBUTE = re.compile(r"[^\s=\"']*+(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s\"']++))?[\s\"']*+")
# Between these stand no tags, whatever it looks like.
RAW = frozenset({"script", "style", "textarea", "title", "xmp"})
RAW_ENDS = {name: re.compile(rf"</{name}[\s/>]", re.IGNORECASE) for name in RAW}
VOID = frozenset(
    [
        "area",
        "base",
        "basefont",
        "bgsound",
        "br",
        "col",
        "embed",
        "frame",
        "hr",
        "img",
        "input",
        "keygen",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    ]
)
# One of these ends the one before, if nothing was opened in between.
NEXT_TO = frozenset(
    {"p", "li", "dd", "dt", "tr", "td", "th", "option", "optgroup", "rt", "rp", "thead", "tbody"}
)


def narrow(html: str) -> str:
    """Cut off all but the first attributes of a tag that has more than any page needs."""
    if max(map(len, html.split("<"))) <= LONG:
        return html
    return LONG_TAG.sub(lambda tag: tag[0][: _enough(tag[0])], html)


def _enough(tag: str) -> int:
    """Where the last attribute ends that is left to a tag."""
    end = 0
    for _ in range(MOST_ATTRIBUTES):
        found = ATTRIBUTE.match(tag, end)
        if found is None or found.end() == end:
            return len(tag)
        end = found.end()
    return end


def shallow(html: str, *, everywhere: bool = False) -> str:
    """Leave out the tags of all elements within `DEEPEST` others; where they stood are blanks.

    `everywhere` takes what stands in scripts and comments for tags as well: broken ones end nobody knows where.
    """
    out: list[str] = []
    open_: list[str] = []
    end = 0
    while found := TAG.search(html, end):
        out.append(html[end : found.start()])
        name = (found[2] or "").lower()
        end = found.end()
        if (name in RAW or not name) and not everywhere:
            end = _raw_end(html, name, end)
            out.append(html[found.start() : end])
        elif name in VOID or not name:
            out.append(found[0])
        else:
            out.append(found[0] if _is_shallow(open_, name, closes=bool(found[1])) else " ")
    out.append(html[end:])
    return "".join(out)


def _raw_end(html: str, name: str, at: int) -> int:
    """Where the next tag may stand after a comment or what holds none has begun."""
    if name:
        found = RAW_ENDS[name].search(html, at)
        return found.start() if found else len(html)
    at = html.find("-->", at)
    return at if at >= 0 else len(html)


def _is_shallow(open_: list[str], name: str, *, closes: bool) -> bool:
    """Note a tag among the elements that are open, and tell whether it stays."""
    if not closes:
        if open_ and open_[-1] == name and name in NEXT_TO:
            open_.pop()
        open_.append(name)
        return len(open_) <= DEEPEST
    # What was never opened closes nothing; what lies within ends with it.
    near = next(
        (at for at in range(len(open_) - 1, max(-1, len(open_) - 1 - DEEPEST), -1) if open_[at] == name), -1
    )
    depth = len(open_)
    if near >= 0:
        depth = near + 1
        del open_[near:]
    return depth <= DEEPEST
