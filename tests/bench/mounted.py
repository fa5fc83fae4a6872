"""`python -m tests.bench.mounted PIECES FOLDER`: pieces written by others, put on pages: how many are known for walls, and whose words stay.

PIECES is a file of JSON lines, each a wall or something that is none: `id`, `language`, `kind` ("words" or "wordless"),
`head`, `html`, `place` ("end" of the article, in its "last" paragraph, "after" its box, "page_end", "around" it with `{{ARTICLE}}` in it), `cut`
("between" paragraphs, "inside" one, "none"), `ellipsis`. FOLDER holds sets of pages, as for `tests.bench.whole`.
"""

from __future__ import annotations

import argparse
import json
import logging
import re
import sys
import warnings
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from zlib import crc32

import lxml.html
from lxml.html import HtmlElement

from app.clip.extract import extract
from app.clip.page.tree import parse
from app.domain.article.page import How, Page
from app.domain.errors import KnownError
from tests.bench.library import FIRST
from tests.bench.whole import WORKERS, clear, cut, jobs_of, slots

Piece = dict[str, str]
Row = tuple[Piece, str, str, bool]
FREE = re.compile(r'"isAccessibleForFree"\s*:\s*(?:"[^"]*"|\w+)\s*,?')
LANGUAGE = re.compile(r"<html[^>]*\blang=[\"']?([a-z]{2})", re.IGNORECASE)
# So many words in a row of a piece, found at the end of the text, have stayed.
SHINGLE = 4
FEWEST, MOST = 200, 5000
TAIL = 2500


def mount(html: str, gold: str, piece: Piece) -> str | None:
    """A page with a piece on it, cut as the piece says; None if the page cannot be cut so."""
    inside, whole = piece["cut"] == "inside", piece["cut"] == "none"
    made = cut(FREE.sub("", html), gold, inside=inside, ellipsis=piece.get("ellipsis") or "", keep=whole)
    if made is None:
        return None
    body, head = made.tree.find("body"), made.tree.find("head")
    if body is None or head is None:
        return None
    for part in _parts(piece["head"]):
        head.append(part)
    clear(made.tree)
    parts = _parts(piece["html"].replace("{{ARTICLE}}", '<div id="mounted-article"></div>'))
    last = _child(made.home, made.box, made.home)
    if piece["place"] == "page_end":
        for part in parts:
            body.append(part)
    elif piece["place"] == "after":
        _behind(made.home, parts)
    elif piece["place"] == "last":
        made.box.extend(parts)
    else:
        _behind(last if last is not None else made.home, parts)
    if piece["place"] == "around":
        _wrap(made.tree, made.home, made.first, last)
    return made.html


def _parts(html: str) -> list[HtmlElement]:
    return list(lxml.html.fragment_fromstring(html or " ", create_parent="div")) if html else []


def _behind(element: HtmlElement, parts: list[HtmlElement]) -> None:
    for part in reversed(parts):
        part.tail = None
        element.addnext(part)


def _child(home: HtmlElement, element: HtmlElement, otherwise: HtmlElement) -> HtmlElement | None:
    """The child of the home that an element lies in."""
    step: HtmlElement | None = element
    while step is not None and step.getparent() is not home:
        step = step.getparent()
    if step is not None:
        return step
    shown = [one for one in home if "".join(map(str, one.itertext())).strip()]
    return shown[-1] if shown else otherwise


def _wrap(tree: HtmlElement, home: HtmlElement, first: HtmlElement, last: HtmlElement | None) -> None:
    holder = next(iter(tree.xpath("//*[@id='mounted-article']")), None)
    begin = _child(home, first, home)
    if holder is None or begin is None or last is None or begin.getparent() is not home:
        return
    moved = [begin, *begin.itersiblings()]
    stop = moved.index(last) + 1 if last in moved else 0
    for element in moved[:stop]:
        holder.append(element)
    holder.drop_tag()


def judged(job: tuple[Piece, str, str, str]) -> Row | None:
    """The piece, the page, the doubts, and whether words of the piece stayed in the text."""
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    piece, raw, url, gold = job
    html = mount(raw, gold, piece)
    if html is None:
        return None
    try:
        found = extract(
            Page(html.encode(), How.FETCH, FIRST, url, url, (), 200, (), "text/html; charset=utf-8")
        )
    except KnownError:
        return piece, url, "refused", False
    return piece, url, "+".join(found.doubts), _stays(piece, found.text)


def _stays(piece: Piece, text: str) -> bool:
    tree = parse(f"<body>{piece['html'].replace('{{ARTICLE}}', '')}</body>")
    words = re.findall(r"\w+", " ".join(slot.text for slot in slots(tree))) if tree is not None else []
    end = " ".join(re.findall(r"\w+", text[-TAIL:]))
    return any(" ".join(words[n : n + SHINGLE]) in end for n in range(len(words) - SHINGLE + 1))


def jobs(pieces: list[Piece], folder: Path, many: int) -> Iterator[tuple[Piece, str, str, str]]:
    """Each piece with so many pages, of its own language while there are some."""
    pages = [
        (one, raw.decode("utf8", "replace"), url, gold)
        for lot in sorted(one for one in folder.iterdir() if (one / "gold.json").is_file())
        for one, raw, url, gold in jobs_of(lot, 0)
        if FEWEST < len(gold.split()) < MOST
    ]
    by: dict[str, list[tuple[str, str, str, str]]] = {}
    for page in pages:
        found = LANGUAGE.search(page[1])
        by.setdefault(found.group(1).lower() if found else "en", []).append(page)
    for piece in pieces:
        own = by.get(piece["language"], [])
        ordered = sorted(own, key=lambda page: crc32(f"{page[0]} {piece['id']}".encode()))
        for _, raw, url, gold in ordered[:many]:
            yield piece, raw, url, gold


def main() -> int:
    """Judge every piece on its pages."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench.mounted", description=__doc__.splitlines()[0]
    )
    parser.add_argument("pieces", type=Path, help="a file of JSON lines")
    parser.add_argument("folder", type=Path, help="sets of pages with their articles")
    parser.add_argument("--pages", type=int, default=8, help="on so many pages each")
    options = parser.parse_args()
    pieces = [json.loads(line) for line in options.pieces.read_text("utf8").splitlines() if line.strip()]
    with ProcessPoolExecutor(WORKERS) as pool:
        found = [
            row for row in pool.map(judged, jobs(pieces, options.folder, options.pages), chunksize=4) if row
        ]
    report(found)
    return 0


def report(rows: list[Row]) -> None:
    """Print how many of each kind are doubted, and for how many words stay; those of one piece on standard error."""
    for kind in sorted({piece["kind"] for piece, *_ in rows}):
        of = [row for row in rows if row[0]["kind"] == kind and row[2] != "refused"]
        doubted, stays = sum(bool(row[2]) for row in of), sum(row[3] for row in of)
        refused = sum(row[0]["kind"] == kind for row in rows) - len(of)
        print(
            f"{kind:10} doubted {100 * doubted / len(of):5.1f} % of {len(of)}, words left in {100 * stays / len(of):.1f} %, {refused} refused"
        )
    for name in sorted({piece["id"] for piece, *_ in rows}):
        of = [row for row in rows if row[0]["id"] == name]
        print(
            f"  {name:24} {sum(bool(row[2]) for row in of)} of {len(of)}, left in {sum(row[3] for row in of)}",
            file=sys.stderr,
        )


if __name__ == "__main__":
    raise SystemExit(main())
