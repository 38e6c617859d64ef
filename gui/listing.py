"""What the notes panel lists, and what is done to several notes or to a filter at once."""

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QObject, QPoint, QTimer, Signal
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from core.annotations import annotations, colours, filters, several
from core.annotations.filters import entry_of
from core.changes import Change
from core.errors import KnownError
from core.model import Annotation, AnnotationId, ArticleId, Colour
from core.reading.page import Page
from core.store.marks import Entry
from gui.dialogs.ask import Question
from gui.panels.card_facts import Surroundings
from gui.panels.notes import Notes, NotesPanel, Scope
from gui.reading import Reading
from gui.session import Session

_OWN_TABLES = frozenset({"annotation", "target", "annotation_tag"})


class Listing(QObject):
    """Keeps the notes panel true to the library; `updated` after it shows what there is now.

    The notes of an article come with its page; after a change of them the text is painted first,
    unless somebody is `in_a_hurry` to write. Those of the library are read once, and after an
    edit only what it touched is read again.
    """

    updated = Signal()

    def __init__(
        self, session: Session, reading: Reading, panel: NotesPanel, window: QWidget
    ) -> None:
        super().__init__(window)
        self._session, self._reading, self._panel = session, reading, panel
        self._window = window
        self._entries: dict[AnnotationId, tuple[Annotation, Entry]] = {}
        self._library: list[Entry] = []
        self.in_a_hurry: Callable[[], bool] = lambda: False
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._show)
        reading.page_changed.connect(self._page_changed)
        session.changed.connect(self._changed)
        panel.scope_chosen.connect(self.choose_scope)
        panel.filters.save_asked.connect(self._save_filter)
        panel.filters.forget_asked.connect(self._forget_filter)
        panel.filters.name_asked.connect(self._open_colour)
        panel.picked.tag_asked.connect(self._tag_picked)
        panel.picked.colour_asked.connect(self._colour_picked)
        panel.picked.export_asked.connect(self._copy_picked)
        panel.picked.delete_asked.connect(self._delete_picked)

    def stop(self) -> None:
        """Show nothing any more: the library is about to be closed."""
        self._later.stop()

    def choose_scope(self, scope: Scope) -> None:
        """List the notes of the article, or of the library."""
        self._panel.scope = scope
        if scope is Scope.LIBRARY:
            self._library = self._session.store.entries()
        else:
            self._library = []
        self._show()

    def toggle_scope(self) -> None:
        """List the other notes: the library's, or the article's."""
        here = self._panel.scope is Scope.ARTICLE
        self.choose_scope(Scope.LIBRARY if here else Scope.ARTICLE)

    def name_colour(self, colour: Colour) -> None:
        """Ask for another name of a colour and give it."""
        question = Question(
            self._window,
            self._session.look,
            title="Name this colour",
            words=f"What {colour} stands for",
            before=self._session.colour_names[colour],
            button="Rename",
        )
        question.answered.connect(partial(self._rename_colour, colour))
        question.open()

    def _page_changed(self) -> None:
        page = self._reading.page
        if self._panel.scope is Scope.ARTICLE:
            if page is None or self._panel.of != page.article_id or self.in_a_hurry():
                self._show()
            else:
                self._later.start()
        else:
            self.updated.emit()

    def _changed(self, change: Change) -> None:
        if self._panel.scope is Scope.LIBRARY:
            self._follow(change)
            self._show()
        elif change.touches("colour_name", "saved_filter"):
            self._show()

    def _follow(self, change: Change) -> None:
        """Read again what an edit touched; all of it where that is not known."""
        store = self._session.store
        if change.rows is None or change.rows.keys() - _OWN_TABLES - {"tag"}:
            self._library = store.entries()
            return
        if "tag" in change.rows and "annotation_tag" not in change.rows:
            self._library = store.entries()
            return
        touched = {key[0] for table in _OWN_TABLES for key in change.rows.get(table, ())}
        fresh = store.entries([AnnotationId(str(one)) for one in touched])
        kept = [entry for entry in self._library if entry.id not in touched]
        ranks: dict[ArticleId, int] = {}
        for summary in store.summaries():
            ranks[summary.article.id] = len(ranks)
        self._library = sorted(
            [*kept, *fresh], key=lambda e: (ranks.get(e.article_id, len(ranks)), *e.key)
        )

    def _show(self) -> None:
        self._later.stop()
        page = self._reading.page
        if self._panel.scope is Scope.LIBRARY:
            self._panel.show_notes(self._notes_of_library())
        else:
            self._panel.show_notes(self._notes_of(page) if page else None)
        self.updated.emit()

    def _notes_of(self, page: Page) -> Notes:
        store = self._session.store
        return Notes(
            of=page.article_id,
            entries=[self._entry(annotation) for annotation in page.in_order()],
            around=Surroundings(
                names=self._session.colour_names,
                languages={v.id: v.language for v in self._reading.versions},
                titles={},
                page=page,
            ),
            read=page.annotations.__getitem__,
            tags=store.tag_counts(),
            saved=store.saved_filters(),
        )

    def _notes_of_library(self) -> Notes:
        store = self._session.store
        return Notes(
            of=None,
            entries=self._library,
            around=Surroundings(
                names=self._session.colour_names,
                languages=store.version_languages(),
                titles={s.article.id: s.article.title for s in store.summaries()},
            ),
            read=store.annotation,
            tags=store.tag_counts(),
            saved=store.saved_filters(),
        )

    def _entry(self, annotation: Annotation) -> Entry:
        known = self._entries.get(annotation.id)
        if known is None or known[0] is not annotation:
            known = self._entries[annotation.id] = (annotation, entry_of(annotation))
        return known[1]

    def _open_colour(self, colour: Colour, place: QPoint) -> None:
        menu = QMenu(self._panel)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addAction("Name this colour…", partial(self.name_colour, colour))
        if colour in self._session.store.colour_names():
            words = f"Call it {colour} again"
            menu.addAction(words, partial(self._rename_colour, colour, ""))
        menu.popup(place)

    def _rename_colour(self, colour: Colour, name: str) -> None:
        self._try(lambda: colours.rename(self._session.store, colour, name))

    def _save_filter(self) -> None:
        wanted = self._panel.filters.filter
        question = Question(
            self._window,
            self._session.look,
            title="Save this filter",
            words="Name",
            before=self._panel.filters.sentence(wanted),
            button="Save",
        )
        question.answered.connect(
            lambda name: self._try(lambda: filters.save(self._session.store, name, wanted))
        )
        question.open()

    def _forget_filter(self, name: str) -> None:
        self._try(lambda: filters.forget(self._session.store, name))

    def _tag_picked(self) -> None:
        picked = self._panel.view.picking.picked
        question = Question(
            self._window,
            self._session.look,
            title=f"Tag {_count(picked)}",
            words="Tags, divided by commas",
            before="",
            button="Tag",
        )
        question.answered.connect(
            lambda names: self._try(
                lambda: several.add_tags(self._session.store, picked, names.split(","))
            )
        )
        question.open()

    def _colour_picked(self, place: QPoint) -> None:
        picked, store = self._panel.view.picking.picked, self._session.store
        menu = QMenu(self._panel)
        menu.aboutToHide.connect(menu.deleteLater)
        for colour, name in self._session.colour_names.items():
            act = partial(several.recolour, store, picked, colour)
            menu.addAction(name, partial(self._try, act))
        menu.popup(place)

    def _copy_picked(self) -> None:
        from core.export.markdown import note_as_markdown

        store = self._session.store
        wanted = set(self._panel.view.picking.picked)
        ordered = [one for one in self._panel.shown if one in wanted]
        parts = [note_as_markdown(store, store.annotation(one)) for one in ordered]
        QApplication.clipboard().setText("\n\n".join(parts) + "\n")
        self._session.told.emit(f"Copied {_count(ordered)} as Markdown.")

    def _delete_picked(self) -> None:
        picked = self._panel.view.picking.picked
        if self._panel.flush():
            self._try(lambda: annotations.delete(self._session.store, *picked))

    def _try(self, act: Callable[[], object]) -> None:
        try:
            act()
        except KnownError as error:
            self._session.troubled.emit(error)


def _count(notes: Iterable[object]) -> str:
    count = len(list(notes))
    return "1 note" if count == 1 else f"{count} notes"
