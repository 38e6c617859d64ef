"""The annotations that a list of cards shows, each read when its card comes into sight."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from core.model import AnnotationId
from gui.panels.card_facts import CardFacts

FACTS = Qt.ItemDataRole.UserRole
_NO_PARENT = QModelIndex()

ReadFacts = Callable[[AnnotationId], CardFacts]


class CardModel(QAbstractListModel):
    """The annotations shown, in their order; `read` makes the facts of one when it is seen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ids: list[AnnotationId] = []
        self._rows: dict[AnnotationId, int] = {}
        self.read: ReadFacts | None = None

    @property
    def ids(self) -> Sequence[AnnotationId]:
        """The annotations shown."""
        return self._ids

    @property
    def cards(self) -> Sequence[CardFacts]:
        """The cards shown, all of them made."""
        return tuple(map(self.facts, self._ids))

    def facts(self, annotation: AnnotationId) -> CardFacts:
        """What the card of an annotation says."""
        if self.read is None:
            raise KeyError(annotation)
        return self.read(annotation)

    def show(self, ids: Sequence[AnnotationId]) -> None:
        """Show these annotations."""
        fresh = list(ids)
        if fresh != self._ids:
            self.beginResetModel()
            self._ids = fresh
            self._rows = {annotation: row for row, annotation in enumerate(fresh)}
            self.endResetModel()

    def row_of(self, annotation: AnnotationId | None) -> int:
        """Where the card of an annotation stands; -1 if it is not shown."""
        return -1 if annotation is None else self._rows.get(annotation, -1)

    def index_of(self, annotation: AnnotationId | None) -> QModelIndex:
        """The same as an index; not valid if it is not shown."""
        row = self.row_of(annotation)
        return QModelIndex() if row < 0 else self.index(row)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NO_PARENT) -> int:
        """How many cards."""
        return 0 if parent.isValid() else len(self._ids)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """The facts, and the card as a sentence for screen readers."""
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.facts(self._ids[index.row()]).spoken
        return self.facts(self._ids[index.row()]) if role == FACTS else None
