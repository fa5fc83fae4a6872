"""The composition root: arguments in; settings, store, services, and the window or the command line joined; an exit code out."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from app import __version__, children, paths
from app.settings import SettingsFile

if TYPE_CHECKING:
    from argparse import Namespace

    from app.cli.tools import Tools
    from app.clip.fetch import Fetcher
    from app.clip.worker import ExtractWorker
    from app.services.care import Rescue
    from app.services.clips import Clips
    from app.services.record import Services
    from app.ui.frame.trouble import Remedies

USER_AGENT = f"Mozilla/5.0 (compatible; Clipdesk/{__version__}; desktop notes app)"
WORKER_TIMEOUT_S = 30.0


def run(argv: Sequence[str]) -> int:
    """Start what `argv` asks for: a worker, a verb of the command line, or the window."""
    if list(argv) == ["extract-worker"]:
        from app.clip.worker import serve as read_pages

        return read_pages(sys.stdin.buffer, sys.stdout.buffer)
    if list(argv) == ["picture-worker"]:
        from app.ui.pictures.child import serve as decode_pictures

        return decode_pictures(sys.stdin.buffer, sys.stdout.buffer)
    from app.wording import in_window, speak  # the children, which say nothing, would wait for it

    options, rest = _window_options(argv)
    language = settings_file().load().language
    if not rest:
        speak(in_window(language))
        return _window(options)
    speak(language)
    from app.cli.program import run as run_program

    return run_program(argv, open_services, _tools())


def _window_options(argv: Sequence[str]) -> tuple[Namespace, list[str]]:
    """The window's few options, and what is left for the command line to read."""
    from argparse import ArgumentParser

    parser = ArgumentParser(prog="clipdesk", add_help=False, exit_on_error=False, allow_abbrev=False)
    parser.add_argument("--library", type=Path)
    parser.add_argument("--picture", type=Path)
    parser.add_argument("--measure", action="store_true")
    try:
        return parser.parse_known_args(list(argv))
    except Exception:  # an option without its value: the command line has a sentence for it
        return parser.parse_args([]), list(argv)


def _window(options: Namespace) -> int:
    """Open the window."""
    children.give_memory_back()
    gc.disable()  # what a start makes stays: to look through it for circles would cost and find nothing
    # Before Qt: once PySide6 is here, its import hook reads the source of every module that comes in.
    import app.services.record
    import app.store.library  # noqa: F401

    try:
        from app.ui.start import Start, run_window
    except ImportError as error:
        if "shared object" not in str(error):
            raise
        missing = str(error).partition(":")[0]
        sys.stderr.write(f"The window needs a system library that is not here: {missing}.\n")
        sys.stderr.write("Put it in as the set-up says above, then start Clipdesk again.\n")
        return 1
    from app.ui.state import StateFile
    from app.ui.window import Places

    path = paths.LibraryPath.of(options.library or paths.default_library())
    tools = _tools()
    start = Start(
        settings=settings_file(),
        state=StateFile(paths.settings_folder() / "window.json"),
        places=Places(paths.resources() / "themes", paths.resources() / "sample", _name_of(path)),
        icon=paths.resources() / "icons" / "clipdesk.svg",
        remedies=lambda: _remedies(tools.rescue(path.database)),
        picture=options.picture,
        measure=options.measure,
    )
    return run_window(lambda exclusive: open_services(path.database, exclusive=exclusive), start)


def _remedies(rescue: Rescue) -> Remedies:
    from app.ui.frame.trouble import Remedies

    return Remedies(rescue.backups, rescue.restore, rescue.mend, rescue.write_out)


def _name_of(path: paths.LibraryPath) -> str:
    """What the window calls a library: its file, or its folder where the file has its usual name."""
    if path.database == paths.LibraryPath.of(paths.default_library()).database:
        return "Library"
    return path.database.parent.name if path.database.name == "library.db" else path.database.stem


def _tools() -> Tools:
    """What the command line needs beside an open library."""
    from app.cli.tools import Tools

    def place(library: Path | None) -> paths.LibraryPath:
        return paths.LibraryPath.of(library or paths.default_library())

    def rescue(library: Path | None) -> Rescue:
        from app.services.care import Rescue

        return Rescue(place(library))

    return Tools(extractor, rescue, lambda library: place(library).database, paths.resources(), settings_file)


def settings_file() -> SettingsFile:
    """The user's settings."""
    return SettingsFile(paths.settings_folder() / "settings.json")


def _worker() -> ExtractWorker:
    from app.clip.worker import ExtractWorker

    return ExtractWorker([*paths.own_command(), "extract-worker"], WORKER_TIMEOUT_S)


def _fetcher(allow_hosts: Sequence[str]) -> Fetcher:
    """What asks the network; `allow_hosts` come beside those of the settings."""
    from app.clip.fetch import Fetcher

    kept = settings_file()
    return Fetcher(lambda: frozenset(kept.load().allowed_hosts) | frozenset(allow_hosts), USER_AGENT)


@contextmanager
def extractor(allow_hosts: Sequence[str] = ()) -> Iterator[Clips]:
    """Clips without a library, for what only looks at pages."""
    from app.services.clips import Clips

    worker = _worker()
    try:
        yield Clips(None, _fetcher(allow_hosts), worker)
    finally:
        worker.close()


@contextmanager
def open_services(
    library_path: Path | None = None, *, exclusive: bool = False, allow_hosts: Sequence[str] = ()
) -> Iterator[Services]:
    """Build every service over one library, and close it all at the end.

    `allow_hosts` come beside those of the settings. Raises KnownError if the library cannot be opened.
    """
    from app.services.record import Services
    from app.store.library import Library

    kept = settings_file()
    library = Library.open(paths.LibraryPath.of(library_path or paths.default_library()), exclusive=exclusive)
    started: list[ExtractWorker] = []

    def worker() -> ExtractWorker:
        started.append(_worker())
        return started[-1]

    try:
        yield Services(library, lambda: _fetcher(allow_hosts), worker, lambda: kept.load().fetch_pictures)
    finally:
        for one in started:
            one.close()
        library.close()
