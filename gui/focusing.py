"""Where the keyboard is: from part to part of the window, and back to the text."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from gui.panels.notes import NotesPanel
from gui.panels.sidebar import Sidebar
from gui.panels.toolbar import Toolbar, first_button
from gui.panels.welcome import Welcome
from gui.reader.view import ReaderView
from gui.reading import Reading

_BY_KEY = Qt.FocusReason.ShortcutFocusReason


class Focusing(QObject):
    """Moves the keyboard: toolbar, sidebar, reader, notes, in this order."""

    def __init__(
        self,
        window: QWidget,
        reading: Reading,
        *,
        toolbar: Toolbar,
        sidebar: Sidebar,
        reader: ReaderView,
        notes: NotesPanel,
        welcome: Welcome,
    ) -> None:
        super().__init__(window)
        self._window, self._reading = window, reading
        self._toolbar, self._sidebar, self._reader = toolbar, sidebar, reader
        self._notes, self._welcome = notes, welcome

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
        parts = [part for part in self._parts() if part.isVisibleTo(self._window)]
        focus = self._window.focusWidget()
        holding = [n for n, part in enumerate(parts) if _holds(self._frame_of(part), focus)]
        number = (holding[0] + by) % len(parts) if holding else 0
        parts[number].setFocus(_BY_KEY)

    def _parts(self) -> tuple[QWidget, ...]:
        cards = self._notes.view.cards.rowCount()
        notes = self._notes.view if cards else self._notes.filter
        return (first_button(self._toolbar), self._sidebar.articles, self._reader, notes)

    def _frame_of(self, part: QWidget) -> QWidget:
        frames = (self._toolbar, self._sidebar, self._notes)
        return next((frame for frame in frames if frame.isAncestorOf(part)), part)


def _holds(part: QWidget, focus: QWidget | None) -> bool:
    return focus is not None and (part is focus or part.isAncestorOf(focus))
