"""Folding: one spelling for what a person who searches would call the same.

Folding is NFKC without invisible characters, in lower case, marks stripped (`đối ngoại` and
`doi ngoai` meet), letters that no decomposition takes apart replaced (đ ß ł ø æ …), decimal
digits of all scripts as 0–9, white space as single blanks. Characters of scripts that do not
separate words, and Hangul, whose words are compounds, stand between blanks, each with its vowel
signs: a search for 外 or 대표 then finds it inside a longer run, as a word or a phrase of words.

Marks are stripped where they are accents or optional points (Latin, Greek, Cyrillic, Arabic,
Hebrew). Vowel signs, viramas, tones of Thai and Lao, and the voicing marks of kana are letters
of their scripts and stay. The rule is Unicode's combining class, not a list of characters.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

_LETTERS = str.maketrans(
    {
        "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ł": "l", "ŀ": "l", "ø": "o", "ŋ": "n",
        "ŧ": "t", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ĸ": "k", "ƀ": "b", "ǥ": "g",
        "ɖ": "d", "ɗ": "d", "ɓ": "b", "ə": "e", "ɛ": "e", "ɔ": "o", "ƙ": "k", "ƴ": "y",
        "’": "'", "‘": "'", "ʼ": "'", "ʻ": "'", "`": "'", "´": "'", "“": '"', "”": '"',
        "„": '"', "«": '"', "»": '"', "‐": "-", "–": "-", "—": "-", "−": "-",
        "ى": "ي", "ک": "ك", "ی": "ي", "ـ": "",
    }
)  # fmt: skip
