"""The page and what its head says come in, the days its article came out and was changed go out as ISO 8601."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from itertools import islice

from lxml.html import HtmlElement

from app.clip.facts.calendar import calendar_day, levelled, written_date, written_dates
from app.clip.facts.jsonld import Node
from app.clip.facts.place import Line, Place

Metas = dict[str, list[str]]

PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "article.published", "og:published_time",
    "article:published", "article:publicationdate", "parsely-pub-date", "sailthru.date", "pubdate", "publishdate",
    "publish-date", "publish_date", "publication_date", "publication-date", "published_time", "published-date",
    "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created", "dc.date", "dcterms.date",
    "article_date_original", "cxenseparse:recs:publishtime", "citation_publication_date", "citation_online_date",
    "citation_date", "bt:pubdate", "date", "originalpublicationdate", "og:pubdate", "displaydate",
)  # fmt: skip
MODIFIED = (
    "article:modified_time", "og:updated_time", "og:article:modified_time", "datemodified", "dcterms.modified",
    "dc.date.modified", "lastmod", "last-modified", "last-modified-date", "article:modified", "updated_time",
)  # fmt: skip
ISO = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})"
    r"(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?)?"
)
COMPACT = re.compile(r"^(\d{4})[/.]?(\d{2})[/.]?(\d{2})(?:\D|T?\d{6}|$)")
EPOCH = re.compile(r"(\d{10})(?:\d{3}|\.\d+)?")
URL_DATE = re.compile(
    r"/(?:[a-z]{1,2}(?=20\d{6}))?(?P<year>20[0-3]\d|19[89]\d)(?:[/_-]?(?P<month>0[1-9]|1[0-2])[/_-]?(?P<day>0[1-9]|[12]\d|3[01])(?!\d(?!\d{5}))"
    r"|/(?P<name>[a-z]{3})/(?P<date>[0-3]?\d)/|/(?P<m>\d{1,2})/(?P<d>\d{1,2})/)"
)
# What a machine writes that knows no date.
MADE_UP = frozenset(
    [
        "1970-01-01",
        "1969-12-31",
        "1900-01-01",
        "1899-12-30",
        "1899-12-31",
        "1980-01-01",
        "2001-01-01T00:00:00",
    ]
)
EARLIEST = 1800
# A clock may be wrong by a day, and the day is another one at the other side of the earth.
AHEAD = timedelta(days=2)

CHANGED = re.compile(
    r"updat|modif|revis(?:ed|ion)|edited|correct|chang|review|aktuali|geandert|uberarbeit|\bstand\b|mis(?:e)? a jour|"
    r"actuali[sz]|aggiorna|atualiza|bijgewerkt|gewijzigd|uppdatera|opdatere|oppdatert|andrad|sist endret|paivitet|"
    r"zaktualiz|aktualiz|zmenen|frissit|modosit|ενημερω|ανανεω|τροποποι|guncelle|обновл|изменен|оновлен|актуал|更新|"
    r"修改|수정|업데이트|갱신|עודכן|עדכון|تحديث|محدث|تعديل|diperbarui|cap nhat|अपडेट|ปรับปรุง|อัปเดต"
)
CAME_OUT = re.compile(
    r"publi|post(?:ed|ad)|issued|created|first|original|veroffent|erschien|erstellt|ver.ffentlicht|"
    r"gepost|geplaatst|gepubl|skapad|julkaist|opublik|vydan|zverejn|megjelen|kozzetev|δημοσι|yayin|giris|опублик|"
    r"дата|публик|公開|掲載|配信|发布|發布|입력|등록|게재|פורסם|نشر|terbit|đang|प्रकाशित|เผยแพร่"
)
# So begins a line that says it, wherever it stands.
SAID = re.compile(
    r"(?:first |originally |article |date )?(?:published|posted)\b|veröffentlicht|erschienen|publié|publicado|publicada|pubblicato|gepubliceerd|"
    r"geplaatst|publicerad|publisert|offentliggjort|julkaistu|opublikowano|publikováno|publikované|közzétéve|publicat|"
    r"δημοσι|yayın|опублик|публик|公開|掲載|发布|發布|입력|등록|פורסם|نشر|diterbitkan"
)
PASSED = re.compile(
    r"accessed|retrieved|expires|event|deadline|born|copyright|©|today is|heute ist|abgerufen|consulte"
)
AGENDA = re.compile(r"\bevents?\b|calendar|agenda", re.IGNORECASE)
CLOCK = re.compile(r"clock|today|current|weather|expir|event|comment", re.IGNORECASE)
# Beside the day a line may hold its label, a clock and a name, but it is no sentence.
MOST_WORDS = 14
MOST_LABEL = 4
LONGEST_DATED = 150
MOST_TIMES = 60
MOST_SEARCHED = 4000


def iso_date(text: str) -> str:
    """A date as machines write it as ISO 8601, as exact as it was given; empty for what is none."""
    bare = text.strip()
    if not bare:
        return ""
    if found := ISO.search(bare):
        return _moment(*found.groups())
    if EPOCH.fullmatch(bare):
        return _valid(datetime.fromtimestamp(int(bare[:10]), UTC).isoformat())
    if found := COMPACT.match(bare):
        return _valid("-".join(found.groups()))
    if ":" not in bare:
        return ""
    try:
        return _valid(parsedate_to_datetime(bare).isoformat())
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""


def _moment(
    year: str, month: str, day: str, hour: str | None, minute: str, second: str | None, zone: str | None
) -> str:
    form = f"{year}-{int(month):02}-{int(day):02}"
    if hour is None:
        return _valid(form)
    west = (
        "+00:00"
        if zone in {"Z", "UTC", "GMT"}
        else f"{zone[:3]}:{zone[3:].strip(':') or '00'}"
        if zone
        else ""
    )
    return _valid(f"{form}T{int(hour):02}:{minute}:{second or '00'}{west}") or _valid(form)


def date_in(value: object, language: str = "") -> str:
    """The date in a value of linked data or of the head, however it is written; empty for what is none."""
    if isinstance(value, list):
        return next((day for part in value[:5] if (day := date_in(part, language))), "")
    if isinstance(value, dict):
        return date_in(value.get("@value") or value.get("value"), language)
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    text = str(value)[:80]
    return iso_date(text) or _valid(written_date(text, language))


def _valid(form: str) -> str:
    try:
        moment = datetime.fromisoformat(form)
    except ValueError:
        return ""
    if form[:10] in MADE_UP or form in MADE_UP or moment.year < EARLIEST:
        return ""
    now = datetime.now(UTC)
    return form if moment.replace(tzinfo=moment.tzinfo or UTC) < now + AHEAD else ""


def _first_date(metas: Metas, names: tuple[str, ...], language: str) -> str:
    values = (value for name in names for value in metas.get(name, []))
    return next((date for value in values if (date := date_in(value, language))), "")


def published_on(
    place: Place, tree: HtmlElement, article: Node, metas: Metas, url: str, language: str
) -> str:
    """The day, or the moment, an article came out: linked data first, then the head, the page, its address."""
    stated = date_in(article.get("datePublished"), language) or _first_date(metas, PUBLISHED, language)
    stated = stated or _marked(place, tree, "datePublished", language)
    stated = stated or date_in([article.get("dateCreated"), article.get("uploadDate")], language)
    if stated:
        return stated
    told = next((day for day in days_told(place, tree, language) if day.changed is not True), None)
    addressed = _addressed(url)
    if told and (told.changed is False or not addressed or told.date[:10] == addressed):
        return told.date
    return addressed or _labelled(place, tree, language)


def modified_on(place: Place, tree: HtmlElement, article: Node, metas: Metas, language: str) -> str:
    """When an article was changed last."""
    stated = date_in(article.get("dateModified"), language) or _first_date(metas, MODIFIED, language)
    stated = stated or _marked(place, tree, "dateModified", language)
    return stated or next((day.date for day in days_told(place, tree, language) if day.changed), "")


def _marked(place: Place, tree: HtmlElement, name: str, language: str) -> str:
    """The date in an element that names itself so, unless it belongs to another story."""
    also = " | .//time[@pubdate]" if name == "datePublished" else ""
    for element in tree.xpath(f".//*[contains(@itemprop, '{name}')]{also}")[:8]:
        if not place.is_beside(element):
            stated = element.get("datetime") or element.get("content") or "".join(element.itertext())
            if date := date_in(stated, language):
                return date
    return ""


def _addressed(url: str) -> str:
    """The day in an address."""
    found = URL_DATE.search(url.lower())
    if not found:
        return ""
    if found["name"]:
        return _valid(written_date(f"{found['date']} {found['name']} {found['year']}"))
    month, day = found["month"] or found["m"], found["day"] or found["d"]
    return _valid(calendar_day(int(found["year"]), int(month), int(day)))


def _labelled(place: Place, tree: HtmlElement, language: str) -> str:
    """The one day that a line anywhere in the article says it came out on."""
    found: set[str] = set()
    body = tree.find("body")
    for element in (
        islice(
            body.iter(
                "p",
                "span",
                "div",
                "li",
                "small",
                "em",
                "strong",
                "b",
                "i",
                "time",
                "dt",
                "th",
                "h4",
                "h5",
                "td",
            ),
            MOST_SEARCHED,
        )
        if body is not None
        else ()
    ):
        texts = [element.text, *(child.tail for child in element)]
        if any(text and SAID.match(text.strip().lower()) for text in texts) and not place.is_beside(element):
            line = " ".join(" ".join(element.itertext()).split())
            if len(line.split()) <= MOST_LABEL and (value := element.getnext()) is not None:
                # The label stands in an element of its own before the day's.
                line = f"{line} {' '.join(' '.join(value.itertext()).split())}"
            days = written_dates(line, language) if len(line) <= LONGEST_DATED else []
            found |= {
                day
                for written in days[:1]
                if len(written.before.split()) <= MOST_LABEL and (day := _valid(written.day))
            }
    return found.pop() if len(found) == 1 else ""


@dataclass(frozen=True, slots=True)
class Told:
    """A date that a reader sees: of the change, of coming out, or not said of which."""

    date: str
    changed: bool | None


def days_told(place: Place, tree: HtmlElement, language: str) -> list[Told]:
    """The dates that stand around the headline; where there are none, those of `time` in the article's other lines."""
    found: list[Told] = []
    label = ""
    for line in place.lines():
        found += _told_in(line, label, language)
        # A label may stand in a line of its own.
        label = line.text if len(line.pieces) == 1 and len(line.text.split()) <= MOST_LABEL else ""
    for element in list(tree.iter("time"))[:MOST_TIMES] if not found else ():
        parent = element.getparent()
        if parent is not None and not place.is_beside(element):
            text = " ".join(" ".join(parent.itertext()).split())
            silent = not "".join(element.itertext()).strip()
            found += _told_in(Line([], element) if silent else Line([text], parent), "", language)
    return found


