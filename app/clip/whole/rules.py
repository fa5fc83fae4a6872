"""What a text near the end of an article speaks of comes in, whether that bars the way to the rest goes out."""

from __future__ import annotations

import re
from functools import lru_cache

from app.clip.whole.senses import senses
from app.clip.whole.stems import KEYS, Sense

QUOTED = re.compile(r"[“«„\"][^”»“\"]{4,160}[”»“\"]")
# A law's "subscriber or user" asks nobody to subscribe.
NO_CALL = re.compile(
    r"scroll (?:down )?to (?:continue|read)|"
    # Of what can be read elsewhere: the news, all of ours.
    r"(?:para leer|pour lire|per leggere|para ler) (?:tod[ao]s |tout(?:es)? |tous |tutt[ei] )?(?:las|los|les|gli|le|as|os|nos|nuestr[ao]s|nostr[ei])\b|"
    r"(?:subscriber|abonn\w*|suscriptor|abonado|abbonato|contraente) (?:or|oder|ou|o) (?:the |l['’]|el |den )?(?:user|nutzer|benutzer|utilis\w*|usuario|utente)\w*",
    re.IGNORECASE,
)
LONG_ENOUGH_TO_QUOTE = 90
Rule = tuple[frozenset[Sense], ...]

_ASK = frozenset({Sense.PAY, Sense.ACCOUNT, Sense.APP, Sense.PRINT})


def _rule(*parts: frozenset[Sense] | set[Sense]) -> Rule:
    return tuple(frozenset(part) for part in parts)


# Each rule holds where each of its parts is spoken of. Anywhere near the end of an article, and in a dialogue:
ANYWHERE = (
    _rule({Sense.SHARE}, KEYS | {Sense.READ, Sense.THIS, Sense.HOLD}),
    _rule({Sense.HOLD}, KEYS),
    _rule({Sense.LIMIT}, KEYS | {Sense.HOLD}),
    _rule({Sense.BLOCKER}, {Sense.OFF}),
    _rule({Sense.REGION}, {Sense.AWAY}, {Sense.HOLD, Sense.THIS, Sense.READ}),
    _rule({Sense.AGE}, {Sense.PROVE, Sense.ONLY}),
)
# In one breath, right behind it or where the page itself speaks of a wall:
CLOSE = (
    _rule({Sense.THIS}, {Sense.ONLY}, _ASK | {Sense.AGE, Sense.REGION}),
    _rule({Sense.THIS}, {Sense.READ}, {Sense.PAY, Sense.ACCOUNT, Sense.APP, Sense.SURVEY}),
    _rule({Sense.THIS}, {Sense.BUY}, {Sense.PRICE}),
    _rule({Sense.AGREE}, {Sense.COOKIES}, {Sense.PAY, Sense.PRICE}),
)
# A call in one breath, even where more stands below it:
CALL = (
    _rule({Sense.HOLD}, {Sense.PAY, Sense.ACCOUNT, Sense.APP}),
    _rule({Sense.THIS}, {Sense.ONLY}, {Sense.PAY, Sense.ACCOUNT, Sense.APP}),
)
# A line by itself that says for whom a text is.
LABEL = (_rule({Sense.ONLY}, {Sense.PAY, Sense.APP}),)
DIALOGUE = (*ANYWHERE, *CLOSE[3:])
NAMED_ONE = (
    _rule({Sense.PRICE}, {Sense.READ, Sense.THIS}),
    _rule({Sense.ACCOUNT, Sense.HOLD, Sense.ONLY, Sense.LIMIT, Sense.SHARE}),
    _rule({Sense.PAY}, {Sense.READ, Sense.THIS, Sense.BUY, Sense.ONLY}),
)
WITH_FIELD = (_rule({Sense.HOLD, Sense.THIS}),)
# Where the page says itself that its article is not free:
CLOSED = (
    _rule({Sense.PAY}, {Sense.HOLD, Sense.ONLY, Sense.LIMIT, Sense.READ, Sense.THIS, Sense.PRICE}),
    _rule({Sense.ACCOUNT}, {Sense.HOLD, Sense.ONLY, Sense.LIMIT, Sense.THIS, Sense.PRICE}),
)


def _holds(rules: tuple[Rule, ...], said: frozenset[Sense]) -> bool:
    return any(all(said & part for part in rule) for rule in rules)


@lru_cache(maxsize=512)
def said_in(text: str) -> frozenset[Sense]:
    """What a text speaks of; what it only quotes does not count."""
    text = NO_CALL.sub(" ", text)
    return senses(QUOTED.sub(" ", text) if len(text) > LONG_ENOUGH_TO_QUOTE else text)


def is_wall(said: frozenset[Sense], *rules: tuple[Rule, ...]) -> bool:
    """Tell whether a text bars the way; thanks, talk, letters and two readers of one account do not."""
    strong = Sense.HOLD in said or Sense.SHARE in said
    # What a page stores on a device is told where it asks for consent.
    shared = Sense.DEVICES in said and not said & {Sense.SHARE, Sense.COOKIES}
    if Sense.TALK in said or Sense.GIFT in said or Sense.INSIDE in said or shared:
        return False
    if Sense.LETTER in said and not (Sense.HOLD in said and said & {Sense.THIS, Sense.READ}):
        return False
    if Sense.THANKS in said and Sense.BLOCKER in said and not strong:
        return False
    if Sense.THANKS in said and not strong:
        rules = tuple(lot for lot in rules if lot is not CLOSE and lot is not CLOSED)
    return any(_holds(lot, said) for lot in rules)


def bars(text: str) -> bool:
    """Tell whether the last lines of a text bar the way to its rest."""
    return is_wall(said_in(text), ANYWHERE, CLOSE)
