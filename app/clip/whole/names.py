"""Tables: how pages name and style what stands in the place of a text, fades it, clips it or lies over it."""

from __future__ import annotations

import re

from lxml import etree

# How the press and its vendors name what they put in the place of a text, in the languages of the press.
WALLS = (
    "paywall", "Paywall", "PayWall", "pay-wall", "regwall", "Regwall", "reg-wall", "-wall", "_wall", "wall-", "piano-", "poool", "evolok", "tp-container", "tinypass", "zephr",
    "premium", "Premium", "locked", "restricted", "-gate", "gate-", "barrier", "Barrier", "paid-content", "paid_content", "metered-", "mur-payant", "muro-", "barrera", "barriera",
    "encrypt", "cipher", "subs-lock", "sub-lock", "bezahlschranke", "abo-box", "plus-box", "offer-reco", "subscribe-prompt", "obfuscat", "scrambl", "solo-abbonat", "solo-suscri", "reserve-abonn",
)  # fmt: skip
FADES = (
    "fade",
    "Fade",
    "gradient",
    "Gradient",
    "trunc",
    "Trunc",
    "blur",
    "obfusc",
    "scrambl",
    "clip-text",
    "--cut",
    "shadowed",
)
STYLES = ("gradient(", "blur(", "mask-image", "max-height", "text-shadow", "fixed")
STYLED = re.compile("|".join(map(re.escape, STYLES)))
MOST_NAMED = 200
NO_WALL = re.compile(r"wallpaper|wallet|firewall|premium[-_]?(?:billboard|ad|inventory|banner)|(?:^|[\s_-])(?:ads?|advert\w*|banner|comments?|newsletter|nav\w*|menu|footer|gallery|elementor[\w-]*|fl-builder[\w-]*|et_pb[\w-]*|skip\w*|share|modal)(?=$|[\s_-])|elementor|navigat|aggregat|delegat|syndigat|propagat|template|investigat", re.IGNORECASE)  # fmt: skip
TRANSPARENT = re.compile(
    r"gradient\([^;]*(?:transparent|(?:rgba|hsla)\([^)]*, ?0?\.?0\)|#[0-9a-f]{6}00\b)", re.IGNORECASE
)
BLURRED = re.compile(r"(?<!backdrop-)filter: ?blur\(|color: ?transparent[^}]*text-shadow", re.IGNORECASE)
FADED = re.compile(
    r"(?:^|[\s_-])(?:fade(?:d|out|-out)?|gradient|mask|blur(?:red)?|obfuscated|scrambled|unscharf|flou|floute|desenfocado|sfocato)(?=$|[\s_-])",
    re.IGNORECASE,
)
UNREADABLE = re.compile(
    r"(?:^|[\s_-])(?:blurred|obfuscated|scrambled|unscharf|floute|desenfocado|sfocato)(?=$|[\s_-])",
    re.IGNORECASE,
)
CIPHERED = re.compile(r"encrypt|cipher", re.IGNORECASE)
# The page's own attributes that say so of a box whatever its name.
LOCKED = re.compile(r"""<(?:div|section|aside|p|span)\b[^<>]*?\sdata-[\w-]*(?:(?<!b)lock|premium|paywall|regwall|paid|access|gated)[\w-]*=["'](?:true|1|locked|paid|premium|hard)["']""")  # fmt: skip
LOCKED_BOXES = etree.XPath(
    "|".join(
        f".//{tag}[@*[. = 'true' or . = '1' or . = 'locked' or . = 'paid' or . = 'premium' or . = 'hard']]"
        for tag in ("div", "section", "aside", "p", "span")
    )
)
CLIPPED = re.compile(
    r"truncat|(?:^|[\s_-])(?:cut|clipped|shortened|gekuerzt|gekürzt|tronque|recortado|troncato|collapsed-article)(?=$|[\s_-])",
    re.IGNORECASE,
)
CLIPPED_STYLE = re.compile(
    r"max-height: ?\d[^;]*;.*overflow: ?hidden|overflow: ?hidden;.*max-height: ?\d", re.IGNORECASE
)
LAZY = re.compile(r"(?:^|[\s_-])(?:lazy\w*|blur-up)(?=$|[\s_-])", re.IGNORECASE)
MASKED = re.compile(r"mask-image: ?[^;]*gradient", re.IGNORECASE)
LAYER = re.compile(r"position: ?fixed", re.IGNORECASE)
FULL = re.compile(
    r"inset: ?0|(?:top|bottom): ?0[^.].*(?:left|right|width)|height: ?(?:[5-9]\d|100)(?:vh|%)",
    re.IGNORECASE | re.DOTALL,
)
GONE = re.compile(r"display: ?none|visibility: ?hidden", re.IGNORECASE)
HIDING = frozenset(
    {
        "hidden",
        "is-hidden",
        "hide",
        "d-none",
        "is-closed",
        "closed",
        "invisible",
        "u-hidden",
        "is-off",
        "visually-hidden",
        "cmplz-hidden",
        "ot-hide",
    }
)
SHOWING = frozenset({"show", "in", "open", "is-open", "active", "is-active", "visible"})
WAITING = re.compile(r"subscri\w+-(?:modal|overlay|popup)")
