"""What a look at a page or an import came to in; the sentences that the window and the command line say of it out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.domain.article.capture import Capture
from app.domain.article.extraction import Doubt
from app.domain.article.page import How
from app.domain.follow.alert import Alert, Checked, Finding
from app.domain.follow.comparison import ChangeKind, Comparison
from app.domain.follow.watch import Robots, Watch
from app.domain.imports import ImportReport
from app.domain.mark import Decision, Mark, Outcome
from app.services.words import counted

DOUBTS: Mapping[Doubt, str] = {
    Doubt.WALL: "it ends where the page asks to pay, log in or agree",
    Doubt.MORE: "it ends at “continue reading” or the like",
    Doubt.SHORT: "it is far shorter than the page says the article is",
    Doubt.LISTING: "it looks like a list of articles, not like one",
    Doubt.CUT: "it breaks off in the middle",
    Doubt.PAGES: "it is one of several pages",
}
_LOOK = "Look at the page in a browser; if more stands there, clip it from there or paste the text."
# What can be done where a text is probably not whole; the first that holds is said.
REMEDIES: Mapping[Doubt, str] = {
    Doubt.PAGES: "There are further pages: `clipdesk join {0}` fetches them, as `--all-pages` does with the first.",
    Doubt.WALL: "Clip it from the browser where you are logged in, or paste the text.",
    Doubt.MORE: "Open the page in a browser, show all of it, and clip it from there or paste the text.",
    Doubt.LISTING: "Clip the address of the one article that you want.",
    Doubt.SHORT: _LOOK,
    Doubt.CUT: _LOOK,
}
HOW: Mapping[str, str] = {
    How.FETCH: "Fetched from the site",
    How.FILE: "Taken from a file",
    How.PASTE: "Pasted",
    How.BROWSER: "Sent by the browser",
}
FINDINGS: Mapping[str, str] = {
    Finding.NEW: "First clip",
    Finding.SAME: "The same text",
    Finding.MINOR: "Only spacing, a clock or the like changed",
    Finding.CHANGED: "The text changed",
    Finding.GONE: "The page is gone",
    Finding.MOVED: "The page moved",
    Finding.WALL: "The page is behind a wall",
    Finding.OTHER: "Another article stands at this address",
    Finding.UNREADABLE: "No article can be read on the page",
    Finding.BACK: "The page is back",
    Finding.PAGE: "A further page of the article",
    Finding.FAILED: "The site did not answer",
    "": "Kept, not read yet",
}
OUTCOMES: Mapping[Outcome, str] = {
    Outcome.UNCHANGED: "Unchanged",
    Outcome.EDITED: "Edited",
    Outcome.UNCERTAIN: "Uncertain",
    Outcome.ORPHAN: "Not found",
}
ROBOTS: Mapping[Robots, str] = {
    Robots.UNKNOWN: "what robots.txt says is not known",
    Robots.ALLOWED: "robots.txt allows it",
    Robots.DISALLOWED: "robots.txt asks programs not to read this page; it is read because you asked for it",
}
HEAD: Mapping[str, str] = {
    "title": "Headline",
    "standfirst": "Standfirst",
    "byline": "Byline",
    "published": "Published",
    "modified": "Updated",
}
QUIET: Mapping[ChangeKind, str] = {
    ChangeKind.STRUCK: "struck out",
    ChangeKind.RESTORED: "no longer struck out",
    ChangeKind.MOVED: "moved",
    ChangeKind.DATELINE: "dateline moved",
    ChangeKind.CLOCK: "running clock",
    ChangeKind.TYPOGRAPHY: "signs only",
}
LAST_GOOD = "The last good version stays in view."


def upper(sentence: str) -> str:
    """A sentence with a large first letter."""
    return sentence[:1].upper() + sentence[1:]


def listed(parts: Sequence[str]) -> str:
    """Things said one after the other: `a, b and c`."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}" if parts else ""


def verdict(capture: Capture) -> str:
    """Whether a capture holds the whole article, and why not."""
    if capture.problem:
        return capture.problem
    if not capture.finding:
        return "This copy was kept and not read yet."
    if not capture.version_id:
        return f"{FINDINGS[capture.finding]}."
    if not capture.doubts:
        return "Complete, as far as the page tells."
    return f"Probably incomplete: {listed([DOUBTS[doubt] for doubt in capture.doubts])}."


def remedy(doubts: Sequence[Doubt], which: str) -> str:
    """What can be done for the article `which` that is probably not whole."""
    return next((words.format(which) for doubt, words in REMEDIES.items() if doubt in doubts), "")


def passages(numbers: Mapping[str, int]) -> str:
    """What became of marked passages; empty where nothing did."""
    of = {**numbers, "edited": numbers.get("edited", 0) - numbers.get("crossed", 0)}
    parts = [
        f"{counted(of[name], 'marked passage')} {what}"
        for name, what in (
            ("crossed", "struck out"),
            ("edited", "changed"),
            ("orphans", "vanished"),
            ("uncertain", "may have changed"),
        )
        if of.get(name)
    ]
    quoted = numbers.get("quoted", 0)
    notes = f", {quoted} of them quoted in your notes" if quoted and parts else ""
    return f"{listed(parts)}{notes}"


