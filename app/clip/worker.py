"""A page comes in; its extraction goes out, read in a child process that may hang or die without harm."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import BinaryIO

from app import children
from app.children import ChildDiedError, Children, ChildTooSlowError
from app.clip import wire
from app.domain.article.extraction import Extraction
from app.domain.article.page import Page
from app.domain.errors import KnownError

# The window and its children have 400 MiB together, most of it for the child that reads the one page that swells.
MEMORY_BYTES = 256 * 1024**2
KEPT_BYTES = 96 * 1024**2  # of a child that waits for the next page
IDLE_S = 60.0
LARGE = 1024**2  # bytes of a page that is read alone: what it takes is more than a share
LEAST_SHARE = 0.5  # so that no more than two pages are read at a time
MOST_FOUND = (
    24 * 1024**2
)  # bytes of an article with its words and its HTML; the window holds it several times
TOO_LARGE = "This page is too large to read."
ADVICE = "Try again, or open the page in a browser and paste its text."


class ExtractWorker:
    """Extracts pages in child processes started from `command`, at most two at a time; for any thread.

    `timeout_s` is what one page may take, a child's start included. A large page is read alone.
    """

    def __init__(self, command: Sequence[str], timeout_s: float) -> None:
        self._children = Children(command, timeout_s, idle_s=IDLE_S, kept_bytes=KEPT_BYTES)

    def extract(self, page: Page, stop: Callable[[], bool]) -> Extraction:
        """The article in a page, or the KnownError of the extractor; Cancelled once `stop` is true."""
        share = min(1.0, max(LEAST_SHARE, len(page.raw) / LARGE))
        try:
            found = self._children.ask(wire.pack_page(page), stop, share=share)
        except ChildTooSlowError as error:
            raise KnownError("This page took too long to read.", ADVICE, retry=True) from error
        except ChildDiedError as error:
            if share == 1:
                raise KnownError(TOO_LARGE, ADVICE) from error
            raise KnownError("Reading this page failed.", ADVICE, retry=True) from error
        except OSError as error:
            raise KnownError("The part of Clipdesk that reads pages could not be started.", ADVICE) from error
        return wire.unpack_extraction(found)

    def close(self) -> None:
        """End the children; an extraction under way is stopped. Nothing can be extracted afterwards."""
        self._children.close()


def serve(stdin: BinaryIO, stdout: BinaryIO) -> int:
    """The child's life: read page after page until the parent closes the pipe."""
    return children.serve(stdin, stdout, answer, MEMORY_BYTES)


def answer(frame: bytes) -> bytes:
    """What was found in the page of a frame, or what went wrong, as a frame."""
    try:
        from app.clip.extract import extract

        found = extract(wire.unpack_page(frame))
        packed = wire.pack_extraction(found)
        if len(packed) - sum(len(one.raw) for one in found.inline) > MOST_FOUND:
            return wire.pack_known(KnownError(TOO_LARGE, ADVICE))
        return packed
    except KnownError as error:
        return wire.pack_known(error)
    except MemoryError:
        return wire.pack_known(KnownError(TOO_LARGE, ADVICE))
    except Exception as error:  # whatever a page can make the extractor do, the next page is to be read
        return wire.pack_bug(error)
