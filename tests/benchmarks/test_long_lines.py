"""One line without an end costs time in proportion to its length, whatever it is made of."""

import sys

import pytest

from core.intake.reading import from_text
from tests.benchmarks.calibration import spent

SIZES = (100_000, 400_000)  # bytes
MOST = 5.5  # times the time for four times the length
LINES = {
    "sentences": "The ferry crossed once more, and 12 people in Ostrey saw it on 3 May 2021. ",
    "no stop": "lorem ipsum dolor sit amet ",
    "initials": "X. ",
    "dots": "…",
    "quotations": "“Yes” ",
    "han": "船が港に入った。",
    "no mark": "ท่าเรือเงียบสงบ",
    "heaped marks": "\u0301\u0323",
}


@pytest.mark.parametrize("kind", LINES)
def test_four_times_the_line_takes_four_times_the_time(kind: str) -> None:
    words = LINES[kind]
    shorter, longer = (words * (size // len(words.encode())) for size in SIZES)
    from_text(shorter, name="first")  # loads the libraries
    before, after = (
        spent(lambda text=text: from_text(text, name="line")) for text in (shorter, longer)
    )
    sys.stdout.write(f"\n{kind}: {before:.0f} and {after:.0f} ms\n")
    assert after <= MOST * before
