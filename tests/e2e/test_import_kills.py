"""`hexapla import` killed at any moment: each article is whole or absent.

HEXAPLA_FULL kills a hundred times instead of ten.
"""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from core.store.health import check
from core.store.store import Store
from tests.data.making.press import patterns, written

KILLS = 100 if os.environ.get("HEXAPLA_FULL") else 10
COMMAND = "import sys; from core.cli.main import main; sys.exit(main())"
ROOT = Path(__file__).resolve().parents[2]
NAMES = {
    "person": "Ada Brixen", "other": "Hugo Lomax", "place": "Ostrey", "near": "Tarnby",
    "org": "Riva Lines", "day": "", "a": 5210, "b": 37, "c": 18,
}  # fmt: skip


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Six texts in three pairs of versions."""
    folder = tmp_path_factory.mktemp("texts")
    made = []
    for first in (0, 12, 24):
        for language in ("en", "de"):
            lines = written(patterns("sentence")[first : first + 12], NAMES, language)
            path = folder / f"{first}-{language}.txt"
            path.write_text("\n\n".join(lines), encoding="utf-8")
            made.append(path)
    return made


@pytest.fixture(scope="module")
def whole(files: list[Path], tmp_path_factory: pytest.TempPathFactory) -> tuple[object, float]:
    """What an import that nobody disturbs stores, and the seconds that it takes."""
    library = tmp_path_factory.mktemp("whole") / "whole.hexapla"
    begun = time.monotonic()
    start(library, files).wait()
    return content(library), time.monotonic() - begun


def test_an_import_killed_at_any_moment_is_stored_whole_or_not_at_all(
    files: list[Path], whole: tuple[object, float], tmp_path: Path
) -> None:
    everything, seconds = whole
    chance = random.Random(5)
    for number in range(KILLS):
        library = tmp_path / f"{number}.hexapla"
        with start(library, files) as process:
            time.sleep(seconds * (0.3 + 0.75 * chance.random()))
            process.kill()
        if library.exists():
            assert check(library) == ()
            assert content(library) in (set(), everything)


def test_an_import_after_a_killed_one_stores_everything(
    files: list[Path], whole: tuple[object, float], tmp_path: Path
) -> None:
    library = tmp_path / "again.hexapla"
    with start(library, files) as process:
        time.sleep(whole[1] * 0.8)
        process.kill()
    start(library, files).wait()
    assert content(library) == whole[0]


def start(library: Path, files: list[Path]) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", COMMAND, "import", "--group", "accept"]
    command += ["--library", str(library), *map(str, files)]
    silent = subprocess.DEVNULL
    return subprocess.Popen(command, cwd=ROOT, stdout=silent, stderr=silent)


def content(library: Path) -> set[tuple[str, int, tuple[tuple[str, int, int], ...]]]:
    """Each article: its title, its rows, and of each version text, lines and sentences."""
    with Store.open(library) as store:
        return {
            (
                summary.article.title,
                summary.rows,
                tuple(
                    (store.version(v.id).text, len(store.lines(v.id)), v.segments)
                    for v in summary.versions
                ),
            )
            for summary in store.summaries()
        }
