"""Pages come in that readers of pages trip over; what is the article, and what stands beside it, comes out."""

from __future__ import annotations

import pytest

from app.clip.extract import extract
from app.domain.article.extraction import Extraction
from tests.clip.test_extract import LEAD, QUOTE, SECOND, THIRD, kept, page, reasons, story

FOURTH = (
    "Whoever wants to swim in winter will have to take the bus to the coast, the council wrote in its answer."
)
TITLE = "<h1>Last pool to close</h1>"
BODY = f"<p>{LEAD}</p><p>{SECOND}</p><p>{FOURTH}</p><p>{THIRD}</p>"
TEXTS = [LEAD, SECOND, FOURTH, THIRD]
HEAD = "<html lang=en><head><title>Last pool to close</title></head><body>"


def texts(found: Extraction) -> list[str]:
    return [block.text for block in found.blocks if block.kept and block.text]


WRAPPED = [
    ("a button that is never closed", f"<article>{TITLE}<div><button class=share>{BODY}</div></article>"),
    ("a noscript", f"<div id=app></div><noscript><article>{TITLE}{BODY}</article></noscript>"),
    ("a heading that is never closed", f"<article>{TITLE}<h3>{BODY}</article>"),
    ("pieces of a stream", f'<main><template id="B:0"></template></main><div hidden id="S:0">{TITLE}<p>{LEAD}</p><p>{SECOND}</p></div><div hidden id="S:1"><p>{FOURTH}</p><p>{THIRD}</p></div>'),
    ("boxes that a script shows", f"<article>{TITLE}" + "".join(f"<div style='display: none'><p>{text}</p></div>" for text in TEXTS) + "</article>"),
    ("paragraphs that a script shows", f"<article>{TITLE}" + "".join(f"<p hidden>{text}</p>" for text in TEXTS) + "</article>"),
    ("a button that is never closed, round boxes of text", f"<article>{TITLE}<div><button>" + "".join(f"<div>{text}</div>" for text in TEXTS) + "</div></article>"),
    ("a footer", f"<footer>{TITLE}{BODY}</footer>"),
    ("a box named navigation", f"<nav class=navigation id=menu>{TITLE}{BODY}</nav>"),
    ("a table that lays out the page", f"<table><tr><td>{TITLE}{'<br><br>'.join(TEXTS)}<br><br></td><td><a href=/>Home</a><br><a href=/x>News</a></td></tr></table>"),
]  # fmt: skip


@pytest.mark.parametrize("body", [row[1] for row in WRAPPED], ids=[row[0] for row in WRAPPED])
def test_a_box_that_holds_the_article_is_opened(body: str) -> None:
    assert texts(extract(page(f"{HEAD}{body}</body></html>"))) == TEXTS


SHUT = [
    ("a button", f"<button>{SECOND}</button>"),
    ("a dialogue", f"<div role=dialog hidden><p>{SECOND}</p><p>{QUOTE}</p></div>"),
    ("a copy for machines", f"<div style='display:none' itemscope><h1>Last pool to close</h1><p>{LEAD}</p><p>{THIRD}</p></div>"),
    ("a fallback", f"<noscript><p>{QUOTE}</p></noscript>"),
]  # fmt: skip


@pytest.mark.parametrize("body", [row[1] for row in SHUT], ids=[row[0] for row in SHUT])
def test_what_is_hidden_beside_an_article_stays_hidden(body: str) -> None:
    found = extract(page(story(f"<p>{FOURTH}</p>{body}")))
    assert texts(found) == [LEAD, FOURTH, THIRD]


def test_the_folded_parts_of_an_article_are_read() -> None:
    panel = f"<h3><span aria-expanded=false>Who pays?</span></h3><div hidden aria-hidden=true><p>{SECOND}</p></div>"
    assert texts(extract(page(story(f"<p>{FOURTH}</p>{panel}")))) == [
        LEAD,
        FOURTH,
        "Who pays?",
        SECOND,
        THIRD,
    ]


CAPTIONS = [
    ("a picture's", '<figure><img src="/p.jpg"><figcaption>The pool in May.</figcaption></figure>', "The pool in May."),
    ("a picture's, without an element of its own", '<figure><img src="/p.jpg"><div>The pool in May. Photo: A. Berg</div></figure>', "The pool in May. Photo: A. Berg"),
    ("a film's", '<figure><iframe src="/film"></iframe><figcaption>The last day, filmed by a guest.</figcaption></figure>', "The last day, filmed by a guest."),
    ("a credit alone", "<figure><video></video><figcaption>Photo: Anna Berg</figcaption></figure>", "Photo: Anna Berg"),
    ("a definition of a picture", '<dl><dt><a href=/p><img src="/p.jpg"></a></dt><dd>The pool in May.</dd></dl>', "The pool in May."),
    ("one below a list of pictures", '<figure><ul><li><img src="/a.jpg"></li><li><img src="/b.jpg"></li></ul><figcaption>Both pools.</figcaption></figure>', "Both pools."),
]  # fmt: skip


