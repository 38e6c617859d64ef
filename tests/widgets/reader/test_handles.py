"""The ends of the current mark can be moved; the card tells what a mark says."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from core.model import AnnotationId, Colour
from gui.reader.handles import handle_boxes

LEFT = Qt.MouseButton.LeftButton
TEXT = "The sea fell still."


@pytest.fixture
def marked(view, make_page):
    marks = [
        ("sea", [("en", "sea fell", False), ("vi", "Biển", True)],
         {"note": "**Why?**", "tags": ["weather"], "colour": Colour.BLUE}),
    ]  # fmt: skip
    view.show_page(make_page(marks=marks))
    view.focus_column(2)
    view.current_annotation = AnnotationId("sea")
    return view


@pytest.fixture
def moves(marked):
    seen = []
    marked.mark_moved.connect(lambda name, passage: seen.append((name, passage)))
    return seen


def words_of(view, passage) -> tuple[str, str]:
    column = next(n for n, c in enumerate(view.page.columns) if c.version_id == passage.version_id)
    start = view.spread.point_at(column, passage.start)
    text = view.spread.text(start.row, column)
    return passage.version_id, text[start.offset : start.offset + passage.end - passage.start]


def handle(view, *, start: bool) -> QPoint:
    return handle_boxes(view.spread, view.ends)[start].center()


def place(view, offset: int) -> QPoint:
    box, top = next((b, t) for b, t in view.spread.visible() if b.index == 2)
    cell = box.cells[2]
    caret = cell.block.caret(offset)
    return caret.center() + QPoint(cell.track.text_left, top + cell.top)


def drag(view, start: QPoint, end: QPoint, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
    QTest.mousePress(view.viewport(), LEFT, modifiers, start)
    QTest.mouseMove(view.viewport(), (start + end) / 2)
    QTest.mouseMove(view.viewport(), end)
    QTest.mouseRelease(view.viewport(), LEFT, modifiers, end)


def test_the_end_drawn_on_takes_whole_words(marked, moves) -> None:
    drag(marked, handle(marked, start=False), place(marked, TEXT.index("still") + 2))
    assert [words_of(marked, passage) for _, passage in moves] == [("en", "sea fell still")]
    assert moves[0][0] == "sea"


def test_the_start_drawn_back_takes_whole_words(marked, moves) -> None:
    drag(marked, handle(marked, start=True), place(marked, 1))
    assert [words_of(marked, passage) for _, passage in moves] == [("en", "The sea fell")]


def test_an_end_can_not_pass_the_other(marked, moves) -> None:
    drag(marked, handle(marked, start=False), place(marked, 0))
    assert moves == []
    assert marked.selection is None


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ("Right", "sea fell still"),
        ("Left", "sea"),
        ("Ctrl+Left", "The sea fell"),
        ("Ctrl+Right", "fell"),
    ],
)
def test_keys_move_an_end_by_a_word(marked, moves, keys: str, words: str) -> None:
    modifiers = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.AltModifier
    if keys.startswith("Ctrl"):
        modifiers |= Qt.KeyboardModifier.ControlModifier
    key = Qt.Key.Key_Right if keys.endswith("Right") else Qt.Key.Key_Left
    QTest.keyClick(marked, key, modifiers)
    assert [words_of(marked, passage) for _, passage in moves] == [("en", words)]


def test_in_another_column_the_linked_mark_has_the_handles(marked, moves) -> None:
    marked.focus_column(0)
    modifiers = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.AltModifier
    QTest.keyClick(marked, Qt.Key.Key_Right, modifiers)
    assert [words_of(marked, passage) for _, passage in moves] == [("vi", "Biển lặng")]


def test_without_a_current_mark_the_keys_do_nothing(marked, moves) -> None:
    marked.current_annotation = None
    modifiers = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.AltModifier
    QTest.keyClick(marked, Qt.Key.Key_Right, modifiers)
    assert moves == []
    assert marked.ends is None


def test_a_mark_that_its_version_lost_has_no_ends(marked, make_page) -> None:
    marked.replace_page(make_page())
    assert marked.ends is None


def test_resting_on_a_mark_shows_its_note_and_tags(marked, qtbot) -> None:
    QTest.mouseMove(marked.viewport(), place(marked, TEXT.index("fell") + 1))
    marked.underMouse = lambda: True
    qtbot.waitUntil(marked.card.isVisible)
    assert "Why?" in marked.card.accessibleName()
    assert "#weather" in marked.card.accessibleName()
    QTest.mouseMove(marked.viewport(), QPoint(5, 400))
    assert not marked.card.isVisible()


def test_a_mark_without_note_and_tags_shows_no_card(view, make_page, qtbot) -> None:
    view.show_page(make_page(marks=[("bare", [("en", "sea fell", False)], {})]))
    view.underMouse = lambda: True
    QTest.mouseMove(view.viewport(), place(view, 6))
    view.hovering.show_card()
    assert not view.card.isVisible()


def test_the_knobs_are_painted_at_both_ends(marked) -> None:
    image, accent = marked.viewport().grab().toImage(), marked._theme.accent
    for box in handle_boxes(marked.spread, marked.ends).values():
        assert image.pixelColor(box.center()) == accent


def test_the_card_says_what_the_colour_stands_for(marked, qtbot) -> None:
    marked.card.name_colours({Colour.YELLOW: "Key fact", Colour.BLUE: "Key fact"})
    QTest.mouseMove(marked.viewport(), place(marked, TEXT.index("fell") + 1))
    marked.underMouse = lambda: True
    qtbot.waitUntil(marked.card.isVisible)
    assert marked.card.accessibleName().startswith("Key fact")


def test_a_handle_held_beyond_the_edge_scrolls_on(view, make_page, qtbot) -> None:
    view.show_page(make_page(repeat=40, marks=[("long", [("en", "sea fell", False)], {})]))
    view.go_to(2, 2)
    view.current_annotation = AnnotationId("long")
    knob = handle_boxes(view.spread, view.ends)[False].center()
    QTest.mousePress(view.viewport(), LEFT, pos=knob)
    below = QPoint(knob.x(), view.viewport().height() + 60)
    QTest.mouseMove(view.viewport(), below - QPoint(0, 30))
    QTest.mouseMove(view.viewport(), below)
    qtbot.waitUntil(lambda: view.top_row > 10)
    with qtbot.waitSignal(view.mark_moved) as moved:
        QTest.mouseRelease(view.viewport(), LEFT, pos=below)
    assert moved.args[1].end > 300
    before = view.place
    qtbot.wait(60)
    assert view.place == before
