"""The main window: its parts in their places, and every action wired to who does it.

No logic lives here. Menus, toolbar and shortcuts come from the table of actions; what they do is
in the controllers; what is shown follows from the library's changes.
"""

from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from core.changes import Change
from core.model import ArticleId
from gui.acts import acts_of
from gui.annotating import Annotating
from gui.arranging import Arranging
from gui.checking import Checking
from gui.columns import Columns
from gui.commands import Commands
from gui.differing import Differing
from gui.exporting import Exporting
from gui.focusing import Focusing, Part, first_in
from gui.frame import Frame
from gui.going import Going
from gui.helping import Helping
from gui.hiding import Hiding
from gui.importing import Importing
from gui.keeping import Keeping
from gui.linking import Linking
from gui.listing import Listing
from gui.mending import Mending
from gui.needing import needs_met
from gui.panels.align_band import AlignBand, AlignFoot
from gui.panels.attention import AttentionPage
from gui.panels.bin import BinPage
from gui.panels.checks import ChecksPanel
from gui.panels.desk import Desk
from gui.panels.notes import NotesPanel
from gui.panels.search_page import SearchPage
from gui.panels.side import Side
from gui.panels.sidebar import Shelf, Sidebar
from gui.panels.status import StatusLine
from gui.panels.suggestions import SuggestionsPage
from gui.panels.table import TablePanel
from gui.panels.toolbar import Toolbar
from gui.panels.welcome import Sentence, Welcome
from gui.printing import Printing
from gui.reader.view import ReaderView
from gui.reading import Reading
from gui.replacing import Replacing
from gui.room import Room
from gui.searching import Searching
from gui.session import Session
from gui.shelving import Shelving
from gui.standing import Standing
from gui.suggesting import Suggesting
from gui.tagging import Tagging
from gui.terms import Terms
from gui.versions import VersionMenus
from gui.viewing import Viewing
from gui.widgets import style
from gui.widgets.ring import FocusRing
from gui.wording import Wording

_HEADS = {
    Shelf.BIN: ("Bin", ""),
    Shelf.ATTENTION: ("Needs attention", ""),
    Shelf.SUGGESTIONS: ("Suggestions", ""),
    Shelf.SEARCH: ("Search the library", "↓ next hit · Enter opens the row · Esc goes back"),
}


