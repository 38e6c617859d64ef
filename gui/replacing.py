"""Giving a version the text of a file; the marks stay on their words."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from core.model import VersionId
from core.progress import Progress
from core.store.store import Store
from gui.reader.view import ReaderView
from gui.session import Session

if TYPE_CHECKING:
    from core.library.replacing import Replaced


class Replacing(QObject):
    """Replaces the text of the focused column in a job; one undo step. `ask_file` can be set."""

    def __init__(self, session: Session, view: ReaderView, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._view, self._window = session, view, window
        self.ask_file: Callable[[], Path | None] = self._ask_file

    def replace(self) -> None:
        """Ask for a file and give the focused column's version its text."""
        from gui.dialogs.progress import JobSheet

        page = self._view.page
        path = self.ask_file() if page else None
        if page is None or path is None:
            return
        version = page.columns[self._view.focused_column].version_id
        job = self._session.jobs.start(partial(_replaced, self._session.store.path, version, path))
        job.done.connect(self._tell)
        job.refused.connect(self._session.troubled)
        JobSheet(self._window, self._session.look, "Replacing the text", job)

    def _tell(self, replaced: "Replaced") -> None:
        self._session.poll()
        lost = f", {replaced.orphaned} need attention" if replaced.orphaned else ""
        self._session.told.emit(
            f"Text replaced. Marks: {replaced.kept} kept, {replaced.moved} found again{lost}."
        )

    def _ask_file(self) -> Path | None:
        folder = self._session.settings.import_folder
        name, _ = QFileDialog.getOpenFileName(self._window, "Replace text", folder)
        return Path(name) if name else None


def _replaced(library: Path, version: VersionId, path: Path, progress: Progress) -> "Replaced":
    from core.library.replacing import read_text, replace_text

    with Store.open(library) as store:
        document = read_text(path, language=store.version(version).language, progress=progress)
        return replace_text(store, version, document, progress=progress)
