"""The suggestions of the library: shown on their page, answered, looked for."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from core.errors import KnownError
from core.model import ArticleId, VersionId
from core.progress import Progress
from core.store.store import Store
from core.text.language import name
from gui.panels.suggestions import Shown, SuggestionsPage
from gui.session import Session

Versions = tuple[VersionId, ...]


class Suggesting(QObject):
    """Keeps the page of suggestions true to the library and does what is asked on it."""

    def __init__(self, session: Session, page: SuggestionsPage, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._page, self._window = session, page, window
        page.group_asked.connect(self.group)
        page.apart_asked.connect(self.keep_apart)
        page.search_asked.connect(self.look_through)

    def count(self) -> int:
        """How many suggestions wait for an answer."""
        return len(self._shown()) if self._session.store.suggested() else 0

    def refresh(self) -> None:
        """Show what waits now."""
        self._page.show_suggestions(self._shown())

    def group(self, versions: Versions) -> None:
        """Make the articles of a suggestion one, in a job: it is aligned anew."""
        self._run("Grouping", partial(_group, self._session.store.path, versions))

    def keep_apart(self, versions: Versions) -> None:
        """Decline a suggestion."""
        from core.library import suggesting

        try:
            suggesting.decline(self._session.store, versions)
        except KnownError as error:
            self._session.troubled.emit(error)
            return
        self._session.told.emit("Kept apart. It is not suggested again.")

    def look_through(self) -> None:
        """Compare all texts of the library, in a job."""
        self._run("Comparing texts", partial(_look_through, self._session.store.path), self._tell)

    def _run(
        self,
        title: str,
        work: Callable[[Progress], object],
        then: Callable[[object], None] = lambda _result: None,
    ) -> None:
        from gui.dialogs.progress import JobSheet

        job = self._session.jobs.start(work)
        job.done.connect(lambda _result: self._session.poll())
        job.done.connect(then)
        job.refused.connect(self._session.troubled)
        JobSheet(self._window, self._session.look, title, job)

    def _tell(self, found: object) -> None:
        self._session.told.emit("1 suggestion." if found == 1 else f"{found or 'No'} suggestions.")

    def _shown(self) -> list[Shown]:
        from core.library import suggesting

        store = self._session.store
        return [
            Shown(
                tuple(
                    (article, store.article(article).title, _languages(store, article))
                    for article in offer.articles
                ),
                offer.versions,
                offer.evidence,
            )
            for offer in suggesting.offers(store)
        ]


def _languages(store: Store, article: ArticleId) -> str:
    versions = store.versions(article)
    return ", ".join(map(name, dict.fromkeys(version.language for version in versions)))


def _group(path: Path, versions: Versions, progress: Progress) -> None:
    from core.library import articles

    with Store.open(path) as store:
        articles.group(store, versions, progress=progress)


def _look_through(path: Path, progress: Progress) -> int:
    from core.library import suggesting

    with Store.open(path) as store:
        return suggesting.look_through(store, progress=progress)
