"""Reading lists as tables: what each column means, whichever program wrote it, and that no table is too large or too broken."""

from __future__ import annotations

import time
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.domain.article.article import State
from app.exchange.formats import FORMATS
from app.exchange.incoming import lists
from app.exchange.incoming.items import Link, Refused
from app.exchange.incoming.lists import read_list
from app.exchange.incoming.places import Folder, opened

WHEN = datetime(2021, 3, 21, 14, 39, 19, tzinfo=UTC)


def read(tmp_path: Path, text: str | bytes) -> list[Link | Refused]:
    path = tmp_path / "list.csv"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return list(read_list(Folder(path)))


POCKET = "title,url,time_added,tags,status\n"
INSTAPAPER = "URL,Title,Selection,Folder,Timestamp,Tags\n"
ROWS = [
    ("Pocket", POCKET + 'A "day", at sea,https://a.example/1,1616337559,sea|old ferry,unread\n'.replace('A "day", at sea', '"A ""day"", at sea"'),
     Link('A "day", at sea', "https://a.example/1", 'A "day", at sea', ("sea", "old ferry"), WHEN, State.INBOX)),
    ("Pocket, read", POCKET + "Sea,https://a.example/1,1616337559,,archive\n", Link("Sea", "https://a.example/1", "Sea", (), WHEN, State.DONE)),
    ("Pocket, the address for a title", POCKET + "https://a.example/1,https://a.example/1,,,unread\n", Link("https://a.example/1", "https://a.example/1")),
    ("a title of two lines", POCKET + '"Sea\n\nand sky",https://a.example/1,1616337559,,unread\n', Link("Sea and sky", "https://a.example/1", "Sea and sky", (), WHEN)),
    ("Instapaper", INSTAPAPER + 'https://a.example/1,Sea,"She said ""no""",Unread,1616337559,"[""sea"",""old ferry""]"\n',
     Link("Sea", "https://a.example/1", "Sea", ("sea", "old ferry"), WHEN, State.INBOX, 'She said "no"')),
    ("Instapaper, archived", INSTAPAPER + "https://a.example/1,Sea,,Archive,1616337559,[]\n", Link("Sea", "https://a.example/1", "Sea", (), WHEN, State.DONE)),
    ("Instapaper, a folder of one's own", INSTAPAPER + "https://a.example/1,Sea,,Ferry/Old,1616337559,\n", Link("Sea", "https://a.example/1", "Sea", ("Ferry-Old",), WHEN)),
    ("Instapaper without tags", "URL,Title,Selection,Folder,Timestamp\nhttps://a.example/1,Sea,,Starred,1616337559\n", Link("Sea", "https://a.example/1", "Sea", ("Starred",), WHEN)),
    ("semicolons", '"Title";"URL";"Tags";"Creation date"\n"Sea; sky";"https://a.example/1";"sea, sky";"2021-03-21 14:39:19"\n', Link("Sea; sky", "https://a.example/1", "Sea; sky", ("sea", "sky"), WHEN)),
    ("tabs and other names", "id\tlink\tname\tcreated\n7\thttps://a.example/1\tSea\t2021-03-21T15:39:19+01:00\n", Link("Sea", "https://a.example/1", "Sea", (), WHEN)),
    ("a mark of the byte order, and line ends of Windows", "\ufeff" + POCKET.replace("\n", "\r\n") + "Sea,https://a.example/1,1616337559,,unread\r\n", Link("Sea", "https://a.example/1", "Sea", (), WHEN)),
    ("a row that is too short", POCKET + "Sea,https://a.example/1\n", Link("Sea", "https://a.example/1", "Sea")),
    ("a row without an address", POCKET + "Sea,,1,,\n", Refused("Sea", "There is no address in this row.")),
    ("a row of nothing but commas", POCKET + ",,,,\n", None),
    ("line ends of old Macs", "url,title\rhttps://a.example/1,Sea\r", Link("Sea", "https://a.example/1", "Sea")),
    ("a zero byte", POCKET + "S\0ea,https://a.example/1,1616337559,,unread\n", Link("Sea", "https://a.example/1", "Sea", (), WHEN)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_a_row(tmp_path: Path, text: str, expected: Link | Refused | None) -> None:
    assert read(tmp_path, text) == ([] if expected is None else [expected])


KNOWN = [
    (POCKET, "pocket"),
    (INSTAPAPER, "instapaper"),
    ("URL,Title\n", "csv"),
    ("a;url\n", "csv"),
    ("a,b\n", ""),
    ("", ""),
    ('\0\r\r\n\x01"', ""),
    ("url,title\rhttps://a.example/1,Sea\r", "csv"),
    ("<!DOCTYPE NETSCAPE-Bookmark-file-1>", "bookmarks"),
]


@pytest.mark.parametrize(("text", "name"), KNOWN)
def test_whose_table_it_is(tmp_path: Path, text: str, name: str) -> None:
    path = tmp_path / "list.txt"
    path.write_text(text, newline="")
    assert next((one.name for one in FORMATS if one.knows(Folder(path))), "") == name


def test_the_zip_that_pocket_gave(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "pocket.zip", "w") as packed:
        for number in range(2):
            packed.writestr(
                f"part_00000{number}.csv", f"{POCKET}Number {number},https://a.example/{number},,,\n"
            )
        packed.writestr("annotations/part_000000.json", "[]")
    with opened(tmp_path / "pocket.zip") as place:
        assert next(one.name for one in FORMATS if one.knows(place)) == "pocket"
        found = list(read_list(place))
    assert [one.name for one in found] == ["annotations/part_000000.json", "Number 0", "Number 1"]


def test_letters_of_another_encoding(tmp_path: Path) -> None:
    for encoding, title in (
        ("utf-16", "Ärger 李"),
        ("cp1252", "Ärger mit der Fähre, schöne Grüße"),
        ("cp1251", "Паром снова ходит по вторникам"),
    ):
        found = read(tmp_path, f"{POCKET}{title.replace(',', '')},https://a.example/1,,,\n".encode(encoding))
        assert [one.name for one in found] == [title.replace(",", "")]


def test_a_quotation_mark_that_is_never_closed_costs_its_row_and_no_more_than_it_must(tmp_path: Path) -> None:
    text = (
        POCKET
        + 'One,https://a.example/1,,,\n"Two,https://a.example/2,,,\n'
        + "Three,https://a.example/3,,,\n" * 20_000
    )
    found = read(tmp_path, text)
    assert any(isinstance(one, Refused) and "longer than any" in one.why for one in found)
    assert sum(isinstance(one, Link) for one in found) > 10_000


def test_a_table_of_a_gigabyte_is_read_row_by_row_and_not_to_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import tracemalloc

    monkeypatch.setattr(lists, "MOST_ROWS", 5_000)
    path = tmp_path / "list.csv"
    with path.open("wb") as file:
        file.write(POCKET.encode())
        file.write(b"x" * 5_000_000 + b"\n")  # one line without end, and no address in it
        file.write(b"Sea,https://a.example/1,1616337559,,unread\n" * 6_000)
        file.truncate(1 << 30)
    tracemalloc.start()
    begin = time.process_time()
    links = 0
    last: Link | Refused | None = None
    for last in read_list(Folder(path)):
        links += isinstance(last, Link)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert 4_900 <= links <= 5_000
    assert isinstance(last, Refused)
    assert "Only the first" in last.why
    assert peak < 20 << 20
    assert time.process_time() - begin < 30
