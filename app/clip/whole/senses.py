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
_DONE = r"(?:(?:have|you.ve|just) read|remaining|noch|gelesen|es fehlen|lu|reste|restent|leído|queda|quedan|falta|faltan|letto|resta|restano|rimane|rimangono|mancano|gelezen|nog|leu|restam|faltam|pozostało|przeczytałeś|kvar|läst|tilbage|igjen)"
_SHARE = re.compile(
    rf"\d[\d.,]{{0,6}} ?{_UNIT}.{{0,24}}?(?<!\w){_LEFT}|(?<!\w){_DONE}(?: \w+)?:? \d[\d.,]{{0,6}} ?{_UNIT}"
)
_PRICE = re.compile(
    r"(?:[$€£¥] ?\d|\d[\d.,]{0,6} ?(?:[€$£¥]|euros?\b|eur\b|usd\b|chf\b|franken\b|pounds?\b|dollars?\b|cents?\b|zł|kr\b|kronor|kroner|kč|円|元|원|руб|₽|₺|p(?: (?:a|per) |(?!\w))))"
)
# A brand's own name for what costs: "Blatt+", "mit Blatt Plus".
_PLUS = re.compile(
    r"(?<!google)[^\W\d_]\+(?![\w+])|(?<!\w)(?:mit|bei|avec|con|met|med)(?: \w+){1,2} plus(?!\w)"
)
# "The whole interview", "den ausführlichen Bericht", "el reportaje completo": what there is more of than is shown.
_NOUN = (
    r"(?:article|story|stories|piece|text|post|report|interview|analysis|review|column|feature|essay|investigation|version|coverage|reportage|recipe|guide|ranking|"
    r"artikel\w*|beitrag\w*|beiträge|bericht\w*|gespräch\w*|geschichte|recherche|analyse|kommentar|rezension|kritik|rezept|test(?:bericht)?|fassung|"
    r"texte|enquête|entretien|récit|critique|recette|papier|contenu|artículo|noticia|reportaje|entrevista|texto|nota|crónica|análisis|contenido|receta|historia|información|"
    r"articolo|testo|servizio|inchiesta|intervista|storia|analisi|recensione|ricetta|contenuto|notizia|pezzo|verhaal|stuk|artigo|matéria|notícia|reportagem|conteúdo|"
    r"artikeln|saken|historien|jutun?|juttu|artykułu?|tekstu?|haber\w*|yazı\w*)"
)
# A link to a review or a guide elsewhere calls it whole, too.
_STORY = (
    _NOUN.replace("|review", "")
    .replace("|guide|ranking", "")
    .replace("|recensione", "")
    .replace("|rezension|kritik", "")
    .replace("|test(?:bericht)?", "")
    .replace("|coverage", "")
    .replace("|analysis", "")
)
_FULL = (
    r"(?:full|whole|entire|complete|remaining|ganze[nrs]?|gesamte[nrs]?|vollständige[nrs]?|komplette[nrs]?|ausführliche[nrs]?|ungekürzte[nrs]?|restliche[nrs]?|"
    r"entière?|complète?|complet|intégrale?|complet[oa]|enter[oa]|íntegr[oa]|inter[oa]|integrale?|volledige?|hele|inteir[oa]|integral|hela|koko|cały|całego|tam)"
)
_FULL_BEHIND = r"(?:entière?|complète?|complet|intégrale?|complet[oa]|enter[oa]|íntegr[oa]|inter[oa]|integrale?|inteir[oa]|integral)"
_REST = r"(?:rest|remainder|second half|suite|fin|reste|resto|seguito|continuación|continuação|final|rest|fortsetzung|ende|zweite hälfte|zweiter teil|vervolg|fortsättning\w*|fortsættelse\w*|reszta|resztę|loput)"
_WHOLE = re.compile(
    rf"(?<!\w){_FULL} (?:\w+ )?{_STORY}(?!\w)|(?<!\w){_STORY} (?:\w+ )?{_FULL_BEHIND}(?!\w)|"
    rf"(?<!\w){_REST} (?:of |de |des |dieser |dieses |del |della |dell'|do |da |van |av |l'|d')(?:the |this |our |la |le |l'|cet |cette |ce |este |esta |questo |questa |quest'|unsere[sr]? |nuestr[oa] |dit |het |een )?{_NOUN}(?!\w)|"
    r"(?<!\w)(?:remaining|restliche[nrs]?|übrigen|rimanenti|restantes?|dernières) (?:pages?|paragraphs?|parts?|chapters?|seiten|absätze|teile|kapitel|paragraphes|pagine|paragrafi|páginas|párrafos)(?!\w)|"
    r"(?<!\w)(?:how (?:it|the story|this) (?:ends|goes on|continues)|wie (?:es|die geschichte|das) (?:ausgeht|endet|weitergeht)|comment (?:ça|cela|l'histoire|tout) (?:finit|se termine|continue)|"
    r"cómo (?:termina|acaba|sigue|continúa)|come (?:va a finire|finisce|continua|prosegue)|como (?:termina|acaba))(?!\w)|"
    rf"(?<!\w)(?:continues?|continúa|continua|sigue|segue|prosegue) (?:\w+ )?{_NOUN} (?:on|in|en|dans|nell|sull|na|no)|"
    rf"(?<!\w){_NOUN} (?:continues|goes on|geht weiter|se poursuit|continue|continúa|sigue|continua|prosegue) (?:on|in|auf|dans|sur|en|nell|sull|na|no)|"
    r"(?<!\w)(?:see|view|read|get|want|for|show|open|reveal|display|öffnen|anzeigen|abrir|aprire|ouvrir|afficher|lecture de|lettura del|lectura del|to|vedere|leggere|scoprire|ver|leer|conocer|descubrir|voir|lire|découvrir|connaître|sehen|lesen|erfahren) (?:you )?(?:the rest|the remainder|what happen\w*|il resto|il seguito|el resto|lo que sigue|"
    r"la suite|le reste|den rest|wie es weiter\w*)(?!\w)|"
    r"(?<!\w)(?:la suite|le reste|der rest|die fortsetzung|the rest|the remainder|il resto|il seguito|el resto|la continuación|o resto|de rest|resten) (?:vous|est|sont|se|n'|dieses|ist|lesen|gibt|steht|finden|is|awaits|è|lo|ti|vi|te|está|esta|solo|sólo|é|van)(?!\w)"
)
# "Something keeps our adverts from loading": whatever bars them.
_ADS = r"(?:ads?|adverts?|advertis\w+|werbung|anzeigen|werbeanzeigen|pubs?|publicités?|anuncios?|publicidad|annunci\w*|pubblicità|reclame|advertenties|anúncios|publicidade|annonser|reklam\w*)"
_BARS = r"(?:block|blocking|blocks|blocked|keep|keeping|keeps|prevent\w*|stop|stopping|stops|hides?|hiding|blockier\w*|verhinder\w*|unterdrück\w*|bloqu\w*|empêch\w*|masqu\w*|impid\w*|impedis\w*|imped\w*|blocc\w*|blokk\w*|blocker\w*|blokuj\w*)"
_BARRED = re.compile(
    rf"(?<!\w){_BARS}(?: [\w']+){{0,3}} {_ADS}(?!\w)|(?<!\w){_ADS}(?: [\w']+){{0,3}} {_BARS}(?!\w)"
)
# "You have used up your free articles", "0 articoli in omaggio rimasti".
_FREE = r"(?:free|complimentary|gift|included|kostenlose\w*|kostenfreie\w*|freie\w*|gratis|gratuite?s?|offerts?|gratuit[oaie]s?|libres|omaggio|regalo|cortesía|grátis|fria)"
_READS = r"(?:articles?|stories|story|reads?|views?|texts?|artikel\w*|beiträge\w*|texte\w*|lectures?|artículos?|noticias?|lecturas?|notas?|articol[oi]|letture|notizie|artigos?|matérias?)"
_SPENT = (
    r"(?:used|used up|reached|read all|hit|exhausted|spent|gone|over|finished|no more|zero|none|last|aufgebraucht|ausgeschöpft|verbraucht|erreicht|gelesen|keine|letzte\w*|épuis\w*|atteint\w*|utilisé\w*|consommé\w*|dernier|"
    r"agotad\w*|agotaste|alcanzad\w*|consumid\w*|gastad\w*|últim\w*|esaurit\w*|raggiunt\w*|finit[oaie]|usat[oaie]|terminat[oaie]|ultim[oaie]|opgebruikt|bereikt|esgot\w*|atingi\w*)"
)
_QUOTA = re.compile(
    rf"(?<!\w){_SPENT}(?: [^\W_]+){{0,5}} (?:{_FREE} (?:[^\W_]+ )?{_READS}|{_READS} (?:[^\W_]+ )?{_FREE})(?!\w)|"
    rf"(?<!\w)(?:{_FREE} {_READS}|{_READS} (?:[^\W_]+ )?{_FREE})(?: [^\W_]+){{0,6}} {_SPENT}(?!\w)|(?<!\w)0 (?:[^\W_]+ )?(?:{_READS} (?:[^\W_]+ )?{_FREE}|{_FREE} {_READS})(?!\w)"
)
_WHOLE_HAS = (
    "full", "whole", "entire", "remain", "complet", "complèt", "ganz", "gesamt", "vollst", "komplett", "ausführ", "ungekürzt", "restlich", "übrig", "entier", "entièr", "intégr", "íntegr",
    "integr", "enter", "inter", "volledig", "hel", "inteir", "koko", "cał", "tam ", " rest", "the rest", "suite", "resto", "seguito", "continua", "weiter", "fortset", "vervolg", "loput",
    "half", "hälfte", "ends", "goes on", "endet", "ausgeht", "termin", "finit", "finisc", "acaba", "finire", "prosegue", "sigue", "segue", "poursuit", "continue", "continú", "derni", "sehen", "happen", "teil",
)  # fmt: skip
_BARRED_HAS = (
    "block",
    "keep",
    "prevent",
    "stop",
    "hid",
    "verhind",
    "unterdr",
    "bloqu",
    "empêch",
    "masqu",
    "imped",
    "blocc",
    "blok",
)
_QUOTA_HAS = (
    "free",
    "compl",
    "gift",
    "includ",
    "kosten",
    "freie",
    "gratis",
    "gratui",
    "offert",
    "libre",
    "omaggio",
    "regalo",
    "cortes",
    "grátis",
    "fria",
)
# A pattern, and what one of must stand in a text for it to be looked for at all.
_PATTERNS = (
    (Sense.PAY, _PLUS, ("+", "plus")),
    (Sense.PRICE, _PRICE, tuple("0123456789")),
    (Sense.SHARE, _SHARE, tuple("0123456789")),
    (Sense.HOLD, _WHOLE, _WHOLE_HAS),
    (Sense.BLOCKER, _BARRED, _BARRED_HAS),
    (Sense.LIMIT, _QUOTA, _QUOTA_HAS),
)
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
    for sense, pattern, needed in _PATTERNS:
        if any(part in low for part in needed) and pattern.search(low):
            yield sense
    if _OTHER_SCRIPT.search(low):
        yield from (sense for sense, pattern in _SCRIPTS.items() if pattern.search(low))


def _at(low: str, start: int) -> Iterator[Sense]:
    for stem, whole, sense in _BEGINS.get(low[start : start + 3], ()):
        end = start + len(stem)
        if low.startswith(stem, start) and not (whole and low[end : end + 1].isalnum()):
            yield sense
