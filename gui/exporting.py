"""Taking notes out as Markdown: options and live preview in a sheet, then one file written."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from core.errors import KnownError
from core.model import ArticleId
from gui.reading import Reading
from gui.session import Session


class Exporting(QObject):
    """Opens the export sheet on the open article and writes what it asks for."""

    def __init__(
        self, session: Session, reading: Reading, window: QWidget, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._reading, self._window = session, reading, window

    def open(self) -> None:
        """Show what an export of the open article would write."""
        from core.export import markdown
        from gui.dialogs.export import ExportSheet

        article, page = self._reading.article, self._reading.page
        if article is None or page is None:
            return
        settings = self._session.settings
        sheet = ExportSheet(
            self._window,
            self._session.look,
            prepare=partial(markdown.prepare, self._session.store, article),
            languages=[version.language for version in self._reading.versions],
            folder=Path(settings.export_folder)
            if settings.export_folder
            else self._session.documents,
            chosen=settings.export_languages,
            context=settings.export_context,
        )
        sheet.ask_folder = partial(self._ask_folder, sheet)
        sheet.copy_asked.connect(self._copy)
        sheet.accepted.connect(partial(self._write, article, sheet))
        sheet.open()

    def _ask_folder(self, parent: QWidget, before: Path) -> Path | None:
        name = QFileDialog.getExistingDirectory(parent, "Folder for notes", str(before))
        return Path(name) if name else None

    def _copy(self, text: str) -> None:
        QApplication.clipboard().setText(text)
        self._session.told.emit("Copied as Markdown.")

    def _write(self, article: ArticleId, sheet: QWidget) -> None:
        from core.export import markdown
        from gui.dialogs.export import ExportSheet

        if not isinstance(sheet, ExportSheet):
            return
        choice = sheet.choice
        self._session.remember(
            export_folder=str(choice.folder),
            export_languages=choice.languages,
            export_context=choice.options.context.value,
        )
        try:
            written = markdown.export_article(
                self._session.store, article, choice.folder, choice.options
            )
        except KnownError as error:
            self._session.troubled.emit(error)
            return
        word = "Wrote" if written.changed else "Nothing to change in"
        self._session.told.emit(f"{word} {written.path.name}, {written.notes} notes.")
