"""What the program imports is what `requirements/run.in` names, what the wheel declares, and what the lock pins."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NAME = re.compile(r"[A-Za-z0-9][\w.-]*")
OURS_OR_PYTHONS = sys.stdlib_module_names | {"app", "_typeshed"}


def plain(name: str) -> str:
    """A distribution's name in the one way of writing that all tools agree on."""
    return re.sub(r"[-_.]+", "-", name).lower()


def names(file: str) -> set[str]:
    """The distributions that a file of requirements names."""
    lines = (ROOT / "requirements" / file).read_text("utf8").splitlines()
    return {plain(found[0]) for line in lines if (found := NAME.match(line))}


def imported(source: str) -> set[str]:
    """The names at the top of what a module imports from others, for types only or late included."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.partition(".")[0])
    return found - OURS_OR_PYTHONS


def used() -> dict[str, set[str]]:
    """Each distribution that the program imports from, with the modules that do."""
    homes = packages_distributions()
    found: dict[str, set[str]] = {}
    for path in sorted((ROOT / "app").rglob("*.py")):
        for module in imported(path.read_text("utf8")):
            for home in homes.get(module, [f"{module}, which is not installed"]):
                found.setdefault(plain(home), set()).add(str(path.relative_to(ROOT)))
    return found


def test_what_is_imported_is_named() -> None:
    named = names("run.in")
    missing = {home: sorted(where) for home, where in used().items() if home not in named}
    assert not missing, f"requirements/run.in does not name {missing}"


def test_what_is_named_is_imported() -> None:
    idle = names("run.in") - set(used())
    assert not idle, f"requirements/run.in names {sorted(idle)}, which nothing imports"


def test_an_import_is_seen_wherever_it_stands() -> None:
    source = (
        "import os, lxml.html\nfrom app import paths\ndef f():\n    from nh3 import clean\nfrom . import x\n"
    )
    assert imported(source) == {"lxml", "nh3"}


def test_what_is_named_is_pinned() -> None:
    assert names("run.in") <= names("run.txt") <= names("dev.txt")


def test_the_wheel_declares_what_is_named_and_nothing_twice() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf8"))
    assert project["tool"]["hatch"]["metadata"]["hooks"]["requirements_txt"]["files"] == [
        "requirements/run.in"
    ]
    assert "dependencies" in project["project"]["dynamic"]
    assert "dependencies" not in project["project"]
