"""What is done beside the window while somebody mends: preparing the article, and teaching.

When aligning begins the article is prepared in a job, so that realigning feels live; until that is
done realigning reads what it needs by itself. A moment after a row was confirmed what the article
teaches is worked out in a job too, and joins the step that confirmed it.
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from core.errors import KnownError
from core.model import ArticleId, RowId, VersionId
from core.progress import Progress
from gui.jobs import Job
from gui.reasoning import pinpointed, prepared, realigned, taught
from gui.session import Session

if TYPE_CHECKING:
    from core.library.preparing import Prepared
    from core.model import Lesson

PAUSE = 1200
"""Milliseconds after a row was confirmed until it teaches: the next one may follow at once."""

MOST = 50_000
"""Sentences of all versions up to which an article is prepared: its tables have to be kept."""


class Workbench(QObject):
    """Holds what was prepared of the article that is being aligned, and lets it teach."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self.ready: Prepared | None = None
        self._article: ArticleId | None = None
        self._job: Job | None = None
        self._step: int | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._learn)

    def begin(self, article: ArticleId) -> None:
        """Prepare an article, unless it is too long to be kept at hand."""
        self.end()
        self._article = article
        versions = self._session.store.versions(article)
        if sum(len(self._session.store.spans(version.id)) for version in versions) <= MOST:
            self._job = self._session.jobs.start(
                partial(prepared, self._session.store.path, article)
            )
            self._job.done.connect(partial(self._hold, article))

    def end(self) -> None:
        """Let go of what was prepared; what is to be taught is taught at once."""
        if self._job is not None:
            self._job.cancel()
        self._job = self.ready = None
        if self._pause.isActive():
            self._pause.stop()
            self._learn()
        self._article = None

    def confirmed(self) -> None:
        """Rows were confirmed, or are no longer: let them teach in a moment."""
        self._step = self._session.store.newest_step
        self._pause.start()

    def realign(self, article: ArticleId, row: RowId) -> None:
        """Align anew between the confirmed rows around a row."""
        path = self._session.store.path
        self._work(partial(realigned, path, article, row, self.ready), "Rows realigned.")

    def pinpoint(self, article: ArticleId, chosen: Mapping[VersionId, int]) -> None:
        """Make these sentences a confirmed row, and align around it."""
        path = self._session.store.path
        job = self._work(
            partial(pinpointed, path, article, chosen, self.ready), "Confirmed and realigned."
        )
        job.done.connect(lambda _nothing: self.confirmed())

    def _work(self, work: Callable[[Progress], None], words: str) -> Job:
        job = self._session.jobs.start(work)
        job.done.connect(lambda _nothing: self._tell(words))
        job.refused.connect(lambda error: self._session.told.emit(f"{error}."))
        return job

    def _tell(self, words: str) -> None:
        self._session.poll()
        self._session.told.emit(words)

    def _hold(self, article: ArticleId, ready: "Prepared") -> None:
        if article == self._article:
            self.ready, self._job = ready, None

    def _learn(self) -> None:
        if self._article is not None and self._step is not None:
            article, step = self._article, self._step
            job = self._session.jobs.start(partial(taught, self._session.store.path, article))
            job.done.connect(partial(self._teach, article, step))

    def _teach(self, article: ArticleId, step: int, lessons: "list[Lesson]") -> None:
        from core.library import teaching

        try:
            teaching.teach(self._session.store, article, lessons, onto=step)
        except KnownError as error:
            self._session.told.emit(f"{error}.")
