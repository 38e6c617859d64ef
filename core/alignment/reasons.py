"""Why the sentences of two cells seem to belong together, or not, in words a person can check.

The aligner's belief is about a whole text and can't be taken apart. What can be said of one row is
what a person would look at: do the numbers agree, are the same names there, is one side as long as
it usually is beside the other, do words stand there that met elsewhere in this article. Each is
one `Reason`; together they make a score on the aligner's scale, log-odds added up (naive Bayes).
It is the score of a row that a person has changed, of which the aligner knows nothing.
"""

import math
import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from core.alignment.evidence import Name, figures, named
from core.alignment.tokens import tokens
from core.text import language
from core.text.fold import fold

_NUMBER_MET, _NUMBER_ALONE = 1.5, -1.5
_NAME_MET, _NAME_ALONE = 0.8, -0.25
_MOST_NAMES = 3
_USUAL_SHARE, _PER_SHARE = 0.35, 7.0
_LEAST_SPREAD = 0.25
_ODD = 2.0
_ALONE = 0.5
_OWNER = re.compile("['’]s$")


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
    sides = _sides(languages)
    if not all(text.strip() for text in texts):
        empty = [side for side, text in zip(sides, texts, strict=True) if not text.strip()]
        alone = Reason(Topic.GAP, 0.0, f"No sentence in {' and '.join(empty)}.")
        return Explanation((alone,), _ALONE)
    found = [
        *_numbers(texts, languages, sides),
        *_names(texts, languages, sides),
        _lengths(texts, usual, sides),
        *_words(texts, languages, met),
    ]
    found.sort(key=lambda reason: reason.weight)
    return Explanation(tuple(found), _logistic(sum(reason.weight for reason in found)))


def in_two(whole: Explanation, apart: float) -> Explanation:
    """What is said of a row that could be two, in which one would believe so far."""
    reason = Reason(Topic.ROWS, -1.0, "These could be two rows.")
    return Explanation((reason, *whole.reasons), min(whole.score, 1 - apart))


def _sides(languages: tuple[str, str]) -> tuple[str, str]:
    """What the two cells are called: by their languages, where these are two."""
    here, there = (language.name(one) for one in languages)
    return (here, there) if here != there else ("the first", "the second")


def _numbers(
    texts: tuple[str, str], languages: tuple[str, str], sides: tuple[str, str]
) -> list[Reason]:
    one, other = (
        {f.value: text[f.start : f.end] for f in figures(text, code)}
        for text, code in zip(texts, languages, strict=True)
    )
    found = []
    alone = len(one.keys() ^ other.keys())
    if alone:
        apart = _written(one, one.keys() - other), _written(other, other.keys() - one)
        words = _apart("Numbers differ", apart, sides)
        found.append(Reason(Topic.NUMBERS, _NUMBER_ALONE * min(2, alone), words))
    met = one.keys() & other.keys()
    if met:
        words = _sentence(f"The same numbers: {_listed(_written(one, met))}")
        found.append(Reason(Topic.NUMBERS, _NUMBER_MET * min(2, len(met)), words))
    return found


def _written(found: Mapping[str, str], wanted: Collection[str]) -> list[str]:
    """These of the numbers found, in the order of the text and as it writes them."""
    return list(dict.fromkeys(words for value, words in found.items() if value in wanted))


def _names(
    texts: tuple[str, str], languages: tuple[str, str], sides: tuple[str, str]
) -> list[Reason]:
    here, there = ([_bare(text, name) for name in named(text)] for text in texts)
    whole = [f" {fold(text)} " for text in texts]
    one, other = ({name.folded for name in side} for side in (here, there))
    met = {name for name in one if name in whole[1]} | {name for name in other if name in whole[0]}
    telling = {
        name.folded
        for side, code in zip((here, there), languages, strict=True)
        for name in side
        if name.marked or not language.capitalises_nouns(code)
    }
    alone = telling - met
    found = []
    if alone:
        apart = _as_written(texts[0], here, alone), _as_written(texts[1], there, alone)
        words = _apart("Names differ", apart, sides)
        found.append(Reason(Topic.NAMES, _NAME_ALONE * min(_MOST_NAMES, len(alone)), words))
    if met:
        both = _as_written(texts[0], here, met) + _as_written(texts[1], there, met - one)
        words = _sentence(f"The same names: {_listed(both)}")
        found.append(Reason(Topic.NAMES, _NAME_MET * min(_MOST_NAMES, len(met)), words))
    return found


def _bare(text: str, name: Name) -> Name:
    """A name without the “’s” of its owner."""
    words = text[name.start : name.end]
    bare = _OWNER.sub("", words)
    return (
        name
        if bare == words
        else Name(fold(bare), name.start, name.start + len(bare), marked=name.marked)
    )


def _as_written(text: str, found: Iterable[Name], wanted: Collection[str]) -> list[str]:
    """These of the names found as the text writes them; words beside each other are one name."""
    spans: list[tuple[int, int]] = []
    for name in sorted(found, key=lambda name: name.start):
        if name.folded in wanted:
            beside = bool(spans) and text[spans[-1][1] : name.start] == " "
            start = spans.pop()[0] if beside else name.start
            spans.append((start, name.end))
    return list(dict.fromkeys(text[start:end] for start, end in spans))


def _apart(differ: str, alone: tuple[list[str], list[str]], sides: tuple[str, str]) -> str:
    """A sentence on what each side has alone."""
    said = [f"{_listed(a)} in {side}" for a, side in zip(alone, sides, strict=True) if a]
    if len(said) == 2:
        return f"{differ}: {', '.join(said)}."
    words, side = next((a, side) for a, side in zip(alone, sides, strict=True) if a)
    return _sentence(f"Only in {side}: {_listed(words)}")


def _lengths(texts: tuple[str, str], usual: Usual, sides: tuple[str, str]) -> Reason:
    ratio = math.log(len(texts[1]) / len(texts[0])) - usual.mean
    distance = abs(ratio) / usual.spread
    if distance < _ODD:
        return Reason(Topic.LENGTHS, 0.5 - distance * distance / 4, "The lengths fit.")
    shorter, longer = sides if ratio > 0 else sides[::-1]
    times = math.exp(abs(ratio))
    words = f"{longer} is {times:.1f} times as long as usual beside {shorter}."
    words = words[0].upper() + words[1:]
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


def _listed(words: Sequence[str], most: int = 4) -> str:
    """Some of these words."""
    return ", ".join(words[:most]) + (" …" if len(words) > most else "")


def _sentence(words: str) -> str:
    return words if words.endswith("…") else f"{words}."


def _logistic(odds: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))
