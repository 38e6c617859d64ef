"""What is worked out beside the window while aligning: reasons for a row, and the jobs."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from core.errors import KnownError, NotFound
from core.model import ArticleId, Lesson, RowId, Status, VersionId
from core.progress import Progress
from core.store.store import Store
from core.text import language
from gui.reader.view import ReaderView
from gui.session import Session

if TYPE_CHECKING:
    from core.library.fitting import Fit
    from core.library.judging import Judge
    from core.library.ladder import Ladder
    from core.library.preparing import Prepared

_MOST = 3


class Reasons:
    """Explains rows of the page that a view shows; reads the article when first asked."""

    def __init__(self, session: Session, view: ReaderView) -> None:
        self._session, self._view = session, view
        self._known: tuple[Ladder, Judge] | None = None
        self._fits: dict[int, Fit | None] = {}

    def forget(self) -> None:
        """The page is another."""
        self._known = None
        self._fits.clear()

    def version(self, column: int) -> VersionId:
        """The version of a column of the article, hidden ones counted."""
        judged = self._judge()
        if judged is None:
            raise LookupError(column)
        return judged[0].versions[column]

    def better(self, index: int) -> "Fit | None":
        """A sentence of a doubtful row that fits the row above or below better."""
        from core.library import fitting

        page, judged = self._view.page, self._judge()
        if page is None or judged is None or not page.row(index).is_doubtful:
            return None
        if index not in self._fits:
            ladder, judge = judged
            try:
                number = ladder.number(page.row(index).ids[0])
            except NotFound:
                return None
            self._fits[index] = fitting.better(judge, ladder.rows, number)
        return self._fits[index]

    def explain(self, index: int) -> str:
        """What speaks against and for a row, a sentence each; empty for a confirmed one."""
        page, judged = self._view.page, self._judge()
        if page is None or judged is None:
            return ""
        row, (ladder, judge) = page.row(index), judged
        if row.status is Status.CONFIRMED or len(page.columns) < 2:
            return ""
        try:
            cells = ladder.rows[ladder.number(row.ids[0])].cells
        except NotFound:  # the library has other rows by now, and the page will follow
            self.forget()
            return ""
        shown = [ladder.column(column.version_id) for column in page.columns]
        pairs = [(a, b) for n, a in enumerate(shown) for b in shown[n + 1 :]]
        found = [judge.explain(pair, cells[pair[0]], cells[pair[1]]) for pair in pairs]
        worst = min(found, key=lambda one: one.score)
        lead = ["Doubtful."] if row.is_doubtful else []
        said = [*lead, *(reason.words for reason in worst.reasons[:_MOST])]
        fit = self.better(index)
        if fit is not None:
            side = language.name(judge.language(fit.column))
            said.insert(2, f"Its {side} sentence fits row {page.number_at(index + fit.by)} better.")
        return " ".join(said)

    def _judge(self) -> "tuple[Ladder, Judge] | None":
        from core.library import judging, ladder

        page = self._view.page
        if self._known is None and page is not None:
            try:
                read = ladder.read(self._session.store, page.article_id)
            except KnownError:
                return None
            self._known = read, judging.Judge(self._session.store, read, read.rows)
        return self._known


def prepared(path: Path, article: ArticleId, progress: Progress) -> "Prepared":
    """An article prepared for realigning, with a store of its own."""
    from core.library import ladder, preparing

    with Store.open(path) as store:
        return preparing.prepare(store, ladder.read(store, article), progress=progress)


def realigned(
    path: Path, article: ArticleId, row: RowId, ready: "Prepared | None", progress: Progress
) -> None:
    """Realign around a row, with a store of its own."""
    from core.library import mending

    with Store.open(path) as store:
        mending.realign(store, article, row, prepared=ready, progress=progress)


def pinpointed(
    path: Path,
    article: ArticleId,
    chosen: Mapping[VersionId, int],
    ready: "Prepared | None",
    progress: Progress,
) -> None:
    """Make these sentences a confirmed row, with a store of its own."""
    from core.library import mending

    with Store.open(path) as store:
        mending.pinpoint(store, article, chosen, prepared=ready, progress=progress)


def taught(path: Path, article: ArticleId, _progress: Progress) -> "list[Lesson]":
    """What the rows of an article teach now, with a store of its own."""
    from core.library import teaching

    with Store.open(path) as store:
        return teaching.lessons(store, article)
