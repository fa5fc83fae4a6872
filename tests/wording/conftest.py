"""After a test that speaks another language, English is spoken again."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.wording import speak


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    yield
    speak("en")
