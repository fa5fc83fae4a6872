"""A line in; whether it is a running clock, and its words without one, or the dateline that it is, out."""

from __future__ import annotations

import re

LONGEST = 100  # letters of a label line
_NUMBER = r"(?:\d[\d.,\u00a0\u202f ]*\s?(?:[KkMm]|mil|tys)?\.?|an?|one|une?|eine[rmn]?|no)"
_UNIT = (
    r"(?:s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|weeks?|months?|years?"
    r"|secondes?|heures?|jours?|semaines?|mois|ans?"
    r"|sekunden?|minuten?|stunden?|std\.?|tage?n?|wochen?|monate?n?|jahre?n?"
    r"|segundos?|minutos?|horas?|días?|dias?|semanas?|meses|mes|años?|anos?|mês"
    r"|secondi|minuti|minuto|or[ae]|giorn[io]|settiman[ae]|mes[ei]|ann[io]"
    r"|seconden|minuut|uur|uren|dag(?:en)?|weken|maand(?:en)?"
    r"|секунд\w*|минут\w*|час\w*|дн\w*|день)"
)
_AGO = (
    rf"(?:{_NUMBER}\s*{_UNIT}(?:\s*,?\s*{_NUMBER}\s*{_UNIT})?\s+(?:ago|geleden|fa|atrás|назад)"
    rf"|(?:il y a|vor|hace|há|för|för)\s+{_NUMBER}\s*{_UNIT}(?:\s+sedan)?"
    r"|just now|moments ago|yesterday|hier|gestern|ayer|ieri|ontem|gisteren|i går|à l['’]instant|gerade eben"
    r"|\d+\s*(?:分钟|分鐘|小时|小時|天|秒)前|\d+\s*(?:分|時間|日|秒)前|(?:منذ|قبل)\s+\d*\s*\w+)"
)
_COUNTED = r"(?:\d[\d.,\u00a0\u202f ]*\s?(?:[KkMm]|mil)?|no|keine|aucun|sin|nessun)"
_MONTH = (
    r"(?:jan|feb|fév|fev|mar|mär|mrt|apr|avr|abr|may|mai|mag|mei|maj|jun|juin|giu|jul|juil|lug|aug|août|ago"
    r"|sep|set|oct|okt|ott|out|nov|dec|dez|déc|dic)[^\W\d_]*\.?"
)
_DAY = (
    r"(?:mon|tue|wed|thu|fri|sat|sun|lun|mar|mer|jeu|ven|sam|dim|mo|di|mi|do|fr|sa|so|montag|dienstag|mittwoch"
    r"|donnerstag|freitag|samstag|sonntag|lunes|martes|miércoles|jueves|viernes|sábado|domingo)[^\W\d_]*\.?"
)
_ZONE = r"(?:GMT|UTC|BST|CES?T|E[SD]T|C[SD]T|M[SD]T|P[SD]T|ET|CT|PT|IST|JST|AE[SD]T|SGT|HKT|MSK|Z)"
_LITTLE = r"(?:at|on|of|the|le|la|à|a|um|am|den|alle|às|om|il|el|de|uhr|today|yesterday|p\.?m\.?|a\.?m\.?|h|and|et|,|·|-|–|\|)"
_WHEN = (
    rf"(?:\s*(?:(?<!\d)\d{{1,4}}(?:st|nd|rd|th|er|º|\.)?(?:[:.h/-]\d{{1,4}})*(?:[ap]m)?|{_MONTH}|{_DAY}|{_ZONE}"
    rf"|{_LITTLE}|[+-]\d{{1,2}})(?![^\W\d_]))+"
)
# The day of publication does not run: where it changes, that is news.
_PUBLISHED = (
    r"(?:(?:first )?(?:published|posted)|publié|veröffentlicht|publicado|pubblicato|gepubliceerd|publicerad)"
)
_UPDATED = (
    r"(?:(?:last|article)?\s*(?:updated|modified|last update)"
    r"|(?:dernière )?mise? à jour|modifié|aktualisiert|stand|zuletzt aktualisiert"
    r"|(?:última )?actualizaci[óo]n|actualizado|aggiornato|atualizado|bijgewerkt"
    r"|uppdaterad|opdateret|oppdatert|обновлено|更新(?:时间|時間|日時)?|تحديث)"
)
_READ = (
    r"(?:\d+\s*[-–]?\s*min(?:ute)?s?\.?\s*(?:read|de lecture|lesezeit|de lectura|di lettura|de leitura|leestijd)"
    r"|(?:reading time|lesedauer|lesezeit|temps de lecture|tiempo de lectura|tempo di lettura)\s*:?\s*(?:ca\.\s*)?"
    r"\d+\s*min(?:ut\w*)?\.?)"
)
_COUNT = (
    rf"(?:{_COUNTED}\s*(?:page\s*views?|views?|reads|readers|comments?|shares?|likes?|replies|reply|reactions?"
    r"|vues?|commentaires?|partages?|kommentare?|aufrufe|comentarios?|comentários?|vistas|visitas|visualizaciones"
    r"|commenti|commento|visualizzazioni|reacties|просмотр\w*|комментари\w*)"
    r"|(?:comments?|commentaires|kommentare|comentarios|views|shares)\s*[:(]\s*[\d.,]+\s*\)?)"
)
# Compiled when a line first asks for it, as that takes long and few who read marks compare versions.
_CLOCK = rf"(?i)(?:{_UPDATED}\s*:?\s*(?:{_AGO}|{_WHEN})|{_PUBLISHED}\s*:?\s*{_AGO}|{_AGO}|{_READ}|{_COUNT})\s*\.{{0,3}}"
_APART = re.compile(
    rf"(\s*[·•|/]\s*|\s+[–—-]\s+|\t+|\s{{2,}}|\s*\n\s*|[,;]\s+(?={_UPDATED}\b))", re.IGNORECASE
)
_BY = re.compile(r"(?:by|von|par|por|di|door|de)\s", re.IGNORECASE)
_DATELINE = re.compile(
    r"(?P<place>[^\W\d_][^\n(—–]{1,40}?)(?P<rest>,? [^\n—–(]{0,25}\d{0,2}[^\n—–(]{0,6})??"
    r"(?P<agency> ?\([^\n()]{2,40}\))?\s*(?P<dash>[—–-]{1,2}|:)?"
)
_OPENING = re.compile(
    r"(?:^|(?<=\n))([^\W\d_][^\n—–]{1,90}?)[ \t]*(?:(?<=[ \t])[—–-]{1,2}(?=\s)|[—–]|(?=\n|$))"
)


