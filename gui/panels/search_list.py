"""The list of hits: a concordance that is chosen from by key or mouse.

The keyboard may stay in the field above while hits are stepped through; the list does the same
when it has the keyboard itself. Only lines in sight are painted.
"""

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from core.reading.search import Hit, Results
from core.text.language import name
from gui.panels.search_lanes import GUTTER, LEFT, RIGHT, lanes, languages_fitting
from gui.panels.search_paint import paint_cell, paint_line, paint_sentence
from gui.panels.search_rows import (
    LINE,
    Foot,
    Heading,
    HitModel,
    Line,
    Remark,
    Row,
    beside,
    lines_of,
    other_languages,
)
from gui.theme import SMALL, SMALLEST
from gui.widgets.chips import language_width, paint_language
from gui.widgets.look import Look

HEAD = 32
_HEIGHTS: dict[type, int] = {Heading: 44, Row: 56, Remark: 44, Foot: 44}
_CODE = 28
_PAGE = 8


class HitList(QListView):
    """The hits. `opened` carries the one that is to be read, `chosen` the current one."""

    opened = Signal(object)
    chosen = Signal(object)
    widened = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.hits = HitModel(self)
        self.lanes = lanes(1000, 0)
        self.languages: list[str] = []
        self._results = Results()
        self.setModel(self.hits)
        self.setItemDelegate(_HitPainter(look, self))
        self.setProperty("plain", True)  # noqa: FBT003 — Qt's own signature
        self.setAccessibleName("Hits")
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.verticalScrollBar().setSingleStep(24)
        self.doubleClicked.connect(lambda _index: self.open_current())
        look.changed.connect(self.viewport().update)

    @property
    def current(self) -> Hit | None:
        """The hit that one is at."""
        return self.hits.hit(self.currentIndex().row())

    def show_results(self, results: Results) -> None:
        """Show these hits; the current one stays if it is there again, else it is the first."""
        before = self.current
        self._results = results
        self.hits.show(lines_of(results))
        self._fit()
        places = (n for n in range(self.hits.rowCount()) if _same(self.hits.hit(n), before))
        self._go(next(places, self.hits.next_from(-1, 1)))

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

    def _fit(self) -> None:
        width = self.viewport().width()
        self.languages = other_languages(self._results.hits, languages_fitting(width))
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


