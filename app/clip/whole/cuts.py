"""A paragraph or a page comes in, whether it stops in the middle of a sentence or is no language at all goes out."""

from __future__ import annotations

import re
from collections.abc import Container
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
    r"=|转载|轉載|版权|版權|记者|記者|编辑|編輯|編集|来源|來源|無断|撮影|写真|提供|图源|무단|저작권|기자|사진|제공|配信|文/|文／"
)
SHORTEST = 25
LINE = 60
FEWEST_WORDS = 5
FEWEST_LINE_WORDS = 6
FEWEST_SENTENCE_WORDS = 10
LONG_SENTENCE_WORDS = 22
DASH = re.compile(r"[–—-]\s*$")
# White space, and what is left of it where its letters were read wrong.
BLANK = "\u200b\ufeff \u00a0\u00c2"
STOP_INSIDE = re.compile(r"[\w%)\]\"”’»]{2}[.!?…][\"”’»)]* \W?[^\W\d_]")
CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
END = re.compile(
    r"(?:[.!?:;。！？：；؟۔।։」』）】〕》♥❤]|<3|[^\W\d][.!?…]”?\d{1,2}|[.!?…。][\"'”’»“«‹›)\]*_]+)[\s\"'”’»“«‹›)\]*_\u200b\ufeff]*$"
)
ELLIPSIS = re.compile(r"(?:\.\.\.|…|\[…\]|\[\.\.\.\])\s*$")
CLOSED = re.compile(r"[)\]\"'”’»“*]\s*$")
# Lines that end without a full stop by nature: addresses, credits, lists in one line, marks.
ADDRESS = re.compile(r"https?://|www\.|@|[|•©→↩\n\t]|\.(?:com|org|net)\b")
NO_SENTENCE = re.compile(
    r"^\W*\w+(?: \w+){0,3}:|^\W*[*(]|:[^:]{0,24}$|: [^\W\d_a-zäöüß][^:.!?]{0,60}$|[–—-] [\w ]{1,20}$| / "
)
COMMA = re.compile(r",[\"'”’»“]?\s*$")
# Marks that open a quotation, and those that close it.
QUOTES = (("“", "”"), ("„", "“”"), ("«", "»"), ("(", ")"))
LONGEST_WORD = 200
LAST_WORD = re.compile(r"([^\W\d_][\w'’-]*)\s*$")
# Words that no sentence ends in, or hardly one, and those that only stand there where something is left out.
OPEN_WORDS = (
    "the a an of and or to in for with that which by from at as is are was were be been being has have had can could may might will would should "
    "its their your our his my this these those into than if when while because but we they i he she who whose where between about very such if even not each every same other also "
    "der die das und oder ein eine einen einem einer eines mit von zu dass den dem des im am zum zur für als bei auf nach aus über durch sich "
    "ist sind war waren hat haben hatte wird werden wurde kann können wir ich er sie sein ihre ihren ihrer seine seinen nur auch weil wenn aber "
    "le la les des du de et ou un une que qui au aux dans pour par sur avec ce cette ces se sa son ses leur leurs est sont ont dont mais comme plus "
    "el los las y en por con del al se su sus lo para como es son ha han fue más pero cuando porque "
    "il lo gli di e che per nel nella nei delle della dei degli al alla alle con una uno si è sono ha hanno non più ma come sul sulla dal dalla "
    "het een van op voor met zijn wordt os do da dos das no na em com não é uma um och att som på för och av är den det er til med jeg vi ikke "
    "w z na że się do i nie jest yang dan untuk ve bir bu için"
)
OPEN_END = re.compile(
    rf"(?:[,–—-]|(?<![\w.])(?:{'|'.join(dict.fromkeys(OPEN_WORDS.split()))}))\s*$", re.IGNORECASE
)
# Letters put in the place of words have none of the short words that every text repeats.
TOKEN = re.compile(r"[^\W\d_]+")
FEWEST_TOKENS = 9
LEAST_KNOWN = 0.06
FEWEST_KNOWN = 40
LEAST_PAIRS = 0.35
FILLER = re.compile(r"lorem ipsum|dolor sit amet|[█▓▒░]{3}|(?:[x•●*_]{2,} ){3}", re.IGNORECASE)


def breaks_off(text: str, *, surely: bool = False, common: Container[str] = ()) -> bool:
    """Tell whether a paragraph stops in the middle of a sentence; `surely` asks for more than a name or an ellipsis.

    `common` are words that the text around it writes small: with a capital they are no names.
    """
    text = text.rstrip(BLANK)
    if len(CJK.findall(text)) > len(text) // 3:
        return (
            len(text) >= SENTENCE_CJK and not _is_closed(text) and not CREDIT_CJK.search(text[-SENTENCE_CJK:])
        )
    if len(text) < SHORTEST:
        return False
    if ELLIPSIS.search(text):
        return not surely and len(text) >= SENTENCE and not text.endswith("...)")
    if END.search(text):
        return False
    stops = [stop.end() for stop in STOP_INSIDE.finditer(text)]
    sentence = text[stops[-1] - 1 :] if stops else text
    words = sentence.split()
    enough = len(stops) > 0 or len(words) >= FEWEST_WORDS
    if ADDRESS.search(sentence):
        return False
    if COMMA.search(text) or _is_open(text):
        return enough and not (surely and DASH.search(text))
    if OPEN_END.search(text):
        return enough and not (surely and DASH.search(text))
    if CLOSED.search(text) or NO_SENTENCE.search(sentence):
        return False
    return len(text) >= SHORT_SENTENCE and _ends_in_a_word(text, words, len(stops), surely, common)


def _is_closed(text: str) -> bool:
    return any(sign.search(text) for sign in (END, ELLIPSIS, CLOSED, ADDRESS, NO_SENTENCE))


def _is_open(text: str) -> bool:
    """Tell whether a quotation mark is opened and not closed."""
    return text.count('"') % 2 > 0 or any(
        sum(map(text.count, begin)) > sum(map(text.count, end)) for begin, end in QUOTES if begin[0] in text
    )


def _ends_in_a_word(text: str, words: list[str], stops: int, surely: bool, common: Container[str]) -> bool:
    last = LAST_WORD.search(text[-LONGEST_WORD:])
    small = [word for word in words if word[:1].islower() or word.lower() in common]
    if last is not None and last.group(1).islower():
        return stops > 0 or (
            len(words) >= FEWEST_SENTENCE_WORDS
            and len(text) >= (SENTENCE if surely else LINE)
            and 2 * len(small) >= len(words)
        )
    # A name ends credits and captions too; behind a sentence, or in a long one, it is a word like others.
    if stops:
        return len(small) >= (2 if surely else 1) and 4 * len(small) >= len(words)
    return (
        not surely and last is not None and len(words) >= LONG_SENTENCE_WORDS and len(small) * 3 >= len(words)
    )


def begins_only(text: str) -> bool:
    """Tell whether a short line, at the end of an article whose lines are sentences, is one without its end."""
    text = text.rstrip(BLANK)
    if len(CJK.findall(text)) > len(text) // 3:
        inside = len(text) >= BEGUN_CJK and INSIDE_CJK.search(text) is not None
        return inside and not _is_closed(text) and not CREDIT_CJK.search(text)
    words, last = text.split(), LAST_WORD.search(text[-LONGEST_WORD:])
    return (
        len(words) >= FEWEST_LINE_WORDS
        and words[0][:1].isupper()
        and last is not None
        and last.group(1).islower()
        and 2 * sum(word[:1].islower() for word in words) > len(words)
        and not _is_closed(text)
    )


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
