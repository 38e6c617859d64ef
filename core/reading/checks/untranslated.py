"""Words left in the other language: a run that both versions have letter by letter.

Related languages share words anyway, and so do texts full of names. How often two versions share a
word in a row is therefore counted over the article, and a run is only reported when it is longer
than chance would make any in it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from math import log

from core.reading.checks.findings import Finding, Kind
from core.reading.checks.sheet import Sheet, Words
from core.reading.page import RowKind

SHORTEST = 6
"""Words that a run must have at least, half of them written small: else it is a name."""

_BY_CHANCE = 0.01
_LEAST_SHARE = 0.05
_PATH = re.compile(r"[/\\_=<>{}]")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class _Run:
    """A run of shared words, `[start, end)` in the cells of the one and of the other."""

    one: tuple[int, int]
    other: tuple[int, int]
    words: tuple[str, ...]


def find(sheet: Sheet) -> Iterator[Finding]:
    """Runs left untranslated, pair by pair of the versions."""
    for one, other in sheet.pairs:
        languages = {sheet.sides[n].language.partition("-")[0] for n in (one, other)}
        if len(languages) == 2 and sheet.base in (one, other):
            yield from _found(sheet, one, other)


def _found(sheet: Sheet, one: int, other: int) -> Iterator[Finding]:
    least = _least(sheet, one, other)
    for index, row in sheet.walk():
        if row.kind is RowKind.TITLE:
            continue
        runs = _runs(row.text(one), row.text(other))
        run = max(runs, key=lambda each: len(each.words), default=None)
        if run is None or len(run.words) < least or not _tells(run.words):
            continue
        if not _is_gloss(row.text(other), run):
            yield _finding(sheet, index, (one, other), run)


def _finding(sheet: Sheet, row: int, pair: tuple[int, int], run: _Run) -> Finding:
    one, other = pair
    return sheet.finding(
        Kind.UNTRANSLATED,
        "Left untranslated",
        f"{sheet.label(other)} has the same words as {sheet.label(one)}: “{_cut(run.words)}”.",
        rows=[row],
        sides=[other, one],
        words=[Words(row, one, *run.one, at_fault=False), Words(row, other, *run.other)],
    )


def _least(sheet: Sheet, one: int, other: int) -> float:
    """The length of a run that would hardly come by chance anywhere in the article."""
    words = shared = 0
    for _, row in sheet.walk():
        theirs = set(_WORD.findall(row.text(one).lower()))
        own = _WORD.findall(row.text(other).lower())
        words += len(own)
        shared += sum(word in theirs for word in own)
    share = min(0.95, max(_LEAST_SHARE, shared / max(1, words)))
    return max(SHORTEST, log(_BY_CHANCE / max(1, words)) / log(share) / 2)


def _runs(one: str, other: str) -> Iterator[_Run]:
    first, second = list(_WORD.finditer(one)), list(_WORD.finditer(other))
    matcher = SequenceMatcher(
        None,
        [w.group().lower() for w in first],
        [w.group().lower() for w in second],
        False,  # noqa: FBT003
    )
    for block in matcher.get_matching_blocks():
        if block.size >= SHORTEST and not _PATH.search(_span(one, first, block.a, block.size)):
            ends = first[block.a + block.size - 1], second[block.b + block.size - 1]
            yield _Run(
                (first[block.a].start(), ends[0].end()),
                (second[block.b].start(), ends[1].end()),
                tuple(w.group() for w in second[block.b : block.b + block.size]),
            )


def _is_gloss(text: str, run: _Run) -> bool:
    """Whether a run stands in brackets, beside what translates it."""
    return text[: run.other[0]].rstrip(' “"„«')[-1:] in {"(", "（", "["}


def _tells(words: Sequence[str]) -> bool:
    """Whether these are no mere names."""
    return sum(word.islower() for word in words) * 2 >= len(words)


def _span(text: str, words: Sequence["re.Match[str]"], first: int, size: int) -> str:
    return text[words[first].start() : words[first + size - 1].end()]


def _cut(words: Sequence[str]) -> str:
    shown = " ".join(words[:8])
    return f"{shown} …" if len(words) > 8 else shown
