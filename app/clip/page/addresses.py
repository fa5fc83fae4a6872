"""An element that shows a picture comes in, the addresses under which the page has it go out, the best first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice

from lxml.html import HtmlElement

# Where pages keep the address of a picture that is loaded when it comes into sight.
LATER = (
    "data-src",
    "data-original",
    "data-lazy-src",
    "data-lazyload",
    "data-lazy",
    "data-hi-res-src",
    "data-hi-res",
    "data-full-src",
    "data-large-src",
    "data-original-src",
    "data-echo",
    "data-ll-src",
    "data-cfsrc",
    "data-flickity-lazyload",
    "data-lzl-src",
    "data-wpfc-original-src",
    "data-pagespeed-lazy-src",
    "data-pagespeed-high-res-src",
    "data-litespeed-src",
    "data-img-src",
    "data-image-src",
    "data-lazysrc",
    "data-defer-src",
    "data-deferred-src",
    "data-delayed-url",
    "data-actualsrc",
    "data-runner-src",
    "data-raw-src",
    "lazy-src",
    "lazysrc",
    "nitro-lazy-src",
)
SETS_LATER = (
    "data-srcset",
    "data-lazy-srcset",
    "data-original-set",
    "data-lazyload-srcset",
    "data-cfsrcset",
    "data-ll-srcset",
    "data-wpfc-original-srcset",
    "nitro-lazy-srcset",
)
SETS = ("srcset", *SETS_LATER)
BACKGROUNDS = ("data-bg", "data-background", "data-background-image", "data-bgset", "data-bg-src")
PLACEHOLDER = re.compile(
    r"^(?:about:|blob:|javascript:|#)|placeholder|blank\.|spacer|1x1|\bpixel\.|/loading|transparent|/lazy[._-]?(?:load)?\.",
    re.IGNORECASE,
)
PICTURE_NAME = re.compile(
    r"^[^\s{}\[\]<>\"]{1,2000}\.(?:jpe?g|png|webp|avif|gif)(?:[?#][^\s]*)?$", re.IGNORECASE
)
WEB = re.compile(r"(?:https?:)?//", re.IGNORECASE)
CANDIDATE = re.compile(r"[\s,]*([^\s,]\S*)\s*", re.ASCII)
DESCRIPTORS = re.compile(r"((?:[^(,]|\([^)]*\)?)*),?")
DESCRIPTOR = re.compile(r"(\d+(?:\.\d+)?)([wx])\Z")
LEAST_WIDTH = re.compile(r"min-(?:device-)?width\s*:\s*(\d+)px", re.IGNORECASE)
CSS_SET = re.compile(r"image-set\((.*)\)", re.IGNORECASE | re.DOTALL)
CSS_URL = re.compile(r"url\(\s*(?:\"([^\"]*)\"|'([^']*)'|([^)\"'\s]*))\s*\)", re.IGNORECASE)
CSS_ITEM = re.compile(
    r"(?:url\(\s*)?(?:\"([^\"]+)\"|'([^']+)'|url\(([^)\"'\s]+))\s*\)?\s*(?:type\([^)]*\)\s*)?(?:(\d+(?:\.\d+)?)(?:x|dppx))?",
    re.IGNORECASE,
)
BACKGROUND = re.compile(r"background(?:-image)?\s*:\s*([^;]*(?:;base64,[^;]*)?)", re.IGNORECASE)
UNREADABLE = ("image/svg", "image/jxl", "image/heic", "image/heif", "image/jp2")
WIDEST = 2000  # pixels: a page of text shows none wider
USUAL = 700  # pixels a picture has where nothing is said of its width


def parsed_set(text: str) -> Iterator[tuple[str, float, str]]:
    """The candidates of a `srcset`, cut as the HTML standard cuts them: address, number and its letter (w or x)."""
    at = 0
    while found := CANDIDATE.match(text, at):
        address, at = found[1], found.end()
        if address.endswith(","):
            yield address.rstrip(","), 1.0, "x"
            continue
        rest = DESCRIPTORS.match(text, at)
        words, at = (rest[1].split(), rest.end()) if rest else ([], len(text))
        # A height may stand beside a width, and says nothing more.
        said = next((one for word in words if (one := DESCRIPTOR.match(word))), None)
        if said or not words:
            yield address, float(said[1]) if said else 1.0, said[2] if said else "x"


def addresses(picture: HtmlElement, *, every: bool = False) -> list[str]:
    """Where the page has a picture: first the largest that is sensible, last the one a browser shows at once.

    Of a set only the best, unless `every` is asked for.
    """
    said = dict(picture.items())  # whose names need not be names, which `attrib` stumbles over
    src = said.get("src", "").strip()
    shown = _number(said.get("width")) or USUAL
    sized: list[tuple[float, str]] = []
    for text, least in _sets(picture, said):
        for address, number, letter in parsed_set(text):
            sized.append((number if letter == "w" else max(shown * number, least), address))
    ranked = [address for _, address in sorted(sized, key=_rank)]
    real = filter(_is_real, ranked)
    best = list(real if every else islice(real, 1))
    told = [said[name].strip() for name in LATER if name in said]
    later = list(filter(_is_real, told))
    others = [src] if _is_real(src) else []
    if not (best or later or others):
        later = _any_later(said)
    beside = bool(others) and not WEB.match(src) and not src.startswith("/")
    if beside and any(WEB.match(address) for address in (*best, *later)):
        # In a page that a browser saved, this one lies beside it, the others on the web.
        return [src, *best, *later]
    return [*best, *later, *others, *filter(holds_data, (*ranked, *told, src))]


def _sets(picture: HtmlElement, said: Mapping[str, str]) -> Iterator[tuple[str, float]]:
    """The sets of a picture, and how wide a window must be for each."""
    for name in SETS:
        if name in said:
            yield said[name], 0.0
    above = picture.getparent()
    if above is not None and above.tag == "picture":
        for source in above.iterchildren("source"):
            if not source.get("type", "").startswith(UNREADABLE):
                least = _least_width(source)
                yield from ((source.get(name, ""), least) for name in SETS if source.get(name))


def _rank(pair: tuple[float, str]) -> tuple[bool, float]:
    width = pair[0]
    return (width > WIDEST, width if width > WIDEST else -width)


def _any_later(said: Mapping[str, str]) -> list[str]:
    """Any attribute of a script's own whose value is the name of a picture."""
    values = [value.strip() for name, value in said.items() if name.startswith("data-")]
    return [value for value in values if PICTURE_NAME.match(value) and _is_real(value)]


