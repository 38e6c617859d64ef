"""Aligning: a mode in which keys and the mouse mend the rows of the open article.

Here is the mode itself: how it begins and ends, what it shows, the steps from row to row, pins and
what is drawn. What is done to rows is in `gui.rowacts`.
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QWidget

from core.model import Status
from core.reading.page import Page
from gui.actions import ACTIONS, Needs
from gui.commands import Act
from gui.panels.align_band import AlignBand, AlignFoot
from gui.reader.aligning import MARGIN, Bench, MendingPainter
from gui.reader.dragging import Dragging
from gui.reader.selection import caret
from gui.reader.view import ReaderView
from gui.reading import Reading
from gui.reasoning import Reasons
from gui.rowacts import RowActs
from gui.session import Session
from gui.spots import Spots
from gui.workbench import Workbench


class Mending(QObject):
    """The mode and its acts; `switched` when it begins or ends."""

    switched = Signal()

    def __init__(
        self,
        session: Session,
        reading: Reading,
        view: ReaderView,
        band: AlignBand,
        foot: AlignFoot,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session, self._reading, self._view = session, reading, view
        self._band, self._foot = band, foot
        self.on = False
        self._bench = Bench()
        self._reasons = Reasons(session, view)
        self._spots = Spots(session, view)
        self._workbench = Workbench(session, self)
        self._rows = RowActs(
            session, view, spots=self._spots, reasons=self._reasons, workbench=self._workbench
        )
        self._dragging = Dragging(view, self)
        self._dragging.over.connect(self._drag_over)
        self._dragging.dropped.connect(self._drop)
        self._button: QAction | None = None
        band.left.connect(self.leave)
        foot.confirm_asked.connect(self._rows.confirm)
        foot.move_asked.connect(self._rows.move_better)
        reading.page_changed.connect(self._follow)
        reading.opened.connect(self._forget)
        view.place_changed.connect(self._show_row)
        view.selection_changed.connect(self._show_row)

    def acts(self) -> dict[str, Act]:
        """What the actions do."""
        return {
            **self._rows.acts(),
            "align": self.toggle,
            "mend-pin": self.pin,
            "mend-pin-now": self.pin_now,
            "mend-next-piece": partial(self._spots.step, 1),
            "mend-previous-piece": partial(self._spots.step, -1),
            "mend-next-open": partial(self.step_open, 1),
            "mend-previous-open": partial(self.step_open, -1),
            "mend-next-doubt": partial(self.step_doubt, 1),
            "mend-previous-doubt": partial(self.step_doubt, -1),
        }

    def follow(self, actions: Mapping[str, QAction], pages: QStackedWidget) -> None:
        """Give the keys of the mode to the reader alone; another of the `pages` ends the mode."""
        pages.currentChanged.connect(lambda _index: self._view.isVisible() or self.leave())
        self._button = actions["align"]
        for entry in ACTIONS:
            if entry.needs is Needs.ALIGNING:
                action = actions[entry.id]
                self._view.window().removeAction(action)
                action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                self._view.addAction(action)

    def toggle(self) -> None:
        """Begin to align, or end it."""
        if not self.leave():
            self.enter()

    def enter(self) -> None:
        """Begin to align the open article, if it has columns beside each other."""
        page = self._reading.page
        if page is not None and not page.single:
            self._view.link(linked=True)
            self._switch(on=True)
            self._workbench.begin(page.article_id)
            self._view.go_to(self._view.row_at_hand)
            self._view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave(self) -> bool:
        """End the mode; gives whether it was on."""
        if not self.on:
            return False
        self._switch(on=False)
        self._workbench.end()
        return True

    def pin(self) -> None:
        """Pin the focused piece; with one in each column they become a confirmed row."""
        spot = self._spots.here()
        if spot is None:
            return
        column = self._view.focused_column
        others = {pin for pin in self._bench.pins if pin[0] != column}
        same = (column, spot.start) in self._bench.pins
        self._bench = replace(
            self._bench, pins=frozenset(others if same else {*others, (column, spot.start)})
        )
        self._view.viewport().update()
        if len(self._bench.pins) == len(spot.page.columns):
            self._pinpoint(spot.page)

    def pin_now(self) -> None:
        """Make the pinned sentences a confirmed row, with what goes with them in other columns."""
        page = self._view.page
        if page is None or len(self._bench.pins) < 2:
            self._session.told.emit("Pin a sentence in two columns first, with P.")
        else:
            self._pinpoint(page)

    def step_open(self, by: int) -> None:
        """Go to the next (1) or previous (-1) row that is not confirmed."""
        page = self._view.page
        if page is not None:
            confirmed = set(page.confirmed)
            rows = [n for n in range(len(page)) if n not in confirmed]
            self._step(rows, by, "unconfirmed")

    def step_doubt(self, by: int) -> None:
        """Go to the next (1) or previous (-1) unconfirmed row that is doubtful or has a gap."""
        page = self._view.page
        if page is not None:
            rows = sorted({*page.doubtful, *page.gaps} - set(page.confirmed))
            self._step(rows, by, "doubtful")
            self._look_at_gap(page)

    def _switch(self, *, on: bool) -> None:
        self.on, self._bench = on, Bench()
        self._view.explain = self._reasons.explain if on else None
        self._view.bar_wanted = not on
        self._dragging.on = on
        self._band.setVisible(on)
        self._foot.setVisible(on)
        self._reading.show_pieces(pieces=on)
        if on:
            self._view.dress_rows(partial(MendingPainter, lambda: self._bench), MARGIN)
            self._follow()
        else:
            self._view.dress_rows()
        if self._button is not None:
            self._button.setChecked(on)
        self.switched.emit()

    def _follow(self) -> None:
        """The page is another: say how far one is, and stand where the last act went."""
        self._reasons.forget()
        page = self._reading.page
        if not self.on:
            return
        if page is None or page.single:
            self.leave()
            return
        self._show_state(page)
        wanted, self._rows.wanted = self._rows.wanted, None
        spread = self._view.spread
        if wanted is not None and spread is not None:
            column = [one.version_id for one in page.columns].index(wanted[0])
            point = spread.point_at(column, wanted[1])
            if point is not None:
                self._view.go_to(point.row, column)
                self._view.select(caret(column, point))
        self._show_row()

    def _show_state(self, page: Page) -> None:
        """Say how far one is; titles are not counted, as they have no number."""
        confirmed = sum(page.number_at(index) > 0 for index in page.confirmed)
        rows = page.number_at(len(page) - 1) if len(page) else 0
        self._band.show_state(confirmed=confirmed, rows=rows, doubtful=len(page.doubtful))

    def _forget(self) -> None:
        self._bench, self._rows.wanted = Bench(), None
        self._reasons.forget()

    def _show_row(self) -> None:
        if not self.on:
            return
        self._view.viewport().update()
        page, index = self._view.page, self._view.focused_row
        if page is None or index is None or index >= len(page):
            self._foot.show_reasons("", open_to_confirm=False)
            return
        row = page.row(index)
        confirmed = row.status is Status.CONFIRMED
        filled = row.cells[self._view.focused_column] is not None
        self._bench = replace(self._bench, slotted=filled and not confirmed)
        words = "Confirmed." if confirmed else self._reasons.explain(index)
        fit = None if confirmed else self._reasons.better(index)
        row_number = page.number_at(index + fit.by) if fit is not None else 0
        self._foot.show_reasons(words, open_to_confirm=not confirmed, better=row_number)

    def _look_at_gap(self, page: Page) -> None:
        """Focus the column in which the focused row has nothing, if there is one."""
        index = self._view.focused_row
        cells = page.row(index).cells if index is not None else ()
        if None in cells and cells[self._view.focused_column] is not None:
            self._view.focus_column(cells.index(None))

    def _step(self, rows: list[int], by: int, kind: str) -> None:
        if not self._view.step_among(rows, by):
            where = "below" if by > 0 else "above"
            self._session.told.emit(f"No {kind} row {where}.")

    def _pinpoint(self, page: Page) -> None:
        columns = [column.version_id for column in page.columns]
        chosen = {
            columns[column]: self._spots.segment(columns[column], start)
            for column, start in self._bench.pins
        }
        self._bench = replace(self._bench, pins=frozenset())
        self._workbench.pinpoint(page.article_id, chosen)

    def _drag_over(self, row: int) -> None:
        self._bench = replace(self._bench, drop=row if row >= 0 else None)
        self._view.viewport().update()

    def _drop(self, row: int) -> None:
        spot = self._spots.here()
        if spot is not None and row != spot.index:
            self._rows.move_to(spot, row, 0)
