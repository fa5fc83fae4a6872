"""The Markdown of a note comes in, clean HTML that is safe to show goes out, whole or block by block."""

from __future__ import annotations

import sys
from html import escape

from app.notes.bounds import divided
from app.notes.elements import Press
from app.notes.grammar import environment, front_matter_end, lines_of
from app.notes.pieces import Drawn, Placed, draw, groups, make


class Renderer:
    """Renders notes. With `live`, task boxes are links `clipdesk:task/N`; otherwise plain signs.

    What lies beyond the bounds of Markdown follows as it was written. A list or table of more than `most` items is several blocks, as the live preview shows it.
    """

    def __init__(self, *, live: bool = True, most: int = sys.maxsize) -> None:
        self._press = Press(live=live)
        self._most = most

    def html(self, text: str) -> str:
        """The whole note."""
        return "".join(html for _first, _last, html in self.blocks(text))

    def blocks(self, text: str) -> list[Drawn]:
        """The top-level blocks that show something: first line, one past the last line, HTML."""
        read, rest = divided(text)
        lines = lines_of(read)
        found = groups(lines, front=front_matter_end(lines))
        known = [group.known for group in found]
        env = environment(
            (one for references, _labels in known for one in references),
            (label for _references, labels in known for label in labels),
        )
        placed = [
            Placed(group.start, group.end, make(self._press, group, env, self._most)) for group in found
        ]
        drawn = draw(placed, len(lines))
        if rest.strip():
            drawn.append((len(lines), len(lines), f"<pre>{escape(rest)}</pre>\n"))
        return drawn
