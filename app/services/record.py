"""The record of all services, one a noun: what the composition root hands to the window and the command line."""

from __future__ import annotations

from dataclasses import dataclass

from app.services.articles import Articles
from app.services.care import Care
from app.services.clips import Clips
from app.services.exchange import Exchange
from app.services.marks import Marks
from app.services.notes import Notes
from app.services.search import Search
from app.services.sources import Sources
from app.services.tags import Tags
from app.services.undo import Undo


@dataclass(frozen=True, slots=True)
class Services:
    """One small service a noun, over one library."""

    articles: Articles
    clips: Clips
    marks: Marks
    sources: Sources
    tags: Tags
    notes: Notes
    search: Search
    exchange: Exchange
    undo: Undo
    care: Care
