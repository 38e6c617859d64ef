"""What a command costs before it has done anything, beside an empty Python that imports numpy.

The target is half a second for `hexapla bitext` on a tiny pair, where such a Python takes some
0.2 s. Machines differ, so the test holds the ratio of their CPU seconds, run in turn, both with
their bytecode there. Run with `-s` to see the figures.
"""

import resource
import subprocess
import sys
from pathlib import Path
from statistics import median

import pytest

RUNS = 5
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


def seconds(command: list[str]) -> float:
    """CPU seconds of one whole process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def ratio(*arguments: str) -> float:
    """The command's CPU time over that of the empty Python, the median of some runs in turn."""
    seconds([*HEXAPLA, *arguments])
    seconds(NUMPY)
    found = median(seconds([*HEXAPLA, *arguments]) / seconds(NUMPY) for _ in range(RUNS))
    sys.stdout.write(f"\nhexapla {arguments[0]}: {found:.2f} × Python with numpy\n")
    return found


def test_bitext_starts_soon(pair: list[str]) -> None:
    assert ratio("bitext", *pair, "--lines", "--language", "en", "--language", "de") <= 3.0


def test_bitext_finds_the_languages_soon(pair: list[str]) -> None:
    assert ratio("bitext", *pair) <= 3.5


def test_a_command_without_alignment_waits_for_no_numpy() -> None:
    assert ratio("--version") <= 1.0
