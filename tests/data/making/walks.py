"""Random walks over a library: everything that a person can do to it, in any order.

A `Walker` does one thing after the other through the functions that the window and the commands
use. What does not make sense where it stands (a merge of marks that do not touch) is refused with
a KnownError and changes nothing, which is part of the walk.
"""

import random
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from core.annotations import annotations as annotating
from core.annotations import bin as binning
from core.annotations import colours, filters, joining, orphans, several, tags
from core.annotations.filters import Filter
from core.errors import KnownError
from core.intake.documents import Document
from core.intake.reading import from_text
from core.library import aligning, articles, importing, lines, replacing
from core.model import (
    AnnotationId,
    ArticleId,
    Colour,
    Passage,
    State,
    Style,
    Target,
    Version,
    VersionId,
)
from core.store.store import Store

Thing = TypeVar("Thing")

ENGLISH = """The bell buoy

The buoy has hung off the point since 1887. In fog it rings by itself, said old Brodie.

Comment (3)

In May 1931 the chain broke. For 9 days the buoy drifted, ringing, and nobody slept.

They found it in the bay of the nuns. The nuns had put flowers on it.
"""
GERMAN = """Die Glockenboje

Die Boje liegt seit 1887 vor der Landspitze. Bei Nebel läutet sie von selbst, sagte der alte Brodie.

Im Mai 1931 riss die Kette. 9 Tage lang trieb die Boje läutend umher, und niemand schlief.

Man fand sie in der Bucht der Nonnen. Die Nonnen hatten Blumen daraufgelegt.
"""
ALONE = "A ladder\n\nThe ladder leans at the barn. Nobody climbs it; the hens do.\n"
WORDS = ["Why?", "**so**", "[a](b)", "läutet", "🔔", "\n\n- one", "#no"]
TAGS = ["sea", "Sea/Bell", "fog", "fog/Ärger", "SEA/bell", "9"]


