"""A page in the place of the text: a title and a column below it, as wide as one reads well."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from gui.widgets.look import Look

_MEASURE = 680
_TITLE = 26


class PageApart(QFrame):
    """A page that scrolls; what it shows is begun by `begin`, filled, and shown by `put`."""

    def __init__(self, look: Look, title: str) -> None:
        super().__init__()
        self.setObjectName("ground")
        self._look, self._title = look, title
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.area)

    def begin(self, spacing: int) -> QVBoxLayout:
        """A new column with the title in it, its parts so many pixels apart."""
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(spacing)
        title = QLabel(self._title)
        title.setFont(self._look.theme.display_font(_TITLE))
        title.setProperty("display", True)  # noqa: FBT003 — Qt's own signature
        column.addWidget(title)
        return column

    def put(self, column: QVBoxLayout) -> None:
        """Show a column in the place of the one before."""
        column.addStretch(1)
        page, inner = QFrame(), QWidget()
        page.setObjectName("ground")
        inner.setMaximumWidth(_MEASURE)
        inner.setLayout(column)
        row = QHBoxLayout(page)
        row.setContentsMargins(24, 44, 24, 24)
        row.addStretch(1)
        row.addWidget(inner, 100)
        row.addStretch(1)
        self.area.setWidget(page)
