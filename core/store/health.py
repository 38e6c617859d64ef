"""Whether a library is sound: its file, its references, and what must be true of its content.

SQLite answers for the file and the references. The rest is ours: lines lie in their text and
sentences in kept lines, in order; rows hold every sentence of a version exactly once and in
order; a mark that is said to be in its place finds its words there; no two tags share a name;
every step of the history can be read; the index of words holds what there is. The library is only
read, never mended here; a file that is damaged is not looked into any further.
"""

import sqlite3
import unicodedata
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from core.model import Annotation, Article, Bead, Cell, Line, Row, Segment, State, Tag, Version
from core.store import indexing
from core.store.failures import primary_code, sentences
from core.store.history import UNREADABLE, unpack
from core.store.marks import AnnotationQueries, folded
from core.store.opening import header_of, open_for_reading
from core.store.queries import ArticleQueries
from core.store.records import TABLES, TAG

DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


class Kind(StrEnum):
    """What part of a library a finding is about."""

    FILE = "file"
    REFERENCE = "reference"
    RECORD = "record"
    TEXT = "text"
    ALIGNMENT = "alignment"
    ANNOTATION = "annotation"
    TAG = "tag"
    HISTORY = "history"
    INDEX = "index"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it must be: where (a table and a key), and what."""

    kind: Kind
    where: str
    message: str

    def __str__(self) -> str:
        return f"{self.where}: {self.message}"


def check(path: Path) -> tuple[Finding, ...]:
    """All that is wrong with a library; the file is only read.

    One that was begun and never written to, because the program was killed, is sound and empty.
    Raises `LibraryRefused` for a file that is no library or of a newer format.
    """
    if path.exists() and path.stat().st_size == 0:
        return ()
    with sentences(path), closing(open_for_reading(path)) as connection:
        if header_of(connection).format == 0:
            return ()
        damage = tuple(_damage(connection))
        if damage:
            return damage
        library = _Library(path, connection)
        with library.snapshot():
            index = (Finding(Kind.INDEX, *found) for found in indexing.unsound(connection))
            return (*_broken_references(connection), *library.findings(), *index)


def text_findings(
    version: Version, lines: Sequence[Line], segments: Sequence[Segment]
) -> Iterator[Finding]:
    """Where the lines or the sentences of a version do not fit its text."""
    where = f"version {version.id}"
    if not unicodedata.is_normalized("NFC", version.text):
        yield Finding(Kind.TEXT, where, "the text is not in the Unicode form NFC")
    if not _in_order([(line.start, line.end) for line in lines], len(version.text)):
        yield Finding(Kind.TEXT, where, "the lines do not follow each other within the text")
    if any("\n" in version.text[line.start : line.end] for line in lines):
        yield Finding(Kind.TEXT, where, "a line has a line break inside")
    if not _in_order([(segment.start, segment.end) for segment in segments], len(version.text)):
        yield Finding(Kind.TEXT, where, "the sentences do not follow each other within the text")
    if not (_counted(lines) and _counted(segments)):
        yield Finding(Kind.TEXT, where, "lines or sentences are not numbered from 0 without gaps")
    kept = {line.ordinal: line for line in lines if not line.hidden}
    for segment in segments:
        if not _is_inside(segment, kept.get(segment.line)):
            message = f"sentence {segment.ordinal} does not lie in a kept line"
            yield Finding(Kind.TEXT, where, message)


def alignment_findings(
    article: Article, rows: Sequence[Row], cells: Sequence[Cell], *, sizes: dict[str, int]
) -> Iterator[Finding]:
    """Where the rows do not hold the sentences; `sizes` says how many each version has.

    A version without any cell is not aligned yet, which is sound. `cells` are in order of rows.
    """
    where = f"article {article.id}"
    if not _counted(rows):
        yield Finding(Kind.ALIGNMENT, where, "rows are not numbered from 0 without gaps")
    covered: dict[str, list[int]] = defaultdict(list)
    for cell in cells:
        covered[cell.version_id].extend(range(cell.first_segment, cell.last_segment + 1))
    for version, ordinals in covered.items():
        if ordinals != list(range(sizes.get(version, 0))):
            message = f"rows do not hold each sentence of version {version} once and in order"
            yield Finding(Kind.ALIGNMENT, where, message)


def bead_findings(beads: Iterable[Bead], *, sizes: dict[str, int]) -> Iterator[Finding]:
    """Beads that reach beyond the sentences of their versions."""
    for bead in beads:
        a_size, b_size = sizes.get(bead.version_a, 0), sizes.get(bead.version_b, 0)
        if bead.a_last >= a_size or bead.b_last >= b_size:
            message = "it reaches beyond the sentences of its versions"
            yield Finding(Kind.ALIGNMENT, f"bead {bead.id}", message)


def annotation_findings(annotation: Annotation, texts: dict[str, str]) -> Iterator[Finding]:
    """Targets in versions of another article, or whose words are not where they are said to be.

    `texts` are those of the versions of the annotation's article.
    """
    for target in annotation.targets:
        where = f"annotation {annotation.id}"
        text = texts.get(target.version_id)
        if text is None:
            message = f"it is attached to version {target.version_id} of another article"
            yield Finding(Kind.ANNOTATION, where, message)
        elif target.state is State.ANCHORED and text[target.start : target.end] != target.exact:
            message = f"its words are not at {target.start} in version {target.version_id}"
            yield Finding(Kind.ANNOTATION, where, message)


def tag_findings(tags: Iterable[Tag]) -> Iterator[Finding]:
    """Tags whose names can't be told apart."""
    named: dict[str, Tag] = {}
    for tag in tags:
        other = named.setdefault(folded(tag.name), tag)
        if other is not tag:
            yield Finding(Kind.TAG, f"tag {tag.id}", f"it has the name of tag {other.id}")


