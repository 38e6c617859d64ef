"""How the surface is dressed: theme, type, the columns' shapes, how marks are told apart.

Whatever is chosen, the focused row stays where it is on the screen.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from gui.reader.grid import ColumnShape, RuleDrag, TypeChoice, reshaped
from gui.reader.overview import Kind
from gui.reader.paint import Marking
from gui.reader.surface import Surface
from gui.theme import Theme

SMALLEST_ZOOM, LARGEST_ZOOM = 50, 300


class DressedSurface(Surface):
    """A surface whose looks can be chosen."""

    def set_theme(self, theme: Theme) -> None:
        """Show everything in other colours; nothing moves."""
        super().set_theme(theme)
        self._restyle()

    @property
    def choice(self) -> TypeChoice:
        """The type that is wanted for reading text."""
        return self._choice

    def choose_type(self, choice: TypeChoice) -> None:
        """Show the text in other type; the focused row stays where it is."""
        zoom = max(SMALLEST_ZOOM, min(choice.zoom, LARGEST_ZOOM))
        self._choice = replace(choice, zoom=zoom)
        self._restyle()

    @property
    def zoom(self) -> int:
        """The size of reading text in percent."""
        return self._choice.zoom

    def set_zoom(self, percent: int) -> None:
        """Show the text larger or smaller; the focused row stays where it is."""
        self.choose_type(replace(self._choice, zoom=percent))

    @property
    def marking(self) -> Marking:
        """How marks are told apart."""
        return self._marking

    def mark_by(self, marking: Marking) -> None:
        """Tell marks apart in another way."""
        self._marking = marking
        self._show_all()

    @property
    def hidden_kinds(self) -> frozenset[Kind]:
        """The kinds of signs that are left out."""
        return self._hidden_kinds

    def hide_kinds(self, kinds: Iterable[Kind]) -> None:
        """Leave these kinds of signs out, in the strip and beside the rows."""
        self._hidden_kinds = frozenset(kinds)
        self.strip.hide_kinds(self._hidden_kinds)
        self._show_all()

    @property
    def shapes(self) -> tuple[ColumnShape, ...]:
        """The shapes wanted for the columns shown, none where all are even."""
        return self._shapes

    def shape(self, shapes: Sequence[ColumnShape]) -> None:
        """Show the columns in other shapes; the focused row stays where it is."""
        self._shapes = tuple(shapes)
        if self._spread is not None:
            self._spread.shape(shapes, focused=self._state.focused)
            self._show_all()

    def draw_widths(self, widths: Sequence[int]) -> None:
        """Give the columns these widths in pixels, and their shares of the view from now on."""
        self.shape(reshaped(self._shapes, widths, self.viewport().width()))

    def even_widths(self) -> None:
        """Give all columns the same width again."""
        self.shape([ColumnShape(0.0, shape.size) for shape in self._shapes])

    def rule_at(self, x: int) -> RuleDrag | None:
        """The rule between two columns near a viewport x, taken there."""
        return self._spread.grid.rule_at(x + self.scrolled_aside) if self._spread else None

    def _restyle(self) -> None:
        if self._spread is not None:
            self._spread.restyle(self._theme, self._choice, focused=self._state.focused)
        self._show_all()
