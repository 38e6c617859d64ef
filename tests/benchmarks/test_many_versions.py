"""Rows over three and more versions against the direct alignment of each pair.

The versions are the same article in several languages, each with sentences left out and, in the
second form, joined. Both sides are judged pair by pair: the beads of `align` by what the two
versions share, the rows of `rows` by what hangs together over all. With HEXAPLA_FULL=1 and -s the
whole table is printed.

Where versions join sentences, rows are the harder task: they can only be right where all versions
are, and a row spans whatever any of them joins. There the figures are shown, and a floor held.
"""

import os
import random
import sys
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest

from core.alignment import Bead, align, rows

FULL = bool(os.environ.get("HEXAPLA_FULL"))
SOURCES = {
    "en": ("en-id", "src"),
    "id": ("en-id", "tgt"),
    "vi": ("en-vi", "tgt"),
    "de": ("en-de", "tgt"),
    "zh": ("en-zh", "tgt"),
    "fr": ("de-fr", "tgt"),
}
GROUPS = (("en", "vi", "id"), ("de", "en", "fr"), ("en", "id", "vi", "de", "zh"))
LEFT_OUT, JOINED, LONGEST = 0.08, 0.12, 3
ALLOWED_LOSS = {0.0: 0.01, JOINED: 0.30}

Unit = tuple[frozenset[int], str]  # the lines of the article that a sentence holds, and its text
Pair = tuple[tuple[int, ...], tuple[int, ...]]


def version(gold: Path, language: str, number: int, joined: float) -> list[Unit]:
    """One version, with sentences left out and joined by chance."""
    pair, side = SOURCES[language]
    path = gold / f"ntrex-{pair}-nopara-dev" / f"g{number}.{side}"
    chance = random.Random(f"{language} {number}")
    found: list[Unit] = []
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    for key, line in enumerate(lines):
        if chance.random() < LEFT_OUT:
            continue
        if found and chance.random() < joined and len(found[-1][0]) < LONGEST:
            keys, text = found[-1]
            found[-1] = keys | {key}, f"{text} {line}"
        else:
            found.append((frozenset({key}), line))
    return found


def together(versions: list[list[Unit]]) -> list[list[tuple[int, ...]]]:
    """The true rows: sentences that share a line, directly or through others."""
    groups: list[set[int]] = []
    for units in versions:
        for keys, _ in units:
            touched = [group for group in groups if group & keys]
            groups = [group for group in groups if not group & keys]
            groups.append(set(keys).union(*touched))
    return [
        [tuple(n for n, (keys, _) in enumerate(units) if keys & group) for units in versions]
        for group in groups
    ]


def projected(cells: list[list[tuple[int, ...]]], a: int, b: int) -> Iterator[Pair]:
    """What rows say of two versions; a cell against nothing sentence by sentence."""
    for row in cells:
        if row[a] and row[b]:
            yield row[a], row[b]
        else:
            yield from (((n,), ()) for n in row[a])
            yield from (((), (n,)) for n in row[b])


def judged(counts: list[int], gold: set[Pair], found: set[Pair]) -> None:
    real = {pair for pair in gold if all(pair)}
    for place, value in enumerate((len(found & gold), len(found), len(found & real), len(real))):
        counts[place] += value


def f1(counts: list[int]) -> float:
    precision, recall = counts[0] / counts[1], counts[2] / counts[3]
    return 2 * precision * recall / (precision + recall)


def measured(gold: Path, group: tuple[str, ...], joined: float, documents: int) -> list[float]:
    """Strict F1 of direct pairs and of rows, over all pairs of all documents."""
    direct, by_rows = [0] * 4, [0] * 4
    for number in range(documents):
        versions = [version(gold, language, number, joined) for language in group]
        pairs: dict[tuple[int, int], list[Bead]] = {}
        for a, b in combinations(range(len(group)), 2):
            sides = [[text for _, text in versions[v]] for v in (a, b)]
            pairs[a, b] = align(*sides, languages=(group[a], group[b]))
        truth = together(versions)
        bands = [
            [tuple(cell) for cell in band.cells] for band in rows(list(map(len, versions)), pairs)
        ]
        for (a, b), beads in pairs.items():
            alone = together([versions[a], versions[b]])
            found = {(tuple(bead.source), tuple(bead.target)) for bead in beads}
            judged(direct, set(projected(alone, 0, 1)), found)
            judged(by_rows, set(projected(truth, a, b)), set(projected(bands, a, b)))
    return [f1(direct), f1(by_rows)]


@pytest.mark.parametrize("joined", ALLOWED_LOSS)
@pytest.mark.parametrize("group", GROUPS if FULL else GROUPS[:1], ids="-".join)
def test_rows_lose_little_against_direct_pairs(
    shared: Path, group: tuple[str, ...], joined: float
) -> None:
    direct, by_rows = measured(shared / "gold", group, joined, 4 if FULL else 2)
    sys.stdout.write(f"\n{'-'.join(group):16} joined {joined:.2f}: {direct:.3f} {by_rows:.3f}\n")
    assert by_rows >= direct - ALLOWED_LOSS[joined]
