"""Small widgets side by side, on as many lines as they need."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget


class Flow(QWidget):
    """Lays its widgets out from left to right and goes on below where they don't fit."""

    def __init__(self, *, left: int, top: int, gap: int) -> None:
        super().__init__()
        self._left, self._top, self._gap = left, top, gap
        self._items: list[QWidget] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_widgets(self, widgets: list[QWidget]) -> None:
        """Hold these widgets and no others; those before are deleted."""
        for item in self._items:
            item.hide()
            item.deleteLater()
        self._items = widgets
        for widget in widgets:
            widget.setParent(self)
            widget.show()
        self._lay_out(self.width())
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """How high it is in this width, in pixels."""
        places = self._places(width)
        return max((place[1] + place[3] for place in places), default=0) + (4 if places else 0)

    def sizeHint(self) -> QSize:
        """As high as its width asks for."""
        return QSize(200, self.heightForWidth(max(200, self.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out again."""
        super().resizeEvent(event)
        self._lay_out(event.size().width())

    def _lay_out(self, width: int) -> None:
        for item, place in zip(self._items, self._places(width), strict=True):
            item.setGeometry(*place)
        self.setFixedHeight(self.heightForWidth(width))

    def _places(self, width: int) -> list[tuple[int, int, int, int]]:
        x, y, places = self._left, self._top, list[tuple[int, int, int, int]]()
        for item in self._items:
            size = item.sizeHint()
            if x > self._left and x + size.width() > width - self._left:
                x, y = self._left, y + size.height() + self._gap
            places.append((x, y, size.width(), size.height()))
            x += size.width() + self._gap
        return places
