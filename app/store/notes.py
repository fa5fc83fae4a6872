"""Notes in SQL: text and links in; notes, revisions and backlinks out."""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.note import Note, Revision, Target
from app.domain.nouns import Noun
from app.store import links
from app.store.engine.asking import Database
from app.store.engine.transaction import Transaction
from app.store.rows import made

# A note of a deleted article is still a note of the reporter's: it stays in sight.
_ALIVE = "note.deleted_at IS NULL"


def all_of(db: Database) -> tuple[Note, ...]:
    """All notes, last written first."""
    found = db.execute(f"SELECT * FROM note WHERE {_ALIVE} ORDER BY updated_at DESC, seq DESC")
    return tuple(made(Note, row) for row in found)


def of_article(db: Database, article_id: str) -> tuple[Note, ...]:
    """The notes of one article, oldest first."""
    found = db.execute(f"SELECT * FROM note WHERE article_id = ? AND {_ALIVE} ORDER BY seq", (article_id,))
    return tuple(made(Note, row) for row in found)


def get(db: Database, note_id: str) -> Note | None:
    """One note in sight."""
    row = db.execute(f"SELECT * FROM note WHERE id = ? AND {_ALIVE}", (note_id,)).fetchone()
    return None if row is None else made(Note, row)


def add(tx: Transaction, article_id: str, title: str, text: str) -> str:
    """Keep a new note; its id."""
    return tx.insert("note", {"article_id": article_id, "title": title, "text": text})


def relink(tx: Transaction, note_id: str, targets: Iterable[Target]) -> None:
    """Let the links of a note be those of its text."""
    links.relink(tx, Noun.NOTE, note_id, ((Noun(target.kind), target.id) for target in targets))


def last_revision(tx: Transaction, note_id: str) -> Revision | None:
    """The revision kept last."""
    found = tx.rows("SELECT * FROM note_revision WHERE note_id = ? ORDER BY seq DESC LIMIT 1", note_id)
    return made(Revision, found[0]) if found else None


def keep_revision(tx: Transaction, note_id: str, text: str) -> None:
    """Keep a text as a revision; undo leaves it, as nothing is lost by keeping it."""
    tx.insert("note_revision", {"note_id": note_id, "text": text}, quiet=True)


def revisions(db: Database, note_id: str) -> tuple[Revision, ...]:
    """The kept revisions, newest first."""
    found = db.execute("SELECT * FROM note_revision WHERE note_id = ? ORDER BY seq DESC", (note_id,))
    return tuple(made(Revision, row) for row in found)


def pointing_at(db: Database, target: Target) -> tuple[Note, ...]:
    """The notes that link to a thing, last written first."""
    found = db.execute(
        f"SELECT note.* FROM link JOIN note ON link.from_noun = 'note' AND note.id = link.from_id"
        f" WHERE link.to_noun = ? AND link.to_id = ? AND {_ALIVE} ORDER BY note.updated_at DESC, note.seq DESC",
        (str(target.kind), target.id),
    )
    return tuple(made(Note, row) for row in found)
