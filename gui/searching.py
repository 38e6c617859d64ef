"""Searching the library while a line is typed: one search at a time, the newest line wins.

A search is made in a thread of its own with a store of its own, so that the window never waits.
While one is being made only the newest of the lines typed since is remembered; the search that is
no longer wanted is asked to stop, and what it still finds is not shown.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from core.changes import Change
from core.errors import KnownError
from core.model import VersionId
from core.progress import Progress
from core.reading.concordance import marks_found, once_a_row
from core.reading.hits import Hit, HitCell, Results
from core.reading.query import Query, parsed
from core.reading.search import MOST, search
from core.store.store import Store
from gui.dialogs.ask import Question
from gui.gathering import Gathering
from gui.jobs import Job, Jobs
from gui.panels.search_page import SearchPage
from gui.panels.search_rows import Listed, listed
from gui.panels.sidebar import Shelf, Sidebar
from gui.reader.view import ReaderView
from gui.reading import Reading
from gui.session import Session
from gui.shelving import Shelving
from gui.surveying import Surveying

MOST_RECENT = 8
_LONGEST, _MORE, _MOST_LISTED = 100, 4, 12_800
_SETTLED_MS = 200
_TABLES = frozenset({"colour_name", "saved_filter", "saved_search"})


@dataclass(frozen=True, slots=True)
class _Found:
    """What was found for a line, of at most so many rows."""

    line: str
    most: int
    query: Query
    listed: Listed
    unmarked: str


_NOTHING = _Found("", MOST, Query(), listed(Results()), "")


class Searching(QObject):
    """Opens the page of the search, keeps it true to its line, and opens what is found.

    `pointed` says in words at which hit one is, `found` that other hits are listed, `left` that the
    text has its place again.
    """

    pointed = Signal(str)
    found = Signal()
    left = Signal()

    def __init__(
        self,
        session: Session,
        page: SearchPage,
        sidebar: Sidebar,
        shelving: Shelving,
        reading: Reading,
        reader: ReaderView,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session, self._page, self._window = session, page, window
        self._sidebar = sidebar
        self._surveying = Surveying(session, page, sidebar, self)
        self._gathering = Gathering(session, page, window)
        self._shelving, self._reading, self._reader = shelving, reading, reader
        self._jobs = Jobs(self)
        self._jobs.failed.connect(session.troubled)
        self._job: Job | None = None
        self._line, self._most, self._shown = "", MOST, _NOTHING
        self._stale = False
        self._later = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self._later.timeout.connect(self._look)
        page.hits.chosen.connect(self._point)
        page.hits.more_wanted.connect(self._find_more)
        page.asked.connect(self._typed)
        page.opened.connect(self.read)
        page.left.connect(self.leave)
        page.save_asked.connect(self._save)
        page.forget_asked.connect(self._forget)
        session.changed.connect(self._follow)
        shelving.changed.connect(self._refresh_stale)
        shelving.changed.connect(self._share_sidebar)

    def acts(self) -> dict[str, Callable[[], object]]:
        """What the actions do that search."""
        gathering = self._gathering
        return {
            "search": self.open,
            "save-search": self._save,
            "tag-hits": gathering.tag,
            "export-hits": gathering.export,
        }

    @property
    def busy(self) -> bool:
        """Whether a search is being made, or what there is to say of its hits."""
        return self._job is not None or self._surveying.busy

    @property
    def has_hits(self) -> bool:
        """Whether hits are listed and in sight."""
        return self._shelving.shelf is Shelf.SEARCH and bool(self._shown.listed.results.hits)

    def open(self) -> None:
        """Show the page, with the words that are selected in the text."""
        if self._shelving.shelf is Shelf.SEARCH:
            self._page.enter()
            return
        words = " ".join(self._reader.selected_text().split())
        self._offer_searches()
        self._shelving.point_at(Shelf.SEARCH)
        if words and len(words) <= _LONGEST:
            self._page.search_for(f'"{words}"' if " " in words else words)
        self._page.enter()
        self._point(self._page.hits.current)

    def leave(self) -> None:
        """Go back to the text."""
        self._remember()
        self._shelving.point_at(Shelf.ALL)
        self.left.emit()

    def read(self, hit: Hit) -> None:
        """Open the article of a hit at its row, the words found lit."""
        self._remember()
        self._shelving.open(hit.article)
        place = hit.cell
        if place is not None:
            words = "" if hit.said else _words_to_find(self._shown.query, place)
            self._go_to(place.version, place.first_segment, words)
        self.left.emit()

    def stop(self) -> None:
        """Search no more: the library is about to be closed."""
        self._later.stop()
        self._jobs.stop()
        self._surveying.stop()

    def _point(self, hit: Hit | None) -> None:
        if self._shelving.shelf is Shelf.SEARCH:
            row = f"Row {hit.number} of {hit.title}" if hit and hit.number else ""
            self.pointed.emit(row or (hit.title if hit else ""))

    def _go_to(self, version: VersionId, segment: int, words: str) -> None:
        segments = self._session.store.segments(version)
        if segment < len(segments):
            self._reading.go_to(version, segments[segment].start)
        if words:
            self._reader.finder.show(words)

    def _typed(self, line: str) -> None:
        self._line, self._most = line, MOST
        self._surveying.drop()
        self._share_sidebar()
        self._look()

    def _share_sidebar(self) -> None:
        """Have the sidebar show what narrows the search, while there is a search."""
        searching = self._shelving.shelf is Shelf.SEARCH and bool(self._line.strip())
        self._sidebar.show_facets(shown=searching)

    def _find_more(self) -> None:
        """Look for more of the same, unless that is being done or enough is listed."""
        if self._most == self._shown.most < _MOST_LISTED:
            self._most *= _MORE
            self._look()

    def _look(self) -> None:
        """Search for the line as it is now, once the search that is being made has ended."""
        if self._job is not None:
            self._stale = True
            self._job.cancel()
            return
        if not self._line.strip():
            self._show(replace(_NOTHING, line=self._line))
            return
        job = self._jobs.start(partial(_search, self._session.store.path, self._line, self._most))
        self._job = job
        job.done.connect(self._show)
        job.refused.connect(self._session.troubled)
        job.ended.connect(self._ended)

    def _ended(self) -> None:
        self._job = None
        if self._stale:
            self._stale = False
            self._look()

    def _show(self, found: _Found) -> None:
        if found.line != self._line:
            return
        stay = found.line == self._shown.line
        only_more = stay and found.most > self._shown.most
        self._shown = found
        self._page.show_results(found.query, found.listed, unmarked=found.unmarked, stay=stay)
        if not only_more:
            self._surveying.survey(found.query, found.listed.results)
        self.found.emit()

    def _follow(self, change: Change) -> None:
        """Search again after an edit, when no other follows at once."""
        if change.touches("saved_search"):
            self._offer_searches()
        if change.rows is not None and change.rows.keys() <= _TABLES:
            return
        self._stale = True
        self._refresh_stale()

    def _refresh_stale(self) -> None:
        if self._stale and self._shelving.shelf is Shelf.SEARCH:
            self._stale = False
            self._later.start()

    def _remember(self) -> None:
        line = " ".join(self._line.split())
        if line and self._shown.listed.results.hits:
            recent = [one for one in self._session.settings.searches if one != line]
            self._session.remember(searches=(line, *recent)[:MOST_RECENT])
        self._offer_searches()

    def _offer_searches(self) -> None:
        saved = self._session.store.saved_searches()
        self._page.show_searches(saved, self._session.settings.searches)

    def _save(self) -> None:
        line = self._line
        question = Question(
            self._window,
            self._session.look,
            title="Save this search",
            words="Name",
            before=" ".join(line.split()),
            button="Save",
        )
        question.answered.connect(lambda called: self._keep(called, line))
        question.open()

    def _keep(self, called: str, line: str) -> None:
        from core.reading import searches

        self._try(lambda: searches.save(self._session.store, called, line))

    def _forget(self, called: str) -> None:
        from core.reading import searches

        self._try(lambda: searches.forget(self._session.store, called))

    def _try(self, act: Callable[[], None]) -> None:
        try:
            act()
        except KnownError as error:
            self._session.troubled.emit(error)


def _words_to_find(query: Query, cell: HitCell) -> str:
    """What is lit in the text: the one word or phrase as it was typed, else what was found."""
    if len(query.words) == 1:
        return query.words[0].text
    start, end = (cell.best_run if query.words else None) or (0, 0)
    return cell.text[start:end]


def _search(path: Path, line: str, most: int, progress: Progress) -> _Found:
    """Search a library for a line that may not be typed to its end."""
    query = parsed(line, typing=True)
    with Store.open(path, create=False) as store:
        results = search(store, query, most=most, progress=progress)
    found = listed(once_a_row(results))
    return _Found(line, most, query, found, marks_found(query, results))