def is_clock(line: str) -> bool:
    """True if nothing but running clocks, ages and counts stands in the line."""
    if len(line) > LONGEST:
        return False
    parts = [part for part in _APART.split(line.strip())[::2] if part.strip()]
    return bool(parts) and all(re.fullmatch(_CLOCK, part.strip()) for part in parts)


def clockless(line: str) -> str | None:
    """A short label line with a mark for each clock in it; None if there is none, or if it is a sentence.

    A clock counts where it stands apart, behind a bar or a point in the middle: a number within words is news.
    """
    line = line.strip()
    if len(line) > LONGEST or "\n" in line:
        return None
    parts = _APART.split(line)
    if len(parts) == 1 and _BY.match(line) and line.count(",") == 1:
        parts = re.split(r"(,\s+)", line)
    clocks = [n for n in range(0, len(parts), 2) if re.fullmatch(_CLOCK, parts[n].strip())]
    for number in clocks:
        parts[number] = "\0"
    rest = "".join(parts[n] for n in range(0, len(parts), 2))
    return "".join(parts) if clocks and not rest.rstrip().endswith((".", "!", "?", ":", ";")) else None


def opening_dateline(text: str) -> tuple[int, int]:
    """Where a dateline opens one of the first lines, with its dash; an empty span if none does."""
    for found in _OPENING.finditer(text, 0, 4_000):
        if dateline(found[0]):
            return found.start(1), found.end()
    return 0, 0


def dateline(text: str) -> str:
    """The dateline that a text is, without the dash behind it; empty if it is none."""
    if len(text) > 2 * LONGEST:
        return ""
    text = re.sub(r"(?:\s+[—–-]{1,2})+$", " —", " ".join(text.split()))
    found = _DATELINE.fullmatch(text) if len(text) <= LONGEST else None
    if found is None or not (found["dash"] or found["agency"] or re.search(r",.*\d", text)):
        return ""
    city = re.split(r"[,(]", text)[0].rstrip(" —–-:")
    letters = [letter for letter in city if letter.isalpha()]
    loud = bool(letters) and all(letter.isupper() for letter in letters)
    if not (loud or (found["agency"] and city[:1].isupper() and len(city.split()) <= 4)):
        return ""
    return text.rstrip(" —–-:")
