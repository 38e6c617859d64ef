"""Asking for one line of text."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from gui.dialogs.sheet import Sheet
from gui.widgets.controls import Label
from gui.widgets.look import Look


class Question(Sheet):
    """A field and a button; `answered` gives what was written, if anything was."""

    answered = Signal(str)

    def __init__(
        self, window: QWidget, look: Look, *, title: str, words: str, before: str, button: str
    ) -> None:
        super().__init__(window, look, title, size=QSize(480, 220))
        self.field = QLineEdit(before)
        self.field.setAccessibleName(words)
        self.field.selectAll()
        column = QVBoxLayout(self.body)
        column.setContentsMargins(24, 16, 24, 20)
        column.setSpacing(4)
        column.addWidget(Label(words, "muted", "small"))
        column.addWidget(self.field)
        column.addStretch(1)
        self.primary = self.primary_button(button)
        self.add_to_foot(self.cancel_button(), self.primary)
        self.field.textChanged.connect(lambda text: self.primary.setEnabled(bool(text.strip())))
        self.accepted.connect(lambda: self.answered.emit(self.field.text()))
        self.field.setFocus()
