"""Aligning: a mode in which keys and the mouse mend the rows of the open article.

Each act is one edit of `core.library.mending`, saved and undone like any other. What is acted on is
the piece that the caret stands in, or the focused row. Realigning and pinpointing run as jobs.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QWidget

from core.errors import KnownError
from core.model import ArticleId, RowId, Status, VersionId
from core.reading.page import Page
from core.store.store import Store
from gui.actions import ACTIONS, Needs
from gui.panels.align_band import AlignBand, AlignFoot
from gui.reader.aligning import MARGIN, Bench, MendingPainter
from gui.reader.dragging import Dragging
from gui.reader.selection import caret
from gui.reader.view import ReaderView
from gui.reading import Reading
from gui.reasoning import Reasons
from gui.session import Session
from gui.spots import Marked, Spot, Spots
from gui.workbench import Workbench

Act = Callable[[], object]


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
        self._wanted: tuple[VersionId, int] | None = None
        self._reasons = Reasons(session, view)
        self._spots = Spots(session, view)
        self._workbench = Workbench(session, self)
        self._dragging = Dragging(view, self)
        self._dragging.over.connect(self._drag_over)
        self._dragging.dropped.connect(self._drop)
        self._button: QAction | None = None
        band.left.connect(self.leave)
        foot.confirm_asked.connect(self.confirm)
        foot.move_asked.connect(self.move_better)
        reading.page_changed.connect(self._follow)
        reading.opened.connect(self._forget)
        view.place_changed.connect(self._show_row)
        view.selection_changed.connect(self._show_row)

    def acts(self) -> dict[str, Act]:
        """What the actions do."""
        return {
            "align": self.toggle,
            "mend-down": partial(self.move, 1),
            "mend-up": partial(self.move, -1),
            "mend-split": self.split,
            "mend-merge": self.merge,
            "mend-join": self.join,
            "mend-shift-down": partial(self.shift, 1),
            "mend-shift-up": partial(self.shift, -1),
            "mend-swap": self.swap,
            "mend-confirm": self.confirm,
            "mend-confirm-before": self.confirm_before,
            "mend-pin": self.pin,
            "mend-pin-now": self.pin_now,
            "mend-better": self.move_better,
            "mend-realign": self.realign,
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

    def move(self, by: int) -> None:
        """Move the focused piece, or all marked ones, to the next row (1) or the previous one (-1).

        Into an empty cell comes a piece that has this way to go: the last one of the row above, or
        the first one of the row below.
        """
        marked = self._spots.marked()
        if marked is not None:
            self._move_marked(marked, by)
            return
        spot = self._spots.beside(by) or self._spots.here()
        if spot is not None:
            self._move_to(spot, spot.index + by, by)

    def split(self) -> None:
        """Split the sentence at the caret or, between sentences, the row."""
        from core.library import mending

        spot, selection = self._spots.here(), self._view.selection
        if spot is None:
            return
        piece = spot.cell.pieces[spot.piece]
        offset = selection.focus.offset if selection is not None else piece.shown
        article, row = spot.page.article_id, spot.row.ids[0]
        if piece.shown < offset < piece.shown_end and selection is not None:
            place = spot.cell.offset_at(offset)
            if self._try(mending.divide, article, spot.version, place):
                self._workbench.begin(article)
            return
        last = len(spot.cell.pieces) - 1
        number = spot.piece + (spot.piece == 0 or offset >= piece.shown_end)
        if number > last:
            self._session.told.emit("There is one sentence here. Put the caret within it.")
            return
        segment = self._spots.segment(spot.version, spot.cell.pieces[number].start)
        self._try(mending.split, article, row, spot.version, segment)

    def merge(self) -> None:
        """Join the focused row with the one below."""
        from core.library import mending

        page, index = self._view.page, self._view.focused_row
        if page is None or index is None or index + 1 >= len(page):
            self._session.told.emit("There is no row below.")
            return
        rows = page.row(index).ids[0], page.row(index + 1).ids[0]
        self._try(mending.merge, page.article_id, *rows)

    def join(self) -> None:
        """Make the focused sentence one with the next of its cell."""
        from core.library import mending

        spot = self._spots.here()
        if spot is not None:
            segment = self._spots.segment(spot.version, spot.start)
            if self._try(mending.join, spot.page.article_id, spot.version, segment):
                self._workbench.begin(spot.page.article_id)

    def shift(self, by: int) -> None:
        """Shift the focused column down (1) or up (-1) from the focused row on."""
        from core.library import mending

        self._on_row(partial(mending.shift, by=by))

    def swap(self) -> None:
        """Exchange the focused cell with the empty one below, or the other way round."""
        from core.library import mending

        self._on_row(mending.swap)

    def confirm(self) -> None:
        """Say that the focused row is right, or take that back."""
        from core.library import mending

        page, index = self._view.page, self._view.focused_row
        if page is not None and index is not None:
            row = page.row(index)
            confirmed = row.status is not Status.CONFIRMED
            if self._try(mending.confirm, page.article_id, row.ids, confirmed=confirmed):
                self._workbench.confirmed()

    def confirm_before(self) -> None:
        """Say that all rows before the focused one are right."""
        from core.library import mending

        page, index = self._view.page, self._view.focused_row
        if page is None or index is None:
            return
        if self._try(mending.confirm_before, page.article_id, page.row(index).ids[0]):
            self._workbench.confirmed()

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

    def move_better(self) -> None:
        """Move a sentence of the focused row to where it fits better, as its reasons say."""
        from core.library import mending

        page, index = self._view.page, self._view.focused_row
        fit = self._reasons.better(index) if index is not None else None
        if page is not None and fit is not None:
            version = self._reasons.version(fit.column)
            start = self._session.store.spans(version)[fit.segment][1]
            self._wanted = (version, start)
            self._try(mending.move, page.article_id, version, fit.segment, to=fit.by)

    def realign(self) -> None:
        """Align anew between the confirmed rows around the focused one, in a job."""
        page, index = self._view.page, self._view.focused_row
        if page is not None and index is not None:
            self._workbench.realign(page.article_id, page.row(index).ids[0])

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
        wanted, self._wanted = self._wanted, None
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
        self._bench, self._wanted = Bench(), None
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

    def _move_marked(self, marked: Marked, by: int) -> None:
        from core.library import mending

        self._wanted = (marked.version, marked.start)
        self._try(mending.move_run, marked.article, marked.version, marked.segments, by=by)

    def _move_to(self, spot: Spot, index: int, by: int) -> None:
        from core.library import mending

        inside = 0 <= index < len(spot.page)
        to: RowId | int = spot.page.row(index).ids[0] if inside else by
        segment = self._spots.segment(spot.version, spot.start)
        self._wanted = (spot.version, spot.start)
        self._try(mending.move, spot.page.article_id, spot.version, segment, to=to)

    def _on_row(self, act: Callable[[Store, ArticleId, RowId, VersionId], None]) -> None:
        page, index = self._view.page, self._view.focused_row
        if page is not None and index is not None:
            version = page.columns[self._view.focused_column].version_id
            self._try(act, page.article_id, page.row(index).ids[0], version)

    def _try(self, act: Callable[..., None], *what: object, **how: object) -> bool:
        """Do it, or say why not; whether it was done."""
        try:
            act(self._session.store, *what, **how)
        except KnownError as error:
            self._wanted = None
            self._session.told.emit(f"{error}.")
            return False
        return True

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
            self._move_to(spot, row, 0)
