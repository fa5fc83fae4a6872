"""What a page puts where its authors' names belong comes in, the names alone go out."""

from __future__ import annotations

import re
from html import unescape

from app.clip.facts.bylines import (
    ADDRESS,
    AGENCY,
    AGENCY_BEHIND,
    BEFORE_JOB,
    BEHIND,
    BETWEEN,
    BETWEEN_TURNED,
    BY,
    CASED,
    DEGREE,
    FROM_PLACE,
    GENERATION,
    GLUED_BY,
    GLUED_REPORTER,
    HAN_NAMES,
    HANDLE,
    IN_BRACKETS,
    JOB_AFTER,
    JOB_ALONE,
    JOB_BEFORE,
    JOB_BEHIND,
    JOB_LETTERS,
    LAST_OF_ROW,
    LEADS,
    LOOSE_END,
    MANY,
    MARKUP,
    MAYBE_AND,
    NOT_A_NAME,
    ORGANISATION,
    ORGANISATIONS,
    PAPER,
    PARTICLES,
    PICTURES,
    PLACE_AFTER,
    QUOTED_ROW,
    REPORTS_FROM,
    SHORT_FORMS,
    SITE,
    UNSPACED,
    WHENCE,
    WITHIN,
)
from app.clip.facts.jsonld import Node, kinds

SHORT_PLACE = re.compile(r"(?:^|\s)[가-힣]{2}$")
DASHES = frozenset("-–—")
NAMED = ("name", "byline", "@value", "alternateName")
LONGEST = 70
LONGEST_LINE = 2000
# A full stop behind a longer word ends a sentence.
LONGEST_SHORT_FORM = 4
MOST = 20
MOST_WORDS = 8


def names_in(value: object, language: str = "", depth: int = 0) -> list[str]:
    """The names in a value of linked data: a string, a node or a list of either."""
    if depth > 4:
        return []
    if isinstance(value, str):
        return split_names(last_name_last(value), language)
    if isinstance(value, list):
        return [name for part in value[:50] for name in names_in(part, language, depth + 1)]
    if isinstance(value, dict):
        return (
            names_in(value["@list"], language, depth + 1)
            if "@list" in value
            else _names_of(value, language, depth)
        )
    return []


def _names_of(node: Node, language: str, depth: int) -> list[str]:
    name = next((node[field] for field in NAMED if node.get(field)), "")
    if not name and (node.get("givenName") or node.get("familyName")):
        name = f"{node.get('givenName') or ''} {node.get('familyName') or ''}"
    if isinstance(name, str) and not ORGANISATIONS.isdisjoint(kinds(node)):
        # An organisation may have "and" and commas in its name.
        whole = " ".join(MARKUP.sub(" ", unescape(unescape(name))).split())
        return [whole] if one_name(whole, longest=2 * LONGEST) else []
    return names_in(name, language, depth + 1)


def last_name_last(text: str) -> str:
    """Turn "Last, First" round; anything else stays."""
    last, comma, first = text.partition(",")
    first, _, generation = first.partition(",")
    if GENERATION.match(generation.strip()):
        turned = last_name_last(f"{last},{first}")
        return f"{turned} {generation.strip()}" if "," not in turned else text
    if generation:
        return text
    words = [*last.split(), *first.split()]
    if not comma or not words or len(last.split()) > 3 or len(first.split()) > 2:
        return text
    if len([word for word in last.split() if word.lower() not in PARTICLES]) != 1 or not first.strip():
        return text
    if DEGREE.match(first.strip()) or GENERATION.match(first.strip()) or AGENCY.match(last.strip()):
        return text
    shaped = all(word[:1].isupper() or word.lower() in PARTICLES for word in words) and not SITE.fullmatch(
        first.strip()
    )
    return f"{first.strip()} {last.strip()}" if shaped and not AGENCY.match(first.strip()) else text


def split_names(text: str, language: str = "") -> list[str]:
    """Cut a line of names into names; jobs, places, times, addresses and the word before them go."""
    bare = " ".join(HANDLE.sub(" ", MARKUP.sub(" ", unescape(unescape(text[:LONGEST_LINE])))).split())
    if QUOTED_ROW.match(bare):
        bare = bare[1:-1].replace('"', "")
    bare = REPORTS_FROM.sub("", BEHIND.sub("", _behind_by(bare.strip(" ,;|·•-–—:【】")))).strip(" ,;|·•-–—")
    if reporters := _reporters(bare, language):
        return reporters
    # A title in front of the comma ("Anna Berg, Chief of Staff") ends the names of that part.
    bare = WITHIN.sub("\\1\u2060\\2\u2060\\3", JOB_AFTER.sub("", bare))
    # Behind the last of a row of names stands where they write from.
    if (row := LAST_OF_ROW.match(bare)) and all(map(is_person, BETWEEN.split(row[1]))):
        bare = row[1]
    turned = [last_name_last(part) for part in BETWEEN_TURNED.split(bare)]
    if len(turned) > 1 and all(
        name != part for name, part in zip(turned, BETWEEN_TURNED.split(bare), strict=True)
    ):
        return turned
    parts = [piece for part in BETWEEN.split(bare) if part.strip() for piece in _at_maybe(part, language)]
    if len(parts) > 1 and _is_one_organisation(parts):
        return [name] if (name := one_name(bare, longest=2 * LONGEST)) else []
    names = _people(parts)
    people = [name for name in names if not SITE.fullmatch(name)]
    # Behind its address a site may name its town.
    town = bool(names) and SITE.fullmatch(names[0]) and not any(map(is_person, people))
    return names[:1] if town else people or names


