"""How many errors the checks find that were planted in translations without any."""

from itertools import islice

import pytest

from core.progress import Progress
from core.reading.checks.article import checked
from tests.unit.reading.checks import planting

PAIRS = (("vi", "id"), ("en", "de"))
LEAST = {
    "number": (0.9, 1),
    "date": (0.9, 1),
    "name": (0.5, 1),
    "missing": (0.9, 8),
    "quotation": (0.6, 8),
    "untranslated": (0.9, 8),
    "unit": (0.8, 1),
    "length": (0.7, 8),
}
"""The share of each kind that has to be found, and in how many rows one is planted."""


@pytest.fixture(scope="module")
def texts(shared):
    """Two documents of the gold data in each of these pairs of languages."""
    return [
        text
        for a, b in PAIRS
        for text in islice(planting.documents(shared / "gold" / f"ntrex-{a}-{b}-ms-dev", (a, b)), 2)
    ]


@pytest.mark.parametrize("kind", LEAST)
def test_most_of_the_planted_errors_are_found(kind, texts, sheet):
    least, every = LEAST[kind]
    planted = found = 0
    for text in texts:
        wrong, places = text.planted(kind, every=every)
        findings = checked(sheet(*wrong.rows, languages_=wrong.languages), Progress())
        rows = {row for finding in findings for row in finding.rows}
        planted, found = planted + len(places), found + len(rows & set(places))
    assert planted
    assert found >= least * planted


def test_translations_without_planted_errors_have_few_findings(texts, sheet):
    rows = sum(len(text.rows) for text in texts)
    sheets = (sheet(*text.rows, languages_=text.languages) for text in texts)
    assert sum(len(checked(each, Progress())) for each in sheets) <= 0.03 * rows
