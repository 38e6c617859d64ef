"""Names that one version spells otherwise than another, or leaves out.

A name is a run of words with capital letters. Between languages that write Latin letters a name
keeps its letters; whether it keeps its marks is the translator's choice, so *Lê Hoài Trung* and
“Le Hoai Trung” agree, while “Lé Hoài Trúng” has marks that nobody ever wrote. Many names are
translated, though, and no list knows all exonyms. Therefore nothing is said about a name unless
the article itself shows how it should be: marks that contradict each other on the same letters,
or a spelling that stands alone beside the one that the same version uses elsewhere.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, lru_cache
from itertools import groupby, product

from rapidfuzz.distance import DamerauLevenshtein

from core.reading.checks.findings import Finding, Kind
from core.reading.checks.sheet import Sheet, Span, Words
from core.reading.checks.slips import SHORTEST, Slip, known, slip
from core.reading.page import RowKind
from core.text.fold import fold

USUAL = 2
"""In how many other rows a name must be carried over before it is missed in one."""

_TITLES = frozenset(
    {"president", "prasident", "senator", "minister", "ministre", "professor", "doctor", "doktor"}
)
_LONGEST_SLIP = 2
_SHORTEST_TOLD = 5
_WORD = r"[^\W\d_]+(?:['’-][^\W\d_]+)*"
_RUN = re.compile(rf"{_WORD}(?:[ \u00a0]{_WORD})*")
_TOKEN = re.compile(_WORD)


@dataclass(frozen=True, slots=True)
class Name:
    """Capitalised words in a cell, each with its place, its folded form beside it."""

    words: tuple[str, ...]
    folded: tuple[str, ...]
    spans: tuple[Span, ...]

    def part(self, first: int, size: int) -> "Name":
        """Some of its words."""
        cut = slice(first, first + size)
        return Name(self.words[cut], self.folded[cut], self.spans[cut])

    @property
    def start(self) -> int:
        """Where it begins in the cell's text."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """Where it ends, exclusive."""
        return self.spans[-1][1]

    @property
    def form(self) -> str:
        """How it is compared."""
        return " ".join(self.folded)


Named = Callable[[int, int], Sequence[Name]]
Said = Callable[[int, int], frozenset[str]]


def find(sheet: Sheet) -> Iterator[Finding]:
    """Names spelt otherwise or left out, pair by pair of the versions."""
    common = {side: _common_words(sheet, side) for side in range(len(sheet.sides))}

    @cache
    def named(row: int, side: int) -> tuple[Name, ...]:
        if sheet.rows[row].kind is RowKind.TITLE:
            return ()
        return names(sheet.rows[row].text(side), common[side])

    @cache
    def said(row: int, side: int) -> frozenset[str]:
        return frozenset(map(_folded, _TOKEN.findall(sheet.rows[row].text(side))))

    latin = {side for side in range(len(sheet.sides)) if _latin(sheet, side)}
    for one, other in sheet.pairs:
        if {one, other} <= latin:
            yield from _Pair(sheet, one, other, named, said).findings()


def names(text: str, common: Collection[str] = ()) -> tuple[Name, ...]:
    """The runs of capitalised words in a text.

    A run that begins a sentence loses its first word if that is among the `common` ones, which are
    written small elsewhere.
    """
    found: list[Name] = []
    for run in _RUN.finditer(text):
        words = list(_TOKEN.finditer(run.group()))
        for capital, group in groupby(words, key=lambda word: word.group()[0].isupper()):
            spans = [(run.start() + w.start(), run.start() + w.end()) for w in group]
            if not capital:
                continue
            first = text[slice(*spans[0])]
            if first.lower() in common and _begins(text, spans[0][0]):
                spans = spans[1:]
            if spans:
                written = tuple(text[start:end] for start, end in spans)
                found.append(Name(written, tuple(map(_folded, written)), tuple(spans)))
    return tuple(found)


def contradict(one: str, other: str) -> bool:
    """Whether two spellings with the same letters have marks that exclude each other.

    Leaving marks out is no contradiction, in some letters or in all.
    """
    if fold(one) != fold(other):
        return False
    only_one = only_other = False
    for first, second in zip(_letters(one), _letters(other), strict=False):
        if first == second:
            continue
        plain = _folded(first)
        if plain not in {first, second}:
            return True
        only_one, only_other = only_one or second == plain, only_other or first == plain
    return only_one and only_other


