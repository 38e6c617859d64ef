"""What each action of the table does: its id, and the function of a controller."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from core.model import ArticleId, Colour
from gui.commands import Act
from gui.panels.sidebar import Shelf

if TYPE_CHECKING:
    from gui.window import MainWindow


def acts_of(window: "MainWindow") -> dict[str, Act]:
    """The acts of a window by the ids of their actions."""
    return {
        **_library(window),
        **_annotating(window),
        **_moving(window),
        **_showing(window),
        **window.columns.acts(),
        **window.viewing.acts(),
        **window.printing.acts(),
        **window.going.acts(),
        **window.hiding.acts(),
        **window.mending.acts(),
        **window.wording.acts(),
        **window.terms.acts(),
        **window.keeping.acts(),
        **window.exporting.saving.acts(),
        **window.differing.acts(),
        **window.checking.acts(),
        **window.searching.acts(),
        "replace": window.replacing.replace,
        "keys": window.helping.show_keys,
        "about": window.helping.show_about,
        "quit": window.frame.close,
    }


def _library(window: "MainWindow") -> dict[str, Act]:
    importing, arranging = window.importing, window.arranging
    return {
        "import": importing.choose_files,
        "paste": importing.paste,
        "sample": importing.add_sample,
        "suggestions": partial(window.shelving.point_at, Shelf.SUGGESTIONS),
        "add-version": _on_article(window, importing.add_version),
        "export": window.exporting.open,
        "undo": window.undo,
        "redo": window.redo,
        "rename": _on_article(window, arranging.rename),
        "remove": _on_article(window, arranging.remove),
    }


def _annotating(window: "MainWindow") -> dict[str, Act]:
    annotating = window.annotating
    return {
        "copy": annotating.copy,
        "delete": annotating.delete,
        "highlight": annotating.mark_again,
        "underline": annotating.underline,
        "note": annotating.write,
        "tag": partial(annotating.write, tags=True),
        "article-note": annotating.write_on_article,
        "fit": annotating.fit,
        "row-mark": annotating.mark_row,
        "plain-note": annotating.note_alone,
        "merge": annotating.merge,
        "split": annotating.split,
        "take": annotating.proposing.take,
        "all-notes": window.listing.toggle_scope,
        "copy-note": annotating.copy_note,
        **{f"colour-{colour}": partial(annotating.mark, colour) for colour in Colour},
    }


def _moving(window: "MainWindow") -> dict[str, Act]:
    focusing = window.focusing
    return {
        "back": window.reading.back,
        "forward": window.reading.forward,
        "next-row": partial(window.reader.step_row, 1),
        "previous-row": partial(window.reader.step_row, -1),
        "next-note": partial(window.annotating.step, 1),
        "previous-note": partial(window.annotating.step, -1),
        "next-part": partial(focusing.step, 1),
        "previous-part": partial(focusing.step, -1),
        **{f"column-{n}": partial(focusing.to_column, n - 1) for n in range(1, 10)},
    }


def _showing(window: "MainWindow") -> dict[str, Act]:
    return {
        "type": lambda: window.viewing.open_type(window.toolbar.buttons["type"]),
        "sidebar": window.room.switch_sidebar,
        "panel": window.room.switch_notes,
        "dark": window.viewing.switch_dark,
    }


def _on_article(window: "MainWindow", act: Callable[[ArticleId], object]) -> Act:
    def run() -> None:
        if window.reading.article is not None:
            act(window.reading.article)

    return run
