"""What the tests of fetching share: a fetcher for loopback with quick limits, and what every error keeps to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from app.clip.fetch import Fetcher, Limits
from app.domain.article.page import Page
from app.domain.errors import KnownError

AGENT = "Clipdesk-Test/1"
HERE = frozenset({"127.0.0.1"})
# Times are short only where a test is about them: on a busy machine everything else may take its time.
SMALL = Limits(page_bytes=1_000_000, picture_bytes=500_000, look_s=0.05)
IMPATIENT = replace(SMALL, idle_s=0.3, connect_s=0.3)
HURRIED = replace(SMALL, total_s=0.6)
PAGE = b"<!doctype html><title>A page</title><p>Something to read."
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 40


def never() -> bool:
    return False


def fetcher(
    limits: Limits | None = None,
    allowed: frozenset[str] = HERE,
    resolve: Callable[[str, int], Sequence[str]] | None = None,
) -> Fetcher:
    return Fetcher(lambda: allowed, AGENT, limits, resolve=resolve)


def get(url: str, limits: Limits | None = None) -> Page:
    return fetcher(limits).fetch(url, progress=lambda _done, _total: None, stop=never)


def checked(error: KnownError) -> KnownError:
    assert error.sentence.endswith(".")
    assert error.sentence.count(". ") == 0
    assert not error.advice or error.advice.endswith(".")
    return error
