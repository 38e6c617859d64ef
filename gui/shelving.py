"""What of the library the sidebar shows: all of it, one tag, the bin."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from core.changes import Change
from core.errors import KnownError
from core.model import AnnotationId, ArticleId, Passage, Target
from gui.panels.attention import AttentionPage, Lost
from gui.panels.bin import BinPage
from gui.panels.notes import NotesPanel
from gui.panels.sidebar import Shelf, Sidebar
from gui.reading import Reading
from gui.session import Session
from gui.suggesting import Suggesting

if TYPE_CHECKING:
    from core.annotations.orphans import Search

_APART = (Shelf.BIN, Shelf.ATTENTION, Shelf.SUGGESTIONS, Shelf.SEARCH)
_MARK_TABLES = frozenset({"annotation", "target", "annotation_tag"})


class Shelving(QObject):
    """Keeps sidebar, notes panel and bin true to the library; `changed` after another choice."""

    changed = Signal()

    def __init__(
        self,
        session: Session,
        reading: Reading,
        sidebar: Sidebar,
        notes: NotesPanel,
        bin_page: BinPage,
        attention: AttentionPage,
        suggesting: Suggesting,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._reading = session, reading
        self._sidebar, self._notes, self._bin = sidebar, notes, bin_page
        self._attention, self._suggesting = attention, suggesting
        attention.search = self._search
        attention.attach_asked.connect(self._attach)
        attention.keep_asked.connect(self._keep)
        self.shelf, self._tag = Shelf.ALL, ""
        self.empty = self.no_articles = True
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self.refresh)
        sidebar.article_chosen.connect(self._open)
        sidebar.shelf_chosen.connect(self.point_at)
        reading.opened.connect(self._leave_bin)

    def refresh(self) -> None:
        """Show what the library holds now."""
        store = self._session.store
        summaries, tags = store.summaries(), store.tag_counts()
        binned = store.summaries(trashed=True)
        binned_notes = store.annotations(trashed=True)
        waiting = store.lost()
        self.no_articles = not summaries
        self.empty = not summaries and not binned and not binned_notes
        self._sidebar.show_library(
            summaries,
            tags,
            trashed=len(binned) + len(binned_notes),
            waiting=len(waiting),
            suggestions=self._suggesting.count(),
            only=self._only(),
        )
        self._point()
        if self.shelf is Shelf.BIN:
            self._bin.show_bin(binned, binned_notes)
        if self.shelf is Shelf.ATTENTION:
            self._attention.show_lost(self._lost(waiting))
        if self.shelf is Shelf.SUGGESTIONS:
            self._suggesting.refresh()

    def follow(self, change: Change) -> None:
        """Show what the library holds after an edit; after one of marks, the text comes first."""
        marks_only = change.rows is not None and change.rows.keys() <= _MARK_TABLES
        if marks_only and self.shelf not in _APART:
            self._later.start()
        else:
            self.refresh()

    def stop(self) -> None:
        """Show nothing any more: the library is about to be closed."""
        self._later.stop()

    def open(self, article: str) -> None:
        """Read an article that another page names."""
        self._open(article)

    def point_at(self, shelf: Shelf, tag: str = "") -> None:
        """Show all articles, those with a tag, the bin, or what waits for an answer."""
        same_articles = {self.shelf, shelf} == {Shelf.ALL, Shelf.SEARCH}
        self.shelf, self._tag = shelf, tag
        self._notes.filter_tag(tag)
        if same_articles:
            self._point()
        else:
            self.refresh()
        self.changed.emit()

    def _open(self, article: str) -> None:
        self._reading.open(ArticleId(article))
        self._leave_bin()
        self.changed.emit()

    def _only(self) -> frozenset[ArticleId] | None:
        """The articles with a note that carries the chosen tag or one below it."""
        if self.shelf is not Shelf.TAG:
            return None
        return self._session.store.articles_tagged(self._tag)

    def _lost(self, waiting: Sequence[AnnotationId]) -> list[Lost]:
        if not waiting:
            return []
        from core.annotations import orphans

        store = self._session.store
        titles = {s.article.id: s.article.title for s in store.summaries()}
        languages = store.version_languages()
        return [
            Lost(
                annotation,
                target,
                f"{titles[annotation.record.article_id]} · {languages[target.version_id]}",
            )
            for annotation in store.these_annotations(waiting)
            for target in orphans.lost_targets(annotation)
        ]

    def _search(self, target: Target) -> "Search":
        from core.annotations import orphans

        return orphans.search(self._session.store, target)

    def _attach(self, annotation: str, passage: Passage) -> None:
        from core.annotations import orphans

        self._try(lambda: orphans.attach(self._session.store, AnnotationId(annotation), passage))

    def _keep(self, annotation: str) -> None:
        from core.annotations import orphans

        self._try(lambda: orphans.keep_as_note(self._session.store, AnnotationId(annotation)))

    def _try(self, act: Callable[[], None]) -> None:
        try:
            act()
        except KnownError as error:
            self._session.troubled.emit(error)

    def _leave_bin(self) -> None:
        if self.shelf in _APART and self._reading.article is not None:
            self.shelf = Shelf.ALL
        self._point()

    def _point(self) -> None:
        in_bin = self.shelf in _APART
        self._sidebar.select(None if in_bin else self._reading.article)
        self._sidebar.point_at(self.shelf, self._tag)
