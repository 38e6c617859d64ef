"""Whether a full stop ends its sentence.

It does, unless the word before it says otherwise: a title, an initial, an acronym, an ordinal, a
list's number, an abbreviation. Many of those can also be a sentence's last word; then the word
behind decides, by being one that opens sentences. Lists and rules are `core.text.conventions`';
short words on no list are put to sentencex, which has abbreviations of many more languages.
It is asked about the word alone: with the paragraph before it, an open quotation mark would make
it swallow all that follows.
"""

import re
from functools import lru_cache

from core.text.clauses import LANGUAGES
from core.text.conventions import Conventions, conventions
from core.text.language import capitalises_nouns

_HAN = "\u3040-\u30ff\u3400-\u9fff"  # and kana, among which Latin letters stand without blanks
_WORD_BEFORE = re.compile(rf"[^\s\"'“”„«»‘(\[{{—–/…{_HAN}]*\Z")
_DATE_BEHIND = re.compile(r"\d{1,2}\.(?!\d)")
_UNIT_BEFORE = re.compile(r"(\w+)\.\s+\Z")
_WORD_BEHIND = re.compile(r"[^\W\d_]+(?:['’](?=\w))?|\d+")
_ACRONYM = re.compile(r"(?:[^\W\d_]{1,3}\.)+[^\W\d_]{1,3}")
_THAI_ABBREVIATION = re.compile(r"(?:[\u0e00-\u0eff]{1,4}\.)*[\u0e00-\u0eff]{1,4}")
_DATE_BEFORE = re.compile(
    r"(?:1\d|20)\d\d\. ?\d{1,2}\. ?\Z"
)  # 2024. 5. 3., in Korean and Hungarian
_ROMAN = re.compile(r"[IVXLC]+")
_COUNTING = re.compile(
    r"[A-Za-z\u0370-\u04ff가나다라마바사자차카타파하\u1780-\u17a2]"
)  # an accented letter, Ừ or À, is an answer
_WEB = re.compile(r"://|www\.|\S@\S")
_MARKS = re.compile(r"[\"'“‘(\[]*")
_REACH = 80  # code points looked at before a full stop
# Letters of a word that may be an abbreviation on sentencex's word alone.
_CAPITALISED, _SHORT = 4, 5


