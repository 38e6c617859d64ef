"""Rows over three and more versions against the direct alignment of each pair.

The versions are the same article in several languages, each with sentences left out, joined,
brought in from elsewhere, a block missing, half of the text missing, paragraphs lost. Three things
are measured, strict F1 all of them, over all pairs of versions:

- *direct*: the beads of `align`, by what the two versions share;
- *pairs*: the beads that `unite` gives for the two, which lie within its rows, by the same truth:
  the same task, so this may not fall below *direct*;
- *rows*: the rows, by what hangs together over all versions. A harder task: a row is only right
  where all versions are, and one error in one version is counted once for every two.

What two versions keep apart stands in one row where a third one joins it. So rows can't be measured
by what two versions share: rows without any error would fail. How far they would is printed
too, as *rows for two*, the rows as they are of the rows without an error.

With HEXAPLA_FULL=1 and -s the whole table is printed; in short form there are two documents of
three and of four versions.
"""

import os
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import pytest

from core.alignment import Alignment, unite, weigh

FULL = bool(os.environ.get("HEXAPLA_FULL"))
SOURCES = {
    "en": ("en-id", "src"),
    "id": ("en-id", "tgt"),
    "vi": ("en-vi", "tgt"),
    "de": ("en-de", "tgt"),
    "zh": ("en-zh", "tgt"),
    "fr": ("de-fr", "tgt"),
    "ja": ("ja-en", "src"),
}
GROUPS = (
    ("en", "vi", "id"),
    ("en", "id", "vi", "de"),
    ("de", "en", "fr"),
    ("en", "vi", "id", "de", "fr", "zh"),
    ("en", "vi", "id", "de", "fr", "zh", "ja", "en"),
)
LONGEST = 3
ALLOWED_LOSS = 0.01
# Below what was measured, and far above what chaining the beads of all pairs gives.
FLOORS = {3: 0.84, 4: 0.84, 6: 0.70, 8: 0.70}

Unit = tuple[frozenset[int], str]  # the lines of the article that a sentence holds, and its text
Pair = tuple[tuple[int, ...], tuple[int, ...]]


@dataclass(frozen=True)
class Noise:
    """What happens to each version: shares of sentences, and larger mishaps."""

    left_out: float = 0.0
    joined: float = 0.0
    furniture: bool = False
    block: bool = False
    half: bool = False
    paragraphs: bool = True


NOISES = {
    "left out": Noise(left_out=0.08),
    "joined": Noise(joined=0.12),
    "both": Noise(left_out=0.08, joined=0.12),
    "paragraphs lost": Noise(left_out=0.04, joined=0.06, paragraphs=False),
    "furniture": Noise(left_out=0.04, joined=0.06, furniture=True),
    "block missing": Noise(left_out=0.04, joined=0.06, block=True),
    "half of one": Noise(left_out=0.04, joined=0.06, half=True),
}
SHORT = ("left out", "both", "furniture")


def lines(gold: Path, language: str, number: int) -> list[str]:
    pair, side = SOURCES[language]
    path = gold / f"ntrex-{pair}-nopara-dev" / f"g{number}.{side}"
    return path.read_text(encoding="utf-8").splitlines()


def paragraphs(gold: Path, number: int) -> set[int]:
    """The lines that begin a paragraph, in all languages alike."""
    found, count, fresh = set(), 0, True
    for line in lines(gold, "en", number):
        if fresh and line.strip():
            found.add(count)
        fresh = not line.strip()
        count += bool(line.strip())
    return found


def version(
    gold: Path, group: tuple[str, ...], place: int, number: int, noise: Noise
) -> tuple[list[Unit], list[int]]:
    """One version and the numbers of the sentences that begin a paragraph."""
    language = group[place]
    chance = random.Random(f"{language} {number} {place} {noise}")
    whole = [line for line in lines(gold, language, number) if line.strip()]
    gone = _gone(len(whole), place, noise, chance)
    starts = paragraphs(gold, number)
    found: list[Unit] = []
    breaks: list[int] = []
    fresh = False
    for key, line in enumerate(whole):
        fresh = fresh or key in starts
        if key in gone or chance.random() < noise.left_out:
            continue
        if found and not fresh and chance.random() < noise.joined and len(found[-1][0]) < LONGEST:
            keys, text = found[-1]
            found[-1] = keys | {key}, f"{text} {line}"
            continue
        if fresh:
            breaks.append(len(found))
        found.append((frozenset({key}), line))
        fresh = False
    if noise.furniture:
        found, breaks = _furnished(gold, language, place, number, found, breaks)
    return found, breaks if noise.paragraphs or place % 2 == 0 else []


