"""Buttons of the toolbar that are more than an icon: with a word, or in the form of a field."""

from PySide6.QtCore import QEvent, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen

from gui.theme import SMALLEST
from gui.widgets.controls import IconButton
from gui.widgets.look import Look

_WORDS_LEFT = 34


class WordButton(IconButton):
    """A button of an icon and a word, with a count behind it that is not there for nought.

    That of a `mode` is filled while the mode is on.
    """

    mode = False

    def __init__(self, look: Look, icon: str, words: str, *, size: int = 32) -> None:
        super().__init__(look, icon, words, size=size)
        self._words, self._count = words, ""
        self.show_count(None)

    def show_count(self, count: int | None) -> None:
        """Show this count, none for none."""
        self._count = f"{count:,}" if count else ""
        said = f"{self._words}, {count:,}" if count else self._words
        self.setAccessibleName(said)
        self._fit()
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Fit another type."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground, icon, word and count."""
        theme, painter = self._look.theme, QPainter(self)
        filled = self.mode and self.isChecked()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isEnabled() and (self.isChecked() or self.underMouse()):
            painter.setBrush(theme.accent if filled else theme.hover)
            painter.drawRoundedRect(self.rect(), 6, 6)
        ink = theme.on_accent if filled else theme.ink if self.isEnabled() else theme.edge
        colour = ink if filled or not self.isEnabled() else theme.ink2
        ratio = self.devicePixelRatioF()
        painter.drawPixmap(8, 6, self._look.pixmap(self._icon, 20, colour, ratio=ratio))
        painter.setPen(ink)
        room = self.rect().adjusted(_WORDS_LEFT, 0, 0, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self._words)
        if self._count:
            self._paint_count(painter)

    def _paint_count(self, painter: QPainter) -> None:
        theme = self._look.theme
        left = _WORDS_LEFT + self._words_width + 7
        pill = QRect(left, 7, self._pill_width - 7, 18)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.raised)
        painter.drawRoundedRect(pill, 9, 9)
        painter.setPen(theme.ink2 if self.isEnabled() else theme.edge)
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, self._count)

    def _fit(self) -> None:
        self.setFixedSize(_WORDS_LEFT + self._words_width + self._pill_width + 8, 32)

    @property
    def _words_width(self) -> int:
        return self.fontMetrics().horizontalAdvance(self._words)

    @property
    def _pill_width(self) -> int:
        advance = self.fontMetrics().horizontalAdvance(self._count)
        return max(18, advance + 12) + 7 if self._count else 0


class ModeButton(WordButton):
    """A button that begins and ends a mode."""

    mode = True


class FieldButton(IconButton):
    """A button that leads to a field and, where there is room, looks like that field."""

    WIDTH, _HEIGHT = 224, 28

    def __init__(self, look: Look, icon: str, words: str, *, size: int = 32) -> None:
        super().__init__(look, icon, words, size=size)
        self._words, self._wide = words.removesuffix("…"), False

    def widen(self, *, wide: bool) -> None:
        """Look like the field, or like an icon alone."""
        self._wide = wide
        self.setFixedWidth(self.WIDTH if wide else 32)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the field with its words and the keys that lead there."""
        if not self._wide:
            super().paintEvent(event)
            return
        theme, painter = self._look.theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(0.5, (self.height() - self._HEIGHT) / 2 + 0.5, self.width() - 1, 27)
        painter.setPen(QPen(theme.edge, 1))
        painter.setBrush(theme.hover if self.underMouse() else theme.raised)
        painter.drawRoundedRect(frame, 6, 6)
        colour = theme.muted if self.isEnabled() else theme.edge
        ratio = self.devicePixelRatioF()
        painter.drawPixmap(10, 8, self._look.pixmap(self._icon, 16, colour, ratio=ratio))
        painter.setPen(colour)
        room = self.rect().adjusted(34, 0, -10, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self._words)
        painter.setFont(theme.ui_font(SMALLEST))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(room, right, self.keys)
