"""The rules of the design that the import rules do not say: where SQL, colours and sockets stand, and how big a thing may be."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
APP = ROOT / "app"
MODULES = sorted(APP.rglob("*.py"))

FILE_LINES, FUNCTION_LINES, CLASS_METHODS, FOLDER_FILES = 400, 50, 20, 15
DRAWERS = {"utils", "util", "misc", "helpers", "helper", "common", "manager", "managers", "stuff"}

SQL = re.compile(
    r"\b(SELECT\s.+\sFROM|INSERT\s+(OR\s+\w+\s+)?INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|CREATE\s+TABLE|PRAGMA\s+\w+)\b",
    re.DOTALL,
)
COLOUR = re.compile(r"#[0-9a-fA-F]{6}\b")
GROUP = re.compile(r"(?<!\\)\)(?:[+*?]|\{[^}]*\})\+|\(\?>")
SOCKETS = {
    "socket",
    "ssl",
    "httpx",
    "httpcore",
    "urllib.request",
    "http.client",
    "requests",
    "urllib3",
    "asyncio",
}

# What breaks a rule of size, and why it may.
REASONS: dict[str, str] = {}


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def strings(source: str) -> Iterator[tuple[int, str]]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value


def imports(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def sql_outside_the_store(name: str, source: str) -> list[str]:
    if name.startswith("app/store/"):
        return []
    return [f"{name}:{line} has SQL" for line, text in strings(source) if SQL.search(text)]


def colours_outside_themes(name: str, source: str) -> list[str]:
    return [f"{name}:{line} names a colour" for line, text in strings(source) if COLOUR.search(text)]


def sockets_outside_fetch(name: str, source: str) -> list[str]:
    if name.startswith("app/clip/fetch"):
        return []
    return [f"{name} imports {module}" for module in imports(ast.parse(source)) if module in SOCKETS]


def qt_outside_the_window(name: str, source: str) -> list[str]:
    if name.startswith("app/ui/"):
        return []
    return [
        f"{name} imports {m}"
        for m in imports(ast.parse(source))
        if m.split(".")[0] in {"PySide6", "qtawesome", "qtpy"}
    ]


def no_opening_sentence(name: str, source: str) -> list[str]:
    sentence = ast.get_docstring(ast.parse(source))
    return (
        []
        if sentence and sentence.splitlines()[0].endswith(".")
        else [f"{name} does not open with a sentence"]
    )


def too_big(name: str, source: str) -> list[str]:
    found = []
    if source.count("\n") > FILE_LINES:
        found.append(f"{name} has {source.count(chr(10))} lines")
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > FUNCTION_LINES:
                found.append(f"{name}:{node.name} has {lines} lines")
        elif isinstance(node, ast.ClassDef):
            methods = sum(isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef) for part in node.body)
            if methods > CLASS_METHODS:
                found.append(f"{name}:{node.name} has {methods} methods")
    return [row for row in found if row.split(" has ")[0] not in REASONS]


def live_globals(name: str, source: str) -> list[str]:
    """Mutable things that a module keeps for everybody: a registry or a singleton in the making."""
    found = []
    for node in ast.parse(source).body:
        value = getattr(node, "value", None) if isinstance(node, ast.Assign | ast.AnnAssign) else None
        targets = (
            node.targets
            if isinstance(node, ast.Assign)
            else [node.target]
            if isinstance(node, ast.AnnAssign)
            else []
        )
        small = any(
            isinstance(t, ast.Name) and not t.id.isupper() and not t.id.startswith("__") for t in targets
        )
        empty = isinstance(value, ast.Dict | ast.List | ast.Set) and not ast.unparse(value).strip("{}[]")
        if empty or (small and isinstance(value, ast.Dict | ast.List | ast.Set)):
            found.append(f"{name}:{node.lineno} keeps a global")
    found += [
        f"{name}:{n.lineno} says global" for n in ast.walk(ast.parse(source)) if isinstance(n, ast.Global)
    ]
    return found


def groups_that_never_go_back(name: str, source: str) -> list[str]:
    """Possessive and atomic groups: Python 3.11 before its fifth release reads them wrongly."""
    return [
        f"{name}:{line} has a group that never goes back"
        for line, text in strings(source)
        if GROUP.search(text) and "(?" in text
    ]


def the_window_handed_on(name: str, source: str) -> list[str]:
    """Whoever is given the whole window can reach everything: only the module that starts it may name it."""
    inside = name.startswith("app/ui/") and name not in {"app/ui/window.py", "app/ui/start.py"}
    named = {
        node.id if isinstance(node, ast.Name) else node.name
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Name | ast.alias)
    }
    return [f"{name} knows the window"] if inside and "MainWindow" in named else []


RULES = [
    the_window_handed_on,
    sql_outside_the_store,
    colours_outside_themes,
    sockets_outside_fetch,
    qt_outside_the_window,
    no_opening_sentence,
    too_big,
    live_globals,
    groups_that_never_go_back,
]

BREACHES = [
    (sql_outside_the_store, '"""X."""\nQ = "SELECT id FROM article"\n'),
    (colours_outside_themes, '"""X."""\nRED = "#ff0000"\n'),
    (sockets_outside_fetch, '"""X."""\nimport socket\n'),
    (qt_outside_the_window, '"""X."""\nfrom PySide6.QtCore import QObject\n'),
    (no_opening_sentence, "x = 1\n"),
    (too_big, '"""X."""\n' + "A = 1\n" * 401),
    (too_big, '"""X."""\ndef f():\n' + "    a = 1\n" * 51),
    (too_big, '"""X."""\nclass C:\n' + "".join(f"    def m{i}(self): pass\n" for i in range(21))),
    (the_window_handed_on, '"""X."""\nfrom app.ui.window import MainWindow\n'),
    (live_globals, '"""X."""\nHANDLERS: dict[str, int] = {}\n'),
    (groups_that_never_go_back, '"""X."""\nWORDS = "(?:[a-z]+ ?)++"\n'),
]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_code_keeps_the_rule(rule: object) -> None:
    assert callable(rule)
    found = [row for path in MODULES for row in rule(name_of(path), path.read_text("utf8"))]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(("rule", "source"), BREACHES, ids=lambda part: getattr(part, "__name__", ""))
def test_the_rule_can_fail(rule: object, source: str) -> None:
    assert callable(rule)
    where = "app/ui/example.py" if rule is the_window_handed_on else "app/services/example.py"
    assert rule(where, source)


def test_no_drawer_and_no_crowded_folder() -> None:
    folders: dict[Path, int] = {}
    for path in MODULES:
        assert not DRAWERS & {path.stem, path.parent.name}, f"{name_of(path)} is a drawer, not a room"
        folders[path.parent] = folders.get(path.parent, 0) + (path.stem != "__init__")
    crowded = [f"{name_of(folder)} has {n} files" for folder, n in folders.items() if n > FOLDER_FILES]
    assert not [row for row in crowded if row.split(" has ")[0] not in REASONS], crowded


# Circles that stand, and why they may. Those of types only are circles too: neither side can be understood alone.
CIRCLES: dict[frozenset[str], str] = {
    frozenset({"app.ui.notes.writing.filling", "app.ui.notes.writing.longtext"}): (
        "the filling of an editor is a part of it that was cut off for its length"
    ),
}


def graph_of_imports(sources: Mapping[str, str]) -> dict[str, set[str]]:
    """Which of these modules each one imports, wherever in it and be it for types only."""
    graph: dict[str, set[str]] = {}
    for name, source in sources.items():
        found = set()
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.Import):
                found |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                inside = {f"{node.module}.{alias.name}" for alias in node.names}
                found |= inside & sources.keys() or {node.module}
        graph[name] = (found & sources.keys()) - {name}
    return graph


def circles_of(graph: Mapping[str, set[str]]) -> set[frozenset[str]]:
    """The modules that reach one another, circle by circle."""

    def reach(start: str) -> set[str]:
        seen: set[str] = set()
        ahead = [start]
        while ahead:
            for name in graph[ahead.pop()] - seen:
                seen.add(name)
                ahead.append(name)
        return seen

    reached = {name: reach(name) for name in graph}
    return {
        frozenset(other for other in reached[name] if name in reached[other])
        for name in graph
        if name in reached[name]
    }


def module_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def test_no_circle_among_imports_not_even_of_types() -> None:
    sources = {module_of(path): path.read_text("utf8") for path in MODULES}
    circles = circles_of(graph_of_imports(sources))
    assert circles == set(CIRCLES), [sorted(circle) for circle in circles ^ set(CIRCLES)]


def test_a_circle_of_types_is_found() -> None:
    sources = {
        "app.a": "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from app.b import B\n",
        "app.b": "def late() -> None:\n    from app import c\n",
        "app.c": "import app.a\n",
        "app.d": "import app.a\n",
    }
    assert circles_of(graph_of_imports(sources)) == {frozenset({"app.a", "app.b", "app.c"})}


def test_every_room_has_tests() -> None:
    rooms = {
        path.name for path in APP.iterdir() if path.is_dir() and path.name not in {"__pycache__", "domain"}
    }
    assert rooms <= {path.name for path in (ROOT / "tests").iterdir() if any(path.glob("**/test_*.py"))}
