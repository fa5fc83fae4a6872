"""A page's tree and its addresses come in, whether it is one of several pages of its article, and the next one, go out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import cast
from urllib.parse import urljoin

from lxml import etree
from lxml.html import HtmlElement

from app.clip.address import url_key
from app.domain.article.extraction import Doubt

MOST_PAGES = 60  # a higher number counts something else
MOST_ASKED = 50  # lines that count pages, of which the whole page is asked where they stand
MOST_LINKS = 2_000  # that look like numbers or speak of pages; a page with more is no article
LONGEST_LABEL = 90
PIECES = etree.XPath(".//text()", smart_strings=False)
LONGEST_PIECE, MOST_PIECES = 120, 7  # of text between two tags; such a line may be written in so many
HEIGHT = 7  # how far up a box may be that says what its links are for

# Labels and lines are compared in small letters: expressions that heed no case take three times as long.
PAGE = (
    r"(?:pages?|seiten?|p[áa]ginas?|pág\.|sid(?:a|an|or|e|en)|stron[ay]|str[áa]nk?a|sivu|sayfa|oldal|страниц[аыу]|стр\.|"
    r"сторінк[аиу]|σελίδα|trang|halaman)"
)
OF = r"(?:of|out of|von|de|sur|di|van|av|af|z|ze|od|из|з|από|/|\|)"
COUNT = re.compile(
    rf"\W*(?:{PAGE}\W{{0,2}}(\d{{1,2}})\s*{OF}\s*(\d{{1,2}})|(\d{{1,2}})\s*{OF}\s*(\d{{1,2}}) ?{PAGE}|"
    r"第? ?(\d{1,2}) ?[页頁ページ]{0,3} ?[/／,，、] ?(?:共|全)? ?(\d{1,2}) ?(?:页|頁|ページ|페이지))\W*"
)
MAY_COUNT = re.compile(rf"\W*(?:{PAGE}|第|\d)")
NEXT = (
    r"(?:next|following|nächsten?|folgende|suivante?|prochaine|siguiente|pr[óo]xima|seguinte|successiva|seguente|prossima|"
    r"volgende|nästa|næste|neste|następna|kolejna|další|seuraava|sonraki|следующая|наступна|επόμενη|következő)"
)
PREVIOUS = (
    r"(?:previous|prev|back|zurück|vorherigen?|vorige|précédente?|anterior|precedente|indietro|föregående|forrige|poprzednia|"
    r"předchozí|edellinen|önceki|назад|предыдущая|попередня)"
)
# A label that speaks of a further page of this article, wherever it leads.
SPEAKS = re.compile(
    rf"\W*(?:(?:(?:go|continue|continued|keep reading|read on|read more|more)\b.{{0,12}} )?(?:to |on |the )*{NEXT} {PAGE}\b|{PAGE} {NEXT}\b|"
    rf"(?:continue(?:d|s)?|keep reading|read on|read more|more|story continues)\b.{{0,20}}? (?:on|to|at) {PAGE} \d|"
    r"(?:lesen sie )?weiter(?:lesen)? (?:auf|zu|zur|mit) (?:der )?(?:nächsten )?seite|auf (?:der nächsten seite|seite \d)|zur nächsten seite|"
    r"(?:lire )?(?:la )?suite (?:de l.article )?(?:en |à la |sur la )?page|"
    r"(?:sigue|continúa|continua|segue|seguir leyendo)\b.{0,20}? (?:en|a|na|alla|en la) p[áa]gina|"
    r"(?:lees )?verder op pagina|fortsätt(?:er)? på sida|fortsætter på side|fortsetter på side|ciąg dalszy na stronie|czytaj dalej na stronie|"
    r"次の?ページ|下一?[页頁]|後一頁|다음 ?페이지)"
)
# A label that may: it counts where the address is this one's with another number.
MAY_SPEAK = re.compile(
    rf"(?<!\w)(?:{NEXT}|{PREVIOUS}|{PAGE}|weiter|suite|continu\w+|sigue|segue|seguir|avanti|verder|vidare|dalej|далее|дальше|далі|"
    r"forward|read on|read more|more|(?:part|teil) \d{1,2})(?!\w)|次へ|つづき|続きを読む|다음|前へ|上一?[页頁]|ページ|페이지|"
    r"^\W*[»›→⟩▶❯>«‹←⟨◀❮<]+\W*$"
)
# Behind a label that leads to an address of another kind: nothing, a number, or the words of the next headline.
ENDS = re.compile(r"\s*(?:\d{1,2}\b)?\s*(?:[^\w\s]|へ|は|$)")
NUMBER = re.compile(r"\W*(\d{1,2})\W*")
NUMBERED = re.compile(rf"{PAGE} \d{{1,2}}\W*$")
# Links to other things than pages of text.
OTHER = re.compile(
    r"\b(?:articles?|artikel|artículo|articolo|artigo|story|stories|posts?|beitrag|photos?|fotos?|bild(?:er)?|images?|slides?|videos?|"
    r"comments?|kommentare?|comentarios?|commentaires?|results?|ergebnisse|older|newer|ältere|neuere|episode|issue|ausgabe|edition|"
    r"products?|reviews?|news)\b"
)
# Boxes in which pages are those of something else.
NOT_THE_TEXT = re.compile(
    r"comment|disqus|respon[ds]|review|galler|slide|carousel|swiper|lightbox|search|calendar|related|archive|listing|"
    r"recirc|teaser|widget|sidebar|(?:^|[\W_])(?:products?|forum|table)(?:$|[\W_])",
    re.IGNORECASE,
)
NOT_THE_PAGES = re.compile(
    r"post-?nav|nav-?(?:post|single|below|above)|entry-nav|article-nav|nav-links", re.IGNORECASE
)
NAMES = r"(?:page|pageno|pagenum|page_number|pagenumber|currentpage|paged|p|pg|pn|seite|pagina|pag|sida|side|strona|str|sivu|sayfa|s)"
# How addresses number their pages: what stands before the number, the number, what stands behind it.
NAMED = (
    re.compile(rf"(.*?)[?&](?:{NAMES}|part|teil)=(\d{{1,2}})((?:&.*)?)", re.IGNORECASE),
    re.compile(rf"([^?]*?)/{NAMES}[/,_-]?(\d{{1,2}})(/?(?:\?.*)?)", re.IGNORECASE),
    re.compile(rf"([^?]*?)[-_,;.]{NAMES}[-_,]?(\d{{1,2}})(/?(?:\?.*)?)", re.IGNORECASE),
    re.compile(rf"([^?]*?)[-_,;.]{NAMES}[-_,]?(\d{{1,2}})(\.\w{{3,5}}(?:\?.*)?)", re.IGNORECASE),
)
BARE = (
    re.compile(r"([^?]*[^/?])(?<!/\d\d)(?<!/\d{4})/(\d{1,2})((?:/|\.\w{3,5})?(?:\?.*)?)", re.IGNORECASE),
    re.compile(r"([^?]*?\D)[-_,;.](\d{1,2})(\.\w{3,5}(?:\?.*)?)", re.IGNORECASE),
    re.compile(r"([^?]*?)[,;](\d{1,2})(/?(?:\?.*)?)", re.IGNORECASE),
    re.compile(r"([^?]*?/(?:index|default))[-_]?(\d{1,2})(\.\w{3,5})", re.IGNORECASE),
)
# The end of any headline may look so: it counts where this page's address ends so too, and the label is a number or speaks of a page.
LOOSE = (re.compile(r"([^?]*?\D)[-_](\d)(/?(?:\?.*)?)"),)


@dataclass(frozen=True, slots=True)
class Paging:
    """Whether a page is one of `several`; the addresses of the `following` and of the `first` one, '' where unknown."""

    several: bool = False
    following: str = ""
    first: str = ""


@dataclass(frozen=True, slots=True)
class _Link:
    """What leads on: its label in small letters, its address, its `rel`, and its element."""

    label: str
    address: str
    rel: frozenset[str]
    element: HtmlElement


class _Own:
    """The address of one page, and what others of its article may be numbered from: that, and the one it claims."""

    def __init__(self, url: str, claimed: str) -> None:
        self.key = url_key(url)
        self.known = {url_key(address) for address in (url, claimed) if address}
        self._stems: dict[str, int] = {}
        for stem, number in _numbered(url, (*NAMED, *BARE)):
            self._stems[stem] = max(number, self._stems.get(stem, 0))
        self._loose = dict(_numbered(url, LOOSE))
        self.number = max(self._stems.values(), default=1)
        for key in self.known:
            self._stems.setdefault(key, 1)

    def number_of(self, address: str, label: str) -> int | None:
        """The number that another page of the same article, under this label, has; None for any other address.

        Some sites count from 0: their page 1 is the second.
        """
        if not address or url_key(address) == self.key:
            return None
        if not self.known:
            return next((number for _stem, number in _numbered(address, NAMED) if number > 1), None)
        for stem, number in _numbered(address, (*NAMED, *BARE)):
            if stem in self._stems:
                return number
        if url_key(address) in self._stems:
            return 1
        plain = NUMBER.fullmatch(label) or SPEAKS.match(label)
        return next((n for stem, n in _numbered(address, LOOSE) if plain and stem in self._loose), None)

    def number_beside(self, address: str) -> int:
        """The number of this page, counted as another page's address is."""
        return next((self._loose[s] for s, _n in _numbered(address, LOOSE) if s in self._loose), self.number)

    def is_elsewhere(self, address: str) -> bool:
        """Tell whether an address is a numbered page of something else, such as a list."""
        return bool(self.known) and any(number > 1 for _stem, number in _numbered(address, NAMED))


