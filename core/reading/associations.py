"""Which words of one version stand for which of another, in all rows of a page.

A page is read in units once, and what its versions say of each other is learnt for each two of
them when it is first asked for: learning takes about a second for a thousand rows, so a window
does it in a job. The result belongs to the texts and rows of its page; when these change, another
is made.
"""

from collections.abc import Callable
from functools import cached_property

from core.alignment import counterparts
from core.alignment.counterparts import Counterparts
from core.alignment.lexicon import Lexicon
from core.alignment.tokens import Floats
from core.alignment.units import Unit, units
from core.reading.page import Page

Known = Callable[[int, int], Lexicon]
"""What the library knows of the words of two columns."""


def nothing_known(first: int, second: int) -> Lexicon:  # noqa: ARG001 — as any other
    """The lexicon of a library that has learnt nothing."""
    return Lexicon()


class Associations:
    """The word links of a page; rows are indexes, columns numbers of the page."""

    def __init__(self, page: Page, known: Known = nothing_known) -> None:
        self.page = page
        self._known = known
        self._learnt: dict[tuple[int, int], Counterparts] = {}

    @cached_property
    def units(self) -> list[list[list[Unit]]]:
        """The units of each column in each row, offsets in the shown text of the cell."""
        languages = [column.language for column in self.page.columns]
        return [
            [units(self.page.shown_text(row, n), language) for row in range(len(self.page))]
            for n, language in enumerate(languages)
        ]

    def links(self, row: int, source: int, target: int) -> Floats:
        """How surely each unit of the source column stands for each of the target column."""
        keys = [[unit.key for unit in self.units[n][row]] for n in (source, target)]
        if source < target:
            return self._between(source, target).links(*keys)
        return self._between(target, source).links(*keys[::-1]).T

    def prepare(self) -> None:
        """Learn of each two columns now, so that nothing asked later has to wait."""
        for second in range(len(self.page.columns)):
            for first in range(second):
                self._between(first, second)

    def _between(self, first: int, second: int) -> Counterparts:
        if (first, second) not in self._learnt:
            rows = [
                ([unit.key for unit in a], [unit.key for unit in b])
                for a, b in zip(self.units[first], self.units[second], strict=True)
            ]
            known = self._known(first, second)
            self._learnt[first, second] = counterparts.learn(rows, known)
        return self._learnt[first, second]