def _gone(count: int, place: int, noise: Noise, chance: random.Random) -> range:
    if noise.half and place == 1:
        return range(count // 2, count)
    if noise.block:
        start = chance.randrange(count - count // 8)
        return range(start, start + count // 8)
    return range(0)


def _furnished(
    gold: Path, language: str, place: int, number: int, units: list[Unit], breaks: list[int]
) -> tuple[list[Unit], list[int]]:
    """With sentences of another article before and after, others in each version."""
    other = [line for line in lines(gold, language, (number + 1) % 6) if line.strip()]
    foreign = [(frozenset({-1000 * (place + 1) - n}), other[10 * place + n]) for n in range(10)]
    before, after = foreign[:4], foreign[4:]
    found = [*before, *units, *after]
    starts = [*range(4), *(b + 4 for b in breaks), *range(4 + len(units), len(found))]
    return found, starts


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


class Count:
    """Beads found, right, and to be found."""

    def __init__(self) -> None:
        self.right = self.found = self.real_right = self.real = 0

    def add(self, gold: set[Pair], found: set[Pair]) -> None:
        real = {pair for pair in gold if all(pair)}
        self.right += len(found & gold)
        self.found += len(found)
        self.real_right += len(found & real)
        self.real += len(real)

    @property
    def f1(self) -> float:
        precision, recall = self.right / self.found, self.real_right / self.real
        return 2 * precision * recall / (precision + recall)


@dataclass
class Measured:
    """Strict F1 over all documents: of direct pairs, of pairs within rows, and of rows.

    `for_two` is that of the rows by what each two versions share, `faultless` of the true rows.
    """

    direct: float
    pairs: float
    rows: float
    for_two: float
    faultless: float


def measured(gold: Path, group: tuple[str, ...], noise: Noise, documents: int) -> Measured:
    direct, pairs, by_rows, for_two, faultless = counts = [Count() for _ in range(5)]
    for number in range(documents):
        read = [version(gold, group, place, number, noise) for place in range(len(group))]
        versions = [units for units, _ in read]
        alignments: dict[tuple[int, int], Alignment] = {}
        for a, b in combinations(range(len(group)), 2):
            sides = [[text for _, text in versions[v]] for v in (a, b)]
            alignments[a, b] = weigh(
                *sides,
                source_breaks=read[a][1],
                target_breaks=read[b][1],
                languages=(group[a], group[b]),
            )
        united = unite(list(map(len, versions)), alignments)
        truth = together(versions)
        bands = [[tuple(cell) for cell in band.cells] for band in united.rows]
        for (a, b), alignment in alignments.items():
            alone = set(projected(together([versions[a], versions[b]]), 0, 1))
            direct.add(alone, {(tuple(x.source), tuple(x.target)) for x in alignment.beads})
            pairs.add(alone, {(tuple(x.source), tuple(x.target)) for x in united.pairs[a, b]})
            true_rows, rows = set(projected(truth, a, b)), set(projected(bands, a, b))
            by_rows.add(true_rows, rows)
            for_two.add(alone, rows)
            faultless.add(alone, true_rows)
    return Measured(*(count.f1 for count in counts))


@pytest.mark.parametrize("noise", NOISES if FULL else SHORT)
@pytest.mark.parametrize("group", GROUPS if FULL else GROUPS[:2], ids="-".join)
def test_many_versions_are_no_worse_than_direct_pairs(
    shared: Path, group: tuple[str, ...], noise: str
) -> None:
    found = measured(shared / "gold", group, NOISES[noise], 2)
    figures = f"direct {found.direct:.3f} pairs {found.pairs:.3f} rows {found.rows:.3f}"
    for_two = f"rows for two {found.for_two:.3f} of {found.faultless:.3f}"
    sys.stdout.write(f"\n{'-'.join(group):24} {noise:16} {figures}  {for_two}\n")
    assert found.pairs >= found.direct - ALLOWED_LOSS
    assert found.rows >= FLOORS[len(group)]
