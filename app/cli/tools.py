"""The ways to open libraries and pages that the composition root hands over in; one typed record of them out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from app.services.care import Rescue
    from app.services.clips import Clips
    from app.services.record import Services
    from app.settings import SettingsFile


class OpenServices(Protocol):
    """Opens a library: the context manager of the composition root."""

    def __call__(
        self, library_path: Path | None = None, *, exclusive: bool = False, allow_hosts: Sequence[str] = ()
    ) -> AbstractContextManager[Services]:
        """Every service over one library, closed at the end."""


@dataclass(frozen=True, slots=True)
class Tools:
    """What some verbs need beside an open library.

    `extractor` gives clips without a library, for allowed hosts; `rescue` what works on a library that does
    not open; `database` is where a library's file lies; `resources` is the folder that came with the program;
    `settings` is the user's.
    """

    extractor: Callable[[Sequence[str]], AbstractContextManager[Clips]]
    rescue: Callable[[Path | None], Rescue]
    database: Callable[[Path | None], Path]
    resources: Path
    settings: Callable[[], SettingsFile]
