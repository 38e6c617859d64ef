"""While 200 texts come in through the window, its own thread never works long at a stretch.

Counted is the CPU time of the window's thread between two turns of its event loop, so that other
work on the machine does not matter.
"""

import sys
from collections.abc import Iterator
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
from tests.benchmarks.calibration import slower
from tests.data.making.press import corpus

TEXTS, STALL_MS = 200, 50.0


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
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    store = Store.open(tmp_path / "library.hexapla")
    window = app.make_window(store, SettingsFile(tmp_path / "settings.json"))
    with qtbot.waitExposed(window.frame):
        window.frame.show()
    yield window
    window.frame.close()


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    made = []
    for number, paper in enumerate(corpus(77).papers[:TEXTS]):
        made.append(tmp_path / f"{number}.txt")
        made[-1].write_text("\n\n".join(paper.sentences), encoding="utf-8")
    return made


def test_the_window_goes_on_while_texts_come_in(
    qtbot: QtBot, window: MainWindow, files: list[Path]
) -> None:
    window.importing.read(files[:2])
    sheet(qtbot, window).reject()  # loads what the review needs
    watch = Watch()
    stretches = {}
    window.importing.read(files)
    qtbot.waitUntil(lambda: not window.session.jobs.busy, timeout=280_000)
    stretches["reading"], _ = watch.longest, watch.reset()
    review = sheet(qtbot, window)
    stretches["review"], _ = watch.longest, watch.reset()
    review.accept()
    qtbot.waitUntil(lambda: len(window.session.store.summaries()) > 100, timeout=120_000)
    stretches["adding"] = watch.longest
    watch.timer.stop()
    sys.stdout.write(f"\nlongest stretch: { {k: round(v) for k, v in stretches.items()} } ms\n")
    assert max(stretches.values()) <= STALL_MS * slower()


def sheet(qtbot: QtBot, window: MainWindow) -> ReviewSheet:
    def found() -> list[ReviewSheet]:
        sheets = window.frame.findChildren(Sheet)
        return [one for one in sheets if isinstance(one, ReviewSheet) and one.isVisible()]

    qtbot.waitUntil(lambda: bool(found()), timeout=60_000)
    return found()[0]
