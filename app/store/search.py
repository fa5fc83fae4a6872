"""A parsed search in; hits of each kind, with snippets and places in the text, out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.domain.query import And, Hit, HitKind, Node, Words
from app.store.find import conditions, matching
from app.store.rows import names

OPEN, CLOSE = "\x02", "\x03"
RANKED = 30_000  # the newest so many hits are compared first, and all only where too few of those fit
AROUND = 40  # letters either side, in a script without spaces
_RUN = re.compile(r'grams : "([^"]+)"')


@dataclass(frozen=True, slots=True)
class _Noun:
    """How one noun is searched: its table and alias, the weights of its columns, and what its hits show."""

    table: str
    alias: str
    weights: str
    shows: str
    text_column: int
    alive: str
    plain: str


def _on_current(edge: str) -> str:
    """SQL: an edge of mark `m` on the article's current version; -1 where it does not stand there."""
    return f"""(SELECT CASE WHEN r.id IS NOT NULL THEN iif(r.decision = 'kept', -1, r."{edge}")
        WHEN m.version_id = h.version_id THEN m."{edge}" ELSE -1 END
        FROM article AS h LEFT JOIN reattachment AS r ON r.mark_id = m.id AND r.version_id = h.version_id
            AND r.deleted_at IS NULL WHERE h.id = m.article_id)"""


_NOUNS: Mapping[HitKind, _Noun] = {
    HitKind.ARTICLE: _Noun(
        "article", "a", "10, 4, 3, 2, 1, 1", "a.id, a.title, a.publication AS detail, a.id AS article_id, a.authors, a.url",
        4, "a.deleted_at IS NULL", "coalesce(nullif(a.standfirst, ''), substr((SELECT text FROM version WHERE id = a.version_id), 1, 160))",
    ),
    HitKind.MARK: _Noun(
        "mark", "m", "2, 3, 1",
        "m.id, m.exact AS title, (SELECT title FROM article WHERE id = m.article_id) AS detail, m.article_id,"
        f" m.kind, {_on_current('start')} AS at, {_on_current('end')} AS until",
        0, "m.deleted_at IS NULL AND m.article_id IN (SELECT id FROM article WHERE deleted_at IS NULL)", "m.comment",
    ),
    HitKind.NOTE: _Noun(
        "note", "n", "6, 1, 1",
        "n.id, n.title, (SELECT title FROM article WHERE id = n.article_id) AS detail, coalesce(n.article_id, '') AS article_id",
        1, "n.deleted_at IS NULL", "substr(n.text, 1, 160)",
    ),
    HitKind.SOURCE: _Noun(
        "source", "s", "10, 8, 2, 2, 2, 1, 1",
        "s.id, s.name AS title, trim(s.role || ', ' || s.organisation, ', ') AS detail, '' AS article_id",
        5, "s.deleted_at IS NULL", "s.note",
    ),
}  # fmt: skip


def _split(root: Node) -> tuple[str, Node]:
    """What FTS5 can walk by itself, and the rest."""
    parts = root.nodes if isinstance(root, And) else (root,)
    words = tuple(part for part in parts if matching.only_words(part))
    rest = tuple(part for part in parts if not matching.only_words(part))
    return matching.of_tree(And(words)), And(rest)


def find(db: Any, kind: HitKind, root: Node, limit: int, *, ranked: bool) -> tuple[Hit, ...]:
    """The hits of one kind: the best first if `ranked`, otherwise the newest."""
    match, rest = _split(root)
    if not match and (isinstance(root, Words) or _nothing_indexed(root)):
        return ()
    noun = _NOUNS[kind]
    where, params = conditions.of_node(kind, rest)
    if where == "0":
        return ()
    if not match:
        return _without(db, kind, noun, (where, params), limit)
    oldest = _oldest_ranked(db, noun, match) if ranked else None
    if oldest is not None:
        newest = (f"{where} AND {noun.table}_fts.rowid >= ?", [*params, oldest])
        found = _with_words(db, kind, noun, match, newest, limit, ranked=ranked)
        if len(found) == limit:
            return found
    return _with_words(db, kind, noun, match, (where, params), limit, ranked=ranked)


def _oldest_ranked(db: Any, noun: _Noun, match: str) -> int | None:
    """The key of the last hit that is compared where there are too many, newest first; None where there are not."""
    fts = f"{noun.table}_fts"
    row = db.execute(
        f"SELECT rowid FROM {fts} WHERE {fts} MATCH ? ORDER BY rowid DESC LIMIT 1 OFFSET ?", (match, RANKED)
    ).fetchone()
    return None if row is None else int(row[0])


