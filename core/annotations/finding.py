"""Finding marked words again in a text that was changed.

`Tracking` knows the old text as well as the new one, and so knows much more than the quotation:
sentences that are certain carry what is marked in them along, wherever they went, and only what
lies in edited stretches is compared word by word. There the places that could be meant are
gathered (what the difference of the two stretches says, and wherever else the same words stand
unexplained), scored by words and context, and the best is taken if it is good enough by itself
and stands clear of the next. The question is also asked backwards: could those new words come
from another place of the old text? If anything is in doubt, the words are lost, with the reason
and the best candidates, for a person to decide: never a wrong place.

`find` has the quotation alone, with the 32 characters around it and where it was: the position if
the text there is the quotation and the context agrees, else the same words in the same context,
else similar words in it, as W3C's Web Annotation Data Model (2017) suggests and Hypothesis's fuzzy
anchoring (2013) does.
"""

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass

from core.annotations.fitting import Fitting
from core.annotations.matching import SIMILAR, Matching, Stretch
from core.annotations.projection import Projection
from core.annotations.words import Vocabulary, Words
from core.model import Loss

MOST_CANDIDATES = 3
CLOSE = 0.05
LITTLE = 0.7
AT_HOME = 0.7
SCANNED, MUCH_ALIKE = 500, 0.75

Home = tuple[range, range]  # sentences of the old text, and where in the new one they may be


