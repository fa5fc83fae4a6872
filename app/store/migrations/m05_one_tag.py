"""Tags that differed by a letter nobody sees become the one that their name now makes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.store.shape.scripts import run

if TYPE_CHECKING:
    from sqlite_utils import Database

# The functions are ours: `engine/connection.py`.
SQL = """
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


def step(db: Database) -> None:
    """Join such tags, and all that has them."""
    run(db, SQL)
