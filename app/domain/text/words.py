"""A text in any script comes in, how many words it has and how long it takes to read goes out.

Chinese and Japanese put no space between words: each of their letters counts as one, as word processors and publishers
there count, and is read at about 500 a minute. Korean puts spaces between its words and is counted by them. Thai, Lao,
Khmer and Burmese put spaces between sentences only: their words are about five letters long (vowel signs and tones
are no letters of their own here), and so many are counted.
"""

from __future__ import annotations

import re

WORDS_A_MINUTE = 220
# Letters of a script that is counted by letters, read in a minute.
LETTERS_A_MINUTE = 500
LETTERS_A_WORD = 4

# These are compiled when a text first asks for them: no verb of the command line needs them.
# Han, kana, and their marks of repetition; full-width signs and punctuation are no words.
IDEOGRAPHS = (
    "[\u3005-\u3007\u303b\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f"
    "\U00020000-\U0003ffff]"
)
SYLLABIC = "[\u0e01-\u0e30\u0e32\u0e33\u0e40-\u0e46\u0e81-\u0eb0\u0eb2\u0eb3\u0ec0-\u0ec6\u0edc-\u0edf\u1000-\u102a\u1780-\u17b3]"
UNSPACED = f"{IDEOGRAPHS}|{SYLLABIC}"
EAST_ASIAN = f"{UNSPACED}|[\u1100-\u11ff\uac00-\ud7a3]"
SAMPLE = 600


def count_words(text: str) -> int:
    """How many words a text has, counted as its scripts are."""
    if text.isascii() or re.search(UNSPACED, text) is None:
        return len(text.split())
    letters = len(re.findall(IDEOGRAPHS, text))
    syllabic = len(re.findall(SYLLABIC, text))
    rest = re.sub(UNSPACED, " ", text)
    spaced = sum(any(map(str.isalnum, word)) for word in rest.split())
    return letters + -(-syllabic // LETTERS_A_WORD) + spaced


def is_counted_by_letters(text: str) -> bool:
    """Tell whether most of a text's words are single letters, as in Chinese and Japanese."""
    sample = text[:SAMPLE]
    return 2 * len(re.findall(IDEOGRAPHS, sample)) > sum(map(str.isalpha, sample))


def is_counted_either_way(text: str) -> bool:
    """Tell whether some count the words of such a text and others its letters: Chinese, Japanese, Korean, Thai and its cousins."""
    sample = text[:SAMPLE]
    return 2 * len(re.findall(EAST_ASIAN, sample)) > sum(map(str.isalpha, sample))


def reading_minutes(words: int, sample: str) -> int:
    """How many minutes a text of so many words takes to read, at least one; `sample` is some of it."""
    speed = LETTERS_A_MINUTE if is_counted_by_letters(sample) else WORDS_A_MINUTE
    return max(1, round(words / speed))
