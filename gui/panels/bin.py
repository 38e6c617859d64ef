"""The bin: articles and notes that were deleted, each with the way back."""

from collections.abc import Sequence
from datetime import UTC, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.annotations.bin import KEPT_DAYS, days_left
from core.model import Annotation
from core.store.store import ArticleSummary
from gui.panels.page_apart import PageApart
from gui.widgets.controls import Button, ElidedLabel, Label
from gui.widgets.look import Look
from gui.widgets.markdown import in_one_line

_MOST = 200


class BinPage(PageApart):
    """What lies in the bin. `article_wanted` and `note_wanted` name what shall be restored."""

    article_wanted = Signal(str)
    note_wanted = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__(look, "Bin")

    def show_bin(self, articles: Sequence[ArticleSummary], notes: Sequence[Annotation]) -> None:
        """Show these, the newest first; of very many, the newest."""
        column = self.begin(4)
        column.addSpacing(12)
        if not articles and not notes:
            column.addWidget(Label("Nothing was deleted.", "muted"))
        elif notes:
            column.addWidget(Label(f"Notes are kept for {KEPT_DAYS} days.", "muted"))
        self._fill(column, "Articles", [self._article(a) for a in articles[:_MOST]])
        self._fill(column, "Notes", [self._note(a) for a in notes[:_MOST]])
        self.put(column)

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
        more = " · ".join(filter(None, (kept, in_one_line(annotation.record.note))))
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
