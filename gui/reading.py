"""What is open in the reader: an article, its versions shown, the place, the way back.

Opening builds a page from the library; a change in the library builds it anew or only gives it
other marks, and the reader stays where it is. Where every article was left is remembered.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from core.changes import Change
from core.errors import NotFound
from core.model import AnnotationId, ArticleId, Version, VersionId
from core.reading.build import build
from core.reading.page import Page
from core.settings import ArticleView
from gui.reader.place import Place
from gui.reader.view import ReaderView
from gui.session import Session

_TEXT_TABLES = ("article", "version", "line", "segment", "row", "cell")
_MARK_TABLES = ("annotation", "target", "annotation_tag", "tag")
_MOST_STEPS = 100


@dataclass(frozen=True, slots=True)
class _Stop:
    """A place on the way back and forward."""

    article: ArticleId
    place: Place


class Reading(QObject):
    """The article in the reader.

    `opened` is emitted when another article (or none) is shown, `page_changed` whenever the page
    is another, `moved` when the way back or forward has changed.
    """

    opened = Signal()
    page_changed = Signal()
    moved = Signal()

    def __init__(self, session: Session, view: ReaderView, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._view = session, view
        self._page: Page | None = None
        self._versions: tuple[Version, ...] = ()
        self._behind: list[_Stop] = []
        self._ahead: list[_Stop] = []
        session.changed.connect(self.refresh)
        session.look.changed.connect(lambda: view.set_theme(session.look.theme))

    @property
    def page(self) -> Page | None:
        """The page shown."""
        return self._page

    @property
    def article(self) -> ArticleId | None:
        """The article shown."""
        return self._page.article_id if self._page else None

    @property
    def versions(self) -> tuple[Version, ...]:
        """All versions of the article shown, hidden columns too."""
        return self._versions

    @property
    def can_go_back(self) -> bool:
        """Whether there is a place to go back to."""
        return bool(self._behind)

    @property
    def can_go_forward(self) -> bool:
        """Whether one has gone back."""
        return bool(self._ahead)

    def open(self, article: ArticleId) -> None:
        """Show an article where it was left; an article that is gone shows none."""
        if article == self.article:
            return
        self._leave()
        self._show(article)

    def open_at(self, article: ArticleId, annotation: AnnotationId) -> None:
        """Show an article at one of its annotations."""
        if article != self.article:
            self._leave()
            self._show(article)
        else:
            self._leave()
        self._view.go_to_annotation(annotation)

    def close(self) -> None:
        """Show no article."""
        self.keep_place()
        self._page, self._versions = None, ()
        self._session.remember(article="")
        self.opened.emit()
        self.page_changed.emit()

    def back(self) -> None:
        """Go back to where one was."""
        self._step(self._behind, self._ahead)

    def forward(self) -> None:
        """Go forward again."""
        self._step(self._ahead, self._behind)

    def show_version(self, version: VersionId, *, shown: bool) -> None:
        """Show or hide a version's column; the last one can't be hidden."""
        if self._page is None:
            return
        view = self._session.settings.view_of(self._page.article_id)
        hidden = (set(view.hidden) - {version}) if shown else (set(view.hidden) | {version})
        if all(v.id in hidden for v in self._versions):
            return
        self._remember_columns(hidden=tuple(sorted(hidden)))

    def move_version(self, version: VersionId, by: int) -> None:
        """Move a version's column to the left (-1) or to the right (1)."""
        order = [v.id for v in self._versions]
        place = order.index(version)
        if 0 <= place + by < len(order):
            order[place], order[place + by] = order[place + by], order[place]
            self._remember_columns(columns=tuple(order))

    def keep_place(self) -> None:
        """Remember where the article is."""
        if self._page is None:
            return
        article, place = self._page.article_id, self._view.place
        view = self._session.settings.view_of(article)
        focus = -1 if place.focus is None else place.focus
        fresh = ArticleView(
            columns=view.columns,
            hidden=view.hidden,
            widths=view.widths,
            row=place.row,
            offset=place.offset,
            column=place.column,
            focus=focus,
        )
        self._session.remember(self._session.settings.with_view(article, fresh))

    def refresh(self, change: Change) -> None:
        """Show what an edit changed."""
        if self._page is None:
            return
        if change.touches(*_TEXT_TABLES):
            self._rebuild()
        elif change.touches(*_MARK_TABLES):
            marks = self._session.store.annotations(self._page.article_id)
            self._take(self._page.with_annotations(marks))

    def _rebuild(self) -> None:
        article = self._page.article_id if self._page else None
        page = self._build(article) if article else None
        if page is None:
            self.close()
        else:
            self._take(page)

    def _take(self, page: Page) -> None:
        self._page = page
        self._view.replace_page(page)
        self.page_changed.emit()

    def _show(self, article: ArticleId, place: Place | None = None) -> None:
        page = self._build(article)
        if page is None:
            self._session.told.emit("This article is no longer in the library.")
            return
        self._page = page
        self._view.show_page(page, place or self._left_at(article))
        self._session.remember(article=article)
        self.opened.emit()
        self.page_changed.emit()

    def _build(self, article: ArticleId) -> Page | None:
        store = self._session.store
        try:
            if store.article(article).trashed_at:
                return None
            self._versions = self._ordered(article, store.versions(article))
        except NotFound:
            return None
        return build(store, article, self._shown(article))

    def _ordered(self, article: ArticleId, versions: Sequence[Version]) -> tuple[Version, ...]:
        columns = self._session.settings.view_of(article).columns
        rank = {version: number for number, version in enumerate(columns)}
        return tuple(sorted(versions, key=lambda v: (rank.get(v.id, len(rank)), v.position)))

    def _shown(self, article: ArticleId) -> list[VersionId]:
        hidden = self._session.settings.view_of(article).hidden
        shown = [version.id for version in self._versions if version.id not in hidden]
        return shown or [version.id for version in self._versions]

    def _left_at(self, article: ArticleId) -> Place:
        view = self._session.settings.view_of(article)
        return Place(view.row, view.offset, view.column, None if view.focus < 0 else view.focus)

    def _remember_columns(
        self, *, columns: tuple[str, ...] | None = None, hidden: tuple[str, ...] | None = None
    ) -> None:
        if self._page is None:
            return
        self.keep_place()
        article = self._page.article_id
        view = self._session.settings.view_of(article)
        fresh = ArticleView(
            columns=view.columns if columns is None else columns,
            hidden=view.hidden if hidden is None else hidden,
            row=view.row,
            focus=view.focus,
        )
        self._session.remember(self._session.settings.with_view(article, fresh))
        self._show(article)

    def _leave(self) -> None:
        if self._page is not None:
            self.keep_place()
            self._behind.append(_Stop(self._page.article_id, self._view.place))
            del self._behind[:-_MOST_STEPS]
            self._ahead.clear()
            self.moved.emit()

    def _step(self, source: list[_Stop], other: list[_Stop]) -> None:
        if not source:
            return
        if self._page is not None:
            self.keep_place()
            other.append(_Stop(self._page.article_id, self._view.place))
        stop = source.pop()
        self._show(stop.article, stop.place)
        self.moved.emit()
