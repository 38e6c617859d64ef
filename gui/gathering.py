"""What is done to all hits of a search at once: given a tag, written to a file."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from core.model import Colour
from core.progress import Progress
from core.reading.hits import HitPlace
from core.reading.query import parsed
from core.store.store import Store
from gui.dialogs.ask import Question
from gui.jobs import Work
from gui.panels.search_page import SearchPage
from gui.session import Session

_KINDS = "Markdown (*.md);;Table (*.csv);;Translation memory (*.tmx)"


class Gathering(QObject):
    """Tags and exports what the page of the search lists, in jobs."""

    def __init__(self, session: Session, page: SearchPage, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._page, self._window = session, page, window
        page.tag_asked.connect(self.tag)
        page.export_asked.connect(self.export)

    def tag(self) -> None:
        """Ask for a tag and give it to every hit."""
        question = Question(
            self._window,
            self._session.look,
            title="Tag all hits",
            words="Tag. The words found are marked in the last colour; notes keep their marks.",
            before="",
            button="Tag all",
        )
        question.answered.connect(self._tag)
        question.open()

    def export(self) -> None:
        """Ask for a file and write every hit into it."""
        from core.export.files import slug

        folder = Path(self._session.settings.export_folder or self._session.documents)
        proposed = folder / f"{slug(self._page.field.text())}.md"
        name, kind = QFileDialog.getSaveFileName(self._window, "Export hits", str(proposed), _KINDS)
        if name:
            ending = kind.rpartition("*")[2].rstrip(")")
            path = Path(name)
            self._export(path if path.suffix else path.with_suffix(ending))

    def _tag(self, name: str) -> None:
        colour = Colour(self._session.settings.colour)
        self._run("Tagging hits", partial(_tagged, *self._asked(), name, colour))

    def _export(self, path: Path) -> None:
        self._run("Writing hits", partial(_written, *self._asked(), path))

    def _asked(self) -> tuple[Path, str, frozenset[HitPlace] | None]:
        """The library, the line, and the hits that are listed if others are left out."""
        way = self._page.way
        return self._session.store.path, self._page.field.text(), way.hits if way else None

    def _run(self, title: str, work: Work) -> None:
        from gui.dialogs.progress import JobSheet

        job = self._session.jobs.start(work)
        JobSheet(self._window, self._session.look, title, job)
        job.refused.connect(self._session.troubled)
        job.done.connect(self._session.told.emit)
        job.done.connect(lambda _said: self._session.poll())


def _tagged(
    library: Path,
    line: str,
    only: frozenset[HitPlace] | None,
    name: str,
    colour: Colour,
    progress: Progress,
) -> str:
    """Tag all hits; what was done, in a sentence."""
    from core.library import gathering

    with Store.open(library, create=False) as store:
        query = parsed(line, typing=True)
        found = gathering.all_hits(store, query, only=only, progress=progress)
        done = gathering.tag_all(store, found.hits, [name], colour=colour)
    marked = "1 new mark" if done.marked == 1 else f"{done.marked} new marks"
    notes = "1 note" if done.tagged == 1 else f"{done.tagged} notes"
    return f"Tagged: {marked}, {notes} that were there."


def _written(
    library: Path, line: str, only: frozenset[HitPlace] | None, path: Path, progress: Progress
) -> str:
    """Write all hits into a file; what was done, in a sentence."""
    from core.export import hits
    from core.export.files import write_whole
    from core.library import gathering

    with Store.open(library, create=False) as store:
        query = parsed(line, typing=True)
        found = gathering.all_hits(store, query, only=only, progress=progress)
    write_whole(path, hits.document(found, line, path.suffix.lower()))
    count = len(found.hits)
    return f"Wrote {path.name}, {count} hit{'s' if count != 1 else ''}."
