"""What a person types to search the library, taken apart.

doi ngoai                  both words, whatever marks they have in the text
đối                        this word with these marks
"foreign policy" trad*     a phrase; words that begin so
-draft                     not this word
lang:vi article:harbour    in a language; in articles with this in their title
tag:idiom colour:red       where a note with this tag or one below it, in this colour, stands
note:why                   in what was written, in notes and tags, not in the texts
is:marked is:noted         where any mark stands; where one with a note stands
in:text in:notes in:titles only there
"""

import re
import unicodedata
from dataclasses import dataclass

from core.store.search import Words
from core.text.fold import fold
from core.text.matching import marks_matter

PLACES = ("text", "notes", "titles")
_MARKS = ("marked", "noted")
_NARROWING = ("lang", "article", "tag", "colour", "is", "in")
_FIELDS = {"color": "colour", "language": "lang"}
_TERM = re.compile(
    r"(?P<no>-)?(?:(?P<field>lang|language|tag|colour|color|article|note|is|in):)?"
    r'(?:"(?P<phrase>[^"]*)(?P<closed>"?)|(?P<word>[^\s"]+))',
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for.

    All of `words` must stand in one sentence and none of `without`; `noted` in a note or its tags.
    Of languages, tags, colours and articles, one of each that is named must be there. `marks` has
    `marked` or `noted` where any mark, or one with a note, will do; `places` the kinds of place
    that are looked at: `text`, `notes`, `titles`, all of them where it is empty.
    """

    words: tuple[Words, ...] = ()
    without: tuple[Words, ...] = ()
    noted: tuple[Words, ...] = ()
    languages: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    colours: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    places: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is looked for."""
        return not (self.words or self.of_notes)

    @property
    def of_notes(self) -> bool:
        """Whether only what is annotated can be found."""
        return bool(self.noted or self.tags or self.colours or self.marks)

    def looks_at(self, place: str) -> bool:
        """Whether such a place is looked at: `text`, `notes` or `titles`."""
        return not self.places or place in self.places

    @property
    def is_folded(self) -> bool:
        """Whether words were typed without marks, so that they are found with any."""
        return any(not words.exact for words in self.words)


@dataclass(frozen=True, slots=True)
class _Term:
    """One term of a line: the field before its colon, and what stands behind it."""

    field: str
    text: str
    begun: bool

    @property
    def words(self) -> Words:
        """The term as words to look for."""
        return Words(self.text, exact=marks_matter(self.text), begun=self.begun)


def parsed(line: str, *, typing: bool = False) -> Query:
    """A line taken apart; `typing`: its last word may not be typed to its end yet."""
    typed = unicodedata.normalize("NFC", line)
    terms = [_term(match, typing=typing and match.end() == len(typed)) for match in _terms(typed)]

    def words(field: str) -> tuple[Words, ...]:
        return tuple(term.words for term in terms if term.field == field)

    def values(field: str) -> tuple[str, ...]:
        return tuple(term.text for term in terms if term.field == field)

    return Query(
        words=words(""),
        without=words("-"),
        noted=words("note"),
        languages=values("lang"),
        tags=values("tag"),
        colours=tuple(colour.casefold() for colour in values("colour")),
        articles=values("article"),
        marks=tuple(filter(_MARKS.__contains__, map(str.casefold, values("is")))),
        places=tuple(filter(PLACES.__contains__, map(str.casefold, values("in")))),
    )


def has_term(line: str, field: str, value: str) -> bool:
    """Whether a line asks for this value in this field."""
    return any(_is_term(match, field, value) for match in _terms(line))


def toggled(line: str, field: str, value: str) -> str:
    """The line with this term at its end, or without it where it was there."""
    if not has_term(line, field, value):
        plain = value.replace('"', " ")
        term = f'{field}:"{plain}"' if " " in plain else f"{field}:{plain}"
        return f"{line.rstrip()} {term}".lstrip()
    kept = _TERM.sub(lambda match: "" if _is_term(match, field, value) else match[0], line)
    return " ".join(kept.split())


def widened(line: str) -> str:
    """The line without the terms that narrow it: its words alone, and what notes shall say."""
    kept = _TERM.sub(lambda m: "" if _term(m, typing=False).field in _NARROWING else m[0], line)
    return " ".join(kept.split())


def _is_term(match: re.Match[str], field: str, value: str) -> bool:
    term = _term(match, typing=False)
    return term.field == field and fold(term.text) == fold(value)


def _terms(typed: str) -> list[re.Match[str]]:
    return [match for match in _TERM.finditer(typed) if match["phrase"] or match["word"]]


def _term(match: re.Match[str], *, typing: bool) -> _Term:
    field = (match["field"] or "").casefold()
    field = "-" if match["no"] else _FIELDS.get(field, field)
    if match["phrase"]:
        return _Term(field, match["phrase"], begun=typing and not match["closed"])
    word = match["word"]
    return _Term(field, word.removesuffix("*"), begun=typing or word.endswith("*"))
