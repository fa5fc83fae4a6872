"""The tree of a page comes in, and leaves as its reader sees it: only words that show, and as letters all that reads."""

from __future__ import annotations

from lxml.html import HtmlElement

from app.clip.seen.controls import write_controls
from app.clip.seen.elements import elements_of
from app.clip.seen.formulas.drawn import write_formulas
from app.clip.seen.hidden import remove_hidden
from app.clip.seen.raised import write_raised
from app.clip.seen.ruby import write_readings
from app.clip.seen.shadow import open_roots
from app.clip.seen.spoken import write_quotes
from app.clip.seen.struck import write_struck
from app.clip.seen.walk import Walk


def as_seen(tree: HtmlElement, language: str) -> None:
    """Change a page so that its text is what its reader reads; the order of the steps matters.

    Formulas are drawn with hidden copies, so they come before what is hidden goes; signs are read by the letters
    round them, so they come after; and what is struck is struck with its signs.
    """
    body = tree.find("body")
    body = tree if body is None else body
    walk = Walk.of(body)
    if "template" in walk.tags and open_roots(body):
        walk = Walk.of(body)
    if write_formulas(body, walk):
        walk = Walk.of(body)
    write_controls(body)
    elements = elements_of(tree, body, walk)
    remove_hidden(body, elements)
    write_raised(body, elements, language)
    if "ruby" in walk.tags:
        write_readings(body)
    if "q" in walk.tags:
        write_quotes(body, language)
    write_struck(body, elements.struck)
