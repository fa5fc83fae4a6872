"""The verbs settings and set: what there is to choose, and that what is out of bounds is refused with a sentence."""

from __future__ import annotations

import pytest

from app import paths
from app.main import settings_file
from app.settings import Settings, rows
from tests.cli import Cli


def test_settings_are_listed_with_what_they_may_be(cli: Cli) -> None:
    done = cli("settings")
    assert done.code == 0
    assert "reading_size = 18" in done.lines
    assert "    Reading size: Height of the article's letters, in pixels, from 12 to 36." in done.lines
    listed = cli("settings", "--json").rows
    assert [(one["name"], one["value"]) for one in listed] == [
        (row.name, list(row.default) if isinstance(row.default, tuple) else row.default) for row in rows()
    ]


@pytest.mark.parametrize(
    ("typed", "name", "value", "said"),
    [
        (["theme", "dark"], "theme", "dark", "theme = dark"),
        (["reading_size", "24"], "reading_size", 24, "reading_size = 24"),
        (["reading-size", "24"], "reading_size", 24, "reading_size = 24"),
        (["daily_backup", "off"], "daily_backup", False, "daily_backup = off"),
        (["fetch_pictures", "ON"], "fetch_pictures", True, "fetch_pictures = on"),
        (["allowed_hosts", "wiki.example,", "[::1]"], "allowed_hosts", ("wiki.example", "[::1]"), "allowed_hosts = wiki.example, [::1]"),
        (["allowed_hosts"], "allowed_hosts", (), "allowed_hosts = "),
    ],
)  # fmt: skip
def test_a_setting_is_changed(cli: Cli, typed: list[str], name: str, value: object, said: str) -> None:
    done = cli("set", *typed)
    assert (done.code, done.out) == (0, f"{said}\n")
    assert getattr(settings_file().load(), name) == value


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        (["reading_size", "100000"], "Reading size has to be from 12 to 36."),
        (["reading_size", "1" * 5_000], "Reading size has to be a whole number."),
        (["reading_size", "large"], "Reading size has to be a whole number."),
        (["reading_size", "18.5"], "Reading size has to be a whole number."),
        (["reading_size"], "Reading size has to be a whole number."),
        (["measure", "-5"], "Line length has to be from 45 to 90."),
        (["theme", "pink"], "Theme has to be one of system, light, sepia, dark, contrast."),
        (["preview", ""], "Preview has to be one of beside, below, off."),
        (["notify_changes", "perhaps"], "Notify me has to be on or off."),
        (["allowed_hosts", "a" * 3_000], "Hosts inside your network has to be shorter than 2,000 letters."),
        (["colour", "red"], "There is no setting called “colour”. `clipdesk settings` lists them."),
    ],
)
def test_what_does_not_fit_is_refused(cli: Cli, typed: list[str], words: str) -> None:
    done = cli("set", *typed)
    assert (done.code, done.out) == (1, "")
    assert words in done.err
    assert settings_file().load() == Settings()


def test_what_the_file_says_out_of_bounds_is_told(cli: Cli) -> None:
    paths.settings_folder().mkdir(parents=True, exist_ok=True)
    (paths.settings_folder() / "settings.json").write_text('{"reading_size": 100000, "measure": 70}')
    words = "Reading size has to be from 12 to 36."
    listed = cli("settings")
    assert words in listed.err
    assert {"reading_size = 18", "measure = 70"} <= set(listed.lines)
    checked = cli("doctor")
    assert checked.code == 1
    assert f"BAD  Settings: {words} What your settings say of it does not count; it is 18." in checked.lines
