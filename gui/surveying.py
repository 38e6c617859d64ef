"""What there is to say of all hits of a search, worked out once they are shown.

Two things take longer than finding the first hits: what the search can be narrowed to, and how its
words are rendered. Both are made in a thread beside that of the search, so that a line that is
being typed never waits for them; what is worked out for an older line is dropped.
"""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from core.progress import Progress
from core.reading.beside import Ways
from core.reading.facets import Facet, facets
from core.reading.hits import Results
from core.reading.query import Query
from core.store.store import Store
from gui.jobs import Job, Jobs
from gui.panels.facets import facet_lines
from gui.panels.search_page import SearchPage
from gui.panels.sidebar import Sidebar
from gui.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable


class Surveying(QObject):
    """Fills the sidebar with what narrows the search, and the page with renderings."""

    def __init__(
        self, session: Session, page: SearchPage, sidebar: Sidebar, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session, self._page, self._sidebar = session, page, sidebar
        self._jobs = Jobs(self)
        self._jobs.failed.connect(session.troubled)
        self._running: list[Job] = []
        sidebar.facets.toggled.connect(page.toggle)

    @property
    def busy(self) -> bool:
        """Whether anything is being worked out."""
        return bool(self._running)

    def survey(self, query: Query, results: Results) -> None:
        """Work it out for these hits, and no longer for those before."""
        self.drop()
        if query.is_empty:
            self._show_facets(())
            return
        path = self._session.store.path
        self._start(partial(_facets, path, query), self._show_facets)
        if query.words and results.hits:
            self._start(partial(_ways, path, results), self._page.show_ways)

    def drop(self) -> None:
        """Show nothing that is still being worked out."""
        for job in self._running:
            job.cancel()
        self._running.clear()

    def stop(self) -> None:
        """Work nothing out any more: the library is about to be closed."""
        self._jobs.stop()

    def _start(self, work: "Callable[[Progress], object]", show: "Callable[..., None]") -> None:
        job = self._jobs.start(work)
        self._running.append(job)
        job.done.connect(lambda found: show(found) if job in self._running else None)
        job.refused.connect(self._session.troubled)
        job.ended.connect(lambda: self._end(job))

    def _end(self, job: Job) -> None:
        if job in self._running:
            self._running.remove(job)

    def _show_facets(self, found: tuple[Facet, ...]) -> None:
        lines = facet_lines(found, self._session.colour_names)
        self._sidebar.fill_facets(lines)


def _facets(path: Path, query: Query, progress: Progress) -> tuple[Facet, ...]:
    with Store.open(path, create=False) as store:
        return facets(store, query, progress=progress)


def _ways(path: Path, results: Results, progress: Progress) -> Ways:
    from core.library.rendering import ways_of

    with Store.open(path, create=False) as store:
        return ways_of(store, results, progress=progress)
