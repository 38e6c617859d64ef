"""Which sentences of an old text stand in a new one, for certain.

A sentence that occurs once in either text and is the same in both is taken for the same sentence,
in its place or moved, which is the idea of patience differences (B. Cohen) and of Heckel 1978,
“A technique for isolating differences between files”. Two doubts are heard: a short sentence must
have the same neighbour in both texts, and where the new text holds something similar that is not
explained and stands more at home, the copy may be the stranger and the changed one the heir.

What lies between two certain sentences of the old text and between the same two of the new one
belongs together. Where the two stretches are equal they are certain too, repeated sentences
included; where not, there was an edit, and what stands there is for closer comparison.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from core.annotations.words import Words

SHORT = 3
SIMILAR = 0.5


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of a text by their numbers, in order, some perhaps left out, and their characters."""

    places: tuple[int, ...]
    code: str


class Matching:
    """Sentences of an old text that are certain, and the stretches between them."""

    def __init__(self, old: Words, new: Words, *, lines: bool = True) -> None:
        self.old, self.new = old, new
        self._old, self._new = old.sentences(lines=lines), new.sentences(lines=lines)
        self._edged = ["", *self._old, ""], ["", *self._new, ""]
        self.old_sentences, self.new_sentences = _placed(self._old), _placed(self._new)
        frame = dict(_in_order(self._old, self._new))
        found = self._doubted(dict(self._single(frame)), frame)
        self.image = self._extended(found | self._unchanged_between(found, frame))
        self.taken = set(self.image.values())
        self.anchors = _in_frame(self.image, frame)
        self._moved = {u: v for u, v in self.image.items() if frame.get(u) != v}
        self._arrived = set(self._moved.values())

    @property
    def certain_words(self) -> int:
        """How many words of the old text stand in sentences that are certain."""
        return sum(len(self._old[u]) for u in self.image)

    def sentence_of_old(self, word: int) -> int:
        """The number of the old sentence that a word is in."""
        return _containing(self.old_sentences, word)

    def sentence_of_new(self, word: int) -> int:
        """The number of the new sentence that a word is in."""
        return _containing(self.new_sentences, word)

    def code_of_old(self, sentence: int) -> str:
        """The words of an old sentence as characters."""
        return self._old[sentence]

    def code_of_new(self, sentence: int) -> str:
        """The words of a new sentence as characters."""
        return self._new[sentence]

    def is_repeated(self, sentence: int) -> bool:
        """Whether the old text has this sentence more than once."""
        return self._old.count(self._old[sentence]) > 1

    def gap(self, first: int, last: int) -> tuple[range, range]:
        """The sentences from `first` to `last` of the old text, and where they are in the new.

        Both reach out to the next certain sentences that stayed in order.
        """
        before, after = (-1, -1), (len(self._old), len(self._new))
        if first in self.image:
            before = first - 1, self.image[first] - 1
        else:
            before = max((a for a in self.anchors if a[0] < first), default=before)
        if last in self.image:
            after = last + 1, self.image[last] + 1
        else:
            after = min((a for a in self.anchors if a[0] > last), default=after)
        return range(before[0] + 1, after[0]), range(before[1] + 1, after[1])

    def stretches(self, gap: tuple[range, range]) -> tuple[Stretch, Stretch]:
        """The words of a gap, without those of certain sentences that moved out or in."""
        old = [self.old_sentences[u] for u in gap[0] if u not in self._moved]
        new = [self.new_sentences[v] for v in gap[1] if v not in self._arrived]
        return _stretch(self.old, old), _stretch(self.new, new)

    def crossed(self, gap: tuple[range, range], u: int, v: int) -> bool:
        """Whether, for `v` to be what became of `u`, another sentence must have changed sides."""
        old = Counter(self._old[n] for n in gap[0])
        new = Counter(self._new[n] for n in gap[1])
        place = {self._new[n]: n for n in gap[1]}
        return any(
            old[code] == new[code] == 1 and (n < u) != (place[code] < v)
            for n in gap[0]
            if n != u and place.get(code := self._old[n], v) != v
        )

    def beside(self, sentence: int) -> list[tuple[range, range]]:
        """An old stretch that is not certain, with what is new after and before its neighbours."""
        first, last = sentence, sentence
        while first > 0 and first - 1 not in self.image:
            first -= 1
        while last + 1 < len(self._old) and last + 1 not in self.image:
            last += 1
        stretch, found = range(first, last + 1), []
        if first > 0:
            start = stop = self.image[first - 1] + 1
            while stop < len(self._new) and stop not in self.taken:
                stop += 1
            found.append((stretch, range(start, stop)))
        if last + 1 < len(self._old):
            start = stop = self.image[last + 1]
            while start > 0 and start - 1 not in self.taken:
                start -= 1
            found.append((stretch, range(start, stop)))
        return [pair for pair in found if pair[1]]

    def whole(self, sentence: int) -> Iterator[tuple[range, range]]:
        """The sentence with the new one that holds all of it, if there is just one such place."""
        code = self._old[sentence]
        single = self.old.code.count(code) == self.new.code.count(code) == 1
        if len(code) >= SHORT and single:
            place = self.sentence_of_new(self.new.code.index(code))
            yield range(sentence, sentence + 1), range(place, place + 1)

    def _single(self, frame: dict[int, int]) -> Iterator[tuple[int, int]]:
        """Pairs of sentences that are equal and occur once in either text."""
        old, new = Counter(self._old), Counter(self._new)
        place = {code: v for v, code in enumerate(self._new)}
        for u, code in enumerate(self._old):
            if old[code] == 1 and new[code] == 1:
                moved = u not in frame
                if not (moved and len(code) < SHORT and not self._neighbours(u, place[code])):
                    yield u, place[code]

    def _doubted(self, pairs: dict[int, int], frame: dict[int, int]) -> dict[int, int]:
        from rapidfuzz.distance import Indel

        images = set(pairs.values())
        strange = [(v, code) for v, code in enumerate(self._new) if v not in images]
        unknown = [code for u, code in enumerate(self._old) if u not in pairs]

        def alike(a: str, b: str) -> bool:
            return Indel.normalized_similarity(a, b) >= SIMILAR

        def all_have_origins(u: int, v: int, heirs: int) -> bool:
            """Whether as many other sentences like this one were there before, all in order."""
            return frame.get(u) == v and heirs <= sum(alike(self._old[u], c) for c in unknown)

        def certain(u: int, v: int) -> bool:
            standing = self._neighbours(u, v)
            if standing == 2:
                return True
            heirs = [other for other, code in strange if alike(self._old[u], code)]
            if standing and all(self._neighbours(u, heir) <= standing for heir in heirs):
                return True
            if standing or len(self._old[u]) < SHORT:
                return False
            return not heirs or all_have_origins(u, v, len(heirs))

        return {u: v for u, v in pairs.items() if certain(u, v)}

    def _neighbours(self, u: int, v: int) -> int:
        """On how many sides two sentences have the same neighbour."""
        old, new = self._edged
        return (old[u] == new[v]) + (old[u + 2] == new[v + 2])

    def _unchanged_between(self, found: dict[int, int], frame: dict[int, int]) -> dict[int, int]:
        """The sentences of stretches that are the same in both texts."""
        more: dict[int, int] = {}
        images = set(found.values())
        borders = [(-1, -1), *_in_frame(found, frame), (len(self._old), len(self._new))]
        for (u, v), (next_u, next_v) in pairwise(borders):
            old = [n for n in range(u + 1, next_u) if n not in found]
            new = [n for n in range(v + 1, next_v) if n not in images]
            codes = [self._old[n] for n in old]
            if codes != [self._new[n] for n in new]:
                continue
            # Around what moved, one of several equal sentences may have moved along.
            is_whole = len(old) == next_u - u - 1 and len(new) == next_v - v - 1
            more.update(
                (a, b)
                for a, b in zip(old, new, strict=True)
                if is_whole or codes.count(self._old[a]) == 1
            )
        return more

    def _extended(self, image: dict[int, int]) -> dict[int, int]:
        """With equal sentences beside certain ones, as long as no other could be meant.

        That is Heckel's fifth step. What one side and the other say differently stays open, and so
        does one of several equal sentences in a row.
        """
        (old, new), taken = self._edged, set(image.values())
        found: dict[int, set[int]] = {}
        for step in (1, -1):
            for u in sorted(image, reverse=step < 0):
                a, b = u + 1 + step, image[u] + 1 + step
                while (
                    old[a]
                    and old[a] == new[b]
                    and a - 1 not in image
                    and b - 1 not in taken
                    and old[a] not in (old[a - 1], old[a + 1])
                    and new[b] not in (new[b - 1], new[b + 1])
                ):
                    found.setdefault(a - 1, set()).add(b - 1)
                    a, b = a + step, b + step
        places = Counter(v for several in found.values() for v in several)
        single = {u: several.pop() for u, several in found.items() if len(several) == 1}
        return image | {u: v for u, v in single.items() if places[v] == 1}