def _numbered(address: str, forms: Iterable[re.Pattern[str]]) -> Iterator[tuple[str, int]]:
    """An address without each number that may be that of its page, as compared, and that number."""
    for form in forms:
        found = form.fullmatch(address.partition("#")[0])
        if found and int(found[2]) <= MOST_PAGES:
            head, tail = found[1], found[3]
            if tail.startswith("&") and "?" not in head:
                tail = f"?{tail[1:]}"
            yield url_key(head + tail), int(found[2])


def paging_of(tree: HtmlElement, base: str, url: str, claimed: str) -> Paging:
    """Look for further pages of an article in the whole page at `url`, before anything is taken from it.

    `claimed` is the address that the page gives its article.
    """
    own = _Own(url, claimed)
    several, following, first = _says_so(tree), "", ""
    for link in islice(_links(tree, base, own), MOST_LINKS):
        number = own.number_of(link.address, link.label)
        if not _is_further(link, number, own):
            continue
        several = True
        if _is_next(link, number, own):
            following = following or link.address
        elif number == 1 and own.number_beside(link.address) > 1:
            first = first or link.address
    return Paging(several, following, first)


def with_paging(doubts: tuple[Doubt, ...], paging: Paging) -> tuple[Doubt, ...]:
    """The doubts about a page, and that there are more of its kind; a list has pages of its own."""
    return (*doubts, Doubt.PAGES) if paging.several and Doubt.LISTING not in doubts else doubts


