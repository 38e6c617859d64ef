"""The bar for finding words in the text: slim, at the top of the reader."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from gui.reader.finding import Query
from gui.theme import Theme
from gui.widgets.controls import Button, IconButton, Label
from gui.widgets.look import Look

HEIGHT = 40
FIELD = 240


class FindBar(QWidget):
    """A field, the count, next and previous, which columns, whole words.

    `query_changed` is emitted when something else is looked for, `stepped` with 1 or -1 when the
    next or previous place is wanted, `closed` when the person has enough.
    """

    query_changed = Signal()
    stepped = Signal(int)
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = Look(theme, self)
        self.field = _Field(self)
        self.field.setFixedWidth(FIELD)
        self.count = Label("", "muted")
        self.one_column = self._switch("This column")
        self.whole_words = self._switch("Whole words")
        self.previous = IconButton(self._look, "up", "Previous (Shift+F3)", size=28)
        self.next = IconButton(self._look, "down", "Next (F3)", size=28)
        self.close_button = IconButton(self._look, "close", "Close (Esc)", size=28)
        self._lay_out()
        self.field.textChanged.connect(self.query_changed)
        self.field.returned.connect(self.stepped)
        self.field.escaped.connect(self.closed)
        self.previous.clicked.connect(lambda: self.stepped.emit(-1))
        self.next.clicked.connect(lambda: self.stepped.emit(1))
        self.close_button.clicked.connect(self.closed)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._look.choose(theme)
        self.update()

    def offer_one_column(self, *, several: bool) -> None:
        """Offer to look in one column only where there are several."""
        self.one_column.setVisible(several)

    def query(self, column: int) -> Query:
        """What is looked for; `column` is the one meant by “this column”."""
        one = self.one_column.isChecked() and not self.one_column.isHidden()
        wanted = column if one else None
        return Query(self.field.text(), wanted, self.whole_words.isChecked())

    def open(self, words: str) -> None:
        """Appear, with these words to look for or, where none are given, those of before."""
        self.show()
        if words:
            self.field.setText(words)
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_count(self, number: int, total: int, *, done: bool) -> None:
        """Say how many places there are, and at which of them one is (0: at none)."""
        if not self.field.text().strip():
            words = ""
        elif not total:
            words = "Nothing found" if done else "…"
        elif number:
            words = f"{number} of {total}"
        else:
            words = f"{total}" if done else f"{total}…"
        self.count.setText(words)
        self.previous.setEnabled(total > 0)
        self.next.setEnabled(total > 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground of a panel with a line below."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._look.theme.panel)
        painter.fillRect(0, HEIGHT - 1, self.width(), 1, self._look.theme.line)
        painter.end()

    def _switch(self, words: str) -> Button:
        button = Button(self._look, words, compact=True)
        button.setCheckable(True)
        button.toggled.connect(lambda _on: self.query_changed.emit())
        return button

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 8, 1)
        row.setSpacing(8)
        row.addWidget(self.field)
        row.addWidget(self.previous)
        row.addWidget(self.next)
        row.addWidget(self.count)
        row.addStretch(1)
        row.addWidget(self.one_column)
        row.addWidget(self.whole_words)
        row.addWidget(self.close_button)


class _Field(QLineEdit):
    """Return goes on, with Shift back; Esc has enough. The window's keys wait meanwhile."""

    returned = Signal(int)
    escaped = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setPlaceholderText("Find in text")
        self.setAccessibleName("Find in text")

    def event(self, event: QEvent) -> bool:
        """Keep Esc from the window."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step or close."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.returned.emit(-1 if back else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)
