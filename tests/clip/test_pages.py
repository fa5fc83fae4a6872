"""One of several pages of an article is known as such, by its links and its own words, and nothing else is taken for it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from app.clip.extract import extract
from app.domain.article.extraction import Doubt, Extraction
from app.domain.article.page import How, Page

OWN = "https://quay.example/news/ferry-late"
PARAGRAPHS = (
    "The island ferry was late by an hour on Tuesday, the harbour office said in the evening, because of the fog.",
    "Buses took the passengers round the bay, and the company will pay their fares back until the end of the month.",
    "Nobody aboard was told how long it would last, said the pilot, who has worked on this line for twenty years.",
)


def page(behind: str = "", *, inside: str = "", head: str = "") -> str:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    return (
        f"<!doctype html><html><head><title>Ferry late by an hour</title>{head}</head><body><nav><a href='/'>Home</a>"
        f"<a href='/news'>News</a></nav><article><h1>Ferry late by an hour</h1>{body}{inside}</article>{behind}"
        "<footer><a href='/about'>About</a></footer></body></html>"
    )


def read(html: str, url: str = OWN) -> Extraction:
    return extract(
        Page(
            html.encode(),
            How.FETCH,
            datetime(2026, 5, 2, tzinfo=UTC),
            url,
            url,
            content_type="text/html; charset=utf-8",
        )
    )


NEXT = f"{OWN}?page=2"
# What stands behind the text, and where it leads on to.
SEVERAL = [
    ("English", "<p><a href='?page=2'>Next page</a></p>", NEXT),
    ("English, by number", "<div class='pagination'><span>1</span> <a href='?page=2'>2</a> <a href='?page=3'>3</a></div>", NEXT),
    ("English, counted", "<nav>Page 1 of 4 <a href='/news/ferry-late/2'>Next</a></nav>", f"{OWN}/2"),
    ("English, counted only", "<p>Page <b>1</b> of <b>4</b></p>", ""),
    ("English, in a sentence", "<p><a href='/news/ferry-late/2/'>Continue reading on page 2 »</a></p>", f"{OWN}/2/"),
    ("English, with a headline", "<p><a href='/news/the-fog'>Next page: Who pays?</a></p>", "https://quay.example/news/the-fog"),
    ("English, as a button", "<button>Next page</button>", ""),
    ("a sign alone", "<div class='pager'><a href='/news/ferry-late?p=2'>›</a></div>", f"{OWN}?p=2"),
    ("a sign with a name", "<a href='?page=2' aria-label='Next page'><svg></svg></a>", NEXT),
    ("a sign that a hint explains", "<div><b>1</b> <a href='/news/ferry-late-b' title='Pagina successiva'>&raquo;</a></div>", f"{OWN}-b"),
    ("a picture", "<a href='?page=2'><img src='/n.gif' alt='Next page'></a>", NEXT),
    ("counted from nought", "<ul><li>1</li><li><a href='?page=1'>2</a></li><li><a href='?page=2'>3</a></li></ul>", f"{OWN}?page=1"),
    ("a choice of pages", "<select><option>1. The fog</option><option value='/news/ferry-late?page=2'>Page 2: The bill</option></select>", NEXT),
    ("German", "<p><a href='?seite=2'>Weiter auf Seite 2</a></p>", f"{OWN}?seite=2"),
    ("German, counted", "<p>Seite 1 von 3</p>", ""),
    ("German, counted with a stroke", "<p>Seite 1/3</p>", ""),
    ("German, numbers", "<ul><li>1</li><li><a href='/news/ferry-late/seite-2'>2</a></li><li><a href='/news/ferry-late/seite-2'>Weiter</a></li></ul>", f"{OWN}/seite-2"),
    ("German, next", "<a href='/news/ferry-late/2'>Nächste Seite</a>", f"{OWN}/2"),
    ("German, lead", "<p>Lesen Sie weiter auf der nächsten Seite: <a href='/news/wer-zahlt'>Nächste Seite: Wer zahlt?</a></p>", "https://quay.example/news/wer-zahlt"),
    ("French", "<p><a href='?page=2'>Lire la suite page 2</a></p>", NEXT),
    ("French, next", "<p><a href='?page=2'>Page suivante</a></p>", NEXT),
    ("French, counted", "<p>Page 1 sur 2</p>", ""),
    ("French, of the article", "<p><a href='?page=2'>Suite de l’article page 2</a></p>", NEXT),
    ("German, second", "<p><a href='?seite=2'>Zur zweiten Seite</a></p>", f"{OWN}?seite=2"),
    ("English, second", "<p><a href='?page=2'>Go to the second page</a></p>", NEXT),
    ("Chinese, counted", "<p>第1页，共3页</p>", ""),
    ("Spanish", "<p><a href='?pagina=2'>Página 2</a></p>", f"{OWN}?pagina=2"),
    ("Spanish, next", "<p><a href='?pagina=2'>Siguiente página</a></p>", f"{OWN}?pagina=2"),
    ("Spanish, weak", "<p><a href='?pag=2'>Siguiente</a></p>", f"{OWN}?pag=2"),
    ("Portuguese", "<p><a href='/news/ferry-late/2'>Próxima página</a></p>", f"{OWN}/2"),
    ("Italian", "<p>Pagina 1 di 2</p><a href='/news/ferry-late/2'>Avanti</a>", f"{OWN}/2"),
    ("Dutch", "<p><a href='/news/ferry-late/pagina-2'>Volgende pagina</a></p>", f"{OWN}/pagina-2"),
    ("Swedish", "<p><a href='/news/ferry-late?sida=2'>Nästa sida</a></p>", f"{OWN}?sida=2"),
    ("Danish", "<p><a href='/news/ferry-late?side=2'>Næste side</a></p>", f"{OWN}?side=2"),
    ("Polish", "<p><a href='/news/ferry-late,2'>Następna strona</a> Strona 1 z 2</p>", f"{OWN},2"),
    ("Russian", "<p><a href='/news/ferry-late/2'>Следующая страница</a></p>", f"{OWN}/2"),
    ("Japanese", "<p><a href='/news/ferry-late/2'>次のページへ</a></p>", f"{OWN}/2"),
    ("Japanese, counted", "<p>1/3ページ</p>", ""),
    ("Chinese", "<p><a href='/news/ferry-late_2.html'>下一页</a></p>", "https://quay.example/news/ferry-late_2.html"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("behind", "following"), [row[1:] for row in SEVERAL], ids=[row[0] for row in SEVERAL]
)
@pytest.mark.parametrize("place", ["inside", "behind"])
def test_the_first_of_several_pages(place: str, behind: str, following: str) -> None:
    found = read(page(**{place: behind}))
    assert Doubt.PAGES in found.doubts
    assert found.next_page == following


# The address of the page, what leads on, and where to.
ADDRESSES = [
    ("/ferry.html", "/ferry-2.html"),
    ("/ferry-1.html", "/ferry-2.html"),
    ("/ferry.html", "/ferry,2.html"),
    ("/ferry.html", "/ferry_2.html"),
    ("/ferry.html", "/ferry-p2.html"),
    ("/ferry.html", "/ferry-seite-2.html"),
    ("/ferry/", "/ferry/page/2/"),
    ("/ferry/", "/ferry/p2"),
    ("/ferry/index.html", "/ferry/index2.html"),
    ("/2026/05/ferry/", "/2026/05/ferry/2/"),
    ("/story/123456", "/story/123456/2"),
    ("/s?id=7", "/s?id=7&page=2"),
    ("/s?id=7&page=1", "/s?id=7&page=2"),
    ("/s?page=1&id=7", "/s?id=7&page=2"),
    ("/ferry?page=3", "/ferry?page=4"),
    ("/ferry/3", "/ferry/4"),
]


@pytest.mark.parametrize(("own", "following"), ADDRESSES)
def test_ways_of_numbering_pages(own: str, following: str) -> None:
    site = "https://quay.example"
    for links in (f"<a href='{following}'>Next</a>", f"<link rel='next' href='{following}'>"):
        found = read(page(links), f"{site}{own}")
        assert Doubt.PAGES in found.doubts
        assert found.next_page == f"{site}{following}"


# The pages of /news/ferry-1 that end in a number as it does, and the one that follows.
DASHED = [
    ("numbers", "<b>1</b> <a href='/news/ferry-2'>2</a> <a href='/news/ferry-3'>3</a>", "2"),
    ("Italian", "<a href='/news/ferry-2' title='Pagina successiva'>&raquo;</a>", "2"),
    ("Spanish", "<a href='/news/ferry-2' aria-label='Página siguiente'>→</a>", "2"),
    ("German", "<a href='/news/ferry-2'>Nächste Seite ›</a>", "2"),
    (
        "another story's next",
        "<link rel='next' href='/news/ferry-2'><a rel='next' href='/news/ferry-2'>Next</a>",
        "",
    ),
]


@pytest.mark.parametrize(("links", "following"), [row[1:] for row in DASHED], ids=[row[0] for row in DASHED])
def test_addresses_that_end_in_a_number_are_pages_where_labels_say_so(links: str, following: str) -> None:
    found = read(page(links), "https://quay.example/news/ferry-1")
    assert (Doubt.PAGES in found.doubts, found.next_page) == (
        bool(following),
        f"https://quay.example/news/ferry-{following}" if following else "",
    )


LATER = [
    ("the last by its links", "<a href='/news/ferry-late'>1</a> <b>2</b>", f"{OWN}?page=2", OWN),
    ("the last by its word", "<a href='/news/ferry-late'>Previous page</a>", f"{OWN}/2", OWN),
    ("the last by its head", "<link rel='prev' href='/news/ferry-late'>", f"{OWN}/2", OWN),
    ("counted", "<p>Seite 2 von 2</p>", f"{OWN}/2", ""),
    (
        "under the first one's name",
        f"<a href='{OWN}'>1</a><link rel=canonical href='{OWN}'>",
        f"{OWN}?page=2",
        OWN,
    ),
]


@pytest.mark.parametrize(("links", "url", "first"), [row[1:] for row in LATER], ids=[row[0] for row in LATER])
def test_a_later_page_alone_is_not_the_whole_article(links: str, url: str, first: str) -> None:
    found = read(page(links), url)
    assert Doubt.PAGES in found.doubts
    assert (found.next_page, found.first_page) == ("", first)


ONE = [
    ("nothing", ""),
    ("the next article", "<a rel='next' href='/news/crane-sold'>Next article</a>"),
    ("the next story", "<a href='/news/crane-sold'>Next story: Crane sold</a>"),
    ("the next, by the head", "<link rel='next' href='/news/crane-sold'>"),
    ("the next, by a word", "<div class='post-navigation'><a rel='next' href='/news/crane-sold'>Next</a></div>"),
    ("the next post", "<nav class='nav-links'><a rel='next' href='/news/crane-sold'>Nächster Beitrag</a></nav>"),
    ("older posts", "<a href='/page/2'>Older posts</a>"),
    ("pages of the site's list", "<div class='pagination'><a href='/page/2'>2</a><a href='/page/2'>Next page</a></div>"),
    ("pages of the section", "<nav>1 <a href='/news?page=2'>2</a> <a href='/news?page=2'>Next page</a></nav>"),
    ("pages of comments", "<div id='comments'><p>Page 1 of 3</p><a href='?page=2'>Next page</a></div>"),
    ("comments by name", "<a href='?page=2#comments'>Next comments</a>"),
    ("pages of a gallery", "<div class='gallery'><a href='?page=2'>Next</a><p>Page 1 of 9</p></div>"),
    ("pictures counted", "<p>Picture 1 of 9</p><a href='/photos/2'>Next picture</a>"),
    ("one of one", "<p>Page 1 of 1</p>"),
    ("a page of a paper", "<p>This article first stood on page 1 of 12 pages that the paper printed on Tuesday.</p>"),
    ("page three", "<a href='/people/page-3-model'>Page 3 model marries</a>"),
    ("a carousel", "<div class='swiper'><button>Previous</button><button>Next</button></div>"),
    ("read more", "<p><a href='/news/crane-sold'>Read more</a></p>"),
    ("back to the top", "<a href='#top'>›</a> <a href='#2'>2</a>"),
    ("the day before", "<a href='/2026/05/01'>‹</a>"),
    ("another site", "<a href='https://other.example/news/ferry-late?page=2'>Next page</a>"),
    ("the next part of a series", "<a rel='next' href='/news/ferry-late-part-2'>Part 2: the bill</a>"),
    ("a page of a section", "<a href='/sport'>Next page in Sport</a>"),
    ("a part of a series", "<p>Part 1 of 3</p><a href='/news/ferry-part-two'>Part two</a>"),
    ("search results", "<div class='search-results'><a href='?page=2'>2</a></div>"),
    ("the front page", "<a href='/'>Front page</a> <a href='/'>Home page</a>"),
    ("a footnote", "<p>So it was.<a href='#fn2'>2</a></p>"),
]  # fmt: skip


@pytest.mark.parametrize("behind", [row[1] for row in ONE], ids=[row[0] for row in ONE])
@pytest.mark.parametrize("place", ["inside", "behind"])
def test_a_whole_article_is_not_taken_for_one_of_several(place: str, behind: str) -> None:
    found = read(page(**{place: behind}))
    assert Doubt.PAGES not in found.doubts
    assert (found.next_page, found.first_page) == ("", "")


def test_a_saved_page_without_an_address_tells_by_its_links() -> None:
    assert read(page("<a href='ferry-2.html'>Next page</a>"), "").doubts == (Doubt.PAGES,)
    assert read(page("<a href='https://quay.example/ferry?page=2'>2</a>"), "").doubts == (Doubt.PAGES,)
    assert read(page("<a href='https://quay.example/crane'>Next</a>"), "").doubts == ()
