"""The floating bar above a selection: eight colours, underline, note, tag, copy.

It never takes the focus, so that the keys written on it go on working. It stands 8 pixels above
the selection, within its column, and below where there is no room above.
"""

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QWidget

from core.model import Colour
from gui.theme import SMALL, SMALLEST, Theme
from gui.widgets.floating import SHADOW, paint_floating
from gui.widgets.look import Look

HEIGHT = 36
SWATCH = 24
DISTANCE = 8

SWATCH_COLOURS = {
    Colour.YELLOW: "#ffd400",
    Colour.RED: "#ff6666",
    Colour.GREEN: "#5fb236",
    Colour.BLUE: "#2ea8e5",
    Colour.PURPLE: "#a28ae5",
    Colour.MAGENTA: "#e56eee",
    Colour.ORANGE: "#f19837",
    Colour.GREY: "#aaaaaa",
}
SWATCH_INK = "#1f1e1b"


class SelectionBar(QFrame):
    """What can be done with a selection; emits what was chosen and stores nothing."""

    colour_chosen = Signal(Colour)
    underline_asked = Signal()
    note_asked = Signal()
    tag_asked = Signal()
    copy_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._buttons: list[_BarButton] = []
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setAccessibleName("Selection")
        self._build()
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._theme = theme
        for button in self._buttons:
            button.set_theme(theme)
        self.update()

    def name_colours(self, names: Mapping[Colour, str]) -> None:
        """Call the colours by these names."""
        for button in self._buttons:
            if isinstance(button, _Swatch):
                button.call(names)

    def offer(self, selected: QRect, room: QRect) -> None:
        """Appear near a selected rectangle within the room of its column, in parent pixels."""
        self.adjustSize()
        size, parent = self.sizeHint(), self.parentWidget()
        whole = parent.size() if parent is not None else size
        left = max(room.left(), min(selected.left() - DISTANCE, room.right() - size.width()))
        left = max(0, min(left, whole.width() - size.width()))
        top = selected.top() - DISTANCE - HEIGHT
        if top < room.top():
            top = selected.bottom() + DISTANCE
        if top + HEIGHT > whole.height():
            top = room.top() + DISTANCE
        self.setGeometry(left, top, size.width(), size.height())
        self.show()
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the raised ground: one pixel of edge and two flat steps below."""
        painter = QPainter(self)
        paint_floating(painter, self._theme, QRectF(0, 0, self.width(), HEIGHT))
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Keep a press beside the buttons from reaching the text below."""
        event.accept()

    def _build(self) -> None:
        self._row = layout = QHBoxLayout(self)
        layout.setContentsMargins(7, 0, 7, SHADOW)
        layout.setSpacing(4)
        for number, colour in enumerate(Colour, start=1):
            swatch = _Swatch(self._theme, colour, str(number), self)
            swatch.clicked.connect(lambda _=False, chosen=colour: self.colour_chosen.emit(chosen))
            self._add(swatch)
        self._add(_Divider(self._theme, self))
        for icon, key, words, signal in (
            ("underline", "U", "Underline", self.underline_asked),
            ("note", "N", "Write a note", self.note_asked),
            ("tag", "T", "Add a tag", self.tag_asked),
            ("", "", "", None),
            ("copy", "", "Copy", self.copy_asked),
        ):
            if signal is None:
                self._add(_Divider(self._theme, self))
                continue
            tool = _Tool(self._theme, icon, key, words, self)
            tool.clicked.connect(signal)
            self._add(tool)

    def _add(self, button: "_BarButton") -> None:
        self._buttons.append(button)
        self._row.addWidget(button)


class _BarButton(QAbstractButton):
    """A part of the bar: never focused, lit under the mouse."""

    def __init__(self, theme: Theme, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(name)
        self.setToolTip(name)

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._theme = theme
        self.update()


class _Swatch(_BarButton):
    """A colour with its key."""

    def __init__(self, theme: Theme, colour: Colour, key: str, parent: QWidget) -> None:
        super().__init__(theme, colour.capitalize(), parent)
        self._colour, self._key = colour, key
        self.setFixedSize(SWATCH, SWATCH)

    def call(self, names: Mapping[Colour, str]) -> None:
        """Say this name of the colour where words are asked for."""
        self.setAccessibleName(names[self._colour])
        self.setToolTip(names[self._colour])

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the colour as the person knows it, whatever the theme."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(SWATCH_COLOURS[self._colour]))
        painter.drawRoundedRect(QRectF(self.rect()), 4, 4)
        if self.underMouse():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.ink, 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 3, 3)
        painter.setPen(QColor(SWATCH_INK))
        painter.setFont(self._theme.ui_font(SMALLEST, bold=True))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._key)
        painter.end()


class _Tool(_BarButton):
    """An icon with its key."""

    def __init__(self, theme: Theme, icon: str, key: str, words: str, parent: QWidget) -> None:
        super().__init__(theme, words, parent)
        self._icon, self._key = icon, key
        self._look = Look(theme, self)
        self.setFixedSize(44 if key else 28, 28)

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._look.choose(theme)
        super().set_theme(theme)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the icon and, muted, the key."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.hover)
            painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        icon = self._look.pixmap(self._icon, 16, self._theme.ink, ratio=self.devicePixelRatioF())
        painter.drawPixmap(QPointF(6, 6), icon)
        painter.setPen(self._theme.muted)
        painter.setFont(self._theme.ui_font(SMALL))
        beside = self.rect().adjusted(28, 0, 0, 0)
        painter.drawText(beside, Qt.AlignmentFlag.AlignVCenter, self._key)
        painter.end()


class _Divider(_BarButton):
    """A thin line between two groups."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, "", parent)
        self.setFixedSize(9, HEIGHT)
        self.setEnabled(False)

    def sizeHint(self) -> QSize:
        """A line with room at both sides."""
        return QSize(9, HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the line."""
        painter = QPainter(self)
        painter.fillRect(4, 8, 1, HEIGHT - 16, self._theme.edge)
        painter.end()
