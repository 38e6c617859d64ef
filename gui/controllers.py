"""The controllers of the window: who does what is asked of its parts."""

from PySide6.QtWidgets import QWidget

from gui.annotating import Annotating
from gui.arranging import Arranging
from gui.checking import Checking
from gui.columns import Columns
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
from gui.parts import Parts
from gui.printing import Printing
from gui.reading import Reading
from gui.replacing import Replacing
from gui.searching import Searching
from gui.session import Session
from gui.shelving import Shelving
from gui.standing import Standing
from gui.suggesting import Suggesting
from gui.tagging import Tagging
from gui.terms import Terms
from gui.versions import VersionMenus
from gui.viewing import Viewing
from gui.wording import Wording


class Controllers(Parts):
    """The parts of a window, and who looks after each of them."""

    def __init__(self, session: Session, frame: Frame) -> None:
        super().__init__(session, frame)
        self._read_and_annotate()
        self._look_after_library()
        self._compare()
        self.focusing = self._focusing()

    def undo(self) -> None:
        """Undo the last step, once what is being written is stored."""
        if self.notes.flush():
            self.arranging.undo()

    def redo(self) -> None:
        """Do again what was undone last."""
        if self.notes.flush():
            self.arranging.redo()

    def _read_and_annotate(self) -> None:
        session, frame = self.session, self.frame
        self.reading = Reading(session, self.reader, self)
        self.reading.room = lambda: self.room.left_for_text
        self.tagging = Tagging(session, frame)
        self.listing = Listing(session, self.reading, self.notes, frame)
        self.annotating = Annotating(
            session, self.reading, self.reader, self.notes, self.listing, self
        )
        self.linking = Linking(session, self.notes, self.annotating, self)
        self.standing = Standing(
            self.reading, self.reader, self.notes, self.status, self.sidebar, self
        )
        self.viewing = Viewing(session, self.reader, self)
        self.printing = Printing(session, self.reader, frame)
        self.going = Going(session, self.reader, frame)

    def _look_after_library(self) -> None:
        session, frame = self.session, self.frame
        self.arranging = Arranging(session, self.reading, frame, self)
        self.importing = Importing(session, self.reading, frame, self)
        self.arranging.add_version = self.importing.add_version
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
        self.replacing = Replacing(session, self.reader, frame)
        self.keeping = Keeping(session, frame)
        self.hiding = Hiding(session, self.reading, self.reader, frame)
        self.hiding.undo, self.hiding.redo = self.undo, self.redo

    def _compare(self) -> None:
        session, frame = self.session, self.frame
        self.checking = Checking(session, self.reading, self.reader, self.checks)
        self.checking.write = self.annotating.choose
        self.versions = VersionMenus(self.reading, self.arranging, self)
        self.columns = Columns(
            self.reading, self.reader, frame, fill_versions=self.versions.fill_shown
        )
        self.mending = Mending(session, self.reading, self.reader, self.band, self.foot, frame)
        self.wording = Wording(session, self.reading, self.reader, self.table, frame)
        self.terms = Terms(session, self.reading, self.reader, frame)
        self.terms.undo, self.terms.redo = self.undo, self.redo
        self.differing = Differing(session, self.reading, self.reader, self.table, frame)

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
