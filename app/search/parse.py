"""What was typed into the search box in; a `Query` that can always be run, with hints on what was passed over, out."""

from __future__ import annotations

import re
from datetime import date

from app.domain.codes.looks import HintCode
from app.domain.codes.message import Message
from app.domain.query import And, Field, FieldName, Hint, Node, Not, Or, Query, Words
from app.search.fields import UnreadableValueError, meant_field, read_value

LONGEST = 2_000  # code points that are read
MOST_TERMS = 50
DEEPEST = 12

_QUOTES = '"“”„«»'
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_TOKEN = re.compile(
    rf"""
    (?P<open>-?\()
    | (?P<close>\))
    | (?P<or>OR|AND)(?=[\s(){_QUOTES}]|$)
    | (?P<term>
        (?P<minus>-*)
        (?:(?P<name>(?i:{"|".join(FieldName)})|[^\W\d_]+(?=:[^\s)])):(?!//))?
        (?:[{_QUOTES}](?P<quoted>[^{_QUOTES}]*)(?P<closed>[{_QUOTES}]?) | (?P<plain>[^\s(){_QUOTES}]*))
        (?P<star>\*?)
      )
    """,
    re.VERBOSE,
)


def parse(text: str, today: date, *, growing: bool = False) -> Query:
    """Read a search. Never raises; what cannot be read is passed over with a hint, the rest holds.

    The language: words, "phrases", -without, a OR b (of neighbours), brackets, wor*, and `field:value`
    (see `domain.query.FieldName`). `growing`: the last word may not be finished yet.
    """
    return _Parser(text, today, growing=growing).query()


def write(node: Node) -> str:
    """The text that `parse` reads as this tree."""
    if isinstance(node, Words):
        star = "*" if node.prefix else ""
        return f'"{node.text}"{star}' if node.phrase else f"{node.text}{star}"
    if isinstance(node, Field):
        plain = node.value and not re.search(rf"[\s(){_QUOTES}*]|^/", node.value)
        return f"{node.name}:{node.value}" if plain else f'{node.name}:"{node.value}"'
    if isinstance(node, Not):
        return "-" + _bracketed(node.node)
    if isinstance(node, Or):
        return " OR ".join(_bracketed(part) for part in node.nodes)
    return " ".join(write(part) if not isinstance(part, And) else f"({write(part)})" for part in node.nodes)


def _bracketed(node: Node) -> str:
    return f"({write(node)})" if isinstance(node, And | Or | Not) else write(node)


def _all_of(nodes: list[Node]) -> Node:
    flat: list[Node] = []
    for node in nodes:
        flat.extend(node.nodes if isinstance(node, And) else (node,))
    once = tuple(dict.fromkeys(flat))  # a word that is typed a hundred times is looked for once
    return once[0] if len(once) == 1 else And(once)


def _any_of(nodes: list[Node]) -> Node:
    flat: list[Node] = []
    for node in nodes:
        flat.extend(node.nodes if isinstance(node, Or) else (node,))
    once = tuple(dict.fromkeys(flat))
    return once[0] if len(once) == 1 else Or(once)


