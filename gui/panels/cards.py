"""The cards as a list: which are shown, how they are painted, and the form on the current one.

There may be 50,000 of them, so nothing is made for a card before it comes into sight: what it
says, how it is set, how high it is. Until then a card counts as high as those seen so far are on
the average; when a card at the upper edge turns out higher or lower, the list moves along, so
that what one looks at stays where it is.
"""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView

from core.model import AnnotationId
from gui.panels.card_facts import CardFacts
from gui.panels.card_layout import (
    GAP_BELOW,
    LEFT,
    RIGHT,
    CardLayout,
    CardLayouts,
    Part,
    paint_heading,
)
from gui.panels.card_model import FACTS, CardModel, ReadFacts
from gui.panels.card_picking import Picking
from gui.panels.card_stack import HEADING, CardStack
from gui.panels.note_form import NoteForm
from gui.widgets.look import Look
from gui.widgets.unselected import UnselectedList

_NO_PARENT = QModelIndex()
_FORM_BOTTOM = 12
_SCROLL_BAR = 10
_SETTLING_STEPS = 6
_WHEEL_STEP = 24


class CardView(UnselectedList):
    """The list of cards. The form lies on the current card while it is written on.

    Cards are picked for something that is done to several by Ctrl and Shift with the mouse, and by
    the space bar; `picking` holds them.
    """

    chosen = Signal(str)
    write_asked = Signal(str)
    tags_asked = Signal(str)
    link_followed = Signal(str)
    menu_asked = Signal(str, QPoint)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._layouts = CardLayouts(look)
        self._stack = CardStack(GAP_BELOW)
        self._headings: Mapping[AnnotationId, str] = {}
        self._settling = False
        self._lit = -1
        self._current: AnnotationId | None = None
        self.cards = CardModel(self)
        self.picking = Picking(self.cards)
        self.picking.changed.connect(self.viewport().update)
        self.setModel(self.cards)
        self.setProperty("plain", True)  # noqa: FBT003 — Qt's own signature
        self.setAccessibleName("Notes")
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.form = NoteForm(look, self.viewport())
        self.form.grown.connect(self._relay)
        look.changed.connect(self._forget_layouts)

    @property
    def current(self) -> AnnotationId | None:
        """The annotation whose card is the current one."""
        return self._current

    def show_cards(
        self,
        ids: Sequence[AnnotationId],
        read: ReadFacts,
        tag_colours: dict[str, str],
        *,
        headings: Mapping[AnnotationId, str],
    ) -> None:
        """Show these cards; the form stays where it is while its card is shown.

        `headings` names the cards that begin a group, with its title.
        """
        self._layouts.colour_tags(tag_colours)
        self.cards.read, self._headings = read, headings
        place = self.verticalScrollBar().value()
        self.cards.show(ids)
        self.picking.drop_missing()
        self._relay()
        self.verticalScrollBar().setValue(place)
        self._settle()
        self._place_form()

    def set_current(self, annotation: AnnotationId | None) -> None:
        """Make this card the current one and show it, without telling."""
        if annotation != self._current:
            for changed in (annotation, self._current):
                if changed is not None:
                    self._stack.forget(changed)
            self._current = annotation
            self._relay()
        index = self.cards.index_of(annotation)
        if index.isValid():
            flag = QItemSelectionModel.SelectionFlag.NoUpdate
            self.selectionModel().setCurrentIndex(index, flag)
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
        return self._layouts.of(card, self.card_width, current=card.id == self._current)

    def height_of(self, card: CardFacts) -> int:
        """How high the card is now, with the form if it lies there."""
        laid = self.layout_of(card)
        if self.writes_on(card.id):
            return laid.form_top + self.form.sizeHint().height() + _FORM_BOTTOM
        return laid.height

    def writes_on(self, annotation: AnnotationId) -> bool:
        """Whether the form lies on this card."""
        return self.form.annotation == annotation and not self.form.isHidden()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the keyboard; what is meant shows when the button is let go."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose a card, pick it, or choose what lies on it."""
        index = self.indexAt(event.position().toPoint())
        if not index.isValid() or event.button() != Qt.MouseButton.LeftButton:
            return
        card: CardFacts = index.data(FACTS)
        if self.picking.pick_by_click(event.modifiers(), index.row(), self._current):
            return
        where = event.position().toPoint() - self.visualRect(index).topLeft()
        part, link = self.layout_of(card).part_at(where), self.layout_of(card).link_at(where)
        was_current = card.id == self._current
        self.picking.pick([])
        if link:
            self.link_followed.emit(link)
            return
        self.chosen.emit(card.id)
        if part is Part.MORE:
            self.menu_asked.emit(card.id, event.globalPosition().toPoint())
        elif part is Part.NOTE and was_current:
            self.write_asked.emit(card.id)
        elif part is Part.TAGS and was_current:
            self.tags_asked.emit(card.id)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A second click is a click."""
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light the card under the pointer."""
        self._light(self.indexAt(event.position().toPoint()).row())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu of a card: the one under the pointer; by key, the current one."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.cards.index_of(self._current) if by_key else self.indexAt(event.pos())
        if index.isValid():
            corner = self.viewport().mapToGlobal(self.visualRect(index).topRight())
            place = corner if by_key else event.globalPos()
            self.menu_asked.emit(index.data(FACTS).id, place)

    def leaveEvent(self, event: QEvent) -> None:
        """Light no card."""
        self._light(-1)
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step through the cards, pick them by the space bar; Return writes on the current one."""
        row, last = self.cards.row_of(self._current), self.cards.rowCount() - 1
        steps = {
            Qt.Key.Key_Down: row + 1,
            Qt.Key.Key_Up: row - 1 if row >= 0 else 0,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        key = Qt.Key(event.key())
        if key in steps and 0 <= steps[key] <= last:
            self.chosen.emit(self.cards.ids[steps[key]])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row >= 0:
            self.write_asked.emit(self.cards.ids[row])
        elif key is Qt.Key.Key_Space and row >= 0:
            self.picking.toggle(self.cards.ids[row])
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.picking.pick(self.cards.ids)
        elif key is Qt.Key.Key_Escape and self.picking.picked:
            self.picking.pick([])
        elif key not in steps:
            event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the cards in the new width."""
        QAbstractItemView.resizeEvent(self, event)
        if event.size().width() != event.oldSize().width():
            self._stack.forget_all()
        self._relay()

    def doItemsLayout(self) -> None:
        """Give every card its place, those unseen by what others are high."""
        self._stack.pile(self.cards.ids, self._headings)
        self._show_stack()

    def updateGeometries(self) -> None:
        """Keep the scroll bar true and the form on its card."""
        bar, room = self.verticalScrollBar(), self.viewport().height()
        bar.setRange(0, max(0, self._stack.height + GAP_BELOW - room))
        bar.setPageStep(max(1, room))
        bar.setSingleStep(_WHEEL_STEP)
        self._place_form()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        """Set the cards that come into sight, and keep the form on its card."""
        self._settle()
        self._place_form()
        self.viewport().update()

    def visualRect(self, index: QModelIndex | QPersistentModelIndex) -> QRect:
        """Where a card lies in the viewport."""
        row = index.row()
        if not 0 <= row < len(self._stack):
            return QRect()
        top = self._stack.top(row) - self.verticalScrollBar().value()
        return QRect(0, top, self.card_width, self._stack.card_height(row))

    def indexAt(self, point: QPoint) -> QModelIndex:
        """The card under a point of the viewport."""
        row = self._stack.row_at(point.y() + self.verticalScrollBar().value())
        index = self.cards.index(row) if row >= 0 else QModelIndex()
        return index if index.isValid() and self.visualRect(index).contains(point) else _NO_PARENT

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        _hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a card into sight, whole if there is room."""
        for _ in range(_SETTLING_STEPS):
            row, bar, stack = index.row(), self.verticalScrollBar(), self._stack
            if not 0 <= row < len(stack):
                return
            top, bottom = stack.start(row), stack.top(row) + stack.card_height(row) + GAP_BELOW
            lowest = max(bottom - self.viewport().height(), 0)
            wanted = min(max(bar.value(), lowest), top)
            if wanted == bar.value() and stack.start(row) == top:
                break
            bar.setValue(wanted)
        self._settle()

    def moveCursor(
        self, _action: QAbstractItemView.CursorAction, _modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """The current card: keys are taken by this view itself."""
        return self.cards.index_of(self._current)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cards in sight."""
        painter = QPainter(self.viewport())
        value, stack = self.verticalScrollBar().value(), self._stack
        row = max(0, stack.row_at(event.rect().top() + value))
        while row < len(stack) and stack.start(row) - value <= event.rect().bottom():
            if title := stack.heading(row):
                room = QRect(0, stack.start(row) - value, self.card_width, HEADING)
                paint_heading(painter, title, room, self._look.theme)
            self._paint_card(painter, row, stack.top(row) - value)
            row += 1

    def _paint_card(self, painter: QPainter, row: int, top: int) -> None:
        card = self.cards.facts(self.cards.ids[row])
        self.layout_of(card).paint(
            painter,
            QPoint(0, top),
            height=self._stack.card_height(row),
            lit=row == self._lit,
            editing=self.writes_on(card.id),
            picked=self.picking.holds(card.id),
        )

    def _light(self, row: int) -> None:
        if row != self._lit:
            self._lit = row
            self.viewport().update()

    def _show_stack(self) -> None:
        self.updateGeometries()
        self.viewport().update()

    def _settle(self) -> None:
        """Set the cards in sight and give them the room that they need."""
        if self._settling:
            return
        self._settling = True
        try:
            for _ in range(_SETTLING_STEPS):
                if not self._measure():
                    break
        finally:
            self._settling = False

    def _measure(self) -> bool:
        """One pass over the cards in sight; says whether any was not as high as thought."""
        value, changed, stack = self.verticalScrollBar().value(), False, self._stack
        row = first = max(0, stack.row_at(value))
        edge, shift = value + self.viewport().height(), 0
        y = stack.start(first) if first < len(stack) else edge
        while row < len(stack) and y < edge:
            before = stack.card_height(row)
            exact = self.height_of(self.cards.facts(self.cards.ids[row]))
            if stack.learn(row, exact):
                if row == first and stack.top(row) < value:
                    shift = exact - before
                changed = True
            y += exact + GAP_BELOW + (HEADING if stack.heading(row) else 0)
            row += 1
        if changed:
            stack.restack()
            self._show_stack()
            self.verticalScrollBar().setValue(value + shift)
        return changed

    def _forget_layouts(self) -> None:
        self._layouts.clear()
        self._relay()

    def _relay(self) -> None:
        """Lay out again after what a card says, or which is the current one, has changed."""
        self.doItemsLayout()
        self._settle()
        self._place_form()

    def _place_form(self) -> None:
        form = getattr(self, "form", None)
        if form is None or form.isHidden():
            return
        index = self.cards.index_of(form.annotation)
        if not index.isValid() or index.row() >= len(self._stack):
            return
        box = self.visualRect(index)
        top = box.top() + self.layout_of(index.data(FACTS)).form_top
        width = self.card_width - LEFT - RIGHT
        form.setGeometry(QRect(box.left() + LEFT, top, width, form.sizeHint().height()))
