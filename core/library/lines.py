"""Keeping hidden lines and hiding kept ones.

The text of a version holds every line, so neither moves a single annotation. What changes is
which lines have sentences: they are counted anew, and the rows of the article follow.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from core.changes import Op
from core.errors import KnownError, NotFound
from core.intake.reading import HIDDEN_BY_HAND, KEPT_BY_HAND, sentence_ranges
from core.library import aligning, remembering
from core.library.aligning import Wall
from core.library.learning import Knowledge
from core.library.sentences import sentences
from core.model import Line, Role, Segment, Version, VersionId
from core.progress import Progress
from core.store.store import Store


def keep(
    store: Store,
    version: VersionId,
    ordinals: Collection[int],
    *,
    progress: Progress | None = None,
) -> None:
    """Take hidden lines, by number, into the text; its rows follow. One edit.

    Raises NotFound for a number that no line has, Cancelled (nothing stored).
    """
    kept = [_kept(line) for line in _lines(store, version, ordinals) if line.hidden]
    _change(store, version, kept, Op.KEEP_LINE, progress)


def hide(
    store: Store,
    version: VersionId,
    ordinals: Collection[int],
    *,
    progress: Progress | None = None,
) -> None:
    """Take lines, by number, out of the text; they stay in the library, hidden by hand. One edit.

    Raises NotFound for a number that no line has, KnownError where no text would be left,
    Cancelled (nothing stored).
    """
    lines = [line for line in _lines(store, version, ordinals) if not line.hidden]
    hidden = [replace(line, hidden=True, reason=HIDDEN_BY_HAND) for line in lines]
    _change(store, version, hidden, Op.HIDE_LINE, progress)


def _kept(line: Line) -> Line:
    role = Role.PARAGRAPH if line.role in (Role.FURNITURE, Role.BYLINE) else line.role
    return replace(line, hidden=False, role=role, reason=KEPT_BY_HAND)


def _lines(store: Store, version: VersionId, ordinals: Collection[int]) -> list[Line]:
    lines = store.lines(store.version(version).id)
    for ordinal in ordinals:
        if not 0 <= ordinal < len(lines):
            raise NotFound(f"line {ordinal}", "the version has no such line")
    return [lines[ordinal] for ordinal in sorted(set(ordinals))]


def _change(
    store: Store,
    identifier: VersionId,
    lines: Sequence[Line],
    op: Op,
    progress: Progress | None,
) -> None:
    if not lines:
        return
    version = store.version(identifier)
    before = store.segments(version.id)
    after = _segments_with(version, before, {line.ordinal: line for line in lines})
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
    changed = {line.ordinal: line for line in lines}
    now = [changed.get(line.ordinal, line) for line in store.lines(version.id)]
    with store.edit(op) as edit:
        edit.update(*lines)
        remembering.remember(store, edit, version, now, judged=changed)
        edit.delete(*before)
        edit.insert_all(after)
        aligning.keep(store, edit, article, plan)


def _segments_with(
    version: Version, before: tuple[Segment, ...], lines: Mapping[int, Line]
) -> list[Segment]:
    """The segments of a version in which these lines are kept or hidden as they now say."""
    pieces = [(s.line, s.start, s.end) for s in before if s.line not in lines]
    for line in lines.values():
        if not line.hidden:
            found = sentence_ranges(version.text, line, version.language)
            pieces += [(line.ordinal, start, end) for start, end in found]
    return [Segment(version.id, n, *piece) for n, piece in enumerate(sorted(pieces))]


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
