"""The cards as a list: which are shown, how they are painted, and the form on the current one."""

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from core.model import AnnotationId, Colour
from gui.panels.card_facts import CardFacts
from gui.panels.card_layout import GAP_BELOW, LEFT, RIGHT, CardLayout, Part
from gui.panels.note_form import NoteForm
from gui.widgets.look import Look

FACTS = Qt.ItemDataRole.UserRole
_NO_PARENT = QModelIndex()
_FORM_BOTTOM = 12
_SCROLL_BAR = 10


class Order(StrEnum):
    """How the cards are sorted."""

    TEXT = "In the order of the text"
    NEWEST = "Newest first"
    COLOUR = "By colour"


class CardModel(QAbstractListModel):
    """The cards shown, in their order; small changes keep the list where it is."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cards: list[CardFacts] = []

    @property
    def cards(self) -> Sequence[CardFacts]:
        """The cards shown."""
        return tuple(self._cards)

    def show(self, cards: Sequence[CardFacts]) -> None:
        """Show these cards."""
        if [card.id for card in cards] != [card.id for card in self._cards]:
            self.beginResetModel()
            self._cards = list(cards)
            self.endResetModel()
            return
        changed = [n for n, card in enumerate(cards) if card != self._cards[n]]
        self._cards = list(cards)
        for number in changed:
            self.dataChanged.emit(self.index(number), self.index(number))

    def index_of(self, annotation: AnnotationId | None) -> QModelIndex:
        """Where the card of an annotation stands; not valid if it is not shown."""
        for number, card in enumerate(self._cards):
            if card.id == annotation:
                return self.index(number)
        return QModelIndex()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NO_PARENT) -> int:
        """How many cards."""
        return 0 if parent.isValid() else len(self._cards)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """The facts, and the card as a sentence for screen readers."""
        card = self._cards[index.row()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return card.spoken
        return card if role == FACTS else None


class CardView(QListView):
    """The list of cards. The form lies on the current card while it is written on."""

    chosen = Signal(str)
    write_asked = Signal(str)
    tags_asked = Signal(str)
    menu_asked = Signal(str, QPoint)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._layouts: dict[AnnotationId, tuple[tuple[object, ...], CardLayout]] = {}
        self._tag_colours: dict[str, str] = {}
        self._current: AnnotationId | None = None
        self.cards = CardModel(self)
        self.setModel(self.cards)
        self.setItemDelegate(_CardDelegate(self))
        self.setProperty("plain", True)  # noqa: FBT003 — Qt's own signature
        self.setAccessibleName("Notes")
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.form = NoteForm(look, self.viewport())
        self.form.grown.connect(self._relay)
        look.changed.connect(self.viewport().update)

    @property
    def current(self) -> AnnotationId | None:
        """The annotation whose card is the current one."""
        return self._current

    def show_cards(self, cards: Sequence[CardFacts], tag_colours: dict[str, str]) -> None:
        """Show these cards; the form stays where it is while its card is shown."""
        if tag_colours != self._tag_colours:
            self._tag_colours = tag_colours
            self._layouts.clear()
        known = {card.id for card in cards}
        self._layouts = {key: laid for key, laid in self._layouts.items() if key in known}
        place = self.verticalScrollBar().value()
        self.cards.show(cards)
        self._relay()
        self.verticalScrollBar().setValue(place)
        self._place_form()

    def set_current(self, annotation: AnnotationId | None) -> None:
        """Make this card the current one and show it, without telling."""
        if annotation != self._current:
            self._current = annotation
            self._relay()
        index = self.cards.index_of(annotation)
        if index.isValid():
            self.selectionModel().setCurrentIndex(
                index, self.selectionModel().SelectionFlag.NoUpdate
            )
            self.scrollTo(index)

    def write_on(self, card: CardFacts) -> NoteForm:
        """Put the form on this card."""
        self._current = card.id
        self.form.show_note(card.id, card.note, card.tags)
        self.form.show()
        self._relay()
        self.scrollTo(self.cards.index_of(card.id))
        self._place_form()
        return self.form

    @property
    def card_width(self) -> int:
        """How wide cards are: room for the scroll bar is kept, whether it is there or not."""
        return max(160, self.width() - _SCROLL_BAR)

    def layout_of(self, card: CardFacts) -> CardLayout:
        """The card, set in the width of the list."""
        width = self.card_width
        key = (replace(card), width, card.id == self._current)
        known = self._layouts.get(card.id)
        if known is None or known[0] != key:
            laid = CardLayout(
                card,
                self._look,
                width,
                tag_colours=self._tag_colours,
                current=card.id == self._current,
            )
            self._layouts[card.id] = known = (key, laid)
        return known[1]

    def height_of(self, card: CardFacts) -> int:
        """How high the card is now, with the form if it lies there."""
        laid = self.layout_of(card)
        if self.writes_on(card.id):
            return laid.form_top + self.form.sizeHint().height() + _FORM_BOTTOM
        return laid.height

    def writes_on(self, annotation: AnnotationId) -> bool:
        """Whether the form lies on this card."""
        return self.form.annotation == annotation and not self.form.isHidden()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose a card, or what lies on it."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if not index.isValid() or event.button() != Qt.MouseButton.LeftButton:
            return
        card: CardFacts = index.data(FACTS)
        where = event.position().toPoint() - self.visualRect(index).topLeft()
        part = self.layout_of(card).part_at(where)
        was_current = card.id == self._current
        self.chosen.emit(card.id)
        if part is Part.MORE:
            self.menu_asked.emit(card.id, event.globalPosition().toPoint())
        elif part is Part.NOTE and was_current:
            self.write_asked.emit(card.id)
        elif part is Part.TAGS and was_current:
            self.tags_asked.emit(card.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step through the cards; Return writes on the current one."""
        index = self.currentIndex()
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if event.key() in steps:
            row = index.row() + steps[Qt.Key(event.key())] if index.isValid() else 0
            if 0 <= row < self.cards.rowCount():
                self.chosen.emit(self.cards.index(row).data(FACTS).id)
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self.write_asked.emit(index.data(FACTS).id)
            return
        event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the cards in the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._relay()

    def updateGeometries(self) -> None:
        """Keep the form on its card."""
        super().updateGeometries()
        self._place_form()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Keep the form on its card."""
        super().scrollContentsBy(dx, dy)
        self._place_form()

    def _relay(self) -> None:
        self.doItemsLayout()
        self._place_form()
        self.viewport().update()

    def _place_form(self) -> None:
        form = getattr(self, "form", None)
        if form is None or form.isHidden():
            return
        index = self.cards.index_of(form.annotation)
        if not index.isValid():
            return
        box = self.visualRect(index)
        top = box.top() + self.layout_of(index.data(FACTS)).form_top
        width = self.card_width - LEFT - RIGHT
        form.setGeometry(QRect(box.left() + LEFT, top, width, form.sizeHint().height()))


class _CardDelegate(QStyledItemDelegate):
    """Paints the cards of its view."""

    def __init__(self, view: CardView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(
        self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """The card and the gap below."""
        height = self._view.height_of(index.data(FACTS)) + GAP_BELOW
        return QSize(self._view.card_width, height)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one card."""
        card: CardFacts = index.data(FACTS)
        laid = self._view.layout_of(card)
        lit = bool(option.state & QStyle.StateFlag.State_MouseOver)
        height = option.rect.height() - GAP_BELOW
        editing = self._view.writes_on(card.id)
        laid.paint(painter, option.rect.topLeft(), height=height, lit=lit, editing=editing)


def colour_rank(card: CardFacts) -> int:
    """Where a card stands among the colours; notes without one come last."""
    return list(Colour).index(card.colour) if card.colour else len(Colour)
