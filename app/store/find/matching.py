"""The words of a search in; an expression of FTS5 that can always be run out."""

from __future__ import annotations

import re
import unicodedata

from app.domain.query import And, Node, Not, Or, Words
from app.domain.text.grams import UNSPACED
from app.domain.text.normal import folded

_UNSPACED_RUN = f"([{UNSPACED}]+)"


def _quoted(words: str) -> str:
    return '"' + words.replace('"', '""') + '"'


def _pairs(run: str, *, prefix: bool) -> str:
    """Letters of a script without spaces, as the pairs that the column `grams` holds."""
    if len(run) == 1:
        return f"grams : {_quoted(run)} *"
    pairs = " ".join(run[at : at + 2] for at in range(len(run) - 1))
    return f"grams : {_quoted(pairs)}"


def _indexed(letter: str) -> bool:
    """True for what FTS5 takes for part of a word."""
    return letter.isalnum() or unicodedata.category(letter) in {"Mn", "Mc", "Co"}


def pieces_of(words: Words) -> list[str]:
    """Words as they are looked for, cut where a script without spaces begins or ends."""
    looked_for = folded(words.text)
    pieces = [looked_for] if looked_for.isascii() else re.split(_UNSPACED_RUN, looked_for)
    return [piece for piece in pieces if any(map(_indexed, piece))]


def unspaced(piece: str) -> bool:
    """True for a piece of a script without spaces."""
    return not piece.isascii() and re.fullmatch(_UNSPACED_RUN, piece) is not None


def tokens_of(piece: str) -> list[str]:
    """The single words of a piece, as FTS5 cuts it."""
    return "".join(letter if _indexed(letter) else " " for letter in piece).split()


def of_words(words: Words) -> str:
    """One word or phrase as an expression; empty where it holds nothing that is indexed."""
    pieces = pieces_of(words)
    parts = []
    for place, piece in enumerate(pieces):
        growing = words.prefix and place == len(pieces) - 1
        if unspaced(piece):
            parts.append(_pairs(piece, prefix=growing))
        else:
            parts.append(_quoted(piece) + (" *" if growing else ""))
    return " AND ".join(parts)


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
