"""What is done to rows while aligning: sentences moved, rows split and joined, confirmed.

Each act is one edit of `core.library.mending`, saved and undone like any other. What is acted on is
the piece that the caret stands in, or the focused row.
"""

from collections.abc import Callable
from functools import partial

from core.errors import KnownError
from core.model import ArticleId, RowId, Status, VersionId
from core.store.store import Store
from gui.commands import Act
from gui.reader.view import ReaderView
from gui.reasoning import Reasons
from gui.session import Session
from gui.spots import Marked, Spot, Spots
from gui.workbench import Workbench


class RowActs:
    """The acts of the mode; `wanted` is the sentence to stand at once the page shows what was done.

    It is a version, and where the sentence begins in its text.
    """

    def __init__(
        self,
        session: Session,
        view: ReaderView,
        *,
        spots: Spots,
        reasons: Reasons,
        workbench: Workbench,
    ) -> None:
        self._session, self._view = session, view
        self._spots, self._reasons, self._workbench = spots, reasons, workbench
        self.wanted: tuple[VersionId, int] | None = None

    def acts(self) -> dict[str, Act]:
        """What the actions do."""
        return {
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
            "mend-better": self.move_better,
            "mend-realign": self.realign,
        }

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
            self.move_to(spot, spot.index + by, by)

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

    def move_better(self) -> None:
        """Move a sentence of the focused row to where it fits better, as its reasons say."""
        from core.library import mending

        page, index = self._view.page, self._view.focused_row
        fit = self._reasons.better(index) if index is not None else None
        if page is not None and fit is not None:
            version = self._reasons.version(fit.column)
            start = self._session.store.spans(version)[fit.segment][1]
            self.wanted = (version, start)
            self._try(mending.move, page.article_id, version, fit.segment, to=fit.by)

    def realign(self) -> None:
        """Align anew between the confirmed rows around the focused one, in a job."""
        page, index = self._view.page, self._view.focused_row
        if page is not None and index is not None:
            self._workbench.realign(page.article_id, page.row(index).ids[0])

    def _move_marked(self, marked: Marked, by: int) -> None:
        from core.library import mending

        self.wanted = (marked.version, marked.start)
        self._try(mending.move_run, marked.article, marked.version, marked.segments, by=by)

    def move_to(self, spot: Spot, index: int, by: int) -> None:
        """Move a piece to the row of this index; beyond the ends, to a new row before or after."""
        from core.library import mending

        inside = 0 <= index < len(spot.page)
        to: RowId | int = spot.page.row(index).ids[0] if inside else by
        segment = self._spots.segment(spot.version, spot.start)
        self.wanted = (spot.version, spot.start)
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
            self.wanted = None
            self._session.told.emit(f"{error}.")
            return False
        return True
