"""A short text of a page comes in, what it speaks of goes out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from app.clip.whole.stems import OTHER_SCRIPTS, STEMS, Sense

_OTHER_SCRIPT = re.compile("[\u0600-\u06ff\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_SCRIPTS = {sense: re.compile(pattern) for sense, pattern in OTHER_SCRIPTS.items()}

# "You have read 30 %", "noch 850 Wörter", "62 % restants": a number, its unit, and one of these words near it.
_UNIT = (
    r"(?:%|percent|per ?cent|prozent|pour ?cent|por ?ciento|per cento|procent|(?:more |weitere |altre |otras |autres )?"
    r"(?:words|paragraphs|minutes|wörter|worte|absätze|zeichen|minuten|mots|paragraphes|caractères|palabras|párrafos|minutos|caracteres|parole|paragrafi|battute|minuti|woorden|słów|znaków|ord)\b)"
)
_LEFT = (
    r"(?:remain(?:s|ing)?\b|left\b|to go\b|(?:left|more|still) to read\b|unread|(?:of|in) this\b|of the (?:article|story|text|piece)|gelesen|verbleib\w*|übrig\w*|fehlen\b|(?:des|vom) (?:artikels?|textes?|beitrags?)|dieses\b|weiter\b|zu lesen|lesen\b|"
    r"reste\w*|restant\w*|(?<=%.)lus?\b|à lire|de (?:cet|ce|l'article)|leíd\w*|queda\w*|restante\w*|faltan?\b|por leer|(?:del|de este) (?:artículo|texto|reportaje)|lett[oi]\b|rest[aio]\b|restan(?:o|ti)|rimane\w*|rimanent\w*|rimast\w*|manca(?:no)?\b|da leggere|(?:dell'|di questo )articolo|"
    r"gelezen|resterend\w*|te lezen|lid[oa]s?\b|restam?\b|faltam?\b|para ler|artykuł\w*|pozostał\w*|kvar\b|tilbage\b|igjen\b|läst\b|jäljellä)"
)
_DONE = r"(?:(?:have|you.ve|just) read|remaining|noch|gelesen|es fehlen|lu|reste|restent|leído|queda|quedan|letto|resta|restano|rimane|rimangono|mancano|gelezen|nog|leu|restam|faltam|pozostało|przeczytałeś|kvar|läst|tilbage|igjen)"
_SHARE = re.compile(
    rf"\d[\d.,]{{0,6}} ?{_UNIT}.{{0,24}}?(?<!\w){_LEFT}|(?<!\w){_DONE}(?: \w+)?:? \d[\d.,]{{0,6}} ?{_UNIT}"
)
_PRICE = re.compile(
    r"(?:[$€£¥] ?\d|\d[\d.,]{0,6} ?(?:[€$£¥]|euros?\b|eur\b|usd\b|chf\b|franken\b|pounds?\b|dollars?\b|cents?\b|zł|kr\b|kronor|kroner|kč|円|元|원|руб|₽|₺|p (?:a|per) ))"
)
# A brand's own name for what costs: "Blatt+", "mit Blatt Plus".
_PLUS = re.compile(
    r"(?<!google)[^\W\d_]\+(?![\w+])|(?<!\w)(?:mit|bei|avec|con|met|med)(?: \w+){1,2} plus(?!\w)"
)
_PATTERNS = ((Sense.PAY, _PLUS), (Sense.PRICE, _PRICE), (Sense.SHARE, _SHARE))
_WORD = re.compile(r"[^\W_]+")


def _table() -> tuple[dict[str, list[tuple[str, bool, Sense]]], dict[str, Sense]]:
    """The stems by their first three letters, and the endings."""
    begins: dict[str, list[tuple[str, bool, Sense]]] = {}
    ends: dict[str, Sense] = {}
    for sense, stems in STEMS.items():
        for stem in (one.strip() for one in re.split("[,\n]", stems) if one.strip()):
            bare = stem.rstrip("_")
            if bare.startswith("-"):
                ends[bare[1:]] = sense
            else:
                begins.setdefault(bare[:3], []).append((bare, stem != bare, sense))
    return begins, ends


_BEGINS, _ENDS = _table()
_ENDINGS = tuple(_ENDS)


@lru_cache(maxsize=512)
def senses(text: str) -> frozenset[Sense]:
    """What a short text speaks of."""
    return frozenset(_senses(" ".join(text.casefold().replace("’", "'").split())))


def _senses(low: str) -> Iterator[Sense]:
    for word in _WORD.finditer(low):
        yield from _at(low, word.start())
        if word.group().endswith(_ENDINGS):
            yield from (sense for ending, sense in _ENDS.items() if word.group().endswith(ending))
    for sense, pattern in _PATTERNS:
        if pattern.search(low):
            yield sense
    if _OTHER_SCRIPT.search(low):
        yield from (sense for sense, pattern in _SCRIPTS.items() if pattern.search(low))


def _at(low: str, start: int) -> Iterator[Sense]:
    for stem, whole, sense in _BEGINS.get(low[start : start + 3], ()):
        end = start + len(stem)
        if low.startswith(stem, start) and not (whole and low[end : end + 1].isalnum()):
            yield sense
