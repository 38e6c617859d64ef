"""What of an article's notes is exported, and how."""

from dataclasses import dataclass
from enum import StrEnum

from core.export.templates import Layout
from core.model import Annotation, AnnotationId, Colour


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

    def lets_pass(self, annotation: Annotation) -> bool:
        """Whether this annotation is exported: by its id, its colour and its tags."""
        if self.only is not None and annotation.id not in self.only:
            return False
        if self.colours and annotation.record.colour not in self.colours:
            return False
        return not self.tags or any(
            tag == wanted or tag.startswith(f"{wanted}/")
            for tag in annotation.tags
            for wanted in self.tags
        )

    def wants(self, language: str) -> bool:
        """Whether versions in this language are exported."""
        return not self.languages or any(
            language == wanted or language.startswith(f"{wanted}-") for wanted in self.languages
        )
