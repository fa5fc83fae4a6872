"""An address comes in; the page or picture at it goes out, or one clear sentence about why not."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from app.clip.address import WebAddress, host_of, split_address
from app.clip.fetch import sentences
from app.clip.fetch.inflate import BadlyPackedError, Inflater, TooMuchError
from app.clip.fetch.limits import Clock, Limits
from app.clip.leads import MAY_LEAD, lead_to_follow
from app.clip.media import kind_by_bytes, kind_by_type, picture_type
from app.clip.page.decode import decode
from app.clip.readers import by_bytes, by_type
from app.domain.article.page import How, Page, Picture
from app.domain.errors import Cancelled, KnownError
from app.domain.follow.watch import Robots

if TYPE_CHECKING:
    import ssl

    import httpcore

PAGE_ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,text/plain;q=0.8,*/*;q=0.5"
PICTURE_ACCEPT = "image/avif,image/webp,image/png,image/jpeg,image/gif,*/*;q=0.1"
REDIRECTS = frozenset({301, 302, 303, 307, 308})
COOKIE = re.compile(r"([!#$%&'*+.^_`|~0-9A-Za-z-]{1,256})=([\x21-\x3a\x3c-\x7e]{0,4096})\s*(?:;|\Z)")
MARKUP = re.compile(rb"<\s*(?:!doctype|\?xml|[a-z])", re.IGNORECASE)
# Types that servers give to anything; the bytes decide.
VAGUE_TYPES = frozenset({"", "application/octet-stream", "binary/octet-stream", "application/force-download"})
MOST_COOKIES = 50
ROBOTS_NAME = "Clipdesk"  # what sites may call us in their robots.txt
ROBOTS_BYTES = 512 * 1024
MOST_DELAY = 3_600.0  # seconds


@dataclass(frozen=True, slots=True)
class _Job:
    """What one fetch holds on its way through the redirects."""

    clock: Clock
    allowed: frozenset[str]
    accept: str
    limit: int
    progress: Callable[[int, int | None], None]
    page: bool = True
    referer: str = ""
    asks: tuple[tuple[str, str], ...] = ()  # more headers of the request
    any_status: bool = False  # an answer without a page is an answer too
    # Some newspapers redirect to the same address until a cookie comes back; each goes to its own origin only.
    cookies: dict[str, dict[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Answer:
    """One answer of a server: its head, and its plain body unless it redirects."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes = b""

    def header(self, name: str) -> str:
        return next((value for key, value in self.headers if key.lower() == name), "")


