"""Article quality and the cost of a clip beside other extractors: `python -m tests.bench.extraction FOLDER [--limit N]`."""

from __future__ import annotations

import argparse
import gzip
import json
import logging
import statistics
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Mapping
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

from app.clip.extract import extract
from app.domain.article.article import Stage
from app.domain.article.page import How, Page
from app.domain.clip import Gathered
from app.domain.errors import KnownError
from app.paths import LibraryPath
from app.store import clipping
from app.store.library import Library
from tests.bench.library import FIRST, row

Prediction = dict[str, str]
WORKERS = 2


def saved_page(raw: bytes, url: str) -> Page:
    """A page of a set as if it had just been fetched."""
    return Page(raw, How.FETCH, FIRST, url, url, (), 200, (), "text/html; charset=utf-8")


def _ours(raw: bytes, url: str) -> Prediction:
    try:
        found = extract(saved_page(raw, url))
    except KnownError:
        return {"text": ""}
    return {
        "text": found.text,
        "title": found.title,
        "author": "; ".join(found.authors),
        "date": found.published[:10],
        "site": found.publication,
    }


def _trafilatura(raw: bytes, url: str, *, precise: bool = False) -> Prediction:
    import trafilatura

    found = trafilatura.bare_extraction(
        raw.decode("utf8", "replace"), url=url or None, with_metadata=True, favor_precision=precise
    )
    if found is None:
        return {"text": ""}
    rows: Mapping[str, Any] = found if isinstance(found, dict) else found.as_dict()
    return {
        "text": rows.get("text") or "",
        "title": rows.get("title") or "",
        "author": rows.get("author") or "",
        "date": rows.get("date") or "",
        "site": rows.get("sitename") or "",
    }


def _precise(raw: bytes, url: str) -> Prediction:
    return _trafilatura(raw, url, precise=True)


def _readability(raw: bytes, _url: str) -> Prediction:
    import lxml.html
    from readability import Document

    document = Document(raw.decode("utf8", "replace"))
    text = "".join(map(str, lxml.html.fromstring(document.summary() or "<p></p>").itertext()))
    return {"text": text, "title": document.short_title()}


EXTRACTORS: Mapping[str, Callable[[bytes, str], Prediction]] = {
    "clipdesk": _ours,
    "trafilatura": _trafilatura,
    "trafilatura, precision": _precise,
    "readability-lxml": _readability,
}


def _one(job: tuple[str, str, bytes, str]) -> tuple[str, Prediction, float]:
    """One page through one extractor; its name, what was found, and the CPU seconds."""
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    name, page_id, raw, url = job
    begin = time.process_time()
    try:
        found = EXTRACTORS[name](raw, url)
    except Exception:
        found = {"text": ""}
    return page_id, found, time.process_time() - begin


def pages_in(folder: Path, limit: int) -> dict[str, tuple[bytes, str]]:
    """The pages of one set: their bytes and addresses, by id; 0 for all of them."""
    gold = json.loads((folder / "gold.json").read_text("utf8"))
    ids = sorted(gold)[:limit] if limit else sorted(gold)
    return {
        one: (gzip.decompress((folder / "html" / f"{one}.html.gz").read_bytes()), gold[one].get("url") or "")
        for one in ids
    }


def quality(data: Path, folder: Path, limit: int, pool: ProcessPoolExecutor) -> None:
    """Print what the folder's own evaluate.py says of each extractor."""
    pages = pages_in(folder, limit)
    with tempfile.TemporaryDirectory() as place:
        scored = Path(place) / "gold"
        scored.mkdir()
        gold = json.loads((folder / "gold.json").read_text("utf8"))
        (scored / "gold.json").write_text(json.dumps({one: gold[one] for one in pages}), "utf8")
        for name in EXTRACTORS:
            jobs = [(name, one, raw, url) for one, (raw, url) in pages.items()]
            found = list(pool.map(_one, jobs, chunksize=4))
            predictions = Path(place) / "predictions.json"
            predictions.write_text(json.dumps({one: rows for one, rows, _ in found}), "utf8")
            command = [sys.executable, str(data / "evaluate.py"), str(scored), str(predictions)]
            said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
            spent = statistics.median(seconds for *_rest, seconds in found) * 1000
            print(
                f"{folder.name}, {name}, {spent:.1f} ms a page\n    " + said.strip().replace("\n", "\n    "),
                flush=True,
            )


def cost(folder: Path, limit: int) -> None:
    """Print what a clip costs from its bytes to the commit, beside trafilatura's own time on the same pages."""
    import trafilatura

    logging.disable(logging.CRITICAL)
    ratios, ours, theirs = [], 0.0, 0.0
    with tempfile.TemporaryDirectory() as place:
        library = Library.open(LibraryPath(Path(place) / "library.db"))
        for number, (raw, url) in enumerate(pages_in(folder, limit or 60).values()):
            begin = time.process_time()
            trafilatura.bare_extraction(raw.decode("utf8", "replace"), url=url or None, with_metadata=True)
            middle = time.process_time()
            page = saved_page(raw, url)
            with library.write() as tx:
                stub = clipping.stub(tx, title=url, url=url, url_key=url, stage=Stage.WAITING)
                clipping.keep_page(tx, library.blobs, stub, page)
            try:
                found = extract(page)
            except KnownError:
                continue
            with library.write() as tx:
                clipping.finish(tx, library.blobs, stub, Gathered(found), url)
            spent = time.process_time() - middle
            if number:  # the first page pays for the imports
                ratios.append(spent / max(middle - begin, 1e-6))
                ours, theirs = ours + spent, theirs + middle - begin
        library.close()
    row(f"clipping a saved page, {folder.name}: ratio of the sums", ours / theirs, "x", "1.6")
    row(f"clipping a saved page, {folder.name}: median of the ratios", statistics.median(ratios), "x", "1.6")


def main() -> int:
    """Score every set of the folder."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.extraction")
    parser.add_argument("folder", type=Path, help="sets of pages with their articles, and evaluate.py")
    parser.add_argument("--limit", type=int, default=0, help="only so many pages of each set")
    options = parser.parse_args()
    sets = sorted(one for one in options.folder.iterdir() if (one / "gold.json").is_file())
    with ProcessPoolExecutor(WORKERS) as pool:
        for one in sets:
            quality(options.folder, one, options.limit, pool)
    for one in sets:
        cost(one, options.limit)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
