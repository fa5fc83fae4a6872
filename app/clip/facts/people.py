"""What a page puts where its authors' names belong comes in, the names alone go out."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

BY = re.compile(
    r"^(?:(?:written|reported|posted|published|created|story|text|words|analysis|opinion|review|interview|article) by|"
    r"by|von|par|por|di|door|af|av|autor(?:en|a|es)?|authors?|auteurs?|texte?|written by|reporting by)(?:\s*[:：]\s*|\s+)",
    re.IGNORECASE,
)
BETWEEN = re.compile(
    r"\s*(?:[;|&\n•·、，]|,|\s/\s|\s(?:and|und|et|og|och|with|mit|avec)\s)\s*", re.IGNORECASE
)
ADDRESS = re.compile(r"https?://|www\.|^/|^@|\.(?:com|org|net)/|[\w.]+@[\w.]+", re.IGNORECASE)
MARKUP = re.compile(r"<[^>]{0,300}>")
ROLE = (
    r"(?:(?:news|staff|senior|political|politics|business|sports?|science|technology|tech|health|culture|travel|video|"
    r"photo|web|online|digital|data|freelance|features?|contributing|managing|assistant|deputy|chief|executive|foreign|"
    r"diplomatic|economics?|education|environment|climate|legal|crime|special|investigative|guest|national|"
    r"international|world|local|royal|media|money|consumer|city|associate|social media|us|uk|eu)[ -])*"
    r"(?:editors?|correspondents?|reporters?|writers?|journalists?|columnists?|producers?|authors?|contributors?|staff|"
    r"analysts?|photographers?|fellow|critic|redakteur(?:in)?|redaktor(?:in)?|korrespondent(?:in)?|autor(?:in)?|"
    r"journaliste|journalistin|correspondante?|rédact(?:eur|rice)|redactora?|corresponsal|periodista|giornalista|"
    r"redattore|redattrice|jornalista|repórter|redacteur|verslaggever|redaktør)"
)
JOB_ALONE = re.compile(
    rf"^(?:(?:the|our|a|an|by)\s+)*{ROLE}"
    r"(?:[ -](?:in[ -]chief|at large|for .+|at .+|in .+))?$",
    re.IGNORECASE,
)
JOB_AFTER = re.compile(
    rf"(?:\s+[-–—|]\s+|\s*\(|,\s*)(?=[^,]*\b(?:{ROLE}|chief|head of|director|professor|ceo|founder)\b).*$",
    re.IGNORECASE,
)
IN_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]{0,60}[)\]]\s*$")
SITE = re.compile(r"[\w-]+\.[a-z]{2,6}", re.IGNORECASE)
NOT_A_NAME = re.compile(
    r"^(?:admin(?:istrator)?|editor|editors|author|staff|guest|unknown|anonymous|null|none|undefined|user|true|false|n/a|webmaster|"
    r"redaktion|rédaction|redacción|redazione|redação|redactie|updated.*|published.*|\d+)$",
    re.IGNORECASE,
)
PARTICLES = frozenset(
    [
        "de",
        "del",
        "della",
        "der",
        "den",
        "di",
        "da",
        "dos",
        "van",
        "von",
        "la",
        "le",
        "al",
        "bin",
        "ten",
        "ter",
        "y",
        "e",
    ]
)
LONGEST = 70
LONGEST_LINE = 2000
MOST = 20


def names_in(value: Any, depth: int = 0) -> list[str]:
    """The names in a value of linked data: a string, a node or a list of either."""
    if depth > 4:
        return []
    if isinstance(value, str):
        return split_names(value)
    if isinstance(value, list):
        return [name for part in value[:50] for name in names_in(part, depth + 1)]
    if isinstance(value, dict):
        name = value.get("name") or value.get("alternateName") or ""
        if not name and (value.get("givenName") or value.get("familyName")):
            name = f"{value.get('givenName') or ''} {value.get('familyName') or ''}"
        return names_in(name, depth + 1)
    return []


def split_names(text: str) -> list[str]:
    """Cut a line of names into names; jobs, addresses and the word before them go."""
    bare = " ".join(MARKUP.sub(" ", unescape(unescape(text[:LONGEST_LINE]))).split()).strip(" ,;|·•-–—")
    bare = BY.sub("", bare)
    # A title in front of the comma ("Anna Berg, Chief of Staff") ends the names of that part.
    names = [name for part in BETWEEN.split(JOB_AFTER.sub("", bare)) if (name := one_name(part))]
    people = [name for name in names if not SITE.fullmatch(name)]
    return people or names


def one_name(text: str) -> str:
    """Clean one name; empty for what is none."""
    name = BY.sub("", text.strip(' ,;|·•-–—:\t"“”')).strip()
    name = IN_BRACKETS.sub("", JOB_AFTER.sub("", name)).strip(" ,;|·•-–—:")
    if not name or len(name) > LONGEST or ADDRESS.search(name):
        return ""
    if JOB_ALONE.match(name) or NOT_A_NAME.match(name) or not re.search(r"[^\W\d_]", name):
        return ""
    if len(name) < 2 or len(name.split()) > 7:
        return ""
    return _in_title_case(name)


def _in_title_case(name: str) -> str:
    if name.isupper() and " " in name and len(name) > 6:
        return re.sub(r"[^\W\d_]+", lambda word: word[0].capitalize(), name)
    return name


def is_person(name: str) -> bool:
    """Tell whether a name looks like that of one person: some words, each with a capital or without letter case."""
    words = [word for word in name.split() if word.lower() not in PARTICLES]
    if any(ch.isdigit() for ch in name):
        return False
    if words and not any(ch.isupper() or ch.islower() for ch in name):
        return len(name) >= 2
    return 2 <= len(words) <= 5 and all(word[:1].isupper() for word in words)


def once_each(names: list[str]) -> tuple[str, ...]:
    """Each name once, in order, whatever its letters' case."""
    seen: dict[str, str] = {}
    for name in names:
        seen.setdefault(" ".join(name.lower().split()), name)
    return tuple(seen.values())[:MOST]
