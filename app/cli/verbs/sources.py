"""The verbs source list and source add: words or a name in; the sources that fit, or the new one, out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from app.cli.arguments import Argument, Option
from app.cli.desk import DONE, AsJson, Desk, LibraryOption
from app.cli.finding import short
from app.cli.screen import flat
from app.domain.nouns import Noun
from app.domain.source import SourceDraft, SourceKind
from app.wording import _, counted, worded


def listing(
    desk: Desk,
    words: Annotated[list[str] | None, Argument(metavar="[WORDS]...", help="Words of a name.")] = None,
    kind: Annotated[SourceKind | None, Option(help="Only sources of this kind.")] = None,
    library: LibraryOption = None,
    as_json: AsJson = False,
) -> int:
    """List sources."""
    with desk.reading(library) as services:
        found = services.sources.all(" ".join(words or ()), kind)
    for source in found:
        if as_json:
            desk.screen.json(source)
        else:
            role = ", ".join(flat(part) for part in (source.role, source.organisation) if part)
            about = f" · {role}" if role else ""
            linked = f"{counted(source.article_count, Noun.ARTICLE)}, {counted(source.mark_count, Noun.MARK)}"
            desk.screen.line(
                f"{short(source.id)}  {worded(source.kind):<12}  {flat(source.name)}{about} ({linked})"
            )
    if not found:
        desk.screen.warn(_("There is no source here."))
    return DONE


def add(
    desk: Desk,
    name: Annotated[str, Argument(metavar="NAME", help="The name.")],
    kind: Annotated[SourceKind, Option(help="What it is.")] = SourceKind.PERSON,
    alias: Annotated[Sequence[str], Option(metavar="NAME", help="Another name.")] = (),
    role: Annotated[str, Option(metavar="WORDS", help="What they do.")] = "",
    organisation: Annotated[str, Option(metavar="NAME", help="Where they do it.")] = "",
    contacts: Annotated[str, Option(metavar="TEXT", help="How to reach them.")] = "",
    note: Annotated[str, Option(metavar="TEXT", help="Anything else.")] = "",
    library: LibraryOption = None,
    as_json: AsJson = False,
) -> int:
    """Keep a new source."""
    draft = SourceDraft(
        name, kind, tuple(alias), role=role, organisation=organisation, contacts=contacts, note=note
    )
    with desk.open_services(library) as services:
        made = services.sources.get(services.sources.add(draft).made)
    if as_json:
        desk.screen.json(made)
    else:
        desk.screen.line(
            _("Added {kind} {name} ({id})").format(
                kind=worded(made.kind), name=flat(made.name), id=short(made.id)
            )
        )
    return DONE
