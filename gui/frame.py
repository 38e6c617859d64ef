"""The window on the screen: its place, its theme's ground, what the system tells it.

A frame needs nothing but Qt and the settings, so it is there almost as soon as Qt can show a
window at all. Until something fills it, it paints where the parts will be; the library is opened
and the parts are loaded after it has been seen once. What it holds is the business of
`gui.window`.
"""

from collections.abc import Callable

from PySide6.QtCore import QByteArray, QMimeData, QRect, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QMainWindow

from core.settings import Settings
from gui.theme import chosen

SIZE = (1280, 800)
LEAST = (640, 480)
TOP, FOOT = 72, 24
"""Pixels of menu bar and toolbar together, and of the status line."""


class Frame(QMainWindow):
    """A window as the settings left it.

    `painted` is emitted when it has been seen for the first time, `resized` when it has another
    size, `dropped` with what somebody has dropped on it, `closed` when it is closed, which
    `may_close` can refuse.
    """

    painted = Signal()
    resized = Signal()
    dropped = Signal(QMimeData)
    closed = Signal()

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.setWindowTitle("Hexapla")
        self.setMinimumSize(*LEAST)
        self.resize(*SIZE)
        if settings.geometry:
            self.restoreGeometry(QByteArray.fromBase64(settings.geometry.encode()))
        self.may_close: Callable[[], bool] = lambda: True
        self._settings = settings
        self._theme = chosen(settings.theme)
        self._seen = False
        self.setPalette(self._theme.palette())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint where the parts will be, as long as there are none."""
        super().paintEvent(event)
        if self.centralWidget() is None:
            self._paint_places()
        if not self._seen:
            self._seen = True
            QTimer.singleShot(0, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close, unless somebody has a reason not to."""
        if self.may_close():
            self.closed.emit()
            super().closeEvent(event)
        else:
            event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say that the size is another."""
        super().resizeEvent(event)
        self.resized.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and text."""
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Say what was dropped."""
        event.acceptProposedAction()
        self.dropped.emit(event.mimeData())

    def _paint_places(self) -> None:
        settings, theme = self._settings, self._theme
        left = settings.sidebar_width if settings.article and settings.sidebar else 0
        middle = QRect(left, TOP, self.width() - left, self.height() - TOP - FOOT)
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.panel)
        painter.fillRect(middle, theme.ground)
        painter.fillRect(0, TOP - 1, self.width(), 1, theme.line)
        painter.fillRect(0, middle.bottom() + 1, self.width(), 1, theme.line)
        painter.fillRect(left - 1, TOP, 1, middle.height(), theme.line)
        painter.end()
