"""One line without an end costs time in proportion to its length, whatever it is made of."""

import sys

import pytest

from core.intake.reading import from_text
from core.text.language import identify
from tests.benchmarks.calibration import ratio, spent

SIZES = (60_000, 240_000)  # bytes
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
    found = ratio(
        lambda: from_text(longer, name="line"),
        lambda: from_text(shorter, name="line"),
        most=MOST,
        cost=spent,
    )
    sys.stdout.write(f"\n{kind}: {found:.1f} times the time\n")
    assert found <= MOST


@pytest.mark.parametrize("kind", ["dots", "han", "heaped marks"])
def test_the_language_of_a_line_without_blanks_is_found_as_soon(kind: str) -> None:
    """Not even ten times as late; reading on from every character would take a hundred times."""
    whole = LINES[kind] * 8_000
    parted = " ".join(whole[at : at + 8] for at in range(0, len(whole), 8))
    found = ratio(
        lambda: [identify(whole) for _ in range(20)],
        lambda: [identify(parted) for _ in range(20)],
        most=10,
        cost=spent,
    )
    sys.stdout.write(f"\nlanguage of {kind}: {found:.1f} times the time\n")
    assert found <= 10
