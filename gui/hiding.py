"""Keeping hidden lines and hiding kept ones, in the sheet of lines or from the reader."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from core.model import VersionId
from core.progress import Progress
from core.store.store import Store
from gui.dialogs.progress import JobSheet
from gui.reader.view import ReaderView
from gui.reading import Reading
from gui.session import Session

if TYPE_CHECKING:
    from gui.dialogs.lines import LinesSheet

Turn = Callable[..., None]


class Hiding(QObject):
    """Opens the sheet of lines, and carries out in jobs what is asked: rows are aligned anew."""

    def __init__(
        self, session: Session, reading: Reading, view: ReaderView, window: QWidget
    ) -> None:
        super().__init__(window)
        self._session, self._reading, self._view, self._window = session, reading, view, window
        self.undo: Callable[[], object] = session.store.undo
        self.redo: Callable[[], object] = session.store.redo

    def acts(self) -> dict[str, Callable[[], object]]:
        """What the actions do."""
        return {"lines": self.open, "hide-line": self.hide_focused}

    def open(self) -> None:
        """Show the lines of the focused column's version, at the focused row."""
        from core.library import lines, remembering
        from gui.dialogs.lines import LinesSheet

        version = self._focused_version()
        if version is None:
            return
        sheet = LinesSheet(self._window, self._session.look, self._reading.versions)
        sheet.chosen.connect(lambda _version: self._show(sheet, same=False))
        sheet.keep_asked.connect(partial(self._turn, sheet, lines.keep))
        sheet.hide_asked.connect(partial(self._turn, sheet, lines.hide))
        sheet.forget_asked.connect(
            lambda site: self._step(sheet, lambda: remembering.forget(self._session.store, site))
        )
        sheet.undo_asked.connect(lambda: self._step(sheet, self.undo))
        sheet.redo_asked.connect(lambda: self._step(sheet, self.redo))
        sheet.versions.setCurrentIndex(sheet.versions.findData(version))
        self._show(sheet, same=False, at=self._focused_line())
        sheet.open()

    def hide_focused(self) -> None:
        """Hide the line that the focused row has in the focused column."""
        from core.library import lines

        version, line = self._focused_version(), self._focused_line()
        if version is None or line is None:
            self._session.told.emit("There is no line here to hide.")
            return
        job = self._session.jobs.start(
            partial(_turned, self._session.store.path, lines.hide, version, [line])
        )
        job.done.connect(lambda _nothing: self._tell_hidden())
        job.refused.connect(self._session.troubled)
        JobSheet(self._window, self._session.look, "Hiding a line", job)

    def _tell_hidden(self) -> None:
        self._session.poll()
        self._session.told.emit("Line hidden. It stays with the text.")

    def _turn(self, sheet: "LinesSheet", turn: Turn, numbers: Sequence[int]) -> None:
        path = self._session.store.path
        sheet.work(busy=True)
        job = self._session.jobs.start(partial(_turned, path, turn, sheet.version, numbers))
        job.refused.connect(self._session.troubled)
        job.ended.connect(lambda: self._again(sheet))
        JobSheet(sheet, self._session.look, "Aligning the rows", job)

    def _step(self, sheet: "LinesSheet", step: Callable[[], object]) -> None:
        step()
        self._again(sheet)

    def _again(self, sheet: "LinesSheet") -> None:
        """Show what a version has after a change, if the sheet and the version are still there."""
        self._session.poll()
        if not sheet.isVisible():
            return
        if sheet.version not in {version.id for version in self._reading.versions}:
            sheet.reject()
            return
        sheet.work(busy=False)
        self._show(sheet, same=True)

    def _show(self, sheet: "LinesSheet", *, same: bool, at: int | None = None) -> None:
        from core.library import remembering
        from gui.dialogs.lines import VersionLines

        store = self._session.store
        version = store.version(sheet.version)
        found = store.lines(version.id)
        sheet.show_version(VersionLines(version, found), same=same, at=at)
        sites = remembering.sites(version, found)
        remembered = [(site, len(store.site_lines([site]))) for site in sites]
        site, count = max(remembered, key=lambda pair: pair[1], default=("", 0))
        sheet.show_memory(site, count)

    def _focused_version(self) -> VersionId | None:
        page = self._view.page
        return page.columns[self._view.focused_column].version_id if page else None

    def _focused_line(self) -> int | None:
        """The number of the line in which the focused cell begins."""
        page, row, column = self._view.page, self._view.focused_row, self._view.focused_column
        cell = page.row(row).cells[column] if page and row is not None and len(page) else None
        if page is None or cell is None:
            return None
        found = self._session.store.lines(page.columns[column].version_id)
        return next(
            (n for n, line in enumerate(found) if line.start <= cell.start < line.end), None
        )


def _turned(
    path: Path, turn: Turn, version: VersionId, numbers: Sequence[int], progress: Progress
) -> None:
    with Store.open(path) as store:
        turn(store, version, numbers, progress=progress)
