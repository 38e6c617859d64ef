"""The main window: every action and signal wired to who does it, and what is shown now.

No logic lives here. Menus, toolbar and shortcuts come from the table of actions; what they do is
in the controllers (`gui.controllers`) of the parts (`gui.parts`); what is shown follows from the
library's changes.
"""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from core.changes import Change
from core.model import ArticleId
from gui.acts import acts_of
from gui.controllers import Controllers
from gui.frame import Frame
from gui.needing import needs_met
from gui.panels.sidebar import Shelf
from gui.session import Session

_HEADS = {
    Shelf.BIN: ("Bin", ""),
    Shelf.ATTENTION: ("Needs attention", ""),
    Shelf.SUGGESTIONS: ("Suggestions", ""),
    Shelf.SEARCH: ("Search the library", "↓ next hit · Enter opens the row · Esc goes back"),
}


class MainWindow(Controllers):
    """Fills a frame with one library; closing the frame closes the session."""

    def __init__(self, session: Session, frame: Frame) -> None:
        super().__init__(session, frame)
        self._wire_commands()
        self._connect()
        self._connect_frame()
        session.look.changed.connect(self._dress)
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

    def _wire_commands(self) -> None:
        self.commands.connect_to(acts_of(self))
        self.columns.commands = self.differing.commands = self.commands.by_id
        self.viewing.follow(self.commands.by_id)
        self.commands.give_submenu("theme", self.viewing.fill_themes)
        self.commands.give_submenu("signs", self.viewing.fill_signs)
        self.commands.give_submenu("versions", self.columns.fill)
        self.commands.give_submenu("ungroup", self.versions.fill_taken_out)

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
        apart = self.page_apart()
        searching = apart is self.search
        self.toolbar.suit(empty=empty, apart=apart is not None, searching=searching)
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
