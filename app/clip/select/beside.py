"""An element of a page comes in, whether its own names say that it stands beside an article goes out."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from app.clip.page.blocks import REGIONS
from app.domain.codes.pages import Reason

# Anywhere in a class or an id: enough not to add a block that the judge left out.
BESIDE = re.compile(
    r"related|newsletter|recirc|promo|share|social|comment|sidebar|advert|sponsor|cookie|consent|paywall|subscri|"
    r"breadcrumb|most-?read|popular|trending|read-?(?:more|next|also)|outbrain|taboola|author-?(?:bio|box|info)|"
    r"byline|tag-?(?:list|s\b)|footer|widget|teaser|recommend|navigation|\bnav\b|menu|toolbar|disclaimer|signup|"
    r"sign-up|copyright|pagination|tooltip|player|gallery-nav",
    re.IGNORECASE,
)

# As whole words: enough to take out a block that the judge let in.
SURELY = {
    "breadcrumb": Reason.MENU,
    "breadcrumbs": Reason.MENU,
    "menu": Reason.MENU,
    "navigation": Reason.MENU,
    "dropdown": Reason.MENU,
    "share": Reason.SHARE,
    "sharing": Reason.SHARE,
    "newsletter": Reason.NEWSLETTER,
    "signup": Reason.NEWSLETTER,
    "related": Reason.RELATED,
    "recirc": Reason.RELATED,
    "recommended": Reason.RELATED,
    "recommendations": Reason.RELATED,
    "carousel": Reason.RELATED,
    "slider": Reason.RELATED,
    "promo": Reason.ADVERT,
    "cta": Reason.ADVERT,
    "banner": Reason.ADVERT,
    "affiliate": Reason.ADVERT,
    "advertisement": Reason.ADVERT,
    "sponsor": Reason.ADVERT,
    "disclaimer": Reason.NOTICE,
    "disclosure": Reason.NOTICE,
    "modal": Reason.NOTICE,
    "cookie": Reason.COOKIE,
    "consent": Reason.COOKIE,
    "paywall": Reason.SUBSCRIBE,
    "bio": Reason.ABOUT_AUTHOR,
    "authors": Reason.ABOUT_AUTHOR,
    "footer": Reason.FOOTER,
}
WORD = re.compile(r"[a-z]{3,}")
HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")


def is_beside(element: HtmlElement) -> bool:
    """Tell whether an element may stand beside the article."""
    return element.tag in REGIONS or bool(
        BESIDE.search(f"{element.get('class') or ''} {element.get('id') or ''}")
    )


def surely_beside(element: HtmlElement) -> str:
    """Say what an element is when its names leave no doubt that it is no part of the article."""
    names = HUMP.sub(" ", f"{element.get('class') or ''} {element.get('id') or ''}").lower()
    return next((SURELY[word] for word in WORD.findall(names) if word in SURELY), "")
