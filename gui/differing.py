"""The difference of two versions in one language: marked, tabled, stepped through."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from core.model import Passage, VersionId
from core.progress import Progress
from core.reading.difference import Kind, Tally, Variant, comparable, difference, tallied
from core.reading.page import Page
from gui.panels.table import TableAct, TablePanel, TableText
from gui.reader.finding import Find, Finds
from gui.reader.variants import NO_CHANGES, Change, Changes
from gui.reader.view import ReaderView
from gui.reader.whereabouts import find_of
from gui.reading import Reading
from gui.session import Session

NONE = "No two versions in one language."
_ACTS = (TableAct("base", "Switch base", "B"),)
_WORDS = {
    Kind.INSERTED: "Inserted",
    Kind.REMOVED: "Removed",
    Kind.REPLACED: "Replaced",
    Kind.MOVED: "Moved",
}
Pair = tuple[VersionId, VersionId]


class Differing(QObject):
    """Compares two of the columns shown, from a base that can be switched, until it is put off."""

    def __init__(
        self,
        session: Session,
        reading: Reading,
        view: ReaderView,
        table: TablePanel,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session, self._reading, self._view, self._table = session, reading, view, table
        self.commands: Mapping[str, QAction] = MappingProxyType({})
        self._pair: Pair | None = None
        self._page: Page | None = None
        self._variants: list[Variant] = []
        self._tallies: list[Tally] = []
        self._tabled = False
        self._at: tuple[int, int] = (-1, -1)
        table.chosen.connect(self._choose)
        table.asked.connect(self._act)
        table.closed.connect(self._untable)
        reading.opened.connect(self.put_off)
        reading.page_changed.connect(self._follow)

    def acts(self) -> dict[str, Callable[[], object]]:
        """What the actions do."""
        return {
            "difference": self.switch,
            "difference-base": self.switch_base,
            "next-difference": partial(self.step, 1),
            "previous-difference": partial(self.step, -1),
        }

    @property
    def variants(self) -> list[Variant]:
        """What is marked now."""
        return self._variants

    def switch(self) -> None:
        """Compare the versions, or stop doing so."""
        if self._pair is not None:
            self.put_off()
            return
        self._pair = self._chosen_pair()
        if self._pair is None:
            self._session.told.emit(NONE)
            self._show_switch()
            return
        self._compare(tabled=True)

    def switch_base(self) -> None:
        """See the difference from the other version."""
        if self._pair is None:
            self.switch()
            return
        self._pair = self._pair[::-1]
        self._compare(tabled=self._tabled)

    def step(self, by: int) -> None:
        """Go to the next difference (1) or the one before (-1)."""
        if self._pair is None:
            self.switch()
            return
        places = sorted({find for v in self._variants if (find := self._find(v)) is not None})
        finds = self._view.state.finds.current
        here = finds or Find(self._view.row_at_hand, -1, 0, 0)
        number = bisect_right(places, here) if by > 0 else bisect_left(places, here) - 1
        if not places:
            self._session.told.emit("The two versions do not differ.")
        else:
            self._go(places[number % len(places)])

    def put_off(self) -> None:
        """Mark nothing any more."""
        if self._pair is None:
            return
        self._pair, self._page, self._variants, self._tallies = None, None, [], []
        self._mark()
        if self._tabled:
            self._table.shut()
        self._show_switch()

    def _chosen_pair(self) -> Pair | None:
        """The two versions to compare, the focused column's first if it is one of them."""
        page = self._view.page
        pairs = comparable(page) if page is not None else []
        if page is None or not pairs:
            return None
        focused = page.columns[self._view.focused_column].version_id
        return next((pair for pair in pairs if focused in pair), pairs[0])

    def _follow(self) -> None:
        """Rows or columns have changed: compare again, if both versions are shown still."""
        page = self._view.page
        if self._pair is None or page is None or (self._page and page.shares_rows(self._page)):
            return
        if not {self._pair, self._pair[::-1]} & set(comparable(page)):
            self.put_off()
        else:
            self._compare(tabled=self._tabled)

    def _compare(self, *, tabled: bool) -> None:
        page, pair = self._view.page, self._pair
        if page is None or pair is None:
            return
        job = self._session.jobs.start(partial(_compared, page, pair))
        job.done.connect(lambda found: self._take(page, pair, found, tabled=tabled))

    def _take(self, page: Page, pair: Pair, found: list[Variant], *, tabled: bool) -> None:
        if pair != self._pair or page.article_id != self._reading.article:
            return
        self._page, self._variants, self._tallies = page, found, tallied(found)
        self._mark()
        self._show_switch()
        if tabled and self._tabled:
            self._table.refill(self._text(page))
        elif tabled:
            self._table.shut()
            self._tabled = True
            self._table.open(self._text(page), _ACTS)

    def _mark(self) -> None:
        """Mark the words of all variants in their columns."""
        page, rows = self._view.page, dict[int, list[Change]]()
        for variant in self._variants if page is not None else ():
            for passage in (variant.base, variant.other):
                found = find_of(page, passage) if page is not None and passage else None
                if found is not None:
                    change = Change(found.column, found.start, found.end, variant.kind)
                    rows.setdefault(found.row, []).append(change)
        changes = Changes(MappingProxyType({row: tuple(found) for row, found in rows.items()}))
        self._view.show_changes(changes if rows else NO_CHANGES)

    def _text(self, page: Page) -> TableText:
        languages = {column.version_id: column.language for column in page.columns}
        numbers = {column.version_id: n for n, column in enumerate(page.columns, 1)}
        base, other = self._pair or (VersionId(""), VersionId(""))
        columns = [f"Column {numbers[v]} ({languages[v]})" for v in (base, other)]
        count = len(self._variants)
        places = "1 place differs" if count == 1 else f"{count} places differ"
        return TableText(
            "Difference",
            f"{places}, seen from column {numbers[base]}" if count else "",
            ("Change", *columns, "Count", "Rows"),
            tuple(self._cells(page, tally) for tally in self._tallies),
            frozenset({1, 2, 4}),
            "The two versions do not differ.",
        )

    def _cells(self, page: Page, tally: Tally) -> tuple[str, ...]:
        rows = ", ".join(str(page.number_at(row)) for row in dict.fromkeys(tally.rows))
        return _WORDS[tally.kind], tally.base_words, tally.other_words, str(tally.count), rows

    def _choose(self, row: int, step: int) -> None:
        if not self._tabled or not 0 <= row < len(self._tallies):
            return
        tally = self._tallies[row]
        places = [v for v in self._variants if _words(v) == _words(tally)]
        number = (self._at[1] + step) % len(places) if self._at[0] == row else 0
        self._at = row, number
        found = self._find(places[number])
        if found is not None:
            self._go(found)

    def _act(self, act: str, _row: int) -> None:
        if self._tabled and act == "base":
            self.switch_base()

    def _find(self, variant: Variant) -> Find | None:
        page = self._view.page
        passage: Passage | None = variant.base or variant.other
        return None if page is None or passage is None else find_of(page, passage)

    def _go(self, found: Find) -> None:
        self._view.show_finds(Finds(MappingProxyType({found.row: (found,)}), found))
        self._view.go_to_find(found)

    def _untable(self) -> None:
        """The table was closed; the words stay marked until the difference is put off."""
        if self._tabled:
            self._tabled = False
            self._view.show_finds(Finds())
            self._view.setFocus()

    def _show_switch(self) -> None:
        if "difference" in self.commands:
            self.commands["difference"].setChecked(self._pair is not None)


def _words(one: Variant | Tally) -> tuple[str, str, Kind]:
    return one.base_words, one.other_words, one.kind


def _compared(page: Page, pair: Pair, progress: Progress) -> list[Variant]:
    progress.report("Comparing versions")
    return difference(page, *pair)
