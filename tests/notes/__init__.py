"""Tests of the notes room, and the notes they are made of."""

from __future__ import annotations

from hypothesis import strategies as st

from app.domain.note import Target
from app.domain.nouns import LINKED

ID = "01890a5d-ac96-774b-bcce-b302099a8057"
TARGETS = st.builds(Target, st.sampled_from(LINKED), st.uuids().map(str))

# Lines that begin, go on with, end or confuse blocks: any order of them is a note.
LINES = st.sampled_from(
    [
        "", "", "", " ", "words", "more *words*", "# Head", "## Head #", "===", "---", "- - -", "...",
        "- item", "  - inner", "    deep", "* star", "1. one", "2) two", "10. ten", "- [ ] task", "- [x] done",
        "  * [X] inner", "1. [ ] one", "> - [ ] quoted", "- [ ] - [ ] two", "- - [ ] in", "- [ ]", "- [ ] ",
        "- [ ] # head", "-     [ ] code", "    - [ ] code", "  words", "\ttab", "> quote", ">> deeper", "> ```",
        "```", "```py", "~~~", "````", "  ```", "| a | b |", "|---|:-:|", "| 1 | 2 |", "a | b", "-|-",
        "[x]", "[x]: https://a.example", "[x]: https://b.example 'title", "more'", "[x]:", "https://c.example",
        "[^n]: note", "[^n]: - [ ] task", "[^m]: note[^n]", "[^n]", "a[^n] b[^m] c[^n]", "> [^m]: quoted",
        "- [^n]: listed", "> [x]: https://d.example", "title: T", "<div>", "<b>bold</b>", "![alt](https://p.example)",
        f"[link](clipdesk:note/{ID})", f"`[code](clipdesk:note/{ID})`", "`open", "~~gone~~", "\\", "\xa0", "\x0c",
        "&amp;", "https://e.example/a_b", "a\r", "\x00", "\u2028javascript:x", "[^]", "[^ ]: x", "[^a", "[^a]:",
    ]
)  # fmt: skip
NOTES = st.lists(LINES, max_size=14).map("\n".join)