def _behind_by(line: str) -> str:
    """A line without the words that lead to its names."""
    return GLUED_BY.sub("", GLUED_REPORTER.sub("", LEADS.sub("", BY.sub("", line))))


def _reporters(line: str, language: str) -> list[str]:
    """The names of a row in which no comma tells them from places, as in the press of China and Korea."""
    if language[:2] == "zh" and HAN_NAMES.fullmatch(line):
        return line.split()
    named: list[str] = BEFORE_JOB.findall(line) if BEFORE_JOB.search(line) else []
    before = FROM_PLACE.sub("", line).partition(named[0])[0].strip() if named else ""
    # What a comma parts from the first name is a name too; so may be a longer word, a place is short.
    return named if named and (not before or bool(SHORT_PLACE.search(before))) else []


def _is_one_organisation(parts: list[str]) -> bool:
    """Tell "Institute for Ports, Tides and Trade" from a row of names."""
    if any(map(_is_no_name, parts)) or is_person(parts[0]):
        return False
    named = any(ORGANISATION.search(part) for part in parts)
    return named or (not any(map(is_person, parts)) and any(len(part.split()) > 1 for part in parts))


def _is_no_name(part: str) -> bool:
    return not one_name(part) or bool(AGENCY.match(part) or DEGREE.match(part) or GENERATION.match(part))


def _at_maybe(part: str, language: str) -> list[str]:
    """Cut at a word that means "and" in some languages, where a whole name stands on both of its sides."""
    found = MAYBE_AND.search(part)
    if found is None or (found[0].strip() == "en" and language[:2] in {"es", "ca", "gl", "fr"}):
        return [part]
    left, right = part[: found.start()], part[found.end() :]
    if is_person(left) and (AGENCY.match(right) or (found[0].strip() in DASHES and not is_person(right))):
        return [left]
    return [left, *_at_maybe(right, language)] if is_person(left) and is_person(right) else [part]


def _people(parts: list[str]) -> list[str]:
    names: list[str] = []
    for part in parts:
        bare = part.strip(" .,")
        if names and GENERATION.match(bare):
            names[-1] = f"{names[-1]} {bare}{'.' if bare.lower() in {'jr', 'sr'} else ''}"
        elif names and (DEGREE.match(bare) or (is_person(names[-1]) and _is_whence(bare))):
            continue
        elif name := one_name(part):
            names.append(name)
    return names


def _is_whence(part: str) -> bool:
    """Tell whether what follows a person's name is the place, the paper or the agency they write from."""
    single = " " not in part and not UNSPACED.search(part)
    return (
        single
        or bool(WHENCE.match(part))
        or bool(AGENCY.match(part) or (PAPER.search(part) and len(part.split()) < 4))
    )


def one_name(text: str, longest: int = LONGEST) -> str:
    """Clean one name; empty for what is none."""
    name = BY.sub("", text.strip(' ,;|·•-–—:\t"“”„').replace("\u2060", " ")).strip()
    if PICTURES.search(name):
        return ""
    name = IN_BRACKETS.sub("", JOB_AFTER.sub("", name)).strip(" ,;|·•-–—:")
    if name.endswith(".") and len(name.split()[-1]) > LONGEST_SHORT_FORM:
        name = name[:-1]
    name = LOOSE_END.sub("", JOB_LETTERS.sub("", name) or name)
    if not name or len(name) > longest or ADDRESS.search(name):
        return ""
    if JOB_ALONE.match(name) or NOT_A_NAME.match(name) or not re.search(r"[^\W\d_]", name):
        return ""
    if len(name) < 2 or len(name.split()) > MOST_WORDS * longest // LONGEST:
        return ""
    return _in_title_case(_bare_person(name))


def _bare_person(name: str) -> str:
    """Take the job before or behind a person's name off, and the place they write from."""
    if MANY.search(name):
        return name
    for bare in (
        JOB_BEFORE.sub("", name),
        JOB_BEHIND.sub(r"\1", name),
        PLACE_AFTER.sub("", name),
        AGENCY_BEHIND.sub("", name),
    ):
        if bare != name and is_person(bare):
            return bare
    return name


def _in_title_case(name: str) -> str:
    if not name.isupper() or " " not in name or len(name) <= 6 or not SHORT_FORMS.isdisjoint(name.split()):
        return name
    words = [
        word.lower()
        if number and word.lower() in PARTICLES
        else CASED.sub(lambda part: part[0].capitalize(), word)
        for number, word in enumerate(name.split())
    ]
    return re.sub(r"\b(Mc|O['’]|D['’])([a-z])", lambda part: part[1] + part[2].upper(), " ".join(words))


def is_person(name: str) -> bool:
    """Tell whether a name looks like that of one person: some words, each with a capital or without letter case."""
    words = [word for word in name.split() if word.lower() not in PARTICLES]
    if any(ch.isdigit() for ch in name) or name.startswith(
        ("The ", "Die ", "Das ", "Der ", "Les ", "Los ", "Our ")
    ):
        return False
    if words and not any(ch.isupper() or ch.islower() for ch in name):
        return len(name) >= 2
    return 2 <= len(words) <= 6 and all(_is_capital(word) for word in words)


def _is_capital(word: str) -> bool:
    return word.lstrip("'’\"“„(")[:1].isupper() or bool(re.match(r"(?:[a-z]{1,2}['’-])+[^\W\d_]", word))


def once_each(names: list[str]) -> tuple[str, ...]:
    """Each name once, in order, whatever its letters' case."""
    seen: dict[str, str] = {}
    for name in names:
        seen.setdefault(" ".join(name.lower().split()), name)
    return tuple(seen.values())[:MOST]
