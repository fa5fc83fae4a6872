"""`python -m tests.bench [--data FOLDER] [--quick]`: every benchmark in turn, each in a process of its own."""

from __future__ import annotations

import argparse
import subprocess
import sys


def main() -> int:
    """Run every benchmark and print what they print; 1 if one could not run."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench")
    parser.add_argument(
        "--data", help="folder with the extraction sets; left out: no scores of extraction and doubts"
    )
    parser.add_argument(
        "--quick", action="store_true", help="a tenth of the articles: for a look, not for figures"
    )
    options = parser.parse_args()
    articles = 10_000 if options.quick else 100_000
    runs = [
        ["window", "--articles", str(articles // 10)],
        ["library", "--articles", str(articles)],
        ["store", "--articles", str(articles)],
        ["search", "--articles", str(articles)],
        ["reader"],
        ["preview"],
        ["reattach"],
        ["verbs"],
    ]
    if options.data:
        limit = ["--limit", "20"] if options.quick else []
        runs += [["extraction", options.data, *limit], ["whole", options.data, *limit]]
    failed = 0
    for name, *arguments in runs:
        print(f"\n== {name}", flush=True)
        failed += (
            subprocess.run([sys.executable, "-m", f"tests.bench.{name}", *arguments], check=False).returncode
            != 0
        )
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
