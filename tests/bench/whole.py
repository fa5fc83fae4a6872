"""`python -m tests.bench.whole FOLDER`: whole pages wrongly doubted, and cut copies of them that are caught.

FOLDER holds sets of pages with their articles, as for `tests.bench.extraction`. The cut copies are made here: the
second half of the article is taken out of the page, and a wall, a link or nothing is put in its place.
"""

from __future__ import annotations

import argparse
import gzip
import json
import logging
import sys
import warnings
from collections import Counter
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

import lxml.html
from lxml.html import HtmlElement

from app.clip.extract import extract
from app.clip.page.blocks import BLOCKS, key_of
from app.clip.page.tree import parse
from app.domain.article.page import How, Page
from app.domain.errors import KnownError
from tests.bench.library import FIRST
from tests.bench.walls import KNOWN, MORE, UNSEEN

WORKERS = 2
SILENT = frozenset({"script", "style", "noscript", "template", "head", "title", "svg", "button"})
# A shorter piece of text may stand in the article by chance.
SHORTEST = 20
# The element that holds this share of the article's text is where it stands; what matches outside is chance.
HOME = 0.8
# Of so many copies one has its wall beside the paragraphs' own box instead of in it.
OUTSIDE = 3
# What a copy's kind puts in the place of the rest, and whether it cuts inside a paragraph.
KINDS: Mapping[str, tuple[tuple[tuple[str, str], ...], bool]] = {
    "known wall": (KNOWN, False),
    "unseen wall": (UNSEEN, False),
    "known wall, inside a paragraph": (KNOWN, True),
    "unseen wall, inside a paragraph": (UNSEEN, True),
    "link to go on": (MORE, False),
    "no wall": ((), False),
    "no wall, inside a paragraph": ((), True),
}
RAW = ("bytes end inside the article", "bytes end in the middle of the file")
WHOLE = "whole"
Verdict = str


@dataclass(frozen=True, slots=True)
class Slot:
    """A piece of text of a page: that of an element, or that behind it."""

    element: HtmlElement
    tail: bool

    @property
    def text(self) -> str:
        return (self.element.tail if self.tail else self.element.text) or ""

    @property
    def holder(self) -> HtmlElement:
        parent = self.element.getparent() if self.tail else self.element
        return self.element if parent is None else parent

    @property
    def box(self) -> HtmlElement:
        return next((e for e in (self.holder, *self.holder.iterancestors()) if e.tag in BLOCKS), self.holder)

    def write(self, text: str) -> None:
        if self.tail:
            self.element.tail = text
        else:
            self.element.text = text


def slots(element: HtmlElement) -> Iterator[Slot]:
    """All pieces of text of an element in reading order."""
    for event, part in lxml.etree.iterwalk(element, events=("start", "end")):
        if event == "start" and not any(up.tag in SILENT for up in (part, *part.iterancestors())):
            yield Slot(part, tail=False)
        elif (
            event == "end"
            and part is not element
            and not any(up.tag in SILENT for up in part.iterancestors())
        ):
            yield Slot(part, tail=True)


def _of_the_article(found: list[Slot], gold: str) -> tuple[list[int], HtmlElement | None]:
    """The places of the pieces that stand in the article, in the element that holds most of it, and that element."""
    judged = key_of(gold)
    hits = [
        n
        for n, slot in enumerate(found)
        if len(key_of(slot.text)) >= SHORTEST and key_of(slot.text) in judged
    ]
    mass: Counter[HtmlElement] = Counter()
    for number in hits:
        for above in (found[number].holder, *found[number].holder.iterancestors()):
            mass[above] += len(found[number].text)
    least = HOME * max(mass.values(), default=0)
    home = min(
        (e for e in mass if mass[e] >= least),
        key=lambda e: (mass[e], -sum(1 for _ in e.iterancestors())),
        default=None,
    )
    if home is None:
        return [], None
    return [n for n in hits if found[n].holder is home or home in found[n].holder.iterancestors()], home


