"""The articles of the library as a list: title, languages, how many notes."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    Qt,
)
from PySide6.QtGui import QPainter

from core.model import ArticleId
from core.store.store import ArticleSummary
from core.text.fold import fold
from gui.theme import SMALL
from gui.widgets.chips import language_width, paint_language
from gui.widgets.lists import LineModel, RowDelegate

ROW_HEIGHT = 52
GAP = 4
SUMMARY = Qt.ItemDataRole.UserRole
_NO_PARENT = QModelIndex()


class ArticleModel(LineModel):
    """The articles that pass the filter, newest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[ArticleSummary, ...] = ()
        self._words: list[str] = []
        self._only: frozenset[ArticleId] | None = None

    @property
    def total(self) -> int:
        """How many articles there are, shown or not."""
        return len(self._all)

    def show(self, summaries: Sequence[ArticleSummary]) -> None:
        """Take these articles."""
        self._all = tuple(summaries)
        self._refilter()

    def narrow(self, text: str, only: frozenset[ArticleId] | None = None) -> None:
        """Show those with all these words in their titles; of `only` these, unless None."""
        self._words, self._only = fold(text).split(), only
        self._refilter()

    def index_of(self, article: ArticleId) -> QModelIndex:
        """Where an article stands; not valid if it is not shown."""
        for number, summary in enumerate(self.lines):
            if summary.article.id == article:
                return self.index(number)
        return QModelIndex()

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """The title, the summary, and a sentence for screen readers."""
        summary: ArticleSummary = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return summary.article.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return summary.article.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _spoken(summary)
        return summary if role == SUMMARY else None

    def _refilter(self) -> None:
        self.fill([summary for summary in self._all if self._passes(summary)])

    def _passes(self, summary: ArticleSummary) -> bool:
        if self._only is not None and summary.article.id not in self._only:
            return False
        titles = [summary.article.title, *(version.title for version in summary.versions)]
        folded = fold(" ".join(titles))
        return all(word in folded for word in self._words)


class ArticleDelegate(RowDelegate):
    """Paints an article: its title over its languages and its count of notes."""

    HEIGHT = ROW_HEIGHT + GAP

    def box(self, rect: QRect) -> QRect:
        """All but the gap below."""
        return QRect(rect.left(), rect.top(), rect.width(), ROW_HEIGHT)

    def paint_row(
        self,
        painter: QPainter,
        box: QRect,
        index: QModelIndex | QPersistentModelIndex,
        *,
        chosen: bool,
        lit: bool,
    ) -> None:
        """Paint one article."""
        summary: ArticleSummary = index.data(SUMMARY)
        self._paint_title(painter, box, summary.article.title, chosen=chosen)
        self._paint_languages(painter, box, summary, lit=chosen or lit)
        self._paint_notes(painter, box, summary.annotations)

    def _paint_title(self, painter: QPainter, box: QRect, title: str, *, chosen: bool) -> None:
        theme = self._look.theme
        painter.setFont(theme.ui_font(bold=chosen))
        painter.setPen(theme.ink)
        line = QRect(box.left() + 8, box.top() + 6, box.width() - 16, 20)
        text = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_languages(
        self, painter: QPainter, box: QRect, summary: ArticleSummary, *, lit: bool
    ) -> None:
        theme = self._look.theme
        x, end = box.left() + 8, box.right() - 44
        for number, version in enumerate(summary.versions):
            code = version.language.split("-")[0]
            if x + language_width(theme, code) > end:
                break
            place = QPointF(x, box.top() + 29)
            paint_language(painter, theme, place, code=code, original=number == 0, lit=lit)
            x += language_width(theme, code) + 4

    def _paint_notes(self, painter: QPainter, box: QRect, count: int) -> None:
        if not count:
            return
        theme = self._look.theme
        painter.setFont(theme.ui_font(SMALL))
        painter.setPen(theme.ink2)
        line = QRect(box.left(), box.top() + 27, box.width() - 8, 20)
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(line, right, str(count))
        width = painter.fontMetrics().horizontalAdvance(str(count))
        ratio = painter.device().devicePixelRatio()
        picture = self._look.pixmap("note", 12, ratio=ratio)
        painter.drawPixmap(line.right() - width - 16, line.top() + 5, picture)


def _spoken(summary: ArticleSummary) -> str:
    languages = ", ".join(version.language for version in summary.versions)
    notes = "1 note" if summary.annotations == 1 else f"{summary.annotations} notes"
    return f"{summary.article.title}; {languages}; {notes}"
