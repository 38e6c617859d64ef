"""`hexapla export pdf` writes an article with the painter of the window."""

import os
import subprocess
import sys
from pathlib import Path

from core.intake.reading import from_text
from core.library import importing
from core.store.store import Store

TEXT = "A short walk\n\nThe path leads down to the water. Nobody has mowed the grass."


def hexapla(*arguments: str) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own: Qt's application lives as long as its process."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    code = "from core.cli.main import run; run()"
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True, text=True, check=False, env=environment,
    )  # fmt: skip


def library(folder: Path) -> tuple[Path, str]:
    path = folder / "library.hexapla"
    with Store.open(path) as store:
        added = importing.add(store, [from_text(TEXT, name="en.txt", language="en")])
    return path, added.articles[0]


def test_an_article_is_written_as_a_pdf(tmp_path: Path) -> None:
    path, article = library(tmp_path)
    done = hexapla(
        "export", "pdf", article, "-o", str(tmp_path / "walk.pdf"), "--library", str(path)
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "walk.pdf").read_bytes().startswith(b"%PDF-")


def test_a_language_that_the_article_lacks_is_refused(tmp_path: Path) -> None:
    path, article = library(tmp_path)
    wanted = ("-o", str(tmp_path / "walk.pdf"), "--languages", "vi", "--library", str(path))
    assert hexapla("export", "pdf", article, *wanted).returncode != 0
    assert not (tmp_path / "walk.pdf").exists()
