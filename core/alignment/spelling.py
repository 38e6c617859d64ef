"""Which words of two vocabularies are spelt alike, and how much that may mean.

Pairs are sorted into a few kinds (the same number, the same long word, nearly the same …). How
often words of a kind translate each other is not assumed here: it is learnt from each pair of
documents, starting from a modest belief. Between related languages a shared short word is
nothing, between Japanese and English a shared Latin word is nearly certain.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from core.alignment.tokens import NUMBER_MARK, Floats, Ints
from core.alignment.transliteration import romanized, skeleton
from core.text.fold import fold

KINDS = ("number", "digit", "mark", "long", "middle", "short", "near", "alike", "sound", "han")
_BELIEF = (0.8, 0.4, 0.4, 0.75, 0.5, 0.2, 0.55, 0.3, 0.35, 0.15)
_MOST_PAIRS_A_GRAM = 1500
_WORDS_KEPT = 1 << 14  # texts of one import share most of their words


@dataclass(frozen=True, slots=True)
class Resemblance:
    """Pairs of types spelt alike: source type, target type, and the number of their kind."""

    source: Ints
    target: Ints
    kind: Ints

    def swapped(self) -> "Resemblance":
        """The same pairs seen from the other text."""
        return Resemblance(self.target, self.source, self.kind)

    @staticmethod
    def belief() -> Floats:
        """How often, before anything is learnt, a word's look-alike is its translation, by kind."""
        return np.array(_BELIEF)


def resemblances(source: tuple[str, ...], target: tuple[str, ...]) -> Resemblance:
    """All pairs of the two vocabularies that look or sound alike."""
    forms_a, forms_b = [_form(word) for word in source], [_form(word) for word in target]
    pairs = _near(forms_a, forms_b)
    pairs.update(_sounding(source, target, forms_a, forms_b))
    pairs.update(_same(source, target, forms_a, forms_b))
    ordered = sorted(pairs.items())
    numbers = np.array([(a, b, kind) for (a, b), kind in ordered], np.int64).reshape(-1, 3)
    return Resemblance(numbers[:, 0], numbers[:, 1], numbers[:, 2])


@lru_cache(maxsize=_WORDS_KEPT)
def _form(word: str) -> str:
    return word if word.startswith(NUMBER_MARK) else fold(word).replace(" ", "")


def _kind(name: str) -> int:
    return KINDS.index(name)


def _same(
    source: tuple[str, ...], target: tuple[str, ...], forms_a: list[str], forms_b: list[str]
) -> dict[tuple[int, int], int]:
    where: dict[str, list[int]] = {}
    for number, form in enumerate(forms_b):
        where.setdefault(form, []).append(number)
    return {
        (a, b): _kind(_kind_of_same(form, exactly=source[a] == target[b]))
        for a, form in enumerate(forms_a)
        if form
        for b in where.get(form, ())[:8]
    }


def _kind_of_same(form: str, *, exactly: bool) -> str:
    if form.startswith(NUMBER_MARK):
        return "number" if len(form) > 2 else "digit"
    if not any(map(str.isalnum, form)):
        return "mark"
    if not form[0].isascii() and len(form) < 4:
        return "long" if len(form) > 1 else "han"
    if len(form) > 5:
        return "long"
    return "middle" if len(form) > 3 or (exactly and len(form) > 2) else "short"


def _near(forms_a: list[str], forms_b: list[str]) -> dict[tuple[int, int], int]:
    """Pairs that share most of their letter trigrams (Dice's coefficient)."""
    grams: dict[str, int] = {}
    words_a, grams_a, sizes_a = _trigrams(forms_a, grams)
    words_b, grams_b, sizes_b = _trigrams(forms_b, grams)
    left, right = _joined(words_a, grams_a, words_b, grams_b, len(grams))
    if not len(left):
        return {}
    keys, shared = np.unique(left * len(forms_b) + right, return_counts=True)
    a, b = np.divmod(keys, len(forms_b))
    dice = 2 * shared / (sizes_a[a] + sizes_b[b])
    found: dict[tuple[int, int], int] = {}
    for first, second, value in zip(a.tolist(), b.tolist(), dice.tolist(), strict=True):
        if value >= 0.45:
            found[first, second] = _kind("near") if value >= 0.65 else _kind("alike")
    return found


def _trigrams(forms: list[str], grams: dict[str, int]) -> tuple[Ints, Ints, Ints]:
    words: list[int] = []
    found: list[int] = []
    sizes = np.ones(len(forms), np.int64)
    for number, form in enumerate(forms):
        if len(form) < 4 or not form.isalpha():
            continue
        pieces = _pieces(form)
        sizes[number] = len(pieces)
        words += [number] * len(pieces)
        found += [grams.setdefault(piece, len(grams)) for piece in pieces]
    return np.array(words, np.int64), np.array(found, np.int64), sizes


@lru_cache(maxsize=_WORDS_KEPT)
def _pieces(form: str) -> tuple[str, ...]:
    """The letter trigrams of a word, its beginning and end marked."""
    padded = f"^{romanized(form)}$"
    return tuple(sorted({padded[start : start + 3] for start in range(len(padded) - 2)}))


def _joined(
    words_a: Ints, grams_a: Ints, words_b: Ints, grams_b: Ints, count: int
) -> tuple[Ints, Ints]:
    """Every pair of words for every trigram they share; trigrams of too many words left out."""
    if not len(words_a) or not len(words_b):
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    order = np.argsort(grams_b, kind="stable")
    sizes = np.bincount(grams_b, minlength=count)
    usual = np.bincount(grams_a, minlength=count) * sizes <= _MOST_PAIRS_A_GRAM
    starts = np.concatenate(([0], np.cumsum(sizes)))[:-1]
    kept = usual[grams_a]
    words_a, grams_a = words_a[kept], grams_a[kept]
    repeats = sizes[grams_a]
    left = np.repeat(words_a, repeats)
    ends = np.cumsum(repeats)
    inside = np.arange(len(left)) - np.repeat(ends - repeats, repeats)
    right = words_b[order[np.repeat(starts[grams_a], repeats) + inside]]
    return left, right


def _sounding(
    source: tuple[str, ...], target: tuple[str, ...], forms_a: list[str], forms_b: list[str]
) -> dict[tuple[int, int], int]:
    """Pairs across scripts whose consonants agree (マケドニア, Macedonia)."""
    where: dict[str, list[int]] = {}
    for number, form in enumerate(forms_b):
        key = _sound_key(target[number], form)
        if key:
            where.setdefault(key, []).append(number)
    return {
        (a, b): _kind("sound")
        for a, form in enumerate(forms_a)
        for b in where.get(_sound_key(source[a], form), ())[:8]
        if forms_a[a][:1].isascii() != forms_b[b][:1].isascii()
    }


@lru_cache(maxsize=_WORDS_KEPT)
def _sound_key(word: str, form: str) -> str:
    latin = fold(romanized(word if not form.isascii() else form))
    if len(latin) < 4 or not latin.isascii() or not latin.isalpha():
        return ""
    key = skeleton(latin)
    return key if len(key) > 1 else ""