def holds_data(address: str) -> bool:
    """Tell an address that is the picture itself."""
    return address[:5].lower() == "data:"


def _is_real(address: str) -> bool:
    return bool(address) and not holds_data(address) and not PLACEHOLDER.search(address)


def _least_width(source: HtmlElement) -> float:
    found = LEAST_WIDTH.search(source.get("media", ""))
    return float(found[1]) if found else 0.0


def _number(text: str | None) -> int:
    bare = (text or "").strip().removesuffix("px")
    return int(bare) if bare.isdecimal() and len(bare) < 6 else 0


def backgrounds(element: HtmlElement) -> list[str]:
    """The pictures behind an element, largest first."""
    found: list[str] = []
    for name in BACKGROUNDS:
        value = str(element.get(name, "")).strip()
        found += _css(value) if "(" in value else [one for one, _, _ in parsed_set(value)]
    said = BACKGROUND.search(element.get("style", ""))
    found += _css(said[1]) if said else []
    return [address for address in found if _is_real(address) or holds_data(address)]


def _css(value: str) -> list[str]:
    several = CSS_SET.search(value)
    if several:
        items = [
            (float(one[4] or 1) * USUAL, next(filter(None, (one[1], one[2], one[3])), ""))
            for one in CSS_ITEM.finditer(several[1])
        ]
        return [address for _, address in sorted(items, key=_rank)]
    return [address for one in CSS_URL.finditer(value) if (address := one[1] or one[2] or one[3] or "")]


def is_tiny(picture: HtmlElement, least: int) -> bool:
    """Tell whether a picture is a mark for counting readers or an icon."""
    sizes = [str(picture.get(name, "")).strip().removesuffix("px") for name in ("width", "height")]
    return any(size.isdecimal() and len(size) < 6 and int(size) < least for size in sizes)
