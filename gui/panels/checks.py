"""The checks panel: what was found in the open article, as cards, with a choice of kinds.

The panel only shows: what there is comes from `gui.checking`, which also does what is asked for
here. A card is laid out when it is seen; the one that is current has buttons laid over it.
"""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QListView,
    QMenu,
    QPushButton,
    QStackedWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from gui.panels.finding_card import GAP_BELOW, LEFT, FindingCard, FindingFacts
from gui.panels.head import inset, panel_head
from gui.widgets.controls import KEYBOARD_ONLY, Button, IconButton, Label
from gui.widgets.flow import Flow
from gui.widgets.lists import LineModel
from gui.widgets.look import Look

WIDTH, WIDE_WIDTH = 384, 400
NOTHING = "Nothing to check here."
_FACTS = Qt.ItemDataRole.UserRole
_MOST_LAID = 400
_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class ChecksPanel(QFrame):
    """Cards of findings.

    `chosen` names the finding whose card was chosen, `entered` one to be gone to in the text,
    `note_asked` and `dismiss_asked` one to be made a note of or dismissed (shown again, if it is
    dismissed). `kind_chosen` carries the name of a kind, empty for all; `dismissed_shown` whether
    the dismissed ones are to be listed, too.
    """

    chosen = Signal(str)
    entered = Signal(str)
    note_asked = Signal(str)
    dismiss_asked = Signal(str)
    kind_chosen = Signal(str)
    dismissed_shown = Signal(bool)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notes")
        self._look = look
        self._with_dismissed = False
        self.cards = FindingList(look)
        self.cards.chosen.connect(self.chosen)
        self.cards.entered.connect(self.entered)
        self.cards.note_asked.connect(self.note_asked)
        self.cards.dismiss_asked.connect(self.dismiss_asked)
        self._build_head()
        self._kinds = Flow(left=12, top=10, gap=6)
        self._group = QButtonGroup(self)
        self._chips: dict[str, QPushButton] = {}
        self._lay_out()
        self.setFocusProxy(self.cards)

    @property
    def head_words(self) -> str:
        """What stands in the head: how many are open."""
        return self._count.text()

    @property
    def empty_words(self) -> str:
        """What stands in place of the list while that is empty."""
        return self._empty.text()

    def show_findings(self, facts: Sequence[FindingFacts], current: str) -> None:
        """List these, the one of this key as the current one."""
        self.cards.show_cards(facts, current)
        self._stack.setCurrentIndex(0 if facts else 1)

    def say(self, head: str, empty: str) -> None:
        """Write into the head, and in place of the list when it is empty."""
        self._count.setText(head)
        self._empty.setText(empty)

    def show_same(self, same: Sequence[str]) -> None:
        """Say at the foot what is only written otherwise; nothing where there is none."""
        self._foot.setText(f"Not reported: {', '.join(same)}." if same else "")
        self._foot.setVisible(bool(same))

    @property
    def foot_words(self) -> str:
        """What stands at the foot."""
        return self._foot.text()

    def offer_kinds(self, kinds: Sequence[tuple[str, str]], chosen: str) -> None:
        """Offer these kinds, by name and words; all of them under the empty name."""
        if [(name, chip.text()) for name, chip in self._chips.items()] != list(kinds):
            self._make_chips(kinds)
        self._kinds.setVisible(len(kinds) > 2)
        if chosen in self._chips:
            self._chips[chosen].setChecked(True)

    def _make_chips(self, kinds: Sequence[tuple[str, str]]) -> None:
        for chip in self._chips.values():
            self._group.removeButton(chip)
        self._chips.clear()
        for name, words in kinds:
            chip = QPushButton(words)
            chip.setProperty("pill", True)  # noqa: FBT003 — Qt's own signature
            chip.setCheckable(True)
            chip.setAutoDefault(False)
            chip.setFocusPolicy(KEYBOARD_ONLY)
            chip.clicked.connect(partial(self.kind_chosen.emit, name))
            self._group.addButton(chip)
            self._chips[name] = chip
        self._kinds.show_widgets(list(self._chips.values()))

    def _build_head(self) -> None:
        self._count = Label("", "muted", "small")
        self.more = IconButton(self._look, "more", "Which findings", size=28)
        self.more.clicked.connect(self._open_more)
        self._foot = Label("", "muted", "small")
        self._foot.setObjectName("foot")
        self._foot.setWordWrap(True)
        self._foot.setIndent(0)
        self._foot.setContentsMargins(16, 12, 16, 12)
        self._foot.hide()
        self._empty = Label(NOTHING, "muted")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._empty.setWordWrap(True)

    def _lay_out(self) -> None:
        nothing = QWidget()
        alone = QVBoxLayout(nothing)
        alone.setContentsMargins(24, 32, 24, 0)
        alone.addWidget(self._empty)
        alone.addStretch(1)
        self._stack = QStackedWidget()
        self._stack.addWidget(inset(self.cards))
        self._stack.addWidget(nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(panel_head("Checks", self._count, self.more))
        column.addWidget(self._kinds)
        column.addWidget(self._stack, 1)
        column.addWidget(self._foot)

    def _open_more(self) -> None:
        menu = QMenu(self.more)
        menu.aboutToHide.connect(menu.deleteLater)
        action = menu.addAction("Show dismissed findings")
        action.setCheckable(True)
        action.setChecked(self._with_dismissed)
        action.toggled.connect(self._show_dismissed)
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def _show_dismissed(self, shown: bool) -> None:  # noqa: FBT001 — Qt's own signature
        self._with_dismissed = shown
        self.dismissed_shown.emit(shown)


class FindingList(QListView):
    """The cards; Enter goes to the text, N makes a note, D or Del dismisses."""

    chosen = Signal(str)
    entered = Signal(str)
    note_asked = Signal(str)
    dismiss_asked = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._model = _Findings()
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(self))
        self.setProperty("plain", True)  # noqa: FBT003 — Qt's own signature
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(100)
        self.setAccessibleName("Findings")
        self._laid: dict[tuple[FindingFacts, int, bool], FindingCard] = {}
        self._telling = True
        self._keys = {
            Qt.Key.Key_N: self.note_asked,
            Qt.Key.Key_D: self.dismiss_asked,
            Qt.Key.Key_Delete: self.dismiss_asked,
            Qt.Key.Key_Return: self.entered,
            Qt.Key.Key_Enter: self.entered,
        }
        look.changed.connect(self._dress)

    @property
    def current_key(self) -> str:
        """The key of the current finding; empty for none."""
        index = self.currentIndex()
        return index.data(_FACTS).key if index.isValid() else ""

    @property
    def shown(self) -> list[FindingFacts]:
        """The cards, in their order."""
        return list(self._model.lines)

    def show_cards(self, facts: Sequence[FindingFacts], current: str) -> None:
        """Show these cards, the one of this key as the current one."""
        self._telling = False
        top = self.verticalScrollBar().value()
        if list(facts) != self._model.lines:
            self._model.fill(list(facts))
        row = next((n for n, one in enumerate(facts) if one.key == current), -1)
        self.setCurrentIndex(self._model.index(row, 0) if row >= 0 else _ROOT)
        self.scheduleDelayedItemsLayout()
        self.verticalScrollBar().setValue(top)
        if row >= 0:
            self.scrollTo(self._model.index(row, 0))
        self._telling = True

    def card(self, index: _Index) -> FindingCard:
        """The card of an index, laid out in the list's width."""
        facts: FindingFacts = index.data(_FACTS)
        key = (facts, self.card_width, index.row() == self.currentIndex().row())
        if key not in self._laid:
            if len(self._laid) >= _MOST_LAID:
                self._laid.clear()
            self._laid[key] = FindingCard(facts, self._look, key[1], current=key[2])
        return self._laid[key]

    @property
    def card_width(self) -> int:
        """How wide a card is, in pixels."""
        return max(160, self.viewport().width() - 10)

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """The current card is higher than the others, and has the buttons."""
        super().currentChanged(current, previous)
        if previous.isValid():
            self.setIndexWidget(previous, None)  # type: ignore[arg-type] # None takes it away
        if current.isValid():
            self.setIndexWidget(current, self._buttons(current))
            if self._telling:
                self.chosen.emit(current.data(_FACTS).key)
        self.scheduleDelayedItemsLayout()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the cards out in the new width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def event(self, event: QEvent) -> bool:
        """Take the panel's own keys before the window does."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride:
            own = event.key() in self._keys and not event.modifiers()
            event.setAccepted(own)
            return own or super().event(event)
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Make a note, dismiss, or go to the text; other keys step through the cards."""
        signal = self._keys.get(Qt.Key(event.key())) if not event.modifiers() else None
        if signal is None or not self.current_key:
            super().keyPressEvent(event)
        else:
            signal.emit(self.current_key)

    def _buttons(self, index: _Index) -> QWidget:
        facts: FindingFacts = index.data(_FACTS)
        over = QWidget()
        row = QHBoxLayout(over)
        row.setContentsMargins(LEFT, 0, 22, GAP_BELOW + 12)
        row.setSpacing(8)
        note = Button(self._look, "Make a note  N", compact=True)
        note.setProperty("accented", True)  # noqa: FBT003 — Qt's own signature
        note.clicked.connect(lambda: self.note_asked.emit(facts.key))
        words = "Show again  D" if facts.dismissed else "Dismiss  D"
        away = Button(self._look, words, compact=True)
        away.clicked.connect(lambda: self.dismiss_asked.emit(facts.key))
        for button in (note, away):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        row.addStretch(1)
        return over

    def _dress(self) -> None:
        self._laid.clear()
        self.viewport().update()


class _Findings(LineModel):
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.lines):
            return None
        facts: FindingFacts = self.lines[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{facts.title}, {facts.place}. {facts.message}"
        return facts if role == _FACTS else None


class _Delegate(QStyledItemDelegate):
    def __init__(self, view: FindingList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(self._view.card_width, self._view.card(index).height + GAP_BELOW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        self._view.card(index).paint(painter, option.rect)
