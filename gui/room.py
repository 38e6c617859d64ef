"""How much room the panels beside the text get, by the window's width and the person's wish."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from gui.commands import Commands
from gui.panels import checks, notes, sidebar
from gui.panels.desk import Desk
from gui.panels.side import STACKED_FROM, Side
from gui.reader import overview
from gui.session import Session

WIDE = 1920
NARROW = 1100


class Room(QObject):
    """Shows and hides the panels, gives them their widths and remembers them."""

    def __init__(
        self, session: Session, desk: Desk, window: QWidget, *, sidebar: QWidget, side: Side
    ) -> None:
        super().__init__(window)
        self._session, self._desk, self._window = session, desk, window
        self._sidebar, self._side = sidebar, side
        self._reading = False
        desk.sidebar_dragged.connect(lambda width: session.remember(sidebar_width=width))

    @property
    def left_for_text(self) -> int:
        """The pixels between the panels that an article's columns will have."""
        settings = self._session.settings
        beside = self._panel_width if (settings.notes or settings.checks) and not self._over else 0
        before = self._sidebar_width if settings.sidebar else 0
        return self._window.width() - beside - before - overview.WIDTH

    def suit(self, *, reading: bool) -> None:
        """Show the panels that make sense; notes only beside a text that is read."""
        self._reading = reading
        self.fit()

    def fit(self) -> None:
        """Give the panels what they get in a window of this width."""
        settings = self._session.settings
        self._sidebar.setVisible(settings.sidebar)
        checks, notes = settings.checks and self._reading, settings.notes and self._reading
        self._side.arrange(checks=checks, notes=notes and (self._stacked or not checks))
        self._desk.arrange(sidebar=self._sidebar_width, panel=self._panel_width, over=self._over)

    def show_switches(self, commands: Commands) -> None:
        """Keep the switches of the panels as the panels are."""
        commands.by_id["sidebar"].setChecked(self._session.settings.sidebar)
        commands.by_id["panel"].setChecked(self._session.settings.notes)
        commands.by_id["checks"].setChecked(self._session.settings.checks)

    def switch_sidebar(self) -> None:
        """Hide the sidebar or show it again."""
        self._session.remember(sidebar=not self._session.settings.sidebar)
        self.fit()

    def switch_notes(self) -> None:
        """Hide the notes or show them again, in place of the checks where both have no room."""
        settings = self._session.settings
        covered = settings.notes and settings.checks and not self._stacked
        self._session.remember(notes=covered or not settings.notes)
        if self._session.settings.notes and not self._stacked:
            self._session.remember(checks=False)
        self.fit()

    @property
    def _wide(self) -> bool:
        return self._window.width() >= WIDE

    @property
    def _over(self) -> bool:
        return self._window.width() < NARROW

    @property
    def _stacked(self) -> bool:
        return self._window.height() >= STACKED_FROM

    @property
    def _panel_width(self) -> int:
        if self._wide:
            return notes.WIDE_WIDTH
        return checks.WIDTH if self._session.settings.checks else notes.WIDTH

    @property
    def _sidebar_width(self) -> int:
        width = self._session.settings.sidebar_width
        return sidebar.WIDE_WIDTH if self._wide and width == sidebar.WIDTH else width