@pytest.mark.parametrize(
    ("figure", "caption"), [row[1:] for row in CAPTIONS], ids=[row[0] for row in CAPTIONS]
)
def test_the_words_of_a_figure_are_captions_and_no_text(figure: str, caption: str) -> None:
    found = extract(page(story(f"<p>{SECOND}</p>{figure}<p>{FOURTH}</p>")))
    assert found.captions == (caption,)
    assert found.text.split("\n\n") == [LEAD, SECOND, FOURTH, THIRD]
    assert [text for text in found.full_text.split("\n\n") if text] == [LEAD, SECOND, caption, FOURTH, THIRD]
    assert found.word_count == len(" ".join([LEAD, SECOND, FOURTH, THIRD]).split())


NO_CAPTIONS = [
    ("a quotation in a figure, and who said it", f"<figure><blockquote><p>{QUOTE}</p></blockquote><figcaption>A neighbour of the pool</figcaption></figure>", "A neighbour of the pool"),
    ("a table in a figure", "<figure><table><tr><th>Year</th><th>Guests</th></tr><tr><td>1961</td><td>900</td></tr></table></figure>", "Year\tGuests\n1961\t900"),
    ("code in a figure", "<figure><pre>open(pool)\nclose(pool)</pre></figure>", "open(pool)\nclose(pool)"),
    ("a class of that name", "<p class=caption>The pool is the only one within forty miles, and nobody asked us.</p>", "The pool is the only one within forty miles, and nobody asked us."),
]  # fmt: skip


@pytest.mark.parametrize(
    ("body", "text"), [row[1:] for row in NO_CAPTIONS], ids=[row[0] for row in NO_CAPTIONS]
)
def test_what_is_text_in_a_figure_stays_text(body: str, text: str) -> None:
    found = extract(page(story(f"<p>{SECOND}</p>{body}<p>{FOURTH}</p>")))
    assert found.captions == ()
    assert text in found.text


LONG = f"{SECOND} {FOURTH}"
TWICE = [
    ("a paragraph", f"<p>{LONG}</p><p>{QUOTE}</p><p>{LONG}</p>", [LONG, QUOTE]),
    ("all of it, for another screen", f"<div class=d><h2>Why</h2><p>{LONG}</p><p>{QUOTE}</p></div><div class=m><h2>Why</h2><p>{LONG}</p><p>{QUOTE}</p></div>", ["Why", LONG, QUOTE]),
    ("all of it in one block", f"<p>{SECOND}</p><p>{FOURTH}</p><p>{QUOTE}</p><p>{LEAD}<br>{SECOND}<br>{FOURTH}<br>{QUOTE}<br>{THIRD}</p>", [SECOND, FOURTH, QUOTE]),
    ("words of a paragraph, set off", f"<p>{LONG}</p><blockquote>{FOURTH}</blockquote><p>{QUOTE}</p>", [LONG, QUOTE]),
    ("words of a paragraph, and who said them", f"<p>{LONG}</p><figure><blockquote>{FOURTH}</blockquote><figcaption>The council</figcaption></figure><p>{QUOTE}</p>", [LONG, QUOTE]),
    ("words of a paragraph in an aside", f"<p>{LONG}</p><aside><p>“{FOURTH.rstrip('.')}”</p></aside><p>{QUOTE}</p>", [LONG, QUOTE]),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), [row[1:] for row in TWICE], ids=[row[0] for row in TWICE])
def test_what_is_said_twice_stands_once(body: str, expected: list[str]) -> None:
    assert texts(extract(page(story(body)))) == [LEAD, *expected, THIRD]


def test_a_short_line_may_come_again() -> None:
    body = f"<h2>Morning</h2><p>Two lanes are open.</p><p>{SECOND}</p><h2>Evening</h2><p>Two lanes are open.</p><p>{FOURTH}</p>"
    found = texts(extract(page(story(body))))
    assert found.count("Two lanes are open.") == 2


META = '<meta name=author content="Anna Berg"><meta property="og:site_name" content="The Paper">'
LINES = [
    ("a breadcrumb", "<p><a href=/>Home</a> › <a href=/city>City</a> › Pools</p>", "Home › City › Pools", "menu"),
    ("a name and a day", "<div>Anna Berg | 12 March 2024 | 10:30</div>", "Anna Berg | 12 March 2024 | 10:30", "byline"),
    ("a name and a job", "<p>Anna Berg, senior reporter</p>", "Anna Berg, senior reporter", "byline"),
    ("a day and a publication", "<p>The Paper · Tuesday 12 March 2024, 10:30 am</p>", "The Paper · Tuesday 12 March 2024, 10:30 am", "date line"),
    ("a day in German", "<p>Dienstag, 12. März 2024, aktualisiert um 10:30 Uhr</p>", "Dienstag, 12. März 2024, aktualisiert um 10:30 Uhr", "date line"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "text", "reason"), [row[1:] for row in LINES], ids=[row[0] for row in LINES]
)
def test_lines_over_the_text_do_not_stand_in_it(line: str, text: str, reason: str) -> None:
    html = f"<html><head><title>Last pool to close</title>{META}</head><body><article>{TITLE}{line}{BODY}</article></body></html>"
    found = extract(page(html))
    assert texts(found) == TEXTS
    assert reasons(found).get(text) in {reason, "date line", "outside the article"}


