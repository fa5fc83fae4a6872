"""A parsed search in; hits of each kind, with snippets and places in the text, out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from app.domain.nouns import Noun
from app.domain.query import And, Hit, Node, Words
from app.store.engine.asking import Database, Row
from app.store.engine.connection import DatabaseError
from app.store.find import conditions, matching
from app.store.find.showing import Span, patterns, show
from app.store.shape.fulltext import listed
from app.store.shape.kinds import TEXT, names
from app.store.tables import TABLES

SHORT = 80  # letters that a first word is looked for in
RANKED = 20_000  # the newest so many hits are compared first, and all only where too few of those fit


@dataclass(frozen=True, slots=True)
class _Noun:
    """How the rows of one noun are asked for, and what its hits show."""

    alias: str
    shows: str
    texts: tuple[str, ...]  # what is looked through for the words, the text that a hit is a place in first
    alive: str
    plain: str


def _on_current(edge: str) -> str:
    """SQL: an edge of mark `m` on the article's current version; -1 where it does not stand there."""
    return f"""(SELECT CASE WHEN r.id IS NOT NULL THEN iif(r.decision = 'kept', -1, r."{edge}")
        WHEN m.version_id = h.version_id THEN m."{edge}" ELSE -1 END
        FROM article AS h LEFT JOIN reattachment AS r ON r.mark_id = m.id AND r.version_id = h.version_id
            AND r.deleted_at IS NULL WHERE h.id = m.article_id)"""


_NOUNS: Mapping[Noun, _Noun] = {
    Noun.ARTICLE: _Noun(
        "a", "a.id, a.title, a.publication AS detail, a.id AS article_id, a.authors, a.url",
        ("(SELECT text FROM version WHERE id = a.version_id)", "a.title", "a.standfirst",
         listed("a.authors"), "a.publication"),
        "a.deleted_at IS NULL", "coalesce(nullif(a.standfirst, ''), substr((SELECT text FROM version WHERE id = a.version_id), 1, 160))",
    ),
    Noun.MARK: _Noun(
        "m",
        "m.id, m.exact AS title, (SELECT title FROM article WHERE id = m.article_id) AS detail, m.article_id,"
        f" m.kind, {_on_current('start')} AS at, {_on_current('end')} AS until",
        ("m.exact", "m.comment"), "m.deleted_at IS NULL AND m.article_id IN (SELECT id FROM article WHERE deleted_at IS NULL)", "m.comment",
    ),
    Noun.NOTE: _Noun(
        "n",
        "n.id, n.title, (SELECT title FROM article WHERE id = n.article_id) AS detail, coalesce(n.article_id, '') AS article_id",
        ("n.text", "n.title"), "n.deleted_at IS NULL", "substr(n.text, 1, 160)",
    ),
    Noun.SOURCE: _Noun(
        "s",
        "s.id, s.name AS title, trim(s.role || ', ' || s.organisation, ', ') AS detail, '' AS article_id",
        ("s.note", "s.name", listed("s.aliases"), "s.role", "s.organisation", "s.contacts"), "s.deleted_at IS NULL", "s.note",
    ),
}  # fmt: skip


def _weights(kind: Noun) -> str:
    """SQL: what a word weighs in each column of the index; the letters of unspaced scripts, which are last, weigh one."""
    return ", ".join(str(weight) for weight in (*TABLES[kind].searched.values(), 1))


@dataclass(frozen=True, slots=True)
class _Sought:
    """The words of a search: as FTS5 walks them, and as they stand in a text."""

    match: str
    patterns: tuple[re.Pattern[str], ...]


def _split(root: Node) -> tuple[_Sought, Node]:
    """What FTS5 can walk by itself, and the rest."""
    parts = root.nodes if isinstance(root, And) else (root,)
    words = And(tuple(part for part in parts if matching.only_words(part)))
    rest = tuple(part for part in parts if not matching.only_words(part))
    return _Sought(matching.of_tree(words), patterns(words)), And(rest)


def find(db: Database, kind: Noun, root: Node, limit: int, *, ranked: bool) -> tuple[Hit, ...]:
    """The hits of one kind: the best first if `ranked`, otherwise the newest."""
    sought, rest = _split(root)
    if not sought.match and (isinstance(root, Words) or _nothing_indexed(root)):
        return ()
    with _index():
        found = _found(db, kind, sought, rest, limit, ranked=ranked)
        if not found and not _answers(db, kind):
            raise NoIndex
        return found


def _answers(db: Database, kind: Noun) -> bool:
    """False where the index does not even find the newest row by its own first word: it may fail without a word."""
    noun = _NOUNS[kind]
    column = noun.texts[0] if noun.alias == "m" else noun.texts[1]
    row = db.execute(
        f"SELECT {noun.alias}.seq, {column} FROM {kind} AS {noun.alias} ORDER BY {noun.alias}.seq DESC LIMIT 1"
    ).fetchone()
    first = row[1][:SHORT].split()[:1] if row is not None else []
    match = matching.of_words(Words(first[0])) if first else ""
    if not match:
        return True
    fts = f"{kind}_fts"
    return (
        db.execute(f"SELECT 1 FROM {fts} WHERE {fts} MATCH ? AND rowid = ?", (match, row[0])).fetchone()
        is not None
    )


class NoIndex(Exception):
    """The text index cannot be asked."""


@contextmanager
def _index() -> Iterator[None]:
    """Say of what goes wrong inside that it was asked of the index, unless the user stopped it."""
    try:
        yield
    except DatabaseError as error:
        if "interrupted" in str(error):
            raise
        raise NoIndex from error


