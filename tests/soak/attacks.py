"""How many attacks in; how many strings came out of the sanitiser unsafe, and how many ways led inward, out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from html import unescape
from random import Random

from app.clip.address import split_address
from app.clip.clean import ALLOWED_TAGS, clean_html
from app.domain.errors import InsideAddress, KnownError
from app.domain.follow.watch import Robots
from tests.clip.fetching import fetcher, never
from tests.clip.test_clean import PIECES, TAG
from tests.clip.test_fetch_guard import INSIDE
from tests.site import Reply, Site, serve

HELD = "held"
BASE = "https://quay.example/news/"
VALUES = (
    "javascript:alert(1)", "JaVa\tScript:alert(1)", "&#106;avascript:alert(1)", "\u2028javascript:x", "data:text/html,<script>x</script>",
    "vbscript:x", "file:///etc/passwd", "//evil.example/x", 'https://a.example/"onload=x', "blob:x", "&Tab;javascript:x", "http://[", "x' onerror=x",
    "java\x00script:x", "&#x17;javascript:x", "\\\\host\\share", "jar:http://x!/", "filesystem:x", "ms-its:x", "https://a.example/p.jpg",
)  # fmt: skip
NAMES = (
    "href",
    "src",
    "srcset",
    "style",
    "onload",
    "onerror",
    "xlink:href",
    "formaction",
    "background",
    "poster",
    "data",
    "srcdoc",
    "dir",
    "alt",
    "lang",
)
TAGS = (
    "a",
    "img",
    "svg",
    "math",
    "iframe",
    "object",
    "embed",
    "form",
    "base",
    "meta",
    "link",
    "style",
    "script",
    "video",
    "p",
    "td",
    "template",
    "x-y",
)
SAFE_NAMES = frozenset(
    {"href", "src", "alt", "dir", "lang", "colspan", "rowspan", "align", "start", "type", "value"}
)
SCHEMES = {
    "href": re.compile(r"https?://|mailto:", re.I),
    "src": re.compile(r"https?://|blob:[0-9a-f]{64}$", re.I),
}
ELEMENT = re.compile(r"</?([a-z0-9]+)((?: [a-z]+=\"[^\"]*\")*)>")


def _string(chance: Random) -> str:
    parts = []
    for _ in range(chance.randrange(1, 12)):
        if chance.random() < 0.5:
            parts.append(chance.choice(PIECES))
        else:
            quote = chance.choice(['"', "'", ""])
            parts.append(
                f"<{chance.choice(TAGS)} {chance.choice(NAMES)}={quote}{chance.choice(VALUES)}{quote}{chance.choice(['>', '/>', ' >x', ''])}"
            )
    return "".join(parts)


def unsafe(html: str) -> str:
    """What is unsafe in HTML that was cleaned; empty for nothing."""
    for tag in TAG.findall(html):
        found = ELEMENT.fullmatch(tag)
        if found is None or found[1] not in ALLOWED_TAGS:
            return f"the element {tag[:40]}"
        for name, value in re.findall(r" ([a-z]+)=\"([^\"]*)\"", found[2]):
            scheme = SCHEMES.get(name)
            if name not in SAFE_NAMES or (scheme is not None and not scheme.match(unescape(value))):
                return f"the value {name}={value[:40]}"
    return ""


def strings(runs: int) -> Counter[str]:
    """Strings through the sanitiser, once and twice."""
    found: Counter[str] = Counter()
    for seed in range(runs):
        clean = clean_html(_string(Random(seed)), BASE)
        found[unsafe(clean) or unsafe(clean_html(clean, BASE)) or HELD] += 1
    return found


def inward(_runs: int) -> Counter[str]:
    """Every special address, by every way that leads there."""
    found: Counter[str] = Counter()
    for address in INSIDE.split():
        with serve({"/": Reply(status=302, headers={"Location": "http://inside.example/"})}) as site:
            found.update(_by_every_way(address, site))
    return found


def _by_every_way(address: str, site: Site) -> Iterator[str]:
    """An address as typed, behind a name, by redirect, as a picture, at a port of its own, and as robots.txt."""

    def resolve(host: str, _port: int) -> Sequence[str]:
        return [host if host == "127.0.0.1" else address]

    one = fetcher(allowed=frozenset({f"127.0.0.1:{site.port}"}), resolve=resolve)
    bracketed = f"[{address}]" if ":" in address else address
    typed = f"http://{bracketed}/"
    for url in (typed, "https://inside.example/", "http://inside.example:6379/", site.url()):
        yield _refused(address, url, partial(one.fetch, url, progress=lambda _d, _t: None, stop=never))
    picture = "http://inside.example/a.png"
    yield _refused(address, picture, partial(one.fetch_picture, picture, referer=BASE, stop=never))
    robots, _delay = one.robots("http://inside.example/a", never)
    yield HELD if robots is Robots.UNKNOWN else f"{address} was asked for its robots.txt"


def _refused(address: str, url: str, go: Callable[[], object]) -> str:
    try:
        go()
    except InsideAddress:
        return HELD
    except KnownError as error:
        # What is no address at all is not even looked up.
        return HELD if split_address(url) is None else f"{address} was tried as {url}: {error}"
    return f"{address} was reached as {url}"
