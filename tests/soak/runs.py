"""Runs of up to 1 MB of one sign come in; the CPU time that each step takes of them goes out as a table, against its bound."""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Callable
from datetime import date
from types import FrameType

from app.clip.reading.plain import extract_plain
from app.notes.links import targets
from app.notes.markdown import Renderer
from app.notes.preview import LivePreview
from app.notes.title import title_of
from app.search.parse import parse
from app.ui.long.breaks import breakable

SIZE = 1_000_000
LINK = "[seen](clipdesk:note/01890a5d-ac96-774b-bcce-b302099a8057)"
LONGEST_S = 20.0

# What a run is made of, over and over.
NOTES = (
    "[", "[[", "![", "[!", "[^", "[a](", "<http://", "<", "*", "*_", "a*", "`", "`a", "&", "\\", ">", "> ", "- ", "- - ",
    "1. ", "|", "|-", "a|b\n", "#", "~~", ":", "http://", "(", "](", "[^1]", "[a]: b\n", "[^a]: b\n", "a", "a ", "a\n",
    "- a\n", "# a\n", "---\n", "> a\n\n", "\n",
)  # fmt: skip
QUERIES = ("(", '"', "OR ", "-", "a:", "*", "a OR ", ")", "-(", "a ", ":")
PASTES = (
    "a",
    " ",
    "\n",
    ">",
    "*",
    "> a\n",
    "a b. ",
    "- a\n",
    "he said:\n\n“a\n\n",
    "“a” said ",
    "12:00 ",
    "By A ",
    "a\n\n",
    "a-\n",
    "ab-\ncd\n",
)
PAGES = ("x", "x<b>x</b>", "word ", "<p>a</p>", "<br>", "&amp;")
# The step, what it does, its bound in milliseconds, and the runs it takes.
STEPS: tuple[tuple[str, Callable[[str], object], float, tuple[str, ...]], ...] = (
    ("title", title_of, 500, NOTES),
    ("links", lambda text: targets(f"{LINK}\n\n{text}{LINK}"), 1_000, NOTES),
    ("preview", lambda text: LivePreview().update(text), 5_000, NOTES),
    ("whole note", lambda text: Renderer(live=False).html(text), 5_000, NOTES),
    ("query", lambda text: parse(text, date.today()), 100, QUERIES),
    ("paste", lambda text: extract_plain(text), 20_000, PASTES),
    ("long words", breakable, 1_000, PAGES),
)


def _too_long(_number: int, _frame: FrameType | None) -> None:
    raise TimeoutError


def taken(step: Callable[[str], object], text: str) -> float:
    """The milliseconds of CPU that a step takes; infinite where it does not end in time."""
    began = time.process_time()
    signal.signal(signal.SIGPROF, _too_long)
    signal.setitimer(signal.ITIMER_PROF, LONGEST_S + 1)
    try:
        step(text)
    except TimeoutError:
        return float("inf")
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    return (time.process_time() - began) * 1_000


def main() -> int:
    """Print each run, and fail if one is over its bound."""
    over = 0
    for name, step, most, signs in STEPS:
        for sign in signs:
            found = taken(step, sign * (SIZE // len(sign)))
            over += found > most
            print(
                f"{name:<11}{sign!r:<22}{found:>9.0f} ms {most:>7.0f}{'  OVER' if found > most else ''}",
                flush=True,
            )
    print(f"{sum(len(row[3]) for row in STEPS)} runs, {over} over their bounds")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
