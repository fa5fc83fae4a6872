"""The table of tables in; the text index as SQL out: what is indexed of each noun, and the triggers that keep it so."""

from __future__ import annotations

from app.store.shape.kinds import ALIASES, NAMES
from app.store.tables import TABLES, Table

# Each index takes its words from a view of the same name (`mark_fts` from `mark_words`), so that FTS5's `rebuild`
# and `integrity-check` work. What is about to change is taken out BEFORE, as it stands, and put in AFTER, as it is
# then: no trigger has to know what another wrote. Deleted nouns stay indexed; searching leaves them out.
# INSERT OR REPLACE into `version` would take a text out twice: never use it there.

# Words are indexed as they are looked for (`domain.normal.folded`), so that both sides meet in one form. The views
# therefore call two functions of ours, which every connection knows (`engine/connection.py`).


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
    names = ", ".join(columns)
    return (
        f"INSERT INTO {name}_fts ({name}_fts, rowid, {names})"
        f" SELECT 'delete', seq, {names} FROM {name}_words WHERE seq = {seq};"
    )


def _in(name: str, columns: tuple[str, ...], seq: str) -> str:
    names = ", ".join(columns)
    return f"INSERT INTO {name}_fts (rowid, {names}) SELECT seq, {names} FROM {name}_words WHERE seq = {seq};"


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


def _version_triggers(columns: tuple[str, ...]) -> str:
    """Keep the article's index true when the text of its version changes in place."""
    seq = "(SELECT seq FROM article WHERE id = old.article_id AND version_id = old.id)"
    on = "UPDATE OF text ON version WHEN old.text IS NOT new.text"
    return f"""
CREATE TRIGGER version_words_out BEFORE {on} BEGIN
    {_out("article", columns, seq)}
END;
CREATE TRIGGER version_words_in AFTER {on} BEGIN
    {_in("article", columns, seq)}
END;
"""


def _columns(table: Table) -> tuple[str, ...]:
    return (*table.searched, "grams")


def _words(table: Table) -> str:
    """SQL: the words of a table's rows, each column as it is searched."""
    columns = ", ".join(
        f"{listed(f't.{name}')} AS {name}" if kind in {NAMES, ALIASES} else f"t.{name}"
        for name in table.searched
        if (kind := table.columns.get(name)) is not None
    )
    if table.name != "article":
        return f"SELECT t.seq, {columns} FROM {table.name} AS t"
    return (
        f"SELECT t.seq, {columns}, coalesce(v.text, '') AS text FROM article AS t"
        " LEFT JOIN version AS v ON v.id = t.version_id"
    )


TITLE = "title"  # the index of headlines alone, for what a first letter finds
TITLE_COLUMNS = ("title", "grams")
SEARCHED = tuple(table for table in TABLES.values() if table.searched)
INDEXES = (*(table.name for table in SEARCHED), TITLE)

_TRIGGERS = ("made", "out", "in", "gone")


def _of_table(table: Table) -> str:
    """The triggers of one searched table. The text of an article is its version's, and changes with that."""
    own = tuple(name for name in table.searched if name in table.columns)
    indexes = {table.name: _columns(table)}
    if table.name == "article":
        return _triggers("article", (*own, "version_id"), {**indexes, TITLE: TITLE_COLUMNS})
    return _triggers(table.name, own, indexes)


def index_sql() -> str:
    """The script that makes the index of all there is; what is there of it goes first, of whatever shape."""
    watched = (*(table.name for table in SEARCHED), "version")
    return "".join(
        (
            *(f"DROP TRIGGER IF EXISTS {table}_words_{when};\n" for table in watched for when in _TRIGGERS),
            *(f"DROP TABLE IF EXISTS {name}_fts;\nDROP VIEW IF EXISTS {name}_words;\n" for name in INDEXES),
            *(
                _index(
                    table.name, _columns(table), _words(table), "2 3" if table.name == "article" else "1 2 3"
                )
                for table in SEARCHED
            ),
            _index(TITLE, TITLE_COLUMNS, "SELECT seq, title FROM article", "1 2 3"),
            *(_of_table(table) for table in SEARCHED),
            _version_triggers(_columns(TABLES["article"])),
            *(f"INSERT INTO {name}_fts ({name}_fts) VALUES ('rebuild');\n" for name in INDEXES),
        )
    )
