"""An article comes in, the bytes of a plain text file go out."""

from __future__ import annotations

from app.domain.mark import Mark
from app.exchange.material import ArticleFile


def article_text(file: ArticleFile) -> bytes:
    """Title, byline, text and marks, apart by empty lines."""
    title = " ".join(file.title.split()) or "Untitled"
    head = "\n".join(line for line in (title, file.byline, file.article.url) if line)
    parts = [head, file.standfirst.strip(), file.version.text.strip()]
    if file.marks:
        parts += ["MARKS", *(_mark(file, mark) for mark in file.ordered_marks)]
    return ("\n\n".join(part for part in parts if part) + "\n").encode("utf-8", "replace")


def _mark(file: ArticleFile, mark: Mark) -> str:
    said = ", ".join(file.speakers(mark))
    words = " ".join(mark.anchor.exact.split())
    first = f"{mark.kind.value.capitalize()}: “{words}”" + (f" — {said}" if said else "")
    return "\n".join([first, *(f"  {line.strip()}" for line in mark.comment.splitlines() if line.strip())])
