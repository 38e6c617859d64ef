"""Checks say how far they are, and stop when asked, also within a check that finds nothing."""

import pytest

from core.progress import Cancelled, Progress
from core.reading.checks.article import CHECKS, checked

LONG = ("Comparing numbers", "Comparing names", "Comparing renderings", "Comparing lengths")
ROW = ("The ferry leaves at dawn.", "Die Fähre legt früh ab.")


def test_every_check_is_told(sheet):
    steps = []
    checked(sheet(*[ROW] * 3), Progress(lambda step: steps.append(step.text)))
    assert set(CHECKS) <= set(steps)


@pytest.mark.parametrize("step", LONG)
def test_a_check_that_finds_nothing_stops_within_a_few_rows(sheet, step):
    reports = 0

    def count(found):
        nonlocal reports
        reports += found.text == step
        if reports > 2:
            progress.cancel()

    progress = Progress(count)
    with pytest.raises(Cancelled):
        checked(sheet(*[ROW] * 200), progress)
