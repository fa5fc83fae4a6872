"""Codes and facts in; every word that the window and the command line say, in the language that is spoken, out."""

from importlib import import_module
from typing import TYPE_CHECKING

from app.wording.catalog import _, in_window, ngettext, speak, spoken
from app.wording.locale import day, listed, moment, number, upper
from app.wording.said import advice, said, sentence, word, worded

if TYPE_CHECKING:
    from app.wording.looks import (
        DOUBTS,
        FINDINGS,
        HEAD,
        HOW,
        OUTCOMES,
        QUIET,
        ROBOTS,
        compared,
        difference,
        fate,
        news,
        passages,
        remedy,
        verdict,
        watching,
    )
    from app.wording.reasons import reason
    from app.wording.reports import import_report, imported, left_out
    from app.wording.things import counted, heading
else:
    ROOMS = {
        "counted": "things",
        "heading": "things",
        "reason": "reasons",
        "import_report": "reports",
        "imported": "reports",
        "left_out": "reports",
    }

    def __getattr__(name: str) -> object:
        """What is worded of nouns, in the module that knows them; it comes when it is asked for: each start imports this room."""
        if name not in __all__:
            raise AttributeError(name)
        return getattr(import_module(f"app.wording.{ROOMS.get(name, 'looks')}"), name)


__all__ = [
    "DOUBTS",
    "FINDINGS",
    "HEAD",
    "HOW",
    "OUTCOMES",
    "QUIET",
    "ROBOTS",
    "_",
    "advice",
    "compared",
    "counted",
    "day",
    "difference",
    "fate",
    "heading",
    "import_report",
    "imported",
    "in_window",
    "left_out",
    "listed",
    "moment",
    "news",
    "ngettext",
    "number",
    "passages",
    "reason",
    "remedy",
    "said",
    "sentence",
    "speak",
    "spoken",
    "upper",
    "verdict",
    "watching",
    "word",
    "worded",
]
