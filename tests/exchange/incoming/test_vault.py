"""Markdown folders: which file a link means, and what comes first."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.exchange.incoming.items import Refused, Written
from app.exchange.incoming.places import opened
from app.exchange.incoming.vault import read_vault

FILES = {
    "Index.md": "# Index\n[[Ferry]]",
    "People/Ada Lind.md": "---\naliases: [Ada, The pilot]\n---\nShe sails.",
    "People/deep/Ferry.md": "the deep one",
    "Ferry.md": "the ferry",
    "Zeitung/clip.md": "---\nurl: https://a.example/1\n---\nThe story.",
    "Ärger.markdown": "trouble",
    "empty.md": " \n",
    "pictures/a.png": "no text",
}


@pytest.fixture
def written(tmp_path: Path) -> dict[str, Written | Refused]:
    for name, text in FILES.items():
        (tmp_path / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "in" / name).write_text(text, "utf8")
    with opened(tmp_path / "in") as place:
        return {str(one.name): one for one in read_vault(place)}


def test_what_was_clipped_comes_first_and_what_is_no_text_is_named(
    written: dict[str, Written | Refused],
) -> None:
    texts = [name for name, one in written.items() if isinstance(one, Written)]
    assert texts == [
        "Zeitung/clip.md",
        "Ferry.md",
        "Index.md",
        "People/Ada Lind.md",
        "People/deep/Ferry.md",
        "Ärger.markdown",
    ]
    assert {name for name, one in written.items() if isinstance(one, Refused)} == {
        "empty.md",
        "pictures/a.png",
    }


LINKS = [
    ("a name", "Index.md", "Ferry", "Ferry.md"),
    ("a name with its ending", "Index.md", "Ferry.md", "Ferry.md"),
    ("other capitals", "Index.md", "ferry", "Ferry.md"),
    ("the one of its own folder", "People/deep/Ferry.md", "Ferry", "People/deep/Ferry.md"),
    ("the nearest to the top", "People/Ada Lind.md", "Ferry", "Ferry.md"),
    ("a path", "Index.md", "People/deep/Ferry", "People/deep/Ferry.md"),
    ("a path from the root", "People/Ada Lind.md", "/Ferry", "Ferry.md"),
    ("a way up", "People/Ada Lind.md", "../Ärger.markdown", "Ärger.markdown"),
    ("a heading", "Index.md", "Ada Lind#Boats", "People/Ada Lind.md"),
    ("an address", "Index.md", "People/Ada%20Lind.md", "People/Ada Lind.md"),
    ("another name of it", "Index.md", "the pilot", "People/Ada Lind.md"),
    ("an article", "Index.md", "clip", "Zeitung/clip.md"),
    ("nothing", "Index.md", "Nobody", ""),
    ("a picture", "Index.md", "pictures/a.png", ""),
    ("a place in itself", "Index.md", "#Boats", ""),
    ("the web", "Index.md", "https://a.example/Ferry", ""),
]  # fmt: skip


@pytest.mark.parametrize(("at", "told", "meant"), [row[1:] for row in LINKS], ids=[row[0] for row in LINKS])
def test_which_file_a_link_means(
    written: dict[str, Written | Refused], at: str, told: str, meant: str
) -> None:
    file = written[at]
    assert isinstance(file, Written)
    assert file.leads_to(told) == meant
