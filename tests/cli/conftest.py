"""A way to run the command line inside the test, and a library with the sample story in it, made once and copied."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.steps import Watcher, run_here
from app.main import open_services, run
from app.paths import resources
from app.services.sample import Sample
from tests.cli import PAGE, Cli, Done, Stdin
from tests.site import Reply, serve


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Cli:
    """Run with arguments, and perhaps bytes on standard input."""

    def call(*arguments: object, stdin: bytes | None = None, fault: bool = False) -> Done:
        with Stdin(stdin or b"") as pipe, monkeypatch.context() as patch:
            patch.setattr(sys, "stdin", pipe)
            code = run([str(argument) for argument in arguments])
        said = capsys.readouterr()
        assert "Traceback" not in said.err
        assert ("fault of its own" in said.err) is fault
        return Done(code, said.out, said.err)

    return call


@pytest.fixture(scope="session")
def sample_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample story's library; not to be written."""
    folder = tmp_path_factory.mktemp("sample")
    with open_services(folder / "library.db") as services:
        run_here(Sample(services, resources() / "sample").steps(Watcher()))
    return folder


@pytest.fixture
def library(sample_folder: Path, tmp_path: Path) -> Path:
    """A copy of the sample story's library."""
    shutil.copytree(sample_folder, tmp_path / "kept")
    return tmp_path / "kept" / "library.db"


@pytest.fixture
def page_url() -> Iterator[str]:
    """The address of a page on this machine."""
    with serve({"/ferry": Reply(PAGE.encode())}) as site:
        yield site.url("/ferry")


@pytest.fixture
def page_file(tmp_path: Path) -> Path:
    """A saved page."""
    path = tmp_path / "ferry.html"
    path.write_text(PAGE, "utf8")
    return path
