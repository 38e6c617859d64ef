"""Runs core functions that take a Progress in the pool, one at a time, and tells how they end.

A job's function runs in another thread and must touch no widget and no store of the window's
thread; one that needs the library opens its own. Exactly one of `done`, `failed`, `refused` and
`cancelled` is emitted in the end, in the window's thread.
"""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from core.errors import KnownError
from core.progress import Cancelled, Progress, Step

Work = Callable[[Progress], Any]


class Job(QObject):
    """One piece of work: its progress and its end."""

    stepped = Signal(object)
    done = Signal(object)
    refused = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    ended = Signal()

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.progress = Progress(self._step)
        self._work = work
        for end in (self.done, self.refused, self.failed, self.cancelled):
            end.connect(self.ended)

    def cancel(self) -> None:
        """Ask the work to stop; nothing is stored then."""
        self.progress.cancel()

    def run(self) -> None:
        """Do the work in this thread and emit how it ended."""
        try:
            result = self._work(self.progress)
        except Cancelled:
            self.cancelled.emit()
        except KnownError as error:
            self.refused.emit(error)
        except Exception as error:  # noqa: BLE001 — a bug must reach the window, not die in the pool
            self.failed.emit(error)
        else:
            self.done.emit(result)

    def _step(self, step: Step) -> None:
        self.stepped.emit(step)


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
        """Cancel everything and wait for it to end."""
        for job in tuple(self._running):
            job.cancel()
        self._pool.waitForDone()

    def _forget(self, job: Job) -> None:
        self._running.discard(job)
        job.deleteLater()


class _Run(QRunnable):
    def __init__(self, job: Job) -> None:
        super().__init__()
        self._job = job

    def run(self) -> None:
        self._job.run()
