"""The worker: what goes over the pipe, and that no child can hang, swell, chatter or die to the harm of the parent."""

from __future__ import annotations

import io
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import children
from app.clip import wire
from app.clip.worker import ExtractWorker, answer
from app.domain.article.block import Block
from app.domain.article.extraction import Extraction
from app.domain.article.page import How, Page
from app.domain.errors import BugError, Cancelled, KnownError

SERVE = """
from app.clip.worker import serve
sys.exit(serve(sys.stdin.buffer, sys.stdout.buffer))
"""
# A child whose extractor does what the page says.
STAND_IN = (
    """
import os, sys, threading, types
from app.domain.article.extraction import Extraction
from app.domain.errors import KnownError

def extract(page):
    word = page.raw.decode()
    if word == "pid":
        return Extraction(title=str(os.getpid()))
    if word == "known":
        raise KnownError("No article here.", "Try another.", retry=True)
    if word == "bug":
        raise RuntimeError("secret words of the page")
    if word == "print":
        print("noise")
        sys.stdout.write("more noise" * 1000)
    if word == "hang":
        threading.Event().wait(60)
    if word == "die":
        os._exit(3)
    if word == "exit":
        sys.exit(0)
    if word == "swell":
        return Extraction(title=str(len(bytearray(3 * 1024**3))))
    return Extraction(title=word[:10], standfirst=str(len(word)))

module = types.ModuleType("app.clip.extract")
module.extract = extract
sys.modules["app.clip.extract"] = module
"""
    + SERVE
)


def page(raw: bytes) -> Page:
    return Page(raw=raw, how=How.PASTE, fetched_at=datetime.now(UTC))


def never() -> bool:
    return False


@contextmanager
def worker(code: str = STAND_IN, timeout_s: float = 20.0) -> Iterator[ExtractWorker]:
    one = ExtractWorker([sys.executable, "-c", code], timeout_s)
    try:
        yield one
    finally:
        one.close()


@pytest.fixture(scope="module")
def shared() -> Iterator[ExtractWorker]:
    with worker() as one:
        yield one


def after(seconds: float, call: Callable[[], None]) -> threading.Timer:
    timer = threading.Timer(seconds, call)
    timer.start()
    return timer


TEXT = st.text(st.characters(codec=None), max_size=20)


@given(
    st.builds(
        Page,
        raw=st.binary(max_size=200),
        how=st.sampled_from(How),
        fetched_at=st.datetimes(timezones=st.just(UTC)),
        url=TEXT,
        final_url=TEXT,
        redirects=st.lists(TEXT, max_size=3).map(tuple),
        status=st.integers(0, 999),
        headers=st.lists(st.tuples(TEXT, TEXT), max_size=3).map(tuple),
        content_type=TEXT,
        name=TEXT,
    )
)
def test_a_page_goes_over_the_wire_unchanged(one: Page) -> None:
    assert wire.unpack_page(b"".join(wire.pack_page(one))) == one


@given(
    st.builds(
        Extraction,
        title=TEXT,
        authors=st.lists(TEXT, max_size=3).map(tuple),
        language=TEXT,
        blocks=st.lists(st.builds(Block, TEXT, TEXT, st.booleans(), TEXT, st.booleans()), max_size=3).map(
            tuple
        ),
        pictures=st.lists(TEXT, max_size=3).map(tuple),
    )
)
def test_an_extraction_goes_over_the_wire_unchanged(one: Extraction) -> None:
    assert wire.unpack_extraction(wire.pack_extraction(one)) == one


@pytest.mark.parametrize(
    "frame",
    [b"", b"{", b"[]", b"{}", b"7", b'{"known": 1}', b'{"known": [1]}', b'{"extraction": {}}', b'{"extraction": 7}',
     b'{"extraction": {"blocks": [[]], "authors": [], "pictures": []}}', b"\xff\xfe"],
)  # fmt: skip
def test_a_frame_that_is_none_is_a_bug(frame: bytes) -> None:
    with pytest.raises(BugError):
        wire.unpack_extraction(frame)


@pytest.mark.parametrize("raw", [b"\0", b"\0" * 7, (5).to_bytes(8, "big") + b"abc", b"\xff" * 8 + b"abc"])
def test_half_a_frame_is_told_from_the_end(raw: bytes) -> None:
    with pytest.raises(EOFError):
        children.read_frame(io.BytesIO(raw))
    assert children.read_frame(io.BytesIO(b"")) is None


def test_a_frame_that_is_no_page_is_answered_as_a_bug() -> None:
    asked, answered = io.BytesIO(), io.BytesIO()
    children.write_frame(asked, b"nonsense")
    asked.seek(0)
    children.answer_all(asked, answered, answer)
    answered.seek(0)
    with pytest.raises(BugError, match="JSONDecodeError"):
        wire.unpack_extraction(children.read_frame(answered) or b"")


def test_pages_are_read_by_one_child_that_is_kept(shared: ExtractWorker) -> None:
    first = shared.extract(page(b"pid"), never).title
    assert first == shared.extract(page(b"pid"), never).title


def test_a_large_page_goes_through(shared: ExtractWorker) -> None:
    assert shared.extract(page(b"x" * 30 * 1024 * 1024), never).standfirst == str(30 * 1024 * 1024)


def test_a_known_error_comes_back_as_it_was(shared: ExtractWorker) -> None:
    with pytest.raises(KnownError) as caught:
        shared.extract(page(b"known"), never)
    error = caught.value
    assert (error.sentence, error.advice, error.retry) == ("No article here.", "Try another.", True)


