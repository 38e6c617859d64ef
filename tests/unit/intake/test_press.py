"""A press of more than 200 texts full of near misses: the versions are found, nothing else is.

The constants of the judgement were chosen on other seeds than these.
"""

import os

import pytest

from core.intake.grouping import pairs, shortlist
from core.intake.profiles import Profile, Text, profile
from tests.data.making.press import Corpus, corpus

HELD_OUT = range(301, 311 if os.environ.get("HEXAPLA_FULL") else 302)
RECALL, LISTED = 0.85, 0.95


@pytest.fixture(scope="module", params=HELD_OUT)
def press(request: pytest.FixtureRequest) -> Corpus:
    return corpus(request.param)


@pytest.fixture(scope="module")
def profiles(press: Corpus) -> list[Profile]:
    return [profile(Text(paper.language, paper.sentences)) for paper in press.papers]


def test_the_press_is_large_and_has_versions(press: Corpus) -> None:
    assert len(press.papers) >= 200
    assert len(press.pairs) >= 60


def test_nothing_false_is_suggested_and_nearly_all_versions_are(
    press: Corpus, profiles: list[Profile]
) -> None:
    found = {frozenset((pair.text, pair.partner)) for pair in pairs(profiles)}
    assert found - press.pairs == set()
    assert len(found & press.pairs) >= RECALL * len(press.pairs)


def test_the_shortlist_holds_nearly_every_version_and_few_other_pairs(
    press: Corpus, profiles: list[Profile]
) -> None:
    listed = {frozenset(pair) for pair in shortlist(profiles)}
    assert len(listed & press.pairs) >= LISTED * len(press.pairs)
    assert len(listed) <= 3 * len(profiles)
