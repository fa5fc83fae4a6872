"""The first shape of a library: articles and all that stands around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.store.shape.scripts import run

if TYPE_CHECKING:
    from sqlite_utils import Database

# Nothing that a user types is UNIQUE. Lists inside a row are JSON.
NOUN = """
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    deleted_at TEXT
"""
SQL = f"""
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


def step(db: Database) -> None:
    """Make the first tables."""
    run(db, SQL)
