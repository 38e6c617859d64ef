"""Changing what the library holds: titles, groups of versions, the bin, one step back."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu, QWidget

from core.annotations import annotations
from core.changes import Change, Direction
from core.errors import KnownError
from core.model import AnnotationId, ArticleId, VersionId
from core.progress import Progress
from core.store.store import Store
from gui.dialogs.ask import Question
from gui.reading import Reading
from gui.session import Session

_MOST_OFFERED = 20


class Arranging(QObject):
    """What is done to whole articles and to the history."""

    def __init__(
        self, session: Session, reading: Reading, window: QWidget, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._reading, self._window = session, reading, window
        self.add_version: Callable[[ArticleId], None] = lambda _article: None

    def undo(self) -> None:
        """Take the last step back and say which."""
        self._step(self._session.store.undo)

    def redo(self) -> None:
        """Do it again and say what."""
        self._step(self._session.store.redo)

    def rename(self, article: ArticleId) -> None:
        """Ask for another title and give it."""
        before = self._session.store.article(article).title
        question = Question(
            self._window,
            self._session.look,
            title="Rename article",
            words="Title",
            before=before,
            button="Rename",
        )
        question.answered.connect(partial(self._rename, article))
        question.open()

    def remove(self, article: ArticleId) -> None:
        """Move an article to the bin."""
        from core.library import articles

        self._try(articles.remove, article)
        self._session.told.emit("Moved to the bin, with its notes.")

    def restore(self, article: ArticleId) -> None:
        """Take an article out of the bin."""
        from core.library import articles

        self._try(articles.restore, article)

    def restore_note(self, annotation: AnnotationId) -> None:
        """Take an annotation out of the bin."""
        self._try(annotations.restore, annotation)

    def ungroup(self, version: VersionId) -> None:
        """Make a version an article of its own, in a job: both are aligned anew."""
        path = self._session.store.path
        job = self._session.jobs.start(lambda progress: _ungroup(path, version, progress))
        job.done.connect(lambda _article: self._session.poll())
        job.refused.connect(self._session.troubled)

    def group(self, article: ArticleId, other: ArticleId) -> None:
        """Make the versions of another article versions of this one, in a job."""
        path = self._session.store.path
        job = self._session.jobs.start(lambda progress: _group(path, article, other, progress))
        job.done.connect(lambda _article: self._session.poll())
        job.refused.connect(self._session.troubled)

    def menu(self, article: ArticleId, parent: QWidget) -> QMenu:
        """What can be done to an article."""
        menu = QMenu(parent)
        menu.addAction("Open", lambda: self._reading.open(article))
        menu.addSeparator()
        menu.addAction("Rename…", lambda: self.rename(article))
        menu.addAction("Add another version…", lambda: self.add_version(article))
        self._add_others(menu, article)
        versions = self._session.store.versions(article)
        if len(versions) > 1:
            out = menu.addMenu("Take a version out")
            for version in versions:
                name = f"{version.language} · {version.title}"
                out.addAction(name, partial(self.ungroup, version.id))
        menu.addSeparator()
        menu.addAction("Move to the bin", lambda: self.remove(article))
        return menu

    def open_menu(self, article: str, place: QPoint) -> None:
        """Open that menu at a place of the screen."""
        menu = self.menu(ArticleId(article), self._window)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def _add_others(self, menu: QMenu, article: ArticleId) -> None:
        summaries = self._session.store.summaries()
        others = [summary.article for summary in summaries if summary.article.id != article]
        if others:
            into = menu.addMenu("Group with")
            for other in others[:_MOST_OFFERED]:
                into.addAction(other.title, partial(self.group, article, other.id))

    def _step(self, step: Callable[[], Change | None]) -> None:
        try:
            change = step()
        except KnownError as error:
            self._session.troubled.emit(error)
            return
        if change is not None:
            word = "Undone" if change.direction is Direction.UNDO else "Done again"
            self._session.told.emit(f"{word}: {change.op}.")

    def _rename(self, article: ArticleId, title: str) -> None:
        from core.library import articles

        self._try(articles.rename, article, title)

    def _try(self, act: Callable[..., None], *what: object) -> None:
        try:
            act(self._session.store, *what)
        except KnownError as error:
            self._session.troubled.emit(error)


def _group(path: Path, article: ArticleId, other: ArticleId, progress: Progress) -> ArticleId:
    from core.library import articles

    with Store.open(path) as store:
        versions = [version.id for a in (article, other) for version in store.versions(a)]
        return articles.group(store, versions, progress=progress)


def _ungroup(path: Path, version: VersionId, progress: Progress) -> ArticleId:
    from core.library import articles

    with Store.open(path) as store:
        return articles.ungroup(store, version, progress=progress)
