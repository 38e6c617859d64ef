"""The table of actions as actions of a window: in its menus, under their keys, on or off."""

from collections.abc import Callable, Collection, Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QMenu

from core.changes import Op
from core.model import Colour
from gui import actions
from gui.actions import Needs

MENU_HEIGHT = 28

Act = Callable[[], object]


class Commands(QObject):
    """One QAction for each entry of the table, by its id."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.by_id: dict[str, QAction] = {}
        for entry in actions.ACTIONS:
            action = QAction(entry.text, window)
            action.setShortcuts([QKeySequence(keys) for keys in entry.keys.split()])
            action.setCheckable(entry.checkable)
            action.setObjectName(entry.id)
            self.by_id[entry.id] = action
            window.addAction(action)
        self._fill_menu_bar()

    def connect_to(self, acts: Mapping[str, Act]) -> None:
        """Let each action do what is given under its id."""
        for identifier, act in acts.items():
            self.by_id[identifier].triggered.connect(_without_argument(act))

    def give_submenu(self, identifier: str, fill: Callable[[QMenu], None]) -> None:
        """Let an action open a menu that is filled each time before it shows."""
        menu = QMenu(self._window)
        menu.aboutToShow.connect(menu.clear)
        menu.aboutToShow.connect(lambda: fill(menu))
        self.by_id[identifier].setMenu(menu)

    def enable(self, met: Collection[Needs]) -> None:
        """Switch on the actions whose needs are met, the others off.

        While a mode has keys of its own, the actions that have them otherwise are off.
        """
        taken = actions.keys_of(Needs.ALIGNING) if Needs.ALIGNING in met else frozenset()
        for entry in actions.ACTIONS:
            displaced = entry.needs is not Needs.ALIGNING and taken & set(entry.keys.split())
            self.by_id[entry.id].setEnabled(entry.needs in met and not displaced)

    def name_steps(self, undo: Op | None, redo: Op | None) -> None:
        """Say in the menu what would be undone and done again."""
        self.by_id["undo"].setText(f"Undo {undo}" if undo else "Undo")
        self.by_id["redo"].setText(f"Redo {redo}" if redo else "Redo")

    def name_colours(self, names: Mapping[Colour, str]) -> None:
        """Call the colours in the menu by these names."""
        for colour, name in names.items():
            own = name.casefold() == colour.value
            self.by_id[f"colour-{colour}"].setText(name if own else f"{name} · {colour}")

    def _fill_menu_bar(self) -> None:
        bar = self._window.menuBar()
        bar.setFixedHeight(MENU_HEIGHT)
        for name in actions.MENUS:
            menu = bar.addMenu(name)
            self._open_by_key(menu.menuAction(), f"Alt+{name[0]}")
            for number, group in enumerate(actions.in_menu(name)):
                if number:
                    menu.addSeparator()
                menu.addActions([self.by_id[entry.id] for entry in group])

    def _open_by_key(self, entry: QAction, keys: str) -> None:
        """Open a menu by its letter, which is not underlined: the bar stays quiet."""
        shortcut = QShortcut(QKeySequence(keys), self._window)
        shortcut.activated.connect(lambda: self._window.menuBar().setActiveAction(entry))


def _without_argument(act: Act) -> Callable[..., None]:
    def run(*_arguments: object) -> None:
        act()

    return run
