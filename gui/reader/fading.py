"""The tint of a row that one has jumped to fades in, so that the eye finds the row."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QVariantAnimation
from PySide6.QtWidgets import QStyle, QWidget

FADE_MS = 120


class Fade(QObject):
    """Gives `show` shares from 0 to 1 for a moment; only 1 where nothing is to move.

    Nothing moves where the system wants no motion, or the person: `reduced`.
    """

    def __init__(self, show: Callable[[float], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._show, self._widget = show, parent
        self.reduced = False
        self._animation = QVariantAnimation(self)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.setDuration(FADE_MS)
        self._animation.valueChanged.connect(show)

    @property
    def is_running(self) -> bool:
        """Whether the tint is not whole yet."""
        return self._animation.state() is QVariantAnimation.State.Running

    def start(self) -> None:
        """Fade in."""
        self.stop()
        moves = self._widget.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) > 0
        if moves and not self.reduced and self._widget.isVisible():
            self._animation.start()

    def stop(self) -> None:
        """Be there at once."""
        self._animation.stop()
        self._show(1.0)
