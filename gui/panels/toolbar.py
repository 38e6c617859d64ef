"""The toolbar: the sidebar's switch, the way back, the article's title, what concerns the page."""

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from gui.actions import by_id
from gui.widgets.controls import ElidedLabel, IconButton
from gui.widgets.look import Look
from gui.widgets.toolbuttons import FieldButton, ModeButton, WordButton

HEIGHT = 44
_LEFT = ("sidebar", "back", "forward")
_RIGHT = ("link", "align", "checks", "search", "type", "dark", "export", "panel")
_RIGHT_EMPTY = ("dark", "keys")
_KINDS: Mapping[str, type[IconButton]] = MappingProxyType(
    {"align": ModeButton, "checks": WordButton, "search": FieldButton}
)
_OF_TEXT = frozenset({"link", "align", "checks", "type", "export"})
_BEFORE_GROUPS = frozenset({"search", "type", "panel"})
WIDE_FROM = 1200
"""Pixels of width from which on the way to the search looks like its field."""


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
            name: _KINDS.get(name, IconButton).of(look, actions[name], by_id(name).icon)
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
            row.addSpacing(8 if name in _BEFORE_GROUPS else 0)
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
        if isinstance(button, WordButton):
            button.show_count(count)

    def suit(self, *, empty: bool, apart: bool = False, searching: bool = False) -> None:
        """Show what has an object: in an empty library, beside a page apart, or while searching."""
        shown = set(_RIGHT_EMPTY if empty else (*_LEFT, *_RIGHT))
        shown -= _OF_TEXT if apart else set()
        shown -= {"search"} if searching else set()
        for name, button in self.buttons.items():
            button.setVisible(name in shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the way to the search the room that there is."""
        super().resizeEvent(event)
        search = self.buttons["search"]
        if isinstance(search, FieldButton):
            search.widen(wide=self.width() >= WIDE_FROM)
