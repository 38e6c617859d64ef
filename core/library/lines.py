"""Keeping a hidden line and hiding a kept one.

The text of a version holds every line, so neither moves a single annotation. What changes is
which lines have sentences: they are counted anew, and the rows of the article follow.
"""

from dataclasses import replace

from core.changes import Op
from core.errors import KnownError, NotFound
from core.intake.reading import HIDDEN_BY_HAND
from core.library import aligning
from core.library.aligning import Wall
from core.library.learning import Knowledge
from core.library.sentences import sentences
from core.model import Line, Role, Segment, Version, VersionId
from core.progress import Progress
from core.store.store import Store
from core.text import segments as splitting


def keep_line(
    store: Store, version: VersionId, ordinal: int, *, progress: Progress | None = None
) -> None:
    """Take a hidden line into the text; its rows follow. One edit."""
    line = _line(store, version, ordinal)
    role = Role.PARAGRAPH if line.role in (Role.FURNITURE, Role.BYLINE) else line.role
    _change(store, replace(line, hidden=False, role=role, reason=""), Op.KEEP_LINE, progress)


def hide_line(
    store: Store, version: VersionId, ordinal: int, *, progress: Progress | None = None
) -> None:
    """Take a line out of the text; it stays in the library, marked as hidden by hand. One edit."""
    line = _line(store, version, ordinal)
    hidden = replace(line, hidden=True, reason=HIDDEN_BY_HAND)
    _change(store, hidden, Op.HIDE_LINE, progress)


def _line(store: Store, version: VersionId, ordinal: int) -> Line:
    lines = store.lines(version)
    if not 0 <= ordinal < len(lines):
        raise NotFound(f"line {ordinal}", "the version has no such line")
    return lines[ordinal]


def _change(store: Store, line: Line, op: Op, progress: Progress | None) -> None:
    version = store.version(line.version_id)
    before = store.segments(version.id)
    after = _segments_with(version, before, line)
    if not after:
        raise KnownError(f"‘{version.title}’", "its last line of text can't be hidden")
    article = version.article_id
    texts = [
        sentences(v, after if v.id == version.id else store.segments(v.id))
        for v in store.versions(article)
    ]
    walls = [_moved(wall, version.id, before, after) for wall in aligning.walls(store, article)]
    standing = [wall for wall in walls if any(wall.runs.values())]
    knowledge = Knowledge.of(store)
    plan = aligning.plan(article, texts, walls=standing, knowledge=knowledge, progress=progress)
    with store.edit(op) as edit:
        edit.update(line)
        edit.delete(*before)
        edit.insert_all(after)
        aligning.keep(store, edit, article, plan)


def _segments_with(version: Version, before: tuple[Segment, ...], line: Line) -> list[Segment]:
    """The segments of a version in which this line is kept or hidden as it now says."""
    others = [(s.line, s.start, s.end) for s in before if s.line != line.ordinal]
    if not line.hidden:
        paragraph = version.text[line.start : line.end]
        pieces = splitting.split(paragraph, version.language)
        others += [(line.ordinal, line.start + a, line.start + b) for a, b in pieces]
    return [Segment(version.id, n, *piece) for n, piece in enumerate(sorted(others))]


def _moved(
    wall: Wall, version: VersionId, before: tuple[Segment, ...], after: list[Segment]
) -> Wall:
    """The wall with a version's sentences by their new numbers."""
    numbers = {segment.start: segment.ordinal for segment in after}
    run = [
        numbers[before[n].start]
        for n in wall.runs.get(version, range(0))
        if before[n].start in numbers
    ]
    moved = range(run[0], run[-1] + 1) if run else range(0)
    return Wall({**wall.runs, version: moved})
