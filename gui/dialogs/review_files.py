"""The left side of the review: the files, and under those that belong together the suggestion."""

from collections import deque
from collections.abc import Sequence
from functools import partial
from time import monotonic

from PySide6.QtCore import QPointF, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from core.errors import ImportRefused, shown_name
from core.intake.documents import Document
from core.intake.grouping import Suggestion
from core.text.language import name as language_name
from gui.dialogs.languages import LanguageCombo, Languages
from gui.dialogs.review_plan import DOUBTFUL, Decision, Partner, ReviewPlan
from gui.widgets.controls import Button, ElidedLabel, Label
from gui.widgets.evidence import evidence_grid, looks_like_one
from gui.widgets.lists import paint_row_ground
from gui.widgets.look import Look

_ROW = 64
_AT_ONCE, _MOST_AT_ONCE = 4, 12
_STRETCH_SECONDS = 0.01


class FileList(QScrollArea):
    """The files under review. `chosen` names a file by its number, `decided` follows decisions."""

    chosen = Signal(int)
    language_chosen = Signal(int, str)
    decided = Signal()

    def __init__(self, look: Look, plan: ReviewPlan) -> None:
        super().__init__()
        self._look, self._plan = look, plan
        self._rows: dict[int, FileRow] = {}
        self._chosen = 0
        self._languages = Languages(self)
        self._later = QTimer(self, interval=0)
        self._later.timeout.connect(self._add_more)
        self.cards: list[SuggestionCard] = []
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.refill()

    def refill(self) -> None:
        """Show the plan's files and suggestions anew; of many, the rest as there is time."""
        self._rows, self.cards = {}, []
        page = _Page(self._look)
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(24, 16, 16, 16)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self._waiting = deque([*self._plan.entries(), *self._plan.refused])
        self._page = page
        for number in range(_MOST_AT_ONCE):
            if self._waiting and (number < _AT_ONCE or self._lacks_a_card()):
                self._add(self._waiting.popleft())
        self.setWidget(page)
        self._later.start()

    def _lacks_a_card(self) -> bool:
        """Whether no suggestion is shown yet: the first gets the keyboard."""
        return bool(self._plan.suggestions) and not self.cards

    def _add_more(self) -> None:
        """Add rows for as long as nobody notices."""
        until = monotonic() + _STRETCH_SECONDS
        while self._waiting and monotonic() < until:
            self._add(self._waiting.popleft())
        if not self._waiting:
            self._later.stop()

    def _add(self, entry: "int | Suggestion | ImportRefused") -> None:
        if isinstance(entry, ImportRefused):
            self._put(RefusedRow(self._look, entry))
        elif isinstance(entry, Suggestion):
            if entry.home:
                self._put(PartnerRow(self._look, self._plan.partners[entry.home]))
            self._put(self._card(entry, self._page))
            self._column.insertSpacing(self._column.count() - 1, 12)
        else:
            self._put(self._row(entry))

    def _put(self, widget: QWidget) -> None:
        self._column.insertWidget(self._column.count() - 1, widget)

    def select(self, number: int) -> None:
        """Mark a file as the one shown at the right."""
        self._chosen = number
        for other, row in self._rows.items():
            row.set_chosen(other == number)

    def refresh(self, number: int) -> None:
        """Show what has changed about a file."""
        if number in self._rows:
            self._rows[number].show_document(self._plan.documents[number])

    def _row(self, number: int) -> "FileRow":
        known = number in self._plan.known
        row = FileRow(self._look, self._plan.documents[number], self._languages, known=known)
        row.pressed.connect(partial(self.chosen.emit, number))
        row.language.chosen.connect(partial(self.language_chosen.emit, number))
        self._rows[number] = row
        row.set_chosen(number == self._chosen)
        return row

    def _card(self, suggestion: Suggestion, page: "_Page") -> "SuggestionCard":
        card = SuggestionCard(self._look, suggestion, self._plan.decision(suggestion))
        card.decided.connect(partial(self._decide, suggestion))
        self.cards.append(card)
        members = [self._rows[n] for n in suggestion.members if n in self._rows]
        page.brackets.append((members, card))
        return card

    def _decide(self, suggestion: Suggestion, decision: Decision) -> None:
        self._plan.decide(suggestion, decision)
        page = self.widget()
        if page is not None:
            page.update()
        self.decided.emit()