class _Parser:
    def __init__(self, text: str, today: date, *, growing: bool) -> None:
        self._length = len(text)
        self._text = _UNPRINTABLE.sub(" ", text[:LONGEST])
        self._today = today
        self._growing = growing
        self._tokens: list[re.Match[str]] = []
        self._at = 0
        self._terms = 0
        self._hints: list[Hint] = []
        if self._length > LONGEST:
            self._hint(Message(HintCode.ONLY_FIRST_CHARACTERS, count=LONGEST), LONGEST, self._length)

    def query(self) -> Query:
        place = 0
        while place < len(self._text):
            token = _TOKEN.match(self._text, place)
            if token is None or token.end() == place:
                place += 1
                continue
            self._tokens.append(token)
            place = token.end()
        nodes: list[Node] = []
        while self._at < len(self._tokens):
            nodes.append(self._all(0))
            if self._at < len(self._tokens):
                self._hint(Message(HintCode.NO_OPENING_BRACKET), *self._next().span())
                self._at += 1
        root = _all_of(nodes)
        if root == And(()) and not self._hints and self._text.strip():
            self._hint(Message(HintCode.NOTHING_TO_SEARCH), 0, self._length)
        return Query(root, tuple(sorted(self._hints, key=lambda hint: hint.start)))

    def _hint(self, told: Message, start: int, end: int) -> None:
        self._hints.append(Hint(told, start, end))

    def _next(self) -> re.Match[str]:
        return self._tokens[self._at]

    def _ahead(self, kind: str) -> bool:
        return self._at < len(self._tokens) and self._next()[kind] is not None

    def _all(self, depth: int) -> Node:
        """Terms up to a closing bracket or the end, all of which must hold."""
        nodes: list[Node] = []
        while self._at < len(self._tokens) and not self._ahead("close"):
            if self._ahead("or"):
                self._lone(self._next())
                self._at += 1
                continue
            nodes.append(self._any(depth))
        return _all_of(nodes)

    def _any(self, depth: int) -> Node:
        """One term, or several with OR between them."""
        first = self._one(depth)
        nodes = [first] if first else []
        while self._ahead("or") and self._next()["or"] == "OR":
            sign = self._next()
            self._at += 1
            node = None
            if self._at < len(self._tokens) and not self._ahead("close") and not self._ahead("or"):
                node = self._one(depth)
            if node is None or not nodes:
                self._lone(sign)
            nodes.extend([node] if node else [])
        return _any_of(nodes) if nodes else And(())

    def _lone(self, sign: re.Match[str]) -> None:
        if sign["or"] == "OR":
            self._hint(Message(HintCode.LONE_OR), *sign.span())

    def _one(self, depth: int) -> Node | None:
        token = self._next()
        self._at += 1
        if token["open"]:
            return self._bracket(token, depth)
        self._terms += bool(token["term"])
        if self._terms > MOST_TERMS:
            if self._terms == MOST_TERMS + 1:
                self._hint(Message(HintCode.ONLY_FIRST_WORDS, count=MOST_TERMS), token.start(), self._length)
            return None
        node = self._field(token) if token["name"] else self._words(token, token["plain"] or "")
        return Not(node) if node and token["minus"] else node

    def _bracket(self, token: re.Match[str], depth: int) -> Node | None:
        if depth >= DEEPEST:
            self._hint(Message(HintCode.BRACKET_TOO_DEEP), *token.span())
            return None
        node = self._all(depth + 1)
        if self._ahead("close"):
            self._at += 1
        else:
            self._hint(Message(HintCode.BRACKET_OPEN), *token.span())
        if node == And(()):
            return None
        if token["open"].startswith("-"):
            return node.node if isinstance(node, Not) else Not(node)
        return node

    def _field(self, token: re.Match[str]) -> Node | None:
        name = token["name"].lower()
        if name not in tuple(FieldName):
            offer = meant_field(name)
            self._hint(Message(HintCode.NO_SUCH_FIELD, name=name, offer=offer), *token.span())
            return self._words(token, f"{token['name']}:{token['plain'] or ''}")
        self._look_for_closing_quote(token)
        typed = token["plain"] if token["quoted"] is None else token["quoted"]
        try:
            return Field(FieldName(name), read_value(FieldName(name), typed, self._today))
        except UnreadableValueError as problem:
            self._hint(problem.told, *token.span())
            return None

    def _words(self, token: re.Match[str], plain: str) -> Node | None:
        unfinished = self._growing and token.end() == self._length and not token["minus"]
        if token["quoted"] is not None:
            open_quote = self._look_for_closing_quote(token)
            words = " ".join(token["quoted"].split())
            node = Words(words, phrase=True, prefix=bool(token["star"]) or (unfinished and open_quote))
            if token["name"]:
                words = f"{token['name']}: {words}".rstrip()
                node = Words(words, phrase=True, prefix=node.prefix)
        else:
            star = plain.endswith("*")
            node = Words(plain.rstrip("*"), prefix=star or unfinished)
        return node if any(map(str.isalnum, node.text)) else None

    def _look_for_closing_quote(self, token: re.Match[str]) -> bool:
        if token["quoted"] is None or token["closed"]:
            return False
        at = token.start("quoted") - 1
        self._hint(Message(HintCode.QUOTE_OPEN), at, at + 1)
        return True
