"""Every field, phrase and script finds what it should and nothing else; no text that is typed ever raises."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.article.article import State
from app.domain.article.block import Block
from app.domain.article.page import Picture
from app.domain.mark import Anchor, MarkKind
from app.domain.nouns import Noun
from app.domain.query import Hit
from app.domain.source import SourceDraft, SourceKind, SourceRole
from app.services.search import Search
from app.store import articles, links, marks, notes, sources, tags
from app.store.engine.transaction import Transaction
from app.store.find import hits
from app.store.find.showing import CLOSE, OPEN
from app.store.library import Library
from tests.libraries import Clock, add_article, article_of, opened

# key: title, text, and what else was found; an hour apart
ARTICLES: dict[str, tuple[str, str, dict[str, object]]] = {
    "budget": (
        "Council approves the river budget",
        "The council voted to spend £41 million on flood walls.\n\nWork begins in June.",
        {
            "publication": "The Ledger",
            "authors": ("Rosa Lind", "Åke Ström"),
            "url": "https://ledger.example/a",
            "published": "2026-01-10",
        },
    ),
    "walls": (
        "Flood walls fail",
        "Two walls gave way. Work on the river had been put off. Naïve plans, said Zoë.",
        {"publication": "Östra Posten", "published": "2026-02-20", "standfirst": "A night on Weir Street"},
    ),
    "chinese": (
        "水灾报告",
        "市议会周五投票决定在防洪墙上花费四千一百万。工程六月开始。",
        {"publication": "日报"},
    ),
    "thai": ("น้ำท่วมใหญ่", "สภาเมืองลงมติให้สร้างกำแพงกันน้ำ", {}),
    "korean": ("홍수 방벽", "시의회는 홍수방벽에 예산을 승인했다.", {}),
    "deleted": (
        "Deleted river flood walls",
        "The council voted on the river budget, and Rosa Lind paid.",
        {},
    ),
}


def _said(
    tx: Transaction, ids: dict[str, str], version_id: str, names: tuple[str, str], **mark: object
) -> None:
    key, article = names
    anchor = Anchor(0, 5, str(mark["exact"]), "", "")
    ids[key] = marks.add(
        tx, ids[article], version_id, anchor, MarkKind(str(mark["kind"])), str(mark["comment"])
    )


def _furnish(library: Library, clock: Clock) -> dict[str, str]:
    ids: dict[str, str] = {}
    picture = Picture("https://a/p.png", b"png", "image/png")
    for key, (title, text, found) in ARTICLES.items():
        pictures = (picture,) if key == "walls" else ()
        ids[key] = add_article(library, text, title=title, pictures=pictures, **found)  # type: ignore[arg-type]
        clock.move(hours=1)
    version_ids = {key: article_of(library, ids[key]).version_id for key in ("budget", "deleted")}
    with library.write() as tx:
        ids["rosa"] = tx.insert(
            "source", sources.drafted(SourceDraft("Rosa Lind", aliases=("R. Lind",), role="clerk"))
        )
        ids["board"] = tx.insert(
            "source", sources.drafted(SourceDraft("Ömer Harbour Board", SourceKind.ORGANISATION, note="slow"))
        )
        _said(
            tx,
            ids,
            version_ids["budget"],
            ("m1", "budget"),
            exact="£41 million",
            kind="figure",
            comment="Check the flood sum",
        )
        _said(tx, ids, version_ids["budget"], ("m2", "budget"), exact="in June", kind="doubt", comment="")
        _said(
            tx, ids, version_ids["deleted"], ("m3", "deleted"), exact="river budget", kind="quote", comment=""
        )
        tx.join("mark_source", mark_id=ids["m1"], source_id=ids["rosa"])
        tx.join("article_source", article_id=ids["walls"], source_id=ids["board"], role=SourceRole.MENTIONED)
        for key, name in (
            ("budget", "floods/river"),
            ("walls", "floods"),
            ("thai", "floodlight"),
            ("korean", "Änder_ung/100%"),
        ):
            tx.join("article_tag", article_id=ids[key], tag_id=tags.keep(tx, name))
        tx.join("source_tag", source_id=ids["rosa"], tag_id=tags.keep(tx, "floods"))
        articles.update(tx, [ids["walls"]], {"state": State.DONE})
        ids["note"] = notes.add(
            tx, ids["budget"], "Ask the clerk", "Ask the clerk\n\nWho paid for the flood walls?"
        )
        links.relink(tx, Noun.NOTE, ids["note"], [(Noun.SOURCE, ids["rosa"])])
        ids["free"] = notes.add(tx, "", "Free note", "nothing to do with water, ask Zoe")
        tx.remove("article", [ids["deleted"]])
    return ids


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Search, dict[str, str]]]:
    clock = Clock()
    with opened(tmp_path_factory.mktemp("search"), clock=clock) as library:
        yield Search(library), _furnish(library, clock)


CASES = [
    # words
    ("council", {"budget"}),
    ("COUNCIL", {"budget"}),
    ("council river", {"budget"}),
    ("flood", {"budget", "walls", "m1", "note"}),
    ('"flood walls"', {"budget", "walls", "note"}),
    ('"walls flood"', set()),
    ("counc*", {"budget"}),
    ("counc", set()),
    ("council OR naive", {"budget", "walls"}),
    ("flood -council", {"walls", "m1", "note"}),
    ("flood -(council OR naive)", {"m1", "note"}),
    ("-flood is:article", {"chinese", "thai", "korean"}),
    ("million june", {"budget"}),
    ("£41", {"budget", "m1"}),
    # diacritics, and scripts without spaces
    ("Zoë", {"walls", "free"}),
    ("zoe", {"walls", "free"}),
    ("strom", {"budget"}),
    ("水灾", {"chinese"}),
    ("灾", {"chinese"}),
    ("防洪墙", {"chinese"}),
    ("墙防", set()),
    ("四千 六月", {"chinese"}),
    ("น้ำท่วม", {"thai"}),
    ("홍수", {"korean"}),
    # fields
    ("tag:floods", {"budget", "walls", "m1", "m2", "note", "rosa"}),
    ("tag:floods/river", {"budget", "m1", "m2", "note"}),
    ("tag:river", {"budget", "m1", "m2", "note"}),
    ("tag:änder_ung", {"korean"}),
    ('tag:"ÄNDER_UNG/100%"', {"korean"}),
    ("tag:ÄnderXung", set()),
    ("tag:flood", set()),
    ("source:lind", {"budget", "m1", "note", "rosa"}),
    ('source:"R. Lind"', {"budget", "m1", "note", "rosa"}),
    ("source:ömer", {"walls", "board"}),
    ("by:rosa", {"budget", "m1", "m2", "note"}),
    ("by:åke", {"budget", "m1", "m2", "note"}),
    ("from:ledger", {"budget", "m1", "m2", "note"}),
    ("from:östra", {"walls"}),
    ("from:ledger.example", {"budget", "m1", "m2", "note"}),
    ("from:%", set()),
    ("after:2026-02-01 before:2026-03-01", {"walls"}),
    ("before:2026-01-11 is:article", {"budget"}),
    ("after:2026-03-02 is:article", {"chinese", "thai", "korean"}),
    ("is:done", {"walls"}),
    ("is:inbox is:article", {"budget", "chinese", "thai", "korean"}),
    ("is:mark", {"m1", "m2"}),
    ("is:figure", {"m1"}),
    ("is:source", {"rosa", "board"}),
    ("is:organisation", {"board"}),
    ("is:note", {"note", "free"}),
    ("has:marks is:article", {"budget"}),
    ("has:notes is:article", {"budget"}),
    ("has:comment", {"budget", "m1", "board"}),
    ("has:pictures", {"walls"}),
    ("has:source", {"budget", "walls", "m1", "note"}),
    ("has:tag is:article", {"budget", "walls", "thai", "korean"}),
    ("flood tag:floods/river", {"budget", "m1", "note"}),
    ("river -tag:floods/river", {"walls"}),
    ("council OR tag:floodlight", {"budget", "thai"}),
    # nothing that was asked for
    ("", set()),
    ("-", set()),
    ("—", set()),
    ("Rosa Lind paid", set()),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text or "nothing" for text, _ in CASES])
def test_what_is_found(world: tuple[Search, dict[str, str]], text: str, expected: set[str]) -> None:
    box, ids = world
    names = {made: key for key, made in ids.items()}
    results = box.ranked(text)
    assert {names[hit.id] for hit in results.hits} == expected
    assert not results.more
    kinds = [hit.kind for hit in results.hits]
    assert kinds == sorted(kinds, key=list(Noun).index)


TYPED = [
    ("c", {"budget"}),
    ("co", {"budget"}),
    ("flood w", {"budget", "walls", "m1", "note"}),
    ("水", {"chinese"}),
    ("น", {"thai"}),
    ('"flood wa', {"budget", "walls", "note"}),
    ("tag:floodl", set()),
    ("ros", {"budget", "rosa"}),
    ("x", set()),
    ("r", {"budget"}),  # a first letter looks at titles alone
]


@pytest.mark.parametrize(("text", "expected"), TYPED)
def test_what_is_found_while_typing(
    world: tuple[Search, dict[str, str]], text: str, expected: set[str]
) -> None:
    box, ids = world
    names = {made: key for key, made in ids.items()}
    assert {names[hit.id] for hit in box.typing(text).hits} == expected


def one(box: Search, text: str, kind: Noun = Noun.ARTICLE) -> Hit:
    (hit,) = (hit for hit in box.ranked(text).hits if hit.kind is kind)
    return hit


@pytest.mark.parametrize(
    ("text", "kind", "marked"),
    [
        ("council", Noun.ARTICLE, "council"),
        ('"flood walls" council', Noun.ARTICLE, "flood walls"),
        ("zoë", Noun.ARTICLE, "Zoë"),
        ("防洪墙", Noun.ARTICLE, "防洪墙"),
        ("million", Noun.MARK, "million"),
        ("paid", Noun.NOTE, "paid"),
        ("lind", Noun.SOURCE, "Lind"),
    ],
)
def test_snippets_mark_what_was_found(
    world: tuple[Search, dict[str, str]], text: str, kind: Noun, marked: str
) -> None:
    box, _ids = world
    hit = one(box, text, kind)
    assert f"{OPEN}{marked}{CLOSE}".casefold() in hit.snippet.casefold()
    assert hit.snippet.count(OPEN) == hit.snippet.count(CLOSE)


@pytest.mark.parametrize(
    ("text", "words"),
    [("council", "council"), ('"flood walls" council', "council"), ("防洪墙", "防洪墙"), ("june", "June")],
)
def test_a_hit_says_where_in_the_text_it_is(
    world: tuple[Search, dict[str, str]], text: str, words: str
) -> None:
    box, ids = world
    hit = one(box, text)
    key = next(key for key, made in ids.items() if made == hit.id)
    assert ARTICLES[key][1][hit.start : hit.end] == words


def test_a_hit_in_the_title_alone_has_no_place(world: tuple[Search, dict[str, str]]) -> None:
    box, _ids = world
    hit = one(box, "approves")
    assert (hit.start, hit.end) == (-1, -1)
    assert hit.title == "Council approves the river budget"
    assert hit.detail == "The Ledger"


def test_a_group_that_was_cut_says_so(world: tuple[Search, dict[str, str]]) -> None:
    box, _ids = world
    results = box.ranked("flood", limit=1)
    assert results.more
    assert len([hit for hit in results.hits if hit.kind is Noun.ARTICLE]) == 1


def test_what_is_deleted_comes_back_with_undo(tmp_path: Path) -> None:
    with opened(tmp_path) as library:
        article_id = add_article(library, "A cormorant was seen.")
        box = Search(library)
        assert len(box.ranked("cormorant").hits) == 1
        with library.write() as tx:
            tx.remove("article", [article_id])
        assert box.ranked("cormorant").hits == ()
        with library.write() as tx:
            tx.update("article", article_id, {"deleted_at": None})
        assert len(box.ranked("cormorant").hits) == 1


def test_the_better_hit_comes_first(tmp_path: Path) -> None:
    with opened(tmp_path) as library:
        passing = add_article(library, "A heron " + "and other birds " * 60, title="Birds")
        about = add_article(library, "The heron. " * 3, title="The heron")
        add_article(library, "sparrow " * 30, title="Sparrows", blocks=(Block("<p>s</p>", "sparrow " * 30),))
        assert [hit.id for hit in Search(library).ranked("heron").hits] == [about, passing]
        assert [hit.id for hit in Search(library).typing("hero").hits] == [about, passing]


SPICE = [
    "tag:",
    "from:",
    "is:",
    "-",
    "(",
    ")",
    '"',
    "*",
    " OR ",
    " AND ",
    "NEAR(",
    "^",
    ":",
    "\\",
    "%",
    "_",
    "{",
    "}",
]
texts = st.lists(
    st.one_of(st.sampled_from(SPICE), st.sampled_from(["flood", "水灾", "o", "é"]), st.text(max_size=8)),
    max_size=14,
)


@given(texts)
@settings(deadline=None, max_examples=250)
def test_no_text_ever_raises(world: tuple[Search, dict[str, str]], parts: list[str]) -> None:
    box, _ids = world
    text = "".join(parts)
    box.typing(text)
    box.ranked(text)


@pytest.mark.parametrize(
    "text",
    [
        "a\x00b",
        "\ud800 flood",
        '"\x00"',
        "from:" + "%" * 3000,
        "tag:" + "a/" * 3000,
        "flood " * 5000,
        "-flood " * 60,
        "(" * 500 + "flood",
        "flood OR " * 400,
        "水" * 3000,
        "é" * 3000,
        "a水" * 900,
        "x" * 100_000,
    ],
    ids=lambda text: f"{len(text)} of {text[:4]!r}",
)
def test_no_long_or_odd_text_ever_raises(
    world: tuple[Search, dict[str, str]], text: str, caplog: pytest.LogCaptureFixture
) -> None:
    box, _ids = world
    with caplog.at_level(logging.WARNING):
        box.typing(text)
        box.ranked(text)
    assert not caplog.records


def test_of_too_many_hits_the_newest_are_compared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hits, "RANKED", 4)
    with opened(tmp_path) as library:
        ids = [add_article(library, "heron " * (20 - number), title=f"t{number}") for number in range(10)]
        box = Search(library)
        assert [hit.id for hit in box.ranked("heron", limit=2).hits] == ids[6:8]
        assert len(box.ranked("heron", limit=8).hits) == 8
        with library.write() as tx:
            tx.remove("article", ids[5:])
        assert [hit.id for hit in box.ranked("heron", limit=2).hits] == ids[:2]


# A text; what is typed for it; how its snippet marks what was found.
SEEN = [
    ("Der De\u00adich\u00adbau beginnt.", "Deichbau", "De\u00adich\u00adbau"),
    ("A sea\u200bwall was built.", "seawall", "sea\u200bwall"),
    ("The o\ufb03ce spoke.", "office", "o\ufb03ce"),
    ("The o\ufb03ce spoke.", "offi*", "o\ufb03ce"),
    ("Władysław Żak came.", "wladyslaw zak", "Władysław"),
    ("Władysław Żak came.", '"Wladyslaw Zak"', "Władysław Żak"),
    ("To Quảng Đà by boat.", '"quang da"', "Quảng Đà"),
    ("Der Fußweg ist zu.", "Fussweg", "Fußweg"),
    ("DER FUẞWEG.", "fußweg", "FUẞWEG"),
    ("From IĞDIR and Iğdır.", "igdir", "IĞDIR"),
    ("Sigurður Þór spoke.", "sigurdur thor", "Sigurður"),
    ("Ο Τάσης ήρθε.", "ΤΑΣΗΣ", "Τάσης"),
    ("נכתב מִכְתָּב היום", "מכתב", "מִכְתָּב"),
    ("في مـديـنـةٍ كبيرة", "مدينة", "مـديـنـةٍ"),
    ("The Ｐｉｅｒ７ deal.", "pier7", "Ｐｉｅｒ７"),
    ("ﾊﾞｽは来ない", "バス", "ﾊﾞｽ"),
    ("\u1112\u1161\u11ab\u1100\u1161\u11bc 다리", "한강", "\u1112\u1161\u11ab\u1100\u1161\u11bc"),
    ("A re\u0301sume\u0301 was sent.", "resume", "re\u0301sume\u0301"),
    ("Some 1,200³ people.", "1,200", "1,200"),
    ("Some 1\u202f200 people.", '"1 200"', "1\u202f200"),
    ("Some 1,200[3] people.", "1,200", "1,200"),
    ("All 10⁶ of them.", "10^6", "10⁶"),
    ("They agreed² on it.", "agreed", "agreed"),
    ("On 5 m^2 or so.", "m²", "m^2"),
    ("CO₂ rose.", "co2", "CO₂"),
    ("It’s “done” – so…", '"it\'s done"', "It’s “done"),
    ("नीति बनी।", "नीति", "नीति"),
    ("木料用ＮＯＶＡ号运来。", "nova", "ＮＯＶＡ"),
    ("工程在２０２６年完成。", "2026", "２０２６"),
    ("説明し、NHKの取材に", "nhk", "NHK"),
    ("ห้อง12ปี", "12", "12"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "typed", "marked"), SEEN, ids=[f"{row[1]}" for row in SEEN])
def test_what_is_on_the_screen_is_found_and_shown_as_it_is(
    tmp_path: Path, text: str, typed: str, marked: str
) -> None:
    whole = f"Words before.\n\n{text}\n\nWords after."
    with opened(tmp_path) as library:
        add_article(library, whole, title="Plain")
        add_article(library, "Nothing of the kind.", title="Other")
        hit = one(Search(library), typed)
        assert f"{OPEN}{' '.join(marked.split())}{CLOSE}" in hit.snippet
        assert whole[hit.start : hit.end] == marked
        if len(typed) > 2 and '"' not in typed:
            assert [each.id for each in Search(library).typing(typed[:-1]).hits] == [hit.id]


NAMED = [
    ("by:oystein", {"authors": ("Øystein Dahl",)}),
    ("by:öystein", {"authors": ("Oystein Dahl",)}),
    ("from:lodzki", {"publication": "Dziennik Łódz\u00adki"}),
    ('from:"o\ufb03ce"', {"publication": "The Office"}),
]


@pytest.mark.parametrize(("typed", "found"), NAMED, ids=[row[0] for row in NAMED])
def test_fields_are_compared_as_words_are(tmp_path: Path, typed: str, found: dict[str, object]) -> None:
    with opened(tmp_path) as library:
        article_id = add_article(library, **found)  # type: ignore[arg-type]
        add_article(library, authors=("Ana Maas",), publication="Quay News")
        assert [hit.id for hit in Search(library).ranked(f"{typed} is:article").hits] == [article_id]


def test_a_long_text_is_looked_through_to_its_end(tmp_path: Path) -> None:
    with opened(tmp_path) as library:
        text = "So it went on. " * 5000 + "Then the cormo\u00adrant came."
        add_article(library, text, title="Long")
        hit = one(Search(library), "cormorant")
        assert text[hit.start : hit.end] == "cormo\u00adrant"
        assert hit.snippet.endswith(f"Then the {OPEN}cormo\u00adrant{CLOSE} came.")


def test_a_snippet_shows_where_most_of_what_was_typed_stands_together(tmp_path: Path) -> None:
    with opened(tmp_path) as library:
        add_article(
            library, "The heron slept. " + "Much else happened. " * 30 + "A heron met the otter there. " * 2
        )
        hit = one(Search(library), "heron otter")
        assert f"A {OPEN}heron{CLOSE} met the {OPEN}otter{CLOSE} there." in hit.snippet
        assert hit.start == 4
