"""A row of the table of settings in; what the form and the command line show of it out."""

from __future__ import annotations

from app.settings import Row
from app.wording.catalog import LANGUAGES, N_, _

# What a choice is called on the form; the command line and the file have its own name.
CHOICES = {
    "system": N_("System"),
    "light": N_("Light"),
    "sepia": N_("Sepia"),
    "dark": N_("Dark"),
    "contrast": N_("Contrast"),
    "beside": N_("Beside"),
    "below": N_("Below"),
    "off": N_("Off"),
}


def label_of(row: Row) -> str:
    """What a setting is called."""
    return _(row.label)


def help_of(row: Row) -> str:
    """What a setting does, and which numbers it may be."""
    if not row.ranged:
        return _(row.help)
    return _("{help}, from {least} to {most}.").format(
        help=_(row.help).removesuffix("."), least=row.bounds.least, most=row.bounds.most
    )


def choice_of(name: str) -> str:
    """What a form calls one of the values of a setting."""
    return LANGUAGES.get(name) or _(CHOICES.get(name, name))
