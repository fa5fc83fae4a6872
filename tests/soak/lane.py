"""Every verb that writes, with words of up to 1 MB, in; the CPU time that it held the store's lane for out."""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.errors import KnownError
from app.domain.mark import MarkKind
from app.domain.source import SourceDraft
from tests.soak import absurd
from tests.soak.fields import NAMES
from tests.soak.versions import PAIRS, extraction, two_versions
from tests.soak.window import SIZE, held, many

if TYPE_CHECKING:
    from app.services.record import Services

MOST_MS = 1_000.0
QUERIES: dict[str, str] = {
    "1 MB of words": many("river "),
    "10,000 terms": " ".join(f"w{number}" for number in range(10_000)),
    "10,000 terms with OR": " OR ".join(f"w{number}" for number in range(10_000)),
    "deep parentheses": "(" * 500_000 + "a" + ")" * 500_000,
    "1,000 parentheses": "(" * 990 + "a" + ")" * 990,
    "minuses": many("-a "),
    "quotation marks": many('"a" '),
    "stars": many("a* "),
    "fields": many("tag:a "),
    "a word of 1 MB": "x" * SIZE,
}


def runs(folder: Path, most: int) -> Iterator[tuple[str, str, float]]:
    """Every verb with so many kinds of words, queries and versions."""
    from app.main import open_services

    absurd.make(folder)
    with open_services(folder, exclusive=True) as services:
        for name, words in list(NAMES.items())[:most]:
            for what, verb in _verbs(services, words).items():
                yield name, what, _taken(verb)
        for name, words in list(QUERIES.items())[:most]:
            yield name, "searched as typed", _taken(lambda: services.search.typing(words))  # noqa: B023
            yield name, "searched best", _taken(lambda: services.search.ranked(words))  # noqa: B023
        for name, make in list(PAIRS.items())[:most]:
            old, new = map(extraction, make())
            kept: list[str] = []
            yield name, "versions kept", _taken(lambda: kept.append(two_versions(services, old, new)))  # noqa: B023
            before, _after = services.versions.of_article(kept[0])
            yield (
                name,
                "marked on the old",
                _taken(
                    lambda: services.marks.add(before.id, 0, 1, MarkKind.QUOTE)  # noqa: B023
                ),
            )


def _verbs(services: Services, words: str) -> dict[str, Callable[[], object]]:
    found = absurd.ids(services)
    sources, tags, articles = services.sources, services.tags, services.articles
    version = articles.version(found.article)
    assert version is not None
    first = tags.all()[0].id
    return {
        "tag": lambda: tags.tag_articles([found.article], words),
        "untag": lambda: tags.untag_articles([found.article], words),
        "tag sources": lambda: tags.tag_sources([found.source], words),
        "rename tag": lambda: tags.rename(first, words),
        "complete a tag": lambda: tags.complete(words),
        "source": lambda: sources.add(SourceDraft(words)),
        "aliases": lambda: sources.add(
            SourceDraft("Rosa", aliases=tuple(words[at : at + 9] for at in range(0, len(words), 9)))
        ),
        "role": lambda: sources.add(SourceDraft("Rosa", role=words)),
        "contacts": lambda: sources.edit(found.source, SourceDraft("Rosa", contacts=words)),
        "note of a source": lambda: sources.edit(found.source, SourceDraft("Rosa", note=words)),
        "complete a source": lambda: sources.complete(words),
        "all sources": lambda: sources.all(words),
        "comment": lambda: services.marks.set_comment(found.mark, words),
        "mark with comment": lambda: services.marks.add(version.id, 0, 3, MarkKind.QUOTE, words),
        "title": lambda: articles.edit(found.article, title=words),
        "authors": lambda: articles.edit(found.article, authors=(words,)),
        "note": lambda: services.notes.add(found.article, words),
        "notes of a title": lambda: services.notes.all(words),
    }


def _taken(verb: Callable[[], object]) -> float:
    def work() -> None:
        with suppress(KnownError):  # a sentence is an answer
            verb()

    return held(work)


def soak(most: int) -> Counter[str]:
    """Run so many kinds."""
    found: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        for name, what, taken in runs(Path(folder) / "library", most):
            print(f"{name:<32}{what:<20}{taken:>9.0f} ms", file=sys.stderr, flush=True)
            found["held" if taken <= MOST_MS else f"{what}, {name}: {taken:.0f} ms"] += 1
    return found
