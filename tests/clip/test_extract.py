"""Pages of all makes come in; the article, what was left out, or a sentence for the user comes out."""

from __future__ import annotations

import gzip
import logging
import time
from datetime import UTC, datetime

import pytest

from app.clip.clean import clean_html, text_of
from app.clip.extract import EXTRACTOR, extract
from app.domain.article.extraction import Extraction
from app.domain.article.page import How, Page
from app.domain.errors import KnownError

URL = "https://paper.example/city/pool.html"
LEAD = "The council voted on Monday to close the last pool in the village, which was built in 1961."
SECOND = "Residents had argued for four hours that the pool is the only one within forty miles of them."
THIRD = "The mayor left the room at noon and said that the decision would stand, whatever was said."
QUOTE = "We will fight this to the very end, and we will win it in the autumn, said a neighbour."


def page(html: str | bytes, content_type: str = "text/html", how: How = How.FETCH) -> Page:
    raw = html if isinstance(html, bytes) else html.encode()
    return Page(raw, how, datetime(2024, 5, 1, tzinfo=UTC), url=URL, final_url=URL, content_type=content_type)


def story(body: str, head: str = "", before: str = "", after: str = "") -> str:
    return (
        f"<html lang=en><head><title>Last pool to close | The Paper</title>{head}</head><body>"
        f"<nav><ul><li><a href=/>Home</a></li><li><a href=/sport>Sport</a></li></ul></nav>{before}"
        f"<article><h1>Last pool to close</h1><p>{LEAD}</p>{body}<p>{THIRD}</p></article>{after}"
        f"<footer><p>© 2024 The Paper. All rights reserved.</p></footer></body></html>"
    )


def kept(extraction: Extraction) -> list[str]:
    return [block.html for block in extraction.blocks if block.kept]


def reasons(extraction: Extraction) -> dict[str, str]:
    return {block.text: block.reason for block in extraction.dropped}


KEPT = [
    ("link", '<p>Read <a href="/doc.html">the paper of the council</a> in full, it is long.</p>',
     '<p>Read <a href="https://paper.example/doc.html">the paper of the council</a> in full, it is long.</p>'),
    ("emphasis", f"<p><strong>Note:</strong> {SECOND}</p>", f"<p><strong>Note:</strong> {SECOND}</p>"),
    ("heading", f"<h2>Why it matters</h2><p>{SECOND}</p>", "<h2>Why it matters</h2>"),
    ("list", "<ul><li>It is old and cold.</li><li>It is loved by all.</li></ul>",
     "<ul><li>It is old and cold.</li><li>It is loved by all.</li></ul>"),
    ("definitions", f"<dl><div><dt>Pile</dt><dd>{SECOND}</dd></div><dt>Berm</dt><dd>A step.</dd></dl>",
     f"<dl><dt>Pile</dt><dd>{SECOND}</dd><dt>Berm</dt><dd>A step.</dd></dl>"),
    ("quotation", f"<blockquote><p>{QUOTE}</p></blockquote>", f"<blockquote><p>{QUOTE}</p></blockquote>"),
    ("figure", f'<p>{SECOND}</p><figure><img src="/p.jpg" alt="Pool"><figcaption>The pool in May.</figcaption></figure>',
     '<figure><img src="https://paper.example/p.jpg" alt="Pool"><figcaption>The pool in May.</figcaption></figure>'),
    ("lazy picture",
     f'<p>{SECOND}</p><figure><img src="data:image/gif;base64,x" data-src="/q.jpg"><figcaption>May.</figcaption></figure>',
     '<figure><img src="https://paper.example/q.jpg"><figcaption>May.</figcaption></figure>'),
    ("old line breaks", f"<div>{SECOND}<br><br>{QUOTE}</div>", f"<p>{QUOTE}</p>"),
]  # fmt: skip

DROPPED = [
    ("newsletter", "<p>Sign up to our newsletter</p>", "Sign up to our newsletter", "newsletter line"),
    ("share bar", "<p>Share this</p>", "Share this", "share bar"),
    ("related", '<p><a href="/x">Read more: another pool closes up north</a></p>',
     "Read more: another pool closes up north", "related stories"),
    ("byline", "<p>By Anna Berg</p>", "By Anna Berg", "byline"),
    ("date", "<p>12 March 2024</p>", "12 March 2024", "date line"),
    ("end mark", "<p>■</p>", "■", "end mark"),
    ("german advertisement", "<p>Anzeige</p>", "Anzeige", "advertisement"),
    ("menu", "", "Home\nSport", "menu"),
    ("headline", "", "Last pool to close", "repeated headline"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), [row[1:] for row in KEPT], ids=[row[0] for row in KEPT])
def test_blocks_of_the_article_are_kept_as_they_stand(body: str, expected: str) -> None:
    found = extract(page(story(f"<p>{QUOTE}</p>{body}<p>{SECOND} Twice.</p>")))
    assert expected in kept(found)


