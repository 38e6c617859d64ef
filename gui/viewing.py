"""How the open text is shown: columns in step or not, type, theme, marks without colour.

Everything has effect at once and is remembered for all articles; what concerns one article's
columns is the business of `gui.columns`.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from gui.panels.type_sheet import TypeSheet
from gui.reader.grid import TypeChoice
from gui.reader.overview import Kind
from gui.reader.paint import Marking
from gui.reader.view import ReaderView
from gui.session import Session
from gui.theme import SYSTEM, THEMES, chosen

ZOOM_STEP = 10
THEME_WORDS = {
    SYSTEM: "As the system",
    "paper": "Paper",
    "dark": "Dark",
    "sepia": "Sepia",
    "black": "Black",
}

SIGN_WORDS = {
    Kind.DOUBTFUL: "Doubtful rows",
    Kind.FINDING: "Findings of the checks",
    Kind.CHANGE: "Differences of two versions",
    Kind.GAP: "Rows where a version has nothing",
    Kind.CONFIRMED: "Confirmed rows",
}


class Viewing(QObject):
    """Changes how the reader shows its page, and keeps the switches true to it."""

    def __init__(self, session: Session, view: ReaderView, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._view = session, view
        self._commands: Mapping[str, QAction] = {}
        self._sheet: TypeSheet | None = None
        settings = session.settings
        view.choose_type(
            TypeChoice(settings.zoom, settings.leading, settings.measure, settings.reading_font)
        )
        view.mark_by(Marking.PATTERN if settings.patterns else Marking.COLOUR)
        view.hide_kinds(kind for kind in SIGN_WORDS if kind.name.lower() in settings.signs_hidden)
        view.fade.reduced = settings.still
        view.zoom_asked.connect(self.zoom)
        # The palette follows the scheme a little later, hence queued.
        QGuiApplication.styleHints().colorSchemeChanged.connect(
            self._follow_system, Qt.ConnectionType.QueuedConnection
        )
        self._follow_system()

    def acts(self) -> dict[str, Callable[[], object]]:
        """What the actions do that are about the view."""
        return {
            "link": self.switch_link,
            "find": self._view.finder.open,
            "find-next": lambda: self._view.finder.step(1),
            "find-previous": lambda: self._view.finder.step(-1),
            "zoom-in": lambda: self.zoom(1),
            "zoom-out": lambda: self.zoom(-1),
            "zoom-reset": lambda: self.zoom(0),
            "patterns": self.switch_patterns,
            "still": self.switch_motion,
        }

    def follow(self, commands: Mapping[str, QAction]) -> None:
        """Keep these switches as the view is."""
        self._commands = commands
        self._view.laid_out.connect(self._show_switches)
        self._show_switches()

    def switch_link(self) -> None:
        """Let each column scroll by itself, or bring them in step at the focused row."""
        self._view.link(linked=not self._view.linked)

    def switch_patterns(self) -> None:
        """Tell marks apart by patterns instead of colours, or by colours again."""
        patterns = not self._session.settings.patterns
        self._session.remember(patterns=patterns)
        self._view.mark_by(Marking.PATTERN if patterns else Marking.COLOUR)

    def switch_motion(self) -> None:
        """Let nothing move, or let the tint of a row jumped to fade in again."""
        self._session.remember(still=not self._session.settings.still)
        self._view.fade.reduced = self._session.settings.still
        self._show_switches()

    def zoom(self, by: int) -> None:
        """Show the text larger (1), smaller (-1) or as usual (0)."""
        zoom = self._view.zoom + by * ZOOM_STEP if by else 100
        self.choose_type(replace(self._view.choice, zoom=zoom))

    def choose_type(self, choice: TypeChoice) -> None:
        """Set reading text so, and remember it."""
        self._view.choose_type(choice)
        choice = self._view.choice
        self._session.remember(
            zoom=choice.zoom,
            leading=choice.leading,
            measure=choice.measure,
            reading_font=choice.family,
        )
        if self._sheet is not None:
            self._sheet.show_choice(choice)

    def open_type(self, button: QWidget) -> None:
        """Open the sheet for type below a button."""
        if self._sheet is None:
            self._sheet = TypeSheet(self._session.look, button.window())
            self._sheet.chosen.connect(self.choose_type)
        self._sheet.show_choice(self._view.choice)
        self._sheet.open_below(button)

    def use_theme(self, name: str) -> None:
        """Show everything in a theme, or as light or dark as the system is."""
        self._session.use_theme(name)

    def switch_dark(self) -> None:
        """Dark, or paper again."""
        self.use_theme("paper" if self._session.look.theme.is_dark else "dark")

    def fill_themes(self, menu: QMenu) -> None:
        """An entry for each theme, ticked where it is chosen."""
        for name in (SYSTEM, *THEMES):
            action = menu.addAction(THEME_WORDS[name], partial(self.use_theme, name))
            action.setCheckable(True)
            action.setChecked(self._session.settings.theme == name)

    def fill_signs(self, menu: QMenu) -> None:
        """An entry for each kind of signs, ticked where it is shown."""
        for kind, words in SIGN_WORDS.items():
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(kind not in self._view.hidden_kinds)
            action.triggered.connect(partial(self.switch_signs, kind))

    def switch_signs(self, kind: Kind, *_checked: object) -> None:
        """Show a kind of signs, or leave it out."""
        self._view.hide_kinds(self._view.hidden_kinds ^ {kind})
        names = sorted(one.name.lower() for one in self._view.hidden_kinds)
        self._session.remember(signs_hidden=tuple(names))

    def _follow_system(self, *_scheme: object) -> None:
        wanted = chosen(self._session.settings.theme)
        if wanted.name != self._session.look.theme.name:
            self._session.look.choose(wanted)

    def _show_switches(self) -> None:
        self._commands["link"].setChecked(self._view.linked)
        self._commands["patterns"].setChecked(self._view.marking is Marking.PATTERN)
        self._commands["still"].setChecked(self._session.settings.still)
