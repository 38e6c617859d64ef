"""Texts as long as novels, 5,000 to 7,000 sentences a side, made of many short ones.

There are no aligned novels in the reference data, so one is made of a pair's articles: chapter
after chapter, each with sentences left out, joined and cut in two, with a heading, some of them
missing on a side, with lines on one side that the other has not, one side perhaps without
paragraphs. As there are not enough articles, they come again; then the names and numbers that both
sides share are others, as in another chapter, while the common words stay, as in one book.

The books of handbooks are as they are: all sections in a row. Of them only the paragraph of each
sentence is known, so the share of beads that stay within one is what is measured.

    HEXAPLA_FULL=1 pytest -s tests/benchmarks/test_novels.py

HEXAPLA_ERRORS=1 prints every bead that is wrong.
"""

import os
import random
import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pytest

from core.alignment import align
from tests.benchmarks.test_alignment_quality import (
    Pair,
    Score,
    beside,
    documents,
    f1,
    say,
    sentences,
)

FULL = bool(os.environ.get("HEXAPLA_FULL"))
PAIRS = ("en-id", "vi-id", "en-vi", "en-de", "de-fr")
SENTENCES = 6000
REACH = 0.99
FLOOR = 0.95
VOWELS, CONSONANTS = "aeiou", "bcdfghjklmnpqrstvwxyz"

LONGEST = 3

Unit = tuple[frozenset[int], str]  # the lines of the novel that a sentence holds, and its text
Lines = Sequence[tuple[int, str]]


@dataclass(frozen=True)
class Noise:
    """What happens to each side of a novel, shares of sentences or of chapters."""

    left_out: float = 0.0
    joined: float = 0.0
    cut: float = 0.0
    added: float = 0.0
    chapters_missing: float = 0.0
    paragraphs: bool = True


@dataclass(frozen=True)
class Telling:
    """Which side tells a chapter, where its paragraphs begin, what happens to it."""

    side: int
    starts: set[int]
    noise: Noise
    chance: random.Random


NOISES = {
    "joined, cut": Noise(joined=0.1, cut=0.06),
    "left out": Noise(left_out=0.02, joined=0.06, cut=0.04),
    "chapters missing": Noise(left_out=0.01, joined=0.06, cut=0.04, chapters_missing=0.06),
    "all, no paragraphs": Noise(
        left_out=0.02,
        joined=0.06,
        cut=0.04,
        added=0.01,
        chapters_missing=0.04,
        paragraphs=False,
    ),
}


def articles(gold: Path, pair: str) -> list[list[tuple[str, str]]]:
    """The clean sentence pairs of each article."""
    found = []
    for base in documents(gold / f"ntrex-{pair}-nopara-dev", None):
        sides = [sentences(beside(base, end))[0] for end in (".src", ".tgt")]
        found.append(list(zip(*sides, strict=True)))
    return found


def renamed(source: str, target: str, cycle: int) -> tuple[str, str]:
    """Two sentences with other numbers, and other names where both have the same."""
    both = set(re.findall(r"\w+", source)) & set(re.findall(r"\w+", target))
    names = {word for word in both if word[0].isupper() and word.isalpha() and len(word) > 2}

    def other(match: re.Match[str]) -> str:
        word = match[0]
        if word.isdigit():
            return "".join(str((int(digit) + cycle) % 10) for digit in word)
        return "".join(_turned(c, cycle) for c in word) if word in names else word

    return re.sub(r"\w+", other, source), re.sub(r"\w+", other, target)


def _turned(letter: str, by: int) -> str:
    for alphabet in (VOWELS, CONSONANTS):
        if letter.lower() in alphabet:
            turned = alphabet[(alphabet.index(letter.lower()) + by) % len(alphabet)]
            return turned.upper() if letter.isupper() else turned
    return letter


def chapters(known: Sequence[Sequence[tuple[str, str]]]) -> Iterator[list[tuple[str, str]]]:
    """Articles without end; each time round with other names and numbers."""
    for number in count():
        cycle, place = divmod(number, len(known))
        yield [renamed(source, target, cycle) for source, target in known[place]]


def novel(gold: Path, pair: str, noise: Noise) -> tuple[list[list[Unit]], list[list[int]]]:
    """Both sides of a novel, and the numbers of the sentences that begin a paragraph."""
    chance = random.Random(f"{pair} {noise}")
    sides: list[list[Unit]] = [[], []]
    breaks: list[list[int]] = [[], []]
    line, known = 0, articles(gold, pair)
    # Lines that only one side has are of the last article, which no chapter is made of.
    foreign = list(zip(*known.pop(), strict=True))
    for number, chapter in enumerate(chapters(known), 1):
        if max(map(len, sides)) >= SENTENCES:
            return sides, [breaks[0], breaks[1] if noise.paragraphs else []]
        missing = chance.randrange(2) if chance.random() < noise.chapters_missing else None
        starts = {0, *(n for n in range(len(chapter)) if chance.random() < 0.3)}
        told_lines = [(f"{number}", f"{number}"), *chapter]
        for side in {0, 1} - {missing}:
            lines = [(line + n, both[side]) for n, both in enumerate(told_lines)]
            how = Telling(side, starts, noise, chance)
            told(sides[side], breaks[side], lines, foreign[side], how)
        line += len(told_lines)
    raise AssertionError


