"""Sets of scored pages come in, the forest that looks at doubtful blocks again goes out: `resources/judge.json`.

    python -m tools.train_judge dump FOLDER ROWS.json     with the project's own environment
    python -m tools.train_judge train ROWS.json           with one that has lightgbm 4 and numpy beside the standard library

FOLDER holds sets as `tests.bench.extraction` takes them (`gold.json`, `html/`). ROWS.json is scratch: it holds figures and
counts, no text. The thresholds are those that read best in a cross-validation grouped by host; the trees that are written
are grown on all pages. Nothing but numbers is written.
"""

from __future__ import annotations

import hashlib
import json
import logging
import re
import statistics
import sys
import warnings
from collections import Counter
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

OUT = Path(__file__).resolve().parent.parent / "resources" / "judge.json"
WORD = re.compile(r"\w+")
SHINGLE = 4
FOLDS, SEEDS = 6, (0, 1, 2)
ROUNDS = 60
SETTINGS = {
    "objective": "cross_entropy", "learning_rate": 0.1, "num_leaves": 10, "min_data_in_leaf": 30,
    "min_sum_hessian_in_leaf": 3, "feature_fraction": 0.5, "bagging_fraction": 0.8, "bagging_freq": 1, "lambda_l2": 5,
    "num_threads": 1, "verbose": -1, "seed": 1, "max_bin": 63,
}  # fmt: skip
DROPS, KEEPS = (0.2, 0.25, 0.3, 0.35, 0.4), (0.5, 0.6, 0.7, 0.8)
# The answers of pages that read worse than this are not about the page, or about a part of it.
WORTH_LEARNING = 0.6
FEWEST = 150  # shingles; a page of fewer must not weigh more
HEAVIEST = 8.0

Page = dict[str, Any]


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """The runs of four words of a text, counted."""
    words = WORD.findall(text)
    return Counter(tuple(words[at : at + SHINGLE]) for at in range(max(1, len(words) - SHINGLE + 1)) if words)


def dump(folder: Path, out: Path) -> None:
    """Write the rows of all pages, each block with its size and the share of it that the right text has."""
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    pages = []
    for one in sorted(folder.iterdir()):
        if (one / "gold.json").is_file():
            gold = json.loads((one / "gold.json").read_text("utf8"))
            pages += [page for name, right in gold.items() if (page := _read(one, name, right))]
    out.write_text(json.dumps(pages), "utf8")
    print(f"{len(pages)} pages, {sum(len(page['rows']) for page in pages)} rows")


def _read(folder: Path, name: str, right: dict[str, str]) -> Page | None:
    import gzip

    from app.clip.facts.metadata import facts_of
    from app.clip.page.decode import decode
    from app.clip.page.tree import parse
    from app.clip.page.unwrap import unwrap
    from app.clip.reading.html import settle
    from app.clip.select.features import rows_of
    from app.clip.select.select import by_rules

    tree = parse(decode(gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes()), ""))
    if tree is None:
        return None
    unwrap(tree)
    facts = facts_of(tree, right.get("url") or "")
    settle(tree, None, facts.language)
    blocks, facts = by_rules(tree, facts, large=False)
    rows = rows_of(blocks, facts.title)
    wanted = shingles(right["text"])
    said = f" {' '.join(WORD.findall(right['text']))} "
    counts = []
    for block in blocks:
        size, hit = _size_and_hit(block.text, wanted, said)
        counts.append([0 if block.caption else size, 0 if block.caption else hit, bool(block.kept)])
    host = urlsplit(right.get("url") or "").netloc.removeprefix("www.") or name.rsplit("_", 3)[0]
    return {
        "set": folder.name,
        "host": host,
        "wanted": sum(wanted.values()),
        "counts": counts,
        "rows": [[number, *map(float, row)] for number, row in rows.items()],
    }


def _size_and_hit(text: str, wanted: Counter[tuple[str, ...]], said: str) -> tuple[int, int]:
    """How many runs of words a block has, and how many of them the right text has; a short line is looked for whole."""
    words = WORD.findall(text)
    if len(words) < SHINGLE:
        return len(words), len(words) if words and f" {' '.join(words)} " in said else 0
    own = shingles(text)
    return sum(own.values()), sum(count for run, count in own.items() if run in wanted)


