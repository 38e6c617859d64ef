"""What the mouse does in the reader, by real events."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.model import AnnotationId
from gui.reader.selection import Point

LEFT = Qt.MouseButton.LeftButton


def place(view, row: int, column: int, offset: int) -> QPoint:
    """The middle of the character at this offset, in viewport pixels."""
    box, top = next((b, t) for b, t in view.spread.visible() if b.index == row)
    cell = box.cells[column]
    around = cell.block.rectangles(offset, offset + 1)[0]
    return around.center() + QPoint(cell.track.text_left, top + cell.top)


def drag(view, start: QPoint, end: QPoint, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    port = view.viewport()
    QTest.mousePress(port, LEFT, modifier, start)
    for share in (0.3, 0.7, 1.0):
        way = start + (end - start) * share
        QTest.mouseMove(port, way)
        send_move(view, way, modifier)
    QTest.mouseRelease(port, LEFT, modifier, end)


def send_move(view, point: QPoint, modifier) -> None:
    """A move with the button held, which QTest.mouseMove does not say."""
    spot, whole = QPointF(point), QPointF(view.viewport().mapToGlobal(point))
    event = QMouseEvent(QEvent.Type.MouseMove, spot, whole, LEFT, LEFT, modifier)
    QApplication.sendEvent(view.viewport(), event)


def test_a_drag_takes_whole_words(view) -> None:
    drag(view, place(view, 1, 2, 5), place(view, 1, 2, 11))
    assert view.selected_text() == "wind rose"


def test_a_drag_with_alt_takes_characters(view) -> None:
    start, end = place(view, 1, 2, 5), place(view, 1, 2, 11)
    drag(view, start, end + QPoint(-1, 0), Qt.KeyboardModifier.AltModifier)
    assert view.selected_text() in {"ind ro", "nd ro", "ind r", "nd r"}


def test_a_drag_stays_in_its_column(view) -> None:
    drag(view, place(view, 1, 1, 1), place(view, 3, 2, 4))
    assert view.selection.column == 1
    assert view.selected_text().startswith("Angin bertiup.")


def test_a_drag_over_rows_is_joined_as_in_the_text(view) -> None:
    drag(view, place(view, 1, 2, 1), place(view, 3, 2, 3))
    assert view.selected_text() == "The wind rose at last. The sea fell still.\nEverybody"


def test_a_double_click_takes_a_word(view) -> None:
    QTest.mouseDClick(view.viewport(), LEFT, pos=place(view, 1, 2, 5))
    assert view.selected_text() == "wind"


def test_a_triple_click_takes_a_sentence(view) -> None:
    spot = place(view, 3, 0, 3)
    QTest.mouseClick(view.viewport(), LEFT, pos=spot)
    QTest.mouseDClick(view.viewport(), LEFT, pos=spot)
    QTest.mousePress(view.viewport(), LEFT, pos=spot)
    QTest.mouseRelease(view.viewport(), LEFT, pos=spot)
    assert view.selected_text() == "Ai cũng chờ thuyền về."


def test_shift_and_a_click_extend_the_selection(view) -> None:
    QTest.mouseClick(view.viewport(), LEFT, pos=place(view, 1, 2, 4) - QPoint(3, 0))
    shift = Qt.KeyboardModifier.ShiftModifier
    QTest.mouseClick(view.viewport(), LEFT, shift, place(view, 1, 2, 8) - QPoint(2, 0))
    assert view.selection.anchor == Point(1, 4)
    assert view.selected_text() == "wind"


def test_a_click_focuses_row_and_column_and_selects_nothing(view, qtbot) -> None:
    with qtbot.waitSignal(view.place_changed):
        QTest.mouseClick(view.viewport(), LEFT, pos=place(view, 3, 1, 4))
    assert (view.focused_row, view.focused_column) == (3, 1)
    assert view.selection_passage() is None


def test_a_click_in_the_gutter_takes_the_row(view) -> None:
    spot = place(view, 1, 0, 0)
    QTest.mouseClick(view.viewport(), LEFT, pos=QPoint(10, spot.y()))
    assert view.selected_text() == "Gió lên."


def test_a_click_on_a_mark_points_at_its_annotation(view, qtbot) -> None:
    with qtbot.waitSignal(view.annotation_activated) as clicked:
        QTest.mouseClick(view.viewport(), LEFT, pos=place(view, 2, 0, 1))
    assert clicked.args == ["sea"]
    assert view.current_annotation == AnnotationId("sea")


def test_a_click_on_a_badge_points_at_its_annotation(view, qtbot) -> None:
    box, top = next((b, t) for b, t in view.spread.visible() if b.index == 2)
    badge = box.cells[2].badges[0].box.translated(0, top)
    with qtbot.waitSignal(view.annotation_activated) as clicked:
        QTest.mouseClick(view.viewport(), LEFT, pos=badge.center())
    assert clicked.args == ["sea"]


def test_clicks_go_through_marks_that_lie_over_each_other(view, make_page) -> None:
    marks = [
        ("outer", [("en", "The sea fell still", False)], {}),
        ("inner", [("en", "sea", False)], {}),
    ]
    view.replace_page(make_page(marks=marks))
    seen = []
    view.annotation_activated.connect(seen.append)
    for _ in range(3):
        QTest.mouseClick(view.viewport(), LEFT, pos=place(view, 2, 2, 5))
    assert seen == ["inner", "outer", "inner"]


def test_the_mouse_lights_its_row_and_says_which_mark_it_is_on(view, qtbot) -> None:
    with qtbot.waitSignal(view.annotation_hovered) as hovered:
        QTest.mouseMove(view.viewport(), place(view, 2, 0, 1))
    assert hovered.args == ["sea"]
    assert view.state.hovered == 2


def test_the_wheel_scrolls_by_the_pixels_that_a_touchpad_gives(view, make_page) -> None:
    view.show_page(make_page(repeat=60))
    before = view.place
    spot = QPointF(300, 200)
    event = QWheelEvent(
        spot,
        spot,
        QPoint(0, -37),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.ScrollUpdate,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)
    assert view.place.row == before.row
    assert view.place.offset == 37


def test_held_below_the_edge_the_text_scrolls_on(view, make_page, qtbot) -> None:
    view.show_page(make_page(repeat=60))
    start = place(view, 1, 2, 2)
    QTest.mousePress(view.viewport(), LEFT, pos=start)
    send_move(
        view, QPoint(start.x(), view.viewport().height() + 60), Qt.KeyboardModifier.NoModifier
    )
    qtbot.waitUntil(lambda: view.top_row > 3)
    QTest.mouseRelease(view.viewport(), LEFT, pos=start)
    assert view.selection.rows().stop > 10
    assert not view._pointer._scroll.isActive()


@pytest.mark.parametrize("share", [0.25, 0.75])
def test_the_thumb_is_dragged_to_where_one_wants(view, make_page, share) -> None:
    view.show_page(make_page(repeat=200))
    strip = view.strip
    thumb = strip.thumb().center().toPoint()
    goal = QPoint(thumb.x(), thumb.y() + int(share * (strip.height() - thumb.y() * 2)))
    QTest.mousePress(strip, LEFT, pos=thumb)
    QTest.mouseMove(strip, goal)
    QTest.mouseRelease(strip, LEFT, pos=goal)
    assert abs(view.top_row / len(view.page) - share) < 0.05


def test_scrolling_lights_the_row_that_comes_under_the_mouse(view, make_page) -> None:
    view.show_page(make_page(repeat=60))
    QTest.mouseMove(view.viewport(), QPoint(300, 250))
    before = view.state.hovered
    view.scroll_by(400)
    hit = view.hit(QPoint(300, 250))
    assert view.state.hovered == hit.row != before


def test_row_numbers_stay_when_the_columns_scroll_sideways(view, make_page) -> None:
    view.show_page(make_page(("vi", "id", "en", "ar") * 2))
    gutter = view.viewport().grab().toImage().copy(0, 100, 40, 60)
    view.horizontalScrollBar().setValue(333)
    assert view.viewport().grab().toImage().copy(0, 100, 40, 60) == gutter
    assert view.hit(QPoint(10, 130)).gutter
