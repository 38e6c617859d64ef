"""The bin: articles and notes that were deleted, each with the way back."""

from collections.abc import Sequence
from datetime import UTC, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from core.annotations.bin import KEPT_DAYS, days_left
from core.model import Annotation
from core.store.store import ArticleSummary
from gui.widgets.controls import Button, ElidedLabel, Label
from gui.widgets.look import Look

_MEASURE = 680
_MOST = 200


class BinPage(QFrame):
    """What lies in the bin. `article_wanted` and `note_wanted` name what shall be restored."""

    article_wanted = Signal(str)
    note_wanted = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("ground")
        self._look = look
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._area)

    def show_bin(self, articles: Sequence[ArticleSummary], notes: Sequence[Annotation]) -> None:
        """Show these, the newest first; of very many, the newest."""
        page = QFrame()
        page.setObjectName("ground")
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._title())
        column.addSpacing(12)
        if not articles and not notes:
            column.addWidget(Label("Nothing was deleted.", "muted"))
        elif notes:
            column.addWidget(Label(f"Notes are kept for {KEPT_DAYS} days.", "muted"))
        self._fill(column, "Articles", [self._article(a) for a in articles[:_MOST]])
        self._fill(column, "Notes", [self._note(a) for a in notes[:_MOST]])
        column.addStretch(1)
        row = QHBoxLayout(page)
        row.setContentsMargins(24, 44, 24, 24)
        inner = QWidget()
        inner.setMaximumWidth(_MEASURE)
        inner.setLayout(column)
        row.addStretch(1)
        row.addWidget(inner, 100)
        row.addStretch(1)
        self._area.setWidget(page)

    def _title(self) -> QLabel:
        title = QLabel("Bin")
        title.setFont(self._look.theme.display_font(26))
        title.setProperty("display", True)  # noqa: FBT003 — Qt's own signature
        return title

    def _fill(self, column: QVBoxLayout, head: str, lines: list[QWidget]) -> None:
        if lines:
            column.addSpacing(16)
            column.addWidget(Label(head, "muted", "small"))
            for line in lines:
                column.addWidget(line)

    def _article(self, summary: ArticleSummary) -> QWidget:
        languages = ", ".join(version.language for version in summary.versions)
        line, button = self._line(summary.article.title, languages)
        button.clicked.connect(lambda: self.article_wanted.emit(summary.article.id))
        return line

    def _note(self, annotation: Annotation) -> QWidget:
        quoted = annotation.targets[0].exact if annotation.targets else "Whole article"
        left = max(1, days_left(annotation, datetime.now(UTC)))
        kept = "1 more day" if left == 1 else f"{left} more days"
        more = " · ".join(filter(None, (kept, " ".join(annotation.record.note.split()))))
        line, button = self._line(" ".join(quoted.split()), more)
        button.clicked.connect(lambda: self.note_wanted.emit(annotation.id))
        return line

    def _line(self, text: str, more: str) -> tuple[QWidget, Button]:
        line = QWidget()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(ElidedLabel(text))
        if more:
            words.addWidget(ElidedLabel(more, "muted", "small"))
        button = Button(self._look, "Restore", compact=True)
        button.setAccessibleName(f"Restore {text}")
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 6, 0, 6)
        row.setSpacing(16)
        row.addLayout(words, 1)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return line, button
