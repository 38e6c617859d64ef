"""What lies in folders that a person chose: files, in order, without what nobody put there."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

MOST_FILES = 20_000
_BESIDE_PAGES = (
    "_files",
    "-Dateien",
    "_fichiers",
    "_archivos",
    "_bestanden",
    "_arquivos",
    ".files",
)


def files_of(paths: Iterable[Path]) -> list[Path]:
    """The files, and of folders all that lies in them and below, sorted; hidden ones left out.

    Links to folders are not followed, and what browsers save beside a page is left out. A folder
    that can't be listed, or has nothing, gives itself, so that its refusal can say so.
    """
    found: list[Path] = []
    for path in paths:
        inside = list(_below(path)) if os.path.isdir(path) else []  # noqa: PTH112 — raises nothing
        found += inside or [path]
    return found[:MOST_FILES]


def _below(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if _is_wanted(Path(place), name))
        for name in sorted(names):
            path = Path(place, name)
            if not name.startswith(".") and os.path.isfile(path):  # noqa: PTH113 — raises nothing
                yield path


def _is_wanted(place: Path, name: str) -> bool:
    if name.startswith(".") or name == "__MACOSX":
        return False
    page = next((name.removesuffix(end) for end in _BESIDE_PAGES if name.endswith(end)), "")
    pages = (f"{page}.html", f"{page}.htm")
    return not (page and any((place / each).is_file() for each in pages))
