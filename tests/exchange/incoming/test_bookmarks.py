"""Bookmarks: the links of files as browsers and services write them, and that no file takes long."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.article.article import State
from app.exchange.incoming.bookmarks import is_bookmarks, read_bookmarks
from app.exchange.incoming.items import Link, Refused
from app.exchange.incoming.places import Folder

HEAD = "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<TITLE>Bookmarks</TITLE>\n<H1>Bookmarks</H1>\n"
WHEN = datetime(2021, 3, 21, 14, 39, 19, tzinfo=UTC)


def links(tmp_path: Path, text: str | bytes) -> list[Link]:
    path = tmp_path / "marks.html"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    assert is_bookmarks(Folder(path))
    return [one for one in read_bookmarks(Folder(path)) if isinstance(one, Link)]


def a(number: int, more: str = "", title: str = "") -> str:
    return f'<DT><A HREF="https://a.example/{number}" {more}>{title or f"Number {number}"}</A>\n'


ROWS = [
    ("a link", f"<DL><p>{a(1)}</DL>", [("https://a.example/1", "Number 1", ())]),
    ("signs in the title", f"<DL>{a(1, title='Sea &amp; <b>sky</b> &lt;3')}</DL>", [("https://a.example/1", "Sea & sky <3", ())]),
    ("an address with &", '<DL><DT><A HREF="https://a.example/?b=1&amp;c=2">x</A></DL>', [("https://a.example/?b=1&c=2", "x", ())]),
    ("folders", f"<DL><DT><H3>News</H3><DL><DT><H3>Sea</H3><DL>{a(1)}</DL>{a(2)}</DL>{a(3)}</DL>",
     [("https://a.example/1", "Number 1", ("News/Sea",)), ("https://a.example/2", "Number 2", ("News",)), ("https://a.example/3", "Number 3", ())]),
    ("a folder with a slash", f"<DL><DT><H3>Sea/Sky</H3><DL>{a(1)}</DL></DL>", [("https://a.example/1", "Number 1", ("Sea-Sky",))]),
    ("the bar of the browser", f'<DL><DT><H3 PERSONAL_TOOLBAR_FOLDER="true">Leiste</H3><DL><DT><H3>Sea</H3><DL>{a(1)}</DL></DL></DL>', [("https://a.example/1", "Number 1", ("Sea",))]),
    ("folders that every browser has", f"<DL><DT><H3>Other bookmarks</H3><DL>{a(1)}</DL></DL>", [("https://a.example/1", "Number 1", ())]),
    ("folders without end", "<DL><DT><H3>f</H3>" * 500 + "<DL>" + a(1), [("https://a.example/1", "Number 1", ("/".join("f" * 8),))]),
    ("tags", "<DL>" + a(1, "TAGS='sea, sky,,'"), [("https://a.example/1", "Number 1", ("sea", "sky"))]),
    ("no closing at all", "<DL>" + (a(1) + a(2)).replace("</A>", ""), [("https://a.example/1", "Number 1", ()), ("https://a.example/2", "Number 2", ())]),
    ("small letters and single quotes", "<dl><dt><a href='https://a.example/1' add_date='1'>x</a></dl>", [("https://a.example/1", "x", ())]),
    ("no quotes", "<DL><DT><A HREF=https://a.example/1 ADD_DATE=1>x</A></DL>", [("https://a.example/1", "x", ())]),
    ("no title", '<DL><DT><A HREF="https://a.example/1"></A></DL>', [("https://a.example/1", "", ())]),
    ("more closings than openings", f"<DL></DL></DL></DL>{a(1)}", [("https://a.example/1", "Number 1", ())]),
    ("a script", f"<DL>{a(1)}</DL><script>x='<A HREF=y>'</script>", [("https://a.example/1", "Number 1", ())]),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_the_links(tmp_path: Path, body: str, expected: list[tuple[str, str, tuple[str, ...]]]) -> None:
    found = links(tmp_path, HEAD + body)
    assert [(one.address, one.title, one.tags) for one in found][: len(expected)] == expected
    assert len([one for one in found if one.address.startswith("http")]) == len(expected)


TIMES = [
    ("seconds", "1616337559", WHEN),
    ("milliseconds", "1616337559000", WHEN),
    ("microseconds", "1616337559000000", WHEN),
    ("as Chrome counts", str(int((WHEN - datetime(1601, 1, 1, tzinfo=UTC)).total_seconds()) * 10**6), WHEN),
    ("none", "invaliddate", None),
    ("nothing", "0", None),
    ("the future", "99999999999999999", None),
    ("before all", "-1616337559", None),
]


@pytest.mark.parametrize(("written", "expected"), [row[1:] for row in TIMES], ids=[row[0] for row in TIMES])
def test_when_it_was_kept(tmp_path: Path, written: str, expected: datetime | None) -> None:
    assert links(tmp_path, HEAD + a(1, f'ADD_DATE="{written}"'))[0].added == expected


def test_words_under_a_link_are_the_users_own(tmp_path: Path) -> None:
    body = f"<DL>{a(1)}<DD>Call &amp; ask:\n- one\n  - two <a href='https://b.example/'>x</a>\n{a(2)}<DD>last</DL>"
    found = links(tmp_path, HEAD + body)
    assert [one.words for one in found] == ["Call & ask:\n- one\n  - two x", "last"]
    assert [one.title for one in found] == ["Number 1", "Number 2"]


def test_what_pocket_wrote_before_it_ended(tmp_path: Path) -> None:
    text = (
        "<!DOCTYPE html><title>Pocket Export</title><h1>Unread</h1><ul>"
        '<li><a href="https://a.example/1" time_added="1616337559" tags="sea,sky">One</a></li></ul>'
        '<h1>Read Archive</h1><ul><li><a href="https://a.example/2" time_added="1616337559" tags="">Two</a></li></ul>'
    )
    found = links(tmp_path, text)
    assert [(one.title, one.tags, one.state) for one in found] == [
        ("One", ("sea", "sky"), State.INBOX),
        ("Two", (), State.DONE),
    ]
    assert {one.added for one in found} == {WHEN}


def test_a_folder_of_bookmarks_and_one_with_pages_among_them(tmp_path: Path) -> None:
    for number in range(2):
        (tmp_path / f"marks {number}.html").write_text(f"{HEAD}<DL>{a(number)}</DL>")
    assert is_bookmarks(Folder(tmp_path))
    assert [one.name for one in read_bookmarks(Folder(tmp_path))] == ["Number 0", "Number 1"]
    (tmp_path / "page.html").write_text("<p>A page</p>")
    assert not is_bookmarks(Folder(tmp_path))


LETTERS = [
    ("utf-8", ""),
    ("utf-8-sig", ""),
    ("utf-16", ""),
    ("windows-1252", "windows-1252"),
    ("koi8-r", "koi8-r"),
    ("cp1251", ""),
]


@pytest.mark.parametrize(("encoding", "named"), LETTERS)
def test_letters_of_other_encodings(tmp_path: Path, encoding: str, named: str) -> None:
    words = "Ärger mit der Fähre" if "125" in encoding and encoding != "cp1251" else "Паром снова ходит"
    words = words if encoding not in {"utf-8", "utf-8-sig", "utf-16"} else "Ärger и 李"
    meta = f'<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset={named}">' if named else ""
    text = f"{HEAD}{meta}<DL>{a(1, title=words)}</DL>"
    assert links(tmp_path, text.encode(encoding))[0].title == words


@pytest.mark.parametrize(
    "piece",
    ['<A HREF="', "<A HREF='x", "<DL>", "<DT><A HREF=x>", "<DD>", "<", "<A " + "x " * 50, "<H3>", "<!--", '<A HREF="x" TAGS="' + "," * 100, "&amp;" * 20, "</a"],
)  # fmt: skip
def test_a_file_made_to_take_long_does_not(tmp_path: Path, piece: str) -> None:
    begin = time.process_time()
    path = tmp_path / "marks.html"
    path.write_text(HEAD + piece * 30_000)
    assert sum(1 for _ in read_bookmarks(Folder(path))) <= 30_001
    assert time.process_time() - begin < 8.0


@given(st.text(alphabet="<>/aAdDlLtThH3=\"' \n&;#", max_size=300))
def test_no_text_breaks_the_reader(text: str) -> None:
    from app.exchange.incoming.bookmarks import _links

    assert all(isinstance(one, Link | Refused) for one in _links(HEAD + text))
