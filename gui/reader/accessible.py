"""The reader as a screen reader sees it: a table of rows, each with a cell for every column.

Rows and cells are interfaces of their own, made when they are first asked for and kept as long as
the page is shown: Qt holds no reference to what Python made. An article of 50,000 rows costs what
has been looked at. A cell's name says its row, its language, its words and what is on them; the
words alone are its value. `interface_cast` must give the object or a null pointer that shiboken
can read; None or 0 would be taken for an address.
"""

from typing import Any

import shiboken6
from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import (
    QAccessible,
    QAccessibleInterface,
    QAccessibleTextCursorEvent,
    QColor,
)
from PySide6.QtWidgets import QAccessibleWidget, QWidget

from core.reading.page import Page
from core.text.offsets import Utf16Map
from gui.reader.accessible_text import CellText
from gui.reader.mirror import Mirror
from gui.reader.spoken import spoken
from gui.reader.view import ReaderView

_Text = QAccessible.Text
_Role = QAccessible.Role


class ReaderAccess(QAccessibleWidget):
    """The table; its children are the rows of the page, then the bars above and on the text."""

    def __init__(self, view: ReaderView) -> None:
        super().__init__(view, _Role.Table, "Reader")
        self.view = view
        self._page: Page | None = None
        self._rows: dict[int, RowAccess] = {}
        self.mirror = Mirror(view)
        view.selection_changed.connect(self._tell_selection)

    @property
    def rows(self) -> int:
        """How many rows the page has."""
        return len(self.view.page) if self.view.page is not None else 0

    def childCount(self) -> int:
        """How many rows and bars there are."""
        return self.rows + len(self._bars())

    def child(self, index: int) -> Any:
        """A row or a bar; None beyond."""
        if index < self.rows:
            return self.row(index) if index >= 0 else None
        bars = self._bars()
        number = index - self.rows
        return QAccessible.queryAccessibleInterface(bars[number]) if number < len(bars) else None

    def row(self, index: int) -> "RowAccess":
        """A row of the page."""
        if self._page is not self.view.page:
            self._page, self._rows = self.view.page, {}
        if index not in self._rows:
            self._rows[index] = RowAccess(self, index)
        return self._rows[index]

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """The number of a row or a bar, -1 for another thing."""
        if isinstance(child, RowAccess):
            return child.number
        bars, thing = self._bars(), child.object()
        return self.rows + bars.index(thing) if thing in bars else -1

    def focusChild(self) -> Any:
        """The cell that has the keyboard."""
        row = self.view.focused_row
        if row is None or row >= self.rows or not self.view.hasFocus():
            return None
        return self.row(row).child(self.view.focused_column)

    def childAt(self, x: int, y: int) -> Any:
        """The cell or bar at a point of the screen."""
        point = self.view.mapFromGlobal(QPoint(x, y))
        for bar in self._bars():
            if bar.isVisible() and bar.geometry().contains(point):
                return QAccessible.queryAccessibleInterface(bar)
        inside = point - self.view.viewport().pos()
        hit = self.view.hit(inside) if self.view.viewport().rect().contains(inside) else None
        return self.row(hit.row).child(hit.column) if hit is not None else None

    def _bars(self) -> list[QWidget]:
        view = self.view
        return [view.header, view.find_bar, view.strip, view.bar, self.mirror]

    def _tell_selection(self) -> None:
        """Say where the caret is in the focused cell, and what is selected there."""
        view, selection = self.view, self.view.selection
        if selection is None or view.page is None or selection.focus.row >= self.rows:
            self.mirror.reflect("", 0, 0)
            return
        row, column = selection.focus.row, selection.column
        words = view.page.shown_text(row, column)
        span = (selection.start, selection.end)
        first = span[0].offset if span[0].row == row else 0
        last = span[1].offset if span[1].row == row else len(words)
        forward = selection.focus == selection.end
        self.mirror.reflect(words, *((first, last) if forward else (last, first)))
        cell = self.row(row).child(column)
        if QAccessible.isActive() and cell is not None:
            place = Utf16Map(words).to_utf16(selection.focus.offset)
            QAccessible.updateAccessibility(QAccessibleTextCursorEvent(cell, place))


