"""What a person wrote into an exported file, found again and kept.

Each entry of an export ends with a pair of marks; what stands between them is the person's. On
the next export it is read from the file first and put back under the same entry. Lines of an
entry that is no longer exported are kept at the end of the file. A file whose marks are broken is
not overwritten: nobody can tell what in it is whose.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from core.errors import KnownError

BEGIN = "<!-- user -->"
END = "<!-- /user -->"
_BLOCK_ID = re.compile(r"\^h-([A-Za-z0-9-]+)\s*$")
_MARK = re.compile(r"<!-- (/?user) -->")


@dataclass(frozen=True, slots=True)
class UserLines:
    """The person's lines by the block id of their entry; those under no entry by an empty id."""

    by_entry: Mapping[str, str]

    def left_over(self, entries: frozenset[str]) -> str:
        """The lines whose entry is not among these, joined."""
        return "\n\n".join(t for key, t in self.by_entry.items() if t and key not in entries)


def read(text: str, name: str) -> UserLines:
    """The person's lines in an exported text; raises KnownError where the marks don't pair up."""
    found: dict[str, list[str]] = {}
    entry, inside = "", False
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip() in (BEGIN, END):
            if inside is (line.strip() == BEGIN):
                raise KnownError(
                    f"‘{name}’",
                    f"the marks around your own lines are broken at line {number}; mend them, or "
                    "export into another folder. The file has not been touched",
                )
            inside = not inside
            found.setdefault(entry, [])
        elif inside:
            found[entry].append(line)
        elif match := _BLOCK_ID.search(line):
            entry = match.group(1)
    if inside:
        raise KnownError(f"‘{name}’", f"the mark {END} is missing; the file has not been touched")
    return UserLines({key: "\n".join(lines).strip("\n") for key, lines in found.items()})


def framed(lines: str) -> str:
    """The marks with a person's lines between them."""
    return "\n".join([BEGIN, *([lines] if lines else []), END])


def harmless(markdown: str) -> str:
    """Markdown in which nothing is taken for one of the marks."""
    return _MARK.sub(r"\\<!-- \1 -->", markdown)
