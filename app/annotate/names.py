"""Known names and a text, or what was typed, in; the sources that are meant out."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.article.article import Article
from app.domain.source import SourceKind, SourceRole, Suggestion
from app.domain.text.normal import folded, levelled, spelled, words_of

Named = tuple[str, str, tuple[str, ...]]  # id, name, aliases
SHORTEST = 3  # letters: shorter names are found in every text
ALIKE = 75.0  # of 100, by rapidfuzz's WRatio: how near a mistyped name must be


def best_names(known: Sequence[Named], typed: str, limit: int) -> tuple[str, ...]:
    """The ids whose name or alias fits what was typed: the start of it first, then any word, then what is alike."""
    from rapidfuzz import fuzz, process

    words = words_of(typed)
    scored: list[tuple[float, int, str]] = []
    rest: dict[str, str] = {}
    for place, (one, name, aliases) in enumerate(known):
        names = [folded(spelling) for spelling in (name, *aliases)]
        if any(spelling.startswith(" ".join(words)) for spelling in names):
            scored.append((0.0, place, one))
        elif any(_each_begins(words, spelling) for spelling in names):
            scored.append((1.0, place, one))
        else:
            rest.update((f"{number} {one}", spelling) for number, spelling in enumerate(names))
    if len(scored) < limit and len(typed.strip()) >= SHORTEST:
        alike = process.extract(folded(typed), rest, scorer=fuzz.WRatio, score_cutoff=ALIKE, limit=limit)
        scored += [(200.0 - score, 0, key.split(" ", 1)[1]) for _name, score, key in alike]
    return tuple(dict.fromkeys(one for _score, _place, one in sorted(scored)))[:limit]


def _each_begins(words: Sequence[str], spelling: str) -> bool:
    parts = spelling.split()
    return all(any(part.startswith(word) for part in parts) for word in words)


def named_in(text: str, known: Sequence[Named]) -> dict[str, int]:
    """How often each source is named in a text: its id and a count, in the order of the text."""
    from ahocorasick_rs import AhoCorasick, MatchKind

    spellings = [
        (levelled(name), one)
        for one, label, aliases in known
        for name in (label, *aliases)
        if len(name) >= SHORTEST
    ]
    if not spellings:
        return {}
    text = levelled(text)
    finder = AhoCorasick([name for name, _ in spellings], matchkind=MatchKind.LeftmostLongest)
    found: dict[str, int] = {}
    for place, start, end in finder.find_matches_as_indexes(text):
        before, after = text[start - 1 : start], text[end : end + 1]
        if not before.isalnum() and not after.isalnum():
            one = spellings[place][1]
            found[one] = found.get(one, 0) + 1
    return found


def suggested(article: Article, text: str, known: Sequence[Named]) -> tuple[Suggestion, ...]:
    """The sources an article offers: known ones that it names, its authors and its publication."""
    from_name = {
        spelled(spelling): one for one, name, aliases in reversed(known) for spelling in (name, *aliases)
    }
    labels = {one: name for one, name, _aliases in known}
    offers = [
        Suggestion(name, SourceKind.PERSON, SourceRole.AUTHOR, from_name.get(spelled(name), ""), "author")
        for name in article.authors
    ]
    if article.publication:
        one = from_name.get(spelled(article.publication), "")
        offers.append(
            Suggestion(article.publication, SourceKind.PUBLICATION, SourceRole.PUBLISHER, one, "publication")
        )
    there = {offer.source_id for offer in offers}
    for one, times in named_in(text, known).items():
        if one not in there:
            why = "named once" if times == 1 else f"named {times} times"
            offers.append(Suggestion(labels[one], SourceKind.PERSON, SourceRole.MENTIONED, one, why))
    return tuple(offers)