class Walker:
    """Does random things to a library; the same seed does the same to the same library."""

    def __init__(self, store: Store, seed: int) -> None:
        self.store, self.chance = store, random.Random(seed)
        importing.add(store, [_document(ENGLISH, "en"), _document(GERMAN, "de")], groups=[(0, 1)])
        importing.add(store, [_document(ALONE, "en")])
        self._texts = {version.id: version.text for version in self._versions()}

    def step(self) -> str:
        """Do one thing; gives its name."""
        acts = [*FREQUENT * 4, *SELDOM]
        act = self.chance.choice(acts)
        try:
            act(self)
        except KnownError:
            return f"{act.__name__} (refused)"
        return act.__name__

    def highlight(self) -> None:
        named = self._some(TAGS)
        link = self.chance.random() < 0.7
        style, colour = self.chance.choice(list(Style)), self.chance.choice(list(Colour))
        passage, note = self._passage(), self._words()
        annotating.highlight(
            self.store, passage, colour, style=style, note=note, tags=named, link=link
        )

    def note(self) -> None:
        one, step = self._one(), None
        for _ in range(self.chance.randrange(1, 3)):
            step = annotating.set_note(self.store, one, self._words(), onto=step)

    def article_note(self) -> None:
        annotating.annotate_article(self.store, self._article(), self._words())

    def recolour(self) -> None:
        annotating.recolour(self.store, self._one(), self.chance.choice(list(Colour)))

    def restyle(self) -> None:
        annotating.restyle(self.store, self._one(), self.chance.choice(list(Style)))

    def tag(self) -> None:
        annotating.set_tags(self.store, self._one(), self._some(TAGS))

    def resize(self) -> None:
        target = self._target(lambda target: True)
        annotating.resize(self.store, target.annotation_id, self._passage(target.version_id))

    def add_link(self) -> None:
        annotating.add_link(self.store, self._one(), self._passage())

    def drop_link(self) -> None:
        target = self._target(lambda target: target.linked)
        annotating.drop_link(self.store, target.annotation_id, target.version_id)

    def delete(self) -> None:
        annotating.delete(self.store, *self._some(self._live()))

    def restore(self) -> None:
        binned = [note.id for note in self.store.annotations(trashed=True)]
        annotating.restore(self.store, *self._some(binned))

    def empty_bin(self) -> None:
        binning.purge(self.store, datetime.now(UTC) + timedelta(days=31))

    def recolour_many(self) -> None:
        several.recolour(self.store, self._some(self._live()), self.chance.choice(list(Colour)))

    def tag_many(self) -> None:
        several.add_tags(self.store, self._some(self._live()), self._some(TAGS))

    def merge(self) -> None:
        joining.merge(self.store, self._one(), self._one())

    def split(self) -> None:
        target = self._target(lambda target: not target.linked)
        place = self.chance.randint(target.start, target.end)
        joining.split(self.store, target.annotation_id, target.version_id, place)

    def attach(self) -> None:
        target = self._target(lambda target: target.state is State.ORPHAN)
        orphans.attach(self.store, target.annotation_id, self._passage(target.version_id))

    def keep_as_note(self) -> None:
        target = self._target(lambda target: target.state is State.ORPHAN)
        orphans.keep_as_note(self.store, target.annotation_id)

    def rename_tag(self) -> None:
        tags.rename(self.store, self.chance.choice(TAGS), self.chance.choice(TAGS) + "/new")

    def move_tag(self) -> None:
        tags.move(self.store, self.chance.choice(TAGS), self.chance.choice(["", *TAGS]))

    def merge_tags(self) -> None:
        tags.merge(self.store, self.chance.choice(TAGS), self.chance.choice(TAGS))

    def recolour_tag(self) -> None:
        tags.recolour(self.store, self.chance.choice(TAGS), self.chance.choice([None, *Colour]))

    def delete_tag(self) -> None:
        tags.delete(self.store, self.chance.choice(TAGS))

    def name_colour(self) -> None:
        colours.rename(self.store, self.chance.choice(list(Colour)), self._words()[:30])

    def save_filter(self) -> None:
        filters.save(self.store, "mine", Filter(text=self._words()))

    def forget_filter(self) -> None:
        filters.forget(self.store, "mine")

    def hide_line(self) -> None:
        version = self._version()
        lines.hide(self.store, version, [self.chance.choice(self.store.lines(version)).ordinal])

    def keep_line(self) -> None:
        version = self._version()
        lines.keep(self.store, version, [self.chance.choice(self.store.lines(version)).ordinal])

    def align(self) -> None:
        aligning.align_article(self.store, self._article(), realign=True)

    def replace_text(self) -> None:
        version = self._version()
        text = self._texts[version].split(" ")
        for _ in range(self.chance.randrange(4)):
            first = self.chance.randrange(len(text))
            text[first : first + self.chance.randrange(4)] = self._some(WORDS)
        language = self.store.version(version).language
        replacing.replace_text(self.store, version, _document(" ".join(text), language))

    def rename_article(self) -> None:
        articles.rename(self.store, self._article(), self._words())

    def remove_article(self) -> None:
        articles.remove(self.store, self._article())

    def restore_article(self) -> None:
        binned = self.store.summaries(trashed=True)
        if binned:
            articles.restore(self.store, self.chance.choice(binned).article.id)

    def group(self) -> None:
        articles.group(self.store, self._some([v.id for v in self._versions()]))

    def ungroup(self) -> None:
        articles.ungroup(self.store, self._version())

    def undo(self) -> None:
        for _ in range(self.chance.randrange(1, 6)):
            self.store.undo()

    def redo(self) -> None:
        for _ in range(self.chance.randrange(1, 4)):
            self.store.redo()

    def _versions(self) -> list[Version]:
        articles_there = self.store.summaries()
        return [v for s in articles_there for v in self.store.versions(s.article.id)]

    def _version(self) -> VersionId:
        return self._chosen([v.id for v in self._versions()])

    def _article(self) -> ArticleId:
        return self._chosen([summary.article.id for summary in self.store.summaries()])

    def _live(self) -> list[AnnotationId]:
        return [annotation.id for annotation in self.store.annotations()]

    def _one(self) -> AnnotationId:
        return self._chosen(self._live())

    def _chosen(self, things: Sequence[Thing]) -> Thing:
        if not things:
            raise KnownError("a choice", "there is nothing to choose from")
        return self.chance.choice(things)

    def _some(self, things: Sequence[Thing]) -> list[Thing]:
        return self.chance.sample(things, min(len(things), self.chance.randrange(4)))

    def _target(self, wanted: Callable[[Target], bool]) -> Target:
        live = self.store.annotations()
        return self._chosen([t for note in live for t in note.targets if wanted(t)])

    def _passage(self, version: VersionId | None = None) -> Passage:
        version = version or self._version()
        segment = self._chosen(list(self.store.segments(version)))
        start, end = sorted(self.chance.sample(range(segment.start, segment.end + 1), 2))
        return Passage(version, start, min(end + self.chance.choice((0, 0, 60)), segment.end + 40))

    def _words(self) -> str:
        return " ".join(self.chance.choices(WORDS, k=self.chance.randrange(5)))


def _document(text: str, language: str) -> Document:
    return from_text(text, name=f"walk.{language}.txt", language=language)


Act = Callable[[Walker], None]
FREQUENT: list[Act] = [
    *[Walker.highlight] * 5, Walker.note, Walker.recolour, Walker.restyle, Walker.tag,
    Walker.resize, Walker.add_link, Walker.drop_link, Walker.delete, Walker.restore, Walker.merge,
    Walker.split, Walker.attach, Walker.tag_many, Walker.recolour_many,
    Walker.rename_tag, Walker.move_tag, Walker.merge_tags, Walker.recolour_tag, Walker.undo,
    Walker.redo,
]  # fmt: skip
SELDOM: list[Act] = [
    Walker.article_note, Walker.empty_bin, Walker.delete_tag, Walker.name_colour,
    Walker.save_filter, Walker.forget_filter, Walker.hide_line, Walker.keep_line, Walker.align,
    *[Walker.replace_text] * 5, Walker.keep_as_note, Walker.rename_article, Walker.remove_article,
    Walker.restore_article, Walker.restore_article, Walker.group, Walker.ungroup,
]  # fmt: skip
