"""A look at a page keeps what came before it is read, says what it showed, and never moves or loses a mark silently."""

from __future__ import annotations

from pathlib import Path

import pytest

from app import wording
from app.clip.fetch import Fetcher
from app.clip.fetch.limits import Limits
from app.clip.worker import ExtractWorker
from app.domain.article.page import How
from app.domain.clip import ClipRequest
from app.domain.errors import KnownError
from app.domain.follow.alert import AlertKind, Finding
from app.domain.mark import Decision, MarkKind, Outcome
from app.domain.note import Target
from app.domain.nouns import Noun
from app.domain.steps import Watcher, run_here
from app.services.follow.checks import Checks
from app.wording import said
from tests.libraries import sound
from tests.services.follow.conftest import PARAGRAPHS, World, page
from tests.site import Reply
from tests.telling import refused

PAID = "310,000 crowns"
WALL = (
    '<div class="offer"><h2>This article is for subscribers</h2><p>Subscribe to continue reading.</p>'
    "<p>Already a subscriber? Log in</p></div>"
)


def test_the_same_text_is_a_capture_and_no_version(world: World) -> None:
    article = world.clip()
    world.show(*PARAGRAPHS, foot="<footer>Served by machine 7</footer>")
    checked = world.check(article)
    assert (checked.finding, checked.version_id, checked.alert_id) == (Finding.SAME, "", "")
    first, second = world.versions.captures(article)
    assert (first.finding, second.finding) == ("new", "same")
    assert first.version_id == second.version_id == world.version(article).id
    assert (second.how, second.status, second.text_hash) == (How.FETCH, 200, first.text_hash)
    assert first.blob_id != second.blob_id
    assert b"machine 7" in world.versions.original(second.id)
    assert not world.inbox()


def test_a_page_that_was_not_touched_is_asked_for_by_what_is_known(world: World) -> None:
    world.answer(body=page(*PARAGRAPHS), ETag='"a1"', Last_Modified="Mon, 02 Mar 2026 09:00:00 GMT")
    article = world.clip()
    world.answer(304)
    assert world.check(article).finding is Finding.SAME
    asked = world.site.requests[-1]
    assert (asked["If-None-Match"], asked["If-Modified-Since"]) == ('"a1"', "Mon, 02 Mar 2026 09:00:00 GMT")
    first, second = world.versions.captures(article)
    assert (second.status, second.blob_id) == (304, first.blob_id)


def test_a_changed_text_is_a_version_with_every_mark_on_it(world: World) -> None:
    article = world.clip()
    same, edited, gone = (
        world.mark(article, words)
        for words in ("The island ferry will run again", f"cost of the repairs at {PAID}", PARAGRAPHS[3])
    )
    before = world.version(article)
    world.show(
        PARAGRAPHS[0], "A new beginning.", PARAGRAPHS[1], PARAGRAPHS[2].replace("310", "470"), PARAGRAPHS[4]
    )
    checked = world.check(article)
    assert checked.finding is Finding.CHANGED
    assert world.fate(same) == (Outcome.UNCHANGED, Decision.ACCEPTED, "The island ferry will run again")
    assert world.fate(edited) == (Outcome.EDITED, Decision.OPEN, "cost of the repairs at 470,000 crowns")
    assert world.fate(gone) == (Outcome.ORPHAN, Decision.OPEN, PARAGRAPHS[3])
    assert {mark.id for mark in world.standing(article)} == {same, edited}
    now = world.version(article)
    assert (now.number, now.id) == (2, checked.version_id)
    for mark in world.standing(article):
        assert now.text[mark.anchor.start : mark.anchor.end] == mark.anchor.exact
        assert mark.made_at is not None
        assert before.text[mark.made_at.start : mark.made_at.end] == mark.made_at.exact
    old = world.marks.of_article(article, before.id)
    assert {mark.version_id for mark in old} == {before.id}
    assert [change.made for change in world.changed] == ["", ""]
    sound(world.library)


STRUCK = (
    "“We lost a whole season and <del>nobody has told us</del> who pays,” said Imre Valk, who owns the hotel."
)


