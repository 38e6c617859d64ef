"""Notes that point at other notes: which can be pointed at, and going where a link leads."""

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import islice

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from core.annotations.deeplinks import target_of
from core.annotations.filters import Filter, Index
from core.changes import Change
from core.errors import KnownError
from core.model import Annotation, ArticleId
from core.progress import Progress
from core.store.store import Store
from gui.annotating import Annotating
from gui.panels.note_links import Linkable
from gui.panels.notes import NotesPanel
from gui.session import Session

_MOST = 8
_MOST_LETTERS = 70
_WEB = ("http", "https")


class Linking(QObject):
    """Finds notes of the whole library for `[[`, and follows links.

    The notes are listed by a job when the first `[[` is typed, and again after a change; until
    then there are those of the list before.
    """

    def __init__(
        self,
        session: Session,
        panel: NotesPanel,
        annotating: Annotating,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._panel, self._annotating = session, panel, annotating
        self._index = Index((), {})
        self._titles: Mapping[ArticleId, str] = {}
        self._stale, self._reading = True, False
        panel.view.form.links.find = self.find
        panel.view.link_followed.connect(self.follow)
        annotating.link_followed.connect(self.follow)
        session.changed.connect(self._grow_stale)

    def find(self, typed: str) -> Sequence[Linkable]:
        """The notes with these words, but for the one that is being written."""
        if self._stale:
            self._read()
        writing = self._panel.view.form.annotation
        found = (e.id for e in self._index.matching(Filter(text=typed)) if e.id != writing)
        offered = self._session.store.these_annotations(tuple(islice(found, _MOST)))
        return [self._linkable(annotation) for annotation in offered]

    def follow(self, address: str) -> None:
        """Go to the annotation at an address; a page of the web is opened by the browser."""
        prefix = target_of(address)
        url = QUrl(address)
        if prefix is not None:
            self._open(prefix)
        elif url.scheme() in _WEB:
            QDesktopServices.openUrl(url)
        else:
            self._session.told.emit("This link leads to no note and to no page.")

    def _open(self, prefix: str) -> None:
        store = self._session.store
        try:
            annotation = store.annotation(store.find_annotation(prefix))
        except KnownError:
            self._session.told.emit("The note that this link leads to is not in this library.")
            return
        if annotation.record.trashed_at is not None:
            self._session.told.emit("The note that this link leads to is in the bin.")
            return
        if self._panel.flush():
            self._annotating.go_to(annotation.id)

    def _read(self) -> None:
        if self._reading:
            return
        self._reading, self._stale = True, False
        job = self._session.jobs.start(partial(_listed, self._session.store))
        job.done.connect(self._take)
        job.ended.connect(self._end_reading)

    def _take(self, listed: tuple[Index, Mapping[ArticleId, str]]) -> None:
        self._index, self._titles = listed
        self._panel.view.form.links.look_again()

    def _end_reading(self) -> None:
        self._reading = False

    def _grow_stale(self, change: Change) -> None:
        if change.touches("annotation", "target", "article"):
            self._stale = True

    def _linkable(self, annotation: Annotation) -> Linkable:
        own = next((t.exact for t in annotation.targets if not t.linked), "")
        title = self._titles.get(annotation.record.article_id, "")
        words = " ".join((own or annotation.record.note or title).split())
        shown = words
        if len(shown) > _MOST_LETTERS:
            shown = shown[:_MOST_LETTERS].rsplit(" ", 1)[0] + " …"
        return Linkable(annotation.id, words, f"{shown}  ·  {title}" if title != words else shown)


def _listed(store: Store, _progress: Progress) -> tuple[Index, Mapping[ArticleId, str]]:
    """The notes of the library and the titles of its articles, read by a store of its own."""
    with Store.open(store.path, create=False) as own:
        index = Index(own.entries(), own.version_languages())
        index.warm()
        return index, {s.article.id: s.article.title for s in own.summaries()}
