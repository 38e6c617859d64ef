"""Where marks overlap: which tint shows, and in which lane each underline runs.

Underlines of overlapping marks run side by side, the outer one nearer to the words. Of the tints
only one can show, and it is that of the shorter mark: the longer one is seen at either side.
"""

from collections.abc import Sequence
from itertools import pairwise

from core.reading.page import Mark


def lanes(marks: Sequence[Mark]) -> list[int]:
    """The lane of each mark, 0 nearest to the words; marks that overlap never share one."""
    result = [0] * len(marks)
    ends: list[int] = []
    order = sorted(range(len(marks)), key=lambda n: (marks[n].start, -marks[n].end))
    for number in order:
        mark = marks[number]
        lane = next((n for n, end in enumerate(ends) if end <= mark.start), len(ends))
        ends[lane : lane + 1] = [mark.end]
        result[number] = lane
    return result


def tints(marks: Sequence[Mark]) -> list[tuple[int, int, Mark]]:
    """Disjoint spans `(start, end, mark)` in order, each showing its shortest mark."""
    edges = sorted({edge for mark in marks for edge in (mark.start, mark.end)})
    spans: list[tuple[int, int, Mark]] = []
    for start, end in pairwise(edges):
        over = [mark for mark in marks if mark.start <= start and end <= mark.end]
        if not over:
            continue
        shortest = min(over, key=lambda mark: mark.end - mark.start)
        goes_on = spans and spans[-1][1] == start and spans[-1][2] is shortest
        spans.append((spans.pop()[0] if goes_on else start, end, shortest))
    return spans
