"""A text in its normal form knows for each of its letters which code points of the original it stands for."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.text.normal import Folded, Normal, fits, folded, levelled, spelled, words_of


def test_levelled_letters_know_where_they_come_from() -> None:
    text = Normal("A\u00ad “e\u0301”\n…İΣ")
    assert text.text == 'a "é" ...İσ'
    assert [text.outward(at, at + 1) for at in range(len(text.text))] == [
        (0, 1), (2, 3), (3, 4), (4, 6), (6, 7), (7, 8), (8, 9), (8, 9), (8, 9), (9, 10), (10, 11),
    ]  # fmt: skip
    assert text.inward(1, 2) == (1, 1)
    assert text.inward(5, 6) == (3, 4)


LEVELLED = [
    ("signs and spaces", "“É”\u00a0—\n A\u00ad…", '"É" - A...'),
    ("accents stay", "Łódź, Straße, e\u0301", "Łódź, Straße, é"),
    ("a ligature is how it was printed", "o\ufb03ce", "office"),
    ("raised figures stay", "1,200³ 10⁶", "1,200³ 10⁶"),
    ("Hangul in parts", "\u1112\u1161\u11ab", "한"),
    ("kana with its mark apart", "か\u3099", "が"),
    ("blanks with nothing between", "a \u200b b\u200b c", "a b c"),
]


@pytest.mark.parametrize(("_title", "text", "level"), LEVELLED, ids=[row[0] for row in LEVELLED])
def test_a_text_is_levelled_with_its_capitals_kept(_title: str, text: str, level: str) -> None:
    assert levelled(text) == level


# What stands in a text; what a reader types who looks for it; as both are looked for.
FOLDED = [
    ("soft hyphens", "De\u00adich\u00adbau", "Deichbau", "deichbau"),
    ("zero-width space", "sea\u200bwall", "seawall", "seawall"),
    ("word joiner and marks of direction", "sea\u2060\u200ewall\u2069", "seawall", "seawall"),
    ("ligatures", "\ufb01sh, o\ufb00er, waf\ufb02e, \ufb05", "fish, offer, waffle, st", "fish, offer, waffle, st"),
    ("Polish", "Władysław", "Wladyslaw", "wladyslaw"),
    ("Danish", "Ærø, Ålborg, Tórshavn", "Aero, Alborg, Torshavn", "aero, alborg, torshavn"),
    ("Vietnamese", "Phạm Đình Hổ", "Pham Dinh Ho", "pham dinh ho"),
    ("Croatian", "Đurđica", "Durdica", "durdica"),
    ("Icelandic", "Sigurður Þór", "Sigurdur Thor", "sigurdur thor"),
    ("Maltese", "Ħamrun", "Hamrun", "hamrun"),
    ("Turkish", "IĞDIR, Iğdır, İnönü", "Igdir, IGDIR, inonu", "igdir, igdir, inonu"),
    ("Sami", "Máŋga", "Manga", "manga"),
    ("Azerbaijani", "Əliyev", "Aliyev", "aliyev"),
    ("Hausa", "Ƙasa, ɗaki", "Kasa, daki", "kasa, daki"),
    ("sharp s, small and large", "Fußweg, FUẞWEG", "Fussweg, FUSSWEG", "fussweg, fussweg"),
    ("French", "Œuvres, çà", "Oeuvres, ca", "oeuvres, ca"),
    ("Catalan", "paral·lel", "parallel", "parallel"),
    ("accents apart", "re\u0301sume\u0301", "resume", "resume"),
    ("final sigma", "ΛΙΜΑΝΙΟΥ ΤΑΣΗΣ, Τάσης", "λιμανιου τασησ, τασης", "λιμανιου τασησ, τασησ"),
    ("Russian", "ещё, за\u0301мок", "еще, замок", "еще, замок"),
    ("a letter of its own", "бои, бой, и\u0306", "бои, бой, й", "бои, бой, й"),
    ("Ukrainian apostrophe", "пʼять", "п'ять", "п'ять"),
    ("pointed Hebrew", "מִכְתָּב", "מכתב", "מכתב"),
    ("Hebrew letters with their points in one", "\ufb2a\ufb35", "שו", "שו"),
    ("Hebrew signs", "צה״ל, תל־אביב", 'צה"ל, תל-אביב', 'צה"ל, תל-אביב'),
    ("vowels of Arabic", "مَدِينَةٌ", "مدينة", "مدينه"),
    ("tatweel", "مـديـنـة", "مدينة", "مدينه"),
    ("alef and hamza", "أحمد إلى آخر", "احمد الي اخر", "احمد الي اخر"),
    ("Persian and Arabic letters", "کتابی", "كتابي", "كتابي"),
    ("joined as in print", "\ufefb", "لا", "لا"),
    ("zero-width non-joiner", "می\u200cشود", "میشود", "ميشود"),
    ("Hindi dot", "पढ़ाई", "पढाई", "पढाई"),
    ("vowel signs of Hindi stay", "नीति", "नीति", "नीति"),
    ("full width", "Ｐｉｅｒ７，１００", "Pier7,100", "pier7,100"),
    ("half width", "ﾊﾞｽ ﾎﾟｰﾄ", "バス ポート", "バス ポート"),
    ("kana that sound otherwise", "ハ バ パ", "ハ バ パ", "ハ バ パ"),
    ("Hangul in parts", "\u1112\u1161\u11ab강", "한강", "한강"),
    ("figures of other scripts", "٢٠٢٦, २०२६", "2026, 2026", "2026, 2026"),
    ("quotes, dashes, dots", "“It’s – done…”", '"It\'s - done..."', '"it\'s - done..."'),
    ("spaces in figures", "1\u202f200 4\u00a0100 7\u2009000", "1 200 4 100 7 000", "1 200 4 100 7 000"),
    ("line breaks", "one\n\ntwo\t three", "one two three", "one two three"),
    ("a footnote behind a figure", "1,200³", "1,200^3", "1,200^3"),
    ("a footnote behind a word", "agreed² and", "agreed^2 and", "agreed^2 and"),
    ("a power", "10⁶ or 10⁻⁶", "10^6 or 10^-6", "10^6 or 10^-6"),
    ("units", "5 m² or 7 km³", "5 m2 or 7 km^3", "5 m2 or 7 km3"),
    ("one letter for a unit", "5 ㎡, 3㎞", "5 m2, 3km", "5 m2, 3km"),
    ("lowered", "CO₂", "CO2", "co2"),
    ("fractions", "3½ or ¾", "3 1/2 or 3/4", "3 1/2 or 3/4"),
    ("numbered signs", "① one", "1 one", "1 one"),
    ("trade marks stay signs", "Nova™", "Nova™", "nova™"),
    ("plain", "The Quay, 41 m^3", "the quay, 41 M3", "the quay, 41 m3"),
]  # fmt: skip


@pytest.mark.parametrize(("_title", "text", "typed", "looked_for"), FOLDED, ids=[row[0] for row in FOLDED])
def test_what_is_typed_and_what_stands_there_meet(
    _title: str, text: str, typed: str, looked_for: str
) -> None:
    assert folded(text) == folded(typed) == looked_for


# Words typed; every passage of the text that is meant.
FOUND = [
    ("a soft hyphen within", "The De\u00adich\u00adbau at sea", "deichbau", ["De\u00adich\u00adbau"]),
    ("an accent apart goes with its letter", "at the cafe\u0301, the cafe", "CAFE", ["cafe\u0301", "cafe"]),
    ("a ligature goes whole", "o\ufb03ce", "fi", ["\ufb03"]),
    ("one letter for two", "die Straße am Kai", "strasse am", ["Straße am"]),
    ("over a line break", "For the wall of\nthe city", "of the  city", ["of\nthe city"]),
    ("signs are signs", "the city (41 m)", "(41", ["(41"]),
    ("a figure before its footnote", "1,200³ people", "1,200", ["1,200"]),
    ("beyond the plane", "😀 𝐍ova 😀 nova", "nova", ["𝐍ova", "nova"]),
    ("nothing typed", "a b", "  ", []),
    ("nothing that is seen", "a b", "\u00ad", []),
    ("not there", "a b", "river", []),
]


@pytest.mark.parametrize(("_title", "text", "typed", "passages"), FOUND, ids=[row[0] for row in FOUND])
def test_places_are_those_of_the_original(_title: str, text: str, typed: str, passages: list[str]) -> None:
    assert [text[slice(*place)] for place in Folded(text).places(typed)] == passages


def test_levelled_places_keep_accents_apart() -> None:
    assert list(Normal("resume résumé").places("Résumé")) == [(7, 13)]


ODD = st.text(
    alphabet="aA ß\u00ad\u200be\u0301ÉŁﬁ³½^·l1 \n\t“’…–İΣς\u3099か\u1112\u1161\u11abﾊﾞ\u05e9\u05c1أـ😀𝐍ी़",
    max_size=40,
)


@given(ODD)
def test_the_map_and_the_form_agree(text: str) -> None:
    for found, form in ((Folded(text), folded(text)), (Normal(text), None)):
        assert form is None or found.text == form
        places = [found.outward(at, at + 1) for at in range(len(found.text))]
        assert all(0 <= a < b <= len(text) for a, b in places)
        assert places == sorted(places)


@given(ODD, st.data())
def test_what_stands_in_a_text_is_found_in_it(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    words = text[start : data.draw(st.integers(start, len(text)))].strip()
    whole = Normal(text)
    if levelled(words).strip() and whole.text.count(Normal(words).text.strip()):
        assert list(whole.places(words))


def test_every_letter_of_unicode_has_one_form() -> None:
    """Folding twice is folding once; no letter or figure is lost that is no accent; what decomposes meets its parts."""
    lost, unsteady, apart = [], [], []
    for code in range(sys.maxunicode + 1):
        letter = chr(code)
        form, category = folded(letter), unicodedata.category(letter)
        if folded(form) != form:
            unsteady.append(letter)
        if not form and category not in {"Mn", "Me", "Cf", "Cn", "Lm", "Mc"}:
            lost.append(letter)
        if category[0] in "LN" and folded(unicodedata.normalize("NFD", letter)) != form:
            apart.append(letter)
    assert unsteady == []
    assert {unicodedata.name(letter).split()[0] for letter in apart} <= {"TIBETAN", "BALINESE", "KAITHI"}
    assert set(lost) <= set("ʾʿ\ufcf2\ufcf3\ufcf4\ufe71\ufe77\ufe79\ufe7b\ufe7d\ufe7f")


def test_names_are_narrowed_by_what_is_typed() -> None:
    assert fits(words_of("oyst lodz"), "Øystein Dahl", "Łódź")
    assert not fits(words_of("oyst bergen"), "Øystein Dahl")
    assert fits(words_of(" "), "anything")


def test_two_spellings_of_one_name() -> None:
    assert spelled(" Rosa\u00a0Li\u00adnd ") == spelled("ROSA LIND")
    assert spelled("Åke") != spelled("Ake")


@given(st.text(alphabet="a \u0301\u200b…“\n", max_size=60))
def test_many_places_are_found_as_each_of_them_is(text: str) -> None:
    level = Normal(text)
    places = range(len(text) + 1)
    assert list(level.reached(places)) == [level.inward(place, place)[0] for place in places]
