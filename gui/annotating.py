"""Marking, noting and tagging what is selected or current in the reader."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from core.annotations import annotations
from core.annotations.deeplinks import address_of, links_in
from core.errors import KnownError
from core.model import Annotation, AnnotationId, ArticleId, Colour, Passage, Style
from gui.joining import Joining
from gui.listing import Listing
from gui.panels.notes import NotesPanel
from gui.proposing import Proposing
from gui.reader.view import ReaderView
from gui.reading import Reading
from gui.session import Session


class Annotating(QObject):
    """Turns a selection into annotations and changes the current one; each act is one undo step.

    A new annotation becomes the current one. What the reader and the panel show follows from the
    library's feed, never from here.
    """

    link_followed = Signal(str)

    def __init__(
        self,
        session: Session,
        reading: Reading,
        view: ReaderView,
        panel: NotesPanel,
        listing: Listing,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._reading, self._view, self._panel = session, reading, view, panel
        self.proposing = Proposing(session, view, self)
        self._joining = Joining(session, reading, view, panel, self)
        self._current: AnnotationId | None = None
        self._then_write: tuple[AnnotationId, bool] | None = None
        self._sitting: int | None = None
        panel.view.form.save_note = self._save_note
        panel.view.form.save_tags = self._save_tags
        panel.chosen.connect(self.go_to)
        panel.menu_asked.connect(self._open_menu)
        view.annotation_activated.connect(self._activated)
        view.mark_moved.connect(self._move_mark)
        listing.updated.connect(self._catch_up)
        listing.in_a_hurry = lambda: self._then_write is not None
        panel.view.form.finished.connect(self._end_sitting)
        reading.opened.connect(self._forget)

    @property
    def current(self) -> AnnotationId | None:
        """The annotation that keys without a selection act upon."""
        page = self._reading.page
        return self._current if page and self._current in page.annotations else None

    @property
    def markable(self) -> bool:
        """Whether a colour key would do anything."""
        return self._passage() is not None or self.current is not None

    @property
    def fittable(self) -> bool:
        """Whether the current annotation could have the selected words as its own, or linked."""
        annotation = self._current_annotation()
        return self._passage() is not None and annotation is not None and bool(annotation.targets)

    def mark(self, colour: Colour) -> None:
        """Highlight the selection in a colour, or give the current annotation that colour."""
        self._session.remember(colour=colour.value)
        if self._passage() is not None:
            self._add(colour, Style.HIGHLIGHT)
        elif (current := self._current_annotation()) is not None:
            self._try(lambda: annotations.recolour(self._session.store, current.id, colour))

    def _recolour(self, annotation: AnnotationId, colour: Colour) -> None:
        self._session.remember(colour=colour.value)
        self._did(lambda: annotations.recolour(self._session.store, annotation, colour))

    def mark_again(self) -> None:
        """Highlight the selection, or recolour the current annotation, in the colour used last."""
        self.mark(self._last_colour())

    def mark_row(self) -> None:
        """Highlight all that the focused column has in the focused row."""
        page, row = self._reading.page, self._view.focused_row
        if page is None or row is None or not 0 <= row < len(page):
            return
        column = min(self._view.place.column, len(page.columns) - 1)
        cell = page.row(row).cells[column]
        if cell is not None:
            passage = Passage(page.columns[column].version_id, cell.start, cell.end)
            self._add(self._last_colour(), Style.HIGHLIGHT, passage)

    def note_alone(self) -> None:
        """Write a note on the selection without a mark."""
        added = self._add(self._last_colour(), Style.NONE)
        if added is not None:
            self._then_write = (added, False)

    def merge(self) -> None:
        """Make one of the current annotation and the first that overlaps it."""
        self._joining.merge(self._current_annotation())

    def split(self) -> None:
        """Part the mark at the caret; the part after it is the current one then."""
        added = self._joining.split(self.current)
        if added is not None:
            self._current = added

    def underline(self) -> None:
        """Underline the selection, or switch the current annotation's tint off and on."""
        if self._passage() is not None:
            self._add(self._last_colour(), Style.UNDERLINE)
        elif (current := self._current_annotation()) is not None:
            plain = current.record.style is Style.UNDERLINE
            style = Style.HIGHLIGHT if plain else Style.UNDERLINE
            self._try(lambda: annotations.restyle(self._session.store, current.id, style))

    def write(self, *, tags: bool = False) -> None:
        """Write a note, or tags, on the selection or on the current annotation."""
        if self._passage() is not None:
            added = self._add(self._last_colour(), Style.HIGHLIGHT)
            if added is not None:
                self._then_write = (added, tags)
        elif (current := self.current) is not None:
            self._panel.write(current, tags=tags)

    def write_on_article(self) -> None:
        """Write a note on the article as a whole: the one there is, or a new one."""
        page = self._reading.page
        if page is None:
            return
        for annotation in page.in_order():
            if not annotation.targets:
                self.choose(annotation.id)
                self._panel.write(annotation.id)
                return
        store, article = self._session.store, page.article_id
        added = self._try(lambda: annotations.annotate_article(store, article, ""))
        if added is not None:
            self._current, self._then_write = added, (added, False)

    def delete(self) -> None:
        """Move the current annotation to the bin, what is being written with it stored before."""
        current = self.current
        if current is not None and self._panel.flush():
            self._try(lambda: annotations.delete(self._session.store, current))

    def copy(self) -> None:
        """Copy the selected text."""
        text = self._view.selected_text()
        if text:
            QApplication.clipboard().setText(text)
            self._session.told.emit("Copied.")

    def fit(self) -> None:
        """Put the current annotation's mark in the selected version on exactly the selection."""
        passage, current = self._passage(), self.current
        if passage is None or current is None or not self.fittable:
            return
        if self._did(partial(self._put, current, passage)):
            self._view.clear_selection()

    def _move_mark(self, annotation: str, passage: Passage) -> None:
        self._did(partial(self._put, AnnotationId(annotation), passage))

    def _put(self, annotation: AnnotationId, passage: Passage) -> None:
        """Put the mark in the passage's version on exactly this passage, or link one there."""
        store = self._session.store
        targets = store.annotation(annotation).targets
        if any(target.version_id == passage.version_id for target in targets):
            annotations.resize(store, annotation, passage)
        else:
            annotations.add_link(store, annotation, passage)

    def copy_note(self) -> None:
        """Copy the current annotation as an export would write it."""
        from core.export.markdown import note_as_markdown

        annotation = self._current_annotation()
        if annotation is not None and self._panel.flush():
            fresh = self._session.store.annotation(annotation.id)
            QApplication.clipboard().setText(note_as_markdown(self._session.store, fresh))
            self._session.told.emit("Copied as Markdown.")

    def step(self, by: int) -> None:
        """Go to the next (1) or previous (-1) annotation in the order of the text."""
        page = self._reading.page
        shown = [a.id for a in page.in_order() if page.rows_of([a.id])] if page else []
        if not shown or page is None:
            return
        if self.current in shown:
            number = shown.index(self.current) + by
        else:
            number = self._number_near_focus(by, [page.rows_of([a])[0] for a in shown])
        if 0 <= number < len(shown):
            self.go_to(shown[number])

    def go_to(self, annotation: str) -> None:
        """Make an annotation current and bring its passage into the reader's view."""
        wanted = AnnotationId(annotation)
        article = self._article_of(wanted)
        if article is not None:
            self._reading.open_at(article, wanted)
            self.choose(wanted)

    def _article_of(self, annotation: AnnotationId) -> ArticleId | None:
        """The article of an annotation, which may be none of the page's; None, said, if none."""
        page = self._reading.page
        if page is not None and annotation in page.annotations:
            return page.article_id
        try:
            return self._session.store.annotation(annotation).record.article_id
        except KnownError as error:
            self._session.troubled.emit(error)
            return None

    def choose(self, annotation: AnnotationId | None) -> None:
        """Make an annotation the current one."""
        self._current = annotation
        self._view.current_annotation = annotation
        self._panel.set_current(annotation)
        self.proposing.follow(self._current_annotation())

    def _activated(self, annotation: str) -> None:
        self.choose(AnnotationId(annotation))

    def _passage(self) -> Passage | None:
        if self._reading.page is None:
            return None
        passage: Passage | None = self._view.selection_passage()
        return passage

    def _last_colour(self) -> Colour:
        name = self._session.settings.colour
        return Colour(name) if name in list(Colour) else Colour.YELLOW

    def _current_annotation(self) -> Annotation | None:
        page, current = self._reading.page, self.current
        return page.annotations.get(current) if page and current else None

    def _add(
        self, colour: Colour, style: Style, passage: Passage | None = None
    ) -> AnnotationId | None:
        passage = passage or self._passage()
        if passage is None:
            return None
        store = self._session.store
        added = self._try(lambda: annotations.highlight(store, passage, colour, style=style))
        if added is not None:
            self._current = added
            self._view.clear_selection()
            self._tell_of_overlap(added)
        return added

    def _tell_of_overlap(self, added: AnnotationId) -> None:
        """Ask, without standing in the way, whether two marks shall be one."""
        annotation = self._session.store.annotation(added)
        if self._joining.overlapping(annotation) is not None:
            self._session.told.emit("Overlaps another mark. Both are kept; Ctrl+Shift+M merges.")

    def _number_near_focus(self, by: int, rows: Sequence[int]) -> int:
        focus = self._view.focused_row or 0
        before = sum(row < focus for row in rows)
        return before if by > 0 else before - 1

    def _save_note(self, annotation: AnnotationId, text: str) -> bool:
        """Store a note as far as it is written; all savings of one sitting are one step."""
        store, onto = self._session.store, self._sitting

        def save() -> None:
            self._sitting = annotations.set_note(store, annotation, text, onto=onto)

        return self._did(save)

    def _end_sitting(self) -> None:
        self._sitting = None

    def _save_tags(self, annotation: AnnotationId, names: Sequence[str]) -> bool:
        store = self._session.store
        return self._did(lambda: annotations.set_tags(store, annotation, names))

    def _did(self, act: Callable[[], None]) -> bool:
        try:
            act()
        except KnownError as error:
            self._session.troubled.emit(error)
            return False
        return True

    def _try(self, act: Callable[[], AnnotationId | None]) -> AnnotationId | None:
        try:
            return act()
        except KnownError as error:
            self._session.troubled.emit(error)
            return None

    def _catch_up(self) -> None:
        """After the list has changed: point at the current note, write on the new one."""
        self.choose(self.current)
        if self._then_write is None or self.current != self._then_write[0]:
            return
        annotation, tags = self._then_write
        if self._panel.lists(annotation):
            self._then_write = None
            self._panel.write(annotation, tags=tags)

    def _forget(self) -> None:
        self._current, self._then_write = None, None
        self.proposing.follow(None)

    def _open_menu(self, annotation: str, place: QPoint) -> None:
        self.choose(AnnotationId(annotation))
        menu = self._menu(AnnotationId(annotation), self._panel)
        menu.popup(place)

    def _add_links(self, menu: QMenu) -> None:
        """What can be done to the words in other versions."""
        whole = self._current_annotation()
        languages = {version.id: version.language for version in self._reading.versions}
        linked = [t for t in whole.targets if t.linked] if whole else []
        if whole is not None and linked:
            drop = menu.addMenu("Drop the linked words")
            for target in linked:
                act = partial(
                    annotations.drop_link, self._session.store, whole.id, target.version_id
                )
                drop.addAction(languages.get(target.version_id, "?"), partial(self._did, act))
        if whole is not None and self._joining.overlapping(whole) is not None:
            menu.addAction("Merge with the mark that overlaps", self.merge)
        if whole is not None and whole.targets:
            menu.addAction("Split at the caret", self.split)

    def _add_ways(self, menu: QMenu) -> None:
        """The notes that the current one points at."""
        annotation = self._current_annotation()
        for link in links_in(annotation.record.note) if annotation else ():
            address = address_of(AnnotationId(link.target))
            menu.addAction(f"Go to “{link.words}”", partial(self.link_followed.emit, address))

    def _menu(self, annotation: AnnotationId, parent: QWidget) -> QMenu:
        menu = QMenu(parent)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addAction("Write a note", lambda: self._panel.write(annotation))
        menu.addAction("Add a tag", lambda: self._panel.write(annotation, tags=True))
        colours = menu.addMenu("Colour")
        for colour in Colour:
            name = self._session.colour_names[colour]
            colours.addAction(name, partial(self._recolour, annotation, colour))
        self._add_links(menu)
        self._add_ways(menu)
        menu.addAction("Copy as Markdown", self.copy_note)
        menu.addSeparator()
        menu.addAction("Delete", self.delete)
        return menu
