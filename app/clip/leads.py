"""The source of a page comes in; where it leads its reader by itself, having little to say of its own, goes out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from html import unescape

from app.clip.address import host_of, joined
from app.domain.codes.troubles import Trouble
from app.domain.errors import KnownError

LONGEST_WAIT = 10.0  # seconds: whoever waits longer means to renew the page
SOON = 3.0  # a page with a text that leads on later than this is one to be read
FEW, MUCH = 250, 1_500  # letters
HEAD = 200_000  # characters of a page that are looked at
MOST_FRAMES = 8

MAY_LEAD = re.compile(rb"http-equiv\s*=\s*[\"']?\s*refresh|<frameset|<iframe", re.IGNORECASE)
UNSEEN = re.compile(r"<(?:!--|(noscript|script|style|template|noframes|svg)\b)", re.IGNORECASE)
SCRIPT = re.compile(r"<script\b[^>]{0,300}>([^<]{0,1500})<", re.IGNORECASE)
TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>", re.IGNORECASE)
ATTRIBUTE = re.compile(r"([a-z-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)
REFRESH = re.compile(r"\s*(\d*(?:\.\d*)?)[\s;,]*(?:url\s*=\s*)?(.*)", re.IGNORECASE | re.DOTALL)
LOCATION = re.compile(
    r"(?:window\.|document\.|self\.|top\.|parent\.)*location(?:\.href)?\s*(?:=|\.(?:replace|assign)\s*\()\s*[\"']([^\"']{1,2000})[\"']"
)
SIZE = re.compile(r"\s*(\d*\.?\d*)\s*([%*]?)")
TEXT = re.compile(
    r"main|contents?|contenu|inhalt|text|body|article|artikel|haupt|mitte|cent(?:er|re)", re.IGNORECASE
)
FULL = re.compile(r"100\s*(?:%|v[hw])|[6-9]\d\d|\d{4}", re.IGNORECASE)


class LeadKind(StrEnum):
    """By which means a page leads on."""

    REFRESH = "refresh"
    FRAME = "frame"
    INLINE = "inline"  # one frame that fills the page
    SCRIPT = "script"


@dataclass(frozen=True, slots=True)
class Lead:
    """Where a page leads on: an absolute address if its own is known."""

    kind: LeadKind
    address: str


def leads_of(source: str, url: str, header: str = "") -> tuple[Lead, ...]:
    """Where a page at `url` leads; the largest of its frames first. `header` is its Refresh header."""
    plain = _seen(source[:HEAD])
    tags = [(bool(m[1]), m[2].lower(), _attributes(m[3])) for m in TAG.finditer(plain)]
    base = next((row["href"] for _end, name, row in tags if name == "base" and row.get("href")), "")
    base = joined(url, base) if base else url
    metas = (row for _end, name, row in tags if name == "meta")
    refreshes = [row.get("content", "") for row in metas if row.get("http-equiv", "").lower() == "refresh"]
    for content in (header, *refreshes):
        address = _refreshed(content, base, plain)
        if address and address.partition("#")[0] != url.partition("#")[0]:
            return (Lead(LeadKind.REFRESH, address),)
    frames = sorted(_frames(tags), key=lambda frame: -frame[0])[:MOST_FRAMES]
    if frames:
        return tuple(Lead(LeadKind.FRAME, joined(base, src)) for _size, src in frames)
    inline = [row["src"] for _end, name, row in tags if name == "iframe" and row.get("src") and _fills(row)]
    if len(inline) == 1 and _letters(plain) <= FEW:
        return (Lead(LeadKind.INLINE, joined(base, inline[0])),)
    scripts = [found[1] for found in SCRIPT.finditer(source[:HEAD])]
    place = next((found[1] for found in map(LOCATION.search, scripts) if found), "")
    return (Lead(LeadKind.SCRIPT, joined(base, place)),) if place and _letters(plain) <= FEW else ()


def _seen(source: str) -> str:
    """The source without comments, scripts and what only readers without scripts or frames see."""
    kept, at, low = [], 0, source.lower()
    while found := UNSEEN.search(source, at):
        kept.append(source[at : found.start()])
        end = f"</{found[1].lower()}" if found[1] else "-->"
        at = low.find(end, found.end())
        if at < 0:
            return " ".join(kept)
        at += len(end)
    return " ".join((*kept, source[at:]))


def _letters(plain: str) -> int:
    """How many letters and figures the body of a page shows."""
    return sum(map(str.isalnum, TAG.sub(" ", plain[plain.lower().find("<body") + 1 :])))


def lead_to_follow(source: str, url: str, header: str = "") -> str:
    """The address that a page sends its reader on to, as a browser would follow; '' for none."""
    first = next(iter(leads_of(source, url, header)), None)
    if first is None or first.kind is LeadKind.SCRIPT:
        return ""
    if first.kind is LeadKind.INLINE and host_of(first.address) != host_of(url):
        return ""
    return first.address


REFUSALS = {
    LeadKind.REFRESH: Trouble.LEADS_ON,
    LeadKind.SCRIPT: Trouble.LEADS_ON_BY_SCRIPT,
    LeadKind.FRAME: Trouble.MADE_OF_FRAMES,
    LeadKind.INLINE: Trouble.TEXT_IN_FRAME,
}


def refuse_to_read(leads: tuple[Lead, ...]) -> KnownError:
    """What is said of a page that has no text of its own and leads on."""
    places = list(dict.fromkeys(lead.address for lead in leads if lead.address))
    code = REFUSALS[leads[0].kind]
    return KnownError(code, places=tuple(places), count=len(places))


def _refreshed(content: str, base: str, plain: str) -> str:
    """The address in the words of a refresh, unless it comes so late that the page is to be read."""
    found = REFRESH.fullmatch(content)
    if not found or not content.strip():
        return ""
    wait, rest = float(found[1]) if found[1].strip(".") else 0.0, found[2].strip()
    if wait > LONGEST_WAIT or (wait > SOON and _letters(plain) > MUCH):
        return ""
    quoted = rest[:1]
    place = rest[1:].partition(quoted)[0] if quoted in {'"', "'"} else rest
    return joined(base, place) if place.strip() else ""


def _frames(tags: list[tuple[bool, str, dict[str, str]]]) -> Iterator[tuple[float, str]]:
    """The frames of a page with the part of the window that each has."""
    sets: list[tuple[float, list[float]]] = []
    for ends, name, row in tags:
        if name == "frameset" and ends:
            sets = sets[:-1]
        elif name == "frameset":
            part = _part(sets)
            sets.append((part, _parts(row.get("cols") or row.get("rows") or "")))
        elif name == "frame" and row.get("src"):
            named = bool(TEXT.fullmatch(row.get("name", "")))
            yield _part(sets) + (0.05 if named else 0.0), row["src"]


def _part(sets: list[tuple[float, list[float]]]) -> float:
    """The part of the window that the next frame of the innermost set has."""
    if not sets:
        return 1.0
    whole, parts = sets[-1]
    return whole * (parts.pop(0) if parts else 0.5)


def _parts(sizes: str) -> list[float]:
    """The parts that a list of sizes gives: pixels of a window of a thousand, percents, and shares of the rest."""
    found = [(float(m[1] or 1), m[2]) for m in map(SIZE.match, sizes.split(",")) if m] if sizes else []
    fixed = [number / (100 if unit == "%" else 1000) for number, unit in found if unit != "*"]
    shares = sum(number for number, unit in found if unit == "*")
    rest = max(0.0, 1 - sum(fixed))
    return [
        rest * number / shares if unit == "*" else number / (100 if unit == "%" else 1000)
        for number, unit in found
    ]


def _fills(row: dict[str, str]) -> bool:
    """Tell whether an inline frame takes the page."""
    style = row.get("style", "")
    wide = FULL.search(row.get("width", "")) or FULL.search(style)
    high = FULL.search(row.get("height", "")) or FULL.search(style)
    return bool(wide and high)


def _attributes(text: str) -> dict[str, str]:
    found = ATTRIBUTE.finditer(text)
    return {
        m[1].lower(): unescape(next(value for value in (m[2], m[3], m[4], "") if value is not None))
        for m in found
    }
