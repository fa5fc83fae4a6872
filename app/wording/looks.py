"""What a look at a page came to in; the sentences that the window and the command line say of it out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.domain.article.capture import Capture
from app.domain.article.extraction import Doubt
from app.domain.article.page import How
from app.domain.follow.alert import Alert, Checked, Finding
from app.domain.follow.comparison import ChangeKind, Comparison
from app.domain.follow.watch import Robots, Watch
from app.domain.mark import Decision, Mark, Outcome
from app.wording.catalog import N_, _
from app.wording.locale import listed, upper
from app.wording.said import said
from app.wording.words import Plural, Spoken, counted

DOUBTS: Mapping[Doubt, str] = Spoken(
    {
        Doubt.WALL: N_("it ends where the page asks to pay, log in or agree"),
        Doubt.MORE: N_("it ends at “continue reading” or the like"),
        Doubt.SHORT: N_("it is far shorter than the page says the article is"),
        Doubt.LISTING: N_("it looks like a list of articles, not like one"),
        Doubt.CUT: N_("it breaks off in the middle"),
        Doubt.PAGES: N_("it is one of several pages"),
    }
)
_LOOK = N_("Look at the page in a browser; if more stands there, clip it from there or paste the text.")
# What can be done where a text is probably not whole; the first that holds is said.
REMEDIES: Mapping[Doubt, str] = Spoken(
    {
        Doubt.PAGES: N_(
            "There are further pages: `clipdesk join {0}` fetches them, as `--all-pages` does with the first."
        ),
        Doubt.WALL: N_("Clip it from the browser where you are logged in, or paste the text."),
        Doubt.MORE: N_(
            "Open the page in a browser, show all of it, and clip it from there or paste the text."
        ),
        Doubt.LISTING: N_("Clip the address of the one article that you want."),
        Doubt.SHORT: _LOOK,
        Doubt.CUT: _LOOK,
    }
)
HOW: Mapping[str, str] = Spoken(
    {
        How.FETCH: N_("Fetched from the site"),
        How.FILE: N_("Taken from a file"),
        How.PASTE: N_("Pasted"),
        How.BROWSER: N_("Sent by the browser"),
    }
)
FINDINGS: Mapping[str, str] = Spoken(
    {
        Finding.NEW: N_("First clip"),
        Finding.SAME: N_("The same text"),
        Finding.MINOR: N_("Only spacing, a clock or the like changed"),
        Finding.CHANGED: N_("The text changed"),
        Finding.GONE: N_("The page is gone"),
        Finding.MOVED: N_("The page moved"),
        Finding.WALL: N_("The page is behind a wall"),
        Finding.OTHER: N_("Another article stands at this address"),
        Finding.UNREADABLE: N_("No article can be read on the page"),
        Finding.BACK: N_("The page is back"),
        Finding.PAGE: N_("A further page of the article"),
        Finding.FAILED: N_("The site did not answer"),
        "": N_("Kept, not read yet"),
    }
)
OUTCOMES: Mapping[Outcome, str] = Spoken(
    {
        Outcome.UNCHANGED: N_("Unchanged"),
        Outcome.EDITED: N_("Edited"),
        Outcome.UNCERTAIN: N_("Uncertain"),
        Outcome.ORPHAN: N_("Not found"),
    }
)
ROBOTS: Mapping[Robots, str] = Spoken(
    {
        Robots.UNKNOWN: N_("what robots.txt says is not known"),
        Robots.ALLOWED: N_("robots.txt allows it"),
        Robots.DISALLOWED: N_(
            "robots.txt asks programs not to read this page; it is read because you asked for it"
        ),
    }
)
HEAD: Mapping[str, str] = Spoken(
    {
        "title": N_("Headline"),
        "standfirst": N_("Standfirst"),
        "byline": N_("Byline"),
        "published": N_("Published"),
        "modified": N_("Updated"),
    }
)
QUIET: Mapping[ChangeKind, str] = Spoken(
    {
        ChangeKind.STRUCK: N_("struck out"),
        ChangeKind.RESTORED: N_("no longer struck out"),
        ChangeKind.MOVED: N_("moved"),
        ChangeKind.DATELINE: N_("dateline moved"),
        ChangeKind.CLOCK: N_("running clock"),
        ChangeKind.TYPOGRAPHY: N_("signs only"),
    }
)
LAST_GOOD = N_("The last good version stays in view.")


def verdict(capture: Capture) -> str:
    """Whether a capture holds the whole article, and why not."""
    if capture.problem:
        return said(capture.problem)
    if not capture.finding:
        return _("This copy was kept and not read yet.")
    if not capture.version_id:
        return _("{finding}.").format(finding=FINDINGS[capture.finding])
    if not capture.doubts:
        return _("Complete, as far as the page tells.")
    doubts = listed([DOUBTS[doubt] for doubt in capture.doubts])
    return _("Probably incomplete: {doubts}.").format(doubts=doubts)


def remedy(doubts: Sequence[Doubt], which: str) -> str:
    """What can be done for the article `which` that is probably not whole."""
    return next((REMEDIES[doubt].format(which) for doubt in REMEDIES if doubt in doubts), "")


# What may become of marked passages, in the order in which it is told.
PASSAGES: Mapping[str, Plural] = {
    "crossed": Plural(N_("{count} marked passage struck out"), N_("{count} marked passages struck out")),
    "edited": Plural(N_("{count} marked passage changed"), N_("{count} marked passages changed")),
    "orphans": Plural(N_("{count} marked passage vanished"), N_("{count} marked passages vanished")),
    "uncertain": Plural(
        N_("{count} marked passage may have changed"), N_("{count} marked passages may have changed")
    ),
}
QUOTED = Plural(
    N_("{passages}, {count} of them quoted in your notes"),
    N_("{passages}, {count} of them quoted in your notes"),
)
WORDS: Mapping[str, Plural] = {
    "struck": Plural(N_("{count} word struck out"), N_("{count} words struck out")),
    "gone": Plural(N_("{count} word went"), N_("{count} words went")),
    "come": Plural(N_("{count} word came"), N_("{count} words came")),
}
JOINED = Plural(
    N_("Joined {count} further page to the article."), N_("Joined {count} further pages to the article.")
)
NO_ANSWER = Plural(N_("{count} look in a row had no answer."), N_("{count} looks in a row had no answer."))
QUIETLY: Mapping[ChangeKind, Plural] = {
    ChangeKind.STRUCK: Plural(N_("{count} struck passage"), N_("{count} struck passages")),
    ChangeKind.RESTORED: Plural(N_("{count} restored passage"), N_("{count} restored passages")),
    ChangeKind.MOVED: Plural(N_("{count} moved part"), N_("{count} moved parts")),
    ChangeKind.DATELINE: Plural(N_("{count} moved dateline part"), N_("{count} moved dateline parts")),
    ChangeKind.CLOCK: Plural(N_("{count} running clock"), N_("{count} running clocks")),
    ChangeKind.SPACING: Plural(N_("{count} change of spacing"), N_("{count} changes of spacing")),
    ChangeKind.TYPOGRAPHY: Plural(N_("{count} change of typography"), N_("{count} changes of typography")),
}


def passages(numbers: Mapping[str, int]) -> str:
    """What became of marked passages; empty where nothing did."""
    of = {**numbers, "edited": numbers.get("edited", 0) - numbers.get("crossed", 0)}
    parts = listed([counted(words, of[name]) for name, words in PASSAGES.items() if of.get(name)])
    quoted = numbers.get("quoted", 0)
    return counted(QUOTED, quoted, passages=parts) if quoted and parts else parts


def difference(numbers: Mapping[str, int]) -> str:
    """How many words were struck out, went and came; empty where none did."""
    of = {**numbers, "gone": numbers.get("gone", 0) - numbers.get("struck", 0)}
    return listed([counted(words, of[name]) for name, words in WORDS.items() if of.get(name)])


def news(happened: Alert | Checked) -> str:
    """What a look came to, in a sentence or two."""
    finding, numbers = happened.finding, happened.numbers
    problem = happened.problem if isinstance(happened, Checked) else None
    if finding is Finding.FAILED and problem:
        return said(problem)
    if finding is Finding.PAGE:
        return f"{counted(JOINED, numbers.get('pages', 0))} {said(problem)}".strip()
    if finding is Finding.SAME:
        return _("Nothing changed.")
    if finding in (Finding.GONE, Finding.WALL, Finding.OTHER, Finding.UNREADABLE):
        words = _("{finding}: its address leads to {address}.") if happened.address else _("{finding}.")
        told = words.format(finding=FINDINGS[finding], address=happened.address)
        return f"{told} {_(LAST_GOOD)}"
    parts = [part for part in (_whereabouts(happened), passages(numbers), difference(numbers)) if part]
    if finding is Finding.CHANGED and not (passages(numbers) or difference(numbers)):
        parts.append(_("The headline or the byline changed"))
    return " ".join(_("{finding}.").format(finding=upper(part)) for part in parts or (FINDINGS[finding],))


def _whereabouts(happened: Alert | Checked) -> str:
    """That a page is back, or moved, or both; empty where it is neither."""
    back = happened.finding is Finding.BACK or bool(happened.numbers.get("back"))
    if back and happened.address:
        return _("The page is back, and moved to {address}").format(address=happened.address)
    if happened.address:
        return _("The page moved to {address}").format(address=happened.address)
    if happened.finding is Finding.MOVED:
        return FINDINGS[Finding.MOVED]
    return FINDINGS[Finding.BACK] if back else ""


def fate(mark: Mark) -> str:
    """What became of a mark on the version in view."""
    if mark.decision is Decision.KEPT:
        return _("Kept on the old version")
    if mark.decision is Decision.BY_HAND:
        return _("Moved by hand")
    if mark.outcome is Outcome.EDITED and mark.decision is Decision.ACCEPTED:
        return _("Edited, accepted")
    return OUTCOMES[mark.outcome]


def watching(watch: Watch | None) -> str:
    """How an article is watched, without its times."""
    if watch is None:
        return _("Not watched.")
    if watch.next_at is None:
        return _("Not watched any more: nothing has changed for a year.")
    failed = counted(NO_ANSWER, watch.failures) if watch.failures else ""
    return f"{_('Watched; {robots}.').format(robots=ROBOTS[watch.robots])} {failed}".strip()


def compared(comparison: Comparison) -> str:
    """How much differs between two versions, in one line."""
    if comparison.same:
        return _("Both versions say the same.")
    words = difference({"gone": comparison.words_gone, "come": comparison.words_come})
    kinds = [change.kind for change in comparison.changes]
    quiet = [counted(words, kinds.count(kind)) for kind, words in QUIETLY.items() if kinds.count(kind)]
    fields = [HEAD[field.name].lower() for field in comparison.fields]
    head = _("{fields} changed").format(fields=upper(listed(fields))) if fields else ""
    parts = (head, upper(words), upper(listed(quiet)))
    return " ".join(_("{finding}.").format(finding=part) for part in parts if part)
