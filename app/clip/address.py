"""An address as typed, pasted or linked comes in; the address to fetch, or the key to compare it by, goes out."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import quote, unquote, urljoin, urlsplit

LONGEST = 8000
DEFAULT_PORTS = {"http": 80, "https": 443}

# Parameters that say who led the reader here and nothing about the page, in lower case.
TRACKING_WORDS = """
__hsfp __hssc __hstc __s __twitter_impression _ga _gl _hsenc _hsmi _kx action_object_map action_ref_map
action_type_map amp cmp cmpid cvid dclid dicbo ef_id emc epik fb_action_ids fb_action_types fb_ref fb_source
fbclid fbplay feature_share ftag gad_source gbraid gclid gclsrc giftcopy guccounter guce_referrer
guce_referrer_sig hsctatracking icid igsh igshid intcid intcmp ito itid li_fat_id mbid mc_cid mc_eid mibextid
mkt_tok msclkid ncid ocid oly_anon_id oly_enc_id output_type_amp pwapi_token rb_clickid ref_src ref_url reflink
regi_id s_cid s_kwcid sc_campaign sharetoken smid smtyp srnd syn taid tblci trk trkcampaign ttclid twclid
unlocked_article_code usqp vero_conv vero_id wbraid wickedid wprov wt_mc wt_zmc xtor yclid ysclid
"""
TRACKING_NAMES = frozenset(TRACKING_WORDS.split())
TRACKING_STARTS = ("utm_", "at_", "ns_", "mtm_", "pk_", "piwik_", "matomo_", "hsa_", "itm_", "wt.", "stm_")
# A parameter that only asks for the AMP form of the same page.
AMP_PAIRS = frozenset({("outputtype", "amp"), ("output", "amp"), ("service", "amp"), ("type", "amp")})
# Parameters that choose how a page is shown, not which.
VIEW_WORDS = """
all amp app cb comments embed format from full fullpage lang m mobile mode nocache output page pagina pagewanted
pg print printable ref referrer s seite share single source sort src t theme ts v ver via view
"""
VIEW_NAMES = frozenset(VIEW_WORDS.split())
AMP_CACHES = (
    re.compile(r"(?:google\.[a-z.]{2,6})/amp/s?/?(?=[^/]+\.)"),
    re.compile(r"[^/]+\.cdn\.ampproject\.org/[a-z]/s?/?(?=[^/]+\.)"),
)

# The page that a folder shows by itself.
INDEX = re.compile(r"/(?:index|default)\.(?:html?|shtml|php|aspx?|jsp)\Z", re.IGNORECASE)
# What stands behind a # is mostly a place in the page; with these names it chooses the page.
ROUTE_WORDS = "aid art article artikel beitrag doc id item news nid page path post route sid story url view"
ROUTE_NAMES = frozenset(ROUTE_WORDS.split())

HOST = re.compile(r"(?=.{1,253}\Z)[a-z0-9_](?:[a-z0-9_-]{0,62})(?:\.[a-z0-9_](?:[a-z0-9_-]{0,62}))*")
SCHEME = re.compile(r"(https?):[/\\]*", re.IGNORECASE)
OTHER_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:(?!\d+(?:[/?#]|\Z))", re.IGNORECASE)
LAST_LABEL = re.compile(r"[a-z]{2,63}|xn--[a-z0-9-]+")
CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
HALF_CHARACTER = re.compile("[\ud800-\udfff]")
ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
WRAPPINGS = (("<", ">"), ('"', '"'), ("'", "'"), ("“", "”"), ("„", "“"), ("«", "»"), ("(", ")"), ("[", "]"))
# What may stand in a path, a query or a fragment as it is; the rest is percent-encoded.
PLAIN = "%/:?@!$&'()*+,;=~-._"


@dataclass(frozen=True, slots=True)
class WebAddress:
    """The parts of an http or https address that a request needs; `host` is ASCII, IPv6 without brackets."""

    scheme: str
    host: str
    port: int
    path: str
    query: str
    fragment: str = ""

    @property
    def target(self) -> str:
        """Path and query, as the request line has them."""
        return f"{self.path}?{self.query}" if self.query else self.path

    @property
    def netloc(self) -> str:
        """Host and port, as the Host header has them: no port where it is the usual one."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == DEFAULT_PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def url(self) -> str:
        """The whole address, without its fragment."""
        return f"{self.scheme}://{self.netloc}{self.target}"


