"""The surface with a place in it: the focused row and column, and the ways to go elsewhere.

A step goes to what is next; a jump goes to a row that may be anywhere. Before a jump to a row out
of view `left` is emitted with the place that is left, so that a way back can be kept, and the
focused row's tint fades in, so that the eye finds it.
"""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFocusEvent
from PySide6.QtWidgets import QWidget

from core.model import AnnotationId, Colour
from core.reading.page import Page
from gui.reader.dressed import DressedSurface
from gui.reader.fading import Fade
from gui.reader.place import Place
from gui.reader.spoken import UNNAMED, spoken
from gui.theme import Theme


class FocusedSurface(DressedSurface):
    """A surface with a focused row and column; rows and columns are indexes of the page.

    `place_changed` is emitted when another row or column is focused, or the text has moved;
    `left` with a Place before a jump away from it.
    """

    place_changed = Signal()
    left = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.fade = Fade(self._tint, self)
        self.colour_names: Mapping[Colour, str] = UNNAMED

    @property
    def page(self) -> Page | None:
        """The page that is shown."""
        return self._spread.page if self._spread is not None else None

    @property
    def place(self) -> Place:
        """Where the reader is, to be given to `show_page` another time."""
        if self._spread is None:
            return Place()
        scroller = self._spread.scroller
        return Place(scroller.row, scroller.offset, self.focused_column, self.focused_row)

    @property
    def focused_row(self) -> int | None:
        """The focused row, None before any was."""
        return self._state.focused

    @property
    def focused_column(self) -> int:
        """The focused column."""
        return self._state.column

    @property
    def row_at_hand(self) -> int:
        """The focused row or, before any was focused, the top one."""
        return self.top_row if self.focused_row is None else self.focused_row

    def go_to(self, row: int, column: int | None = None) -> None:
        """Focus a row, the nearest one there is, and bring it into view."""
        if self._spread is None or not len(self._spread):
            return
        if column is not None:
            self._set_column(column)
        row = max(0, min(row, len(self._spread) - 1))
        self._focus(row)
        self.reveal(row)

    def jump_to(self, row: int, column: int | None = None) -> None:
        """Go to a row that may be far away."""
        self.leave_for(row)
        self.go_to(row, column)

    def return_to(self, place: Place) -> None:
        """Go back to where the reader has been on this page."""
        spread = self._spread
        if spread is None or not len(spread):
            return
        self.fade.start()
        self._set_column(min(place.column, len(spread.page.columns) - 1))
        if place.focus is not None:
            self._focus(min(place.focus, len(spread) - 1))
        self.show_place(place)

    def go_to_annotation(self, identifier: str) -> None:
        """Make an annotation current, focus its first row and bring it into view."""
        page, annotation = self.page, AnnotationId(identifier)
        rows = page.rows_of([annotation]) if page is not None else []
        if rows:
            self.current_annotation = annotation
            self.jump_to(rows[0], self._column_showing(rows[0], annotation))

    def focus_column(self, number: int) -> None:
        """Focus a column, if there is one of this number."""
        if self.page is not None and 0 <= number < len(self.page.columns):
            self._set_column(number)
            self.go_to(self.row_at_hand)
            self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def current_annotation(self) -> AnnotationId | None:
        """The annotation whose underline is stronger than the others'."""
        return self._state.current

    @current_annotation.setter
    def current_annotation(self, identifier: AnnotationId | None) -> None:
        self.light(replace(self._state, current=identifier))

    def link(self, *, linked: bool) -> None:
        """Bring the columns in step at the focused row, or let each scroll by itself."""
        super().link(linked=linked)
        self.announce("Columns in step" if self.linked else "Columns unlinked")

    def announce(self, words: str) -> None:
        """Have a screen reader, if there is one, say this."""
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show which column has the keyboard."""
        super().focusInEvent(event)
        self._show_focus()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the keyboard is elsewhere."""
        super().focusOutEvent(event)
        self._show_focus()

    def leave_for(self, row: int) -> bool:
        """Say what is left if a row is not in view, and let its tint fade in; gives whether so."""
        far = self._spread is not None and self._spread.scroller.top_of(row) is None
        if far:
            self.left.emit(self.place)
            self.fade.start()
        return far

    def _tint(self, share: float) -> None:
        self.light(replace(self._state, tinted=share))

    def _focus(self, row: int) -> None:
        if row != self.focused_row:
            self.light(replace(self._state, focused=row))
            self._announce()
            self.place_changed.emit()

    def _set_column(self, column: int) -> None:
        if column != self.focused_column:
            self.light(replace(self._state, column=column))
            self.turn_to(column)
            self.reveal_column(column)
            self._announce()
            self._show_focus()
            self.place_changed.emit()

    def _column_showing(self, row: int, annotation: AnnotationId) -> int | None:
        """The focused column if it shows an annotation, else the one that it was made in."""
        marks = self._spread.row(row).marks if self._spread is not None else ()
        shown = [
            (mark.linked, number)
            for number, column in enumerate(marks)
            for mark in column
            if mark.annotation == annotation
        ]
        if any(number == self.focused_column for _, number in shown):
            return None
        return min(shown)[1] if shown else None

    def _announce(self) -> None:
        """Tell a screen reader, if there is one, what is focused now."""
        if self._spread is None or self.focused_row is None or not QAccessible.isActive():
            return
        column = self.focused_column
        row = self._spread.row(self.focused_row)
        words = spoken(row, self._spread.page.columns[column], column, self.colour_names)
        self.setAccessibleDescription(words)
        self.announce(words)

    def _show_focus(self) -> None:
        several = self.page is not None and len(self.page.columns) > 1
        self.header.focus_column(self.focused_column if several and self.hasFocus() else None)
        self.light(replace(self._state, active=self.hasFocus()))
