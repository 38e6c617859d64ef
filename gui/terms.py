"""The glossary in the window: shown in a sheet, changed, imported, exported, checked."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from core.errors import KnownError
from core.library import glossary
from core.library.glossary import Taken
from core.model import ArticleId, Passage, Term, TermId
from core.progress import Progress
from core.reading.build import build
from core.reading.page import Page
from core.store.store import Store
from gui.reader.view import ReaderView
from gui.reading import Reading
from gui.session import Session

if TYPE_CHECKING:
    from gui.dialogs.glossary import GlossarySheet

_KINDS = "Glossaries (*.csv *.tbx *.xml);;All files (*)"
Found = dict[TermId, list[tuple[Passage, Passage]]]


class Terms(QObject):
    """Opens the glossary and carries out what is asked there."""

    def __init__(
        self, session: Session, reading: Reading, view: ReaderView, window: QWidget
    ) -> None:
        super().__init__(window)
        self._session, self._reading, self._view, self._window = session, reading, view, window
        self._first: dict[TermId, tuple[Passage, Passage]] = {}
        self.undo: Callable[[], object] = session.store.undo
        self.redo: Callable[[], object] = session.store.redo
        self.ask_file: Callable[[QWidget], Path | None] = _ask_file
        self.ask_place: Callable[[QWidget, Path], Path | None] = _ask_place

    def acts(self) -> dict[str, Callable[[], object]]:
        """What the actions do."""
        return {"glossary": self.open}

    def open(self) -> None:
        """Show the glossary."""
        from gui.dialogs.glossary import GlossarySheet

        sheet = GlossarySheet(self._window, self._session.look)
        sheet.languages = self._languages()
        sheet.changed.connect(
            lambda term: self._did(sheet, partial(glossary.change, self._session.store, term))
        )
        sheet.added.connect(partial(self._add, sheet))
        sheet.remove_asked.connect(
            lambda term: self._did(sheet, partial(glossary.remove, self._session.store, [term]))
        )
        sheet.undo_asked.connect(lambda: self._did(sheet, self.undo))
        sheet.redo_asked.connect(lambda: self._did(sheet, self.redo))
        sheet.import_asked.connect(lambda: self._import(sheet))
        sheet.export_asked.connect(lambda: self._export(sheet))
        sheet.gone_to.connect(lambda term: self._go(sheet, TermId(term)))
        self._show(sheet)
        sheet.open()

    def _languages(self) -> tuple[str, str]:
        """The languages that a new term is likely in: those of the first two columns."""
        page = self._view.page
        codes = [column.language for column in page.columns] if page is not None else []
        source, target, *_ = [*codes, "en", "en"]
        return source, target

    def _add(self, sheet: "GlossarySheet", term: Term) -> None:
        kept: list[Term] = []
        self._did(sheet, lambda: kept.append(glossary.keep(self._session.store, term)))
        for one in kept:
            sheet.begin_next(one.id)

    def _did(self, sheet: "GlossarySheet", act: Callable[[], object]) -> None:
        try:
            act()
        except KnownError as error:
            self._session.troubled.emit(error)
        self._show(sheet)

    def _show(self, sheet: "GlossarySheet") -> None:
        """Show the terms, and in a moment where the open article renders them otherwise."""
        terms, page = self._session.store.terms(), self._view.page
        sheet.show_terms(terms)
        if page is not None and terms:
            work = partial(_found, self._session.store.path, page.article_id, terms)
            job = self._session.jobs.start(work)
            job.refused.connect(self._session.troubled)
            job.done.connect(lambda found: self._take(sheet, page, found))

    def _take(self, sheet: "GlossarySheet", page: Page, found: Found) -> None:
        """Show where terms are rendered otherwise, in versions that are hidden too."""
        self._first = {term: places[0] for term, places in found.items()}
        rows = {term: [_row(page, *both) for both in places] for term, places in found.items()}
        seen = {
            term: [page.number_at(row) for row in dict.fromkeys(there) if row is not None]
            for term, there in rows.items()
        }
        if _is_open(sheet):
            sheet.show_rows(seen)

    def _go(self, sheet: "GlossarySheet", term: TermId) -> None:
        if term in self._first:
            sheet.accept()
            term_itself, beside = self._first[term]
            self._reading.bring_in([beside.version_id, term_itself.version_id])
            self._reading.go_to(beside.version_id, beside.start)

    def _import(self, sheet: "GlossarySheet") -> None:
        path = self.ask_file(sheet)
        if path is None:
            return
        job = self._session.jobs.start(partial(_taken, self._session.store.path, path))
        job.refused.connect(self._session.troubled)
        job.done.connect(self._tell)
        job.ended.connect(lambda: self._after_import(sheet))

    def _tell(self, taken: Taken) -> None:
        self._session.told.emit(f"{taken.new} new terms, {taken.changed} changed.")

    def _after_import(self, sheet: "GlossarySheet") -> None:
        self._session.poll()
        if _is_open(sheet):
            self._show(sheet)

    def _export(self, sheet: "GlossarySheet") -> None:
        path = self.ask_place(sheet, self._session.documents / "glossary.tbx")
        if path is None:
            return
        try:
            count = glossary.write(self._session.store, path)
        except KnownError as error:
            self._session.troubled.emit(error)
            return
        self._session.told.emit(f"{count} terms written to {path.name}.")


def _is_open(sheet: "GlossarySheet") -> bool:
    from shiboken6 import isValid

    return isValid(sheet) and sheet.isVisible()


def _row(page: Page, source: Passage, beside: Passage) -> int | None:
    """The row of the page that shows the one passage or the other."""
    row = page.index_at(source.version_id, source.start)
    return page.index_at(beside.version_id, beside.start) if row is None else row


def _found(library: Path, article: ArticleId, terms: tuple[Term, ...], progress: Progress) -> Found:
    from core.reading.glossary import violations

    progress.report("Checking terms")
    with Store.open(library, create=False) as store:
        page = build(store, article)
    found: Found = {}
    for violation in violations(page, terms):
        for term in violation.terms:
            found.setdefault(term.id, []).append((violation.source, violation.beside))
    return found


def _taken(library: Path, path: Path, progress: Progress) -> Taken:
    progress.report("Importing terms")
    with Store.open(library, create=False) as store:
        return glossary.take(store, path, progress)


def _ask_file(parent: QWidget) -> Path | None:
    name, _ = QFileDialog.getOpenFileName(parent, "Import terms", "", _KINDS)
    return Path(name) if name else None


def _ask_place(parent: QWidget, before: Path) -> Path | None:
    name, _ = QFileDialog.getSaveFileName(parent, "Export terms", str(before), _KINDS)
    return Path(name) if name else None