@pytest.mark.parametrize(
    ("body", "text", "reason"), [row[1:] for row in DROPPED], ids=[row[0] for row in DROPPED]
)
def test_clutter_is_left_out_with_a_reason(body: str, text: str, reason: str) -> None:
    found = extract(page(story(f"<p>{SECOND}</p>{body}<p>{QUOTE}</p>")))
    assert reasons(found).get(text) == reason
    assert text not in found.text.split("\n\n")
    assert LEAD in found.text
    assert THIRD in found.text


def test_every_block_is_clean_and_its_text_is_that_of_its_html() -> None:
    found = extract(page(story("".join(row[1] for row in KEPT) + "".join(row[1] for row in DROPPED))))
    for block in found.blocks:
        assert clean_html(block.html, URL) == block.html
        assert text_of(block.html) == block.text
        assert bool(block.reason) is not block.kept
    assert found.extractor == EXTRACTOR


def test_pictures_are_named_once_each_in_order() -> None:
    figure = '<figure><img src="{}"><figcaption>The pool.</figcaption></figure>'
    body = f"<p>{SECOND}</p>{figure.format('/b.jpg?x=1&amp;y=2')}<p>{QUOTE}</p>{figure.format('/a.jpg')}{figure.format('/a.jpg')}"
    assert extract(page(story(body))).pictures == (
        "https://paper.example/b.jpg?x=1&y=2",
        "https://paper.example/a.jpg",
    )


def test_items_of_a_list_that_is_cut_keep_their_numbers() -> None:
    picture = '<figure><img src="/a.jpg"></figure>'
    body = f'<ol start="5"><li>{SECOND}{picture}</li><li><p>{QUOTE}</p><p>He said no more.</p>{picture}</li></ol>'
    found = extract(page(story(body)))
    assert [
        block.html for block in found.blocks if block.kept and block.html.startswith(("<ol", "<p>He"))
    ] == [
        f'<ol start="5"><li>{SECOND}</li></ol>',
        f'<ol start="6"><li>{QUOTE}</li></ol>',
        "<p>He said no more.</p>",
    ]


def test_lists_that_build_a_page_give_no_numbers() -> None:
    body = f"<ol><li><div><h3>Why</h3><p>{SECOND}</p></div></li><li><div><h3>How</h3><p>{QUOTE}</p></div></li></ol>"
    assert "<ol" not in extract(page(story(body))).html


def test_a_page_that_leaves_out_its_body_tag_is_read() -> None:
    found = extract(
        page(
            f"<!doctype html><title>The pool</title><article><h1>The pool</h1><p>{SECOND}</p><p>{QUOTE}</p></article>"
        )
    )
    assert (found.title, SECOND in found.text) == ("The pool", True)


def test_a_body_in_several_containers_is_put_together() -> None:
    parts = "".join(
        f"<div class='body-part'><p>{SECOND} Part {n}.</p><p>{QUOTE}</p></div><div class=ad></div>"
        for n in range(6)
    )
    found = extract(page(f"<html><body><h1>Last pool</h1><div>{parts}</div></body></html>"))
    assert all(f"Part {n}." in found.text for n in range(6))


def test_the_standfirst_stands_once() -> None:
    line = "Residents fear that their children will never learn to swim."
    head = f'<meta property="og:description" content="{line}">'
    found = extract(page(story(f"<p>{SECOND}</p>", head, before=f"<header><p>{line}</p></header>")))
    assert found.standfirst == line
    assert found.text.count(line) <= 1


CHARSETS = [
    ("utf-8 said to be latin-1", "text/html; charset=iso-8859-1", "", "utf-8"),
    ("windows-1251 named in the page", "text/html", '<meta charset="windows-1251">', "cp1251"),
    ("windows-1251 named in the header", "text/html; charset=windows-1251", "", "cp1251"),
    ("utf-16 with a mark", "text/html; charset=utf-8", "", "utf-16"),
    ("utf-8 with a mark", "text/html", "", "utf-8-sig"),
    ("unknown name", "text/html; charset=x-none", "", "utf-8"),
]


@pytest.mark.parametrize(
    ("content_type", "head", "encoding"), [row[1:] for row in CHARSETS], ids=[row[0] for row in CHARSETS]
)
def test_a_page_is_read_in_its_own_charset(content_type: str, head: str, encoding: str) -> None:
    words = "Совет проголосовал в понедельник за закрытие последнего бассейна в деревне, построенного давно. "
    html = story(f"<p>{words * 3}</p>", head).replace("© ", "")
    assert words.strip() in extract(page(html.encode(encoding), content_type)).text


OTHER_SCRIPTS = [
    ("arabic", "صوت المجلس يوم الاثنين على إغلاق آخر مسبح في القرية الذي بني قبل ستين عاما. ", "rtl"),
    (
        "japanese",
        "村議会は月曜日、一九六一年に建てられた村で最後のプールを閉鎖することを賛成多数で決めた。",
        "ltr",
    ),
]


