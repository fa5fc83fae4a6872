"""A library written as files and read into an empty one is the same library: writing it again gives the same files."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from app.domain.codes.imports import Left
from app.domain.codes.message import Message
from app.domain.errors import KnownError
from app.domain.imports import ImportReport
from app.domain.listing import ArticleFilter, Order
from app.domain.steps import Watcher, run_here
from app.services.articles import Articles
from app.services.follow.alerts import Alerts
from app.services.imports.verb import Imports
from app.services.notes import Notes
from app.services.undo import Undo
from app.services.whole.everything import Everything
from app.store.library import Library
from app.wording import said
from tests.libraries import dump, opened, sound
from tests.services.whole.conftest import written


def read_in(library: Library, path: Path) -> ImportReport:
    def nobody() -> None:
        raise AssertionError("a library needs no reader of pages")

    return run_here(Imports(library, nobody).steps(path, Watcher()))  # type: ignore[arg-type]


def test_writing_reading_and_writing_again_gives_the_same_files(rich: Library, tmp_path: Path) -> None:
    first = written(rich, tmp_path / "first")
    with opened(tmp_path / "other") as empty:
        report = read_in(empty, tmp_path / "first")
        assert not report.not_taken
        assert not report.problem
        assert report.taken == {"tag": 4, "source": 2, "article": 4, "note": 5}
        second = written(empty, tmp_path / "second")
        sound(empty)
        assert Alerts(empty).unseen() == Alerts(rich).unseen() > 0
    assert sorted(second) == sorted(first)
    assert [name for name in first if first[name] != second[name]] == []


def test_a_zip_of_it_does_as_well_and_is_the_same_each_time(rich: Library, tmp_path: Path) -> None:
    first = written(rich, tmp_path / "folder")
    for name in ("one.zip", "two.zip"):
        run_here(Everything(rich).steps(tmp_path / name, Watcher()))
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    with opened(tmp_path / "other") as empty:
        assert read_in(empty, tmp_path / "one.zip").taken["article"] == 4
        assert written(empty, tmp_path / "again") == first


def test_the_files_are_those_that_others_can_use(rich: Library, tmp_path: Path) -> None:
    files = written(rich, tmp_path / "out")
    kinds = {
        name.rpartition("/")[2].partition(" ")[0] if "/" not in name else name.split("/")[0] for name in files
    }
    assert kinds == {
        "clipdesk.json",
        "tags.json",
        "sources.json",
        "articles",
        "notes",
        "revisions",
        "originals",
    }
    marks = json.loads(next(data for name, data in files.items() if name.endswith("marks.jsonld")))
    assert marks["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    quoted = marks["items"][0]
    assert quoted["target"]["selector"][0]["exact"] == "nobody has told us who pays"
    assert {one["type"] for one in quoted["target"]["selector"]} == {
        "TextQuoteSelector",
        "TextPositionSelector",
    }
    assert quoted["clipdesk:speakers"][0]["name"] == "Imre Valk"
    assert any(name.endswith("article.md") for name in files)
    assert any(name.endswith("article.html") for name in files)
    assert any(name.startswith("originals/") and b"<!DOCTYPE html>" in data for name, data in files.items())
    assert not any(b"thrown away" in data.lower() or b"Nobody" in data for data in files.values())


def test_undo_takes_the_whole_import_back_and_it_can_come_in_again(rich: Library, tmp_path: Path) -> None:
    first = written(rich, tmp_path / "first")
    with opened(tmp_path / "other") as other:
        before = dump(other)
        report = read_in(other, tmp_path / "first")
        Undo(other).apply(report.changes)
        assert dump(other) == before
        assert read_in(other, tmp_path / "first").taken == report.taken
        again = written(other, tmp_path / "again")
        assert sorted(again) == sorted(first)
        sound(other)


def test_what_is_there_is_named_and_stays_as_it_is(rich: Library, tmp_path: Path) -> None:
    written(rich, tmp_path / "first")
    before = dump(rich)
    report = read_in(rich, tmp_path / "first")
    assert report.count == 0
    assert len(report.not_taken) == 2 + 4 + 5
    assert {one.why for one in report.not_taken} == {Message(Left.IN_LIBRARY)}
    assert dump(rich) == before


PROBLEM = """  "problem": {
    "code": "no_answer",
    "host": "paper.example"
  },"""


def _failed(rich: Library, tmp_path: Path, problem: str) -> Path:
    """The library as files, with another problem of the article that failed."""
    written(rich, tmp_path / "first")
    path = next((tmp_path / "first" / "articles").glob("*Failed*")) / "article.json"
    path.write_text(_broken(path.read_text("utf8"), PROBLEM, f'  "problem": {problem},'), "utf8")
    return tmp_path / "first"


def test_the_sentences_of_a_library_from_before_there_were_codes_stay_as_they_are(
    rich: Library, tmp_path: Path
) -> None:
    path = _failed(rich, tmp_path, '"The host “paper” did not answer. Try {again}."')
    with opened(tmp_path / "other") as other:
        assert not read_in(other, path).not_taken
        rows = Articles(other).page(ArticleFilter(), Order.OLDEST, 0, 10)
        (problem,) = [one.problem for one in rows if one.problem]
        assert said(problem) == "The host “paper” did not answer. Try {again}."
        first = written(other, tmp_path / "second")
    with opened(tmp_path / "third") as third:
        assert not read_in(third, tmp_path / "second").not_taken
        assert written(third, tmp_path / "fourth") == first


UNSAYABLE = [
    ("no message", "7"),
    ("nothing", "null"),
    ("no code", '{"host": "paper.example"}'),
    ("a code that reaches into the program", '{"code": "{x.__class__}", "x": "y"}'),
    ("a number without end", '{"code": "more_pages", "count": Infinity}'),
    ("a fact that is no name", '{"code": "no_answer", "self": "x"}'),
    ("messages without end", '{"code": "a", "b": ' * 20 + '""' + "}" * 20),
]


@pytest.mark.parametrize("problem", [row[1] for row in UNSAYABLE], ids=[row[0] for row in UNSAYABLE])
def test_a_problem_that_could_not_be_said_keeps_its_article_out(
    rich: Library, tmp_path: Path, problem: str
) -> None:
    path = _failed(rich, tmp_path, problem)
    with opened(tmp_path / "other") as other:
        report = read_in(other, path)
        assert [one.why for one in report.not_taken] == [Message(Left.PART_MISFITS)]
        sound(other)


def test_a_problem_of_a_later_clipdesk_is_said_as_far_as_it_can(rich: Library, tmp_path: Path) -> None:
    path = _failed(rich, tmp_path, '{"code": "no_answer", "site": "paper.example"}')
    with opened(tmp_path / "other") as other:
        assert not read_in(other, path).not_taken
        rows = Articles(other).page(ArticleFilter(), Order.OLDEST, 0, 10)
        assert [said(one.problem) for one in rows if one.problem] == [
            "… closed the connection without an answer. Try again later."
        ]


def _broken(text: str, old: str, new: str) -> str:
    assert old in text
    return text.replace(old, new, 1)


BROKEN = [
    ("no JSON", "article.json", lambda text: text[:-20]),
    ("another stage", "article.json", lambda text: _broken(text, '"stage": "ready"', '"stage": "boiled"')),
    ("a missing field", "article.json", lambda text: _broken(text, '"url_key"', '"other"')),
    ("a number for a text", "article.json", lambda text: _broken(text, '"section": ""', '"section": 7')),
    (
        "a time that is none",
        "article.json",
        lambda text: _broken(text, '"created_at": "2', '"created_at": "x'),
    ),
    (
        "a version of nobody",
        "article.json",
        lambda text: _broken(text, '"version_id": "', '"version_id": "0'),
    ),
    ("a mark that reaches out", "marks.jsonld", lambda text: _broken(text, '"end": ', '"end": 99')),
    (
        "a mark of another world",
        "marks.jsonld",
        lambda text: _broken(text, "TextQuoteSelector", "CssSelector"),
    ),
    (
        "blocks that are none",
        "versions/0001.json",
        lambda text: _broken(text, '"kept": true', '"kept": "yes"'),
    ),
    ("lists without end", "captures.json", lambda text: "[" * 100_000),
]


@pytest.mark.parametrize(("name", "harm"), [row[1:] for row in BROKEN], ids=[row[0] for row in BROKEN])
def test_an_article_that_is_not_as_it_was_written_is_named_and_the_others_come_in(
    rich: Library, tmp_path: Path, name: str, harm: object
) -> None:
    written(rich, tmp_path / "first")
    folder = next((tmp_path / "first" / "articles").glob("*Ferry to run*"))
    assert callable(harm)
    (folder / name).write_text(harm((folder / name).read_text("utf8")), "utf8")
    with opened(tmp_path / "other") as other:
        report = read_in(other, tmp_path / "first")
        assert report.taken["article"] == 3
        assert len(report.not_taken) == 1
        assert "Ferry to run" in str(report.not_taken[0].name)
        sound(other)


def test_what_would_harm_the_window_is_taken_out_of_a_text(rich: Library, tmp_path: Path) -> None:
    written(rich, tmp_path / "first")
    path = next((tmp_path / "first" / "articles").glob("*A quay, mended*")) / "versions" / "0001.json"
    record = json.loads(path.read_text("utf8"))
    record["blocks"][0]["html"] = (
        '<p onclick="x()">Fine <script>alert(1)</script><img src="file:///etc/passwd">words</p>'
    )
    path.write_text(json.dumps(record), "utf8")
    with opened(tmp_path / "other") as other:
        assert read_in(other, tmp_path / "first").taken["article"] == 4
        with other.read() as db:
            texts = [row["text"] for row in db.execute("SELECT text FROM version")]
        assert any(text.startswith("Fine words") for text in texts)
        sound(other)


def test_an_original_that_is_not_what_it_was_keeps_its_article_out(rich: Library, tmp_path: Path) -> None:
    written(rich, tmp_path / "first")
    picture = next((tmp_path / "first" / "originals").rglob("*.png"))
    picture.write_bytes(b"\x89PNG another")
    with opened(tmp_path / "other") as other:
        report = read_in(other, tmp_path / "first")
        assert [one.name for one in report.not_taken] == ["A quay, mended"]


def test_an_original_that_is_lost_is_named_and_the_rest_is_written(rich: Library, tmp_path: Path) -> None:
    for file in rich.path.originals.rglob("*.zst"):
        file.write_bytes(b"damaged")
    done = run_here(Everything(rich).steps(tmp_path / "out", Watcher()))
    assert done.articles == 4
    assert done.missing


def test_a_folder_with_something_in_it_is_left_alone(rich: Library, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "words.txt").write_text("mine")
    with pytest.raises(KnownError, match="target_there"):
        run_here(Everything(rich).steps(tmp_path / "mine", Watcher()))
    assert [one.name for one in (tmp_path / "mine").iterdir()] == ["words.txt"]


@pytest.mark.parametrize("name", ["out", "out.zip"])
def test_an_export_that_is_stopped_leaves_nothing(rich: Library, tmp_path: Path, name: str) -> None:
    there = set(tmp_path.iterdir())
    with pytest.raises(KnownError, match="stopped"):
        run_here(Everything(rich).steps(tmp_path / name, Watcher(stop=lambda: True)))
    assert set(tmp_path.iterdir()) == there


def test_a_library_of_a_newer_clipdesk_is_refused(rich: Library, tmp_path: Path) -> None:
    written(rich, tmp_path / "first")
    head = tmp_path / "first" / "clipdesk.json"
    head.write_text(head.read_text().replace('"version": 1', '"version": 2'))
    with opened(tmp_path / "other") as other:
        report = read_in(other, tmp_path / "first")
        assert report.count == 0
        assert report.not_taken[0].why == Message(Left.LIBRARY_OF_LATER)


def test_notes_lead_to_each_other_as_before(rich: Library, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "made.zip", "w") as packed:
        written(rich, tmp_path / "first")
        for one in sorted((tmp_path / "first").rglob("*")):
            packed.write(one, f"a folder/{one.relative_to(tmp_path / 'first').as_posix()}")
    with opened(tmp_path / "other") as other:
        read_in(other, tmp_path / "made.zip")
        before, after = Notes(rich), Notes(other)
        assert {one.id: one.text for one in after.all()} == {one.id: one.text for one in before.all()}
        with rich.read() as old, other.read() as new:
            links = "SELECT from_id, to_noun, to_id FROM link JOIN note ON note.id = from_id AND deleted_at IS NULL ORDER BY 1, 2, 3"
            assert [tuple(row) for row in new.execute(links)] == [tuple(row) for row in old.execute(links)]
