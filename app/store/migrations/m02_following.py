"""What a library learns when pages are looked at again: how each mark fared on each version, watches, alerts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.store.shape.scripts import run

if TYPE_CHECKING:
    from sqlite_utils import Database

NOUN = """
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    deleted_at TEXT
"""
SQL = f"""
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


def step(db: Database) -> None:
    """Make room for what becomes of pages, and say of the captures there are what they showed."""
    run(db, SQL)
