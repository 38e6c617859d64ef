"""The parts of the window in their places, in the colours of the theme."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from gui.commands import Commands
from gui.frame import Frame
from gui.panels.align_band import AlignBand, AlignFoot
from gui.panels.attention import AttentionPage
from gui.panels.bin import BinPage
from gui.panels.checks import ChecksPanel
from gui.panels.desk import Desk
from gui.panels.notes import NotesPanel
from gui.panels.search_page import SearchPage
from gui.panels.side import Side
from gui.panels.sidebar import Sidebar
from gui.panels.status import StatusLine
from gui.panels.suggestions import SuggestionsPage
from gui.panels.table import TablePanel
from gui.panels.toolbar import Toolbar
from gui.panels.welcome import Sentence, Welcome
from gui.reader.view import ReaderView
from gui.room import Room
from gui.session import Session
from gui.widgets import style
from gui.widgets.ring import FocusRing


class Parts(QObject):
    """The reader, what stands beside, above and below it, and the commands of their window."""

    def __init__(self, session: Session, frame: Frame) -> None:
        super().__init__(frame)
        self.session, self.frame = session, frame
        session.setParent(self)
        self._make_parts()
        self.commands = Commands(frame)
        self._lay_out()
        self._dressing = QTimer(self, singleShot=True, interval=0)
        self._dressing.timeout.connect(self._dress_controls)

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
