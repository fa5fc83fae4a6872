"""A text that may begin with front matter in; its fields and the text behind it out.

A small part of YAML, read line by line: keys with words, numbers and lists. No YAML reader is asked, because a broken line
would lose all the others, and references that stand for references swell without end. TOML and JSON are read whole.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

LONGEST = 65_536  # letters of front matter; what is longer is text
MOST = 500  # values

_KEY = re.compile(r"(?P<key>[^\W\d][\w .-]{0,60}?)[ \t]*:(?:[ \t]+(?P<value>.*))?$")
_ITEM = re.compile(r"[ \t]*-(?:[ \t]+(?P<value>.*))?$")
_FENCE = re.compile(r"(---|\+\+\+)[ \t]*$")
_COMMENT = re.compile(r"(?:^|[ \t])#.*$")
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(.))")
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "0": "", "/": "/", '"': '"', "\\": "\\", " ": " "}
_IN_LIST = re.compile(r"""\s*("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^,]*)\s*(?:,|$)""")
_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(frozen=True, slots=True)
class Front:
    """The fields of front matter, keys in small letters, each with its values in order; `body` is what stands behind."""

    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    body: str = ""

    def one(self, *keys: str) -> str:
        """The first value of the first of these keys that has one."""
        return next((values[0] for key in keys if (values := self.fields.get(key))), "")

    def all(self, *keys: str) -> tuple[str, ...]:
        """All values of these keys."""
        return tuple(value for key in keys for value in self.fields.get(key, ()))


def front_of(text: str) -> Front:
    """Take the front matter off a text; what is none, or is not closed, stays text."""
    text = text.removeprefix("\ufeff")
    if text.startswith("{"):
        return _json(text)
    first, _, rest = text.partition("\n")
    fence = _FENCE.match(first.rstrip("\r"))
    if fence is None:
        return Front({}, text)
    lines: list[str] = []
    at = len(first) + 1
    for line in rest.split("\n"):
        at += len(line) + 1
        bare = line.rstrip("\r")
        if bare.rstrip() == fence[1] or (fence[1] == "---" and bare.rstrip() == "..."):
            found = _toml(lines) if fence[1] == "+++" else _yaml(lines)
            return Front({}, text) if found is None else Front(found, text[at:])
        lines.append(bare)
        if at > LONGEST:
            break
    return Front({}, text)


def _yaml(lines: Sequence[str]) -> dict[str, tuple[str, ...]] | None:
    """The fields; None where the lines are no front matter but text between two rules."""
    fields: dict[str, list[str]] = {}
    here: list[str] | None = None
    folded: str | None = None
    for line in lines:
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        indented = line[0] in " \t"
        if folded is not None and indented and here is not None:
            here[:] = [folded.join((*here, line.strip()))]
        elif (item := _ITEM.match(line)) and here is not None:
            here += _scalar(item["value"] or "")
        elif not indented:
            found = _KEY.match(line)
            if found is None:
                if not fields:
                    return None
                here, folded = None, None  # a broken line: the others are read all the same
                continue
            value = (found["value"] or "").strip()
            here = fields.setdefault(found["key"].strip().casefold(), [])
            folded = {"|": "\n", ">": " "}.get(value[:1]) if value[:1] in {"|", ">"} else None
            here += [] if folded else _values(value)
    kept = {key: tuple(value for value in values if value)[:MOST] for key, values in fields.items()}
    return {key: values for key, values in list(kept.items())[:MOST] if values}


def _values(text: str) -> list[str]:
    if text.startswith("[") and not text.startswith("[["):
        inner = text[1:].split("#")[0].rstrip().removesuffix("]")
        inner = text[1 : text.rindex("]")] if "]" in text else inner
        return [value for found in _IN_LIST.finditer(inner) for value in _scalar(found[1])]
    return _scalar(text)


def _scalar(text: str) -> list[str]:
    """One value; nothing for none. References, tags and mappings are words like any other."""
    bare = text.strip()
    if bare[:1] == '"' and (end := bare.rfind('"')) > 0:
        return [_ESCAPE.sub(_unescaped, bare[1:end])]
    if bare[:1] == "'" and (end := bare.rfind("'")) > 0:
        return [bare[1:end].replace("''", "'")]
    bare = _COMMENT.sub("", bare).strip() if not bare.startswith("#") else bare
    return [] if bare in _NOTHING else [bare]


def _unescaped(found: re.Match[str]) -> str:
    code = found[1] or found[2]
    return chr(int(code, 16)) if code else _ESCAPES.get(found[3], found[0])


def _toml(lines: Sequence[str]) -> dict[str, tuple[str, ...]] | None:
    try:
        return _plain(tomllib.loads("\n".join(lines)))
    except (ValueError, RecursionError):
        return None


def _json(text: str) -> Front:
    try:
        found, end = json.JSONDecoder().raw_decode(text[:LONGEST])
    except (ValueError, RecursionError):
        return Front({}, text)
    rest = text[end:]
    if not isinstance(found, dict) or (rest.strip() and not rest.lstrip(" \t\r").startswith("\n")):
        return Front({}, text)
    return Front(_plain(found), rest.lstrip("\r\n"))


def _plain(found: Mapping[str, object]) -> dict[str, tuple[str, ...]]:
    """Fields of words and of lists of words; what lies deeper is left out."""
    out: dict[str, tuple[str, ...]] = {}
    for key, value in list(found.items())[:MOST]:
        values = value if isinstance(value, list) else [value]
        words = tuple(
            one.isoformat() if isinstance(one, date | datetime) else str(one)
            for one in values[:MOST]
            if isinstance(one, str | int | float | date | datetime)
            and not isinstance(one, bool)
            and one != ""
        )
        if words:
            out[key.casefold()] = words
    return out
