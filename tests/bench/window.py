"""Start-up and memory of the real window beside a bare one, as ratios in one run: `python -m tests.bench.window`."""

from __future__ import annotations

import argparse
import compileall
import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path


def _start(command: list[str], home: str) -> dict[str, float]:
    environment = {**os.environ, "HOME": home, "XDG_DATA_HOME": home, "XDG_CONFIG_HOME": home}
    if not (environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")):
        environment["QT_QPA_PLATFORM"] = "offscreen"
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    measured: dict[str, float] = json.loads(done.stdout.strip().splitlines()[-1])
    return measured


def main() -> int:
    """Fill a library, start both windows in turn, and print the rows of the speed table."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.window")
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=7)
    options = parser.parse_args()
    from tests.bench.library import fill_at, some_article

    compileall.compile_dir("app", quiet=2)  # as the set-up and the package have it
    with tempfile.TemporaryDirectory() as home:
        database = Path(home) / "library.db"
        fill_at(database, options.articles)
        ours_command = [sys.executable, "-m", "app", "--library", str(database), "--measure"]
        bare_command = [sys.executable, "-m", "tests.bench.bare"]
        ours, bare = [], []
        for _ in range(options.runs + 1):  # the first pair warms the caches and is thrown away
            ours.append(_start(ours_command, home))
            bare.append(_start(bare_command, home))
        state = next(Path(home).rglob("window.json"))
        left = json.loads(state.read_text("utf8"))
        shown = []
        for _ in range(3):  # as it starts for someone who had an article open
            state.write_text(json.dumps(left | {"article_id": some_article(database)}), "utf8")
            shown.append(_start(ours_command, home))
    pairs = list(zip(ours[1:], bare[1:], strict=True))
    painted = statistics.median(a["painted_cpu_s"] / b["painted_cpu_s"] for a, b in pairs)
    quiet = statistics.median(a["quiet_cpu_s"] / b["quiet_cpu_s"] for a, b in pairs)
    opened = statistics.median(one["quiet_cpu_s"] for one in shown) / statistics.median(
        b["quiet_cpu_s"] for _, b in pairs
    )
    memory = statistics.median(one["rss_mb"] for one in shown)
    print(f"first painted window, {options.articles:,} articles   {painted:5.2f} x bare   budget 1.7")
    print(f"quiet window                                {quiet:5.2f} x bare   budget 2.5")
    print(f"quiet, the article of last time open        {opened:5.2f} x bare")
    print(f"memory, an article shown                    {memory:5.0f} MB       budget 160")
    return 0


if __name__ == "__main__":
    sys.exit(main())
