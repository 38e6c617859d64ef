"""Going through the text: to a place by its number, by paragraphs, to rows worth a look.

Also taking a whole row along.
"""

import re
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from core.reading.page import Page
from gui.dialogs.ask import Question
from gui.reader.view import ReaderView
from gui.session import Session


class Going(QObject):
    """Goes to other rows of the open article; copies the focused row in all languages."""

    def __init__(self, session: Session, view: ReaderView, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._view, self._window = session, view, window

    def acts(self) -> dict[str, Callable[[], object]]:
        """What the actions do."""
        return {
            "go-to": self.ask,
            "copy-row": self.copy_row,
            "next-row": partial(self._view.step_row, 1),
            "previous-row": partial(self._view.step_row, -1),
            "next-paragraph": partial(self._view.step_paragraph, 1),
            "previous-paragraph": partial(self._view.step_paragraph, -1),
            "next-doubt": partial(self.step_doubt, 1),
            "previous-doubt": partial(self.step_doubt, -1),
        }

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
        self._view.jump_to(row)

    def step_doubt(self, by: int) -> None:
        """Go to the next (1) or previous (-1) doubtful row, or one where a version has nothing."""
        page = self._view.page
        rows = sorted({*page.doubtful, *page.gaps}) if page is not None else []
        if not rows:
            self._session.told.emit("No row of this article is doubtful.")
        elif not self._view.step_among(rows, by):
            where = "below" if by > 0 else "above"
            self._session.told.emit(f"No doubtful row {where}.")

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
