"""What an import came to in; the sentences that the window and the command line say of it out."""

from __future__ import annotations

from app.domain.codes.message import Message
from app.domain.imports import ImportReport, NotTaken
from app.wording.catalog import N_, _
from app.wording.locale import listed
from app.wording.said import said, sentence, worded
from app.wording.words import Plural, counted

_LEFT_OUT = Plural(N_("{count} row was not taken."), N_("{count} rows were not taken."))


def imported(report: ImportReport) -> str:
    """How an import ended, in a sentence or three."""
    parts = [sentence(Message(noun, count=number)) for noun, number in report.taken.items() if number]
    words = _("Imported {what} from {file}.") if parts else _("Nothing was imported from {file}.")
    told = [words.format(what=listed(parts), file=report.source)]
    if report.not_taken:
        told.append(counted(_LEFT_OUT, len(report.not_taken)))
    if report.stopped:
        told.append(_("You stopped it there; import it again to go on."))
    if report.problem:
        told.append(_("The rest did not come in: {problem}").format(problem=said(report.problem)))
    return " ".join(told)


def left_out(one: NotTaken) -> str:
    """One row that was not taken and why, in a line."""
    return _("{name}: {why}").format(name=worded(one.name), why=sentence(one.why))


def import_report(report: ImportReport) -> str:
    """The whole report as text: how it ended, and each row that was not taken and why."""
    lines = [imported(report), _("Read as: {format}.").format(format=_(report.label))]
    if report.not_taken:
        lines += ["", _("Not taken:"), *(f"- {left_out(one)}" for one in report.not_taken)]
    return "\n".join(lines) + "\n"
