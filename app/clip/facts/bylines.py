"""The words that stand around names in bylines, in the languages of the press, as patterns."""

from __future__ import annotations

import re

BY = re.compile(
    r"^(?:(?:来源|來源)\s*[:：]\s*\S+\s+)?(?:(?:(?:medically |originally )?(?:written|reported|posted|published|created|compiled)|reporting|story|text|words|analysis|opinion|"
    r"review|interview|article|essay|column|report) by|by|aus \S+ (?:berichtet|von)|von|par|por|di|door|af|av|od|autor(?:en|a|es|in|zy)?|"
    r"authors?|auteurs?|texte?s?|testo(?: di)?|texto(?: de)?|a cura di|verfasst von|eine? [^\W\d_-]{4,24} von|"
    r"geschrieben von|(?:écrit|publié|posté|rédigé) par|propos recueillis par|(?:escrito|publicado) por|redaktion:|(?:scritto|pubblicato) da|(?:geschreven|geplaatst) door|skriven av|skrevet av|"
    r"skrevet af|írta|szerző|napsal[ai]?|oprac\.|opracowa(?:nie|ła?)|teks[to]|penulis|oleh|tác giả|yazan|haber|автор[ыи]?|текст|от|του|της|των|από|γράφει|"
    r"بقلم|كتب|מאת|文|撰文|取材・文|作者|(?:[\u4e00-\u9fff]{1,5}[社报報网網]\s?)?(?:記者|记者)|著者|執筆|글)(?:\s*[:：/／・]\s*|\s+)"
    r"(?:(?:unser(?:er|em)?|onze|notre|nuestr[oa]|nosso|nossa)\s)?",
    re.IGNORECASE,
)
# Words that mean much else lead to a name only with a colon.
LEADS = re.compile(
    r"^(?:interview|protokoll|kommentar|analyse|reportage|bericht|gastbeitrag|essay|kolumne|journalist|reporter|jurnalis|"
    r"kontributor|लेखक|लेखिका|रिपोर्ट)\s*[:：]\s*",
    re.IGNORECASE,
)
# So begin and end bylines of East Asia: the place, the agency, "reports from".
FROM_PLACE = re.compile(r"^[(\[（［]?[가-힣·,\s]{2,20}=\s*(?:[가-힣]{2,6}[)\]）］]\s*)?")
REPORTS_FROM = re.compile(r"\s*[／/]\s*[\u4e00-\u9fff]{2,6}(?:報導|报道)$")
GLUED_REPORTER = re.compile(r"^(?:記者|记者)(?=[\u4e00-\u9fff]{2,4}(?:[／/、，,\s]|$))")
BEFORE_JOB = re.compile(r"([가-힣]{2,4})\s?(?:기자|특파원|선임기자|논설위원)(?=$|[\s,(·])")
HAN_NAMES = re.compile(r"[\u4e00-\u9fff]{2,4}(?:\s[\u4e00-\u9fff]{2,4})+")
# "By" that has lost the space behind it.
GLUED_BY = re.compile(r"^By(?=[A-Z][a-z]+\s)")
# Words between names that are nothing else; and such as may stand within one, or before a place.
AND = [
    "and",
    "und",
    "et",
    "og",
    "och",
    "with",
    "mit",
    "avec",
    "met",
    "con",
    "és",
    "ja",
    "și",
    "si",
    "ve",
    "и",
    "и",
    "та",
    "та",
    "и",
    "της",
    "και",
    "dan",
    "và",
    "samt",
    "sowie",
]
AND_WORD = rf"(?:{'|'.join(AND)})"
BETWEEN = re.compile(rf"\s*(?:,\s*{AND_WORD}\s|[;|&\n•·、，；]|,|\s/\s|\s{AND_WORD}\s)\s*", re.IGNORECASE)
BETWEEN_TURNED = re.compile(rf"\s*(?:[;&]|\s{AND_WORD}\s)\s*", re.IGNORECASE)
LAST_OF_ROW = re.compile(rf"^(.+\s{AND_WORD}\s[^,;|]+),\s*[^,;|]+$")
MAYBE_AND = re.compile(r"\s(?:y|e|en|i|a|і|в)\s|/|\s[-–—]\s")
WHENCE = re.compile(r"^(?:da|do|de|du|del|della|dello|of|from|vom|von der|von den|para|pour|för|voor)\s")
QUOTED_ROW = re.compile(r'^\[\s*".*"\s*\]$')
PLACE_AFTER = re.compile(
    r"\s(?:in|aus|at|for|à|en|em|a|au|i|w|v|в|u|from|für|For|FOR|IN)\s(?:(?:the|der|die|la|le)\s)?(?=[^\Wa-z\d_])[^,;|&]{2,40}$"
)
WITHIN = re.compile(r"\b(von|van) (und|en|et) (zu|zum|zur|te|tot)\b", re.IGNORECASE)
HANDLE = re.compile(r"\(?\S*@\S+\)?|\(?https?://\S+\)?|\bwww\.\S+")
ADDRESS = re.compile(r"https?:|www\.|^/|@|\.(?:com|org|net)/", re.IGNORECASE)
MARKUP = re.compile(r"<[^>]{0,300}>")
# From here on it is no longer about who wrote it.
BEHIND = re.compile(
    r"(?:^|\s*[\s,;|·•(–—-])(?:(?:last |first )?(?:published|updated|posted|modified)\b|(?:medically |fact[- ]?|expert )*(?:reviewed|checked|edited|editing|"
    r"translated|illustrated|photographed|produced|filmed) by\b|(?:photos?|photograph\w*|pictures?|images?|illustrations?|graphics?|fotos?|"
    r"fotografie|bilder|grafik|foto's|fotografías?|vidéo|video)(?: by| von| par| de| di| door|\s?:)|aktualisiert|"
    r"veröffentlicht|stand:|publié|mis à jour|modifié|publicado|actualizado|atualizado|pubblicato|aggiornato|"
    r"gepubliceerd|bijgewerkt|sendung:|übersetz\w+ von|traduit par|traducción|lesezeit|lesedauer|reading time|"
    r"\d{1,3}[ -]?(?:min\b|minut|Min\.|分)|\d{1,2}[.:h]\d\d\b|\d{1,2}[./]\d{1,2}[./]\d{2}|\d{4}-\d\d|\d{4}年|"
    r"\d{1,2}\.? [^\W\d_]{3,12}\.? (?:de )?\d{4}|[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4}|(?:mon|tues|wednes|thurs|fri|satur|sun)day,? |(?:mon|tue|wed|thu|fri|sat|sun),? \d).*$",
    re.IGNORECASE,
)
FIELD = (
    r"news|staff|senior|junior|political|politics|business|sports?|science|technology|tech|health|culture|travel|video|"
    r"photo|web|online|digital|data|freelance|features?|contributing|managing|assistant|deputy|chief|executive|foreign|"
    r"diplomatic|economics?|education|environment|climate|legal|crime|special|investigative|guest|national|lead|"
    r"international|world|local|royal|media|money|consumer|city|associate|social media|us|uk|eu|content|copy|multimedia|"
    r"general|assignment|defen[cs]e|security|energy|transport|housing|court|arts|music|film|food|lifestyle|opinion|"
    r"europe|asia|africa|washington|berlin|paris|london|brussels|wirtschafts|politik|sport|kultur|auslands?|lokal"
)
ROLE = (
    rf"(?:(?:{FIELD})[ -]?)*"
    r"(?:editors?|correspondents?|reporters?|writers?|journalists?|columnists?|producers?|authors?|contributors?|staff|"
    r"analysts?|photographers?|fellow|critic|editorial team|redakteur(?:in)?|redaktor(?:in)?|korrespondent(?:in)?|autor(?:in)?|"
    r"reporterin|freie (?:journalistin|autorin)|freier (?:journalist|autor)|volontär(?:in)?|chefredakteur(?:in)?|"
    r"journaliste|journalistin|correspondante?|rédact(?:eur|rice)(?: en chef)?|redactora?|corresponsal|periodista|"
    r"giornalista|redattore|redattrice|jornalista|repórter|redacteur|verslaggever|correspondent|redaktør|journalist|"
    r"reportér(?:ka)?|redaktorka|dziennikarz|dziennikarka|muhabir|корреспондент|журналист)"
)
JOB_ALONE = re.compile(
    rf"^(?:(?:the|our|a|an|by)\s+)*{ROLE}(?:[ -](?:in[ -]chief|at large|for .+|at .+|in .+|of .+))?$",
    re.IGNORECASE,
)
JOB_AFTER = re.compile(
    rf"(?:\s+[-–—|]\s+|\s*\(|,\s*)(?=[^,]*\b(?:{ROLE}|chief|head of|director|professor|ceo|cto|founder|co-founder|"
    r"representative|manager|president|lecturer|researcher|expert|dietitian|leiter(?:in)?|professeure?|chef(?:in)? d\w+)\b).*$",
    re.IGNORECASE,
)
JOB_BEHIND = re.compile(rf"^(\S+ \S.*?)\s+{ROLE}$", re.IGNORECASE)
JOB_BEFORE = re.compile(rf"^(?i:{ROLE})\s*:?\s+(?=[^\Wa-z\d_]\S*\s+\S)")
# What is put behind a name with no space, or after one, where names are written so.
JOB_LETTERS = re.compile(
    r"\s*(?:기자|특파원|논설위원|선임기자|記者|记者|報導|报道|特派員|通讯员|編集委員)(?:\s*외\s*\d+명)?$"
)
# A degree says nothing of who it is, a generation does.
DEGREE = re.compile(
    r"^(?:ph\.?\s?d|m\.?d|m\.?p\.?h|m\.?b\.?a|m\.?a|m\.?s\.?c?|b\.?a|b\.?s\.?c?|d\.?o|d\.?d\.?s|d\.?v\.?m|v\.?m\.?d|r\.?n|r\.?d\.?n?|"
    r"j\.?d|ll\.?[mbd]|d\.?phil|ed\.?d|psy\.?d|pharm\.?d|dr\.?|prof\.?|esq\.?|cpa|cfa|cfp|lcsw|lmft|ldn|cpt|facs|facp|faap|"
    r"frs|obe|mbe|cbe|qc|kc|dipl\S*|mag\.?|msc|bsc|dacvb|foma|dabom|lvt|vts|cscs|[a-z]{0,2}nd|mph|mha|dnp|fnp|pa-c)\.?(?:\s*\(.*\))?$",
    re.IGNORECASE,
)
GENERATION = re.compile(r"^(?:jr|sr|jun|sen|ii|iii|iv|2nd|3rd)\.?$", re.IGNORECASE)
LOOSE_END = re.compile(r"\s(?:on|at|in|by|for|with|and|und|et|am|um|le)$")
IN_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]{0,60}[)\]]\s*$")
PICTURES = re.compile(
    r"\((?:fotos?|photos?|bild(?:er)?|video|illustration|grafik|photograph\w*)\)$", re.IGNORECASE
)
SITE = re.compile(r"[\w-]+\.[a-z]{2,6}", re.IGNORECASE)
NOT_A_NAME = re.compile(
    r"^(?:(?:by|from|on|at|in|written|posted|reviewed|admin(?:istrator)?|editors?|authors?|staff|guest|unknown|anonymous|null|none|undefined|user|true|false|n/a|"
    r"webmaster|(?:die )?redaktion|rédaction|la rédaction|redacción|redazione|redação|redactie|redakce|redakcja|toimitus|redaksjonen|"
    r"redaktionen|updated|published|facebook|twitter|x|bluesky|mastodon|linkedin|instagram|threads|youtube|tiktok|rss|e-?mail|"
    r"website|home|about|more|view|reading time|min read|share|follow|bio|name|autor|verfasser|text|photo|foto|contributors?|"
    r"our editors|read more|meet the author|about the author|written by|posted by|reviewed by|published by)(?:\s.{0,12})?|"
    r"(?:about|meet|follow|view|see|all|more|read)\s(?:the\s|from\s|by\s|all\s).*|"
    r".*\b(?:log ?in|sign ?(?:in|up)|subscribe|newsletter|account|register|password|copyright|comments?|minutes?|min read|followers)\b.*|"
    r"\d.*\bago|.*\.(?:txt|html?|php|aspx?|jpe?g|png)|\W*\d+\W*)$",
    re.IGNORECASE,
)
# Agencies write for many papers: beside a person's name theirs is no author.
AGENCY = re.compile(
    r"^(?:(?:dpa|afp|ap|apa|sda|keystone-sda|reuters|efe|ansa|anp|belga|ntb|tt|ritzau|pap|tass|xinhua|kyodo|jiji|pti|ani|ians|upi|"
    r"bloomberg|sid|kna|epd|lusa|tanjug|čtk|ctk|mti|stt|unian|interfax|aap|pa media|press association|associated press|the associated press|"
    r"agence france-presse|agencias?|agenzie|agenturen|agences?|wires?|news agencies|wire services?)(?:/\w+)*)$",
    re.IGNORECASE,
)
AGENCY_BEHIND = re.compile(rf"\s*[\s/]{AGENCY.pattern[1:-1]}/?$", re.IGNORECASE)
# An editorial office signs where no one else does.
DESK = re.compile(
    r"^(?:(?:die|la|the|tim|online|web)[ -])?(?:redaktion|rédaction|redacción|redazione|redação|redactie|redakce|redakcja|"
    r"toimitus|redaksjonen|redaktionen|redaksi|newsroom|editorial (?:team|staff|board))\b[^@]{0,40}$",
    re.IGNORECASE,
)
MANY = re.compile(r"\b(?:team|staff|editors|editorial|writers|reporters|contributors)$", re.IGNORECASE)
# What only an organisation has in its name, and what a paper has.
ORGANISATION = re.compile(
    r"\b(?:institut[eo]?|association|alliance|foundation|committee|council|ministry|department|office|agency|group|board|union|"
    r"federation|society|university|cent(?:er|re)|network|project|campaign|coalition|trust|bureau|commission|authority|"
    r"partners(?:hip)?|ltd|inc|llc|gmbh|verband|stiftung|verein|ministerium|universität|bündnis|fondation|ministère|"
    r"fundación|fundação|asociación|associação|ministerio|ministério|fondazione|stichting|vereniging|ministerie|team|desk)\b",
    re.IGNORECASE,
)
PAPER = re.compile(
    r"\b(?:news|insider|herald|tribune|gazette|zeitung|journal|daily|magazine|today|online|media|tv|radio|times|network|"
    r"agency|institute|university|bbc|cnn|npr|pbs)$",
    re.IGNORECASE,
)
ORGANISATIONS = frozenset((
    "Organization", "NewsMediaOrganization", "Corporation", "GovernmentOrganization", "NGO",
    "EducationalOrganization",
))  # fmt: skip
PARTICLES = frozenset((
    "med.", "dent.", "rer.", "nat.", "phil.", "jur.", "h.c.", "de", "del", "della", "delle", "dello", "der",
    "den", "des", "di", "da", "do", "dos", "das", "du", "d'", "van", "von", "vom", "zu", "zum", "zur", "la",
    "le", "les", "los", "las", "el", "al", "bin", "ibn", "ben", "bint", "abu", "ten", "ter", "te", "'t", "op",
    "af", "av", "til", "y", "e", "i", "und", "e.", "st",
))  # fmt: skip
# Such a word in capitals is short for something.
SHORT_FORMS = frozenset((
    "USA", "US", "UK", "EU", "UN", "UNO", "TV", "BBC", "CNN", "NBC", "ABC", "CBS", "FOX", "ARD", "ZDF", "NDR",
    "WDR", "MDR", "SWR", "DPA", "AFP", "AP", "PA", "IT", "AI", "NRK", "SVT",
))  # fmt: skip
CASED = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]{1,2}\b)?")
# Where words are written without spaces, one is a name.
UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")

