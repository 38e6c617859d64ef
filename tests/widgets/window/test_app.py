"""How the window starts, what it loads, and how it is drawn without a display."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QColor, QImage

from core.errors import KnownError
from core.store.store import Store
from gui import app
from gui.theme import Theme

SLOW = ["trafilatura", "pypdf", "mammoth", "langdetect", "numpy", "babel", "sentencex", "rapidfuzz"]
START = """
import sys
from pathlib import Path
from core.settings import SettingsFile
from core.store.store import Store
from gui import app
application = app.make_application()
window = app.make_window(Store.open(Path(sys.argv[1])), SettingsFile(Path(sys.argv[2])))
window.frame.show()
application.processEvents()
print(*sorted(set(sys.modules) & set(sys.argv[3:])))
window.frame.close()
"""


def test_nothing_slow_is_loaded_before_the_window_shows(library: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-c", START, str(library), str(tmp_path / "s.json"), *SLOW]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=_project())
    assert done.stdout.strip() == ""


WORK = """
import sys, time
from pathlib import Path
from PySide6.QtTest import QTest
from core.settings import SettingsFile
from core.store.store import Store
from gui import app
from gui.reader.selection import Point, Selection
application = app.make_application()
window = app.make_window(Store.open(Path(sys.argv[1])), SettingsFile(Path(sys.argv[2])))
window.frame.show()
window.open_article(window.session.store.summaries()[0].article.id)
window.reader.select(Selection(0, Point(1, 0), Point(1, 5)))
window.commands.by_id["note"].trigger()
def wait(holds):
    for _ in range(6000):
        if holds():
            return
        QTest.qWait(10)
words = "Kept through the crash"
wait(window.notes.view.form.editor.isVisible)
QTest.keyClicks(window.notes.view.form.editor, words)
wait(lambda: window.session.store.annotations()[0].record.note == words)
print("ready", flush=True)
wait(lambda: False)
"""


def test_a_window_killed_at_work_loses_nothing(library: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-c", WORK, str(library), str(tmp_path / "s.json")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=_project()) as window:
        assert window.stdout is not None
        assert window.stdout.readline() == "ready\n"
        window.kill()
    with Store.open(library) as store:
        assert [a.record.note for a in store.annotations()] == ["Kept through the crash"]


def _project() -> Path:
    return Path(app.__file__).resolve().parents[1]


def test_draw_makes_a_picture_of_the_size_and_theme_asked_for(
    qapp: Any, library: Path, tmp_path: Path
) -> None:
    picture = tmp_path / "window.png"
    app.draw(library, None, picture, size=(1000, 640), theme="dark")
    image = QImage(str(picture))
    assert (image.width(), image.height()) == (1000, 640)
    assert image.pixelColor(500, 60) == QColor(Theme.dark().panel)


def test_draw_remembers_nothing(qapp: Any, library: Path, tmp_path: Path) -> None:
    app.draw(library, None, tmp_path / "window.png")
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".hexapla", ".png"]


def test_draw_refuses_what_is_no_library(qapp: Any, tmp_path: Path) -> None:
    foreign = tmp_path / "letter.txt"
    foreign.write_text("Dear Klara, this is no library at all, and never was.", encoding="utf-8")
    with pytest.raises(KnownError):
        app.draw(foreign, None, tmp_path / "window.png")


def test_what_nobody_caught_is_shown(desk: Any) -> None:
    hook = app._Hook(desk.window)
    error = RuntimeError("unforeseen")
    hook(RuntimeError, error, None)
    assert "RuntimeError: unforeseen" in desk.sheet().story
    desk.sheet().accept()


def test_reference_counts_of_none_survive_a_thousand_calls(desk: Any) -> None:
    before = sys.getrefcount(None)
    for _ in range(1000):
        desk.window.frame.update()
    assert abs(sys.getrefcount(None) - before) < 500
