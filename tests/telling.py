"""A kind of error and words in; that it is raised, and what it says, checked as a person reads it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from app.domain.codes.troubles import Trouble
from app.domain.errors import KnownError
from app.wording import said


@contextmanager
def refused(kind: type[KnownError], match: str) -> Iterator[pytest.ExceptionInfo[KnownError]]:
    """Expect an error of this kind whose words hold `match`, as `pytest.raises` does of an error's own."""
    with pytest.raises(kind) as caught:
        yield caught
    assert re.search(match, said(caught.value)), said(caught.value)


def trouble(words: str, *, retry: bool = False) -> KnownError:
    """An error of a test's own words."""
    return KnownError(Trouble.VERBATIM, words=words, retry=retry)
