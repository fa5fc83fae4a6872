"""Two versions of up to 1 MB each, in the real comparison; how long the window's thread was held by each look at them out."""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.article.article import Stage
from app.domain.article.block import Block
from app.domain.article.extraction import Extraction
from app.domain.article.page import How, Page
from app.domain.clip import Gathered
from app.store import captures, clipping
from tests.bench.library import FIRST
from tests.soak.window import MOST_MS, SIZE, WORDS, application, held, many, turns

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from app.services.record import Services
    from app.ui.follow.compare import ComparePanel

PARAGRAPHS = [f"Line {number}: {WORDS}" for number in range(SIZE // 70)]
# The text before, and the text after.
PAIRS: dict[str, Callable[[], tuple[str, str]]] = {
    "every tenth paragraph": lambda: (
        "\n\n".join(PARAGRAPHS),
        "\n\n".join(f"{one} More." if at % 10 == 0 else one for at, one in enumerate(PARAGRAPHS)),
    ),
    "one word of all": lambda: (
        "\n\n".join(PARAGRAPHS),
        "\n\n".join(PARAGRAPHS).replace("Line 7:", "Line 8:"),
    ),
    "all another": lambda: (many(WORDS), many("Nobody knows what comes. ")),
    "all gone": lambda: (many(WORDS), "Gone."),
    "a paragraph of 1 MB": lambda: (many(WORDS), f"First. {many(WORDS)} Last."),
    "one word of 1 MB": lambda: (many("x"), many("x") + "y"),
    "1 MB of Chinese": lambda: ("河" * (SIZE // 3), "海" + "河" * (SIZE // 3)),
    "short lines": lambda: (many("a\n\n"), many("a\n\n").replace("a", "b", 5_000)),
    "put in another order": lambda: ("\n\n".join(PARAGRAPHS), "\n\n".join(reversed(PARAGRAPHS))),
}


def extraction(text: str) -> Extraction:
    """An article of a text, a block for each paragraph."""
    blocks = tuple(Block(f"<p>{part}</p>", part) for part in text.split("\n\n"))
    return Extraction(title="The river", blocks=blocks, extractor="soak")


def two_versions(services: Services, old: Extraction, new: Extraction) -> str:
    """Keep an article with two texts; its id."""
    library = services._library
    page = Page(b"<p>invented</p>", How.FETCH, FIRST, status=200, content_type="text/html")
    with library.write() as tx:
        article = clipping.stub(tx, title="", url="", url_key="", stage=Stage.WAITING)
        clipping.keep_page(tx, library.blobs, article, page)
        clipping.finish(tx, library.blobs, article, Gathered(old), "")
        clipping.keep_capture(tx, library.blobs, article, page)
        capture = captures.of_article(tx, article)[-1]
        clipping.adopt(tx, library.blobs, capture, Gathered(new), "", words=(1, 1))
    return article


def compare_runs(app: QApplication, most: int) -> Iterator[tuple[str, str, float]]:
    """Each pair: shown, the window narrower, side by side, the last change, a fold opened, the next part."""
    from app import paths
    from app.main import open_services
    from app.ui.follow.compare import ComparePanel
    from app.ui.jobs import Jobs
    from app.ui.reader.page import PageStyle
    from app.ui.theme import Themes, reading_families

    look = PageStyle(Themes(paths.resources() / "themes").get("light"), tuple(reading_families()), 18)
    with tempfile.TemporaryDirectory() as folder, open_services(Path(folder) / "new") as services:
        jobs = Jobs(lambda: services.undo)
        panel = ComparePanel(services, jobs, look)
        panel.resize(900, 900)
        panel.show()
        for name, make in list(PAIRS.items())[:most]:
            versions = services.versions.of_article(two_versions(services, *map(extraction, make())))
            panel.beside.setChecked(False)
            for what, step in (("shown", lambda: panel.show_versions(versions)), *_steps(panel)):  # noqa: B023
                taken = held(step)
                yield name, what, max(taken, turns(app, lambda: jobs.idle))
        panel.close()
        jobs.close()


def _steps(panel: ComparePanel) -> tuple[tuple[str, Callable[[], object]], ...]:
    from PySide6.QtCore import QUrl

    def click(sign: str) -> Callable[[], object]:
        def follow() -> None:
            found = panel.view.toHtml().partition(f'href="{sign}')[2].partition('"')[0]
            if found:
                panel.view.anchorClicked.emit(QUrl(f"{sign}{found}"))

        return follow

    return (
        ("narrower", lambda: panel.resize(860 if panel.width() == 900 else 900, 900)),
        ("side by side", lambda: panel.beside.setChecked(True)),
        ("last change", lambda: panel.step(-1)),
        ("first change", lambda: panel.step(1)),
        ("a fold opened", click("fold:")),
        ("the next part", click("clipdesk:part/")),
        ("in place", lambda: panel.beside.setChecked(False)),
    )


def soak(most: int) -> Counter[str]:
    """Run so many pairs."""
    found: Counter[str] = Counter()
    for name, what, taken in compare_runs(application(), most):
        print(f"{name:<32}{what:<18}{taken:>9.0f} ms", file=sys.stderr, flush=True)
        found["held" if taken <= MOST_MS else f"{what}, {name}: {taken:.0f} ms"] += 1
    return found
