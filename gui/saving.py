"""The open article as a file for another program, and annotations taken back from one."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from core.model import ArticleId, VersionId
from core.progress import Progress
from core.store.store import Store
from gui.panels.notes import NotesPanel
from gui.reading import Reading
from gui.session import Session

if TYPE_CHECKING:
    from core.library.receiving import Taken

KINDS = {
    ".html": "Web page (*.html)",
    ".csv": "Table (*.csv)",
    ".tmx": "Translation memory (*.tmx)",
    ".txt": "Cards for Anki (*.txt)",
    ".jsonld": "Web Annotations (*.jsonld)",
}
_NOTES = "Web Annotations (*.jsonld *.json);;All files (*)"


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What is written: an article of a library, in the languages of the columns that are shown."""

    library: Path
    article: ArticleId
    versions: tuple[VersionId, ...]
    path: Path


class Saving(QObject):
    """Writes the article as it is shown; `ask_place` and `ask_file` can be set."""

    def __init__(
        self, session: Session, reading: Reading, panel: NotesPanel, window: QWidget
    ) -> None:
        super().__init__(window)
        self._session, self._reading, self._panel = session, reading, panel
        self._window = window
        self.ask_place: Callable[[str], Path | None] = self._ask_place
        self.ask_file: Callable[[], Path | None] = self._ask_file

    def acts(self) -> dict[str, Callable[[], object]]:
        """What the actions do."""
        return {"save-as": self.save, "import-notes": self.take}

    def save(self) -> None:
        """Ask for a name and write the article as its ending says."""
        from core.export.files import slug

        page = self._reading.page
        if page is None or not self._panel.flush():
            return
        path = self.ask_place(slug(page.title))
        if path is None:
            return
        versions = tuple(column.version_id for column in page.columns)
        wanted = _Wanted(self._session.store.path, page.article_id, versions, path)
        self._run("Saving the article", partial(_written, wanted), self._saved)

    def take(self) -> None:
        """Ask for a file and take its annotations in."""
        path = self.ask_file() if self._panel.flush() else None
        if path is not None:
            work = partial(_taken, self._session.store.path, path)
            self._run("Importing annotations", work, self._told)

    def _run(
        self, title: str, work: Callable[[Progress], object], told: Callable[..., None]
    ) -> None:
        from gui.dialogs.progress import JobSheet

        job = self._session.jobs.start(work)
        job.done.connect(told)
        job.refused.connect(self._session.troubled)
        JobSheet(self._window, self._session.look, title, job)

    def _saved(self, path: Path) -> None:
        self._session.told.emit(f"Saved as {path.name}.")

    def _told(self, taken: "Taken") -> None:
        self._session.poll()
        refused = len(taken.refused)
        left = f" Not taken: {refused}; {taken.refused[0]}." if refused else ""
        self._session.told.emit(
            f"Annotations: {taken.new} new, {taken.changed} changed, "
            f"{taken.unchanged} as they were.{left}"
        )

    def _ask_place(self, name: str) -> Path | None:
        before = self._session.settings.export_folder
        folder = Path(before) if before else self._session.documents
        given, kind = QFileDialog.getSaveFileName(
            self._window, "Save article as", str(folder / f"{name}.html"), ";;".join(KINDS.values())
        )
        if not given:
            return None
        path = Path(given)
        chosen = next((ending for ending, words in KINDS.items() if words == kind), ".html")
        return path if path.suffix.lower() in KINDS else path.with_name(path.name + chosen)

    def _ask_file(self) -> Path | None:
        folder = self._session.settings.import_folder
        name, _ = QFileDialog.getOpenFileName(self._window, "Import annotations", folder, _NOTES)
        return Path(name) if name else None


def _written(wanted: _Wanted, progress: Progress) -> Path:
    from core.export.files import write_whole

    progress.report("Writing")
    with Store.open(wanted.library, create=False) as store:
        data = _document(store, wanted)
    write_whole(wanted.path, data)
    return wanted.path


def _document(store: Store, wanted: _Wanted) -> bytes:
    """The article in the form that the ending of the file's name says."""
    from core.annotations import colours
    from core.export import anki, csv, html, tmx, webannotation
    from core.export.options import Options
    from core.export.rows import table

    languages = tuple(store.version(one).language for one in wanted.versions)
    options = Options(languages=languages)
    ending = wanted.path.suffix.lower()
    if ending == ".jsonld":
        return webannotation.export(store, [wanted.article], Options()).document
    if ending == ".txt":
        return anki.export(store, [wanted.article], options).document.encode()
    if ending == ".html":
        names = colours.names(store)
        return html.export(store, wanted.article, options, names=names).document.encode()
    rows = table(store, wanted.article, options)
    if ending == ".csv":
        return csv.document(rows).encode()
    about = [tmx.About(rows.title, row.notes) for row in rows.rows]
    return tmx.document(rows.keys, [row.texts for row in rows.rows], about=about).encode()


def _taken(library: Path, path: Path, progress: Progress) -> "Taken":
    from core.library.receiving import take

    progress.report("Reading annotations")
    with Store.open(library) as store:
        return take(store, path)
