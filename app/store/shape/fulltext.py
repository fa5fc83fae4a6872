"""The full-text tables of a library, as SQL: what is indexed of each noun, and the triggers that keep it so."""

# Each index takes its words from a view of the same name (`mark_fts` from `mark_words`), so that FTS5's `rebuild`
# and `integrity-check` work. What is about to change is taken out BEFORE, as it stands, and put in AFTER, as it is
# then: no trigger has to know what another wrote. Deleted nouns stay indexed; searching leaves them out.
# INSERT OR REPLACE into `version` would take a text out twice: never use it there.

# Scripts without a space between words (Thai to Burmese, Khmer, Han, kana, Hangul), as a class of GLOB and `re`.
UNSPACED = "\u0e00-\u109f\u1100-\u11ff\u1780-\u17ff\u2e80-\ud7ff\U00020000-\U0003ffff"

ARTICLE_COLUMNS = ("title", "standfirst", "authors", "publication", "text", "grams")


def _grams(text: str) -> str:
    """SQL: each character of an unspaced script with the one after it, as words of two letters.

    Cut from pieces of 64 characters, as SQLite counts from the start of a text each time.
    """
    return f"""CASE WHEN octet_length({text}) > length({text}) AND {text} GLOB '*[{UNSPACED}]*' THEN (
        WITH RECURSIVE
            piece (at, part) AS (
                SELECT 1, substr({text}, 1, 65)
                UNION ALL SELECT at + 64, substr({text}, at + 64, 65) FROM piece WHERE length(part) > 64),
            place (n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM place WHERE n < 64)
        SELECT group_concat(substr(part, n, 2), ' ' ORDER BY at, n)
        FROM piece CROSS JOIN place WHERE substr(part, n, 1) GLOB '[{UNSPACED}]'
    ) ELSE '' END"""


def _names(column: str) -> str:
    """SQL: a JSON list of names as text; FTS5's own checks refuse a view that calls json_each."""
    return f"trim(replace({column}, '\",\"', '; '), '[]\"')"


def _index(name: str, columns: tuple[str, ...], words: str, prefix: str) -> str:
    """A view of what is indexed, and its index. `words` selects `seq` and all columns but `grams`."""
    plain = ", ".join(columns[:-1])
    together = " || ' ' || ".join(f"w.{column}" for column in columns[:-1])
    return f"""
CREATE VIEW {name}_words (seq, {plain}, grams) AS SELECT w.*, {_grams(f"({together})")} FROM ({words}) AS w;
CREATE VIRTUAL TABLE {name}_fts USING fts5({plain}, grams, content = '{name}_words', content_rowid = 'seq',
    tokenize = 'unicode61 remove_diacritics 2', prefix = '{prefix}');
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

FULLTEXT = "".join(
    (
        _index(
            "article",
            ARTICLE_COLUMNS,
            f"SELECT a.seq, a.title, a.standfirst, {_names('a.authors')} AS authors, a.publication,"
            " coalesce(v.text, '') AS text FROM article AS a LEFT JOIN version AS v ON v.id = a.version_id",
            "2 3",
        ),
        _index("title", TITLE_COLUMNS, "SELECT seq, title FROM article", "1 2 3"),
        _index("mark", MARK_COLUMNS, "SELECT seq, exact, comment FROM mark", "1 2 3"),
        _index("note", NOTE_COLUMNS, "SELECT seq, title, text FROM note", "1 2 3"),
        _index(
            "source",
            SOURCE_COLUMNS,
            f"SELECT seq, name, {_names('aliases')} AS aliases, role, organisation, contacts, note FROM source",
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
    )
)
