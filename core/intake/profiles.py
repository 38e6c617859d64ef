"""What of a text can be met again in another version of it: numbers, dates, names.

They are kept twice: folded, sentence by sentence, to compare; and as written, to show a person
the evidence. Long texts are judged by their beginnings.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from core.text import dates
from core.text.fold import fold

MOST_SENTENCES = 400
_LONGEST_NAME = 5
_DENSITY = 2.5

_FIGURE = re.compile(r"\d[\d.,'’]*\d|\d|\b[IVXLCDM]{2,}\b")
_DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")


class Readable(Protocol):
    """A text that can be compared: its language and its sentences. Documents are."""

    @property
    def language(self) -> str:
        """A BCP 47 tag."""

    @property
    def sentences(self) -> tuple[str, ...]:
        """The texts of the segments, in order."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text to compare that is no document, for instance a version of the library."""

    language: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """The first sentences of a text, and the numbers, dates and names of each, in one spelling.

    Numbers begin with `#`, full dates with `@`; the numbers of a full date are not among the
    numbers. Names are folded, in Latin letters.
    """

    language: str
    sentences: tuple[str, ...]
    tokens: tuple[frozenset[str], ...]

    @property
    def length(self) -> int:
        """How many characters the sentences have."""
        return sum(map(len, self.sentences))

    @property
    def extent(self) -> int:
        """How long the text is, comparable between scripts: a character of Han counts for more."""
        dense = sum(len(_DENSE.findall(sentence)) for sentence in self.sentences)
        return round(self.length + (_DENSITY - 1) * dense)

    def head(self, count: int) -> "Profile":
        """The profile of the first so many sentences."""
        if len(self.sentences) <= count:
            return self
        return Profile(self.language, self.sentences[:count], self.tokens[:count])

    def met(self) -> frozenset[str]:
        """The tokens of all sentences."""
        return frozenset().union(*self.tokens)

    def vocabulary(self) -> frozenset[str]:
        """What the text can be known by: numbers, dates, names, and the numbers of dates."""
        found = self.met()
        return found.union(*map(parts, found))


@dataclass(frozen=True, slots=True)
class Written:
    """Numbers, dates and names of a text as it writes them, by their one spelling.

    Numbers and dates are in the order of the text, names with the most frequent first.
    """

    numbers: dict[str, str]
    dates: dict[str, str]
    names: dict[str, str]


def profile(text: Readable) -> Profile:
    """The profile of a text."""
    sentences = tuple(text.sentences[:MOST_SENTENCES])
    tokens = (_tokens(sentence, text.language) for sentence in sentences)
    return Profile(text.language, sentences, tuple(tokens))


def parts(token: str) -> frozenset[str]:
    """The numbers of a date; of any other token nothing."""
    if not token.startswith("@"):
        return frozenset()
    return frozenset(f"#{int(number)}" for number in token[1:].split("-"))


def written(profile: Profile) -> Written:
    """The numbers, dates and names of a text as written."""
    from core.alignment.evidence import numbers  # slow to import

    figures: dict[str, str] = {}
    days: dict[str, str] = {}
    for sentence in profile.sentences:
        plain = sentence
        for each in reversed(dates.find(sentence, profile.language)):
            days.setdefault(each.iso, sentence[each.start : each.end])
            plain = f"{plain[: each.start]} {plain[each.end :]}"
        for match in _FIGURE.finditer(plain):
            for value in numbers(match.group(), profile.language):
                figures.setdefault(value, match.group())
    return Written(figures, days, _names(profile.sentences))


def _tokens(sentence: str, language: str) -> frozenset[str]:
    from core.alignment.evidence import names, numbers  # slow to import
    from core.alignment.transliteration import romanized

    days = dates.find(sentence, language)
    rest = sentence
    for day in reversed(days):
        rest = f"{rest[: day.start]}, {rest[day.end :]}"
    return frozenset(
        (
            *(f"@{day.iso}" for day in days),
            *(f"#{number}" for number in numbers(rest, language)),
            *(name if name.isascii() else romanized(name) for name in names(sentence)),
        )
    )


def _names(sentences: Iterable[str]) -> dict[str, str]:
    """Names as written by their folded form: runs of words with capitals, and parts of runs."""
    counts = Counter(
        part for sentence in sentences for run in _runs(sentence) for part in _parts(run)
    )
    return {fold(name): name for name, _ in counts.most_common()}


def _runs(sentence: str) -> Iterator[list[str]]:
    """Words with capitals that stand side by side; a lone one at the start means nothing."""
    run: list[str] = []
    end = 0
    for match in _WORD.finditer(sentence):
        is_name = match.group()[0].isupper() and (end > 0 or match.group()[1:2].isupper())
        if run and not (is_name and sentence[end : match.start()] == " "):
            yield run
            run = []
        run += [match.group()] if is_name else []
        end = match.end()
    yield run


def _parts(run: list[str]) -> Iterator[str]:
    """A run and what it is made of: titles before a name are not the same in other languages."""
    for first in range(len(run)):
        for last in range(first + 1, min(len(run), first + _LONGEST_NAME) + 1):
            part = " ".join(run[first:last])
            if len(part) > 1:
                yield part