class _Part(QAccessibleInterface):
    """What rows and cells have in common: they live in the window and act by themselves."""

    def __init__(self, reader: ReaderAccess) -> None:
        super().__init__()
        self.reader = reader

    def isValid(self) -> bool:
        """Whether it is still on the page."""
        return shiboken6.isValid(self.reader.view)

    def object(self) -> Any:
        """No object of Qt's."""
        return None

    def window(self) -> Any:
        """The window it is in."""
        return self.reader.view.window().windowHandle()

    def relations(self, _match: Any = None) -> list[Any]:
        """None."""
        return []

    def focusChild(self) -> Any:
        """None: focus is asked of the reader."""
        return None

    def setText(self, _kind: QAccessible.Text, _text: str) -> None:
        """Nothing can be written."""

    def foregroundColor(self) -> QColor:
        """As the palette says."""
        return QColor()

    def backgroundColor(self) -> QColor:
        """As the palette says."""
        return QColor()

    def interface_cast(self, _kind: QAccessible.InterfaceType) -> Any:
        """No further interface."""
        return shiboken6.VoidPtr(0)

    def childAt(self, x: int, y: int) -> Any:
        """What is at a point of the screen."""
        for number in range(self.childCount()):
            if self.child(number).rect().contains(x, y):
                return self.child(number)
        return None


class RowAccess(_Part):
    """A row; its children are its cells, one a column."""

    def __init__(self, reader: ReaderAccess, number: int) -> None:
        super().__init__(reader)
        self.number = number
        self._cells: dict[int, CellAccess] = {}

    def role(self) -> QAccessible.Role:
        """A row of a table."""
        return _Role.Row

    def parent(self) -> QAccessibleInterface:
        """The reader."""
        return self.reader

    def childCount(self) -> int:
        """How many columns are shown."""
        page = self.reader.view.page
        return len(page.columns) if page is not None and self.number < len(page) else 0

    def child(self, index: int) -> Any:
        """A cell."""
        if not 0 <= index < self.childCount():
            return None
        if index not in self._cells:
            self._cells[index] = CellAccess(self, index)
        return self._cells[index]

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """The column of a cell, -1 for another thing."""
        return child.column if isinstance(child, CellAccess) else -1

    def text(self, kind: QAccessible.Text) -> str:
        """Its number as people see it."""
        page = self.reader.view.page
        if kind is not _Text.Name or page is None or self.number >= len(page):
            return ""
        number = page.number_at(self.number)
        return f"Row {number}" if number else "Title"

    def state(self) -> QAccessible.State:
        """Whether it is in view, and focused."""
        return _state(self.reader.view, self.number, None)

    def rect(self) -> QRect:
        """Where it is on the screen; empty out of view."""
        around = QRect()
        for number in range(self.childCount()):
            around = around.united(self.child(number).rect())
        return around


class CellAccess(_Part):
    """One version's cell of a row."""

    def __init__(self, row: RowAccess, column: int) -> None:
        super().__init__(row.reader)
        self.row, self.column = row, column
        self._letters: CellText | None = None

    def role(self) -> QAccessible.Role:
        """A cell of a table."""
        return _Role.Cell

    def parent(self) -> QAccessibleInterface:
        """Its row."""
        return self.row

    def childCount(self) -> int:
        """It has no parts."""
        return 0

    def child(self, _index: int) -> Any:
        """It has no parts."""
        return None

    def indexOfChild(self, _child: QAccessibleInterface) -> int:
        """It has no parts."""
        return -1

    def text(self, kind: QAccessible.Text) -> str:
        """Its name says all that is there; its value is the words alone."""
        page = self.reader.view.page
        if page is None or self.row.number >= len(page) or self.column >= len(page.columns):
            return ""
        if kind is _Text.Value:
            return page.shown_text(self.row.number, self.column)
        if kind is _Text.Name:
            row = page.row(self.row.number)
            names = self.reader.view.colour_names
            return spoken(row, page.columns[self.column], self.column, names)
        return ""

    def state(self) -> QAccessible.State:
        """Whether it is in view, focused, selected in."""
        return _state(self.reader.view, self.row.number, self.column)

    def interface_cast(self, kind: QAccessible.InterfaceType) -> Any:
        """Its words, to be read by letters."""
        if kind is not QAccessible.InterfaceType.TextInterface:
            return super().interface_cast(kind)
        if self._letters is None:
            self._letters = CellText(self.reader.view, self.row.number, self.column)
        return self._letters

    def rect(self) -> QRect:
        """Where it is on the screen; empty out of view."""
        view = self.reader.view
        box = view.where.cell(self.row.number, self.column)
        return box.translated(view.viewport().mapToGlobal(box.topLeft()) - box.topLeft())


def accessible(_name: str, thing: QObject) -> Any:
    """The interface of a reader, None for everything else: a factory for QAccessible.

    The reader keeps it, because Qt does not.
    """
    if not isinstance(thing, ReaderView):
        return None
    thing.access = ReaderAccess(thing)
    return thing.access


def _state(view: ReaderView, row: int, column: int | None) -> QAccessible.State:
    state = QAccessible.State()
    here = view.focused_row == row and column in (None, view.focused_column)
    state.focusable = True
    state.readOnly = True
    state.focused = here and column is not None and view.hasFocus()
    state.offscreen = view.where.cell(row, column or 0).isEmpty()
    return state
