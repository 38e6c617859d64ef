"""The notes panel: the annotations of the open article, or of the library, as cards.

The panel lists entries (`core.annotations.filters`) and reads an annotation when its card comes
into sight. Where they come from is handed to it: `Notes` of an article or of the library.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum, auto

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QFrame, QMenu, QStackedWidget, QVBoxLayout, QWidget

from core.annotations.filters import Index
from core.model import Annotation, AnnotationId, ArticleId, Colour, SavedFilter
from core.store.marks import Entry
from core.store.store import TagCount
from gui.panels.card_facts import CardFacts, Surroundings, facts
from gui.panels.cards import CardView
from gui.panels.head import inset, panel_head
from gui.panels.note_filters import FilterBar
from gui.panels.note_order import Order, by_use, headings, sorted_entries
from gui.panels.picked import PickedBar
from gui.widgets.controls import Button, IconButton, Label
from gui.widgets.look import Look
from gui.widgets.ring import RING_INSIDE

WIDTH, WIDE_WIDTH = 304, 400
_WARMED_AT_A_TIME = 300


class Scope(StrEnum):
    """Whose notes are listed."""

    ARTICLE = auto()
    LIBRARY = auto()


@dataclass(frozen=True, slots=True)
class Notes:
    """What is listed: entries in the order of the text, and what their cards need.

    `of` is the article, None for the library. `read` gives an annotation whole.
    """

    of: ArticleId | None
    entries: Sequence[Entry]
    around: Surroundings
    read: Callable[[AnnotationId], Annotation]
    tags: Sequence[TagCount] = ()
    saved: Sequence[SavedFilter] = ()


@dataclass(slots=True)
class _Listed:
    """What was listed last, to tell what is new."""

    of: ArticleId | None = None
    ids: frozenset[AnnotationId] = field(default_factory=frozenset)


class NotesPanel(QFrame):
    """A list of notes with its filters.

    `chosen` names the annotation whose card was chosen; `menu_asked` one whose menu is wanted,
    and where on the screen. `scope_chosen` wants the notes of another scope.
    """

    chosen = Signal(str)
    menu_asked = Signal(str, QPoint)
    scope_chosen = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notes")
        self._look = look
        self._notes: Notes | None = None
        self._index = Index((), {})
        self._cards: dict[AnnotationId, CardFacts] = {}
        self._tag_colours: dict[str, str] = {}
        self._order = Order.TEXT
        self._listed = _Listed()
        self._shown: list[AnnotationId] = []
        self.scope = Scope.ARTICLE
        self._warming = QTimer(self, interval=0)
        self._warming.timeout.connect(self._warm)
        self._build_head()
        self._build_filters()
        self._build_cards()
        self._lay_out()

    @property
    def form_open(self) -> bool:
        """Whether a note is being written."""
        return not self.view.form.isHidden()

    @property
    def of(self) -> ArticleId | None:
        """The article whose notes are listed; None for those of the library, or for none."""
        return self._notes.of if self._notes else None

    @property
    def shown(self) -> Sequence[AnnotationId]:
        """The annotations listed, in their order."""
        return self._shown

    @property
    def entry(self) -> QWidget:
        """Where the keyboard enters the panel: the cards, else the filter, else what it says."""
        if self.view.cards.rowCount():
            return self.view
        return self.filter if self.filters.isVisible() else self._nothing

    def show_notes(self, notes: Notes | None) -> None:
        """List these; what is being written stays open while its note is among them."""
        before = self._notes
        if notes is None or before is None or notes.of != before.of:
            self.leave()
        self._notes = notes
        self._cards.clear()
        tags = notes.tags if notes else ()
        self._tag_colours = {count.tag.name: count.tag.colour for count in tags}
        self.view.form.offer_tags([count.tag.name for count in by_use(tags)])
        entries = notes.entries if notes else ()
        languages = notes.around.languages if notes else {}
        self._index = self._index.followed_by(entries, languages)
        self._index.names = notes.around.names if notes else {}
        self._warming.start()
        self._offer(notes)
        self._refilter()
        self._notice_hidden()
        self._renew_form()

    def set_current(self, annotation: AnnotationId | None) -> None:
        """Make an annotation's card the current one; a form on another card is put away."""
        if self.form_open and self.view.form.annotation != annotation:
            self.leave()
        self.view.set_current(annotation)

    def filter_tag(self, tag: str) -> None:
        """Show notes with this tag, or one below it; all for an empty one."""
        if self.filters.filter.tags != ((tag,) if tag else ()):
            self.filters.ask_tag(tag)

    def lists(self, annotation: AnnotationId) -> bool:
        """Whether an annotation is among those listed, hidden by the filter or not."""
        return annotation in self._listed.ids

    def write(self, annotation: AnnotationId, *, tags: bool = False) -> None:
        """Write on this annotation's card, its note or its tags."""
        if not self.lists(annotation):
            return
        if self.view.cards.row_of(annotation) < 0:
            self.clear_filters()
        form = self.view.write_on(self._facts(annotation))
        target = form.tags if tags else form.editor
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def flush(self) -> bool:
        """Store what is being written; says whether nothing is left to store."""
        return self.view.form.flush()

    def leave(self) -> None:
        """Store what was written and put the form away."""
        if self.form_open and self.view.form.close_form():
            self._refilter()

    def clear_filters(self) -> None:
        """Show every note again."""
        self.filters.clear()

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
        self.more = IconButton(self._look, "more", "Which notes", size=28)
        self.more.clicked.connect(self._open_more)

    def _build_filters(self) -> None:
        self.filters = FilterBar(self._look)
        self.filters.changed.connect(self._refilter)
        self.filter = self.filters.words
        self.picked = PickedBar(self._look)
        self.picked.all_asked.connect(lambda: self.view.picking.pick(self._shown))
        self.picked.none_asked.connect(lambda: self.view.picking.pick([]))

    def _build_cards(self) -> None:
        self.view = CardView(self._look)
        self.view.chosen.connect(self.chosen)
        self.view.menu_asked.connect(self.menu_asked)
        self.view.write_asked.connect(lambda annotation: self.write(AnnotationId(annotation)))
        self.view.tags_asked.connect(lambda a: self.write(AnnotationId(a), tags=True))
        picking = self.view.picking
        picking.changed.connect(lambda: self.picked.show_count(len(picking.picked)))
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
        column.addWidget(panel_head("Notes", self._count, self._sort, self.more))
        column.addWidget(self.filters)
        self._stack = QStackedWidget()
        self._stack.addWidget(inset(self.view))
        self._nothing = self._empty_page()
        self._stack.addWidget(self._nothing)
        column.addWidget(self._stack, 1)
        column.addWidget(self.picked)

    def _empty_page(self) -> QWidget:
        page = QWidget()
        page.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        page.setProperty(RING_INSIDE, True)  # noqa: FBT003 — Qt's own signature
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 32, 24, 0)
        column.setSpacing(8)
        column.addWidget(self._empty)
        column.addWidget(self._clear, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        return page

    def _offer(self, notes: Notes | None) -> None:
        entries = self._index.entries
        used = sorted({tag for entry in entries for tag in entry.tags}, key=str.casefold)
        codes: set[str] = set()
        if notes is not None:
            known = notes.around.languages
            versions = {version for entry in entries for version in entry.versions}
            codes = {known[version] for version in versions if version in known}
        names: Mapping[Colour, str] = (
            notes.around.names if notes else {colour: colour.capitalize() for colour in Colour}
        )
        saved = notes.saved if notes else ()
        self.filters.offer(tags=used, languages=sorted(codes), saved=saved, names=names)

    def _open_more(self) -> None:
        menu = QMenu(self.more)
        menu.aboutToHide.connect(menu.deleteLater)
        for scope, words in (
            (Scope.ARTICLE, "Notes of this article"),
            (Scope.LIBRARY, "Notes of the whole library"),
        ):
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(scope is self.scope)
            action.triggered.connect(lambda _on=False, s=scope: self.scope_chosen.emit(s))
        menu.addSeparator()
        menu.addAction("Select all", lambda: self.view.picking.pick(self._shown))
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def _sort_by(self, order: Order) -> None:
        self._order = order
        self._refilter()

    def _facts(self, annotation: AnnotationId) -> CardFacts:
        if annotation not in self._cards and self._notes is not None:
            self._cards[annotation] = facts(self._notes.read(annotation), self._notes.around)
        return self._cards[annotation]

    def _refilter(self) -> None:
        wanted = self.filters.filter
        found = self._index.matching(wanted)
        writing = self.view.form.annotation if self.form_open else None
        if writing is not None and all(entry.id != writing for entry in found):
            kept = {entry.id for entry in found} | {writing}
            found = [entry for entry in self._index.entries if entry.id in kept]
        ordered = sorted_entries(found, self._order)
        self._shown = [entry.id for entry in ordered]
        self.view.show_cards(
            self._shown, self._facts, self._tag_colours, headings=self._headings(ordered)
        )
        self._say(len(found))

    def _headings(self, ordered: Sequence[Entry]) -> dict[AnnotationId, str]:
        around = self._notes.around if self._notes else None
        if around is None:
            return {}
        return headings(ordered, self._order, names=around.names, titles=around.titles)

    def _say(self, shown: int) -> None:
        total = len(self._index.entries)
        self.filters.setVisible(total > 0 or not self.filters.filter.is_empty)
        self._sort.setVisible(total > 1)
        place = "in the library" if self.scope is Scope.LIBRARY else "in this article"
        here = f"{total:,} {place}" if total else ""
        self._count.setText(here if shown == total else f"{shown:,} of {total:,}")
        self._stack.setCurrentIndex(0 if shown else 1)
        self._clear.setVisible(total > 0)
        hint = "Select text and press 1–8." if self._notes else ""
        self._empty.setText("No note matches." if total else hint)
        self._nothing.setAccessibleName(self._empty.text())

    def _notice_hidden(self) -> None:
        """Say so when notes were added that the filter hides."""
        of = self._notes.of if self._notes else None
        ids = frozenset(entry.id for entry in self._index.entries)
        if self._listed.of == of and self._listed.ids:
            hidden = len(ids - self._listed.ids - frozenset(self._shown))
            if hidden:
                words = "1 new note is" if hidden == 1 else f"{hidden} new notes are"
                self.filters.tell(f"{words} hidden by the filter")
        self._listed = _Listed(of, ids)

    def _warm(self) -> None:
        """Make the next words ready to be searched, while nothing else is to do."""
        if not self._index.warm(_WARMED_AT_A_TIME):
            self._warming.stop()

    def _renew_form(self) -> None:
        annotation = self.view.form.annotation
        if annotation is None:
            return
        if not self.lists(annotation):
            self.view.form.drop()
            self._refilter()
        else:
            card = self._facts(annotation)
            self.view.form.show_note(card.id, card.note, card.tags)