@dataclass(frozen=True, slots=True)
class Found:
    """Where the words are, `[start, end)` in the new text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Guess:
    """Where lost words might be, and how well that place fits, 0 to 1.

    It is `weak` where words and context alone would not be enough to take it for them.
    """

    place: Found
    fit: float
    weak: bool


@dataclass(frozen=True, slots=True)
class Lost:
    """Why the words could not be found for certain, and where they might be, likeliest first."""

    reason: Loss
    candidates: tuple[Guess, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """Marked words with up to 32 characters before and after, and where they were."""

    exact: str
    prefix: str
    suffix: str
    start: int


def find(quote: Quote, text: str) -> Found | Lost:
    """Find quoted words in a text of which nothing else is known."""
    end = quote.start + len(quote.exact)
    agrees = text[:end].endswith(quote.prefix + quote.exact) and text.startswith(quote.suffix, end)
    if agrees and text.startswith(quote.exact, quote.start) and (quote.prefix or quote.suffix):
        return Found(quote.start, end)
    start = len(quote.prefix)
    known = Tracking(quote.prefix + quote.exact + quote.suffix, text, fragment=True)
    return known.find(start, start + len(quote.exact))


class Tracking:
    """An old and a new text, both NFC, compared once for all that is marked in the old one.

    With `fragment` the old text is only a piece, which may come from anywhere. A `vocabulary` that
    has read much of the texts already makes it faster.
    """

    def __init__(
        self, old: str, new: str, *, fragment: bool = False, vocabulary: Vocabulary | None = None
    ) -> None:
        vocabulary = vocabulary or Vocabulary()
        self._old, self._new = vocabulary.read(old), vocabulary.read(new)
        self._fitting = Fitting(vocabulary, self._old, self._new, fragment=fragment)
        self._projection = Projection(self._fitting, self._old, self._new)
        self._matching = None if fragment else _matching(self._old, self._new)

    def find(self, start: int, end: int) -> Found | Lost:
        """Find what was at `[start, end)` of the old text in the new one."""
        if self._old.text == self._new.text:
            return Found(start, end)
        quote = self._old.touched(start, end)
        if not quote:
            return Lost(Loss.DELETED)
        place = self._unbroken(quote) or self._certain(quote)
        if place is not None:
            return self._at(quote, place, start, end)
        judged = self._judged(quote)
        if isinstance(judged, range):
            found = self._at(quote, judged, start, end)
            return found if found.start < found.end else Lost(Loss.DELETED)
        places = judged[1][:MOST_CANDIDATES]
        return Lost(judged[0], tuple(self._guess(quote, p, start, end) for p in places))

    def _unbroken(self, quote: range) -> range | None:
        """Where the quotation stands if the whole old text begins or ends the new one."""
        old, new = self._old.code, self._new.code
        if self._matching is None or not old:
            return None
        if new.startswith(old):
            return quote
        shift = len(new) - len(old)
        return range(quote.start + shift, quote.stop + shift) if new.endswith(old) else None

    def _certain(self, quote: range) -> range | None:
        """Where the quotation stands if all its sentences are certain and still together."""
        if self._matching is None:
            return None
        matching = self._matching
        first, last = (matching.sentence_of_old(n) for n in (quote.start, quote.stop - 1))
        images = [matching.image.get(n, -1) for n in range(first, last + 1)]
        if images[0] < 0 or images != list(range(images[0], images[0] + len(images))):
            return None
        shift = matching.new_sentences[images[0]].start - matching.old_sentences[first].start
        return range(quote.start + shift, quote.stop + shift)

    def _judged(self, quote: range) -> "range | tuple[Loss, list[range]]":
        """The place that fits for certain, or the reason why there is none, and candidates."""
        homes = self._homes(quote)
        in_place = self._judged_in(quote, homes[:1])
        if isinstance(in_place, range) and self._fitting.fit(quote, in_place).context >= AT_HOME:
            return in_place
        return self._judged_in(quote, homes)

    def _judged_in(self, quote: range, homes: Sequence[Home]) -> "range | tuple[Loss, list[range]]":
        """The same, of what these homes hold; a home is where words may be taken to be ours."""
        likely = self._places(quote, homes)
        same = [] if len(homes) == 1 else self._same(quote)
        fits = {place: self._fitting.fit(quote, place) for place in (*likely, *same)}
        ranked = sorted(fits, key=lambda place: fits[place].score, reverse=True)
        good = [
            place
            for place in ranked
            if place in likely
            and self._fitting.holds(fits[place], quote)
            and self._holds_certain(quote, place)
            and (likely[place] in (None, *homes[:1]) or self._says_the_same(quote, place))
        ]
        if not good:
            return (Loss.REWRITTEN if ranked else Loss.DELETED), ranked
        best = good[0]
        if any(_apart(place, best) for place in self._by_difference(quote, likely[best], good)):
            return Loss.SEVERAL, ranked
        is_clear = all(
            self._belongs_elsewhere(quote, best, rival)
            for rival in self._rivals(quote, best, ranked, at_home=likely)
        )
        if not is_clear or self._is_doubtful(quote, best, likely[best]):
            return Loss.SEVERAL, ranked
        return best

    def _holds_certain(self, quote: range, place: range) -> bool:
        """Whether those sentences of the quotation that are certain lie in the place."""
        matching = self._matching
        if matching is None:
            return True
        first, last = (matching.sentence_of_old(n) for n in (quote.start, quote.stop - 1))
        new_first, new_last = (matching.sentence_of_new(n) for n in (place.start, place.stop - 1))
        images = (matching.image[n] for n in range(first, last + 1) if n in matching.image)
        return all(new_first <= image <= new_last for image in images)

    def _says_the_same(self, quote: range, place: range) -> bool:
        """Whether sentences agree in their numbers: what moved and has others is another fact."""
        matching = self._matching
        if matching is None:
            return True
        old = matching.code_of_old(matching.sentence_of_old(quote.start))
        new = matching.code_of_new(matching.sentence_of_new(place.start))
        return self._fitting.numbers(old) == self._fitting.numbers(new)

    def _homes(self, quote: range) -> list[Home]:
        """Where in the new text the quotation may be: in its place, or beside what moved."""
        matching = self._matching
        if matching is None:
            return []
        first, last = (matching.sentence_of_old(n) for n in (quote.start, quote.stop - 1))
        gap = matching.gap(first, last)
        if first in matching.image or matching.is_repeated(first):
            return [gap]
        return [gap, *matching.beside(first), *matching.whole(first)]

    def _places(self, quote: range, homes: Sequence[Home]) -> dict[range, Home | None]:
        """Places of the new text that could be the quotation, each with the home it lies in."""
        matching = self._matching
        if matching is None:
            found = [self._projection.place(quote, *pair) for pair in self._windows(quote)]
            return dict.fromkeys((*self._same(quote), *filter(None, found)))
        places: dict[range, Home | None] = {}
        for home in homes:
            old, new = matching.stretches(home)
            place = self._projection.place(quote, old, new)
            words = (p for p in self._same(quote) if matching.sentence_of_new(p.start) in home[1])
            surer = [found for found in (place, *words) if found is not None]
            similar = (p for p in self._similar(quote, new) if all(_apart(p, s) for s in surer))
            for each in (*surer, *similar):
                places.setdefault(each, home)
        return places

    def _by_difference(
        self, quote: range, home: Home | None, good: Sequence[range]
    ) -> Iterator[range]:
        """The place that the difference of the stretches of a home gives, if it fits."""
        if self._matching is not None and home is not None:
            place = self._projection.place(quote, *self._matching.stretches(home))
            if place is not None and place in good:
                yield place

    def _windows(self, quote: range) -> Iterator[tuple[Stretch, Stretch]]:
        """Where the whole fragment fits best in the text."""
        from rapidfuzz.fuzz import partial_ratio_alignment

        old, new = self._old.code, self._new.code
        found = partial_ratio_alignment(old, new) if 0 < len(old) <= len(new) else None
        if found is not None:
            first = max(found.dest_start - len(quote), 0)
            around = new[first : found.dest_end + len(quote)]
            places = tuple(range(first, first + len(around)))
            yield Stretch(tuple(range(len(old))), old), Stretch(places, around)

    def _same(self, quote: range) -> Iterator[range]:
        """Where the new text has the same words, unless they are known to be others."""
        return self._open_new(self._old.part(quote))

    def _similar(self, quote: range, new: Stretch) -> Iterator[range]:
        """As many words as the quotation has, much like them, where a stretch is not too long."""
        code, size = self._old.part(quote), len(quote)
        for first in range(len(new.code) - size + 1 if len(new.code) <= SCANNED else 0):
            if self._fitting.likeness(code, new.code[first : first + size]) >= MUCH_ALIKE:
                yield range(new.places[first], new.places[first + size - 1] + 1)

    def _rivals(
        self, quote: range, best: range, ranked: Sequence[range], *, at_home: Container[range]
    ) -> Iterator[tuple[range, range]]:
        """Pairs of an old and a new place, one of them ours, that fit about as well as we do.

        What is not at home, as a copy that was added elsewhere, must fit better to count.
        """
        own = self._fitting.fit(quote, best)
        for place in ranked:
            fit = self._fitting.fit(quote, place)
            clear = own.is_clear_of(fit) if place in at_home else own.score >= fit.score
            if _apart(place, best) and not clear:
                yield quote, place
        codes = {self._old.part(quote), self._new.part(best)}
        for origin in (place for code in codes for place in self._open_old(code)):
            if _apart(origin, quote) and not own.is_clear_of(self._fitting.fit(origin, best)):
                yield origin, best

    def _belongs_elsewhere(self, quote: range, best: range, rival: tuple[range, range]) -> bool:
        """Whether a rival pair is broken up by another that fits one of the two clearly better."""
        old, new = rival
        fit = self._fitting.fit(old, new)
        if old == quote:
            others = (o for o in self._open_old(self._new.part(new)) if _apart(o, quote))
            return any(self._fitting.fit(other, new).is_clear_of(fit) for other in others)
        places = (p for p in self._open_new(self._old.part(old)) if _apart(p, best))
        return any(self._fitting.fit(old, place).is_clear_of(fit) for place in places)

    def _open_old(self, code: str) -> Iterator[range]:
        """Where the old text has these words in sentences that are not certain."""
        matching = self._matching
        for place in _occurrences(code, self._old.code):
            if matching is None or matching.sentence_of_old(place.start) not in matching.image:
                yield place

    def _open_new(self, code: str) -> Iterator[range]:
        """Where the new text has these words in sentences that no certain one explains."""
        matching = self._matching
        for place in _occurrences(code, self._new.code):
            if matching is None or matching.sentence_of_new(place.start) not in matching.taken:
                yield place

    def _is_doubtful(self, quote: range, place: range, home: Home | None) -> bool:
        """Whether another sentence could be the one at this place as well, or this one another.

        So it is where a sentence is much like it, or where those around stand in another order.
        """
        from rapidfuzz.distance import Indel

        matching, like = self._matching, Indel.normalized_similarity
        if matching is None or home is None:
            return False
        own = matching.sentence_of_old(quote.start)
        heir = matching.sentence_of_new(place.start)
        if matching.crossed(home, own, heir):
            return True
        old, new = matching.code_of_old(own), matching.code_of_new(heir)
        floor = like(old, new) - CLOSE
        others = [matching.code_of_old(u) for u in home[0] if u != own and u not in matching.image]
        strange = [
            matching.code_of_new(v) for v in home[1] if v != heir and v not in matching.taken
        ]
        return any(like(old, u) >= SIMILAR and like(u, new) >= floor for u in others) or any(
            like(new, v) >= SIMILAR and like(old, v) >= floor for v in strange
        )

    def _guess(self, quote: range, place: range, start: int, end: int) -> Guess:
        fit = self._fitting.fit(quote, place)
        weak = not self._fitting.holds(fit, quote)
        return Guess(self._at(quote, place, start, end), fit.score, weak)

    def _at(self, quote: range, place: range, start: int, end: int) -> Found:
        return Found(*self._projection.characters(quote, place, start, end))


def _matching(old: Words, new: Words) -> Matching:
    """The sentences that are certain; lines end none where that leaves more of them the same."""
    matching = Matching(old, new)
    if matching.certain_words < len(old.code) * LITTLE:
        return max(matching, Matching(old, new, lines=False), key=lambda m: m.certain_words)
    return matching


def _occurrences(code: str, text: str) -> Iterable[range]:
    place = text.find(code)
    while place >= 0:
        yield range(place, place + len(code))
        place = text.find(code, place + 1)


def _apart(a: range, b: range) -> bool:
    return a.stop <= b.start or b.stop <= a.start
