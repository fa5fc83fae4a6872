"""The tree of a page comes in, and leaves with its formulas as one line of letters each, however they were drawn."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from app.clip.page.tree import parse
from app.clip.seen.around import after, become, before, words
from app.clip.seen.formulas.mathml import line_of
from app.clip.seen.formulas.tex import plain
from app.clip.seen.walk import Walk

# What a program that draws formulas makes: the formula for programs, and once more for eyes.
DRAWN = re.compile(r"(?:^|\s)(?:katex|mwe-math-element|MathJax(?:_SVG|_CHTML)?|mjx-chtml)(?:\s|$)")
MAY_BE_DRAWN = ("katex", "ath", "mjx")
# What a program would draw and has not yet.
MATHS = re.compile(r"(?:^|\s)math(?:\s|$)")
FRAMED = re.compile(r"\\\(.*\\\)|\\\[.*\\\]|\$\$.*\$\$", re.DOTALL)
PICTURED = re.compile(
    r"\b(?:latex|tex|math|formula|equation|mwe-math[\w-]*|ql-[\w-]*formula|mathjax|katex)\b", re.IGNORECASE
)
PICTURED_BY = re.compile(r"latex|codecogs|texvc|/math/render|mathtex|mimetex|chart\?cht=tx", re.IGNORECASE)
TEX = re.compile(r"[\\^_{}]")
LETTER = re.compile(
    r"drop-?_?cap|initial|first-?letter|lettrine|emoji|smiley|wp-smiley|twemoji", re.IGNORECASE
)
LONGEST_LETTER = 8
LONGEST = 400


def write_formulas(body: HtmlElement, walk: Walk) -> bool:
    """Make letters of formulas: MathML, what was drawn from it, TeX in scripts, pictures; whether elements went."""
    near = _near(body, walk)
    drawn = [one for one in near if one.tag == "mjx-container" or DRAWN.search(one.get("class", ""))]
    for box in drawn:
        _write_drawn(box)
    for preview in near if drawn else ():
        if "MathJax_Preview" in preview.get("class", ""):
            preview.drop_tree()
    framed = [one for one in near if MATHS.search(one.get("class", "")) and _is_framed(one)]
    for one in framed:
        _put(one, plain((one.text or "").strip()))
    scripts = [one for one in body.iter("script") if (one.get("type") or "").startswith("math/")]
    for script in scripts:
        _write_script(script, bool(drawn))
    for math in list(body.iter("math")) if "math" in walk.tags else ():
        if next(math.iterancestors("math"), None) is None:
            _put(math, line_of(math))
    for picture in list(body.iter("img")) if "img" in walk.tags else ():
        _write_picture(picture)
    return bool(drawn or framed or scripts or "math" in walk.tags)


def _near(body: HtmlElement, walk: Walk) -> list[HtmlElement]:
    """The elements that may have been drawn as formulas, by their tag or their class."""
    if "mjx-container" in walk.tags:
        return [
            one
            for one in body.iterdescendants("*")
            if one.tag == "mjx-container" or any(word in one.get("class", "") for word in MAY_BE_DRAWN)
        ]
    return [one for one, names in walk.named if "ath" in names or "katex" in names or "mjx" in names]


def _is_framed(element: HtmlElement) -> bool:
    return FRAMED.fullmatch((element.text or "").strip()) is not None


def _write_drawn(box: HtmlElement) -> None:
    if box.getparent() is None:
        return
    math = next(box.iter("math"), None)
    if math is None and box.get("data-mathml"):
        tree = parse(f"<math>{box.get('data-mathml')}</math>")
        math = next(tree.iter("math"), None) if tree is not None else None
    if math is not None:
        _put(box, line_of(math))
        return
    words_for_ears = box.get("data-latex") or next(
        (
            one.get("data-tex") or one.get("alttext")
            for one in box.iter()
            if one.get("data-tex") or one.get("alttext")
        ),
        "",
    )
    if words_for_ears:
        _put(box, plain(words_for_ears))


def _write_script(script: HtmlElement, drawn: bool) -> None:
    """A formula that no program has drawn yet stands in a script."""
    if drawn and (script.get("id") or "").startswith("MathJax"):
        return
    ahead = script.getprevious()
    text = script.text or ""
    if script.getparent() is not None and text.strip() and "mathml" not in script.get("type", ""):
        already = ahead is not None and plain(text) == words(ahead)
        script.tag = "span"
        script.attrib.clear()
        _put(script, "" if already else plain(text))


def _put(element: HtmlElement, text: str) -> None:
    """The formula in the line it stands in; a fraction stands apart from the figure before it."""
    apart = text[:1].isdigit() and before(element)[-1:].isdigit()
    behind = text[-1:].isalnum() and after(element)[:1].isdigit()
    become(element, f"{' ' if apart else ''}{text}{' ' if behind else ''}")


def _write_picture(picture: HtmlElement) -> None:
    """A picture of a formula, of a first letter or of a sign in a line is read by its alternative text."""
    text = " ".join((picture.get("alt") or "").split())
    if not text or picture.getparent() is None:
        return
    names = f"{picture.get('class') or ''} {picture.get('id') or ''}"
    source = picture.get("src") or ""
    if len(text) < LONGEST and (PICTURED.search(names) or PICTURED_BY.search(source)):
        _put(picture, plain(text) if TEX.search(text) else text)
    elif len(text) <= LONGEST_LETTER and (LETTER.search(names) or (len(text) == 1 and _begins_word(picture))):
        become(picture, text)


def _begins_word(picture: HtmlElement) -> bool:
    return after(picture)[:1].islower() and not before(picture)[-1:].strip()
