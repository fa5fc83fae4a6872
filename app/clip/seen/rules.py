"""The rules of a page come in, what they do to elements of one class or one id goes out."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator
from dataclasses import dataclass, field

from app.clip.seen.looks import HIDING, Look, of_style

# So much of a page's rules is read.
MOST_RULES = 400_000
# What is looked for: one of these stands in every rule that matters. Finding words is far quicker than reading rules.
SAYS = (
    "display:none", "visibility:hidden", "opacity:0", "font-size:0", "font:0", "text-indent:-", "clip:", "clip-path:",
    "-999", "translate", "scale(0", "color:transparent", "line-through", "vertical-align:su",
)  # fmt: skip
SPACED = tuple(word.replace(":", ": ") for word in SAYS if ":" in word)
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
SIMPLE = re.compile(r"(?:[a-z][a-z0-9]*)?[.#][\w-]+", re.IGNORECASE)
COMPOUND = re.compile(r"(?:[a-z][a-z0-9]*)?(\.[\w-]+(?:\.[\w-]+)+)", re.IGNORECASE)
AT_RULE = re.compile(r"@[^{};]*$")


LETTERS = string.ascii_letters + string.digits


@dataclass(slots=True)
class Rules:
    """What the rules of a page do, by selectors of one class or one id; `shown` are classes that together show.

    `names` are those classes and ids, with their signs.
    """

    looks: dict[str, Look] = field(default_factory=dict)
    shown: list[frozenset[str]] = field(default_factory=list)
    names: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, css: str) -> Rules:
        """Read those rules that hide, strike, raise or lower, as far as they are simple, and what takes that back."""
        rules = cls()
        css = COMMENT.sub("", css[:MOST_RULES]) if "/*" in css else css[:MOST_RULES]
        for selectors, body, inside in _rules_at(css, _places(css, SAYS + SPACED)):
            look = Look.PLAIN if inside else of_style(body) & ~Look.SHOWN
            for selector in selectors if look else ():
                if SIMPLE.fullmatch(selector):
                    rules.looks[selector] = rules.looks.get(selector, Look.PLAIN) | look
                    rules.names.add(selector.lstrip(LETTERS))
        hidden = tuple(selector for selector, look in rules.looks.items() if look & HIDING)
        for selectors, body, inside in _rules_at(css, _places(css, hidden)) if hidden else ():
            if not of_style(body) & HIDING and "print" not in inside:
                rules._take_back(selectors, body)
        return rules

    def _take_back(self, selectors: list[str], body: str) -> None:
        """What a later rule, or one for some screens, or one for more classes shows is not hidden."""
        if not any(word in body for word in ("display", "visib", "opacity", "clip", "position")):
            return
        for selector in selectors:
            if selector in self.looks:
                self.looks[selector] &= ~HIDING
            elif found := COMPOUND.fullmatch(selector):
                self.shown.append(frozenset(found[1][1:].split(".")))

    def of_element(self, tag: str, names: list[str]) -> Look:
        """What the rules do to an element of these names, which begin with a point, or with # for an id."""
        look = Look.PLAIN
        if self.names.isdisjoint(names):
            return look
        for name in names:
            look |= self.looks.get(name, Look.PLAIN) | self.looks.get(tag + name, Look.PLAIN)
        if look & HIDING and self.shown:
            bare = {name[1:] for name in names}
            if any(together <= bare for together in self.shown):
                look &= ~HIDING
        return look


def _places(css: str, words: tuple[str, ...]) -> list[int]:
    """Where the words stand, in order."""
    found = []
    for word in words:
        at = css.find(word)
        while at >= 0:
            found.append(at)
            at = css.find(word, at + len(word))
    return sorted(found)


def _rules_at(css: str, places: list[int]) -> Iterator[tuple[list[str], str, str]]:
    """The rules that these places are in: selectors, declarations, and the at-rule round them, if any."""
    depth = read = last = 0
    for place in places:
        if place < last:
            continue
        start, end = css.rfind("{", 0, place), css.find("}", place)
        opening = css.find("{", place, end)
        if opening >= 0:  # the word stands in the selector itself
            start = opening
        if end < 0 or start < last:
            continue
        head = max(css.rfind(sign, last, start) for sign in "{};") + 1
        depth += css.count("{", read, head) - css.count("}", read, head)
        read, last = head, end
        selectors = css[head:start]
        if not AT_RULE.search(selectors):
            inside = css[css.rfind("@", 0, head) : head] if depth > 0 else ""
            yield [one.strip() for one in selectors.split(",")], css[start + 1 : end], inside