class Stops:
    """The full stops of one paragraph in one language."""

    def __init__(self, paragraph: str, language: str) -> None:
        self._text = paragraph
        self._language = language.partition("-")[0]
        self._rules: Conventions = conventions(language)

    def is_end(self, stop: int, behind: int, *, sentence: int) -> bool:
        """Whether the full stop at `stop` ends the sentence that began at `sentence`.

        `behind` is the offset of the first letter or digit of what follows.
        """
        reach = max(sentence, stop - _REACH)
        word = _found(_WORD_BEFORE, self._text[reach:stop])
        following = _found(_WORD_BEHIND, self._text[behind : behind + _REACH])
        opens = self._opens(following, behind)
        if not word or _WEB.search(self._text[reach:stop].rpartition(" ")[2]):
            return True
        if word.isdecimal() and (self._is_unmarked or self._is_date(reach, stop - len(word))):
            return False
        if is_counter(word) and self._is_first(stop - len(word), sentence):
            return False
        if following.isdecimal() or (_ROMAN.fullmatch(following) and not opens):
            is_date = word.isdecimal() and _DATE_BEHIND.match(self._text, behind)
            return not (is_date or self._takes_number(word))
        if len(following) == 1 and following.isupper() and _is_listed(word, self._rules.numbered):
            return opens
        return self._is_end_behind(word, stop, opens=opens)

    def ellipsis_is_end(self, start: int, behind: int) -> bool:
        """Whether dots at `start` end a sentence when a capital letter or a digit follows.

        Where nouns have capitals, dots that stand free may also stand for a pause.
        """
        if self._text.startswith(self._rules.ties, behind):
            return False
        following = _found(_WORD_BEHIND, self._text[behind : behind + _REACH])
        is_pause = capitalises_nouns(self._language) and self._text[start - 1 : start].isspace()
        return not is_pause or following.casefold() in self._rules.openers

    def _is_first(self, word: int, sentence: int) -> bool:
        """Whether the word that starts there is the sentence's first, quotes and brackets apart."""
        marks = _MARKS.match(self._text, sentence)
        return marks is not None and marks.end() >= word

    def _is_date(self, reach: int, day: int) -> bool:
        """Whether a year and a month stand before the day."""
        return _DATE_BEFORE.search(self._text[reach:day]) is not None

    def _opens(self, word: str, start: int) -> bool:
        """Whether the word that starts there opens sentences, and is no initial."""
        end = start + len(word)
        is_initial = len(word) == 1 and self._text[end : end + 1] == "."
        return word.casefold() in self._rules.openers and not is_initial

    def _takes_number(self, word: str) -> bool:
        known = (self._rules.numbered, self._rules.shortened, self._rules.titles)
        if any(_is_listed(word, words) for words in known) or _is_initial(word):
            return True
        if word.endswith(self._rules.numbered_endings) or _THAI_ABBREVIATION.fullmatch(word):
            return True
        return not self._rules.openers and self._is_known_to_sentencex(word)

    def _is_end_behind(self, word: str, stop: int, *, opens: bool) -> bool:
        """The judgement when a word follows that is no number."""
        if word in self._rules.titles or _THAI_ABBREVIATION.fullmatch(word):
            return False
        if _is_listed(word, self._rules.enumerations):
            return True
        if _is_listed(word, self._rules.shortened) or _is_initial(word):
            return opens or (word.islower() and self._is_unit(word, stop))
        if self._is_ordinal(word, stop):
            return opens
        if _ACRONYM.fullmatch(word):
            return opens and not word.islower()
        return opens or not self._is_known_to_sentencex(word)

    def _is_unit(self, word: str, stop: int) -> bool:
        """Whether a number stands before a single letter: 8000 m."""
        before = self._text[max(0, stop - _REACH) : stop - len(word)].rstrip()
        return len(word) == 1 and before[-1:].isdecimal()

    @property
    def _is_unmarked(self) -> bool:
        """Whether full stops end no sentences at all: what has a number before it is an item."""
        return self._language in LANGUAGES

    def _is_ordinal(self, word: str, stop: int) -> bool:
        """Whether the number before the full stop is one, and not that of `Fig. 7`."""
        unit = _UNIT_BEFORE.search(self._text[max(0, stop - _REACH) : stop - len(word)])
        is_counted = unit is not None and _is_listed(unit[1], self._rules.numbered)
        if not self._rules.ordinals or is_counted:
            return False
        return (word.isdecimal() and len(word) <= 3) or _ROMAN.fullmatch(word) is not None

    def _is_known_to_sentencex(self, word: str) -> bool:
        """Whether sentencex takes a short word for an abbreviation.

        It also takes some for one that are whole words (me, ill, May), and Vietnamese for English;
        beside lists of our own it is therefore heard on longer words with a capital letter alone.
        """
        letters = word.replace(".", "")
        has_lists = bool(self._rules.openers)
        shortest = _CAPITALISED if has_lists else 2
        if has_lists and not word[:1].isupper():
            return False
        is_short = letters.isalpha() and shortest <= len(letters) <= _SHORT
        return is_short and _abbreviates(self._language, word)


@lru_cache(maxsize=1 << 12)
def _abbreviates(language: str, word: str) -> bool:
    """Whether sentencex would not split behind the word, its full stop, and before a name."""
    from sentencex import get_sentence_boundaries

    return len(get_sentence_boundaries(language, f"Adam {word}. Adam Adam.")) == 1


def _found(pattern: re.Pattern[str], text: str) -> str:
    match = pattern.search(text)
    return match.group() if match else ""


def _is_listed(word: str, words: frozenset[str]) -> bool:
    """Whether a list has the word as it stands, or in small letters and it begins a sentence."""
    return word in words or word[:1].lower() + word[1:] in words


def is_counter(word: str) -> bool:
    """What numbers the items of a list: 1, 12, a, B, iv."""
    is_number = word.isdecimal() and len(word) <= 3
    return is_number or bool(_COUNTING.fullmatch(word)) or bool(_ROMAN.fullmatch(word.upper()))


def _is_initial(word: str) -> bool:
    """J, or the last of a chain like J.K, Ng.X, J.-P; also one Greek, Hebrew or Arabic letter."""
    last = re.split(r"[.\-]", word)[-1]
    return len(last) == 1 and (
        (last.isupper() and not "\u1ea0" <= last <= "\u1ef9")
        or (last.islower() and last.isascii())
        or "\u03b1" <= last <= "\u03c9"
        or "\u05d0" <= last <= "\u064a"
    )