def train(source: Path) -> None:
    """Choose the thresholds by cross-validation, grow the trees on all pages, and write them."""
    import lightgbm
    import numpy as np

    pages: list[Page] = json.loads(source.read_text("utf8"))
    figures, shares, weights, of = [], [], [], []
    for number, page in enumerate(pages):
        for at, *row in page["rows"]:
            size, hit, _kept = page["counts"][at]
            figures.append(row)
            shares.append(hit / size if size else 0.0)
            weights.append((size + 2) / max(page["wanted"], FEWEST))
            of.append(number)
    x, y, w, owner = map(np.array, (figures, shares, weights, of))
    w = np.minimum(w / w.mean(), HEAVIEST)
    learnt = np.array(
        [_f1(page, [kept for *_, kept in page["counts"]])[2] >= WORTH_LEARNING for page in pages]
    )

    def grow(rows: Any) -> Any:
        return lightgbm.train(SETTINGS, lightgbm.Dataset(x[rows], y[rows], weight=w[rows]), ROUNDS)

    chances = []
    for seed in SEEDS:
        folds = np.array([_fold(page["host"], seed) for page in pages])[owner]
        chance = np.zeros(len(y))
        for fold in range(FOLDS):
            chance[folds == fold] = grow((folds != fold) & learnt[owner]).predict(x[folds == fold])
        chances.append(chance)
    print("rules alone       ", _told(_score(pages, None, 0, 1)))
    best = (0.0, 0.0, 0.0, 0.0)
    for drop in DROPS:
        for keep in KEEPS:
            scores = [_score(pages, chance, drop, keep) for chance in chances]
            score = [statistics.mean(values) for values in zip(*scores, strict=True)]
            print(f"drop {drop:.2f} keep {keep:.2f}", _told(score))
            # A difference in the fourth place is chance: of equals the one that clears most, then the better one.
            best = max(best, (round(statistics.mean(score), 3), drop, statistics.mean(score), keep))
    trees = [_plain(tree["tree_structure"]) for tree in grow(learnt[owner]).dump_model()["tree_info"]]
    table = {"drop": best[1], "keep": best[3], "trees": trees}
    OUT.write_text(json.dumps(table, separators=(",", ":")) + "\n", "utf8")
    print(f"drop {best[1]} keep {best[3]}: {OUT}, {OUT.stat().st_size} bytes")


def _fold(host: str, seed: int) -> int:
    return int(hashlib.sha256(f"{seed}{host}".encode()).hexdigest(), 16) % FOLDS


def _f1(page: Page, kept: list[bool]) -> tuple[float, float, float]:
    got = sum(size for (size, _hit, _), one in zip(page["counts"], kept, strict=True) if one)
    hit = sum(hit for (_size, hit, _), one in zip(page["counts"], kept, strict=True) if one)
    precision, recall = hit / got if got else 0.0, min(1.0, hit / max(1, page["wanted"]))
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _score(pages: list[Page], chances: Any, drop: float, keep: float) -> list[float]:
    """The F1 of mean precision and mean recall of each set, with the forest's word from the thresholds on."""
    found: dict[str, list[tuple[float, float, float]]] = {}
    place = 0
    for page in pages:
        kept = [bool(one) for *_, one in page["counts"]]
        for at, *_row in page["rows"]:
            if chances is not None:
                kept[at] = chances[place] >= (drop if kept[at] else keep)
            place += 1
        found.setdefault(page["set"], []).append(_f1(page, kept))
    scores = []
    for values in found.values():
        precision, recall = (statistics.mean(one[part] for one in values) for part in (0, 1))
        scores.append(2 * precision * recall / (precision + recall))
    return scores


def _told(scores: list[float]) -> str:
    return " ".join(f"{score:.4f}" for score in scores) + f"  mean {statistics.mean(scores):.4f}"


def _plain(node: dict[str, Any]) -> Any:
    if "leaf_value" in node:
        return round(node["leaf_value"], 4)
    sides = _plain(node["left_child"]), _plain(node["right_child"])
    return [node["split_feature"], float(f"{node['threshold']:.6g}"), *sides]


if __name__ == "__main__":
    verb, *places = sys.argv[1:]
    if verb == "dump":
        dump(Path(places[0]), Path(places[1]))
    else:
        train(Path(places[0]))