@pytest.mark.parametrize(
    ("words", "direction"), [row[1:] for row in OTHER_SCRIPTS], ids=[row[0] for row in OTHER_SCRIPTS]
)
def test_other_scripts_work(words: str, direction: str) -> None:
    text = "".join(f'<p dir="{direction}">{words * 3}{n}</p>' for n in range(5))
    found = extract(page(f"<html><head><title>x</title></head><body><main>{text}</main></body></html>"))
    assert len(kept(found)) == 5
    assert f'dir="{direction}"' in found.html


REFUSED = [
    ("empty", b"", "The page is empty."),
    ("white space", b" \n\t", "The page is empty."),
    ("pdf", b"%PDF-1.7 ...", "This is a PDF file, not a web page."),
    ("sound", b"RIFF\x10\0\0\0WAVEfmt ", "This is a sound recording, not a web page."),
    ("packed", gzip.compress(b"x" * 100), "This is a packed file, not a web page."),
    ("zeros", b"\0" * 3000, "This is not a web page."),
    ("noise", bytes(range(256)) * 40, "This is not a web page."),
    ("json", b'{"a": [1, 2]}', "This is not a web page."),
    ("no article", b"<html><body><a href=/>Home</a></body></html>", "No article was found on this page."),
    (
        "only scripts",
        b"<html><body><script>var a = 1;</script></body></html>",
        "No article was found on this page.",
    ),
]


@pytest.mark.parametrize(("raw", "sentence"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_a_page_without_an_article_is_refused_with_a_sentence(raw: bytes, sentence: str) -> None:
    with pytest.raises(KnownError) as caught:
        extract(page(raw))
    assert caught.value.sentence == sentence
    assert caught.value.advice


DEEP = [
    ("boxes", "<div>" * 5000 + f"<p>{LEAD}</p><p>{SECOND}</p><p>{THIRD}</p>" + "</div>" * 5000),
    ("bold", f"<p>{LEAD}</p><p>{SECOND}</p><p>" + "<b>" * 5000 + THIRD + "</b>" * 5000 + "</p>"),
    ("lists", f"<p>{LEAD}</p><p>{SECOND}</p><p>{THIRD}</p>" + "<ul><li>x" * 5000),
    ("quotations", f"<p>{LEAD}</p><p>{SECOND}</p><p>{THIRD}</p>" + "<blockquote>x" * 5000),
]


@pytest.mark.parametrize("body", [row[1] for row in DEEP], ids=[row[0] for row in DEEP])
def test_deep_nesting_does_no_harm(body: str) -> None:
    started = time.monotonic()
    assert LEAD in extract(page(f"<html><body>{body}</body></html>")).text
    assert time.monotonic() - started < 20


def test_a_page_cut_off_in_the_middle_is_read_as_far_as_it_goes() -> None:
    whole = story(f"<p>{SECOND}</p>").encode()
    assert LEAD in extract(page(whole[: whole.index(b"The mayor")] + b"\xe2\x80")).text


def test_a_large_page_is_read_in_bounded_time() -> None:
    paragraphs = "".join(f"<p>{SECOND} {number}</p>" for number in range(30_000))
    started = time.process_time()
    found = extract(page(f"<html><body><article><h1>Long</h1>{paragraphs}</article></body></html>"))
    assert len(found.text) > 2_500_000
    assert time.process_time() - started < 20


def test_pasted_html_goes_the_ordinary_way_and_pasted_text_does_not() -> None:
    html = extract(page(f"<p>{LEAD}</p><p>{SECOND}</p><p>{THIRD}</p>", how=How.PASTE))
    text = extract(page(f"{LEAD}\n\n{SECOND}\n\n{THIRD}", "text/plain", How.PASTE))
    assert (
        [block.text for block in html.blocks]
        == [block.text for block in text.blocks]
        == [LEAD, SECOND, THIRD]
    )


def test_nothing_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        extract(page(story("<p>Short.</p>")))
    assert not caplog.records


def test_a_paragraph_left_out_keeps_its_links_and_emphasis() -> None:
    left_out = (
        "Sign up for <b>our</b> <a href={}>newsletter</a> and read it <i>first</i>, each morning at six."
    )
    found = extract(page(story(f"<p>{SECOND}</p><p>{left_out.format('/letters')}</p><p>{QUOTE}</p>")))
    block = next(block for block in found.blocks if not block.kept and "Sign up" in block.text)
    address = '"https://paper.example/letters"'
    assert block.html == f"<p>{left_out.format(address)}</p>"
    assert text_of(block.html) == block.text


@pytest.mark.parametrize(
    ("title", "opening"),
    [
        ("neither head nor body", "<title>Last pool to close</title><article>"),
        ("a doctype and a title", "<!doctype html><title>Last pool to close</title><article>"),
        ("a head that is never closed", "<html><head><title>Last pool to close</title><main><article>"),
        ("no title", "<main>"),
    ],
)
def test_a_page_may_leave_its_body_unsaid(title: str, opening: str) -> None:
    found = extract(page(f"{opening}<h1>Last pool to close</h1><p>{LEAD}</p><p>{SECOND}</p><p>{THIRD}</p>"))
    assert found.text == f"{LEAD}\n\n{SECOND}\n\n{THIRD}"
    assert found.title == "Last pool to close"