def scan(db: Database, kind: Noun, root: Node, limit: int) -> tuple[Hit, ...]:
    """The hits of one kind without the index, newest first: every text is looked through, which takes longer."""
    noun = _NOUNS[kind]
    where, params = conditions.of_node(kind, root, noun.texts)
    sought = _Sought("", patterns(root))
    if where == "0" or (not sought.patterns and (isinstance(root, Words) or _nothing_indexed(root))):
        return ()
    texts = ", ".join(f"{column} AS text_{number}" for number, column in enumerate(noun.texts))
    found = db.execute(
        f"SELECT {noun.shows}, {texts} FROM {kind} AS {noun.alias}"
        f" WHERE {noun.alive} AND {where} ORDER BY {noun.alias}.seq DESC LIMIT ?",
        [*params, limit],
    )
    return tuple(_shown(kind, row, len(noun.texts), sought) for row in found)


def _found(
    db: Database, kind: Noun, sought: _Sought, rest: Node, limit: int, *, ranked: bool
) -> tuple[Hit, ...]:
    noun = _NOUNS[kind]
    where, params = conditions.of_node(kind, rest)
    if where == "0":
        return ()
    if not sought.match:
        return _without(db, kind, noun, (where, params), limit)
    found = _with_words(db, kind, noun, sought, (where, params), limit, most=RANKED if ranked else None)
    if ranked and len(found) < limit and _more(db, kind, sought.match):
        return _with_words(db, kind, noun, sought, (where, params), limit, most=-1)
    return found


def _more(db: Database, kind: Noun, match: str) -> bool:
    """True if there are more hits than are compared first."""
    fts = f"{kind}_fts"
    found = db.execute(f"SELECT 1 FROM {fts} WHERE {fts} MATCH ? LIMIT 1 OFFSET ?", (match, RANKED))
    return found.fetchone() is not None


def _nothing_indexed(root: Node) -> bool:
    """True where only signs were typed, such as a dash: that is no wish for everything."""
    return isinstance(root, And) and bool(root.nodes) and all(isinstance(part, Words) for part in root.nodes)


def _with_words(
    db: Database,
    kind: Noun,
    noun: _Noun,
    sought: _Sought,
    rest: conditions.Condition,
    limit: int,
    *,
    most: int | None,
) -> tuple[Hit, ...]:
    """The best of the newest `most` hits (-1 for all of them), or the newest where that is None."""
    fts, (where, params) = f"{kind}_fts", rest
    match, key, order = f"{fts} MATCH ?", f"{fts}.rowid", f"{fts}.rowid DESC"
    hits, matched, numbers = fts, f"{match} AND ", []
    if most is not None:
        # FTS5 walks its hits once; what a hit shows is made for those that are returned, not for all there are.
        scored = f"SELECT rowid AS key, bm25({fts}, {_weights(kind)}) AS score FROM {fts} WHERE {match} ORDER BY {order} LIMIT ?"
        hits, matched = f"(SELECT * FROM ({scored}) ORDER BY score LIMIT ?) AS hit", ""
        key, order, numbers = "hit.key", "hit.score", [most, most]
    texts = ", ".join(f"{column} AS text_{number}" for number, column in enumerate(noun.texts))
    found = db.execute(
        f"SELECT {noun.shows}, {texts} FROM {hits} CROSS JOIN {kind} AS {noun.alias}"
        f" ON {noun.alias}.seq = {key} WHERE {matched}{noun.alive} AND {where} ORDER BY {order} LIMIT ?",
        [sought.match, *numbers, *params, limit],
    )
    return tuple(_shown(kind, row, len(noun.texts), sought) for row in found)


def _shown(kind: Noun, row: Row, texts: int, sought: _Sought) -> Hit:
    """A hit with the words around what was found. FTS5 could show them as they are looked for, not as they are."""
    shown, place = show([row[f"text_{number}"] for number in range(texts)], sought.patterns)
    return _hit(kind, row, shown.snippet or row["title"], place)


def _without(
    db: Database, kind: Noun, noun: _Noun, rest: conditions.Condition, limit: int
) -> tuple[Hit, ...]:
    where, params = rest
    found = db.execute(
        f"SELECT {noun.shows}, {noun.plain} AS snippet"
        f" FROM {kind} AS {noun.alias} WHERE {noun.alive} AND {where} ORDER BY {noun.alias}.seq DESC LIMIT ?",
        [*params, limit],
    )
    return tuple(_hit(kind, row, row["snippet"] or "") for row in found)


def _hit(kind: Noun, row: Row, snippet: str, place: Span = (-1, -1)) -> Hit:
    start, end = place if kind is Noun.ARTICLE else (-1, -1)
    if kind is Noun.MARK:
        start, end = row["at"], row["until"]
    detail = row["detail"] or ""
    if kind is Noun.ARTICLE and not detail:
        detail = ", ".join(names(row["authors"])) or row["url"]
    said = {"id": row["id"], "title": row["title"], "detail": detail, "article_id": row["article_id"]}
    return Hit(
        kind=kind,
        **{name: str(TEXT.made(value)) for name, value in said.items()},
        snippet=" ".join(snippet.split()),
        start=start,
        end=end,
    )


def titles(db: Database, words: Words, limit: int) -> tuple[Hit, ...]:
    """Articles whose title holds words, newest first: what a first letter finds at once."""
    sought, _rest = _split(words)
    with _index():
        found = db.execute(
            "SELECT a.id, a.title, a.publication AS detail, a.id AS article_id, a.authors, a.url, '' AS text_0,"
            " a.title AS text_1 FROM title_fts JOIN article AS a ON a.seq = title_fts.rowid"
            " WHERE title_fts MATCH ? AND a.deleted_at IS NULL ORDER BY title_fts.rowid DESC LIMIT ?",
            (sought.match, limit),
        )
        return tuple(_shown(Noun.ARTICLE, row, 2, sought) for row in found)
