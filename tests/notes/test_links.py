"""Links into the library are written, found and rewritten, and code is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.note import Target
from app.domain.nouns import Noun
from app.notes.grammar import parse as tokens_of
from app.notes.grammar import plain
from app.notes.links import link, links_in, parse, replace, targets
from app.notes.plain import ordinary, rich_text
from tests.notes import ID, NOTES, TARGETS

OTHER = "01890a5d-ac96-774b-bcce-b302099a8058"
NOTE, MARK = Target(Noun.NOTE, ID), Target(Noun.MARK, OTHER)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", ()),
        (f"[a]({NOTE}) [b]({MARK}) [c]({NOTE})", (NOTE, MARK)),
        (f"> - [a\n>   b]({NOTE} 'title')", (NOTE,)),
        (f"| a |\n|---|\n| [x\\|y]({NOTE}) |", (NOTE,)),
        (f"<{NOTE}>", (NOTE,)),
        (f"[a][1]\n\n[1]: {NOTE}", (NOTE,)),
        (f"[a](<{NOTE}>)", (NOTE,)),
        (f"[a]({NOTE})".upper().replace("[A]", "[a]"), (NOTE,)),
        (f"`[a]({NOTE})`", ()),
        (f"```\n[a]({NOTE})\n```", ()),
        (f"    [a]({NOTE})", ()),
        (f"\\[a]({NOTE})", ()),
        (f"{NOTE}", ()),
        ("[a](clipdesk:note/x) [b](clipdesk:task/0)", ()),
        (f"![a]({NOTE})", ()),
    ],
)
def test_targets_are_found_once_in_order_and_not_in_code(text: str, found: tuple[Target, ...]) -> None:
    assert targets(text) == found


@pytest.mark.parametrize(
    ("label", "written"),
    [
        ("Title", "Title"),
        ("a [b] \\c", r"a \[b\] \\c"),
        ("a\n b\u2028c", "a b c"),
        ("snake_case and _this_", r"snake_case and \_this\_"),
        ("R&D &amp;", r"R&D \&amp;"),
        ("`x` <https://e.example>", r"\`x\` \<https\://e.example>"),
        ("", "note"),
        (" \n", "note"),
        ("x" * 81, "x" * 80 + "…"),
        ("x" * 80, "x" * 80),
    ],
)
def test_a_label_is_escaped_and_cut(label: str, written: str) -> None:
    assert link(label, NOTE) == f"[{written}]({NOTE})"


@given(
    st.text(), TARGETS, st.sampled_from(["{}", "# {}", "- [ ] {} x", "> a {}", "|a|\n|-|\n|{}|", "**{}**"])
)
def test_a_link_is_found_again_whatever_its_label(label: str, target: Target, around: str) -> None:
    assert targets(around.format(link(label, target))) == (target,)


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\x00"), max_size=80), TARGETS)
def test_a_label_shows_as_it_was(label: str, target: Target) -> None:
    (paragraph,) = [token for token in tokens_of(link(label, target)) if token.type == "inline"]
    assert plain(paragraph.children) == (" ".join(label.split()) or target.kind)


@pytest.mark.parametrize(
    ("href", "target"),
    [
        (str(NOTE), NOTE),
        (str(NOTE).upper(), NOTE),
        (f"{NOTE}/x", None),
        (f" {NOTE}", None),
        (f"{NOTE}\n", None),
        ("clipdesk:task/1", None),
        ("clipdesk:blob/" + ID, None),
        ("https://e.example", None),
        ("", None),
    ],
)
def test_addresses_are_read(href: str, target: Target | None) -> None:
    assert parse(href) == target


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"a [b]({NOTE}) c", "a {note:b} c"),
        (f"[a]({NOTE})[b]({MARK})", "{note:a}{mark:b}"),
        (f"[*a* \\] b]({NOTE} 'T')", "{note:*a* \\] b}"),
        (f"`[a]({NOTE})` [b]({NOTE})", f"`[a]({NOTE})` {{note:b}}"),
        (f"```\n[a]({NOTE})\n```\n[b]({NOTE})", f"```\n[a]({NOTE})\n```\n{{note:b}}"),
        (f"> [a\n> b]({NOTE}) c", "> {note:a\nb} c"),
        (f"| [a\\|b]({NOTE}) |\n|--|\n| [c]({MARK}) |", "| {note:a|b} |\n|--|\n| {mark:c} |"),
        (f"<{NOTE}>", "{note:}"),
        (f"[a](https://e.example) [b]({NOTE})\r\nc", "[a](https://e.example) {note:b}\r\nc"),
        (f"[a [b]({NOTE})", "[a {note:b}"),
        (f"[a][1]\n\n[1]: {NOTE}", f"[a][1]\n\n[1]: {NOTE}"),
        ("nothing", "nothing"),
        (f"[empty]() [a]({NOTE})", "[empty]() {note:a}"),
    ],
)
def test_links_are_rewritten(text: str, expected: str) -> None:
    assert replace(text, lambda target, label: f"{{{target.kind}:{label}}}") == expected


@given(NOTES)
def test_rewriting_a_link_as_it_was_changes_nothing(text: str) -> None:
    assert replace(text, lambda target, label: f"[{label}]({target})") == text


@given(NOTES)
def test_every_link_is_rewritten_and_none_in_code(text: str) -> None:
    count = sum(parse(str(token.attrs["href"])) is not None for token in links_in(tokens_of(text)))
    seen: list[Target] = []

    def plainly(target: Target, _label: str) -> str:
        seen.append(target)
        return "plain"

    after = replace(text, plainly)
    assert len(seen) == count
    assert after.count("clipdesk:") == text.count("clipdesk:") - count


def test_links_leave_the_library_as_web_links_or_words() -> None:
    text = f"[a *b*]({NOTE}), [c]({MARK}), <{NOTE}>"
    webs = {MARK: "https://e.example/a>b"}
    assert (
        ordinary(text, lambda target: webs.get(target, "")) == "a *b*, [c](<https://e.example/a%3Eb>), note"
    )
    html = rich_text(text + "\n\n- [ ] x", lambda target: webs.get(target, ""))
    assert html == (
        '<p>a <em>b</em>, <a href="https://e.example/a%3Eb">c</a>, note</p>\n<ul type="none">\n<li>☐ x</li>\n</ul>\n'
    )
