"""A key in a note of 100 KB, rendered live, beside rendering it whole: `python -m tests.bench.preview`."""

from __future__ import annotations

from random import Random

from app.notes.markdown import Renderer
from app.notes.preview import LivePreview
from tests.bench.library import Press, now_ms, percentile, row

KEYS = 60


def note(size: int) -> str:
    """A note of so many letters: headings, paragraphs with emphasis and links, lists, quotes, tables and tasks."""
    press, choose, parts, length = Press(), Random(5), list[str](), 0
    while length < size:
        words = " ".join(press.words(40))
        kind = choose.randrange(7)
        part = {
            0: f"## {words[:40]}",
            1: f"{words} **{words[:20].strip()}** and [a link](https://paper.example/{length}).",
            2: "\n".join(f"- {words[at : at + 50].strip()}" for at in range(0, 200, 50)),
            3: "\n".join(f"> {words[at : at + 80].strip()}" for at in range(0, 240, 80)),
            4: "\n".join(f"- [ ] {words[at : at + 40].strip()}" for at in range(0, 120, 40)),
            5: "| a | b |\n|---|---|\n"
            + "\n".join(f"| {words[at : at + 20]} | x |" for at in range(0, 80, 20)),
            6: words,
        }[kind]
        parts.append(part)
        length += len(part) + 2
    return "\n\n".join(parts)


def main() -> int:
    """Print the rows."""
    text = note(100_000)
    begin = now_ms()
    Renderer().html(text)
    row(f"a note of {len(text) // 1000} KB rendered whole", now_ms() - begin, "ms", "-")
    for where, place in (("at its start", 0.01), ("in its middle", 0.5), ("at its end", 1.0)):
        live, now, at = LivePreview(), text, int(len(text) * place)
        live.update(now)
        times = []
        for letter in ("words and more words " * 5)[:KEYS]:
            now, at = now[:at] + letter + now[at:], at + 1
            begin = now_ms()
            live.update(now)
            times.append(now_ms() - begin)
        row(f"live preview after a key {where}, 95th percentile", percentile(times), "ms", "16")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
