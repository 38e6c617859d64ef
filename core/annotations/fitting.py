"""How well a place in a new text fits a quotation from an old one, and whether well enough.

Three things count: how alike the words are, and how alike what stands before and after them is,
near and farther off (`WIDTHS`, in words). Words and context make up for each other: words
that stand unchanged need little context, changed ones much, which follows Phelps's and Wilensky's
“Robust intra-document locations” (2000) and what Brush, Bargeron, Gupta and Cadiz (“Robust
annotation positioning in digital documents”, 2001) learnt from readers: these would rather have
an annotation orphaned than attached to words that it was not about. So a place must also stand
clear of every other place that could be meant.
"""

from dataclasses import dataclass

from core.annotations.words import Vocabulary, Words

WIDTHS = (2, 6, 20)
BORDER = "\U0010ffff"
MARGIN, WIDE_MARGIN, SIDE = 0.08, 0.2, 0.1
WORDS_FLOOR, CHANGED_FLOOR = 0.4, 1.2
CONTEXT_FLOOR, TELLING_LETTERS = 0.5, 20


@dataclass(frozen=True, slots=True)
class Fit:
    """How alike words, what stands before and what stands after are, each 0 to 1."""

    words: float
    before: float
    after: float

    @property
    def context(self) -> float:
        """How alike the surroundings are."""
        return (self.before + self.after) / 2

    @property
    def score(self) -> float:
        """All in one number, for comparing places."""
        return (self.words + self.context) / 2

    def is_clear_of(self, rival: "Fit") -> bool:
        """Whether it is better by enough; by more, where the rival has the better of one side."""
        worse = self.before < rival.before - SIDE or self.after < rival.after - SIDE
        return rival.score <= self.score - (WIDE_MARGIN if worse else MARGIN)


class Fitting:
    """Compares ranges of words of an old text with ranges of words of a new one.

    Where the old text begins or ends is part of the context, unless it is only a `fragment`.
    """

    def __init__(
        self, vocabulary: Vocabulary, old: Words, new: Words, *, fragment: bool = False
    ) -> None:
        self._vocabulary, self._old, self._new = vocabulary, old, new
        self._border = "" if fragment else BORDER

    def fit(self, quote: range, place: range) -> Fit:
        """How well a place in the new text fits a quotation from the old one."""
        old, new = self._old.code, self._new.code
        before = _alike(self._before(old, quote), self._before(new, place))
        after = _alike(self._after(old, quote), self._after(new, place))
        return Fit(
            words=self.likeness(old[quote.start : quote.stop], new[place.start : place.stop]),
            before=_first(before, after),
            after=_first(after, before),
        )

    def likeness(self, a: str, b: str) -> float:
        """How alike two runs of words are, by letters or by words, whichever says more."""
        from rapidfuzz.distance import Indel, Levenshtein

        if a == b:
            return 1.0
        letters = self._vocabulary.letters
        by_letters = Levenshtein.normalized_similarity(letters(a), letters(b))
        return max(by_letters, Indel.normalized_similarity(a, b))

    def numbers(self, code: str) -> list[str]:
        """Those of these words that have a digit."""
        words = map(self._vocabulary.letters, code)
        return [word for word in words if any(map(str.isdigit, word))]

    def holds(self, fit: Fit, quote: range) -> bool:
        """Whether words and context are enough to say that this is the place."""
        if fit.words < 1.0:
            return fit.words >= WORDS_FLOOR and fit.words + fit.context >= CHANGED_FLOOR
        letters = len(self._vocabulary.letters(self._old.code[quote.start : quote.stop]))
        told = max(letters, 2 * len(quote))  # a Chinese character tells more than a letter
        return fit.context >= CONTEXT_FLOOR * (1 - told / TELLING_LETTERS)

    def _before(self, code: str, words: range) -> str:
        """What stands before words, nearest first."""
        start = words.start - WIDTHS[-1]
        return code[max(start, 0) : words.start][::-1] + (self._border if start < 0 else "")

    def _after(self, code: str, words: range) -> str:
        stop = words.stop + WIDTHS[-1]
        return code[words.stop : stop] + (self._border if stop > len(code) else "")


def _first(known: float | None, other: float | None) -> float:
    """The one that is known; nothing to compare on either side is no difference."""
    if known is not None:
        return known
    return 1.0 if other is None else other


def _alike(old: str, new: str) -> float | None:
    """How alike two contexts are that begin beside the words; None where the old one is empty."""
    from rapidfuzz.distance import Indel

    if not old:
        return None
    alike = 0.0
    for width in WIDTHS:
        length = min(width, len(old))
        alike += Indel.normalized_similarity(old[:length], new[:length])
    return alike / len(WIDTHS)
