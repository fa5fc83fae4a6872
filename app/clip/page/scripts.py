"""The scripts of a page come in, the data that they carry for building the page go out as plain values."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from lxml.html import HtmlElement

JSON_LD = "JSON-LD"
DATA = "script data"

SHORTEST = 200
MOST = 4_000_000
# Where a value may begin in a script: after an assignment, as the argument of a call, or as the whole of it.
ASSIGNED = re.compile(r"(?:[\w$\]\"']\s*=\s*|\(\s*|^\s*)(?=\{\s*[\"}]|\[)")
PARSED = re.compile(r"JSON\.parse\(\s*(?=[\"'])")
# Next.js streams its page as strings that are pushed one after the other.
PUSHED = re.compile(r"__next_f\.push\(\s*(?=\[)")
ROW = re.compile(r"^[0-9a-f]*:(?:[A-Z]+)?(?=[\[{\"])", re.MULTILINE)
LONG_ROW = re.compile(r"[0-9a-f]+:T[0-9a-f]+,([^\n]{200,})")
# What a script may write in the place of a value, and JSON may not.
NO_VALUES = ("undefined", "void 0", "NaN", "new Date(")
NO_VALUE = re.compile(r"(?<=[:,\[])\s*(?:undefined|void 0|NaN|new Date\([^)]*\))(?=\s*[,}\]])")
# A property of an object that no JSON is, as in a function's result.
PROPERTY = re.compile(r"\b(\w+)[\"']?\s*:\s*(\"(?:[^\"\\]|\\.){200,}\")")
MOST_VALUES = 60
MOST_TRIED = 20_000
# Attributes in which programs hand their data to a page.
CARRIED = frozenset(
    {"data-page", "data-props", "data-state", "data-react-props", "data-initial-state", "data-content"}
)
DEEPEST = 40
DEEP_REFERENCES = 12


@dataclass(frozen=True, slots=True)
class Script:
    """The kind and the text of one script that may carry data."""

    kind: str
    text: str


def scripts_of(tree: HtmlElement, text: str) -> list[Script]:
    """The scripts of a page that are long enough to hold an article; `text` is what its tree was read from."""
    found = []
    for script in tree.iter("script"):
        text = script.text or ""
        if SHORTEST <= len(text) <= MOST:
            found.append(Script((script.get("type") or "").lower(), text))
    for element in tree.iter("*") if any(name in text for name in CARRIED) else ():
        if CARRIED.isdisjoint(element.keys()):
            continue
        found += [
            Script("json", value)
            for name, value in element.items()
            if name.startswith("data-") and value[:1] in "{[" and SHORTEST <= len(value) <= MOST
        ]
    return found


def values_of(scripts: list[Script]) -> Iterator[tuple[str, object]]:
    """The values in the scripts, each with where it stood: linked data first."""
    for origin, value in _values(scripts):
        yield origin, _with_references(value) if isinstance(value, dict) else value


def _values(scripts: list[Script]) -> Iterator[tuple[str, object]]:
    linked = [script for script in scripts if "ld+json" in script.kind]
    for script in linked:
        value = _first(script.text) or _first(unescape(script.text))
        if value is not None:
            yield JSON_LD, value
    pushed: list[str] = []
    for script in scripts:
        if "ld+json" in script.kind:
            continue
        if "json" in script.kind:
            value = _first(script.text)
            if value is not None:
                yield DATA, _filled_in(value) if isinstance(value, list) and _is_flat(value) else value
            continue
        pushed.extend(_pushed(script.text))
        for value in _assigned(script.text):
            yield DATA, value
    if pushed:
        yield DATA, _rows("".join(pushed))


def _first(text: str) -> object:
    """The first value in a text, whatever stands round it; None for none."""
    for sign in re.finditer(r"[{\[]", text[:400]):
        try:
            return json.JSONDecoder(strict=False).raw_decode(text, sign.start())[0]
        except (ValueError, RecursionError):
            continue
    return None


def _with_references(known: dict[str, object]) -> object:
    """A store of things by their names, with the things put where others only name them, as Apollo keeps them."""
    if not any(isinstance(thing, dict) and "__typename" in thing for thing in known.values()):
        return known

    def filled(value: object, depth: int) -> object:
        if depth > DEEP_REFERENCES:
            return None
        if isinstance(value, list):
            return [filled(part, depth + 1) for part in value[:500]]
        if isinstance(value, dict):
            name = value.get("__ref", value.get("id") if value.get("type") == "id" else None)
            if isinstance(name, str) and name in known:
                return known[name]
            return {key: filled(part, depth + 1) for key, part in value.items()}
        return value

    return filled(known, 0)


def _is_flat(value: list[object]) -> bool:
    """Tell whether a list holds values that name each other by their place in it, as Nuxt writes them."""
    return (
        len(value) > 2
        and sum(isinstance(part, str) for part in value) >= 2
        and any(isinstance(part, dict) and part and all(map(_is_place, part.values())) for part in value[:4])
    )


def _is_place(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _filled_in(parts: list[object]) -> object:
    done: dict[int, object] = {}

    def at(place: object, depth: int) -> object:
        if not isinstance(place, int) or isinstance(place, bool):
            return place
        if place in done or depth > DEEPEST or not 0 <= place < len(parts):
            return done.get(place)
        done[place] = value = parts[place]
        if isinstance(value, dict):
            done[place] = {name: at(inner, depth + 1) for name, inner in value.items()}
        elif isinstance(value, list):
            done[place] = [at(inner, depth + 1) for inner in value]
        return done[place]

    return at(0, 0)


def _assigned(text: str) -> Iterator[object]:
    decoder = json.JSONDecoder(strict=False)
    end = found = tried = 0
    for match in PARSED.finditer(text):
        value = _quoted(text, match.end())
        if isinstance(value, str) and (inner := _first(value)) is not None:
            yield inner
    plain = NO_VALUE.sub("null", text) if any(word in text for word in NO_VALUES) else text
    for match in ASSIGNED.finditer(plain):
        if match.end() < end:
            continue
        tried += 1
        if tried > MOST_TRIED:
            break  # each error counts the lines ahead of it
        try:
            value, end = decoder.raw_decode(plain, match.end())
        except (ValueError, RecursionError):
            continue
        if end - match.end() >= SHORTEST:
            found += 1
            yield value
        if found >= MOST_VALUES:
            return
    if not found:
        properties = [
            {match[1]: value} for match in PROPERTY.finditer(text) if (value := _quoted(text, match.start(2)))
        ]
        if properties:
            yield properties


def _quoted(text: str, start: int) -> object:
    """The string literal at a place of a script."""
    sign = text[start]
    match = re.compile(r"\"(?:[^\"\\]|\\.)*\"" if sign == '"' else r"'(?:[^'\\]|\\.)*'", re.DOTALL).match(
        text, start
    )
    if match is None:
        return None
    inner = match[0][1:-1]
    if sign == "'":
        inner = inner.replace("\\'", "'").replace('"', '\\"')
    inner = re.sub(r"\\x([0-9a-fA-F]{2})", r"\\u00\1", inner)
    try:
        return json.loads(f'"{inner}"', strict=False)
    except ValueError:
        return None


def _pushed(text: str) -> Iterator[str]:
    decoder = json.JSONDecoder(strict=False)
    for match in PUSHED.finditer(text):
        try:
            value = decoder.raw_decode(text, match.end())[0]
        except (ValueError, RecursionError):
            continue
        if isinstance(value, list) and len(value) > 1 and isinstance(value[1], str):
            yield value[1]


def _rows(text: str) -> list[object]:
    """The rows of a streamed page, as far as they are JSON, and its long texts."""
    decoder = json.JSONDecoder(strict=False)
    rows: list[object] = [{"body": match[1]} for match in LONG_ROW.finditer(text)]
    for match in ROW.finditer(text):
        try:
            rows.append(decoder.raw_decode(text, match.end())[0])
        except (ValueError, RecursionError):
            continue
    return rows
