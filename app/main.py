"""The composition root: arguments in; settings, store, services, and the window or the command line joined; an exit code out."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from app import __version__, paths
from app.settings import SettingsFile

if TYPE_CHECKING:
    from app.services.record import Services

USER_AGENT = f"Mozilla/5.0 (compatible; Clipdesk/{__version__}; desktop notes app)"
WORKER_TIMEOUT_S = 30.0


def run(argv: Sequence[str]) -> int:
    """Start what `argv` asks for: a worker, a verb of the command line, or the window."""
    if list(argv) == ["extract-worker"]:
        from app.clip.worker import serve

        return serve(sys.stdin.buffer, sys.stdout.buffer)
    if not argv or argv[0] in {"--picture", "--measure", "--library"}:
        return _window(argv)
    from app.cli.program import run as run_program

    return run_program(argv, open_services)


def _window(argv: Sequence[str]) -> int:
    """Read the window's few options and open it."""
    import argparse

    from app.services.care import Rescue
    from app.ui.start import Start, run_window
    from app.ui.state import StateFile
    from app.ui.window import Places

    parser = argparse.ArgumentParser(prog="clipdesk", add_help=False)
    parser.add_argument("--library", type=Path)
    parser.add_argument("--picture", type=Path)
    parser.add_argument("--measure", action="store_true")
    options = parser.parse_args(argv)
    path = paths.LibraryPath.of(options.library or paths.default_library())
    rescue = Rescue(path)
    start = Start(
        settings=settings_file(),
        state=StateFile(paths.settings_folder() / "window.json"),
        places=Places(paths.resources() / "themes", paths.resources() / "sample", _name_of(path)),
        icon=paths.resources() / "icons" / "clipdesk.svg",
        backups=rescue.backups,
        restore=rescue.restore,
        picture=options.picture,
        measure=options.measure,
    )
    return run_window(lambda exclusive: open_services(path.database, exclusive=exclusive), start)


def _name_of(path: paths.LibraryPath) -> str:
    """What the window calls a library: its file, or its folder where the file has its usual name."""
    if path.database == paths.LibraryPath.of(paths.default_library()).database:
        return "Library"
    return path.database.parent.name if path.database.name == "library.db" else path.database.stem


def settings_file() -> SettingsFile:
    """The user's settings."""
    return SettingsFile(paths.settings_folder() / "settings.json")


@contextmanager
def open_services(
    library_path: Path | None = None, *, exclusive: bool = False, allow_hosts: Sequence[str] = ()
) -> Iterator[Services]:
    """Build every service over one library, and close it all at the end.

    `allow_hosts` come beside those of the settings. Raises KnownError if the library cannot be opened.
    """
    from app.clip.fetch import Fetcher
    from app.clip.worker import ExtractWorker
    from app.services.articles import Articles
    from app.services.care import Care
    from app.services.clips import Clips
    from app.services.exchange import Exchange
    from app.services.marks import Marks
    from app.services.notes import Notes
    from app.services.record import Services
    from app.services.search import Search
    from app.services.sources import Sources
    from app.services.tags import Tags
    from app.services.undo import Undo
    from app.store.library import Library

    kept = settings_file()
    library = Library.open(paths.LibraryPath.of(library_path or paths.default_library()), exclusive=exclusive)
    worker = ExtractWorker([*paths.own_command(), "extract-worker"], WORKER_TIMEOUT_S)
    fetcher = Fetcher(lambda: frozenset(kept.load().allowed_hosts) | frozenset(allow_hosts), USER_AGENT)
    try:
        yield Services(
            articles=Articles(library),
            clips=Clips(library, fetcher, worker, pictures=kept.load().fetch_pictures),
            marks=Marks(library),
            sources=Sources(library),
            tags=Tags(library),
            notes=Notes(library),
            search=Search(library),
            exchange=Exchange(library),
            undo=Undo(library),
            care=Care(library),
        )
    finally:
        worker.close()
        library.close()
