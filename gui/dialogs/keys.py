"""The page of keys, made from the table of actions."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from core.model import Colour
from gui.actions import ACTIONS, Action
from gui.dialogs.sheet import Sheet
from gui.widgets.controls import Label
from gui.widgets.look import Look


class KeysSheet(Sheet):
    """What every key does."""

    def __init__(self, window: QWidget, look: Look) -> None:
        super().__init__(window, look, "Keys", size=QSize(760, 620))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(self._page())
        area.setFrameShape(QFrame.Shape.NoFrame)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area)
        close = self.primary_button("Close")
        self.add_to_foot(close)
        close.setFocus()

    def _page(self) -> QWidget:
        page = QFrame()
        page.setObjectName("ground")
        columns = QHBoxLayout(page)
        columns.setContentsMargins(24, 16, 24, 16)
        columns.setSpacing(32)
        for menus in (("File", "Edit", "View", "Columns", "Help"), ("Annotate", "Align", "Go")):
            column = QVBoxLayout()
            column.setSpacing(8)
            for menu in menus:
                column.addLayout(_group(menu))
            column.addStretch(1)
            columns.addLayout(column)
        return page


def rows(menu: str) -> list[tuple[str, str]]:
    """The words and keys of a menu's actions that have keys; the eight colours are one."""
    found = [(action.text, _keys(action)) for action in ACTIONS if action.menu == menu]
    listed = [(text, keys) for text, keys in found if keys]
    if menu == "Annotate":
        names = {colour.capitalize() for colour in Colour}
        listed = [row for row in listed if row[0] not in names]
        return [("Highlight in a colour, or change it", "1–8"), *listed]
    return [*listed, ("Focus a column", "Ctrl+1–9")] if menu == "Go" else listed


def _keys(action: Action) -> str:
    native = QKeySequence.SequenceFormat.NativeText
    return ", ".join(QKeySequence(key).toString(native) for key in action.keys.split())


def _group(menu: str) -> QLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(4)
    grid.addWidget(Label(menu, "strong"), 0, 0, 1, 2)
    for number, (text, keys) in enumerate(rows(menu), 1):
        grid.addWidget(Label(text, "second"), number, 0)
        grid.addWidget(Label(keys), number, 1, Qt.AlignmentFlag.AlignRight)
    grid.setColumnStretch(0, 1)
    return grid
