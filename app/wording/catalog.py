"""The name of a language in; every string of ours in that language out, by gettext. English needs no catalog.

Like gettext itself this knows one language at a time: what is said is said to one person.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Protocol

from app.domain.codes.message import N_
from app.paths import resources

__all__ = ["N_", "_", "ngettext", "speak", "spoken"]

DOMAIN = "clipdesk"
SYSTEM, SOURCE, PSEUDO = "system", "en", "pseudo"
LANGUAGES = {SOURCE: "English", "fr": "Français"}  # each in its own words
# What the desktop says of its language, as gettext reads it.
VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


class Catalog(Protocol):
    """What gettext makes of a catalog."""

    def gettext(self, message: str, /) -> str:
        """A string in the language."""

    def ngettext(self, one: str, many: str, number: int, /) -> str:
        """The form for a number in the language."""


class English:
    """The language that the strings are written in."""

    def gettext(self, message: str, /) -> str:
        """The string itself."""
        return message

    def ngettext(self, one: str, many: str, number: int, /) -> str:
        """One, or more."""
        return one if number == 1 else many


class Voice:
    """What is spoken now."""

    language: str = SOURCE
    catalog: Catalog = English()


_VOICE = Voice()


def speak(setting: str) -> str:
    """Speak a language from now on: one of LANGUAGES, `pseudo`, or `system` for what the desktop speaks. Which it is."""
    language = of_system() if setting == SYSTEM else setting
    if language == PSEUDO:
        from app.wording.pseudo import Pseudo

        _VOICE.catalog = Pseudo()
    elif language in LANGUAGES and language != SOURCE:
        import gettext  # not needed for English

        _VOICE.catalog = gettext.translation(DOMAIN, folder(), [language], fallback=True)
    else:
        language, _VOICE.catalog = SOURCE, English()
    _VOICE.language = language
    return language


def in_window(setting: str) -> str:
    """What the window speaks: its own words are English so far, so it mixes another language in for those alone who chose one."""
    return SOURCE if setting == SYSTEM else setting


def spoken() -> str:
    """The language that is spoken now."""
    return _VOICE.language


def folder() -> Path:
    """Where the catalogs lie."""
    return resources() / "locale"


def of_system() -> str:
    """The language of LANGUAGES that the desktop prefers; English where it speaks none of them."""
    asked = next((value for name in VARIABLES if (value := os.environ.get(name))), "") or _of_desktop()
    for one in asked.split(":"):
        if (short := one.replace("-", "_").partition("_")[0].partition(".")[0].lower()) in LANGUAGES:
            return short
    return SOURCE


def _of_desktop() -> str:
    """What Windows and macOS say of the language where no variable does."""
    if os.name != "nt":
        return ""
    import ctypes
    import locale

    windows = vars(ctypes)["windll"]  # there is none elsewhere
    number = windows.kernel32.GetUserDefaultUILanguage()
    return locale.windows_locale.get(number, "")


def _(message: str) -> str:
    """A string in the language that is spoken."""
    return _VOICE.catalog.gettext(message) if message else ""


def ngettext(one: str, many: str, number: int) -> str:
    """The form for a number in the language that is spoken."""
    return _VOICE.catalog.ngettext(one, many, number)
