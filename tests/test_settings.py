"""The table of settings: what fits is kept, what does not counts as not set, and no change undoes another."""

from __future__ import annotations

import json
import stat
import threading
from pathlib import Path

import pytest

from app.domain.errors import KnownError
from app.settings import Row, Settings, SettingsFile, rows
from app.wording import said, sentence
from app.wording.settings import help_of
from tests.telling import refused


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("missing", None),
        ("empty", ""),
        ("no JSON", "{"),
        ("a list", "[1]"),
        ("wrong types", '{"theme": 3, "reading_size": "x", "allowed_hosts": [1], "daily_backup": 1}'),
        ("not a choice", '{"theme": "pink"}'),
        ("unknown names", '{"colour": "red"}'),
    ],
)
def test_what_does_not_fit_counts_as_not_set(title: str, text: str | None, tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    if text is not None:
        path.write_text(text)
    assert SettingsFile(path).load() == Settings(), title


def test_a_value_is_kept_and_is_the_owners_alone(tmp_path: Path) -> None:
    path = tmp_path / "new" / "settings.json"
    file = SettingsFile(path)
    file.save({"theme": "dark", "allowed_hosts": ("a.example",)})
    assert (SettingsFile(path).load().theme, SettingsFile(path).load().allowed_hosts) == (
        "dark",
        ("a.example",),
    )
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert set(json.loads(path.read_text())) == {row.name for row in rows()}


def test_changes_made_at_once_all_count(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path / "settings.json")
    changes: list[dict[str, object]] = [
        {"theme": "dark"},
        {"reading_size": 20},
        {"measure": 50},
        {"preview": "off"},
    ]
    threads = [threading.Thread(target=file.save, args=(change,)) for change in changes]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    kept = file.load()
    assert (kept.theme, kept.reading_size, kept.measure, kept.preview) == ("dark", 20, 50, "off")


def test_a_folder_that_is_a_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with refused(KnownError, "could not be saved"):
        SettingsFile(tmp_path / "file" / "settings.json").save({"theme": "dark"})


def test_every_row_has_words_for_its_form() -> None:
    assert all(row.group and row.label and row.help.endswith(".") for row in rows())


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("reading_size", 100_000, "Reading size has to be from 12 to 36."),
        ("measure", -5, "Line length has to be from 45 to 90."),
        ("theme", "pink", "Theme has to be one of system, light, sepia, dark, contrast."),
        ("daily_backup", "yes", "Back up daily has to be on or off."),
        ("allowed_hosts", "a.example", "Hosts inside your network has to be a list."),
    ],
)
def test_what_does_not_fit_is_refused_with_its_range(
    name: str, value: object, words: str, tmp_path: Path
) -> None:
    file = SettingsFile(tmp_path / "settings.json")
    with pytest.raises(KnownError) as caught:
        file.save({"daily_backup": False, name: value} if name != "daily_backup" else {name: value})
    assert sentence(caught.value) == words
    assert file.load() == Settings()


@pytest.mark.parametrize(
    ("title", "text", "sentences"),
    [
        ("missing", None, ()),
        ("nothing in it", "{}", ()),
        ("what fits", '{"measure": 70, "allowed_hosts": ["wiki.example"]}', ()),
        ("too much", '{"reading_size": 100000}', ("Reading size has to be from 12 to 36. {} 18.",)),
        ("too little", '{"measure": -5}', ("Line length has to be from 45 to 90. {} 66.",)),
        ("no choice", '{"theme": "pink"}', ("Theme has to be one of system, light, sepia, dark, contrast. {} system.",)),
        ("another type", '{"daily_backup": 1}', ("Back up daily has to be on or off. {} on.",)),
        ("no list", '{"allowed_hosts": "a.example"}', ("Hosts inside your network has to be a list. {} none.",)),
        ("a name that is none", '{"reading-size": 20}', ("There is no setting called “reading-size”.",)),
        ("two", '{"measure": 1, "theme": 2}', ("Line length has to be from 45 to 90. {} 66.", "Theme has to be text. {} system.")),
    ],
)  # fmt: skip
def test_what_does_not_count_is_told(
    title: str, text: str | None, sentences: tuple[str, ...], tmp_path: Path
) -> None:
    path = tmp_path / "settings.json"
    if text is not None:
        path.write_text(text)
    between = "What your settings say of it does not count; it is"
    assert tuple(map(said, SettingsFile(path).refused())) == tuple(
        one.format(between) for one in sentences
    ), title


@pytest.mark.parametrize("text", ["", "{", "[1]", "null"])
def test_a_file_that_cannot_be_read_is_told(text: str, tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text(text)
    (told,) = SettingsFile(path).refused()
    assert said(told) == f"Your settings in {path} cannot be read, so the usual ones count."


def test_a_name_that_is_none_is_not_saved(tmp_path: Path) -> None:
    with refused(KnownError, "no setting called “colour”"):
        SettingsFile(tmp_path / "settings.json").save({"colour": "red"})


@pytest.mark.parametrize("row", list(rows()), ids=lambda row: row.name)
def test_each_number_says_its_range_and_each_value_its_words(row: Row) -> None:
    if type(row.default) is int:
        assert help_of(row).endswith(f", from {row.bounds.least} to {row.bounds.most}.")
        assert not row.refusal(row.bounds.least)
        assert not row.refusal(row.bounds.most)
        assert row.refusal(row.bounds.least - 1) == row.refusal(row.bounds.most + 1) is not None
    assert row.typed(row.written(row.default)) == row.default
    assert not row.refusal(row.default)
