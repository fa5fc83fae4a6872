"""The verbs import and export --everything: what comes in from other programs, and the library as files, there and back."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from tests.cli import PAGE, Cli

LIST = "title,url,time_added,tags,status\nSea,https://a.example/1,1616337559,sea,unread\nNo,javascript:x,,,\nAgain,https://a.example/1,,,\n"


@pytest.fixture
def links(tmp_path: Path) -> Path:
    path = tmp_path / "part_000000.csv"
    path.write_text(LIST)
    return path


def test_a_list_comes_in_and_each_row_that_does_not_is_named(cli: Cli, library: Path, links: Path) -> None:
    done = cli("import", links, "--library", library)
    assert done.code == 0
    assert done.lines == [
        "Imported 1 link from part_000000.csv. 2 rows were not taken.",
        "- No: This is not an address of a web page.",
        "- Again: The same address came before, as “Sea”.",
    ]
    assert "[link]" in cli("list", "--library", library).out
    again = cli("import", links, "--library", library, "--json")
    assert (again.code, again.json["taken"], len(again.json["not_taken"])) == (0, {}, 3)
    assert again.json["format"] == "Pocket list"


def test_a_link_is_fetched_by_the_verb_clip(cli: Cli, library: Path, tmp_path: Path, page_url: str) -> None:
    marks = tmp_path / "marks.html"
    marks.write_text(
        f'<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><DT><H3>Sea</H3><DL><DT><A HREF="{page_url}">Later</A></DL></DL>'
    )
    assert cli("import", marks, "--library", library).lines == ["Imported 1 link from marks.html."]
    host = page_url.split("/")[2]
    assert cli("clip", page_url, "--library", library, "--allow-host", host.split(":")[0]).code == 0
    (row,) = [one for one in cli("list", "--library", library, "--json").rows if one["url"] == page_url]
    assert (row["stage"], row["title"], row["tags"]) == ("ready", "Ferry to run again in May", ["Sea"])


def test_a_library_goes_out_and_comes_in(cli: Cli, library: Path, tmp_path: Path) -> None:
    done = cli("export", "--everything", tmp_path / "out.zip", "--library", library)
    assert (done.code, done.out.startswith("Wrote 4 articles and ")) == (0, True)
    other = tmp_path / "other" / "library.db"
    report = cli("import", tmp_path / "out.zip", "--library", other, "--json")
    assert report.json["taken"]["article"] == 4
    assert report.json["not_taken"] == []
    assert (
        cli("export", "--everything", tmp_path / "again", "--library", other, "--json").json["articles"] == 4
    )
    with zipfile.ZipFile(tmp_path / "out.zip") as packed:
        first = {name: packed.read(name) for name in packed.namelist() if name != "clipdesk.json"}
    second = {
        one.relative_to(tmp_path / "again").as_posix(): one.read_bytes()
        for one in (tmp_path / "again").rglob("*")
        if one.is_file() and one.name != "clipdesk.json"
    }
    assert first == second
    assert cli("doctor", "--library", other).code == 0
    head = json.loads((tmp_path / "again" / "clipdesk.json").read_text())
    assert (head["format"], head["version"]) == ("clipdesk-library", 1)


def test_saved_pages_come_in_by_their_name(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "ferry.html").write_text(PAGE)
    done = cli("import", tmp_path / "in", "--format", "pages", "--library", tmp_path / "new.db")
    assert done.lines == ["Imported 1 article from in."]


WRONG = [
    (["export"], 2, "Name an article or a note"),
    (["export", "river", "--everything", "out"], 2, "Name an article or a note"),
    (["import"], 2, "Missing"),
    (["import", "none.csv"], 1, "There is no file"),
    (["import", "LIST", "--format", "docx"], 1, "no format called docx"),
    (["export", "--everything", "FULL"], 1, "there already"),
]


@pytest.mark.parametrize(("arguments", "code", "says"), WRONG)
def test_what_cannot_be(
    cli: Cli, library: Path, links: Path, arguments: list[str], code: int, says: str
) -> None:
    names = {"LIST": str(links), "FULL": str(links.parent)}
    done = cli(*(names.get(one, one) for one in arguments), "--library", library)
    assert (done.code, says in done.err) == (code, True), done.err
