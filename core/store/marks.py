"""What can be asked about annotations and tags."""

import json
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from core.model import (
    Annotation,
    AnnotationId,
    AnnotationRecord,
    AnnotationTag,
    ArticleId,
    Colour,
    SavedFilter,
    SiteLine,
    Style,
    Tag,
    TagId,
    Target,
    VersionId,
)
from core.store.reading import Reading
from core.store.records import (
    ANNOTATION,
    ANNOTATION_TAG,
    COLOUR_NAME,
    SAVED_FILTER,
    SITE_LINE,
    TAG,
    TARGET,
)

OF_ONE = "annotation.id = ?1"
OF_THESE = "annotation.id IN (SELECT value FROM json_each(?1))"
OF_ARTICLE = "annotation.article_id = ?1 AND (annotation.trashed_at IS NOT NULL) = ?2"
OF_ALL = """
annotation.article_id IN (SELECT id FROM article WHERE trashed_at IS NULL)
AND (annotation.trashed_at IS NOT NULL) = ?1
"""
TARGETS = """
JOIN annotation ON annotation.id = annotation_id JOIN version ON version.id = version_id
WHERE {which} ORDER BY linked, version.position, version.id
"""
TAG_NAMES = """
SELECT annotation_id, tag.name FROM annotation_tag
JOIN annotation ON annotation.id = annotation_id JOIN tag ON tag.id = tag_id WHERE {which}
"""
TAG_COUNTS = """
SELECT tag_id, count(*) FROM annotation_tag WHERE annotation_id NOT IN (
    SELECT id FROM annotation WHERE trashed_at IS NOT NULL
    OR article_id IN (SELECT id FROM article WHERE trashed_at IS NOT NULL)
) GROUP BY tag_id
"""

LOST = """
SELECT DISTINCT annotation_id FROM target
JOIN annotation ON annotation.id = annotation_id AND annotation.trashed_at IS NULL
JOIN article ON article.id = annotation.article_id AND article.trashed_at IS NULL
WHERE state = 'orphan' ORDER BY article.created_at DESC, annotation.created_at, annotation_id
"""
ALL_TAG_NAMES = """
SELECT annotation_id, name FROM annotation_tag JOIN tag ON tag.id = tag_id
{which} ORDER BY name
"""
ARTICLES_TAGGED = """
SELECT DISTINCT article_id FROM annotation_tag JOIN annotation ON annotation.id = annotation_id
WHERE tag_id = ? AND annotation.trashed_at IS NULL
"""
ENTRIES = """
SELECT annotation.id, annotation.article_id, colour, style, note, annotation.created_at,
       modified_at, group_concat(exact, char(10)),
       group_concat(CASE WHEN linked THEN NULL ELSE version_id END, ' '),
       count(version_id), max(state = 'orphan'), min(position * 1000000000 + start)
FROM annotation
JOIN article ON article.id = annotation.article_id AND article.trashed_at IS NULL
LEFT JOIN target ON target.annotation_id = annotation.id
LEFT JOIN version ON version.id = version_id
WHERE annotation.trashed_at IS NULL {which}
GROUP BY annotation.id
ORDER BY article.created_at DESC, article.id, min(position * 1000000000 + start),
         annotation.created_at, annotation.id
"""
_COLOURS = {colour.value: colour for colour in Colour}
_STYLES = {style.value: style for style in Style}


@dataclass(frozen=True, slots=True)
class TagCount:
    """A tag and the number of annotations that carry it; those in the bin do not count."""

    tag: Tag
    count: int


class Entry(NamedTuple):
    """What a list has to know of an annotation: made 50,000 at a time, hence no dataclass.

    `words` are those of all its targets, one a line; `versions` those that the person marked in;
    `linked`: it has words in several versions; `orphan`: some are no longer found. `place` grows
    with the place in the article.
    """

    id: AnnotationId
    article_id: ArticleId
    colour: Colour
    style: Style
    note: str
    created_at: str
    modified_at: str
    words: str
    versions: tuple[VersionId, ...]
    linked: bool
    orphan: bool
    tags: tuple[str, ...]
    place: int = 0

    @property
    def key(self) -> tuple[int, str, str]:
        """What entries of one article are sorted by."""
        return self.place, self.created_at, self.id