def split_address(url: str) -> WebAddress | None:
    """Take an absolute http or https address apart; None if it is none. Names and passwords in it are dropped."""
    bare = HALF_CHARACTER.sub("\ufffd", url.strip())
    start = re.match(r"(https?)://", bare, re.IGNORECASE)
    if not start or len(bare) > LONGEST or CONTROL.search(bare):
        return None
    # Browsers read a backslash before the query as a slash; whoever does not is sent to another host.
    head, mark, tail = _partition(bare[start.end() :], "?#")
    scheme = start[1].lower()
    try:
        parts = urlsplit(f"{scheme}://{head.replace(chr(92), '/')}{mark}{tail}")
        host, port = _host(parts.hostname or ""), parts.port
    except ValueError:
        return None
    if not host or port == 0:
        return None
    return WebAddress(
        scheme,
        host,
        port or DEFAULT_PORTS[scheme],
        _dotless(_plain(parts.path)) or "/",
        _plain(parts.query),
        _plain(parts.fragment),
    )


def joined(base: str, address: str) -> str:
    """An address as it is read on the page at `base`; empty for what can be none."""
    try:
        return urljoin(base, address.strip())
    except ValueError:
        return ""


def host_of(url: str) -> str:
    """The host that an address names; empty where it names none."""
    address = split_address(url)
    return address.host if address else ""


def tidy_url(text: str) -> str:
    """What a user typed or pasted as an absolute http or https address, or '' if it is none."""
    bare = re.sub(r"[\t\r\n\ufeff\u200b]", "", text).strip()
    for left, right in WRAPPINGS:
        if len(bare) > 2 and bare.startswith(left) and bare.endswith(right):
            bare = bare[1:-1].strip()
    bare = re.sub(r"\A(?:url:|view-source:)\s*", "", bare, flags=re.IGNORECASE)
    scheme = SCHEME.match(bare)
    whole = f"{scheme[1].lower()}://{bare[scheme.end() :]}" if scheme else ""
    address = split_address(whole) if scheme else _guessed(bare)
    if address is None:
        return ""
    return f"{address.url}#{address.fragment}" if address.fragment else address.url


def url_key(url: str) -> str:
    """The address as compared: what only names the scheme, the way here or the AMP form is left out.

    '' for what is no http or https address. `url_key("https://" + key)` is `key` again.
    """
    key = _key(url)
    while key and (shorter := _key(f"https://{key}")) != key:
        key = shorter
    return key


def _key(url: str) -> str:
    address = split_address(url)
    if address is None:
        return ""
    host = address.host
    for start in ("www.", "amp."):
        if host.startswith(start) and "." in host.removeprefix(start):
            host = host.removeprefix(start)
    host = f"[{host}]" if ":" in host else host
    # http and https are one here, so the usual port of either is no port.
    port = "" if address.port in DEFAULT_PORTS.values() else f":{address.port}"
    path = INDEX.sub("", _normal(address.path)).rstrip("/")
    whole = f"{host}{port}{path}"
    for cache in AMP_CACHES:
        if found := cache.match(whole):
            whole = whole[found.end() :]
            break
    else:
        whole = f"{host}{port}{_without_amp(path)}"
    query, shown = _key_query(address.query), route(address.fragment)
    return f"{whole}{'?' * bool(query)}{query}{'#' * bool(shown)}{shown}"


