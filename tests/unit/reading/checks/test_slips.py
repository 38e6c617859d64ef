"""How two spellings of a name differ: by a slip, or as languages adapt names."""

import pytest

from core.reading.checks.slips import Slip, known, slip


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        ("wexford", "wxeford", Slip.STRONG),
        ("wexford", "wexord", Slip.STRONG),
        ("wexford", "wegford", Slip.STRONG),
        ("wexford", "waxford", Slip.WEAK),
        ("mexico", "mexiko", Slip.ADAPTED),
        ("russia", "rusia", Slip.ADAPTED),
        ("alexander", "alexandre", None),
        ("goethe", "gothe", None),
        ("peter", "peters", None),
        ("wexford", "waterford", None),
        ("anne", "enna", None),
    ],
)
def test_a_slip_is_told_from_an_adapted_spelling(one, other, how):
    assert slip(one, other) is how
    assert slip(other, one) is how


def test_languages_know_their_own_names_of_places_and_months():
    assert {"wien", "oktober", "schweden"} <= known("de")
    assert known("xx") == frozenset()