@pytest.mark.parametrize("marked", ["nobody has told us", "nobody", "a whole season and nobody has told us"])
def test_a_marked_passage_that_is_struck_out_is_news(marked: str, world: World) -> None:
    world.show(*PARAGRAPHS[:1], STRUCK.replace("<del>", "").replace("</del>", ""), *PARAGRAPHS[2:])
    article = world.clip()
    mark = world.mark(article, marked)
    world.show(*PARAGRAPHS[:1], STRUCK, *PARAGRAPHS[2:])
    checked = world.check(article)
    assert (checked.finding, checked.numbers["edited"], checked.numbers["gone"]) == (Finding.CHANGED, 1, 4)
    (alert,) = world.inbox()
    assert alert.kind is AlertKind.PASSAGE
    outcome, decision, words = world.fate(mark)
    assert (outcome, decision) == (Outcome.EDITED, Decision.OPEN)
    assert "~~nobody has told us~~" in words


SIGNS = [
    ("a power becomes a number", "310,000", "10<sup>6</sup>", "106", "10⁶"),
    ("a figure gets a note", "310,000", "1,200", "1,200<sup>3</sup>", "1,200"),
]


@pytest.mark.parametrize(
    ("figure", "before", "after", "stood"), [row[1:] for row in SIGNS], ids=[row[0] for row in SIGNS]
)
def test_what_a_sign_says_is_news(figure: str, before: str, after: str, stood: str, world: World) -> None:
    world.show(*PARAGRAPHS[:2], PARAGRAPHS[2].replace(figure, before), *PARAGRAPHS[3:])
    article = world.clip()
    mark = world.mark(article, stood)
    world.show(*PARAGRAPHS[:2], PARAGRAPHS[2].replace(figure, after), *PARAGRAPHS[3:])
    assert world.check(article).finding is Finding.CHANGED
    assert (world.fate(mark)[0] is Outcome.UNCHANGED) == (stood in after)
    assert "1,2003" not in world.version(article).text


def test_a_text_that_comes_back_brings_its_marks_back(world: World) -> None:
    article = world.clip()
    marks = [world.mark(article, words) for words in (PAID, PARAGRAPHS[3])]
    world.show(*PARAGRAPHS[:2])
    world.check(article)
    assert {world.fate(mark)[0] for mark in marks} == {Outcome.ORPHAN}
    world.show(*PARAGRAPHS)
    world.check(article)
    assert [world.fate(mark) for mark in marks] == [
        (Outcome.UNCHANGED, Decision.ACCEPTED, PAID),
        (Outcome.UNCHANGED, Decision.ACCEPTED, PARAGRAPHS[3]),
    ]
    assert world.version(article).number == 3


def test_what_the_reporter_said_to_an_edit_holds_for_the_next_version(world: World) -> None:
    article = world.clip()
    accepted, kept = world.mark(article, f"repairs at {PAID}"), world.mark(article, "a third this year")
    edited = PARAGRAPHS[2].replace("310", "470").replace("a third this", "a quarter this")
    world.show(*PARAGRAPHS[:2], edited)
    second = world.check(article).version_id
    world.versions.accept([accepted], second)
    changes = world.versions.keep([kept], second)
    assert {mark.id for mark in world.standing(article)} == {accepted}
    assert not world.marks.get(kept).needs_review
    world.show("Before it all.", *PARAGRAPHS[:2], edited)
    assert "edited" not in world.check(article).numbers
    assert world.fate(accepted) == (Outcome.UNCHANGED, Decision.ACCEPTED, "repairs at 470,000 crowns")
    assert world.fate(kept) == (Outcome.EDITED, Decision.KEPT, "a third this year")
    world.undo.apply(changes)
    assert world.marks.of_article(article, second)[-1].needs_review


def test_the_words_that_were_marked_first_are_no_edit_when_they_come_back(world: World) -> None:
    article = world.clip()
    mark = world.mark(article, f"repairs at {PAID}")
    world.show(*PARAGRAPHS[:2], PARAGRAPHS[2].replace("310", "470"))
    world.versions.accept([mark], world.check(article).version_id)
    world.show(*PARAGRAPHS)
    assert "edited" not in world.check(article).numbers
    assert world.fate(mark) == (Outcome.UNCHANGED, Decision.ACCEPTED, f"repairs at {PAID}")


def test_an_orphan_is_attached_by_hand_and_undone(world: World) -> None:
    article = world.clip()
    mark = world.mark(article, PARAGRAPHS[3])
    world.show(*PARAGRAPHS[:3])
    second = world.check(article).version_id
    start = world.version(article).text.index("Imre Valk")
    changes = world.versions.attach(mark, second, start, start + len("Imre Valk"))
    assert world.fate(mark) == (Outcome.EDITED, Decision.BY_HAND, "Imre Valk")
    world.show("Before it all.", *PARAGRAPHS[:3])
    world.check(article)
    assert world.fate(mark) == (Outcome.UNCHANGED, Decision.ACCEPTED, "Imre Valk")
    world.undo.apply(changes)
    assert world.marks.of_article(article, second)[-1].outcome is Outcome.ORPHAN


