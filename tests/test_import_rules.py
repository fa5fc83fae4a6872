"""The import rules hold, and each of them fails when a room reaches where it must not."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LINT = Path(sys.executable).with_name("lint-imports")

BREACHES = [
    ("Rooms import downwards only", "app/store/schema.py", "import app.services.articles"),
    ("Qt only in the window", "app/services/tags.py", "import PySide6.QtCore"),
    ("SQLite only in the store", "app/ui/__init__.py", "import sqlcipher3"),
    (
        "Window and command line see services and domain only",
        "app/cli/__init__.py",
        "import app.store.migrations.m01_tables",
    ),
    ("Outgoing sockets only in clip.fetch", "app/services/tags.py", "import httpcore"),
    ("The domain stands on the standard library alone", "app/domain/tag.py", "import platformdirs"),
]


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([str(LINT), "--no-cache"], cwd=folder, capture_output=True, text=True, check=False)


def test_the_code_keeps_every_rule() -> None:
    done = lint(ROOT)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(("contract", "module", "breach"), BREACHES, ids=[row[0] for row in BREACHES])
def test_the_rule_can_fail(contract: str, module: str, breach: str, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "app", tmp_path / "app", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    with (tmp_path / module).open("a", encoding="utf8") as file:
        file.write(f"\n{breach}\n")
    done = lint(tmp_path)
    assert done.returncode == 1
    assert f"{contract} BROKEN" in done.stdout
