"""Tokens of one block come in, clean HTML that Qt's rich text can draw goes out."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from html import escape
from typing import TYPE_CHECKING, cast

import nh3

from app.notes.grammar import LINK, grammar

if TYPE_CHECKING:
    from markdown_it.token import Token

_TAGS = frozenset(
    [
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "li",
        "blockquote",
        "pre",
        "code",
        "hr",
        "br",
        "em",
        "strong",
        "s",
        "a",
        "sup",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
    ]
)
_ATTRIBUTES = {
    "a": {"href", "id"},
    "ul": {"type"},
    "ol": {"start"},
    "table": {"border", "cellspacing", "cellpadding"},
    "th": {"align"},
    "td": {"align"},
}
_OWN = re.compile(r"clipdesk:task/\d{1,6}|#fn-\d{1,6}")
_ANCHOR = re.compile(r"fnref-\d{1,6}")
_NUMBER = re.compile(r"\d{1,9}")
_SIDES = frozenset({"left", "center", "right"})
_WEB = re.compile(r"https?://", re.IGNORECASE)


# A title is not kept: Qt shows it as a tool tip, and a tool tip with tags in it loads local files.
def _attribute(_tag: str, name: str, value: str) -> str | None:
    if name == "href":
        return value if LINK.fullmatch(value) or _OWN.fullmatch(value) else None
    if name == "id":
        return value if _ANCHOR.fullmatch(value) else None
    if name == "type":
        return value if value == "none" else None
    if name == "align":
        return value if value in _SIDES else None
    return value if _NUMBER.fullmatch(value) else None


def _link_around(tokens: Sequence[Token], at: int) -> bool:
    opened = sum(token.nesting for token in tokens[:at] if token.type in {"link_open", "link_close"})
    return opened > 0


class Press:
    """Turns tokens into HTML. With `live`, tasks are links that tick them; otherwise plain signs."""

    def __init__(self, *, live: bool = True) -> None:
        from markdown_it.renderer import RendererHTML

        self._live = live
        self._drawing = RendererHTML()
        rules = cast("dict[str, Callable[..., str]]", self._drawing.rules)
        rules["image"] = self._image
        rules["task"] = self._task
        rules["footnote_ref"] = self._footnote_ref
        rules["list_item_open"] = self._list_item
        rules["bullet_list_open"] = self._list
        rules["table_open"] = self._table
        rules["th_open"] = rules["td_open"] = self._cell
        rules["fence"] = rules["code_block"] = self._code
        rules["definition"] = rules["front_matter"] = self._nothing
        self._cleaner = nh3.Cleaner(
            tags=set(_TAGS),
            attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
            attribute_filter=_attribute,
            url_schemes={"http", "https", "mailto", "clipdesk"},
            link_rel=None,
            strip_comments=True,
        )

    def html(self, tokens: list[Token], env: dict[str, object]) -> str:
        """The clean HTML of blocks; footnote references are added to `env["refs"]` as they come."""
        env.setdefault("refs", [])
        return self._cleaner.clean(self._drawing.render(tokens, grammar().options, env))

    def _image(self, tokens: Sequence[Token], at: int, _options: object, _env: object) -> str:
        """No picture is loaded: its description leads to its address."""
        token = tokens[at]
        src = str(token.attrs.get("src", ""))
        words = "".join(
            part.content if part.content else " "
            for part in token.children or ()
            if part.type in {"text", "code_inline", "softbreak", "hardbreak"}
        ).strip()
        if not _WEB.match(src) or _link_around(tokens, at):
            return escape(words)
        return f'<a href="{escape(src)}">{escape(words or src)}</a>'

    def _task(self, tokens: Sequence[Token], at: int, _options: object, _env: object) -> str:
        sign = "☑" if tokens[at].meta["checked"] else "☐"
        return f'<a href="clipdesk:task/{tokens[at].meta["task"]}">{sign}</a> ' if self._live else f"{sign} "

    def _list(self, tokens: Sequence[Token], at: int, _options: object, _env: object) -> str:
        # Where each item has its box, a dot before it would be one sign too many.
        return '<ul type="none">\n' if tokens[at].meta.get("boxes") else "<ul>\n"

    def _list_item(self, tokens: Sequence[Token], at: int, options: object, env: object) -> str:
        # The box goes before the words if there are some, and right into the item otherwise.
        return "<li>" + (self._task(tokens, at, options, env) if tokens[at].meta.get("box") else "")

    def _footnote_ref(
        self, tokens: Sequence[Token], at: int, _options: object, env: dict[str, list[str]]
    ) -> str:
        number = len(env["refs"])
        env["refs"].append(tokens[at].meta["label"])
        return f'<sup><a href="#fn-{number}" id="fnref-{number}">{number}</a></sup>'

    def _table(self, _tokens: Sequence[Token], _at: int, _options: object, _env: object) -> str:
        return '<table border="1" cellspacing="0" cellpadding="4">\n'

    def _cell(self, tokens: Sequence[Token], at: int, _options: object, _env: object) -> str:
        side = str(tokens[at].attrs.get("style", "")).removeprefix("text-align:")
        return f'<{tokens[at].tag} align="{side}">' if side in _SIDES else f"<{tokens[at].tag}>"

    def _code(self, tokens: Sequence[Token], at: int, _options: object, _env: object) -> str:
        return f"<pre><code>{escape(tokens[at].content)}</code></pre>\n"

    def _nothing(self, _tokens: Sequence[Token], _at: int, _options: object, _env: object) -> str:
        return ""
