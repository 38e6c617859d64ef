"""The strip at the right: scroll bar and overview of the article in one.

The marks stand in the middle, in their colours. What is to be known of the rows themselves is
quieter, in a lane of its own at the right edge: doubtful rows, gaps, confirmed rows. What was found
runs across. A person chooses what is shown at all.

Its range is the scroller's scale, in pixels of content, partly estimated. While the thumb is
dragged the scale stands still, so that the thumb stays under the mouse although rows are being
measured.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Mapping, Sequence
from enum import Enum, auto
from types import MappingProxyType

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QScrollBar, QWidget

from core.model import Colour
from gui.theme import Theme, mixed
from gui.widgets.ring import RING_INSIDE

WIDTH = 16
TICK_WIDTH = 9
TICK_HEIGHT = 3
EDGE_WIDTH = 4
FIND_HEIGHT = 2
FINDING_WIDTH = 13  # wider than a mark, to be seen behind one
FIND_DARKER = 0.3
"""How much of the ink is in the sign of a find, which has no words on it to be seen by."""

LEAST_THUMB = 24


class Kind(Enum):
    """What there is to be seen besides the marks, in the order of painting."""

    GAP = auto()
    CONFIRMED = auto()
    DOUBTFUL = auto()
    FINDING = auto()
    CHANGE = auto()
    FIND = auto()


Sign = Colour | Kind
"""A mark by its colour, or another kind of sign."""


class OverviewStrip(QScrollBar):
    """A slim scroll bar with ticks.

    `dragged_to` gives the share of the way that the person asks for, `lines_asked` and
    `pages_asked` by how many lines or pages down (up where negative) a key wants to go.
    """

    dragged_to = Signal(float)
    lines_asked = Signal(int)
    pages_asked = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._theme = theme
        self._signs: dict[Sign, tuple[float, ...]] = {}
        self._hidden: frozenset[Kind] = frozenset()
        self._grab: float | None = None
        self._frozen: tuple[float, float] | None = None
        self.setAccessibleName("Overview")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setProperty(RING_INSIDE, True)  # noqa: FBT003 — Qt's own signature
        self.valueChanged.connect(self._take_value)
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

    def set_signs(self, sign: Sign, shares: Sequence[float]) -> None:
        """Show a sign at these shares (0 to 1) of the article's height."""
        if self.shares(sign) != tuple(shares):
            self._signs[sign] = tuple(shares)
            self.update()

    def add_sign(self, sign: Sign, share: float) -> None:
        """Show one more sign, at this share of the article's height."""
        shares = self.shares(sign)
        place = bisect_left(shares, share)
        self._signs[sign] = (*shares[:place], share, *shares[place:])
        self.update(0, self._y(sign, share), WIDTH, self.height_of(sign))

    def shares(self, sign: Sign) -> tuple[float, ...]:
        """Where a sign stands, as shares of the article's height."""
        return self._signs.get(sign, ())

    def clear(self) -> None:
        """Show no signs."""
        self._signs.clear()
        self.update()

    def hide_kinds(self, kinds: Collection[Kind]) -> None:
        """Leave these kinds of signs out."""
        self._hidden = frozenset(kinds)
        self.update()

    def height_of(self, sign: Sign) -> int:
        """The pixels that a sign takes from the strip's height."""
        return FIND_HEIGHT if sign is Kind.FIND else TICK_HEIGHT

    def set_scale(self, *, value: int, maximum: int, page: int) -> None:
        """Follow the view; ignored while the thumb is dragged."""
        same = (self.value(), self.maximum(), self.pageStep()) == (value, maximum, page)
        if same or self.is_dragged:
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
        """Paint the thumb and the signs."""
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
        for kind in Kind:
            if kind not in self._hidden:
                self._paint_signs(painter, kind, self._colours()[kind], event.rect())
        for colour in Colour:
            self._paint_signs(painter, colour, self._theme.marks[colour].tone, event.rect())
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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll as the arrows, `PgUp`, `PgDown`, `Home` and `End` ask for it."""
        key = Qt.Key(event.key())
        if key in _LINES:
            self.lines_asked.emit(_LINES[key])
        elif key in _PAGES:
            self.pages_asked.emit(_PAGES[key])
        elif key in _ENDS:
            self.dragged_to.emit(_ENDS[key])
        else:
            event.ignore()

    def _take_value(self, value: int) -> None:
        """A screen reader has set the value; whatever follows the view is set in silence."""
        self.dragged_to.emit(value / max(1, self.maximum()))

    def _paint_signs(self, painter: QPainter, sign: Sign, colour: QColor, clip: QRect) -> None:
        left, width = _LANES.get(sign, ((WIDTH - TICK_WIDTH) // 2 + 1, TICK_WIDTH))
        shares, height = self.shares(sign), self.height_of(sign)
        room = max(1, self.height() - height)
        first = bisect_left(shares, (clip.top() - height) / room)
        for share in shares[first : bisect_right(shares, (clip.bottom() + 1) / room)]:
            painter.fillRect(left, self._y(sign, share), width, height, colour)

    def _y(self, sign: Sign, share: float) -> int:
        return round(share * (self.height() - self.height_of(sign)))

    def _colours(self) -> dict[Kind, QColor]:
        theme = self._theme
        return {
            Kind.GAP: theme.muted,
            Kind.CONFIRMED: theme.good,
            Kind.DOUBTFUL: theme.danger,
            Kind.FINDING: theme.danger,
            Kind.CHANGE: theme.accent,
            Kind.FIND: mixed(theme.find, theme.ink, FIND_DARKER),
        }

    def _drag(self, y: float) -> None:
        if self._grab is None or self._frozen is None:
            return
        height = self._frozen[1]
        room = max(1.0, self.height() - 4 - height)
        share = min(1.0, max(0.0, (y - self._grab - 2) / room))
        self._frozen = (share, height)
        self.dragged_to.emit(share)
        self.update()


_LINES = MappingProxyType({Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1})
_PAGES = MappingProxyType({Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1})
_ENDS = MappingProxyType({Qt.Key.Key_Home: 0.0, Qt.Key.Key_End: 1.0})

_EDGE = (WIDTH - EDGE_WIDTH, EDGE_WIDTH)
_LANES: Mapping[Sign, tuple[int, int]] = MappingProxyType(
    {
        Kind.FIND: (1, WIDTH - 1),
        Kind.FINDING: (2, FINDING_WIDTH),
        Kind.CHANGE: (2, FINDING_WIDTH),
        Kind.GAP: _EDGE,
        Kind.CONFIRMED: _EDGE,
        Kind.DOUBTFUL: _EDGE,
    }
)
"""The left edge and the width of the signs that are no marks."""
