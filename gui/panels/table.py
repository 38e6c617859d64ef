"""A table below the text: what was gathered from its rows, to be stepped through beside it.

It shows renderings of a phrase and variants of two versions. It has the keyboard when it opens:
arrows choose, Return goes on to the next place of what is chosen, a letter does what a button
says, Esc closes it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QVBoxLayout,
)

from gui.widgets.controls import Button, IconButton, Label
from gui.widgets.lists import plain_table
from gui.widgets.look import Look

_HEAD = 44
_MOST_ROWS = 6
_ROW = 28
_NARROW, _NUMBERS = 96, 72


@dataclass(frozen=True, slots=True)
class TableText:
    """What the table says: its title, a word on it, the names of its columns, its rows.

    The last column but one holds counts. `empty` is said where there is no row.
    """

    title: str
    remark: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    wide: frozenset[int]
    empty: str = ""


@dataclass(frozen=True, slots=True)
class TableAct:
    """A button of the table and its letter; `id` is what `asked` carries."""

    id: str
    words: str
    key: str


class TablePanel(QFrame):
    """`chosen` carries a row and a step (0 when it is chosen, 1 or -1 to its next place).

    `asked` carries the id of an act and the chosen row; `closed` is emitted when it goes.
    """

    chosen = Signal(int, int)
    asked = Signal(str, int)
    closed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("table")
        self._look = look
        self._keys: dict[int, str] = {}
        self._showing = False
        self._title, self._remark = Label("", "strong"), Label("", "muted", "small")
        self._empty = Label("", "muted")
        self._buttons = QHBoxLayout()
        self.model = QStandardItemModel(self)
        self.view = self._made_view()
        self._lay_out()
        self.hide()

    @property
    def row(self) -> int:
        """The chosen row, -1 where there is none."""
        return self.view.currentIndex().row()

    def open(self, text: TableText, acts: Sequence[TableAct] = ()) -> None:
        """Show this and take the keyboard."""
        self.model.clear()  # nothing of what was shown before is chosen any more
        self.refill(text)
        self._offer(acts if text.rows else ())
        self.show()
        (self.view if text.rows else self.close_button).setFocus(Qt.FocusReason.OtherFocusReason)
        if text.rows:
            self.view.selectRow(0)

    def refill(self, text: TableText) -> None:
        """Show other rows; the chosen one stays by its number."""
        row = self.row
        self._showing = True
        self._title.setText(text.title)
        self._remark.setText(text.remark)
        self.view.setAccessibleName(text.title)
        self.model.clear()
        self.model.setHorizontalHeaderLabels(list(text.columns))
        for cells in text.rows:
            self.model.appendRow([_item(cell, at, text) for at, cell in enumerate(cells)])
        self._fit(text)
        shown = min(len(text.rows), _MOST_ROWS) + 1
        self.setFixedHeight(_HEAD + _ROW * max(shown, 2) + 4)
        self._empty.setText(text.empty)
        self._empty.setVisible(not text.rows)
        self.view.setVisible(bool(text.rows))
        if 0 <= row < len(text.rows):
            self.view.selectRow(row)
        self._showing = False

    def shut(self) -> None:
        """Go away, if it is there."""
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the table, which mean something else where it has not the keyboard."""
        kinds = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
        if not isinstance(event, QKeyEvent) or event.type() not in kinds:
            return super().eventFilter(watched, event)
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        back = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        known = (plain and self._knows(event.key())) or (back and _is_return(event.key()))
        if known and event.type() is QEvent.Type.KeyPress:
            self._press(event.key(), back=back)
        if known:
            event.accept()
        return bool(known)

    def _made_view(self) -> QTableView:
        view = plain_table(self.model, row=_ROW)
        view.selectionModel().currentRowChanged.connect(self._choose)
        view.clicked.connect(lambda index: self.chosen.emit(index.row(), 1))
        view.installEventFilter(self)
        return view

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 8, 4)
        head.setSpacing(8)
        for words in (self._title, self._remark):
            head.addWidget(words)
        head.addStretch(1)
        self._buttons.setSpacing(8)
        head.addLayout(self._buttons)
        self.close_button = IconButton(self._look, "close", "Close the table", size=26)
        self.close_button.clicked.connect(self.shut)
        self.close_button.installEventFilter(self)
        head.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        self._empty.setContentsMargins(16, 8, 16, 8)
        column.addWidget(self._empty)
        column.addWidget(self.view, 1)
        column.addStretch(0)

    def _offer(self, acts: Sequence[TableAct]) -> None:
        while (item := self._buttons.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        self._keys = {}
        for act in acts:
            button = Button(self._look, act.words, compact=True)
            button.setToolTip(f"{act.words} ({act.key})")
            button.clicked.connect(lambda _checked=False, name=act.id: self._ask(name))
            self._buttons.addWidget(button)
            self._keys[ord(act.key)] = act.id

    def _fit(self, text: TableText) -> None:
        header = self.view.horizontalHeader()
        for column in range(len(text.columns)):
            wide = column in text.wide
            mode = QHeaderView.ResizeMode.Stretch if wide else QHeaderView.ResizeMode.Fixed
            header.setSectionResizeMode(column, mode)
            if not wide:
                is_count = column == len(text.columns) - 2
                header.resizeSection(column, _NUMBERS if is_count else _NARROW)
            item = self.model.horizontalHeaderItem(column)
            item.setTextAlignment(_alignment(column, text))

    def _choose(self, index: QModelIndex, _before: QModelIndex) -> None:
        if index.isValid() and not self._showing:
            self.chosen.emit(index.row(), 0)

    def _knows(self, key: int) -> bool:
        return key == Qt.Key.Key_Escape or _is_return(key) or key in self._keys

    def _press(self, key: int, *, back: bool) -> None:
        if key == Qt.Key.Key_Escape or (_is_return(key) and self.close_button.hasFocus()):
            self.shut()
        elif _is_return(key):
            self.chosen.emit(self.row, -1 if back else 1)
        else:
            self._ask(self._keys[key])

    def _ask(self, act: str) -> None:
        if self.row >= 0:
            self.asked.emit(act, self.row)


def _is_return(key: int) -> bool:
    return key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def _alignment(column: int, text: TableText) -> Qt.AlignmentFlag:
    is_count = column == len(text.columns) - 2
    side = Qt.AlignmentFlag.AlignRight if is_count else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def _item(cell: str, column: int, text: TableText) -> QStandardItem:
    item = QStandardItem(cell)
    item.setTextAlignment(_alignment(column, text))
    item.setToolTip(cell if column in text.wide else "")
    return item