class Fetcher:
    """Fetches pages and pictures from the open internet, and from the hosts that the user allowed.

    `resolve` looks names up, `tls` gives the trusted certificates; both are the system's if None.
    """

    def __init__(
        self,
        allow_hosts: Callable[[], frozenset[str]],
        user_agent: str,
        limits: Limits | None = None,
        *,
        resolve: Callable[[str, int], Sequence[str]] | None = None,
        tls: Callable[[], ssl.SSLContext] | None = None,
    ) -> None:
        self._allow_hosts = allow_hosts
        self._user_agent = user_agent
        self._limits = limits or Limits()
        self._resolve = resolve
        self._tls = tls

    def fetch(
        self, url: str, *, progress: Callable[[int, int | None], None], stop: Callable[[], bool]
    ) -> Page:
        """The page at `url`; its `redirects` are the addresses it was sent on to, the last is `final_url`.

        Raises InsideAddress, Cancelled, or another KnownError with the reason in one sentence.
        """
        clock = Clock(self._limits, stop)
        return self._page(
            url, _Job(clock, self._allow_hosts(), PAGE_ACCEPT, self._limits.page_bytes, progress)
        )

    def _page(self, url: str, job: _Job) -> Page:
        answer, redirects = self._follow(url, job)
        final = redirects[-1] if redirects else url
        content_type = answer.header("content-type")
        if 200 <= answer.status < 300:
            shown = by_bytes(answer.body)
            content_type = shown[1] if shown else content_type
            _refuse_other_than_page(answer.body, content_type, host_of(final))
        return Page(
            raw=answer.body,
            how=How.FETCH,
            fetched_at=datetime.now(UTC),
            url=url,
            final_url=final,
            redirects=redirects,
            status=answer.status,
            headers=answer.headers,
            content_type=content_type,
        )

    def look(
        self,
        url: str,
        *,
        etag: str = "",
        last_modified: str = "",
        progress: Callable[[int, int | None], None],
        stop: Callable[[], bool],
    ) -> Page:
        """What is at `url` now, whatever the status: a page, 304 without bytes, or the words of a refusal.

        `etag` and `last_modified` are those of the last answer. Raises like `fetch` where there is no answer,
        or one that is no page.
        """
        known = (("If-None-Match", etag), ("If-Modified-Since", last_modified))
        asks = tuple((name, value) for name, value in known if value)
        clock = Clock(self._limits, stop)
        job = _Job(
            clock,
            self._allow_hosts(),
            PAGE_ACCEPT,
            self._limits.page_bytes,
            progress,
            asks=asks,
            any_status=True,
        )
        return self._page(url, job)

    def robots(self, url: str, stop: Callable[[], bool]) -> tuple[Robots, float]:
        """What the site's robots.txt says about `url`, and the seconds it asks for between two requests.

        A site without one allows everything; where it cannot be had, nobody knows.
        """
        from protego import Protego

        clock = Clock(self._limits, stop)
        job = _Job(
            clock,
            self._allow_hosts(),
            "text/plain,*/*;q=0.5",
            ROBOTS_BYTES,
            lambda _d, _t: None,
            any_status=True,
        )
        try:
            answer, _ = self._follow(urljoin(url, "/robots.txt"), job)
        except Cancelled:
            raise
        except KnownError:
            return Robots.UNKNOWN, 0.0
        if 400 <= answer.status < 500 and answer.status != 429:
            return Robots.ALLOWED, 0.0
        if answer.status != 200:
            return Robots.UNKNOWN, 0.0
        rules = Protego.parse(answer.body.decode("utf-8-sig", "replace"))
        allowed = Robots.ALLOWED if rules.can_fetch(url, ROBOTS_NAME) else Robots.DISALLOWED
        return allowed, min(rules.crawl_delay(ROBOTS_NAME) or 0.0, MOST_DELAY)

    def fetch_picture(self, url: str, *, referer: str, stop: Callable[[], bool]) -> Picture:
        """The picture at `url`, of a kind that can be kept; its bytes say which, not the server."""
        clock = Clock(self._limits, stop)
        job = _Job(
            clock,
            self._allow_hosts(),
            PICTURE_ACCEPT,
            self._limits.picture_bytes,
            lambda _done, _total: None,
            page=False,
            referer=referer,
        )
        answer, _ = self._follow(url, job)
        media_type = picture_type(answer.body)
        if not media_type:
            raise sentences.not_a_picture(host_of(url))
        return Picture(src=url, raw=answer.body, media_type=media_type)

    def _follow(self, url: str, job: _Job) -> tuple[_Answer, tuple[str, ...]]:
        address = split_address(url)
        if address is None:
            raise sentences.not_an_address()
        redirects: list[str] = []
        seen: set[tuple[str, str]] = set()
        while True:
            state = (address.url, _cookie_header(job, address))
            if state in seen:
                raise sentences.redirect_loop(address.host)
            seen.add(state)
            answer = self._ask(address, job)
            following = _next(address, answer) if answer.status in REDIRECTS else _led(address, answer, job)
            if following is None or (answer.status not in REDIRECTS and following.url in redirects):
                return answer, tuple(redirects)
            if len(redirects) >= self._limits.redirects:
                raise sentences.too_many_redirects(address.host, self._limits.redirects)
            address = following
            redirects.append(address.url)

    def _ask(self, address: WebAddress, job: _Job) -> _Answer:
        """One request and its answer on one connection."""
        import httpcore

        from app.clip.fetch.connection import Guarded, look_up

        job.clock.check(address.host)
        backend = Guarded(job.allowed, self._resolve or look_up, job.clock, self._limits)
        context = self._context if address.scheme == "https" else None
        response: httpcore.Response | None = None
        with httpcore.ConnectionPool(
            ssl_context=context, max_keepalive_connections=0, network_backend=backend
        ) as pool:
            try:
                response = pool.handle_request(self._request(address, job))
                try:
                    return self._read(response, address, job)
                finally:
                    response.close()
            except httpcore.ReadError as error:
                raise (sentences.cut_off if response else sentences.no_answer)(address.host) from error
            except httpcore.RemoteProtocolError as error:
                raise _protocol_error(address.host, str(error), begun=response is not None) from error
            except (httpcore.ProtocolError, httpcore.NetworkError, httpcore.UnsupportedProtocol) as error:
                raise sentences.not_http(address.host) from error

    def _request(self, address: WebAddress, job: _Job) -> httpcore.Request:
        import httpcore

        headers = {
            "Host": address.netloc,
            "User-Agent": self._user_agent,
            "Accept": job.accept,
            "Accept-Encoding": "gzip",
            "Accept-Language": "en;q=0.7,*;q=0.5",
            "Connection": "close",
        }
        if cookies := _cookie_header(job, address):
            headers["Cookie"] = cookies
        if referer := _referer(job.referer, address):
            headers["Referer"] = referer
        headers |= dict(job.asks)
        url = httpcore.URL(
            scheme=address.scheme.encode(),
            host=address.host.encode(),
            port=address.port,
            target=address.target.encode(),
        )
        return httpcore.Request("GET", url, headers=[(k.encode(), v.encode()) for k, v in headers.items()])

    def _read(self, response: httpcore.Response, address: WebAddress, job: _Job) -> _Answer:
        headers = tuple((key.decode("latin-1"), _text(value)) for key, value in response.headers)
        answer = _Answer(response.status, headers)
        _keep_cookies(job, address, headers)
        if response.status in REDIRECTS and answer.header("location"):
            return answer
        fine = 200 <= response.status < 300
        if not fine and not job.any_status:
            raise sentences.status_error(address.host, response.status, answer.header("retry-after"))
        said = answer.header("content-type")
        if fine and job.page and by_type(said) is None and (kind := kind_by_type(said)):
            raise sentences.not_a_page(kind)
        body = self._body(response, answer, address.host, job)
        return _Answer(response.status, headers, body)

    def _body(self, response: httpcore.Response, answer: _Answer, host: str, job: _Job) -> bytes:
        stated = answer.header("content-length")
        total = int(stated) if stated.isascii() and stated.isdigit() else None
        if total is not None and total > job.limit:
            raise sentences.too_large(host, job.limit)
        encoding = ", ".join(v for k, v in answer.headers if k.lower() == "content-encoding")
        done = 0
        try:
            inflater = Inflater(encoding, job.limit)
            for chunk in response.iter_stream():
                done += len(chunk)
                # A packed stream may go on for ever without a plain byte.
                if done > job.limit:
                    raise sentences.too_large(host, job.limit)
                inflater.feed(chunk)
                job.progress(done, total)
                job.clock.check(host)
            return inflater.end() if done else b""
        except TooMuchError as error:
            raise sentences.too_large(host, job.limit) from error
        except BadlyPackedError as error:
            raise sentences.badly_packed(host) from error

    @cached_property
    def _context(self) -> ssl.SSLContext:
        if self._tls is not None:
            return self._tls()
        import ssl

        import certifi

        # The system's certificates, which a newsroom may have added to, and those the browsers trust.
        context = ssl.create_default_context()
        context.load_verify_locations(certifi.where())
        return context


