"""Notes as Markdown that Obsidian, Logseq and GitHub read, one file an article.

The text of a file is a function of the library, the options and the person's own lines in the
file that is replaced: same library, same bytes. `exported` is the moment of the newest change to
the article's annotations, so that it moves only when the notes do. Files are known by the
`hexapla` id in their front matter, whatever their name.
"""

import contextlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from core.annotations.colours import name_of
from core.errors import KnownError
from core.export import frontmatter, userlines
from core.export.files import slug, write_whole
from core.export.templates import Layout, Quotation, Shown, renderer, shipped
from core.model import (
    Annotation,
    AnnotationId,
    ArticleId,
    Colour,
    Loss,
    State,
    Style,
    Target,
    Version,
    short_id,
)
from core.reading.build import build
from core.reading.page import Page
from core.store.store import Store
from core.text.normalize import normalized

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~$])|(==)|(?<!\w)(#)(?=\w)")
_BLANKS = re.compile(r"[\u00a0\u2007\u202f\u2060\ufeff]")
_CODE = re.compile(r"(^```.*?^```|^~~~.*?^~~~)", re.MULTILINE | re.DOTALL)
_WHY = {
    Loss.NONE: "",
    Loss.DELETED: " (deleted)",
    Loss.REWRITTEN: " (rewritten)",
    Loss.SEVERAL: " (several places fit)",
}
_HEADING = re.compile(r"^(#{1,5})(?=\s)", re.MULTILINE)


class Group(StrEnum):
    """What the entries of a file are put under."""

    POSITION = "position"
    TAG = "tag"
    COLOUR = "colour"


class Context(StrEnum):
    """How much of the text stands around marked words in a quotation."""

    NONE = "none"
    SENTENCE = "sentence"
    NEIGHBOURS = "neighbours"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True)
class Options:
    """What is exported and how; `languages`, `tags`, `colours` empty: all of them.

    `only` names the annotations that may be exported, None: any. `template` is the source of a
    template of one's own, instead of the layout's.
    """

    languages: tuple[str, ...] = ()
    context: Context = Context.SENTENCE
    emphasis: str = "=="
    tags: tuple[str, ...] = ()
    colours: tuple[Colour, ...] = ()
    layout: Layout = Layout.LIST
    group: Group = Group.POSITION
    template: str = ""
    only: frozenset[AnnotationId] | None = None


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
    draft = _Draft(store, article, options or Options())
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
    return _Draft(store, article, options or Options()).text(existing)


def note_as_markdown(store: Store, annotation: Annotation, options: Options | None = None) -> str:
    """One annotation as an entry, for the clipboard, without the marks for own lines."""
    draft = _Draft(store, annotation.record.article_id, options or Options())
    return draft.entry(annotation)


