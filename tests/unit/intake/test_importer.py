"""Files are read in a process of their own: one bad file never stops the others."""

import threading
from pathlib import Path

import pytest

from core.errors import ImportRefused
from core.intake.documents import Document
from core.intake.importer import Limits, read_files
from core.progress import Cancelled, Progress, Step

TEXT = "The ferry ran late again.\n\nNobody on the bank minded, for the tea was still hot.\n"


@pytest.fixture
def good(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / f"{number}.txt" for number in range(3)]
    for number, path in enumerate(paths):
        path.write_text(f"Crossing {number}\n\n{TEXT}", encoding="utf-8")
    return paths


def titles(results: list[Document | ImportRefused]) -> list[str]:
    return [each.title if isinstance(each, Document) else "refused" for each in results]


def test_documents_come_in_the_order_of_the_files(good: list[Path]) -> None:
    assert titles(read_files(good)) == ["Crossing 0", "Crossing 1", "Crossing 2"]


def test_nothing_comes_of_no_files() -> None:
    assert read_files([]) == []


def test_a_refused_file_keeps_its_place_and_its_reason(good: list[Path], tmp_path: Path) -> None:
    good.insert(1, tmp_path / "none.txt")
    results = read_files(good)
    assert titles(results) == ["Crossing 0", "refused", "Crossing 1", "Crossing 2"]
    assert isinstance(results[1], ImportRefused)
    assert results[1].reason == "There is no such file."


def test_language_and_encoding_reach_the_reader(good: list[Path]) -> None:
    results = read_files(good[:1], language="sco", encoding="cp1252")
    assert isinstance(results[0], Document)
    assert (results[0].language, results[0].encoding) == ("sco", "cp1252")


def test_a_file_that_takes_too_long_is_refused_and_the_others_go_on(
    good: list[Path], tmp_path: Path
) -> None:
    slow = tmp_path / "slow.txt"
    slow.write_text("One more sentence in a very long book. " * 400_000, encoding="utf-8")
    results = read_files([good[0], slow, good[1]], limits=Limits(processor=2, clock=300))
    assert titles(results) == ["Crossing 0", "refused", "Crossing 1"]
    assert isinstance(results[1], ImportRefused)
    assert "more memory or time" in results[1].reason


def test_a_file_that_needs_too_much_memory_is_refused_and_the_others_go_on(
    good: list[Path], tmp_path: Path
) -> None:
    large = tmp_path / "large.txt"
    large.write_text("早" * 12_000_000, encoding="utf-8")
    limits = Limits(memory=300 << 20, clock=300)
    results = read_files([good[0], large, good[1]], limits=limits)
    assert titles(results) == ["Crossing 0", "refused", "Crossing 1"]


def test_progress_goes_from_file_to_file(good: list[Path]) -> None:
    steps: list[Step] = []
    read_files(good, progress=Progress(steps.append))
    assert [step.share for step in steps] == [0, 1 / 3, 2 / 3]


def test_cancelling_stops_in_the_middle_of_a_file(tmp_path: Path) -> None:
    slow = tmp_path / "slow.txt"
    slow.write_text("One more sentence in a very long book. " * 400_000, encoding="utf-8")
    progress = Progress()
    timer = threading.Timer(0.5, progress.cancel)
    timer.start()
    with pytest.raises(Cancelled):
        read_files([slow], progress=progress)
    timer.join()