class _HitPainter(QStyledItemDelegate):
    """Paints the lines of the list."""

    def __init__(self, look: Look, hits: HitList) -> None:
        super().__init__(hits)
        self._look, self._hits = look, hits

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """As high as such a line is."""
        return QSize(option.rect.width(), _HEIGHTS[type(index.data(LINE))])

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one line."""
        line: Line = index.data(LINE)
        box = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        current = index == self._hits.currentIndex()
        lit = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if isinstance(line, Row | Remark):
            self._ground(painter, box, current=current, lit=lit)
        match line:
            case Heading():
                self._heading(painter, box, line)
            case Row():
                self._row(painter, box, line, current=current)
            case Remark():
                self._remark(painter, box, line)
            case Foot():
                self._words(painter, box.adjusted(LEFT, 0, -RIGHT, 0), line.words)
        painter.restore()

    def _ground(self, painter: QPainter, box: QRect, *, current: bool, lit: bool) -> None:
        theme = self._look.theme
        if current or lit:
            painter.fillRect(box, theme.row)
        painter.fillRect(box.left(), box.bottom(), box.width(), 1, theme.line)
        if current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.accent)
            painter.drawRoundedRect(box.left(), box.top() + 8, 3, box.height() - 16, 1.5, 1.5)

    def _heading(self, painter: QPainter, box: QRect, line: Heading) -> None:
        theme = self._look.theme
        room = box.adjusted(LEFT, 8, -RIGHT, 0)
        painter.setFont(theme.ui_font(bold=True))
        painter.setPen(theme.ink)
        most = room.width() - 80 - 32 * len(line.languages)
        title = painter.fontMetrics().elidedText(line.title, Qt.TextElideMode.ElideRight, most)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, title)
        x = room.left() + painter.fontMetrics().horizontalAdvance(title) + 12
        for number, language in enumerate(line.languages):
            code = language.split("-")[0]
            place = QPointF(x, room.center().y() - 8)
            paint_language(painter, theme, place, code=code, original=number == 0, lit=False)
            x += language_width(theme, code) + 4
        self._words(painter, room.adjusted(x - room.left() + 6, 0, 0, 0), line.count)

    def _row(self, painter: QPainter, box: QRect, line: Row, *, current: bool) -> None:
        hit = line.hit
        theme, own, places = self._look.theme, hit.cell, self._hits.lanes
        if own is None:
            return
        self._number(painter, box, hit, current=current)
        lane = places.of_sentence(box)
        if own.spans:
            paint_sentence(painter, theme, own, lane, hit=box.left() + places.hit)
        else:
            paint_cell(painter, theme, own, lane)
        for number, language in enumerate(self._hits.languages):
            self._other(painter, places.of_other(box, number), line, language)

    def _number(self, painter: QPainter, box: QRect, hit: Hit, *, current: bool) -> None:
        theme = self._look.theme
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(theme.ui_font(SMALL, bold=current))
        painter.setPen(theme.accent if current else theme.muted)
        number = str(hit.number) if hit.number else ""
        room = QRect(box.left() + 4, box.top(), LEFT, box.height())
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignRight, number)
        painter.setFont(theme.ui_font(SMALLEST))
        painter.setPen(theme.muted)
        code = hit.cell.language.split("-")[0] if hit.cell else ""
        left = box.left() + LEFT + GUTTER - _CODE - 10
        painter.drawText(QRect(left, box.top(), _CODE, box.height()), middle, code)

    def _other(self, painter: QPainter, lane: QRect, line: Row, language: str) -> None:
        theme, hit, languages = self._look.theme, line.hit, line.languages
        painter.fillRect(lane.left() - 12, lane.top() + 6, 1, lane.height() - 12, theme.line)
        cell = beside(hit, language)
        if cell is not None:
            paint_cell(painter, theme, cell, lane)
        elif language not in languages:
            self._words(painter, lane, "No version in this language")
        elif hit.cell is not None and hit.cell.language != language:
            self._words(painter, lane, "No sentence in this version")

    def _remark(self, painter: QPainter, box: QRect, line: Remark) -> None:
        theme, hit = self._look.theme, line.hit
        room = box.adjusted(LEFT + 22, 0, -RIGHT, 0)
        if hit.colour is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.marks[hit.colour].tone)
            painter.drawRoundedRect(
                room.left() - 14, box.top() + 10, 3, box.height() - 20, 1.5, 1.5
            )
        words = hit.words.replace("\n", " ")
        font = theme.ui_font()
        painter.setFont(font)
        where = f"{hit.title} · row {hit.number}" if hit.number else hit.title
        where = "" if not hit.annotation else where
        far = min(painter.fontMetrics().horizontalAdvance(where) + 16, room.width() // 2)
        said = QRectF(room.left(), room.top(), room.width() - far, room.height())
        shown = painter.fontMetrics().elidedText(
            words, Qt.TextElideMode.ElideRight, round(said.width())
        )
        spans = [span for span in line.spans if span[1] < len(shown) or shown == words]
        paint_line(painter, theme, said, shown, spans=spans, font=font)
        behind = painter.fontMetrics().horizontalAdvance(shown) + 16
        self._words(painter, room.adjusted(behind, 0, 0, 0), where)

    def _words(self, painter: QPainter, room: QRect, words: str) -> None:
        theme = self._look.theme
        painter.setFont(theme.ui_font(SMALL))
        painter.setPen(theme.muted)
        fitting = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, fitting)


def _same(hit: Hit | None, other: Hit | None) -> bool:
    """Whether two hits are of one place."""
    if hit is None or other is None:
        return False
    places = [(h.article, h.row, h.version, h.annotation, bool(h.said)) for h in (hit, other)]
    return places[0] == places[1]
