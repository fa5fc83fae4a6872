"""Search as one types and on Enter, over words of every frequency: `python -m tests.bench.search [--articles N]`."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable
from pathlib import Path

from app.paths import LibraryPath
from app.services.search import Results, Search
from app.store.library import Library
from tests.bench.library import fill_at, now_ms, percentile, row, vocabulary

TERMS = 60


def terms() -> list[str]:
    """Words from the most frequent to the rarest, as many of each order of magnitude."""
    words = vocabulary()
    last = len(words) - 1
    return [words[round(last ** (place / (TERMS - 1))) - (place == 0)] for place in range(TERMS)]


def _each(search: Callable[[str], Results], texts: list[str]) -> dict[str, float]:
    spent = {}
    for text in texts:
        begin = now_ms()
        search(text)
        spent[text] = now_ms() - begin
    return spent


def _say(what: str, spent: dict[str, float], budget: int) -> None:
    row(f"{what}: 95th percentile of {len(spent)}", percentile(list(spent.values())), "ms", f"{budget}")
    slowest = sorted(spent, key=lambda text: -spent[text])[:4]
    print("    slowest:", ", ".join(f"{text!r} {spent[text]:.1f}" for text in slowest))


def main() -> int:
    """Search one library for everything."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.search")
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--library", type=Path, help="one that tests.bench.library filled")
    options = parser.parse_args()
    words = terms()
    growing = list(dict.fromkeys(word[:length] for word in words for length in range(1, len(word) + 1)))
    two = [
        f"{one} {other[:length]}"
        for one, other in zip(words, reversed(words), strict=True)
        for length in (1, 2, 3, 9)
    ]
    pairs = [f"{one} {other}" for one, other in zip(words, words[7:], strict=False)]
    fields = [f"{word} from:the is:inbox after:2020-06-01" for word in words]
    with tempfile.TemporaryDirectory() as folder:
        database = options.library or Path(folder) / "library.db"
        if not options.library:
            fill_at(database, options.articles)
        library = Library.open(LibraryPath(database))
        box = Search(library)
        box.typing("warm")
        _say("as you type, one word growing", _each(box.typing, growing), 30)
        _say("as you type, a second word growing", _each(box.typing, list(dict.fromkeys(two))), 30)
        _say("on Enter, one word", _each(box.ranked, words), 150)
        _say("on Enter, two words", _each(box.ranked, pairs), 150)
        _say("on Enter, a phrase", _each(box.ranked, [f'"{pair}"' for pair in pairs]), 150)
        _say("on Enter, a word and three fields", _each(box.ranked, fields), 150)
        library.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
