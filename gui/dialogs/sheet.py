"""A sheet: a dialog as the design draws it, with a head, a body and a foot over a dimmed window.

It is window-modal and has no frame of the system's; `Esc` leaves it. Open it with `open()`: it
returns at once and tells by `accepted` and `rejected` how it ended.
"""

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHideEvent, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QApplication, QDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from gui.widgets.controls import Button, Label
from gui.widgets.look import Look
from gui.widgets.ring import FocusRing

RADIUS = 10
_MARGIN = 48


class Sheet(QDialog):
    """The frame of every dialog. `size` is what it would like, never more than its window − 48."""

    def __init__(
        self, window: QWidget, look: Look, title: str, *, size: QSize, explanation: str = ""
    ) -> None:
        super().__init__(window, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.look, self._window = look, window
        self._wanted = size
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._shade = _Shade(window)
        self._ring = FocusRing(self, look)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 1, 1, 1)
        self._column.setSpacing(0)
        self._column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        self._title = Label(title)
        self._column.addWidget(_head(self._title, explanation))
        self.body = QFrame()
        self._column.addWidget(self.body, 1)
        self._foot = QHBoxLayout()
        self._column.addWidget(self._foot_frame())
        window.installEventFilter(self)
        self.destroyed.connect(self._shade.deleteLater)

    def set_title(self, title: str) -> None:
        """Write another title."""
        self.setWindowTitle(title)
        self._title.setText(title)

    def add_to_foot(self, *widgets: QWidget) -> None:
        """Put words or buttons at the right of the foot, in this order."""
        for widget in widgets:
            self._foot.addWidget(widget)

    def add_to_foot_left(self, *widgets: QWidget) -> None:
        """Put words or fields at the left of the foot, in this order."""
        for number, widget in enumerate(widgets):
            self._foot.insertWidget(number, widget)

    def cancel_button(self, text: str = "Cancel") -> Button:
        """The button that leaves the sheet."""
        button = Button(self.look, text)
        button.clicked.connect(self.reject)
        return button

    def primary_button(self, text: str, *, by_return: bool = True) -> Button:
        """The button that does what the sheet is for; Return presses it, if it may."""
        button = Button(self.look, text, kind="primary")
        button.setDefault(by_return)
        button.clicked.connect(self.accept)
        return button

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground and its edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.look.theme.edge, 1))
        painter.setBrush(self.look.theme.ground)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, RADIUS, RADIUS)

    def showEvent(self, event: QShowEvent) -> None:
        """Take the middle of the window and dim the rest of it."""
        self.centre()
        self._shade.cover()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Light the window again and give it the keyboard, unless another sheet is open."""
        self._shade.hide()
        super().hideEvent(event)
        if QApplication.activeModalWidget() in (None, self):
            self._window.activateWindow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window as it moves and grows."""
        moves = (QEvent.Type.Resize, QEvent.Type.Move)
        if watched is self._window and event.type() in moves and self.isVisible():
            self.centre()
            self._shade.cover()
        return False

    def centre(self) -> None:
        """Be as large as wanted and possible, in the middle of the window."""
        window = self._window
        room = window.size() - QSize(_MARGIN, _MARGIN)
        fitting = self._wanted.boundedTo(room)
        fitting = fitting.expandedTo(self.minimumSizeHint().boundedTo(room))
        self.resize(fitting)
        corner = QPoint(
            (window.width() - self.width()) // 2, (window.height() - self.height()) // 2
        )
        self.move(window.mapToGlobal(corner))

    def _foot_frame(self) -> QFrame:
        frame = QFrame()
        frame.setObjectName("sheetFoot")
        frame.setFixedHeight(56)
        self._foot.setContentsMargins(24, 0, 24, 0)
        self._foot.setSpacing(8)
        self._foot.addStretch(1)
        frame.setLayout(self._foot)
        return frame


class _Shade(QWidget):
    """Dims the window under a sheet."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.hide()

    def cover(self) -> None:
        """Lie over the whole window."""
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint black at 35 %."""
        QPainter(self).fillRect(self.rect(), QColor(0, 0, 0, 90))


def _head(words: Label, explanation: str) -> QFrame:
    head = QFrame()
    head.setObjectName("sheetHead")
    column = QVBoxLayout(head)
    column.setContentsMargins(24, 20, 24, 16)
    column.setSpacing(4)
    words.setObjectName("sheetTitle")
    column.addWidget(words)
    if explanation:
        more = Label(explanation, "muted")
        more.setWordWrap(True)
        column.addWidget(more)
    return head
