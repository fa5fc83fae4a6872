"""Where things lie: resources beside the code or in the package, the library and settings in the user's folders."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

APP_NAME = "Clipdesk"


def resources() -> Path:
    """The folder of icons, themes and templates: in a checkout, an installed package or a frozen app."""
    here = Path(__file__).resolve().parent
    frozen = getattr(sys, "_MEIPASS", None)
    # Installed first: what stands beside an installed package belongs to others.
    places = [Path(frozen) / "resources"] if frozen else [here / "resources", here.parent / "resources"]
    return next((place for place in places if place.is_dir()), places[-1])


def own_command() -> tuple[str, ...]:
    """The command that starts this very program again, as a child process."""
    if getattr(sys, "frozen", False):
        return (sys.executable,)
    # Not `-m app`: where the user stands may be another `app`, a usual name, and it would be run in our place.
    home = str(Path(__file__).resolve().parent.parent)
    start = f"import sys; sys.path.append({home!r}); from app.__main__ import main; sys.exit(main())"
    return (sys.executable, "-P", "-c", start)


@dataclass(frozen=True, slots=True)
class LibraryPath:
    """The files of one library: the database, and beside it the originals, the backups and the lock."""

    database: Path

    @classmethod
    def of(cls, path: Path) -> LibraryPath:
        """A folder holds `library.db`; any other path is the database itself."""
        if path.is_dir() or (not path.suffix and not path.exists()):
            return cls(path / "library.db")
        return cls(path)

    @property
    def originals(self) -> Path:
        """The folder of raw pages and pictures, named by their hashes."""
        return self.database.with_suffix(".originals")

    @property
    def backups(self) -> Path:
        """The folder of whole copies of the database."""
        return self.database.with_suffix(".backups")

    @property
    def lock(self) -> Path:
        """The file that the one writer holds."""
        return self.database.with_suffix(".lock")


def default_library() -> Path:
    """The folder of the user's own library."""
    import platformdirs

    return Path(platformdirs.user_data_dir(APP_NAME, appauthor=False)) / "library"


def settings_folder() -> Path:
    """The folder of the user's settings and the window's state."""
    import platformdirs

    return Path(platformdirs.user_config_dir(APP_NAME, appauthor=False))
