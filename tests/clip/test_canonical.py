"""Which address is the article's own: its page's claim is believed unless it cannot be about this very story."""

from __future__ import annotations

import pytest

from app.clip.canonical import own_address

SITE = "https://post.example"
BELIEVED = [
    ("the same story without what led here", "/2026/ferry?utm_source=mail", "/2026/ferry"),
    ("the AMP form's story", "/2026/ferry/amp", "/2026/ferry"),
    ("the print form's story", "/2026/ferry/print", "/2026/ferry"),
    ("a story's second page", "/news/ferry/2", "/news/ferry"),
    ("a story's page by name", "/news/ferry/page/3", "/news/ferry"),
    ("a story's comments", "/news/ferry-late-by-an-hour/comments-7", "/news/ferry-late-by-an-hour"),
    ("the mobile form's story", "/m/news/ferry", "/news/ferry"),
    ("a short address", "/?p=1234", "/ferry-late-by-an-hour"),
    ("another section's story", "/sports/boats/ferry-wins-the-race", "/news/ferry-wins-the-race"),
    ("how the page is shown", "/news/ferry?print=1", "/news/ferry"),
    ("another parameter's order", "/s?b=2&a=1", "/s?a=1&b=2"),
    ("the home page's own", "/?ref=top", "/"),
    ("a section's own", "/news/", "/news"),
    ("a story in a section", "/ferry", "/news/ferry"),
    ("a story by its number", "/go/17", "/news/123456"),
    ("a story on another site", "/2026/ferry", "https://agency.example/ferry-late-by-an-hour"),
]  # fmt: skip
REFUSED = [
    ("the home page", "/2026/ferry", "/"),
    ("the home page by its file", "/2026/ferry", "/index.html"),
    ("the home page of a language", "/en/ferry-late", "/en/"),
    ("the front page of another site", "/2026/ferry", "https://agency.example/"),
    ("the section it stands in", "/news/ferry", "/news/"),
    ("the section above that", "/news/harbour/ferry", "/news"),
    ("another section", "/2026/05/ferry", "/news/latest"),
    ("a section, by a long name", "/ferry-late-by-an-hour.html", "/harbour-news"),
    ("no story, where a parameter names it", "/story.php?id=2", "/story.php"),
    ("another story by its parameter", "/story.php?id=2", "/story.php?id=1"),
    ("the home page, where a parameter names it", "/?p=12", "/"),
    ("the program behind a route", "/#/story/2", "/"),
    ("the page behind a route", "/news#!/2026/crane", "/news"),
    ("a section beside it", "/ferry", "/news"),
    ("a list by a word", "/topic/ferry", "/tag/harbour"),
    ("a year", "/2026/ferry", "/2026/"),
    ("a day", "/news/2026/05/02/ferry", "/news/2026/05/02/"),
    ("the home page by another file", "/2026/ferry", "/de/start.html"),
    ("a page that is missing", "/2026/ferry", "/404"),
    ("a search", "/2026/ferry", "/search?q=ferry"),
    ("a login", "/2026/ferry", "/login?back=/2026/ferry"),
    ("a question about consent", "/2026/ferry", "https://consent.post.example/2026/ferry"),
    ("nothing of the web", "/2026/ferry", "mailto:desk@post.example"),
]  # fmt: skip
REDIRECTED = [
    ("a short link", "https://s.example/x", "/2026/ferry", "/2026/ferry"),
    ("home", "/2026/ferry", "/", "/2026/ferry"),
    ("a login", "/2026/ferry", "/login?back=1", "/2026/ferry"),
    ("consent", "/2026/ferry", "https://consent.post.example/?to=1", "/2026/ferry"),
    ("a page that never heard of the route", "/app#/story/1", "/app/", "/app#/story/1"),
    ("nowhere", "/2026/ferry", "", "/2026/ferry"),
]


def whole(address: str) -> str:
    return address if ":" in address or not address else f"{SITE}{address}"


@pytest.mark.parametrize(("own", "claimed"), [row[1:] for row in BELIEVED], ids=[row[0] for row in BELIEVED])
def test_a_claim_that_may_be_right_is_believed(own: str, claimed: str) -> None:
    assert own_address(whole(own), whole(own), whole(claimed)) == whole(claimed)


@pytest.mark.parametrize(("own", "claimed"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_a_claim_that_cannot_be_about_this_story_is_not(own: str, claimed: str) -> None:
    assert own_address(whole(own), whole(own), whole(claimed)) == whole(own)


@pytest.mark.parametrize(
    ("asked", "final", "own"), [row[1:] for row in REDIRECTED], ids=[row[0] for row in REDIRECTED]
)
def test_a_redirect_that_leads_away_from_the_story_is_not_its_address(
    asked: str, final: str, own: str
) -> None:
    assert own_address(whole(asked), whole(final), "") == whole(own)


def test_a_saved_page_has_the_address_it_claims_unless_that_is_no_story() -> None:
    assert own_address("", "", f"{SITE}/2026/ferry") == f"{SITE}/2026/ferry"
    assert own_address("", "", f"{SITE}/") == ""
