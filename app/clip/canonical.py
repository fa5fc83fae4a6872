"""The address a page came from and the one it claims come in; the one that is the article's own goes out.

A page's claim is believed unless it cannot be about this very story: sites that name their home page, a section
or one page for all of them are common, and two stories must never become one for it.
"""

from __future__ import annotations

import re

from app.clip.address import INDEX, WebAddress, identity, route, split_address, url_key

# The last part of such an address names a story: a number, a sentence, a file.
STORY = re.compile(r"\d{3}|-[^-]+-|\.\w{3,5}\Z")
# A word or two in a row of such name a section.
PLAIN = re.compile(r"[a-z]{1,20}(?:[-_][a-z]{1,20})?", re.IGNORECASE)
FRONT = re.compile(
    r"(?:[a-z]{2}(?:[-_][a-z]{2})?|home(?:page)?|start(?:seite)?|portada|accueil|index)(?:\.\w{3,5})?",
    re.IGNORECASE,
)
DAY = re.compile(r"(?:19|20)\d\d|\d{1,2}|(?:19|20)\d\d-\d\d(?:-\d\d)?")
SECTION = re.compile(
    r"news|latest|breaking|nachrichten|aktuell(?:es)?|actualit[eé]s?|noticias|notizie|nieuws|nyheter|nyheder|sports?|deportes|"
    r"politi[ckq]s?|politik|politique|pol[ií]tica|business|econom[yi]a?|wirtschaft|[eé]conomie|kultur|culture|cultura|world|welt|"
    r"monde|mundo|mondo|local(?:es)?|lokales|regional|panorama|opinion|meinung|opini[oó]n|life|travel|tech(?:nology)?|science",
    re.IGNORECASE,
)
LIST = re.compile(
    r"tags?|topics?|themen?|tema|category|categories|kategorie|rubrik|section|archives?|archiv|authors?|autor(?:en)?",
    re.IGNORECASE,
)
# Behind the address of a story: the same story in another dress.
TWIN = re.compile(
    r"amp|print|printable|drucken?|druckversion|imprimer|imprimir|stampa|share|full|all|single|text|mobile|comments?|"
    r"kommentare|page|seite|pagina|p|\d{1,2}|(?:page|seite|pagina|p)[-_]?\d{1,2}|komplettansicht|gesamt|\w+\.html?",
    re.IGNORECASE,
)
GATE = re.compile(
    r"log-?in|sign-?in|anmeld(?:en|ung)|einloggen|connexion|consent|cookie-?consent|zustimmung|privacy-?gate|"
    r"subscribe|paywall|sso|oauth2?|authori[sz]e|captcha|checkpoint|404|error|(?:page-?)?not-?found|"
    r"search|suche|buscar|recherche|ricerca",
    re.IGNORECASE,
)
GATE_HOST = re.compile(r"(?:consent|login|auth|accounts?|sso|signin|cmp)\.", re.IGNORECASE)


def own_address(asked: str, final: str, claimed: str) -> str:
    """The article's address: what its page claims, where it came from in the end, or what was asked for.

    '' where nothing is known that could lead back to the story.
    """
    own = final if final and (not asked or _may_lead_to(final, asked)) else asked
    return claimed if claimed and _may_be(claimed, own) else own


def _may_lead_to(final: str, asked: str) -> bool:
    """Tell whether a redirect's end can be the story that was asked for."""
    end, start = split_address(final), split_address(asked)
    if end is None or start is None:
        return end is not None
    if route(start.fragment) and not route(end.fragment):
        return False  # no server ever hears of what stands behind the #
    return not (_is_gate(end) and not _is_gate(start)) and (not is_front(end) or is_front(start))


def _may_be(claimed: str, own: str) -> bool:
    """Tell whether a claimed address can be that of the story at `own`."""
    there, here = split_address(claimed), split_address(own)
    if there is None or _is_gate(there):
        return False
    if here is None:
        return not is_front(there)
    if url_key(claimed) == url_key(own):
        return True
    if is_front(there) and not is_front(here):
        return False
    if (
        route(here.fragment)
        and not route(there.fragment)
        and _steps(here)[: len(_steps(there))] == _steps(there)
    ):
        return False
    if (there.host, _steps(there)) == (here.host, _steps(here)) and identity(there.query) != identity(
        here.query
    ):
        return False
    return not _is_section_of(_steps(there), _steps(here))


def is_front(address: WebAddress) -> bool:
    """Tell whether an address is that of a site's home page, in whatever language."""
    steps = _steps(address)
    bare = len(steps) < 3 and all(FRONT.fullmatch(step) for step in steps)
    return bare and not identity(address.query) and not route(address.fragment)


def _is_section_of(there: list[str], here: list[str]) -> bool:
    """Tell whether one path names a section, where the other names a story."""
    if not there or not here or here[-len(there) :] == there or _is_story(there[-1]):
        return False
    if here[: len(there)] == there:
        behind = here[len(there) :]
        return bool(behind) and not all(TWIN.fullmatch(step) for step in behind)
    if LIST.fullmatch(there[0]) or (SECTION.fullmatch(there[-1]) and not SECTION.fullmatch(here[-1])):
        return True
    deeper = len(here) > len(there) or (len(here) == len(there) and _is_story(here[-1]))
    return deeper and all(PLAIN.fullmatch(step) or DAY.fullmatch(step) for step in there)


def _is_story(step: str) -> bool:
    """Tell whether the last step of a path can name a story, and no section or day."""
    return bool(STORY.search(step)) and not DAY.fullmatch(step)


def _is_gate(address: WebAddress) -> bool:
    """Tell whether an address asks to log in or to agree instead of showing a story."""
    steps = _steps(address)
    ends = (steps[0], steps[-1]) if steps else ()
    return bool(GATE_HOST.match(address.host)) or any(GATE.fullmatch(step) for step in ends)


def _steps(address: WebAddress) -> list[str]:
    return [step for step in INDEX.sub("", address.path).split("/") if step]
