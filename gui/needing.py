"""What is there at the moment for actions to make sense."""

from typing import TYPE_CHECKING

from gui.actions import Needs

if TYPE_CHECKING:
    from gui.window import MainWindow


def needs_met(window: "MainWindow") -> set[Needs]:
    """The needs of actions that are met in a window now."""
    reading = window.reading.page is not None and window.page_apart() is None
    selected = reading and window.reader.selection_passage() is not None
    met = {
        Needs.NOTHING: True,
        Needs.LIBRARY: not window.shelving.empty,
        Needs.ARTICLE: reading,
        Needs.COLUMNS: reading and window.reader.page is not None and not window.reader.page.single,
        Needs.SELECTION: selected,
        Needs.MARKABLE: window.annotating.markable,
        Needs.ANNOTATION: window.annotating.current is not None,
        Needs.FITTABLE: window.annotating.fittable,
        Needs.HITS: window.searching.has_hits,
        Needs.FINDING: bool(window.checking.current),
        Needs.ALIGNING: window.mending.on,
        Needs.UNDO: window.undo_op is not None,
        Needs.REDO: window.redo_op is not None,
        Needs.BACK: window.reading.can_go_back,
        Needs.FORWARD: window.reading.can_go_forward,
    }
    return {need for need, holds in met.items() if holds}
