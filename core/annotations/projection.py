"""From a quotation to its place: what the difference of two stretches of text says.

Words that were kept lead; what was put between them belongs to the place, and so does what stands
for words that were lost at its ends. Inside a word the letters are compared, so that a mark on a
part of a word stays on that part.
"""

from core.annotations.fitting import Fitting
from core.annotations.matching import SIMILAR, Stretch
from core.annotations.words import Words

REACH = 6


class Projection:
    """Carries ranges of an old text over to a new one, by words and by characters."""

    def __init__(self, fitting: Fitting, old: Words, new: Words) -> None:
        self._fitting, self._old, self._new = fitting, old, new

    def place(self, quote: range, old: Stretch, new: Stretch) -> range | None:
        """The place of the quotation by the difference of two stretches."""
        image = _difference(old, new)
        kept = _densest([(n, image[n]) for n in quote if n in image], len(quote))
        if not kept:
            return self._between_kept(quote, old, new, image)
        before = image.get(quote.start - 1, -1 if quote.start in old.places[:1] else None)
        after = image.get(
            quote.stop, len(new.places) if quote.stop - 1 in old.places[-1:] else None
        )
        (old_first, first), (old_last, last) = kept[0], kept[-1]
        first -= self._replaced(
            self._old.part(range(quote.start, old_first))[::-1],
            new.code[:first][::-1],
            None if before is None else first - before - 1,
        )
        last += self._replaced(
            self._old.part(range(old_last + 1, quote.stop)),
            new.code[last + 1 :],
            None if after is None else after - last - 1,
        )
        return range(new.places[first], new.places[last] + 1)

    def characters(self, quote: range, place: range, start: int, end: int) -> tuple[int, int]:
        """The characters of a place: parts of words and blanks at the ends as they were marked."""
        first = _carried(self._old, self._new, (quote.start, place.start), start)
        last = _carried(self._old, self._new, (quote.stop - 1, place.stop - 1), end)
        if start < self._old.start(quote.start):
            first -= _blanks(self._new.text[:first][::-1], self._old.start(quote.start) - start)
        if end > self._old.end(quote.stop - 1):
            last += _blanks(self._new.text[last:], end - self._old.end(quote.stop - 1))
        return first, max(last, first)

    def _replaced(self, lost: str, beyond: str, between: int | None) -> int:
        """How many new words stand for the lost ones at an end of the quotation.

        `beyond` are the new words from there outwards, `between` is how many of them there are up
        to the kept word that was beside the quotation, None where that was lost too.
        """
        if not lost or between == 0:
            return 0
        if between is not None and between <= 2 * len(lost) + 2:
            return between
        alike = self._fitting.likeness(lost, beyond[: len(lost)])
        return min(len(lost), len(beyond)) if alike >= SIMILAR or between is None else 0

    def _between_kept(
        self, quote: range, old: Stretch, new: Stretch, image: dict[int, int]
    ) -> range | None:
        """The likeliest words between the nearest kept ones, where none of the quotation was."""
        reach = len(quote) + REACH
        before = (image[n] for n in range(quote.start - 1, quote.start - reach, -1) if n in image)
        after = (image[n] for n in range(quote.stop, quote.stop + reach) if n in image)
        first = next(before, -1 if quote.start - reach < old.places[0] else None)
        last = next(after, len(new.places) if quote.stop + reach > old.places[-1] else None)
        if first is None or last is None or last - first > 2 * reach:
            return None
        words, text = self._old.part(quote), new.code
        sizes = range(max(len(quote) - 1, 1), len(quote) + 3)
        places = [(a, a + n) for n in sizes for a in range(first + 1, last - n + 1)]
        likeness = self._fitting.likeness
        best = max(places, key=lambda place: likeness(words, text[slice(*place)]), default=None)
        return best and range(new.places[best[0]], new.places[best[1] - 1] + 1)


def _difference(old: Stretch, new: Stretch) -> dict[int, int]:
    """Which words of an old stretch were kept: their numbers, and where they are in the new one."""
    from rapidfuzz.distance import LCSseq

    image: dict[int, int] = {}
    for step in LCSseq.opcodes(old.code, new.code):
        if step.tag == "equal":
            places = range(step.dest_start, step.dest_end)
            image.update(zip(old.places[step.src_start : step.src_end], places, strict=True))
    return image


def _densest(kept: list[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    """The largest group of kept words with no large gap in the new text between them."""
    groups: list[list[tuple[int, int]]] = []
    for pair in kept:
        if groups and pair[1] - groups[-1][-1][1] <= max(length, 4):
            groups[-1].append(pair)
        else:
            groups.append([pair])
    return max(groups, key=len, default=[])


def _carried(old: Words, new: Words, pair: tuple[int, int], offset: int) -> int:
    """The offset in a new word that answers to one in the old word."""
    from rapidfuzz.distance import Levenshtein

    a, b = pair
    within = offset - old.start(a)
    if within <= 0:
        return new.start(b)
    if offset >= old.end(a):
        return new.end(b)
    before, after = (old.word(a), new.word(b))
    for step in Levenshtein.opcodes(before, after):
        if step.src_start <= within < step.src_end:
            moved = min(within - step.src_start, step.dest_end - step.dest_start)
            return new.start(b) + step.dest_start + moved
    return new.end(b)


def _blanks(text: str, most: int) -> int:
    return min(len(text) - len(text.lstrip()), most)
