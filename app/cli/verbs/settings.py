"""The verbs settings and set: the table of settings in; what each is, or the one that was changed, out."""

from __future__ import annotations

from typing import Annotated

from app.cli.arguments import Argument
from app.cli.desk import DONE, AsJson, Desk
from app.settings import row_of, rows
from app.wording import said
from app.wording.settings import help_of, label_of


def settings(desk: Desk, as_json: AsJson = False) -> int:
    """List the settings: what each is now, and what it may be."""
    file = desk.tools.settings()
    now = file.load()
    for row in rows():
        value = getattr(now, row.name)
        if as_json:
            desk.screen.json({"name": row.name, "value": value, "usual": row.default, "help": help_of(row)})
        else:
            desk.screen.line(f"{row.name} = {row.written(value)}\n    {label_of(row)}: {help_of(row)}")
    for refused in file.refused():
        desk.screen.warn(said(refused))
    return DONE


def change(
    desk: Desk,
    name: Annotated[str, Argument(metavar="NAME", help="A name from `clipdesk settings`.")],
    value: Annotated[
        list[str] | None,
        Argument(metavar="VALUE", help="Its new value; of a list all, with commas, or nothing.", loose=True),
    ] = None,
    as_json: AsJson = False,
) -> int:
    """Change a setting."""
    row = row_of(name)
    kept = desk.tools.settings().save({row.name: row.typed(" ".join(value or []))})
    now = getattr(kept, row.name)
    if as_json:
        desk.screen.json({"name": row.name, "value": now})
    else:
        desk.screen.line(f"{row.name} = {row.written(now)}")
    return DONE
