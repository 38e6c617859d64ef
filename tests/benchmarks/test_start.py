"""What a command costs before it has done anything, beside an empty Python that imports numpy.

The target is half a second for `hexapla bitext` on a tiny pair, where such a Python takes some
0.2 s. Machines differ, so the test holds the ratio of their CPU seconds, run in turn, both with
their bytecode there. Run with `-s` to see the figures.
"""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.benchmarks.calibration import ratio, spent

HEXAPLA = [sys.executable, "-c", "from core.cli.main import run; run()"]
NUMPY = [sys.executable, "-c", "import numpy"]


@pytest.fixture
def pair(tmp_path: Path) -> list[str]:
    texts = ("The ferry leaves at seven.\nIt is full.", "Die Fähre fährt um sieben.\nSie ist voll.")
    for name, text in zip("ab", texts, strict=True):
        (tmp_path / name).write_text(text, "utf-8")
    return [str(tmp_path / name) for name in "ab"]


@pytest.fixture(autouse=True)
def bytecode(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)
    monkeypatch.setenv("PYTHONPYCACHEPREFIX", str(tmp_path / "bytecode"))


def cost(command: list[str]) -> float:
    """CPU milliseconds of one whole process."""
    return spent(lambda: subprocess.run(command, check=True, capture_output=True))


def started(*arguments: str, most: float) -> float:
    """The command's CPU time over that of the empty Python, both with their bytecode there."""
    command = [*HEXAPLA, *arguments]
    for each in (command, NUMPY):
        cost(each)
    found = ratio(command, NUMPY, most=most, cost=cost)
    sys.stdout.write(f"\nhexapla {arguments[0]}: {found:.2f} × Python with numpy\n")
    return found


def test_bitext_starts_soon(pair: list[str]) -> None:
    words = ["--lines", "--language", "en", "--language", "de"]
    assert started("bitext", *pair, *words, most=3.0) <= 3.0


def test_bitext_finds_the_languages_soon(pair: list[str]) -> None:
    assert started("bitext", *pair, most=3.5) <= 3.5


def test_a_command_without_alignment_waits_for_no_numpy() -> None:
    assert started("--version", most=1.0) <= 1.0
