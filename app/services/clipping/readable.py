"""The kinds of file that can be read, by the ends of their names, their names marked for the catalogs, for those who ask for files."""

from __future__ import annotations

from collections.abc import Mapping

from app.clip.readers import READERS

READABLE: Mapping[str, tuple[str, ...]] = {one.name: tuple(one.suffixes) for one in READERS}
