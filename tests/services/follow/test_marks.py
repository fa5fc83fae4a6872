"""What becomes of marks at a look: a sign may change what they say, a copy is asked about, and none is forgotten."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from app.domain.follow.alert import AlertKind
from app.domain.mark import Decision, Outcome
from app.domain.steps import Steps, Watcher
from app.wording import said
from tests.libraries import sound
from tests.services.follow.conftest import PARAGRAPHS, World

MONEY = (
    "The audit office says that “the work” cost £41 million - 3.5% more than planned; the county paid for it."
)

# title, marked words, the same words of the next version, what that is
SIGNS = [
    ("another currency", "cost £41 million", "cost €41 million", Outcome.EDITED),
    ("a minus", "3.5% more", "-3.5% more", Outcome.EDITED),
    ("a decimal comma", "3.5% more", "3,5% more", Outcome.EDITED),
    ("per mille", "3.5% more", "3.5‰ more", Outcome.EDITED),
    ("a question", "paid for it.", "paid for it?", Outcome.EDITED),
    ("quotation marks that went", "“the work” cost", "the work cost", Outcome.EDITED),
    ("quotation marks of another shape", "“the work” cost", "«the work» cost", Outcome.UNCHANGED),
    ("a dash of another shape", "million - 3.5%", "million – 3.5%", Outcome.UNCHANGED),
    ("a blank that does not break", "£41 million", "£41\u00a0million", Outcome.UNCHANGED),
]


@pytest.mark.parametrize(
    ("before", "after", "outcome"), [row[1:] for row in SIGNS], ids=[row[0] for row in SIGNS]
)
def test_a_sign_that_says_something_else_is_an_edit(
    world: World, before: str, after: str, outcome: Outcome
) -> None:
    assert before in MONEY
    world.show(*PARAGRAPHS, MONEY)
    article = world.clip()
    mark = world.mark(article, before)
    world.show("Before it all.", *PARAGRAPHS, MONEY.replace(before, after))
    world.check(article)
    assert world.marks.get(mark).outcome is outcome
    assert (AlertKind.PASSAGE in {alert.kind for alert in world.inbox()}) is (outcome is Outcome.EDITED)


def test_a_mark_with_two_copies_is_asked_about_once(world: World) -> None:
    article = world.clip()
    mark = world.mark(article, "310,000 crowns")
    copied = (*PARAGRAPHS[:3], PARAGRAPHS[2], *PARAGRAPHS[3:])
    world.show(*copied)
    checked = world.check(article)
    assert checked.numbers["uncertain"] == 1
    assert world.fate(mark) == (Outcome.UNCERTAIN, Decision.OPEN, "310,000 crowns")
    world.versions.accept([mark], checked.version_id)
    world.show("Before it all.", *copied)
    assert "uncertain" not in world.check(article).numbers
    assert world.fate(mark) == (Outcome.UNCHANGED, Decision.ACCEPTED, "310,000 crowns")


def _interrupted(steps: Steps[object], at: str, work: Callable[[], object]) -> None:
    """Take every step, and do something else after the one that says `at`."""
    result = None
    while True:
        try:
            step = steps.send(result)
        except StopIteration:
            return
        result = step.work()
        if said(step.doing) == at:
            work()


@pytest.mark.parametrize("reread", [False, True], ids=["", "the known text is read again first"])
def test_what_happens_to_marks_while_they_are_followed_is_not_lost(world: World, *, reread: bool) -> None:
    article = world.clip()
    gone, kept = world.mark(article, "310,000 crowns"), world.mark(article, "Two pilots")
    if reread:
        with world.library.write() as tx:
            text = "\n\n".join(PARAGRAPHS[:4])
            tx.update("version", world.version(article).id, {"extractor": "clipdesk 0", "text": text})
    world.show("Before it all.", *PARAGRAPHS)
    late: list[str] = []

    def meanwhile() -> None:
        late.append(world.mark(article, "the harbour board"))
        world.marks.delete([gone])

    _interrupted(world.checks.steps(article, Watcher()), "Following the marks", meanwhile)
    assert world.version(article).number == (3 if reread else 2)
    assert {mark.id for mark in world.standing(article)} == {kept, *late}
    assert world.fate(late[0]) == (Outcome.UNCHANGED, Decision.ACCEPTED, "the harbour board")
    sound(world.library)
