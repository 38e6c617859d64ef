"""Which cards are picked for something that is done to several at once."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal

from core.model import AnnotationId
from gui.panels.card_model import CardModel


class Picking(QObject):
    """The picked cards of a list, in the order in which they were picked."""

    changed = Signal()

    def __init__(self, cards: CardModel) -> None:
        super().__init__(cards)
        self._cards = cards
        self._picked: dict[AnnotationId, None] = {}

    @property
    def picked(self) -> tuple[AnnotationId, ...]:
        """The annotations picked."""
        return tuple(self._picked)

    def holds(self, annotation: AnnotationId) -> bool:
        """Whether this one is picked."""
        return annotation in self._picked

    def pick(self, annotations: Sequence[AnnotationId]) -> None:
        """Pick exactly these of the cards shown."""
        fresh = dict.fromkeys(a for a in annotations if self._cards.row_of(a) >= 0)
        if fresh != self._picked:
            self._picked = fresh
            self.changed.emit()

    def toggle(self, annotation: AnnotationId) -> None:
        """Pick this one too, or no longer."""
        others = [one for one in self._picked if one != annotation]
        self.pick(others if annotation in self._picked else [*others, annotation])

    def drop_missing(self) -> None:
        """Let go of those that are no longer shown."""
        self.pick(self.picked)

    def pick_by_click(
        self, modifiers: Qt.KeyboardModifier, row: int, current: AnnotationId | None
    ) -> bool:
        """Pick as a click on a row with these modifiers means it; says whether it meant that."""
        ids, start = self._cards.ids, self._cards.row_of(current)
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            if not self._picked and start not in (-1, row):
                self.pick([ids[start]])
            self.toggle(ids[row])
            return True
        if modifiers & Qt.KeyboardModifier.ShiftModifier:
            start = max(0, start)
            self.pick(ids[min(start, row) : max(start, row) + 1])
            return True
        return False
