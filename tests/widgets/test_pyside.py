"""What we rely on in PySide itself."""

import subprocess
import sys

import pytest
from PySide6.QtCore import QObject


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from 3.12 on")
def test_void_calls_keep_the_references_to_none() -> None:
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(1000):
        thing.setObjectName("hexapla")
    assert sys.getrefcount(None) >= before - 100


def test_the_sources_of_imported_modules_are_not_read() -> None:
    told = "import linecache, gui.window; print(*linecache.cache)"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert "window.py" not in done.stdout
