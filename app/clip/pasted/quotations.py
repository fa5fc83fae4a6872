"""The paragraphs of an article come in, which of them are a quotation that stands alone goes out."""

from __future__ import annotations

import re

LEAD_IN = re.compile(r"[^\s:：]\s?[:：]$")
OPENING = frozenset("\"“„«‹‚‘'»「『”")
CLOSERS = {
    '"': '"',
    "“": "”",
    "„": "“”",
    "«": "»",
    "»": "«",
    "‹": "›",
    "‘": "’",
    "'": "'",
    "「": "」",
    "『": "』",
    "”": "”",
    "‚": "‘",
}
CLOSING = re.compile(r"[\"”“»›’‘'«」』][.,;…]?(?:\s?\[\d+\])?$")
# Where no marks tell the end of a quotation, a verb of speech before the colon tells that there is one.
SPEECH = re.compile(
    r"\b(?:said|says|saying|wrote|writes|argued|argues|added|adds|told|tweeted|posted|declared|stated|asked|replied|explained|"
    r"warned|insisted|concluded|continued|reads?|put it|"
    r"sagten?|sagt|schrieb(?:en)?|schreibt|erklärten?|meinten?|betonten?|mit|heißt es|forderten?|fragten?|antworteten?|warnten?|wörtlich|"
    r"dit|disait|disent|ont dit|déclar\w+|affirm\w+|écri\w+|expliqu\w+|ajout\w+|précis\w+|argument\w+|estim\w+|"
    r"dijo|dijeron|dice|dicen|escrib\w+|explic\w+|añadi\w+|señal\w+|sostuv\w+|"
    r"disse|dissero|ha detto|hanno detto|scriv\w+|scrisse\w*|spieg\w+|dichiar\w+|aggiun\w+|sostien\w+|sostenn\w+|afferm\w+|"
    r"disseram|diz|dizem|escrev\w+|acrescent\w+|zei|zeiden|zegt|schreef|schreven|verklaard\w+|betoogd\w+|steld\w+)\b[^.!?:]{0,60}[:：]$",
    re.IGNORECASE,
)
MOST_PARAGRAPHS = 12
FEWEST_WORDS = 4


def quoted(paragraphs: list[str]) -> set[int]:
    """The places of those paragraphs that are a quotation of their own, after a line such as "he argued:"."""
    found: set[int] = set()
    for index, lead in enumerate(paragraphs[:-1]):
        if index not in found and LEAD_IN.search(lead) and len(lead.split()) > 1:
            found.update(_quotation(paragraphs, index + 1, lead))
    return found


def _quotation(paragraphs: list[str], start: int, lead: str) -> range:
    first = paragraphs[start]
    if not first:
        return range(start, start)
    if first[0] not in OPENING:
        alone = bool(SPEECH.search(lead)) and len(first.split()) >= FEWEST_WORDS and not LEAD_IN.search(first)
        return range(start, start + alone)
    if CLOSING.search(first) and len(first) > 1:
        # Each paragraph may have both its marks; those that follow belong to it as long as they do.
        end = start + 1
        while end < len(paragraphs) and paragraphs[end][:1] == first[:1] and CLOSING.search(paragraphs[end]):
            end += 1
        return range(start, end)
    if _is_closed(first):
        return range(start, start)
    for end in range(start + 1, min(start + MOST_PARAGRAPHS, len(paragraphs))):
        if CLOSING.search(paragraphs[end]):
            return range(start, end + 1)
        if not paragraphs[end] or (paragraphs[end][0] not in OPENING and LEAD_IN.search(paragraphs[end])):
            break
    return range(start, start)


def _is_closed(paragraph: str) -> bool:
    """Tell whether the mark that a paragraph opens with is closed within it."""
    closer = CLOSERS.get(paragraph[0], "”")
    return bool(re.search(rf"[{re.escape(closer)}](?!\w)", paragraph[1:]))
