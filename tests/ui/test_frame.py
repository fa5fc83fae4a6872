"""What stands round the panes: the palette, preferences, backups, notices, exports."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QSpinBox, QWidget

from app.domain.errors import KnownError
from app.domain.nouns import Noun
from app.services.exchange import Exported
from app.settings import rows
from app.ui.exchange.export import write_file
from app.ui.frame.backups import BackupsDialog
from app.ui.frame.preferences import PreferencesDialog
from tests.telling import refused
from tests.ui.conftest import TITLE, Desk


def test_the_palette_lists_every_action_with_its_key_and_runs_it(desk: Desk) -> None:
    desk.run("window.palette")
    popup = desk.window.wiring.verbs.palette_box.popup
    labels = {action.text() for _menu, _label, action in desk.window.wiring.actions.entries()}
    assert popup.list.count() == len(labels) - 1  # all but itself
    desk.bot.keyClicks(popup.box, "dark theme")
    desk.settle()
    choice = popup.list.current()
    assert choice is not None
    assert choice.label == "Dark theme"
    desk.bot.keyClick(popup.box, Qt.Key.Key_Return)
    desk.settle()
    assert desk.window.theme.name == "dark"


def test_the_form_of_the_preferences_is_made_from_the_table(desk: Desk) -> None:
    desk.run("window.preferences")
    dialog = desk.window.findChild(PreferencesDialog)
    assert dialog is not None
    for row in rows():
        field = next(each for each in dialog.findChildren(QWidget) if each.objectName() == row.name)
        assert field.accessibleName() == row.label
    theme = next(box for box in dialog.findChildren(QComboBox) if box.objectName() == "theme")
    theme.setCurrentIndex(theme.findData("sepia"))
    size = next(box for box in dialog.findChildren(QSpinBox) if box.objectName() == "reading_size")
    size.setValue(24)
    desk.settle()
    assert (desk.window.settings.load().theme, desk.window.settings.load().reading_size) == ("sepia", 24)
    assert desk.window.theme.name == "sepia"
    dialog.close()


def test_back_up_and_restore_from_the_menu(desk: Desk) -> None:
    desk.run("care.backups")
    dialog = desk.window.findChild(BackupsDialog)
    assert dialog is not None
    desk.bot.mouseClick(dialog.now, Qt.MouseButton.LeftButton)
    desk.settle()
    assert dialog.list.count() == 1
    desk.services.articles.delete([desk.open(TITLE)])
    assert desk.services.care.counts()[Noun.ARTICLE] == 3
    desk.bot.mouseClick(dialog.restore, Qt.MouseButton.LeftButton)
    desk.settle()
    assert desk.services.care.counts()[Noun.ARTICLE] == 4
    assert desk.library.model.rowCount() == 3  # the inbox, read again
    dialog.close()


def test_an_export_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "note.md"
    assert write_file(path, Exported("note.md", b"words")) == "note.md"
    assert path.read_bytes() == b"words"
    with refused(KnownError, "could not be written"):
        write_file(tmp_path / "no such folder" / "note.md", Exported("note.md", b"x"))


def test_a_check_of_the_library_says_that_all_is_well(desk: Desk) -> None:
    from PySide6.QtWidgets import QMessageBox

    desk.run("care.check")
    box = desk.window.findChild(QMessageBox)
    assert box is not None
    assert box.text().startswith("All is well.")
    box.close()


def test_a_question_is_answered_by_its_buttons(desk: Desk) -> None:
    answers: list[str] = []
    desk.window.notice.ask(
        "Shall we?", (("Yes", lambda: answers.append("yes")), ("No", lambda: answers.append("no")))
    )
    assert desk.window.notice.isVisible()
    desk.window.notice._buttons[1].click()
    assert answers == ["no"]
    assert not desk.window.notice.isVisible()
