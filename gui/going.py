"""Going to a place by its number, and taking a whole row along."""

import re
from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from core.reading.page import Page
from gui.dialogs.ask import Question
from gui.reader.view import ReaderView
from gui.session import Session


class Going(QObject):
    """Goes to a row or a share of the open article; copies the focused row in all languages."""

    def __init__(self, session: Session, view: ReaderView, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._view, self._window = session, view, window

    def acts(self) -> dict[str, Callable[[], object]]:
        """What the actions do."""
        return {"go-to": self.ask, "copy-row": self.copy_row}

    def ask(self) -> None:
        """Ask where to go: a row's number or a percentage."""
        page = self._view.page
        if page is None or not len(page):
            return
        what = "Paragraph" if page.single else "Row"
        question = Question(
            self._window,
            self._session.look,
            title="Go to",
            words=f"{what}, or a percentage like 40%",
            before="",
            button="Go",
        )
        question.answered.connect(self.go)
        question.open()

    def go(self, wanted: str) -> None:
        """Go to “12” or “40%”; say so where there is no such place."""
        page = self._view.page
        row = row_meant(page, wanted) if page is not None else None
        if row is None:
            self._session.told.emit(f"There is no ‘{wanted.strip()}’ in this article.")
            return
        self._view.go_to(row)

    def copy_row(self) -> None:
        """Put the focused row on the clipboard, a line for each language."""
        page, row = self._view.page, self._view.focused_row
        if page is None or row is None:
            return
        texts = ((c.language, page.shown_text(row, n)) for n, c in enumerate(page.columns))
        lines = (f"{name}: {' '.join(text.split())}" for name, text in texts if text)
        QApplication.clipboard().setText("\n".join(lines))
        self._session.told.emit("Row copied in all languages.")


def row_meant(page: Page, wanted: str) -> int | None:
    """The index of the row with this number or at this percentage; None if there is none."""
    found = re.fullmatch(r"\s*(\d{1,9})\s*(%?)\s*", wanted)
    if found is None or not len(page):
        return None
    number = int(found[1])
    if found[2]:
        return round(number / 100 * (len(page) - 1)) if number <= 100 else None
    return next((n for n in range(len(page)) if page.number_at(n) == number > 0), None)
