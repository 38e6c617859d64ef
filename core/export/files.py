"""Writing files whole or not at all, under names that every system takes."""

import contextlib
import os
import re
import tempfile
import unicodedata
from pathlib import Path

from core.errors import WriteFailed

NAME_LENGTH = 80
NAME_BYTES = 200
_FORBIDDEN = re.compile(r'[\\/:*?"<>|#^\[\]%\x00-\x1f\x7f]')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)


def slug(title: str) -> str:
    """A file name, without ending, made of a title: lower case, its letters kept, blanks as `-`.

    At most 80 code points and 200 bytes of UTF-8; nothing that Windows or Obsidian forbid.
    """
    plain = _FORBIDDEN.sub(" ", unicodedata.normalize("NFC", title)).lower()
    visible = "".join(c if unicodedata.category(c)[0] not in "CZ" else " " for c in plain)
    name = re.sub(r"-{2,}", "-", "-".join(visible.split()))[:NAME_LENGTH].strip("-. ")
    while len(name.encode()) > NAME_BYTES:
        name = name[:-1].rstrip("-. ")
    return f"{name}-" if _RESERVED.fullmatch(name) else name or "untitled"


def free_name(title: str, taken: set[str]) -> str:
    """The slug of a title, numbered where it is taken; from then on it is."""
    name, number = slug(title), 1
    while name.casefold() in taken:
        number += 1
        name = f"{slug(title)}-{number}"
    taken.add(name.casefold())
    return name


def write_whole(path: Path, data: bytes) -> None:
    """Put a file in place by a finished copy beside it; raises WriteFailed, the old file stays.

    The copy is flushed to the disk before it takes the name.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".hexapla-", delete=False) as copy:
            temporary = Path(copy.name)
            try:
                copy.write(data)
                copy.flush()
                os.fsync(copy.fileno())
            except BaseException:
                temporary.unlink(missing_ok=True)
                raise
        _take_name(temporary, path)
    except OSError as error:
        raise WriteFailed(
            f"‘{path.name}’",
            f"it could not be written ({error.strerror or error}); nothing changed",
        ) from error


def _take_name(temporary: Path, path: Path) -> None:
    try:
        with contextlib.suppress(OSError):
            temporary.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
        temporary.replace(path)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
