"""Notes as Markdown that Obsidian, Logseq and GitHub read, one file an article.

The text of a file is a function of the library, the options and the person's own lines in the
file that is replaced: same library, same bytes. `exported` is the moment of the newest change to
the article's annotations, so that it moves only when the notes do. Files are known by the
`hexapla` id in their front matter, whatever their name.
"""

import contextlib
import re
from dataclasses import dataclass
from pathlib import Path

from core.errors import KnownError
from core.export import frontmatter
from core.export.draft import Draft
from core.export.files import slug, write_whole
from core.export.options import Options
from core.model import Annotation, ArticleId
from core.store.store import Store


@dataclass(frozen=True, slots=True)
class Written:
    """What an export did: the file, how many of the article's notes are in it, what changed.

    `new` counts the notes that the file did not hold before, `changed` says whether it was written.
    """

    path: Path
    notes: int
    total: int
    new: int
    changed: bool


@dataclass(frozen=True, slots=True)
class Prepared:
    """What an export would write and where; `existing` is what stands there now, None: nothing.

    `replaces` is the file that goes, because the article has another title since it was written.
    """

    path: Path
    existing: str | None
    text: str
    notes: int
    total: int
    new: int
    replaces: Path | None = None

    @property
    def changed(self) -> bool:
        """Whether writing would change the file."""
        return self.text != self.existing or self.replaces is not None


def export_article(
    store: Store, article: ArticleId, target: Path, options: Options | None = None
) -> Written:
    """Write an article's notes into a folder, or into the file when `target` ends in `.md`.

    Raises NotFound; KnownError when the file there is not ours or its marks are broken;
    WriteFailed. What stood there before then stands there still.
    """
    return write(prepare(store, article, target, options))


def write(draft: Prepared) -> Written:
    """Write what was prepared, where that changes anything; raises WriteFailed."""
    if draft.changed:
        write_whole(draft.path, draft.text.encode())
        _remove(draft.replaces)
    return Written(draft.path, draft.notes, draft.total, draft.new, draft.changed)


def prepare(
    store: Store, article: ArticleId, target: Path, options: Options | None = None
) -> Prepared:
    """What an export to this target would do, with nothing written; raises what it would raise."""
    draft = Draft(store, article, options or Options())
    path, old = (target, None) if target.suffix == ".md" else _path_in(target, draft)
    existing = _existing(old or path, draft)
    return Prepared(
        path=path,
        existing=existing,
        text=draft.text(existing),
        notes=len(draft.chosen),
        total=draft.total,
        new=draft.new_in(existing),
        replaces=old,
    )


def preview(
    store: Store, article: ArticleId, options: Options | None = None, existing: str | None = None
) -> str:
    """The text that an export would write in place of an existing one."""
    return Draft(store, article, options or Options()).text(existing)


def note_as_markdown(store: Store, annotation: Annotation, options: Options | None = None) -> str:
    """One annotation as an entry, for the clipboard, without the marks for own lines."""
    draft = Draft(store, annotation.record.article_id, options or Options())
    return draft.entry(annotation)


def _path_in(folder: Path, draft: Draft) -> tuple[Path, Path | None]:
    """The file of this article in a folder, and the one that it takes the place of, if any.

    It is the file that is there already; one that we named after a title that has changed since
    gives way to a new name. A name that the person chose is left alone.
    """
    files = sorted(folder.glob("*.md")) if folder.is_dir() else []
    for path in files:
        head = _head_of(path)
        if frontmatter.identity(head) == draft.id:
            if _is_named_after(path, frontmatter.title(head), draft.article.title):
                return path, None
            old = path
            break
    else:
        old = None
    taken = {path.name.casefold() for path in files}
    name = slug(draft.article.title)
    names = [f"{name}.md", *(f"{name}-{number}.md" for number in range(2, len(taken) + 3))]
    return folder / next(name for name in names if name.casefold() not in taken), old


def _is_named_after(path: Path, old_title: str, title: str) -> bool:
    """Whether a file keeps its name: the title is the same, or the name is not made of it."""
    old = slug(old_title)
    ours = re.fullmatch(rf"{re.escape(old)}(-\d+)?", path.stem) is not None
    return slug(title) == old or not ours


def _remove(path: Path | None) -> None:
    """Take a file away whose successor has been written."""
    if path is not None:
        with contextlib.suppress(OSError):
            path.unlink()


def _head_of(path: Path) -> str:
    try:
        with path.open(encoding="utf-8", errors="replace", newline="") as file:
            return file.read(8192)
    except OSError:
        return ""


def _existing(path: Path, draft: Draft) -> str | None:
    if not path.exists():
        return None
    try:
        text = path.read_bytes().decode().replace("\r\n", "\n")
    except (OSError, UnicodeDecodeError) as error:
        raise KnownError(f"‘{path.name}’", "it can't be read; choose another name") from error
    if frontmatter.identity(text) != draft.id:
        raise KnownError(
            f"‘{path.name}’", "this file was not written for this article; choose another name"
        )
    return text
