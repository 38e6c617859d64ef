"""What the status line says."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from core.reading.page import Page
from gui.panels.notes import NotesPanel
from gui.panels.status import StatusLine
from gui.reader.view import ReaderView
from gui.reading import Reading

LEAST_CHARACTERS = 27
"""What a column holds that is as narrow as those shown unasked when an article is opened."""


class Standing(QObject):
    """Keeps the status line true to reader, notes and library."""

    def __init__(
        self,
        reading: Reading,
        view: ReaderView,
        notes: NotesPanel,
        status: StatusLine,
        sidebar: QWidget,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._reading, self._view, self._notes, self._status = reading, view, notes, status
        self._sidebar, self._empty, self._apart, self._keys = sidebar, True, False, ""
        view.place_changed.connect(self._refresh)
        view.selection_changed.connect(self._refresh)
        view.laid_out.connect(self._refresh)
        reading.page_changed.connect(self._refresh)
        notes.view.form.grown.connect(self._refresh)

    def show(self, *, empty: bool, apart: bool = False, keys: str = "") -> None:
        """Say how things stand; `empty`: the library is, `apart`: another page hides the text.

        `keys`: what keys do on that page.
        """
        self._empty, self._apart, self._keys = empty, apart, keys
        self._refresh()

    def _refresh(self, *_what: object) -> None:
        page = self._reading.page
        if page is None or self._apart:
            self._status.hint.hide()
            self._status.show_place("Everything stays on this computer.")
            saved = "Library is empty" if self._empty else ""
            self._status.show_state(notes="", step=self._keys, saved=saved, stored=False)
            return
        self._status.show_place(self._where(page))
        self._status.hint.setVisible(self._narrow() and self._sidebar.isVisible())
        count = len(page.annotations)
        self._status.show_state(
            notes="1 note" if count == 1 else f"{count} notes",
            step=self._step(page),
            saved="Not saved yet" if self._notes.view.form.unsaved else "Saved",
            stored=not self._notes.view.form.unsaved,
        )

    def _where(self, page: Page) -> str:
        text = self._view.selected_text()
        parts = [self._row(page), self._doubt(page), self._paragraph(page)]
        if text:
            column = page.columns[min(self._view.place.column, len(page.columns) - 1)]
            count = "1 character" if len(text) == 1 else f"{len(text)} characters"
            parts.append(f"{count} selected in {column.language_name}")
        elif page.single:
            parts.append(page.columns[0].language_name)
        else:
            total = len(self._reading.versions)
            shown = len(page.columns)
            some = f"{shown} of {total}" if shown < total else f"{total}"
            parts.append(f"{some} versions shown")
        return " · ".join(part for part in parts if part)

    def _step(self, page: Page) -> str:
        if page.single:
            return ""
        return "Columns in step" if self._view.linked else "Columns unlinked"

    def _narrow(self) -> bool:
        """Whether a column has room for fewer characters than make good reading."""
        spread = self._view.spread
        if spread is None or spread.grid.single:
            return False
        columns = range(len(spread.grid.tracks))
        return min(map(spread.grid.characters, columns)) < LEAST_CHARACTERS

    def _index(self, page: Page) -> int | None:
        place = self._view.place
        index = place.row if place.focus is None else place.focus
        return index if 0 <= index < len(page) else None

    def _row(self, page: Page) -> str:
        index = self._index(page)
        if index is None or page.single:
            return ""
        number = page.number_at(index)
        return f"Row {number} of {page.number_at(len(page) - 1)}" if number else "Title"

    def _doubt(self, page: Page) -> str:
        index = self._index(page)
        return "doubtful" if index is not None and index in page.doubtful else ""

    def _paragraph(self, page: Page) -> str:
        index = self._index(page)
        paragraph = page.paragraph_at(index) if index is not None else 0
        if page.single:
            return f"¶{max(1, paragraph)} of {page.paragraph_at(len(page) - 1)}"
        if not paragraph:
            return ""
        return f"¶{paragraph}"
