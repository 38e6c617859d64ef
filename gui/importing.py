"""Bringing texts in: read in a job, reviewed by the person, added and aligned in another job."""

from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from core.changes import Op
from core.errors import ImportRefused, KnownError
from core.model import ArticleId, VersionId
from core.progress import Progress
from core.store.store import Store
from gui.jobs import Job
from gui.reading import Reading
from gui.session import Session

if TYPE_CHECKING:
    from core.intake.documents import Document
    from core.library.importing import Added
    from gui.dialogs.review import ReviewSheet, Wish
    from gui.dialogs.review_plan import Intake, Partner, Reviewed

_KINDS = (
    "Texts (*.txt *.text *.md *.markdown *.html *.htm *.xhtml *.mhtml *.mht *.docx *.odt *.epub "
    "*.pdf *.tmx *.xlf *.xliff *.csv *.tsv *.srt *.vtt *.zip);;All files (*)"
)


class Importing(QObject):
    """Everything that leads to a review, and what follows from it."""

    def __init__(
        self, session: Session, reading: Reading, window: QWidget, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._reading, self._window = session, reading, window
        self._into: ArticleId | None = None
        self.ask_files: Callable[[], Sequence[Path]] = self._ask_files

    def choose_files(self) -> None:
        """Ask for files and review them."""
        self._into = None
        self._read_chosen()

    def add_version(self, article: ArticleId) -> None:
        """Ask for files that are further versions of this article and review them."""
        self._into = article
        self._read_chosen()

    def paste(self) -> None:
        """Ask for a text, filled with the clipboard's, and review it."""
        from gui.dialogs.paste import PasteSheet

        self._into = None
        text = QApplication.clipboard().text()
        sheet = PasteSheet(self._window, self._session.look, text)
        sheet.pasted.connect(self.read_text)
        sheet.open()

    def take(self, data: QMimeData) -> None:
        """Review dropped files, or dropped text."""
        self._into = None
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if paths:
            self.read(paths)
        elif data.text().strip():
            self.read_text("Dropped text", data.text())

    def read(self, paths: Sequence[Path]) -> None:
        """Read these files, folders by what lies in them, and review them."""
        library, joins = self._session.store.path, self._into is not None
        if paths:
            work = partial(_read, library, paths, (), joins)
            self._run("Reading files", work, self._review)

    def read_text(self, name: str, text: str) -> None:
        """Read a text that was pasted and review it."""
        library = self._session.store.path
        self._run("Reading text", partial(_read_text, library, name, text), self._review)

    def add_sample(self) -> None:
        """Put the sample into the library and open it."""
        library = self._session.store.path
        self._run("Adding the sample", partial(_add_sample, library), self._open_article)

    def _read_chosen(self) -> None:
        paths = self.ask_files()
        if paths:
            self.read(paths)

    def _ask_files(self) -> Sequence[Path]:
        folder = self._session.settings.import_folder
        names, _ = QFileDialog.getOpenFileNames(self._window, "Import files", folder, _KINDS)
        if names:
            self._session.remember(import_folder=str(Path(names[0]).parent))
        return [Path(name) for name in names]

    def _run(
        self, title: str, work: Callable[[Progress], object], then: Callable[..., None]
    ) -> Job:
        from gui.dialogs.progress import JobSheet

        job = self._session.jobs.start(work)
        job.done.connect(then)
        job.refused.connect(self._session.troubled)
        JobSheet(self._window, self._session.look, title, job)
        return job

    def _review(self, intake: "Intake") -> None:
        from gui.dialogs.review import ReviewSheet

        if not intake.documents and intake.refused:
            self._session.troubled.emit(_all_refused(intake.refused))
            return
        sheet = ReviewSheet(self._window, self._session.look, intake)
        sheet.reread_asked.connect(partial(self._reread, sheet))
        sheet.more_asked.connect(partial(self._read_more, sheet))
        sheet.chapters_asked.connect(partial(self._part, sheet))
        sheet.decided.connect(self._add)
        QTimer.singleShot(0, sheet, sheet.open)  # made in one slot, shown in the next

    def _reread(self, sheet: "ReviewSheet", number: int) -> None:
        document, wish = sheet.plan.documents[number], sheet.wishes[number]
        job = self._session.jobs.start(partial(_reread, document, wish))
        job.done.connect(partial(_replace, sheet, number))
        job.refused.connect(self._session.troubled)
        job.refused.connect(partial(_take_back, sheet, number))

    def _read_more(self, sheet: "ReviewSheet") -> None:
        paths = self.ask_files()
        if paths:
            library, shown = self._session.store.path, tuple(sheet.plan.documents)
            joins = self._into is not None
            job = self._session.jobs.start(partial(_read, library, paths, shown, joins))
            job.done.connect(partial(_extend, sheet))
            job.refused.connect(self._session.troubled)

    def _part(self, sheet: "ReviewSheet", number: int) -> None:
        """Review a book chapter by chapter, beside the other files as they are shown."""
        library, shown = self._session.store.path, tuple(sheet.plan.documents)
        refused, joins = tuple(sheet.plan.refused), self._into is not None
        work = partial(_parted, library, shown, number, refused, joins)
        job = self._run("Reading the chapters", work, self._review)
        job.done.connect(lambda _intake: sheet.reject())

    def _add(self, reviewed: "Reviewed") -> None:
        library, into = self._session.store.path, self._into
        self._run("Adding to the library", partial(_add, library, reviewed, into), self._added)

    def _added(self, added: "Added") -> None:
        self._session.poll()
        if added.articles:
            count = len(added.versions) - len(added.duplicates)
            self._session.told.emit("1 text added." if count == 1 else f"{count} texts added.")
            self._open_article(added.articles[0])

    def _open_article(self, article: ArticleId) -> None:
        self._session.poll()
        if article == self._reading.article:
            return
        self._reading.open(article)


def _all_refused(refused: Sequence[ImportRefused]) -> KnownError:
    """What to say when none of the files could be read."""
    if len(refused) == 1:
        return refused[0]
    reasons = (f"{one.what}, {one.reason}" for one in refused)
    return KnownError("none of the files could be read", " ".join(reasons))


def _read(
    library: Path,
    paths: Sequence[Path],
    shown: "Sequence[Document]",
    joins: bool,  # noqa: FBT001 — given by a partial
    progress: Progress,
) -> "Intake":
    from core.intake.folders import files_of
    from core.intake.importer import read_files

    _load_review()
    read = read_files(files_of(paths), progress=progress)
    refused = [result for result in read if isinstance(result, ImportRefused)]
    fresh = [result for result in read if not isinstance(result, ImportRefused)]
    fresh = _as_before(library, fresh)
    return _intake(library, [*shown, *fresh], refused, progress, joins=joins)


def _parted(
    library: Path,
    shown: "Sequence[Document]",
    number: int,
    refused: Sequence[ImportRefused],
    joins: bool,  # noqa: FBT001 — given by a partial
    progress: Progress,
) -> "Intake":
    """The documents with the chapters of the one of this number in its place."""
    from core.intake.importer import read_files

    read = read_files([Path(shown[number].path)], chapters=True, progress=progress)
    fresh = [result for result in read if not isinstance(result, ImportRefused)]
    chapters = _as_before(library, fresh)
    if len(chapters) < 2:
        raise KnownError(f"‘{shown[number].title}’", "it has no chapters to tell apart")
    documents = [*shown[:number], *chapters, *shown[number + 1 :]]
    return _intake(library, documents, refused, progress, joins=joins)


def _read_text(library: Path, name: str, text: str, progress: Progress) -> "Intake":
    from core.intake.reading import from_text

    _load_review()
    progress.report("Reading text")
    return _intake(library, _as_before(library, [from_text(text, name=name)]), [], progress)


def _load_review() -> None:
    """Load the sheet that follows in the job's thread, so that the window's need not wait."""
    import_module("gui.dialogs.review")


def _as_before(library: Path, documents: "Sequence[Document]") -> "list[Document]":
    """The documents with lines kept and hidden as the person did before on their sites."""
    from core.library import remembering

    with Store.open(library) as store:
        return [remembering.as_before(store, document) for document in documents]


def _intake(
    library: Path,
    documents: "Sequence[Document]",
    refused: Sequence[ImportRefused],
    progress: Progress,
    *,
    joins: bool = False,
) -> "Intake":
    """What the library has of these documents, and what seems to be one article.

    Where all of them join one article anyhow (`joins`), nothing is suggested.
    """
    import gui.dialogs.review  # noqa: F401 — here, so that the window need not wait for it
    from core.library import importing, suggesting
    from gui.dialogs.review_plan import Intake

    with Store.open(library) as store:
        suggesting.catch_up(store, progress=progress)
        known = importing.known(store, documents)
        findings = suggesting.compare(store, documents, known=known, progress=progress)
        suggestions = [] if joins else suggesting.grouped(store, findings)
        partners = {each.home: _partner(store, each.home) for each in suggestions if each.home}
    return Intake(tuple(documents), known, tuple(suggestions), tuple(refused), partners, findings)


def _partner(store: Store, version: str) -> "Partner":
    """The article of a version, to be shown beside what may join it."""
    from gui.dialogs.review_plan import Partner

    article = store.article(store.version(VersionId(version)).article_id)
    versions = store.versions(article.id)
    languages = tuple(dict.fromkeys(one.language for one in versions))
    return Partner(article.id, article.title, languages, tuple(one.id for one in versions))


def _reread(document: "Document", wish: "Wish", progress: Progress) -> "Document":
    from core.intake.reading import recleaned

    progress.report("Reading again")
    if wish.encoding and wish.encoding != document.encoding:
        document = _in_encoding(document, wish.encoding, progress)
    return recleaned(document, keep=wish.keep, hide=wish.hide, language=wish.language)


def _in_encoding(document: "Document", encoding: str, progress: Progress) -> "Document":
    """The same text of the same file, read in another encoding."""
    from core.intake.importer import read_files

    results = read_files(
        [Path(document.path)], encoding=encoding, chapters=bool(document.part), progress=progress
    )
    for result in results:
        if not isinstance(result, ImportRefused) and result.part == document.part:
            return result
    refused = [result for result in results if isinstance(result, ImportRefused)]
    raise (refused or [ImportRefused(document.path, "It has no such text in this encoding.")])[0]


def _add(
    library: Path, reviewed: "Reviewed", into: ArticleId | None, progress: Progress
) -> "Added":
    from core.library import importing

    homes = reviewed.homes if into is None else dict.fromkeys(range(len(reviewed.documents)), into)
    with Store.open(library) as store:
        return importing.add(
            store,
            reviewed.documents,
            groups=reviewed.groups,
            homes=homes,
            apart=reviewed.apart,
            findings=reviewed.findings,
            op=Op.IMPORT if into is None else Op.ADD_VERSION,
            progress=progress,
        )


def _add_sample(library: Path, progress: Progress) -> ArticleId:
    from core.library import sample

    with Store.open(library) as store:
        return sample.add_sample(store, progress=progress)


def _replace(sheet: "ReviewSheet", number: int, document: "Document") -> None:
    if sheet.isVisible():
        sheet.replace(number, document)


def _take_back(sheet: "ReviewSheet", number: int, _refused: KnownError) -> None:
    if sheet.isVisible():
        sheet.take_back(number)


def _extend(sheet: "ReviewSheet", intake: "Intake") -> None:
    if sheet.isVisible():
        sheet.extend(intake)
