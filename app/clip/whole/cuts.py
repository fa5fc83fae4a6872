"""A paragraph or a page comes in, whether it stops in the middle of a sentence or is no language at all goes out."""

from __future__ import annotations

import re
from functools import lru_cache

PAGE_END = re.compile(r"</(?:body|html)\b", re.IGNORECASE)
PAGE_START = re.compile(r"<(?:html|body)\b", re.IGNORECASE)
OPENED = re.compile(r"<(/?)(?:div|section|article|main|p|ul|script|style|table)\b", re.IGNORECASE)
# A shorter block without an end is a caption, a name, a date; a script without spaces says more in less.
SENTENCE = 80
SHORT_SENTENCE = 45
SENTENCE_CJK = 40
# A short last line of it is part of a sentence where a sign inside it says so, and it is no credit.
BEGUN_CJK = 20
INSIDE_CJK = re.compile(r"[，、。．]|[가-힣][.,] ")
CREDIT_CJK = re.compile(
    r"转载|轉載|版权|版權|记者|記者|编辑|編輯|編集|来源|來源|無断|撮影|写真|提供|图源|무단|저작권|기자|사진|제공|配信|文/|文／"
)
FEWEST_WORDS = 8
FEWEST_SENTENCE_WORDS = 10
LONG_SENTENCE_WORDS = 22
DASH = re.compile(r"[–—-]\s*$")
# White space, and what is left of it where its letters were read wrong.
BLANK = "\u200b\ufeff \u00a0\u00c2"
STOP_INSIDE = re.compile(r"[\w)\]\"”’»]{2}[.!?…][\"”’»)]* \W?[^\W\d_]")
CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
END = re.compile(
    r"(?:[.!?:;。！？：；؟۔।։」』）】〕》♥❤]|[.!?…。][\"'”’»“«‹›)\]*_]+)[\s\"'”’»“«‹›)\]*_\u200b\ufeff]*$"
)
ELLIPSIS = re.compile(r"(?:\.\.\.|…|\[…\]|\[\.\.\.\])\s*$")
CLOSED = re.compile(r"[)\]\"'”’»“*]\s*$")
# Lines that end without a full stop by nature: addresses, credits, lists in one line, marks.
NO_SENTENCE = re.compile(
    r"https?://|www\.|@|[|•©→↩\n\t]|\.(?:com|org|net)\b|^\W*\w+(?: \w+){0,3}:|^\W*[*(]|:[^:]{0,24}$|[–—-] [\w ]{1,20}$"
)
LONGEST_WORD = 200
LAST_WORD = re.compile(r"([^\W\d_][\w'’-]*)\s*$")
OPEN_END = re.compile(r"(?:[,–—-]|\b(?:the|a|an|of|and|or|to|in|for|with|that|which|by|from|at|as|is|are|was|were|der|die|das|und|oder|"
                      r"ein|eine|einen|mit|von|zu|dass|le|la|les|des|du|de|et|ou|un|une|que|qui|el|los|las|y|en|por|con|il|lo|gli|di|e|che|per|het|een|van|"
                      r"os|do|da|och|att|som|og|at|w|z|na|że|się))\s*$", re.IGNORECASE)  # fmt: skip
# Letters put in the place of words have none of the short words that every text repeats.
TOKEN = re.compile(r"[^\W\d_]+")
FEWEST_TOKENS = 9
LEAST_KNOWN = 0.06
FEWEST_KNOWN = 40
LEAST_PAIRS = 0.35
FILLER = re.compile(r"lorem ipsum|dolor sit amet|[█▓▒░]{3}|(?:[x•●*_]{2,} ){3}", re.IGNORECASE)


def breaks_off(text: str, *, surely: bool = False) -> bool:
    """Tell whether a paragraph stops in the middle of a sentence; `surely` asks for more than a name or an ellipsis."""
    text = text.rstrip(BLANK)
    cjk = len(CJK.findall(text)) > len(text) // 3
    if len(text) < (SENTENCE_CJK if cjk else SHORT_SENTENCE):
        return False
    if ELLIPSIS.search(text):
        return not surely and len(text) >= SENTENCE and not text.endswith("...)")
    if END.search(text) or CLOSED.search(text) or NO_SENTENCE.search(text):
        return False
    if cjk:
        return True
    stops = [stop.end() for stop in STOP_INSIDE.finditer(text)]
    sentence = text[stops[-1] - 1 :] if stops else text
    words = sentence.split()
    if OPEN_END.search(text) and not (surely and DASH.search(text)):
        return len(words) >= FEWEST_WORDS or len(stops) > 0
    last = LAST_WORD.search(text[-LONGEST_WORD:])
    lower = sum(word[:1].islower() for word in words)
    if last is None or len(text.split()) < FEWEST_SENTENCE_WORDS:
        return False
    if last.group(1).islower():
        return bool(stops) or (len(text) >= SENTENCE and 2 * lower >= len(words))
    # A name ends credits and captions too; behind a sentence, or in a long one, it is a word like others.
    if surely or last.group(1).isupper() or lower < 2 or 3 * lower < len(words):
        return False
    return bool(stops) or len(words) >= LONG_SENTENCE_WORDS


def begins_only(text: str) -> bool:
    """Tell whether a short line in a script that says much in few letters is a sentence without its end."""
    text = text.rstrip(BLANK)
    if len(text) < BEGUN_CJK or len(CJK.findall(text)) <= len(text) // 3 or not INSIDE_CJK.search(text):
        return False
    return not any(sign.search(text) for sign in (END, ELLIPSIS, CLOSED, NO_SENTENCE, CREDIT_CJK))


def is_scrambled(text: str, known: str) -> bool:
    """Tell whether a paragraph is letters without words, beside the text that stands before it."""
    if FILLER.search(text):
        return True
    found = TOKEN.findall(text)
    tokens = [token for token in found if token.islower()]
    if len(tokens) < FEWEST_TOKENS or 2 * len(tokens) < len(found) or CJK.search(text):
        return False
    vocabulary = _vocabulary(known)
    if len(vocabulary) < FEWEST_KNOWN or sum(token in vocabulary for token in tokens) >= LEAST_KNOWN * len(
        tokens
    ):
        return False
    # Words of another language are made of the same pairs of letters; a cipher is not.
    pairs = {pair for token in vocabulary for pair in _pairs(token)}
    own = [pair for token in tokens for pair in _pairs(token)]
    return sum(pair in pairs for pair in own) < LEAST_PAIRS * len(own)


@lru_cache(maxsize=1)
def _vocabulary(known: str) -> frozenset[str]:
    """The words of a text; several paragraphs are held against the same one."""
    return frozenset(TOKEN.findall(known.lower()))


def _pairs(token: str) -> list[str]:
    return [token[n : n + 2] for n in range(len(token) - 1)]


def is_broken(text: str) -> bool:
    """Tell whether the bytes of a page end before the page does.

    End tags may be left out by right, but then nobody leaves boxes open.
    """
    # Scripts in the upper half of a page may write end tags of other pages.
    if PAGE_END.search(text, len(text) // 2) or not PAGE_START.search(text):
        return False
    return sum(-1 if closing else 1 for closing in OPENED.findall(text)) > 0
