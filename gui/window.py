"""The main window: its parts in their places, and every action wired to who does it.

No logic lives here. Menus, toolbar and shortcuts come from the table of actions; what they do is
in the controllers; what is shown follows from the library's changes.
"""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import (
    QAction,
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
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from core.changes import Change
from core.model import ArticleId, Colour
from gui import actions
from gui.actions import Needs
from gui.annotating import Annotating
from gui.arranging import Arranging
from gui.exporting import Exporting
from gui.helping import Helping
from gui.importing import Importing
from gui.panels import notes, sidebar
from gui.panels.bin import BinPage
from gui.panels.desk import Desk
from gui.panels.notes import NotesPanel
from gui.panels.sidebar import Shelf, Sidebar
from gui.panels.status import StatusLine
from gui.panels.toolbar import Toolbar, first_button
from gui.panels.welcome import Sentence, Welcome
from gui.reader.view import ReaderView
from gui.reading import Reading
from gui.session import Session
from gui.shelving import Shelving
from gui.standing import Standing
from gui.widgets import style
from gui.widgets.ring import FocusRing

SIZE = (1280, 800)
WIDE = 1920
NARROW = 1100
MENU_HEIGHT = 28


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
        self._make_actions()
        self._make_menus()
        self._lay_out()
        self._connect()
        self._dress()
        self._restore()
        self.refresh_library()

    def open_article(self, article: ArticleId) -> None:
        """Show this article."""
        self.reading.open(article)

    def focus_reader(self) -> None:
        """Give the keyboard to the reader, or to the first button of an empty library."""
        if self.shelving.empty:
            self.welcome.focus_first()
        elif self.reading.page is not None:
            self.reader.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.sidebar.articles.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh_library(self) -> None:
        """Show what the library holds now."""
        self.shelving.refresh()
        self._name_steps()
        self._suit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Store what is being written and remember everything; stay open if that fails."""
        if not self.notes.flush() and not self._gives_up_note():
            event.ignore()
            return
        self.reading.keep_place()
        geometry = self.saveGeometry().toBase64().toStdString()
        self.session.remember(geometry=geometry)
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
        self.status = StatusLine(look)
        self.ring = FocusRing(self, look)

    def _make_controllers(self) -> None:
        session, look = self.session, self.session.look
        self.reading = Reading(session, self.reader, self)
        self.annotating = Annotating(session, self.reading, self.reader, self.notes, self)
        self.arranging = Arranging(session, self.reading, self, self)
        self.importing = Importing(session, self.reading, self, self)
        self.exporting = Exporting(session, self.reading, self, self)
        self.helping = Helping(session, self, self)
        self.shelving = Shelving(session, self.reading, self.sidebar, self.notes, self.bin, self)
        self.standing = Standing(
            self.reading, self.reader, self.notes, self.status, self.sidebar, self
        )
        self.arranging.add_version = self.importing.add_version
        look.changed.connect(self._dress)

    def _make_actions(self) -> None:
        self.actions_by_id: dict[str, QAction] = {}
        for entry in actions.ACTIONS:
            action = QAction(entry.text, self)
            action.setShortcuts([QKeySequence(keys) for keys in entry.keys.split()])
            action.setCheckable(entry.checkable)
            action.setObjectName(entry.id)
            self.actions_by_id[entry.id] = action
            self.addAction(action)
        for identifier, act in self._acts().items():
            self.actions_by_id[identifier].triggered.connect(_without_argument(act))

    def _acts(self) -> dict[str, Callable[[], object]]:
        acts = {
            **self._library_acts(),
            **self._annotating_acts(),
            **self._moving_acts(),
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
            acts[f"column-{number}"] = partial(self._focus_column, number - 1)
        return acts

    def _library_acts(self) -> dict[str, Callable[[], object]]:
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

    def _annotating_acts(self) -> dict[str, Callable[[], object]]:
        return {
            "copy": self.annotating.copy,
            "delete": self.annotating.delete,
            "highlight": self.annotating.mark_again,
            "underline": self.annotating.underline,
            "note": self.annotating.write,
            "tag": partial(self.annotating.write, tags=True),
            "article-note": self.annotating.write_on_article,
            "next-note": partial(self.annotating.step, 1),
            "previous-note": partial(self.annotating.step, -1),
        }

    def _moving_acts(self) -> dict[str, Callable[[], object]]:
        return {
            "back": self.reading.back,
            "forward": self.reading.forward,
            "next-row": partial(self.reader.step_row, 1),
            "previous-row": partial(self.reader.step_row, -1),
            "next-part": partial(self._step_part, 1),
            "previous-part": partial(self._step_part, -1),
        }

    def _make_menus(self) -> None:
        self.menuBar().setFixedHeight(MENU_HEIGHT)
        for name in actions.MENUS:
            menu = self.menuBar().addMenu(name)
            for number, group in enumerate(actions.in_menu(name)):
                if number:
                    menu.addSeparator()
                menu.addActions([self.actions_by_id[entry.id] for entry in group])
        self._give_submenu("versions", self._fill_versions)
        self._give_submenu("ungroup", self._fill_ungroup)

    def _give_submenu(self, identifier: str, fill: Callable[[QMenu], None]) -> None:
        menu = QMenu(self)
        menu.aboutToShow.connect(menu.clear)
        menu.aboutToShow.connect(lambda: fill(menu))
        self.actions_by_id[identifier].setMenu(menu)

    def _lay_out(self) -> None:
        self.toolbar = Toolbar(self.session.look, self.actions_by_id)
        self.middle = QStackedWidget()
        for page in (self.reader, self.choose, self.begin, self.bin):
            self.middle.addWidget(page)
        self.desk = Desk(self.sidebar, self.middle, self.notes)
        self.content = QStackedWidget()
        self.content.addWidget(self.welcome)
        self.content.addWidget(self.desk)
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
        self.bin.article_wanted.connect(lambda a: self.arranging.restore(ArticleId(a)))
        self.bin.note_wanted.connect(self.arranging.restore_note)
        self.reader.add_version_asked.connect(self.actions_by_id["add-version"].trigger)
        self.desk.sidebar_dragged.connect(lambda w: self.session.remember(sidebar_width=w))
        self.notes.view.form.left.connect(self.focus_reader)
        self.status.hint_followed.connect(self.actions_by_id["sidebar"].trigger)
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
        escape.activated.connect(self._escape)

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
        self.actions_by_id["dark"].setChecked(theme.is_dark)

    def _changed(self, _change: Change) -> None:
        self.refresh_library()

    def _suit(self) -> None:
        empty = self.shelving.empty
        self.content.setCurrentWidget(self.welcome if empty else self.desk)
        self.toolbar.suit(empty=empty)
        self.standing.show(empty=empty)
        in_bin = self.shelving.shelf is Shelf.BIN
        reading = self.reading.page is not None
        title = self.reading.page.title if self.reading.page else ""
        self.toolbar.show_title("Bin" if in_bin else title)
        nothing = self.begin if self.shelving.no_articles else self.choose
        page = self.bin if in_bin else self.reader if reading else nothing
        self.middle.setCurrentWidget(page)
        self._fit_panels()
        self._enable()

    def _show_page(self) -> None:
        page = self.reading.page
        self.setWindowTitle(f"{page.title} — Hexapla" if page else "Hexapla")
        self._suit()

    def _enable(self, *_what: object) -> None:
        met = self._met()
        for entry in actions.ACTIONS:
            self.actions_by_id[entry.id].setEnabled(entry.needs in met)

    def _name_steps(self) -> None:
        store = self.session.store
        self._undo_op, self._redo_op = store.undo_op, store.redo_op
        for identifier, word, op in (
            ("undo", "Undo", self._undo_op),
            ("redo", "Redo", self._redo_op),
        ):
            self.actions_by_id[identifier].setText(f"{word} {op}" if op else word)

    def _met(self) -> set[Needs]:
        reading = self.reading.page is not None
        selected = reading and self.reader.selection_passage() is not None
        met = {
            Needs.NOTHING: True,
            Needs.LIBRARY: not self.shelving.empty,
            Needs.ARTICLE: reading,
            Needs.SELECTION: selected,
            Needs.MARKABLE: self.annotating.markable,
            Needs.ANNOTATION: self.annotating.current is not None,
            Needs.UNDO: self._undo_op is not None,
            Needs.REDO: self._redo_op is not None,
            Needs.BACK: self.reading.can_go_back,
            Needs.FORWARD: self.reading.can_go_forward,
        }
        return {need for need, holds in met.items() if holds}

    def _fit_panels(self) -> None:
        settings, wide = self.session.settings, self.width() >= WIDE
        reading = self.reading.page is not None and self.shelving.shelf is not Shelf.BIN
        self.sidebar.setVisible(settings.sidebar)
        self.notes.setVisible(settings.notes and reading)
        width = settings.sidebar_width
        if wide and width == sidebar.WIDTH:
            width = sidebar.WIDE_WIDTH
        panel = notes.WIDE_WIDTH if wide else notes.WIDTH
        self.desk.arrange(sidebar=width, panel=panel, over=self.width() < NARROW)
        self.actions_by_id["sidebar"].setChecked(settings.sidebar)
        self.actions_by_id["panel"].setChecked(settings.notes)

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

    def _with_article(self, act: Callable[[ArticleId], object]) -> Callable[[], object]:
        def on_article() -> None:
            if self.reading.article is not None:
                act(self.reading.article)

        return on_article

    def _focus_column(self, column: int) -> None:
        page = self.reading.page
        if page is not None and column < len(page.columns):
            self.reader.focus_column(column)
            self.reader.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _step_part(self, by: int) -> None:
        parts = [part for part in self._parts() if part.isVisibleTo(self)]
        focus = self.focusWidget()
        holds = [n for n, part in enumerate(parts) if _holds(self._frame_of(part), focus)]
        number = (holds[0] + by) % len(parts) if holds else 0
        parts[number].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _parts(self) -> Sequence[QWidget]:
        return (
            first_button(self.toolbar),
            self.sidebar.articles,
            self.reader,
            self.notes.view if self.notes.view.cards.rowCount() else self.notes.filter,
        )

    def _frame_of(self, part: QWidget) -> QWidget:
        for frame in (self.toolbar, self.sidebar, self.notes):
            if frame.isAncestorOf(part):
                return frame
        return part

    def _escape(self) -> None:
        if self.reader.hasFocus():
            self.reader.clear_selection()
        else:
            self.focus_reader()

    def _fill_versions(self, menu: QMenu) -> None:
        page = self.reading.page
        shown = {column.version_id for column in page.columns} if page else set()
        for version in self.reading.versions:
            action = menu.addAction(f"{version.language} · {version.title}")
            action.setCheckable(True)
            action.setChecked(version.id in shown)
            action.setEnabled(version.id not in shown or len(shown) > 1)
            action.toggled.connect(lambda on, v=version.id: self.reading.show_version(v, shown=on))
        focused = self.reader.place.column
        if page and len(page.columns) > 1 and focused < len(page.columns):
            version_id = page.columns[focused].version_id
            menu.addSeparator()
            menu.addAction("Move column left", partial(self.reading.move_version, version_id, -1))
            menu.addAction("Move column right", partial(self.reading.move_version, version_id, 1))

    def _fill_ungroup(self, menu: QMenu) -> None:
        for version in self.reading.versions:
            action = menu.addAction(f"{version.language} · {version.title}")
            action.setEnabled(len(self.reading.versions) > 1)
            action.triggered.connect(partial(self.arranging.ungroup, version.id))


def _without_argument(act: Callable[[], object]) -> Callable[..., None]:
    def run(*_arguments: object) -> None:
        act()

    return run


def _holds(part: QWidget, focus: QWidget | None) -> bool:
    return focus is not None and (part is focus or part.isAncestorOf(focus))
