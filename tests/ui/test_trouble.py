"""What is asked about a library in trouble: what helps is offered, done, and asked about again where it did not help."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from app.domain.codes.troubles import Trouble
from app.domain.errors import Damaged, Help, KnownError
from app.domain.library import Backup
from app.services.record import Services
from app.services.rescue.writing import WrittenOut
from app.ui.frame.trouble import BUTTONS, Remedies, ask_about
from app.ui.jobs import Jobs
from tests.telling import trouble

BACKUP = Backup(Path("one.db"), datetime(2026, 3, 2, tzinfo=UTC), "daily", 1, "x")
LOCKED = KnownError(Trouble.LIBRARY_LOCKED)
NO_FILE = KnownError(Trouble.NO_REGULAR_FILE)


def answered(error: KnownError, *clicks: str, backups: tuple[Backup, ...] = (BACKUP,), fails: bool = False) -> tuple[str, list[str], list[str]]:  # fmt: skip
    """The answer to the question, what was offered at first, and what was done."""
    offered: list[list[str]] = []
    done: list[str] = []
    left = list(clicks)

    def click() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        buttons = {button.text(): button for button in box.buttons()}
        offered.append(list(buttons))
        if left[1:]:
            QTimer.singleShot(0, click)
        buttons[left.pop(0)].click()

    def do(name: str) -> Callable[..., None]:
        def call(*_given: object) -> None:
            done.append(name)
            if fails:
                raise trouble("It did not help. Choose again.")

        return call

    def write_out(folder: Path) -> WrittenOut:
        do("write out")()
        return WrittenOut(folder, 1, 0, 0, 0)

    QTimer.singleShot(0, click)
    remedies = Remedies(lambda: backups, do("restore"), do("mend"), write_out)
    return ask_about(error, remedies), offered[0], done


@pytest.mark.parametrize(
    ("error", "backups", "offered"),
    [
        (Damaged(Trouble.DAMAGED), (BACKUP,), {Help.RESTORE, Help.READ, Help.RESCUE}),
        (Damaged(Trouble.DAMAGED), (), {Help.READ, Help.RESCUE}),
        (Damaged(Trouble.DAMAGED, helps=(Help.REBUILD,)), (BACKUP,), {Help.REBUILD}),
        (LOCKED, (BACKUP,), {Help.READ}),
        (NO_FILE, (BACKUP,), set()),
    ],
)
def test_what_is_offered(
    qapp: QApplication, error: KnownError, backups: tuple[Backup, ...], offered: set[Help]
) -> None:
    answer, buttons, done = answered(error, "Quit", backups=backups)
    assert (answer, done) == ("quit", [])
    assert set(buttons) == {"Try again", "Quit", *(BUTTONS[one] for one in offered)}


@pytest.mark.parametrize(
    ("help_", "answer", "done"),
    [(Help.RESTORE, "again", ["restore"]), (Help.REBUILD, "again", ["mend"]), (Help.READ, "read", [])],
)
def test_what_is_chosen_is_done(qapp: QApplication, help_: Help, answer: str, done: list[str]) -> None:
    error = Damaged(Trouble.DAMAGED, helps=(Help.RESTORE, Help.REBUILD, Help.READ))
    assert answered(error, BUTTONS[help_])[::2] == (answer, done)


def test_what_did_not_help_is_asked_about_again(qapp: QApplication) -> None:
    answer, _offered, done = answered(Damaged(Trouble.DAMAGED), BUTTONS[Help.RESTORE], "Quit", fails=True)
    assert (answer, done) == ("quit", ["restore"])


@pytest.mark.parametrize("lane", ["read", "write", "pool"])
def test_damage_met_in_any_lane_is_told(services: Services, jobs: Jobs, qtbot: QtBot, lane: str) -> None:
    def work() -> None:
        raise Damaged(Trouble.DAMAGED)

    with qtbot.waitSignal(jobs.damaged) as told:
        getattr(jobs, lane)(jobs, work, failed=lambda _error: None)
    assert told.args is not None
    assert isinstance(told.args[0], Damaged)