def is_paging(text: str) -> bool:
    """Tell whether a line does nothing but lead to another page, or count the pages."""
    line = " ".join(text.lower().split())
    return len(line) <= LONGEST_LABEL and bool(COUNT.fullmatch(line) or SPEAKS.match(line))


def _links(tree: HtmlElement, base: str, own: _Own) -> Iterator[_Link]:
    """What leads to another page of this site, by its label or by what it says of itself."""
    hosts = {key.partition("/")[0] for key in own.known}
    for element in tree.iter("a", "link", "option", "button"):
        rel = frozenset((element.get("rel") or "").lower().split()) & {"next", "prev", "previous"}
        label = "" if element.tag == "link" else _label(element)
        if not rel and not (
            label and (SPEAKS.match(label) or MAY_SPEAK.search(label) or NUMBER.fullmatch(label))
        ):
            continue
        href = element.get("href") or (element.get("value") if element.tag == "option" else "") or ""
        try:
            address = urljoin(base, href.strip()) if href.strip("# ") else ""
        except ValueError:
            continue
        there = url_key(address).partition("/")[0].partition("?")[0]
        if address and (not there or (hosts and there not in hosts)) and ":" in address:
            continue
        yield _Link(label, address, rel, element)


def _label(element: HtmlElement) -> str:
    parts = len(element)
    words = element.text_content() if 0 < parts < 6 else (element.text or "") if not parts else ""
    words = " ".join(words.split())
    if not any(map(str.isalnum, words)):
        # A sign or a picture: what it stands for is said beside it.
        picture = element.find(".//img")
        words = (
            element.get("aria-label")
            or element.get("title")
            or (picture.get("alt") if picture is not None else "")
            or words
        )
    return words.lower() if len(words) <= LONGEST_LABEL else ""


