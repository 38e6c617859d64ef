"""Backups in the window: made by themselves while somebody works, listed, and gone back to."""

import logging
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from core.changes import Change
from core.errors import KnownError
from core.progress import Progress
from gui.jobs import Job
from gui.session import Session

if TYPE_CHECKING:
    from core.store.keeping import Kept, Reason, Restored
    from core.store.moments import Moment
    from gui.dialogs.backups import BackupsSheet

HALF_AN_HOUR_MS = 30 * 60 * 1000


class Keeping(QObject):
    """Makes backups in the pool: a day after the newest one, and half an hour after a change.

    What was there before a large change is copied there too, once it is made.
    """

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._window = session, window
        self.working = QTimer(self, singleShot=True, interval=HALF_AN_HOUR_MS)
        self.working.timeout.connect(self._keep_working)
        session.changed.connect(self._hear)
        session.store.keep_moment = self._keep_moment

    def acts(self) -> dict[str, Callable[[], object]]:
        """What the actions do."""
        return {"backups": self.open}

    def begin(self) -> None:
        """Make the backup of the day, if the newest is older."""
        from core.store.keeping import Reason, is_due

        if not self._session.store.read_only and is_due(self._path, datetime.now(UTC)):
            self._keep(Reason.DAILY).refused.connect(self._regret)

    def open(self) -> None:
        """Show the backups there are."""
        from core.store.keeping import Reason, folder_of
        from gui.dialogs.backups import BackupsSheet

        sheet = BackupsSheet(self._window, self._session.look, folder=folder_of(self._path).name)
        sheet.keep_asked.connect(lambda: self._keep_for(sheet, Reason.BY_HAND))
        sheet.restore_asked.connect(lambda name: self._restore(sheet, name))
        self._show(sheet)
        sheet.open()

    @property
    def _path(self) -> Path:
        return self._session.store.path

    def _hear(self, _change: Change) -> None:
        if not self.working.isActive():
            self.working.start()

    def _keep_working(self) -> None:
        from core.store.keeping import Reason

        self._keep(Reason.WORKING).refused.connect(self._regret)

    def _keep(self, reason: "Reason") -> Job:
        return self._session.jobs.start(partial(_kept, self._path, reason))

    def _keep_moment(self, moment: "Moment") -> None:
        """Copy what was there before a large change; a job that even closing waits for."""
        job = self._session.jobs.start(lambda _progress: moment.keep())
        job.refused.connect(self._regret)

    def _regret(self, error: KnownError) -> None:
        logging.getLogger("hexapla").warning("No backup: %s", error)
        self._session.told.emit(f"No backup was made: {error.reason}")

    def _keep_for(self, sheet: "BackupsSheet", reason: "Reason") -> None:
        job = self._keep(reason)
        job.refused.connect(self._session.troubled)
        job.ended.connect(lambda: self._show(sheet))

    def _restore(self, sheet: "BackupsSheet", name: str) -> None:
        from gui.dialogs.progress import JobSheet

        sheet.accept()
        job = self._session.jobs.start(partial(_restored, self._path, name))
        job.done.connect(self._tell)
        job.refused.connect(self._session.troubled)
        JobSheet(self._window, self._session.look, "Restoring the backup", job)

    def _tell(self, restored: "Restored") -> None:
        from gui.dialogs.backups import when

        self._session.poll()
        self._session.told.emit(
            f"Restored the backup of {when(restored.copy)}. What was there is a backup now."
        )

    def _show(self, sheet: "BackupsSheet") -> None:
        from core.store.keeping import kept

        if isValid(sheet):
            sheet.show_backups(kept(self._path))


def _kept(library: Path, reason: "Reason", progress: Progress) -> "Kept":
    from core.store.keeping import keep

    progress.report("Making a backup")
    return keep(library, reason)


def _restored(library: Path, name: str, progress: Progress) -> "Restored":
    from core.store.keeping import restore

    progress.report("Restoring the backup")
    return restore(library, name)