def _next(address: WebAddress, answer: _Answer) -> WebAddress:
    try:
        target = urljoin(address.url, answer.header("location").strip())
    except ValueError as error:
        raise sentences.leads_elsewhere(address.host) from error
    following = split_address(target)
    if following is None:
        raise sentences.leads_elsewhere(address.host)
    return following


def _led(address: WebAddress, answer: _Answer, job: _Job) -> WebAddress | None:
    """Where a page without a text of its own sends its reader, by a refresh or as a set of frames."""
    content_type = answer.header("content-type")
    if (
        job.accept is not PAGE_ACCEPT
        or answer.status != 200
        or "html" not in (content_type or "html").lower()
    ):
        return None
    header = answer.header("refresh")
    if not header and not MAY_LEAD.search(answer.body):
        return None
    return split_address(lead_to_follow(decode(answer.body, content_type), address.url, header))


def _refuse_other_than_page(raw: bytes, content_type: str, host: str) -> None:
    if not raw.strip():
        raise sentences.empty(host)
    if by_bytes(raw):
        return
    if kind := kind_by_bytes(raw):
        raise sentences.not_a_page(kind)
    bare, said = content_type.partition(";")[0].strip().lower(), by_type(content_type)
    vague = bare in VAGUE_TYPES or (said is not None and not said.words)
    if vague and not MARKUP.search(raw[:4096].replace(b"\x00", b"")):
        raise sentences.not_a_page("a file of an unknown kind")


def _protocol_error(host: str, message: str, *, begun: bool) -> Exception:
    # httpcore and h11 tell these apart in words only.
    if "disconnected without" in message:
        return sentences.no_answer(host)
    if begun and "closed connection" in message:
        return sentences.cut_off(host)
    return sentences.not_http(host)


def _origin(address: WebAddress) -> str:
    return f"{address.scheme}://{address.netloc}"


def _cookie_header(job: _Job, address: WebAddress) -> str:
    return "; ".join(f"{name}={value}" for name, value in job.cookies.get(_origin(address), {}).items())


def _keep_cookies(job: _Job, address: WebAddress, headers: tuple[tuple[str, str], ...]) -> None:
    kept = job.cookies.setdefault(_origin(address), {})
    for key, value in headers:
        if key.lower() == "set-cookie" and len(kept) < MOST_COOKIES and (found := COOKIE.match(value)):
            kept[found[1]] = found[2]


def _referer(referer: str, address: WebAddress) -> str:
    """What a browser would tell: the whole page to its own site, the bare site to others, nothing downwards."""
    page = split_address(referer)
    if page is None or (page.scheme, address.scheme) == ("https", "http"):
        return ""
    return page.url if _origin(page) == _origin(address) else f"{_origin(page)}/"


def _text(value: bytes) -> str:
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("latin-1")
