"""What the window remembers between two starts: dataclasses, kept as one JSON file.

Nothing here is anybody's work, so nothing here may ever stand in the way of it: a missing or
damaged file gives the defaults, a damaged entry the default of that entry, an entry of a newer
version is passed over. The file is replaced whole, so that a crash leaves the old or the new one.
"""

import dataclasses
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, get_args, get_origin, get_type_hints

if TYPE_CHECKING:
    from core.model import ArticleId

MOST_ARTICLES = 500


@dataclass(frozen=True, slots=True)
class ArticleView:
    """How one article was left: its columns (version ids in order), hidden ones, and the place.

    `widths` are shares of the reader's width and `sizes` percents of the usual type, both in the
    order of `columns` (0: as usual); `row` is the index of
    the row at the top, `offset` how many pixels of it lie above the edge; `column` and `focus`
    are the indexes of the focused column and row, -1 where no row is.
    """

    columns: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    widths: tuple[float, ...] = ()
    sizes: tuple[int, ...] = ()
    row: int = 0
    offset: int = 0
    column: int = 0
    focus: int = -1


@dataclass(frozen=True, slots=True)
class Settings:
    """All that the window remembers. `geometry` is Qt's own, as base64; widths are pixels.

    `theme` is a theme's name, or `system`: light or dark as the system is. `zoom` and `leading`
    are percents of the usual size and line spacing, `measure` the letters of the longest line,
    `reading_font` a family or empty; `patterns`: marks are told apart without colour;
    `signs_hidden` are the kinds of signs that are left out of the overview; `still`: nothing moves.
    `searches` are the lines searched for last, the newest first.
    """

    theme: str = "system"
    zoom: int = 100
    leading: int = 100
    measure: int = 72
    reading_font: str = ""
    patterns: bool = False
    signs_hidden: tuple[str, ...] = ("confirmed",)
    still: bool = False
    geometry: str = ""
    sidebar: bool = True
    sidebar_width: int = 216
    notes: bool = True
    checks: bool = False
    article: str = ""
    colour: str = "yellow"
    import_folder: str = ""
    export_folder: str = ""
    export_languages: tuple[str, ...] = ()
    export_context: str = "sentence"
    export_layout: str = "list"
    export_group: str = "position"
    searches: tuple[str, ...] = ()
    articles: Mapping[str, ArticleView] = field(default_factory=dict)

    def view_of(self, article: "ArticleId") -> ArticleView:
        """How this article was left, or the defaults."""
        return self.articles.get(article, ArticleView())

    def with_view(self, article: "ArticleId", view: ArticleView) -> "Settings":
        """The same with this article's view; of very many articles, the oldest are forgotten."""
        others = [item for item in self.articles.items() if item[0] != article]
        kept = dict(others[-(MOST_ARTICLES - 1) :])
        return dataclasses.replace(self, articles=MappingProxyType({**kept, article: view}))


class SettingsFile:
    """The file that holds the settings."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def load(self) -> Settings:
        """What was saved last; defaults where there is nothing or nothing readable."""
        try:
            data = json.loads(self.path.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return Settings()
        settings: Settings = _read(Settings, data)
        return settings

    def save(self, settings: Settings) -> None:
        """Replace the file in one step; OSError where that is impossible."""
        import tempfile

        text = json.dumps(_plain(settings), ensure_ascii=False, indent=1) + "\n"
        self.path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=self.path.parent, prefix=f".{self.path.name}.")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(self.path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value):
        return {f.name: _plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    return list(value) if isinstance(value, tuple) else value


def _read(cls: type[Any], data: Any) -> Any:
    """An object of this dataclass with the entries of the data that fit their fields."""
    if not isinstance(data, dict):
        return cls()
    entries = {}
    for name, hint in get_type_hints(cls).items():
        value = _fitted(data.get(name), hint)
        if value is not None:
            entries[name] = value
    return cls(**entries)


def _fitted(value: Any, hint: Any) -> Any:
    """The value as the type wants it, None where it doesn't fit."""
    if dataclasses.is_dataclass(hint):
        return _read(hint, value) if isinstance(value, dict) and isinstance(hint, type) else None
    if get_origin(hint) is tuple:
        return _fitted_items(value, get_args(hint)[0])
    if get_origin(hint) is Mapping and isinstance(value, dict):
        items = {key: _fitted(item, get_args(hint)[1]) for key, item in value.items()}
        return MappingProxyType({key: item for key, item in items.items() if item is not None})
    if hint is float and type(value) is int:
        return float(value)
    return value if isinstance(hint, type) and type(value) is hint else None


def _fitted_items(value: Any, hint: Any) -> tuple[Any, ...] | None:
    if not isinstance(value, list):
        return None
    items = tuple(_fitted(item, hint) for item in value)
    return None if None in items else items
