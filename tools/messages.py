"""The source of the program in; the strings that it says, as catalogs that translators and gettext read, out.

Run it with `make messages` after words were added or changed: the `.po` of each language gets what is new, empty and
to be translated, and each `.mo` is made anew.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources/locale"
MARKED = {"_", "N_"}
COUNTED = {"ngettext", "Plural"}
HELPED = {"Option", "Argument"}

Id = str | tuple[str, str]


def strings_of(tree: ast.AST) -> Iterator[Id]:
    """The strings of a module: those in `_` and `N_`, both forms of what counts, and what help says of verbs."""
    inside: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and _is_verb(node):
            # As help shows it: paragraph by paragraph, each as one line.
            for part in (ast.get_docstring(node) or "").split("\n\n"):
                yield re.sub(r"\s+", " ", part)
        if not isinstance(node, ast.Call) or node in inside:
            continue
        called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if called in COUNTED:
            inside |= {one for one in node.args if isinstance(one, ast.Call)}
            one, many = (_text(part) for part in node.args[:2])
            yield one, many
        elif called in MARKED and node.args:
            yield _text(node.args[0])
        elif called in HELPED:
            yield from (_text(one.value) for one in node.keywords if one.arg == "help")


def _is_verb(node: ast.FunctionDef) -> bool:
    named = [one.arg for one in node.args.args[:1]]
    return named == ["desk"] and not node.name.startswith("_")


def _text(node: ast.AST) -> str:
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MARKED:
        node = node.args[0]
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def template() -> Catalog:
    """Every string of the program."""
    found = Catalog(project="Clipdesk", charset="utf-8")
    for path in sorted((ROOT / "app").rglob("*.py")):
        for one in strings_of(ast.parse(path.read_text("utf8"))):
            if one and one != ("", ""):
                found.add(one, locations=[(path.relative_to(ROOT).as_posix(), 0)])
    return found


def catalog_of(language: str) -> Catalog:
    """What is translated of a language."""
    path = FOLDER / language / "LC_MESSAGES/clipdesk.po"
    with path.open("rb") as file:
        return read_po(file, locale=language, domain="clipdesk")


def compiled(catalog: Catalog) -> bytes:
    """The catalog as gettext reads it."""
    buffer = BytesIO()
    write_mo(buffer, catalog)
    return buffer.getvalue()


def whole(message: Message) -> bool:
    """True if every form of a string is translated."""
    forms = message.string if isinstance(message.string, list | tuple) else [message.string]
    return all(forms)


def languages() -> list[str]:
    """The languages that there are catalogs of."""
    return sorted(path.parent.parent.name for path in FOLDER.glob("*/LC_MESSAGES/clipdesk.po"))


def main() -> int:
    """Bring every catalog up to date, and say what is left to translate."""
    strings = template()
    for language in languages():
        catalog = catalog_of(language)
        made = catalog.creation_date
        catalog.update(strings, no_fuzzy_matching=True, update_header_comment=False)
        catalog.obsolete.clear()
        catalog.creation_date = made  # what did not change is not written anew
        path = FOLDER / language / "LC_MESSAGES/clipdesk.po"
        with path.open("wb") as file:
            write_po(file, catalog, width=110, include_lineno=False, sort_output=True)
        path.with_suffix(".mo").write_bytes(compiled(catalog))
        empty = [one for one in catalog if one.id and not whole(one)]
        print(f"{language}: {len(catalog) - len(empty)} of {len(catalog)} strings")
    return 0


if __name__ == "__main__":
    sys.exit(main())
