"""Runs core functions that take a Progress in the pool, one at a time, and tells how they end.

A job's function runs in another thread and must touch no widget and no store of the window's
thread; one that needs the library opens its own. Exactly one of `done`, `failed`, `refused` and
`cancelled` is emitted in the end, in the window's thread; nothing once the pool has been stopped,
when those who would hear of it are being closed.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal

from core.errors import KnownError
from core.progress import Cancelled, Progress, Step

Work = Callable[[Progress], Any]


class Job(QObject):
    """One piece of work: its progress and its end, told in the thread that the job belongs to."""

    stepped = Signal(object)
    done = Signal(object)
    refused = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    ended = Signal()
    _over = Signal(object)
    _stepping = Signal(object)

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.progress = Progress(self._stepping.emit)
        self._work = work
        self._silent = False
        queued = Qt.ConnectionType.QueuedConnection
        self._over.connect(self._tell, queued)
        self._stepping.connect(self._pass_on, queued)

    def cancel(self) -> None:
        """Ask the work to stop; nothing is stored then."""
        self.progress.cancel()

    def silence(self) -> None:
        """Cancel, and tell nobody how it ends."""
        self._silent = True
        self.cancel()

    def run(self) -> None:
        """Do the work in this thread; how it ended is told in the job's own."""
        self._over.emit(self._outcome())

    def _outcome(self) -> "_Outcome":
        try:
            return _Outcome(result=self._work(self.progress))
        except BaseException as error:  # noqa: BLE001 — it must reach the window, not die in the pool
            return _Outcome(error=error)

    def _tell(self, outcome: "_Outcome") -> None:
        if self._silent:
            return
        if outcome.error is None:
            self.done.emit(outcome.result)
        elif isinstance(outcome.error, Cancelled):
            self.cancelled.emit()
        elif isinstance(outcome.error, KnownError):
            self.refused.emit(outcome.error)
        else:
            self.failed.emit(outcome.error)
        self.ended.emit()

    def _pass_on(self, step: Step) -> None:
        if not self._silent:
            self.stepped.emit(step)


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What came of a job: a result, or the error that ended it."""

    result: Any = None
    error: BaseException | None = None


class Jobs(QObject):
    """The pool, with one worker: there is one writer at a time."""

    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._running: set[Job] = set()

    @property
    def busy(self) -> bool:
        """Whether anything is running or waiting."""
        return bool(self._running)

    def start(self, work: Work) -> Job:
        """Run this work when the one before it has ended; connect to the job at once."""
        job = Job(work, self)
        self._running.add(job)
        job.failed.connect(self.failed)
        job.ended.connect(lambda: self._forget(job))
        self._pool.start(_Run(job))
        return job

    def stop(self) -> None:
        """Cancel everything, wait for it to end, and tell nothing of it."""
        for job in self._running:
            job.silence()
        self._pool.waitForDone()
        self._running.clear()

    def _forget(self, job: Job) -> None:
        self._running.discard(job)
        job.deleteLater()


class _Run(QRunnable):
    def __init__(self, job: Job) -> None:
        super().__init__()
        self._job = job

    def run(self) -> None:
        self._job.run()
