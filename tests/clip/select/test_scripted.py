"""Pages whose text stands only in a script come in; the article is read from there, and the receipt says so."""

from __future__ import annotations

import json
from html import escape
from typing import Any

import pytest

from app.clip.extract import EXTRACTOR, extract
from tests.clip.test_extract import page

TITLE = "Ferry to run all night"
FIRST = (
    "The island council decided on Tuesday that the ferry will run all night from the first of June onwards."
)
SECOND = "Two more crews are needed for that, and the company has begun to look for them on the mainland."
THIRD = "Whoever lives on the island pays nothing, the minister said: “It is a road, only a wet one.”"
PARAGRAPHS = (FIRST, SECOND, THIRD)
HTML = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
PLAIN = "\n\n".join(PARAGRAPHS)


def shell(script: str, body: str = "<div id=app>Loading…</div>") -> str:
    return f"<html><head><title>{TITLE}</title>{script}</head><body>{body}</body></html>"


def ld(**fields: Any) -> str:
    node = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": TITLE, **fields}
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


def data(value: Any, name: str = "__NEXT_DATA__") -> str:
    return f'<script id="{name}" type="application/json">{json.dumps(value)}</script>'


def assigned(value: Any, name: str) -> str:
    return f"<script>var a = 1; {name} = {json.dumps(value)}; start(a);</script>"


def leaf(text: str) -> dict[str, Any]:
    return {"nodeType": "text", "value": text, "marks": []}


CONTENTFUL = {
    "nodeType": "document",
    "content": [
        {"nodeType": "paragraph", "content": [leaf(FIRST[:40]), leaf(FIRST[40:])]},
        {"nodeType": "heading-2", "content": [leaf("Who pays")]},
        *({"nodeType": "paragraph", "content": [leaf(text)]} for text in (SECOND, THIRD)),
    ],
}
PROSEMIRROR = {
    "type": "doc",
    "content": [{"type": "paragraph", "content": [{"type": "text", "text": text}]} for text in PARAGRAPHS],
}
SANITY = [
    {"_type": "block", "style": "normal", "children": [{"_type": "span", "text": text}]}
    for text in PARAGRAPHS
]
DRAFT = {"blocks": [{"key": "a", "type": "unstyled", "text": text} for text in PARAGRAPHS], "entityMap": {}}
ELEMENTS = [{"type": "text", "content": text, "_id": "x"} for text in PARAGRAPHS]
NUXT = (
    "<script>window.__NUXT__=(function(a,b){return {layout:a,data:[{article:{title:b,body:"
    + json.dumps(HTML).replace("<", "\\u003C")
    + '}}],error:null}}("default","Ferry"));</script>'
)

SCRIPTS = [
    ("linked data, plain", ld(articleBody=PLAIN)),
    ("linked data, marked up and escaped", ld(articleBody=HTML.replace("<", "&lt;").replace(">", "&gt;"))),
    ("linked data in a graph", f'<script type="application/ld+json">//<![CDATA[\n{json.dumps({"@graph": [{"@type": "WebSite"}, {"@type": "Article", "articleBody": PLAIN}]})}\n//]]></script>'),
    ("Next.js, HTML", data({"props": {"pageProps": {"article": {"title": TITLE, "body": HTML}}}})),
    ("Next.js, Contentful", data({"props": {"pageProps": {"story": {"title": TITLE, "content": CONTENTFUL}}}})),
    ("Next.js, ProseMirror", data({"props": {"pageProps": {"post": {"title": TITLE, "content": PROSEMIRROR}}}})),
    ("Next.js, Sanity", data({"props": {"pageProps": {"data": {"title": TITLE, "body": SANITY}}}})),
    ("Next.js, Draft.js", data({"props": {"pageProps": {"page": {"title": TITLE, "content": DRAFT}}}})),
    ("initial state", assigned({"article": {"headline": TITLE, "articleBody": PLAIN}}, "window.__INITIAL_STATE__")),
    ("preloaded state that is no JSON", assigned({"a": 1, "post": {"title": TITLE, "content": {"rendered": HTML}}}, "window.__PRELOADED_STATE__").replace('"a": 1', '"a": undefined')),
    ("state as quoted JSON", f"<script>window.state = JSON.parse({json.dumps(json.dumps({'story': {'body': HTML}}))});</script>"),
    ("Apollo", assigned({"Article:12": {"__typename": "Article", "headline": TITLE, "body": HTML}}, "window.__APOLLO_STATE__")),
    ("Apollo, paragraph by paragraph", assigned({"Post:1": {"__typename": "Post", "content": {"paragraphs": [{"__ref": f"P:{n}"} for n in range(3)]}}, **{f"P:{n}": {"__typename": "P", "text": text} for n, text in enumerate(PARAGRAPHS)}}, "window.__APOLLO_STATE__")),
    ("sections", assigned({"story": {"headline": TITLE, "sections": [{"heading": "Who pays", "text": text} for text in PARAGRAPHS]}}, "window.__STATE__")),
    ("an answer inside the answer", data({"status": 200, "body": json.dumps({"title": TITLE, "body": HTML})}, "fetched")),
    ("an editor's blocks", data({"props": {"post": {"body": {"blocks": [{"type": "paragraph", "data": {"text": text}} for text in PARAGRAPHS]}}}})),
    ("a tree of elements", data({"props": {"post": {"content": {"type": "root", "children": [{"type": "element", "tagName": "p", "children": [{"type": "text", "value": text}]} for text in PARAGRAPHS]}}}})),
    ("a model of models", data({"page": {"blocks": [{"type": "text", "model": {"blocks": [{"type": "paragraph", "model": {"text": text}}]}} for text in PARAGRAPHS]}})),
    ("Fusion", assigned({"headlines": {"basic": TITLE}, "content_elements": ELEMENTS}, "Fusion.globalContent")),
    ("Nuxt 2", NUXT),
    ("Nuxt 3", data([["Reactive", 1], {"data": 2}, {"title": 3, "body": 4}, TITLE, HTML], "__NUXT_DATA__")),
    ("a list of paragraphs", assigned({"title": TITLE, "paragraphs": list(PARAGRAPHS)}, "window.page")),
    ("streamed", f"<script>self.__next_f.push([1,{json.dumps('2:' + json.dumps(['$', '$L5', None, {'article': {'title': TITLE, 'body': HTML}}]) + chr(10))}])</script>"),
]  # fmt: skip


