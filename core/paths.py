"""Where Hexapla keeps its files on this computer, by the customs of its system.

Only the two composition roots, the command line and the window, ask here; everything else is
handed its paths.
"""

import os
from collections.abc import Mapping
from pathlib import Path

from platformdirs import PlatformDirs

LIBRARY_VARIABLE = "HEXAPLA_LIBRARY"
_DIRS = PlatformDirs("hexapla", appauthor=False)


def library_path(given: Path | None = None, environment: Mapping[str, str] = os.environ) -> Path:
    """The library to use: the one given, else `$HEXAPLA_LIBRARY`, else the one in the data folder.

    The data folder is made when it is missing; the file is not.
    """
    named = environment.get(LIBRARY_VARIABLE, "")
    if given is not None or named:
        return (given or Path(named)).expanduser()
    return _made(Path(_DIRS.user_data_dir)) / "library.hexapla"


def settings_path() -> Path:
    """The file with what the window remembers."""
    return _made(Path(_DIRS.user_config_dir)) / "settings.json"


def log_path() -> Path:
    """The file in which errors are written down."""
    return _made(Path(_DIRS.user_log_dir)) / "hexapla.log"


def vectors_path() -> Path:
    """The folder for vectors of sentences, kept to spare a model's time; safe to delete."""
    return _made(Path(_DIRS.user_cache_dir)) / "vectors"


def documents_path() -> Path:
    """The folder offered for exported notes before another has been chosen."""
    return Path(_DIRS.user_documents_dir)


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder
