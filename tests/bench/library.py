"""A library of invented articles, as many as asked for: `python -m tests.bench.library [--articles N]` says how fast."""

from __future__ import annotations

import argparse
import tempfile
import time
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from pathlib import Path
from random import Random

from app.domain.article.article import State
from app.domain.article.block import Block
from app.domain.article.extraction import Extraction
from app.domain.article.page import How, Page
from app.domain.clip import Gathered
from app.domain.listing import ArticleFilter, Order
from app.paths import LibraryPath
from app.store import articles
from app.store.engine import connection
from app.store.library import Library
from app.store.many.bulk import AT_ONCE, Whole, gathering, keep

WORDS = 600  # of an article
VOCABULARY = 60_000
FIRST = datetime(2020, 1, 1, tzinfo=UTC)
_ONSETS = (
    "b",
    "br",
    "d",
    "f",
    "g",
    "gr",
    "h",
    "k",
    "l",
    "m",
    "n",
    "p",
    "r",
    "s",
    "st",
    "t",
    "tr",
    "v",
    "w",
    "",
)
_VOWELS = ("a", "e", "i", "o", "u", "ai", "ea", "ou")
_ENDS = ("", "n", "r", "s", "t", "l", "m", "nd", "ck")


def vocabulary(size: int = VOCABULARY) -> list[str]:
    """Invented words, the most frequent ones first and shortest, always the same."""
    choose = Random(1)
    words: dict[str, None] = {}
    while len(words) < size:
        syllables = 1 + min(4, len(words) // 400) if len(words) < 2_000 else choose.choice((2, 3, 3, 4))
        words[
            "".join(
                choose.choice(_ONSETS) + choose.choice(_VOWELS) + choose.choice(_ENDS)
                for _ in range(syllables)
            )
        ] = None
    return list(words)


class Press:
    """Writes articles whose words are as frequent as those of a real language (Zipf)."""

    def __init__(self, seed: int = 7) -> None:
        self._choose = Random(seed)
        self._words = vocabulary()
        self._weights = list(accumulate(1 / (rank + 2.7) for rank in range(len(self._words))))
        self._publications = [f"The {word.title()}" for word in self._words[500:540]]

    def words(self, number: int) -> list[str]:
        return self._choose.choices(self._words, cum_weights=self._weights, k=number)

    def article(self, number: int) -> Extraction:
        """One article of 600 words in ten paragraphs."""
        words = self.words(WORDS)
        size = WORDS // 10
        parts = [" ".join(words[at : at + size]).capitalize() + "." for at in range(0, WORDS, size)]
        return Extraction(
            title=" ".join(self.words(7)).capitalize(),
            standfirst=" ".join(self.words(15)).capitalize(),
            authors=(" ".join(self.words(2)).title(),),
            publication=self._choose.choice(self._publications),
            published=f"{FIRST + timedelta(minutes=7 * number):%Y-%m-%d}",
            language="en",
            url=f"https://paper.example/{number}",
            blocks=tuple(Block(f"<p>{part}</p>", part) for part in parts),
            extractor="invented",
        )


def fill(library: Library, count: int) -> float:
    """Put articles in through the store; the CPU seconds that the store took, without inventing them.

    They share one original: thousands of small files would measure the disk.
    """
    press, spent = Press(), 0.0
    page = Page(b"<p>invented</p>", How.FETCH, FIRST, status=200, content_type="text/html")
    states = (State.INBOX, State.INBOX, State.READING, State.DONE)
    for first in range(0, count, AT_ONCE):
        numbers = range(first, min(first + AT_ONCE, count))
        invented = [press.article(number) for number in numbers]
        begin = time.process_time()
        wholes = [
            Whole(page, Gathered(found), found.url, {"state": states[number % 4]})
            for number, found in zip(numbers, invented, strict=True)
        ]
        with gathering(library) as (tx, blobs):
            keep(tx, blobs, wholes)
        spent += time.process_time() - begin
    return spent


class _Ticking:
    """A clock that goes a minute on each time it is asked."""

    def __init__(self) -> None:
        self._now = FIRST

    def __call__(self) -> datetime:
        self._now += timedelta(minutes=1)
        return self._now


def fill_at(database: Path, count: int) -> float:
    """Make a library there and fill it; the CPU seconds that the store took."""
    library = Library.open(LibraryPath(database), exclusive=True, clock=_Ticking())
    try:
        return fill(library, count)
    finally:
        library.close()


def some_article(database: Path) -> str:
    """The id of the newest article of a library filled so."""
    library = Library.open(LibraryPath(database))
    try:
        with library.read() as db:
            return articles.page(db, ArticleFilter(), Order.NEWEST, 0, 1)[0].id
    finally:
        library.close()


def only_rows(database: Path, count: int) -> None:
    """Fill the list alone, without text or text index: what a library of a million would show."""
    Library.open(LibraryPath(database)).close()
    db = connection.connect(database, key=None, read_only=False)
    try:
        for trigger in ("article_words_made", "article_words_out", "article_words_in", "article_words_gone"):
            db.execute(f"DROP TRIGGER {trigger}")
        db.execute("BEGIN")
        db.execute(
            "WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < ?)"
            " INSERT INTO article (id, created_at, updated_at, title, publication, published, url_key, state, stage)"
            " SELECT printf('%032x', i), strftime('%Y-%m-%dT%H:%M:%f000Z', 1500000000 + i * 60, 'unixepoch'),"
            "  strftime('%Y-%m-%dT%H:%M:%f000Z', 1500000000 + i * 60, 'unixepoch'),"
            "  'Title ' || (i * 7919 % 1000003) || ' of an article that is as long as titles are',"
            "  'The ' || (i % 40), date(1500000000 + i * 60, 'unixepoch'), 'paper.example/' || i,"
            "  CASE i % 4 WHEN 2 THEN 'reading' WHEN 3 THEN 'done' ELSE 'inbox' END, 'ready' FROM n",
            (count,),
        )
        db.execute("COMMIT")
    finally:
        db.close()


def row(what: str, measured: float, unit: str, budget: str) -> None:
    """Print one row of the speed table."""
    print(f"{what:<64} {measured:9.2f} {unit:<4} budget {budget}", flush=True)


def percentile(values: list[float], share: float = 0.95) -> float:
    """The value that `share` of all are not above."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def now_ms() -> float:
    """The CPU time of this process in milliseconds."""
    return time.process_time() * 1000


def main() -> int:
    """Fill a library and say how fast."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.library")
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--at", type=Path, help="keep the library there")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        database = options.at or Path(folder) / "library.db"
        spent = fill_at(database, options.articles)
        size = database.stat().st_size / 2**20
    row(
        f"filling, {options.articles:,} articles, text index whole ({size:,.0f} MB)",
        options.articles / spent,
        "/s",
        ">= 600",
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
