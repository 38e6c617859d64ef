"""Columns keep a readable measure at every width."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.reader.grid import (
    DEFAULT,
    GUTTER,
    NARROW,
    NARROWEST,
    SINGLE,
    WIDE,
    ColumnShape,
    TypeChoice,
    drawn,
    fitting_columns,
    grid_for,
)

LANGUAGES = st.lists(st.sampled_from(["vi", "en", "zh-Hans", "ar"]), min_size=2, max_size=8)


@pytest.mark.parametrize(
    ("width", "count", "size"), [(904, 3, NARROW), (900, 2, DEFAULT), (1264, 2, WIDE)]
)
def test_type_follows_the_width_of_a_column(width: int, count: int, size) -> None:
    assert grid_for(width, ["vi"] * count).type == size


def test_one_version_is_a_centred_page_of_680() -> None:
    grid = grid_for(1264, ["en"])
    assert (grid.tracks[0].text_left, grid.tracks[0].text_width) == (292, 680)
    assert grid.type == SINGLE


def test_a_narrow_single_page_keeps_room_for_its_paragraph_signs() -> None:
    track = grid_for(500, ["en"]).tracks[0]
    assert track.text_left >= GUTTER
    assert track.text_left + track.text_width <= 500 - GUTTER


def test_a_very_wide_view_centres_the_block() -> None:
    grid = grid_for(2560, ["vi", "en"])
    assert abs(grid.left - (2560 - grid.right)) <= 1
    assert grid.left > 300


def test_columns_too_narrow_to_read_scroll_sideways() -> None:
    grid = grid_for(600, ["vi"] * 6)
    assert {track.width for track in grid.tracks} == {NARROWEST}
    assert grid.right == GUTTER + 6 * NARROWEST


@given(st.integers(300, 3000), LANGUAGES)
def test_columns_stand_side_by_side_without_a_gap(width: int, languages) -> None:
    tracks = grid_for(width, languages).tracks
    assert all(a.right == b.left for a, b in pairwise(tracks))


@given(st.integers(300, 3000), LANGUAGES)
def test_no_line_is_longer_than_75_letters_or_40_ideographs(width: int, languages) -> None:
    grid = grid_for(width, languages)
    for language, track in zip(languages, grid.tracks, strict=True):
        letter = grid.type.size if language == "zh-Hans" else grid.type.size * 0.515
        assert track.text_width / letter <= (41 if language == "zh-Hans" else 75)


@given(st.integers(40, 3000), LANGUAGES)
def test_every_point_lies_in_a_column(width: int, languages) -> None:
    grid = grid_for(width, languages)
    assert [grid.column_at(track.left) for track in grid.tracks] == list(range(len(languages)))
    assert grid.column_at(10_000) == len(languages) - 1


def test_zoom_keeps_whole_pixels_and_the_proportion() -> None:
    assert grid_for(1264, ["vi", "en"], TypeChoice(zoom=150)).type.size == 27
    assert grid_for(1264, ["vi", "en"], TypeChoice(zoom=150)).type.leading == 42


def test_a_shorter_measure_narrows_the_columns_and_centres_them() -> None:
    usual, short = (
        grid_for(2000, ["vi", "en"], TypeChoice(measure=measure)) for measure in (72, 50)
    )
    assert short.tracks[0].text_width < usual.tracks[0].text_width
    assert short.left > usual.left


def test_columns_share_the_view_as_they_were_drawn() -> None:
    grid = grid_for(1040, ["vi", "en"], shapes=[ColumnShape(0.3), ColumnShape(0.7)])
    assert [track.width for track in grid.tracks] == [300, 700]


def test_a_column_without_a_share_gets_the_average() -> None:
    shapes = [ColumnShape(0.4), ColumnShape(), ColumnShape(0.2)]
    widths = [track.width for track in grid_for(1240, ["vi", "en", "de"], shapes=shapes).tracks]
    assert widths == [480, 360, 240]


@pytest.mark.parametrize(("width", "shown"), [(744, 2), (904, 3), (400, 2), (1600, 5), (9000, 6)])
def test_as_many_columns_are_shown_as_fit(width: int, shown: int) -> None:
    assert fitting_columns(width, 6) == shown


@given(st.lists(st.integers(NARROWEST, 900), min_size=2, max_size=6), st.integers(-999, 999))
def test_drawing_a_rule_changes_two_widths_and_keeps_their_sum(widths, by: int) -> None:
    after = drawn(widths, 1, by)
    assert sum(after) == sum(widths)
    assert after[2:] == widths[2:]
    assert min(after) >= NARROWEST
