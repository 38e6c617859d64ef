"""What a tag that is being typed may become."""

import pytest

from core.annotations.completing import completions

USED = ["term/title", "idiom", "name", "term", "Đối ngoại", "to check", "terminology"]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("id", "idiom"),
        ("TIT", "term/title"),
        ("tti", "term/title"),
        ("doi", "Đối ngoại"),
        ("chek", "to check"),
        ("ngoại", "Đối ngoại"),
    ],
)
def test_what_is_typed_becomes_the_nearest_tag(typed, first):
    assert completions(typed, USED)[0] == first


def test_a_name_that_begins_so_comes_before_one_that_holds_it():
    assert completions("name", ["rename", "nickname", "name"]) == ["name", "rename", "nickname"]


def test_of_equally_near_names_the_most_used_comes_first():
    assert completions("term", USED) == ["term/title", "term", "terminology"]


@pytest.mark.parametrize("typed", ["", "  ", "xyz", "qqqqqq"])
def test_nothing_typed_and_nothing_like_it_gives_nothing(typed):
    assert completions(typed, USED) == []


def test_no_more_are_offered_than_asked_for():
    assert len(completions("t", [f"t{number}" for number in range(90)], most=5)) == 5
