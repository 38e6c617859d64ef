"""The word links of the open article: learnt in a job when first wanted, anew after changes."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from core.changes import Change
from core.model import ArticleId
from core.progress import Progress
from core.reading.build import build
from core.store.store import Store
from gui.reading import Reading
from gui.session import Session

if TYPE_CHECKING:
    from core.reading.associations import Associations

AGAIN_AFTER_MS = 800
_TABLES = ("version", "segment", "row", "cell", "lesson")
Use = Callable[["Associations"], None]


class Associating(QObject):
    """Gives the links of the open article's words; `renewed` says that they are others now."""

    renewed = Signal()

    def __init__(self, session: Session, reading: Reading, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._reading = session, reading
        self._known: Associations | None = None
        self._for: ArticleId | None = None
        self._learning: ArticleId | None = None
        self._waiting: list[Use] = []
        self._again = QTimer(self, singleShot=True, interval=AGAIN_AFTER_MS)
        self._again.timeout.connect(self._learn_again)
        session.changed.connect(self._follow)

    @property
    def known(self) -> "Associations | None":
        """The links of the open article, if they are learnt."""
        return self._known if self._for == self._reading.article else None

    def want(self, use: Use) -> None:
        """Call this with the links of the open article, at once if they are known."""
        article, known = self._reading.article, self.known
        if known is not None:
            use(known)
        elif article is not None:
            self._waiting.append(use)
            self._learn(article)

    def _follow(self, change: Change) -> None:
        if change.touches(*_TABLES) and self._for is not None:
            self._again.start()

    def _learn_again(self) -> None:
        if self._for is not None and self._for == self._reading.article:
            self._learn(self._for)
        else:
            self._known = self._for = None

    def _learn(self, article: ArticleId) -> None:
        if self._learning == article:
            return
        self._learning = article
        job = self._session.jobs.start(partial(_learnt, self._session.store.path, article))
        job.done.connect(partial(self._take, article))
        job.refused.connect(self._session.troubled)
        job.ended.connect(self._end)

    def _take(self, article: ArticleId, known: "Associations") -> None:
        was_known = self._for == article
        self._known, self._for = known, article
        waiting, self._waiting = self._waiting, []
        for use in waiting if article == self._reading.article else ():
            use(known)
        if was_known:
            self.renewed.emit()

    def _end(self) -> None:
        self._learning = None


def _learnt(path: Path, article: ArticleId, progress: Progress) -> "Associations":
    from core.library.wording import associations

    progress.report("Learning words")
    with Store.open(path, create=False) as store:
        return associations(store, build(store, article))
