"""The receipt of a page comes back as it was kept, with the page itself."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from app.domain.article.article import Stage
from app.domain.article.page import How, Page
from app.store import captures, clipping
from app.store.library import Library
from tests.libraries import article_of

AT = datetime(2026, 3, 1, 23, 30, 0, 123456, tzinfo=timezone(timedelta(hours=-5)))
PAGES = [
    Page(b"", How.PASTE, AT),
    Page(
        b"<p>\xff\xfe page</p>",
        How.FETCH,
        AT,
        "https://site/a?b=ü",
        "https://site/c",
        ("https://site/a", "https://site/b"),
        203,
        (("Set-Cookie", "a=1"), ("Set-Cookie", "b=2"), ("X", "ÿ")),
        "text/html; charset=latin-1",
    ),
    Page(b"file", How.FILE, AT, name="Bericht – März (1).html", content_type="text/html"),
    Page(b"b", How.BROWSER, AT, status=200),
]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_comes_back(library: Library, page: Page) -> None:
    with library.write() as tx:
        article_id = clipping.stub(tx, title="t", url=page.url, url_key="k", stage=Stage.WAITING)
        capture_id = clipping.keep_page(tx, library.blobs, article_id, page)
    with library.read() as db:
        (capture,) = captures.of_article(db, article_id)
    assert (capture.id, capture.article_id, capture.size) == (capture_id, article_id, len(page.raw))
    assert captures.page_of(capture, library.blobs) == page
    assert capture.created_at == datetime(2026, 3, 2, 4, 30, 0, 123456, tzinfo=UTC)
    assert article_of(library, article_id).stage is Stage.RAW


def test_captures_are_in_the_order_they_came(library: Library) -> None:
    with library.write() as tx:
        article_id = clipping.stub(tx, title="t", url="", url_key="", stage=Stage.WAITING)
        made = [clipping.keep_page(tx, library.blobs, article_id, page) for page in reversed(PAGES)]
        tx.remove("capture", made[1:2])
    with library.read() as db:
        assert [one.id for one in captures.of_article(db, article_id)] == [made[0], *made[2:]]
