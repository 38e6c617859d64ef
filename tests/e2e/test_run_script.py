"""./run, as far as it can be tried without installing anything."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FILES = ["run", "pyproject.toml", "requirements.lock", "requirements-dev.lock"]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="run is a bash script")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """What ./run reads, in a folder of its own with a blank in its name."""
    folder = tmp_path / "a clone"
    folder.mkdir()
    for name in FILES:
        shutil.copy(ROOT / name, folder)
    return folder


def run(checkout: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """./run in `checkout`, outside CI, so that it never installs system packages."""
    quiet = {name: value for name, value in os.environ.items() if name != "CI"}
    return subprocess.run(
        ["bash", str(checkout / "run"), *words],
        env={**quiet, "QT_QPA_PLATFORM": "offscreen", **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def pretend_set_up(checkout: Path) -> None:
    """A .venv that says what it was asked, and the mark of a finished set-up."""
    program = checkout / ".venv" / "bin" / "hexapla"
    program.parent.mkdir(parents=True)
    program.write_text('#!/bin/sh\necho "$PWD" "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    made_from = f"{checkout}\n".encode() + b"".join(
        (checkout / name).read_bytes() for name in ["pyproject.toml", "requirements.lock"]
    )
    mark = subprocess.run(["cksum"], input=made_from, capture_output=True, check=True).stdout
    (checkout / ".venv" / "made-from-runtime").write_bytes(mark)


def test_help_names_every_form_of_the_command(checkout: Path) -> None:
    done = run(checkout, "--help")
    assert done.returncode == 0
    assert all(f"./run {form}" in done.stdout for form in ["test", "hexapla", "lock", "--apt"])


def test_an_unknown_word_is_wrong_usage(checkout: Path) -> None:
    assert run(checkout, "tset").returncode == 2


def test_no_python_is_said_in_plain_words(checkout: Path) -> None:
    done = run(checkout, PYTHON="no-such-python")
    assert done.returncode == 1
    assert "Hexapla needs Python 3.11 to 3.14" in done.stderr
    assert not (checkout / ".venv").exists()


def test_a_second_start_sets_nothing_up_and_passes_every_word_on(checkout: Path) -> None:
    pretend_set_up(checkout)
    done = run(checkout, "hexapla", "search", "two words", PYTHON="no-such-python")
    assert (done.returncode, done.stdout) == (0, f"{Path.cwd()} search two words\n")


def test_a_changed_lock_is_noticed(checkout: Path) -> None:
    pretend_set_up(checkout)
    (checkout / "requirements.lock").write_text("another==1\n", encoding="utf-8")
    assert run(checkout, "hexapla", PYTHON="no-such-python").returncode == 1
