"""How long alignment takes, as ratios within one run: machines differ.

The reference is a fixed piece of the same kind of work, numpy on arrays of middling size. The
whole ladder, up to 100,000 sentences a side, with seconds and memory, is printed by

    HEXAPLA_FULL=1 pytest -s tests/benchmarks/test_alignment_speed.py
"""

import os
import random
import resource
import sys

import numpy as np
import pytest

from core.alignment import align
from tests.benchmarks.calibration import ratio, spent

FULL = bool(os.environ.get("HEXAPLA_FULL"))
SYLLABLES = [a + b for a in "bdfgklmnprst" for b in ("a", "e", "i", "o", "u", "an", "er", "is")]
COMMON = 120
# What was measured, with room for a busy machine: the time of an article in references, and the
# sentences of both sides that a longer text has aligned in the time of one.
ARTICLE, UNITS = 6, 45
# Sentences a side: seconds and MB to reach on one core.
REACH = {175: (0.3, None), 1000: (1.0, None), 10_000: (12, 350), 100_000: (150, 1000)}


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def words(count: int, seed: int) -> list[str]:
    chance = random.Random(seed)
    return ["".join(chance.choices(SYLLABLES, k=chance.randint(1, 4))) for _ in range(count)]


def texts(count: int) -> tuple[list[str], list[str]]:
    """Two made-up languages: word for word, some words left out, names and numbers shared."""
    chance = random.Random(count)
    rare = 3 * count + COMMON
    here, there = words(rare, 1), words(rare, 2)
    source, target = [], []
    for _ in range(count):
        size = chance.randint(5, 30)
        drawn = [chance.randrange(COMMON if chance.random() < 0.6 else rare) for _ in range(size)]
        number = f" {chance.randint(1, 9999)}" if chance.random() < 0.3 else ""
        name = f" {here[drawn[0]].title()}" if chance.random() < 0.3 else ""
        source.append(" ".join(here[word] for word in drawn) + name + number + ".")
        kept = " ".join(there[word] for word in drawn if chance.random() < 0.9)
        if chance.random() > 0.05:
            target.append(f"{kept}{name}{number}.")
    return source, target


def reference() -> None:
    values = np.linspace(-3, 3, 200)
    for _ in range(20_000):
        np.logaddexp(values, values[::-1])


@pytest.fixture(scope="module", autouse=True)
def warm() -> None:
    align(*texts(20))


def test_an_article_is_quick(benchmark) -> None:
    source, target = texts(175)
    benchmark.pedantic(align, (source, target), rounds=5)
    found = ratio(lambda: align(source, target), reference, most=ARTICLE, cost=spent)
    benchmark.extra_info["ratio"] = found
    say(f"\nan article: {found:.1f} references")
    assert found <= ARTICLE


def test_a_longer_text_has_its_units_a_second() -> None:
    source, target = texts(2000)
    units = len(source) + len(target)
    found = ratio(lambda: align(source, target), reference, most=units / UNITS, cost=spent)
    say(f"\na longer text: {units / found:.0f} units a reference")
    assert units / found >= UNITS


def test_time_grows_with_length_not_with_its_square() -> None:
    small, large = texts(600), texts(2400)
    found = ratio(lambda: align(*large), lambda: align(*small), most=8, cost=spent)
    say(f"\nfour times the text: {found:.1f} times the time")
    assert found <= 8


@pytest.mark.skipif(not FULL, reason="the whole ladder takes minutes: HEXAPLA_FULL=1")
def test_the_whole_ladder() -> None:
    say("\nsentences a side   CPU s (reach)   units/s (reach)   peak MB (reach)")
    rates = []
    for count, (quick, small) in REACH.items():
        source, target = texts(count)
        seconds = spent(lambda pair=(source, target): align(*pair)) / 1000
        rates.append((len(source) + len(target)) / seconds)
        say(
            f"{count:16}   {seconds:5.1f} {f'({quick})':>7}   {rates[-1]:7.0f}  (2000)"
            f"   {peak():7.0f} {f'({small})' if small else '':>7}"
        )
    assert rates[-1] > rates[1] / 2


def peak() -> float:
    """The most memory held so far, in MB."""
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return held / (1024 if sys.platform == "linux" else 1 << 20)
