"""The main window: its parts in their places, and every action wired to who does it.

No logic lives here. Menus, toolbar and shortcuts come from the table of actions; what they do is
in the controllers; what is shown follows from the library's changes.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QByteArray
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import (
    QFrame,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from core.changes import Change
from core.model import ArticleId, Colour
from gui.actions import Needs
from gui.annotating import Annotating
from gui.arranging import Arranging
from gui.columns import Columns
from gui.commands import Act, Commands
from gui.exporting import Exporting
from gui.focusing import Focusing
from gui.going import Going
from gui.helping import Helping
from gui.hiding import Hiding
from gui.importing import Importing
from gui.linking import Linking
from gui.listing import Listing
from gui.panels import notes, sidebar
from gui.panels.attention import AttentionPage
from gui.panels.bin import BinPage
from gui.panels.desk import Desk
from gui.panels.notes import NotesPanel
from gui.panels.sidebar import Shelf, Sidebar
from gui.panels.status import StatusLine
from gui.panels.toolbar import Toolbar
from gui.panels.welcome import Sentence, Welcome
from gui.printing import Printing
from gui.reader import overview
from gui.reader.view import ReaderView
from gui.reading import Reading
from gui.session import Session
from gui.shelving import Shelving
from gui.standing import Standing
from gui.tagging import Tagging
from gui.versions import VersionMenus
from gui.viewing import Viewing
from gui.widgets import style
from gui.widgets.ring import FocusRing

SIZE = (1280, 800)
WIDE = 1920
NARROW = 1100
_TITLES = {Shelf.BIN: "Bin", Shelf.ATTENTION: "Needs attention"}


class MainWindow(QMainWindow):
    """One window on one library; closing it closes the session."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.setWindowTitle("Hexapla")
        self.setAcceptDrops(True)
        self.resize(*SIZE)
        self.setMinimumSize(640, 480)
        self._make_parts()
        self._make_controllers()
        self.commands = Commands(self)
        self._lay_out()
        self._wire_commands()
        self._connect()
        self._dress()
        self._restore()
        self._name_colours()
        self.refresh_library()

    def open_article(self, article: ArticleId) -> None:
        """Show this article."""
        self.reading.open(article)

    def refresh_library(self) -> None:
        """Show what the library holds now."""
        self.shelving.refresh()
        store = self.session.store
        self._undo_op, self._redo_op = store.undo_op, store.redo_op
        self.commands.name_steps(self._undo_op, self._redo_op)
        self._suit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Store what is being written and remember everything; stay open if that fails."""
        if not self.notes.flush() and not self._gives_up_note():
            event.ignore()
            return
        self.reading.keep_place()
        geometry = self.saveGeometry().toBase64().toStdString()
        self.session.remember(geometry=geometry)
        self.listing.stop()
        self.attention.stop()
        self.session.close()
        super().closeEvent(event)

    def _gives_up_note(self) -> bool:
        """Whether the person closes although a note can't be stored; it is in the clipboard."""
        return self.helping.asks_to_close(self.notes.view.form.editor.toPlainText())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and text."""
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Review what was dropped."""
        event.acceptProposedAction()
        self.importing.take(event.mimeData())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the panels what they get in a window of this width."""
        super().resizeEvent(event)
        self._fit_panels()

    def _make_parts(self) -> None:
        look = self.session.look
        self.reader = ReaderView(look.theme)
        self.sidebar = Sidebar(look)
        self.notes = NotesPanel(look)
        self.welcome = Welcome(look)
        self.begin = Welcome(look)
        self.choose = Sentence(look, "Choose an article.")
        self.bin = BinPage(look)
        self.attention = AttentionPage(look)
        self.status = StatusLine(look)
        self.ring = FocusRing(self, look)

    def _make_controllers(self) -> None:
        session, look = self.session, self.session.look
        self.reading = Reading(session, self.reader, self)
        self.tagging = Tagging(session, self)
        self.listing = Listing(session, self.reading, self.notes, self)
        self.annotating = Annotating(
            session, self.reading, self.reader, self.notes, self.listing, self
        )
        self.linking = Linking(session, self.notes, self.annotating, self)
        self.arranging = Arranging(session, self.reading, self, self)
        self.importing = Importing(session, self.reading, self, self)
        self.exporting = Exporting(session, self.reading, self.notes, self, self)
        self.helping = Helping(session, self, self)
        self.shelving = Shelving(
            session, self.reading, self.sidebar, self.notes, self.bin, self.attention, self
        )
        self.standing = Standing(
            self.reading, self.reader, self.notes, self.status, self.sidebar, self
        )
        self.versions = VersionMenus(self.reading, self.arranging, self)
        self.columns = Columns(
            self.reading, self.reader, self, fill_versions=self.versions.fill_shown
        )
        self.reading.room = self._reading_room
        self.viewing = Viewing(session, self.reader, self)
        self.printing = Printing(session, self.reader, self)
        self.going = Going(session, self.reader, self)
        self.hiding = Hiding(session, self.reading, self.reader, self)
        self.hiding.undo, self.hiding.redo = self._undo, self._redo
        self.arranging.add_version = self.importing.add_version
        look.changed.connect(self._dress)

    def _wire_commands(self) -> None:
        self.commands.connect_to(self._acts())
        self.columns.commands = self.commands.by_id
        self.viewing.follow(self.commands.by_id)
        self.commands.give_submenu("theme", self.viewing.fill_themes)
        self.commands.give_submenu("versions", self.columns.fill)
        self.commands.give_submenu("ungroup", self.versions.fill_taken_out)

    def _acts(self) -> dict[str, Act]:
        acts = {
            **self._library_acts(),
            **self._annotating_acts(),
            **self._moving_acts(),
            **self.columns.acts(),
            **self.viewing.acts(),
            **self.printing.acts(),
            **self.going.acts(),
            **self.hiding.acts(),
            "type": lambda: self.viewing.open_type(self.toolbar.buttons["type"]),
            "sidebar": self._toggle_sidebar,
            "panel": self._toggle_notes,
            "dark": self._toggle_theme,
            "keys": self.helping.show_keys,
            "about": self.helping.show_about,
            "quit": self.close,
        }
        for colour in Colour:
            acts[f"colour-{colour}"] = partial(self.annotating.mark, colour)
        for number in range(1, 10):
            acts[f"column-{number}"] = partial(self.focusing.to_column, number - 1)
        return acts

    def _library_acts(self) -> dict[str, Act]:
        return {
            "import": self.importing.choose_files,
            "paste": self.importing.paste,
            "sample": self.importing.add_sample,
            "add-version": self._with_article(self.importing.add_version),
            "export": self.exporting.open,
            "undo": self._undo,
            "redo": self._redo,
            "rename": self._with_article(self.arranging.rename),
            "remove": self._with_article(self.arranging.remove),
        }

    def _annotating_acts(self) -> dict[str, Act]:
        return {
            "copy": self.annotating.copy,
            "delete": self.annotating.delete,
            "highlight": self.annotating.mark_again,
            "underline": self.annotating.underline,
            "note": self.annotating.write,
            "tag": partial(self.annotating.write, tags=True),
            "article-note": self.annotating.write_on_article,
            "fit": self.annotating.fit,
            "row-mark": self.annotating.mark_row,
            "plain-note": self.annotating.note_alone,
            "merge": self.annotating.merge,
            "all-notes": self.listing.toggle_scope,
            "copy-note": self.annotating.copy_note,
            "next-note": partial(self.annotating.step, 1),
            "previous-note": partial(self.annotating.step, -1),
        }

    def _moving_acts(self) -> dict[str, Act]:
        return {
            "back": self.reading.back,
            "forward": self.reading.forward,
            "next-row": partial(self.reader.step_row, 1),
            "previous-row": partial(self.reader.step_row, -1),
            "next-part": partial(self.focusing.step, 1),
            "previous-part": partial(self.focusing.step, -1),
        }

    def _lay_out(self) -> None:
        self.toolbar = Toolbar(self.session.look, self.commands.by_id)
        self.middle = QStackedWidget()
        for page in (self.reader, self.choose, self.begin, self.bin, self.attention):
            self.middle.addWidget(page)
        self.desk = Desk(self.sidebar, self.middle, self.notes)
        self.content = QStackedWidget()
        self.content.addWidget(self.welcome)
        self.content.addWidget(self.desk)
        self.focusing = Focusing(
            self,
            self.reading,
            toolbar=self.toolbar,
            sidebar=self.sidebar,
            reader=self.reader,
            notes=self.notes,
            welcome=self.welcome,
        )
        self.setCentralWidget(self._column(self.toolbar, self.content, self.status))

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
        self.sidebar.tag_menu_asked.connect(self.tagging.open_menu)
        self.bin.article_wanted.connect(lambda a: self.arranging.restore(ArticleId(a)))
        self.bin.note_wanted.connect(self.arranging.restore_note)
        self.reader.add_version_asked.connect(self.commands.by_id["add-version"].trigger)
        self.desk.sidebar_dragged.connect(lambda w: self.session.remember(sidebar_width=w))
        self.notes.view.form.left.connect(self.focusing.to_text)
        self.status.hint_followed.connect(self.commands.by_id["sidebar"].trigger)
        self.shelving.changed.connect(self._suit)
        self.session.changed.connect(self._changed)
        self.session.told.connect(self.status.tell)
        self.session.troubled.connect(self.helping.show_trouble)
        self.reading.page_changed.connect(self._show_page)
        self.reading.moved.connect(self._enable)
        self.reader.selection_changed.connect(self._enable)
        self.notes.chosen.connect(self._enable)
        self.reader.annotation_activated.connect(self._enable)
        self._connect_bar()
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.activated.connect(self.focusing.escape)

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

    def _restore(self) -> None:
        settings = self.session.settings
        if settings.geometry:
            self.restoreGeometry(QByteArray.fromBase64(settings.geometry.encode()))
        self._fit_panels()

    def _dress(self) -> None:
        theme = self.session.look.theme
        self.setPalette(theme.palette())
        self.setFont(theme.ui_font())
        self.setStyleSheet(style.sheet(theme))
        self.commands.by_id["dark"].setChecked(theme.is_dark)

    def _changed(self, change: Change) -> None:
        self.refresh_library()
        if change.touches("colour_name"):
            self._name_colours()

    def _name_colours(self) -> None:
        names = self.session.colour_names
        self.commands.name_colours(names)
        self.reader.bar.name_colours(names)

    def _suit(self) -> None:
        empty = self.shelving.empty
        self.content.setCurrentWidget(self.welcome if empty else self.desk)
        self.toolbar.suit(empty=empty)
        self.standing.show(empty=empty)
        apart = self._page_apart()
        reading = self.reading.page is not None
        title = self.reading.page.title if self.reading.page else ""
        self.toolbar.show_title(_TITLES.get(self.shelving.shelf, title))
        nothing = self.begin if self.shelving.no_articles else self.choose
        page = apart or (self.reader if reading else nothing)
        self.middle.setCurrentWidget(page)
        self._fit_panels()
        self._enable()

    def _page_apart(self) -> QWidget | None:
        """What is shown instead of the text: the bin, or the notes that need attention."""
        pages = {Shelf.BIN: self.bin, Shelf.ATTENTION: self.attention}
        return pages.get(self.shelving.shelf)

    def _show_page(self) -> None:
        page = self.reading.page
        self.setWindowTitle(f"{page.title} — Hexapla" if page else "Hexapla")
        self._suit()

    def _enable(self, *_what: object) -> None:
        self.commands.enable(self._met())

    def _met(self) -> set[Needs]:
        reading = self.reading.page is not None
        selected = reading and self.reader.selection_passage() is not None
        met = {
            Needs.NOTHING: True,
            Needs.LIBRARY: not self.shelving.empty,
            Needs.ARTICLE: reading,
            Needs.COLUMNS: self.reading.page is not None and not self.reading.page.single,
            Needs.SELECTION: selected,
            Needs.MARKABLE: self.annotating.markable,
            Needs.ANNOTATION: self.annotating.current is not None,
            Needs.FITTABLE: self.annotating.fittable,
            Needs.UNDO: self._undo_op is not None,
            Needs.REDO: self._redo_op is not None,
            Needs.BACK: self.reading.can_go_back,
            Needs.FORWARD: self.reading.can_go_forward,
        }
        return {need for need, holds in met.items() if holds}

    def _fit_panels(self) -> None:
        settings, wide = self.session.settings, self.width() >= WIDE
        reading = self.reading.page is not None and self._page_apart() is None
        self.sidebar.setVisible(settings.sidebar)
        self.notes.setVisible(settings.notes and reading)
        width = settings.sidebar_width
        if wide and width == sidebar.WIDTH:
            width = sidebar.WIDE_WIDTH
        panel = notes.WIDE_WIDTH if wide else notes.WIDTH
        self.desk.arrange(sidebar=width, panel=panel, over=self.width() < NARROW)
        self.commands.by_id["sidebar"].setChecked(settings.sidebar)
        self.commands.by_id["panel"].setChecked(settings.notes)

    def _reading_room(self) -> int:
        """The pixels between the panels that an article's columns will have."""
        settings, wide = self.session.settings, self.width() >= WIDE
        panel = notes.WIDE_WIDTH if wide else notes.WIDTH
        beside = panel if settings.notes and self.width() >= NARROW else 0
        list_width = settings.sidebar_width if settings.sidebar else 0
        if wide and list_width == sidebar.WIDTH:
            list_width = sidebar.WIDE_WIDTH
        return self.width() - beside - list_width - overview.WIDTH

    def _toggle_sidebar(self) -> None:
        self.session.remember(sidebar=not self.session.settings.sidebar)
        self._fit_panels()

    def _toggle_notes(self) -> None:
        self.session.remember(notes=not self.session.settings.notes)
        self._fit_panels()

    def _toggle_theme(self) -> None:
        dark = self.session.look.theme.is_dark
        self.session.use_theme("paper" if dark else "dark")

    def _undo(self) -> None:
        if self.notes.flush():
            self.arranging.undo()

    def _redo(self) -> None:
        if self.notes.flush():
            self.arranging.redo()

    def _with_article(self, act: Callable[[ArticleId], object]) -> Act:
        def on_article() -> None:
            if self.reading.article is not None:
                act(self.reading.article)

        return on_article
