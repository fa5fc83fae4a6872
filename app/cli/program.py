"""Arguments in; the verb they name done, and its exit code out: 0 done, 1 failed, 2 wrong use, 3 nothing found."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from app import __version__
from app.cli.screen import Screen
from app.domain.errors import Cancelled, KnownError

if TYPE_CHECKING:
    from app.cli.tools import OpenServices, Tools

DONE, FAILED, WRONG_USE, INTERRUPTED = 0, 1, 2, 130


def run(argv: Sequence[str], open_services: OpenServices, tools: Tools) -> int:
    """Do what `argv` says over the libraries that `open_services` opens."""
    screen = Screen(sys.stdout, sys.stderr, sys.stdin)
    try:
        return _answered(list(argv), open_services, tools, screen)
    except (KeyboardInterrupt, Cancelled):
        screen.warn("Stopped.")
        return INTERRUPTED
    except KnownError as error:
        screen.warn(str(error))
        return FAILED
    except BrokenPipeError:  # the reader of a help text went away
        return DONE
    except Exception as error:
        screen.warn(_ours(error))
        return FAILED
    finally:
        screen.close()


def _answered(arguments: list[str], open_services: OpenServices, tools: Tools, screen: Screen) -> int:
    """The exit code of the verb; the quick answers come before anything heavy is imported."""
    if arguments[:1] == ["--version"]:
        screen.line(f"clipdesk {__version__}")
        return DONE
    if arguments[:1] == ["help"]:
        arguments = [*(word for word in arguments[1:] if word != "--json"), "--help"]
    import typer.main
    from typer.exceptions import Abort, Exit, TyperException

    from app.cli.desk import Desk
    from app.cli.verbs import tree

    desk = Desk(open_services, tools, screen)
    try:
        with typer.main.get_command(tree()).make_context("clipdesk", arguments, obj=desk) as context:
            code = context.command.invoke(context)
    except Exit as end:
        return end.exit_code
    except Abort:
        return INTERRUPTED
    except TyperException as error:
        screen.warn(f"{error.format_message().rstrip('.')}. See `clipdesk help`.")
        return error.exit_code
    return code if isinstance(code, int) else DONE


def _ours(error: Exception) -> str:
    """A fault of ours in one sentence: what it was and where, never what it held."""
    frames = traceback.extract_tb(error.__traceback__)
    where = f" at {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return f"Clipdesk met a fault of its own: {type(error).__name__}{where}. Please report what you did."
