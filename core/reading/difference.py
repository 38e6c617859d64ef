"""Where two versions in the same language differ, word by word, row by row.

Each row's words are compared by their longest common subsequence (the Indel distance of
rapidfuzz); what is removed and what is put in its place is one replacement. A sentence that went
to another row is looked for first, so that it counts as moved and not as removed here and
inserted there. Case and punctuation count: an editor changes them.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain, combinations, pairwise
from typing import TYPE_CHECKING

from core.model import Passage, VersionId
from core.reading.page import Page

if TYPE_CHECKING:
    from rapidfuzz.distance import Opcode

_MOVED_WORDS = 4  # shorter sentences (“Yes.”) stand in many places without having moved
_MOVED_LIKENESS = 0.8
_FEW = 20
_ALONE = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u9fff"
_TOKEN = re.compile(rf"[{_ALONE}]|[^\W_{_ALONE}]+|[^\w\s]")


class Kind(StrEnum):
    """How a place of one version differs from the other, seen from the base."""

    INSERTED = "inserted"
    REMOVED = "removed"
    REPLACED = "replaced"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Variant:
    """One difference: where it is in the base and in the other version, and what stands there.

    `row` is an index of the page, `other_row` that of the other place, which differs where a
    sentence moved.
    """

    row: int
    other_row: int
    kind: Kind
    base: Passage | None
    other: Passage | None
    base_words: str
    other_words: str


@dataclass(frozen=True, slots=True)
class Tally:
    """The same words changed in the same way: how often, in which rows."""

    base_words: str
    other_words: str
    kind: Kind
    rows: tuple[int, ...]

    @property
    def count(self) -> int:
        """How often."""
        return len(self.rows)


@dataclass(frozen=True, slots=True)
class _Word:
    """A word or a mark of punctuation, `[start, end)` in the version's text."""

    text: str
    start: int
    end: int


