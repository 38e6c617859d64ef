"""The window's composition root: it alone opens the library, chooses paths, sets up the log.

Three ways in: `run` from the desktop, `open_window` from the command line, and `draw`, which
draws the window into a picture where there is no display. What takes long to load (languages'
names, the aligner, the readers of files) is loaded after the window is there.
"""

import logging
import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox

from core import paths
from core.errors import KnownError
from core.model import ArticleId, VersionId
from core.reading.build import build
from core.settings import SettingsFile
from core.store.store import Store
from gui.reader.accessible import accessible
from gui.session import Session
from gui.window import MainWindow

_LOG = logging.getLogger("hexapla")
_LOG_BYTES = 1_000_000
_TIDIED_AFTER_MS = 2000


def run(argv: Sequence[str] | None = None) -> int:
    """The window on the library that is used by default; the exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    given = Path(arguments[0]) if arguments and not arguments[0].startswith("-") else None
    return open_window(paths.library_path(given), None)


def open_window(library: Path, article: ArticleId | None) -> int:
    """The window on this library, at an article if one is given; ends when it is closed."""
    application = make_application()
    log = paths.log_path()
    _log_to(log)
    try:
        store = Store.open(library)
    except KnownError as error:
        _refuse(error)
        return 1
    window = make_window(store, SettingsFile(paths.settings_path()), log=log)
    sys.excepthook = _Hook(window)
    window.show()
    QTimer.singleShot(0, window, lambda: open_first(window, article))
    QTimer.singleShot(_TIDIED_AFTER_MS, window, lambda: tidy(store))
    return application.exec()


def draw(
    library: Path,
    article: ArticleId | None,
    picture: Path,
    *,
    size: tuple[int, int] = (1280, 800),
    theme: str = "paper",
) -> None:
    """Draw the window on a library into a PNG, with no display; nothing is remembered.

    Raises KnownError where the library can't be opened, OSError where nothing can be written.
    """
    if QApplication.instance() is None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    make_application()
    with TemporaryDirectory(prefix="hexapla-") as folder, Store.open(library) as store:
        window = make_window(store, SettingsFile(Path(folder) / "settings.json"))
        try:
            window.session.use_theme(theme)
            window.resize(*size)
            window.show()
            open_first(window, article)
            _settle()
            if not window.grab().save(str(picture), "PNG"):
                raise OSError(f"{picture} can't be written")
        finally:
            window.close()
            window.deleteLater()
            _settle()


def pdf(library: Path, article: ArticleId, *, versions: Sequence[VersionId] | None = None) -> bytes:
    """An article of a library as a PDF, with these versions or all; no display is needed.

    Raises KnownError where the library or the article can't be read.
    """
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
    QAccessible.installFactory(accessible)
    return application


def make_window(store: Store, settings: SettingsFile, *, log: Path | None = None) -> MainWindow:
    """The window on an open library; closing it closes the library."""
    session = Session(store, settings, documents=paths.documents_path())
    window = MainWindow(session)
    session.setParent(window)
    if log is not None:
        window.helping.log = log
    return window


def open_first(window: MainWindow, article: ArticleId | None) -> None:
    """Show the article that was asked for, else the one that was open last."""
    wanted = article or ArticleId(window.session.settings.article)
    known = {summary.article.id for summary in window.session.store.summaries()}
    if wanted in known:
        window.open_article(wanted)
    window.focusing.to_text()


def tidy(store: Store) -> None:
    """Remove from the bin the notes that have waited there for long enough."""
    from core.annotations.bin import purge

    if not store.read_only:
        try:
            purge(store, datetime.now(UTC))
        except KnownError as error:
            _LOG.warning("The bin was not tidied: %s", error)


class _Hook:
    """Shows what nobody caught: Qt swallows exceptions in slots otherwise."""

    def __init__(self, window: MainWindow) -> None:
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


def _log_to(path: Path) -> None:
    try:
        handler = RotatingFileHandler(path, maxBytes=_LOG_BYTES, backupCount=1, encoding="utf-8")
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    _LOG.addHandler(handler)


def _refuse(error: KnownError) -> None:
    """Say why the library can't be opened: in a box, and on the error stream."""
    sys.stderr.write(f"hexapla: {error.what}: {error.reason}\n")
    if QGuiApplication.platformName() != "offscreen":
        QMessageBox.critical(None, "Hexapla", f"{error.what}: {error.reason}")


def _settle() -> None:
    """Let everything queued happen, deletions too."""
    for _ in range(5):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
