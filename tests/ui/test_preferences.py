"""The settings' form: each change counts at once and without a restart, and what is out of bounds is refused with a sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QComboBox, QSpinBox, QWidget

from app import paths
from app.domain.clip import ClipRequest
from app.domain.errors import InsideAddress
from app.domain.follow.alert import Alert, AlertKind, Finding
from app.domain.steps import Watcher, run_here
from app.main import settings_file
from app.services.record import Services
from app.settings import rows
from app.ui.frame.preferences import PreferencesDialog
from app.wording import spoken
from app.wording.settings import help_of
from tests.cli import PAGE
from tests.libraries import START
from tests.site import Reply, Site, serve
from tests.ui.conftest import TITLE, Desk

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010804000000b51c0c020000000b4944415478da6364f80f00010501012718e366"
    "0000000049454e44ae426082"
)


@pytest.fixture
def site() -> Iterator[Site]:
    picture = (
        '<figure><img src="/pier.png" width="640" height="480"><figcaption>The pier.</figcaption></figure>'
    )
    page = PAGE.replace("<p>The board", f"{picture}<p>The board")
    with serve(
        {"/ferry": Reply(page.encode()), "/pier.png": Reply(PIXEL, headers={"Content-Type": "image/png"})}
    ) as one:
        yield one


def form(desk: Desk) -> PreferencesDialog:
    desk.run("window.preferences")
    dialog = desk.window.findChild(PreferencesDialog)
    assert dialog is not None
    return dialog


def field(dialog: PreferencesDialog, name: str) -> Any:
    return next(one for one in dialog.findChildren(QWidget) if one.objectName() == name)


def choose(desk: Desk, name: str, value: object) -> None:
    """Change a setting in the form, as a user does, and close it."""
    dialog = form(desk)
    there = field(dialog, name)
    if isinstance(there, QComboBox):
        there.setCurrentIndex(there.findData(value))
    elif isinstance(there, QCheckBox):
        there.setChecked(bool(value))
    elif isinstance(there, QSpinBox):
        there.selectAll()
        desk.bot.keyClicks(there, str(value))
    else:
        there.setFocus()
        there.clear()
        desk.bot.keyClicks(there, str(value))
    desk.bot.keyClick(dialog, Qt.Key.Key_Escape)
    desk.settle()


def theme(desk: Desk, _site: Site) -> object:
    return desk.window.theme.name


def language(_desk: Desk, _site: Site) -> object:
    return spoken()


def reading_size(desk: Desk, _site: Site) -> object:
    return desk.reader.style_of_page.size


def measure(desk: Desk, _site: Site) -> object:
    return desk.reader.view._letters


def preview(desk: Desk, _site: Site) -> object:
    return desk.notes.page.preview_place


def fetch_pictures(desk: Desk, site: Site) -> object:
    """Whether a clip fetches its picture now; then whether a look at the page does."""
    before = site.asked.count("/pier.png")
    request = ClipRequest(url=site.url(f"/ferry?clip={len(site.asked)}"))
    run_here(desk.services.clips.steps(request, Watcher()))
    return site.asked.count("/pier.png") > before


def allowed_hosts(desk: Desk, site: Site) -> object:
    """Whether a page on a host inside is fetched."""
    request = ClipRequest(url=site.url(f"/ferry?host={len(site.asked)}", host="localhost"))
    try:
        run_here(desk.services.clips.steps(request, Watcher()))
    except InsideAddress:
        return False
    return True


def notify_changes(desk: Desk, _site: Site) -> object:
    news = desk.window.wiring.follow.news
    news.notifier._last = None  # what the desktop shows cannot be seen from here
    kind, article_id = AlertKind.PASSAGE, desk.open(TITLE)
    alert = Alert("a", article_id, TITLE, "", START, kind, Finding.CHANGED, numbers={"edited": 1})
    news.watching.passage_changed.emit(alert)
    desk.settle()
    return news.notifier._last is not None


def daily_backup(desk: Desk, _site: Site) -> object:
    for one in desk.services.care.backups():
        one.path.unlink()
    desk.window.wiring.upkeep.back_up()
    desk.settle()
    return bool(desk.services.care.backups())


# A setting, where its effect is seen, and what is chosen in the form one after the other with what is seen then.
COUNTS: dict[str, tuple[Callable[[Desk, Site], object], list[tuple[object, object]]]] = {
    "theme": (theme, [("dark", "dark"), ("contrast", "contrast"), ("light", "light")]),
    "language": (language, [("fr", "fr"), ("en", "en")]),
    "reading_size": (reading_size, [(30, 30), (12, 12), (36, 36)]),
    "measure": (measure, [(50, 50), (90, 90), (45, 45)]),
    "preview": (preview, [("off", "off"), ("beside", "beside"), ("below", "below")]),
    "fetch_pictures": (fetch_pictures, [(False, False), (True, True), (False, False)]),
    "allowed_hosts": (
        allowed_hosts,
        [("", False), ("wiki.example, localhost", True), ("wiki.example", False)],
    ),
    "notify_changes": (notify_changes, [(False, False), (True, True), (False, False)]),
    "daily_backup": (daily_backup, [(False, False), (True, True), (False, False)]),
}


def test_every_setting_is_tried() -> None:
    assert list(COUNTS) == [row.name for row in rows()]


@pytest.mark.parametrize("name", COUNTS)
def test_a_change_counts_without_a_restart(name: str, desk: Desk, site: Site) -> None:
    found, values = COUNTS[name]
    desk.open(TITLE)
    _ = desk.notes
    found(desk, site)  # whatever is made when it is first wanted is there by now
    for chosen, seen in values:
        choose(desk, name, chosen)
        assert found(desk, site) == seen, chosen


@pytest.mark.parametrize(
    ("name", "typed", "words"),
    [
        ("reading_size", "100000", "Reading size has to be from 12 to 36."),
        ("reading_size", "99", "Reading size has to be from 12 to 36."),
        ("reading_size", "5", "Reading size has to be from 12 to 36."),
        ("measure", "-5", "Line length has to be from 45 to 90."),
        ("measure", "900", "Line length has to be from 45 to 90."),
    ],
)
def test_what_is_out_of_bounds_is_refused_in_the_form(desk: Desk, name: str, typed: str, words: str) -> None:
    before = desk.window.settings.load()
    dialog = form(desk)
    there, said = field(dialog, name), dialog.words[name]
    there.setFocus()
    there.selectAll()
    desk.bot.keyClicks(there, typed)
    desk.bot.keyClick(there, Qt.Key.Key_Tab)
    desk.settle()
    assert said.text() == words
    assert desk.window.settings.load() == before
    there.setFocus()
    there.selectAll()
    desk.bot.keyClicks(there, "50" if name == "measure" else "20")
    desk.bot.keyClick(there, Qt.Key.Key_Tab)
    desk.settle()
    assert said.text() == next(help_of(row) for row in rows() if row.name == name)
    assert desk.window.settings.load() != before


def test_of_many_quick_changes_the_last_one_stays(desk: Desk) -> None:
    desk.open(TITLE)
    spin = field(form(desk), "reading_size")
    for size in (12, 36, 20, 31, 13, 35, 24):
        spin.setValue(size)
    desk.settle()
    assert (desk.window.settings.load().reading_size, desk.reader.style_of_page.size) == (24, 24)
    spin.window().close()
    for _press in range(3):
        desk.window.wiring.actions.by_name["appearance.larger"].trigger()
    desk.settle()
    assert desk.window.settings.load().reading_size == 27


def test_a_dark_desktop_is_followed_from_the_start(
    make_desk: Callable[[Services], Desk], services: Services
) -> None:
    desk = make_desk(services)
    settings_file().save({"theme": "system"})
    desk.window.theme.become(desk.window.themes.get("sepia"))  # what the desktop was like a moment ago
    hints = QGuiApplication.styleHints()
    hints.colorSchemeChanged.emit(hints.colorScheme())
    desk.settle()
    assert desk.window.theme.name == "light"


def test_what_a_file_says_out_of_bounds_is_told_at_the_start(
    make_desk: Callable[[Services], Desk], services: Services
) -> None:
    paths.settings_folder().mkdir(parents=True, exist_ok=True)
    (paths.settings_folder() / "settings.json").write_text('{"theme": "light", "measure": -5}', "utf8")
    desk = make_desk(services)
    assert desk.window.notice.isVisible()
    assert "Line length has to be from 45 to 90." in desk.window.notice.words.text()
    assert desk.reader.view._letters == 66
