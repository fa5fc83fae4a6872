"""The rules of a page come in, what they do to elements of one class or one id goes out."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator
from dataclasses import dataclass, field

from app.clip.seen.looks import HIDING, Look, of_style

# So much of a page's rules is read.
MOST_RULES = 400_000
DEEPEST = 20  # at-rules in one another
# What is looked for: one of these stands in every rule that matters. Finding words is far quicker than reading rules.
SAYS = (
    "display:none", "visibility:hidden", "opacity:0", "font-size:0", "font:0", "text-indent:-", "clip:", "clip-path:",
    "-999", "translate", "scale(0", "color:transparent", "line-through", "vertical-align:su",
)  # fmt: skip
SPACED = tuple(word.replace(":", ": ") for word in SAYS if ":" in word)
# White space round a colon, and what is written for it; quicker than an expression, as next to no rules have it.
LOOSE = ((":\n", ": "), (":\t", ": "), (":  ", ": "), ("\n:", ":"), ("\t:", ":"), (" :", ":"))
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
SIMPLE = re.compile(r"(?:[a-z][a-z0-9]*)?[.#][\w-]+", re.IGNORECASE)
COMPOUND = re.compile(r"(?:[a-z][a-z0-9]*)?(\.[\w-]+(?:\.[\w-]+)+)", re.IGNORECASE)
AT_RULE = re.compile(r"@[^{};]*$")
FOR_SCREENS = re.compile(
    r"(?:.*,)?\s*(?:(?:only\s+)?(?:screen|all)|not\s+print)\s*(?:,.*)?", re.IGNORECASE | re.DOTALL
)
# At-rules whose rules hold on every screen.
ALWAYS = re.compile(
    r"@(?:layer\b.*|supports\b(?!\s*not\b).*|media\b(?P<media>.*))", re.IGNORECASE | re.DOTALL
)
BRACE = re.compile(r"[{}]")
# Elements by their names and classes, inside others or not; such rules are asked for what they strike alone.
PATH = re.compile(
    r"(?:(?:^|(?<!^)\s*>\s*|(?<!^)\s+)(?:[a-z][a-z0-9]*(?:\.[\w-]+)*|(?:\.[\w-]+)+))+", re.IGNORECASE
)
STEP = re.compile(r"(\s*>\s*|\s+|^)([a-z][a-z0-9]*)?((?:\.[\w-]+)*)", re.IGNORECASE)
MOST_PATHS = 40


LETTERS = string.ascii_letters + string.digits


@dataclass(slots=True)
class Rules:
    """What the rules of a page do, by selectors of one class or one id; `shown` are classes that together show.

    `names` are those classes and ids, with their signs.
    """

    looks: dict[str, Look] = field(default_factory=dict)
    shown: list[frozenset[str]] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    struck: list[str] = field(default_factory=list)  # XPaths of what is struck by more than one name

    @classmethod
    def of(cls, css: str) -> Rules:
        """Read those rules that hide, strike, raise or lower, as far as they are simple, and what takes that back."""
        rules = cls()
        css = COMMENT.sub("", css[:MOST_RULES]) if "/*" in css else css[:MOST_RULES]
        for form, tight in LOOSE:
            while form in css:
                css = css.replace(form, tight)
        for selectors, body, inside in _rules_at(css, _places(css.lower(), SAYS + SPACED)):
            look = of_style(body) & ~Look.SHOWN if all(map(_holds_always, inside)) else Look.PLAIN
            for selector in selectors if look else ():
                if SIMPLE.fullmatch(selector):
                    rules.looks[selector] = rules.looks.get(selector, Look.PLAIN) | look
                    rules.names.add(selector.lstrip(LETTERS))
                elif Look.STRUCK in look and len(rules.struck) < MOST_PATHS and PATH.fullmatch(selector):
                    rules.struck.append(_xpath(selector))
        hidden = tuple(selector for selector, look in rules.looks.items() if look & HIDING)
        for selectors, body, inside in _rules_at(css, _places(css, hidden)) if hidden else ():
            if not of_style(body) & HIDING and not any("print" in one for one in inside):
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


def _holds_always(head: str) -> bool:
    """Whether an at-rule holds on every screen."""
    found = ALWAYS.fullmatch(head)
    return found is not None and (found["media"] is None or FOR_SCREENS.fullmatch(found["media"]) is not None)


def _xpath(selector: str) -> str:
    """The XPath below the body of elements by their names and classes."""
    path = "."
    for sign, tag, names in STEP.findall(selector):
        if tag or names:
            path += ("/" if ">" in sign else "//") + (tag.lower() or "*")
            path += "".join(
                f"[contains(concat(' ', normalize-space(@class), ' '), ' {name} ')]"
                for name in names.split(".")[1:]
            )
    return path


def _places(css: str, words: tuple[str, ...]) -> list[int]:
    """Where the words stand, in order."""
    found = []
    for word in words:
        at = css.find(word)
        while at >= 0:
            found.append(at)
            at = css.find(word, at + len(word))
    return sorted(found)


def _rules_at(css: str, places: list[int]) -> Iterator[tuple[list[str], str, list[str]]]:
    """The rules that these places are in: selectors, declarations, and what opens round them."""
    opened: list[int] = []
    read = last = 0
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
        for brace in BRACE.finditer(css, read, head):
            if brace[0] == "{":
                opened.append(brace.start())
            elif opened:
                opened.pop()
        read, last = head, end
        selectors = css[head:start]
        if not AT_RULE.search(selectors):
            inside = [
                css[max(css.rfind(sign, 0, at) for sign in "{};") + 1 : at].strip()
                for at in opened[-DEEPEST:]
            ]
            yield [one.strip() for one in selectors.split(",")], css[start + 1 : end], inside