class MainWindow(QObject):
    """Fills a frame with one library; closing the frame closes the session."""

    def __init__(self, session: Session, frame: Frame) -> None:
        super().__init__(frame)
        self.session, self.frame = session, frame
        session.setParent(self)
        self._make_parts()
        self.commands = Commands(frame)
        self._lay_out()
        self._make_controllers()
        self._wire_commands()
        self._connect()
        self._connect_frame()
        self._dressing = QTimer(self, singleShot=True, interval=0)
        self._dressing.timeout.connect(self._dress_controls)
        self._dress()
        self._dress_controls()
        self._name_colours()
        self.refresh_library()

    def open_article(self, article: ArticleId) -> None:
        """Show this article."""
        self.reading.open(article)

    def show_note(self, address: str) -> None:
        """Come to the front and show the note at this address."""
        self.frame.setWindowState(self.frame.windowState() & ~Qt.WindowState.WindowMinimized)
        self.frame.raise_()
        self.frame.activateWindow()
        self.linking.follow(address)

    def refresh_library(self) -> None:
        """Show what the library holds now."""
        self.shelving.refresh()
        self._show_state()

    def _show_state(self) -> None:
        store = self.session.store
        self.undo_op, self.redo_op = store.undo_op, store.redo_op
        self.commands.name_steps(self.undo_op, self.redo_op)
        self._suit()

    def undo(self) -> None:
        """Undo the last step, once what is being written is stored."""
        if self.notes.flush():
            self.arranging.undo()

    def redo(self) -> None:
        """Do again what was undone last."""
        if self.notes.flush():
            self.arranging.redo()

    def _may_close(self) -> bool:
        """Whether what is being written is stored, or the person closes all the same."""
        return self.notes.flush() or self.helping.asks_to_close(
            self.notes.view.form.editor.toPlainText()
        )

    def _close(self) -> None:
        """Remember everything and let go of the library."""
        self.reading.keep_place()
        geometry = self.frame.saveGeometry().toBase64().toStdString()
        self.session.remember(geometry=geometry)
        self.listing.stop()
        self.checking.stop()
        self.shelving.stop()
        self.attention.stop()
        self.searching.stop()
        self.session.close()

    def _make_parts(self) -> None:
        look = self.session.look
        self.reader = ReaderView(look.theme)
        self.sidebar = Sidebar(look)
        self.notes = NotesPanel(look)
        self.checks = ChecksPanel(look)
        self.welcome = Welcome(look)
        self.begin = Welcome(look)
        self.choose = Sentence(look, "Choose an article.")
        self.bin = BinPage(look)
        self.attention = AttentionPage(look)
        self.suggestions = SuggestionsPage(look)
        self.search = SearchPage(look)
        self.status = StatusLine(look)
        self.band, self.foot = AlignBand(look), AlignFoot(look)
        self.table = TablePanel(look)
        self.ring = FocusRing(self.frame, look)

    def _make_controllers(self) -> None:
        session, look, frame = self.session, self.session.look, self.frame
        self.reading = Reading(session, self.reader, self)
        self.reading.room = lambda: self.room.left_for_text
        self.tagging = Tagging(session, frame)
        self.listing = Listing(session, self.reading, self.notes, frame)
        self.annotating = Annotating(
            session, self.reading, self.reader, self.notes, self.listing, self
        )
        self.checking = Checking(session, self.reading, self.reader, self.checks)
        self.checking.write = self.annotating.choose
        self.linking = Linking(session, self.notes, self.annotating, self)
        self.arranging = Arranging(session, self.reading, frame, self)
        self.importing = Importing(session, self.reading, frame, self)
        self.exporting = Exporting(session, self.reading, self.notes, frame, self)
        self.helping = Helping(session, frame, self)
        self.suggesting = Suggesting(session, self.suggestions, frame)
        self.shelving = Shelving(
            session,
            self.reading,
            self.sidebar,
            self.notes,
            self.bin,
            self.attention,
            self.suggesting,
            self,
        )
        self.searching = Searching(
            session, self.search, self.sidebar, self.shelving, self.reading, self.reader, frame
        )
        self.standing = Standing(
            self.reading, self.reader, self.notes, self.status, self.sidebar, self
        )
        self.versions = VersionMenus(self.reading, self.arranging, self)
        self.columns = Columns(
            self.reading, self.reader, frame, fill_versions=self.versions.fill_shown
        )
        self.viewing = Viewing(session, self.reader, self)
        self.printing = Printing(session, self.reader, frame)
        self.going = Going(session, self.reader, frame)
        self.replacing = Replacing(session, self.reader, frame)
        self.keeping = Keeping(session, frame)
        self.hiding = Hiding(session, self.reading, self.reader, frame)
        self.hiding.undo, self.hiding.redo = self.undo, self.redo
        self.mending = Mending(session, self.reading, self.reader, self.band, self.foot, frame)
        self.wording = Wording(session, self.reading, self.reader, self.table, frame)
        self.terms = Terms(session, self.reading, self.reader, frame)
        self.terms.undo, self.terms.redo = self.undo, self.redo
        self.differing = Differing(session, self.reading, self.reader, self.table, frame)
        self.focusing = self._focusing()
        self.arranging.add_version = self.importing.add_version
        look.changed.connect(self._dress)

    def _focusing(self) -> Focusing:
        parts = (
            Part(self.toolbar, lambda: self.toolbar.entry),
            Part(self.sidebar, lambda: self.sidebar.entry),
            Part(self.middle, self._middle_entry),
            Part(self.reader.strip, lambda: self.reader.strip),
            Part(self.checks, lambda: self.checks.cards),
            Part(self.notes, lambda: self.notes.entry),
            Part(self.status, lambda: self.status),
        )
        return Focusing(
            self.frame,
            self.reading,
            parts,
            sidebar=self.sidebar,
            reader=self.reader,
            welcome=self.welcome,
        )

    def _middle_entry(self) -> QWidget | None:
        page = self.middle.currentWidget()
        return page if page is self.reader else first_in(page)

    def _wire_commands(self) -> None:
        self.commands.connect_to(acts_of(self))
        self.columns.commands = self.differing.commands = self.commands.by_id
        self.viewing.follow(self.commands.by_id)
        self.commands.give_submenu("theme", self.viewing.fill_themes)
        self.commands.give_submenu("signs", self.viewing.fill_signs)
        self.commands.give_submenu("versions", self.columns.fill)
        self.commands.give_submenu("ungroup", self.versions.fill_taken_out)

    def _lay_out(self) -> None:
        self.toolbar = Toolbar(self.session.look, self.commands.by_id)
        self.middle = QStackedWidget()
        pages = self.reader, self.choose, self.begin, self.bin, self.attention, self.suggestions
        for page in (*pages, self.search):
            self.middle.addWidget(page)
        self.side = Side(self.checks, self.notes)
        self.desk = Desk(self.sidebar, self.middle, self.side)
        self.content = QStackedWidget()
        self.content.addWidget(self.welcome)
        self.content.addWidget(self.desk)
        self.room = Room(self.session, self.desk, self.frame, sidebar=self.sidebar, side=self.side)
        self.frame.setCentralWidget(
            self._column(self.toolbar, self.band, self.content, self.table, self.foot, self.status)
        )

    def _column(self, *parts: QWidget) -> QWidget:
        whole = QFrame()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in parts:
            column.addWidget(part, 1 if part is self.content else 0)
        return whole

    def _connect(self) -> None:
        for welcome in (self.welcome, self.begin):
            welcome.import_asked.connect(self.importing.choose_files)
            welcome.paste_asked.connect(self.importing.paste)
            welcome.sample_asked.connect(self.importing.add_sample)
        self.sidebar.import_asked.connect(self.importing.choose_files)
        self.sidebar.menu_asked.connect(self.arranging.open_menu)
        self.attention.open_asked.connect(self._open_lost)
        self.suggestions.open_asked.connect(self.shelving.open)
        self.sidebar.tag_menu_asked.connect(self.tagging.open_menu)
        self.bin.article_wanted.connect(lambda a: self.arranging.restore(ArticleId(a)))
        self.bin.note_wanted.connect(self.arranging.restore_note)
        self.reader.add_version_asked.connect(self.commands.by_id["add-version"].trigger)
        self.notes.view.form.left.connect(self.focusing.to_text)
        self.status.hint_followed.connect(self.commands.by_id["sidebar"].trigger)
        self.shelving.changed.connect(self._suit)
        self.checking.switched.connect(self._suit)
        self.checking.counted.connect(self._show_findings)
        self.searching.pointed.connect(self.status.show_place)
        self.searching.left.connect(self.focusing.to_text)
        self.searching.found.connect(self._enable)
        self.session.changed.connect(self._changed)
        self.session.told.connect(self.status.tell)
        self.session.troubled.connect(self.helping.show_trouble)
        self.reading.page_changed.connect(self._show_page)
        self.reading.moved.connect(self._enable)
        self.reader.selection_changed.connect(self._enable)
        self.notes.chosen.connect(self._enable)
        self.reader.annotation_activated.connect(self._enable)
        self._connect_bar()
        escape = QShortcut(QKeySequence("Esc"), self.frame)
        escape.activated.connect(self._escape)
        self.mending.follow(self.commands.by_id, self.middle)
        self.mending.switched.connect(self._enable)
        self.band.undo_asked.connect(self.undo)
        self.band.redo_asked.connect(self.redo)

    def _escape(self) -> None:
        """Out of what is open: searching or finding, then the mode, then the selection."""
        if self.shelving.shelf is Shelf.SEARCH:
            self.searching.leave()
        elif self.reader.find_bar.isVisible() or not self.mending.leave():
            self.focusing.escape()

    def _connect_frame(self) -> None:
        self.frame.may_close = self._may_close
        self.frame.closed.connect(self._close)
        self.frame.resized.connect(self.room.fit)
        self.frame.setAcceptDrops(True)
        self.frame.dropped.connect(self.importing.take)

    def _open_lost(self, annotation: str) -> None:
        self.shelving.point_at(Shelf.ALL)
        self.annotating.go_to(annotation)

    def _connect_bar(self) -> None:
        bar = self.reader.bar
        bar.colour_chosen.connect(self.annotating.mark)
        bar.underline_asked.connect(self.annotating.underline)
        bar.note_asked.connect(self.annotating.write)
        bar.tag_asked.connect(partial(self.annotating.write, tags=True))
        bar.copy_asked.connect(self.annotating.copy)

    def _dress(self) -> None:
        """Put the theme on; Qt's own controls, which take long, follow before anything is seen."""
        theme = self.session.look.theme
        self.frame.setUpdatesEnabled(False)
        self.frame.setPalette(theme.palette())
        self.frame.setFont(theme.ui_font())
        self.commands.by_id["dark"].setChecked(theme.is_dark)
        self._dressing.start()

    def _dress_controls(self) -> None:
        self._dressing.stop()
        self.frame.setStyleSheet(style.sheet(self.session.look.theme))
        self.frame.setUpdatesEnabled(True)

    def _changed(self, change: Change) -> None:
        self.shelving.follow(change)
        self._show_state()
        if change.touches("colour_name"):
            self._name_colours()

    def _name_colours(self) -> None:
        names = self.session.colour_names
        self.commands.name_colours(names)
        self.reader.bar.name_colours(names)
        self.reader.card.name_colours(names)
        self.reader.colour_names = names

    def _suit(self) -> None:
        empty = self.shelving.empty
        self.content.setCurrentWidget(self.welcome if empty else self.desk)
        self.toolbar.suit(empty=empty)
        apart = self.page_apart()
        reading = self.reading.page is not None
        own = (self.reading.page.title if self.reading.page else "", "")
        title, keys = _HEADS.get(self.shelving.shelf, own)
        self.standing.show(empty=empty, apart=apart is not None, keys=keys)
        self.toolbar.show_title(title)
        nothing = self.begin if self.shelving.no_articles else self.choose
        page = apart or (self.reader if reading else nothing)
        self.middle.setCurrentWidget(page)
        self.room.suit(reading=reading and apart is None)
        self.room.show_switches(self.commands)
        self._enable()

    def page_apart(self) -> QWidget | None:
        """What is shown instead of the text: the bin, or what needs attention or an answer."""
        pages: dict[Shelf, QWidget] = {
            Shelf.BIN: self.bin,
            Shelf.ATTENTION: self.attention,
            Shelf.SUGGESTIONS: self.suggestions,
            Shelf.SEARCH: self.search,
        }
        return pages.get(self.shelving.shelf)

    def _show_page(self) -> None:
        page = self.reading.page
        self.frame.setWindowTitle(f"{page.title} — Hexapla" if page else "Hexapla")
        self._suit()

    def _show_findings(self, count: int | None) -> None:
        self.toolbar.show_findings(count)
        self._enable()

    def _enable(self, *_what: object) -> None:
        self.commands.enable(needs_met(self))
