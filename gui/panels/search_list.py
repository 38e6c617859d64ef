"""The list of hits: a concordance that is chosen from by key or mouse.

The keyboard may stay in the field above while hits are stepped through; the list does the same
when it has the keyboard itself. Only lines in sight are painted.
"""

from collections.abc import Collection
from dataclasses import replace
from operator import itemgetter

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from core.reading.beside import Way, Ways
from core.reading.hits import Hit, HitPlace, Results
from core.text.language import name
from gui.panels.search_delegate import HitPainter
from gui.panels.search_lanes import lanes, languages_fitting
from gui.panels.search_rows import HitModel, Listed, listed
from gui.theme import SMALL
from gui.widgets.look import Look

HEAD = 32
_PAGE = 8
_NEAR_END = 8  # heights of the view that may lie ahead when more hits are asked for


class HitList(QListView):
    """The hits. `opened` carries the one that is to be read, `chosen` the current one.

    `more_wanted` is emitted when one comes near the end of hits of which there are more.
    """

    opened = Signal(object)
    chosen = Signal(object)
    widened = Signal()
    more_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.hits = HitModel(self)
        self.lanes = lanes(1000, 0)
        self.languages: list[str] = []
        self.ways = Ways()
        self._listed = self._shown = listed(Results())
        self._filling = False
        self.setModel(self.hits)
        self.setItemDelegate(HitPainter(look, self, self))
        self.setProperty("plain", True)  # noqa: FBT003 — Qt's own signature
        self.setAccessibleName("Hits")
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.verticalScrollBar().setSingleStep(24)
        self.verticalScrollBar().valueChanged.connect(self._near_end)
        self.doubleClicked.connect(lambda _index: self.open_current())
        look.changed.connect(self.viewport().update)

    @property
    def current(self) -> Hit | None:
        """The hit that one is at."""
        return self.hits.hit(self.currentIndex().row())

    @property
    def results(self) -> Results:
        """The hits that are listed."""
        return self._shown.results

    def show_results(self, fresh: Listed, *, stay: bool = False) -> None:
        """Show these hits; the current one stays if it is there again, else it is the first.

        `stay`: they are for the same line as those before, so what is in sight stays where it is.
        """
        self._listed, self.ways = fresh, self.ways if stay else Ways()
        self._show(fresh, stay=stay)

    def show_ways(self, ways: Ways) -> None:
        """Underline what renders the words beside the hits."""
        self.ways = ways
        self.viewport().update()

    def narrow(self, way: Way | None) -> None:
        """List only the hits that are rendered so, or all of them."""
        self._show(self._listed if way is None else listed(_only(self._listed.results, way.hits)))

    def _show(self, fresh: Listed, *, stay: bool = False) -> None:
        before, top = self.current, self._top() if stay else None
        self._filling = True
        self._shown = fresh
        self.hits.fill(fresh.lines)
        self._fit()
        number = fresh.numbers.get(before.place) if before is not None else None
        if top is None:
            self._go(self.hits.next_from(-1, 1) if number is None else number)
        else:
            self.setCurrentIndex(self.hits.index(number) if number is not None else QModelIndex())
            self._bring(*top)
        self._filling = False

    def _top(self) -> tuple[HitPlace, int] | None:
        """The first hit in sight, and how far below the upper edge it is, in pixels."""
        first = self.indexAt(QPoint(1, 1)).row()
        for row in range(max(0, first), self.hits.rowCount()):
            hit = self.hits.hit(row)
            if hit is not None:
                return hit.place, self.visualRect(self.hits.index(row)).top()
        return None

    def _bring(self, place: HitPlace, below: int) -> None:
        number = self._shown.numbers.get(place)
        if number is not None:
            bar = self.verticalScrollBar()
            self.scrollTo(self.hits.index(number), QListView.ScrollHint.PositionAtTop)
            at = self.visualRect(self.hits.index(number)).top()
            bar.setValue(bar.value() + at - below)

    def step(self, by: int) -> None:
        """Go to the next hit (1) or the previous one (-1), or further."""
        self._go(self.hits.next_from(self.currentIndex().row(), by))

    def open_current(self) -> None:
        """Ask for the current hit to be read."""
        if self.current is not None:
            self.opened.emit(self.current)

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key means for the list; gives whether it means anything."""
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: _PAGE,
            Qt.Key.Key_PageUp: -_PAGE,
        }
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_current()
        elif event.key() in steps and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.step(steps[Qt.Key(event.key())])
        else:
            return False
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step through the hits and open one; other keys go to the page."""
        ends = {Qt.Key.Key_Home: -len(self.hits.lines), Qt.Key.Key_End: len(self.hits.lines)}
        if event.key() in ends:
            self.step(ends[Qt.Key(event.key())])
        elif not self.press(event):
            event.ignore()

    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Say which hit one is at."""
        super().currentChanged(current, previous)
        self.chosen.emit(self.current)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the lanes the room that there is."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _near_end(self, value: int) -> None:
        ahead = self.verticalScrollBar().maximum() - value
        near = not self._filling and ahead < _NEAR_END * self.viewport().height()
        if near and self._shown.results.more:
            self.more_wanted.emit()

    def _fit(self) -> None:
        width = self.viewport().width()
        chosen = self._shown.languages[: languages_fitting(width)]
        self.languages = [language for language, _at in sorted(chosen, key=itemgetter(1))]
        self.lanes = lanes(width, len(self.languages))
        self.widened.emit()
        self.viewport().update()

    def _go(self, row: int) -> None:
        index = self.hits.index(row) if row >= 0 else QModelIndex()
        self.setCurrentIndex(index)
        above = self.hits.index(row - 1) if row > 0 else QModelIndex()
        if above.isValid() and self.hits.hit(row - 1) is None:
            self.scrollTo(above)
        if index.isValid():
            self.scrollTo(index)


class LaneTitles(QWidget):
    """What stands in the lanes, above the list."""

    def __init__(self, look: Look, hits: HitList) -> None:
        super().__init__()
        self._look, self._hits = look, hits
        self.setFixedHeight(HEAD)
        hits.widened.connect(self.update)
        look.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the titles between two lines."""
        theme, painter = self._look.theme, QPainter(self)
        painter.fillRect(0, 0, self.width(), 1, theme.line)
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.line)
        painter.setPen(theme.ink)
        painter.setFont(theme.ui_font(SMALL, bold=True))
        row = self.rect()
        own = self._hits.lanes.of_sentence(row)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(own, middle, "Hit in its sentence")
        for number, language in enumerate(self._hits.languages):
            lane = self._hits.lanes.of_other(row, number)
            painter.setFont(theme.ui_font(SMALL, bold=True, language=language))
            words = painter.fontMetrics().elidedText(
                name(language, language), Qt.TextElideMode.ElideRight, lane.width()
            )
            painter.drawText(lane, middle, words)


def _only(results: Results, places: Collection[HitPlace]) -> Results:
    hits = tuple(hit for hit in results.hits if hit.place in places)
    return replace(results, hits=hits, more=False)