def test_a_mark_on_an_old_version_is_brought_to_the_current_one(world: World) -> None:
    article = world.clip()
    old = world.version(article)
    world.show("Before it all.", *PARAGRAPHS)
    world.check(article)
    start = old.text.index(PAID)
    mark = world.marks.add(old.id, start, start + len(PAID), MarkKind.FIGURE).made
    assert world.fate(mark) == (Outcome.UNCHANGED, Decision.ACCEPTED, PAID)
    assert world.marks.get(mark).made_on == old.id
    assert mark in {one.id for one in world.standing(article)}


ANSWERS = [
    ("gone", 404, b"Not here", Finding.GONE),
    ("gone for good", 410, b"", Finding.GONE),
    ("behind a door", 403, b"No", Finding.WALL),
    ("behind a till", 402, b"Pay", Finding.WALL),
    ("no article in it", 200, b"<html><body><p>Hi.</p></body></html>", Finding.UNREADABLE),
    ("another article", 200, page(*(f"{n} cats sat on mats and slept." for n in range(30)), title="Cats"), Finding.OTHER),
]  # fmt: skip


@pytest.mark.parametrize(
    ("status", "body", "finding"), [row[1:] for row in ANSWERS], ids=[row[0] for row in ANSWERS]
)
def test_a_page_that_is_not_the_article_any_more_leaves_the_last_good_version(
    world: World, status: int, body: bytes, finding: Finding
) -> None:
    article = world.clip()
    mark = world.mark(article, PAID)
    before = world.version(article)
    world.answer(status, body)
    checked = world.check(article)
    assert (checked.finding, checked.version_id) == (finding, "")
    assert world.version(article).id == before.id
    assert world.fate(mark) == (Outcome.UNCHANGED, Decision.ACCEPTED, PAID)
    (alert,) = world.inbox()
    assert (alert.kind, alert.finding, alert.id) == (AlertKind.PAGE, finding, checked.alert_id)
    last = world.versions.captures(article)[-1]
    assert (last.finding, last.status, last.version_id) == (finding, status, "")
    assert world.versions.original(last.id) == body
    assert world.check(article).alert_id == ""  # it is told once
    world.show(*PARAGRAPHS)
    assert world.check(article).finding is Finding.BACK
    assert [alert.finding for alert in world.inbox()] == [Finding.BACK, finding]
    assert world.check(article).finding is Finding.SAME


def test_a_page_that_moved_is_followed(world: World) -> None:
    article = world.clip()
    world.show(*PARAGRAPHS, path="/2026/ferry-runs")
    world.answer(301, Location="/2026/ferry-runs")
    checked = world.check(article)
    assert (checked.finding, checked.address) == (Finding.MOVED, world.site.url("/2026/ferry-runs"))
    assert world.versions.captures(article)[-1].redirects == (world.site.url("/2026/ferry-runs"),)
    assert world.check(article).finding is Finding.SAME


@pytest.mark.parametrize(
    "reply", [Reply(b"", 503), Reply(b"", 429), Reply(behave="silent")], ids=["503", "429", "none"]
)
def test_a_site_that_gives_no_answer_leaves_no_capture(world: World, reply: Reply) -> None:
    article = world.clip()
    world.pages["/ferry"] = reply
    checked = world.check(article)
    assert checked.finding is Finding.FAILED
    assert said(checked.problem).startswith("127.0.0.1 ")
    assert len(world.versions.captures(article)) == 1
    assert not world.inbox()


@pytest.mark.parametrize("slow", ["drip", "hang", "hang-after-head"])
def test_a_page_that_got_slow_costs_no_version(world: World, worker: ExtractWorker, slow: str) -> None:
    article = world.clip()
    known = world.articles.version(article)
    world.pages["/ferry"] = Reply(page(*PARAGRAPHS[:2]), behave=slow)
    hurried = Fetcher(
        lambda: frozenset({f"127.0.0.1:{world.site.port}"}),
        "tests",
        Limits(total_s=1.0, idle_s=0.5, look_s=0.05),
    )
    checked = run_here(Checks(world.library, hurried, worker).steps(article, world.watcher))
    assert checked.finding is Finding.FAILED
    assert "127.0.0.1" in said(checked.problem)
    assert world.articles.version(article) == known
    world.show(*PARAGRAPHS)
    assert world.check(article).finding is Finding.SAME


