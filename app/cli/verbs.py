"""The table of verbs in; the tree that reads their arguments out."""

from __future__ import annotations

from typing import Annotated

import typer

from app.cli import care, clipping, following, leaving, people, reading, writing

ABOUT = "Clip an article, read it, mark it, say who said it, and write beside it. Without a verb, the window opens."

VERBS = (
    ("extract", clipping.extract),
    ("clip", clipping.clip),
    ("list", reading.listing),
    ("show", reading.show),
    ("check", following.check),
    ("join", following.join),
    ("watch", following.watch),
    ("changes", following.changes),
    ("versions", following.versions),
    ("compare", leaving.compare),
    ("tag", writing.tag),
    ("mark", writing.mark),
    ("note", writing.note),
    ("export", leaving.export),
    ("backup", care.backup),
    ("backups", care.backups),
    ("restore", care.restore),
    ("sample", clipping.sample),
    ("doctor", care.doctor),
    ("reattach", leaving.reattach),
)


def tree() -> typer.Typer:
    """Every verb with its arguments and options."""
    app = typer.Typer(name="clipdesk", help=ABOUT, add_completion=False, rich_markup_mode=None)
    for name, verb in VERBS:
        app.command(name)(verb)
    # A word after a minus sign is left out of a search; it is no option.
    app.command("search", context_settings={"ignore_unknown_options": True})(reading.search)
    sources = typer.Typer(name="source", help="List sources, or add one.", rich_markup_mode=None)
    sources.command("list")(people.listing)
    sources.command("add")(people.add)
    app.add_typer(sources)
    app.command("help")(usage)
    app.callback()(about)
    return app


def about(
    version: Annotated[bool, typer.Option("--version", help="Say the version and end.")] = False,
) -> None:
    """See ABOUT; `program.run` answers `--version` before anything is read."""


def usage(verb: Annotated[list[str] | None, typer.Argument(metavar="[VERB]")] = None) -> None:
    """Say what there is to do, or how a verb is used."""
    # Never called: `program.run` asks the verb itself with `--help`.
