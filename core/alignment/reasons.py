"""Why the sentences of two cells seem to belong together, or not, in words a person can check.

The aligner's belief is about a whole text and can't be taken apart. What can be said of one row is
what a person would look at: do the numbers agree, are the same names there, is one side as long as
it usually is beside the other, do words stand there that met elsewhere in this article. Each is
one `Reason`; together they make a score on the aligner's scale, log-odds added up (naive Bayes).
It is the score of a row that a person has changed, of which the aligner knows nothing.
"""

import math
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from core.alignment.evidence import names, numbers
from core.alignment.tokens import tokens
from core.text.fold import fold

_NUMBER_MET, _NUMBER_ALONE = 1.5, -1.5
_NAME_MET, _NAME_ALONE = 0.8, -0.25
_MOST_NAMES = 3
_USUAL_SHARE, _PER_SHARE = 0.35, 7.0
_LEAST_SPREAD = 0.25
_ODD = 2.0
_ALONE = 0.5


class Topic(StrEnum):
    """What a reason is about."""

    NUMBERS = "numbers"
    NAMES = "names"
    LENGTHS = "lengths"
    WORDS = "words"
    GAP = "gap"
    ROWS = "rows"


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that speaks for a row (`weight` above 0) or against it, as a sentence."""

    topic: Topic
    weight: float
    words: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """All reasons, those against the row first, and the score from 0 to 1 that they make."""

    reasons: tuple[Reason, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Usual:
    """How long cells of one version are beside those of another: mean and spread of log-ratios."""

    mean: float = 0.0
    spread: float = 0.5

    @classmethod
    def of(cls, pairs: Iterable[tuple[int, int]]) -> "Usual":
        """What is usual among these pairs of lengths in characters; empty cells tell nothing."""
        logs = sorted(math.log(b / a) for a, b in pairs if a and b)
        if len(logs) < 3:
            return cls()
        middle = logs[len(logs) // 2]
        spread = logs[len(logs) * 84 // 100] - logs[len(logs) * 16 // 100]
        return cls(middle, max(_LEAST_SPREAD, spread / 2))


Met = Callable[[Collection[str], Collection[str]], Collection[tuple[str, str]]]


def explain(
    texts: tuple[str, str], languages: tuple[str, str], usual: Usual, met: Met
) -> Explanation:
    """What speaks for and against two cells; `met` gives the pairs of their words that are known.

    The words asked of it are those of `core.alignment.tokens`.
    """
    if not all(text.strip() for text in texts):
        alone = Reason(Topic.GAP, 0.0, "One version has no sentence here.")
        return Explanation((alone,), _ALONE)
    found = [
        *_numbers(texts, languages),
        *_names(texts),
        _lengths(texts, usual),
        *_words(texts, languages, met),
    ]
    found.sort(key=lambda reason: reason.weight)
    return Explanation(tuple(found), _logistic(sum(reason.weight for reason in found)))


def in_two(whole: Explanation, apart: float) -> Explanation:
    """What is said of a row that could be two, in which one would believe so far."""
    reason = Reason(Topic.ROWS, -1.0, "These could be two rows.")
    return Explanation((reason, *whole.reasons), min(whole.score, 1 - apart))


def _numbers(texts: tuple[str, str], languages: tuple[str, str]) -> list[Reason]:
    one, other = (numbers(t, language) for t, language in zip(texts, languages, strict=True))
    found = []
    if one ^ other:
        words = _sentence(f"The numbers differ: {_listed(one)}, but {_listed(other)}")
        found.append(Reason(Topic.NUMBERS, _NUMBER_ALONE * min(2, len(one ^ other)), words))
    if one & other:
        words = _sentence(f"The same numbers: {_listed(one & other)}")
        found.append(Reason(Topic.NUMBERS, _NUMBER_MET * min(2, len(one & other)), words))
    return found


def _names(texts: tuple[str, str]) -> list[Reason]:
    here, there = (names(text) for text in texts)
    whole = [f" {fold(text)} " for text in texts]
    met = {name for name in here if name in whole[1]} | {name for name in there if name in whole[0]}
    alone = (here | there) - met
    found = []
    if alone:
        words = _sentence(f"Only on one side: {_listed(alone)}")
        found.append(Reason(Topic.NAMES, _NAME_ALONE * min(_MOST_NAMES, len(alone)), words))
    if met:
        words = _sentence(f"The same names: {_listed(met)}")
        found.append(Reason(Topic.NAMES, _NAME_MET * min(_MOST_NAMES, len(met)), words))
    return found


def _lengths(texts: tuple[str, str], usual: Usual) -> Reason:
    ratio = math.log(len(texts[1]) / len(texts[0])) - usual.mean
    distance = abs(ratio) / usual.spread
    if distance < _ODD:
        return Reason(Topic.LENGTHS, 0.5 - distance * distance / 4, "The lengths fit.")
    side = "second" if ratio > 0 else "first"
    times = math.exp(abs(ratio))
    words = f"The {side} is {times:.1f} times as long as usual beside the other."
    return Reason(Topic.LENGTHS, max(-6.0, 0.5 - distance * distance / 2), words)


def _words(texts: tuple[str, str], languages: tuple[str, str], met: Met) -> list[Reason]:
    one, other = (set(tokens(t, name)) for t, name in zip(texts, languages, strict=True))
    if not one or not other:
        return []
    pairs = met(one, other)
    count = min(len({a for a, _ in pairs}), len({b for _, b in pairs}))
    least = min(len(one), len(other))
    weight = _PER_SHARE * (count / least - _USUAL_SHARE)
    words = f"{count} of {least} words met before." if count else "No words that met before."
    return [Reason(Topic.WORDS, weight, words)]


def _listed(words: Collection[str], most: int = 4) -> str:
    """Some of these words, in order; “none” without any."""
    ordered: Sequence[str] = sorted(words)
    rest = " …" if len(ordered) > most else ""
    return ", ".join(ordered[:most]) + rest if ordered else "none"


def _sentence(words: str) -> str:
    return words if words.endswith("…") else f"{words}."


def _logistic(odds: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))
