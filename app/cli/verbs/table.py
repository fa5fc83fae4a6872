"""The table of verbs: a name in, the function that does it out, its module imported only then."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module

from app.cli.arguments import WrongUse
from app.domain.codes.message import N_
from app.wording import _

ABOUT = N_(
    "Clip an article, read it, mark it, say who said it, and write beside it. Without a verb, the window opens."
)


@dataclass(frozen=True, slots=True)
class Verb:
    """One verb: its name, and the module of this room and the function in it that do it."""

    name: str
    module: str
    function: str

    def load(self) -> Callable[..., int]:
        """The function; only the module of the verb that was typed is worth its time."""
        found: Callable[..., int] = getattr(import_module(f"app.cli.verbs.{self.module}"), self.function)
        return found


VERBS = (
    Verb("extract", "clipping", "extract"),
    Verb("clip", "clipping", "clip"),
    Verb("list", "reading", "listing"),
    Verb("show", "reading", "show"),
    Verb("search", "reading", "search"),
    Verb("check", "following", "check"),
    Verb("join", "following", "join"),
    Verb("watch", "following", "watch"),
    Verb("changes", "following", "changes"),
    Verb("versions", "following", "versions"),
    Verb("compare", "exports", "compare"),
    Verb("tag", "writing", "tag"),
    Verb("mark", "writing", "mark"),
    Verb("note", "writing", "note"),
    Verb("source list", "sources", "listing"),
    Verb("source add", "sources", "add"),
    Verb("import", "imports", "import_"),
    Verb("export", "exports", "export"),
    Verb("backup", "library", "backup"),
    Verb("backups", "library", "backups"),
    Verb("restore", "library", "restore"),
    Verb("rescue", "library", "rescue"),
    Verb("settings", "settings", "settings"),
    Verb("set", "settings", "change"),
    Verb("sample", "clipping", "sample"),
    Verb("doctor", "library", "doctor"),
    Verb("reattach", "exports", "reattach"),
)


def verb_of(words: Sequence[str]) -> tuple[Verb, Sequence[str]]:
    """The verb that the first words name, and the words behind it."""
    for count in (2, 1):
        name = " ".join(words[:count])
        for verb in VERBS:
            if verb.name == name:
                return verb, words[count:]
    first = words[0] if words else ""
    if first.startswith("-"):
        raise WrongUse(_("No such option: {option}").format(option=first))
    below = [verb.name for verb in VERBS if verb.name.startswith(f"{first} ")]
    raise WrongUse(
        _("Missing command: {commands}").format(commands=_(" or ").join(below))
        if below
        else _("No such command: {command}").format(command=first)
    )


def overview(group: str = "") -> str:
    """What there is to do; of a `group` such as `source` only its verbs."""
    shown = [verb for verb in VERBS if not group or verb.name.startswith(f"{group} ")]
    lines = [f"  {verb.name:<12} {_first_sentence(verb)}" for verb in shown]
    usage = " ".join([_("Usage:"), "clipdesk", *([group] if group else []), _("VERB ...")])
    options = [
        "",
        _("Options:"),
        f"  --version    {_('Say the version and end.')}",
        f"  --help       {_('Show this and end.')}",
    ]
    closing = [] if group else [*options, "", _("`clipdesk help VERB` says how a verb is used.")]
    return "\n".join([usage, "", *([] if group else [_(ABOUT), ""]), _("Verbs:"), *lines, *closing])


def _first_sentence(verb: Verb) -> str:
    return _((inspect.getdoc(verb.load()) or "").split("\n\n")[0].replace("\n", " "))
