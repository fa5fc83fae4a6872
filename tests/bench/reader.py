"""An article of 100 KB on screen, and what a thousand marks add: `python -m tests.bench.reader`."""

from __future__ import annotations

import os
import statistics

from app.domain.article.article import Article, Stage, State
from app.domain.article.block import Block
from app.domain.article.version import Version
from app.domain.mark import Anchor, Mark, MarkKind
from tests.bench.library import FIRST, Press, now_ms, row

SIZE = 100_000
RUNS = 9


def _article() -> tuple[Article, Version]:
    press, parts, length = Press(), list[str](), 0
    while length < SIZE:
        parts.append(" ".join(press.words(60)).capitalize() + ".")
        length += len(parts[-1]) + 9
    blocks = tuple(Block(f"<p>{part}</p>", part) for part in parts)
    html, text = "\n".join(block.html for block in blocks), "\n\n".join(parts)
    article = Article(
        "a", FIRST, FIRST, len(text.split()), State.INBOX, Stage.READY, "", "v",
        title="A title of some length", standfirst="A standfirst", authors=("Rosa Lind",), publication="The Ledger",
        published="2026-01-02", language="en", url="https://paper.example/a",
    )  # fmt: skip
    return article, Version("v", "a", "c", 1, FIRST, text, html, blocks, "bench", title=article.title)


def _marks(text: str, count: int) -> list[Mark]:
    step = len(text) // count
    return [
        Mark(
            str(n),
            "a",
            "v",
            FIRST,
            FIRST,
            list(MarkKind)[n % 5],
            "",
            Anchor(at, at + 40, text[at : at + 40], "", ""),
        )
        for n, at in enumerate(range(0, step * count, step))
    ]


def main() -> int:
    """Show it, and show its marks."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from app import paths
    from app.ui.reader import page
    from app.ui.reader.margin import MarginNote
    from app.ui.reader.view import ReaderView
    from app.ui.theme import Themes, reading_families

    app = QApplication([])
    theme = Themes(paths.resources() / "themes").get("light")
    look = page.PageStyle(theme, tuple(reading_families()), 18)
    article, version = _article()
    notes = [MarginNote(mark, "Quote", "") for mark in _marks(version.text, 1_000)]
    view = ReaderView(theme, look, 68)
    view.resize(820, 900)
    view.show()
    app.processEvents()
    shown, marked = [], []
    for _ in range(RUNS):
        view.show_marks([], "")
        begin = now_ms()
        view.show_page(page.page(article, version))
        app.processEvents()
        view.document().documentLayout().documentSize()  # lays the rest of the page out too, which Qt puts off
        app.processEvents()
        middle = now_ms()
        view.show_marks(notes, "")
        app.processEvents()
        shown.append(middle - begin)
        marked.append(now_ms() - middle)
    row(f"an article of {len(version.html) // 1000} KB on screen", statistics.median(shown), "ms", "60")
    row("1,000 marks on it", statistics.median(marked), "ms", "15")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
