"""One table for everything that points: from any noun, perhaps from a place in it, to any other."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

KEY = ("from_noun", "from_id", "to_noun", "to_id", "role", "start", "end")


def step(db: Database) -> None:
    """Let the links that notes make by their text be such rows."""
    links = [
        {
            "from_noun": "note",
            "from_id": row[0],
            "to_noun": row[1],
            "to_id": row[2],
            "role": "",
            "start": -1,
            "end": -1,
        }
        for row in db.execute("SELECT note_id, kind, target_id FROM link")
    ]
    db.table("link").drop()
    columns = dict.fromkeys(KEY[:5], str) | {"start": int, "end": int}
    link = db.create_table("link", columns, pk=KEY, not_null=KEY)
    link.create_index(["to_noun", "to_id"], "link_to")
    link.insert_all(links)
