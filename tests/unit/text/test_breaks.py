"""Long pieces without a full stop are halved at the best break near the middle."""

from core.text.breaks import halved


def test_a_short_piece_stays_whole() -> None:
    assert halved("one, two", 0, 8, longest=8) == [(0, 8)]


def test_a_semicolon_goes_before_a_comma_nearer_the_middle() -> None:
    assert halved("one two; three, four five", 0, 25, longest=20) == [(0, 8), (9, 25)]


def test_a_word_is_never_cut() -> None:
    assert halved("x" * 50, 0, 50, longest=10) == [(0, 50)]


def test_blanks_around_the_middle_belong_to_no_piece() -> None:
    assert halved("left" + " " * 8 + "right", 0, 17, longest=10) == [(0, 4), (12, 17)]


def test_pieces_are_halved_until_none_is_too_long() -> None:
    pieces = halved("word " * 99 + "word", 0, 499, longest=40)
    assert max(end - start for start, end in pieces) <= 40
