"""While 200 texts come in through the window, its own thread never works long at a stretch.

Counted is the CPU time of the window's thread between two turns of its event loop, so that other
work on the machine does not matter.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import thread_time

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from core.settings import SettingsFile
from core.store.store import Store
from gui import app
from gui.dialogs.review import ReviewSheet
from gui.dialogs.sheet import Sheet
from gui.window import MainWindow
from tests.benchmarks.calibration import least, slower
from tests.data.making.press import corpus

TEXTS, STALL_MS, TRIES = 200, 50.0, 3
PATIENCE_MS = 600_000


class Watch:
    """The longest stretch of work of this thread, in CPU milliseconds, since it was reset."""

    def __init__(self) -> None:
        self.longest, self._last = 0.0, thread_time()
        self.timer = QTimer(interval=0)
        self.timer.timeout.connect(self._turn)
        self.timer.start()

    def reset(self) -> None:
        self.longest, self._last = 0.0, thread_time()

    def _turn(self) -> None:
        now = thread_time()
        self.longest = max(self.longest, (now - self._last) * 1000)
        self._last = now


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    made = []
    for number, paper in enumerate(corpus(77).papers[:TEXTS]):
        made.append(tmp_path / f"{number}.txt")
        made[-1].write_text("\n\n".join(paper.sentences), encoding="utf-8")
    return made


@contextmanager
def opened(qtbot: QtBot, folder: Path) -> Iterator[MainWindow]:
    """The window on a new library."""
    folder.mkdir()
    store = Store.open(folder / "library.hexapla")
    window = app.make_window(store, SettingsFile(folder / "settings.json"))
    with qtbot.waitExposed(window.frame):
        window.frame.show()
    yield window
    window.frame.close()


def test_the_window_goes_on_while_texts_come_in(
    qtbot: QtBot, tmp_path: Path, files: list[Path]
) -> None:
    folders = iter(tmp_path / f"library {number}" for number in range(TRIES))

    def longest() -> float:
        with opened(qtbot, next(folders)) as window:
            found = stretches(qtbot, window, files)
        sys.stdout.write(f"\nlongest stretch: { {k: round(v) for k, v in found.items()} } ms\n")
        return max(found.values())

    assert least(longest, most=STALL_MS, tries=TRIES) <= STALL_MS


def stretches(qtbot: QtBot, window: MainWindow, files: list[Path]) -> dict[str, float]:
    """The longest stretch of each part of an import, on the machine of the targets."""
    window.importing.read(files[:2])
    sheet(qtbot, window).reject()  # loads what the review needs
    watch, found = Watch(), {}
    before = slower()
    window.importing.read(files)
    qtbot.waitUntil(lambda: not window.session.jobs.busy, timeout=PATIENCE_MS)
    found["reading"], _ = watch.longest, watch.reset()
    review = sheet(qtbot, window)
    found["review"], _ = watch.longest, watch.reset()
    review.accept()
    stored = window.session.store.summaries
    qtbot.waitUntil(lambda: len(stored()) > 100, timeout=PATIENCE_MS)
    found["adding"] = watch.longest
    watch.timer.stop()
    pace = min(before, slower())
    return {part: stretch / pace for part, stretch in found.items()}


def sheet(qtbot: QtBot, window: MainWindow) -> ReviewSheet:
    def found() -> list[ReviewSheet]:
        sheets = window.frame.findChildren(Sheet)
        return [one for one in sheets if isinstance(one, ReviewSheet) and one.isVisible()]

    qtbot.waitUntil(lambda: bool(found()), timeout=PATIENCE_MS)
    return found()[0]
