"""Taking notes out as Markdown: options and live preview in a sheet, then one file written."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from core.model import ArticleId
from core.progress import Progress
from core.reading.page import Page
from core.store.store import Store
from gui.jobs import Job
from gui.panels.notes import NotesPanel
from gui.reading import Reading
from gui.saving import Saving
from gui.session import Session

if TYPE_CHECKING:
    from core.export.markdown import Prepared
    from core.export.options import Options
    from gui.dialogs.export_choices import Offer, What


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
        self.saving = Saving(session, reading, panel, window)

    def open(self) -> None:
        """Show what an export of the open article would write."""
        from gui.dialogs.export import ExportSheet
        from gui.dialogs.export_choices import Before

        article, page = self._reading.article, self._reading.page
        if article is None or page is None or not self._panel.flush():
            return
        settings = self._session.settings
        sheet = ExportSheet(
            self._window,
            self._session.look,
            prepare=partial(self._prepare, article),
            offer=self._offer(page),
            folder=Path(settings.export_folder)
            if settings.export_folder
            else self._session.documents,
            before=Before(
                languages=settings.export_languages,
                context=settings.export_context,
                layout=settings.export_layout,
                group=settings.export_group,
            ),
        )
        sheet.choices.ask_template = partial(self._ask_template, sheet)
        sheet.ask_folder = partial(self._ask_folder, sheet)
        sheet.copy_asked.connect(self._copy)
        sheet.accepted.connect(partial(self._write, article, sheet))
        sheet.open()

    def _offer(self, page: Page) -> "Offer":
        from gui.dialogs.export_choices import Offer

        used = {tag for annotation in page.annotations.values() for tag in annotation.tags}
        return Offer(
            whats=self._whats(page),
            languages=[version.language for version in self._reading.versions],
            colours=self._session.colour_names,
            tags=sorted(used, key=str.casefold),
        )

    def _whats(self, page: Page) -> "list[What]":
        """What could be exported now: the article, what is picked or filtered, everything."""
        from gui.dialogs.export_choices import What

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
        from gui.dialogs.export import ExportSheet
        from gui.dialogs.progress import JobSheet

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
        library = self._session.store.path
        work = _written_library if choice.library else partial(_written, article)
        job = self._session.jobs.start(partial(work, library, choice.folder, choice.options))
        JobSheet(self._window, self._session.look, "Writing notes", job)
        job.refused.connect(self._session.troubled)
        job.done.connect(self._session.told.emit)

    def _prepare(self, article: ArticleId, folder: Path, options: "Options") -> Job:
        """Begin to work out what an export would write."""
        library = self._session.store.path
        return self._session.jobs.start(partial(_prepared, library, article, folder, options))


def _prepared(
    library: Path, article: ArticleId, folder: Path, options: "Options", _progress: Progress
) -> "Prepared":
    from core.export import markdown

    with Store.open(library, create=False) as store:
        return markdown.prepare(store, article, folder, options)


def _written(
    article: ArticleId, library: Path, folder: Path, options: "Options", _progress: Progress
) -> str:
    """Write the notes of an article; what was done, in a sentence."""
    from core.export import markdown

    with Store.open(library, create=False) as store:
        done = markdown.export_article(store, article, folder, options)
    word = "Wrote" if done.changed else "Nothing to change in"
    return f"{word} {done.path.name}, {done.notes} notes."


def _written_library(library: Path, folder: Path, options: "Options", progress: Progress) -> str:
    """Write the notes of the whole library; what was done, in a sentence."""
    from core.export import whole

    with Store.open(library, create=False) as store:
        done = whole.export_library(store, folder, options, progress=progress)
    changed = sum(one.changed for one in done)
    return f"Wrote {changed} of {len(done)} files, with an index."


def _count(count: int) -> str:
    return "1 note" if count == 1 else f"{count} notes"
