"""The page that searches the library: a field, what narrows it, the hits in their sentences.

What is asked for is the line in the field and nothing else; the menus below it write into it.
The page says what is typed and chosen; looking is done by its controller.
"""

from collections.abc import Callable, Sequence
from functools import partial
from html import escape
from itertools import pairwise

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QStackedWidget, QVBoxLayout

from core.model import SavedSearch
from core.reading.query import Query, has_term, toggled
from core.reading.search import Results
from gui.panels.search_help import SearchHelp
from gui.panels.search_list import HitList, LaneTitles
from gui.widgets.controls import Button, Label, SearchField
from gui.widgets.look import Look

_FIELD_WIDTH, _FIELD_HEIGHT = 440, 36
_FILTERS = (("lang", "Language"), ("tag", "Tag"), ("colour", "Colour"), ("article", "Article"))
_MOST_CHOICES = 40

Choices = Sequence[tuple[str, str]]


class SearchPage(QFrame):
    """The search. `asked` carries each line as it is typed, `opened` the hit to be read.

    `offer` gives the choices of a filter: what goes into the line, and its words.
    """

    asked = Signal(str)
    opened = Signal(object)
    save_asked = Signal(str)
    forget_asked = Signal(str)
    left = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("ground")
        self.setAccessibleName("Search the library")
        self._look = look
        self.offer: Callable[[str], Choices] = lambda _field: ()
        self.hits = HitList(look)
        self.field = _Field(look, self.hits)
        self.help = SearchHelp(look)
        self._build_line()
        self._lay_out()
        self.field.textChanged.connect(self._ask)
        self.field.left.connect(self.left)
        self.hits.opened.connect(self.opened)
        self.help.asked.connect(self.search_for)
        self.help.forget_asked.connect(self.forget_asked)
        self._ask("")

    def enter(self) -> None:
        """Take the keyboard, ready for another line."""
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def search_for(self, line: str) -> None:
        """Search for this line."""
        self.field.setText(line)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_searches(self, saved: Sequence[SavedSearch], recent: Sequence[str]) -> None:
        """Offer these searches while nothing is typed."""
        self.help.show_searches(saved, recent)

    def show_results(self, query: Query, results: Results, *, unmarked: str) -> None:
        """Show what was found; `unmarked`: how the words typed without marks are written."""
        self.hits.show_results(results)
        typed = self.field.text().strip()
        if query.is_empty:
            self._body.setCurrentWidget(self.help if not typed else self.nothing)
            self.nothing.setText("" if not typed else "Type a word to look for.")
        elif results.hits:
            self._body.setCurrentWidget(self._found)
        else:
            self.nothing.setText(f"Nothing found for ‘{typed}’.")
            self._body.setCurrentWidget(self.nothing)
        self.count.setText(_count(results) if results.hits else "")
        words = f"Typed without marks, so <i>{escape(unmarked)}</i> is found too."
        self.note.setText(words if unmarked else "")
        self.save.setEnabled(bool(typed) and not query.is_empty)

    def menu_of(self, field: str) -> QMenu:
        """The choices of a filter; choosing one writes it into the line, or takes it out."""
        menu = QMenu(self)
        for value, words in self.offer(field)[:_MOST_CHOICES]:
            entry = menu.addAction(words, partial(self._toggle, field, value))
            entry.setCheckable(True)
            entry.setChecked(has_term(self.field.text(), field, value))
        if menu.isEmpty():
            menu.addAction("There is none yet").setEnabled(False)
        return menu

    def _build_line(self) -> None:
        self.count, self.note = Label(), Label("", "muted")
        for label in (self.count, self.note):
            label.setTextFormat(Qt.TextFormat.RichText)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.count.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.save = Button(self._look, "Save search…")
        self.save.setEnabled(False)
        self.save.clicked.connect(lambda: self.save_asked.emit(self.field.text()))
        self.filters = {field: Button(self._look, words, compact=True) for field, words in _FILTERS}
        for field, button in self.filters.items():
            button.setProperty("chip", True)  # noqa: FBT003 — Qt's own signature
            button.setCheckable(True)
            button.show_icon("down")
            button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
            button.setToolTip(f"Search only in this {button.text().casefold()}")
            button.clicked.connect(partial(self._open_filter, field))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        top = QVBoxLayout()
        top.setContentsMargins(20, 16, 20, 12)
        top.setSpacing(10)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.field, 3)
        row.addWidget(self.count)
        row.addWidget(self.note, 4)
        row.addWidget(self.save)
        top.addLayout(row)
        chips = QHBoxLayout()
        chips.setSpacing(6)
        for button in self.filters.values():
            chips.addWidget(button)
        chips.addStretch(1)
        chips.addWidget(Label("↑ ↓ choose, Enter opens the row, Esc goes back", "muted", "small"))
        top.addLayout(chips)
        column.addLayout(top)
        column.addWidget(self._stack(), 1)
        stops = (self.field, *self.filters.values(), self.save, self.hits)
        for before, behind in pairwise(stops):
            self.setTabOrder(before, behind)

    def _stack(self) -> QStackedWidget:
        self._found = QFrame()
        found = QVBoxLayout(self._found)
        found.setContentsMargins(0, 0, 0, 0)
        found.setSpacing(0)
        found.addWidget(LaneTitles(self._look, self.hits))
        found.addWidget(self.hits, 1)
        self.nothing = Label("", "muted")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.nothing.setContentsMargins(24, 64, 24, 0)
        self.nothing.setWordWrap(True)
        self._body = QStackedWidget()
        for part in (self.help, self._found, self.nothing):
            self._body.addWidget(part)
        return self._body

    def _ask(self, line: str) -> None:
        for field, button in self.filters.items():
            button.setChecked(f"{field}:" in line.casefold())
        self.asked.emit(line)

    def _open_filter(self, field: str) -> None:
        button = self.filters[field]
        button.setChecked(f"{field}:" in self.field.text().casefold())
        menu = self.menu_of(field)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _toggle(self, field: str, value: str) -> None:
        self.search_for(toggled(self.field.text(), field, value))


class _Field(SearchField):
    """The line; keys that step and open go to the hits, Esc leaves the page."""

    left = Signal()

    def __init__(self, look: Look, hits: HitList) -> None:
        super().__init__(look, "Search the library")
        self._hits = hits
        self.setProperty("large", True)  # noqa: FBT003 — Qt's own signature
        self.setFixedHeight(_FIELD_HEIGHT)
        self.setMinimumWidth(_FIELD_WIDTH // 2)
        self.setMaximumWidth(_FIELD_WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def event(self, event: QEvent) -> bool:
        """Take Esc before the window does."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self.left.emit()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the hits have the keys that are theirs."""
        if not self._hits.press(event):
            super().keyPressEvent(event)


def _count(results: Results) -> str:
    hits, articles = len(results.hits), results.articles
    found = "1 hit" if hits == 1 else f"{hits} hits"
    found = f"More than {max(1, hits // 10 * 10)} hits" if results.more else found
    within = "1 article" if articles == 1 else f"{articles} articles"
    return f"<b>{found}</b> in {within}"
