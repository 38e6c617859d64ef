"""A real screen reader's way into the window: Xvfb, a session bus, AT-SPI, a client of its own."""

import ctypes
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import PySide6
import pytest

from core.intake.reading import from_text
from core.library import importing
from core.store.store import Store

PYTHON = "/usr/bin/python3"
CLIENT = Path(__file__).with_name("screen_reader.py")
LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
ENGLISH = "The gate\n\nThe gate 🚪 opens at noon.\nNobody comes before one.\n"
GERMAN = "Das Tor\n\nDas Tor 🚪 geht mittags auf.\nNiemand kommt vor eins.\n"

WINDOW = """
import sys
from pathlib import Path
from gui import app
app.open_window(Path(sys.argv[1]), sys.argv[2])
"""


@pytest.fixture
def heard(tmp_path: Path) -> dict[str, Any]:
    """What a screen reader hears of an article in two languages."""
    _skip_without_a_bus()
    with Store.open(tmp_path / "library.hexapla") as store:
        pair = [from_text(ENGLISH, name="a", language="en")]
        pair.append(from_text(GERMAN, name="b", language="de"))
        article = importing.add(store, pair, groups=[(0, 1)]).articles[0]
    (tmp_path / "window.py").write_text(WINDOW, encoding="utf-8")
    session = '"$0" "$1" "$2" "$3" & window=$!; "$4" "$5"; told=$?; kill $window; wait; exit $told'
    command = ["xvfb-run", "-a", "dbus-run-session", "--", "sh", "-c", session]
    command += [sys.executable, str(tmp_path / "window.py"), str(store.path), article]
    done = subprocess.run(
        [*command, PYTHON, str(CLIENT)],
        capture_output=True, text=True, check=False, timeout=600, env=_environment(tmp_path),
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def _skip_without_a_bus() -> None:
    for tool in ("xvfb-run", "dbus-run-session"):
        if shutil.which(tool) is None:
            pytest.skip(f"{tool} is not there")
    if not any(Path(launcher).exists() for launcher in LAUNCHERS):
        pytest.skip("at-spi2-core is not there")
    try:
        ctypes.CDLL(str(Path(PySide6.__file__).parent / "Qt/plugins/platforms/libqxcb.so"))
    except OSError as missing:
        pytest.skip(f"Qt can't open a window under X11: {missing}")
    gi = [PYTHON, "-c", "from gi.repository import Gio"]
    if not Path(PYTHON).exists() or subprocess.run(gi, capture_output=True, check=False).returncode:
        pytest.skip("the system's Python has no PyGObject (python3-gi)")


def _environment(folder: Path) -> dict[str, str]:
    project = str(Path(__file__).resolve().parents[2])
    kept = {key: value for key, value in os.environ.items() if key != "WAYLAND_DISPLAY"}
    own = dict.fromkeys(("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"), str(folder))
    return {
        **kept,
        **own,
        "PYTHONPATH": project,
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
    }


def test_a_screen_reader_finds_the_cell_and_reads_its_words(heard: dict[str, Any]) -> None:
    assert heard["row"] == "Row 2"
    assert heard["cell"].startswith("Row 2, Deutsch: Niemand kommt vor eins.")
    assert heard["text"] == "Niemand kommt vor eins."
    assert heard["word"] == "Niemand"
    assert heard["caret"] == 5
    assert heard["extents"][2] > 0


def test_a_screen_reader_selects_words_and_is_told_which(heard: dict[str, Any]) -> None:
    assert heard["field"] == "Selection in the focused cell"
    assert heard["selections"] == 1
    assert heard["selection"] == [0, 7]
    assert heard["last"] == 7
