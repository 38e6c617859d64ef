"""Which quotation marks and brackets belong together."""

import pytest

from core.text.enclosures import FARTHEST, enclosures


def pairs(text: str) -> list[str]:
    return [text[pair.start : pair.end + 1] for pair in enclosures(text)]


@pytest.mark.parametrize(
    "quoted",
    [
        '"so"',
        "“so”",
        "„so“",
        "«so»",
        "»so«",
        "「so」",
        "『so』",
        "(so)",
        "（so）",
        "[so]",
        "‘so’",
        "‚so‘",
        "‹so›",
        "›so‹",
        "”so”",
        "《so》",
    ],
)
def test_each_kind_of_pair_is_found(quoted: str) -> None:
    assert pairs(f"Und {quoted} geht es") == [quoted]


def test_pairs_may_stand_in_pairs() -> None:
    assert pairs("er sagt „sie sagt «ja» (oft)“.") == ["«ja»", "(oft)", "„sie sagt «ja» (oft)“"]


def test_straight_marks_open_before_a_word_and_close_behind_it() -> None:
    assert pairs('an "open one and "a word" and "another"') == ['"a word"', '"another"']


def test_a_closing_mark_alone_pairs_with_nothing() -> None:
    assert pairs('left over" here, and ) there » too') == []


def test_an_open_mark_inside_a_closed_pair_is_forgotten() -> None:
    assert pairs("(an “open one) goes” on") == ["(an “open one)"]


def test_marks_too_far_apart_do_not_pair() -> None:
    assert pairs(f"“{'a ' * FARTHEST}”") == []


def test_apostrophes_pair_with_nothing() -> None:
    assert pairs("the dogs' bowl isn't Anna's, 'tis ours") == []


def test_brackets_are_told_from_quotes() -> None:
    assert [pair.is_bracket for pair in enclosures("(a) “b”")] == [True, False]
