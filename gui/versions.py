"""The menus of an article's versions: which are shown, in which order, which is taken out."""

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from core.model import Version
from gui.arranging import Arranging
from gui.reading import Reading


class VersionMenus(QObject):
    """Fills the menus with the versions of the open article."""

    def __init__(self, reading: Reading, arranging: Arranging, parent: QObject) -> None:
        super().__init__(parent)
        self._reading, self._arranging = reading, arranging

    def fill_shown(self, menu: QMenu) -> None:
        """A tick for each version that has a column."""
        page = self._reading.page
        shown = {column.version_id for column in page.columns} if page else set()
        for version in self._reading.versions:
            action = menu.addAction(_name(version))
            action.setCheckable(True)
            action.setChecked(version.id in shown)
            action.setEnabled(version.id not in shown or len(shown) > 1)
            action.toggled.connect(lambda on, v=version.id: self._reading.show_version(v, shown=on))

    def fill_taken_out(self, menu: QMenu) -> None:
        """An entry for each version that can become an article of its own."""
        for version in self._reading.versions:
            action = menu.addAction(_name(version))
            action.setEnabled(len(self._reading.versions) > 1)
            action.triggered.connect(partial(self._arranging.ungroup, version.id))


def _name(version: Version) -> str:
    return f"{version.language} · {version.title}"
