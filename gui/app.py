"""The window's composition root: it alone opens the library, chooses paths, sets up the log.

Three ways in: `run` from the desktop, `open_window` from the command line, and `draw`, which
draws the window into a picture where there is no display. An empty frame is shown first; the
library, the reader and the panels come when it has been seen, and what takes long to load
(languages' names, the aligner, the readers of files) when it is needed. The frame does without
`Qt`, `QEvent` and `QAccessible`: PySide makes the hundred enumerations in them at the first import.
"""

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from core import paths
from core.settings import SettingsFile
from gui.frame import Frame

if TYPE_CHECKING:
    from core.model import ArticleId, VersionId
    from core.store.store import Store
    from gui.window import MainWindow

_LINK = "hexapla:"
_LOG_BYTES = 1_000_000
_TIDIED_AFTER_MS = 2000


def run(argv: Sequence[str] | None = None) -> int:
    """The window on a library, or at the note of a link, as the argument says; the exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    given = arguments[0] if arguments and not arguments[0].startswith("-") else ""
    if given.startswith(_LINK):
        return open_window(paths.library_path(None), None, address=given)
    return open_window(paths.library_path(Path(given) if given else None), None)


def open_window(library: Path, article: "ArticleId | None", *, address: str = "") -> int:
    """The window on this library, at an article if one is given; ends when it is closed.

    With the address of a note, the window that is open on the library shows it, else this one.
    """
    application = make_application()
    if address and _hand_over(library, address):
        return 0
    file = SettingsFile(paths.settings_path())
    frame = Frame(file.load())
    frame.painted.connect(partial(_fill, frame, file, _Wanted(library, article, address)))
    frame.show()
    return application.exec()


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What the window shall show first: the note at an address, else an article."""

    library: Path
    article: "ArticleId | None"
    address: str


def _hand_over(library: Path, address: str) -> bool:
    from gui.calling import hand_over

    return hand_over(library, address)


def _fill(frame: Frame, file: SettingsFile, wanted: _Wanted) -> None:
    """Open the library in a frame, or say why that can't be and end the program."""
    log = paths.log_path()
    _log_to(log)
    store = _opened(wanted.library)
    if store is None:
        QCoreApplication.exit(1)
        return
    window = make_window(store, file, log=log, frame=frame)
    sys.excepthook = _Hook(window)
    open_first(window, wanted.article)
    if wanted.address:
        window.linking.follow(wanted.address)
    QTimer.singleShot(_TIDIED_AFTER_MS, window, partial(_settle_in, window, store))


def _opened(library: Path) -> "Store | None":
    """The library, if need be its newest backup, or None when that was said."""
    from core.errors import KnownError
    from core.store.store import Store

    try:
        return Store.open(library)
    except KnownError as error:
        from gui.rescue import rescued

        return _opened(library) if rescued(library, error) else None


def _settle_in(window: "MainWindow", store: "Store") -> None:
    """What can wait until somebody reads: links from other programs, old notes, the backup."""
    from gui.calling import Calling

    calling = Calling(store.path, window)
    calling.called.connect(window.show_note)
    window.frame.closed.connect(calling.stop)
    tidy(store)
    window.keeping.begin()


def draw(
    library: Path,
    article: "ArticleId | None",
    picture: Path,
    *,
    size: tuple[int, int] = (1280, 800),
    theme: str = "paper",
) -> None:
    """Draw the window on a library into a PNG, with no display; nothing is remembered.

    Raises KnownError where the library can't be opened, OSError where nothing can be written.
    """
    from tempfile import TemporaryDirectory

    from core.store.store import Store

    if QApplication.instance() is None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    make_application()
    with TemporaryDirectory(prefix="hexapla-") as folder, Store.open(library) as store:
        window = make_window(store, SettingsFile(Path(folder) / "settings.json"))
        try:
            window.session.use_theme(theme)
            window.frame.resize(*size)
            window.frame.show()
            open_first(window, article)
            _settle()
            if not window.frame.grab().save(str(picture), "PNG"):
                raise OSError(f"{picture} can't be written")
        finally:
            window.frame.close()
            window.frame.deleteLater()
            _settle()


def pdf(
    library: Path, article: "ArticleId", *, versions: "Sequence[VersionId] | None" = None
) -> bytes:
    """An article of a library as a PDF, with these versions or all; no display is needed.

    Raises KnownError where the library or the article can't be read.
    """
    from core.reading.build import build
    from core.store.store import Store
    from gui.reader.printing import pdf_of

    if QApplication.instance() is None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    make_application()
    with Store.open(library, create=False) as store:
        return pdf_of(build(store, article, versions))


def make_application() -> QApplication:
    """The application, set up as the design wants it; the one there is, if there is one."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    QCoreApplication.setApplicationName("Hexapla")
    QGuiApplication.setDesktopFileName("hexapla")
    application = QApplication([sys.argv[0] if sys.argv else "hexapla"])
    application.setStyle("Fusion")
    return application


def make_window(
    store: "Store", settings: SettingsFile, *, log: Path | None = None, frame: Frame | None = None
) -> "MainWindow":
    """The window on an open library, in a frame if one is shown; closing it closes the library."""
    from PySide6.QtGui import QAccessible

    from gui.session import Session
    from gui.window import MainWindow

    QAccessible.installFactory(_accessible)
    session = Session(store, settings, documents=paths.documents_path())
    window = MainWindow(session, frame or Frame(session.settings))
    if log is not None:
        window.helping.log = log
    return window


def open_first(window: "MainWindow", article: "ArticleId | None") -> None:
    """Show the article that was asked for, else the one that was open last."""
    wanted = article or window.session.settings.article
    for summary in window.session.store.summaries():
        if summary.article.id == wanted:
            window.open_article(summary.article.id)
    window.focusing.to_text()


def tidy(store: "Store") -> None:
    """Remove from the bin the notes that have waited there for long enough."""
    import logging
    from datetime import UTC, datetime

    from core.annotations.bin import purge
    from core.errors import KnownError

    if not store.read_only:
        try:
            purge(store, datetime.now(UTC))
        except KnownError as error:
            logging.getLogger("hexapla").warning("The bin was not tidied: %s", error)


class _Hook:
    """Shows what nobody caught: Qt swallows exceptions in slots otherwise."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window

    def __call__(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QCoreApplication.quit()
            return
        self._window.helping.show_trouble(error.with_traceback(trace))


def _accessible(name: str, thing: QObject) -> object:
    """What a screen reader is told of a thing; loaded when a screen reader asks."""
    from gui.reader.accessible import accessible

    return accessible(name, thing)


def _log_to(path: Path) -> None:
    import logging
    from logging.handlers import RotatingFileHandler

    try:
        handler = RotatingFileHandler(path, maxBytes=_LOG_BYTES, backupCount=1, encoding="utf-8")
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.getLogger("hexapla").addHandler(handler)


def _settle() -> None:
    """Let everything queued happen, deletions too."""
    from PySide6.QtCore import QEvent

    for _ in range(5):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
