"""`hexapla restore-backup` killed at any moment: the library is what it was, or the backup.

HEXAPLA_FULL kills a hundred times instead of ten.
"""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from core.annotations.annotations import annotate_article
from core.library.sample import add_sample
from core.model import ArticleId
from core.store.health import check
from core.store.keeping import Reason, keep, kept
from core.store.store import Store

KILLS = 100 if os.environ.get("HEXAPLA_FULL") else 10
COMMAND = "import sys; from core.cli.main import main; sys.exit(main())"
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def library(tmp_path: Path) -> tuple[Path, ArticleId]:
    """A library with the sample, of which there is a backup."""
    path = tmp_path / "library.hexapla"
    with Store.open(path) as store:
        article = add_sample(store)
    keep(path, Reason.BY_HAND)
    return path, article


def restoring(path: Path, name: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", COMMAND, "restore-backup", name, "--library", str(path)]
    silent = subprocess.DEVNULL
    return subprocess.Popen(command, cwd=ROOT, stdout=silent, stderr=silent)


def notes(path: Path) -> set[str]:
    with Store.open(path, create=False) as store:
        return {one.record.note for one in store.annotations()}


def test_a_restore_killed_at_any_moment_leaves_the_old_library_or_the_backup(
    library: tuple[Path, ArticleId],
) -> None:
    path, article = library
    (backup,) = kept(path)
    restored = notes(path)
    chance = random.Random(11)
    begun = time.monotonic()
    restoring(path, backup.name).wait()
    seconds = time.monotonic() - begun
    for number in range(KILLS):
        with Store.open(path) as store:
            annotate_article(store, article, f"round {number}")
        before = notes(path)
        with restoring(path, backup.name) as process:
            time.sleep(seconds * (0.4 + 0.7 * chance.random()))
            process.kill()
        assert notes(path) in (before, restored)
        assert check(path) == ()
        if notes(path) == restored:
            newest = max(kept(path), key=lambda copy: copy.made)
            assert newest.reason is Reason.BEFORE_RESTORING
