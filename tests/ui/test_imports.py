"""File > Import and File > Export: menus made of the table, an import with its report and its undo, and links that wait."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMenu

from app.domain.nouns import Noun
from app.ui.exchange.report import ReportDialog
from tests.site import Reply, serve
from tests.ui.conftest import Desk

LIST = "title,url,time_added,tags,status\nSea,{url},1616337559,sea,unread\nNo,javascript:x,,,\n"
PAGE = b"<html><head><title>The ferry</title></head><body><article><h1>The ferry</h1>" + b"<p>The island ferry will run again from May, the board said on Wednesday after repairs.</p>" * 4 + b"</article></body></html>"  # fmt: skip


def menu(desk: Desk, name: str) -> QMenu:
    """A submenu of File, opened."""
    found = next(one for one in desk.window.menuBar().findChildren(QMenu) if one.objectName() == name)
    found.aboutToShow.emit()
    return found


def take(desk: Desk, path: Path) -> None:
    desk.window.wiring.imports.take(path)
    desk.settle()


def test_the_menus_are_made_of_the_table(desk: Desk) -> None:
    words = [action.text() for action in menu(desk, "Import").actions() if action.text()]
    for row in desk.services.imports.formats():
        assert f"{row.label}…" in words
        assert (f"{row.label}, from a folder…" in words) is row.folder
    assert not menu(desk, "Import").actions()[-1].isEnabled()
    exports = {action.text(): action for action in menu(desk, "Export").actions() if action.text()}
    assert {"The open article…", "The open note…", "The whole library, as a zip…"} <= set(exports)
    next(action for action in menu(desk, "Import").actions() if action.text() == "Pocket list…").trigger()
    dialog = desk.window.findChild(QFileDialog)
    assert dialog is not None
    assert "*.csv" in dialog.nameFilters()[0]
    dialog.close()


def test_an_import_tells_what_it_took_and_is_undone_at_once(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(LIST.format(url="https://a.example/1"))
    before = desk.services.care.counts()[Noun.ARTICLE]
    take(desk, path)
    assert desk.window.notice.words.text() == "Imported 1 link from list.csv. 1 row was not taken."
    assert desk.services.care.counts()[Noun.ARTICLE] == before + 1
    menu(desk, "Import").actions()[-1].trigger()
    report = desk.window.findChild(ReportDialog)
    assert report is not None
    assert "- No: This is not an address of a web page." in report.words.toPlainText()
    report.write(tmp_path / "report.txt")
    desk.settle()
    assert (tmp_path / "report.txt").read_text("utf8") == report.words.toPlainText()
    report.close()
    desk.run("edit.undo")
    desk.settle()
    assert desk.services.care.counts()[Noun.ARTICLE] == before


def test_a_link_waits_until_its_page_is_asked_for(desk: Desk, tmp_path: Path) -> None:
    with serve({"/ferry": Reply(PAGE)}) as site:
        path = tmp_path / "list.csv"
        path.write_text(LIST.format(url=site.url("/ferry")))
        take(desk, path)
        desk.window.wiring.clipper.offer_unfinished()
        desk.settle()
        assert site.asked == []
        desk.open("Sea")
        assert desk.reader.placeholder.retry.text() == "Fetch the page"
        assert site.url("/ferry") in desk.reader.placeholder.words.text()
        desk.reader.placeholder.retry.click()
        desk.settle()
        assert site.asked == ["/ferry"]


def test_the_whole_library_is_written_from_the_menu(desk: Desk, tmp_path: Path) -> None:
    desk.window.wiring.imports.write_all(tmp_path / "all.zip")
    desk.settle()
    assert (tmp_path / "all.zip").is_file()
    assert desk.window.notice.words.text().startswith("Wrote 4 articles")


def test_what_cannot_be_imported_is_said(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "a.bin").write_bytes(b"\0\1")
    take(desk, tmp_path / "a.bin")
    assert "nothing that Clipdesk can import" in desk.window.notice.words.text()
