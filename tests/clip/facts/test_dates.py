"""The day an article came out is told from the day it was changed, and from the days of other stories."""

from __future__ import annotations

import pytest

from app.clip.facts.dates import date_in, iso_date
from tests.clip.facts.pages import HEADLINE, PROSE, linked, meta, read, story

OTHER = {
    "@type": "NewsArticle",
    "headline": "Old ferry sold abroad",
    "url": "https://quay.example/old-ferry",
    "datePublished": "2019-05-05T10:00:00Z",
}
LISTED = linked({"@type": "ItemList", "itemListElement": [OTHER]})
THIRD = "2026-03-03"
# title, head, body, published
PUBLISHED = [
    ("only a list of others in linked data", LISTED, "", ""),
    ("a list of others, and a day on the page", LISTED, "<p><time datetime='2026-03-03'>3 March</time></p>", THIRD),
    ("items of a list", linked({"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": OTHER}]}), "", ""),
    ("parts of a collection", linked({"@type": "CollectionPage", "hasPart": [OTHER]}), "", ""),
    ("several stories side by side", linked(OTHER, {**OTHER, "headline": "A crane falls", "url": "/crane"}), "", ""),
    ("its own story among others", linked(OTHER, story(datePublished=THIRD), OTHER), "", THIRD),
    ("its own story by address", linked({**OTHER, "headline": "Wall", "url": "/harbour/wall", "datePublished": THIRD}), "", THIRD),
    ("written out in linked data", linked(story(datePublished="March 3, 2026")), "<time datetime='2026-03-09'>Updated</time>", THIRD),
    ("a number of seconds", linked(story(datePublished=1772528400)), "", "2026-03-03T09:00:00+00:00"),
    ("a number of thousandths", linked(story(datePublished="1772528400000")), "", "2026-03-03T09:00:00+00:00"),
    ("a day in the head", meta(article__published_time="2026-03-03T09:00:00+0100"), "", "2026-03-03T09:00:00+01:00"),
    ("only the change in the head", meta(article__modified_time="2026-03-09T10:00:00Z", og__updated_time="2026-03-09"), "", ""),
    ("only the change in linked data", linked(story(dateModified="2026-03-09")), "", ""),
    ("both in one line", "", "<p>First published 3 March 2026. Last updated 9 March 2026.</p>", THIRD),
    ("the change first", "", "<p>Updated 9 March 2026 | Published 3 March 2026</p>", THIRD),
    ("only the change on the page", "", "<p>Last updated: 9 March 2026</p>", ""),
    ("a label of its own", "", "<div><span>Last updated</span></div><div>9 March 2026</div>", ""),
    ("a pair of label and day", "", "<dl><dt>Published</dt><dd>3 March 2026</dd><dt>Updated</dt><dd>9 March 2026</dd></dl>", THIRD),
    ("changed, by its property", "", "<time itemprop='dateModified' datetime='2026-03-09'>9 March 2026</time>", ""),
    ("changed, by its class", "", "<time class='updated' datetime='2026-03-09'>9 March 2026</time>", ""),
    ("never changed, by its classes", "", "<time class='entry-date published updated' datetime='2026-03-03'></time>", THIRD),
    ("a name and a day", "", "<p>By the desk, <time datetime='2026-03-03T09:00:00Z'>3 March 2026</time></p>", "2026-03-03T09:00:00+00:00"),
    ("days in a sidebar", "", "<p>3 March 2026</p></article><aside><time datetime='2024-01-15'>15 Jan 2024</time></aside>", THIRD),
    ("only days in a sidebar", "", f"{PROSE}</article><aside><p>Posted <time datetime='2024-01-15'>15 Jan 2024</time></p></aside>", ""),
    ("a card under the headline", "", "<div class='related-card'><h3>Crane</h3><time datetime='2024-01-15'>15 Jan</time></div>", ""),
    ("comments", "", f"{PROSE}<section class='comments'><p>Posted on 4 March 2026</p></section>", ""),
    ("a comment's property", "", "<div itemscope itemtype='https://schema.org/Comment'><i itemprop='datePublished'>2026-03-04</i></div>", ""),
    ("a table", "", "<table><tr><td>3 March 2026</td><td>14 ships</td></tr></table>", ""),
    ("a sentence", "", "<p>The council met on 3 March 2026 and decided that the work should start again at once.</p>", ""),
    ("a picture's line", "", "<figure><figcaption>The wall on 3 March 2024</figcaption></figure>", ""),
    ("the clock of the site", "", "</article><header><p class='today'>Friday, 6 March 2026</p></header><article>", ""),
    ("a list of what is on", "", "<ul class='events'><li>5 May 2026: harbour day</li></ul>", ""),
    ("in the future", meta(article__published_time="2199-01-01"), "<p>3 March 2026</p>", THIRD),
    ("the beginning of all clocks", meta(article__published_time="1970-01-01T00:00:00Z"), "", ""),
    ("said at the end", "", f"{PROSE}<p>Published 3 March 2026 in City</p>", THIRD),
]  # fmt: skip


