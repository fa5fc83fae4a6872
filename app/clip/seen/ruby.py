"""The tree of a page comes in, and leaves with the readings of its words in brackets behind them."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def write_readings(body: HtmlElement) -> None:
    """Put each reading behind the whole word that it belongs to, so that the word can be found."""
    for ruby in list(body.iter("ruby")):
        if next(ruby.iterancestors("ruby"), None) is not None:
            continue
        reading = "".join("".join(part.itertext()).strip() for part in ruby.iter("rt"))
        for part in list(ruby.iter("rt", "rp", "rtc")):
            if part.getparent() is not None:
                part.drop_tree()
        word = "".join(ruby.itertext()).strip()
        if reading and word:
            signs = "（）" if WIDE.search(word) else "()"
            fresh = ruby.makeelement("span")
            fresh.text = f"{signs[0]}{reading}{signs[1]}"
            ruby.append(fresh)
        ruby.tag = "span"
