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
from app.wording import _, said

if TYPE_CHECKING:
    from app.cli.tools import OpenServices, Tools

DONE, FAILED, WRONG_USE, INTERRUPTED = 0, 1, 2, 130


def run(argv: Sequence[str], open_services: OpenServices, tools: Tools) -> int:
    """Do what `argv` says over the libraries that `open_services` opens."""
    screen = Screen(sys.stdout, sys.stderr, sys.stdin)
    try:
        return _answered(list(argv), open_services, tools, screen)
    except (KeyboardInterrupt, Cancelled):
        screen.warn(_("Stopped."))
        return INTERRUPTED
    except KnownError as error:
        screen.warn(said(error))
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
    from app.cli.arguments import WrongUse, help_of, read
    from app.cli.desk import Desk
    from app.cli.verbs.table import VERBS, overview, verb_of

    before = arguments[: arguments.index("--")] if "--" in arguments else arguments
    asked = "--help" in before
    named = [word for word in arguments if word != "--help"] if asked else arguments
    groups = {verb.name.split()[0] for verb in VERBS if " " in verb.name}
    try:
        if asked and (not named or (len(named) == 1 and named[0] in groups)):
            screen.line(overview(*named))
            return DONE
        verb, words = verb_of(named)
        if asked:
            screen.line(help_of(verb.load(), verb.name))
            return DONE
        function = verb.load()
        return function(desk=Desk(open_services, tools, screen), **read(function, verb.name, words))
    except WrongUse as error:
        screen.warn(f"{str(error).rstrip('.')}. {_('See `clipdesk help`.')}")
        return WRONG_USE


def _ours(error: Exception) -> str:
    """A fault of ours in one sentence: what it was and where, never what it held."""
    frames = traceback.extract_tb(error.__traceback__)
    where = f" at {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return _("Clipdesk met a fault of its own: {fault}. Please report what you did.").format(
        fault=f"{type(error).__name__}{where}"
    )
