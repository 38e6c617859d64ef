"""The sidebar: all articles, the articles by name, the tags, the bin; or what narrows a search.

It shows what the library holds and says what was chosen; it opens and changes nothing itself.
"""

from collections.abc import Sequence
from enum import Enum, auto

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from core.model import ArticleId
from core.store.store import ArticleSummary, TagCount
from gui.panels.articles import SUMMARY, ArticleDelegate, ArticleModel
from gui.panels.facets import FacetList, Line
from gui.panels.tags import ENTRY, TagDelegate, TagModel
from gui.widgets.controls import Button, IconButton, Label, SearchField
from gui.widgets.lists import ContentList, NavigationRow
from gui.widgets.look import Look

FILTER_FROM = 12
WIDTH, WIDE_WIDTH, LEAST, MOST = 216, 272, 200, 360


class Shelf(Enum):
    """What of the library is shown."""

    ALL = auto()
    TAG = auto()
    BIN = auto()
    ATTENTION = auto()
    SUGGESTIONS = auto()
    SEARCH = auto()


class Sidebar(QFrame):
    """The library beside the reader."""

    article_chosen = Signal(str)
    shelf_chosen = Signal(object, str)
    import_asked = Signal()
    menu_asked = Signal(str, QPoint)
    tag_menu_asked = Signal(str, QPoint)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        self.setMinimumWidth(LEAST)
        self.setMaximumWidth(MOST)
        self._look = look
        self._only: frozenset[ArticleId] | None = None
        self._current: ArticleId | None = None
        self._build_navigation()
        self._build_articles()
        self._build_tags()
        self.facets, self._searching = FacetList(look), False
        self._lay_out()
        self.point_at(Shelf.ALL)

    def show_library(
        self,
        summaries: Sequence[ArticleSummary],
        tags: Sequence[TagCount],
        *,
        trashed: int,
        waiting: int = 0,
        suggestions: int = 0,
        only: frozenset[ArticleId] | None = None,
    ) -> None:
        """Show these articles and tags; `only` these of them where a tag is chosen."""
        current = self.current_article
        self._only = only
        self._articles.show(summaries)
        self._articles.narrow(self.filter.text(), only)
        self._tags.show(tags)
        self.all.show_count(len(summaries))
        self.bin.show_count(trashed)
        self.attention.show_count(waiting)
        self.attention.setVisible(waiting > 0 or self.attention.isChecked())
        self.suggestions.show_count(suggestions)
        self.suggestions.setVisible(suggestions > 0 or self.suggestions.isChecked())
        self._filter_row.setVisible(len(summaries) >= FILTER_FROM)
        self._tags_head.setVisible(self._tags.rowCount() > 0)
        self._refit()
        self.select(current)

    @property
    def entry(self) -> QWidget:
        """Where the keyboard enters it."""
        return self.facets if self.facets.isVisible() else self.articles

    def show_facets(self, *, shown: bool) -> None:
        """Show what narrows a search, if anything does, in place of the library; or that again."""
        self._searching = shown
        self._turn()

    def fill_facets(self, lines: Sequence[Line]) -> None:
        """Offer this to narrow a search by."""
        self.facets.show_facets(lines)
        self._turn()

    def _turn(self) -> None:
        narrows = self._searching and bool(self.facets.choices.lines)
        self._pages.setCurrentWidget(self.facets if narrows else self._library)

    @property
    def current_article(self) -> ArticleId | None:
        """The article that is selected."""
        return self._current

    def select(self, article: ArticleId | None) -> None:
        """Select this article without telling."""
        self._current = article
        self.all.setChecked(self.all.isChecked() and article is None)
        index = self._articles.index_of(article) if article else QModelIndex()
        if index.isValid():
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.articles.selectionModel().setCurrentIndex(index, flag)
        else:
            self.articles.clearSelection()

    def point_at(self, place: Shelf, tag: str = "") -> None:
        """Mark this place as the one shown, without telling."""
        self.all.setChecked(place is Shelf.ALL and self._current is None)
        self.bin.setChecked(place is Shelf.BIN)
        self.attention.setChecked(place is Shelf.ATTENTION)
        self.suggestions.setChecked(place is Shelf.SUGGESTIONS)
        self.suggestions.setVisible(bool(self.suggestions.count) or self.suggestions.isChecked())
        index = self._tags.index_of(tag) if place is Shelf.TAG else QModelIndex()
        if index.isValid():
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.tags.selectionModel().setCurrentIndex(index, flag)
        else:
            self.tags.clearSelection()

    def _build_navigation(self) -> None:
        self.all = NavigationRow(self._look, "library", "All articles")
        self.attention = NavigationRow(self._look, "warn", "Needs attention")
        self.attention.clicked.connect(lambda: self.shelf_chosen.emit(Shelf.ATTENTION, ""))
        self.attention.hide()
        self.suggestions = NavigationRow(self._look, "link", "Suggestions")
        self.suggestions.clicked.connect(lambda: self.shelf_chosen.emit(Shelf.SUGGESTIONS, ""))
        self.suggestions.hide()
        self.bin = NavigationRow(self._look, "bin", "Bin")
        self.all.clicked.connect(lambda: self.shelf_chosen.emit(Shelf.ALL, ""))
        self.bin.clicked.connect(lambda: self.shelf_chosen.emit(Shelf.BIN, ""))

    def _build_articles(self) -> None:
        self._articles = ArticleModel(self)
        self.articles = self._list(self._articles, least=120)
        self.articles.setAccessibleName("Articles")
        self.articles.setItemDelegate(ArticleDelegate(self._look, self.articles))
        self.articles.clicked.connect(self._choose_article)
        self.articles.activated.connect(self._choose_article)
        self.articles.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.articles.customContextMenuRequested.connect(self._ask_menu)
        self.filter = SearchField(self._look, "Filter articles")
        self.filter.textChanged.connect(self._narrow)
        self.nothing = Label("No article matches.", "muted", "small")
        self._clear = Button(self._look, "Clear", kind="quiet", compact=True)
        self._clear.clicked.connect(self._clear_filter)
        self._add = IconButton(self._look, "plus", "Import files…", size=24)
        self._add.clicked.connect(self.import_asked)

    def _build_tags(self) -> None:
        self._tags = TagModel(self)
        self.tags = self._list(self._tags, least=135)
        self.tags.setAccessibleName("Tags")
        self.tags.setItemDelegate(TagDelegate(self._look, self.tags))
        self.tags.clicked.connect(self._choose_tag)
        self.tags.activated.connect(self._choose_tag)
        self.tags.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.tags.customContextMenuRequested.connect(self._ask_tag_menu)

    def _list(self, model: ArticleModel | TagModel, *, least: int) -> ContentList:
        view = ContentList(least=least)
        view.setModel(model)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        model.modelReset.connect(view.refit)
        self._look.changed.connect(view.viewport().update)
        return view

    def _lay_out(self) -> None:
        self._library, self._pages = QWidget(), QStackedWidget()
        for page in (self._library, self.facets):
            self._pages.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(8, 8, 8, 8)
        whole.addWidget(self._pages)
        column = QVBoxLayout(self._library)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.all)
        column.addWidget(self.attention)
        column.addWidget(self.suggestions)
        column.addWidget(_head("Articles", self._add))
        column.addWidget(self._filter_box())
        column.addWidget(self._nothing_box())
        column.addWidget(self.articles)
        self._tags_head = _head("Tags")
        column.addWidget(self._tags_head)
        column.addWidget(self.tags)
        column.addStretch(1)
        column.addWidget(self.bin)

    def _filter_box(self) -> QWidget:
        self._filter_row = QWidget()
        row = QHBoxLayout(self._filter_row)
        row.setContentsMargins(0, 0, 0, 8)
        row.addWidget(self.filter)
        self._filter_row.hide()
        return self._filter_row

    def _nothing_box(self) -> QWidget:
        self._nothing_row = QWidget()
        row = QHBoxLayout(self._nothing_row)
        row.setContentsMargins(8, 4, 0, 4)
        row.addWidget(self.nothing)
        row.addWidget(self._clear)
        row.addStretch(1)
        self._nothing_row.hide()
        return self._nothing_row

    def _narrow(self, text: str) -> None:
        current = self.current_article
        self._articles.narrow(text, self._only)
        self._refit()
        self.select(current)

    def _clear_filter(self) -> None:
        self.filter.clear()
        self.shelf_chosen.emit(Shelf.ALL, "")

    def _refit(self) -> None:
        nothing = self._articles.rowCount() == 0 and self._articles.total > 0
        self._nothing_row.setVisible(nothing)
        self.articles.refit()
        self.tags.refit()

    def _choose_article(self, index: QModelIndex) -> None:
        self._current = index.data(SUMMARY).article.id
        self.article_chosen.emit(self._current)

    def _choose_tag(self, index: QModelIndex) -> None:
        self.shelf_chosen.emit(Shelf.TAG, index.data(ENTRY).name)

    def _ask_tag_menu(self, place: QPoint) -> None:
        index = self.tags.indexAt(place)
        if index.isValid():
            where = self.tags.viewport().mapToGlobal(place)
            self.tag_menu_asked.emit(index.data(ENTRY).name, where)

    def _ask_menu(self, place: QPoint) -> None:
        index = self.articles.indexAt(place)
        if index.isValid():
            where = self.articles.viewport().mapToGlobal(place)
            self.menu_asked.emit(index.data(SUMMARY).article.id, where)


def _head(text: str, *buttons: QWidget) -> QWidget:
    head = QWidget()
    head.setFixedHeight(40)
    row = QHBoxLayout(head)
    row.setContentsMargins(8, 8, 0, 4)
    row.addWidget(Label(text, "muted", "small"))
    row.addStretch(1)
    for button in buttons:
        row.addWidget(button)
    return head
