"""Which versions have a column, in which order, how wide: chosen once, changed, remembered.

An article that is opened for the first time shows as many versions as can be read beside each
other; the others wait behind the “+2” at the right end of the header. From then on it is shown as
the person has left it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from core.model import VersionId
from gui.actions import in_menu
from gui.reader.grid import ColumnShape
from gui.reader.view import ReaderView
from gui.reading import Reading

STEP = 24
"""By how many pixels a key makes a column wider or narrower."""

SIZE_STEP = 10
SMALLEST, LARGEST = 60, 200


class Columns(QObject):
    """Arranges the columns of the open article as the header, the keys and the menus ask for it."""

    def __init__(
        self,
        reading: Reading,
        view: ReaderView,
        parent: QObject,
        *,
        fill_versions: Callable[[QMenu], None],
    ) -> None:
        super().__init__(parent)
        self._reading, self._view = reading, view
        self._fill_versions = fill_versions
        self.commands: Mapping[str, QAction] = {}
        header = view.header
        header.column_moved.connect(self._move_to)
        header.menu_asked.connect(self._open_menu)
        header.more_asked.connect(self._open_more)
        view.shapes_changed.connect(self._keep_shapes)
        reading.page_changed.connect(self._count)

    def acts(self) -> dict[str, Callable[[], None]]:
        """What the actions of the menu “Columns” do."""
        return {
            "all-columns": self.show_all,
            "hide-column": self.hide,
            "column-left": lambda: self.move(-1),
            "column-right": lambda: self.move(1),
            "column-wider": lambda: self.widen(1),
            "column-narrower": lambda: self.widen(-1),
            "columns-even": self._view.make_even,
            "column-larger": lambda: self.enlarge(1),
            "column-smaller": lambda: self.enlarge(-1),
        }

    def fill(self, menu: QMenu) -> None:
        """The versions with their ticks, and below them what can be done with columns."""
        self._fill_versions(menu)
        for group in in_menu("Columns"):
            menu.addSeparator()
            menu.addActions([self.commands[entry.id] for entry in group])

    def show_all(self) -> None:
        """Give every version a column."""
        self._reading.arrange(hidden=())

    def hide(self, column: int | None = None) -> None:
        """Hide a column, by default the focused one."""
        version = self._version(column)
        if version is not None:
            self._reading.show_version(version, shown=False)

    def move(self, by: int, column: int | None = None) -> None:
        """Move a column, by default the focused one, past its neighbour."""
        place = self._view.focused_column if column is None else column
        self._move_to(place, place + by)

    def widen(self, steps: int) -> None:
        """Make the focused column wider, or narrower where negative."""
        self._view.widen(steps * STEP)

    def enlarge(self, steps: int, column: int | None = None) -> None:
        """Show the text of one column larger, or smaller where negative; 0: as usual again."""
        page = self._reading.page
        number = self._view.focused_column if column is None else column
        if page is None or not 0 <= number < len(page.columns):
            return
        shapes = list(self._view.shapes or [ColumnShape()] * len(page.columns))
        size = shapes[number].size + steps * SIZE_STEP if steps else 100
        shapes[number] = replace(shapes[number], size=max(SMALLEST, min(size, LARGEST)))
        self._view.shape(shapes)
        self._keep_shapes()

    def _move_to(self, column: int, place: int) -> None:
        page = self._reading.page
        if page is None or not 0 <= place < len(page.columns):
            return
        shown = [one.version_id for one in page.columns]
        moved = shown.pop(column)
        shown.insert(place, moved)
        self._reading.arrange(order=_reordered([v.id for v in self._reading.versions], shown))

    def _keep_shapes(self) -> None:
        page = self._reading.page
        if page is not None:
            shown = [one.version_id for one in page.columns]
            self._reading.remember_shapes(dict(zip(shown, self._view.shapes, strict=False)))

    def _count(self) -> None:
        page = self._reading.page
        hidden = len(self._reading.versions) - len(page.columns) if page else 0
        self._view.header.count_hidden(hidden)

    def _version(self, column: int | None) -> VersionId | None:
        page = self._reading.page
        number = self._view.focused_column if column is None else column
        if page is None or not 0 <= number < len(page.columns):
            return None
        return page.columns[number].version_id

    def _open_more(self, place: QPoint) -> None:
        menu = QMenu(self._view)
        menu.aboutToHide.connect(menu.deleteLater)
        self.fill(menu)
        menu.popup(place)

    def _open_menu(self, column: int, place: QPoint) -> None:
        page = self._reading.page
        if page is None or column >= len(page.columns):
            return
        menu = self.menu(column)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def menu(self, column: int) -> QMenu:
        """What can be done with one column."""
        page, menu = self._reading.page, QMenu(self._view)
        count = len(page.columns) if page else 0
        entries: tuple[tuple[str, Callable[[], None], bool], ...] = (
            ("Hide column", lambda: self.hide(column), count > 1),
            ("Move left", lambda: self.move(-1, column), column > 0),
            ("Move right", lambda: self.move(1, column), column < count - 1),
            ("Columns of one width", self._view.make_even, count > 1),
            ("Larger text", lambda: self.enlarge(1, column), count > 1),
            ("Smaller text", lambda: self.enlarge(-1, column), count > 1),
            ("Show all versions", self.show_all, count < len(self._reading.versions)),
        )
        for words, act, makes_sense in entries:
            menu.addAction(words, act).setEnabled(makes_sense)
        return menu


def _reordered(order: Sequence[VersionId], shown: Sequence[VersionId]) -> tuple[VersionId, ...]:
    """All versions with those shown in another order, the hidden ones at their places."""
    fresh = iter(shown)
    return tuple(next(fresh) if version in shown else version for version in order)
