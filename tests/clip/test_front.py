"""A Markdown file that was clipped by another program: what its front matter says of the article, and its text without signs."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from app.clip.extract import extract
from app.clip.reading.front import extract_fronted
from app.clip.reading.plain import extract_plain
from app.domain.article.page import How, Page

TEXT = "The board voted on Tuesday for the new ferry, which is to run from May.\n\nThe town pays a third of what it costs this year."


def read(raw: str) -> dict[str, object]:
    page = Page(
        raw.encode(), How.FILE, datetime(2026, 3, 1, tzinfo=UTC), content_type="text/plain", name="clip.md"
    )
    found = extract(page)
    names = ("title", "standfirst", "authors", "publication", "published", "language", "url", "text")
    return {name: getattr(found, name) for name in names}


def test_what_the_front_matter_says_counts() -> None:
    found = read(
        '---\ntitle: "Ferry: again"\nurl: https://quay.example/ferry\nauthor: ["[[people/Ada|Ada Lind]]", B. Noor]\nsite: The Quay\n'
        f"published: 2026-03-01 08:30\ndescription: A line\nlang: en\n---\n{TEXT}\n"
    )
    assert found == {
        "title": "Ferry: again", "standfirst": "A line", "authors": ("Ada Lind", "B. Noor"), "publication": "The Quay",
        "published": "2026-03-01T08:30", "language": "en", "url": "https://quay.example/ferry", "text": TEXT,
    }  # fmt: skip


def test_what_it_does_not_say_is_found_in_the_text() -> None:
    found = read(f"---\ntags: [sea]\n---\n# Ferry to run again\n\n{TEXT}\n")
    assert (found["title"], found["url"], found["text"]) == ("Ferry to run again", "", TEXT)


def test_a_text_between_two_rules_is_text() -> None:
    text = f"---\nServes: four\nTime: an hour\n---\n\n{TEXT}"
    assert extract_fronted(text) == extract_plain(text)


def test_our_own_markdown_is_read_without_its_list_of_marks() -> None:
    head = "---\ntitle: Ferry\nurl: https://quay.example/ferry\nclipped: 2026-03-01T08:30:00+00:00\n---\n\n# Ferry\n\n"
    marks = (
        "\n## Marks\n\n- **Quote**: “the new ferry” — Ada Lind\\\n  Ask again\n- **Follow-up**: “a third”\n"
    )
    assert read(f"{head}{TEXT}\n{marks}")["text"] == TEXT


SIGNS = [
    ("a highlight", "for ==the new ferry==, which", "for the new ferry, which"),
    ("a link", "for [[Ferry|the new ferry]], which", "for the new ferry, which"),
    ("a link without a label", "for [[the new ferry]], which", "for the new ferry, which"),
    ("a place", "from May. ^claim-1", "from May."),
    ("a remark", "for the %%check this%% new", "for the  new"),
    ("two signs of equality that are none", "where a == b and c == d", "where a == b and c == d"),
]


@pytest.mark.parametrize(("written", "shown"), [row[1:] for row in SIGNS], ids=[row[0] for row in SIGNS])
def test_what_only_obsidian_understands_is_no_part_of_the_text(written: str, shown: str) -> None:
    text = str(read(f"---\ntitle: x\n---\n{TEXT}\n\nAnd {written} it ended there for all.\n")["text"])
    assert " ".join(shown.split()) in " ".join(text.split())


def test_text_without_front_matter_is_read_as_before() -> None:
    assert (
        read(f"Ferry to run again\n\n{TEXT}\n\nSee [[this]] ==here== for more of it.")["text"]
        == f"{TEXT}\n\nSee [[this]] ==here== for more of it."
    )
