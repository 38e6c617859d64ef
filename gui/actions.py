"""The one table of what can be done in the window.

Each action has an id, its words, its keys, its icon, its menu and what it needs to make sense.
The window builds menus, toolbar and the page of keys from this table and connects each id to the
function of a controller; nothing else knows a shortcut.
"""

from dataclasses import dataclass
from enum import Enum, auto
from itertools import groupby

from core.model import Colour


class Needs(Enum):
    """What has to be there for an action to make sense."""

    NOTHING = auto()
    LIBRARY = auto()
    ARTICLE = auto()
    COLUMNS = auto()
    SELECTION = auto()
    MARKABLE = auto()
    ANNOTATION = auto()
    FITTABLE = auto()
    FINDING = auto()
    HITS = auto()
    ALIGNING = auto()
    UNDO = auto()
    REDO = auto()
    BACK = auto()
    FORWARD = auto()


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to do. `keys` are Qt's portable key names, alternatives divided by a blank.

    `group` divides a menu by rules; `checkable` actions stay pressed. Those of the menu “Columns”
    stand below the versions in View → Columns.
    """

    id: str
    menu: str
    text: str
    keys: str = ""
    icon: str = ""
    needs: Needs = Needs.NOTHING
    group: int = 0
    checkable: bool = False


def _colours() -> tuple[Action, ...]:
    return tuple(
        Action(f"colour-{colour}", "Annotate", colour.capitalize(), str(n), "", Needs.MARKABLE, 0)
        for n, colour in enumerate(Colour, 1)
    )


def _columns() -> tuple[Action, ...]:
    return tuple(
        Action(f"column-{n}", "", f"Column {n}", f"Ctrl+{n}", "", Needs.ARTICLE)
        for n in range(1, 10)
    )


_MENDING = (
    ("mend-down", "Move to the next row", "Return Enter", 1),
    ("mend-up", "Move to the previous row", "Backspace", 1),
    ("mend-split", "Split at the caret", "E", 2),
    ("mend-merge", "Merge with the next row", "M", 2),
    ("mend-join", "Join with the next sentence", "Shift+M", 2),
    ("mend-shift-down", "Shift the column down", "Ctrl+Down", 3),
    ("mend-shift-up", "Shift the column up", "Ctrl+Up", 3),
    ("mend-swap", "Swap with the empty cell below", "X", 3),
    ("mend-confirm", "Confirm the row, or take it back", "S", 4),
    ("mend-confirm-before", "Confirm all before", "C", 4),
    ("mend-pin", "Pin what belongs together", "P", 4),
    ("mend-pin-now", "Confirm what is pinned", "Shift+P", 4),
    ("mend-better", "Move a sentence to where it fits better", "B", 4),
    ("mend-realign", "Realign between confirmed rows", "Ctrl+R", 4),
    ("mend-next-piece", "Next sentence of the column", ".", 5),
    ("mend-previous-piece", "Previous sentence of the column", ",", 5),
    ("mend-next-open", "Next unconfirmed row", "U", 5),
    ("mend-previous-open", "Previous unconfirmed row", "Shift+U", 5),
    ("mend-next-doubt", "Next doubtful row", "N", 5),
    ("mend-previous-doubt", "Previous doubtful row", "Shift+N", 5),
)


def _mending() -> tuple[Action, ...]:
    return tuple(
        Action(name, "Align", text, keys, "", Needs.ALIGNING, group)
        for name, text, keys, group in _MENDING
    )


ACTIONS: tuple[Action, ...] = (
    Action("import", "File", "Import files…", "Ctrl+O", "import"),
    Action("paste", "File", "Paste text…", "", "paste"),
    Action("add-version", "File", "Add another version…", "", "plus", Needs.ARTICLE),
    Action("suggestions", "File", "Suggested versions", "", "", Needs.LIBRARY),
    Action("replace", "File", "Replace text…", "", "", Needs.ARTICLE),
    Action("sample", "File", "Try the sample", "", "sample"),
    Action("export", "File", "Export notes…", "Ctrl+E", "export", Needs.ARTICLE, 1),
    Action("save-as", "File", "Save article as…", "Ctrl+Shift+S", "", Needs.ARTICLE, 1),
    Action("print", "File", "Print…", "Ctrl+P", "", Needs.ARTICLE, 1),
    Action("pdf", "File", "Save as PDF…", "", "", Needs.ARTICLE, 1),
    Action("import-notes", "File", "Import annotations…", "", "", Needs.LIBRARY, 1),
    Action("backups", "File", "Backups…", "", "", Needs.NOTHING, 2),
    Action("quit", "File", "Quit", "Ctrl+Q", "", Needs.NOTHING, 2),
    Action("undo", "Edit", "Undo", "Ctrl+Z", "undo", Needs.UNDO),
    Action("redo", "Edit", "Redo", "Ctrl+Shift+Z Ctrl+Y", "redo", Needs.REDO),
    Action("copy", "Edit", "Copy", "Ctrl+C", "copy", Needs.SELECTION, 1),
    Action("copy-row", "Edit", "Copy row in all languages", "Ctrl+Alt+C", "", Needs.ARTICLE, 1),
    Action("find", "Edit", "Find in text…", "Ctrl+F", "search", Needs.ARTICLE, 1),
    Action("search", "Edit", "Search the library…", "Ctrl+Shift+F", "search", Needs.LIBRARY, 1),
    Action("find-next", "Edit", "Find next", "F3", "", Needs.ARTICLE, 1),
    Action("find-previous", "Edit", "Find previous", "Shift+F3", "", Needs.ARTICLE, 1),
    Action("renderings", "Edit", "Renderings…", "Ctrl+Shift+R", "", Needs.SELECTION, 1),
    Action("glossary", "Edit", "Glossary…", "Ctrl+Shift+G", "", Needs.LIBRARY, 1),
    Action("save-search", "Edit", "Save search…", "Ctrl+S", "", Needs.HITS, 2),
    Action("tag-hits", "Edit", "Tag all hits…", "Ctrl+T", "tag", Needs.HITS, 2),
    Action("export-hits", "Edit", "Export hits…", "Ctrl+Shift+E", "export", Needs.HITS, 2),
    Action("delete", "Edit", "Delete note", "Del", "bin", Needs.ANNOTATION, 3),
    Action("hide-line", "Edit", "Hide this line", "Ctrl+Shift+Del", "", Needs.ARTICLE, 3),
    Action("rename", "Edit", "Rename article…", "", "", Needs.ARTICLE, 4),
    Action("ungroup", "Edit", "Take a version out", "", "", Needs.ARTICLE, 4),
    Action("remove", "Edit", "Move article to the bin", "", "bin", Needs.ARTICLE, 4),
    Action("sidebar", "View", "Sidebar", "Ctrl+B", "sidebar", Needs.LIBRARY, 0, checkable=True),
    Action("panel", "View", "Notes", "Ctrl+Shift+N", "panel", Needs.LIBRARY, 0, checkable=True),
    Action("checks", "View", "Checks", "F7", "checks", Needs.COLUMNS, 0, checkable=True),
    Action("link", "View", "Columns in step", "F", "link", Needs.COLUMNS, 1, checkable=True),
    Action("versions", "View", "Columns", "", "eye", Needs.ARTICLE, 1),
    Action("lines", "View", "Show hidden lines…", "Ctrl+Shift+L", "", Needs.ARTICLE, 1),
    Action("all-columns", "Columns", "Show all versions", "", "", Needs.ARTICLE),
    Action("hide-column", "Columns", "Hide column", "Ctrl+Shift+H", "", Needs.ARTICLE),
    Action("column-left", "Columns", "Move column left", "Ctrl+Shift+PgUp", "", Needs.ARTICLE, 1),
    Action(
        "column-right", "Columns", "Move column right", "Ctrl+Shift+PgDown", "", Needs.ARTICLE, 1
    ),
    Action("column-wider", "Columns", "Wider column", "Ctrl+]", "", Needs.ARTICLE, 2),
    Action("column-narrower", "Columns", "Narrower column", "Ctrl+[", "", Needs.ARTICLE, 2),
    Action("columns-even", "Columns", "Columns of one width", "Ctrl+\\", "", Needs.ARTICLE, 2),
    Action("column-larger", "Columns", "Larger text in this column", "", "", Needs.ARTICLE, 3),
    Action("column-smaller", "Columns", "Smaller text in this column", "", "", Needs.ARTICLE, 3),
    Action(
        "difference",
        "View",
        "Difference of versions",
        "Ctrl+D",
        "",
        Needs.COLUMNS,
        1,
        checkable=True,
    ),
    Action(
        "difference-base",
        "View",
        "Switch the base of the difference",
        "Ctrl+Alt+D",
        "",
        Needs.COLUMNS,
        1,
    ),
    Action("signs", "View", "Overview strip", "", "", Needs.ARTICLE, 1),
    Action("type", "View", "Type…", "", "type", Needs.ARTICLE, 2),
    Action("zoom-in", "View", "Larger text", "Ctrl++ Ctrl+=", "", Needs.ARTICLE, 2),
    Action("zoom-out", "View", "Smaller text", "Ctrl+-", "", Needs.ARTICLE, 2),
    Action("zoom-reset", "View", "Text of the usual size", "Ctrl+0", "", Needs.ARTICLE, 2),
    Action("theme", "View", "Theme", "", "theme", Needs.NOTHING, 3),
    Action("dark", "View", "Dark theme", "Ctrl+Shift+D", "theme", Needs.NOTHING, 3, checkable=True),
    Action("patterns", "View", "Marks without colour", "", "", Needs.NOTHING, 3, checkable=True),
    Action("still", "View", "Reduced motion", "", "", Needs.NOTHING, 3, checkable=True),
    Action("back", "Go", "Back", "Alt+Left", "back", Needs.BACK),
    Action("forward", "Go", "Forward", "Alt+Right", "forward", Needs.FORWARD),
    Action("next-row", "Go", "Next row", "Alt+Down", "", Needs.ARTICLE, 1),
    Action("previous-row", "Go", "Previous row", "Alt+Up", "", Needs.ARTICLE, 1),
    Action("next-paragraph", "Go", "Next paragraph", "Ctrl+Down", "", Needs.ARTICLE, 1),
    Action("previous-paragraph", "Go", "Previous paragraph", "Ctrl+Up", "", Needs.ARTICLE, 1),
    Action("next-doubt", "Go", "Next doubtful row", "F8", "", Needs.COLUMNS, 1),
    Action("previous-doubt", "Go", "Previous doubtful row", "Shift+F8", "", Needs.COLUMNS, 1),
    Action("next-difference", "Go", "Next difference", "F4", "", Needs.COLUMNS, 1),
    Action("previous-difference", "Go", "Previous difference", "Shift+F4", "", Needs.COLUMNS, 1),
    Action("next-finding", "Go", "Next finding", "F9", "", Needs.COLUMNS, 1),
    Action("previous-finding", "Go", "Previous finding", "Shift+F9", "", Needs.COLUMNS, 1),
    Action("go-to", "Go", "Go to row…", "Ctrl+G", "", Needs.ARTICLE, 1),
    Action("next-note", "Go", "Next note", "]", "", Needs.ARTICLE, 2),
    Action("previous-note", "Go", "Previous note", "[", "", Needs.ARTICLE, 2),
    Action("next-part", "Go", "Next part of the window", "F6", "", Needs.LIBRARY, 3),
    Action("previous-part", "Go", "Previous part of the window", "Shift+F6", "", Needs.LIBRARY, 3),
    *_columns(),
    *_colours(),
    Action("highlight", "Annotate", "Highlight in the last colour", "H", "", Needs.MARKABLE, 1),
    Action("underline", "Annotate", "Underline", "U", "underline", Needs.MARKABLE, 1),
    Action("row-mark", "Annotate", "Mark the whole row", "R", "", Needs.ARTICLE, 1),
    Action("note", "Annotate", "Write a note", "N", "note", Needs.MARKABLE, 2),
    Action("tag", "Annotate", "Add a tag", "T", "tag", Needs.MARKABLE, 2),
    Action("plain-note", "Annotate", "Note without a mark", "Shift+N", "", Needs.SELECTION, 2),
    Action("fit", "Annotate", "Fit the mark to the selection", "Ctrl+M", "", Needs.FITTABLE, 3),
    Action("take", "Annotate", "Take the outlined words", "P", "", Needs.ANNOTATION, 3),
    Action("merge", "Annotate", "Merge overlapping marks", "Ctrl+Shift+M", "", Needs.ANNOTATION, 3),
    Action("split", "Annotate", "Split the mark at the caret", "Ctrl+Alt+M", "", Needs.ARTICLE, 3),
    Action(
        "finding-note", "Annotate", "Make a note of the finding", "Ctrl+F9", "", Needs.FINDING, 4
    ),
    Action(
        "finding-dismiss", "Annotate", "Dismiss the finding", "Ctrl+Shift+F9", "", Needs.FINDING, 4
    ),
    Action("copy-note", "Annotate", "Copy as Markdown", "Ctrl+Shift+C", "", Needs.ANNOTATION, 3),
    Action("article-note", "Annotate", "Note on the whole article", "", "", Needs.ARTICLE, 4),
    Action("all-notes", "Annotate", "Notes of the whole library", "", "", Needs.LIBRARY, 5),
    Action("align", "Align", "Align", "Ctrl+Shift+A", "align", Needs.COLUMNS, 0, checkable=True),
    *_mending(),
    Action("keys", "Help", "Keys", "F1", "help"),
    Action("about", "Help", "About Hexapla", "", "", Needs.NOTHING, 1),
)

MENUS = ("File", "Edit", "View", "Go", "Annotate", "Align", "Help")


def by_id(identifier: str) -> Action:
    """The action of this id; KeyError where there is none."""
    return {action.id: action for action in ACTIONS}[identifier]


def in_menu(menu: str) -> list[list[Action]]:
    """The actions of a menu, divided where a rule belongs."""
    entries = [action for action in ACTIONS if action.menu == menu]
    return [list(group) for _, group in groupby(entries, key=lambda action: action.group)]


def keys_of(needs: Needs) -> frozenset[str]:
    """The keys of the actions with this need."""
    return frozenset(key for a in ACTIONS if a.needs is needs for key in a.keys.split())


def is_letter(action: Action) -> bool:
    """Whether a key of the action is a character that could be meant as text."""
    return any(len(key) == 1 for key in action.keys.split())
