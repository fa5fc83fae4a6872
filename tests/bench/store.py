"""Opening and scrolling the list: `python -m tests.bench.store [--articles N] [--library FILE]`, and a million rows."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random

from app.domain.listing import ArticleFilter, Order
from app.paths import LibraryPath
from app.services.articles import Articles
from app.store.library import Library
from tests.bench.library import fill_at, now_ms, only_rows, percentile, row

PAGE = 60  # rows that a tall window asks for at once
RUNS = 15
FILTERS = {
    "everything": ArticleFilter(),
    "inbox": ArticleFilter(state="inbox"),
    "one publication": ArticleFilter(publication="The 7"),
}


def _worst(work: Callable[[], object], runs: int = RUNS) -> float:
    times = []
    for _ in range(runs):
        begin = now_ms()
        work()
        times.append(now_ms() - begin)
    return percentile(times)


def _opened(database: Path, narrow: ArticleFilter, order: Order) -> None:
    """What a start does: a new connection, the count and the first page."""
    library = Library.open(LibraryPath(database))
    service = Articles(library)
    service.count(narrow)
    service.page(narrow, order, 0, PAGE)
    library.close()


def measure(database: Path, count: int, budget: int) -> None:
    """Print the rows of one library."""
    name = f"{count:,} articles"
    for label, narrow in FILTERS.items():
        spent_by = {order: _worst(partial(_opened, database, narrow, order), 3) for order in Order}
        slowest = max(spent_by, key=spent_by.__getitem__)
        spent = _worst(partial(_opened, database, narrow, slowest))
        row(f"opening the list, {name}, {label}, by {slowest}", spent, "ms", f"{budget}")
    library = Library.open(LibraryPath(database))
    service = Articles(library)
    keys = service.keys(ArticleFilter(), Order.TITLE)
    choose = Random(1)

    def scrolled() -> None:
        at = choose.randrange(len(keys) - PAGE)
        service.rows(keys[at : at + PAGE])

    row(f"a page of scrolling, {name}", _worst(scrolled, 200), "ms", "8")
    for order in Order:
        spent = _worst(partial(service.keys, ArticleFilter(), order), 5)
        row(f"all keys, {name}, by {order} (beside the window)", spent, "ms", "-")
    row(f"names of publications, {name}", _worst(service.publications), "ms", "-")
    library.close()


def main() -> int:
    """Measure a library with text, and one of a million rows."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.store")
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--library", type=Path, help="one that tests.bench.library filled")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        database = options.library or Path(folder) / "library.db"
        if not options.library:
            fill_at(database, options.articles)
        measure(database, options.articles, 30)
        if options.rows:
            large = Path(folder) / "rows.db"
            only_rows(large, options.rows)
            measure(large, options.rows, 60)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
