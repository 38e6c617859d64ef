"""The one door to packed files: in memory, by exact name, with limits counted while reading.

Nothing is ever unpacked onto the disk, so names with `..` or links in an archive lead nowhere. What
an archive says of its sizes is not believed: bytes are counted as they come.
"""

import io
import zipfile
import zlib
from dataclasses import dataclass, field
from typing import IO

from core.errors import ImportRefused

LARGEST = 256 << 20
MOST_MEMBERS = 20_000
_ENTRY = b"PK\x01\x02"
_CHUNK = 1 << 20

_TOO_LARGE = "There is more than 256 MB in it. Import the parts."
_TOO_MANY = "There are more than 20,000 files in it. Import the parts."
_DAMAGED = "The packed file is damaged."
_LOCKED = "It is protected by a password. Save it without one."


@dataclass(slots=True)
class Archive:
    """A zip file in memory; all members read through it count towards one limit."""

    name: str
    _file: zipfile.ZipFile
    _left: int = field(default=LARGEST)

    @classmethod
    def open(cls, name: str, data: bytes) -> "Archive":
        """The archive in these bytes. Raises ImportRefused."""
        if data.count(_ENTRY) > 2 * MOST_MEMBERS:
            raise ImportRefused(name, _TOO_MANY)
        try:
            file = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise ImportRefused(name, _DAMAGED) from error
        if len(file.infolist()) > MOST_MEMBERS:
            raise ImportRefused(name, _TOO_MANY)
        return cls(name, file)

    @property
    def members(self) -> tuple[str, ...]:
        """The names of the files in it, each once, in their order."""
        names = (info.filename for info in self._file.infolist() if not info.is_dir())
        return tuple(dict.fromkeys(names))

    def __contains__(self, member: str) -> bool:
        return member in self._file.NameToInfo

    def read(self, member: str) -> bytes:
        """The bytes of a member. Raises ImportRefused."""
        try:
            info = self._file.getinfo(member)
            if info.flag_bits & 1:
                raise ImportRefused(self.name, _LOCKED)
            with self._file.open(info) as stream:
                return self._counted(stream)
        except (
            KeyError, zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError,
            RuntimeError, ValueError, UnicodeError,
        ) as error:  # fmt: skip
            raise ImportRefused(self.name, _DAMAGED) from error

    def _counted(self, stream: IO[bytes]) -> bytes:
        chunks = []
        while chunk := stream.read(_CHUNK):
            self._left -= len(chunk)
            if self._left < 0:
                raise ImportRefused(self.name, _TOO_LARGE)
            chunks.append(chunk)
        return b"".join(chunks)
