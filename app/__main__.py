"""The program's door: arguments in, an exit code out; the window and the command line part ways in `main`."""

from __future__ import annotations

import sys


def main() -> int:
    """Run Clipdesk with the arguments of this process."""
    from app.main import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
