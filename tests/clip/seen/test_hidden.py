"""Pages that hide words in all ways come in; what their reader does not see is gone, and nothing else."""

from __future__ import annotations

import pytest

from tests.clip.seen.pages import html_of, read

STYLES = [
    "display:none",
    "DISPLAY:NONE",
    "display : none",
    "color:red; display: none !important",
    "visibility:hidden",
    "Visibility : collapse",
    "VISIBILITY /* for now */ : /* off */ HIDDEN ! important ;",
    "opacity:0",
    "opacity: 0.0",
    "font-size:0",
    "font-size: 0px",
    "font: 0/0 a",
    "text-indent:-9999px",
    "position:absolute;left:-9999px",
    "position:fixed; top:-1000em",
    "margin-left:-9999px",
    "position:absolute; clip:rect(0 0 0 0)",
    "clip: rect(1px, 1px, 1px, 1px)",
    "clip-path: inset(50%)",
    "clip-path: circle(0)",
    "height:0; overflow:hidden",
    "max-height: 0px; overflow: hidden",
    "width:1px; height:1px; overflow:hidden",
    "transform: scale(0)",
    "transform: translateX(-9999px)",
    "filter: opacity(0)",
    "color: transparent",
    "color: white; background: white",
    "content-visibility: hidden",
]

CLASSES = [
    "sr-only",
    "sr-only-focusable",
    "srOnly",
    "visually-hidden",
    "visuallyhidden",
    "u-visually-hidden",
    "VisuallyHidden_root__x1",
    "screen-reader-text",
    "ScreenReaderOnly",
    "show-for-sr",
    "element-invisible",
    "assistive-text",
    "a11y-hidden",
    "a-offscreen",
    "off-screen",
    "u-hidden",
    "is-hidden",
    "hidden",
    "d-none",
    "tooltiptext",
    "material-icons",
]

HIDDEN = [
    *((f"style {style}", f'<span style="{style}">PROMO</span>') for style in STYLES),
    *((f"class {name}", f'<span class="{name}">PROMO</span>') for name in CLASSES),
    ("attribute", "<span hidden>PROMO</span>"),
    ("attribute with a value", '<span hidden="hidden">PROMO</span>'),
    ("popover", "<span popover>PROMO</span>"),
    ("tooltip", '<span role="tooltip">PROMO</span>'),
    ("in a link", '<a href="https://x.example/">the wall<span class="sr-only">, PROMO</span></a>'),
]

SHOWN = [
    ("found by a search", '<span hidden="until-found">words</span>'),
    ("half through", '<span style="opacity:.5">words</span>'),
    ("about to come", '<span style="opacity:0;transition:opacity 1s">words</span>'),
    ("small", '<span style="font-size:0.8em">words</span>'),
    ("moved a little", '<span style="position:relative;top:-2px">words</span>'),
    ("cut at a height", '<span style="height:20px;overflow:hidden">words</span>'),
    ("a colour over a picture", '<span style="color:transparent;background-clip:text">words</span>'),
    ("not for readers alone", '<span class="not-sr-only">words</span>'),
    ("on wider screens", '<span class="hidden md:inline">words</span>'),
    ("on wider screens, too", '<span class="d-none d-md-inline">words</span>'),
    ("a name that only begins so", '<span class="hidden-gem">words</span>'),
    ("put in", "<ins>words</ins>"),
    ("closed details", "<details><summary>words</summary></details>"),
]

RULES = [
    ("class", ".x{display:none}", '<span class="x">PROMO</span>', ""),
    ("id", "#x{visibility:hidden}", '<span id="x">PROMO</span>', ""),
    ("kind and class", "em.x{position:absolute;left:-9999px}", '<em class="x">PROMO</em>', ""),
    ("written loosely", ".x {\n  display :\n    none ;\n}", '<span class="x">PROMO</span>', ""),
    ("one of several", ".a, .x ,.b{display:none}", '<span class="x">PROMO</span>', ""),
    ("a paragraph", ".x{display:none}", '</p><p class="x">PROMO and more of it.</p><p>', ""),
    ("on all screens", "@media screen{.x{display:none}}", '<span class="x">PROMO</span>', ""),
    ("on all screens, behind another rule", "@media only screen, tv{@font-face{a:b}.y{top:0}.x{DISPLAY:none}}", '<span class="x">PROMO</span>', ""),
    ("everywhere, in a layer", "@layer a{@media all{.x{visibility:hidden}}}", '<span class="x">PROMO</span>', ""),
    ("on narrow screens", "@media screen and (max-width:9px){.x{display:none}}", '<span class="x">words</span>', "words"),
    ("after print", "@media print{.y{top:0}}.x{display:none}", '<span class="x">PROMO</span>', ""),
    ("in print", "@media print{.x{display:none}}", '<span class="x">words</span>', "words"),
    ("shown on wide screens", ".x{display:none}@media (min-width:9px){.x{display:inline}}",
     '<span class="x">words</span>', "words"),
    ("shown with another class", ".x{display:none}.x.open{display:inline}", '<span class="x open">words</span>', "words"),
    ("shown by a style", ".x{display:none}", '<span class="x" style="display:inline">words</span>', "words"),
    ("only inside another", ".a .x{display:none}", '<span class="x">words</span>', "words"),
    ("a comment", "/* .x{display:none} */", '<span class="x">words</span>', "words"),
]  # fmt: skip


