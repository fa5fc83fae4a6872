"""The signature of a verb and what was typed behind its name in; the values to call it with, or its help, out."""

from __future__ import annotations

import argparse
import inspect
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from types import NoneType, UnionType
from typing import Annotated, Any, NoReturn, Union, get_args, get_origin, get_type_hints

from app.domain.codes.message import N_
from app.wording import _, upper

# What protects a word from being read as an option; nobody can type it.
GUARD = "\0"
WIDTH = 78


class WrongUse(Exception):
    """The arguments do not fit the verb, or each other."""


@dataclass(frozen=True, slots=True)
class Argument:
    """A word that stands by itself; of a list, one or more, or any number where it may be None.

    `help` is a call where making it costs time that only who asks for help should wait.
    """

    metavar: str
    help: str | Callable[[], str]
    loose: bool = False  # what begins with a minus sign is a word too


@dataclass(frozen=True, slots=True)
class Option:
    """What is typed as `--flag VALUE`, a list's again and again; `--flag` alone where it is a bool.

    Without a `flag` the name of the parameter is one. `least` bounds a number.
    """

    flag: str = ""
    metavar: str = ""
    help: str = ""
    least: int | None = None


@dataclass(frozen=True, slots=True)
class _Parameter:
    """One parameter of a verb: what is said of it, the type of one value, and whether there are many."""

    name: str
    said: Argument | Option
    kind: type[Any]
    many: bool
    default: Any

    @property
    def required(self) -> bool:
        return self.default is inspect.Parameter.empty

    @property
    def flag(self) -> str:
        given = self.said.flag if isinstance(self.said, Option) else ""
        return given or f"--{self.name.replace('_', '-')}"


class _Parser(argparse.ArgumentParser):
    """A parser that raises instead of ending the program."""

    def error(self, message: str) -> NoReturn:
        raise WrongUse(_sentence(message))


# What argparse says, and how this program says it.
SAID = (
    (r"the following arguments are required: (?P<names>.*)", N_("Missing: {names}")),
    (r"unrecognized arguments: (?P<names>.*)", N_("Unrecognized arguments: {names}")),
    (r"argument (?P<name>[^:]*): expected one argument", N_("{name}: expected one argument")),
    (
        r"argument (?P<name>[^:]*): expected at least one argument",
        N_("{name}: expected at least one argument"),
    ),
    (
        r"argument (?P<name>[^:]*): ignored explicit argument (?P<value>.*)",
        N_("{name}: ignored explicit argument {value}"),
    ),
)


def _sentence(message: str) -> str:
    """What argparse says, as this program says it."""
    bare = message.replace(GUARD, "")
    for pattern, words in SAID:
        if found := re.fullmatch(pattern, bare, re.DOTALL):
            return upper(_(words).format(**found.groupdict()))
    return upper(bare.removeprefix("argument ")).rstrip(".")


def read(verb: Callable[..., object], name: str, words: Sequence[str]) -> dict[str, Any]:
    """The values that `words` give the parameters of a verb; WrongUse where they do not fit."""
    parameters = list(_parameters(verb))
    values = vars(_parser(name, parameters).parse_intermixed_args(list(_guarded(words, parameters))))
    for one in parameters:
        value = values[one.name]
        if one.many:
            values[one.name] = [_bare(word) for word in value] if value else one.default
        else:
            values[one.name] = _bare(value)
    return values


def help_of(verb: Callable[..., object], name: str) -> str:
    """How a verb is used."""
    parameters = list(_parameters(verb))
    return _parser(name, parameters, inspect.getdoc(verb) or "").format_help().rstrip("\n")


def _bare(word: Any) -> Any:
    return word.removeprefix(GUARD) if isinstance(word, str) else word


def _parameters(verb: Callable[..., object]) -> Iterator[_Parameter]:
    hints = get_type_hints(verb, include_extras=True)
    for name, parameter in inspect.signature(verb).parameters.items():
        if get_origin(hints[name]) is not Annotated:
            continue
        shape, said = get_args(hints[name])[:2]
        if get_origin(shape) in {UnionType, Union}:
            shape = next(one for one in get_args(shape) if one is not NoneType)
        many = get_origin(shape) in {list, Sequence}
        yield _Parameter(name, said, get_args(shape)[0] if many else shape, many, parameter.default)


def _parser(name: str, parameters: Sequence[_Parameter], about: str = "") -> _Parser:
    arguments = [one for one in parameters if isinstance(one.said, Argument)]
    usage = " ".join(["clipdesk", name, _("[OPTIONS]"), *(one.said.metavar for one in arguments)])
    parser = _Parser(
        prog=f"clipdesk {name}",
        usage=usage,
        description=" ".join(_(re.sub(r"\s+", " ", part)) for part in about.split("\n\n") if part),
        add_help=False,
        allow_abbrev=False,
        formatter_class=_Formatter,
    )
    words, options = parser.add_argument_group(_("Arguments")), parser.add_argument_group(_("Options"))
    for one in parameters:
        if isinstance(one.said, Argument):
            count = ("+" if one.required else "*") if one.many else None
            told = _(one.said.help) if isinstance(one.said.help, str) else one.said.help() if about else ""
            words.add_argument(one.name, metavar=one.said.metavar, help=told, nargs=count)
        else:
            options.add_argument(one.flag, **_told(one, one.said))
    options.add_argument("--help", action="help", help=_("Show this and end."))
    return parser


def _told(one: _Parameter, said: Option) -> dict[str, Any]:
    told: dict[str, Any] = {"dest": one.name, "help": _(said.help)}
    if one.kind is bool:
        return told | {"action": "store_true"}
    if one.many:
        return told | {"action": "append", "metavar": said.metavar}
    told |= {"type": _converter(one.kind, said.least), "required": one.required, "default": one.default}
    return told | {"metavar": said.metavar or _choices(one.kind)}


def _choices(kind: type[Any]) -> str:
    return "|".join(str(member.value) for member in kind) if issubclass(kind, Enum) else _("NUMBER")


def _converter(kind: type[Any], least: int | None) -> Callable[[str], Any]:
    def converted(word: str) -> Any:
        typed = _bare(word)
        try:
            value = kind(typed)
        except ValueError as error:
            words = (
                _("“{typed}” is not one of {choices}")
                if issubclass(kind, Enum)
                else _("“{typed}” is not a whole number")
            )
            raise argparse.ArgumentTypeError(words.format(typed=typed, choices=_choices(kind))) from error
        if least is not None and value < least:
            raise argparse.ArgumentTypeError(
                _("{typed} is less than {least}").format(typed=typed, least=least)
            )
        return value

    return converted


def _guarded(words: Sequence[str], parameters: Sequence[_Parameter]) -> Iterator[str]:
    """The words, each value tied to its option, and what is no option protected from being read as one."""
    options = {one.flag: one for one in parameters if isinstance(one.said, Option)}
    loose = any(isinstance(one.said, Argument) and one.said.loose for one in parameters)
    left = iter(words)
    for word in left:
        if word == "--":
            yield from (GUARD + rest for rest in left)
        elif word in options and options[word].kind is not bool:
            value = next(left, None)
            yield word if value is None else f"{word}={value}"
        elif loose and word.startswith("-") and not word.startswith("--"):
            yield GUARD + word
        else:
            yield word


class _Formatter(argparse.HelpFormatter):
    """Help with capitals at the start, as wide on every terminal."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=24, width=WIDTH)

    def add_usage(self, usage: str | None, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, prefix or f"{_('Usage:')} ")
