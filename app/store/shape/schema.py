"""The shape of the library, as SQL, in the order it grew: every table and its indexes."""

# Every noun has `seq` (local and chronological, the full-text rowid, never leaves the machine), `id` (UUIDv7;
# of a tag UUIDv5 of its name), `created_at`, `updated_at` (UTC, ISO 8601 with microseconds and `Z`) and `deleted_at`.
# Nothing a user types is UNIQUE. Lists inside a row are JSON.

NOUN = """
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    deleted_at TEXT
"""

TABLES = f"""
CREATE TABLE blob (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,           -- SHA-256 of the bytes, hex
    created_at TEXT NOT NULL,
    media_type TEXT NOT NULL,
    size INTEGER NOT NULL              -- bytes before compression
);
CREATE TABLE article ({NOUN},
    title TEXT NOT NULL DEFAULT '',
    standfirst TEXT NOT NULL DEFAULT '',
    authors TEXT NOT NULL DEFAULT '[]',
    publication TEXT NOT NULL DEFAULT '',
    section TEXT NOT NULL DEFAULT '',
    published TEXT NOT NULL DEFAULT '',
    modified TEXT NOT NULL DEFAULT '',
    language TEXT NOT NULL DEFAULT '',
    url TEXT NOT NULL DEFAULT '',      -- canonical where the page says so
    url_key TEXT NOT NULL DEFAULT '',  -- the address as compared
    asked_key TEXT NOT NULL DEFAULT '',-- the address asked for, as compared
    lead_image TEXT NOT NULL DEFAULT '',
    word_count INTEGER NOT NULL DEFAULT 0,
    state TEXT NOT NULL DEFAULT 'inbox',
    stage TEXT NOT NULL DEFAULT 'waiting',
    problem TEXT NOT NULL DEFAULT '',
    version_id TEXT NOT NULL DEFAULT ''
);
CREATE INDEX article_list ON article (created_at DESC, seq DESC) WHERE deleted_at IS NULL;
CREATE INDEX article_state ON article (state, created_at DESC, seq DESC) WHERE deleted_at IS NULL;
CREATE INDEX article_publication ON article (publication, created_at DESC) WHERE deleted_at IS NULL;
CREATE INDEX article_published ON article (published DESC, seq DESC) WHERE deleted_at IS NULL;
CREATE INDEX article_title ON article (title COLLATE NOCASE, seq) WHERE deleted_at IS NULL;
CREATE INDEX article_state_published ON article (state, published DESC, seq DESC) WHERE deleted_at IS NULL;
CREATE INDEX article_state_title ON article (state, title COLLATE NOCASE, seq) WHERE deleted_at IS NULL;
CREATE INDEX article_state_publication ON article (state, publication, created_at DESC) WHERE deleted_at IS NULL;
CREATE INDEX article_url ON article (url_key) WHERE deleted_at IS NULL;
CREATE INDEX article_asked ON article (asked_key) WHERE deleted_at IS NULL;
CREATE TABLE capture ({NOUN},
    article_id TEXT NOT NULL REFERENCES article (id),
    how TEXT NOT NULL,
    url TEXT NOT NULL,
    final_url TEXT NOT NULL,
    redirects TEXT NOT NULL,
    status INTEGER NOT NULL,
    headers TEXT NOT NULL,
    content_type TEXT NOT NULL,
    name TEXT NOT NULL,
    blob_id TEXT NOT NULL REFERENCES blob (id),
    version_id TEXT NOT NULL DEFAULT ''  -- the version this capture showed, once it was parsed
);
CREATE INDEX capture_article ON capture (article_id, seq);
CREATE TABLE version ({NOUN},
    article_id TEXT NOT NULL REFERENCES article (id),
    capture_id TEXT NOT NULL REFERENCES capture (id),
    number INTEGER NOT NULL,
    current INTEGER NOT NULL,            -- 1 for the version shown and searched
    title TEXT NOT NULL,
    standfirst TEXT NOT NULL,
    text_hash TEXT NOT NULL,             -- SHA-256 of the text in UTF-8, hex
    extractor TEXT NOT NULL,
    metadata TEXT NOT NULL,              -- the extraction's other fields, JSON
    pictures TEXT NOT NULL,              -- address in the page -> blob id, JSON
    missing INTEGER NOT NULL DEFAULT 0,  -- pictures that could not be had
    text TEXT NOT NULL,
    blocks BLOB NOT NULL                 -- the blocks, JSON compressed with zstd; the HTML is made of them
);
CREATE INDEX version_article ON version (article_id, number);
CREATE TABLE mark ({NOUN},
    article_id TEXT NOT NULL REFERENCES article (id),
    version_id TEXT NOT NULL REFERENCES version (id),
    kind TEXT NOT NULL,
    comment TEXT NOT NULL DEFAULT '',
    start INTEGER NOT NULL,              -- code points
    "end" INTEGER NOT NULL,
    exact TEXT NOT NULL,
    prefix TEXT NOT NULL,
    suffix TEXT NOT NULL
);
CREATE INDEX mark_article ON mark (article_id, start);
CREATE TABLE source ({NOUN},
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    aliases TEXT NOT NULL DEFAULT '[]',
    role TEXT NOT NULL DEFAULT '',
    organisation TEXT NOT NULL DEFAULT '',
    contacts TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
);
CREATE TABLE tag ({NOUN},
    name TEXT NOT NULL
);
CREATE TABLE note ({NOUN},
    article_id TEXT REFERENCES article (id),
    title TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL DEFAULT ''
);
CREATE INDEX note_article ON note (article_id, seq);
CREATE TABLE note_revision (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    created_at TEXT NOT NULL,
    note_id TEXT NOT NULL REFERENCES note (id),
    text TEXT NOT NULL
);
CREATE INDEX note_revision_note ON note_revision (note_id, seq);
CREATE TABLE link (                      -- made from the notes' own text, never by hand
    note_id TEXT NOT NULL REFERENCES note (id),
    kind TEXT NOT NULL,
    target_id TEXT NOT NULL,
    PRIMARY KEY (note_id, kind, target_id)
) WITHOUT ROWID;
CREATE INDEX link_target ON link (kind, target_id);
CREATE TABLE article_tag (
    article_id TEXT NOT NULL REFERENCES article (id),
    tag_id TEXT NOT NULL REFERENCES tag (id),
    PRIMARY KEY (article_id, tag_id)
) WITHOUT ROWID;
CREATE INDEX article_tag_tag ON article_tag (tag_id);
CREATE TABLE source_tag (
    source_id TEXT NOT NULL REFERENCES source (id),
    tag_id TEXT NOT NULL REFERENCES tag (id),
    PRIMARY KEY (source_id, tag_id)
) WITHOUT ROWID;
CREATE INDEX source_tag_tag ON source_tag (tag_id);
CREATE TABLE article_source (
    article_id TEXT NOT NULL REFERENCES article (id),
    source_id TEXT NOT NULL REFERENCES source (id),
    role TEXT NOT NULL,
    PRIMARY KEY (article_id, source_id, role)
) WITHOUT ROWID;
CREATE INDEX article_source_source ON article_source (source_id);
CREATE TABLE mark_source (
    mark_id TEXT NOT NULL REFERENCES mark (id),
    source_id TEXT NOT NULL REFERENCES source (id),
    PRIMARY KEY (mark_id, source_id)
) WITHOUT ROWID;
CREATE INDEX mark_source_source ON mark_source (source_id);
"""

