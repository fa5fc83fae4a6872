"""A picture that was clipped by itself is shown, and can be written about."""

from __future__ import annotations

from pathlib import Path

from app.domain.clip import ClipRequest
from app.domain.listing import ArticleFilter, Order
from app.ui.clip.dialog import files
from tests.clip.page.test_pictures import png
from tests.ui.conftest import Desk


def test_a_dropped_picture_is_shown_under_its_name(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "The weir in May.png"
    path.write_bytes(png(300, 200, 90))
    desk.window.wiring.clipper.clip([ClipRequest(path=path)])
    desk.settle()
    article = desk.services.articles.page(ArticleFilter(), Order.NEWEST, 0, 1)[0]
    assert article.title == "The weir in May"
    desk.reader.show_article(article.id)
    desk.settle()
    assert "The weir in May" in desk.reader.view.toPlainText()


def test_the_window_offers_what_can_be_read() -> None:
    first, *each, everything = files().split(";;")
    assert first.startswith("Everything that can be read (*.html ")
    assert "Pictures (*.png *.jpg *.jpeg *.gif *.webp *.avif)" in each
    assert "MHTML files (*.mhtml *.mht)" in each
    assert all(pattern in first for row in each for pattern in row[row.index("(") + 1 : -1].split())
    assert everything == "All files (*)"
