"""Pictures on the page: those of the part in view alone, in their places, while what is read stays where it is."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QImage, QTextImageFormat
from pytestqt.qtbot import QtBot

from app import paths
from app.domain.errors import Cancelled
from app.ui.pictures import loading
from app.ui.pictures.decoder import Decoder
from app.ui.pictures.loading import AT_ONCE_S, load
from app.ui.reader.page import PageStyle, page
from app.ui.reader.view import ReaderView
from app.ui.theme import Theme, reading_families
from tests.soak.window import article
from tests.telling import trouble
from tests.ui.conftest import TITLE, Desk
from tests.ui.pictures import SOUND, drawn

FIRST, SECOND = f"blob:{'1' * 64}", f"blob:{'2' * 64}"
WORDS = "The ferry leaves at noon, and at six it comes back. " * 6
LONG = f'<p><img src="{FIRST}"/></p>{f"<p>{WORDS}</p>" * 900}<p><img src="{SECOND}"/></p><p>The end.</p>'


def image(width: int, height: int) -> QImage:
    made = QImage(width, height, QImage.Format.Format_RGB32)
    made.fill(0xFF336699)
    return made


@pytest.fixture
def view(qtbot: QtBot, theme: Theme) -> ReaderView:
    view = ReaderView(theme, PageStyle(theme, tuple(reading_families()), 18), 68)
    view.resize(700, 800)
    qtbot.addWidget(view)
    view.show()
    return view


@pytest.fixture(scope="module")
def decoder() -> Iterator[Decoder]:
    one = Decoder((*paths.own_command(), "picture-worker"), 60.0)
    yield one
    one.close()


def placed(view: ReaderView) -> list[QTextImageFormat]:
    """The pictures in the document, in order."""
    raw, found = view.document().toRawText(), []
    for at in (at for at, sign in enumerate(raw) if sign == "\ufffc"):
        cursor = view.textCursor()
        cursor.setPosition(at + 1)
        found.append(cursor.charFormat().toImageFormat())
    return found


def shown_text() -> str:
    return "\n" + f"{WORDS}\n\n" * 900 + "\nThe end."


def test_only_the_pictures_of_the_part_in_view_are_asked_for(view: ReaderView) -> None:
    asked: list[tuple[str, ...]] = []
    view.pictures_wanted.connect(lambda names, _together: asked.append(names))
    shown = page(*article(LONG, shown_text()))
    assert len(shown.parts) > 1
    view.show_page(shown)
    view.take_pictures({FIRST: image(300, 200)})
    view.go_to(len(shown.text) - 4, len(shown.text))
    view.take_pictures({SECOND: image(300, 200)})
    assert asked == [(FIRST,), (SECOND,)]
    assert set(view._pictures) == {SECOND}  # what went out of sight is let go of


def test_a_page_shown_again_asks_for_nothing_that_it_has(view: ReaderView) -> None:
    asked: list[tuple[str, ...]] = []
    view.pictures_wanted.connect(lambda names, _together: asked.append(names))
    shown = page(*article(LONG, shown_text()))
    view.show_page(shown)
    view.take_pictures({FIRST: image(300, 200)})
    view.show_page(shown)
    assert asked == [(FIRST,), ()]
    assert placed(view)[0].width() == 300


@pytest.mark.parametrize(("width", "height"), [(300, 200), (1400, 900), (1, 1)])
def test_a_picture_that_comes_takes_its_place_and_what_is_read_stays(
    view: ReaderView, width: int, height: int
) -> None:
    shown = page(*article(LONG, shown_text()))
    view.show_page(shown)
    start = shown.text.index("noon", 4_000)
    view.go_to(start, start + 4)
    before = view.cursorRect().top()
    view.take_pictures({FIRST: image(width, height)})
    assert placed(view)[0].width() == min(width, view.measure())
    assert abs(view.cursorRect().top() - before) <= 1
    assert view.span() == (start, start + 4)


def test_a_picture_of_the_sample_is_decoded_and_shown(desk: Desk) -> None:
    desk.open(TITLE)
    view = desk.reader.view
    (picture,) = view._pictures.values()
    assert picture.width() > 100
    assert placed(view)[0].width() == min(picture.width(), view.measure())


def test_closing_the_window_ends_the_child(desk: Desk) -> None:
    desk.open(TITLE)
    children = desk.reader.pictures._decoder._children
    idle = list(children._idle)
    assert len(idle) <= 1
    desk.window.close()
    assert not children._idle
    assert all(child._process.returncode is not None for child in idle)


def test_closing_the_window_does_not_wait_for_a_picture_that_hangs(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    loader, at_work = desk.reader.pictures, threading.Event()

    class Hanging(Decoder):
        def picture(self, data: bytes, most: int, stop: object) -> QImage:
            at_work.set()
            return super().picture(data, most, stop)  # type: ignore[arg-type]

    code = "import threading; threading.Event().wait(60)"
    monkeypatch.setattr(loader, "_decoder", Hanging((sys.executable, "-c", code), 60.0))
    desk.reader.show_article(
        next(a.id for a in desk.services.search.ranked(f'"{TITLE}"').hits if a.title == TITLE)
    )
    desk.bot.waitUntil(at_work.is_set, timeout=20_000)
    assert not desk.reader.view.document().isEmpty()  # the words are there, whatever the picture does
    desk.window.close()
    assert loader._decoder._children._busy == 0


def test_pictures_that_are_gone_or_broken_leave_a_clear_pixel(decoder: Decoder) -> None:
    kept = {"1": SOUND["png"], "2": b"nonsense", "4": SOUND["gif"]}

    def read(blob_id: str) -> bytes:
        if blob_id not in kept:
            raise trouble("This picture is gone.")
        return kept[blob_id]

    found: dict[str, QImage] = {}
    names = ["blob:1", "blob:2", "blob:3", "blob:4"]
    while rest := [name for name in names if name not in found]:
        found |= load(read, decoder, rest, 1_000_000, stop=lambda: False)
    assert [found[name].width() for name in names] == [90, 1, 1, 20]


def test_pictures_come_some_at_a_time(decoder: Decoder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "AT_ONCE_S", 0.0)
    assert AT_ONCE_S < 1
    data = drawn("png", 30, 30)
    found = load(lambda _id: data, decoder, ["blob:1", "blob:2"], 1_000_000, stop=lambda: False)
    assert list(found) == ["blob:1"]


def test_another_article_stops_the_pictures_of_the_one_before(decoder: Decoder) -> None:
    with pytest.raises(Cancelled):
        load(lambda _id: SOUND["png"], decoder, ["blob:1"], 1_000_000, stop=lambda: True)
