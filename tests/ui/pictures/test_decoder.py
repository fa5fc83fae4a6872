"""Pictures are decoded in a child: by the name of a kind that is kept, within bounds, and whatever becomes of the child."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtGui import QImage

from app import paths
from app.domain.errors import Cancelled
from app.ui.pictures.decoder import WIDEST, Decoder
from tests.ui.pictures import (
    GIF,
    GIF_FRAME,
    GIF_HEAD,
    SOUND,
    drawn,
    jpeg_that_says,
    png_that_says,
    webp_that_says,
)

MOST = 10_000_000
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'
# A child that does what the colour of a picture cannot: the bytes behind the mark of a GIF say it.
STAND_IN = """
import os, struct, sys, threading
from app import children
from app.ui.pictures.child import ANSWERED, ASKED

def answer(frame):
    word = frame[ASKED.size + 6:].decode()
    if word == "hang":
        threading.Event().wait(60)
    if word == "die":
        os._exit(3)
    if word == "half":
        os.write(1, (1000).to_bytes(8, "big") + b"x" * 500)
        os._exit(3)
    if word == "pid":
        return ANSWERED.pack(1, 1, True) + struct.pack("<I", os.getpid())
    return eval(word)

children.serve(sys.stdin.buffer, sys.stdout.buffer, answer, 2**31)
"""


def never() -> bool:
    return False


def size(image: QImage) -> tuple[int, int]:
    return image.width(), image.height()


@contextmanager
def stand_in(timeout_s: float = 20.0, idle_s: float = 60.0) -> Iterator[Decoder]:
    decoder = Decoder((sys.executable, "-c", STAND_IN), timeout_s, idle_s)
    try:
        yield decoder
    finally:
        decoder.close()


def told(decoder: Decoder, word: str) -> QImage:
    return decoder.picture(b"GIF89a" + word.encode(), MOST, never)


def pid_of(decoder: Decoder) -> int:
    return told(decoder, "pid").pixel(0, 0) & 0xFFFFFF


@pytest.fixture(scope="module")
def decoder() -> Iterator[Decoder]:
    one = Decoder((*paths.own_command(), "picture-worker"), 60.0, 60.0)
    yield one
    one.close()


@pytest.mark.parametrize("kind", ["png", "jpeg", "webp"])
def test_kinds_that_are_kept_are_shown(decoder: Decoder, kind: str) -> None:
    image = decoder.picture(drawn(kind, colour="#336699"), MOST, never)
    assert size(image) == (90, 60)
    shown = image.pixelColor(45, 30)
    assert max(abs(shown.red() - 0x33), abs(shown.green() - 0x66), abs(shown.blue() - 0x99)) <= 3


def test_what_shines_through_goes_on_to(decoder: Decoder) -> None:
    clear = QImage(4, 4, QImage.Format.Format_ARGB32)
    clear.fill(0x80FF0000)
    from PySide6.QtCore import QBuffer, QByteArray

    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    assert clear.save(buffer, "png")  # type: ignore[call-overload]
    assert decoder.picture(bytes(data.data()), MOST, never).pixelColor(1, 1).alpha() == 0x80


@pytest.mark.parametrize("kind", ["bmp", "tiff", "ppm", "xpm", "ico"])
def test_other_kinds_are_not_even_tried(kind: str) -> None:
    nobody = Decoder(("/nowhere/at/all",))
    assert nobody.picture(drawn(kind, 30, 30), MOST, never).isNull()


def test_a_picture_is_made_smaller_for_the_page_and_for_the_company_it_keeps(decoder: Decoder) -> None:
    assert size(decoder.picture(drawn("png", 2800, 1400), MOST, never)) == (WIDEST, WIDEST // 2)
    assert size(decoder.picture(drawn("png", 1000, 1000), 250_000, never)) == (500, 500)


@pytest.mark.parametrize("kind", ["jpeg", "png", "webp"])
def test_a_large_photograph_is_shown(decoder: Decoder, kind: str) -> None:
    assert decoder.picture(drawn(kind, 5600, 3700), MOST, never).width() == WIDEST


NONE = {
    "no bytes": b"",
    "a letter": b"x",
    "a drawing": SVG,
    "a drawing that begins like a PNG": b"\x89PNG\r\n\x1a\n" + SVG,
    "a drawing that begins like a GIF": b"GIF89a" + SVG,
    "a PNG of 50,000 by 50,000": png_that_says(50_000, 50_000),
    "a PNG of 2,000,000,000 by 2": png_that_says(2_000_000_000, 2),
    "a PNG of no width": png_that_says(0, 9),
    "a JPEG of 65,000 by 65,000": jpeg_that_says(65_000, 65_000),
    "a WebP of 16,000 by 16,000": webp_that_says(16_000, 16_000),
    "a GIF of 65,535 by 65,535": GIF.replace(b"\x14\0\n\0", b"\xff" * 4),
    **{
        f"a {kind} that names itself {other}": SOUND[other][:12] + data[12:]
        for kind, data in SOUND.items()
        for other in SOUND
        if other != kind
    },
}


@pytest.mark.parametrize("what", NONE)
def test_what_only_begins_like_a_picture_is_none(decoder: Decoder, what: str) -> None:
    assert decoder.picture(NONE[what], MOST, never).isNull()
    assert size(decoder.picture(SOUND["png"], MOST, never)) == (90, 60)


@pytest.mark.parametrize("kind", SOUND)
def test_a_picture_that_breaks_off_costs_nothing_else(decoder: Decoder, kind: str) -> None:
    data = SOUND[kind]
    for end in (4, 12, 20, 30, len(data) // 2, len(data) - 9, len(data) - 1):
        image = decoder.picture(data[:end], MOST, never)
        assert image.isNull() or size(image) == size(decoder.picture(data, MOST, never)), end


@pytest.mark.parametrize("size_", [(3, 4_000), (4_000, 3), (9_000, 6_000)])
def test_a_jpeg_that_lies_about_its_size_stays_within_bounds(
    decoder: Decoder, size_: tuple[int, int]
) -> None:
    image = decoder.picture(jpeg_that_says(*size_), MOST, never)
    assert image.width() <= WIDEST
    assert image.width() * image.height() <= MOST


def test_of_thousands_of_frames_the_first_is_shown(decoder: Decoder) -> None:
    assert size(decoder.picture(GIF_HEAD + GIF_FRAME * 20_000 + b";", MOST, never)) == (20, 10)


@pytest.mark.skipif(sys.platform != "linux", reason="memory is limited on Linux only")
def test_a_picture_that_needs_too_much_memory_is_not_shown(decoder: Decoder) -> None:
    assert decoder.picture(png_that_says(7_000, 8_000), MOST, never).isNull()
    assert size(decoder.picture(SOUND["png"], MOST, never)) == (90, 60)


LIES = (
    b"", b"x", b"\0" * 9, b"\0\0\0\2\0\0\0\2\1" + b"x" * 15, b"\0\0\0\2\0\0\0\2\1" + b"x" * 17, b"\xff" * 40,
    b"\0\0\xff\xff\0\0\0\1\1" + b"x" * 4 * 65_535,
)  # fmt: skip


@pytest.mark.parametrize("lie", LIES, ids=range(len(LIES)))
def test_an_answer_that_is_none_is_no_picture(lie: bytes) -> None:
    with stand_in() as one:
        assert told(one, f"bytes.fromhex({lie.hex()!r})").isNull()
        assert pid_of(one)


@pytest.mark.parametrize("word", ["die", "half", "os.kill(os.getpid(), 9)"])
def test_a_child_that_dies_costs_its_picture_only(word: str) -> None:
    with stand_in() as one:
        first = pid_of(one)
        assert told(one, word).isNull()
        assert pid_of(one) not in {0, first}


class Stopwatch:
    """Says whether so many seconds are over."""

    def __init__(self) -> None:
        self._began = time.monotonic()

    def within(self, seconds: float) -> bool:
        return time.monotonic() - self._began < seconds


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_a_child_that_was_killed_while_it_waited_is_not_missed() -> None:
    with stand_in() as one:
        first = pid_of(one)
        os.kill(first, signal.SIGKILL)
        assert pid_of(one) not in {0, first}


def test_a_child_that_hangs_is_given_up_and_the_next_picture_shown() -> None:
    with stand_in(timeout_s=5) as one:
        first = pid_of(one)
        one._children._timeout_s = 0.3
        assert told(one, "hang").isNull()
        one._children._timeout_s = 20
        assert pid_of(one) not in {0, first}


def test_the_end_of_the_window_ends_a_child_at_work() -> None:
    with stand_in() as one:
        stopped = threading.Event()
        timer = threading.Timer(0.2, stopped.set)
        timer.start()
        with pytest.raises(Cancelled):
            one.picture(b"GIF89ahang", MOST, stopped.is_set)
        timer.join()
        one.close()
        with pytest.raises(Cancelled):
            one.picture(b"GIF89apid", MOST, never)


def test_a_child_that_has_nothing_to_do_is_ended() -> None:
    with stand_in(idle_s=0.05) as one:
        assert pid_of(one)
        child = one._children._idle[0] if one._children._idle else None
        watch = Stopwatch()
        while one._children._idle and watch.within(20):
            pass
        assert not one._children._idle
        assert child is None or child._process.wait(20) != 0
        assert pid_of(one)


def test_nothing_is_started_before_a_picture_is_wanted_and_without_a_child_nothing_is_shown() -> None:
    nobody = Decoder(("/nowhere/at/all",))
    assert nobody.picture(SOUND["png"], MOST, never).isNull()
    nobody.close()
