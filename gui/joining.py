"""Making one mark of two that overlap, and two of one at the caret."""

from PySide6.QtCore import QObject

from core.annotations import joining
from core.errors import KnownError
from core.model import Annotation, AnnotationId, VersionId
from gui.panels.notes import NotesPanel
from gui.reader.view import ReaderView
from gui.reading import Reading
from gui.session import Session

NOWHERE = "Put the caret between two words of a mark to split it."


class Joining(QObject):
    """Acts on the mark at the caret or the current one; each act is one undo step."""

    def __init__(
        self,
        session: Session,
        reading: Reading,
        view: ReaderView,
        panel: NotesPanel,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._reading, self._view, self._panel = session, reading, view, panel

    def merge(self, current: Annotation | None) -> None:
        """Make one of an annotation and the first that overlaps it."""
        other = self.overlapping(current) if current else None
        if current is None or not self._panel.flush():
            return
        if other is None:
            self._session.told.emit("No other mark overlaps this one.")
            return
        try:
            joining.merge(self._session.store, current.id, other.id)
        except KnownError as error:
            self._session.troubled.emit(error)
            return
        self._session.told.emit("Merged; both notes and all tags are kept.")

    def split(self, current: AnnotationId | None) -> AnnotationId | None:
        """Part the current mark, or else the one at the caret, there; gives the new one."""
        place = self._caret()
        if place is None or not self._panel.flush():
            self._session.told.emit(NOWHERE)
            return None
        version, offset, marks = place
        for annotation in sorted(marks, key=lambda one: one != current):
            try:
                return joining.split(self._session.store, annotation, version, offset)
            except KnownError:
                continue
        self._session.told.emit(NOWHERE)
        return None

    def overlapping(self, annotation: Annotation) -> Annotation | None:
        """The first other annotation of the page whose marked words touch those of this one."""
        page = self._reading.page
        over = page.overlapping(annotation) if page is not None else []
        return page.annotations[over[0]] if page is not None and over else None

    def _caret(self) -> tuple[VersionId, int, list[AnnotationId]] | None:
        """The version and offset of the caret, and the marks that it stands in."""
        spread, selection = self._view.spread, self._view.selection
        if spread is None or selection is None:
            return None
        at, column = selection.start, selection.column
        cell = spread.cell(at.row, column)
        if cell is None:
            return None
        marks = spread.row(at.row).marks[column]
        under = [mark.annotation for mark in marks if mark.start <= at.offset <= mark.end]
        version = spread.page.columns[column].version_id
        return version, cell.offset_at(at.offset), under
