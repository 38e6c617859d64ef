"""The errors that are somebody's, not ours: the environment's or the input's.

Everything raised on purpose towards a person is a `KnownError`: its text is one or two plain
sentences that say what happened, what is kept and what to do. The borders (command line, window)
show that sentence. Any other exception is a bug and keeps its traceback.
"""

from pathlib import Path
from unicodedata import category


def shown_name(name: Path | str) -> str:
    """The name of a file in one line that can be stored and printed.

    Names may hold line breaks and bytes that are no text; each such thing becomes U+FFFD.
    """
    letters = str(name)
    return "".join("\ufffd" if category(one) in {"Cc", "Cs"} else one for one in letters)


class KnownError(Exception):
    """What a person can understand and mend: `what` it is about and a plain `reason`."""

    def __init__(self, what: str, reason: str) -> None:
        self.what = shown_name(what)
        super().__init__(f"{self.what}: {reason}")
        self.reason = reason


class NotFound(KnownError):
    """Something named does not exist in this library."""


class ImportRefused(KnownError):
    """A file can't be taken in. Raised by readers, and the only error that leaves one."""

    def __init__(self, path: Path | str, reason: str) -> None:
        super().__init__(Path(path).name or str(path), reason)
        self.path = path


class LibraryRefused(KnownError):
    """A library file can't be used: foreign, newer, damaged, locked. It is left untouched."""

    def __init__(self, path: Path | str, reason: str) -> None:
        super().__init__(f"‘{Path(path).name}’", reason)
        self.path = path


class LibraryNewer(LibraryRefused):
    """A library of a format that only a newer version of the program knows."""


class LibraryForeign(LibraryRefused):
    """A file that is no library of this program."""


class LibraryDamaged(LibraryRefused):
    """A library file that can't be read any more; a copy of it may help."""


class PassageNotFound(KnownError):
    """A quotation is not in the text, or is there more than once."""


class WriteFailed(KnownError):
    """A file could not be written; what stood under its name before stands there still."""
