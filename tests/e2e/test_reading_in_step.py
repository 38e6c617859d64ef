"""Two versions of a real article read in step, by real events, over a restart of the window."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeySequence, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.intake.documents import Document
from core.intake.importer import read_files
from core.library import importing
from core.settings import SettingsFile
from core.store.store import Store
from gui import app
from gui.window import MainWindow

NONE = Qt.KeyboardModifier.NoModifier
Opened = Callable[[], MainWindow]


@pytest.fixture(scope="module")
def read(seeds: list[Path]) -> list[Document]:
    """Both versions as they are read."""
    documents = read_files([seeds[0], seeds[3]])
    return [document for document in documents if isinstance(document, Document)]


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path, read: list[Document]) -> Iterator[Opened]:
    """Opens a window on the article, as often as asked for; each closes the one before."""
    app.make_application()
    path, windows = tmp_path / "library.hexapla", list[MainWindow]()
    with Store.open(path) as store:
        article = importing.add(store, read, groups=[(0, 1)]).articles[0]

    def shut() -> None:
        for window in windows:
            window.frame.close()
            window.frame.deleteLater()
        windows.clear()
        settle()

    def open_window() -> MainWindow:
        shut()
        settings = SettingsFile(tmp_path / "settings.json")
        window = app.make_window(Store.open(path), settings)
        windows.append(window)
        window.frame.resize(1280, 800)
        window.frame.show()
        window.frame.activateWindow()
        qtbot.waitUntil(window.frame.isActiveWindow)
        app.open_first(window, article)
        settle()
        return window

    yield open_window
    shut()


def settle() -> None:
    for _ in range(3):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def press(keys: str) -> None:
    QTest.keySequence(QApplication.focusWidget(), QKeySequence(keys))
    settle()


def wheel(window: MainWindow, column: int, turns: int) -> None:
    """Turn the wheel over a column."""
    view = window.reader
    track = view.spread.grid.tracks[column]
    place = QPointF(track.text_left + 20, 300)
    for _ in range(turns):
        event = QWheelEvent(
            place, view.viewport().mapToGlobal(place), QPoint(), QPoint(0, -120),
            Qt.MouseButton.NoButton, NONE, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(view.viewport(), event)
    settle()


def tops(window: MainWindow) -> list[list[tuple[int, int]]]:
    """For each column, the rows in view with the y of their first line."""
    spread = window.reader.spread
    columns = range(len(spread.grid.tracks))
    return [
        [
            (placed.box.index, placed.top + placed.box.cells[column].top)
            for placed in spread.placed()
            if placed.column in (None, column) and placed.box.cells[column].block is not None
        ]
        for column in columns
    ]


def in_step(window: MainWindow) -> bool:
    """Whether what both columns show of a row begins on one line."""
    left, right = map(dict, tops(window))
    both = left.keys() & right.keys()
    return bool(both) and all(left[row] == right[row] for row in both)


def test_two_columns_of_the_article_begin_their_rows_level(opened: Opened) -> None:
    window = opened()
    page = window.reading.page
    assert len(page.columns) == 2
    assert page.number_at(len(page) - 1) >= 105
    assert in_step(window)


def test_paragraphs_of_the_one_are_shown_in_the_other_that_is_a_single_line(
    opened: Opened, read: list[Document]
) -> None:
    window = opened()
    page = window.reading.page
    begun = [row for row in range(len(page)) if page.begins_paragraph(row)]
    own = [line for line in read[1].lines if not line.hidden]
    assert len(begun) >= 20
    assert len(begun) <= len(own)
    gaps = [window.reader.spread.box(row).gap for row in begun[2:]]
    assert min(gaps) > 0


@pytest.mark.parametrize("column", [0, 1])
def test_whichever_column_is_scrolled_the_other_follows_by_row(opened: Opened, column: int) -> None:
    window = opened()
    before = window.reader.place.row
    for _ in range(4):
        wheel(window, column, 5)
        assert in_step(window)
    assert window.reader.place.row > before + 5


def test_f_lets_each_column_scroll_by_itself_and_brings_them_in_step_again(
    opened: Opened,
) -> None:
    window = opened()
    press("F")
    still = tops(window)[1]
    wheel(window, 0, 10)
    left, right = tops(window)
    assert right == still
    assert left[0][0] > right[0][0]
    press("F")
    assert in_step(window)


def test_order_widths_sizes_and_place_survive_a_restart(opened: Opened) -> None:
    window = opened()
    for keys in ("Ctrl+Shift+PgDown", "Ctrl+]", "Ctrl+]", "Ctrl++"):
        press(keys)
    window.commands.by_id["column-larger"].trigger()
    wheel(window, 0, 30)
    press("Alt+Down")
    before = _left(window)
    assert _left(opened()) == before
    assert before[0] == ["vi", "id"] or before[0] == ["id", "vi"]


def _left(window: MainWindow) -> list[object]:
    """What is to be as it was."""
    reader = window.reader
    tracks = [track.width for track in reader.spread.grid.tracks]
    order = [column.language for column in window.reading.page.columns]
    shapes = [shape.size for shape in reader.shapes]
    return [order, tracks, shapes, reader.zoom, reader.place]
