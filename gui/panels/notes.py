"""The notes panel: the annotations of the open article as cards, filtered and sorted."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from core.model import Annotation, AnnotationId, Colour
from core.reading.page import Page
from core.store.store import TagCount
from core.text.fold import fold
from gui.panels.card_facts import CardFacts, facts
from gui.panels.cards import CardView, Order, colour_rank
from gui.widgets.controls import Button, IconButton, Label, SearchField
from gui.widgets.look import Look

WIDTH, WIDE_WIDTH = 304, 400
HEAD_HEIGHT = 40
_ALL_TAGS = "All tags"


class NotesPanel(QFrame):
    """The notes of one article.

    `chosen` names the annotation whose card was chosen; `menu_asked` one whose menu is wanted,
    and where on the screen.
    """

    chosen = Signal(str)
    menu_asked = Signal(str, QPoint)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notes")
        self._look = look
        self._page: Page | None = None
        self._cards: list[CardFacts] = []
        self._created: dict[AnnotationId, str] = {}
        self._tag_colours: dict[str, str] = {}
        self._order = Order.TEXT
        self._tag = ""
        self._build_head()
        self._build_filters()
        self._build_cards()
        self._lay_out()

    @property
    def form_open(self) -> bool:
        """Whether a note is being written."""
        return not self.view.form.isHidden()

    def show_page(self, page: Page | None, tags: Sequence[TagCount]) -> None:
        """Show the annotations of this page."""
        if self._page is None or page is None or page.article_id != self._page.article_id:
            self.leave()
        self._page = page
        self._tag_colours = {count.tag.name: count.tag.colour for count in tags}
        self.view.form.offer_tags([count.tag.name for count in tags])
        annotations = page.in_order() if page else []
        self._created = {a.id: a.record.created_at for a in annotations}
        self._cards = [facts(page, annotation) for annotation in annotations] if page else []
        self._show_tags(annotations)
        self._refilter()
        self._renew_form()

    def set_current(self, annotation: AnnotationId | None) -> None:
        """Make an annotation's card the current one; a form on another card is put away."""
        if self.form_open and self.view.form.annotation != annotation:
            self.leave()
        self.view.set_current(annotation)

    def filter_tag(self, tag: str) -> None:
        """Show notes with this tag, or one below it; all for an empty one."""
        self._tag = tag
        self._tags.setText(tag or _ALL_TAGS)
        self._refilter()

    def write(self, annotation: AnnotationId, *, tags: bool = False) -> None:
        """Write on this annotation's card, its note or its tags."""
        card = next((card for card in self._cards if card.id == annotation), None)
        if card is None:
            return
        if not self.view.cards.index_of(annotation).isValid():
            self.clear_filters()
        form = self.view.write_on(card)
        field = form.tags if tags else form.editor
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def flush(self) -> bool:
        """Store what is being written; says whether nothing is left to store."""
        return self.view.form.flush()

    def leave(self) -> None:
        """Store what was written and put the form away."""
        if self.view.form.close_form():
            self._refilter()

    def clear_filters(self) -> None:
        """Show every note again."""
        for swatch in self._swatches.values():
            swatch.setChecked(False)
        self.filter.clear()
        self.filter_tag("")

    def _build_head(self) -> None:
        self._count = Label("", "muted", "small")
        self._sort = IconButton(self._look, "sort", "Sort notes", size=28)
        menu = QMenu(self._sort)
        group = QActionGroup(menu)
        for order in Order:
            action = menu.addAction(order.value)
            action.setCheckable(True)
            action.setChecked(order is self._order)
            action.triggered.connect(lambda _checked=False, o=order: self._sort_by(o))
            group.addAction(action)
        self._sort.setMenu(menu)
        self._sort.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)

    def _build_filters(self) -> None:
        self.filter = SearchField(self._look, "Filter notes")
        self.filter.textChanged.connect(self._refilter)
        self._swatches = {colour: Swatch(self._look, colour) for colour in Colour}
        for swatch in self._swatches.values():
            swatch.toggled.connect(self._refilter)
        self._tags = TagButton(self._look, _ALL_TAGS)
        self._tag_menu = QMenu(self._tags)
        self._tags.clicked.connect(self._open_tags)

    def _build_cards(self) -> None:
        self.view = CardView(self._look)
        self.view.chosen.connect(self.chosen)
        self.view.menu_asked.connect(self.menu_asked)
        self.view.write_asked.connect(lambda annotation: self.write(AnnotationId(annotation)))
        self.view.tags_asked.connect(lambda a: self.write(AnnotationId(a), tags=True))
        self.view.form.left.connect(self.leave)
        self._empty = Label("", "muted")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._empty.setWordWrap(True)
        self._clear = Button(self._look, "Clear", kind="quiet", compact=True)
        self._clear.clicked.connect(self.clear_filters)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        self._filter_box = self._filters()
        column.addWidget(self._filter_box)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._inset(self.view))
        self._stack.addWidget(self._empty_page())
        column.addWidget(self._stack, 1)

    def _head(self) -> QWidget:
        head = QFrame()
        head.setObjectName("notesHead")
        head.setFixedHeight(HEAD_HEIGHT)
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 0, 8, 0)
        row.setSpacing(8)
        row.addWidget(Label("Notes", "strong"))
        row.addWidget(self._count)
        row.addStretch(1)
        row.addWidget(self._sort)
        return head

    def _filters(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(12, 12, 12, 0)
        column.setSpacing(8)
        column.addWidget(self.filter)
        row = QHBoxLayout()
        row.setSpacing(2)
        for swatch in self._swatches.values():
            row.addWidget(swatch)
        row.addStretch(1)
        row.addWidget(self._tags)
        column.addLayout(row)
        return box

    def _inset(self, view: QWidget) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(12, 8, 2, 0)
        column.addWidget(view)
        return box

    def _empty_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 32, 24, 0)
        column.setSpacing(8)
        column.addWidget(self._empty)
        column.addWidget(self._clear, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        return page

    def _show_tags(self, annotations: Sequence[Annotation]) -> None:
        names = sorted({tag for annotation in annotations for tag in annotation.tags})
        self._tag_menu.clear()
        for name in (_ALL_TAGS, *names):
            action = QAction(name, self._tag_menu)
            tag = "" if name == _ALL_TAGS else name
            action.triggered.connect(lambda _checked=False, t=tag: self.filter_tag(t))
            self._tag_menu.addAction(action)
        self._tags.setVisible(bool(names))

    def _open_tags(self) -> None:
        self._tag_menu.popup(self._tags.mapToGlobal(QPoint(0, self._tags.height())))

    def _sort_by(self, order: Order) -> None:
        self._order = order
        self._refilter()

    def _refilter(self) -> None:
        shown = self._sorted([card for card in self._cards if self._passes(card)])
        self.view.show_cards(shown, self._tag_colours)
        self._say(len(shown))

    def _say(self, shown: int) -> None:
        total = len(self._cards)
        self._filter_box.setVisible(total > 0)
        self._sort.setVisible(total > 1)
        here = f"{total} in this article" if total else ""
        self._count.setText(here if shown == total else f"{shown} of {total}")
        self._stack.setCurrentIndex(0 if shown else 1)
        self._clear.setVisible(total > 0)
        hint = "Select text and press 1–8." if self._page else ""
        self._empty.setText("No note matches." if total else hint)

    def _passes(self, card: CardFacts) -> bool:
        if self.view.writes_on(card.id):
            return True
        colours = {colour for colour, swatch in self._swatches.items() if swatch.isChecked()}
        if colours and card.colour not in colours:
            return False
        if self._tag and not any(_below(tag, self._tag) for tag in card.tags):
            return False
        words = fold(self.filter.text()).split()
        quoted = (quote.marked for quote in card.quotes)
        text = fold(" ".join((card.heading, *quoted, card.note, *card.tags))) if words else ""
        return all(word in text for word in words)

    def _sorted(self, cards: list[CardFacts]) -> list[CardFacts]:
        if self._order is Order.NEWEST:
            return sorted(cards, key=lambda card: self._created[card.id], reverse=True)
        if self._order is Order.COLOUR:
            return sorted(cards, key=colour_rank)
        return cards

    def _renew_form(self) -> None:
        annotation = self.view.form.annotation
        if annotation is None:
            return
        card = next((card for card in self._cards if card.id == annotation), None)
        if card is None:
            self.view.form.drop()
            self._refilter()
        else:
            self.view.form.show_note(card.id, card.note, card.tags)


class Swatch(QAbstractButton):
    """A colour to filter by."""

    def __init__(self, look: Look, colour: Colour) -> None:
        super().__init__()
        self._look, self._colour = look, colour
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(f"Show {colour} notes only")
        self.setToolTip(colour.capitalize())
        self.setFixedSize(18, 24)
        look.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """18 × 24 px, the swatch itself 14."""
        return QSize(18, 24)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint tint and edge, and the accent's frame when chosen."""
        theme, painter = self._look.theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mark = theme.marks[self._colour]
        box = self.rect().toRectF().adjusted(2.5, 5.5, -2.5, -5.5)
        painter.setBrush(mark.tint)
        painter.setPen(QPen(mark.tone, 1))
        painter.drawRoundedRect(box, 4, 4)
        if self.isChecked():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.accent, 2))
            painter.drawRoundedRect(box.adjusted(-1.5, -1.5, 1.5, 1.5), 5, 5)


class TagButton(QAbstractButton):
    """Words with a chevron that open a menu."""

    def __init__(self, look: Look, text: str) -> None:
        super().__init__()
        self._look = look
        self.setText(text)
        self.setAccessibleName("Filter by tag")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        look.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Words and chevron."""
        words = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(min(words, 96) + 20, 24)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint words and chevron."""
        theme, painter = self._look.theme, QPainter(self)
        painter.setFont(theme.ui_font(12))
        painter.setPen(theme.ink if self.underMouse() else theme.ink2)
        words = self.rect().adjusted(0, 0, -18, 0)
        text = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideMiddle, words.width() + 1
        )
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(words, right, text)
        ratio = self.devicePixelRatioF()
        picture = self._look.pixmap("down", 12, ratio=ratio)
        painter.drawPixmap(self.width() - 14, (self.height() - 12) // 2, picture)


def _below(tag: str, parent: str) -> bool:
    tag, parent = tag.casefold(), parent.casefold()
    return tag == parent or tag.startswith(f"{parent}/")
