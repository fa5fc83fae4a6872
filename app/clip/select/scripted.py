"""The data in a page's scripts come in, the article's body among them goes out as HTML, with where it stood."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from html import escape, unescape

from app.clip.page.blocks import Candidate, key_of
from app.clip.page.scripts import JSON_LD, Script, values_of

# A page whose own text is shorter than this may keep it in a script.
THIN = 1500
# So much longer than the page's own text it must be, and so long.
LONGER = 2
LEAST = 150
# Beside a text of its own this long, data that does not name the page is about something else.
SOME = 300
# A title less like that of the page is the title of another story.
ALIKE = 0.5
# The beginning of a body, cut into pieces, of which the page itself may show so many.
BEGINNING, PIECE, MOST_SHOWN = 1500, 24, 0.1
FIRST = 4
# A shorter piece of a list may be a span.
SHOWN = 40
DEEPEST = 40

# The names under which programs keep the body of an article, and those under which they keep other things.
BODY = re.compile(
    r"(?:article|post|story|page|entry|main|rich|full|raw|html|news|section)?[-_]?"
    r"(?:body|content|contents|text|html|story|paragraphs|sections|blocks|components|elements|document|copy|markup|rendered|article)"
    r"[-_]?(?:html|text|body|raw|elements|blocks|content|rich|json|copy|value|rendered|parts|sections)?s?",
    re.IGNORECASE,
)
OTHER = re.compile(
    r"related|recommend|comment|trending|popular|latest|more|next|prev|author|bio|footer|header|nav|menu|sidebar|"
    r"teaser|promo|newsletter|\bads?\b|advert|translation|messages|i18n|locale|config|css|style|script|legal|cookie|consent|"
    r"captions?|credit|alt|description|summary|seo|meta",
    re.IGNORECASE,
)
# The names that lead from a piece of rich text to what it holds, and those that hold its letters.
INNER = ("children", "content", "blocks", "model", "elements", "items", "nodes", "document", "json", "root", "body", "paragraphs", "data", "props", "html", "rendered", "value", "text")  # fmt: skip
LETTERS = ("text", "value", "html", "rendered", "content")
NAMED = ("type", "nodeType", "_type", "tagName", "tag", "name", "style", "component", "kind", "__typename")
TITLES = ("headline", "title", "name", "heading")
HEADS = ("heading", "subheading", "headline", "title")
LINKED = ("url", "slug", "link", "permalink", "href", "path", "id")
HEADING = re.compile(r"head(?:ing|er|line)|h[1-6]|title|subtitle|crosshead", re.IGNORECASE)
QUOTE = re.compile(r"quote", re.IGNORECASE)
ITEM = re.compile(r"list-?_?item|li|bullet", re.IGNORECASE)
BOX = re.compile(
    r"(?:block)?-?_?list(?!.?item)|doc(?:ument)?|root|div|section|body|container|ul|ol|article", re.IGNORECASE
)
PICTURE = re.compile(
    r"image|picture|photo|video|gallery|embed|advert|\bad\b|promo|caption|figure", re.IGNORECASE
)
SPAN = re.compile(
    r"(?:inline|rich)?-?_?(?:text(?:node)?|span|leaf|fragment|(?:url|hyper|entry)?-?_?(?:hyper)?link|a|em|strong|b|i|u|s|bold|italic|"
    r"code|sup|sub|q|mark|emphasis)",
    re.IGNORECASE,
)
TAGS = re.compile(r"<(?:p|br|h[1-6]|ul|ol|li|div|blockquote|table|section|article|figure)\b", re.IGNORECASE)
ANY_TAG = re.compile(r"<[^>]*>")
STOP = re.compile(r"[.!?…。！？؟।][\"'”’»)]?(?=\s|$|<)|[。！？]")


@dataclass(frozen=True, slots=True)
class Scripted:
    """The body of an article that stood in a script: its HTML, and in what kind of script."""

    html: str
    origin: str


def is_thin(blocks: list[Candidate]) -> bool:
    """Tell whether a page shows so little text itself that its article may stand in a script."""
    return _mass(blocks) < THIN


def scripted_body(scripts: list[Script], title: str, blocks: list[Candidate]) -> Scripted | None:
    """The body in the scripts of a page that shows none of it itself."""
    shown = "".join(block.key for block in blocks)
    own = _mass(blocks)
    best: tuple[float, Scripted] | None = None
    for origin, value in values_of(scripts):
        for html, weight in _bodies(value, key_of(title).lower(), 0):
            size = len(key_of(ANY_TAG.sub("", html)))
            known = weight > 1 or (origin == JSON_LD and weight == 1)
            if size < LEAST or size < LONGER * own or _stands_in(html, shown):
                continue
            if own > (SOME if weight >= 1 else LEAST) and not known:
                continue
            if best is None or size * weight > best[0]:
                best = (size * weight, Scripted(html, origin))
    return best[1] if best else None


def _mass(blocks: list[Candidate]) -> int:
    return sum(len(block.key) for block in blocks if block.kept and not block.caption)


def _stands_in(html: str, shown: str) -> bool:
    """Tell whether the page itself shows the beginning of the body, word for word or nearly."""
    start = key_of(unescape(ANY_TAG.sub("", html)))[:BEGINNING]
    pieces = [start[at : at + PIECE] for at in range(0, len(start) - PIECE + 1, PIECE)]
    found = [piece in shown for piece in pieces]
    return sum(found[:FIRST]) >= FIRST // 2 or sum(found) > MOST_SHOWN * len(found)


def _bodies(value: object, title: str, depth: int) -> Iterator[tuple[str, float]]:
    """What may be the body of an article somewhere in a value, as HTML, and how much speaks for it."""
    if depth > DEEPEST:
        return
    if isinstance(value, list):
        for part in value:
            yield from _bodies(part, title, depth + 1)
    elif isinstance(value, dict):
        weight = _weight(value, title)
        for name, part in value.items():
            if not isinstance(part, (str, list, dict)) or OTHER.search(name):
                continue
            if isinstance(part, str) and part[:1] in "{[" and (inner := _quoted(part)) is not None:
                yield from _bodies(inner, title, depth + 1)
                continue
            if BODY.fullmatch(name) and (html := "".join(_written(part, 0))) and _is_prose(html):
                yield html, weight
            elif not isinstance(part, str):
                yield from _bodies(part, title, depth + 1)


def _quoted(text: str) -> object:
    """The value that a string holds as JSON; None for a string that is only text."""
    try:
        return json.loads(text) if len(text) > LEAST else None
    except (ValueError, RecursionError):
        return None


def _weight(value: dict[str, object], title: str) -> float:
    """How much speaks for what a thing holds: its title is that of the page, it has none, or that of another story."""
    if any(_is_title(value.get(name), title) for name in TITLES):
        return 4.0
    called = next((said for name in TITLES[:2] if isinstance(said := value.get(name), str)), "")
    alike = SequenceMatcher(None, key_of(called).lower(), title, autojunk=False).ratio() if title else 1.0
    return 1.0 if len(key_of(called)) <= 8 or alike >= ALIKE else 0.1


def _is_title(value: object, title: str) -> bool:
    if isinstance(value, dict):
        value = value.get("rendered") or value.get("text") or ""
    key = key_of(value).lower() if isinstance(value, str) else ""
    return len(key) > 8 and (key in title or (title != "" and title in key))


def _is_prose(html: str) -> bool:
    text = ANY_TAG.sub(" ", html)
    return len(text) >= LEAST and len(STOP.findall(text)) >= max(1, len(text) // 600) and "{" not in text[:40]


def _written(value: object, depth: int) -> Iterator[str]:
    """Write a piece of rich text, of whatever make, as HTML."""
    if depth > DEEPEST:
        return
    if isinstance(value, str):
        yield _paragraphs(value)
    elif isinstance(value, list):
        yield from _list(value, depth)
    elif isinstance(value, dict):
        kind = " ".join(str(value[name]) for name in NAMED if isinstance(value.get(name), str))
        if PICTURE.search(kind):
            return
        words = _inline(value, 0)
        if words is not None and not BOX.search(kind):
            head = next((value[name] for name in HEADS if isinstance(value.get(name), str)), "")
            yield f"<h2>{_spans(head)}</h2>" if head.strip() else ""
            yield _named(kind, words)
            return
        for name in INNER:
            if isinstance(value.get(name), (list, dict, str)):
                yield from _written(value[name], depth + 1)
                return


def _list(parts: list[object], depth: int) -> Iterator[str]:
    if len(parts) > 3 and parts[0] == "$" and isinstance(parts[1], str):  # an element of React
        props = parts[3] if isinstance(parts[3], dict) else {}
        yield from _written({"tag": parts[1], "children": props.get("children")}, depth + 1)
        return
    stories = sum(_is_story(part) for part in parts)
    for part in parts:
        if stories < 2 or not _is_story(part):
            yield from _written(part, depth + 1)


def _is_story(part: object) -> bool:
    """Tell whether a part of a list is a story of its own."""
    return (
        isinstance(part, dict)
        and any(isinstance(part.get(name), str) for name in TITLES[:2])
        and any(name in part for name in LINKED)
    )


def _inline(value: object, depth: int) -> str | None:
    """The words of a piece that has only letters and spans in it; None for one that holds blocks."""
    if depth > 6:
        return None
    if isinstance(value, str):
        return None if TAGS.search(value) else value
    if isinstance(value, list):
        if value[:1] == ["$"] and len(value) > 3 and isinstance(value[3], dict):
            return _inline(value[3].get("children"), depth + 1)
        words = [_inline(part, depth + 1) for part in value]
        known = [word for word in words if word is not None]
        return "".join(known) if len(known) == len(words) and _are_spans(value) else None
    if isinstance(value, dict):
        for name in (*LETTERS, *INNER):
            if isinstance(value.get(name), (str, list)) and value[name]:
                return _inline(value[name], depth + 1)
    return None


def _are_spans(parts: list[object]) -> bool:
    """Tell whether parts are the pieces of one paragraph: spans by name, or letters that break off anywhere."""
    if not all(map(_is_span, parts)):
        return False
    words = [word for part in parts if (word := _inline(part, 0) or "").strip()]
    return len(words) < 2 or not all(
        word[:1].strip() and len(word) >= SHOWN and STOP.search(word[-3:]) for word in words
    )


def _is_span(part: object) -> bool:
    if isinstance(part, list):
        return part[:1] == ["$"] and len(part) > 1 and SPAN.fullmatch(str(part[1])) is not None
    if isinstance(part, dict):
        kinds = [part[name] for name in NAMED if isinstance(part.get(name), str)]
        return all(SPAN.fullmatch(kind) for kind in kinds)
    return isinstance(part, str)


def _named(kind: str, words: str) -> str:
    if not words.strip():
        return ""
    if HEADING.search(kind):
        return f"<h2>{_spans(words)}</h2>"
    if QUOTE.search(kind):
        return f"<blockquote><p>{_spans(words)}</p></blockquote>"
    if ITEM.search(kind):
        return f"<ul><li>{_spans(words)}</li></ul>"
    return _paragraphs(words)


def _spans(words: str) -> str:
    """Letters with or without spans marked up in them."""
    return (
        words
        if re.search(r"</?(?:a|em|strong|b|i|span|sup|sub|q|code)\b[^>]*>", words)
        else escape(words, quote=False)
    )


def _paragraphs(text: str) -> str:
    if "&" in text and not ANY_TAG.search(text):
        text = unescape(text)
    if TAGS.search(text):
        return text
    return "".join(f"<p>{_spans(line.strip())}</p>" for line in re.split(r"\s*\n\s*", text) if line.strip())
