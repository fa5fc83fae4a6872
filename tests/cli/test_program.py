"""The program as a whole: version, help, wrong use, exit codes, pipes and terminals, in and out of this process."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from app import __version__
from app.cli.program import run as run_program
from app.cli.screen import Screen
from app.cli.tools import Tools
from app.cli.verbs.table import VERBS
from app.domain.errors import BugError, Cancelled
from app.domain.nouns import Noun
from app.main import extractor, open_services, settings_file
from app.paths import LibraryPath
from app.services.care import Rescue
from app.services.record import Services
from tests.cli import PAGE, Cli
from tests.telling import trouble

ROOT = Path(__file__).resolve().parent.parent.parent
NAMES = [verb.name for verb in VERBS]
OWN = [sys.executable, "-m", "app"]


def start(*arguments: object, **options: object) -> subprocess.Popen[bytes]:
    command = [*OWN, *(str(one) for one in arguments)]
    return subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, **options)  # type: ignore[call-overload,no-any-return]


def test_version(cli: Cli) -> None:
    assert (cli("--version").out, cli("--version").code) == (f"clipdesk {__version__}\n", 0)


HEAVY = {
    "rich",
    "PySide6",
    "lxml",
    "httpx",
    "httpcore",
    "cryptography",
    "rapidfuzz",
    "sqlite_utils",
    "trafilatura",
}


@pytest.mark.parametrize(
    ("arguments", "heavy"),
    [
        (["--version"], HEAVY | {"app.cli.verbs.table", "app.store", "app.services.clips", "sqlcipher3"}),
        (["--help"], HEAVY | {"app.store", "app.services.clips", "sqlcipher3"}),
        (["search", "river"], HEAVY | {"app.cli.verbs.following", "app.cli.verbs.library"}),
        (["list"], HEAVY | {"app.cli.verbs.following", "app.cli.verbs.library"}),
        (["show", "river"], HEAVY | {"app.cli.verbs.following", "app.cli.verbs.library"}),
    ],
)
def test_quick_answers_import_nothing_heavy(arguments: list[str], heavy: set[str], library: Path) -> None:
    options = [] if arguments[0].startswith("--") else ["--library", str(library)]
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "app", *arguments, *options],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=30,
    )
    imported = {line.rsplit("|", 1)[-1].strip() for line in done.stderr.splitlines()}
    assert "app.cli.program" in imported
    assert not imported & heavy
    assert done.stdout


@pytest.mark.parametrize("name", NAMES)
def test_every_verb_says_how_it_is_used(cli: Cli, name: str) -> None:
    asked, helped = cli(*name.split(), "--help"), cli("help", *name.split())
    assert asked.code == helped.code == 0
    assert asked.out == helped.out
    assert "--json" in asked.out
    assert asked.out.startswith(f"Usage: clipdesk {name}")
    assert name in cli("help").out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ("nonsense", "nonsense"),
        ("--nonsense", "--nonsense"),
        ("list --nonsense", "--nonsense"),
        ("list --state asleep", "asleep"),
        ("list --limit many", "--limit"),
        ("list --limit -1", "--limit"),
        ("list --sort backwards", "backwards"),
        ("list too much", "too much"),
        ("show", "ARTICLE"),
        ("search", "WORDS"),
        ("search river --nonsense", "--nonsense"),
        ("tag river", "--add"),
        ("mark river", "--quote"),
        ("mark river --quote x --kind shout", "shout"),
        ("note --free river --text x", "free"),
        ("note --text x", "--free"),
        ("note --show x --free", "--show"),
        ("source", "ommand"),
        ("source add", "NAME"),
        ("clip", "FILE"),
        ("extract - -", "once"),
        ("extract page.html --url https://a.example/", "--url"),
        ("restore", "newest"),
        ("reattach", "CASES"),
        ("help nonsense", "nonsense"),
    ],
)
def test_wrong_use_is_said_in_one_line(cli: Cli, arguments: str, words: str) -> None:
    done = cli(*arguments.split())
    assert (done.code, done.out) == (2, "")
    assert done.err.count("\n") == 1
    assert done.err.startswith("clipdesk: ")
    assert words in done.err


@contextmanager
def failing(
    library_path: Path | None = None, *, exclusive: bool = False, allow_hosts: Sequence[str] = ()
) -> Iterator[Services]:
    del exclusive, allow_hosts
    if library_path is not None:
        raise ERRORS[library_path.name][0]
    with open_services() as services:
        yield services


ERRORS: dict[str, tuple[BaseException, int, str]] = {
    "known": (trouble("The sky fell. Look up."), 1, "clipdesk: The sky fell. Look up.\n"),
    "stopped": (Cancelled(), 130, "clipdesk: Stopped.\n"),
    "interrupted": (KeyboardInterrupt(), 130, "clipdesk: Stopped.\n"),
    "bug": (BugError("secret words"), 1, "BugError at test_program.py"),
}


@pytest.mark.parametrize("name", ERRORS)
def test_errors_become_codes_and_sentences(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / name).touch()
    tools = Tools(
        extractor,
        lambda _: Rescue(LibraryPath(tmp_path / name)),
        lambda _: tmp_path / name,
        tmp_path,
        settings_file,
    )
    code = run_program(["list", "--library", str(tmp_path / name)], failing, tools)
    _error, expected, words = ERRORS[name]
    said = capsys.readouterr().err
    assert code == expected
    assert words in said
    assert "secret" not in said
    assert said.count("\n") == 1


@pytest.mark.parametrize(
    ("verb", "encoding"),
    [
        ("list", "ascii"),
        ("list --json", "ascii"),
        ("show river", "cp1252"),
        ("--help", "ascii"),
        ("search سكان", "ascii"),
    ],
)
def test_terminals_that_know_few_letters(verb: str, encoding: str, library: Path) -> None:
    options = [] if verb == "--help" else ["--library", str(library)]
    done = subprocess.run(
        [*OWN, *verb.split(), *options],
        cwd=ROOT,
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": encoding},
        check=False,
        timeout=30,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    if "--json" in verb:
        assert "سكان".encode("ascii", "backslashreplace") in done.stdout


def test_a_reader_that_goes_away_is_no_error(library: Path) -> None:
    running = start("show", "river", "--library", library, stdout=subprocess.PIPE)
    assert running.stdout is not None
    running.stdout.close()
    _out, err = running.communicate(timeout=30)
    assert (running.returncode, err) == (0, b"")


@pytest.mark.skipif(os.name == "nt", reason="closed descriptors are a matter of POSIX shells")
@pytest.mark.parametrize(
    "ends", [">&-", "<&-", "2>&-", ">&- <&- 2>&-", ">/dev/full"], ids=["out", "in", "err", "all", "full"]
)
def test_closed_ends(ends: str, library: Path) -> None:
    own = " ".join(OWN)
    done = subprocess.run(
        ["/bin/sh", "-c", f"{own} list --library '{library}' {ends}"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
    )
    assert done.returncode == (1 if "full" in ends else 0)
    assert "Traceback" not in done.stderr
    assert done.stderr.count("\n") == ("full" in ends)


@pytest.mark.skipif(os.name == "nt", reason="SIGINT")
def test_ctrl_c_while_waiting_for_standard_input(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(PAGE, "utf8")
    running = start(
        "extract", "--json", tmp_path / "page.html", "-", stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert running.stdout is not None
    first = running.stdout.readline()  # what comes on standard input is next, and it never ends
    running.send_signal(signal.SIGINT)
    rest, err = running.communicate(timeout=30)
    assert b"Ferry" in first
    assert (running.returncode, rest, err) == (130, b"", b"clipdesk: Stopped.\n")


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_a_bar_stands_on_a_terminal_and_gives_way_to_lines() -> None:
    out, err = io.StringIO(), Terminal()
    screen = Screen(out, err, None)
    with screen.progress("Working", 2) as bar:
        bar.say("[bold]one\x1b[31m")
        bar.step()
        screen.line("a line")
        screen.warn("a sentence")
    assert out.getvalue() == "a line\n"
    assert "Working" in err.getvalue() or "one" in err.getvalue()
    assert "clipdesk: a sentence\n" in err.getvalue()


def test_nothing_is_drawn_without_a_terminal() -> None:
    err = io.StringIO()
    with Screen(io.StringIO(), err, None).progress("Working", 2) as bar:
        bar.say("one")
        bar.step()
    assert err.getvalue() == ""


def test_library_is_opened_where_no_option_says(cli: Cli) -> None:
    assert cli("list").err == "clipdesk: There is no article here.\n"
    with open_services() as services:
        assert services.care.counts()[Noun.ARTICLE] == 0
