"""Two versions of an article in; what differs between them, each change with its kind, out."""

from __future__ import annotations

from collections.abc import Mapping

from app.annotate.changes.kept import gaps, kept
from app.annotate.changes.kinds import told
from app.annotate.changes.moves import around_dateline, moved, split, without
from app.annotate.changes.tidy import slid, without_slivers
from app.annotate.changes.words import words_in
from app.annotate.pair import Pair
from app.annotate.struck import with_struck
from app.domain.follow.comparison import Change, ChangeKind, Comparison, FieldChange

__all__ = ["FIELDS", "Pair", "changes_of", "compare", "compared", "words_in"]

FIELDS = ("title", "standfirst", "byline", "published", "modified")


def compare(old: str, new: str) -> tuple[Change, ...]:
    """The changes that turn the old text into the new one, in order; none if they are the same."""
    return changes_of(Pair(old, new))


def changes_of(pair: Pair) -> tuple[Change, ...]:
    """The changes between the texts of a pair, which may have been used for marks before."""
    if pair.raw_old == pair.raw_new:
        return ()
    same = slid(pair, kept(pair))
    same, moves = around_dateline(pair, same, moved(pair, same))
    olds, news = sorted(old for old, _new in moves), [new for _old, new in moves]
    same = without_slivers(pair, without(same, olds, news))
    changes = [one for gap in gaps(pair, same) for one in split(pair, gap, olds, news)]
    return tuple(told(pair, with_struck(pair, changes)))


def compared(
    old_text: str,
    new_text: str,
    old_fields: Mapping[str, str],
    new_fields: Mapping[str, str],
    pair: Pair | None = None,
) -> Comparison:
    """All that differs between two versions: their texts, and the fields of their heads by the names of `FIELDS`.

    `pair` spares the work where both texts were paired already, as by a `Reattacher`.
    """
    changes = changes_of(pair or Pair(old_text, new_text))
    gone = [one.old for one in changes if one.kind in (ChangeKind.WORDS, ChangeKind.STRUCK)]
    come = [one.new for one in changes if one.kind in (ChangeKind.WORDS, ChangeKind.RESTORED)]
    return Comparison(
        fields=tuple(
            FieldChange(name, before, after)
            for name in FIELDS
            if (before := old_fields.get(name, "").strip()) != (after := new_fields.get(name, "").strip())
        ),
        changes=changes,
        words_gone=sum(words_in(old_text[slice(*span)]) for span in gone),
        words_come=sum(words_in(new_text[slice(*span)]) for span in come),
        words_struck=sum(
            words_in(old_text[slice(*one.old)]) for one in changes if one.kind is ChangeKind.STRUCK
        ),
    )
