"""Names spelt otherwise between two scripts: Latin beside Cyrillic, Greek, Arabic, Hangul or kana.

No two people spell a name alike in another script, so a spelling is only held against the version
itself. Names that sound alike (by the consonants that languages keep when they borrow) and meet in
several rows are one name; where one of the two stands in a row and the other does not, but a word
one letter off it does, that is a slip. Han characters say no sounds; there nothing is found.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rapidfuzz.distance import DamerauLevenshtein

from core.alignment.transliteration import romanized, skeleton
from core.reading.checks.findings import Finding, Kind
from core.reading.checks.sheet import Sheet, Words
from core.reading.page import RowKind
from core.text.fold import fold

MET = 2
"""In how many other rows two spellings must have met to be one name."""

_LATIN = re.compile(r"[A-ZÀ-ÞĀ-ŽƠƯĐ][^\W\d_]{3,}")
_OTHERS = (
    re.compile("[А-ЯЁЄІЇҐ][а-яёєіїґ]{3,}"),
    re.compile("[Α-ΩΆΈΉΊΌΎΏ][α-ωάέήίόύώϊϋΐΰ]{3,}"),
    re.compile("[\u0621-\u064a\u067e\u0686\u0698\u06a9\u06af\u06cc]{4,}"),
    re.compile("[\uac00-\ud7a3]{3,}"),
    re.compile("[ァ-ヺー]{3,}"),
)
_SHORTEST_SOUND = 3
_SHARE = 0.2


@dataclass(frozen=True, slots=True)
class _Word:
    """A word that may be a name: as it is compared, its sound, and `[start, end)` in its cell."""

    form: str
    sound: str
    start: int
    end: int


@dataclass(frozen=True)
class _Column:
    """The names of a version: by rows, and the rows by names."""

    rows: Mapping[int, list[_Word]]
    places: Mapping[str, frozenset[int]]


def find(sheet: Sheet) -> Iterator[Finding]:
    """Names that a version spells otherwise than in its other rows, pair by pair."""
    scripts = [_script(sheet, side) for side in range(len(sheet.sides))]
    for one, other in sheet.pairs:
        first, second = scripts[one], scripts[other]
        if first and second and _LATIN in (first, second) and first is not second:
            columns = {side: _column(sheet, side) for side in (one, other)}
            yield from _slips(sheet, columns, one, other)
            yield from _slips(sheet, columns, other, one)


def _script(sheet: Sheet, side: int) -> "re.Pattern[str] | None":
    """What finds names in the script of a version, None where it writes none that says sounds."""
    text = "".join(row.text(side) for row in sheet.rows[:40])
    letters = [character for character in text if character.isalpha()]
    latin = sum(character < "\u0250" or "\u1e00" <= character < "\u1f00" for character in letters)
    if latin > 0.5 * len(letters):
        return _LATIN
    found = {pattern: sum(map(len, pattern.findall(text))) for pattern in _OTHERS}
    most = max(_OTHERS, key=lambda pattern: found[pattern])
    least = 0.02 if most is _OTHERS[-1] else _SHARE / 4
    return most if letters and found[most] > least * len(letters) else None


def _column(sheet: Sheet, side: int) -> _Column:
    pattern = _script(sheet, side)
    rows: dict[int, list[_Word]] = {}
    places = defaultdict[str, set[int]](set)
    for number, row in sheet.walk():
        text = row.text(side) if row.kind is RowKind.TEXT and pattern else ""
        rows[number] = [_word(match) for match in pattern.finditer(text)] if pattern else []
        for word in rows[number]:
            places[word.form].add(number)
    return _Column(rows, {form: frozenset(found) for form, found in places.items()})


def _word(match: "re.Match[str]") -> _Word:
    form = fold(match.group()).replace(" ", "")
    return _Word(form, skeleton(romanized(form)), *match.span())


def _slips(sheet: Sheet, columns: Mapping[int, _Column], one: int, other: int) -> Iterator[Finding]:
    """Names of `other` that are a slip, as the names of `one` in the same rows show."""
    met = _met(columns[one], columns[other])
    for row, names in columns[one].rows.items():
        here = {word.form for word in columns[other].rows[row]}
        for name in names:
            usual = met.get(name.form)
            if usual is None or usual in here:
                continue
            for near in columns[other].rows[row]:
                if len(columns[other].places[near.form]) == 1 and _is_slip(usual, near.form):
                    yield _finding(sheet, row, (one, name), (other, near))
                    break


def _met(column: _Column, against: _Column) -> dict[str, str]:
    """How the other version writes the names of this one, where it does so again and again."""
    found = dict[str, str]()
    rows = defaultdict[tuple[str, str], set[int]](set)
    for row, names in column.rows.items():
        for name in names:
            for near in against.rows[row]:
                if len(name.sound) >= _SHORTEST_SOUND and name.sound == near.sound:
                    rows[name.form, near.form].add(row)
    for (form, written), places in sorted(rows.items(), key=lambda item: len(item[1])):
        if len(places) >= MET:
            found[form] = written
    return found


def _is_slip(usual: str, near: str) -> bool:
    """Whether a spelling is the usual one with one letter wrong; its end may be inflected."""
    if min(len(usual), len(near)) < 4 or usual[:-2] == near[:-2] or usual.startswith(near):
        return False
    return not near.startswith(usual) and DamerauLevenshtein.distance(usual, near) == 1


def _finding(sheet: Sheet, row: int, right: tuple[int, _Word], wrong: tuple[int, _Word]) -> Finding:
    (one, name), (other, near) = right, wrong
    texts = [sheet.rows[row].text(side)[word.start : word.end] for side, word in (right, wrong)]
    return sheet.finding(
        Kind.NAME,
        "Name spelt otherwise",
        f"“{texts[0]}” is written “{texts[1]}” in {sheet.label(other)}, unlike elsewhere.",
        rows=[row],
        sides=[other, one],
        words=[
            Words(row, one, name.start, name.end, at_fault=False),
            Words(row, other, near.start, near.end),
        ],
    )