def told(
    units: list[Unit], breaks: list[int], lines: Lines, foreign: Sequence[str], how: Telling
) -> None:
    """Add a chapter to a side, as this side tells it."""
    noise, chance, fresh = how.noise, how.chance, True
    for n, (key, text) in enumerate(lines):
        fresh = fresh or n in how.starts
        if n and chance.random() < noise.left_out:
            continue
        if n > 1 and not fresh and chance.random() < noise.joined and len(units[-1][0]) < LONGEST:
            units[-1] = units[-1][0] | {key}, f"{units[-1][1]} {text}"
            continue
        if fresh:
            breaks.append(len(units))
        cut = key % 2 == how.side and chance.random() < 2 * noise.cut
        units += [(frozenset({key}), part) for part in (halves(text) if cut else [text])]
        fresh = n == 0
        if chance.random() < noise.added:
            units.append((frozenset({-1 - key}), chance.choice(foreign)))


def halves(text: str) -> list[str]:
    """A sentence cut at the comma nearest its middle, whole where it has none."""
    commas = [match.end() for match in re.finditer(r"[,;:] ", text)]
    if not commas:
        return [text]
    cut = min(commas, key=lambda at: abs(at - len(text) / 2))
    return [text[: cut - 1], text[cut:]]


def truth(source: list[Unit], target: list[Unit]) -> list[Pair]:
    """The true beads: sentences that share a line, directly or through others; gaps one by one."""
    found: list[Pair] = []
    i = j = 0
    while i < len(source) or j < len(target):
        a, b, keys = [], [], set()
        if j >= len(target) or (i < len(source) and first(source[i]) <= first(target[j])):
            a, keys, i = [i], set(source[i][0]), i + 1
        else:
            b, keys, j = [j], set(target[j][0]), j + 1
        while True:
            if i < len(source) and source[i][0] & keys:
                a, keys, i = [*a, i], keys | source[i][0], i + 1
            elif j < len(target) and target[j][0] & keys:
                b, keys, j = [*b, j], keys | target[j][0], j + 1
            else:
                break
        if a and b:
            found.append((tuple(a), tuple(b)))
        else:
            found += [((n,), ()) for n in a] + [((), (n,)) for n in b]
    return found


def first(unit: Unit) -> float:
    """The line at which a sentence stands; one that was added stands behind its line."""
    key = min(unit[0])
    return key if key >= 0 else -1 - key + 0.5


def shown(units: list[Unit], numbers: tuple[int, ...]) -> str:
    return " | ".join(units[n][1][:60] for n in numbers)


@pytest.mark.skipif(not FULL, reason="novels take minutes: HEXAPLA_FULL=1")
@pytest.mark.parametrize("noise", NOISES)
@pytest.mark.parametrize("pair", PAIRS)
def test_a_novel_is_aligned(shared: Path, pair: str, noise: str) -> None:
    (source, target), breaks = novel(shared / "gold", pair, NOISES[noise])
    begun = time.process_time()
    beads = align(
        [text for _, text in source],
        [text for _, text in target],
        source_breaks=breaks[0],
        target_breaks=breaks[1],
        languages=tuple(pair.split("-")),
    )
    took = time.process_time() - begun
    gold, score = truth(source, target), Score()
    score.add(gold, [((tuple(b.source), tuple(b.target)), b.score) for b in beads])
    strict, lax = f1(score.strict), f1(score.lax)
    sizes = f"{len(source)} + {len(target)}"
    say(f"{pair:6} {noise:20} {sizes:14} strict {strict:.4f} lax {lax:.4f} {took:5.1f} CPU s")
    if os.environ.get("HEXAPLA_ERRORS"):
        known = set(gold)
        for bead in beads:
            found = tuple(bead.source), tuple(bead.target)
            if found not in known:
                texts = shown(source, found[0]), shown(target, found[1])
                say(f"   {bead.score:.2f} {found} {texts[0]} <> {texts[1]}")
    assert strict >= FLOOR


@pytest.mark.skipif(not FULL, reason="whole books take a minute: HEXAPLA_FULL=1")
@pytest.mark.parametrize("pair", ["en-vi", "vi-id", "de-fr", "ja-en"])
def test_a_whole_handbook_stays_in_its_paragraphs(shared: Path, pair: str) -> None:
    texts: list[list[str]] = [[], []]
    keys: list[list[str]] = [[], []]
    for base in documents(shared / "gold" / f"handbook-{pair}", None):
        for side, end in enumerate((".src", ".tgt")):
            texts[side] += sentences(beside(base, end))[0]
            own = beside(base, f"{end}.key").read_text(encoding="utf-8").split()
            keys[side] += [f"{base.name} {key}" for key in own]
    beads = [b for b in align(*texts, languages=tuple(pair.split("-"))) if not b.is_gap]
    held = [
        len({keys[0][i] for i in b.source} | {keys[1][j] for j in b.target}) == 1 for b in beads
    ]
    sizes = " + ".join(str(len(side)) for side in texts)
    say(f"{pair:6} whole handbook, {sizes:12} {sum(held) / len(held):.4f} within a paragraph")
    assert sum(held) / len(held) >= FLOOR
