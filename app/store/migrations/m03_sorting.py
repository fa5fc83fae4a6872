"""Where titles and publications stand in a list, as a reader looks for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.store.shape.scripts import run

if TYPE_CHECKING:
    from sqlite_utils import Database

# A key is written where its words are, so that the index is true whoever writes them; `domain/text/collation.py` says how.
SQL = """
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


def step(db: Database) -> None:
    """Give articles their keys, and lists the indexes that go by them."""
    run(db, SQL)
