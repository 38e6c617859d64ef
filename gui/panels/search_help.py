"""What the page of the search shows before anything is typed: how to ask, and what was asked."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from core.model import SavedSearch
from gui.widgets.controls import Button, IconButton, Label
from gui.widgets.look import Look

_MEASURE = 680
MOST_BY_KEY = 9
EXAMPLES = (
    ("river water", "both words in one sentence; typed without marks, with any"),
    ('"in the end" begin*', "a phrase; words that begin so"),
    ("lang:vi tag:idiom", "rows in a language, with a note that has this tag"),
)
_MORE = "-word leaves out, colour:red and note:word look at your notes, article:title at one text."


class SearchHelp(QScrollArea):
    """Examples, kept and recent searches. `asked` carries a line to search for."""

    asked = Signal(str)
    forget_asked = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)

    def show_searches(self, saved: Sequence[SavedSearch], recent: Sequence[str]) -> None:
        """Offer these searches besides the examples."""
        page = QFrame()
        page.setObjectName("ground")
        inner = QWidget()
        inner.setMaximumWidth(_MEASURE)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._title())
        column.addSpacing(4)
        for line, meaning in EXAMPLES:
            column.addWidget(self._line(line, line, meaning))
        column.addWidget(Label(_MORE, "muted"))
        self._fill(column, "Saved", [self._saved(n, one) for n, one in enumerate(saved, 1)])
        self._fill(column, "Recent", [self._line(line, line, "") for line in recent])
        column.addStretch(1)
        row = QHBoxLayout(page)
        row.setContentsMargins(24, 44, 24, 24)
        row.addStretch(1)
        row.addWidget(inner, 100)
        row.addStretch(1)
        self.setWidget(page)

    def focus_first(self) -> None:
        """Let the first offer have the keyboard."""
        first = self.findChild(Button)
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def buttons(self, words: str) -> list[Button]:
        """The buttons with these words."""
        return [button for button in self.findChildren(Button) if button.text() == words]

    def _title(self) -> QLabel:
        title = QLabel("All texts, notes and tags at once.")
        title.setFont(self._look.theme.display_font(26))
        title.setProperty("display", True)  # noqa: FBT003 — Qt's own signature
        title.setWordWrap(True)
        return title

    def _fill(self, column: QVBoxLayout, head: str, lines: list[QWidget]) -> None:
        if lines:
            column.addSpacing(16)
            column.addWidget(Label(head, "muted", "small"))
            for line in lines:
                column.addWidget(line)

    def _saved(self, number: int, one: SavedSearch) -> QWidget:
        keys = f"Alt+{number}" if number <= MOST_BY_KEY else ""
        meaning = " · ".join(filter(None, ("" if one.name == one.line else one.line, keys)))
        line = self._line(one.name, one.line, meaning)
        remove = IconButton(self._look, "close", f"Forget {one.name}", size=24)
        remove.clicked.connect(partial(self.forget_asked.emit, one.name))
        row = line.layout()
        if row is not None:
            row.addWidget(remove)
        return line

    def _line(self, words: str, asks: str, meaning: str) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        button = Button(self._look, words, compact=True)
        button.setAccessibleName(f"Search for {words}")
        button.clicked.connect(partial(self.asked.emit, asks))
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        row.addWidget(Label(meaning, "second"), 1)
        return line