def test_a_bug_comes_back_without_the_words_of_the_page(shared: ExtractWorker) -> None:
    with pytest.raises(BugError, match=r"RuntimeError in extract:\d+") as caught:
        shared.extract(page(b"bug"), never)
    assert "secret" not in str(caught.value)


def test_what_the_extractor_prints_does_not_reach_the_pipe(shared: ExtractWorker) -> None:
    assert shared.extract(page(b"print"), never).title == "print"
    assert shared.extract(page(b"more"), never).title == "more"


@pytest.mark.skipif(sys.platform != "linux", reason="memory is limited on Linux only")
def test_a_page_that_swells_is_refused(shared: ExtractWorker) -> None:
    with pytest.raises(KnownError, match="too large"):
        shared.extract(page(b"swell"), never)
    assert shared.extract(page(b"more"), never).title == "more"


@pytest.mark.parametrize("word", [b"die", b"exit"])
def test_a_child_that_dies_is_tried_once_more(word: bytes) -> None:
    with worker() as one:
        with pytest.raises(KnownError, match="Reading this page failed") as caught:
            one.extract(page(word), never)
        assert caught.value.retry
        assert one.extract(page(b"more"), never).title == "more"


def test_a_child_that_dies_once_costs_nothing(tmp_path: Path) -> None:
    mark = f"{tmp_path}/seen"
    once = f"import os, sys\nif not os.path.exists({mark!r}):\n    open({mark!r}, 'w').close()\n    os._exit(1)\n"
    with worker(once + STAND_IN) as one:
        assert one.extract(page(b"more"), never).title == "more"


@pytest.mark.parametrize(
    "code", ["", "print('hello, this is no frame at all')", "import sys; sys.stdin.buffer.read(8)"]
)
def test_a_command_that_is_no_worker_fails_with_a_sentence(code: str) -> None:
    with worker(code) as one, pytest.raises(KnownError, match="Reading this page failed"):
        one.extract(page(b"x" * 1_000_000), never)


def test_a_command_that_is_not_there_fails_with_a_sentence() -> None:
    one = ExtractWorker(["/nowhere/at/all"], 5)
    with pytest.raises(KnownError, match="could not be started"):
        one.extract(page(b"more"), never)
    one.close()


# One that hangs while reading its page, and one that never even takes it from the pipe.
HANGING = [(STAND_IN, b"hang"), ("import threading; threading.Event().wait(60)", b"x" * 10_000_000)]


@pytest.mark.parametrize(("code", "raw"), HANGING)
def test_a_page_that_takes_too_long_is_given_up(code: str, raw: bytes) -> None:
    with worker(code, timeout_s=0.4) as one:
        started = time.monotonic()
        with pytest.raises(KnownError, match="took too long") as caught:
            one.extract(page(raw), never)
        assert caught.value.retry
        assert time.monotonic() - started < 10


@pytest.mark.parametrize(("code", "raw"), HANGING)
def test_stopping_ends_an_extraction_at_once(code: str, raw: bytes) -> None:
    stopped = threading.Event()
    with worker(code) as one:
        timer = after(0.2, stopped.set)
        started = time.monotonic()
        with pytest.raises(Cancelled):
            one.extract(page(raw), stopped.is_set)
        assert time.monotonic() - started < 10
        timer.join()


def test_a_stopped_clip_starts_nothing(shared: ExtractWorker) -> None:
    with pytest.raises(Cancelled):
        shared.extract(page(b"more"), lambda: True)


def test_closing_stops_what_is_under_way_and_lets_nothing_new_begin() -> None:
    with worker() as one:
        timer = after(0.2, one.close)
        with pytest.raises(Cancelled):
            one.extract(page(b"hang"), never)
        timer.join()
        with pytest.raises(Cancelled):
            one.extract(page(b"more"), never)


def test_many_threads_share_two_children() -> None:
    found: list[str] = []
    stopped = threading.Event()
    with worker() as one:
        threads = [
            threading.Thread(target=lambda: found.append(one.extract(page(b"pid"), never).title))
            for _ in range(8)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

        def hang() -> None:
            with pytest.raises(Cancelled):
                one.extract(page(b"hang"), stopped.is_set)

        busy = [threading.Thread(target=hang) for _ in range(3)]
        for thread in busy:
            thread.start()
        stopped.set()
        for thread in busy:
            thread.join()
    assert len(found) == 8
    assert len(set(found)) <= 2


def test_a_page_takes_no_more_memory_than_is_left_to_a_child() -> None:
    items = b"<html><body><p>One.</p><ul>" + b"<li>a</li>" * 1_000_000
    with worker("import sys\n" + SERVE, timeout_s=60) as one:
        with pytest.raises(KnownError, match="too large to read"):
            one.extract(page(items), never)
        assert not one._children._idle  # what has taken so much is not kept


def test_the_real_extractor_answers() -> None:
    words = (
        "The council met on Tuesday and spoke for a long while about the old bridge over the river, closed since March.",
        "Work on a new one may begin next year, the mayor said, once the money is found and the plans are agreed.",
        "People who live on the far bank must drive eleven miles to the school, the doctor and the only shop in town.",
    )
    body = "".join(f"<p>{sentence}</p>" for sentence in words)
    html = f"<!doctype html><title>The bridge</title><body><article><h1>The bridge</h1>{body}</article>"
    with worker("import sys\n" + SERVE) as one:
        found = one.extract(page(html.encode()), never)
        assert "The council met" in found.text
        with pytest.raises(KnownError):
            one.extract(page(b""), never)
