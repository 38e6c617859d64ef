"""Taking in a text from the clipboard or the keyboard."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from gui.dialogs.sheet import Sheet
from gui.widgets.controls import Label
from gui.widgets.look import Look


class PasteSheet(Sheet):
    """A field for a text and one for its name; `pasted` gives name and text."""

    pasted = Signal(str, str)

    def __init__(self, window: QWidget, look: Look, text: str) -> None:
        super().__init__(
            window,
            look,
            "Paste text",
            size=QSize(760, 560),
            explanation="One version of one article. The next step shows what is kept.",
        )
        self.text = QPlainTextEdit(text)
        self.text.setAccessibleName("Text")
        self.text.setPlaceholderText("Paste or type the text here.")
        self.text.setTabChangesFocus(True)
        self.name = QLineEdit()
        self.name.setAccessibleName("Name")
        self.name.setPlaceholderText("Pasted text")
        column = QVBoxLayout(self.body)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(4)
        column.addWidget(Label("Name, if you want one", "muted", "small"))
        column.addWidget(self.name)
        column.addSpacing(8)
        column.addWidget(Label("Text", "muted", "small"))
        column.addWidget(self.text, 1)
        self.primary = self.primary_button("Review text")
        self.add_to_foot(self.cancel_button(), self.primary)
        self.text.textChanged.connect(self._check)
        self.accepted.connect(self._tell)
        self._check()
        self.text.setFocus()

    def _check(self) -> None:
        self.primary.setEnabled(bool(self.text.toPlainText().strip()))

    def _tell(self) -> None:
        self.pasted.emit(self.name.text().strip() or "Pasted text", self.text.toPlainText())
