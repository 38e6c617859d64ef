"""Checks of 10,000 rows in four versions: found in a job, shown without a stall.

Times are CPU milliseconds, the targets scaled by the calibration loop.
"""

from core.model import ArticleId
from core.progress import Progress
from core.reading.checks.article import checked
from core.reading.checks.sheet import read
from core.store.store import Store
from tests.benchmarks.calibration import slower, spent

ALL_MS = 40_000.0
READ_MS = 1_500.0


def test_an_article_of_ten_thousand_rows_is_checked_in_its_time(long_library):
    with Store.open(long_library) as store:
        reading = spent(lambda: read(store, ArticleId("long")))
        sheet = read(store, ArticleId("long"))
    checking = spent(lambda: checked(sheet, Progress()))
    assert reading <= READ_MS * slower()
    assert checking <= ALL_MS * slower()
