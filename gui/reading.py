"""What is open in the reader: an article, its versions shown, the place, the way back.

Opening builds a page from the library; a change in the library builds it anew or only gives it
other marks, and the reader stays where it is. Where every article was left is remembered.

Whoever goes to words of a version that is hidden brings its column in first: beside the others
where they can still be read, else in place of the one that was in use the longest time ago.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from core.changes import Change
from core.errors import NotFound
from core.model import AnnotationId, ArticleId, State, Version, VersionId
from core.reading.build import build, refreshed
from core.reading.page import Page
from core.settings import ArticleView
from core.text import language as languages
from gui import arrangement
from gui.reader.grid import ColumnShape, fitting_columns
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
        self._pieces = False
        self._behind: list[_Stop] = []
        self._ahead: list[_Stop] = []
        self._used: list[VersionId] = []
        self.room: Callable[[], int] = view.width
        view.left.connect(self._leave_at)
        view.place_changed.connect(self._use_focused)
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
        note = self._page.annotations.get(annotation) if self._page else None
        if self._page and note and self._page.first_row_of(note) is None:
            found = (target for target in note.targets if target.state is not State.ORPHAN)
            self.bring_in([t.version_id for t in sorted(found, key=lambda t: t.linked)][:1])
        self._view.go_to_annotation(annotation)

    def go_to(self, version: VersionId, offset: int) -> None:
        """Go to what stands at this offset, code points, of a version of the article."""
        column = self.bring_in([version])
        row = self._page.index_at(version, offset) if self._page else None
        if row is not None:
            self._view.jump_to(row, column)

    def bring_in(self, versions: Sequence[VersionId]) -> int | None:
        """Give versions of the article a column, as many as can be read, the first ones first.

        Gives the column to look at: that of the first that has come in, else the focused one if
        it is one of theirs, else the first of theirs; None where they have none.
        """
        if self._page is None:
            return None
        there = self._columns_shown()
        most = max(len(there), fitting_columns(self.room(), len(self._versions)))
        wanted = [v.id for one in versions for v in self._versions if v.id == one][:most]
        come = [version for version in wanted if version not in there]
        if come:
            stay = arrangement.staying(there, wanted, self._used, most=most - len(come))
            self._tell_of(come, set(there) - stay)
            hidden = {version.id for version in self._versions} - stay - set(come)
            self.arrange(hidden=tuple(sorted(hidden)))
        for version in reversed(wanted):
            self._use(version)
        shown = self._columns_shown()
        focused = [one for one in shown[self._view.focused_column :][:1] if one in wanted]
        looked_at = [one for one in (*come, *focused, *wanted) if one in shown]
        return shown.index(looked_at[0]) if looked_at else None

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
        view = self._left
        hidden = (set(view.hidden) - {version}) if shown else (set(view.hidden) | {version})
        if all(v.id in hidden for v in self._versions):
            return
        self.arrange(hidden=tuple(sorted(hidden)))

    def move_version(self, version: VersionId, by: int) -> None:
        """Move a version's column to the left (-1) or to the right (1)."""
        order = [v.id for v in self._versions]
        place = order.index(version)
        if 0 <= place + by < len(order):
            order[place], order[place + by] = order[place + by], order[place]
            self.arrange(order=tuple(order))

    def arrange(
        self, *, order: Sequence[str] | None = None, hidden: Sequence[str] | None = None
    ) -> None:
        """Show the columns in another order, or others of them, around the same words."""
        if self._page is None:
            return
        self.keep_place()
        view = self._left
        fresh = replace(
            view,
            columns=view.columns if order is None else tuple(order),
            hidden=view.hidden if hidden is None else tuple(hidden),
        )
        # with the widths by version: they are kept in the order of the columns
        shapes = arrangement.shapes(view)
        self._remember(arrangement.with_shapes(fresh, self._versions, shapes))
        self._rebuild()

    def remember_shapes(self, shapes: Mapping[VersionId, ColumnShape]) -> None:
        """Remember the widths and sizes of the columns of these versions."""
        if self._page is not None:
            self._remember(arrangement.with_shapes(self._left, self._versions, shapes))

    def keep_place(self) -> None:
        """Remember where the article is."""
        if self._page is None:
            return
        place = self._view.place
        focus = -1 if place.focus is None else place.focus
        self._remember(
            replace(
                self._left, row=place.row, offset=place.offset, column=place.column, focus=focus
            )
        )

    def show_pieces(self, *, pieces: bool) -> None:
        """Show the sentences of a cell one below the other, or as running text."""
        if pieces != self._pieces:
            self._pieces = pieces
            if self._page is not None:
                self._rebuild()

    def refresh(self, change: Change) -> None:
        """Show what an edit changed."""
        if self._page is None:
            return
        if change.touches(*_TEXT_TABLES):
            self._rebuild()
        elif change.touches(*_MARK_TABLES):
            self._take(refreshed(self._session.store, self._page, change))

    @property
    def _left(self) -> ArticleView:
        """How the article was left."""
        return self._session.settings.view_of(self._article)

    @property
    def _article(self) -> ArticleId:
        return self._page.article_id if self._page else ArticleId("")

    def _remember(self, view: ArticleView) -> None:
        self._session.remember(self._session.settings.with_view(self._article, view))

    def _columns_shown(self) -> list[VersionId]:
        return [column.version_id for column in self._page.columns] if self._page else []

    def _tell_of(self, come: Collection[VersionId], gone: Collection[VersionId]) -> None:
        """Say which columns have come, and which had to go for them."""
        here, away = (
            " and ".join(languages.name(v.language) for v in self._versions if v.id in some)
            for some in (come, gone)
        )
        self._session.told.emit(f"Shows {here} instead of {away}." if gone else f"Shows {here}.")

    def _use_focused(self) -> None:
        """Note which column is in use."""
        shown, column = self._columns_shown(), self._view.focused_column
        if column < len(shown):
            self._use(shown[column])

    def _use(self, version: VersionId) -> None:
        if self._used[-1:] != [version]:
            self._used = [*(one for one in self._used if one != version), version]

    def _rebuild(self) -> None:
        article = self._page.article_id if self._page else None
        page = self._build(article) if article else None
        if page is None:
            self.close()
        else:
            self._take(page)

    def _take(self, page: Page) -> None:
        self._page = page
        self._view.replace_page(page, arrangement.shapes_shown(self._left, page))
        self.page_changed.emit()

    def _show(self, article: ArticleId, place: Place | None = None) -> None:
        if article not in self._session.settings.articles:
            self._begin(article)
        page = self._build(article)
        if page is None:
            self._session.told.emit("This article is no longer in the library.")
            return
        self._page = page
        self._view.show_page(
            page, place or self._left_at(article), arrangement.shapes_shown(self._left, page)
        )
        self._session.remember(article=article)
        self.opened.emit()
        self.page_changed.emit()

    def _begin(self, article: ArticleId) -> None:
        """At the first opening, hide the versions for which there is no room."""
        versions = [version.id for version in self._session.store.versions(article)]
        most = fitting_columns(self.room(), len(versions))
        if most < len(versions):
            view = arrangement.first_view(versions, most=most)
            self._session.remember(self._session.settings.with_view(article, view))

    def _build(self, article: ArticleId) -> Page | None:
        store = self._session.store
        try:
            if store.article(article).trashed_at:
                return None
            view = self._session.settings.view_of(article)
            self._versions = arrangement.ordered(view, store.versions(article))
        except NotFound:
            return None
        page = build(store, article, arrangement.shown(view, self._versions))
        return page.in_pieces() if self._pieces and not page.single else page

    def _left_at(self, article: ArticleId) -> Place:
        view = self._session.settings.view_of(article)
        return Place(view.row, view.offset, view.column, None if view.focus < 0 else view.focus)

    def _leave(self) -> None:
        if self._page is not None:
            self.keep_place()
            self._leave_at(self._view.place)

    def _leave_at(self, place: Place) -> None:
        """Remember a place for the way back."""
        if self._page is None:
            return
        stop = _Stop(self._page.article_id, place)
        if stop not in self._behind[-1:]:
            self._behind.append(stop)
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
        if stop.article == self.article:
            self._view.return_to(stop.place)
        else:
            self._show(stop.article, stop.place)
        self.moved.emit()
