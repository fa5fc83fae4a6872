"""The verbs extract, clip and sample, with pages from files, loopback and standard input."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import threading
from pathlib import Path

import pytest

from app import children
from app.clip import worker as worker_room
from app.paths import resources
from tests.cli import PAGE, RIVER, Cli
from tests.cli.test_program import start
from tests.site import Connection, Reply, serve

KEYS = [
    "input", "title", "standfirst", "authors", "publication", "published", "modified", "language", "url", "text",
    "captions", "extractor", "html", "dropped",
]  # fmt: skip
TITLE = "Ferry to run again in May"
WORDS = "nobody has told us who pays"
PLAIN = b"A short title\n\nThe first paragraph of a text that was copied out of a mail and has some words in it.\n"


def test_extract_json_has_just_these_keys(cli: Cli, page_file: Path) -> None:
    done = cli("extract", page_file, "--json")
    assert (done.code, done.err) == (0, "")
    row = done.json
    assert list(row) == KEYS
    assert (row["input"], row["title"], row["authors"]) == (str(page_file), TITLE, ["Rosa Lind"])
    assert (row["publication"], row["published"][:10], row["language"]) == ("The Quay", "2026-04-02", "en")
    assert WORDS in row["text"]
    assert row["text"].count("\n\n") >= 3
    assert WORDS in row["html"]
    assert all(list(block) == ["text", "reason"] for block in row["dropped"])


def test_extract_for_reading(cli: Cli, page_file: Path) -> None:
    done = cli("extract", page_file)
    assert done.code == 0
    assert done.lines[0] == TITLE
    assert done.lines[1].startswith("Rosa Lind · The Quay · 2026-04-02")
    assert WORDS in done.out


def test_extract_tells_captions_from_the_text(cli: Cli, tmp_path: Path) -> None:
    figure = "<figure><img src=/f.jpg><figcaption>The ferry at night.</figcaption></figure>"
    path = tmp_path / "ferry.html"
    path.write_text(PAGE.replace("</p>", f"</p>{figure}", 1), "utf8")
    row = cli("extract", path, "--json").json
    assert row["captions"] == ["The ferry at night."]
    assert "at night" not in row["text"]
    assert "The ferry at night." in row["html"]
    assert cli("extract", path).lines[-2:] == ["Captions", "- The ferry at night."]


def test_one_bad_input_does_not_stop_the_others(cli: Cli, page_file: Path, tmp_path: Path) -> None:
    (tmp_path / "form.html").write_bytes(b"%PDF-1.7\n" + bytes(99))
    (tmp_path / "empty.html").write_bytes(b"")
    bad = [tmp_path / "gone.html", tmp_path / "form.html", tmp_path / "empty.html", tmp_path, "https://"]
    done = cli("extract", "--json", *bad, page_file)
    assert done.code == 1
    assert [sorted(row) for row in done.rows[:-1]] == [["error", "input"]] * len(bad)
    assert [row["input"] for row in done.rows] == [str(one) for one in (*bad, page_file)]
    assert done.rows[-1]["title"] == TITLE
    assert done.err.count("\n") == len(bad)
    assert cli("extract", *bad, page_file).code == 1


def test_a_fault_of_ours_on_one_page_does_not_stop_the_others(
    cli: Cli, page_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    extract, seen = worker_room.ExtractWorker.extract, []

    def once_wrong(self: worker_room.ExtractWorker, *arguments: object) -> object:
        seen.append(self)
        if len(seen) == 1:
            raise ZeroDivisionError
        return extract(self, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(worker_room.ExtractWorker, "extract", once_wrong)
    done = cli("extract", "--json", page_file, page_file, fault=True)
    assert done.code == 1
    assert "ZeroDivisionError" in done.rows[0]["error"]
    assert done.rows[1]["title"] == TITLE


def test_hundreds_of_files_go_through_one_child(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started = []
    begin = children._Child.__init__

    def count(self: children._Child, *arguments: object) -> None:
        started.append(self)
        begin(self, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(children._Child, "__init__", count)
    files = [tmp_path / f"{number}.html" for number in range(200)]
    for number, file in enumerate(files):
        file.write_text(PAGE.replace("310,000", f"{number:,}"), "utf8")
    done = cli("extract", "--json", *files)
    assert done.code == 0
    assert [row["input"] for row in done.rows] == [str(file) for file in files]
    assert len(started) == 1


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (PAGE.encode(), WORDS),
        (PAGE.encode("utf-8-sig"), WORDS),
        (PAGE.encode("utf-16"), WORDS),
        (PAGE.replace("<head>", '<head><meta charset="iso-8859-2">').replace("Valk", "Vałk").encode("iso-8859-2", "replace"), "Imre Vałk"),
        (PAGE.encode("cp1252"), "board’s"),
        (PLAIN, "copied out of a mail"),
        (PLAIN + b"\xff\xfe\x80 broken", "copied out of a mail"),
    ],
    ids=["utf-8", "bom", "utf-16", "named", "windows", "text", "broken"],
)  # fmt: skip
def test_standard_input(cli: Cli, raw: bytes, words: str) -> None:
    done = cli("extract", "-", "--url", "https://quay.example/ferry", "--json", stdin=raw)
    assert (done.code, done.err) == (0, "")
    assert words in done.json["text"]
    assert (done.json["input"], done.json["url"]) == ("-", "https://quay.example/ferry")


@pytest.mark.parametrize("raw", [b"", b" \n ", b"%PDF-1.7\0\0\0"], ids=["nothing", "spaces", "bytes"])
@pytest.mark.parametrize("verb", ["extract", "clip"])
def test_standard_input_without_a_page(cli: Cli, verb: str, raw: bytes) -> None:
    done = cli(verb, "-", stdin=raw)
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith("clipdesk: -: ")


def test_control_characters_reach_no_terminal(cli: Cli, tmp_path: Path) -> None:
    nasty = (
        "".join(f"&#{code};" for code in [*range(1, 32), *range(127, 160)]) * 9
        + "\x1b]0;owned\x07\x1b[2J\x9b31m\r"
    )
    page = tmp_path / "nasty.html"
    page.write_text(PAGE.replace(TITLE, f"{TITLE}{nasty}").replace("310,000", f"310,000{nasty}"), "utf8")
    kept = ["--library", tmp_path / "library.db"]
    runs = [
        cli("extract", page),
        cli("clip", page, *kept),
        cli("list", *kept),
        cli("show", "ferry", *kept),
        cli("search", "ferry", *kept),
        cli("note", "ferry", "--text", f"# A note\x1b[31m\x9b of {TITLE}\x07", *kept),
        cli("note", "ferry", *kept),
        cli("note", "--show", "note", *kept),
        cli("mark", "ferry", "--quote", "of which the town", "--said-by", "A\x1b[31mB\x9c", *kept),
        cli("show", "ferry", *kept),
        cli("source", "list", *kept),
        cli("tag", "ferry", "--add", "a\x1b[1mb", *kept),
        cli("export", "ferry", "--format", "txt", *kept),
        cli("show", "no\x1b[31m such \x9b thing", *kept),
    ]
    for done in runs:
        found = {letter for letter in done.out + done.err if ord(letter) < 32 or 127 <= ord(letter) < 160}
        assert found <= {"\n", "\t"}
    assert [done.code for done in runs] == [0] * (len(runs) - 1) + [3]
    for as_json in (
        cli("extract", page, "--json"),
        cli("list", "--json", *kept),
        cli("show", "ferry", "--json", *kept),
    ):
        assert TITLE in as_json.json["title"]
        assert not {letter for letter in as_json.out if 127 <= ord(letter) < 160 or letter == "\x1b"}


def test_clip_an_address(cli: Cli, page_url: str) -> None:
    refused = cli("clip", page_url)
    assert refused.code == 1
    assert "--allow-host 127.0.0.1" in refused.err
    done = cli("clip", page_url, "--allow-host", "127.0.0.1")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(f"Clipped: {TITLE} (")
    there = cli("clip", page_url, "--allow-host", "127.0.0.1")
    assert (there.code, there.out) == (0, done.out.replace("Clipped", "Already there"))
    assert len(cli("list", "--json").rows) == 1
    again = cli("clip", page_url, "--again", "--allow-host", "127.0.0.1", "--json").json
    assert (again["outcome"], again["title"], again["stage"]) == ("clipped", TITLE, "ready")
    assert len(cli("list", "--json").rows) == 2


def test_extract_an_address(cli: Cli, page_url: str) -> None:
    assert cli("extract", page_url, "--json").code == 1
    row = cli("extract", page_url, "--allow-host", "127.0.0.1", "--json").json
    assert (row["title"], row["url"]) == (TITLE, page_url)


def test_clip_goes_on_with_an_address_that_failed_before(cli: Cli) -> None:
    pages = {"/a": Reply(b"busy", 503)}
    with serve(pages) as site:
        first = cli("clip", site.url("/a"), "--allow-host", "127.0.0.1", "--json")
        assert (first.code, list(first.json)) == (1, ["input", "error"])
        pages["/a"] = Reply(PAGE.encode())
        assert cli("clip", site.url("/a"), "--allow-host", "127.0.0.1").code == 0
    rows = cli("list", "--json").rows
    assert [(row["title"], row["problem"]) for row in rows] == [(TITLE, "")]


def test_a_page_whose_own_address_is_there_goes_to_it(cli: Cli, page_file: Path, tmp_path: Path) -> None:
    link = '<link rel="canonical" href="https://quay.example/ferry">'
    page_file.write_text(PAGE.replace("</head>", f"{link}</head>"), "utf8")
    other = tmp_path / "other.html"
    other.write_text(page_file.read_text("utf8"), "utf8")
    done = cli("clip", page_file, other, "--json")
    assert [row["outcome"] for row in done.rows] == ["clipped", "there"]
    assert len({row["id"] for row in done.rows}) == 1
    assert (
        cli("clip", "-", "--url", "https://quay.example/ferry", "--json", stdin=PAGE.encode()).json["outcome"]
        == "there"
    )
    assert cli("clip", "--again", other, "--json").json["outcome"] == "clipped"
    assert len(cli("list", "--json").rows) == 2


def test_clip_goes_on_after_a_bad_input(cli: Cli, page_file: Path) -> None:
    done = cli("clip", "gone.html", page_file)
    assert done.code == 1
    assert done.err.startswith("clipdesk: gone.html: There is no file gone.html.")
    assert done.out.startswith("Clipped: ")


def test_sample(cli: Cli, tmp_path: Path) -> None:
    kept = ["--library", tmp_path / "library.db"]
    done = cli("sample", *kept)
    assert (done.code, done.err) == (0, "")
    assert "4 articles, 11 marks, 4 notes and 7 sources" in done.out
    refused = cli("sample", *kept)
    assert (refused.code, refused.out) == (1, "")
    assert "--again" in refused.err
    more = cli("sample", "--again", "--json", *kept).json
    assert (more["first"]["title"], more["counts"]["articles"]) == (RIVER, 8)


def test_the_sample_pages_can_be_extracted(cli: Cli) -> None:
    pages = sorted((resources() / "sample").glob("*.html"))
    done = cli("extract", "--json", *pages)
    assert done.code == 0
    assert all(row["title"] and row["text"] for row in map(json.loads, done.lines))


@pytest.mark.skipif(os.name == "nt", reason="SIGINT")
def test_ctrl_c_leaves_nothing_half_done(cli: Cli, page_file: Path) -> None:
    asked = threading.Event()

    def wait(connection: Connection) -> None:
        asked.set()
        connection.closing.wait(30)

    with serve({"/slow": Reply(behave=wait)}) as site:
        running = start(
            "clip",
            page_file,
            site.url("/slow"),
            page_file,
            "--allow-host",
            "127.0.0.1",
            stdout=subprocess.DEVNULL,
        )
        assert asked.wait(30)
        running.send_signal(signal.SIGINT)
        _out, err = running.communicate(timeout=30)
    assert (running.returncode, err) == (130, b"clipdesk: Stopped.\n")
    assert [row["stage"] for row in cli("list", "--json").rows] == ["ready"]


STORY = "<html><head><title>{0}</title><link rel=canonical href='{2}'></head><body><article><h1>{0}</h1>{1}</article></body></html>"
FERRY = "<p>The ferry was late by an hour on Tuesday, the harbour office said, and nobody aboard was told why.</p>"
CRANE = "<p>The old crane was sold abroad on Friday to a yard in the south, which wants to lift engines with it.</p>"
MORE = "<p>Buses took the passengers round the bay, and the company will pay their fares back by the end of May.</p>"


def test_every_page_that_comes_in_is_kept(cli: Cli, tmp_path: Path) -> None:
    kept = ["--library", tmp_path / "library.db"]

    def clip(title: str, body: str, url: str, canonical: str = "") -> list[str]:
        page = STORY.format(title, body, canonical)
        return cli("clip", "-", "--url", url, *kept, stdin=page.encode()).lines

    live = "https://quay.example/live"
    assert clip("Ferry late", FERRY + MORE, live)[0].startswith("Clipped: Ferry late")
    said = clip("Crane sold abroad", CRANE, live)
    assert said[0].startswith("Clipped: Crane sold abroad")
    assert said[1].startswith("Another story has the same address: Ferry late")
    # The same story once more is a newer copy of it, as a look at its page would be.
    assert clip("Ferry late", FERRY, live)[0].startswith("Already there: Ferry late")
    assert len(cli("list", "--json", *kept).rows) == 2
    assert cli("versions", "ferry", "--json", *kept).rows[-1]["version"] == 2
    assert len(cli("clip", "-", "--url", live, "--json", *kept, stdin=PAGE.encode()).json["beside"]) > 8


def test_an_article_of_several_pages_is_joined(cli: Cli) -> None:
    link = "<p><a href='/ferry?page={}'>Next page</a></p>"
    pages = {
        "/ferry": Reply(STORY.format("Ferry late", FERRY + link.format(2), "").encode()),
        "/ferry?page=2": Reply(STORY.format("Ferry late", MORE, "").encode()),
    }
    with serve(pages) as site:
        allow = ("--allow-host", "127.0.0.1")
        said = cli("clip", site.url("/ferry"), *allow)
        assert said.code == 0
        assert "Probably incomplete: it is one of several pages." in said.lines[1]
        assert "`clipdesk join " in said.lines[1]
        receipt = cli("versions", "ferry").out
        assert "one of several pages" in receipt
        assert "Joined 1 further page" in cli("join", "ferry", *allow).out
        assert "the company will pay" in cli("show", "ferry").out
        assert cli("list", "--json").json["incomplete"] is False
        assert "Nothing changed" in cli("join", "ferry", *allow).out
        assert len(cli("versions", "ferry").lines) == 2
        done = cli("clip", "--again", "--all-pages", "--json", site.url("/ferry"), *allow).json
        assert (done["outcome"], done["incomplete"]) == ("clipped", False)


DOUBTED = [
    ("a wall", "<div class='paywall'><p>This article is for subscribers. Log in to read on.</p></div>", "where you are logged in"),
    ("a lead", "<p><a href='/full'>Continue reading</a></p>", "show all of it"),
]  # fmt: skip


@pytest.mark.parametrize(("behind", "remedy"), [one[1:] for one in DOUBTED], ids=[one[0] for one in DOUBTED])
def test_clip_says_why_an_article_is_doubted_and_what_to_do(cli: Cli, behind: str, remedy: str) -> None:
    story = STORY.format("Ferry late", FERRY + MORE + behind, "https://quay.example/late")
    lines = cli("clip", "-", stdin=story.encode()).lines
    assert lines[0].startswith("Clipped: Ferry late")
    assert "Probably incomplete: it ends" in lines[1]
    assert remedy in lines[1]
    assert len(cli("clip", "-", stdin=STORY.format("Crane", CRANE + MORE, "").encode()).lines) == 1
