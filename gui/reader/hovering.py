"""The annotation under the mouse: said to the window, and shown on a card after a moment."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, QTimer

from core.model import AnnotationId
from gui.reader.handles import ends_of
from gui.reader.hit import Hit
from gui.reader.hover_card import HoverCard
from gui.reader.overview import Kind
from gui.reader.spoken import DOUBT

if TYPE_CHECKING:
    from gui.reader.view import ReaderView

CARD_AFTER_MS = 400
EDGE = 8
"""How far the card stays from the edges of the view."""


class Hovering(QObject):
    """Follows the mouse from mark to mark and keeps the card true to it."""

    def __init__(self, view: "ReaderView", card: HoverCard) -> None:
        super().__init__(view)
        self._view, self._card = view, card
        self._mark, self._column = "", 0
        self._timer = QTimer(self, singleShot=True, interval=CARD_AFTER_MS)
        self._timer.timeout.connect(self.show_card)

    def follow(self, hit: Hit | None) -> None:
        """The mouse is here, or nowhere."""
        marks = (hit.badge or hit.marks) if hit else ()
        mark = marks[0] if marks else ""
        if mark == self._mark:
            return
        self._mark = mark
        self.put_away()
        if mark and hit is not None:
            self._column = hit.column
            self._timer.start()
        self._view.annotation_hovered.emit(mark)

    def put_away(self) -> None:
        """Hide the card, and the one that would come."""
        self._card.hide()
        self._timer.stop()

    def forget(self) -> None:
        """Another page is shown: the mouse is on nothing known."""
        self._mark = ""
        self.put_away()

    def tip(self, hit: Hit | None) -> str:
        """What is to be said of the place under the mouse; mostly nothing."""
        view = self._view
        if hit is None or not hit.gutter or view.spread is None:
            return ""
        if view.explain is not None:
            return view.explain(hit.row)
        shown = Kind.DOUBTFUL not in view.hidden_kinds
        return DOUBT if shown and view.spread.row(hit.row).is_doubtful else ""

    def show_card(self) -> None:
        """Show what the annotation under the mouse says."""
        view, mark = self._view, AnnotationId(self._mark)
        annotation = view.page.annotations.get(mark) if view.page is not None else None
        if view.spread is None or annotation is None:
            return
        if not view.underMouse() or view.bar.isVisible():
            return
        ends = ends_of(view.spread, mark, self._column)
        box = view.where.selection(ends.selection()) if ends is not None else QRect()
        if not box.isEmpty():
            origin = view.viewport().pos()
            room = view.viewport().rect().adjusted(EDGE, EDGE, -EDGE, -EDGE)
            self._card.offer(annotation, box.translated(origin), room.translated(origin))
