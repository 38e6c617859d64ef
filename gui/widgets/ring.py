"""The focus ring: 2 px of accent, 2 px away from the control that has the keyboard.

A style sheet can't draw outside a control, so one transparent widget per window lies over
whatever has the focus and follows it, also where what holds the control moves or scrolls. Parts of
the window that are no control, such as the status line, reach to its edge: they have the property
`RING_INSIDE`, and their ring lies within them.
"""

from collections.abc import Iterator
from typing import ClassVar

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from shiboken6 import isValid

from gui.widgets.look import Look

_REACH = 4
RING_INSIDE = "ringInside"


class FocusRing(QWidget):
    """Rings the focused button, or part without a button, of the window that it belongs to."""

    _MOVES: ClassVar = {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Hide, QEvent.Type.Show}

    def __init__(self, window: QWidget, look: Look) -> None:
        super().__init__(window)
        self._look, self._window = look, window
        self._target: QWidget | None = None
        self._watched: tuple[QWidget, ...] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        look.changed.connect(self.update)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay around the control that is ringed."""
        if watched in self._watched and event.type() in self._MOVES:
            self._place()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._look.theme.accent, 2))
        radius = 4 if _inside(self._target) else 9
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        for widget in filter(isValid, self._watched):
            widget.removeEventFilter(self)
        ringed = isinstance(new, QAbstractButton) or _inside(new)
        self._target = new if ringed and new and new.window() is self._window else None
        self._watched = tuple(_and_holders(self._target))
        for widget in self._watched:
            widget.installEventFilter(self)
        self._place()

    def _place(self) -> None:
        target = self._target
        if target is None or not isValid(target) or target.visibleRegion().isEmpty():
            self.hide()
            return
        place = target.mapTo(self._window, QPoint(0, 0))
        reach = 0 if _inside(target) else _REACH
        self.setGeometry(QRect(place, target.size()).adjusted(-reach, -reach, reach, reach))
        self.show()
        self.raise_()


def _and_holders(widget: QWidget | None) -> Iterator[QWidget]:
    """A widget and all that it lies in, up to its window."""
    while widget is not None and not widget.isWindow():
        yield widget
        widget = widget.parentWidget()


def _inside(widget: QWidget | None) -> bool:
    return widget is not None and bool(widget.property(RING_INSIDE))