def test_a_newer_copy_is_taken_from_a_file_or_a_paste(world: World, tmp_path: Path) -> None:
    article = world.clip()
    mark = world.mark(article, PAID)
    saved = tmp_path / "saved.html"
    saved.write_bytes(page(*PARAGRAPHS[:2], PARAGRAPHS[2].replace("310", "470")))
    assert world.check(article, ClipRequest(path=saved)).finding is Finding.CHANGED
    assert world.fate(mark) == (Outcome.EDITED, Decision.OPEN, "470,000 crowns")
    copied = ClipRequest(html=page(*PARAGRAPHS).decode())
    assert world.check(article, copied).finding is Finding.CHANGED
    assert world.fate(mark) == (Outcome.UNCHANGED, Decision.ACCEPTED, PAID)
    assert [look.how for look in world.versions.captures(article)] == [How.FETCH, How.FILE, How.PASTE]


def test_a_second_clip_of_an_article_becomes_a_look_at_the_first(world: World) -> None:
    article = world.clip()
    mark = world.mark(article, PAID)
    world.show(*PARAGRAPHS[:2], PARAGRAPHS[2].replace("310", "470"))
    second = world.clip()
    world.clips.keep_one(article, second)
    (copy,) = world.checks.unfinished()
    assert run_here(world.checks.resume(copy.id, Watcher())).finding is Finding.CHANGED
    assert world.fate(mark)[0] is Outcome.EDITED
    assert world.version(article).number == 2
    assert not world.checks.unfinished()
    sound(world.library)


def test_a_look_that_was_cut_short_is_gone_on_with(world: World) -> None:
    article = world.clip()
    world.show("Before it all.", *PARAGRAPHS)
    steps = world.checks.steps(article, Watcher())
    step = next(steps)
    while said(step.doing) != "Reading the page":
        step = steps.send(step.work())
    steps.close()  # as when the program ends here
    (copy,) = world.checks.unfinished()
    assert run_here(world.checks.resume(copy.id, Watcher())).finding is Finding.CHANGED
    assert world.version(article).text.startswith("Before it all.")


def test_what_the_reporter_put_back_is_no_edit(world: World) -> None:
    aside = '<aside class="related"><p>Read more about the ferry in our special report about the island.</p></aside>'
    world.show(*PARAGRAPHS, foot=aside)
    article = world.clip()
    version = world.version(article)
    dropped = [
        at for at, block in enumerate(version.blocks) if not block.kept and "special report" in block.text
    ]
    if not dropped:
        pytest.skip("the extractor does not offer this passage")
    world.articles.put_back(article, dropped[0])
    assert "special report" in world.version(article).text
    world.show(*PARAGRAPHS, foot=aside + "<i>7</i>")
    assert world.check(article).finding is Finding.SAME


