"""A real window on a real library in a temporary folder, and somebody who works with it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from core.intake.documents import Document
from core.intake.reading import from_text
from core.library import importing
from core.model import Annotation, ArticleId
from core.settings import SettingsFile
from core.store.store import Store
from gui import app
from gui.dialogs.sheet import Sheet
from gui.reader.selection import Point, Selection
from gui.window import MainWindow

ENGLISH = """The lamp in the mill

Every evening at six the miller lights 3 lamps above the wheel.
The river has been low since April, and the wheel turns slowly.
Anna counts the sacks, writes the number down and goes home.
"""
GERMAN = """Die Lampe in der Mühle

Jeden Abend um sechs zündet der Müller 3 Lampen über dem Rad an.
Der Fluss führt seit April wenig Wasser, und das Rad dreht sich langsam.
Anna zählt die Säcke, schreibt die Zahl auf und geht nach Hause.
"""
ALONE = """A short walk

The path behind the church leads down to the water.
Nobody has mowed the grass there for years.
"""
PAIR, SINGLE = "The lamp in the mill", "A short walk"


class Desk:
    """A window and what a person does with it."""

    def __init__(self, qtbot: QtBot, library: Path, settings: SettingsFile) -> None:
        self._qtbot, self._library, self._settings = qtbot, library, settings
        self.window = self._opened()

    @property
    def store(self) -> Store:
        """The open library."""
        return self.window.session.store

    def start_again(self) -> None:
        """Close the window and open another on the same library."""
        self.close()
        self.window = self._opened()
        app.open_first(self.window, None)
        self.settle()

    def close(self) -> None:
        """Close the window and let go of everything in it."""
        self.window.frame.close()
        self.window.frame.deleteLater()
        self.settle()

    def settle(self) -> None:
        """Let everything that is queued happen."""
        for _ in range(3):
            QCoreApplication.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def article(self, title: str) -> ArticleId:
        """The article with this title."""
        summaries = self.store.summaries()
        return next(s.article.id for s in summaries if s.article.title == title)

    def add(self, title: str, texts: dict[str, str]) -> None:
        """Bring an article in, a text a language, each headed by the title."""
        documents = [_document(f"{title}\n\n{text}", one) for one, text in texts.items()]
        importing.add(self.store, documents, groups=[tuple(range(len(documents)))])
        self.settle()

    def read(self, title: str) -> None:
        """Open an article."""
        self.window.open_article(self.article(title))
        self.window.focusing.to_text()
        self.settle()

    def select(self, words: str) -> None:
        """Select these words where they stand first."""
        reader = self.window.reader
        assert reader.page is not None
        for index in range(len(reader.page)):
            for column, cell in enumerate(reader.page.row(index).cells):
                if cell is not None and words in cell.text:
                    start = cell.text.index(words)
                    ends = Point(index, start), Point(index, start + len(words))
                    reader.select(Selection(column, *ends))
                    reader.finish_selection()
                    return
        raise AssertionError(words)

    def press(self, keys: str, widget: QWidget | None = None) -> None:
        """Press keys, by default where the keyboard is."""
        target = widget or QApplication.focusWidget() or self.window.frame
        QTest.keySequence(target, QKeySequence(keys))
        self.settle()

    def type(self, text: str) -> None:
        """Type a text where the keyboard is."""
        QTest.keyClicks(QApplication.focusWidget(), text)
        self.settle()

    def act(self, identifier: str) -> None:
        """Choose an action from a menu."""
        self.window.commands.by_id[identifier].trigger()
        self.settle()

    def notes(self) -> tuple[Annotation, ...]:
        """The annotations of the open article, in the order of the text."""
        page = self.window.reading.page
        return tuple(page.in_order()) if page else ()

    def sheet(self) -> Sheet:
        """The sheet that is open."""
        (sheet,) = (
            w for w in QApplication.topLevelWidgets() if isinstance(w, Sheet) and w.isVisible()
        )
        return sheet

    def wait(self, holds: Callable[[], bool]) -> None:
        """Wait until something holds."""
        self._qtbot.waitUntil(holds)

    def _opened(self) -> MainWindow:
        window = app.make_window(Store.open(self._library), self._settings)
        window.frame.show()
        window.frame.activateWindow()
        self._qtbot.waitUntil(window.frame.isActiveWindow)
        return window


def _document(text: str, language: str) -> Document:
    """A text as a document, its language said, so that none has to be recognised."""
    return from_text(text, name=f"{language}.txt", language=language)


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    """The application as the program sets it up."""
    return app.make_application()


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library with an article in two languages and one in a single language."""
    path = tmp_path / "library.hexapla"
    with Store.open(path) as store:
        importing.add(store, [_document(ALONE, "en")])
        pair = [_document(ENGLISH, "en"), _document(GERMAN, "de")]
        importing.add(store, pair, groups=[(0, 1)])
    return path


@pytest.fixture
def settings(tmp_path: Path) -> SettingsFile:
    """The file of what the window remembers."""
    return SettingsFile(tmp_path / "settings.json")


@pytest.fixture
def empty_desk(qtbot: QtBot, tmp_path: Path, settings: SettingsFile) -> Iterator[Desk]:
    """The window on a library with nothing in it."""
    desk = Desk(qtbot, tmp_path / "empty.hexapla", settings)
    yield desk
    desk.close()


@pytest.fixture
def desk(qtbot: QtBot, library: Path, settings: SettingsFile) -> Iterator[Desk]:
    """The window on the library, the article in two languages open."""
    desk = Desk(qtbot, library, settings)
    desk.read(PAIR)
    yield desk
    desk.close()
