"""The window's composition root: it alone opens the library, chooses paths, sets up the log.

Three ways in: `run` from the desktop, `open_window` from the command line, and `draw`, which
draws the window into a picture where there is no display. An empty frame is shown first; the
library, the reader and the panels come when it has been seen, and what takes long to load
(languages' names, the aligner, the readers of files) when it is needed.
"""

import os
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QApplication

from core import paths
from core.settings import SettingsFile
from gui.frame import Frame

if TYPE_CHECKING:
    from core.errors import KnownError
    from core.model import ArticleId, VersionId
    from core.store.store import Store
    from gui.window import MainWindow

_LOG_BYTES = 1_000_000
_TIDIED_AFTER_MS = 2000


def run(argv: Sequence[str] | None = None) -> int:
    """The window on the library that is used by default; the exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    given = Path(arguments[0]) if arguments and not arguments[0].startswith("-") else None
    return open_window(paths.library_path(given), None)


def open_window(library: Path, article: "ArticleId | None") -> int:
    """The window on this library, at an article if one is given; ends when it is closed."""
    application = make_application()
    file = SettingsFile(paths.settings_path())
    frame = Frame(file.load())
    frame.painted.connect(partial(_fill, frame, file, library, article))
    frame.show()
    return application.exec()


def _fill(frame: Frame, file: SettingsFile, library: Path, article: "ArticleId | None") -> None:
    """Open the library in a frame, or say why that can't be and end the program."""
    from core.errors import KnownError
    from core.store.store import Store

    log = paths.log_path()
    _log_to(log)
    try:
        store = Store.open(library)
    except KnownError as error:
        _refuse(error)
        QCoreApplication.exit(1)
        return
    window = make_window(store, file, log=log, frame=frame)
    sys.excepthook = _Hook(window)
    open_first(window, article)
    QTimer.singleShot(_TIDIED_AFTER_MS, window, partial(tidy, store))


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
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(
        Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    )
    QCoreApplication.setApplicationName("Hexapla")
    QGuiApplication.setDesktopFileName("hexapla")
    application = QApplication([sys.argv[0] if sys.argv else "hexapla"])
    application.setStyle("Fusion")
    QAccessible.installFactory(_accessible)
    return application


def make_window(
    store: "Store", settings: SettingsFile, *, log: Path | None = None, frame: Frame | None = None
) -> "MainWindow":
    """The window on an open library, in a frame if one is shown; closing it closes the library."""
    from gui.session import Session
    from gui.window import MainWindow

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


def _refuse(error: "KnownError") -> None:
    """Say why the library can't be opened: in a box, and on the error stream."""
    from PySide6.QtWidgets import QMessageBox

    sys.stderr.write(f"hexapla: {error.what}: {error.reason}\n")
    if QGuiApplication.platformName() != "offscreen":
        QMessageBox.critical(None, "Hexapla", f"{error.what}: {error.reason}")


def _settle() -> None:
    """Let everything queued happen, deletions too."""
    for _ in range(5):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
