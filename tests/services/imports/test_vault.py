"""A folder of Markdown: notes whose links lead to each other, clippings as articles, and nothing twice."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.domain.listing import ArticleFilter, Order
from app.domain.note import Target
from app.domain.nouns import Noun
from app.services.articles import Articles
from app.services.notes import Notes
from app.services.undo import Undo
from app.store.library import Library
from tests.libraries import dump, sound
from tests.services.follow.conftest import PARAGRAPHS
from tests.services.imports.conftest import Take, why

CLIP = "\n\n".join(PARAGRAPHS)
FILES = {
    "Index.md": "Start at [[Ferry]] or [[People/Ada Lind|Ada]], [here](People/Ada%20Lind.md), not [[Nobody]] nor `[[Ferry]]`.\n\n```\n[[Ferry]]\n```\n![[quay.png]]\n",
    "Ferry.md": "---\ntags: [sea, ferry]\ncreated: 2024-05-01\n---\n# The ferry\n\nSee [[clip#Costs]] and [[Ferry]]. #story/ferry\n",
    "People/Ada Lind.md": "---\naliases: Ada\nbroken: : [\n%%%\n---\nShe sails. [[Index]]\n",
    "clip.md": '---\ntitle: "Ferry: again"\nsource: "https://quay.example/ferry?utm_source=x"\nauthor:\n  - "[[Ada Lind]]"\n'
    f'published: 2026-03-01\ndescription: "A line"\ntags:\n  - clippings\n  - "#news/sea"\n---\n{CLIP} ==told== us. ^claim-1\n',
    "quay.png": "no text",
    "latin.md": "Grüße aus Köln, schöne Fähre",
}  # fmt: skip


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        path = tmp_path / "vault" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("cp1252" if name == "latin.md" else "utf8"))
    (tmp_path / "vault" / ".obsidian").mkdir()
    (tmp_path / "vault" / ".obsidian" / "app.json").write_text("{}")
    return tmp_path / "vault"


def titled(library: Library) -> dict[str, tuple[str, str]]:
    return {note.title: (note.id, note.text) for note in Notes(library).all()}


def test_a_vault_comes_in(library: Library, vault: Path, take: Take) -> None:
    report = take(vault)
    assert report.taken == {"article": 1, "note": 4}
    assert why(report) == {"quay.png": "Notes are text: this file was not taken along. It stays where it is."}
    (article,) = Articles(library).page(ArticleFilter(), Order.OLDEST, 0, 10)
    assert (article.title, article.authors, article.published) == (
        "Ferry: again",
        ("Ada Lind",),
        "2026-03-01",
    )
    assert (article.url, article.standfirst) == ("https://quay.example/ferry?utm_source=x", "A line")
    assert article.tags == ("clippings", "news/sea")
    version = Articles(library).version(article.id)
    assert version is not None
    assert version.text.endswith("told us.")
    assert "source:" not in version.text
    notes = titled(library)
    assert set(notes) == {"Index", "The ferry", "Ada Lind", "latin"}
    ferry, ada, index = (Target(Noun.NOTE, notes[name][0]) for name in ("The ferry", "Ada Lind", "Index"))
    text = notes["Index"][1]
    assert text == (
        f"# Index\n\nStart at [Ferry]({ferry}) or [Ada]({ada}), [here]({ada}), not [[Nobody]] nor `[[Ferry]]`.\n\n"
        "```\n[[Ferry]]\n```\n![[quay.png]]\n"
    )
    assert notes["The ferry"][1] == (
        "---\ntags: [sea, ferry]\ncreated: 2024-05-01\n---\n# The ferry\n\n"
        f"See [clip › Costs]({Target(Noun.ARTICLE, article.id)}) and [Ferry]({ferry}). #story/ferry\n"
    )
    assert f"She sails. [Index]({index})" in notes["Ada Lind"][1]
    assert "Grüße aus Köln" in notes["latin"][1]
    assert Notes(library).get(ferry.id).created_at == datetime(2024, 5, 1, tzinfo=UTC)
    assert [one.note_id for one in Notes(library).backlinks(ada)] == [index.id]
    sound(library)


def test_a_vault_once_more_brings_only_what_is_new(library: Library, vault: Path, take: Take) -> None:
    take(vault)
    notes = Notes(library)
    notes.save(titled(library)["Index"][0], "# Index\n\nMine now.")
    (vault / "New.md").write_text("[[Index]]")
    report = take(vault)
    assert report.taken == {"note": 1}
    assert why(report)["Index.md"] == "This note is in the library already."
    assert why(report)["clip.md"].startswith("The same file is in the library already")
    assert titled(library)["Index"][1] == "# Index\n\nMine now."
    assert titled(library)["New"][1] == f"# New\n\n[Index]({Target(Noun.NOTE, titled(library)['Index'][0])})"


def test_a_vault_is_undone_and_can_come_in_again(library: Library, vault: Path, take: Take) -> None:
    before = dump(library)
    report = take(vault)
    after = {title: text for title, (_id, text) in titled(library).items()}
    Undo(library).apply(report.changes)
    assert dump(library) == before
    assert take(vault).taken == report.taken
    assert set(titled(library)) == set(after)
