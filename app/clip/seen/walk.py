"""The body of a page comes in, which tags it has and which of its elements have names and looks of their own go out.

Every walk over a page costs as much as the first one, whatever it looks for; so its parts share this one.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml.html import HtmlElement

# What besides its class may change how an element looks.
_LOOKING = frozenset({"style", "hidden", "popover"})
_ROLES = frozenset({"tooltip", "deletion"})


@dataclass(slots=True)
class Walk:
    """The tags in a body; its elements with their class, with a look or a telling role, and out of hearing, in order."""

    tags: set[str] = field(default_factory=set)
    named: list[tuple[HtmlElement, str]] = field(default_factory=list)
    styled: list[HtmlElement] = field(default_factory=list)
    unheard: list[HtmlElement] = field(default_factory=list)

    @classmethod
    def of(cls, body: HtmlElement) -> Walk:
        """Walk through a body once."""
        walk = cls()
        tags, named = walk.tags, walk.named
        for element in body.iterdescendants("*"):
            tags.add(element.tag)
            looking = False
            for name, value in element.items():
                if name == "class":
                    named.append((element, value))
                elif name in _LOOKING or (name == "role" and value in _ROLES):
                    looking = True
                elif name == "aria-hidden" and value == "true":
                    walk.unheard.append(element)
            if looking:
                walk.styled.append(element)
        return walk