class _Page(QWidget):
    """Holds the rows and paints the brackets that join the members of a suggestion."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setProperty("plain", True)  # noqa: FBT003 — Qt's own signature
        self.brackets: list[tuple[Sequence[QWidget], SuggestionCard]] = []

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the brackets of what is not kept apart."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for members, card in self.brackets:
            if members and card.decision is not Decision.APART:
                painter.setPen(QPen(self._look.theme.accent, 2))
                top = members[0].geometry().center().y()
                bottom = card.geometry().center().y()
                painter.drawPath(_bracket(QRect(13, top, 9, bottom - top)))


def _bracket(box: QRect) -> QPainterPath:
    path = QPainterPath(QPointF(box.right(), box.top()))
    path.lineTo(box.left() + 4, box.top())
    path.quadTo(box.left(), box.top(), box.left(), box.top() + 4)
    path.lineTo(box.left(), box.bottom() - 4)
    path.quadTo(box.left(), box.bottom(), box.left() + 4, box.bottom())
    path.lineTo(box.right(), box.bottom())
    return path


class FileRow(QWidget):
    """One file: its title and name, its language, what is kept of it."""

    pressed = Signal()

    def __init__(
        self, look: Look, document: Document, languages: Languages, *, known: bool
    ) -> None:
        super().__init__()
        self._look, self._known, self._chosen = look, known, False
        self.setFixedHeight(_ROW)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._title = ElidedLabel("", *(("muted",) if known else ()))
        self._name = ElidedLabel("", "muted", "small")
        self._kept = Label("", "muted", "small")
        self.language = LanguageCombo(look, languages)
        self.language.setFixedWidth(160)
        self._lay_out()
        self.show_document(document)

    def show_document(self, document: Document) -> None:
        """Show what is known about this document."""
        self._title.setText(document.title)
        name = shown_name(document.path.replace("\\", "/").rsplit("/", 1)[-1])
        self._name.setText(f"{name} · {document.part}" if document.part else name)
        self.setToolTip(document.warning)
        self.setAccessibleName(document.title)
        self.language.show_language(document.language, document.confidence)
        doubtful = document.confidence < DOUBTFUL or bool(document.warning)
        kept = f"{_lines(document.kept_lines)} kept · {document.hidden_lines} hidden"
        self._kept.setProperty("muted", not doubtful)
        self._kept.setProperty("accented", doubtful)
        check = "Please compare with the file" if document.warning else "Short text, please check"
        self._kept.setText(check if doubtful else kept)
        self._kept.style().polish(self._kept)

    def set_chosen(self, chosen: bool) -> None:  # noqa: FBT001 — a plain setter
        """Mark the file as the one shown."""
        self._chosen = chosen
        self._title.setProperty("strong", chosen)
        self._title.style().polish(self._title)
        self.update()

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """Choose the file."""
        self.pressed.emit()

    def keyPressEvent(self, event: object) -> None:
        """Choose it by Return or the space bar."""
        key = event.key()  # type: ignore[attr-defined] # a QKeyEvent
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.pressed.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground and the sheet of paper."""
        painter = QPainter(self)
        box = self.rect().adjusted(0, 0, 0, -2)
        lit = self.hasFocus()
        paint_row_ground(painter, self._look.theme, box, chosen=self._chosen, lit=lit)
        picture = self._look.pixmap("article", 16, ratio=self.devicePixelRatioF())
        painter.drawPixmap(14, (self.height() - 16) // 2, picture)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(44, 10, 12, 10)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        grid.addWidget(self._title, 0, 0)
        grid.addWidget(self._name, 1, 0)
        grid.setColumnStretch(0, 1)
        if self._known:
            already = Label("Already in the library", "second", "small")
            already.setMinimumWidth(142)
            grid.addWidget(already, 0, 1, 2, 1)
            self.language.setParent(self)
            self.language.hide()
        else:
            grid.addWidget(self.language, 0, 1)
            grid.addWidget(self._kept, 1, 1)
            self._kept.setIndent(10)


class PartnerRow(QWidget):
    """An article of the library that the files above it seem to be versions of."""

    def __init__(self, look: Look, partner: Partner) -> None:
        super().__init__()
        self._look = look
        self.setFixedHeight(_ROW)
        row = QHBoxLayout(self)
        row.setContentsMargins(44, 10, 12, 10)
        row.setSpacing(12)
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(ElidedLabel(partner.title, "muted"))
        languages = ", ".join(map(language_name, partner.languages))
        names.addWidget(ElidedLabel(languages, "muted", "small"))
        row.addLayout(names, 1)
        already = Label("In the library", "second", "small")
        already.setMinimumWidth(142)
        row.addWidget(already)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the shelf that it stands on."""
        picture = self._look.pixmap("library", 16, ratio=self.devicePixelRatioF())
        QPainter(self).drawPixmap(14, (self.height() - 16) // 2, picture)


class RefusedRow(QWidget):
    """A file that could not be read, and why."""

    def __init__(self, look: Look, refused: ImportRefused) -> None:
        super().__init__()
        self._look = look
        column = QVBoxLayout(self)
        column.setContentsMargins(44, 10, 12, 10)
        column.setSpacing(2)
        name, reason = Label(str(refused.what), "muted"), Label(refused.reason, "accented", "small")
        reason.setWordWrap(True)
        column.addWidget(name)
        column.addWidget(reason)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the warning sign."""
        theme = self._look.theme
        picture = self._look.pixmap("warn", 16, theme.danger, ratio=self.devicePixelRatioF())
        QPainter(self).drawPixmap(14, 14, picture)


class SuggestionCard(QFrame):
    """Files that look like one article, why, and the two answers."""

    decided = Signal(Decision)

    def __init__(self, look: Look, suggestion: Suggestion, decision: Decision) -> None:
        super().__init__()
        self.setObjectName("suggestion")
        self._look, self.decision = look, decision
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 14)
        column.setSpacing(6)
        count = len(suggestion.members) + bool(suggestion.home)
        column.addWidget(Label(looks_like_one(count), "strong"))
        column.addLayout(evidence_grid(look, suggestion.evidence))
        column.addSpacing(6)
        column.addLayout(self._answers())
        self._show()

    def _answers(self) -> QHBoxLayout:
        self.together = Button(self._look, "Group as one article", compact=True)
        self.apart = Button(self._look, "Keep apart", compact=True)
        self.together.clicked.connect(partial(self._decide, Decision.TOGETHER))
        self.apart.clicked.connect(partial(self._decide, Decision.APART))
        for button in (self.together, self.apart):
            button.setCheckable(True)
        row = QHBoxLayout()
        row.setContentsMargins(22, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.together)
        row.addWidget(self.apart)
        row.addStretch(1)
        return row

    def _decide(self, decision: Decision, *_checked: object) -> None:
        again = self.decision is decision
        self.decision = Decision.OPEN if again else decision
        self._show()
        self.decided.emit(self.decision)

    def _show(self) -> None:
        self.together.setChecked(self.decision is Decision.TOGETHER)
        self.apart.setChecked(self.decision is Decision.APART)


def _lines(count: int) -> str:
    return "1 line" if count == 1 else f"{count} lines"
