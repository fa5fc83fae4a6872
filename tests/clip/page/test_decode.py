"""Wrong letters: a page is read in the encoding that a browser would read it in, and no letter of it is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.clip.page.decode import decode, encoding_of

GERMAN = "Das Hafenamt nannte 4 € je Stein „sicher“ – täglich."
TURKISH = "Liman idaresi “kesin” dedi – Mayıs’a kadar, İstanbul’da."
RUSSIAN = "Портовое управление сообщило, что работы у стены продлятся всю зиму, а паром будет ходить."
JAPANESE = "①北側と㈱港湾、№３の岸壁を髙橋市長が見た～"
KOREAN = "항만청은 ① 구역의 공사가 똠방각하 펲 겨울 내내 계속된다고 밝혔다."
TAIWANESE = "港務局表示「①」區的工程；碁銹，€ 四百萬"
CHINESE = "港务局①：髙桥№４，€ 四百万"


def page(words: str, label: str = "", lang: str = "") -> str:
    meta = f'<meta charset="{label}">' if label else ""
    side = f' lang="{lang}"' if lang else ""
    return f"<!DOCTYPE html><html{side}><head>{meta}<title>a</title></head><body><p>{words}</p></body></html>"


DECLARED = [
    ("Latin-1 is Windows'", GERMAN, "iso-8859-1", "cp1252"),
    ("so is ASCII", GERMAN, "us-ascii", "cp1252"),
    ("and an old spelling of it", GERMAN, "ISO_8859-1:1987", "cp1252"),
    ("Latin-5 is Windows'", TURKISH, "iso-8859-9", "cp1254"),
    ("Thai is Windows'", "การท่าเรือ… “แถลง”", "tis-620", "cp874"),
    ("and by its number", "การท่าเรือ… “แถลง”", "iso-8859-11", "cp874"),
    ("Simplified Chinese is the widest", CHINESE, "gb2312", "gb18030"),
    ("Taiwan's vendor letters", TAIWANESE.replace("①", "1"), "big5", "cp950"),
    ("Hong Kong's letters", "佢哋喺嘅咗嘢", "big5", "big5hkscs"),
    ("Korean beyond the standard", KOREAN, "ks_c_5601-1987", "cp949"),
    ("by its usual name", KOREAN, "euc-kr", "cp949"),
    ("Japanese vendor letters", JAPANESE, "Shift_JIS", "cp932"),
    ("and by an old name", JAPANESE, "x-sjis", "cp932"),
    ("Hebrew in its own order", "הנהלת הנמל", "iso-8859-8-i", "iso8859-8"),
    ("Cyrillic of a Mac", "Портовое управление", "x-mac-cyrillic", "mac-cyrillic"),
    ("a Mac", GERMAN, "macintosh", "mac-roman"),
    ("Ukrainian", "Управління її ґанок", "koi8-u", "koi8-u"),
    ("wide letters named in the page itself", "Größe", "utf-16", "utf-8"),
    ("an encoding that only Python knows", "Größe", "cp850", "cp850"),
]


@pytest.mark.parametrize(
    ("words", "label", "codec"), [row[1:] for row in DECLARED], ids=[row[0] for row in DECLARED]
)
def test_the_name_means_what_it_means_to_browsers(words: str, label: str, codec: str) -> None:
    assert words in decode(page(words, label).encode(codec), "text/html")
    assert words in decode(page(words).encode(codec), f'text/html; charset="{label}"') or label == "utf-16"


ORDER = [
    ("the header comes before the page's word", RUSSIAN, "text/html; charset=windows-1251", "iso-8859-1", "cp1251"),
    ("a mark at the start before both", RUSSIAN, "text/html; charset=windows-1251", "koi8-r", "utf-8-sig"),
    ("UTF-8 that can be read is UTF-8", RUSSIAN, "text/html; charset=iso-8859-1", "iso-8859-1", "utf-8"),
    ("a name that is none does not count", RUSSIAN, "text/html; charset=x-none", "windows-1251", "cp1251"),
    ("nor one that cannot be", JAPANESE, "text/html; charset=utf-8", "shift_jis", "cp932"),
    ("nor one in a comment", RUSSIAN, "text/html", 'utf-8"><!-- <meta charset="koi8-r"> --><meta charset="cp1251', "cp1251"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "header", "label", "codec"), [row[1:] for row in ORDER], ids=[row[0] for row in ORDER]
)
def test_what_was_said_counts_in_the_order_of_browsers(
    words: str, header: str, label: str, codec: str
) -> None:
    assert words in decode(page(words, label).encode(codec), header)


def test_the_letters_of_japanese_vendors_are_read_in_the_other_encodings_too() -> None:
    # ①北側 ㈱ № 髙橋 ～ ｱ, of which Python's own codecs know a part
    euc = b"\xad\xa1\xcb\xcc\xc2\xa6 \xad\xea \xad\xe2 \xfc\xe2\xb6\xb6 \xa1\xc1 \x8e\xb1"
    iso = b"\x1b$B\x2d\x21\x4b\x4c\x42\x26\x1b(B \x1b$B\x2d\x6a\x1b(B \x1b$B\x2d\x62\x1b(B \x1b$B\x7c\x62\x36\x36\x1b(B \x1b$B\x21\x41\x1b(B \x1b(I\x31\x1b(B"
    words = "①北側 ㈱ № 髙橋 ～ ｱ"
    assert decode(b"<p>" + euc, "text/html; charset=euc-jp") == "<p>" + words
    assert decode(b"<p>" + iso, "text/html; charset=iso-2022-jp") == "<p>" + words
    assert decode(b"<p>" + iso, "text/html") == "<p>" + words


HOLES = [
    ("a hole in a table is a control, as in browsers", b"caf\xe9 \x81\x9d", "windows-1252", "café \x81\x9d"),
    ("half a pair does not swallow a tag", b"\xb8\xdb\x81<p>", "gbk", "港\ufffd<p>"),
    ("the sign of the euro in a byte of its own", b"\x80 4 \xb8\xdb", "gbk", "€ 4 港"),
    ("Belarusian letters of KOI8", b"\xae\xbe", "koi8-u", "ўЎ"),
]


@pytest.mark.parametrize(
    ("raw", "label", "expected"), [row[1:] for row in HOLES], ids=[row[0] for row in HOLES]
)
def test_what_a_table_leaves_open_is_read_as_browsers_do(raw: bytes, label: str, expected: str) -> None:
    assert decode(raw, f"text/html; charset={label}") == expected


UNDECLARED = [
    ("ru", RUSSIAN, ("cp1251", "koi8-r", "iso8859-5", "cp866")),
    ("uk", "Управління порту повідомило, що роботи біля стіни триватимуть усю зиму, її закриють.", ("cp1251", "koi8-u")),
    ("el", "Η διοίκηση του λιμανιού ανακοίνωσε ότι οι εργασίες θα συνεχιστούν όλο το χειμώνα.", ("cp1253", "iso8859-7")),
    ("pl", "Zarząd portu ogłosił, że prace przy murze potrwają całą zimę, a prom będzie pływał.", ("cp1250", "iso8859-2")),
    ("cs", "Přístavní úřad oznámil, že práce na zdi potrvají celou zimu a převoz bude jezdit.", ("cp1250", "iso8859-2")),
    ("hu", "A kikötői hivatal közölte, hogy a fal munkálatai egész télen folytatódnak.", ("cp1250", "iso8859-2")),
    ("tr", "Liman idaresi duvar inşaatının kış boyunca süreceğini, vapurun işleyeceğini açıkladı.", ("cp1254",)),
    ("lt", "Uosto direkcija pranešė, kad sienos darbai tęsis visą žiemą, o keltas plauks.", ("cp1257",)),
    ("he", "הנהלת הנמל הודיעה ביום שני כי העבודות ליד החומה יימשכו כל החורף.", ("cp1255",)),
    ("ar", "أعلنت إدارة الميناء يوم الاثنين أن أعمال الجدار ستستمر طوال الشتاء.", ("cp1256", "iso8859-6")),
    ("ja", "港湾局は月曜日、壁の工事が冬の間続き、フェリーは毎日運航すると発表した。", ("cp932", "euc_jp", "iso2022_jp")),
    ("zh", "港务局星期一宣布，堤墙工程将持续整个冬天，渡轮每天照常运行。", ("gb18030",)),
    ("zh-TW", "港務局星期一宣布，堤牆工程將持續整個冬天，渡輪每天照常行駛。", ("big5",)),
    ("ko", "항만청은 월요일 벽 공사가 겨울 내내 계속되고 연락선은 매일 운항한다고 밝혔다.", ("cp949",)),
    ("th", "การท่าเรือแถลงเมื่อวันจันทร์ว่างานที่กำแพงจะดำเนินต่อไปตลอดฤดูหนาว", ("cp874",)),
    ("de", GERMAN, ("cp1252",)),
]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "words", "codec"),
    [(language, words, codec) for language, words, codecs in UNDECLARED for codec in codecs],
)
def test_an_undeclared_page_is_guessed_by_its_language_and_letters(
    language: str, words: str, codec: str
) -> None:
    assert words in decode(page(words, lang=language).encode(codec), "text/html")


def test_an_undeclared_page_is_guessed_by_its_address() -> None:
    words = "Uosto direkcija pirmadienį pranešė, kad sienos darbai tęsis visą žiemą, o keltas plauks kasdien, žinoma."
    assert words in decode(page(words).encode("cp1257"), "text/html", "https://pastas.example.lt/a")


def test_a_text_file_is_read_by_the_same_means_but_does_not_name_its_encoding() -> None:
    raw = f'Wie <meta charset="koi8-r"> wirkt: {GERMAN}'.encode("cp1252")
    assert GERMAN in decode(raw, "text/plain")


@pytest.mark.parametrize(
    ("label", "name"),
    [("  UTF8 ", "utf-8"), ("latin1", "windows-1252"), ("x-user-defined", "windows-1252"), ("rot13", ""), ("utf-7", ""), ("hex", ""), ("", "")],
)  # fmt: skip
def test_labels(label: str, name: str) -> None:
    assert encoding_of(label) == name


@given(
    st.binary(max_size=300),
    st.sampled_from([row[2] for row in DECLARED] + ["iso-2022-jp", "euc-jp", "hz-gb-2312"]),
)
def test_no_bytes_are_too_odd_to_read(raw: bytes, label: str) -> None:
    assert isinstance(decode(raw, f"text/html; charset={label}"), str)
