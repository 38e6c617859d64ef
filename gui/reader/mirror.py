"""The focused cell once more, out of sight, for what a cell can't tell a screen reader itself.

PySide has no way to hand out the two ends of a selection from an interface written in Python. A
text field of Qt's can, so one that nobody sees holds the words of the focused cell, with what is
selected of them; Qt tells a screen reader whenever that changes.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from core.text.offsets import Utf16Map

NAME = "Selection in the focused cell"
_OUT_OF_SIGHT = -20_000


class Mirror(QPlainTextEdit):
    """A read-only field beyond the edge of its parent."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(NAME)
        self.setGeometry(_OUT_OF_SIGHT, 0, 400, 100)
        self.show()

    def reflect(self, words: str, anchor: int, focus: int) -> None:
        """Hold these words, selected from `anchor` to `focus`, in code points."""
        if self.toPlainText() != words:
            self.setPlainText(words)
        units, cursor = Utf16Map(words), self.textCursor()
        cursor.setPosition(units.to_utf16(anchor))
        cursor.setPosition(units.to_utf16(focus), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
