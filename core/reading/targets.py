"""Where the targets of annotations lie in the text of one version."""

from bisect import bisect_right, insort
from collections.abc import Collection, Iterable, Sequence
from itertools import accumulate

from core.model import AnnotationId, Target


class TargetIndex:
    """The targets of one column by their start; finds those that touch a range.

    `sorted_already` says that they are given in the order of the text.
    """

    def __init__(self, targets: Iterable[Target] = (), *, sorted_already: bool = False) -> None:
        self._sorted = list(targets) if sorted_already else sorted(targets, key=_in_text_order)
        self._reach = list(accumulate((target.end for target in self._sorted), max))

    def changed(
        self, annotations: Collection[AnnotationId], targets: Sequence[Target]
    ) -> "TargetIndex":
        """Without the targets of these annotations, with those given instead."""
        standing = [t for t in self._sorted if t.annotation_id not in annotations]
        if not targets and len(standing) == len(self._sorted):
            return self
        for target in targets:
            insort(standing, target, key=_in_text_order)
        return TargetIndex(standing, sorted_already=True)

    def between(self, start: int, end: int) -> list[Target]:
        """The targets that share a character with `[start, end)`, in the order of the text."""
        first = bisect_right(self._reach, start)
        last = bisect_right(self._sorted, end - 1, key=lambda target: target.start)
        return [target for target in self._sorted[first:last] if target.end > start]


def _in_text_order(target: Target) -> tuple[int, int, AnnotationId]:
    return (target.start, -target.end, target.annotation_id)
