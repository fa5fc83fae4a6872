"""The sources pane: who is in the article, suggestions, a card, who said it in two keystrokes, merging."""

from __future__ import annotations

from PySide6.QtCore import Qt

from app.domain.source import SourceDraft, SourceKind
from tests.ui.conftest import TITLE, Desk


def test_the_sources_of_the_open_article(desk: Desk) -> None:
    desk.open(TITLE)
    here = desk.sources.here.list.rows
    names = [here.index(row).data() for row in range(here.rowCount())]
    assert names == [
        "Ada Marsh",
        "Lena Ortiz",
        "Regional water authority",
        "Suggested from the text",
        "The Northern Ledger",
    ]


def test_a_suggestion_is_linked_by_its_key(desk: Desk) -> None:
    article_id = desk.open(TITLE)
    desk.run("sources.accept")
    linked = {source.name: source.kind for source, _ in desk.services.sources.of_article(article_id)}
    assert linked["The Northern Ledger"] is SourceKind.PUBLICATION
    desk.run("edit.undo")
    assert "The Northern Ledger" not in {s.name for s, _ in desk.services.sources.of_article(article_id)}


def test_who_said_it_in_two_keystrokes(desk: Desk) -> None:
    article_id = desk.open(TITLE)
    mark = next(m for m in desk.services.marks.of_article(article_id) if not m.source_ids)
    desk.window.activateWindow()
    desk.reader.marking.choose(mark.id)
    desk.reader.view.setFocus()
    desk.key(Qt.Key.Key_S)
    popup = desk.sources.asker.popup
    offered = popup.list.current()
    assert offered is not None
    desk.bot.keyClick(popup.box, Qt.Key.Key_Return)
    desk.settle()
    said_by = desk.services.marks.get(mark.id).source_ids
    assert [desk.services.sources.get(one).name for one in said_by] == [offered.label]


def test_escape_from_who_said_it_leaves_mere_words_unmarked(desk: Desk) -> None:
    article_id = desk.open(TITLE)
    before = desk.services.marks.of_article(article_id)
    desk.select("ending a year of argument")
    desk.key(Qt.Key.Key_S)
    popup = desk.sources.asker.popup
    assert popup.prompt.text() == "Who said “ending a year of argument”?"
    desk.bot.keyClick(popup.box, Qt.Key.Key_Escape)
    desk.settle()
    assert desk.services.marks.of_article(article_id) == before


def test_who_said_mere_words_marks_them_in_one_step(desk: Desk) -> None:
    article_id = desk.open(TITLE)
    before = desk.services.marks.of_article(article_id)
    desk.select("ending a year of argument")
    desk.key(Qt.Key.Key_S)
    popup = desk.sources.asker.popup
    desk.bot.keyClicks(popup.box, "Lena")
    desk.settle()
    desk.bot.keyClick(popup.box, Qt.Key.Key_Return)
    desk.settle()
    mark = desk.services.marks.get(desk.reader.marking.current)
    assert mark.anchor.exact == "ending a year of argument"
    assert [desk.services.sources.get(one).name for one in mark.source_ids] == ["Lena Ortiz"]
    assert not desk.reader.view.textCursor().hasSelection()
    desk.run("edit.undo")
    assert desk.services.marks.of_article(article_id) == before


def test_a_card_shows_everything_and_can_be_edited(desk: Desk) -> None:
    lena = next(s for s in desk.services.sources.all() if s.name == "Lena Ortiz")
    desk.sources.show_source(lena.id)
    desk.settle()
    card = desk.sources.card
    assert card.isVisible()
    desk.run("sources.edit")
    card.form.name.setText("Lena M. Ortiz")
    desk.bot.mouseClick(card.form.save, Qt.MouseButton.LeftButton)
    desk.settle()
    assert desk.services.sources.get(lena.id).name == "Lena M. Ortiz"
    desk.run("edit.undo")
    assert desk.services.sources.get(lena.id).name == "Lena Ortiz"


def test_merging_can_be_undone(desk: Desk) -> None:
    lena = next(s for s in desk.services.sources.all() if s.name == "Lena Ortiz")
    other = desk.services.sources.add(SourceDraft("L. Ortiz of Weir Street")).made
    desk.window.jobs.write(desk.window, lambda: desk.services.sources.merge(lena.id, other))
    desk.settle()
    assert "L. Ortiz of Weir Street" in desk.services.sources.get(lena.id).aliases
    desk.run("edit.undo")
    assert desk.services.sources.get(other).name == "L. Ortiz of Weir Street"


def test_all_sources_are_found_by_alias(desk: Desk) -> None:
    desk.run("sources.all")
    everyone = desk.sources.listing
    desk.bot.keyClicks(everyone.box, "L. Ortiz")
    desk.settle()
    rows = everyone.list.rows
    assert "Lena Ortiz" in [rows.index(row).data() for row in range(rows.rowCount())]
