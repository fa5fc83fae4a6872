"""Clipping is safe from the first moment: a stub at once, its bytes before its text, and a reason where it fails."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from app.domain.article.article import Article, Stage
from app.domain.article.page import How
from app.domain.clip import Clipped, ClipRequest
from app.domain.errors import Cancelled, KnownError
from app.domain.listing import ArticleFilter, Order
from app.domain.nouns import Noun
from app.domain.steps import Lane, Step, Watcher, run_here
from app.main import open_services
from app.services.record import Services
from tests.clip.page.test_pictures import png
from tests.site import Reply, Site, serve

STORY = """<!DOCTYPE html><html lang="en"><head><title>Ferry to run again | The Quay</title>
<meta property="og:title" content="Ferry to run again">{head}</head><body><article><h1>Ferry to run again</h1>
<p>The island ferry will run again from the first of May, the harbour board decided on Wednesday after repairs.</p>
<p>“We lost a whole season and nobody has told us who pays,” said Imre Valk, who owns the hotel above the pier.</p>
{more}<p>The board puts the cost of the repairs at 310,000 crowns, of which the town pays a third this year.</p>
</article></body></html>"""
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001"
    "a5f645400000000049454e44ae426082"
)


def story(head: str = "", more: str = "") -> Reply:
    return Reply(STORY.format(head=head, more=more).encode())


@pytest.fixture(scope="module")
def pages() -> dict[str, Reply]:
    return {}


@pytest.fixture(scope="module")
def site(pages: dict[str, Reply]) -> Iterator[Site]:
    with serve(pages) as running:
        yield running


@pytest.fixture(scope="module")
def shared(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    """One library and one parser for all tests here: a parser takes a while to start."""
    patch = pytest.MonkeyPatch()
    home = tmp_path_factory.mktemp("home")
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        patch.setenv(name, str(home))
    with open_services(
        tmp_path_factory.mktemp("clips") / "library.db", allow_hosts=[f"127.0.0.1:{site.port}"]
    ) as services:
        yield services
    patch.undo()


@pytest.fixture
def services(shared: Services, pages: dict[str, Reply]) -> Iterator[Services]:
    pages.clear()
    yield shared
    shared.articles.delete([one.id for one in all_of(shared)])


def all_of(services: Services) -> list[Article]:
    return list(services.articles.page(ArticleFilter(), Order.OLDEST, 0, 100))


def clip(services: Services, watcher: Watcher | None = None, **request: Any) -> Clipped:
    return run_here(services.clips.steps(ClipRequest(**request), watcher or Watcher()))


def text_of(services: Services, article_id: str) -> str:
    version = services.articles.version(article_id)
    assert version is not None
    return version.text


def test_the_stub_comes_first_and_its_bytes_before_its_text(
    services: Services, site: Site, pages: dict[str, Reply]
) -> None:
    pages["/a"] = story()
    seen: list[tuple[Lane, str, int]] = []
    steps = services.clips.steps(ClipRequest(url=site.url("/a")), Watcher())
    result: object = None
    while True:
        try:
            step: Step = steps.send(result)
        except StopIteration as end:
            article = end.value.article
            break
        result = step.work()
        (stub,) = services.articles.page(ArticleFilter(), Order.OLDEST, 0, 9)
        seen.append((step.lane, stub.stage, len(services.versions.captures(stub.id))))
    assert seen == [
        (Lane.STORE, Stage.WAITING, 0),
        (Lane.POOL, Stage.WAITING, 0),
        (Lane.STORE, Stage.RAW, 1),
        (Lane.POOL, Stage.RAW, 1),
        (Lane.STORE, Stage.READY, 1),
    ]
    assert (article.title, article.stage, article.problem) == ("Ferry to run again", Stage.READY, "")
    assert "310,000 crowns" in text_of(services, article.id)
    (capture,) = services.versions.captures(article.id)
    assert (capture.how, capture.status, capture.size) == (How.FETCH, 200, len(pages["/a"].body))


FAILURES = [
    Reply(b"gone", 404),
    Reply(b"busy", 503),
    Reply(behave="silent"),
    Reply(STORY.encode(), behave="cut"),
    Reply(b"%PDF-1.7 not a page", headers={"Content-Type": "application/pdf"}),
]


@pytest.mark.parametrize("reply", FAILURES, ids=["404", "503", "silent", "cut", "pdf"])
def test_a_failure_stays_on_the_stub_until_retry_works(
    services: Services, site: Site, pages: dict[str, Reply], reply: Reply
) -> None:
    pages["/a"] = reply
    with pytest.raises(KnownError) as caught:
        clip(services, url=site.url("/a"))
    (stub,) = services.articles.page(ArticleFilter(), Order.OLDEST, 0, 9)
    assert (stub.stage, stub.problem, stub.title) == (Stage.FAILED, str(caught.value), site.url("/a"))
    assert services.articles.version(stub.id) is None
    pages["/a"] = story()
    if services.versions.captures(stub.id):
        return  # its bytes came: Retry reads those again
    done = clip(services, article_id=stub.id)
    assert (done.article.id, done.article.stage, done.article.problem) == (stub.id, Stage.READY, "")
    assert "310,000 crowns" in text_of(services, stub.id)


def test_a_page_without_an_article_keeps_its_bytes(
    services: Services, site: Site, pages: dict[str, Reply]
) -> None:
    pages["/a"] = Reply(b"<html><body><nav><a href='/'>Home</a></nav></body></html>")
    with pytest.raises(KnownError):
        clip(services, url=site.url("/a"))
    (stub,) = services.articles.page(ArticleFilter(), Order.OLDEST, 0, 9)
    assert stub.stage is Stage.FAILED
    (capture,) = services.versions.captures(stub.id)
    assert capture.size == len(pages["/a"].body)
    asked = len(site.asked)
    with pytest.raises(KnownError):
        clip(services, article_id=stub.id)
    assert len(site.asked) == asked


def test_the_same_address_is_recognised(services: Services, site: Site, pages: dict[str, Reply]) -> None:
    pages["/a"] = story()
    pages["/b"] = story(head=f'<link rel="canonical" href="{site.url("/a")}">')
    first = clip(services, url=site.url("/a?utm_source=mail"))
    assert first.already is None
    for other in ("/a", "/a?utm_campaign=x&fbclid=1", "/b"):
        again = clip(services, url=site.url(other))
        assert again.already is not None
        assert again.already.id == first.article.id
        changes = services.clips.keep_one(first.article.id, again.article.id)
        assert changes.label == "Keep one of two articles"
    assert [one.id for one in services.articles.page(ArticleFilter(), Order.OLDEST, 0, 9)] == [
        first.article.id
    ]
    assert len(services.versions.captures(first.article.id)) == 4
    services.undo.apply(changes)
    assert len(all_of(services)) == 2
    known = services.clips.known(site.url("/a?utm_medium=z"))
    assert known is not None
    assert known.id == first.article.id
    assert services.clips.known(site.url("/other")) is None


def test_a_clip_stopped_before_its_bytes_leaves_nothing(
    services: Services, site: Site, pages: dict[str, Reply]
) -> None:
    pages["/a"] = Reply(behave="hang")
    with pytest.raises(Cancelled):
        clip(services, Watcher(stop=lambda: True), url=site.url("/a"))
    assert all_of(services) == []


def test_a_clip_stopped_after_its_bytes_stays(
    services: Services, site: Site, pages: dict[str, Reply]
) -> None:
    pages["/a"] = story()
    kept: list[bool] = []

    def stop() -> bool:
        found = services.articles.page(ArticleFilter(), Order.OLDEST, 0, 1)
        return bool(found) and found[0].stage is Stage.RAW

    with pytest.raises(Cancelled):
        clip(services, Watcher(stop=stop, changed=lambda _changes: kept.append(True)), url=site.url("/a"))
    (stub,) = services.articles.page(ArticleFilter(), Order.OLDEST, 0, 9)
    assert (stub.stage, stub.problem) == (Stage.FAILED, "You stopped this clip before it was read.")
    assert len(kept) == 3
    assert clip(services, article_id=stub.id).article.stage is Stage.READY


def test_a_retry_that_is_stopped_keeps_the_address(
    services: Services, site: Site, pages: dict[str, Reply]
) -> None:
    pages["/a"] = Reply(b"busy", 503)
    with pytest.raises(KnownError):
        clip(services, url=site.url("/a"))
    (stub,) = services.articles.page(ArticleFilter(), Order.OLDEST, 0, 9)
    with pytest.raises(Cancelled):
        clip(services, Watcher(stop=lambda: True), article_id=stub.id)
    (again,) = services.articles.page(ArticleFilter(), Order.OLDEST, 0, 9)
    assert (again.id, again.stage, again.url) == (stub.id, Stage.FAILED, site.url("/a"))


def test_a_picture_within_the_page_is_kept_and_leaves_with_the_article(
    services: Services, tmp_path: Path
) -> None:
    data = f"data:image/png;base64,{b64encode(png(90, 60)).decode()}"
    figure = f'<figure><img src="{data}" alt="The pier"><figcaption>The pier in May</figcaption></figure>'
    (tmp_path / "page.html").write_text(STORY.format(head="", more=figure), encoding="utf-8")
    article = run_here(services.clips.steps(ClipRequest(path=tmp_path / "page.html"), Watcher())).article
    version = services.articles.version(article.id)
    assert version is not None
    assert f'<img src="blob:{sha256(png(90, 60)).hexdigest()}" alt="The pier">' in version.html
    assert data in services.exchange.article(article.id, "html").data.decode()


def test_a_file_with_a_picture_beside_it(services: Services, tmp_path: Path) -> None:
    (tmp_path / "page_files").mkdir()
    (tmp_path / "page_files" / "p.png").write_bytes(PNG)
    file = tmp_path / "Ferry – saved.html"
    file.write_text(
        STORY.format(
            head="", more='<p><img src="page_files/p.png" alt="The pier" width="600" height="400"></p>'
        )
    )
    article = clip(services, path=file).article
    (capture,) = services.versions.captures(article.id)
    assert (capture.how, capture.name) == (How.FILE, file.name)
    version = services.articles.version(article.id)
    assert version is not None
    assert 'src="blob:' in version.html
    blob_id = version.html.partition('src="blob:')[2][:64]
    assert services.articles.picture(blob_id) == PNG


@pytest.mark.parametrize("way", ["file", "address"])
def test_a_picture_is_an_article_that_leaves_in_every_format(
    services: Services, site: Site, pages: dict[str, Reply], tmp_path: Path, way: str
) -> None:
    raw = png(90, 60)
    (tmp_path / "Weir & pier.png").write_bytes(raw)
    pages["/seen/Weir%20%26%20pier.png"] = Reply(raw, headers={"Content-Type": "image/png"})
    asked = site.url("/seen/Weir%20%26%20pier.png?size=2")
    pages["/seen/Weir%20%26%20pier.png?size=2"] = pages["/seen/Weir%20%26%20pier.png"]
    request = ClipRequest(path=tmp_path / "Weir & pier.png") if way == "file" else ClipRequest(url=asked)
    article = run_here(services.clips.steps(request, Watcher())).article
    version = services.articles.version(article.id)
    assert version is not None
    assert (article.title, article.stage, article.incomplete) == ("Weir & pier", Stage.READY, False)
    assert article.url == ("" if way == "file" else asked)
    blob_id = sha256(raw).hexdigest()
    assert services.articles.picture(blob_id) == raw
    assert version.html == f'<figure><img src="blob:{blob_id}" alt="Weir &amp; pier"></figure>'
    leaves = {
        one.name: services.exchange.article(article.id, one.name)
        for one in services.exchange.formats(Noun.ARTICLE)
    }
    assert b64encode(raw).decode() in leaves["html"].data.decode()
    assert all(b"Weir" in one.data for one in leaves.values())
    assert article.id in [hit.id for hit in services.search.ranked("weir").hits]
    note = services.notes.add(article.id, "The weir as it was.").made
    assert services.notes.get(note).article_id == article.id


def test_a_file_that_vanished_leaves_nothing(services: Services, tmp_path: Path) -> None:
    with pytest.raises(KnownError):
        clip(services, path=tmp_path / "gone.html")
    assert all_of(services) == []


def test_pasted_html_and_text(services: Services) -> None:
    html = STORY.format(head="", more="")
    pasted = clip(services, html=html, url="https://quay.example/ferry?utm_source=x").article
    assert (pasted.title, services.versions.captures(pasted.id)[0].how) == ("Ferry to run again", How.PASTE)
    known = services.clips.known("https://quay.example/ferry")
    assert known is not None
    plain = (
        "A ferry story\n\n" + "The island ferry will run again from the first of May, said the board. " * 4
    )
    article = clip(services, text=plain).article
    assert "first of May" in text_of(services, article.id)
    assert article.url == ""


@pytest.mark.parametrize(
    "request_",
    [
        {"text": " \n"},
        {"html": "\t", "url": "https://a.example/"},
        {"url": "not an address"},
        {"url": "ftp://a/b"},
    ],
)
def test_nothing_to_clip_is_said_and_leaves_nothing(services: Services, request_: dict[str, Any]) -> None:
    with pytest.raises(KnownError) as caught:
        clip(services, **request_)
    assert caught.value.advice
    assert all_of(services) == []


def test_an_interrupted_clip_is_found_again(services: Services, site: Site, pages: dict[str, Reply]) -> None:
    pages["/a"] = story()
    steps = services.clips.steps(ClipRequest(url=site.url("/a")), Watcher())
    steps.send(next(steps).work())
    steps.close()
    (stub,) = services.articles.unfinished()
    assert stub.stage is Stage.WAITING
    assert clip(services, article_id=stub.id).article.stage is Stage.READY
    assert services.articles.unfinished() == ()


def test_a_page_is_read_without_a_library(services: Services, site: Site, pages: dict[str, Reply]) -> None:
    pages["/a"] = story()
    page, gathered = services.clips.extract(ClipRequest(url=site.url("/a")), Watcher())
    assert page.status == 200
    assert "310,000 crowns" in gathered.extraction.text
    assert all_of(services) == []


FERRY = (
    "The ferry was late by an hour on Tuesday, the harbour office said in the evening, and nobody aboard was told why.",
    "Buses took the passengers round the bay, and the company will pay their fares back until the end of the month.",
)
CRANE = (
    "The old crane was sold abroad on Friday to a yard in the south, which wants to lift engines with it next year.",
    "Its crew of four was offered work in the new yard, but only one of them has said so far that she will go.",
)
QUAY = "https://quay.example"


def told(title: str, paragraphs: tuple[str, ...], canonical: str = "", og: str = "") -> str:
    head = f'<link rel="canonical" href="{QUAY}{canonical}">' * bool(canonical)
    head += f'<meta property="og:url" content="{QUAY}{og}">' * bool(og)
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return f"<html><head><title>{title}</title>{head}</head><body><article><h1>{title}</h1>{body}</article></body></html>"


# Where the two pages come from, what both of them claim, and where each article then stands.
TWO_STORIES = [
    ("home page", "/2026/ferry", "/2026/crane", "/", ("/2026/ferry", "/2026/crane")),
    ("section", "/news/ferry", "/news/crane", "/news/", ("/news/ferry", "/news/crane")),
    ("one story", "/2026/ferry", "/2026/crane", "/2026/old-story-17", ("/2026/ferry", "/2026/crane")),
    ("the first", "/2026/ferry", "/2026/crane", "/2026/ferry", ("/2026/ferry", "/2026/crane")),
    ("route", "/#/story/1", "/#/story/2", "", ("/#/story/1", "/#/story/2")),
    ("bang", "/news#!/ferry", "/news#!/crane", "/news", ("/news#!/ferry", "/news#!/crane")),
    ("parameter", "/s?id=1", "/s?id=2", "/s", ("/s?id=1", "/s?id=2")),
    ("the very address", "/live", "/live", "", ("/live", "/live")),
]


@pytest.mark.parametrize("claim", ["canonical", "og"])
@pytest.mark.parametrize(
    ("one", "two", "claimed", "stand"), [row[1:] for row in TWO_STORIES], ids=[row[0] for row in TWO_STORIES]
)
def test_two_stories_stay_two(
    services: Services, claim: str, one: str, two: str, claimed: str, stand: tuple[str, str]
) -> None:
    first = clip(services, html=told("Ferry late by an hour", FERRY, **{claim: claimed}), url=QUAY + one)
    second = clip(services, html=told("Crane sold abroad", CRANE, **{claim: claimed}), url=QUAY + two)
    assert (first.already, second.already) == (None, None)
    assert [article.url for article in all_of(services)] == [QUAY + address for address in stand]
    assert (second.beside is not None) is (claimed in {"/2026/old-story-17", "/2026/ferry"} or one == two)


# The first page and the second one: where it comes from, its headline and its text.
ONE_STORY = [
    ("print", "/2026/ferry/print", "Ferry late by an hour", FERRY),
    ("short address", "/?p=17", "Ferry late by an hour", FERRY),
    ("cut at a wall", "/2026/ferry?view=amp", "Ferry late by an hour", FERRY[:1]),
    ("edited under another headline", "/2026/ferry", "Fog stops the boats", (*FERRY[:1], CRANE[0])),
    ("written anew", "/2026/ferry", "Ferry late by two hours", CRANE),
]


@pytest.mark.parametrize(
    ("address", "title", "text"), [row[1:] for row in ONE_STORY], ids=[row[0] for row in ONE_STORY]
)
def test_one_story_is_known_again(
    services: Services, address: str, title: str, text: tuple[str, ...]
) -> None:
    first = clip(
        services, html=told("Ferry late by an hour", FERRY, "/2026/ferry"), url=f"{QUAY}/2026/ferry"
    ).article
    again = clip(services, html=told(title, text, "/2026/ferry"), url=QUAY + address)
    assert again.already is not None
    assert again.already.id == first.id
    assert again.article.url == f"{QUAY}/2026/ferry"


def test_a_story_that_three_pages_claim_is_compared_with_each(services: Services) -> None:
    for number, text in enumerate((FERRY, CRANE)):
        clip(services, html=told(f"Story {number} of the harbour", text), url=f"{QUAY}/live")
    again = clip(services, html=told("Crane sold", CRANE), url=f"{QUAY}/live")
    assert again.already is not None
    assert again.already.id == all_of(services)[1].id
