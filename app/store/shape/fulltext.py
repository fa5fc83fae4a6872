"""The full-text tables of a library, as SQL: what is indexed of each noun, and the triggers that keep it so."""

from __future__ import annotations

import re

from app.domain.text.normal import folded

# Each index takes its words from a view of the same name (`mark_fts` from `mark_words`), so that FTS5's `rebuild`
# and `integrity-check` work. What is about to change is taken out BEFORE, as it stands, and put in AFTER, as it is
# then: no trigger has to know what another wrote. Deleted nouns stay indexed; searching leaves them out.
# INSERT OR REPLACE into `version` would take a text out twice: never use it there.

# Words are indexed as they are looked for (`domain.normal.folded`), so that both sides meet in one form. The views
# therefore call two functions of ours, which every connection knows (`engine/connection.py`).

# Scripts without a space between words (Thai to Burmese, Khmer, Han, kana, Hangul), as a class of `re`.
UNSPACED = "\u0e00-\u109f\u1100-\u11ff\u1780-\u17ff\u2e80-\ud7ff\U00020000-\U0003ffff"
_PERHAPS_UNSPACED = f"[{UNSPACED}\uf900-\ufaff\uff61-\uffdc]"  # before it is folded
_IS_UNSPACED = re.compile(f"[{UNSPACED}]")
_SPACED_RUN = re.compile(rf"[^\W_{UNSPACED}]++")

ARTICLE_COLUMNS = ("title", "standfirst", "authors", "publication", "text", "grams")


def grams(text: str) -> str:
    """Each character of an unspaced script with the one after it, and what words of other scripts touch them."""
    if re.search(_PERHAPS_UNSPACED, text) is None:
        return ""
    looked_for = folded(text)
    pairs = (looked_for[at : at + 2] for at in map(re.Match.start, re.finditer(f"[{UNSPACED}]", looked_for)))
    # FTS5 takes a name or a figure for a part of the word that the unspaced letters beside it make.
    beside = (run[0] for run in _SPACED_RUN.finditer(looked_for) if _touches(looked_for, *run.span()))
    return " ".join((*pairs, *beside))


def _touches(text: str, start: int, end: int) -> bool:
    return any(_IS_UNSPACED.match(text, at) for at in (start - 1, end) if at >= 0)


def _folded(column: str) -> str:
    """SQL: a column as it is looked for; FTS5 itself does all that ASCII needs, but for the caret of a unit."""
    return (
        f"iif(octet_length({column}) > length({column}) OR instr({column}, '^'), folded({column}), {column})"
    )


def listed(column: str) -> str:
    """SQL: a JSON list of names as text; FTS5's own checks refuse a view that calls json_each."""
    return f"trim(replace({column}, '\",\"', '; '), '[]\"')"


def _index(name: str, columns: tuple[str, ...], words: str, prefix: str) -> str:
    """A view of what is indexed, and its index. `words` selects `seq` and all columns but `grams`."""
    plain = ", ".join(columns[:-1])
    looked_for = ", ".join(_folded(f"w.{column}") for column in columns[:-1])
    together = " || ' ' || ".join(f"w.{column}" for column in columns[:-1])
    return f"""
CREATE VIEW {name}_words (seq, {plain}, grams) AS SELECT w.seq, {looked_for},
    iif(octet_length({together}) > length({together}), grams({together}), '') FROM ({words}) AS w;
CREATE VIRTUAL TABLE {name}_fts USING fts5({plain}, grams, content = '{name}_words', content_rowid = 'seq',
    tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'", prefix = '{prefix}');
INSERT INTO {name}_fts ({name}_fts, rank) VALUES ('secure-delete', 1);
"""


def _out(name: str, columns: tuple[str, ...], seq: str) -> str:
    listed = ", ".join(columns)
    return (
        f"INSERT INTO {name}_fts ({name}_fts, rowid, {listed})"
        f" SELECT 'delete', seq, {listed} FROM {name}_words WHERE seq = {seq};"
    )


def _in(name: str, columns: tuple[str, ...], seq: str) -> str:
    listed = ", ".join(columns)
    return (
        f"INSERT INTO {name}_fts (rowid, {listed}) SELECT seq, {listed} FROM {name}_words WHERE seq = {seq};"
    )