@pytest.mark.parametrize(
    ("head", "body", "published"), [row[1:] for row in PUBLISHED], ids=[row[0] for row in PUBLISHED]
)
def test_the_day_is_that_of_the_article_or_none(head: str, body: str, published: str) -> None:
    assert read(head, body).published == published


LANGUAGES = [
    ("de", "<p>Von Anna Berg | 3. März 2026, 10:05 Uhr</p><p>Aktualisiert: 9. März 2026</p>"),
    ("de", "<p>Veröffentlicht am 03.03.2026, zuletzt geändert am 09.03.2026</p>"),
    ("fr", "<p>Publié le 3 mars 2026 à 10h05, mis à jour le 9 mars 2026</p>"),
    ("es", "<p>Actualizado el 9 de marzo de 2026. Publicado el 3 de marzo de 2026.</p>"),
    ("it", "<p>Pubblicato il 3 marzo 2026 - Aggiornato il 9 marzo 2026</p>"),
    ("pt", "<p>Publicado em 03/03/2026 - Atualizado em 09/03/2026</p>"),
    ("nl", "<p>Gepubliceerd op 3 maart 2026, bijgewerkt op 9 maart 2026</p>"),
    ("ru", "<p>Опубликовано 3 марта 2026, обновлено 9 марта 2026</p>"),
    ("ja", "<p>公開 2026年3月3日 更新 2026年3月9日</p>"),
    ("ko", "<p>입력 2026.03.03 10:05 수정 2026.03.09 11:00</p>"),
    ("tr", "<p>Yayınlanma: 3 Mart 2026 Güncelleme: 9 Mart 2026</p>"),
]


@pytest.mark.parametrize(("language", "body"), LANGUAGES, ids=[row[1][3:30] for row in LANGUAGES])
def test_both_days_are_told_apart_in_the_languages_of_the_press(language: str, body: str) -> None:
    found = read("", body, language=language)
    assert found.published == THIRD
    assert found.modified in {"", "2026-03-09"}


ADDRESSES = [
    ("https://quay.example/2026/03/03/wall", THIRD),
    ("https://quay.example/2026/3/3/wall", THIRD),
    ("https://quay.example/2026-03-03-wall", THIRD),
    ("https://quay.example/2026/mar/03/wall", THIRD),
    ("https://quay.example/20260303/wall", THIRD),
    ("https://quay.example/n1/2026/0303/c1001-40.html", THIRD),
    ("https://quay.example/A2026030314320005196", THIRD),
    ("https://quay.example/wall-20261", ""),
    ("https://quay.example/2026/99/03/wall", ""),
    ("https://quay.example/id/202603039", ""),
]


@pytest.mark.parametrize(("url", "published"), ADDRESSES, ids=[row[0][20:] for row in ADDRESSES])
def test_an_address_may_tell_the_day(url: str, published: str) -> None:
    assert read(url=url).published == published


def test_a_day_that_is_not_said_to_be_that_of_coming_out_yields_to_the_address() -> None:
    assert read("", "<p>9 March 2026</p>", url="https://quay.example/2026/03/03/wall").published == THIRD


def test_the_day_of_the_change_is_known_as_such() -> None:
    assert read("", "<p>Last updated 9 March 2026</p>").modified == "2026-03-09"
    assert read(linked(story(dateModified="9 March 2026"))).modified == "2026-03-09"


@pytest.mark.parametrize("value", [True, None, {}, [], "soon", "0001-01-01T00:00:00", "1900-01-01"])
def test_what_is_no_date_is_none(value: object) -> None:
    assert date_in(value) == ""


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2026-03-03T09:00:00+01", "2026-03-03T09:00:00+01:00"),
        ("2026-03-03T99:00:00", "2026-03-03"),
        ("20260303T090000", "2026-03-03"),
    ],
)
def test_odd_forms_of_machines_are_read(text: str, date: str) -> None:
    assert iso_date(text) == date


def test_a_page_without_a_heading_of_the_first_rank_has_its_day_too() -> None:
    body = f"</article><div class='story'><h2>{HEADLINE}</h2><p>3 March 2026</p></div><article>"
    assert read("", body).published == THIRD
