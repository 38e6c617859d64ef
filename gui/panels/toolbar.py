"""The toolbar: the sidebar's switch, the way back, the article's title, what concerns the page."""

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from gui.actions import by_id
from gui.widgets.controls import CountButton, ElidedLabel, IconButton
from gui.widgets.look import Look

HEIGHT = 44
_LEFT = ("sidebar", "back", "forward")
_RIGHT = ("link", "align", "checks", "search", "type", "dark", "export", "panel")
_RIGHT_EMPTY = ("dark", "keys")
_KINDS = MappingProxyType({"checks": CountButton})


class Toolbar(QFrame):
    """A line of 44 px; an empty library hides what has no object."""

    def __init__(
        self, look: Look, actions: Mapping[str, QAction], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("toolbar")
        self.setFixedHeight(HEIGHT)
        self._title = ElidedLabel("", "strong")
        self.buttons = {
            name: (CountButton if name == "checks" else IconButton).of(
                look, actions[name], by_id(name).icon
            )
            for name in dict.fromkeys((*_LEFT, *_RIGHT, *_RIGHT_EMPTY))
        }
        self.buttons["dark"].setCheckable(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 0)
        row.setSpacing(4)
        for name in _LEFT:
            row.addWidget(self.buttons[name])
            row.addSpacing(12 if name == "sidebar" else 0)
        row.addSpacing(12)
        row.addWidget(self._title, 1)
        for name in dict.fromkeys((*_RIGHT, *_RIGHT_EMPTY)):
            row.addWidget(self.buttons[name])

    @property
    def title(self) -> ElidedLabel:
        """The open article's title."""
        return self._title

    @property
    def entry(self) -> QWidget | None:
        """Where the keyboard enters the toolbar."""
        return next((b for b in self.buttons.values() if b.isVisible() and b.isEnabled()), None)

    def show_title(self, title: str) -> None:
        """Write the title of the open article, nothing for none."""
        self._title.setText(title)

    def show_findings(self, count: int | None) -> None:
        """Write beside “Checks” how many findings are open; nothing where that is not known."""
        button = self.buttons["checks"]
        if isinstance(button, CountButton):
            button.show_count(count)

    def suit(self, *, empty: bool) -> None:
        """Show what makes sense for an empty library, or for one with articles."""
        shown = _RIGHT_EMPTY if empty else (*_LEFT, *_RIGHT)
        for name, button in self.buttons.items():
            button.setVisible(name in shown)