BYLINE_START = re.compile(
    r"(?:(?:written |reporting |story |words |text )?by|von|par|por|di|door|text(?:e)?\s?:|redaktion:)\s+(?=\S)",
    re.IGNORECASE,
)
# What may stand between the parts of names without a capital.
JOINING = frozenset(
    [
        "de",
        "del",
        "della",
        "der",
        "den",
        "di",
        "da",
        "dos",
        "das",
        "van",
        "von",
        "la",
        "le",
        "al",
        "bin",
        "and",
        "und",
        "et",
        "y",
        "e",
        "en",
        "&",
        "|",
        "of",
        "for",
    ]
)
LONGEST_BYLINE = 120
MOST_NAMES = 14


def is_byline(line: str) -> bool:
    """Tell whether a line only names who wrote the article."""
    bare = " ".join(line.split())
    start = BYLINE_START.match(bare)
    if start is None or len(bare) > LONGEST_BYLINE or bare.endswith((".", "!", "?", ":", ";")):
        return False
    named = bare[start.end() :]
    names = PLACE_AFTER.sub("", JOB_AFTER.sub("", BEHIND.sub("", re.split(r"\s[|·•–—-]\s", named)[0])))
    words = [word for word in names.replace(",", " ").split() if word not in JOINING]
    return 0 < len(words) <= MOST_NAMES and all(word[0].isupper() for word in words)
