"""Searching the library while a line is typed: one search at a time, the newest line wins.

A search is made in a thread of its own with a store of its own, so that the window never waits.
While one is being made only the newest of the lines typed since is remembered; the search that is
no longer wanted is asked to stop, and what it still finds is not shown.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from core.changes import Change
from core.errors import KnownError
from core.model import VersionId
from core.progress import Progress
from core.reading.concordance import marks_found, once_a_row
from core.reading.query import Query, parsed
from core.reading.search import Hit, HitCell, Results, search
from core.store.store import Store
from core.text.language import name
from gui.dialogs.ask import Question
from gui.jobs import Job, Jobs
from gui.panels.search_page import Choices, SearchPage
from gui.panels.sidebar import Shelf
from gui.reader.view import ReaderView
from gui.reading import Reading
from gui.session import Session
from gui.shelving import Shelving

MOST_RECENT = 8
_LONGEST = 100
_SETTLED_MS = 200
_TABLES = frozenset({"colour_name", "saved_filter", "saved_search"})


@dataclass(frozen=True, slots=True)
class _Found:
    """What was found for a line."""

    line: str
    query: Query
    results: Results
    unmarked: str


class Searching(QObject):
    """Opens the page of the search, keeps it true to its line, and opens what is found.

    `pointed` says in words at which hit one is, `left` that the text has its place again.
    """

    pointed = Signal(str)
    left = Signal()

    def __init__(
        self,
        session: Session,
        page: SearchPage,
        shelving: Shelving,
        reading: Reading,
        reader: ReaderView,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session, self._page, self._window = session, page, window
        self._shelving, self._reading, self._reader = shelving, reading, reader
        self._jobs = Jobs(self)
        self._jobs.failed.connect(session.troubled)
        self._job: Job | None = None
        self._line, self._shown = "", _Found("", Query(), Results(), "")
        self._stale = False
        self._later = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self._later.timeout.connect(self._look)
        page.hits.chosen.connect(self._point)
        page.offer = self._choices
        page.asked.connect(self._typed)
        page.opened.connect(self.read)
        page.left.connect(self.leave)
        page.save_asked.connect(self._save)
        page.forget_asked.connect(self._forget)
        session.changed.connect(self._follow)
        shelving.changed.connect(self._refresh_stale)

    @property
    def busy(self) -> bool:
        """Whether a search is being made."""
        return self._job is not None

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

    def _point(self, hit: Hit | None) -> None:
        if self._shelving.shelf is Shelf.SEARCH:
            row = f"Row {hit.number} of {hit.title}" if hit and hit.number else ""
            self.pointed.emit(row or (hit.title if hit else ""))

    def _go_to(self, version: VersionId, segment: int, words: str) -> None:
        self._reading.show_version(version, shown=True)
        segments = self._session.store.segments(version)
        if segment < len(segments):
            self._reading.go_to(version, segments[segment].start)
        if words:
            self._reader.finder.show(words)

    def _typed(self, line: str) -> None:
        self._line = line
        self._look()

    def _look(self) -> None:
        """Search for the line as it is now, once the search that is being made has ended."""
        if self._job is not None:
            self._job.cancel()
            return
        if not self._line.strip():
            self._show(_Found(self._line, Query(), Results(), ""))
            return
        job = self._jobs.start(partial(_search, self._session.store.path, self._line))
        self._job = job
        job.done.connect(self._show)
        job.refused.connect(self._session.troubled)
        job.ended.connect(partial(self._ended, self._line))

    def _ended(self, line: str) -> None:
        self._job = None
        if self._line != line or self._stale:
            self._stale = False
            self._look()

    def _show(self, found: _Found) -> None:
        if found.line == self._line:
            self._shown = found
            self._page.show_results(found.query, found.results, unmarked=found.unmarked)

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
        if line and self._shown.results.hits:
            recent = [one for one in self._session.settings.searches if one != line]
            self._session.remember(searches=(line, *recent)[:MOST_RECENT])
        self._offer_searches()

    def _offer_searches(self) -> None:
        saved = self._session.store.saved_searches()
        self._page.show_searches(saved, self._session.settings.searches)

    def _save(self, line: str) -> None:
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

    def _choices(self, field: str) -> Choices:
        store = self._session.store
        if field == "lang":
            codes = sorted(set(store.version_languages().values()))
            return [(code, name(code, code)) for code in codes]
        if field == "tag":
            return [(one.tag.name, one.tag.name) for one in store.tag_counts()]
        if field == "colour":
            return [(colour.value, called) for colour, called in self._session.colour_names.items()]
        return [(title, title) for title in sorted(store.titles().values(), key=str.casefold)]


def _words_to_find(query: Query, cell: HitCell) -> str:
    """What is lit in the text: the one word or phrase as it was typed, else what was found."""
    if len(query.words) == 1:
        return query.words[0].text
    start, end = (cell.best_run if query.words else None) or (0, 0)
    return cell.text[start:end]


def _search(path: Path, line: str, progress: Progress) -> _Found:
    """Search a library for a line that may not be typed to its end."""
    query = parsed(line, typing=True)
    with Store.open(path, create=False) as store:
        results = search(store, query, progress=progress)
    return _Found(line, query, once_a_row(results), marks_found(query, results))
