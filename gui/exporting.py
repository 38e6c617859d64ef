"""Taking notes out as Markdown: options and live preview in a sheet, then one file written."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from core.errors import KnownError
from core.model import ArticleId
from core.reading.page import Page
from gui.panels.notes import NotesPanel
from gui.reading import Reading
from gui.session import Session

if TYPE_CHECKING:
    from gui.dialogs.export import What


class Exporting(QObject):
    """Opens the export sheet on the open article and writes what it asks for."""

    def __init__(
        self,
        session: Session,
        reading: Reading,
        panel: NotesPanel,
        window: QWidget,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._reading, self._window = session, reading, window
        self._panel = panel

    def open(self) -> None:
        """Show what an export of the open article would write."""
        from core.export import markdown
        from gui.dialogs.export import Before, ExportSheet

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
            whats=self._whats(page),
            before=Before(
                languages=settings.export_languages,
                context=settings.export_context,
                layout=settings.export_layout,
                group=settings.export_group,
            ),
        )
        sheet.ask_template = partial(self._ask_template, sheet)
        sheet.ask_folder = partial(self._ask_folder, sheet)
        sheet.copy_asked.connect(self._copy)
        sheet.accepted.connect(partial(self._write, article, sheet))
        sheet.open()

    def _whats(self, page: Page) -> "list[What]":
        """What could be exported now: the article, what is picked or filtered, everything."""
        from gui.dialogs.export import What

        here = page.annotations.keys()
        whats = [What(f"This article, {_count(len(here))}")]
        picked = frozenset(here & set(self._panel.view.picking.picked))
        if picked:
            whats.insert(0, What(f"The notes picked, {_count(len(picked))}", picked))
        shown = frozenset(here & set(self._panel.shown))
        if shown and len(shown) < len(here):
            whats.append(What(f"The notes filtered, {_count(len(shown))}", shown))
        whats.append(What("The whole library, with an index", library=True))
        return whats

    def _ask_template(self, parent: QWidget) -> Path | None:
        name, _ = QFileDialog.getOpenFileName(
            parent, "Template", "", "Templates (*.j2 *.jinja *.jinja2 *.md *.txt);;All files (*)"
        )
        return Path(name) if name else None

    def _ask_folder(self, parent: QWidget, before: Path) -> Path | None:
        name = QFileDialog.getExistingDirectory(parent, "Folder for notes", str(before))
        return Path(name) if name else None

    def _copy(self, text: str) -> None:
        QApplication.clipboard().setText(text)
        self._session.told.emit("Copied as Markdown.")

    def _write(self, article: ArticleId, sheet: QWidget) -> None:
        from core.export import markdown, whole
        from gui.dialogs.export import ExportSheet

        if not isinstance(sheet, ExportSheet):
            return
        choice = sheet.choice
        self._session.remember(
            export_folder=str(choice.folder),
            export_languages=choice.languages,
            export_context=choice.options.context.value,
            export_layout=choice.options.layout.value,
            export_group=choice.options.group.value,
        )
        try:
            if choice.library:
                done = whole.export_library(self._session.store, choice.folder, choice.options)
                changed = sum(one.changed for one in done)
                self._session.told.emit(f"Wrote {changed} of {len(done)} files, with an index.")
                return
            written = markdown.export_article(
                self._session.store, article, choice.folder, choice.options
            )
        except KnownError as error:
            self._session.troubled.emit(error)
            return
        word = "Wrote" if written.changed else "Nothing to change in"
        self._session.told.emit(f"{word} {written.path.name}, {written.notes} notes.")


def _count(count: int) -> str:
    return "1 note" if count == 1 else f"{count} notes"
