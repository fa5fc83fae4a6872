"""What was typed after `[[` in; the articles, sources, notes and marks that fit, best first, out."""

from __future__ import annotations

from itertools import zip_longest

from app.annotate.names import best_names
from app.domain.listing import ArticleFilter, Order
from app.domain.note import Completion, Target
from app.domain.nouns import Noun
from app.domain.query import And, Words
from app.domain.text.normal import fits, words_of
from app.store import articles, notes, sources
from app.store.engine.asking import Database
from app.store.find import hits

SHOWN = 60  # letters of a mark's words


def _shortened(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= SHOWN else f"{flat[:SHOWN].rsplit(' ', 1)[0]}…"


def _articles(db: Database, words: And, limit: int) -> list[Completion]:
    if not words.nodes:
        newest = articles.page(db, ArticleFilter(), Order.NEWEST, 0, limit)
        return [Completion(Target(Noun.ARTICLE, a.id), a.title, a.publication) for a in newest]
    found = hits.find(db, Noun.ARTICLE, words, limit, ranked=True)
    return [Completion(Target(Noun.ARTICLE, hit.id), hit.title, hit.detail) for hit in found]


def _marks(db: Database, words: And, limit: int) -> list[Completion]:
    found = hits.find(db, Noun.MARK, words, limit, ranked=bool(words.nodes))
    return [Completion(Target(Noun.MARK, hit.id), _shortened(hit.title), hit.detail) for hit in found]


def _notes(db: Database, text: str, limit: int) -> list[Completion]:
    typed = words_of(text)
    fitting = (n for n in notes.all_of(db) if n.title and fits(typed, n.title))
    return [
        Completion(Target(Noun.NOTE, n.id), n.title, "note")
        for n, _ in zip(fitting, range(limit), strict=False)
    ]


def _sources(db: Database, text: str, limit: int) -> list[Completion]:
    ids = best_names(sources.named(db), text, limit) if text.strip() else sources.recent(db, limit)
    found = sources.some(db, ids)
    kept = [found[one] for one in ids if one in found]
    return [Completion(Target(Noun.SOURCE, s.id), s.name, s.role or str(s.kind)) for s in kept]


def completions(db: Database, text: str, limit: int) -> tuple[Completion, ...]:
    """Up to `limit` completions, one of each kind in turn, so that no kind crowds the others out."""
    typed = text.split()
    words = And(tuple(Words(word, prefix=True) for word in typed))
    groups = (
        _sources(db, text, limit),
        _articles(db, words, limit),
        _notes(db, text, limit),
        _marks(db, words, limit),
    )
    mixed = [one for row in zip_longest(*groups) for one in row if one is not None]
    return tuple(mixed[:limit])
