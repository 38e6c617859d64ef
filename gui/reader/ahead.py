"""Laying out rows before they are needed, in the moments in which nothing else is to be done."""

from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal

from gui.reader.spread import Spread

SLICE = 0.002
"""Seconds that laying out rows ahead may take at a time."""


class Ahead(QObject):
    """Lays out what comes next in the direction of reading, then what was just read.

    `wake` asks for it, after each painting; `rested` is emitted when all of it is laid out.
    """

    rested = Signal()

    def __init__(self, spread: Callable[[], Spread | None], parent: QObject) -> None:
        super().__init__(parent)
        self._spread = spread
        self.downwards = True
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._lay_out)

    @property
    def is_busy(self) -> bool:
        """Whether rows remain to be laid out, or to be looked at."""
        return self._timer.isActive()

    def wake(self) -> None:
        """Lay out a little when there is time."""
        self._timer.start()

    def _lay_out(self) -> None:
        spread, end = self._spread(), perf_counter() + SLICE
        for row in self._rows(spread) if spread is not None else ():
            if spread is not None and not spread.is_ready(row):
                spread.scroller.height(row)
                if perf_counter() > end:
                    self._timer.start()
                    return
        self.rested.emit()

    def _rows(self, spread: Spread) -> list[int]:
        rows = [row for row, _ in spread.scroller.visible()]
        if not rows:
            return []
        below = range(rows[-1] + 1, min(rows[-1] + len(rows) + 4, len(spread)))
        above = range(rows[0] - 1, max(rows[0] - len(rows) - 4, -1), -1)
        return [*below, *above] if self.downwards else [*above, *below]
