"""The tokens of a long list or table come in, those of several shorter ones go out, each of which can be drawn alone."""

from __future__ import annotations

from copy import copy
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.token import Token

_ITEMS = {
    "bullet_list_open": "list_item_open",
    "ordered_list_open": "list_item_open",
    "table_open": "tr_open",
}


def divided(tokens: list[Token], most: int) -> list[tuple[int, list[Token]]]:
    """Parts of at most so many items or rows, each with the line it begins at, counted from the first; or all as it is."""
    item = _ITEMS.get(tokens[0].type) if tokens else None
    if item is None:
        return [(0, tokens)]
    frame = [
        token for token in tokens if token is tokens[0] or (token.type, token.level) == ("tbody_open", 1)
    ]
    body = tokens.index(frame[-1]) + 1
    starts = [
        at for at in range(body, len(tokens)) if (tokens[at].type, tokens[at].level) == (item, len(frame))
    ]
    if len(starts) <= most:
        return [(0, tokens)]
    end = len(tokens) - len(frame)
    parts = []
    for number, (first, last) in enumerate(pairwise((*starts[::most], end))):
        head = _opened_again(frame, number * most) if number else tokens[:body]
        line = _line(tokens[first]) - _line(tokens[0]) if number else 0
        parts.append((line, [*head, *tokens[first:last], *tokens[end:]]))
    return parts


def _opened_again(frame: list[Token], items: int) -> list[Token]:
    """The frame round the items behind the first ones: a list that is numbered counts on."""
    opened = copy(frame[0])
    if opened.type == "ordered_list_open":
        opened.attrs = {"start": int(opened.attrs.get("start", 1)) + items}
    return [opened, *frame[1:]]


def _line(token: Token) -> int:
    return token.map[0] if token.map else 0