class _Library(ArticleQueries, AnnotationQueries):
    """A library as the checks read it."""

    def findings(self) -> Iterator[Finding]:
        for table in TABLES:
            for values in self._execute(table.select()) if table.has_words else ():
                if table.readable(values) is None:
                    key = " ".join(
                        map(str, table.key_of(dict(zip(table.columns, values, strict=True))))
                    )
                    message = "it holds a word that is not known, so it can't be shown"
                    yield Finding(Kind.RECORD, f"{table.name} {key}", message)
        for trashed in (False, True):
            for summary in self.summaries(trashed=trashed):
                yield from self._article_findings(summary.article)
        yield from tag_findings(self._all(TAG, "ORDER BY id"))
        yield from self._history_findings()

    def _article_findings(self, article: Article) -> Iterator[Finding]:
        versions = self.versions(article.id)
        sizes: dict[str, int] = {}
        for version in versions:
            segments = self.segments(version.id)
            sizes[version.id] = len(segments)
            yield from text_findings(version, self.lines(version.id), segments)
        rows, cells = self.rows(article.id), self.cells(article.id)
        yield from alignment_findings(article, rows, cells, sizes=sizes)
        yield from bead_findings(self.beads(article.id), sizes=sizes)
        texts: dict[str, str] = {version.id: version.text for version in versions}
        for trashed in (False, True):
            for annotation in self.annotations(article.id, trashed=trashed):
                yield from annotation_findings(annotation, texts)

    def _history_findings(self) -> Iterator[Finding]:
        for identifier, packed in self._execute("SELECT id, changes FROM history ORDER BY id"):
            try:
                deque(unpack(packed), maxlen=0)
            except UNREADABLE:
                message = "it can't be read, so it can't be undone"
                yield Finding(Kind.HISTORY, f"step {identifier}", message)


def _damage(connection: sqlite3.Connection) -> Iterator[Finding]:
    try:
        for (message,) in connection.execute("PRAGMA integrity_check"):
            if message != "ok":
                yield Finding(Kind.FILE, "file", message)
    except sqlite3.DatabaseError as error:
        if primary_code(error) not in DAMAGE:
            raise
        yield Finding(Kind.FILE, "file", str(error))


def _broken_references(connection: sqlite3.Connection) -> Iterator[Finding]:
    for table, _, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        message = f"a row of it refers to a row of table {parent} that is not there"
        yield Finding(Kind.REFERENCE, f"table {table}", message)


def _in_order(ranges: Iterable[tuple[int, int]], length: int) -> bool:
    at = 0
    for start, end in ranges:
        if not at <= start <= end <= length:
            return False
        at = end
    return True


def _counted(records: Iterable[Line | Segment | Row]) -> bool:
    return all(record.ordinal == number for number, record in enumerate(records))


def _is_inside(segment: Segment, line: Line | None) -> bool:
    return line is not None and line.start <= segment.start <= segment.end <= line.end
