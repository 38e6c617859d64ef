"""Suggestions: articles of the library that look like one, each with its evidence and answers."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from core.intake.judging import Evidence
from core.model import ArticleId, VersionId
from gui.panels.page_apart import PageApart
from gui.widgets.controls import Button, ElidedLabel, Label
from gui.widgets.evidence import evidence_grid, looks_like_one
from gui.widgets.look import Look

_MOST = 50


@dataclass(frozen=True, slots=True)
class Shown:
    """A suggestion as it is shown: for each article its title and languages, then the evidence.

    `versions` accepts it when grouped, and declines it when kept apart.
    """

    articles: tuple[tuple[ArticleId, str, str], ...]
    versions: tuple[VersionId, ...]
    evidence: Evidence


class SuggestionsPage(PageApart):
    """What looks like one article. The signals carry a suggestion's versions, or an article."""

    group_asked = Signal(object)
    apart_asked = Signal(object)
    open_asked = Signal(str)
    search_asked = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, "Suggestions")
        self._shown: list[Shown] | None = None

    def show_suggestions(self, suggestions: Sequence[Shown]) -> None:
        """Show these, best first; of very many, the best fifty."""
        if list(suggestions) == self._shown:
            return
        self._shown = list(suggestions)
        column = self.begin(16)
        self._fill_head(column, len(suggestions))
        for suggestion in suggestions[:_MOST]:
            column.addWidget(self._card(suggestion))
        self.put(column)

    def _fill_head(self, column: QVBoxLayout, count: int) -> None:
        words = (
            "Nothing is grouped until you say so. What you keep apart is not suggested again."
            if count
            else "No articles look like versions of one another."
        )
        said = Label(words, "muted")
        said.setWordWrap(True)
        column.addWidget(said)
        self.search = Button(self._look, "Look through the library", icon="search", compact=True)
        self.search.clicked.connect(self.search_asked)
        row = QHBoxLayout()
        row.addWidget(self.search)
        row.addStretch(1)
        column.addLayout(row)

    def _card(self, suggestion: Shown) -> QFrame:
        card = QFrame()
        card.setObjectName("suggestion")
        column = QVBoxLayout(card)
        column.setContentsMargins(16, 12, 16, 14)
        column.setSpacing(6)
        column.addWidget(Label(looks_like_one(len(suggestion.articles)), "strong"))
        for article, title, languages in suggestion.articles:
            column.addWidget(self._article(article, title, languages))
        column.addSpacing(4)
        column.addLayout(evidence_grid(self._look, suggestion.evidence))
        column.addSpacing(6)
        column.addLayout(self._answers(suggestion))
        return card

    def _article(self, article: ArticleId, title: str, languages: str) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(ElidedLabel(title), 1)
        row.addWidget(Label(languages, "muted", "small"))
        go = Button(self._look, "Open", kind="quiet", compact=True)
        go.setAccessibleName(f"Open {title}")
        go.clicked.connect(lambda: self.open_asked.emit(article))
        row.addWidget(go)
        return line

    def _answers(self, suggestion: Shown) -> QHBoxLayout:
        together = Button(self._look, "Group as one article", compact=True)
        apart = Button(self._look, "Keep apart", compact=True)
        together.clicked.connect(lambda: self.group_asked.emit(suggestion.versions))
        apart.clicked.connect(lambda: self.apart_asked.emit(suggestion.versions))
        row = QHBoxLayout()
        row.setContentsMargins(22, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(together)
        row.addWidget(apart)
        row.addStretch(1)
        return row
