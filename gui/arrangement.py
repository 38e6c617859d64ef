"""Which columns an article is shown in: their order, widths and sizes, as they are remembered.

All here are functions of an `ArticleView`, which knows versions by their ids and may know some
that are gone, and none that came later: those stand behind the others.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from core.model import Version, VersionId
from core.reading.page import Page
from core.settings import ArticleView
from gui.reader.grid import ColumnShape, filling


def ordered(view: ArticleView, versions: Sequence[Version]) -> tuple[Version, ...]:
    """The versions of an article in the order of their columns."""
    rank = {version: number for number, version in enumerate(view.columns)}
    return tuple(sorted(versions, key=lambda v: (rank.get(v.id, len(rank)), v.position)))


def shown(view: ArticleView, versions: Sequence[Version]) -> list[VersionId]:
    """Those of the versions that have a column; all where none would have one."""
    there = [version.id for version in versions if version.id not in view.hidden]
    return there or [version.id for version in versions]


def first_view(versions: Sequence[VersionId], *, most: int) -> ArticleView:
    """How an article opens the first time: with so many columns."""
    return ArticleView(columns=tuple(versions), hidden=tuple(versions[most:]))


def shapes(view: ArticleView) -> dict[VersionId, ColumnShape]:
    """Widths and sizes of columns, by their versions."""
    widths = dict(zip(view.columns, view.widths, strict=False))
    sizes = dict(zip(view.columns, view.sizes, strict=False))
    return {
        VersionId(one): ColumnShape(widths.get(one, 0.0), sizes.get(one, 0) or 100)
        for one in view.columns
    }


def with_shapes(
    view: ArticleView, versions: Sequence[Version], others: Mapping[VersionId, ColumnShape]
) -> ArticleView:
    """The same with other widths and sizes of the columns of these versions."""
    order = tuple(version.id for version in versions)
    columns = view.columns if set(view.columns) >= set(order) else order
    known = {**shapes(view), **others}
    kept = [known.get(VersionId(one), ColumnShape()) for one in columns]
    return replace(
        view,
        columns=columns,
        widths=tuple(shape.share for shape in kept),
        sizes=tuple(shape.size for shape in kept),
    )


def shapes_shown(view: ArticleView, page: Page) -> tuple[ColumnShape, ...]:
    """Widths and sizes of the columns of a page, which share the room of those hidden."""
    known = shapes(view)
    own = [known.pop(column.version_id, ColumnShape()) for column in page.columns]
    return filling(own, known.values())


def staying(
    there: Sequence[VersionId],
    wanted: Collection[VersionId],
    used: Sequence[VersionId],
    *,
    most: int,
) -> set[VersionId]:
    """Those columns that stay where only so many can: the ones wanted, then those used last.

    `used` begins with what was in use the longest time ago; of columns that never were the ones
    further left stay.
    """
    last_used = {version: number for number, version in enumerate(used)}
    ranked = sorted(
        there, key=lambda one: (one in wanted, last_used.get(one, -1), -there.index(one))
    )
    return set(ranked[len(ranked) - min(most, len(ranked)) :])
