"""Looking for words while they are typed: a little at a time, the rows in view first."""

from collections.abc import Iterator
from time import perf_counter
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from core.reading.page import Page
from gui.reader.find_bar import FindBar
from gui.reader.finding import Find, Finds, search
from gui.reader.selection import Point, Selection

if TYPE_CHECKING:
    from gui.reader.view import ReaderView

SLICE = 0.008
"""Seconds that looking may take before the window gets its turn."""

LONGEST = 100
"""The most characters of a selection that are taken over as what to look for."""


class Finder(QObject):
    """Joins the bar and the view: what is found is lit, stepped through and counted."""

    def __init__(self, view: "ReaderView", bar: FindBar) -> None:
        super().__init__(view)
        self._view, self._bar = view, bar
        self._page: Page | None = None
        self._rest: Iterator[tuple[int, tuple[Find, ...]]] = iter(())
        self._rows: dict[int, tuple[Find, ...]] = {}
        self._goes = self._has_left = False
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._look_on)
        bar.query_changed.connect(self._begin)
        bar.stepped.connect(self.step)
        bar.closed.connect(self.close)

    @property
    def is_busy(self) -> bool:
        """Whether rows remain to be looked at."""
        return self._timer.isActive()

    def open(self) -> None:
        """Show the bar, with what is selected."""
        if self._view.page is None:
            return
        self._has_left = False
        words = " ".join(self._view.selected_text().split())
        self._view.show_find_bar(shown=True)
        self._bar.offer_one_column(several=not self._view.page.single)
        self._bar.open(words if len(words) <= LONGEST else "")
        self._begin()

    def show(self, words: str) -> None:
        """Show the bar with these words lit, at their first place in the focused row and column."""
        if self._view.page is None:
            return
        self._has_left = True
        self._view.show_find_bar(shown=True)
        self._bar.offer_one_column(several=not self._view.page.single)
        row, column = self._view.focused_row, self._view.focused_column
        self._bar.open(words)
        self._begin(go=False)
        here = Find(row or 0, column, 0, 0)
        found = self._view.state.finds.next_from(here, 1)
        if found is not None:
            self._go(found, leaving=False)

    def close(self) -> None:
        """Put the bar away; the place one is at becomes the selection."""
        self._timer.stop()
        found = self._view.state.finds.current
        self._view.show_finds(Finds())
        self._view.show_find_bar(shown=False)
        if found is not None:
            ends = Point(found.row, found.start), Point(found.row, found.end)
            self._view.select(Selection(found.column, *ends))

    def refresh(self) -> None:
        """Look again: the page is another."""
        if self._bar.isVisible() and self._view.page is not self._page:
            self._begin(go=False)

    def step(self, by: int) -> None:
        """Go to the next place (1) or the previous one (-1), around the end."""
        if not self._bar.isVisible():
            self.open()
            return
        finds = self._view.state.finds
        found = finds.next_from(finds.current or self._here(), by)
        if found is not None:
            self._go(found)

    def _begin(self, *, go: bool = True) -> None:
        self._page, self._rows, self._goes = self._view.page, {}, go
        query = self._bar.query(self._view.focused_column)
        if self._page is None or not query.words.strip():
            self._timer.stop()
            self._view.show_finds(Finds())
            self._bar.show_count(0, 0, done=True)
            return
        self._rest = search(self._page, query, first=self._view.top_row)
        self._timer.start()
        self._look_on()

    def _look_on(self) -> None:
        end = perf_counter() + SLICE
        for row, found in self._rest:
            if found:
                self._rows[row] = found
            if perf_counter() > end:
                break
        else:
            self._timer.stop()
        current = self._view.state.finds.current
        kept = current if current in self._rows.get(current.row if current else -1, ()) else None
        finds = Finds(MappingProxyType(dict(self._rows)), kept)
        self._view.show_finds(finds)
        self._count()
        if self._goes and self._rows and kept is None:
            self._goes = False
            found_first = finds.next_from(self._here(), 1)
            if found_first is not None:
                self._go(found_first, leaving=not self._has_left)

    def _here(self) -> Find:
        """The place just before the first row in view."""
        return Find(self._view.top_row, -1, 0, 0)

    def _go(self, found: Find, *, leaving: bool = True) -> None:
        finds = self._view.state.finds
        self._view.show_finds(Finds(finds.rows, found))
        if leaving:
            self._has_left = self._view.leave_for(found.row)
        self._view.go_to_find(found)
        self._count()

    def _count(self) -> None:
        finds = self._view.state.finds
        self._bar.show_count(finds.number(), len(finds), done=not self.is_busy)
