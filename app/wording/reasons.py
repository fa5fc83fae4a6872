"""Why a block was left out, and why a source is offered: a phrase for each code."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.codes.pages import Reason, Why
from app.wording.words import N_, Plural, Words, translated

REASONS: Mapping[str, Words] = {
    Reason.END_MARK: Words(N_("end mark")),
    Reason.NEWSLETTER: Words(N_("newsletter line")),
    Reason.RELATED: Words(N_("related stories")),
    Reason.SHARE: Words(N_("share bar")),
    Reason.AGE: Words(N_("age notice")),
    Reason.TIP: Words(N_("call for contact")),
    Reason.ADVERT: Words(N_("advertisement")),
    Reason.CREDIT: Words(N_("picture credit")),
    Reason.BYLINE: Words(N_("byline")),
    Reason.DATE: Words(N_("date line")),
    Reason.COMMENTS: Words(N_("comments")),
    Reason.COOKIE: Words(N_("cookie notice")),
    Reason.SUBSCRIBE: Words(N_("subscription line")),
    Reason.COPYRIGHT: Words(N_("copyright line")),
    Reason.READING_TIME: Words(N_("reading time")),
    Reason.TAGS: Words(N_("tags")),
    Reason.MENU: Words(N_("menu")),
    Reason.AUDIO: Words(N_("player")),
    Reason.HELD_BACK: Words(N_("placeholder")),
    Reason.HEADLINE: Words(N_("repeated headline")),
    Reason.STANDFIRST: Words(N_("repeated standfirst")),
    Reason.AFTER_END: Words(N_("after the end mark")),
    Reason.PAGE_NUMBER: Words(N_("page number")),
    Reason.PULL_QUOTE: Words(N_("pull quote")),
    Reason.COPY: Words(N_("said twice")),
    Reason.BEFORE_ARTICLE: Words(N_("before the article")),
    Reason.AFTER_ARTICLE: Words(N_("after the end of the article")),
    Reason.UNLIKE_AROUND: Words(N_("unlike the text around it")),
    Reason.NOTICE: Words(N_("notice")),
    Reason.ABOUT_AUTHOR: Words(N_("about the author")),
    Reason.FOOTER: Words(N_("footer")),
    Reason.OTHER_ARTICLE: Words(N_("another article")),
    Reason.OUTSIDE: Words(N_("outside the article")),
    Reason.ON_EACH_PAGE: Words(N_("repeated on each page")),
    Reason.TO_OTHER_PAGE: Words(N_("leads to another page")),
    Why.IS_AUTHOR: Words(N_("author")),
    Why.IS_PUBLICATION: Words(N_("publication")),
    Why.IS_NAMED: Words(Plural(N_("named once"), N_("named {count} times"))),
}

VERBATIM = "verbatim:"  # before the words of a library that was older than the codes


def reason(code: str) -> str:
    """Why a block was left out, as a phrase."""
    return translated(REASONS[code].sentence, 1) if code in REASONS else code.removeprefix(VERBATIM)