def _in_frame(image: dict[int, int], frame: dict[int, int]) -> list[tuple[int, int]]:
    """The pairs that stayed in order, in order."""
    return sorted((u, v) for u, v in image.items() if frame.get(u) == v)


def _in_order(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int]]:
    """A longest common subsequence of two lists of sentences, as pairs of their numbers."""
    from rapidfuzz.distance import LCSseq

    numbers: dict[str, int] = {}
    a = [numbers.setdefault(code, len(numbers)) for code in old]
    b = [numbers.setdefault(code, len(numbers)) for code in new]
    for step in LCSseq.opcodes(a, b):
        if step.tag == "equal":
            yield from zip(
                range(step.src_start, step.src_end),
                range(step.dest_start, step.dest_end),
                strict=True,
            )


def _placed(sentences: Sequence[str]) -> list[range]:
    """The numbers of the words of each sentence."""
    ends = list(accumulate(map(len, sentences), initial=0))
    return list(map(range, ends, ends[1:]))


def _stretch(words: Words, sentences: Sequence[range]) -> Stretch:
    places = tuple(n for sentence in sentences for n in sentence)
    return Stretch(places, "".join(words.code[n] for n in places))


def _containing(sentences: Sequence[range], word: int) -> int:
    return bisect_right(sentences, word, key=lambda sentence: sentence.start) - 1