class _Draft:
    """One article's export while it is put together."""

    def __init__(self, store: Store, article: ArticleId, options: Options) -> None:
        self.article = store.article(article)
        self.id = short_id(article)
        self.page: Page = build(store, article)
        self.versions = [v for v in store.versions(article) if _wanted(v.language, options)]
        self.segments = {v.id: store.segments(v.id) for v in self.versions}
        self.options = options
        self.names = store.colour_names()
        self.render = renderer(options.template or shipped(options.layout))
        everything = self.page.in_order()
        self.total = len(everything)
        self.chosen = [a for a in everything if _passes(a, options)]
        binned = store.annotations(article, trashed=True)
        moments = [a.record.trashed_at or a.record.modified_at for a in (*everything, *binned)]
        self.moment = max([self.article.created_at, *moments])[:19] + "Z"

    def text(self, existing: str | None) -> str:
        own = userlines.read(existing or "", slug(self.article.title))
        entries = [a for a in self.chosen if a.targets]
        parts = [self._head(), f"# {escaped(self.article.title)}"]
        parts += [_deeper(_clean(a.record.note)) for a in self.chosen if not a.targets]
        for title, group in self._grouped(entries):
            parts.append(f"## {title}")
            for annotation in group:
                lines = own.by_entry.get(short_id(annotation.id), "")
                parts += [self.entry(annotation), userlines.framed(lines)]
        left = own.left_over(frozenset(short_id(a.id) for a in entries))
        parts += ["## Your own lines", userlines.framed(left)] if left else []
        joined = "\n\n".join(filter(None, parts)).replace("---\n\n# ", "---\n# ", 1)
        return joined + "\n"

    def entry(self, annotation: Annotation) -> str:
        """One annotation as its template writes it."""
        text = self.render(self._shown(annotation))
        if any(line.strip() in (userlines.BEGIN, userlines.END) for line in text.split("\n")):
            marks = f"{userlines.BEGIN} and {userlines.END}"
            raise KnownError("the template", f"{marks} are written by Hexapla. Nothing was written")
        return text

    def _shown(self, annotation: Annotation) -> Shown:
        marked = annotation.record.style is not Style.NONE
        colour = annotation.record.colour
        place, identifier = self._place(annotation), short_id(annotation.id)
        return Shown(
            heading=f"{place} · {self._kind(annotation)}",
            place=place,
            name=escaped(self.names.get(colour, "")) if marked else "",
            colour=colour.value if marked else "",
            quotations=tuple(self._quotations(annotation)),
            note=_clean(annotation.record.note),
            tags=tuple(tag for tag in map(tag_word, annotation.tags) if tag),
            link=f"hexapla://annotation/{identifier}",
            id=identifier,
            last_line=self._last_line(annotation),
        )

    def _grouped(self, entries: list[Annotation]) -> list[tuple[str, list[Annotation]]]:
        """The entries under their headings, in the order of the text, each entry once."""
        groups: dict[str, list[Annotation]] = {}
        for annotation in entries:
            groups.setdefault(self._group_of(annotation), []).append(annotation)
        if self.options.group is Group.POSITION:
            return list(groups.items())
        return sorted(groups.items(), key=lambda item: self._rank(item[0], item[1][0]))

    def _group_of(self, annotation: Annotation) -> str:
        if self.options.group is Group.TAG:
            return escaped(annotation.tags[0]) if annotation.tags else "Without a tag"
        if self.options.group is Group.COLOUR:
            if annotation.record.style is Style.NONE:
                return "Notes"
            return escaped(name_of(self.names, annotation.record.colour))
        return "Highlights"

    def _rank(self, title: str, first: Annotation) -> tuple[int, str]:
        """Where a group stands: colours as on the keys, tags by name, what has none last."""
        if self.options.group is Group.TAG:
            return (0 if first.tags else 1, title.casefold())
        plain = first.record.style is Style.NONE
        return (len(Colour) if plain else list(Colour).index(first.record.colour), title)

    def new_in(self, existing: str | None) -> int:
        known = set(re.findall(r"\^h-([A-Za-z0-9-]+)$", existing or "", re.MULTILINE))
        return sum(short_id(a.id) not in known for a in self.chosen if a.targets)

    def _head(self) -> str:
        tags = dict.fromkeys(tag for a in self.chosen for tag in map(tag_word, a.tags) if tag)
        return frontmatter.block(
            {
                "title": _BLANKS.sub(" ", self.article.title),
                "languages": [version.language for version in self.versions],
                "source": _first(version.source_url for version in self.versions),
                "published": _first(version.published for version in self.versions),
                "tags": list(tags),
                "exported": self.moment,
                "hexapla": self.id,
            }
        )

    def _place(self, annotation: Annotation) -> str:
        places = self.page.rows_of([annotation.id])
        paragraph = self.page.paragraph_at(places[0]) if places else None
        if paragraph is None:
            reasons = (target.reason for target in annotation.targets if target.reason)
            return f"Not found in the text{_WHY[next(reasons, Loss.NONE)]}"
        return f"¶{paragraph}" if paragraph else "Title"

    def _kind(self, annotation: Annotation) -> str:
        """What the heading says of the mark: the colour, after the name that the person gave it."""
        if annotation.record.style is Style.NONE:
            return "note"
        colour = annotation.record.colour
        given = self.names.get(colour)
        return f"{escaped(given)} · {colour}" if given else colour

    def _quotations(self, annotation: Annotation) -> list[Quotation]:
        by_version = {target.version_id: target for target in annotation.targets}
        return [
            self._quoted(version, by_version[version.id])
            for version in self.versions
            if version.id in by_version
        ]

    def _quoted(self, version: Version, target: Target) -> Quotation:
        words, before, after = escaped(target.exact), "", ""
        if target.state is not State.ORPHAN and self.options.context is not Context.NONE:
            first, last = self._around(version, target)
            before = escaped(version.text[first : target.start])
            after = escaped(version.text[target.end : last])
        marked = f"{self.options.emphasis}{words}{self.options.emphasis}"
        text = f"{before}{marked}{after}"
        return Quotation(version.language, before, words, after, target.linked, text)

    def _around(self, version: Version, target: Target) -> tuple[int, int]:
        """Where the quotation of a target begins and ends in its version's text."""
        segments = self.segments[version.id]
        touched = [s for s in segments if s.start < target.end and s.end > target.start]
        if not touched:
            return target.start, target.end
        first, last = touched[0].ordinal, touched[-1].ordinal
        if self.options.context is Context.NEIGHBOURS:
            first, last = max(first - 1, 0), min(last + 1, len(segments) - 1)
        if self.options.context is Context.PARAGRAPH:
            first = next(s.ordinal for s in segments if s.line == touched[0].line)
            last = next(s.ordinal for s in reversed(segments) if s.line == touched[-1].line)
        return min(segments[first].start, target.start), max(segments[last].end, target.end)

    def _last_line(self, annotation: Annotation) -> str:
        identifier = short_id(annotation.id)
        tags = " ".join(f"#{tag}" for tag in map(tag_word, annotation.tags) if tag)
        link = f"[Open in Hexapla](hexapla://annotation/{identifier}) ^h-{identifier}"
        return f"{tags} · {link}" if tags else link


