"""Changing the tags themselves: names, places in the tree, colours; each one undo step.

What a change would touch is said before it is made, in the menu and in the question.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu, QWidget

from core.annotations import tags
from core.annotations.tags import Reach
from core.errors import KnownError
from core.model import Colour
from gui.dialogs.ask import Question
from gui.session import Session

_MOST_OFFERED = 30


class Tagging(QObject):
    """The menu of a tag and what its entries do."""

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._window = session, window

    def open_menu(self, name: str, place: QPoint) -> None:
        """Open the menu of a tag at a place of the screen."""
        menu = self.menu(name)
        if menu is not None:
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(place)

    def menu(self, name: str) -> QMenu | None:
        """What can be done to a tag; None where it is gone."""
        store = self._session.store
        try:
            reach = tags.reach(store, name)
        except KnownError:
            return None
        menu = QMenu(self._window)
        menu.addAction(_said(reach)).setEnabled(False)
        menu.addSeparator()
        menu.addAction("Rename…", partial(self._ask_name, name, reach))
        is_tag = store.tag_named(name) is not None
        if is_tag:
            menu.addAction("Merge into…", partial(self._ask_merge, name, reach))
        self._add_places(menu, name)
        if is_tag:
            self._add_colours(menu, name)
        menu.addSeparator()
        menu.addAction(f"Take from {_notes(reach.notes)}", partial(self._delete, name, reach))
        return menu

    def _add_places(self, menu: QMenu, name: str) -> None:
        places = menu.addMenu("Move under")
        if "/" in name:
            places.addAction("No other tag", partial(self._do, tags.move, name, ""))
        parent = name.rpartition("/")[0]
        for counted in self._session.store.tag_counts()[:_MOST_OFFERED]:
            other = counted.tag.name
            if other != parent and not f"{other}/".startswith(f"{name}/"):
                places.addAction(other, partial(self._do, tags.move, name, other))
        places.setEnabled(not places.isEmpty())

    def _add_colours(self, menu: QMenu, name: str) -> None:
        colours = menu.addMenu("Colour")
        colours.addAction("None", partial(self._do, tags.recolour, name, None))
        for colour in Colour:
            act = partial(self._do, tags.recolour, name, colour)
            colours.addAction(colour.capitalize(), act)

    def _ask_name(self, name: str, reach: Reach) -> None:
        self._ask("Rename tag", f"Name, for {_said(reach)}", name, "Rename", tags.rename)

    def _ask_merge(self, name: str, reach: Reach) -> None:
        words = f"Into which tag {_said(reach)} shall go"
        self._ask("Merge tag", words, name, "Merge", tags.merge)

    def _ask(
        self, title: str, words: str, name: str, button: str, act: Callable[..., object]
    ) -> None:
        question = Question(
            self._window, self._session.look, title=title, words=words, before=name, button=button
        )
        question.answered.connect(lambda answer: self._do(act, name, answer))
        question.open()

    def _delete(self, name: str, reach: Reach) -> None:
        if self._do(tags.delete, name):
            self._session.told.emit(f"Taken from {_notes(reach.notes)}; the notes are kept.")

    def _do(self, act: Callable[..., object], *what: object) -> bool:
        try:
            act(self._session.store, *what)
        except KnownError as error:
            self._session.troubled.emit(error)
            return False
        return True


def _said(reach: Reach) -> str:
    tags_said = "1 tag" if reach.tags == 1 else f"{reach.tags} tags"
    return f"{tags_said} on {_notes(reach.notes)}"


def _notes(count: int) -> str:
    return "1 note" if count == 1 else f"{count} notes"
