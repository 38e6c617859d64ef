"""Splitting takes time in proportion to the text, whatever the text is.

The figures are ratios of CPU seconds in one run: four times the text against once, and hostile text
against plain prose of the same length. Run with `-s` to see them.
"""

import sys

import pytest

from core.text.segments import split
from tests.benchmarks.calibration import ratio, spent

PROSE = "Dia berkata (hlm. 5): “Tunggu!” Lalu Drs. Budi pergi. "
HOSTILE = [
    "“", "‘", "(]", "«(“", '" ', "(!)", "1. ", "a, ", ". ", ".", "。”", "- ", "‘a’ ", "Abcd. ", "a",
    "กขค งจฉ ", "A! Bob Bob Bob ",
]  # fmt: skip
LENGTH = 20_000
TIMES = 4
SLACK = 8.0  # for four times the text; a quadratic algorithm takes sixteen times as long
WORST = 100.0
CLEAR = 12.5  # milliseconds; what takes less is too little to measure


def cost(text: str, language: str) -> float:
    return max(CLEAR, spent(lambda: split(text, language)))


def made_of(unit: str, length: int) -> str:
    return (unit * (length // len(unit) + 1))[:length]


@pytest.mark.parametrize("language", ["id", "th"])
@pytest.mark.parametrize("unit", [PROSE, *HOSTILE])
def test_time_grows_as_the_text_does(unit: str, language: str) -> None:
    short, long = (made_of(unit, length) for length in (LENGTH, TIMES * LENGTH))
    found = ratio(long, short, most=SLACK, cost=lambda text: cost(text, language))
    sys.stdout.write(f"\n{unit!r} {language}: {TIMES} × the text in {found:.1f} × the time\n")
    assert found <= SLACK


@pytest.mark.parametrize("unit", HOSTILE)
def test_no_text_is_much_slower_than_prose(unit: str) -> None:
    hostile, prose = made_of(unit, LENGTH), made_of(PROSE, LENGTH)
    assert ratio(hostile, prose, most=WORST, cost=lambda text: cost(text, "id")) <= WORST
