"""The words of a search in; an expression of FTS5 that can always be run out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.domain.query import And, Node, Not, Or, Words
from app.store.shape.fulltext import UNSPACED

_PART = re.compile(f"([{UNSPACED}]+)")


def _quoted(words: str) -> str:
    return '"' + words.replace('"', '""') + '"'


def _unspaced(run: str, *, prefix: bool) -> str:
    """Letters of a script without spaces, as the pairs that the column `grams` holds."""
    if len(run) == 1:
        return f"grams : {_quoted(run)} *"
    pairs = " ".join(run[at : at + 2] for at in range(len(run) - 1))
    return f"grams : {_quoted(pairs)}"


def _parts(words: Words) -> Iterator[str]:
    pieces = [piece for piece in _PART.split(words.text) if any(letter.isalnum() for letter in piece)]
    for place, piece in enumerate(pieces):
        last = place == len(pieces) - 1
        if _PART.fullmatch(piece):
            yield _unspaced(piece, prefix=words.prefix and last)
        else:
            yield _quoted(piece) + (" *" if words.prefix and last else "")


def of_words(words: Words) -> str:
    """One word or phrase as an expression; empty where it holds nothing that is indexed."""
    return " AND ".join(_parts(words))


def only_words(node: Node) -> bool:
    """True if nothing but words is asked for, and at least one of them positively."""
    if isinstance(node, Words):
        return True
    if isinstance(node, And):
        return any(only_words(part) for part in node.nodes) and all(
            only_words(part) or (isinstance(part, Not) and only_words(part.node)) for part in node.nodes
        )
    if isinstance(node, Or):
        return all(only_words(part) for part in node.nodes)
    return False


def of_tree(node: Node) -> str:
    """A tree that holds `only_words` as one expression; empty where nothing of it is indexed."""
    if isinstance(node, Words):
        return of_words(node)
    if isinstance(node, Or):
        parts = [of_tree(part) for part in node.nodes]
        return " OR ".join(f"({part})" for part in parts if part)
    if isinstance(node, And):
        wanted = [part for part in (of_tree(n) for n in node.nodes if not isinstance(n, Not)) if part]
        barred = [part for part in (of_tree(n.node) for n in node.nodes if isinstance(n, Not)) if part]
        if not wanted:
            return ""
        return " NOT ".join([" AND ".join(f"({part})" for part in wanted), *(f"({part})" for part in barred)])
    return ""
