"""Imported links: kept once, fetched by nobody, with their tags, times and words; undone and gone on with."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.domain.article.article import Article, Stage, State
from app.domain.changes import Changes
from app.domain.errors import KnownError
from app.domain.listing import ArticleFilter, Order
from app.domain.steps import Watcher
from app.services.articles import Articles
from app.services.imports import verb
from app.services.notes import Notes
from app.services.search import Search
from app.services.undo import Undo
from app.store import articles
from app.store.library import Library
from app.wording import said
from tests.libraries import Clock, add_article, dump, opened, sound
from tests.services.imports.conftest import Take, why

HEAD = "title,url,time_added,tags,status\n"


def table(tmp_path: Path, *rows: str) -> Path:
    path = tmp_path / "list.csv"
    path.write_text(HEAD + "\n".join(rows), "utf8")
    return path


def many(tmp_path: Path, count: int) -> Path:
    return table(
        tmp_path, *(f"Number {n},https://a.example/{n},1616337559,sea|{n % 7},unread" for n in range(count))
    )


def all_of(library: Library) -> list[Article]:
    return list(Articles(library).page(ArticleFilter(), Order.OLDEST, 0, 10_000))


def test_a_link_is_kept_to_be_fetched_when_it_is_asked_for(
    library: Library, tmp_path: Path, take: Take
) -> None:
    report = take(
        table(tmp_path, "A day at sea,https://www.a.example/1?utm_source=x,1616337559,sea|news/old,archive")
    )
    assert (report.taken, report.label, report.not_taken) == ({"link": 1}, "Pocket list", ())
    (link,) = all_of(library)
    assert (link.stage, link.state, link.title) == (Stage.LINK, State.DONE, "A day at sea")
    assert link.created_at == datetime(2021, 3, 21, 14, 39, 19, tzinfo=UTC)
    assert link.tags == ("news/old", "sea")
    assert link.url.startswith("https://www.a.example/1")
    assert Articles(library).unfinished() == ()  # the next start asks for none of them
    assert Articles(library).links([link.id, "none"]) == (link.id,)
    assert link.id in str(Search(library).ranked("is:link sea"))
    sound(library)


def test_words_of_the_user_become_a_note(library: Library, tmp_path: Path, take: Take) -> None:
    path = tmp_path / "list.csv"
    path.write_text(
        'URL,Title,Selection,Folder,Timestamp\nhttps://a.example/1,Sea,"She said\n“no”",Unread,1616337559\n',
        "utf8",
    )
    assert take(path).taken == {"link": 1}
    (link,) = all_of(library)
    (note,) = Notes(library).of_article(link.id)
    assert note.text == "She said\n“no”"


def test_what_is_twice_or_there_or_no_address_is_named(library: Library, tmp_path: Path, take: Take) -> None:
    add_article(library, title="The ferry", url="https://a.example/3")
    with library.write() as tx:
        tx.execute("UPDATE article SET url_key = 'a.example/3'")
    report = take(
        table(
            tmp_path, "One,https://a.example/1,,,", "Again,http://www.a.example/1/?utm_source=x#part,,,", "Three,https://a.example/3,,,",
            "Script,javascript:alert(1),,,", "Place,place:sort=8,,,", "File,file:///etc/passwd,,,", "Nothing,,,,", "Two,https://a.example/2,,,",
        )
    )  # fmt: skip
    assert report.taken == {"link": 2}
    no = "This is not an address of a web page."
    assert why(report) == {
        "Again": "The same address came before, as “One”.",
        "Three": "Its address is in the library already, as “The ferry”.",
        "Script": no,
        "Place": no,
        "File": no,
        "Nothing": "There is no address in this row.",
    }
    again = take(tmp_path / "list.csv")
    assert again.count == 0
    assert len(again.not_taken) == 8


def test_one_undo_takes_all_batches_back(
    library: Library, tmp_path: Path, take: Take, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verb, "AT_ONCE", 50)
    before, told = dump(library), list[Changes]()
    report = take(many(tmp_path, 180), Watcher(changed=told.append))
    assert report.count == 180
    assert len([one for one in told if not one.undoable]) == 4
    assert [one for one in told if one.undoable] == [report.changes]
    after = dump(library)
    back = Undo(library).apply(report.changes)
    assert dump(library) == before
    Undo(library).apply(back)
    assert dump(library) == after
    sound(library)


def test_one_that_is_stopped_keeps_what_is_in_and_goes_on_the_next_time(
    library: Library, tmp_path: Path, take: Take, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verb, "AT_ONCE", 50)
    told: list[int] = []
    watcher = Watcher(lambda done, _total: told.append(done), lambda: bool(told) and told[-1] >= 100)
    report = take(many(tmp_path, 180), watcher)
    assert (report.stopped, report.count, len(all_of(library))) == (True, 100, 100)
    rest = take(tmp_path / "list.csv")
    assert (rest.count, len(rest.not_taken)) == (80, 100)
    assert len({one.url for one in all_of(library)}) == len(all_of(library)) == 180


CHILD = """
import sys
import zipfile
from pathlib import Path
from app.domain.steps import Watcher, run_here
from app.main import open_services
from app.services.imports import verb
verb.AT_ONCE = 40
with open_services(Path(sys.argv[1])) as services:
    print("open", flush=True)
    run_here(services.imports.steps(Path(sys.argv[2]), Watcher(lambda done, total: print(done, flush=True))))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_one_that_is_killed_leaves_whole_batches_and_the_next_does_not_double_them(tmp_path: Path) -> None:
    path = many(tmp_path, 2_000)
    database = tmp_path / "library" / "library.db"
    child = subprocess.Popen([sys.executable, "-c", CHILD, str(database), str(path)], stdout=subprocess.PIPE)
    assert child.stdout is not None
    acknowledged = 0
    for line in child.stdout:
        acknowledged = int(line) if line.strip().isdigit() else 0
        if acknowledged >= 400:
            os.kill(child.pid, signal.SIGKILL)
            break
    child.wait()
    child.stdout.close()
    with opened(tmp_path, clock=Clock()) as library:
        there = len(all_of(library))
        assert there >= acknowledged
        assert there % 40 == 0
        sound(library)
    subprocess.run(
        [sys.executable, "-c", CHILD, str(database), str(path)], check=True, stdout=subprocess.DEVNULL
    )
    with opened(tmp_path, clock=Clock()) as library:
        assert len({one.url for one in all_of(library)}) == len(all_of(library)) == 2_000
        sound(library)


