"""What the overview strip shows of the open page: marks, doubtful rows, gaps, what was found.

Where a sign stands follows from the heights of the rows, which are partly estimates. So each kind
of sign is kept as sorted rows, and turned into places only when its rows have changed, or when the
estimate has moved so far that it would be seen. After an edit only the annotations that are others
than before are looked at: new signs are there at once, the rest is put right when the view rests.
"""

from bisect import bisect_left, insort
from collections.abc import Iterable, Set

from core.model import Annotation, AnnotationId
from core.reading.page import Page
from gui.reader.overview import Kind, OverviewStrip, Sign
from gui.reader.spread import Spread

SLIP = 0.002
"""By what share the estimated height of all rows may change before the signs are moved."""

_FOUND = (Kind.FIND, Kind.FINDING, Kind.CHANGE)


class Landmarks:
    """Keeps the signs of one overview strip true to a spread."""

    def __init__(self, strip: OverviewStrip) -> None:
        self._strip = strip
        self._spread: Spread | None = None
        self._rows: dict[Sign, list[int]] = {}
        self._known: dict[AnnotationId, Annotation] = {}
        self._first: dict[AnnotationId, int] = {}
        self._page: Page | None = None
        self._stale: set[Sign] = set()
        self._judged = False
        self._placed_at = 1.0

    def show(self, spread: Spread | None) -> None:
        """Show the signs of this spread."""
        kept = _FOUND if spread is self._spread else ()
        found: dict[Sign, list[int]] = {sign: self._rows.get(sign, []) for sign in kept}
        self._spread, self._judged = spread, False
        self._page = spread.page if spread is not None else None
        self._rows, self._known, self._first = found, {}, {}
        if self._page is not None:
            self._put(self._page, self._page.annotations.values())
        self.place()

    def renew(self) -> None:
        """The page of the spread is another: mostly the same rows with other marks."""
        spread, before = self._spread, self._page
        if spread is None or before is None:
            return
        if not spread.page.shares_rows(before):
            self.show(spread)
            return
        self._page, fresh = spread.page, spread.page.annotations
        gone = self._known.keys() - fresh.keys()
        others = [one for name, one in fresh.items() if self._known.get(name) is not one]
        self._stale |= self._drop((*gone, *(one.id for one in others)))
        self._stale |= self._put(spread.page, others)
        for one in others:
            if one.id in self._first:
                self._strip.add_sign(one.record.colour, spread.share_of(self._first[one.id]))

    def show_rows(self, sign: Kind, rows: Iterable[int]) -> None:
        """Show that something was found in these rows, by words or by a check."""
        self._rows[sign] = sorted(rows)
        if self._spread is not None:
            self._place_only(self._spread, {sign})

    def settle(self) -> None:
        """The view is at rest: judge the rows, put right what has changed or slipped."""
        spread, page = self._spread, self._page
        if spread is None or page is None:
            return
        if not self._judged:
            self._judged = True
            self._rows[Kind.GAP] = list(page.gaps)
            self._rows[Kind.DOUBTFUL] = list(page.doubtful)
            self._rows[Kind.CONFIRMED] = list(page.confirmed)
            self._stale |= {Kind.GAP, Kind.DOUBTFUL, Kind.CONFIRMED}
        if self._stale:
            self._place_only(spread, self._stale)
            self._stale = set()
        if abs(spread.height / self._placed_at - 1) > SLIP:
            self.place()

    def place(self) -> None:
        """Put all signs where their rows are by what is known of the rows' heights now."""
        self._strip.clear()
        if self._spread is not None:
            self._placed_at = self._spread.height
            self._place_only(self._spread, set(self._rows))

    def _place_only(self, spread: Spread, signs: Set[Sign]) -> None:
        for sign in signs:
            buckets = max(1, self._strip.height() // self._strip.height_of(sign))
            self._strip.set_signs(sign, spread.shares_of(self._rows.get(sign, ()), buckets))

    def _put(self, page: Page, annotations: Iterable[Annotation]) -> set[Sign]:
        """Take these annotations in; gives the signs that have other rows for it."""
        signs: set[Sign] = set()
        for annotation in annotations:
            self._known[annotation.id] = annotation
            row = page.first_row_of(annotation)
            if row is not None:
                self._first[annotation.id] = row
                insort(self._rows.setdefault(annotation.record.colour, []), row)
                signs.add(annotation.record.colour)
        return signs

    def _drop(self, annotations: Iterable[AnnotationId]) -> set[Sign]:
        """Let these annotations go, known or not; gives the signs that have other rows for it."""
        signs: set[Sign] = set()
        for identifier in annotations:
            annotation = self._known.pop(identifier, None)
            row = self._first.pop(identifier, None)
            if annotation is not None and row is not None:
                rows = self._rows[annotation.record.colour]
                del rows[bisect_left(rows, row)]
                signs.add(annotation.record.colour)
        return signs
