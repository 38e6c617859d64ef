"""The style sheet: what Qt's own controls look like, from the tokens of the theme.

Widgets say what they are by dynamic properties, never by colours: a button is `primary` or
`quiet`, a label `muted`, `small`, `strong`. The sheet is `resources/styles/window.qss`, the
colours in it by their names in the theme. What no sheet can draw is painted by its own widget.
"""

from importlib.resources import files
from string import Template

from gui.theme import Theme


def sheet(theme: Theme) -> str:
    """The style sheet of a window in this theme."""
    source = files("resources").joinpath("styles", "window.qss").read_text(encoding="utf-8")
    return Template(source).substitute(theme.tokens())
