"""Notes in SQL: text and links in; notes, revisions and backlinks out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from app.domain.note import Note, Revision, Target
from app.store.engine.times import from_text
from app.store.engine.transaction import Transaction
from app.store.rows import fitted

# A note of a deleted article is still a note of the reporter's: it stays in sight.
_ALIVE = "note.deleted_at IS NULL"


def revision_of(row: Mapping[str, Any]) -> Revision:
    """One revision of a note."""
    return fitted(Revision(row["id"], row["note_id"], from_text(row["created_at"]), row["text"]))


def note_of(row: Mapping[str, Any]) -> Note:
    """One note."""
    return fitted(
        Note(
            id=row["id"],
            created_at=from_text(row["created_at"]),
            updated_at=from_text(row["updated_at"]),
            title=row["title"],
            text=row["text"],
            article_id=row["article_id"] or "",
        )
    )


def all_of(db: Any) -> tuple[Note, ...]:
    """All notes, last written first."""
    found = db.execute(f"SELECT * FROM note WHERE {_ALIVE} ORDER BY updated_at DESC, seq DESC")
    return tuple(note_of(row) for row in found)


def of_article(db: Any, article_id: str) -> tuple[Note, ...]:
    """The notes of one article, oldest first."""
    found = db.execute(f"SELECT * FROM note WHERE article_id = ? AND {_ALIVE} ORDER BY seq", (article_id,))
    return tuple(note_of(row) for row in found)


def get(db: Any, note_id: str) -> Note | None:
    """One note in sight."""
    row = db.execute(f"SELECT * FROM note WHERE id = ? AND {_ALIVE}", (note_id,)).fetchone()
    return None if row is None else note_of(row)


def add(tx: Transaction, article_id: str, title: str, text: str) -> str:
    """Keep a new note; its id."""
    return tx.insert("note", {"article_id": article_id or None, "title": title, "text": text})


def relink(tx: Transaction, note_id: str, targets: Iterable[Target]) -> None:
    """Let the links of a note be those of its text."""
    wanted = {(str(target.kind), target.id) for target in targets}
    there = {
        (row["kind"], row["target_id"])
        for row in tx.rows("SELECT kind, target_id FROM link WHERE note_id = ?", note_id)
    }
    for kind, target_id in there - wanted:
        tx.unjoin("link", note_id=note_id, kind=kind, target_id=target_id)
    for kind, target_id in sorted(wanted - there):
        tx.join("link", note_id=note_id, kind=kind, target_id=target_id)


def last_revision(tx: Transaction, note_id: str) -> Revision | None:
    """The revision kept last."""
    found = tx.rows("SELECT * FROM note_revision WHERE note_id = ? ORDER BY seq DESC LIMIT 1", note_id)
    return revision_of(found[0]) if found else None


def keep_revision(tx: Transaction, note_id: str, text: str) -> None:
    """Keep a text as a revision; undo leaves it, as nothing is lost by keeping it."""
    tx.insert("note_revision", {"note_id": note_id, "text": text}, quiet=True)


def revisions(db: Any, note_id: str) -> tuple[Revision, ...]:
    """The kept revisions, newest first."""
    found = db.execute("SELECT * FROM note_revision WHERE note_id = ? ORDER BY seq DESC", (note_id,))
    return tuple(revision_of(row) for row in found)


def pointing_at(db: Any, target: Target) -> tuple[Note, ...]:
    """The notes that link to a thing, last written first."""
    found = db.execute(
        f"SELECT note.* FROM link JOIN note ON note.id = link.note_id"
        f" WHERE link.kind = ? AND link.target_id = ? AND {_ALIVE} ORDER BY note.updated_at DESC, note.seq DESC",
        (str(target.kind), target.id),
    )
    return tuple(note_of(row) for row in found)