def test_the_same_bytes_read_by_a_newer_extractor_are_no_edit(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = world.clip()
    mark = world.mark(article, PAID)
    with world.library.write() as tx:  # as an older Clipdesk would have read it, without the last paragraph
        text = "\n\n".join(PARAGRAPHS[:4])
        tx.update("version", world.version(article).id, {"extractor": "clipdesk 0", "text": text})
    world.show(*PARAGRAPHS, foot="<footer>Served by machine 7</footer>")
    assert world.check(article).finding is Finding.SAME
    assert world.version(article).number == 1
    world.show(*PARAGRAPHS, "And a new last word.")
    checked = world.check(article)
    assert (checked.finding, checked.numbers["come"], checked.numbers["gone"]) == (Finding.CHANGED, 5, 0)
    assert [(one.number, one.reread) for one in world.versions.of_article(article)] == [
        (1, False),
        (2, True),
        (3, False),
    ]
    assert world.fate(mark) == (Outcome.UNCHANGED, Decision.ACCEPTED, PAID)
    sound(world.library)


def test_a_title_that_the_reporter_corrected_stays_hers(world: World) -> None:
    article = world.clip()
    world.articles.edit(article, title="Ferry: who pays?")
    world.show("Before it all.", *PARAGRAPHS, title="Ferry to sail again")
    world.check(article)
    assert world.articles.get(article).title == "Ferry: who pays?"
    assert world.version(article).title == "Ferry to sail again"


@pytest.mark.parametrize(
    "head", ['<meta property="og:site_name" content="The Quay"><meta name="author" content="Imre Valk">', ""]
)
def test_whatever_else_of_the_head_she_corrected_stays_hers_too(world: World, head: str) -> None:
    world.show(*PARAGRAPHS, head=head)
    article = world.clip()
    world.articles.edit(
        article, publication="The Quay Weekly", authors=("Rosa Lind",), standfirst="Who pays?"
    )
    world.show("Before it all.", *PARAGRAPHS, head=head, title="Ferry to sail again")
    world.check(article)
    hers = world.articles.get(article)
    assert (hers.publication, hers.authors, hers.standfirst) == (
        "The Quay Weekly",
        ("Rosa Lind",),
        "Who pays?",
    )
    assert hers.title == "Ferry to sail again"


def test_the_inbox_has_passages_first_then_headlines_then_bodies(world: World) -> None:
    for name in ("body", "passage", "headline", "page"):
        world.show(*PARAGRAPHS, path=f"/{name}")
    ids = {name: world.clip(f"/{name}") for name in ("body", "passage", "headline", "page")}
    quoted = world.mark(ids["passage"], PAID)
    world.notes.add("", f"He said [it]({Target(Noun.MARK, quoted)})")
    world.show(*PARAGRAPHS, "One more.", path="/body")
    world.show(*PARAGRAPHS[:2], path="/passage")
    world.show(*PARAGRAPHS, title="Ferry to sail again", path="/headline")
    world.answer(404, path="/page")
    for name in ("page", "body", "headline", "passage"):
        world.check(ids[name])
    assert [alert.kind for alert in world.inbox()] == list(AlertKind)
    first = world.inbox()[0]
    assert {**first.numbers, "gone": 0} == {"orphans": 1, "quoted": 1, "gone": 0, "come": 0}
    assert world.articles.get(ids["passage"]).alert_count == 1
    assert world.alerts.unseen() == 4
    world.alerts.see_article(ids["passage"])
    assert world.alerts.unseen() == 3
    assert world.inbox()[-1].article_id == ids["passage"]


def test_an_article_without_an_address_says_what_to_do(world: World) -> None:
    pasted = run_here(world.clips.steps(ClipRequest(text="\n\n".join(PARAGRAPHS)), Watcher())).article.id
    with refused(KnownError, "no address to look at"):
        world.check(pasted)


def test_a_second_look_keeps_one_text_at_most_twice(world: World) -> None:
    """A capture names the version with its text, also where the text came back to an older one."""
    article = world.clip()
    world.show(*PARAGRAPHS[:4])
    world.check(article)
    world.show(*PARAGRAPHS)
    world.check(article)
    numbers = {one.id: one.number for one in world.versions.of_article(article)}
    assert [numbers[look.version_id] for look in world.versions.captures(article)] == [1, 2, 3]
    assert [(v.words_gone, v.words_come) for v in world.versions.of_article(article)] == [
        (0, 0),
        (18, 0),
        (0, 18),
    ]


@pytest.mark.parametrize(
    ("edited", "words"),
    [(False, "The page is back, and moved to {}."), (True, "The page is back, and moved to {}. 1 word went and 1 word came.")],
    ids=["as it was", "edited"],
)  # fmt: skip
def test_a_page_both_back_and_moved_is_told_as_both(world: World, edited: bool, words: str) -> None:
    article = world.clip()
    world.answer(404)
    world.check(article)
    text = [part.replace("310,000", "470,000") for part in PARAGRAPHS] if edited else PARAGRAPHS
    world.show(*text, path="/2026/ferry-runs")
    world.answer(301, Location="/2026/ferry-runs")
    checked = world.check(article)
    said = words.format(world.site.url("/2026/ferry-runs"))
    assert wording.news(checked) == said
    assert wording.news(world.inbox()[0]) == said


def test_a_page_that_moved_and_changed_is_told_as_both(world: World) -> None:
    article = world.clip()
    world.show(*[part.replace("310,000", "470,000") for part in PARAGRAPHS], path="/2026/ferry-runs")
    world.answer(301, Location="/2026/ferry-runs")
    moved = world.site.url("/2026/ferry-runs")
    assert wording.news(world.check(article)) == f"The page moved to {moved}. 1 word went and 1 word came."
