"""Checks of 10,000 rows in four versions: found in a job, shown without a stall.

Times are CPU milliseconds on the machine of the targets. The first 1,600 rows are checked,
beside the first 400; all of them with HEXAPLA_FULL.
"""

import os
import sys
from dataclasses import replace

import pytest

from core.model import ArticleId
from core.progress import Progress
from core.reading.checks.article import checked
from core.reading.checks.sheet import Sheet, read
from core.store.store import Store
from tests.benchmarks.calibration import quickest, ratio, spent

ROWS = 10_000 if os.environ.get("HEXAPLA_FULL") else 1_600
READ_MS, ROW_MS = 1_500.0, 4.0
GROWTH = 6.0  # for four times the rows


@pytest.fixture(scope="module")
def sheet(long_library) -> Sheet:
    with Store.open(long_library) as store:
        return read(store, ArticleId("long"))


def test_ten_thousand_rows_are_read_for_the_checks_in_their_time(long_library) -> None:
    with Store.open(long_library) as store:
        took = quickest(lambda: read(store, ArticleId("long")), most=READ_MS)
    sys.stdout.write(f"\n10,000 rows are read in {took:.0f} ms, target {READ_MS:.0f}\n")
    assert took <= READ_MS


def test_a_row_is_checked_in_its_time(sheet: Sheet) -> None:
    part = first(sheet, ROWS // 4)
    most = ROW_MS * len(part.rows)
    took = quickest(lambda: checked(part, Progress()), most=most)
    sys.stdout.write(f"\na row is checked in {took / len(part.rows):.1f} ms, target {ROW_MS}\n")
    assert took <= most


def test_four_times_the_rows_are_checked_in_four_times_the_time(sheet: Sheet) -> None:
    less, more = first(sheet, ROWS // 4), first(sheet, ROWS)
    found = ratio(
        more, less, most=GROWTH, cost=lambda part: spent(lambda: checked(part, Progress()))
    )
    sys.stdout.write(f"\nfour times the rows: {found:.1f} times the time\n")
    assert found <= GROWTH


def first(sheet: Sheet, count: int) -> Sheet:
    return replace(sheet, rows=sheet.rows[:count])
