"""Renderings in the window: the table of a phrase, its words lit, Alt to light counterparts."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from core.annotations import annotations
from core.errors import KnownError
from core.library import glossary
from core.library.glossary import fresh
from core.model import Colour, Passage, VersionId
from gui.associating import Associating
from gui.panels.table import TableAct, TablePanel, TableText
from gui.reader.finding import Finds
from gui.reader.pointing import Pointing
from gui.reader.view import ReaderView
from gui.reader.whereabouts import find_of, lit
from gui.reading import Reading
from gui.session import Session

if TYPE_CHECKING:
    from core.reading.associations import Associations
    from core.reading.renderings import Rendering, Renderings, Use

LONGEST = 120
_COLUMNS = ("Language", "Rendering", "Count", "Rows")
_ACTS = (TableAct("note", "Make a note", "N"), TableAct("term", "Keep as a term", "K"))
_NOTHING = "These words were not found in the rows of the other versions."
_LEFT_OUT = "(not found)"


class Wording(QObject):
    """Shows how a selected phrase is rendered, and goes to the places of a rendering."""

    def __init__(
        self,
        session: Session,
        reading: Reading,
        view: ReaderView,
        table: TablePanel,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session, self._reading, self._view, self._table = session, reading, view, table
        self._associating = Associating(session, reading, self)
        self._shown: Renderings | None = None
        self._at: dict[int, int] = {}
        self._kept: Finds | None = None
        self._pointing = Pointing(view)
        self._pointing.pointed.connect(self._point)
        self._associating.renewed.connect(self._renew)
        table.chosen.connect(self._choose)
        table.asked.connect(self._act)
        table.closed.connect(self._close)
        reading.opened.connect(table.shut)

    def acts(self) -> dict[str, Callable[[], object]]:
        """What the actions do."""
        return {"renderings": self.open}

    def open(self) -> None:
        """Show how the selected words are rendered."""
        passage = self._view.selection_passage()
        phrase = " ".join(self._view.selected_text().split())
        if passage is None or len(phrase) > LONGEST:
            self._session.told.emit("Select a word or a phrase first.")
            return
        if len(self._reading.versions) < 2:
            self._session.told.emit("This article has one version: nothing renders it.")
            return
        self._associating.want(lambda known: self._show(known, phrase, passage.version_id))

    def _show(self, known: "Associations", phrase: str, version: VersionId) -> None:
        from core.reading.renderings import renderings

        self._table.shut()
        self._shown, self._at = renderings(known, phrase, version), {}
        self._light()
        self._table.open(self._text(self._shown), _ACTS)

    def _renew(self) -> None:
        """The article has changed: look the same phrase up again."""
        from core.reading.renderings import renderings

        shown, known = self._shown, self._associating.known
        if shown is not None and shown.version is not None and known is not None:
            self._shown, self._at = renderings(known, shown.phrase, shown.version), {}
            self._table.refill(self._text(self._shown))
            self._light()

    def _text(self, shown: "Renderings") -> TableText:
        names = {v.id: v.language for v in self._reading.versions}
        places = "1 place" if shown.uses == 1 else f"{shown.uses} places"
        language = names.get(shown.version, "") if shown.version else ""
        return TableText(
            f"Renderings of “{shown.phrase}”",
            f"{places} in {language}" if shown.uses else "",
            _COLUMNS,
            tuple(self._cells(rendering) for rendering in shown.found),
            frozenset({1, 3}),
            _NOTHING,
        )

    def _cells(self, rendering: "Rendering") -> tuple[str, ...]:
        words = rendering.text or _LEFT_OUT
        rows = ", ".join(map(str, dict.fromkeys(map(self._number, rendering.uses))))
        return rendering.language, words, str(rendering.count), rows

    def _number(self, use: "Use") -> int:
        """The number that people see beside the row of a use."""
        page = self._view.page
        row = page.index_at(use.source.version_id, use.source.start) if page else None
        return 0 if page is None or row is None else page.number_at(row)

    def _choose(self, row: int, step: int) -> None:
        """Go to the place of a rendering that comes next, or to its first."""
        if self._shown is None or not 0 <= row < len(self._shown.found):
            return
        uses = self._shown.found[row].uses
        known = self._at.get(row)
        self._at = {row: 0 if known is None else (known + step) % len(uses)}
        self._light(uses[self._at[row]])

    def _light(self, current: "Use | None" = None) -> None:
        """Light the phrase and all its renderings; with a place, go there."""
        page = self._view.page
        if page is None or self._shown is None:
            return
        uses = [use for rendering in self._shown.found for use in rendering.uses]
        at = None if current is None else current.target or current.source
        if at is not None and find_of(page, at) is None and current is not None:
            at = current.source
        finds = lit(page, _passages(uses), at)
        self._view.show_finds(finds)
        if finds.current is not None:
            self._view.go_to_find(finds.current)

    def _act(self, act: str, row: int) -> None:
        if self._shown is None or not 0 <= row < len(self._shown.found):
            return
        rendering = self._shown.found[row]
        try:
            if act == "note":
                self._note(rendering, rendering.uses[self._at.get(row, 0)])
            elif act == "term":
                self._keep(rendering)
        except KnownError as error:
            self._session.troubled.emit(error)

    def _note(self, rendering: "Rendering", use: "Use") -> None:
        """Mark the phrase and its rendering there, with a note that names both."""
        if self._shown is None:
            return
        said = f"{self._shown.phrase} = {rendering.text}" if rendering.text else self._shown.phrase
        linked = () if use.target is None else (use.target,)
        colour = Colour(self._session.settings.colour)
        made = annotations.mark_together(
            self._session.store, use.source, *linked, colour=colour, note=said
        )
        self._view.activate(made)
        self._session.told.emit("Note made.")

    def _keep(self, rendering: "Rendering") -> None:
        """Keep the phrase and its rendering as a term of the glossary."""
        if self._shown is None or not rendering.text:
            return
        languages = {v.id: v.language for v in self._reading.versions}
        pair = languages[rendering.uses[0].source.version_id], rendering.language
        kept = glossary.keep(self._session.store, fresh(pair, self._shown.phrase, rendering.text))
        self._session.told.emit(f"Kept as a term: {kept.source} = {kept.target}.")

    def _close(self) -> None:
        if self._shown is None:
            return
        self._shown = None
        self._view.show_finds(Finds())
        self._view.setFocus()

    def _point(self, at: Passage | None) -> None:
        """Light the counterparts of the word under the mouse, and put out what was lit before."""
        if at is None:
            if self._kept is not None:
                self._view.show_finds(self._kept)
            self._kept = None
            return
        if self._kept is None:
            self._kept = self._view.state.finds
        self._associating.want(lambda known: self._light_counterparts(known, at))

    def _light_counterparts(self, known: "Associations", at: Passage) -> None:
        from core.reading.renderings import counterparts

        page = self._view.page
        if page is None or self._kept is None:
            return
        columns = [column.version_id for column in known.page.columns]
        row = known.page.index_at(at.version_id, at.start)
        column = columns.index(at.version_id) if at.version_id in columns else None
        cell = None if row is None or column is None else known.page.row(row).cells[column]
        if row is None or column is None or cell is None:
            return
        found = counterparts(known, row, column, cell.shown_at(at.start))
        self._view.show_finds(lit(page, found))


def _passages(uses: "Sequence[Use]") -> list[Passage]:
    return [one for use in uses for one in (use.source, use.target) if one is not None]
