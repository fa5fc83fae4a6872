"""Imported pages: kept before they are read, pictures from beside them, nothing asked of the web, nothing twice."""

from __future__ import annotations

import zipfile
from pathlib import Path

from app.clip.snapshot import page_of_file
from app.domain.article.article import Stage
from app.domain.listing import ArticleFilter, Order
from app.domain.steps import Watcher
from app.services.articles import Articles
from app.services.follow.versions import Versions
from app.services.undo import Undo
from app.store import clipping
from app.store.library import Library
from tests.libraries import dump, sound
from tests.services.follow.conftest import PARAGRAPHS, page
from tests.services.imports.conftest import Take, why
from tests.services.whole.conftest import PNG

FIGURES = "".join(
    f'</p><figure><img src="{src}" alt="The quay" width="800" height="500"><figcaption>The quay in {month}</figcaption></figure><p>'
    for src, month in (("Ferry_files/quay.png", "May"), ("https://127.0.0.1:1/never.png", "June"))
)
PICTURED = page(PARAGRAPHS[0] + FIGURES + PARAGRAPHS[1], *PARAGRAPHS[2:])
SAVED = b"<!-- saved from url=(0026)https://quay.example/ferry -->\n"


def folder(tmp_path: Path, **pages: bytes) -> Path:
    (tmp_path / "in").mkdir(exist_ok=True)
    for name, raw in pages.items():
        path = tmp_path / "in" / name.replace("__", "/").replace("_DOT_", ".")
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(raw)
    return tmp_path / "in"


def three(tmp_path: Path) -> Path:
    return folder(
        tmp_path,
        Ferry_DOT_html=SAVED + PICTURED,
        Ferry_files__quay_DOT_png=PNG,
        empty_DOT_html=b" ",
        pdf_DOT_html=b"%PDF-1.4 no page",
        list_DOT_htm=b"<html><body><a href='/x'>x</a></body></html>",
        two_DOT_html=page(*PARAGRAPHS[::-1], title="Another day"),
    )


def test_pages_are_read_with_what_lies_beside_them(library: Library, tmp_path: Path, take: Take) -> None:
    path = three(tmp_path)
    with zipfile.ZipFile(tmp_path / "in.zip", "w") as packed:
        for one in sorted(path.rglob("*")):
            packed.write(one, one.relative_to(path))
    report = take(tmp_path / "in.zip")
    assert report.taken == {"article": 2}
    assert set(why(report)) == {"empty.html", "pdf.html", "list.htm"}
    assert "kept in the library" in why(report)["list.htm"]
    rows = Articles(library).page(ArticleFilter(), Order.OLDEST, 0, 10)
    ferry = next(one for one in rows if one.title == "Ferry to run again")
    assert ferry.url == "https://quay.example/ferry"
    version = Articles(library).version(ferry.id)
    assert version is not None
    assert "harbour board" in version.text
    assert version.html.count("blob:") == 1
    (look,) = Versions(library).captures(ferry.id)
    assert Versions(library).original(look.id) == SAVED + PICTURED
    assert look.missing == 1
    assert [one.title for one in rows if one.stage is Stage.FAILED] == ["list.htm"]
    sound(library)


def test_the_same_pages_once_more_are_named_and_those_not_read_are_tried_again(
    library: Library, tmp_path: Path, take: Take
) -> None:
    path = three(tmp_path)
    take(path)
    before = len(Articles(library).page(ArticleFilter(), Order.OLDEST, 0, 10))
    report = take(path)
    assert report.count == 0
    assert why(report)["two.html"] == "The same file is in the library already, as “Another day”."
    assert "kept in the library" in why(report)["list.htm"]
    assert len(Articles(library).page(ArticleFilter(), Order.OLDEST, 0, 10)) == before


def test_the_same_story_in_another_file_is_named_and_another_text_is_kept_beside(
    library: Library, tmp_path: Path, take: Take
) -> None:
    saved = SAVED + page(*PARAGRAPHS)
    path = folder(
        tmp_path,
        a_DOT_html=saved,
        b_DOT_html=saved + b"<!-- later -->",
        c_DOT_html=SAVED + page(*PARAGRAPHS[:3], PARAGRAPHS[4]),
    )
    report = take(path)
    assert report.taken == {"article": 2}
    assert why(report) == {"b.html": "The same story is in the library already, as “Ferry to run again”."}
    assert len(Articles(library).page(ArticleFilter(), Order.OLDEST, 0, 10)) == 2


def test_an_import_of_pages_is_undone_at_once_and_stopped_between_two(
    library: Library, tmp_path: Path, take: Take
) -> None:
    before = dump(library)
    path = three(tmp_path)
    report = take(path)
    Undo(library).apply(report.changes)
    assert dump(library) == before
    left = [40]

    def stop() -> bool:
        left[0] -= 1
        return left[0] < 0

    stopped = take(path, Watcher(stop=stop))
    assert stopped.stopped or stopped.count == 2
    whole = take(path)
    assert stopped.count + whole.count >= 2
    titles = [one.title for one in Articles(library).page(ArticleFilter(), Order.OLDEST, 0, 10)]
    assert sorted(titles) == ["Another day", "Ferry to run again", "list.htm"]


def test_a_page_that_was_kept_and_not_read_when_the_program_died_is_read_the_next_time(
    library: Library, tmp_path: Path, take: Take
) -> None:
    path = three(tmp_path)
    with library.write() as tx:
        stub = clipping.stub(tx, title="two.html", url="", url_key="", stage=Stage.RAW)
        clipping.keep_page(
            tx, library.blobs, stub, page_of_file((path / "two.html").read_bytes(), "two.html")
        )
    assert take(path).taken == {"article": 2}
    rows = Articles(library).page(ArticleFilter(), Order.OLDEST, 0, 10)
    assert next(one for one in rows if one.id == stub).title == "Another day"
    assert len(rows) == 3


def test_a_page_comes_to_the_link_that_waits_for_it(library: Library, tmp_path: Path, take: Take) -> None:
    (tmp_path / "list.csv").write_text(
        "url,title,tags\nhttps://quay.example/ferry,Later,sea\nhttps://quay.example/two,Two,\n"
    )
    take(tmp_path / "list.csv")
    links = {one.url: one.id for one in Articles(library).page(ArticleFilter(), Order.OLDEST, 0, 10)}
    waiting = dump(library)
    path = folder(tmp_path, ferry_DOT_html=SAVED + page(*PARAGRAPHS))
    report = take(path)
    assert report.taken == {"article": 1}
    ferry = Articles(library).get(links["https://quay.example/ferry"])
    assert (ferry.title, ferry.stage, ferry.tags) == ("Ferry to run again", Stage.READY, ("sea",))
    (tmp_path / "two.md").write_text(
        "---\nurl: https://quay.example/two\ntags: [old]\n---\n# Another\n\n" + "\n\n".join(PARAGRAPHS[::-1])
    )
    second = take(tmp_path / "two.md")
    two = Articles(library).get(links["https://quay.example/two"])
    assert (second.taken, two.stage, two.tags) == ({"article": 1}, Stage.READY, ("old",))
    Undo(library).apply(second.changes)
    Undo(library).apply(report.changes)
    assert dump(library) == waiting
    sound(library)