@pytest.mark.parametrize(
    ("name", "text", "format_name", "says"),
    [
        ("a.csv", "a,b\n1,2\n", "", "nothing that Clipdesk can import"),
        ("a.csv", HEAD, "docx", "no format called docx"),
        ("a.csv", HEAD, "md", "no format called md"),
        ("b.bin", "\0\1\2", "", "nothing that Clipdesk can import"),
        ("c.csv", None, "", "There is no file"),
        ("d.zip", "", "", "swell to far more"),
    ],
)
def test_what_cannot_be_imported_is_said_at_once(
    tmp_path: Path, take: Take, name: str, text: str | None, format_name: str, says: str
) -> None:
    if name.endswith(".zip"):
        with zipfile.ZipFile(tmp_path / name, "w", zipfile.ZIP_DEFLATED) as packed:
            packed.writestr("a.html", bytes(5 << 20))
            packed.writestr("b.bin", os.urandom(100_000))
            packed.writestr(".hidden", "x")
    elif text is not None:
        (tmp_path / name).write_text(text)
    with pytest.raises(KnownError) as caught:
        take(tmp_path / name, format_name=format_name)
    assert says in said(caught.value)


def test_a_disk_that_fills_up_leaves_what_is_said_to_be_in(
    library: Library, take: Take, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verb, "AT_ONCE", 40)
    with library.write() as tx:
        pages = tx.rows("PRAGMA page_count")[0][0]
        tx.execute(f"PRAGMA max_page_count = {pages + 60}")
    report = take(many(tmp_path, 2_000))
    with library.read() as db:
        there = articles.count(db, ArticleFilter())
    assert 0 < there < 2_000
    assert report.taken == {"link": there}
    assert report.problem is not None
    assert said(report.problem).startswith("The disk is full")
