"""Arguments in; the verb they name done, and its exit code out: 0 done, 1 failed, 2 wrong use, 3 nothing found."""

from __future__ import annotations

import sys

if list(sys.argv[1:]) == ["--version"]:  # pragma: no cover
    pass


from app.cli import care, clipping, leaving, reading, writing

ABOUT = "Clip an article, read it, mark it, say who said it, and write beside it. Without a verb, the window opens."
VERBS = (
    ("extract", clipping.extract),
    ("clip", clipping.clip),
    ("list", reading.listing),
    ("show", reading.show),
    ("tag", writing.tag),
    ("mark", writing.mark),
    ("note", writing.note),
    ("export", leaving.export),
    ("backup", care.backup),
    ("backups", care.backups),
    ("restore", care.restore),
    ("sample", clipping.sample),
    ("doctor", care.doctor),
    ("reattach", leaving.reattach),
)
