"""Showing which exact words a mark seems to stand for in the other versions, and taking them.

What is proposed is worked out in a job, a moment after an annotation has become the current one,
and only for linked words that are whole sentences still. It is outlined in the reader; one key
takes it.
"""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from core.annotations import annotations
from core.errors import KnownError
from core.model import Annotation, Passage
from core.progress import Progress
from gui.reader.view import ReaderView
from gui.session import Session

DELAY = 250
"""Milliseconds until words are looked for: who steps through notes waits for none."""


class Proposing(QObject):
    """Proposes words for the current annotation."""

    def __init__(self, session: Session, view: ReaderView, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._view = session, view
        self._annotation: Annotation | None = None
        self._proposed: tuple[Passage, ...] = ()
        self._later = QTimer(self, interval=DELAY, singleShot=True)
        self._later.timeout.connect(self._look)

    @property
    def proposed(self) -> tuple[Passage, ...]:
        """The words that are outlined now."""
        return self._proposed

    def follow(self, annotation: Annotation | None) -> None:
        """Propose words for this annotation, unless that was done for it as it is."""
        if annotation == self._annotation:
            return
        self._annotation = annotation
        self._show(())
        self._later.stop()
        if annotation is not None and any(target.linked for target in annotation.targets):
            self._later.start()

    def take(self) -> None:
        """Put the linked marks on the words that are proposed; one undo step."""
        if self._annotation is None or not self._proposed:
            self._session.told.emit("No words are proposed. Select them and press Ctrl+M.")
            return
        try:
            annotations.narrow(self._session.store, self._annotation.id, *self._proposed)
        except KnownError as error:
            self._session.troubled.emit(error)

    def _look(self) -> None:
        wanted = self._annotation
        if wanted is None:
            return
        path = self._session.store.path
        job = self._session.jobs.start(partial(_proposals, path, wanted))
        job.done.connect(lambda found: self._found(wanted, found))

    def _found(self, annotation: Annotation, passages: tuple[Passage, ...]) -> None:
        if annotation == self._annotation and passages:
            self._show(passages)
            self._session.told.emit("The exact words are outlined. P takes them.")

    def _show(self, passages: tuple[Passage, ...]) -> None:
        self._proposed = passages
        self._view.outline(passages)


def _proposals(path: Path, annotation: Annotation, _progress: Progress) -> tuple[Passage, ...]:
    from core.library.proposing import proposals
    from core.store.store import Store

    with Store.open(path, create=False) as store:
        return proposals(store, annotation)