# Where titles and publications stand in a list, as a reader looks for them: `app.domain.text.collation` says how. A key is
# written where its words are, so that the index is true whoever writes them.
SORTING = """
ALTER TABLE article ADD COLUMN title_key TEXT NOT NULL DEFAULT '';
ALTER TABLE article ADD COLUMN publication_key TEXT NOT NULL DEFAULT '';
UPDATE article SET title_key = title_key(title, language), publication_key = name_key(publication);
CREATE TRIGGER article_keys_made AFTER INSERT ON article BEGIN
    UPDATE article SET title_key = title_key(new.title, new.language), publication_key = name_key(new.publication)
        WHERE seq = new.seq;
END;
CREATE TRIGGER article_keys_changed AFTER UPDATE OF title, language, publication ON article
    WHEN old.title IS NOT new.title OR old.language IS NOT new.language OR old.publication IS NOT new.publication BEGIN
    UPDATE article SET title_key = title_key(new.title, new.language), publication_key = name_key(new.publication)
        WHERE seq = new.seq;
END;
DROP INDEX article_title;
DROP INDEX article_state_title;
DROP INDEX article_state_publication;
CREATE INDEX article_title ON article (title_key, seq) WHERE deleted_at IS NULL;
CREATE INDEX article_state_title ON article (state, title_key, seq) WHERE deleted_at IS NULL;
CREATE INDEX article_sorted_publication ON article (publication_key, created_at DESC) WHERE deleted_at IS NULL;
CREATE INDEX article_state_publication ON article (state, publication_key, created_at DESC) WHERE deleted_at IS NULL;
"""

