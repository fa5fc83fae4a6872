"""The verb over an empty library, with one reader of pages for all tests."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from app.clip.worker import ExtractWorker
from app.domain.imports import ImportReport
from app.domain.steps import Watcher, run_here
from app.services.imports.verb import Imports
from app.store.library import Library
from app.wording import sentence, worded
from tests.services.follow.conftest import worker  # noqa: F401

Take = Callable[..., ImportReport]


@pytest.fixture
def take(library: Library, worker: ExtractWorker) -> Take:  # noqa: F811
    """Import a file or folder."""

    def run(path: Path, watcher: Watcher | None = None, format_name: str = "") -> ImportReport:
        return run_here(Imports(library, lambda: worker).steps(path, watcher or Watcher(), format_name))

    return run


def why(report: ImportReport) -> dict[str, str]:
    """What was not taken, and why."""
    return {worded(one.name): sentence(one.why) for one in report.not_taken}
