"""What the notes panel is filtered by: words, colours, a tag, and more in a menu.

What is asked for beyond the words stands in a line of its own below, with *Clear*, so that nobody
misses notes without knowing why.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from core.annotations.filters import Filter
from core.model import Colour, SavedFilter
from gui.widgets.controls import Button, ElidedLabel, IconButton, SearchField
from gui.widgets.look import Look
from gui.widgets.swatch import Swatch

_ALL_TAGS = "All tags"
_YES_NO = (
    ("note", "With a note", "Without a note"),
    ("linked", "In several versions", "In one version only"),
)
_RECENTLY = (("Today", 0), ("In the last week", 7), ("In the last month", 30))


class FilterBar(QWidget):
    """The filter of a list of notes; `changed` after each change.

    `save_asked` wants the filter kept, `forget_asked` names a kept one that is not wanted any
    more, `name_asked` a colour whose name is to be changed, and where on the screen.
    """

    changed = Signal()
    save_asked = Signal()
    forget_asked = Signal(str)
    name_asked = Signal(object, QPoint)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._filter = Filter()
        self._asking = False
        self._tags: Sequence[str] = ()
        self._languages: Sequence[str] = ()
        self._saved: Sequence[SavedFilter] = ()
        self._names: Mapping[Colour, str] = {}
        self._build()
        self._lay_out()

    @property
    def filter(self) -> Filter:
        """What is asked for."""
        return replace(self._filter, text=self.words.text())

    def ask(self, wanted: Filter) -> None:
        """Ask for this."""
        self._filter = replace(wanted, text="")
        for colour, swatch in self.swatches.items():
            swatch.setChecked(colour in wanted.colours)
        self._asking = True
        self.words.setText(wanted.text)
        self._asking = False
        self._changed()

    def clear(self) -> None:
        """Ask for nothing."""
        self.ask(Filter())

    def ask_tag(self, tag: str) -> None:
        """Ask for a tag, with those below it, or for none in particular."""
        self._filter = replace(self._filter, tags=(tag,) if tag else ())
        self._changed()

    def offer(
        self,
        *,
        tags: Sequence[str],
        languages: Sequence[str],
        saved: Sequence[SavedFilter],
        names: Mapping[Colour, str],
    ) -> None:
        """Offer these tags, languages and kept filters, and call the colours by these names."""
        self._tags, self._languages, self._saved, self._names = tags, languages, saved, names
        for colour, swatch in self.swatches.items():
            swatch.call(names[colour])
        self.tag.setVisible(bool(tags) or bool(self._filter.tags))
        self._say()

    def tell(self, sentence: str) -> None:
        """Say something of what the filter hides, until it is changed."""
        self._says.setText(sentence)
        self._line.show()

    def _build(self) -> None:
        self.words = SearchField(self._look, "Filter notes")
        self.words.textChanged.connect(self._changed)
        self.swatches = {colour: Swatch(self._look, colour) for colour in Colour}
        for colour, swatch in self.swatches.items():
            swatch.clicked.connect(self._choose_colours)
            swatch.name_asked.connect(partial(self.name_asked.emit, colour))
        self.tag = TagButton(self._look, _ALL_TAGS)
        self.tag.clicked.connect(self._open_tags)
        self.tag.hide()
        self.more = IconButton(self._look, "filter", "More filters", size=24)
        self.more.clicked.connect(self._open_more)
        self._says = ElidedLabel("", "muted", "small")
        self.reset = Button(self._look, "Clear", kind="quiet", compact=True)
        self.reset.clicked.connect(self.clear)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 0)
        column.setSpacing(8)
        column.addWidget(self.words)
        row = QHBoxLayout()
        row.setSpacing(2)
        for swatch in self.swatches.values():
            row.addWidget(swatch)
        row.addStretch(1)
        row.addWidget(self.tag)
        row.addWidget(self.more)
        column.addLayout(row)
        self._line = QWidget()
        line = QHBoxLayout(self._line)
        line.setContentsMargins(4, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self._says, 1)
        line.addWidget(self.reset)
        column.addWidget(self._line)
        self._line.hide()

    def _changed(self) -> None:
        if self._asking:
            return
        self.tag.setText(self._filter.tags[0] if self._filter.tags else _ALL_TAGS)
        self.tag.setVisible(bool(self._tags) or bool(self._filter.tags))
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        wanted = self.filter
        self._line.setVisible(not wanted.is_empty)
        self._says.setText(self.sentence(wanted))

    def sentence(self, wanted: Filter) -> str:
        """What a filter asks for, in words."""
        parts = [f"“{wanted.text.strip()}”"] if wanted.text.strip() else []
        parts += [self._names.get(c, c.capitalize()) for c in wanted.colours]
        parts += [*wanted.tags, *wanted.languages]
        for field, yes, no in _YES_NO:
            value = getattr(wanted, field)
            parts += [] if value is None else [yes.lower() if value else no.lower()]
        parts += ["words not found"] if wanted.orphan else []
        parts += [f"since {wanted.since}"] if wanted.since else []
        return " · ".join(parts)

    def _choose_colours(self) -> None:
        chosen = tuple(c for c, swatch in self.swatches.items() if swatch.isChecked())
        self._filter = replace(self._filter, colours=chosen)
        self._changed()

    def _open_tags(self) -> None:
        menu = self._menu()
        for name in (_ALL_TAGS, *self._tags):
            menu.addAction(name, partial(self.ask_tag, "" if name == _ALL_TAGS else name))
        menu.popup(self.tag.mapToGlobal(QPoint(0, self.tag.height())))

    def _open_more(self) -> None:
        menu = self.menu()
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def menu(self) -> QMenu:
        """What else can be asked for, and the kept filters."""
        menu = self._menu()
        for saved in self._saved:
            menu.addAction(saved.name, partial(self.ask, Filter.from_json(saved.query)))
        if self._saved:
            menu.addSeparator()
        for field, yes, no in _YES_NO:
            self._add(menu, yes, field, value=True)
            self._add(menu, no, field, value=False)
        self._add(menu, "Words not found", "orphan", value=True)
        recently = menu.addMenu("Changed")
        for words, days in _RECENTLY:
            self._add(recently, words, "since", value=_days_ago(days))
        if len(self._languages) > 1:
            languages = menu.addMenu("Marked in")
            for code in self._languages:
                self._add(languages, code, "languages", value=(code,))
        menu.addSeparator()
        keep = menu.addAction("Save this filter…", self.save_asked.emit)
        keep.setEnabled(not self.filter.is_empty)
        if self._saved:
            forget = menu.addMenu("Forget")
            for saved in self._saved:
                forget.addAction(saved.name, partial(self.forget_asked.emit, saved.name))
        return menu

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _add(self, menu: QMenu, words: str, field: str, *, value: object) -> None:
        action = menu.addAction(words)
        action.setCheckable(True)
        chosen = getattr(self._filter, field) == value
        action.setChecked(chosen)
        nothing: object = () if isinstance(value, tuple) else "" if isinstance(value, str) else None
        action.triggered.connect(lambda: self._set(field, nothing if chosen else value))

    def _set(self, field: str, value: object) -> None:
        changes: dict[str, object] = {field: value}
        self._filter = replace(self._filter, **changes)  # type: ignore[arg-type]  # one field of its own
        self._changed()


def _days_ago(days: int) -> str:
    """The day so many days ago where the person is, as an ISO date."""
    return (datetime.now(UTC).astimezone() - timedelta(days=days)).date().isoformat()


class TagButton(QAbstractButton):
    """Words with a chevron that open a menu."""

    def __init__(self, look: Look, text: str) -> None:
        super().__init__()
        self._look = look
        self.setText(text)
        self.setAccessibleName("Filter by tag")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        look.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Words and chevron."""
        words = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(min(words, 72) + 20, 24)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint words and chevron."""
        theme, painter = self._look.theme, QPainter(self)
        painter.setFont(theme.ui_font(12))
        painter.setPen(theme.ink if self.underMouse() else theme.ink2)
        words = self.rect().adjusted(0, 0, -18, 0)
        text = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideMiddle, words.width() + 1
        )
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(words, right, text)
        ratio = self.devicePixelRatioF()
        picture = self._look.pixmap("down", 12, ratio=ratio)
        painter.drawPixmap(self.width() - 14, (self.height() - 12) // 2, picture)