def escaped(text: str) -> str:
    """Text in which Markdown sees no mark-up, on one line, with plain blanks."""
    one_line = " ".join(_BLANKS.sub(" ", text).split("\n"))
    folded = re.sub(r" {2,}", " ", one_line)
    return _SPECIAL.sub(lambda m: "\\=\\=" if m.group(2) else "\\" + m.group(0), folded)


def tag_word(name: str) -> str:
    """A tag as Obsidian takes it: letters, digits, `_ - /`, never digits alone; may be empty."""
    dashed = "-".join(normalized(name).split())
    word = "".join(c for c in dashed if c.isalnum() or c in "_-/" or _is_mark(c)).strip("/")
    return f"_{word}" if word.replace("/", "").isdigit() else word


def _is_mark(character: str) -> bool:
    """Whether a character is part of a letter in scripts that write vowels as marks."""
    return re.match(r"\w", f"a{character}"[1:]) is not None


def _path_in(folder: Path, draft: _Draft) -> tuple[Path, Path | None]:
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


def _existing(path: Path, draft: _Draft) -> str | None:
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


def _passes(annotation: Annotation, options: Options) -> bool:
    if options.only is not None and annotation.id not in options.only:
        return False
    colours = not options.colours or annotation.record.colour in options.colours
    return colours and (
        not options.tags
        or any(tag == t or tag.startswith(f"{t}/") for tag in annotation.tags for t in options.tags)
    )


def _wanted(language: str, options: Options) -> bool:
    return not options.languages or any(
        language == wanted or language.startswith(f"{wanted}-") for wanted in options.languages
    )


def _clean(note: str) -> str:
    return userlines.harmless(_BLANKS.sub(" ", note)).strip("\n")


def _deeper(note: str) -> str:
    """The note with its headings a level lower, code blocks left alone."""
    parts: Sequence[str] = _CODE.split(note)
    return "".join(p if n % 2 else _HEADING.sub(r"#\1", p) for n, p in enumerate(parts))


def _first(values: Iterable[str]) -> str:
    return next(filter(None, values), "")
