"""Two texts and their heads in; all that differs between them out."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping

from app.domain.comparison import Change, ChangeKind, Comparison, FieldChange


def compared(old: str, new: str, old_fields: Mapping[str, str], new_fields: Mapping[str, str]) -> Comparison:
    """All that differs between two versions."""
    fields = tuple(
        FieldChange(name, value, new_fields.get(name, ""))
        for name, value in old_fields.items()
        if value != new_fields.get(name, "")
    )
    left = re.findall(r"\w+|\s+|[^\w\s]", old)
    right = re.findall(r"\w+|\s+|[^\w\s]", new)
    at_old, at_new = [0], [0]
    for part in left:
        at_old.append(at_old[-1] + len(part))
    for part in right:
        at_new.append(at_new[-1] + len(part))
    changes = []
    for sign, a, b, c, d in difflib.SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if sign != "equal":
            kind = (
                ChangeKind.WORDS
                if "".join(left[a:b]).split() != "".join(right[c:d]).split()
                else ChangeKind.SPACING
            )
            changes.append(Change(kind, (at_old[a], at_old[b]), (at_new[c], at_new[d])))
    gone = sum(len(old[slice(*change.old)].split()) for change in changes if change.kind is ChangeKind.WORDS)
    come = sum(len(new[slice(*change.new)].split()) for change in changes if change.kind is ChangeKind.WORDS)
    return Comparison(fields, tuple(changes), gone, come)