def _changed(watched: tuple[str, ...]) -> str:
    """The columns of an UPDATE OF trigger, and that one of them really changes."""
    return " OR ".join(f'old."{column}" IS NOT new."{column}"' for column in watched)


def _triggers(table: str, watched: tuple[str, ...], indexes: dict[str, tuple[str, ...]]) -> str:
    """Keep `indexes` (name: columns) of a table's own rows true when one of `watched` changes."""
    ins = "\n    ".join(_in(name, columns, "new.seq") for name, columns in indexes.items())
    outs = "\n    ".join(_out(name, columns, "old.seq") for name, columns in indexes.items())
    on = f"UPDATE OF {', '.join(watched)} ON {table} WHEN {_changed(watched)}"
    return f"""
CREATE TRIGGER {table}_words_made AFTER INSERT ON {table} BEGIN
    {ins}
END;
CREATE TRIGGER {table}_words_out BEFORE {on} BEGIN
    {outs}
END;
CREATE TRIGGER {table}_words_in AFTER {on} BEGIN
    {ins}
END;
CREATE TRIGGER {table}_words_gone BEFORE DELETE ON {table} BEGIN
    {outs}
END;
"""


def _version_triggers() -> str:
    """Keep the article's index true when the text of its version changes in place."""
    seq = "(SELECT seq FROM article WHERE id = old.article_id AND version_id = old.id)"
    on = "UPDATE OF text ON version WHEN old.text IS NOT new.text"
    return f"""
CREATE TRIGGER version_words_out BEFORE {on} BEGIN
    {_out("article", ARTICLE_COLUMNS, seq)}
END;
CREATE TRIGGER version_words_in AFTER {on} BEGIN
    {_in("article", ARTICLE_COLUMNS, seq)}
END;
"""


TITLE_COLUMNS = ("title", "grams")
MARK_COLUMNS = ("exact", "comment", "grams")
NOTE_COLUMNS = ("title", "text", "grams")
SOURCE_COLUMNS = ("name", "aliases", "role", "organisation", "contacts", "note", "grams")
INDEXES = ("article", "title", "mark", "note", "source")
WATCHED = ("article", "version", "mark", "note", "source")  # the tables whose rows are indexed

_TRIGGERS = ("made", "out", "in", "gone")

# All that is there of it goes first, of whatever shape, so that this one step makes a new library's index and an old one's.
FULLTEXT = "".join(
    (
        *(f"DROP TRIGGER IF EXISTS {table}_words_{when};\n" for table in WATCHED for when in _TRIGGERS),
        *(f"DROP TABLE IF EXISTS {name}_fts;\nDROP VIEW IF EXISTS {name}_words;\n" for name in INDEXES),
        _index(
            "article",
            ARTICLE_COLUMNS,
            f"SELECT a.seq, a.title, a.standfirst, {listed('a.authors')} AS authors, a.publication,"
            " coalesce(v.text, '') AS text FROM article AS a LEFT JOIN version AS v ON v.id = a.version_id",
            "2 3",
        ),
        _index("title", TITLE_COLUMNS, "SELECT seq, title FROM article", "1 2 3"),
        _index("mark", MARK_COLUMNS, "SELECT seq, exact, comment FROM mark", "1 2 3"),
        _index("note", NOTE_COLUMNS, "SELECT seq, title, text FROM note", "1 2 3"),
        _index(
            "source",
            SOURCE_COLUMNS,
            f"SELECT seq, name, {listed('aliases')} AS aliases, role, organisation, contacts, note FROM source",
            "1 2 3",
        ),
        _triggers(
            "article",
            ("title", "standfirst", "authors", "publication", "version_id"),
            {"article": ARTICLE_COLUMNS, "title": TITLE_COLUMNS},
        ),
        _triggers("mark", ("exact", "comment"), {"mark": MARK_COLUMNS}),
        _triggers("note", ("title", "text"), {"note": NOTE_COLUMNS}),
        _triggers(
            "source",
            ("name", "aliases", "role", "organisation", "contacts", "note"),
            {"source": SOURCE_COLUMNS},
        ),
        _version_triggers(),
        *(f"INSERT INTO {name}_fts ({name}_fts) VALUES ('rebuild');\n" for name in INDEXES),
    )
)
