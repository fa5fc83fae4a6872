"""A library that may be damaged in; a folder of plain files with everything that can still be read, and how much it was, out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.codes.looks import Found
from app.domain.codes.message import Message
from app.domain.codes.troubles import Trouble
from app.domain.errors import KnownError, because
from app.domain.nouns import Noun
from app.exchange.naming import file_name
from app.store.damage.salvage import Article, salvage
from app.store.engine.files import write_synced

if TYPE_CHECKING:
    from app.paths import LibraryPath


@dataclass(frozen=True, slots=True)
class WrittenOut:
    """How much was written, where, and how many rows could not be read."""

    folder: Path
    articles: int
    notes: int
    marks: int
    lost: int

    @property
    def told(self) -> Message:
        """What is said of it."""
        lost = Message(Found.ROWS_LOST, count=self.lost) if self.lost else Message(Found.NOTHING_LOST)
        return Message(
            Found.WRITTEN_OUT,
            articles=Message(Noun.ARTICLE, count=self.articles),
            notes=Message(Noun.NOTE, count=self.notes),
            marks=Message(Noun.MARK, count=self.marks),
            folder=str(self.folder),
            lost=lost,
        )


def write_out(path: LibraryPath, folder: Path) -> WrittenOut:
    """Write each article with its marks, each note and the sources; KnownError where the folder cannot be written."""
    found = salvage(path)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for number, article in enumerate(found.articles, 1):
            _write(folder / "articles", f"{number:04} {article.title}", _article(article))
        for number, note in enumerate(found.notes, 1):
            _write(folder / "notes", f"{number:04} {note.title}", note.text)
        if found.sources:
            _write(folder, "sources", "\n\n".join(found.sources))
    except OSError as error:
        raise KnownError(Trouble.FILES_NOT_WRITTEN, why=because(error)) from error
    marks = sum(len(article.marks) for article in found.articles)
    return WrittenOut(folder, len(found.articles), len(found.notes), marks, found.lost)


def _article(article: Article) -> str:
    parts = [f"# {article.title}", "\n".join(article.facts), article.text]
    if article.marks:
        parts.append("## Marks")
        for exact, comment in article.marks:
            parts += ["\n".join(f"> {line}" for line in exact.splitlines()), comment]
    return "\n\n".join(part for part in parts if part)


def _write(folder: Path, title: str, text: str) -> None:
    folder.mkdir(exist_ok=True)
    write_synced(folder / file_name(title, ".md"), (text.rstrip() + "\n").encode("utf8", "replace"))
