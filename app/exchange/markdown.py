"""A note or an article comes in, the bytes of a Markdown file go out."""

from __future__ import annotations

import json

from app.domain.article.article import Article
from app.domain.mark import Mark
from app.exchange.body import markdown_of, together
from app.exchange.inline import escaped
from app.exchange.material import ArticleFile, NoteFile


def note_markdown(file: NoteFile) -> bytes:
    """The note as it is written, ended by a line break."""
    return (file.text.rstrip("\n") + "\n").encode("utf-8", "replace")


def article_markdown(file: ArticleFile) -> bytes:
    """Front matter, title, standfirst, text, and the marks as a list."""
    parts = [_front_matter(file.article, file.title), f"# {_line(file.title) or 'Untitled'}"]
    if file.standfirst.strip():
        parts.append(f"**{_line(file.standfirst)}**")
    parts += [words for block in file.blocks if (words := markdown_of(block.html))]
    if file.marks:
        parts += ["## Marks", "\n".join(_mark(file, mark) for mark in file.ordered_marks)]
    return (together(parts) + "\n").encode("utf-8", "replace")


def _line(text: str) -> str:
    return escaped(" ".join(text.split()))


def _front_matter(article: Article, title: str) -> str:
    # A JSON string is a YAML string too, whatever stands in it.
    fields: dict[str, object] = {
        "title": title,
        "url": article.url,
        "publication": article.publication,
        "authors": list(article.authors),
        "published": article.published,
        "clipped": article.created_at.isoformat(),
    }
    rows = [f"{name}: {_yaml(value)}" for name, value in fields.items() if value]
    return "\n".join(["---", *rows, "---"])


def _yaml(value: object) -> str:
    written = json.dumps(value, ensure_ascii=False)
    # YAML takes these for line breaks or refuses them, JSON does not.
    return "".join(
        f"\\u{ord(letter):04x}"
        if letter in "\x7f\x85\u2028\u2029\ufeff" or "\x80" <= letter <= "\x9f"
        else letter
        for letter in written
    )


def _mark(file: ArticleFile, mark: Mark) -> str:
    said = ", ".join(_line(name) for name in file.speakers(mark))
    rows = [
        f"- **{mark.kind.value.capitalize()}**: “{_line(mark.anchor.exact)}”" + (f" — {said}" if said else "")
    ]
    rows += [f"  {_line(line)}" for line in mark.comment.splitlines() if line.strip()]
    return "\\\n".join(rows)
