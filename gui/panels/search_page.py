"""The page that searches the library: a field, how its words are rendered, the hits.

What is asked for is the line in the field and nothing else; what the sidebar offers to narrow it
by is written into it. A chip of a rendering lists some of the hits that are there. The page says
what is typed and chosen; looking is done by its controller.
"""

from collections.abc import Sequence
from functools import partial
from html import escape
from itertools import pairwise

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout

from core.model import SavedSearch
from core.reading.beside import Way, Ways
from core.reading.hits import Results
from core.reading.query import Query, toggled, widened
from gui.panels.search_help import MOST_BY_KEY, SearchHelp
from gui.panels.search_list import HitList, LaneTitles
from gui.panels.search_rows import Listed
from gui.panels.search_ways import WayLine
from gui.widgets.controls import Button, Label, SearchField
from gui.widgets.look import Look

_FIELD_WIDTH, _FIELD_HEIGHT = 440, 36


class SearchPage(QFrame):
    """The search. `asked` carries each line as it is typed, `opened` the hit to be read."""

    asked = Signal(str)
    opened = Signal(object)
    tag_asked = Signal()
    export_asked = Signal()
    save_asked = Signal()
    forget_asked = Signal(str)
    left = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("ground")
        self.setAccessibleName("Search the library")
        self._look = look
        self._saved: Sequence[SavedSearch] = ()
        self._found, self._ways = Results(), Ways()
        self.hits = HitList(look)
        self.help = SearchHelp(look)
        self.field = _Field(look, self.hits, self.help)
        self.ways = WayLine(look)
        self._build_line()
        self._lay_out()
        self.field.textChanged.connect(self.asked)
        self.field.left.connect(self.left)
        self.hits.opened.connect(self.opened)
        self.hits.widened.connect(self._show_chips)
        self.ways.chosen.connect(self._narrow)
        self.help.asked.connect(self.search_for)
        self.help.forget_asked.connect(self.forget_asked)
        for number in range(MOST_BY_KEY):
            keys = QShortcut(QKeySequence(f"Alt+{number + 1}"), self)
            keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            keys.activated.connect(partial(self._search_saved, number))

    @property
    def way(self) -> Way | None:
        """The rendering to which the hits are narrowed."""
        return self.ways.way

    def enter(self) -> None:
        """Take the keyboard, ready for another line."""
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def search_for(self, line: str) -> None:
        """Search for this line."""
        self.field.setText(line)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def toggle(self, field: str, value: str) -> None:
        """Write this term into the line, or take it out; the keyboard stays where it is."""
        self.field.setText(toggled(self.field.text(), field, value))

    def show_searches(self, saved: Sequence[SavedSearch], recent: Sequence[str]) -> None:
        """Offer these searches while nothing is typed."""
        self._saved = saved
        self.help.show_searches(saved, recent)

    def show_results(
        self, query: Query, found: Listed, *, unmarked: str, stay: bool = False
    ) -> None:
        """Show what was found; `unmarked`: how the words typed without marks are written.

        `stay`: it is for the same line as what was shown before.
        """
        self._found = found.results
        if not stay:
            self._ways = Ways()
            self.ways.show_ways(())
        self.hits.show_results(found, stay=stay)
        if self.way is not None:
            self.hits.narrow(self.way)
        typed = self.field.text().strip()
        if query.is_empty:
            self._body.setCurrentWidget(self.help if not typed else self._empty)
            self.nothing.setText("" if not typed else "Type a word to look for.")
        elif found.results.hits:
            self._body.setCurrentWidget(self._listing)
        else:
            self.nothing.setText(f"Nothing found for ‘{typed}’.")
            self._body.setCurrentWidget(self._empty)
        words = f"Typed without marks, so <i>{escape(unmarked)}</i> is found too."
        self.note.setText(words if unmarked else "")
        self._count()
        self.save.setVisible(bool(typed) and not query.is_empty)
        for button in (self.tag, self.export):
            button.setVisible(bool(found.results.hits))
        wide = widened(typed)
        self.clear.setVisible(bool(wide) and wide != " ".join(typed.split()))

    def show_ways(self, ways: Ways) -> None:
        """Show how the words are rendered beside the hits."""
        self._ways = ways
        self.hits.show_ways(ways)
        self._show_chips()

    def _show_chips(self) -> None:
        """Show the renderings in the languages that are beside the hits."""
        seen = [
            way for code in self.hits.languages for way in self._ways.ways if way.language == code
        ]
        self.ways.show_ways(seen)

    def _narrow(self) -> None:
        self.hits.narrow(self.way)
        self._count()

    def _count(self) -> None:
        shown, words = len(self.hits.results.hits), _counted(self._found)
        some = f"<b>{shown:,}</b> of " if self.way is not None else ""
        self.count.setText(f"{some}{words}" if self._found.hits else "")

    def _search_saved(self, number: int) -> None:
        if number < len(self._saved):
            self.search_for(self._saved[number].line)

    def _build_line(self) -> None:
        self.count, self.note = Label(), _WholeLabel("", "muted")
        for label in (self.count, self.note):
            label.setTextFormat(Qt.TextFormat.RichText)
        self.note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.tag = Button(self._look, "Tag all…", icon="tag")
        self.export = Button(self._look, "Export…", icon="export")
        self.save = Button(self._look, "Save search…", kind="quiet", compact=True)
        self.tag.clicked.connect(self.tag_asked)
        self.export.clicked.connect(self.export_asked)
        self.save.clicked.connect(self.save_asked)
        self.clear = Button(self._look, "Clear what narrows it", compact=True)
        self.clear.clicked.connect(lambda: self.search_for(widened(self.field.text())))
        for button in (self.tag, self.export, self.save):
            button.hide()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        top = QVBoxLayout()
        top.setContentsMargins(20, 16, 20, 10)
        top.setSpacing(10)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.field, 6)
        row.addWidget(self.count)
        row.addWidget(self.note, 3)
        row.addWidget(self.tag)
        row.addWidget(self.export)
        top.addLayout(row)
        below = QHBoxLayout()
        below.setSpacing(12)
        below.addWidget(self.ways, 1, Qt.AlignmentFlag.AlignTop)
        below.addWidget(self.save, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(below)
        column.addLayout(top)
        column.addWidget(self._stack(), 1)
        stops = (self.field, self.tag, self.export, self.ways, self.save, self.hits)
        for before, behind in pairwise(stops):
            self.setTabOrder(before, behind)

    def _stack(self) -> QStackedWidget:
        self._listing = QFrame()
        found = QVBoxLayout(self._listing)
        found.setContentsMargins(0, 0, 0, 0)
        found.setSpacing(0)
        found.addWidget(LaneTitles(self._look, self.hits))
        found.addWidget(self.hits, 1)
        self._body = QStackedWidget()
        for part in (self.help, self._listing, self._made_empty()):
            self._body.addWidget(part)
        return self._body

    def _made_empty(self) -> QFrame:
        """What stands in place of hits: a sentence, and a way out where a filter hides them."""
        self._empty = QFrame()
        self.nothing = Label("", "muted")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.nothing.setWordWrap(True)
        column = QVBoxLayout(self._empty)
        column.setContentsMargins(24, 64, 24, 0)
        column.setSpacing(12)
        column.addWidget(self.nothing)
        column.addWidget(self.clear, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        return self._empty


class _WholeLabel(Label):
    """Words that are seen whole or not at all."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words where there is room for them."""
        if self.width() >= self.sizeHint().width():
            super().paintEvent(event)


class _Field(SearchField):
    """The line; keys that step and open go to the hits, Esc leaves the page."""

    left = Signal()

    def __init__(self, look: Look, hits: HitList, offers: SearchHelp) -> None:
        super().__init__(look, "Search the library")
        self._hits, self._offers = hits, offers
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
        """Let the hits have the keys that are theirs; ↓ goes to the searches on offer."""
        if event.key() == Qt.Key.Key_Down and self._offers.isVisible():
            self._offers.focus_first()
        elif not self._hits.press(event):
            super().keyPressEvent(event)


def _counted(results: Results) -> str:
    hits, articles = len(results.hits), results.articles
    found = "1 hit" if hits == 1 else f"{hits:,} hits"
    found = f"More than {max(1, hits // 10 * 10):,} hits" if results.more else found
    within = "1 article" if articles == 1 else f"{articles:,} articles"
    return f"<b>{found}</b> in {within}"
