"""The tree of a page comes in, and leaves with the controls that are words of it as plain words."""

from __future__ import annotations

import re
from itertools import islice

from lxml.html import HtmlElement

from app.clip.clutter import reason_of
from app.clip.page.blocks import BLOCKS, HEADINGS
from app.clip.seen.around import MOST_SIGNS, after, become, before, words
from app.clip.whole.phrases import leads_on, may_lead_on

CONTROLS = ("button", "label", "output", "ins", "input", "select", "meter", "progress")
# Blocks that hold sentences; a control in another one is part of a form or of a bar.
SENTENCES = HEADINGS | {
    "p",
    "li",
    "dd",
    "dt",
    "td",
    "th",
    "blockquote",
    "figcaption",
    "summary",
    "caption",
    "div",
    "section",
}
NAMED_TOOL = re.compile(
    r"(?:^|[\s_-])(?:share|sharing|social|close|copy|print|play|pause|mute|save|bookmark|follow|like|menu|subscribe|"
    r"signup|newsletter|more|readmore|expand|dismiss|search|next|prev|previous|comments?|audio|listen|video|zoom)(?:$|[\s_-])",
    re.IGNORECASE,
)
TOOL = re.compile(
    r"(?:show|hide|close|copy|copied|copy link|save|share|print|play|pause|listen|mute|open|view|next|previous|back|reply|like|"
    r"follow|edit|more info(?:rmation)?|info|details|expand|collapse|menu|search|toggle .*|tooltip|help|"
    r"(?:expand|collapse|open|close) all|(?:show|hide|view|see|read|load) (?:more|less|all|details|comments?|transcript|caption|answer)|"
    r"anzeigen|schließen|teilen|merken|kopieren|drucken|vorlesen|anhören|mehr|weniger|info|"
    r"afficher|fermer|partager|copier|imprimer|écouter|enregistrer|plus|moins|"
    r"cerrar|compartir|copiar|guardar|escuchar|imprimir|chiudi|condividi|ascolta|copia|salva|"
    r"sluiten|delen|kopiëren|opslaan|luister(?:en)?|fechar|partilhar|compartilhar|ouvir|salvar|\W|[i×xX+–-]|.*(?:\.\.\.|…))",
    re.IGNORECASE,
)
ENDED = re.compile(r"[.!?:…。！？：|•·]\s*[\"'”’»)]*\s*$")
GOES_ON = re.compile(r"\s*(?:[,.;:!?)%…’'”»\]]|[^\W\d_])")
NOTE = re.compile(r"\d{1,3}")
LONGEST = 120
LONGEST_HEAD = 200
MOST_PARTS = 20


def write_controls(body: HtmlElement) -> None:
    """Keep the words of controls that stand in a sentence, and of buttons that are a heading."""
    for element in list(islice(body.iter(*CONTROLS), MOST_SIGNS)):
        if element.getparent() is not None:
            _WRITE.get(element.tag, _write_plain)(element)


def _write_plain(element: HtmlElement) -> None:
    """Words in a sentence, whatever they are called."""
    if next(element.iterdescendants("input", "textarea", "select", *BLOCKS), None) is None and _in_sentence(
        element
    ):
        element.tag = "span"


def _write_button(button: HtmlElement) -> None:
    text = words(button)
    if not text or len(text) > LONGEST_HEAD:
        return
    names = f"{button.get('class') or ''} {button.get('id') or ''}"
    if NOTE.fullmatch(text) and before(button)[-1:].strip():
        button.tag = "sup"
        return
    if _heads(button, text):
        heading = next(button.iterancestors(*HEADINGS, "summary", "dt"), None)
        button.tag = "span" if heading is not None else "h3"
        return
    tool = (
        NAMED_TOOL.search(names)
        or TOOL.fullmatch(text)
        or reason_of(text)
        or leads_on(text)
        or may_lead_on(text)
    )
    if not tool and len(text) <= LONGEST and _in_sentence(button):
        button.tag = "span"


def _heads(button: HtmlElement, text: str) -> bool:
    """Whether a button is the whole of a heading, or opens the paragraphs right behind it."""
    heading = next(button.iterancestors(*HEADINGS, "summary", "dt"), None)
    if heading is not None:
        # The words of a heading of many parts are not gathered once more for each of them.
        tool = NAMED_TOOL.search(button.get("class") or "")
        return not tool or (next(islice(heading, MOST_PARTS, None), None) is None and words(heading) == text)
    if button.get("aria-expanded") is None and not re.search(
        r"accordion|faq|question|collaps", f"{button.get('class') or ''}", re.IGNORECASE
    ):
        return False
    if next(button.iterancestors("nav", "header", "footer", "form", "p", "li", "aside"), None) is not None:
        return False
    if TOOL.fullmatch(text) or leads_on(text) or may_lead_on(text) or len(text.split()) < 2:
        return False
    return _opens_prose(button)


def _opens_prose(button: HtmlElement) -> bool:
    """Whether a paragraph stands right behind a button, or right behind the box it is alone in."""
    node: HtmlElement | None = button
    for _ in range(3):
        if node is None:
            return False
        behind = node.getnext()
        if behind is not None:
            size = max((len(words(part)) for part in behind.iter("p")), default=0)
            return size >= 60
        parent = node.getparent()
        node = parent if parent is not None and words(parent) == words(button) else None
    return False


def _in_sentence(element: HtmlElement) -> bool:
    """Whether words stand before a control that go on in it, or behind it that go on from it."""
    holder = next(element.iterancestors(*BLOCKS), None)
    if holder is None or holder.tag not in SENTENCES:
        return False
    ahead, behind = before(element), after(element)
    if not ahead.strip() and not behind.strip():
        return holder.tag in {"td", "th", "li", "p"} and element.tag in {"label", "ins", "output"}
    if holder.tag in {"div", "section"} and not (ahead.strip() and behind.strip()):
        return False
    goes_on = bool(GOES_ON.match(behind)) and not behind.lstrip()[:1].isupper()
    return goes_on or bool(
        ahead.strip() and not ENDED.search(ahead) and (behind.strip() or element.tag != "button")
    )


def _write_input(element: HtmlElement) -> None:
    """The words of a button or of a field that cannot be written in; there is nothing in others to read."""
    kind = (element.get("type") or "text").lower()
    fixed = kind == "button" or (
        kind == "text" and ("readonly" in element.attrib or "disabled" in element.attrib)
    )
    value = (element.get("value") or "").strip()
    if fixed and value and len(value) <= LONGEST and not TOOL.fullmatch(value) and _in_sentence(element):
        become(element, value)


def _write_select(element: HtmlElement) -> None:
    options = list(element.iter("option"))
    chosen = next((one for one in options if "selected" in one.attrib), options[0] if options else None)
    if chosen is not None and _in_sentence(element):
        become(element, words(chosen))


def _drop(element: HtmlElement) -> None:
    """What stands in a gauge is for programs that cannot draw it."""
    element.drop_tree()


_WRITE = {
    "button": _write_button,
    "input": _write_input,
    "select": _write_select,
    "meter": _drop,
    "progress": _drop,
}
