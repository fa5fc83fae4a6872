"""Saved pages: which files are pages, what belongs to one, and what lies beside it."""

from __future__ import annotations

from pathlib import Path

from app.domain.codes.imports import Left
from app.domain.codes.message import Message
from app.exchange.incoming.items import Refused, SavedPage
from app.exchange.incoming.pages import read_pages
from app.exchange.incoming.places import opened


def folder(tmp_path: Path, *names: str) -> Path:
    for name in names:
        (tmp_path / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "in" / name).write_bytes(name.encode())
    return tmp_path / "in"


def test_pages_and_what_belongs_to_them(tmp_path: Path) -> None:
    path = folder(
        tmp_path, "Story.html", "Story_files/a.png", "Story_files/frame.html", "deep/Zwei.htm", "deep/Zwei-Dateien/b.jpg",
        "deep/notes.pdf", "mail.mhtml", "marks.html", "other_files/c.png", "other_files/d.html",
    )  # fmt: skip
    (path / "marks.html").write_text("<!DOCTYPE NETSCAPE-Bookmark-file-1><DL></DL>")
    with opened(path) as place:
        found = list(read_pages(place))
    pages = {one.name: one for one in found if isinstance(one, SavedPage)}
    assert set(pages) == {"Story.html", "deep/Zwei.htm", "mail.mhtml", "other_files/d.html"}
    refused = {one.name: one.why for one in found if isinstance(one, Refused)}
    assert refused.pop("marks.html") == Message(Left.ARE_BOOKMARKS)
    assert refused == dict.fromkeys(("deep/notes.pdf", "other_files/c.png"), Message(Left.NO_SAVED_PAGE))
    with opened(path) as place:
        story = next(
            one for one in read_pages(place) if isinstance(one, SavedPage) and one.name == "deep/Zwei.htm"
        )
        assert story.beside("Zwei-Dateien/b.jpg") == b"deep/Zwei-Dateien/b.jpg"
        assert story.beside("../Story_files/a.png") == b"Story_files/a.png"
        for name in ("../../secret", "/etc/passwd", "", "Zwei-Dateien", "nothing.png"):
            assert story.beside(name) is None