class AnnotationQueries(Reading):
    """Annotations, whole, and tags."""

    def annotation(self, identifier: AnnotationId) -> Annotation:
        """The annotation of this id; raises `NotFound`."""
        with self.snapshot():
            self._one(ANNOTATION, identifier)
            return self._annotations(OF_ONE, identifier)[0]

    def find_annotation(self, prefix: str) -> AnnotationId:
        """The id of the one annotation whose id begins so, bin included; raises `NotFound`."""
        return AnnotationId(self._id_of(ANNOTATION, prefix))

    def annotations(
        self, article: ArticleId | None = None, *, trashed: bool = False
    ) -> tuple[Annotation, ...]:
        """The annotations of an article, oldest first; with `trashed`, those in the bin instead.

        Without an article, those of all articles that are not in the bin themselves.
        """
        with self.snapshot():
            if article is None:
                return self._annotations(OF_ALL, trashed)
            return self._annotations(OF_ARTICLE, article, trashed)

    def these_annotations(self, identifiers: Collection[AnnotationId]) -> tuple[Annotation, ...]:
        """Those of these annotations that are there, the bin's too, oldest first."""
        listed = json.dumps(sorted(identifiers))
        with self.snapshot():
            return self._annotations(OF_THESE, listed)

    def tag_counts(self) -> tuple[TagCount, ...]:
        """All tags by name, each with the number of annotations that carry it."""
        with self.snapshot():
            counts = dict(self._execute(TAG_COUNTS))
            tags = self._all(TAG)
        return tuple(TagCount(tag, counts.get(tag.id, 0)) for tag in sorted(tags, key=_by_name))

    def tag_named(self, name: str) -> Tag | None:
        """The tag of this name, compared without regard to case and Unicode form."""
        wanted = folded(name)
        tags = self._all(TAG, "ORDER BY id")
        return next((tag for tag in tags if folded(tag.name) == wanted), None)

    def carriers(self, tag: TagId) -> tuple[AnnotationTag, ...]:
        """What ties this tag to annotations, those in the bin too."""
        return self._all(ANNOTATION_TAG, "WHERE tag_id = ? ORDER BY annotation_id", tag)

    def entries(self, only: Collection[AnnotationId] | None = None) -> list[Entry]:
        """All live annotations of live articles for a list, or those of them that are named.

        Newest article first, in each as in its text.

        The order within an article is that of its first version, as far as words are linked there.
        """
        with self.snapshot():
            if only is None:
                names = _grouped(self._execute(ALL_TAG_NAMES.format(which="")))
                return _entries(self._execute(ENTRIES.format(which="")), names)
            return [entry for one in only for entry in self._entry_of(one)]

    def lost(self) -> tuple[AnnotationId, ...]:
        """The live annotations of live articles of which some words are no longer found."""
        return tuple(AnnotationId(found) for (found,) in self._execute(LOST))

    def version_languages(self) -> dict[VersionId, str]:
        """The language of every version in the library."""
        return dict(self._execute("SELECT id, language FROM version"))

    def articles_tagged(self, tag: str) -> frozenset[ArticleId]:
        """The articles with a live annotation that carries this tag or one below it."""
        parent = folded(tag)
        ids = [t.id for t in self._all(TAG) if _is_below(folded(t.name), parent)]
        found = (row[0] for one in ids for row in self._execute(ARTICLES_TAGGED, one))
        return frozenset(ArticleId(article) for article in found)

    def colour_names(self) -> dict[Colour, str]:
        """The colours that the person has given a name, with it."""
        return {row.colour: row.name for row in self._all(COLOUR_NAME)}

    def saved_filters(self) -> tuple[SavedFilter, ...]:
        """The filters kept under names, by name."""
        return tuple(sorted(self._all(SAVED_FILTER), key=lambda f: (folded(f.name), f.id)))

    def site_lines(self, sites: Iterable[str] | None = None) -> tuple[SiteLine, ...]:
        """What is remembered of the lines of these sites, or of all sites."""
        if sites is None:
            return self._all(SITE_LINE, "ORDER BY site, line")
        found = (self._all(SITE_LINE, "WHERE site = ? ORDER BY line", site) for site in sites)
        return tuple(line for lines in found for line in lines)

    def _entry_of(self, one: AnnotationId) -> list[Entry]:
        tags = ALL_TAG_NAMES.format(which="WHERE annotation_id = ?")
        names = _grouped(self._execute(tags, one))
        which = "AND annotation.id = ?"
        return _entries(self._execute(ENTRIES.format(which=which), one), names)

    def _annotations(self, which: str, *parameters: object) -> tuple[Annotation, ...]:
        records = self._all(ANNOTATION, f"WHERE {which} ORDER BY created_at, id", *parameters)
        targets = self._all(TARGET, TARGETS.format(which=which), *parameters)
        names = self._execute(TAG_NAMES.format(which=which), *parameters)
        return _joined(records, targets, names)


def folded(name: str) -> str:
    """The form in which names of tags are compared: no case, one Unicode form (NFKC)."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())


def _entry(row: tuple[Any, ...], names: dict[str, tuple[str, ...]]) -> Entry:
    identifier, article, colour, style, note, created, modified, *more = row
    words, versions, many, lost, place = more
    return Entry(
        identifier,
        article,
        _COLOURS[colour],
        _STYLES[style],
        note,
        created,
        modified,
        words or "",
        tuple(versions.split()) if versions else (),
        many > 1,
        bool(lost),
        names.get(identifier, ()),
        place or 0,
    )


def _entries(rows: Iterable[tuple[Any, ...]], names: dict[str, tuple[str, ...]]) -> list[Entry]:
    known = (row for row in rows if row[2] in _COLOURS and row[3] in _STYLES)
    return [_entry(row, names) for row in known]


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for identifier, name in pairs:
        found[identifier] = (*found.get(identifier, ()), name)
    return found


def _is_below(name: str, parent: str) -> bool:
    return name == parent or name.startswith(f"{parent}/")


def _by_name(tag: Tag) -> tuple[str, str, str]:
    return folded(tag.name), tag.name, tag.id


def _joined(
    records: Iterable[AnnotationRecord],
    targets: Iterable[Target],
    names: Iterable[tuple[str, str]],
) -> tuple[Annotation, ...]:
    targets_of: dict[str, list[Target]] = defaultdict(list)
    for target in targets:
        targets_of[target.annotation_id].append(target)
    names_of: dict[str, list[str]] = defaultdict(list)
    for identifier, name in names:
        names_of[identifier].append(name)
    return tuple(
        Annotation(record, tuple(targets_of[record.id]), tuple(sorted(names_of[record.id])))
        for record in records
    )