@dataclass(frozen=True, slots=True)
class _Part:
    """The word of a name that is at this place in it."""

    whole: Name
    at: int

    @property
    def name(self) -> Name:
        """The word as a name of its own."""
        return self.whole.part(self.at, 1)

    @property
    def form(self) -> str:
        """How it is compared."""
        return self.whole.folded[self.at]

    def beside(self, by: int) -> str:
        """The word so many places on in the name, empty beyond its ends."""
        at = self.at + by
        return self.whole.folded[at] if 0 <= at < len(self.whole.folded) else ""


class _Pair:
    """Two versions whose names are compared."""

    def __init__(self, sheet: Sheet, one: int, other: int, named: Named, said: Said) -> None:
        self._sheet, self._one, self._other, self._named = sheet, one, other, named
        self._rows = [n for n, row in sheet.walk() if row.cells[one] and row.cells[other]]
        self._words = {
            (number, side): said(number, side)
            for number, _ in sheet.walk()
            for side in (one, other)
        }
        self._in_rows: dict[int, dict[str, set[int]]] = {
            one: defaultdict(set),
            other: defaultdict(set),
        }
        for (row, side), words in self._words.items():
            for word in words:
                self._in_rows[side][word].add(row)
        self._shared = {row: list(self._shared_in(row)) for row in sheet.walked(self._rows)}
        self._kept: dict[str, set[int]] = defaultdict(set)
        for row, pairs in self._shared.items():
            for name, _ in pairs:
                self._kept[name.form].add(row)

    def findings(self) -> Iterator[Finding]:
        """All that is found in the two."""
        for row in self._sheet.walked(self._rows):
            for one, other in self._shared[row]:
                if contradict(" ".join(one.words), " ".join(other.words)):
                    yield self._marked_otherwise(row, one, other)
            slips = list(self._slips(row))
            yield from slips or self._single_slips(row)
            yield from self._missing(row)

    def _shared_in(self, row: int) -> Iterator[tuple[Name, Name]]:
        """The names that both have in a row, marks aside, each as long as it is the same."""
        for one in self._named(row, self._one):
            for other in self._named(row, self._other):
                if set(one.folded).isdisjoint(other.folded):
                    continue
                block = SequenceMatcher(None, one.folded, other.folded, False).find_longest_match()  # noqa: FBT003
                if block.size and len("".join(one.folded[block.a : block.a + block.size])) > 2:
                    yield one.part(block.a, block.size), other.part(block.b, block.size)

    def _marked_otherwise(self, row: int, one: Name, other: Name) -> Finding:
        """Marks contradict each other; the spelling with fewer of them is found fault with."""
        if _marks(one) < _marks(other):
            return self._spelt(row, (other, self._other), (one, self._one))
        return self._spelt(row, (one, self._one), (other, self._other))

    def _slips(self, row: int) -> Iterator[Finding]:
        """A letter or two wrong in a name that is known to be carried over as it is."""
        for side, against in ((self._one, self._other), (self._other, self._one)):
            for name in self._known_in(row, side):
                if set(name.folded) <= self._words[row, against]:
                    continue
                for near in _windows(self._named(row, against), len(name.words)):
                    if _is_slip(name, near) and near.form not in self._kept:
                        yield self._spelt(row, (name, side), (near, against))

    def _single_slips(self, row: int) -> Iterator[Finding]:
        """A word of a name that is all but the same in both, and wrong in one."""
        told: set[tuple[str, str]] = set()
        ours, theirs = self._alone(row, self._one), self._alone(row, self._other)
        for right, wrong in product(ours, theirs):
            if (right.form, wrong.form) not in told and self._is_wrong(row, right, wrong):
                told.add((right.form, wrong.form))
                yield self._spelt(row, (right.name, self._one), (wrong.name, self._other))

    def _alone(self, row: int, side: int) -> list["_Part"]:
        """The words of names here that only this one of the two versions has."""
        against = self._other if side == self._one else self._one
        there = self._words[row, against]
        return [
            _Part(name, at)
            for name in self._named(row, side)
            for at, form in enumerate(name.folded)
            if len(form) >= SHORTEST and form not in there
        ]

    def _is_wrong(self, row: int, right: "_Part", wrong: "_Part") -> bool:
        """Whether the word of a name in the other version is a misspelling of that in the one."""
        how = slip(right.form, wrong.form)
        if how is None or self._is_other_word(row, right.form, wrong.form):
            return False
        ours, theirs = (known(self._sheet.sides[s].language) for s in (self._one, self._other))
        if wrong.form in theirs or (right.form in ours and right.form not in theirs):
            return False
        if self._in_rows[self._other].get(right.form):
            return True
        if how is Slip.WEAK and right.form not in _TITLES:
            return any(right.beside(by) == wrong.beside(by) != "" for by in (-1, 1))
        return how is Slip.STRONG

    def _is_other_word(self, row: int, right: str, wrong: str) -> bool:
        """Whether the two are words of their own: inflected, or used elsewhere."""
        here = self._words[row, self._one] | self._words[row, self._other]
        inflected = any(word.startswith(right) and word != right for word in here)
        again = len(self._in_rows[self._other].get(wrong, ())) > 1
        return inflected or again or wrong in self._in_rows[self._one]

    def _missing(self, row: int) -> Iterator[Finding]:
        """A name of several words that is usually carried over, but not here."""
        for side, against in ((self._one, self._other), (self._other, self._one)):
            for name in self._known_in(row, side):
                near = (self._words.get((n, against), frozenset()) for n in (row - 1, row, row + 1))
                there = frozenset[str]().union(*near)
                if not any(word in there or _near_one(word, there) for word in name.folded):
                    yield self._left_out(row, name, side, against)

    def _known_in(self, row: int, side: int) -> Iterator[Name]:
        """The names of several words here that both versions have in other rows."""
        for name in self._named(row, side):
            for size in range(len(name.words), 1, -1):
                parts = [name.part(n, size) for n in range(len(name.words) - size + 1)]
                known = [part for part in parts if len(self._kept.get(part.form, ())) >= USUAL]
                if known:
                    yield known[0]
                    break

    def _spelt(self, row: int, right: tuple[Name, int], wrong: tuple[Name, int]) -> Finding:
        (name, side), (near, against) = right, wrong
        return self._sheet.finding(
            Kind.NAME,
            "Name spelt otherwise",
            f"“{' '.join(name.words)}” is written “{' '.join(near.words)}” "
            f"in {self._sheet.label(against)}.",
            rows=[row],
            sides=[against, side],
            words=[
                Words(row, side, name.start, name.end, at_fault=False),
                Words(row, against, near.start, near.end),
            ],
        )

    def _left_out(self, row: int, name: Name, side: int, against: int) -> Finding:
        return self._sheet.finding(
            Kind.NAME,
            "Name missing",
            f"“{' '.join(name.words)}” is not named here in {self._sheet.label(against)}.",
            rows=[row],
            sides=[against, side],
            words=[Words(row, side, name.start, name.end, at_fault=False)],
        )


