"""The bridge between the threads: order, the last answer only, errors, undo, an end that loses nothing."""

from __future__ import annotations

import threading
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app import wording
from app.domain.changes import Changes
from app.domain.clip import Clipped
from app.domain.codes.doings import Doing
from app.domain.codes.message import Message
from app.domain.errors import Cancelled, KnownError
from app.domain.steps import Lane, Step, Steps, Watcher
from app.services.record import Services
from app.ui.jobs import Jobs
from tests.telling import trouble
from tests.ui.conftest import Settle

DOING = {Lane.STORE: Doing.KEEPING_PAGE, Lane.POOL: Doing.READING_PAGE}


def test_writes_keep_their_order_and_stay_on_one_thread(jobs: Jobs, settle: Settle) -> None:
    seen: list[tuple[int, int]] = []
    owner = QObject()

    def work(number: int) -> Changes:
        seen.append((number, threading.get_ident()))
        return Changes()

    for number in range(30):
        jobs.write(owner, lambda number=number: work(number))  # type: ignore[misc]
    settle()
    assert [number for number, _ in seen] == list(range(30))
    assert {thread for _, thread in seen} - {threading.get_ident()} == {seen[0][1]}


def test_only_the_last_answer_of_a_kind_arrives(jobs: Jobs, settle: Settle) -> None:
    owner = QObject()
    came: list[str] = []
    first = threading.Event()
    jobs.read(owner, lambda: first.wait(5), lambda _r: came.append("first"), latest="search")
    jobs.read(owner, lambda: "second", came.append, latest="search")
    first.set()
    settle()
    assert came == ["second"]


def test_an_earlier_search_is_told_to_stop(jobs: Jobs, settle: Settle) -> None:
    owner = QObject()
    came: list[str] = []
    begun = threading.Event()

    def slow(*, stop: Any) -> str:
        begun.set()
        while not stop():
            pass
        raise Cancelled

    jobs.read(owner, slow, came.append, latest="search", stoppable=True)
    assert begun.wait(5)
    jobs.read(owner, lambda *, stop: "done", came.append, latest="search", stoppable=True)
    settle()
    assert came == ["done"]


def test_an_owner_that_is_gone_hears_nothing(jobs: Jobs, settle: Settle) -> None:
    came: list[str] = []
    owner = QObject()
    jobs.read(owner, lambda: "late", came.append)
    import shiboken6

    shiboken6.delete(owner)
    settle()
    assert came == []


def test_a_known_error_goes_to_who_asked_or_to_everybody(jobs: Jobs, settle: Settle) -> None:
    owner = QObject()
    mine: list[KnownError] = []
    all_of: list[KnownError] = []
    jobs.failed.connect(all_of.append)

    def work() -> None:
        raise trouble("The disk is full.")

    jobs.read(owner, work, failed=mine.append)
    jobs.read(owner, work)
    settle()
    assert [wording.said(error) for error in mine] == ["The disk is full."]
    assert [wording.said(error) for error in all_of] == ["The disk is full."]


def test_undo_and_redo(jobs: Jobs, settle: Settle, services: Services) -> None:
    owner = QObject()
    labels: list[tuple[str, str]] = []
    jobs.undoing.labels_changed.connect(lambda back, forth: labels.append((back, forth)))
    note = services.notes.all()[0]
    jobs.write(owner, lambda: services.notes.delete([note.id]))
    settle()
    assert labels[-1] == ("Delete 1 note", "")
    jobs.undoing.undo()
    settle()
    assert services.notes.get(note.id).text == note.text
    assert labels[-1] == ("", "Delete 1 note")
    jobs.undoing.redo()
    settle()
    with pytest.raises(KnownError):
        services.notes.get(note.id)


def test_steps_go_to_their_lanes_and_errors_come_back_into_them(jobs: Jobs, settle: Settle) -> None:
    threads: dict[Lane, int] = {}
    said: list[str] = []
    ended: list[object] = []

    def note(lane: Lane) -> None:
        threads[lane] = threading.get_ident()

    def fails() -> None:
        raise trouble("No.")

    def steps(_watcher: Watcher) -> Steps[Clipped]:
        for lane in Lane:
            yield Step(lane, Message(DOING[lane]), partial(note, lane))
        try:
            yield Step(Lane.POOL, Message(Doing.STOPPING), fails)
        except KnownError as error:
            said.append(wording.said(error))
        return Clipped(None)  # type: ignore[arg-type]

    job = jobs.steps(steps)
    job.said.connect(said.append)
    job.ended.connect(ended.append)
    settle()
    assert said == ["Keeping the page", "Reading the page", "Stopping", "No."]
    assert len(set(threads.values()) | {threading.get_ident()}) == 3
    assert ended == [Clipped(None)]  # type: ignore[arg-type]


def test_what_was_asked_of_the_store_is_written_before_the_end(services: Services, qtbot: QtBot) -> None:
    jobs, owner = Jobs(lambda: services.undo), QObject()
    ids = []

    def add(number: int) -> Changes:
        changes = services.notes.add("", f"note {number}")
        ids.append(changes.made)
        return changes

    for number in range(20):
        jobs.write(owner, lambda number=number: add(number))  # type: ignore[misc]
    jobs.close()
    assert [services.notes.get(one).text for one in ids] == [f"note {n}" for n in range(20)]
