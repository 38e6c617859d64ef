"""Aligning in the window: the mode, its keys and the mouse, on real events."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from core.library import importing, ladder, mending
from core.model import RowId
from core.store.store import Store
from gui.reader.selection import Point, Selection, caret


def enter(desk, row: int | None = None, column: int = 0) -> None:
    """Begin to align, at a row if one is named."""
    desk.press("Ctrl+Shift+A", desk.window.reader)
    if row is not None:
        desk.window.reader.go_to(row, column)


def rows(desk) -> list[tuple[list[int], ...]]:
    article = desk.window.reading.article
    read = ladder.read(desk.store, article)
    return [tuple(list(run) for run in row.cells) for row in read.rows]


def confirmed(desk) -> list[bool]:
    return [row.confirmed for row in ladder.read(desk.store, desk.window.reading.article).rows]


def test_the_mode_says_how_far_one_is_and_escape_leaves_it(desk):
    enter(desk)
    assert desk.window.band.isVisible()
    assert desk.window.band.words == "Aligning, 0 of 3 rows confirmed, 0 doubtful"
    desk.press("Esc", desk.window.reader)
    assert not desk.window.band.isVisible()
    assert not desk.window.mending.on


def test_backspace_moves_the_sentence_up_and_enter_down_again(desk):
    before = rows(desk)
    enter(desk, 2, 1)
    desk.press("Backspace")
    assert rows(desk) == [([0], [0]), ([1], [1, 2]), ([2], []), ([3], [3])]
    desk.press("Return")
    assert rows(desk) == before


def test_the_focus_goes_with_the_moved_sentence(desk):
    enter(desk, 2, 1)
    desk.press("Backspace")
    assert desk.window.reader.focused_row == 1
    assert desk.window.reader.focused_column == 1


def test_undo_takes_a_mend_back(desk):
    before = rows(desk)
    enter(desk, 1)
    desk.press("M")
    assert rows(desk) != before
    desk.press("Ctrl+Z")
    assert rows(desk) == before


def test_a_merged_row_is_split_again_at_the_second_sentence(desk):
    before = rows(desk)
    enter(desk, 1)
    desk.press("M")
    desk.press("E")
    assert rows(desk) == before


def test_a_row_is_confirmed_by_its_key_and_open_again_by_the_same(desk):
    enter(desk, 2)
    desk.press("S")
    assert confirmed(desk) == [False, False, True, False]
    desk.press("S")
    assert not any(confirmed(desk))


def test_all_rows_before_are_confirmed_by_one_key(desk):
    enter(desk, 3)
    desk.press("C")
    assert confirmed(desk) == [True, True, True, False]
    desk.press("U")
    assert desk.window.reader.focused_row == 3


def test_an_empty_cell_takes_the_sentence_that_comes_its_way(desk):
    before = rows(desk)
    enter(desk, 2, 1)
    desk.press("Backspace")
    desk.press("N")
    assert (desk.window.reader.focused_row, desk.window.reader.focused_column) == (2, 1)
    desk.press("Return")
    assert rows(desk) == before


def test_the_next_sentence_of_a_column_is_focused_within_and_beyond_its_row(desk):
    enter(desk, 1)
    desk.press("M")
    desk.press(".")
    desk.press("Return")
    assert rows(desk)[1:3] == [([1], [1, 2]), ([2, 3], [3])]


def test_a_column_is_shifted_down_and_up(desk):
    before = rows(desk)
    enter(desk, 1, 1)
    desk.press("Ctrl+Down")
    assert rows(desk)[1] == ([1], [])
    desk.window.reader.go_to(2, 1)
    desk.press("Ctrl+Up")
    assert rows(desk) == before


def test_outside_the_mode_the_keys_mean_what_they_always_mean(desk):
    before = rows(desk)
    desk.window.reader.go_to(2, 1)
    for keys in ("Backspace", "Return", "M", "E", "Ctrl+Down"):
        desk.press(keys, desk.window.reader)
    assert rows(desk) == before


def test_in_the_mode_n_writes_no_note_and_u_underlines_nothing(desk):
    enter(desk)
    desk.select("river")
    desk.press("N", desk.window.reader)
    desk.press("U", desk.window.reader)
    assert not desk.notes()


def test_realigning_puts_a_shifted_column_right(desk):
    before = rows(desk)
    enter(desk, 1, 1)
    desk.press("M")
    desk.press("Ctrl+R")
    desk.wait(lambda: rows(desk) == before)


def test_pinned_sentences_become_a_confirmed_row(desk):
    enter(desk, 2)
    desk.press("P")
    desk.window.reader.go_to(2, 1)
    desk.press("P")
    desk.wait(lambda: confirmed(desk) == [False, False, True, False])


def test_the_foot_says_why_a_row_is_doubtful(desk):
    enter(desk, 1, 1)
    desk.press("Ctrl+Down")
    desk.window.reader.go_to(2, 1)
    desk.settle()
    assert desk.window.foot.words.startswith("Doubtful.")


def test_a_sentence_is_dragged_by_its_grip_to_the_row_above(desk):
    enter(desk)
    reader = desk.window.reader
    above, held = reader.where.cell(1, 1), reader.where.cell(2, 1)
    place = QPoint(held.left() + 7, held.top() + 20)
    QTest.mousePress(reader.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseMove(reader.viewport(), above.center())
    QTest.mouseRelease(reader.viewport(), Qt.MouseButton.LeftButton, pos=above.center())
    desk.settle()
    assert rows(desk)[1] == ([1], [1, 2])


def test_marked_sentences_of_several_rows_move_together(desk):
    enter(desk)
    reader = desk.window.reader
    reader.select(Selection(1, Point(1, 0), Point(2, 5)))
    desk.press("Return")
    assert rows(desk) == [([0], [0]), ([1], []), ([2], [1]), ([3], [2, 3])]
    desk.press("Ctrl+Z")
    assert rows(desk) == [([n], [n]) for n in range(4)]


def test_a_key_moves_a_sentence_to_the_row_that_the_foot_names(desk):
    before = rows(desk)
    enter(desk, 2, 1)
    desk.press("Return")
    desk.window.reader.go_to(3, 1)
    desk.settle()
    assert desk.window.foot.better.isVisible()
    assert "fits row 2 better" in desk.window.foot.words
    desk.press("B")
    assert rows(desk) == before


def test_a_sentence_is_split_at_the_caret_and_joined_again(desk):
    before = rows(desk)
    enter(desk)
    desk.window.reader.select(caret(0, Point(1, 8)))
    desk.press("E")
    assert rows(desk)[1] == ([1, 2], [1])
    desk.window.reader.go_to(1, 0)
    desk.press("Shift+M")
    assert rows(desk) == before


def test_an_empty_cell_changes_places_with_the_one_below(desk):
    enter(desk, 1, 1)
    desk.press("Ctrl+Down")
    desk.window.reader.go_to(1, 1)
    desk.press("X")
    assert rows(desk)[1:3] == [([1], [1]), ([2], [])]


def test_unconfirmed_and_doubtful_rows_are_stepped_through_both_ways(desk):
    enter(desk)
    reader = desk.window.reader
    reader.go_to(2, 0)
    desk.press("S")
    reader.go_to(1, 0)
    desk.press("U")
    assert reader.focused_row == 3
    desk.press("Shift+U")
    assert reader.focused_row == 1
    reader.go_to(3, 1)
    desk.press("Backspace")
    reader.go_to(0, 0)
    desk.press("N")
    doubtful = reader.focused_row
    desk.press("N")
    desk.press("Shift+N")
    assert reader.focused_row == doubtful


def test_one_pinned_sentence_makes_no_row(desk):
    enter(desk, 2)
    desk.press("P")
    desk.press("Shift+P")
    desk.settle()
    assert not any(confirmed(desk))


def test_what_is_pinned_in_two_of_three_columns_is_confirmed_with_shift(desk):
    texts = {
        "en": "The kite was red. Tom flew it on 3 May. The wind was strong. It fell into the sea.",
        "de": "Der Drachen war rot. Tom ließ ihn am 3. Mai steigen. Der Wind war stark. Er fiel "
        "ins Meer.",
        "id": "Layang-layang itu merah. Tom menerbangkannya pada 3 Mei. Angin kencang. "
        "Layang-layang itu jatuh ke laut.",
    }
    desk.add("The kite", texts)
    desk.read("The kite")
    enter(desk)
    row = next(n for n, cells in enumerate(rows(desk)) if cells == ([1], [1], [1]))
    for column in (0, 1):
        desk.window.reader.go_to(row, column)
        desk.press("P")
    desk.press("Shift+P")
    desk.wait(lambda: any(confirmed(desk)))
    assert rows(desk)[confirmed(desk).index(True)][:2] == ([1], [1])


def test_searching_ends_the_mode(desk):
    enter(desk)
    desk.act("search")
    desk.settle()
    assert not desk.window.mending.on
    assert not desk.window.band.isVisible()


def test_confirmed_rows_teach_without_a_step_of_their_own(desk):
    enter(desk)
    article = desk.window.reading.article
    before = [lesson.words for lesson in desk.store.lessons(article)]
    desk.window.reader.go_to(2, 0)
    desk.press("S")
    step = desk.store.newest_step
    desk.press("Esc", desk.window.reader)
    desk.wait(lambda: [lesson.words for lesson in desk.store.lessons(article)] != before)
    assert desk.store.newest_step == step


def test_one_column_alone_cannot_be_aligned(desk):
    desk.read("A short walk")
    enter(desk)
    assert not desk.window.mending.on


def broken(store: Store, article) -> None:
    """Ten errors in the rows of an article, of the kinds that aligners make."""
    read = ladder.read(store, article)
    names = [RowId(row.name) for row in read.rows]
    whole = [n for n, row in enumerate(read.rows) if n > 3 and all(len(c) == 1 for c in row.cells)]
    spots = [n for n in whole if n + 1 in whole and n - 1 in whole][::7][:10]
    assert len(spots) == 10
    for kind, spot in enumerate(spots):
        column = kind % 2
        version, segment = read.versions[column], read.rows[spot].cells[column].start
        if kind % 3 == 2:
            mending.merge(store, article, names[spot])
        else:
            mending.move(store, article, version, segment, to=1 if kind % 3 else -1)


@pytest.mark.seeds
def test_ten_errors_in_the_seed_pair_are_put_right_in_thirty_key_presses(
    desk, seeds: list[Path], record_property
):
    from core.intake.importer import read_files

    added = importing.add(desk.store, read_files([seeds[0], seeds[3]]), groups=[(0, 1)])
    article = added.articles[0]
    right = [row.cells for row in ladder.read(desk.store, article).rows]
    broken(desk.store, article)
    desk.settle()
    desk.window.open_article(article)
    desk.window.focusing.to_text()
    pressed = mended(desk, article, right)
    record_property("key presses", pressed)
    assert [row.cells for row in ladder.read(desk.store, article).rows] == right
    assert pressed <= 30


def mended(desk, article, right) -> int:
    """Put the rows right as a person would who reads them; gives the key presses it took."""
    enter(desk)
    reader, pressed = desk.window.reader, 1
    reader.go_to(0, 0)
    for _ in range(40):
        now = [row.cells for row in ladder.read(desk.store, article).rows]
        if now == right:
            return pressed
        here = reader.focused_row or 0
        keys = next_keys(now, right, here, reader.focused_column)
        for key in keys:
            desk.press(key)
            pressed += 1
    return pressed


def next_keys(now, right, here: int, column: int) -> list[str]:
    """What somebody presses who knows what belongs together, looking at the focused row."""
    wrong = {n for n, cells in enumerate(now) if cells not in right}
    if here not in wrong:
        return ["N"]
    cells = now[here]
    if all(len(run) > 1 for run in cells):
        return ["E"]
    if all(cells):  # what is too much here is missing in the next doubtful row
        return ["N"]
    empty = next(number for number, run in enumerate(cells) if not run)
    own = next(row for row in right if row[1 - empty] == cells[1 - empty])[empty]
    turn = [] if column == empty else [f"Ctrl+{empty + 1}"]
    return [*turn, "Return" if own.start in now[here - 1][empty] else "Backspace"]
