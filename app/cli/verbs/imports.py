"""The verb import: a file, folder or zip of another program, or of a whole library, in; what was taken, and what was not and why, out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from app import wording
from app.cli.arguments import Argument, Option
from app.cli.desk import DONE, FAILED, AsJson, Desk, LibraryOption, stoppable
from app.cli.screen import flat
from app.domain.steps import Watcher, run_here
from app.wording import _, number, said, sentence, worded


def import_(
    desk: Desk,
    path: Annotated[
        str,
        Argument(
            metavar="PATH",
            help="Bookmarks, a reading list (CSV), a folder or zip of Markdown or saved pages, or a library.",
        ),
    ],
    format_name: Annotated[
        str, Option("--format", metavar="NAME", help="What it is, where that cannot be told from the file.")
    ] = "",
    library: LibraryOption = None,
    as_json: AsJson = False,
) -> int:
    """Take in what another program, or `export --everything`, has written; nothing is fetched."""
    with desk.open_services(library) as services, stoppable() as stop:
        with desk.screen.progress(_("Importing")) as bar:

            def told(done: int, total: int | None) -> None:
                words = _("Imported {done} of {total}") if total else _("Imported {done}")
                bar.say(words.format(done=number(done), total=number(total or 0)))

            report = run_here(services.imports.steps(Path(path), Watcher(told, stop), format_name))
        if as_json:
            facts = {"source": report.source, "format": report.label, "taken": report.taken}
            rows = [{"name": worded(one.name), "why": sentence(one.why)} for one in report.not_taken]
            ending = {"stopped": report.stopped, "problem": said(report.problem)}
            desk.screen.json({**facts, "not_taken": rows, **ending})
        else:
            desk.screen.line(wording.imported(report))
            for one in report.not_taken:
                desk.screen.line(f"- {flat(wording.left_out(one))}")
    return FAILED if report.problem else DONE
