"""A line of keys and what they do: each key on a cap, as many as there is room for."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.theme import SMALL, SMALLEST
from gui.widgets.look import Look

Deed = tuple[Sequence[str], str]
"""Keys, and what they do."""

_HEIGHT, _CAP, _PADDING = 24, 18, 5
_BESIDE, _BETWEEN, _APART = 6, 4, 20


class KeyLine(QWidget):
    """Keys and what they do in one line; what has no room is left out, the last one never."""

    def __init__(self, look: Look, deeds: Sequence[Deed]) -> None:
        super().__init__()
        self._look, self._deeds = look, tuple(deeds)
        said = (f"{', '.join(keys)}: {words}" for keys, words in self._deeds)
        self.setAccessibleName(". ".join(said))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(0, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the deeds from the left, the last one at the right end."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        *deeds, last = self._deeds
        end = self.width() - self._width(last)
        self._paint(painter, end, last)
        left = 0
        for deed in deeds:
            width = self._width(deed)
            if left + width + _APART > end:
                break
            self._paint(painter, left, deed)
            left += width + _APART

    def _paint(self, painter: QPainter, left: int, deed: Deed) -> None:
        theme, (keys, words) = self._look.theme, deed
        painter.setFont(theme.ui_font(SMALLEST))
        for key in keys:
            width = self._cap(key)
            cap = QRectF(left + 0.5, (_HEIGHT - _CAP) / 2 + 0.5, width - 1, _CAP - 1)
            painter.setPen(QPen(theme.edge, 1))
            painter.setBrush(theme.raised)
            painter.drawRoundedRect(cap, 4, 4)
            painter.setPen(theme.ink)
            painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, key)
            left += width + _BETWEEN
        painter.setFont(theme.ui_font(SMALL))
        painter.setPen(theme.ink2)
        room = QRectF(left - _BETWEEN + _BESIDE, 0, self.width(), _HEIGHT)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)

    def _width(self, deed: Deed) -> int:
        keys, words = deed
        caps = sum(map(self._cap, keys)) + _BETWEEN * (len(keys) - 1)
        text = QFontMetrics(self._look.theme.ui_font(SMALL)).horizontalAdvance(words)
        return caps + _BESIDE + text

    def _cap(self, key: str) -> int:
        metrics = QFontMetrics(self._look.theme.ui_font(SMALLEST))
        return max(_CAP, metrics.horizontalAdvance(key) + 2 * _PADDING)