def difference(numbers: Mapping[str, int]) -> str:
    """How many words were struck out, went and came; empty where none did."""
    of = {**numbers, "gone": numbers.get("gone", 0) - numbers.get("struck", 0)}
    parts = [
        f"{counted(of[name], 'word')} {what}"
        for name, what in (("struck", "struck out"), ("gone", "went"), ("come", "came"))
        if of.get(name)
    ]
    return listed(parts)


def news(happened: Alert | Checked) -> str:
    """What a look came to, in a sentence or two."""
    finding, numbers = happened.finding, happened.numbers
    if finding is Finding.FAILED and isinstance(happened, Checked) and happened.sentence:
        return happened.sentence
    if finding is Finding.PAGE:
        said = f"Joined {counted(numbers.get('pages', 0), 'further page')} to the article."
        return f"{said} {happened.sentence}".strip() if isinstance(happened, Checked) else said
    if finding is Finding.SAME:
        return "Nothing changed."
    if finding in (Finding.GONE, Finding.WALL, Finding.OTHER, Finding.UNREADABLE):
        leads = f": its address leads to {happened.address}" if happened.address else ""
        return f"{FINDINGS[finding]}{leads}. {LAST_GOOD}"
    parts = [part for part in (_whereabouts(happened), passages(numbers), difference(numbers)) if part]
    if finding is Finding.CHANGED and not (passages(numbers) or difference(numbers)):
        parts.append("The headline or the byline changed")
    return " ".join(f"{upper(part)}." for part in parts or (FINDINGS[finding],))


def _whereabouts(happened: Alert | Checked) -> str:
    """That a page is back, or moved, or both; empty where it is neither."""
    back = happened.finding is Finding.BACK or bool(happened.numbers.get("back"))
    if back and happened.address:
        return f"{FINDINGS[Finding.BACK]}, and moved to {happened.address}"
    if happened.address or happened.finding is Finding.MOVED:
        return f"{FINDINGS[Finding.MOVED]} to {happened.address}".removesuffix(" to ")
    return FINDINGS[Finding.BACK] if back else ""


def fate(mark: Mark) -> str:
    """What became of a mark on the version in view."""
    if mark.decision is Decision.KEPT:
        return "Kept on the old version"
    if mark.decision is Decision.BY_HAND:
        return "Moved by hand"
    if mark.outcome is Outcome.EDITED and mark.decision is Decision.ACCEPTED:
        return "Edited, accepted"
    return OUTCOMES[mark.outcome]


def watching(watch: Watch | None) -> str:
    """How an article is watched, without its times."""
    if watch is None:
        return "Not watched."
    if watch.next_at is None:
        return "Not watched any more: nothing has changed for a year."
    failed = f" {counted(watch.failures, 'look')} in a row had no answer." if watch.failures else ""
    return f"Watched; {ROBOTS[watch.robots]}.{failed}"


def compared(comparison: Comparison) -> str:
    """How much differs between two versions, in one line."""
    if comparison.same:
        return "Both versions say the same."
    words = difference({"gone": comparison.words_gone, "come": comparison.words_come})
    kinds = [change.kind for change in comparison.changes]
    quiet = [
        counted(kinds.count(kind), noun)
        for kind, noun in (
            (ChangeKind.STRUCK, "struck passage"),
            (ChangeKind.RESTORED, "restored passage"),
            (ChangeKind.MOVED, "moved part"),
            (ChangeKind.DATELINE, "moved dateline part"),
            (ChangeKind.CLOCK, "running clock"),
            (ChangeKind.SPACING, "change of spacing"),
            (ChangeKind.TYPOGRAPHY, "change of typography"),
        )
        if kinds.count(kind)
    ]
    fields = [HEAD[field.name].lower() for field in comparison.fields]
    head = f"{upper(listed(fields))} changed" if fields else ""
    return ". ".join(part for part in (head, upper(words), upper(listed(quiet))) if part) + "."


def imported(report: ImportReport) -> str:
    """How an import ended, in a sentence or three."""
    parts = [counted(number, noun) for noun, number in report.taken.items() if number]
    what = f"{', '.join(parts[:-1])} and {parts[-1]}" if len(parts) > 1 else "".join(parts)
    said = f"Imported {what}" if parts else "Nothing was imported"
    left = len(report.not_taken)
    rest = f" {counted(left, 'row')} {'was' if left == 1 else 'were'} not taken." if left else ""
    stopped = " You stopped it there; import it again to go on." if report.stopped else ""
    problem = f" It ended early: {report.problem}" if report.problem else ""
    return f"{said} from {report.source}.{rest}{stopped}{problem}"


def import_report(report: ImportReport) -> str:
    """The whole report as text: how it ended, and each row that was not taken and why."""
    lines = [imported(report), f"Read as: {report.label}."]
    if report.not_taken:
        lines += ["", "Not taken:", *(f"- {one.name}: {one.why}" for one in report.not_taken)]
    return "\n".join(lines) + "\n"
