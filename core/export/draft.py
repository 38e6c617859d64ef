"""One article's notes as Markdown, put together: front matter, entries, a person's own lines."""

import re
from collections.abc import Iterable

from core.annotations.colours import name_of
from core.errors import KnownError
from core.export import frontmatter, userlines
from core.export.escaping import cleaned, deeper, escaped, plain, tag_word
from core.export.files import slug
from core.export.options import Context, Group, Options
from core.export.templates import Quotation, Shown, renderer, shipped
from core.model import (
    Annotation,
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

_WHY = {
    Loss.NONE: "",
    Loss.DELETED: " (deleted)",
    Loss.REWRITTEN: " (rewritten)",
    Loss.SEVERAL: " (several places fit)",
}


class Draft:
    """One article's export while it is put together."""

    def __init__(self, store: Store, article: ArticleId, options: Options) -> None:
        self.article = store.article(article)
        self.id = short_id(article)
        self.page: Page = build(store, article)
        self.versions = [v for v in store.versions(article) if options.wants(v.language)]
        self.segments = {v.id: store.segments(v.id) for v in self.versions}
        self.options = options
        self.names = store.colour_names()
        self.render = renderer(options.template or shipped(options.layout))
        everything = self.page.in_order()
        self.total = len(everything)
        self.chosen = [a for a in everything if self.options.lets_pass(a)]
        binned = store.annotations(article, trashed=True)
        moments = [a.record.trashed_at or a.record.modified_at for a in (*everything, *binned)]
        self.moment = max([self.article.created_at, *moments])[:19] + "Z"

    def text(self, existing: str | None) -> str:
        """The whole file, with the person's own lines of the one that exists."""
        own = userlines.read(existing or "", slug(self.article.title))
        entries = [a for a in self.chosen if a.targets]
        parts = [self._head(), f"# {escaped(self.article.title)}"]
        parts += [deeper(cleaned(a.record.note)) for a in self.chosen if not a.targets]
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
            note=cleaned(annotation.record.note),
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
        """How many notes the file that exists does not hold yet."""
        known = set(re.findall(r"\^h-([A-Za-z0-9-]+)$", existing or "", re.MULTILINE))
        return sum(short_id(a.id) not in known for a in self.chosen if a.targets)

    def _head(self) -> str:
        tags = dict.fromkeys(tag for a in self.chosen for tag in map(tag_word, a.tags) if tag)
        return frontmatter.block(
            {
                "title": plain(self.article.title),
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


def _first(values: Iterable[str]) -> str:
    return next(filter(None, values), "")