@pytest.mark.parametrize("script", [row[1] for row in SCRIPTS], ids=[row[0] for row in SCRIPTS])
def test_the_text_is_read_from_the_script_and_the_receipt_says_so(script: str) -> None:
    found = extract(page(shell(script)))
    texts = [block.text for block in found.blocks if block.kept]
    assert [text for text in texts if text != "Who pays"] == list(PARAGRAPHS)
    assert found.title == TITLE
    assert found.extractor in {f"{EXTRACTOR}, text from JSON-LD", f"{EXTRACTOR}, text from script data"}


def test_the_text_is_read_from_an_attribute_that_carries_data() -> None:
    value = json.dumps({"props": {"article": {"title": TITLE, "body": HTML}}})
    body = f'<div id=app data-page="{escape(value)}"></div>'
    assert extract(page(shell("", body))).text == PLAIN


def test_the_story_of_the_page_is_taken_and_not_a_longer_one_beside_it() -> None:
    other = {"title": "Harbour", "slug": "/h", "body": HTML.replace("ferry", "harbour") * 3}
    value = {"stories": [other, {"title": TITLE, "slug": "/f", "body": HTML}], "related": [other]}
    assert extract(page(shell(data(value)))).text == PLAIN


def test_footnotes_that_the_page_shows_stay_with_the_text() -> None:
    notes = (
        "<section class=footnotes><ol><li id=fn1>The timetable of the company, page four.</li></ol></section>"
    )
    found = extract(page(shell(ld(articleBody=PLAIN), f"<div id=app>Loading…</div>{notes}")))
    assert found.text == f"{PLAIN}\n\nThe timetable of the company, page four."


SHOWN = [
    ("the whole text", HTML),
    ("its beginning, before a wall", f"<article><h1>{TITLE}</h1><p>{FIRST}</p><p>Subscribe to read on.</p></article>"),
]  # fmt: skip


@pytest.mark.parametrize("body", [row[1] for row in SHOWN], ids=[row[0] for row in SHOWN])
def test_what_the_page_shows_itself_is_read_there(body: str) -> None:
    more = "\n\n".join(f"Paragraph {n} is shown to nobody who has not paid for it." for n in range(40))
    found = extract(page(shell(ld(articleBody=f"{PLAIN}\n\n{more}"), body)))
    assert found.extractor == EXTRACTOR
    assert "shown to nobody" not in found.text


def test_a_short_report_is_not_given_up_for_another_story_in_the_data() -> None:
    other = {"title": "A new crane for the harbour", "body": HTML.replace("ferry", "crane") * 3}
    short = f"<article><h1>{TITLE}</h1><p>From June nobody is left on the quay, the mayor says.</p><p>{'The boat goes at two. ' * 16}</p></article>"
    assert extract(page(shell(data({"item": other}), short))).extractor == EXTRACTOR


@pytest.mark.parametrize("shown", [1, 3], ids=["a short report", "a longer one"])
def test_the_bodies_of_other_stories_in_linked_data_stay_out(shown: int) -> None:
    other = {"@type": "NewsArticle", "headline": "Village inherits a box of bells", "articleBody": PLAIN * 6}
    script = ld(headline="", itemListElement=[{"@type": "ListItem", "item": other}])
    own = "".join(
        f"<p>The crane on quay {n} is let out. {'It lifts a ton at a time. ' * 12}</p>" for n in range(shown)
    )
    found = extract(page(shell(script, f"<article><h1>{TITLE}</h1>{own}</article>")))
    assert found.extractor == EXTRACTOR
    assert FIRST not in found.text


def test_a_body_by_a_like_headline_is_that_of_the_page() -> None:
    told = ld(headline="Ferry will run all night", articleBody=PLAIN * 6)
    assert FIRST in extract(page(shell(told, f"<p>{'The boat goes at two. ' * 20}</p>"))).text


def test_data_that_is_no_text_is_none() -> None:
    value = {"config": {"text": "a b. " * 200}, "content": {"html": "function () { return 1. }" * 40}}
    noise = {"messages": {"body": PLAIN}}
    body = f"<article><h1>{TITLE}</h1><p>{FIRST}</p></article>"
    assert extract(page(shell(data(value) + data(noise), body))).text == FIRST
