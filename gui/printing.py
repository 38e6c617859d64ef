"""The open article on paper or as a PDF, as it is shown in the reader.

Both are made by a job: with a library of its own it builds the same page again and paints it in
its own thread, sheet by sheet, so that the window goes on and the person can stop it. What prints
is loaded when it is first needed, off the start-up path.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QPagedPaintDevice
from PySide6.QtWidgets import QFileDialog, QWidget

from core.errors import WriteFailed
from core.model import ArticleId, VersionId
from core.progress import Cancelled, Progress
from gui.jobs import Work
from gui.reader.grid import ColumnShape, TypeChoice
from gui.reader.view import ReaderView
from gui.session import Session

if TYPE_CHECKING:
    from core.reading.page import Page


@dataclass(frozen=True, slots=True)
class _Shown:
    """What the reader shows, in words that another thread understands."""

    library: Path
    article: ArticleId
    versions: tuple[VersionId, ...]
    choice: TypeChoice
    shapes: Sequence[ColumnShape]

    def page(self) -> "Page":
        """The page, built from the library anew."""
        from core.reading.build import build
        from core.store.store import Store

        with Store.open(self.library, create=False) as store:
            return build(store, self.article, self.versions)


class Printing(QObject):
    """Prints what the reader shows: its columns and type, in the colours of paper."""

    def __init__(self, session: Session, view: ReaderView, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._view, self._window = session, view, window

    def acts(self) -> dict[str, Callable[[], object]]:
        """What the actions do that put the text on paper."""
        return {"print": self.print, "pdf": self.save_pdf}

    def print(self) -> None:
        """Ask for a printer and print."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        from gui.reader import printing

        page = self._view.page
        if page is None:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(page.title)
        printer.setPageLayout(printing.paper_for(len(page.columns)))
        if QPrintDialog(printer, self._window).exec():
            self.print_on(printer)

    def print_on(self, device: QPagedPaintDevice) -> None:
        """Print on this device."""
        shown = self._shown()
        if shown is not None:
            self._run("Printing", partial(_print, shown, device), "Sent to the printer.")

    def save_pdf(self) -> None:
        """Ask for a file and write the PDF."""
        from core.export.files import slug

        page, before = self._view.page, self._session.settings.export_folder
        if page is None:
            return
        folder = Path(before) if before else self._session.documents
        proposed = str(folder / f"{slug(page.title)}.pdf")
        name, _ = QFileDialog.getSaveFileName(self._window, "Save as PDF", proposed, "PDF (*.pdf)")
        if name:
            self.write_pdf(Path(name))

    def write_pdf(self, path: Path) -> None:
        """Write the PDF into this file, whole or not at all."""
        shown = self._shown()
        if shown is not None:
            self._run("Saving as PDF", partial(_write, shown, path), f"Saved as {path.name}.")

    def _shown(self) -> _Shown | None:
        page, view = self._view.page, self._view
        if page is None:
            return None
        versions = tuple(column.version_id for column in page.columns)
        library = self._session.store.path
        return _Shown(library, page.article_id, versions, view.choice, tuple(view.shapes))

    def _run(self, title: str, work: Work, told: str) -> None:
        from gui.dialogs.progress import JobSheet

        job = self._session.jobs.start(work)
        job.done.connect(lambda _nothing: self._session.told.emit(told))
        job.refused.connect(self._session.troubled)
        JobSheet(self._window, self._session.look, title, job)


def _print(shown: _Shown, device: QPagedPaintDevice, progress: Progress) -> None:
    from PySide6.QtPrintSupport import QPrinter

    from gui.reader.printing import print_page

    try:
        print_page(
            shown.page(), device, choice=shown.choice, shapes=shown.shapes, progress=progress
        )
    except OSError as error:
        raise WriteFailed("The printer", "it takes nothing; nothing was printed") from error
    except Cancelled:
        if isinstance(device, QPrinter):
            device.abort()
        raise


def _write(shown: _Shown, path: Path, progress: Progress) -> None:
    from core.export.files import write_whole
    from gui.reader.printing import pdf_of

    data = pdf_of(shown.page(), choice=shown.choice, shapes=shown.shapes, progress=progress)
    write_whole(path, data)
