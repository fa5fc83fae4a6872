"""The command line, verb by verb: arguments in; output, sentences and exit codes out."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

PAGE = """<!DOCTYPE html><html lang="en"><head><title>Ferry to run again in May | The Quay</title>
<meta property="og:site_name" content="The Quay"><meta property="og:title" content="Ferry to run again in May">
<meta name="author" content="Rosa Lind"><meta property="article:published_time" content="2026-04-02T07:00:00+00:00">
</head><body><nav><a href="/">Home</a> <a href="/news">News</a></nav><article><h1>Ferry to run again in May</h1>
<p>The island ferry will run again from the first of May, the harbour board decided on Wednesday after a winter of repairs.</p>
<p>“We lost a whole season and nobody has told us who pays,” said Imre Valk, who owns the hotel above the pier and has
kept two of his rooms for the crew since January.</p>
<p>The board puts the cost of the repairs at 310,000 crowns, of which the town pays a third. The rest is to come from the
insurer, which has not yet answered the board’s letter of 9 March.</p>
<p>Tickets will cost what they cost last year, the board said, and the first boat leaves at six in the morning.</p>
</article><footer>© The Quay</footer></body></html>"""

RIVER = "Council approves the river budget after a year of dispute"
MEMO = "Water authority knew of wall defects, memo shows"


@dataclass(frozen=True)
class Done:
    """How one run ended."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()

    @property
    def json(self) -> Any:
        """The one value written."""
        return json.loads(self.out)

    @property
    def rows(self) -> list[Any]:
        """The values written, one a line."""
        return [json.loads(line) for line in self.out.splitlines()]


Cli = Callable[..., Done]


class Stdin(io.TextIOWrapper):
    """Standard input with these bytes on it."""

    def __init__(self, raw: bytes) -> None:
        super().__init__(io.BytesIO(raw), encoding="utf-8")