def route(fragment: str) -> str:
    """The part of a fragment that chooses the page, as compared: `#/story/1`, `#!story`, `#story=1`; '' for a place in it."""
    bare = _normal(fragment)
    if bare.startswith(("/", "!")):
        path, _, query = bare.partition("?")
        path, query = path.rstrip("/"), _key_query(query)
        return f"{path}{'?' * bool(query)}{query}" if path.strip("/!") or query else ""
    pairs = _key_query(bare).split("&") if "=" in bare else ()
    return "&".join(pair for pair in pairs if pair.partition("=")[0].lower() in ROUTE_NAMES)


def _without_amp(path: str) -> str:
    for end in ("/amp", ".amp"):
        if path.endswith(end) and path.removesuffix(end).strip("/"):
            return path.removesuffix(end).rstrip("/")
    if path.endswith(".amp.html"):
        return path.removesuffix(".amp.html") + ".html"
    if path.startswith("/amp/"):
        return path.removeprefix("/amp")
    return path


def _key_query(query: str) -> str:
    pairs = []
    for part in query.split("&"):
        name, _, value = part.partition("=")
        plain = unquote(name).lower()
        tracks = plain in TRACKING_NAMES or plain.startswith(TRACKING_STARTS)
        if part and not tracks and (plain, value.lower()) not in AMP_PAIRS:
            pairs.append(_normal(part))
    return "&".join(sorted(pairs))


def identity(query: str) -> frozenset[str]:
    """The parameters of a query that say which page is meant."""
    pairs = _key_query(query).split("&")
    return frozenset(pair for pair in pairs if pair and pair.partition("=")[0].lower() not in VIEW_NAMES)


def _guessed(bare: str) -> WebAddress | None:
    bare = re.sub(r"\A[/\\]{2}", "", bare)
    authority, _, _ = _partition(bare, "/?#\\")
    if OTHER_SCHEME.match(bare) or "@" in authority or not authority:
        return None
    address = split_address(f"https://{bare}")
    if address is None or ":" in address.host:
        return None
    if address.host == "localhost" or _is_ip(address.host):
        # A machine of one's own seldom has a certificate.
        return split_address(f"http://{bare}")
    _, dot, last = address.host.rpartition(".")
    return address if dot and LAST_LABEL.fullmatch(last) else None


def _partition(text: str, marks: str) -> tuple[str, str, str]:
    at = min((i for i in (text.find(mark) for mark in marks) if i >= 0), default=len(text))
    return text[:at], text[at : at + 1], text[at + 1 :]


def _host(name: str) -> str:
    """The host in lower case and ASCII, or '' where it cannot be one."""
    bare = name.strip().lower()
    if ":" in bare:
        try:
            return str(ipaddress.IPv6Address(bare.partition("%")[0]))
        except ValueError:
            return ""
    bare = bare.removesuffix(".")
    if not bare.isascii():
        import idna

        try:
            bare = idna.encode(bare, uts46=True).decode("ascii").removesuffix(".")
        except (ValueError, IndexError):
            return ""
    return bare if HOST.fullmatch(bare) else ""


def _is_ip(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _plain(part: str) -> str:
    return quote(part, safe=PLAIN)


def _dotless(path: str) -> str:
    """The path without its `.` and `..`."""
    if "/." not in path:
        return path
    kept: list[str] = []
    parts = path.split("/")
    for part in parts:
        if part == ".." and len(kept) > 1:
            kept.pop()
        elif part not in {".", ".."}:
            kept.append(part)
    if parts[-1] in {".", ".."}:
        kept.append("")
    return "/".join(kept) if len(kept) > 1 else "/"


def _normal(part: str) -> str:
    """One way of writing for each escape: letters, digits and -._~ bare, hexadecimal digits in capitals."""

    def written(found: re.Match[str]) -> str:
        char = chr(int(found[1], 16))
        return char if char.isascii() and (char.isalnum() or char in "-._~") else found[0].upper()

    return ESCAPE.sub(written, part)
