"""Painting the lines of the list of hits."""

from typing import Protocol

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from core.reading.beside import Ways, beside
from core.reading.hits import Hit
from gui.panels.search_lanes import GUTTER, LEFT, RIGHT, Lanes
from gui.panels.search_paint import paint_cell, paint_line, paint_sentence
from gui.panels.search_rows import LINE, Foot, Heading, HitModel, Line, Remark, Row
from gui.theme import SMALL, SMALLEST
from gui.widgets.chips import language_width, paint_language
from gui.widgets.look import Look

HEIGHTS: dict[type, int] = {Heading: 44, Row: 56, Remark: 44, Foot: 44}
_SIZES = {kind: QSize(1, height) for kind, height in HEIGHTS.items()}
_CODE = 28


class Laid(Protocol):
    """What the painter asks its list: its lines, where the lanes are and whose, what renders."""

    hits: HitModel
    lanes: Lanes
    languages: list[str]
    ways: Ways


class HitPainter(QStyledItemDelegate):
    """Paints the lines of the list."""

    def __init__(self, look: Look, view: QAbstractItemView, laid: Laid) -> None:
        super().__init__(view)
        self._look, self._view, self._laid = look, view, laid

    def sizeHint(
        self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """As high as such a line is; the list gives it its own width."""
        return _SIZES[type(self._laid.hits.lines[index.row()])]  # asked of all, so not by data()

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
        current = index == self._view.currentIndex()
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
        theme, own, places = self._look.theme, hit.cell, self._laid.lanes
        if own is None:
            return
        self._number(painter, box, hit, current=current)
        lane = places.of_sentence(box)
        if own.spans:
            paint_sentence(painter, theme, own, lane, hit=box.left() + places.hit)
        else:
            paint_cell(painter, theme, own, lane)
        for number, language in enumerate(self._laid.languages):
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
            rendering = self._laid.ways.span(hit, cell.version)
            paint_cell(painter, theme, cell, lane, rendering=rendering)
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
