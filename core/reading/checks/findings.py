"""What a check finds: its kind, where it is, and what it says in one sentence.

A finding points at words of the text, never at rows alone: its key is made from the words and
what stands around them, so that a finding that was dismissed stays dismissed when the article is
aligned anew, and comes back when the words themselves have changed.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from core.model import VersionId

CONTEXT = 16


class Kind(StrEnum):
    """What a finding is about; the words of the command line."""

    NUMBER = "number"
    DATE = "date"
    NAME = "name"
    MISSING = "missing"
    ADDED = "added"
    LENGTH = "length"
    UNTRANSLATED = "untranslated"
    MARKUP = "markup"
    RENDERINGS = "renderings"


@dataclass(frozen=True, slots=True)
class Place:
    """Words in one version, `[start, end)` in its text, that belong to a finding.

    `at_fault` is false for words that only show what the others are compared with.
    """

    version: VersionId
    start: int
    end: int
    at_fault: bool = True


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at.

    `rows` are ordinals of the article's rows, from 0, and `numbers` what people see beside them.
    `title` names it in two or three words, `message` explains it in one sentence; `places` are
    the words to be lit, `versions` those concerned, the one found fault with first. `key` is what
    it is known by when it is dismissed.
    """

    kind: Kind
    rows: tuple[int, ...]
    numbers: tuple[int, ...]
    versions: tuple[VersionId, ...]
    title: str
    message: str
    places: tuple[Place, ...]
    key: str


def key_of(kind: Kind, versions: Iterable[VersionId], words: Iterable[tuple[str, str, str]]) -> str:
    """What a finding is known by: its kind, versions, and words with what is around them.

    `words` are what stands before, the words, what stands behind.
    """
    parts = [kind.value, *sorted(versions)]
    for before, exact, behind in sorted(words):
        parts += [before[-CONTEXT:], exact, behind[:CONTEXT]]
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:32]
