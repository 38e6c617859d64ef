"""Saying what went wrong: a sentence for what people can mend, the whole story for a bug."""

import traceback
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QVBoxLayout, QWidget

from core.errors import KnownError
from gui.dialogs.sheet import Sheet
from gui.widgets.controls import Button, Label
from gui.widgets.look import Look


class Trouble(Sheet):
    """A known error: what it is about and why."""

    def __init__(self, window: QWidget, look: Look, error: KnownError) -> None:
        super().__init__(window, look, "This did not work", size=QSize(520, 220))
        words = Label(sentence(error))
        words.setWordWrap(True)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(24, 16, 24, 16)
        column.addWidget(words)
        column.addStretch(1)
        close = self.primary_button("Close")
        self.add_to_foot(close)
        close.setFocus()


class Bug(Sheet):
    """A bug of ours: that the library is safe, where it is written down, and all of it to copy."""

    def __init__(self, window: QWidget, look: Look, error: BaseException, log: Path) -> None:
        explanation = (
            "Everything stored until now is safe. What happened is written down in "
            f"{log}; a report with the text below helps to mend it."
        )
        super().__init__(
            window, look, "Something went wrong", size=QSize(720, 480), explanation=explanation
        )
        self.story = story(error)
        text = QPlainTextEdit(self.story)
        text.setReadOnly(True)
        text.setFont(look.theme.mono_font())
        column = QVBoxLayout(self.body)
        column.setContentsMargins(24, 16, 24, 16)
        column.addWidget(text)
        copy = Button(look, "Copy", icon="copy")
        copy.clicked.connect(lambda: QApplication.clipboard().setText(self.story))
        close = self.primary_button("Close")
        self.add_to_foot(copy, close)
        close.setFocus()


def sentence(error: KnownError) -> str:
    """A known error as a sentence with one full stop."""
    return f"{error.what}: {error.reason.rstrip('.')}."


def story(error: BaseException) -> str:
    """The error with where it came from."""
    return "".join(traceback.format_exception(error)).strip()