def test_a_name_or_a_day_inside_the_text_stays() -> None:
    body = f"<p>{SECOND}</p><h2>12 March 2024, 10:30</h2><p>{FOURTH}</p><h2>Anna Berg</h2><p>{QUOTE}</p>"
    html = f"<html><head><title>Last pool to close</title>{META}</head><body><article>{TITLE}<p>{LEAD}</p>{body}<p>{THIRD}</p></article></body></html>"
    assert "Anna Berg" in texts(extract(page(html)))


HELD = [
    "To view this content you must accept the cookies of the site that provides it.",
    "Your browser does not support the video tag.",
    "View this post on Instagram",
    "An dieser Stelle finden Sie einen externen Inhalt von einem anderen Anbieter, der den Artikel ergänzt.",
    "Ce contenu est bloqué car vous n'avez pas accepté les cookies et autres traceurs.",
    "Este contenido no se puede mostrar sin las cookies de terceros.",
]


@pytest.mark.parametrize("words", HELD)
def test_what_stands_in_the_place_of_a_film_goes(words: str) -> None:
    found = extract(page(story(f"<p>{SECOND}</p><p>{words}</p><p>{FOURTH}</p>")))
    assert texts(found) == [LEAD, SECOND, FOURTH, THIRD]


def test_a_sentence_about_cookies_is_none_of_them() -> None:
    words = (
        "This content of the wreck was a surprise: cookies, tea and a browser's catalogue, the diver said."
    )
    assert words in texts(extract(page(story(f"<p>{SECOND}</p><p>{words}</p><p>{FOURTH}</p>"))))


def test_posts_of_a_live_blog_keep_their_times() -> None:
    posts = "".join(
        f"<section><p><time>{time}</time></p><p>{text}</p></section>"
        for time, text in (("14:05", SECOND), ("13:20", FOURTH), ("12:01", QUOTE))
    )
    assert texts(extract(page(story(posts)))) == [
        LEAD,
        "14:05",
        SECOND,
        "13:20",
        FOURTH,
        "12:01",
        QUOTE,
        THIRD,
    ]


def test_the_notes_that_the_text_points_to_are_kept() -> None:
    notes = "<div class=more><ol><li id=n1>Minutes of the council, page four.</li><li id=n2>Letter to the board.</li></ol></div>"
    sign = '<sup><a href="#n1">1</a></sup>'
    found = extract(page(story(f"<p>{SECOND}{sign}</p><p>{FOURTH}</p>", after=notes)))
    assert "Minutes of the council, page four." in found.text


def test_a_block_of_a_figure_is_written_as_one() -> None:
    figure = '<figure><ul><li><img src="/a.jpg"></li></ul><figcaption>Both pools.</figcaption></figure>'
    found = extract(page(story(f"<p>{SECOND}</p>{figure}<p>{FOURTH}</p>")))
    assert "<figure><figcaption>Both pools.</figcaption></figure>" in kept(found)


ACCORDIONS = [
    ("headings that are buttons", "<h3 class=accordion-header><button class=accordion-button aria-expanded=true>{}</button></h3><div class='accordion-collapse collapse show'><div class=accordion-body>{}</div></div>"),
    ("buttons with a sign", "<h2><button aria-controls=c><svg></svg><span>{}</span></button></h2><div id=c role=region><div>{}</div></div>"),
    ("links that open", "<h4 class=panel-title><span role=button data-toggle=collapse>{}</span></h4><div class=panel-body>{}</div>"),
    ("paragraphs", "<h4><button aria-expanded=true>{}</button></h4><div class=panel-body><p>{}</p></div>"),
    ("summaries", "<details><summary>{}</summary><div>{}</div></details>"),
]  # fmt: skip


@pytest.mark.parametrize("item", [row[1] for row in ACCORDIONS], ids=[row[0] for row in ACCORDIONS])
def test_the_questions_of_an_accordion_stay_with_their_answers(item: str) -> None:
    asked = [
        ("What will it cost?", "It costs a hundred and ten thousand crowns, which the town pays within two years."),
        ("Who will heat it?", "The swimmers will, who have trained six volunteers for it in the course of this autumn."),
    ]  # fmt: skip
    items = "".join(f"<div class=accordion-item>{item.format(*pair)}</div>" for pair in asked)
    body = "".join(f"<p>{text} It was no other in year {year}.</p>" for year in range(3) for text in TEXTS)
    whole = f"{HEAD}<article>{TITLE}{body}<div class=accordion id=faq>{items}</div><p>{THIRD}</p></article></body></html>"
    assert texts(extract(page(whole)))[-5:] == [*(text for pair in asked for text in pair), THIRD]