def _cut_place(found: list[Slot], hits: list[int], inside: bool) -> int:
    """Which of the hits is the first to go; -1 when the article cannot be cut so."""
    whole, before = sum(len(found[n].text) for n in hits), 0
    for order, number in enumerate(hits):
        # The piece that goes begins in the second half, at the beginning of a paragraph.
        if order and before >= whole / 2 and found[number].box is not found[hits[order - 1]].box:
            return order
        before += len(found[number].text)
        if inside and order and before >= whole / 2 and len(found[number].text.split()) > 12:
            return order
    return -1


@dataclass(frozen=True, slots=True)
class Cut:
    """A page whose article ends: its tree, the article's home, and the last shown paragraph or the first that went."""

    tree: HtmlElement
    home: HtmlElement
    first: HtmlElement
    box: HtmlElement
    slot: Slot
    inside: bool

    @property
    def html(self) -> str:
        return str(lxml.html.tostring(self.tree, encoding="unicode", doctype="<!doctype html>"))


def cut(html: str, gold: str, *, inside: bool, ellipsis: str = "", keep: bool = False) -> Cut | None:
    """A page without the second half of its article, unless it is to `keep` it; None if it cannot be cut so."""
    tree = parse(html)
    body = tree.find("body") if tree is not None else None
    if tree is None or body is None:
        return None
    found = list(slots(body))
    hits, home = _of_the_article(found, gold)
    order = _cut_place(found, hits, inside)
    if order < 1 or home is None:
        return None
    if keep:
        return Cut(tree, home, found[hits[0]].box, found[hits[-1]].box, found[hits[-1]], inside)
    first, last = hits[order], hits[-1]
    gone = {key_of(found[n].text) for n in hits[order + inside :]}
    box = found[first].box
    if inside:
        words = found[first].text.split()
        found[first].write(" ".join(words[: len(words) * 3 // 5]) + ellipsis)
    _empty(found, first + inside, last, gone)
    return Cut(tree, home, found[hits[0]].box, box, found[first], inside)


def halve(html: str, gold: str, wall: str, *, inside: bool, outside: bool) -> str | None:
    """A copy of a page without the second half of its article, and with a wall there; None if it cannot be."""
    made = cut(html, gold, inside=inside)
    if made is None:
        return None
    if wall:
        _put(wall, made.box, made.slot, after=inside, outside=outside)
    clear(made.tree)
    return made.html


def clear(tree: HtmlElement) -> None:
    """Take out the paragraphs that the cut has emptied."""
    for element in list(tree.iter("p", "li", "h2", "h3", "h4", "blockquote", "figure")):
        if element.get("cut") and not "".join(element.itertext()).strip() and element.getparent() is not None:
            element.drop_tree()
    for element in tree.iter():
        element.attrib.pop("cut", None)


def _empty(found: list[Slot], first: int, last: int, gone: set[str]) -> None:
    for number, slot in enumerate(found):
        if first <= number <= last or (len(key_of(slot.text)) >= SHORTEST and key_of(slot.text) in gone):
            slot.write("")
            if number > first or not slot.tail:
                slot.holder.set("cut", "1")
                slot.box.set("cut", "1")


def _put(wall: str, box: HtmlElement, slot: Slot, *, after: bool, outside: bool) -> None:
    part = lxml.html.fragment_fromstring(wall, create_parent="div")
    if len(part) == 1:
        part = part[0]
    place = box
    while place.tag in {"li", "td", "tr", "tbody", "dd", "blockquote"} and place.getparent() is not None:
        place = place.getparent()
    if not after and place is box and "".join(place.itertext()).strip():
        # The box has text before the cut: the wall stands where the text goes on.
        parent = slot.element.getparent() if slot.tail else slot.element
        parent.insert(parent.index(slot.element) + 1 if slot.tail else 0, part)
        return
    if outside and place.getparent() is not None and place.getparent().tag != "body":
        place = place.getparent()
    place.addnext(part)


def cut_bytes(raw: bytes, gold: str, kind: str) -> bytes | None:
    """The beginning of a page's bytes, as of a connection that broke."""
    if kind == RAW[1]:
        return raw[: len(raw) // 2]
    tree = parse(raw.decode("utf8", "replace"))
    body = tree.find("body") if tree is not None else None
    if body is None:
        return None
    found = list(slots(body))
    hits, _ = _of_the_article(found, gold)
    order = _cut_place(found, hits, inside=True)
    text = found[hits[order]].text.strip() if order >= 1 else ""
    place = raw.rfind(text[:30].encode()) if text else -1
    return raw[: place + len(text.encode()) // 2] if place > 0 else None


def copies(one: str, raw: bytes, gold: str) -> Iterator[tuple[str, bytes, str]]:
    """The page and its cut copies: kind, bytes, the wall's language and number."""
    yield WHOLE, raw, ""
    html, chance = raw.decode("utf8", "replace"), crc32(one.encode())
    for kind, (walls, inside) in KINDS.items():
        number = chance % len(walls) if walls else 0
        language, wall = walls[number] if walls else ("", "")
        made = halve(html, gold, wall, inside=inside, outside=chance // 64 % OUTSIDE == 0)
        if made is not None:
            yield kind, made.encode(), f"{language}{number}"
    for kind in RAW:
        short = cut_bytes(raw, gold, kind)
        if short is not None:
            yield kind, short, ""


def judge(job: tuple[str, bytes, str, str]) -> list[tuple[str, str, str, Verdict]]:
    """Page, kind, wall and doubts of one page and all its copies; `refused` where no article is found."""
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    one, raw, url, gold = job
    rows = []
    for kind, made, wall in copies(one, raw, gold):
        try:
            found = extract(Page(made, How.FETCH, FIRST, url, url, (), 200, (), "text/html; charset=utf-8"))
            said = "+".join(found.doubts)
        except KnownError:
            said = "refused"
        rows.append((one, kind, wall, said))
    return rows


def jobs_of(folder: Path, limit: int) -> Iterator[tuple[str, bytes, str, str]]:
    gold = json.loads((folder / "gold.json").read_text("utf8"))
    for one in sorted(gold)[: limit or None]:
        raw = gzip.decompress((folder / "html" / f"{one}.html.gz").read_bytes())
        yield one, raw, gold[one].get("url") or "", gold[one].get("text") or ""


def table(name: str, rows: list[tuple[str, str, str, Verdict]]) -> None:
    """Print what was doubted of each kind."""
    for kind in (WHOLE, *KINDS, *RAW):
        said = [verdict for _, of, _, verdict in rows if of == kind]
        refused = said.count("refused")
        doubted = sum(bool(one) for one in said) - refused
        read = len(said) - refused
        by = Counter(doubt for one in said if one != "refused" for doubt in one.split("+") if doubt)
        share = f"{100 * doubted / read:5.1f} %" if read else "      -"
        word = "wrongly doubted" if kind == WHOLE else "caught"
        print(f"{name:14} {kind:36} {share} {word} of {read}, {refused} refused  {dict(by)}", flush=True)


def main() -> int:
    """Judge every page of every set, and its copies."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.whole", description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, help="sets of pages with their articles")
    parser.add_argument("--limit", type=int, default=0, help="only so many pages of each set")
    parser.add_argument("--rows", action="store_true", help="one line a copy on standard error")
    options = parser.parse_args()
    everything: list[tuple[str, str, str, Verdict]] = []
    with ProcessPoolExecutor(WORKERS) as pool:
        for folder in sorted(one for one in options.folder.iterdir() if (one / "gold.json").is_file()):
            jobs = jobs_of(folder, options.limit)
            rows = [row for found in pool.map(judge, jobs, chunksize=4) for row in found]
            table(folder.name, rows)
            everything += [(f"{folder.name}/{one}", kind, wall, said) for one, kind, wall, said in rows]
    table("all", everything)
    if options.rows:
        for row in everything:
            print(*row, sep="\t", file=sys.stderr)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