def _is_further(link: _Link, number: int | None, own: _Own) -> bool:
    """Tell whether a link leads to another page of the same article."""
    if link.element.tag == "link":
        return number is not None
    other = OTHER.search(link.label.partition(":")[0]) and not (number and NUMBERED.search(link.label))
    if other or _stands_in(link.element, NOT_THE_TEXT):
        return False
    if number is None:
        there = link.address or link.element.tag == "button"
        spoken = SPEAKS.match(link.label)
        return (
            bool(there and spoken and ENDS.match(link.label, spoken.end()))
            and not own.is_elsewhere(link.address)
            and not _stands_in(link.element, NOT_THE_PAGES)
        )
    counted = NUMBER.fullmatch(link.label)
    return int(counted[1]) in {number, number + 1} if counted else True


def _is_next(link: _Link, number: int | None, own: _Own) -> bool:
    if number is None or "next" in link.rel:
        return "next" in link.rel or bool(SPEAKS.match(link.label))
    counted, beside = NUMBER.fullmatch(link.label), own.number_beside(link.address)
    return (int(counted[1]) if counted else number) == beside + 1 or (number == beside == 1 and not counted)


def _stands_in(element: HtmlElement, names: re.Pattern[str]) -> bool:
    """Tell whether an element or a box close around it is named so."""
    step: HtmlElement | None = element
    for _ in range(HEIGHT):
        if step is None or step.tag in {"body", "html", "article", "main"}:
            return False
        if names.search(f"{step.get('class') or ''} {step.get('id') or ''}"):
            return True
        step = step.getparent()
    return False


def _says_so(tree: HtmlElement) -> bool:
    """Tell whether the page says that it is one of several, in a line of its own, perhaps in several elements."""
    texts = cast("list[str]", PIECES(tree))
    pieces = [piece for piece in texts if len(piece) < LONGEST_PIECE and not piece.isspace()]
    asked: set[str] = set()
    for place, piece in enumerate(pieces):
        if piece in asked or not MAY_COUNT.match(piece.lower()):
            continue
        for end in range(place + 1, place + MOST_PIECES):
            found = COUNT.fullmatch(" ".join(" ".join(pieces[place:end]).lower().split()))
            if found:
                number, count = (int(n) for n in found.groups() if n)
                if not (1 <= number <= count and 1 < count <= MOST_PAGES and len(asked) < MOST_ASKED):
                    continue
                asked.add(piece)
                if _is_free(tree, piece):
                    return True
    return False


def _is_free(tree: HtmlElement, words: str) -> bool:
    """Tell whether words stand in a box that is not that of comments, pictures or other stories."""
    return any(
        not _stands_in(element, NOT_THE_TEXT)
        for element in tree.iter()
        if words in (element.text, element.tail)
    )
