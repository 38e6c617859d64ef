"""Links from other programs reach the open window, and nothing else does."""

import subprocess
import sys
from pathlib import Path

import pytest

from core.annotations.deeplinks import address_of
from core.model import AnnotationId
from gui.calling import Calling, hand_over

ADDRESS = address_of(AnnotationId("1f0c93a2b4d7" + "0" * 20))
SECOND_START = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from gui.calling import hand_over
application = QCoreApplication([])
print(hand_over(Path(sys.argv[1]), sys.argv[2]))
"""


@pytest.fixture
def calling(qapp, tmp_path):
    listening = Calling(tmp_path / "library.hexapla")
    yield listening
    listening.stop()


def second_start(qtbot, tmp_path, address):
    command = [sys.executable, "-c", SECOND_START, str(tmp_path / "library.hexapla"), address]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        qtbot.waitUntil(lambda: process.poll() is not None)
        return process.stdout.read().strip()


def test_a_link_reaches_the_window_from_another_process(calling, qtbot, tmp_path):
    with qtbot.waitSignal(calling.called) as heard:
        assert second_start(qtbot, tmp_path, ADDRESS) == "True"
    assert heard.args == [ADDRESS]


@pytest.mark.parametrize("address", ["https://example.org", "hexapla://annotation/x", "x" * 500])
def test_anything_else_is_not_taken(calling, qtbot, tmp_path, address):
    with qtbot.assertNotEmitted(calling.called):
        assert second_start(qtbot, tmp_path, address) == "False"


def test_where_nobody_listens_nothing_is_handed_over(qapp, tmp_path):
    assert not hand_over(Path(tmp_path / "other.hexapla"), ADDRESS)


def test_a_second_window_on_the_library_leaves_the_first_its_links(calling, tmp_path):
    assert calling.listening
    assert not Calling(tmp_path / "library.hexapla").listening
