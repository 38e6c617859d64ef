"""Where the keyboard is: from part to part of the window, and back to the text."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from gui.panels.sidebar import Sidebar
from gui.panels.welcome import Welcome
from gui.reader.view import ReaderView
from gui.reading import Reading

_BY_KEY = Qt.FocusReason.ShortcutFocusReason


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the window: all that lies in `frame`; the keyboard enters it at `entry`.

    A part that lies within another one comes after it.
    """

    frame: QWidget
    entry: Callable[[], QWidget | None]

    def holds(self, widget: QWidget | None) -> bool:
        """Whether a widget lies in it."""
        return widget is not None and (widget is self.frame or self.frame.isAncestorOf(widget))


class Focusing(QObject):
    """Moves the keyboard through the parts in their order; those without an entry are passed."""

    def __init__(
        self,
        window: QWidget,
        reading: Reading,
        parts: Sequence[Part],
        *,
        sidebar: Sidebar,
        reader: ReaderView,
        welcome: Welcome,
    ) -> None:
        super().__init__(window)
        self._window, self._reading, self._parts = window, reading, tuple(parts)
        self._sidebar, self._reader, self._welcome = sidebar, reader, welcome

    def to_text(self) -> None:
        """To the reader; without an article to the list, in an empty library to its button."""
        if self._reading.page is not None:
            self._reader.setFocus(_BY_KEY)
        elif self._welcome.isVisible():
            self._welcome.focus_first()
        else:
            self._sidebar.articles.setFocus(_BY_KEY)

    def to_column(self, column: int) -> None:
        """To a column of the reader, if there is one of this number, from 0."""
        page = self._reading.page
        if page is not None and column < len(page.columns):
            self._reader.focus_column(column)
            self._reader.setFocus(_BY_KEY)

    def escape(self) -> None:
        """Back to the reader; there, nothing is selected any more."""
        if self._reader.find_bar.isVisible():
            self._reader.finder.close()
            self.to_text()
        elif self._reader.hasFocus():
            self._reader.clear_selection()
        else:
            self.to_text()

    def step(self, by: int) -> None:
        """To the next part of the window (1) or the one before (-1)."""
        stops = self._stops()
        focus = self._window.focusWidget()
        holding = [number for number, (part, _) in enumerate(stops) if part.holds(focus)]
        if stops:
            number = (holding[-1] + by) % len(stops) if holding else 0
            stops[number][1].setFocus(_BY_KEY)

    def _stops(self) -> list[tuple[Part, QWidget]]:
        """The parts that are there, with where the keyboard enters them."""
        entries = [(part, part.entry()) for part in self._parts]
        window = self._window
        return [(p, e) for p, e in entries if e and e.isVisibleTo(window) and e.isEnabled()]


def first_in(frame: QWidget | None) -> QWidget | None:
    """The first of the widgets in a frame that the tab key stops at; None without one."""
    widget = frame.nextInFocusChain() if frame is not None else None
    while frame is not None and widget is not None and widget is not frame:
        reached = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if frame.isAncestorOf(widget) and reached and widget.isVisible() and widget.isEnabled():
            return widget
        widget = widget.nextInFocusChain()
    return None
