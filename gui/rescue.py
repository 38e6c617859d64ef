"""What a person sees when the library can't be opened: why, and its newest backup if that helps."""

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox

from core.errors import KnownError, LibraryDamaged, LibraryForeign

OFFER = "Go on with the backup of {when}? The file as it is now is kept beside it."
Ask = Callable[[str, str], bool]


def rescued(library: Path, error: KnownError, *, ask: Ask | None = None) -> bool:
    """Offer the newest good backup of a library that is damaged; whether it was restored.

    `ask` gets what happened and the offer, and answers. Every other error is said, no more.
    """
    from core.store.keeping import newest_sound, restore
    from gui.dialogs.backups import when

    damaged = isinstance(error, LibraryDamaged | LibraryForeign)
    backup = newest_sound(library) if damaged else None
    if backup is None:
        refuse(error)
        return False
    said = f"{error.what}: {error.reason}"
    if not (ask or _ask)(said, OFFER.format(when=when(backup))):
        return False
    try:
        restore(library, backup.name)
    except KnownError as failed:
        refuse(failed)
        return False
    return True


def refuse(error: KnownError) -> None:
    """Say why the library can't be opened: in a box, and on the error stream."""
    sys.stderr.write(f"hexapla: {error.what}: {error.reason}\n")
    if _has_display():
        QMessageBox.critical(None, "Hexapla", f"{error.what}: {error.reason}")


def _ask(said: str, offer: str) -> bool:
    sys.stderr.write(f"hexapla: {said}\n")
    if not _has_display():
        return False
    box = QMessageBox(QMessageBox.Icon.Warning, "Hexapla", said)
    box.setInformativeText(offer)
    restore = box.addButton("Restore the backup", QMessageBox.ButtonRole.AcceptRole)
    box.addButton("Quit", QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(restore)
    box.exec()
    return box.clickedButton() is restore


def _has_display() -> bool:
    return QGuiApplication.platformName() != "offscreen"
