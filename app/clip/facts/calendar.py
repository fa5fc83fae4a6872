"""Text comes in, the days written in it go out as ISO 8601, in the languages of the press."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

# One line a language, one column a month, as they stand beside a day: full, and short.
LANGUAGES = (
    "january/jan february/feb/febr march/mar april/apr may june/jun july/jul august/aug september/sep/sept october/oct november/nov december/dec",
    "januar/janner/jaenner/jan februar/feber/feb marz/maerz/mar april/apr mai juni/jun juli/jul august/aug september/sep/sept oktober/okt november/nov dezember/dez",
    "janvier/janv fevrier/fevr mars avril/avr mai juin juillet/juil/juill aout septembre/sept octobre/oct novembre/nov decembre/dec",
    "enero/ene febrero/feb marzo/mar abril/abr mayo/may junio/jun julio/jul agosto/ago septiembre/setiembre/sep/sept/set octubre/oct noviembre/nov diciembre/dic",
    "gennaio/gen/genn febbraio/feb/febbr marzo/mar aprile/apr maggio/mag giugno/giu luglio/lug agosto/ago settembre/set/sett ottobre/ott novembre/nov dicembre/dic",
    "janeiro/jan fevereiro/fev marco/mar abril/abr maio/mai junho/jun julho/jul agosto/ago setembro/set outubro/out novembro/nov dezembro/dez",
    "gener/gen febrer/feb marc abril/abr maig juny juliol/jul agost/ag setembre/set octubre/oct novembre/nov desembre/des",
    "januari/jan februari/feb maart/mrt april/apr mei juni/jun juli/jul augustus/aug september/sep/sept oktober/okt november/nov december/dec",
    "januari/jan februari/feb/febr mars/mar april/apr maj juni/jun juli/jul augusti/aug september/sep/sept oktober/okt november/nov december/dec",
    "januar/jan februar/feb marts/mar april/apr maj juni/jun juli/jul august/aug september/sep/sept oktober/okt november/nov december/dec",
    "januar/jan februar/feb mars/mar april/apr mai juni/jun juli/jul august/aug september/sep/sept oktober/okt november/nov desember/des",
    "tammikuuta/tammikuu helmikuuta/helmikuu maaliskuuta/maaliskuu huhtikuuta/huhtikuu toukokuuta/toukokuu kesakuuta/kesakuu heinakuuta/heinakuu elokuuta/elokuu syyskuuta/syyskuu lokakuuta/lokakuu marraskuuta/marraskuu joulukuuta/joulukuu",
    "stycznia/styczen/sty lutego/luty/lut marca/marzec/mar kwietnia/kwiecien/kwi maja/maj czerwca/czerwiec/cze lipca/lipiec/lip sierpnia/sierpien/sie wrzesnia/wrzesien/wrz pazdziernika/pazdziernik/paz listopada/listopad/lis grudnia/grudzien/gru",
    "ledna/leden/led unora/unor/uno brezna/brezen/bre dubna/duben/dub kvetna/kveten/kve cervna/cerven/cvn cervence/cervenec/cvc srpna/srpen/srp zari/zar rijna/rijen/rij listopadu/listopad prosince/prosinec",
    "januara/januar/jan februara/februar/feb marca/marec/mar aprila/april/apr maja/maj juna/jun jula/jul augusta/august/aug septembra/september/sep oktobra/oktober/okt novembra/november/nov decembra/december/dec",
    "januar/jan februar/febr/feb marcius/marc aprilis/apr majus/maj junius/jun julius/jul augusztus/aug szeptember/szept/szep oktober/okt november/nov december/dec",
    "ianuarie/ian februarie/feb/febr martie/mar aprilie/apr mai iunie/iun iulie/iul august/aug septembrie/sep/sept octombrie/oct noiembrie/noi/nov decembrie/dec",
    "ocak/oca subat/sub mart/mar nisan/nis mayis/may haziran/haz temmuz/tem agustos/agu eylul/eyl ekim/eki kasim/kas aralik/ara",
    "ιανουαριου/ιανουαριοσ/ιαν φεβρουαριου/φεβρουαριοσ/φεβ μαρτιου/μαρτιοσ/μαρ απριλιου/απριλιοσ/απρ μαιου/μαιοσ/μαι ιουνιου/ιουνιοσ/ιουν ιουλιου/ιουλιοσ/ιουλ αυγουστου/αυγουστοσ/αυγ σεπτεμβριου/σεπτεμβριοσ/σεπ/σεπτ οκτωβριου/οκτωβριοσ/οκτ νοεμβριου/νοεμβριοσ/νοε δεκεμβριου/δεκεμβριοσ/δεκ",
    "января/январь/янв февраля/февраль/фев/февр марта/март/мар апреля/апрель/апр мая/маи июня/июнь/июн июля/июль/июл августа/август/авг сентября/сентябрь/сен/сент октября/октябрь/окт ноября/ноябрь/ноя/нояб декабря/декабрь/дек",
    "січня/січ лютого/лют березня/бер квітня/квіт/кві травня/трав/тра червня/черв/чер липня/лип серпня/серп/сер вересня/вер жовтня/жовт/жов листопада/лист/лис грудня/груд/гру",
    "януари/яну февруари/фев март/мар април/апр маи юни юли август/авг септември/сеп/септ октомври/окт ноември/ное декември/дек",
    "ינואר פברואר מרץ/מרס אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר",
    "يناير فبراير مارس ابريل مايو يونيو يوليو اغسطس سبتمبر اكتوبر نوفمبر ديسمبر",
    "كانون-2 شباط اذار نيسان ايار حزيران تموز اب ايلول تشرين-1 تشرين-2 كانون-1",
    "جانفي فيفري مارس افريل ماي جوان جويلية اوت سبتمبر اكتوبر نوفمبر ديسمبر",
    "januari/jan februari/feb maret/mar april/apr mei juni/jun juli/jul agustus/agt/ags september/sep oktober/okt november/nov desember/des",
    "มกราคม กุมภาพันธ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม",
    "जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर/सितम्बर अक्टूबर/अक्तूबर नवंबर/नवम्बर दिसंबर/दिसम्बर",
)  # fmt: skip
# Months of two words, as one.
ONE_WORD = (
    ("تشرين الاول", "تشرين-1"),
    ("تشرين الثاني", "تشرين-2"),
    ("كانون الاول", "كانون-1"),
    ("كانون الثاني", "كانون-2"),
)
# Years that are counted from another beginning.
ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "民國": 1911, "民国": 1911}
BUDDHIST = 543

# Signs of Indian and Thai letters are none by themselves. What may be read two ways, or at any length, takes for ever to fail.
NAME = r"(?P<month>[^\W\d_](?:[^\W\d_]|[\u0900-\u0dff\u0e00-\u0e7f](?<![^\W\d_])){0,40}(?:-[12])?)"
DAY = r"(?P<day>[0-3]?\d)"
YEAR = r"(?P<year>\d{4}|['’]\d\d)(?!\d)"
OF = r"(?:(?:de|del|di|of|den|ta'|في|ที่)\s+|d'|ب)?"
PATTERNS = tuple(
    re.compile(rf"(?<![\d.,:/-]){pattern}")
    for pattern in (
        r"(?:(?P<era>令和|平成|昭和|民國|民国)\s?)?(?P<year>\d{1,4}|元)\s?[年년]\s?(?P<month>\d{1,2})\s?[月월]\s?(?P<day>\d{1,2})\s?[日일]?",
        rf"{DAY}\s+thang\s+(?P<month>\d{{1,2}})[,\s]+(?:nam\s+)?{YEAR}",
        rf"(?P<year>\d{{4}})[-./]\s?(?P<month>\d{{1,2}})[-./]\s?{DAY}(?!\d)",
        rf"{DAY}(?:st|nd|rd|th|er|re|ος|η|:?[ae]|o|°|\.?-?(?:го|а))?[.\s]?[\s,/-]*{OF}(?:ב)?{NAME}[.,]?[\s,/-]*(?:(?:de|del|of|roku|пр?|พ\.ศ\.|ค\.ศ\.)\.?\s*)?{YEAR}",
        rf"{NAME}\.?\s*{DAY}(?:st|nd|rd|th)?[,.\s]\s*{YEAR}",
        rf"(?P<year>\d{{4}})[.,]?\s?(?:m\.\s)?{NAME}\.?\s+{DAY}\b",
    )
)
NUMERIC = re.compile(
    r"(?<![\d.,:/-])(\d{1,2})(?P<sign>[./-])\s?(\d{1,2})(?P=sign)\s?(\d{4}|\d\d)(?![\d/]|[.-]\d)"
)
# English as it is written where the month does not come first.
DAY_FIRST_ENGLISH = frozenset(["GB", "AU", "NZ", "IE", "ZA", "IN", "SG", "HK", "KE", "NG", "MT", "PK", "UK"])
YEAR_FIRST = frozenset(["zh", "ja", "ko", "hu", "lt", "mn"])


def levelled(text: str) -> str:
    """Small letters without accents, western figures, plain spaces."""
    plain = "".join(
        ""
        if unicodedata.category(ch) == "Cf"
        else str(unicodedata.digit(ch))
        if ch.isdigit() and not ch.isascii()
        else ch
        for ch in unicodedata.normalize("NFKC", text)
    )
    marks = (ch for ch in unicodedata.normalize("NFD", plain.casefold()) if not "\u0300" <= ch <= "\u036f")
    bare = unicodedata.normalize("NFC", re.sub("[\u0653-\u0655\u064b-\u0652]", "", "".join(marks)))
    bare = bare.replace("ı", "i").replace("ς", "σ")
    for words, word in ONE_WORD:
        bare = bare.replace(words, word)
    return bare


@lru_cache(maxsize=1)
def months() -> dict[str, int]:
    """The number of each name of a month."""
    return {
        levelled(name): number
        for line in LANGUAGES
        for number, names in enumerate(line.split(), 1)
        for name in names.split("/")
    }


@dataclass(frozen=True, slots=True)
class Written:
    """A day in a text, and the words in front of it, as far back as the day before."""

    day: str
    before: str
    after: str


def written_date(text: str, language: str = "") -> str:
    """The first day written in a text, as ISO 8601; empty where there is none."""
    found = written_dates(text, language)
    return found[0].day if found else ""


def written_dates(text: str, language: str = "") -> list[Written]:
    """All days written in a short text, in order."""
    if not any(ch.isdigit() for ch in text):
        return []
    bare = levelled(text)
    spans: list[tuple[int, int, str]] = []
    for pattern in PATTERNS:
        named = ((found.start(), found.end(), _named(found)) for found in pattern.finditer(bare))
        spans.extend(span for span in named if span[2])
    spans += [
        (found.start(), found.end(), day)
        for found in NUMERIC.finditer(bare)
        if (day := _ordered(found[1], found[3], found[4], found["sign"], language))
    ]
    days: list[Written] = []
    end = 0
    for start, stop, day in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start >= end:
            days.append(Written(day, bare[end:start], bare[stop:]))
            end = stop
    return days


def _named(found: re.Match[str]) -> str:
    name = found["month"]
    month = int(name) if name.isdigit() else months().get(name, 0)
    era = found.groupdict().get("era")
    figures = found["year"].strip("'’").replace("元", "1")
    year = int(figures) + ERAS[era] if era else int(figures)
    if len(figures) == 2 and not era:
        year += 2000
    if year > 2400:
        year -= BUDDHIST
    return calendar_day(year, month, int(found["day"]))


def _ordered(first: str, second: str, last: str, sign: str, language: str) -> str:
    """A day of three numbers, in the order of its language; empty where that could be told either way."""
    one, two, three = int(first), int(second), int(last)
    name, _, region = language.partition("-")
    if len(last) == 2 and name in YEAR_FIRST:
        return calendar_day(2000 + one, two, three)
    year = three if len(last) == 4 else 2000 + three
    month_first = name in {"en", ""} and sign != "." and region not in DAY_FIRST_ENGLISH
    if not name and one <= 12 and two <= 12 and one != two and sign != ".":
        return ""
    if two > 12 or (month_first and one <= 12):
        return calendar_day(year, one, two)
    return calendar_day(year, two, one)


def calendar_day(year: int, month: int, day: int) -> str:
    """A day as ISO 8601; empty where the calendar has none."""
    from datetime import date

    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""
