"""The focused row stays where it is on the screen, to the pixel, whatever is done to the view."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from gui.reader.grid import ColumnShape
from gui.theme import Theme

CHANGES = {
    "wider": lambda view, _: view.resize(1310, 600),
    "narrower": lambda view, _: view.resize(610, 600),
    "lower": lambda view, _: view.resize(900, 560),
    "higher": lambda view, _: view.resize(900, 1000),
    "larger type": lambda view, _: view.set_zoom(150),
    "smaller type": lambda view, _: view.set_zoom(70),
    "more leading": lambda view, _: view.choose_type(replace(view.choice, leading=140)),
    "shorter lines": lambda view, _: view.choose_type(replace(view.choice, measure=40)),
    "another theme": lambda view, _: view.set_theme(Theme.black()),
    "other widths": lambda view, _: view.draw_widths([400, 240, 240]),
    "one larger": lambda view, _: view.shape([ColumnShape(), ColumnShape(0, 160), ColumnShape()]),
    "a column hidden": lambda view, page: view.replace_page(page(("vi", "en"), repeat=60)),
    "another order": lambda view, page: view.replace_page(page(("en", "id", "vi"), repeat=60)),
    "unlinked": lambda view, _: view.link(linked=False),
    "linked again": lambda view, _: (view.link(linked=False), view.link(linked=True)),
    "patterns": lambda view, _: view.hide_kinds([]),
}


def top_of(view, row: int) -> int | None:
    tops = {p.box.index: p.top for p in view.spread.placed() if p.column in (None, 2, 0)}
    return tops.get(row)


def wheel(view, pixels: int) -> None:
    """A touchpad's event: pixels, and an angle that says much more."""
    place = QPointF(300, 200)
    event = QWheelEvent(
        place, view.viewport().mapToGlobal(place), QPoint(0, -pixels), QPoint(0, -120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.ScrollUpdate,
        False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), event)


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("scrolled", [0, 137, 290])
def test_the_focused_row_stays_to_the_pixel(view, make_page, change, scrolled) -> None:
    view.show_page(make_page(repeat=60))
    view.go_to(120, 2)
    view.scroll_by(-scrolled)
    before = top_of(view, 120)
    CHANGES[change](view, make_page)
    assert before is not None
    assert top_of(view, 120) == before


def test_a_focused_row_that_a_lower_view_would_cut_off_stays_in_view(view, make_page) -> None:
    view.show_page(make_page(repeat=60))
    view.go_to(120, 2)
    view.scroll_by(-290)
    view.resize(900, 380)
    top, height = top_of(view, 120), view.spread.box(120).height
    assert top is not None
    assert top + height <= view.viewport().height()


def test_one_change_after_another_moves_it_by_nothing(view, make_page) -> None:
    view.show_page(make_page(repeat=60))
    view.go_to(120, 2)
    before = top_of(view, 120)
    for name in (
        "wider",
        "larger type",
        "other widths",
        "narrower",
        "smaller type",
        "linked again",
    ):
        CHANGES[name](view, make_page)
        assert top_of(view, 120) == before


def test_a_page_down_leaves_a_line_of_overlap(view, make_page) -> None:
    view.show_page(make_page(repeat=60))
    before = {p.box.index: p.top for p in view.spread.placed()}
    view.scroll_page(1)
    after = {p.box.index: p.top for p in view.spread.placed()}
    (moved,) = {before[row] - after[row] for row in before.keys() & after.keys()}
    assert view.viewport().height() - moved == view.spread.grid.type.leading


def test_a_touchpad_scrolls_by_its_pixels(view, make_page) -> None:
    view.show_page(make_page(repeat=60))
    for pixels in (1, 3, 7, 2):
        before = view.spread.scroller.value
        wheel(view, pixels)
        assert view.spread.scroller.value - before == pytest.approx(pixels)


@pytest.fixture
def collapsed(view, make_page):
    """A long text whose English version has a single paragraph."""
    sentences = [
        (
            "text",
            1 if n == 0 else None,
            {"vi": [f"Câu số {n} đây."], "en": [f"Sentence {n} is it."]},
        )
        for n in range(200)
    ]
    view.show_page(make_page(("vi", "en"), story=sentences))
    view.go_to(120, 1)
    told = {"en": [cells["en"][0] for _, _, cells in sentences]}
    return view, make_page(("en",), story=[("text", 1, told)])


def line_with(view, words: str) -> int:
    """Where the line with these words is in view."""
    for placed in view.spread.placed():
        cell = placed.box.cells[-1]
        if words in cell.block.text:
            line = cell.block.line_at(cell.block.text.index(words))
            return placed.top + cell.top + line * cell.block.face.leading
    raise AssertionError(words)


def test_a_column_left_alone_shows_the_words_that_were_focused_where_they_were(collapsed) -> None:
    view, alone = collapsed
    before = line_with(view, "Sentence 120 ")
    view.replace_page(alone)
    assert len(view.page) == 1
    assert line_with(view, "Sentence 120 ") == before


def test_back_in_columns_the_same_row_is_focused_where_it_was(collapsed) -> None:
    view, alone = collapsed
    page, before = view.page, line_with(view, "Sentence 120 ")
    view.replace_page(alone)
    view.replace_page(page)
    assert view.focused_row == 120
    assert line_with(view, "Sentence 120 ") == before
