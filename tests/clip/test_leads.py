"""Where a page without a text of its own leads: refreshes as browsers read them, frames by their size, scripts by name."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.clip.extract import extract
from app.clip.leads import Lead, LeadKind, lead_to_follow, leads_of
from app.domain.article.page import How, Page
from app.domain.errors import KnownError
from tests.clip.fetching import get
from tests.site import Reply, serve

HERE = "https://quay.example/news/ferry"
LONG = "<p>" + "The island ferry was late by an hour on Tuesday, the harbour office said. " * 40 + "</p>"
STORY = f"<html><head><title>Ferry late</title></head><body><article><h1>Ferry late</h1>{LONG}</article></body></html>"


def refresh(content: str, name: str = "refresh", body: str = "<p>You are being sent on.</p>") -> str:
    return f"<html><head><meta http-equiv='{name}' content=\"{content}\"></head><body>{body}</body></html>"


FOLLOWED = [
    ("plain", refresh("0; url=/q"), "/q"),
    ("upper case", refresh("0; URL=/q", "Refresh").replace("meta http-equiv", "META HTTP-EQUIV"), "/q"),
    ("quotes", refresh("0; url='/q'"), "/q"),
    ("spaces", refresh("  0 ;  url =  /q "), "/q"),
    ("no space", refresh("0;url=/q"), "/q"),
    ("a comma", refresh("0, url=/q"), "/q"),
    ("no name", refresh("0; /q"), "/q"),
    ("a fraction", refresh("0.5; url=/q"), "/q"),
    ("no wait", refresh("; url=/q"), "/q"),
    ("some seconds", refresh("5; url=/q"), "/q"),
    ("ten seconds", refresh("10; url=/q"), "/q"),
    ("at once over a text", refresh("0; url=/q", body=LONG), "/q"),
    ("whole address", refresh("0; url=https://other.example/q?a=1&amp;b=2"), "https://other.example/q?a=1&b=2"),
    ("beside a base", "<base href='https://quay.example/x/'>" + refresh("0; url=q"), "/x/q"),
    ("behind a comment", "<!-- <meta http-equiv=refresh content='0; url=/no'> -->" + refresh("0; url=/q"), "/q"),
    ("the larger frame", "<frameset cols='20%,80%'><frame src=/menu><frame src=/q></frameset>", "/q"),
    ("the rest", "<frameset rows='90,*'><frame src=/top><frame src=/q></frameset>", "/q"),
    ("shares", "<frameset cols='3*,*'><frame src=/q><frame src=/menu></frameset>", "/q"),
    ("a set in a set", "<frameset rows='80,*'><frame src=/top><frameset cols='200,*'><frame src=/menu><frame src=/q></frameset></frameset>", "/q"),
    ("without sizes, by name", "<frameset><frame src=/m name=nav><frame src=/q name=main></frameset>", "/q"),
    ("with words for those without", "<frameset cols='*,200'><frame src=/q><frame src=/m><noframes><p>No frames.</p></noframes></frameset>", "/q"),
    ("one frame that fills the page", "<body><iframe src='/q' width='100%' height='100%'></iframe></body>", "/q"),
    ("one that fills it by style", "<body><iframe src='/q' style='width:100vw;height:100vh'></iframe></body>", "/q"),
]  # fmt: skip
STAYS = [
    ("a story", STORY),
    ("a minute", refresh("60; url=/q")),
    ("eleven seconds", refresh("11; url=/q")),
    ("some seconds over a text", refresh("8; url=/q", body=LONG)),
    ("to itself", refresh("0")),
    ("to itself by its address", refresh(f"0; url={HERE}#top")),
    (
        "only without scripts",
        "<noscript><meta http-equiv=refresh content='0; url=/q'></noscript><p>Text.</p>",
    ),
    ("in a comment", "<!-- " + refresh("0; url=/q") + " -->"),
    ("in a script", "<script>var a = '<meta http-equiv=refresh content=\"0; url=/q\">'</script>"),
    ("a small frame", "<body><iframe src='/q' width='300' height='250'></iframe></body>"),
    ("a frame beside a text", f"<body>{LONG}<iframe src='/q' width='100%' height='900'></iframe></body>"),
    ("a film of another site", "<iframe src='https://films.example/7' width='100%' height='100%'></iframe>"),
    ("a script", "<script>location.href = '/q'</script>"),
]


def absolute(address: str) -> str:
    return address if ":" in address else f"https://quay.example{address}"


@pytest.mark.parametrize(
    ("source", "address"), [row[1:] for row in FOLLOWED], ids=[row[0] for row in FOLLOWED]
)
def test_a_page_that_sends_on_is_followed(source: str, address: str) -> None:
    assert lead_to_follow(source, HERE) == absolute(address)


@pytest.mark.parametrize("source", [row[1] for row in STAYS], ids=[row[0] for row in STAYS])
def test_a_page_to_be_read_is_not(source: str) -> None:
    assert lead_to_follow(source, HERE) == ""


def test_the_header_of_an_answer_may_send_on_too() -> None:
    assert lead_to_follow("<p>Text.</p>", HERE, "0; url=/q") == absolute("/q")


@pytest.mark.parametrize(
    "script",
    [
        "location.replace('/q')",
        'window.location = "/q";',
        "document.location.href='/q'",
        "top.location.assign('/q')",
    ],
)
def test_a_script_that_sends_on_is_named(script: str) -> None:
    assert leads_of(f"<html><script>{script}</script><body></body></html>", HERE) == (
        Lead(LeadKind.SCRIPT, absolute("/q")),
    )
    assert leads_of(f"<html><script>{script}</script><body>{LONG}</body></html>", HERE) == ()


SAID = [
    (refresh("0; url=/q"), "This page sends its reader on to https://quay.example/q."),
    (refresh("0; url=/q", body="<p>This page has moved. You will be taken there in a moment, or follow the link.</p>"), "https://quay.example/q"),
    ("<html><frameset cols='20%,80%'><frame src=/m><frame src=/q></frameset></html>", "made of frames: https://quay.example/q and https://quay.example/m."),
    ("<html><body><iframe src='https://cms.example/7' width='100%' height='100%'></iframe></body></html>", "stands in a frame: https://cms.example/7."),
    ("<html><script>location.replace('/q')</script><body></body></html>", "on to https://quay.example/q by a script."),
]  # fmt: skip


@pytest.mark.parametrize(
    ("source", "words"), SAID, ids=["refresh", "a few words", "frames", "frame", "script"]
)
def test_a_saved_page_without_a_text_says_where_it_leads(source: str, words: str) -> None:
    page = Page(
        source.encode(), How.FILE, datetime(2026, 5, 2, tzinfo=UTC), HERE, HERE, content_type="text/html"
    )
    with pytest.raises(KnownError) as caught:
        extract(page)
    assert words in caught.value.sentence
    assert caught.value.advice


def test_a_refresh_counts_as_a_redirect_and_keeps_to_its_guard() -> None:
    pages = {
        "/a": Reply(refresh("0; url=/b").encode()),
        "/b": Reply(b"<frameset cols='*,100'><frame src=/c><frame src=/m></frameset>"),
        "/c": Reply(STORY.encode()),
        "/in": Reply(refresh("0; url=http://localhost:1/").encode()),
        "/round": Reply(refresh("0; url=/about").encode()),
        "/about": Reply(refresh("0; url=/round").encode()),
        "/odd": Reply(refresh("0; url=javascript:alert(1)").encode()),
        "/text": Reply(refresh("0; url=/c").encode(), headers={"Content-Type": "text/plain"}),
        **{f"/{n}": Reply(refresh(f"0; url=/{n + 1}").encode()) for n in range(20)},
    }
    with serve(pages) as site:
        page = get(site.url("/a"))
        assert page.redirects == (site.url("/b"), site.url("/c"))
        assert (page.final_url, page.raw) == (site.url("/c"), STORY.encode())
        for path in ("/in", "/0"):
            with pytest.raises(KnownError):
                get(site.url(path))
        assert get(site.url("/odd")).final_url == site.url("/odd")
        assert get(site.url("/text")).final_url == site.url("/text")
        with pytest.raises(KnownError):
            get(site.url("/round"))


@given(st.text(st.sampled_from("<>/\"'= ;,0123*%abmetrfshincqu-!") | st.characters(), max_size=200))
def test_whatever_a_page_holds_an_answer_comes(source: str) -> None:
    leads_of(
        f"<meta http-equiv=refresh content='{source}'><frameset cols='{source}'><frame src={source}>{source}",
        HERE,
    )
