"""What a folder of pages reads as now beside an earlier reading: `python -m tests.bench.readings BEFORE.json FOLDER`."""

from __future__ import annotations

import argparse
import difflib
import json
import logging
import warnings
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

from app.clip.extract import extract
from app.domain.errors import KnownError
from tests.bench.extraction import WORKERS, pages_in, saved_page

Reading = dict[str, Any]
Readings = dict[str, dict[str, Reading]]

FIELDS = ("error", "title", "standfirst", "authors", "publication", "published", "modified", "language", "doubts", "pictures", "captions")  # fmt: skip
LONGEST = 160


def read(job: tuple[str, str, bytes, str]) -> tuple[str, str, Reading]:
    """One page as it reads now; an error is part of the reading."""
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    name, page_id, raw, url = job
    try:
        found = extract(saved_page(raw, url))
    except KnownError as error:
        return name, page_id, {"error": str(error)}
    return name, page_id, {
        "text": found.text,
        "title": found.title,
        "standfirst": found.standfirst,
        "authors": list(found.authors),
        "publication": found.publication,
        "published": found.published,
        "modified": found.modified,
        "language": found.language,
        "doubts": [str(doubt) for doubt in found.doubts],
        "pictures": list(found.pictures),
        "captions": list(found.captions),
    }  # fmt: skip


def readings(folder: Path, workers: int) -> Readings:
    """All pages of the sets in a folder as they read now."""
    jobs = [
        (one.name, page_id, raw, url)
        for one in sorted(folder.iterdir())
        if (one / "gold.json").is_file()
        for page_id, (raw, url) in pages_in(one, 0).items()
    ]
    found: Readings = {}
    with ProcessPoolExecutor(workers) as pool:
        for name, page_id, reading in pool.map(read, jobs, chunksize=8):
            found.setdefault(name, {})[page_id] = reading
    return found


def differences(before: Reading, now: Reading) -> Iterator[str]:
    """The lines that say what of one page reads otherwise than before, field by field, block by block."""
    for name in FIELDS:
        if name in before and before[name] != now.get(name):
            yield f"{name}: {str(before[name])[:LONGEST]} -> {str(now.get(name))[:LONGEST]}"
        elif name == "error" and name in now and name not in before:
            yield f"error: {now[name]}"
    old, new = (reading.get("text", "").split("\n\n") for reading in (before, now))
    for line in difflib.unified_diff(old, new, n=0, lineterm=""):
        if line[:1] in "+-" and line[:3] not in {"+++", "---"}:
            yield line[:LONGEST].replace("\n", " / ")


def main() -> int:
    """Print what differs; with `--keep` write down the new reading too."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.readings")
    parser.add_argument("before", type=Path, help="an earlier reading, as --keep wrote it")
    parser.add_argument("folder", type=Path, help="sets of pages, as for tests.bench.extraction")
    parser.add_argument("--keep", type=Path, help="where the new reading goes")
    parser.add_argument("--workers", type=int, default=WORKERS)
    options = parser.parse_args()
    before: Readings = json.loads(options.before.read_text("utf8")) if options.before.exists() else {}
    now = readings(options.folder, options.workers)
    if options.keep:
        options.keep.write_text(json.dumps(now, ensure_ascii=False), "utf8")
    changed = 0
    for name, pages in now.items():
        for page_id, reading in pages.items():
            lines = list(differences(before.get(name, {}).get(page_id, {}), reading))
            if lines:
                changed += 1
                print(f"== {name}/{page_id}", *lines, sep="\n    ")
    print(f"{changed} of {sum(map(len, now.values()))} pages read otherwise than before.")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