def _told_in(line: Line, label: str, language: str) -> Iterator[Told]:
    text = line.text
    parent = line.element.getparent()
    agenda = parent is not None and bool(AGENDA.search(_names(parent)))
    if len(text) > LONGEST_DATED or agenda or CLOCK.search(_names(line.element)):
        return
    times = [line.element] if line.element.tag == "time" else list(line.element.iter("time"))
    exact = [(time, date) for time in times if (date := date_in(time.get("datetime"), language))]
    written = written_dates(text, language)
    if len(exact) == 1 and len(written) <= 1:
        time, date = exact[0]
        before = f"{levelled(label)} {written[0].before if written else levelled(text)}"
        if _is_label(before, text):
            yield Told(date, _changed(before, f"{_names(time)} {_names(line.element)}"))
        return
    for number, day in enumerate(written):
        date = next((moment for _, moment in exact if moment[:10] == day.day), _valid(day.day))
        before = day.before if number else f"{levelled(label)} {day.before}"
        if date and _is_label(before, text):
            yield Told(date, _changed(before, _names(line.element)))


def came_out_in(text: str, language: str = "") -> str:
    """The first day in a line of dates that is not said to be that of a change."""
    days = ((_valid(day.day), day.before) for day in written_dates(text, language))
    return next((day for day, before in days if day and _changed(before, "") is not True), "")


def _is_label(words: str, text: str) -> bool:
    """Tell whether what stands before a date is a label or a name, and no sentence."""
    if PASSED.search(words) or len(words.split()) > MOST_WORDS:
        return False
    sentence = text.rstrip().endswith((".", "!", "?", "。")) and len(text.split()) > MOST_WORDS // 2
    return not sentence or bool(CAME_OUT.search(words) or CHANGED.search(words))


def _changed(words: str, names: str) -> bool | None:
    """Tell of which day the last label before a date speaks; without one, what its element is named."""
    for told in (words, names.lower()):
        changed = max((found.end() for found in CHANGED.finditer(told)), default=-1)
        came_out = max((found.end() for found in CAME_OUT.finditer(told)), default=-1)
        if changed != came_out:
            # An element that is named both holds the day of an article that was never changed.
            return changed > came_out if told is words else came_out < 0 or "modif" in told
    return None


def _names(element: HtmlElement) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''} {element.get('itemprop') or ''}"
