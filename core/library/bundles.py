"""Texts that came aligned: they are one article, and the rows of their file are confirmed rows."""

from collections import defaultdict
from collections.abc import Sequence

from core.intake.documents import Document
from core.library.aligning import Wall
from core.library.sentences import Sentences
from core.model import VersionId


def joined(
    documents: Sequence[Document], groups: Sequence[Sequence[int]] = ()
) -> list[tuple[int, ...]]:
    """The groups, and the texts of each aligned file as one; those that share a text united."""
    found: list[dict[int, None]] = []
    for group in (*groups, *_bundles(documents)):
        wanted = dict.fromkeys(group)
        sharing = [each for each in found if each.keys() & wanted.keys()]
        found = [each for each in found if each not in sharing]
        found.append({number: None for each in (*sharing, wanted) for number in each})
    return [tuple(group) for group in found]


def apart(documents: Sequence[Document]) -> frozenset[frozenset[int]]:
    """Pairs of texts that need no suggestion, since one file has them as versions already."""
    return frozenset(
        frozenset((a, b)) for group in _bundles(documents) for a in group for b in group if a < b
    )


def walls(documents: Sequence[Document], versions: Sequence[VersionId]) -> list[Wall]:
    """The rows of the first aligned file that has two of these texts, in order."""
    members = next((group for group in _bundles(documents) if len(group) > 1), ())
    rows: dict[int, dict[VersionId, range]] = defaultdict(dict)
    for number in members:
        for row, run in _runs(documents[number]).items():
            rows[row][versions[number]] = run
    return [Wall(rows[row]) for row in sorted(rows)]


def hold_all(walls: Sequence[Wall], texts: Sequence[Sentences]) -> bool:
    """Whether every sentence of every text stands in one of the rows."""
    held: dict[VersionId, int] = defaultdict(int)
    for wall in walls:
        for version, run in wall.runs.items():
            held[version] += len(run)
    return bool(walls) and all(held[text.version] == len(text.texts) for text in texts)


def _bundles(documents: Sequence[Document]) -> list[tuple[int, ...]]:
    found: dict[str, list[int]] = defaultdict(list)
    for number, document in enumerate(documents):
        if document.bundle:
            found[document.bundle].append(number)
    return [tuple(group) for group in found.values()]


def _runs(document: Document) -> dict[int, range]:
    """The run of sentences in each row; a row whose lines are hidden has none."""
    found: dict[int, range] = {}
    for number, segment in enumerate(document.segments):
        row = document.rows[segment.line]
        start = found[row].start if row in found else number
        found[row] = range(start, number + 1)
    return found