@pytest.mark.parametrize("inner", [row[1] for row in HIDDEN], ids=[row[0] for row in HIDDEN])
def test_hidden_words_are_not_read(inner: str) -> None:
    found = read(f"<p>The wall costs {inner} four million crowns.</p>")
    assert "PROMO" not in found
    assert found.endswith("four million crowns.")


@pytest.mark.parametrize("inner", [row[1] for row in SHOWN], ids=[row[0] for row in SHOWN])
def test_what_is_seen_stays(inner: str) -> None:
    assert "words" in read(f"<p>The wall costs {inner} four million crowns.</p>")


@pytest.mark.parametrize(("rule", "inner", "left"), [row[1:] for row in RULES], ids=[row[0] for row in RULES])
def test_the_rules_of_the_page_hide_too(rule: str, inner: str, left: str) -> None:
    found = read(f"<p>The wall{inner} stands.</p>", f"<style>{rule}</style>")
    assert "".join(found.split()) == f"Thewall{left}stands."


def test_words_of_links_for_screen_readers_go_and_the_rest_stays() -> None:
    report = '<a href="/r">the report<span class="visually-hidden">, external</span></a>'
    survey = '<a href="/s">the survey <span class="sr-only">(opens in a new window)</span></a>'
    assert read(f"<p>Read {report} on Sunday and {survey} on Monday.</p>") == (
        "Read the report on Sunday and the survey on Monday."
    )


TWICE = [
    ("known name", '<span aria-hidden="true">1.2m</span><span class="sr-only">1.2 million</span>'),
    ("unknown name", '<span aria-hidden="true">1.2m</span><span class="reader-label">1.2 million</span>'),
    ("ears first", '<span class="a11y">1.2 million</span><span aria-hidden="true">1.2m</span>'),
    ("price", '<span class="a-offscreen">1.2 million</span><span aria-hidden="true">1.2m</span>'),
]


@pytest.mark.parametrize("inner", [row[1] for row in TWICE], ids=[row[0] for row in TWICE])
def test_a_figure_for_eyes_and_ears_stands_once(inner: str) -> None:
    assert read(f"<p>It rose to {inner} in May.</p>") == "It rose to 1.2m in May."


PARAGRAPH = "Nothing else stands on this page but a few such paragraphs, each as long as this one is. " * 3


def test_a_page_that_hides_all_of_itself_until_a_script_runs_keeps_its_text() -> None:
    parts = "".join(f"<div hidden><p>{PARAGRAPH} Part {number}.</p></div>" for number in range(6))
    assert all(f"Part {number}." in read(f"<div><p>Loading</p></div>{parts}") for number in range(6))


def test_a_hidden_box_beside_a_whole_article_goes() -> None:
    shown = "".join(f"<p>{PARAGRAPH}</p>" for _ in range(6))
    assert "Sign up" not in read(f"{shown}<div style='display:none'><p>Sign up. {PARAGRAPH}</p></div>")


def test_a_box_of_paragraphs_that_only_a_class_hides_waits_for_a_click() -> None:
    rule = "<style>.panel{display:none}</style>"
    assert "Part" in read(f"<p>{PARAGRAPH}</p><div class=panel><p>Part. {PARAGRAPH}</p></div>", rule)


def test_pictures_that_wait_for_a_script_stay() -> None:
    rule = "<style>.lazy{opacity:0;visibility:hidden}</style>"
    picture = '<img class="lazy" style="color:transparent" src="/a.jpg">'
    assert "a.jpg" in html_of(f"<p>One.</p><figure>{picture}</figure>", rule)
