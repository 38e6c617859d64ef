"""Splitting takes time in proportion to the text, whatever the text is.

The figures are ratios of CPU seconds in one run: four times the text against once, and hostile text
against plain prose of the same length. Run with `-s` to see them.
"""

import sys
import time

import pytest

from core.text.segments import split

PROSE = "Dia berkata (hlm. 5): “Tunggu!” Lalu Drs. Budi pergi. "
HOSTILE = [
    "“", "‘", "(]", "«(“", '" ', "(!)", "1. ", "a, ", ". ", ".", "。”", "- ", "‘a’ ", "Abcd. ", "a",
    "กขค งจฉ ", "A! Bob Bob Bob ",
]  # fmt: skip
LENGTH = 20_000
TIMES = 4
SLACK = 8.0  # for four times the text; a quadratic algorithm takes sixteen times as long
CLEAR = 0.1  # seconds; what takes less is too little to measure
WORST = 100.0


def seconds(unit: str, length: int, language: str) -> float:
    text = (unit * (length // len(unit) + 1))[:length]
    begun = time.process_time()
    split(text, language)
    return max(0.01, time.process_time() - begun)


@pytest.mark.parametrize("language", ["id", "th"])
@pytest.mark.parametrize("unit", [PROSE, *HOSTILE])
def test_time_grows_as_the_text_does(unit: str, language: str) -> None:
    short, long = (seconds(unit, length, language) for length in (LENGTH, TIMES * LENGTH))
    sys.stdout.write(f"\n{unit!r} {language}: {short:.2f} s, {TIMES} × the text {long:.2f} s\n")
    assert long <= max(CLEAR, SLACK * short)


@pytest.mark.parametrize("unit", HOSTILE)
def test_no_text_is_much_slower_than_prose(unit: str) -> None:
    assert seconds(unit, LENGTH, "id") / seconds(PROSE, LENGTH, "id") <= WORST
