"""Heads and bylines as the press of many countries writes them: who wrote it is named, and no one else."""

from __future__ import annotations

import pytest

from tests.clip.facts.pages import PROSE, linked, meta, read, story

ANNA, TOM = "Anna Berg", "Tom Roe"
PERSON = {"@type": "Person", "@id": "#p1", "name": ANNA}
SITE = meta(og__site_name="Hafenpost")


def by(value: object) -> str:
    """Linked data whose story was written by this."""
    return linked(story(author=value))


# title, head, body, authors
HEADS = [
    ("strings", by([ANNA, TOM]), "", [ANNA, TOM]),
    ("a list of its own kind", by({"@list": [ANNA, {"name": TOM}]}), "", [ANNA, TOM]),
    ("a reference", linked({"@graph": [story(author={"@id": "#p1"}), PERSON]}), "", [ANNA]),
    ("references, one as a string", linked({"@graph": [story(author=["#p1", {"@id": "#p2"}]), PERSON, {**PERSON, "@id": "#p2", "name": TOM}]}), "", [ANNA, TOM]),
    ("names in a list", by({"@type": "Person", "name": [ANNA, TOM]}), "", [ANNA, TOM]),
    ("a value of its own", by({"@type": "Person", "name": {"@value": ANNA}}), "", [ANNA]),
    ("parts of a name", by({"@type": "Person", "givenName": "Anna", "additionalName": "M.", "familyName": "Berg"}), "", [ANNA]),
    ("a byline for a name", by({"@type": "Person", "byline": "By Anna Berg"}), "", [ANNA]),
    ("a creator", linked(story(creator=["Anna Berg"])), "", [ANNA]),
    ("only contributors", linked(story(contributor=[PERSON])), "", [ANNA]),
    ("contributors beside an author", linked(story(author=ANNA, contributor=TOM)), "", [ANNA]),
    ("markup", by({"@type": "Person", "name": "<a href='/a'>Anna Berg</a>"}), "", [ANNA]),
    ("a person and the site", SITE + by([{"@type": "Person", "name": ANNA}, {"@type": "Organization", "name": "Hafenpost"}]), "", [ANNA]),
    ("a desk, where no one else is named", by({"@type": "Organization", "name": "Redaktion hafenpost.example"}), "", ["Redaktion hafenpost.example"]),
    ("the desk of the site", SITE + by({"@type": "Person", "name": "Redaktion Hafenpost"}), "", ["Redaktion Hafenpost"]),
    ("a desk, and a person under the headline", by("Redaktion Hafenpost"), "<p>Von Anna Berg</p>", [ANNA]),
    ("who runs the site, and a person under the headline", SITE + by({"@type": "Person", "name": "Hafenpost D", "url": "https://quay.example/author/admin/"}), "<p>By Anna Berg</p>", [ANNA]),
    ("nobody", by("admin"), "<p>By Anna Berg</p>", [ANNA]),
    ("an address with a name in it", meta(article__author="https://quay.example/authors/anna-berg/"), "", [ANNA]),
    ("an address in linked data", by("https://quay.example/autor/anna-berg-1234"), "", [ANNA]),
    ("an address without a name", meta(article__author="https://quay.example/author/admin/"), "", []),
    ("a page of a network", meta(article__author="https://www.facebook.com/hafenpost"), "", []),
    ("an address, and a byline that says more", meta(article__author="https://quay.example/authors/anna-berg/"), "<p>By Anna Berg and Tom Roe</p>", [ANNA, TOM]),
    ("a list written out", meta(parsely_author="x", **{"parsely-author": '["Anna Berg", "Tom Roe"]'}), "", [ANNA, TOM]),
    ("a name and the site", SITE + meta(author="Anna Berg - Hafenpost"), "", [ANNA]),
    ("a site and its town", meta(author="hafenpost.test, Hamburg, Germany"), "", ["hafenpost.test"]),
    ("the company, and a person under the headline", SITE + meta(author="Hafenpost Verlag GmbH"), "<p>Von Anna Berg</p>", [ANNA]),
    ("one in the head, two in linked data", by([ANNA, TOM]) + meta(author=ANNA), "", [ANNA, TOM]),
    ("a job behind a stroke", meta(article__author="Anna Berg / Journalist"), "", [ANNA]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("head", "body", "authors"), [row[1:] for row in HEADS], ids=[row[0] for row in HEADS]
)
def test_a_head_names_its_authors_in_many_shapes(head: str, body: str, authors: list[str]) -> None:
    assert list(read(head, body).authors) == authors


# language, what stands under the headline, authors
BYLINES = [
    ("en", "<p>By ANNA BERG and TOM ROE</p>", [ANNA, TOM]),
    ("en", "<p>By Anna Berg, Political Editor</p>", [ANNA]),
    ("en", "<p>By Anna Berg For Quay.Example</p>", [ANNA]),
    ("en", "<p>By Anna Berg (Xinhua)</p>", [ANNA]),
    ("en", "<p>ANNA BERG Associated Press</p>", []),
    ("en", "<div class=byline><a>Anna Berg</a><span>Tue, 3 March 2026 10:05AM</span></div>", [ANNA]),
    ("en", "<div data-testid='byline-contributors'><div><span>Anna Berg</span></div></div>", [ANNA]),
    ("en", "<div id=author-name>Anna Berg</div>", [ANNA]),
    ("en", "<p>Story by Anna Berg; photos by Tom Roe</p>", [ANNA]),
    ("en", "<div class=byline>Reporting by Anna Berg in Rome; editing by Tom Roe</div>", [ANNA]),
    ("en", "<div class=author><span class=first-name>Anna</span><span class=last-name>Berg</span></div>", [ANNA]),
    ("en", "<div class=author><b><i class=firstname>Anna</i> <i class=lastname>Berg</i></b><b><i class=firstname>Tom</i> <i class=lastname>Roe</i></b></div>", [ANNA, TOM]),
    ("en", "<div data-testid=byline><time>1 day ago</time><span>Anna Berg</span></div>", [ANNA]),
    ("en", "<div class=byline>By TQN/Lusa</div>", ["TQN/Lusa"]),
    ("de", "<p>Von Anna Berg und Tom Roe, Berlin</p>", [ANNA, TOM]),
    ("de", "<p>Eine Analyse von Anna Berg</p>", [ANNA]),
    ("de", "<p>Ein Gastkommentar von Anna Berg</p>", [ANNA]),
    ("de", "<p>Aus Rom berichtet Anna Berg</p>", [ANNA]),
    ("de", "<p>Von unserer Korrespondentin Anna Berg</p>", [ANNA]),
    ("de", "<p>Interview: Anna Berg</p>", [ANNA]),
    ("de", "<p class=author>Von Anna Berg/dpa</p>", [ANNA]),
    ("de", "<p class=author>Anna Berg mit dpa</p>", [ANNA]),
    ("fr", "<p>Par Anna Berg, avec AFP</p>", [ANNA]),
    ("fr", "<p>Par Anna Berg (avec agences)</p>", [ANNA]),
    ("fr", "<p>Propos recueillis par Anna Berg</p>", [ANNA]),
    ("fr", "<p>Par Anna Berg et Tom Roe, envoyés spéciaux à Rome</p>", [ANNA, TOM]),
    ("fr", "<p>Publié par Anna Berg le 3 mars 2026 à 10:05</p>", [ANNA]),
    ("es", "<p>Por Ana Pérez y Luis Tillero</p>", ["Ana Pérez", "Luis Tillero"]),
    ("es", "<p class=autor>Ana Pérez / Madrid</p>", ["Ana Pérez"]),
    ("es", "<p>Texto: Ana Pérez | Fotos: Luis Tillero</p>", ["Ana Pérez"]),
    ("it", "<p>di Anna Rossi, inviata a Roma</p>", ["Anna Rossi"]),
    ("it", "<p>A cura di Anna Rossi</p>", ["Anna Rossi"]),
    ("pt", "<p>Por Ana Silva, q1 SP — São Paulo</p>", ["Ana Silva"]),
    ("pt", "<p>Por Ana Silva e João Costa, da Folha do Porto</p>", ["Ana Silva", "João Costa"]),
    ("nl", "<p>Door onze redacteur Anna Berg</p>", [ANNA]),
    ("nl", "<p>Door Anna Berg, correspondent in Rome</p>", [ANNA]),
    ("sv", "<p>Av: Anna Berg</p>", [ANNA]),
    ("sv", "<p class=byline>Text: Anna Berg Foto: Tom Roe</p>", [ANNA]),
    ("no", "<p>Tekst: Anna Berg</p>", [ANNA]),
    ("no", "<p class=byline>Journalist Anna Berg</p>", [ANNA]),
    ("da", "<p>Af Anna Berg /ritzau/</p>", [ANNA]),
    ("pl", "<p>Oprac. Anna Berg</p>", [ANNA]),
    ("pl", "<p class=autor>Anna Berg, PAP</p>", [ANNA]),
    ("cs", "<p>Autor: Jan Novák, ČTK</p>", ["Jan Novák"]),
    ("tr", "<p>Haber: Ayşe Yılmaz</p>", ["Ayşe Yılmaz"]),
    ("tr", "<p class=author>Ayşe Yılmaz / İSTANBUL</p>", ["Ayşe Yılmaz"]),
    ("ja", "<p>取材・文／山田太郎</p>", ["山田太郎"]),
    ("ja", "<p>文・山田太郎</p>", ["山田太郎"]),
    ("ja", "<p class=author>【山田太郎、鈴木花子】</p>", ["山田太郎", "鈴木花子"]),
    ("zh", "<p>記者王小明／台北報導</p>", ["王小明"]),
    ("zh", "<p>記者 王小明、李大同／綜合報導</p>", ["王小明", "李大同"]),
    ("zh", "<p>来源：海港日报　作者：王小明</p>", ["王小明"]),
    ("zh", "<p>文/王小明</p>", ["王小明"]),
    ("zh", "<p>本报记者 王小明 李大同</p>", ["王小明", "李大同"]),
    ("ko", "<p>홍길동 기자 gildong@quay.example</p>", ["홍길동"]),
    ("ko", "<p class=byline>부산=홍길동 기자</p>", ["홍길동"]),
    ("ko", "<p class=writer>순천, 광양 홍길동 기자</p>", ["홍길동"]),
    ("ko", "<p class=byline>부산 홍길동 기자</p>", ["홍길동"]),
    ("ko", "<p class=byline>홍길동, 김철수 기자</p>", ["홍길동", "김철수"]),
    ("ko", "<p>(부산=항구통신) 홍길동 기자</p>", ["홍길동"]),
    ("zh", "<p>海港社 记者 王小明</p>", ["王小明"]),
    ("ko", "<p class=byline>홍길동 기자, 김철수 기자</p>", ["홍길동", "김철수"]),
    ("ar", "<p>كتب: أحمد محمود</p>", ["أحمد محمود"]),
    ("ar", "<p class=author>أحمد محمود - القاهرة</p>", ["أحمد محمود"]),
    ("hi", "<p>लेखक: राम शर्मा</p>", ["राम शर्मा"]),
    ("hi", "<p>Written by: राम शर्मा | Edited by: श्याम वर्मा</p>", ["राम शर्मा"]),
    ("id", "<p>Penulis: Budi Santoso | Editor: Siti Aminah</p>", ["Budi Santoso"]),
    ("id", "<p>Reporter: Budi Santoso</p>", ["Budi Santoso"]),
    ("id", "<p class=author>Budi Santoso - detikKota</p>", ["Budi Santoso"]),
    ("ru", "<p>Автор: Анна Берг</p>", ["Анна Берг"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "body", "authors"), BYLINES, ids=[f"{row[0]} {row[1][:60]}" for row in BYLINES]
)
def test_a_byline_names_its_authors_in_many_languages(language: str, body: str, authors: list[str]) -> None:
    assert list(read("", body, language=language).authors) == authors


# What stands under a headline and names no one.
NOBODY = [
    ("en", "<p class=section>Middle East</p>"),
    ("en", "<p>By the numbers</p>"),
    ("en", "<p id=author-box>About the author</p>"),
    ("de", "<p>Von wegen alt: Hafen und Stadt</p>"),
    ("ja", "<p>文化・芸能</p>"),
    ("zh", "<p>文化</p>"),
    ("ko", "<p>글로벌 경제</p>"),
    ("id", "<p>Tim Redaksi</p>"),
]


@pytest.mark.parametrize(("language", "body"), NOBODY, ids=[row[1] for row in NOBODY])
def test_other_lines_under_a_headline_name_no_one(language: str, body: str) -> None:
    assert read("", body + PROSE, language=language).authors == ()
