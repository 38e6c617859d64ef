"""The strip at the right: scroll bar and overview of the marks in one.

Its range is the scroller's scale, in pixels of content, partly estimated. While the thumb is
dragged the scale stands still, so that the thumb stays under the mouse although rows are being
measured.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QScrollBar, QWidget

from gui.theme import Theme, mixed

WIDTH = 16
TICK_WIDTH = 9
TICK_HEIGHT = 3
FIND_HEIGHT = 2
FIND_DARKER = 0.3
"""How much of the ink is in the sign of a find, which has no words on it to be seen by."""

LEAST_THUMB = 24


@dataclass(frozen=True, slots=True)
class Tick:
    """A sign at a share (0 to 1) of the article's height."""

    share: float
    colour: QColor


class OverviewStrip(QScrollBar):
    """A slim scroll bar with ticks; `dragged_to` gives the value that the person asks for."""

    dragged_to = Signal(float)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._theme = theme
        self._ticks: tuple[Tick, ...] = ()
        self._finds: tuple[float, ...] = ()
        self._grab: float | None = None
        self._frozen: tuple[float, float] | None = None
        self.setAccessibleName("Overview")
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    @property
    def is_dragged(self) -> bool:
        """Whether the thumb is held."""
        return self._grab is not None

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._theme = theme
        self.update()

    def set_ticks(self, ticks: Sequence[Tick]) -> None:
        """Show these ticks."""
        if self._ticks != tuple(ticks):
            self._ticks = tuple(ticks)
            self.update()

    def set_finds(self, shares: Sequence[float]) -> None:
        """Show where something was found, as shares (0 to 1) of the article's height."""
        if self._finds != tuple(shares):
            self._finds = tuple(shares)
            self.update()

    @property
    def finds(self) -> tuple[float, ...]:
        """Where something was found, as shares of the article's height."""
        return self._finds

    def set_scale(self, *, value: int, maximum: int, page: int) -> None:
        """Follow the view; ignored while the thumb is dragged."""
        if self.is_dragged:
            return
        self.blockSignals(True)  # noqa: FBT003 — Qt's own signature
        self.setRange(0, maximum)
        self.setPageStep(page)
        self.setValue(value)
        self.blockSignals(False)  # noqa: FBT003 — Qt's own signature
        self.update()

    def thumb(self) -> QRectF:
        """Where the thumb is; empty when all is in view."""
        if self.maximum() <= 0:
            return QRectF()
        track = self.height() - 4
        whole = self.maximum() + self.pageStep()
        height = max(LEAST_THUMB, track * self.pageStep() / whole)
        top, frozen = self.value() / self.maximum(), self._frozen
        if frozen:
            top, height = frozen
        return QRectF(1.5, 2 + (track - height) * top + 0.5, WIDTH - 3, height - 1)

    def sizeHint(self) -> QSize:
        """Sixteen pixels wide."""
        return QSize(WIDTH, 100)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint thumb and ticks."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._theme.panel)
        painter.fillRect(0, 0, 1, self.height(), self._theme.line)
        thumb = self.thumb()
        if not thumb.isEmpty():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._theme.muted, 1))
            painter.setBrush(self._theme.hover)
            painter.drawRoundedRect(thumb, 3.5, 3.5)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        found = mixed(self._theme.find, self._theme.ink, FIND_DARKER)
        for share in self._finds:
            y = round(share * (self.height() - FIND_HEIGHT))
            painter.fillRect(1, y, WIDTH - 1, FIND_HEIGHT, found)
        for tick in self._ticks:
            y = round(tick.share * (self.height() - TICK_HEIGHT))
            painter.fillRect((WIDTH - TICK_WIDTH) // 2 + 1, y, TICK_WIDTH, TICK_HEIGHT, tick.colour)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the thumb, which comes to the mouse if it is elsewhere."""
        if event.button() is not Qt.MouseButton.LeftButton or self.maximum() <= 0:
            return
        thumb, y = self.thumb(), event.position().y()
        inside = thumb.top() <= y <= thumb.bottom()
        self._grab = y - thumb.top() if inside else thumb.height() / 2
        self._frozen = (self.value() / self.maximum(), thumb.height() + 1)
        if not inside:
            self._drag(y)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the thumb."""
        if self.is_dragged:
            self._drag(event.position().y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let the thumb go."""
        if event.button() is Qt.MouseButton.LeftButton and self.is_dragged:
            self._grab = self._frozen = None
            self.sliderReleased.emit()
            self.update()

    def _drag(self, y: float) -> None:
        if self._grab is None or self._frozen is None:
            return
        height = self._frozen[1]
        room = max(1.0, self.height() - 4 - height)
        share = min(1.0, max(0.0, (y - self._grab - 2) / room))
        self._frozen = (share, height)
        self.dragged_to.emit(share)
        self.update()