# What a library learns when pages are looked at again: how each mark fared on each version, watches, alerts.
FOLLOWING = f"""
ALTER TABLE article ADD COLUMN incomplete INTEGER NOT NULL DEFAULT 0;
ALTER TABLE capture ADD COLUMN finding TEXT NOT NULL DEFAULT '';
ALTER TABLE capture ADD COLUMN text_hash TEXT NOT NULL DEFAULT '';
ALTER TABLE capture ADD COLUMN extractor TEXT NOT NULL DEFAULT '';
ALTER TABLE capture ADD COLUMN words INTEGER NOT NULL DEFAULT 0;
ALTER TABLE capture ADD COLUMN page_words INTEGER NOT NULL DEFAULT 0;
ALTER TABLE capture ADD COLUMN missing INTEGER NOT NULL DEFAULT 0;
ALTER TABLE capture ADD COLUMN doubts TEXT NOT NULL DEFAULT '[]';
ALTER TABLE capture ADD COLUMN problem TEXT NOT NULL DEFAULT '';
UPDATE capture SET finding = 'new',
    text_hash = coalesce((SELECT text_hash FROM version WHERE version.id = capture.version_id), ''),
    extractor = coalesce((SELECT extractor FROM version WHERE version.id = capture.version_id), ''),
    missing = coalesce((SELECT missing FROM version WHERE version.id = capture.version_id), 0),
    words = coalesce((SELECT word_count FROM article WHERE article.version_id = capture.version_id), 0)
    WHERE version_id <> '';
CREATE INDEX capture_unread ON capture (article_id) WHERE finding = '' AND deleted_at IS NULL;
ALTER TABLE version ADD COLUMN words_gone INTEGER NOT NULL DEFAULT 0;  -- against the version before
ALTER TABLE version ADD COLUMN words_come INTEGER NOT NULL DEFAULT 0;
ALTER TABLE version ADD COLUMN reread INTEGER NOT NULL DEFAULT 0;      -- 1: the same bytes, read by a newer extractor
CREATE TABLE reattachment ({NOUN},
    article_id TEXT NOT NULL REFERENCES article (id),
    mark_id TEXT NOT NULL REFERENCES mark (id),
    version_id TEXT NOT NULL REFERENCES version (id),
    base_id TEXT NOT NULL REFERENCES version (id),  -- the version it was followed from
    outcome TEXT NOT NULL,
    decision TEXT NOT NULL,
    likeness REAL NOT NULL,
    start INTEGER NOT NULL,              -- code points; -1 for an orphan
    "end" INTEGER NOT NULL,
    exact TEXT NOT NULL,
    prefix TEXT NOT NULL,
    suffix TEXT NOT NULL
);
CREATE UNIQUE INDEX reattachment_mark ON reattachment (mark_id, version_id);
CREATE INDEX reattachment_article ON reattachment (article_id);
CREATE TABLE watch ({NOUN},
    article_id TEXT NOT NULL REFERENCES article (id),
    url TEXT NOT NULL,
    host TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    looked_at TEXT,
    next_at TEXT,                        -- NULL once nothing has changed for a year
    failures INTEGER NOT NULL DEFAULT 0,
    robots TEXT NOT NULL DEFAULT 'unknown',
    robots_at TEXT,
    crawl_delay REAL NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX watch_article ON watch (article_id);
CREATE INDEX watch_due ON watch (next_at) WHERE deleted_at IS NULL;
CREATE INDEX watch_host ON watch (host, looked_at);
CREATE TABLE alert ({NOUN},
    article_id TEXT NOT NULL REFERENCES article (id),
    capture_id TEXT NOT NULL REFERENCES capture (id),
    version_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    rank INTEGER NOT NULL,               -- the place of its kind in the inbox
    finding TEXT NOT NULL,
    address TEXT NOT NULL,
    numbers TEXT NOT NULL,               -- JSON
    seen INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX alert_inbox ON alert (seen, rank, seq DESC) WHERE deleted_at IS NULL;
CREATE INDEX alert_article ON alert (article_id, seen);
"""

# Tags that differed by a letter nobody sees become the one that their name now makes; functions of `engine/connection.py`.
ONE_TAG = """
CREATE TEMP TABLE twin AS SELECT id AS old, tag_id(name) AS new, tidy_tag(name) AS name FROM tag
    WHERE deleted_at IS NULL AND tag_id(name) <> id AND tidy_tag(name) <> '';
INSERT OR IGNORE INTO tag (id, created_at, updated_at, name)
    SELECT twin.new, min(created_at), max(updated_at), twin.name FROM twin JOIN tag ON tag.id = twin.old GROUP BY twin.new;
UPDATE tag SET deleted_at = NULL WHERE id IN (SELECT new FROM twin);
INSERT OR IGNORE INTO article_tag (article_id, tag_id)
    SELECT article_id, new FROM article_tag JOIN twin ON tag_id = old;
INSERT OR IGNORE INTO source_tag (source_id, tag_id)
    SELECT source_id, new FROM source_tag JOIN twin ON tag_id = old;
DELETE FROM article_tag WHERE tag_id IN (SELECT old FROM twin);
DELETE FROM source_tag WHERE tag_id IN (SELECT old FROM twin);
UPDATE tag SET deleted_at = updated_at WHERE id IN (SELECT old FROM twin);
DROP TABLE twin;
UPDATE tag SET name = tidy_tag(name) WHERE deleted_at IS NULL AND tidy_tag(name) NOT IN (name, '');
"""