Words = tuple[_Word, ...]


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence of a row, by its words."""

    row: int
    words: Words

    @property
    def texts(self) -> tuple[str, ...]:
        """What its words are."""
        return tuple([word.text for word in self.words])


def comparable(page: Page) -> list[tuple[VersionId, VersionId]]:
    """Each two versions of a page in one language, in the order of the columns."""
    return [
        (one.version_id, other.version_id)
        for one, other in combinations(page.columns, 2)
        if _primary(one.language) == _primary(other.language)
    ]


def difference(page: Page, base: VersionId, other: VersionId) -> list[Variant]:
    """All variants of two versions shown on a page, in the order of its rows."""
    column = {c.version_id: n for n, c in enumerate(page.columns)}
    ours = [_sentences(page, row, column[base]) for row in range(len(page))]
    theirs = [_sentences(page, row, column[other]) for row in range(len(page))]
    moved = _moved(ours, theirs)
    found = [
        _variant(_Pair(here.row, there.row, base, other), here.words, there.words, Kind.MOVED)
        for here, there in moved
    ]
    gone = {sentence for pair in moved for sentence in pair}
    for row in range(len(page)):
        left = [
            tuple(word for sentence in side[row] if sentence not in gone for word in sentence.words)
            for side in (ours, theirs)
        ]
        found += _in_row(_Pair(row, row, base, other), *left)
    return sorted(found, key=_place)


def tallied(variants: Iterable[Variant]) -> list[Tally]:
    """The variants by their words, the commonest first."""
    rows: dict[tuple[str, str, Kind], list[int]] = defaultdict(list)
    for variant in variants:
        rows[variant.base_words, variant.other_words, variant.kind].append(variant.row)
    found = [Tally(*key, tuple(places)) for key, places in rows.items()]
    return sorted(found, key=lambda tally: (-tally.count, tally.rows))


@dataclass(frozen=True, slots=True)
class _Pair:
    """Which rows of which versions are compared."""

    row: int
    other_row: int
    base: VersionId
    other: VersionId


def _primary(language: str) -> str:
    return language.partition("-")[0].casefold()


def _place(variant: Variant) -> tuple[int, int, int]:
    starts = [0 if side is None else side.start for side in (variant.base, variant.other)]
    return variant.row, starts[0], starts[1]


def _sentences(page: Page, row: int, column: int) -> list[_Sentence]:
    cell = page.row(row).cells[column]
    return [
        _Sentence(row, words)
        for piece in (cell.pieces if cell else ())
        if cell and (words := _words(cell.text[piece.shown : piece.shown_end], piece.start))
    ]


def _words(text: str, start: int) -> Words:
    return tuple(
        _Word(found.group(), start + found.start(), start + found.end())
        for found in _TOKEN.finditer(text)
    )


def _moved(
    ours: Sequence[Sequence[_Sentence]], theirs: Sequence[Sequence[_Sentence]]
) -> list[tuple[_Sentence, _Sentence]]:
    """Sentences that stand in another row in the other version, the likest first taken."""
    from rapidfuzz.distance import Indel

    here, there = _unmatched(ours, theirs), _unmatched(theirs, ours)
    likeness = [
        (Indel.normalized_similarity(one.texts, other.texts), one, other)
        for one, other in _near(here, there)
        if one.row != other.row
    ]
    crossed = [pair for rows in zip(ours, theirs, strict=True) for pair in _crossed(*rows)]
    likeness.sort(key=lambda found: (-found[0], found[1].row, found[2].row))
    moved = list(crossed)
    taken = {id(sentence) for pair in crossed for sentence in pair}
    for alike, one, other in likeness:
        if alike >= _MOVED_LIKENESS and not taken & {id(one), id(other)}:
            taken |= {id(one), id(other)}
            moved.append((one, other))
    return moved


def _crossed(
    ours: Sequence[_Sentence], theirs: Sequence[_Sentence]
) -> Iterator[tuple[_Sentence, _Sentence]]:
    """Sentences of one row that changed their order: those outside the longest run that kept it."""
    from rapidfuzz.distance import Indel

    if len(ours) < 2 or len(theirs) < 2:
        return
    pairs: list[tuple[int, int]] = []
    for n, one in enumerate(ours):
        alike = [Indel.normalized_similarity(one.texts, other.texts) for other in theirs]
        at = alike.index(max(alike))
        if alike[at] >= _MOVED_LIKENESS and at not in {taken for _, taken in pairs}:
            pairs.append((n, at))
    kept: list[list[tuple[int, int]]] = []
    for pair in pairs:
        before = (run for run in kept if run[-1][1] < pair[1])
        longest = max(before, key=lambda run: _length(ours, run), default=[])
        kept.append([*longest, pair])
    still = max(kept, key=lambda run: _length(ours, run), default=[])
    yield from ((ours[n], theirs[at]) for n, at in pairs if (n, at) not in still)


def _length(sentences: Sequence[_Sentence], run: Sequence[tuple[int, int]]) -> int:
    """How many words the sentences of a run have."""
    return sum(len(sentences[n].words) for n, _ in run)


def _near(
    here: Sequence[_Sentence], there: Sequence[_Sentence]
) -> Iterator[tuple[_Sentence, _Sentence]]:
    """Sentences of some length that share a word which few have: others are not worth comparing."""
    having: dict[str, list[_Sentence]] = defaultdict(list)
    for other in there:
        for word in dict.fromkeys(other.texts if len(other.words) >= _MOVED_WORDS else ()):
            having[word].append(other)
    for one in here:
        rare = (having[word] for word in one.texts if 0 < len(having.get(word, ())) <= _FEW)
        for other in {id(each): each for each in chain.from_iterable(rare)}.values():
            yield one, other


def _unmatched(
    ours: Sequence[Sequence[_Sentence]], theirs: Sequence[Sequence[_Sentence]]
) -> list[_Sentence]:
    """The sentences of some length whose row has nothing like them in the other version."""
    from rapidfuzz.distance import Indel

    found = []
    for one, other in zip(ours, theirs, strict=True):
        words = [word for sentence in other for word in sentence.texts]
        for sentence in one:
            own = len(sentence.words)
            common = (own + len(words) - Indel.distance(sentence.texts, words)) / 2
            if common < own / 2:
                found.append(sentence)
    return found


def _in_row(pair: _Pair, ours: Words, theirs: Words) -> Iterator[Variant]:
    from rapidfuzz.distance import Indel

    texts = [[word.text for word in side] for side in (ours, theirs)]
    edits = [edit for edit in Indel.opcodes(*texts) if edit.tag != "equal"]
    first = 0
    while first < len(edits):
        last = first
        while last + 1 < len(edits) and _touch(edits[last], edits[last + 1]):
            last += 1
        one, other = edits[first], edits[last]
        removed = ours[one.src_start : other.src_end]
        inserted = theirs[one.dest_start : other.dest_end]
        yield _variant(pair, removed, inserted, _kind(removed, inserted))
        first = last + 1


def _touch(one: "Opcode", other: "Opcode") -> bool:
    return one.src_end == other.src_start and one.dest_end == other.dest_start


def _kind(removed: Words, inserted: Words) -> Kind:
    if removed and inserted:
        return Kind.REPLACED
    return Kind.REMOVED if removed else Kind.INSERTED


def _variant(pair: _Pair, ours: Words, theirs: Words, kind: Kind) -> Variant:
    return Variant(
        pair.row,
        pair.other_row,
        kind,
        _passage(pair.base, ours),
        _passage(pair.other, theirs),
        _written(ours),
        _written(theirs),
    )


def _passage(version: VersionId, words: Words) -> Passage | None:
    return Passage(version, words[0].start, words[-1].end) if words else None


def _written(words: Words) -> str:
    """The words with a blank where one stood."""
    parts = [word.text for word in words[:1]]
    for before, word in pairwise(words):
        parts += [" "] * (word.start > before.end) + [word.text]
    return "".join(parts)