def _nothing_indexed(root: Node) -> bool:
    """True where only signs were typed, such as a dash: that is no wish for everything."""
    return isinstance(root, And) and bool(root.nodes) and all(isinstance(part, Words) for part in root.nodes)


def _with_words(
    db: Any, kind: HitKind, noun: _Noun, match: str, rest: conditions.Condition, limit: int, *, ranked: bool
) -> tuple[Hit, ...]:
    fts = f"{noun.table}_fts"
    where, params = rest
    # `rank` is sorted by FTS5 itself: what a hit shows is made for those that are returned, not for all there are.
    rank, order = (f"AND rank MATCH 'bm25({noun.weights})'", "rank") if ranked else ("", f"{fts}.rowid DESC")
    found = db.execute(
        f"SELECT {fts}.rowid AS key, {noun.shows},"
        f" snippet({fts}, -1, char(2), char(3), '…', 18) AS snippet,"
        f" highlight({fts}, {noun.text_column}, char(2), char(3)) AS text"
        f" FROM {fts} CROSS JOIN {noun.table} AS {noun.alias} ON {noun.alias}.seq = {fts}.rowid"
        f" WHERE {fts} MATCH ? {rank} AND {noun.alive} AND {where} ORDER BY {order} LIMIT ?",
        [match, *params, limit],
    )
    return tuple(_hit(kind, row, match) for row in found)


def _around(text: str, match: str) -> str:
    """A snippet for a script without spaces, whose pairs of letters FTS5 cannot show in their place."""
    plain = text.replace(OPEN, "").replace(CLOSE, "")
    runs = [
        run.replace(" ", "")[:1] + "".join(pair[1:] for pair in run.split(" ")) for run in _RUN.findall(match)
    ]
    for run in runs:
        at = plain.find(run)
        if at >= 0:
            end = at + len(run)
            head = "…" if at > AROUND else ""
            tail = "…" if len(plain) > end + AROUND else ""
            return (
                f"{head}{plain[max(0, at - AROUND) : at]}{OPEN}{run}{CLOSE}{plain[end : end + AROUND]}{tail}"
            )
    return plain[: 2 * AROUND]


def _without(db: Any, kind: HitKind, noun: _Noun, rest: conditions.Condition, limit: int) -> tuple[Hit, ...]:
    where, params = rest
    found = db.execute(
        f"SELECT {noun.alias}.seq AS key, {noun.shows}, {noun.plain} AS snippet, '' AS text"
        f" FROM {noun.table} AS {noun.alias} WHERE {noun.alive} AND {where} ORDER BY {noun.alias}.seq DESC LIMIT ?",
        [*params, limit],
    )
    return tuple(_hit(kind, row, "") for row in found)


def _hit(kind: HitKind, row: Any, match: str) -> Hit:
    start, end = -1, -1
    if kind is HitKind.MARK:
        start, end = row["at"], row["until"]
    elif kind is HitKind.ARTICLE and match:
        start = row["text"].find(OPEN)
        end = row["text"].find(CLOSE) - 1 if start >= 0 else -1
    snippet = row["snippet"] or ""
    if "grams :" in match:
        snippet = _around(row["text"] or row["title"], match)
        if kind is HitKind.ARTICLE and OPEN in snippet:
            start = row["text"].find(snippet.partition(OPEN)[2].partition(CLOSE)[0])
            end = start + snippet.index(CLOSE) - snippet.index(OPEN) - 1 if start >= 0 else -1
    detail = row["detail"] or ""
    if kind is HitKind.ARTICLE and not detail:
        detail = ", ".join(names(row["authors"])) or row["url"]
    return Hit(
        kind=kind,
        id=row["id"],
        title=row["title"],
        detail=detail,
        snippet=" ".join(snippet.split()),
        article_id=row["article_id"],
        start=start,
        end=end,
    )


def titles(db: Any, match: str, limit: int) -> tuple[Hit, ...]:
    """Articles whose title holds words, newest first: what a first letter finds at once."""
    found = db.execute(
        "SELECT a.id, a.title, a.publication AS detail, a.id AS article_id, a.authors, a.url,"
        " highlight(title_fts, 0, char(2), char(3)) AS snippet FROM title_fts"
        " JOIN article AS a ON a.seq = title_fts.rowid WHERE title_fts MATCH ? AND a.deleted_at IS NULL"
        " ORDER BY title_fts.rowid DESC LIMIT ?",
        (match, limit),
    )
    return tuple(_hit(HitKind.ARTICLE, row, "") for row in found)
