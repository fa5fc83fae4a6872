"""A search tree in; the WHERE of one noun, with its parameters, out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from app.domain.article.article import Stage, State
from app.domain.mark import MarkKind, Outcome
from app.domain.nouns import SEARCHED, Noun
from app.domain.query import And, Field, FieldName, Node, Not, Words
from app.domain.source import SourceKind
from app.domain.text.normal import folded
from app.store.find.matching import of_words, pieces_of

Condition = tuple[str, list[object]]
NEVER: Condition = ("0", [])
ALWAYS: Condition = ("1", [])

# How each noun finds its article (of a source there is none), and itself.
_ARTICLE = {Noun.ARTICLE: "a.id", Noun.MARK: "m.article_id", Noun.NOTE: "n.article_id"}
_SELF = {Noun.ARTICLE: "a", Noun.MARK: "m", Noun.NOTE: "n", Noun.SOURCE: "s"}


def _like(value: str) -> str:
    return folded(value).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _holds(column: str) -> str:
    """A column like a pattern that `_like` made: of ASCII, LIKE itself makes small and capital letters one."""
    looked_for = f"iif(octet_length({column}) > length({column}), folded({column}), {column})"
    return f"{looked_for} LIKE ? ESCAPE '\\'"


def _of_article(kind: Noun, where: str, *params: object) -> Condition:
    """What holds for the article of a hit."""
    if kind is Noun.SOURCE:
        return NEVER
    if kind is Noun.ARTICLE:
        return where, list(params)
    return f"{_ARTICLE[kind]} IN (SELECT a.id FROM article AS a WHERE {where})", list(params)


def _tag(kind: Noun, value: str) -> Condition:
    name = _like(value)
    params: list[object] = [name, f"{name}/%", f"%/{name}"]
    named = " OR ".join([_holds("tag.name")] * 3)
    ids = f"SELECT id FROM tag WHERE deleted_at IS NULL AND ({named})"
    if kind is Noun.SOURCE:
        return f"s.id IN (SELECT source_id FROM source_tag WHERE tag_id IN ({ids}))", params
    return f"{_ARTICLE[kind]} IN (SELECT article_id FROM article_tag WHERE tag_id IN ({ids}))", params


def _source(kind: Noun, value: str) -> Condition:
    part = f"%{_like(value)}%"
    named = f"({_holds('name')} OR {_holds('aliases')}) AND deleted_at IS NULL"
    ids = f"SELECT id FROM source WHERE {named}"
    if kind is Noun.SOURCE:
        return f"s.id IN ({ids})", [part, part]
    said = f"SELECT mark_id FROM mark_source WHERE source_id IN ({ids})"
    if kind is Noun.MARK:
        return f"m.id IN ({said})", [part, part]
    if kind is Noun.NOTE:
        linked = (
            f"SELECT from_id FROM link WHERE from_noun = 'note' AND to_noun = 'source' AND to_id IN ({ids})"
        )
        return f"n.id IN ({linked})", [part, part]
    return (
        f"(a.id IN (SELECT article_id FROM article_source WHERE source_id IN ({ids}))"
        f" OR a.id IN (SELECT article_id FROM mark WHERE deleted_at IS NULL AND id IN ({said})))"
    ), [part, part, part, part]


def _by(kind: Noun, value: str) -> Condition:
    return _of_article(kind, _holds("a.authors"), f"%{_like(value)}%")


def _from(kind: Noun, value: str) -> Condition:
    part = f"%{_like(value)}%"
    host = f"%//%{_like(value)}%/%"
    where = f"({_holds('a.publication')} OR {_holds('a.url')})"
    return _of_article(kind, where, part, host)


def _dated(sign: str) -> Callable[[Noun, str], Condition]:
    def condition(kind: Noun, value: str) -> Condition:
        # A day is over when the next begins: `after` a day starts there, `before` it ends there.
        if kind in {Noun.NOTE, Noun.SOURCE}:
            name = f"{_SELF[kind]}.updated_at"
        else:
            name = "coalesce(nullif(a.published, ''), a.created_at)"
        where = f"substr({name}, 1, 10) {sign} ?"
        return (where, [value]) if kind in {Noun.NOTE, Noun.SOURCE} else _of_article(kind, where, value)

    return condition


# What following the page of an article brought to light; a mark has changed where its own passage did.
_OF_PAGE: Mapping[str, str] = {
    "watched": "EXISTS (SELECT 1 FROM watch WHERE watch.article_id = a.id AND watch.deleted_at IS NULL"
    " AND watch.next_at IS NOT NULL)",
    "changed": "EXISTS (SELECT 1 FROM capture WHERE capture.article_id = a.id AND capture.deleted_at IS NULL"
    " AND capture.finding = 'changed')",
    "incomplete": "a.incomplete = 1",
}
_PASSAGE_CHANGED = (
    "EXISTS (SELECT 1 FROM reattachment JOIN article ON article.id = m.article_id"
    " AND article.version_id = reattachment.version_id WHERE reattachment.mark_id = m.id"
    " AND reattachment.deleted_at IS NULL AND reattachment.outcome <> ?)"
)


def _is(kind: Noun, value: str) -> Condition:
    if value in {State.INBOX, State.READING, State.DONE}:
        return _of_article(kind, "a.state = ?", value)
    if value in {Stage.FAILED, Stage.WAITING, Stage.LINK}:
        return _of_article(kind, "a.stage = ?", value) if kind is Noun.ARTICLE else NEVER
    if value == "changed" and kind is Noun.MARK:
        return _PASSAGE_CHANGED, [Outcome.UNCHANGED]
    if value in _OF_PAGE:
        return _of_article(kind, _OF_PAGE[value])
    if value in {str(one) for one in SEARCHED}:
        return ALWAYS if value == kind else NEVER
    if value in {str(one) for one in MarkKind}:
        return ("m.kind = ?", [value]) if kind is Noun.MARK else NEVER
    if value in {str(one) for one in SourceKind}:
        return ("s.kind = ?", [value]) if kind is Noun.SOURCE else NEVER
    return NEVER


# Links stay when what they lead to is deleted, so that undo finds them: only those to what is in sight count.
_SOURCES = "JOIN source ON source.id = source_id AND source.deleted_at IS NULL"
_TAGS = "JOIN tag ON tag.id = tag_id AND tag.deleted_at IS NULL"
_HAS_ARTICLE = {
    "marks": "EXISTS (SELECT 1 FROM mark WHERE mark.article_id = a.id AND mark.deleted_at IS NULL)",
    "notes": "EXISTS (SELECT 1 FROM note WHERE note.article_id = a.id AND note.deleted_at IS NULL)",
    "comment": "EXISTS (SELECT 1 FROM mark WHERE mark.article_id = a.id AND mark.deleted_at IS NULL AND comment <> '')",
    "pictures": "EXISTS (SELECT 1 FROM version WHERE version.id = a.version_id AND pictures <> '{}')",
    "source": f"(EXISTS (SELECT 1 FROM article_source {_SOURCES} WHERE article_id = a.id) OR EXISTS (SELECT 1"
    f" FROM mark_source {_SOURCES} JOIN mark ON mark.id = mark_id"
    " WHERE mark.article_id = a.id AND mark.deleted_at IS NULL))",
    "tag": f"EXISTS (SELECT 1 FROM article_tag {_TAGS} WHERE article_id = a.id)",
}
_HAS: Mapping[Noun, Mapping[str, str]] = {
    Noun.ARTICLE: _HAS_ARTICLE,
    Noun.MARK: {
        "comment": "m.comment <> ''",
        "source": f"EXISTS (SELECT 1 FROM mark_source {_SOURCES} WHERE mark_id = m.id)",
    },
    Noun.NOTE: {
        "source": "EXISTS (SELECT 1 FROM link JOIN source ON source.id = to_id AND source.deleted_at IS NULL"
        " WHERE from_noun = 'note' AND from_id = n.id AND to_noun = 'source')"
    },
    Noun.SOURCE: {
        "tag": f"EXISTS (SELECT 1 FROM source_tag {_TAGS} WHERE source_id = s.id)",
        "marks": "EXISTS (SELECT 1 FROM mark_source JOIN mark ON mark.id = mark_id AND mark.deleted_at IS NULL"
        " WHERE source_id = s.id)",
        "comment": "s.note <> ''",
    },
}


def _has(kind: Noun, value: str) -> Condition:
    where = _HAS[kind].get(value)
    return NEVER if where is None else (where, [])


_FIELDS: Mapping[FieldName, Callable[[Noun, str], Condition]] = {
    FieldName.TAG: _tag,
    FieldName.SOURCE: _source,
    FieldName.BY: _by,
    FieldName.FROM: _from,
    FieldName.BEFORE: _dated("<"),
    FieldName.AFTER: _dated(">="),
    FieldName.IS: _is,
    FieldName.HAS: _has,
}


def _standing_in(texts: Sequence[str], node: Words) -> Condition:
    """Words found by looking through the texts themselves, where the index cannot be asked."""
    pieces = [f"%{_like(piece)}%" for piece in pieces_of(node)]
    anywhere = " OR ".join(_holds(f"coalesce({text}, '')") for text in texts)
    where = " AND ".join(f"({anywhere})" for _piece in pieces)
    return (f"({where})", [piece for piece in pieces for _text in texts]) if pieces else ALWAYS


def of_node(kind: Noun, node: Node, texts: Sequence[str] = ()) -> Condition:
    """The condition of a tree for one kind of hit; words by the index, or in these `texts` without it."""
    if isinstance(node, Words) and texts:
        return _standing_in(texts, node)
    if isinstance(node, Words):
        expression = of_words(node)
        if not expression:
            return ALWAYS
        name = _SELF[kind]
        return f"{name}.seq IN (SELECT rowid FROM {kind}_fts WHERE {kind}_fts MATCH ?)", [expression]
    if isinstance(node, Field):
        return _FIELDS[node.name](kind, node.value)
    if isinstance(node, Not):
        where, params = of_node(kind, node.node, texts)
        return f"NOT coalesce({where}, 0)", params
    word, default = (" AND ", ALWAYS) if isinstance(node, And) else (" OR ", NEVER)
    parts = [of_node(kind, part, texts) for part in node.nodes]
    if not parts:
        return default
    return "(" + word.join(where for where, _ in parts) + ")", [p for _, params in parts for p in params]
