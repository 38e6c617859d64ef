"""Lists as tall as what is in them, and rows of navigation."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QFrame,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from gui.theme import SMALL, Theme
from gui.widgets.look import Look

_NO_PARENT = QModelIndex()


class LineModel(QAbstractListModel):
    """Lines of any kind, all shown at once."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: Sequence[Any] = ()

    def fill(self, lines: Sequence[Any]) -> None:
        """Show these lines."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NO_PARENT) -> int:
        """How many lines there are."""
        return 0 if parent.isValid() else len(self.lines)


class RowDelegate(QStyledItemDelegate):
    """Paints rows of one height; what is on the ground that all share is a subclass's business."""

    HEIGHT = 28

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(
        self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """As wide as the list."""
        return QSize(option.rect.width(), self.HEIGHT)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one row."""
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        lit = bool(option.state & QStyle.StateFlag.State_MouseOver)
        box = self.box(option.rect)
        painter.save()
        paint_row_ground(painter, self._look.theme, box, chosen=chosen, lit=lit)
        self.paint_row(painter, box, index, chosen=chosen, lit=lit)
        painter.restore()

    def box(self, rect: QRect) -> QRect:
        """Which part of its place in the list a row fills."""
        return rect

    def paint_row(
        self,
        painter: QPainter,
        box: QRect,
        index: QModelIndex | QPersistentModelIndex,
        *,
        chosen: bool,
        lit: bool,
    ) -> None:
        """Paint what is on a row."""
        raise NotImplementedError


class ContentList(QListView):
    """A list that asks for the height of its rows and can do with less."""

    def __init__(self, *, least: int) -> None:
        super().__init__()
        self._least = least
        self.setProperty("plain", True)  # noqa: FBT003 — Qt's own signature
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def sizeHint(self) -> QSize:
        """The height of all rows."""
        return QSize(200, self._content_height())

    def minimumSizeHint(self) -> QSize:
        """The height of the fewest rows that make sense."""
        return QSize(100, min(self._least, self._content_height()))

    def refit(self) -> None:
        """Ask for room again after rows came or went."""
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the chosen row in view when there is less room."""
        super().resizeEvent(event)
        if event.size().height() < event.oldSize().height():
            self.scrollTo(self.currentIndex())

    def _content_height(self) -> int:
        model = self.model()
        rows = model.rowCount() if model is not None else 0
        return rows * self.sizeHintForRow(0) if rows else 0


def plain_table(model: QAbstractItemModel, *, row: int) -> QTableView:
    """A table without lines of which whole rows are chosen, each so many pixels high."""
    view = QTableView()
    view.setModel(model)
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setShowGrid(False)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setTabKeyNavigation(False)
    view.setWordWrap(False)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(row)
    view.horizontalHeader().setHighlightSections(False)
    view.horizontalHeader().setFixedHeight(row)
    return view


class NavigationRow(QAbstractButton):
    """A row that leads somewhere: an icon, words, a count at the right."""

    HEIGHT = 28

    def __init__(self, look: Look, icon: str, text: str) -> None:
        super().__init__()
        self._look, self._icon, self._count = look, icon, ""
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFixedHeight(self.HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    @property
    def count(self) -> str:
        """What is written at the right."""
        return self._count

    def show_count(self, count: int) -> None:
        """Write this count at the right, nothing for none."""
        self._count = str(count) if count else ""
        self.update()

    def sizeHint(self) -> QSize:
        """28 px high."""
        return QSize(160, self.HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the row."""
        theme, painter = self._look.theme, QPainter(self)
        paint_row_ground(
            painter, theme, self.rect(), chosen=self.isChecked(), lit=self.underMouse()
        )
        picture = self._look.pixmap(self._icon, 16, ratio=self.devicePixelRatioF())
        painter.drawPixmap(8, (self.height() - 16) // 2, picture)
        words = self.rect().adjusted(32, 0, -8, 0)
        painter.setFont(theme.ui_font(bold=self.isChecked()))
        painter.setPen(theme.ink if self.isChecked() else theme.ink2)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())
        paint_count(painter, theme, words, self._count)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Light the row."""
        self.update()
        super().enterEvent(event)


def paint_row_ground(
    painter: QPainter, theme: Theme, box: QRect, *, chosen: bool, lit: bool
) -> None:
    """What lies under a row of a list: nothing, the hover tint, or the selection with its bar."""
    colour = theme.soft if chosen else theme.hover if lit else None
    if colour is None:
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(box, 6, 6)
    if chosen:
        painter.setBrush(theme.accent)
        inset = 8 if box.height() > 40 else 6
        painter.drawRoundedRect(
            box.left(), box.top() + inset, 3, box.height() - 2 * inset, 1.5, 1.5
        )


def paint_count(painter: QPainter, theme: Theme, box: QRect, count: str) -> None:
    """A count at the right end of a row."""
    painter.setFont(theme.ui_font(SMALL))
    painter.setPen(theme.muted)
    right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
    painter.drawText(box, right, count)
