"""Twenty marks on a new version of a text of 1,000 words: `python -m tests.bench.reattach`."""

from __future__ import annotations

from random import Random

from app.annotate.pair import Pair
from app.annotate.reattach import Reattacher
from app.domain.mark import Outcome
from tests.bench.library import Press, now_ms, percentile, row

MARKS = 20
RUNS = 25


def edited(words: list[str], choose: Random, share: float) -> list[str]:
    """The words with some of them changed, taken out or put in."""
    result: list[str] = []
    for word in words:
        kind = choose.random()
        if kind < share / 3:
            result.append(word[::-1])
        elif kind < share * 2 / 3:
            result += [word, "and", word]
        elif kind >= share:
            result.append(word)
    return result


def main() -> int:
    """Print a row for each amount of editing."""
    choose, press = Random(3), Press()
    for share in (0.0, 0.02, 0.1, 0.4):
        times, orphans = [], 0
        for _ in range(RUNS):
            words = press.words(1_000)
            old, new = " ".join(words), " ".join(edited(words, choose, share))
            spans = [
                (at, at + choose.randint(20, 200))
                for at in (choose.randrange(len(old) - 200) for _ in range(MARKS))
            ]
            begin = now_ms()
            follow = Reattacher(Pair(old, new))
            placed = [follow.place(*span) for span in spans]
            times.append(now_ms() - begin)
            orphans += sum(one.outcome is Outcome.ORPHAN for one in placed)
        lost = f"{orphans / RUNS / MARKS:.0%} let go"
        row(
            f"{MARKS} marks on 1,000 words, {share:.0%} of them edited ({lost})",
            percentile(times),
            "ms",
            "20",
        )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
