"""The verbs backup, backups, restore and doctor: a library in; copies of it, or what a check-up found, out."""

from __future__ import annotations

import platform
import sys
from collections.abc import Iterator
from importlib import metadata, util
from pathlib import Path
from typing import Annotated

from app import __version__
from app.cli.arguments import Argument, Option
from app.cli.desk import DONE, FAILED, AsJson, Desk, LibraryOption
from app.domain.clip import ClipRequest
from app.domain.codes.looks import Found, Look
from app.domain.codes.message import N_, Fact, Message
from app.domain.codes.troubles import Trouble
from app.domain.errors import KnownError
from app.domain.library import Backup, Check
from app.domain.steps import Watcher
from app.wording import _, number, said, word

EXAMPLE = (
    "<article><h1>A page</h1><p>One paragraph of an article, long enough to be taken for one.</p></article>"
)


def backup(desk: Desk, library: LibraryOption = None, as_json: AsJson = False) -> int:
    """Write a whole, checked copy of the library's database now."""
    with desk.reading(library) as services, desk.screen.progress(_("Backing up")):
        made = services.care.back_up()
    if as_json:
        desk.screen.json(_facts(made))
    else:
        desk.screen.line(_("Wrote {path}").format(path=made.path))
    return DONE


# Why a backup was written.
KINDS = {
    "daily": N_("daily"),
    "hand": N_("hand"),
    "migration": N_("migration"),
    "restore": N_("restore"),
    "mend": N_("mend"),
}


def backups(desk: Desk, library: LibraryOption = None, as_json: AsJson = False) -> int:
    """List the backups there are, newest first."""
    found = desk.tools.rescue(library).backups()
    for one in found:
        if as_json:
            desk.screen.json(_facts(one))
        else:
            written = one.created_at.astimezone()
            desk.screen.line(
                f"{one.path.stem}  {written:%Y-%m-%d %H:%M}  {_('{size} MB').format(size=number(one.size / 1_000_000))}  {_(KINDS.get(one.kind, one.kind))}"
            )
    if not found:
        desk.screen.warn(_("There is no backup yet."))
    return DONE


def _facts(one: Backup) -> dict[str, object]:
    return {
        "name": one.path.stem,
        "path": str(one.path),
        "created_at": one.created_at.isoformat(),
        "kind": one.kind,
        "size": one.size,
        "sha256": one.sha256,
    }


def restore(
    desk: Desk,
    name: Annotated[
        str, Argument(metavar="NAME|newest", help="A name from `clipdesk backups`, or its beginning.")
    ],
    library: LibraryOption = None,
    as_json: AsJson = False,
) -> int:
    """Make a backup the library again; what stands there now is kept as a backup."""
    rescue = desk.tools.rescue(library)  # works for a library that opens and for one that does not
    chosen = _chosen(rescue.backups(), name)
    with desk.screen.progress(_("Restoring")):
        rescue.restore(chosen)
    if as_json:
        desk.screen.json(_facts(chosen))
    else:
        desk.screen.line(
            _("Restored {name}. What stood there is kept beside the backups.").format(name=chosen.path.stem)
        )
    return DONE


def _chosen(found: tuple[Backup, ...], name: str) -> Backup:
    if not found:
        raise KnownError(Trouble.NO_BACKUP)
    if name == "newest":
        # The copy kept by an earlier restore is what the user wanted to get away from.
        return next((one for one in found if one.kind != "restore"), found[0])
    typed = name.strip()
    fitting = [one for one in found if typed and (typed == str(one.path) or one.path.name.startswith(typed))]
    if len(fitting) != 1:
        if not fitting:
            raise KnownError(Trouble.NO_SUCH_BACKUP, name=name)
        raise KnownError(Trouble.SEVERAL_BACKUPS, count=len(fitting), name=name)
    return fitting[0]


def rescue(
    desk: Desk,
    folder: Annotated[Path, Argument(metavar="FOLDER", help="Where the files go; made if it is not there.")],
    library: LibraryOption = None,
    as_json: AsJson = False,
) -> int:
    """Write out everything that can still be read of a damaged library, as files."""
    with desk.screen.progress(_("Writing out what can be read")):
        written = desk.tools.rescue(library).write_out(folder)
    if as_json:
        desk.screen.json(written)
    else:
        desk.screen.line(said(written.told))
    return DONE if written.articles or written.notes or written.marks else FAILED


def doctor(
    desk: Desk,
    mend: Annotated[
        bool, Option("--mend", help="Make the text index anew first, after a look and a copy.")
    ] = False,
    library: LibraryOption = None,
    as_json: AsJson = False,
) -> int:
    """Look over the library and the installation."""
    code = DONE
    with desk.screen.progress(_("Looking it over")) as bar:
        for check in _checks(desk, library, mend=mend):
            bar.say(word(check.look))
            if as_json:
                desk.screen.json({"name": word(check.look), "ok": check.ok, "sentence": said(check.found)})
            else:
                desk.screen.line(
                    f"{_('ok ') if check.ok else _('BAD')}  {_('{name}: {why}').format(name=word(check.look), why=said(check.found))}"
                )
            code = code if check.ok else FAILED
            bar.step()
    return code


def _good(look: Look, found: Found, **facts: Fact) -> Check:
    return Check(look, True, Message(found, **facts))


def _checks(desk: Desk, library: Path | None, *, mend: bool) -> Iterator[Check]:
    """The installation first, then the library; one that does not open is a line too."""
    yield _good(Look.PROGRAM, Found.VERSIONS, version=__version__, python=platform.python_version())
    yield _window()
    yield _resources(desk.tools.resources)
    yield _settings(desk)
    yield _worker(desk)
    try:
        if mend:
            yield Check(Look.MENDING, True, Message(Found.MENDED, done=desk.tools.rescue(library).mend()))
        with desk.reading(library) as services:
            yield from services.care.doctor()
    except KnownError as error:
        yield Check(Look.LIBRARY_LOOK, False, error.message)


def _window() -> Check:
    if util.find_spec("PySide6") is None:
        return Check(Look.WINDOW, False, Message(Found.QT_GONE))
    for name in ("PySide6-Essentials", "PySide6"):
        try:
            return _good(Look.WINDOW, Found.QT_VERSION, version=metadata.version(name))
        except metadata.PackageNotFoundError:
            continue
    return _good(Look.WINDOW, Found.QT_WITHIN if getattr(sys, "frozen", False) else Found.QT_THERE)


def _resources(folder: Path) -> Check:
    missing = [name for name in ("icons", "themes", "sample") if not (folder / name).is_dir()]
    if missing:
        return Check(
            Look.RESOURCES, False, Message(Found.RESOURCES_GONE, names=", ".join(missing), folder=str(folder))
        )
    return _good(Look.RESOURCES, Found.RESOURCES_THERE)


def _settings(desk: Desk) -> Check:
    refused = desk.tools.settings().refused()
    if refused:
        return Check(
            Look.SETTINGS,
            False,
            refused[0] if len(refused) == 1 else Message(Found.SETTINGS_REFUSED, refusals=refused),
        )
    return _good(Look.SETTINGS, Found.SETTINGS_COUNT)


def _worker(desk: Desk) -> Check:
    try:
        with desk.tools.extractor(()) as clips:
            _page, gathered = clips.extract(ClipRequest(html=EXAMPLE), Watcher())
    except KnownError as error:
        return Check(Look.PAGE_READER, False, error.message)
    read = "One paragraph" in gathered.extraction.text
    return Check(Look.PAGE_READER, read, Message(Found.PAGE_READ if read else Found.PAGE_NOT_READ))
