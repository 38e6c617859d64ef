"""The open article on paper or as a PDF, as it is shown in the reader.

What prints is loaded when it is first needed, off the start-up path.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication, QPagedPaintDevice
from PySide6.QtWidgets import QFileDialog, QWidget

from core.errors import KnownError, WriteFailed
from gui.reader.view import ReaderView
from gui.session import Session


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
        self._try(lambda: self._print_on(device))

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
        if self._view.page is not None and self._try(lambda: self._write(path)):
            self._session.told.emit(f"Saved as {path.name}.")

    def _print_on(self, device: QPagedPaintDevice) -> None:
        from gui.reader import printing

        page, view = self._view.page, self._view
        try:
            if page is not None:
                printing.print_page(page, device, choice=view.choice, shapes=view.shapes)
        except OSError as error:
            raise WriteFailed("The printer", "it takes nothing; nothing was printed") from error

    def _write(self, path: Path) -> None:
        from core.export.files import write_whole
        from gui.reader import printing

        page, view = self._view.page, self._view
        if page is not None:
            write_whole(path, printing.pdf_of(page, choice=view.choice, shapes=view.shapes))

    def _try(self, act: Callable[[], None]) -> bool:
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            act()
        except KnownError as error:
            self._session.troubled.emit(error)
            return False
        finally:
            QGuiApplication.restoreOverrideCursor()
        return True
