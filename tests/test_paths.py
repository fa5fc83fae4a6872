"""Where things lie: the program starts itself, and finds what came with it, whatever stands around it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from app import __version__, paths

ROOT = Path(__file__).resolve().parent.parent


def test_the_program_starts_itself_and_not_another_app(tmp_path: Path) -> None:
    (tmp_path / "app").mkdir()
    for name in ("__init__.py", "__main__.py"):
        (tmp_path / "app" / name).write_text("raise SystemExit('another app')\n")
    done = subprocess.run(
        [*paths.own_command(), "--version"], cwd=tmp_path, capture_output=True, text=True, check=False, timeout=30
    )  # fmt: skip
    assert (done.stdout, done.stderr, done.returncode) == (f"clipdesk {__version__}\n", "", 0)


def test_in_a_checkout_the_resources_stand_beside_the_code() -> None:
    assert paths.resources() == ROOT / "resources"


def test_an_installed_program_takes_its_own_resources(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(ROOT / "resources", tmp_path / "app" / "resources")
    (tmp_path / "resources").mkdir()  # another package's
    monkeypatch.setattr(paths, "__file__", str(tmp_path / "app" / "paths.py"))
    assert paths.resources() == tmp_path / "app" / "resources"
