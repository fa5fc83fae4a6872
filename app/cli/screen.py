"""Text, JSON and bytes of a verb in; what a terminal or a pipe may get, safely, out: stdout, stderr and stdin of one run."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, is_dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from app.domain.codes.message import Message
from app.domain.codes.troubles import Trouble
from app.domain.errors import KnownError, because
from app.files import EVERYBODY, write_whole
from app.wording import said

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

# What could move the cursor, recolour the screen or rename the window: all control characters but line feed and tab.
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
# Not the blanks that hold a sign to its word.
BLANKS = re.compile(r"[^\S\u00a0\u202f]+")
HIGH_CONTROL = re.compile("[\x7f-\x9f]")
CHARSET = re.compile(rb"charset\s*=\s*[\"']?([A-Za-z0-9_.:-]+)", re.IGNORECASE)
BYTE_ORDER_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def clean(text: str) -> str:
    """Text from outside without the control characters that a terminal would obey."""
    return CONTROL.sub("", text)


def flat(text: str) -> str:
    """Text from outside as one line."""
    return BLANKS.sub(" ", clean(text)).strip()


def byline(authors: Sequence[str], publication: str, published: str) -> str:
    """Who wrote it, where and when, in one line."""
    return " · ".join(flat(part) for part in (", ".join(authors), publication, published) if part)


def plain(value: object) -> object:
    """A value of the domain as JSON has it."""
    if is_dataclass(value) and not isinstance(value, type):
        return fields_of(value)
    if isinstance(value, Message):
        return said(value)
    return value.isoformat() if isinstance(value, datetime) else str(value)


def fields_of(value: Any) -> dict[str, object]:
    """The fields of a value of the domain, for JSON; what went wrong in words."""
    row = asdict(value)
    return row | {"problem": said(row["problem"])} if "problem" in row else row


def decoded(raw: bytes) -> str:
    """Piped bytes as text: by their byte order mark, as UTF-8, by the charset they name, or as Windows text."""
    for mark, encoding in BYTE_ORDER_MARKS:
        if raw.startswith(mark):
            return raw.decode(encoding, "replace")
    if b"\0" in raw:
        raise KnownError(Trouble.STDIN_NO_PAGE)
    with suppress(UnicodeDecodeError):
        return raw.decode("utf-8")
    named = CHARSET.search(raw[:4096])
    with suppress(LookupError):
        return raw.decode(named[1].decode("ascii") if named else "cp1252", "replace")
    return raw.decode("cp1252", "replace")


class Bar:
    """One progress bar; without a terminal it counts for nobody."""

    def __init__(self, progress: Progress | None, task: TaskID | None) -> None:
        self._progress = progress
        self._task = task

    def step(self) -> None:
        """One more is done."""
        if self._progress is not None and self._task is not None:
            self._progress.advance(self._task)

    def say(self, words: str) -> None:
        """Show what is being done now."""
        if self._progress is not None and self._task is not None:
            from rich.markup import escape

            self._progress.update(self._task, description=escape(flat(words)[:50]))

    def pause(self) -> None:
        """Take the bar off the screen, so that a line can be written."""
        if self._progress is not None:
            self._progress.stop()

    def go_on(self) -> None:
        """Put it back."""
        if self._progress is not None:
            self._progress.start()


class Screen:
    """Where one run writes and reads. A reader that goes away (`| head`) ends the writing, not the work."""

    def __init__(self, out: TextIO | None, err: TextIO | None, stdin: TextIO | None) -> None:
        self._out = out
        self._err = err
        self._stdin = stdin
        self._bar = Bar(None, None)
        self._gone = out is None

    @property
    def gone(self) -> bool:
        """True once nobody reads the output any more."""
        return self._gone

    def line(self, text: str = "") -> None:
        """Write text from anywhere, and end the line."""
        self._write(f"{clean(text)}\n")

    def json(self, value: object) -> None:
        """Write one value as one line of JSON."""
        text = json.dumps(value, ensure_ascii=False, default=plain)
        text = HIGH_CONTROL.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
        try:
            text.encode(self._encoding(self._out))
        except (UnicodeEncodeError, LookupError):
            text = json.dumps(value, default=plain)
        self._write(f"{text}\n")

    def warn(self, sentence: str) -> None:
        """Write a sentence for the user beside the output."""
        if self._err is None:
            return
        self._bar.pause()
        encoding = self._encoding(self._err)
        text = f"clipdesk: {flat(sentence)}\n".encode(encoding, "replace").decode(encoding)
        with suppress(OSError, ValueError):
            self._err.write(text)
            self._err.flush()
        self._bar.go_on()

    def stdin(self) -> str:
        """All of standard input as text."""
        try:
            raw = self._stdin.buffer.read() if self._stdin is not None else b""
        except (OSError, ValueError, AttributeError) as error:
            raise KnownError(Trouble.STDIN_UNREADABLE) from error
        return decoded(raw)

    @contextmanager
    def progress(self, words: str, total: int | None = None) -> Iterator[Bar]:
        """A bar on the terminal while the block runs; nothing where stderr is no terminal."""
        if self._err is None or not self._err.isatty():
            yield self._bar
            return
        from rich.console import Console
        from rich.progress import Progress

        shown = Progress(
            console=Console(file=self._err), transient=True, redirect_stdout=False, redirect_stderr=False
        )
        self._bar = Bar(shown, shown.add_task(words, total=total))
        try:
            with shown:
                yield self._bar
        finally:
            self._bar = Bar(None, None)

    def close(self) -> None:
        """Let the interpreter's own last flush of a broken pipe go nowhere."""
        if self._gone and self._out is not None and self._out is sys.stdout:
            with suppress(OSError, ValueError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), self._out.fileno())

    def _write(self, text: str) -> None:
        if self._gone or self._out is None:
            return
        self._bar.pause()
        encoding = self._encoding(self._out)
        try:
            self._out.write(text.encode(encoding, "replace").decode(encoding))
            self._out.flush()
        except BrokenPipeError:
            self._gone = True
        except OSError as error:
            self._gone = True
            raise KnownError(Trouble.OUTPUT_NOT_WRITTEN, why=because(error)) from error
        self._bar.go_on()

    @staticmethod
    def _encoding(stream: TextIO | None) -> str:
        return getattr(stream, "encoding", None) or "utf-8"


def write_file(path: Path, data: bytes) -> None:
    """Write a whole file or none; KnownError where the disk refuses."""
    try:
        write_whole(path, data, EVERYBODY)
    except OSError as error:
        raise KnownError(Trouble.OUTPUT_FILE_NOT_WRITTEN, path=str(path), why=because(error)) from error