@lru_cache(maxsize=1 << 14)
def _folded(word: str) -> str:
    return fold(word)


def _windows(found: Sequence[Name], size: int) -> Iterator[Name]:
    for name in found:
        yield from (name.part(n, size) for n in range(len(name.words) - size + 1))


def _is_slip(name: Name, near: Name) -> bool:
    """Whether one is the other but for a letter or two in words long enough to be told."""
    pairs = [(a, b) for a, b in zip(name.folded, near.folded, strict=True) if a != b]
    if not pairs or len(pairs) == len(name.folded):
        return False
    return all(min(len(a), len(b)) >= _SHORTEST_TOLD and _distance(a, b) for a, b in pairs)


def _near_one(word: str, others: Collection[str]) -> bool:
    """Whether a word is there with a slip or an ending."""
    return any(other.startswith(word) or _distance(word, other) for other in others)


def _distance(one: str, other: str) -> int:
    """How many letters two words differ in, 0 where they are too many, or only an ending."""
    if one.startswith(other) or other.startswith(one):
        return 0
    most = _LONGEST_SLIP if min(len(one), len(other)) > _SHORTEST_TOLD else 1
    distance = DamerauLevenshtein.distance(one, other, score_cutoff=most)
    return distance if distance <= most else 0


def _common_words(sheet: Sheet, side: int) -> frozenset[str]:
    """The words that a version writes small somewhere."""
    words = (word for _, row in sheet.walk() for word in _TOKEN.findall(row.text(side)))
    return frozenset(word for word in words if word.islower())


def _marks(name: Name) -> int:
    text = unicodedata.normalize("NFD", "".join(name.words))
    return sum(unicodedata.combining(character) > 0 for character in text)


def _latin(sheet: Sheet, side: int) -> bool:
    """Whether a version is written in Latin letters, as its first rows show."""
    text = "".join(row.text(side) for row in sheet.rows[:20])
    letters = [character for character in text if character.isalpha()]
    latin = sum(fold(character)[:1].isascii() for character in letters)
    return latin > 0.8 * len(letters)


def _letters(text: str) -> list[str]:
    return [character.lower() for character in text if character.isalpha()]


def _begins(text: str, start: int) -> bool:
    before = text[:start].rstrip(" “”\"'‘’«»(\u00a0")
    return not before or before[-1] in ".!?…:;\n。"
