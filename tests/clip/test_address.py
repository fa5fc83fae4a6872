"""Addresses: what is tidied, what is equal, and that nothing a user pastes breaks them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.clip.address import split_address, tidy_url, url_key

TIDY = [
    ("example.com/a", "https://example.com/a"),
    ("  https://example.com/a \n", "https://example.com/a"),
    ("<https://example.com/a>", "https://example.com/a"),
    ("“https://example.com/a”", "https://example.com/a"),
    ("URL: https://example.com/", "https://example.com/"),
    ("view-source:https://example.com/", "https://example.com/"),
    ("HTTPS://EXAMPLE.COM", "https://example.com/"),
    ("https:/example.com/a", "https://example.com/a"),
    ("//example.com/a", "https://example.com/a"),
    ("https://exam\nple.com/a", "https://example.com/a"),
    ("https://example.com/a b", "https://example.com/a%20b"),
    ("https://example.com/ä?q=ö#ü", "https://example.com/%C3%A4?q=%C3%B6#%C3%BC"),
    ("https://Bücher.example/", "https://xn--bcher-kva.example/"),
    ("https://example.com/\ud800", "https://example.com/%EF%BF%BD"),
    ("https://example.com/100%", "https://example.com/100%"),
    ("https://me:secret@example.com/a", "https://example.com/a"),
    ("https://example.com:443/", "https://example.com/"),
    ("https://example.com:8443/", "https://example.com:8443/"),
    ("https://example.com./a", "https://example.com/a"),
    ("https://example.com/a/../b/./c", "https://example.com/b/c"),
    ("https://[::1]:8000/x", "https://[::1]:8000/x"),
    ("localhost:8000/x", "http://localhost:8000/x"),
    ("127.0.0.1/x", "http://127.0.0.1/x"),
    (r"https://good.example\@evil.example/", "https://good.example/@evil.example/"),
]
NO_ADDRESS = [
    "",
    "   ",
    "hello",
    "hello world",
    "look at example.com",
    "3.14",
    "e.g.",
    "me@example.com",
    "mailto:me@example.com",
    "javascript:alert(1)",
    "file:///etc/passwd",
    "ftp://example.com/",
    "https://",
    "https:///",
    "https://exa mple.com/",
    "https://example.com:99999/",
    "https://example.com:0/",
    "https://example.com:x/",
    "https://[::1/",
    "https://..example.com/",
    "https://exam\u202eple.com/",
    "https://example.com/\x00",
    "https://example.com/" + "a" * 9000,
]
SAME = [
    ("http://example.com/a", "https://example.com/a"),
    ("https://www.example.com/a", "https://example.com/a/"),
    ("https://EXAMPLE.com:443/a#part", "http://example.com:80/a"),
    ("https://example.com", "https://example.com/"),
    ("https://example.com/a?utm_source=x&utm_medium=y&b=1", "https://example.com/a?b=1"),
    ("https://example.com/a?b=1&a=2", "https://example.com/a?a=2&b=1&fbclid=xyz"),
    ("https://example.com/a?CMP=share_btn&at_medium=x&ns_source=y&smid=tw&igshid=1", "https://example.com/a"),
    ("https://example.com/a?gclid=1&mc_cid=2&ref_src=tw", "https://example.com/a?"),
    ("https://example.com/a/amp", "https://example.com/a"),
    ("https://example.com/a/amp/", "https://example.com/a"),
    ("https://amp.example.com/a", "https://www.example.com/a"),
    ("https://example.com/amp/a", "https://example.com/a"),
    ("https://example.com/a.amp.html", "https://example.com/a.html"),
    ("https://example.com/a?outputType=amp", "https://example.com/a"),
    ("https://www.google.com/amp/s/example.com/a/amp", "https://example.com/a"),
    ("https://example-com.cdn.ampproject.org/c/s/example.com/a", "https://example.com/a"),
    ("https://example.com/%7Eme/%c3%a4", "https://example.com/~me/ä"),
    ("https://Bücher.example/", "https://xn--bcher-kva.example/"),
    ("https://me:secret@example.com/a", "https://example.com/a"),
    ("https://example.com/a#comments", "https://example.com/a"),
    ("https://example.com/a#:~:text=the%20ferry", "https://example.com/a"),
    ("https://example.com/a#xtor=RSS-1", "https://example.com/a#Echobox=17"),
    ("https://example.com/#/", "https://example.com/#!"),
    ("https://example.com/#/story/1/", "https://example.com/#/story/1?utm_source=mail"),
    ("https://example.com/#story=1&utm_source=x", "https://example.com/#story=1"),
    ("https://example.com/ferry/index.html", "https://example.com/ferry/"),
]
DIFFERENT = [
    ("https://example.com/a", "https://example.com/b"),
    ("https://example.com/a", "https://example.com/A"),
    ("https://example.com/a?id=1", "https://example.com/a?id=2"),
    ("https://example.com/a", "https://other.example.com/a"),
    ("https://example.com:8080/a", "https://example.com/a"),
    ("https://example.com/amp", "https://example.com/"),
    ("https://example.com/a%2Fb", "https://example.com/a/b"),
    ("https://example.com/#/story/1", "https://example.com/#/story/2"),
    ("https://example.com/#/story?id=1", "https://example.com/#/story?id=2"),
    ("https://example.com/news#!/2026/ferry", "https://example.com/news#!/2026/crane"),
    ("https://example.com/news#!ferry", "https://example.com/news"),
    ("https://example.com/#story=1", "https://example.com/#story=2"),
    ("https://example.com/ferry/index.html", "https://example.com/ferry/index-2.html"),
]
PIECES = st.text(
    st.sampled_from("aZ0.-_:/?#@!$&'()*+,;=%[]<>\\\" \t\nüß。＠\u202e\u200b\x00") | st.characters(),
    max_size=30,
)
PASTED = (
    st.text(max_size=60)
    | st.builds("".join, st.lists(PIECES, max_size=3))
    | st.builds(lambda host, rest: f"https://{host}.example/{rest}", PIECES, PIECES)
    | st.builds(lambda rest: f"http://www.example.com/amp/{rest}/amp?utm_x=1&{rest}", PIECES)
    | st.builds(lambda rest: f"https://www.google.com/amp/s/{rest}", PIECES)
    | st.from_regex(
        r"https?://(www\.|amp\.){0,3}[a-z.]{1,12}(:[0-9]{1,5})?(/amp|/a|\.amp|/){0,4}", fullmatch=True
    )
)


@pytest.mark.parametrize(("text", "url"), TIDY)
def test_what_is_typed_or_pasted_becomes_an_address(text: str, url: str) -> None:
    assert tidy_url(text) == url


@pytest.mark.parametrize("text", NO_ADDRESS)
def test_what_is_no_address_becomes_none(text: str) -> None:
    assert tidy_url(text) == ""


@pytest.mark.parametrize(("one", "other"), SAME)
def test_addresses_of_one_page_have_one_key(one: str, other: str) -> None:
    assert url_key(one) == url_key(other) != ""


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_addresses_of_two_pages_have_two_keys(one: str, other: str) -> None:
    assert url_key(one) != url_key(other)


@pytest.mark.parametrize("text", ["", "example.com/a", "mailto:me@example.com", "file:///a", "https://"])
def test_what_is_no_web_address_has_no_key(text: str) -> None:
    assert url_key(text) == ""


def test_nothing_but_the_host_of_a_secret_address_is_kept() -> None:
    address = split_address("https://me:secret@example.com/a?b=1#c")
    assert address is not None
    assert address.url == "https://example.com/a?b=1"
    assert (address.netloc, address.target) == ("example.com", "/a?b=1")


@given(PASTED)
def test_tidying_twice_is_tidying_once(text: str) -> None:
    once = tidy_url(text)
    assert tidy_url(once) == once
    assert once == "" or (once.isascii() and once.startswith(("http://", "https://")))


@given(PASTED)
def test_the_key_of_a_key_is_the_key(text: str) -> None:
    key = url_key(text)
    if key:
        assert url_key(f"https://{key}") == key
        assert url_key(f"http://{key}#part") == key


@given(PASTED)
def test_tidying_does_not_change_the_key(text: str) -> None:
    if key := url_key(text):
        assert url_key(tidy_url(text)) == key
