"""What aligned articles teach about the words of their languages.

Every aligned pair of versions leaves a lesson: which words met in its beads, and how often. It is
stored by the edit that stores the alignment and goes when the alignment goes, so that undo,
parting, the bin and aligning anew take its words back, and nothing has to be counted down. The
lexicon of two languages is no more than the sum of their lessons; only the words that occur in
the texts about to be aligned are read.

Words that met but once are taught as well, a word with as many translations as it may have there:
the next article that has it decides between them. In their own article they prove nothing, since
they were taken from the very row that they would speak for. So a lesson keeps such guesses apart.

An article never learns from itself: the lessons of the versions being aligned are left out, else
their first mistakes would prove themselves. Only beads of fair score teach; confirmed ones count
`CONFIRMED` times. Together the lessons of two languages stay within `MOST_BYTES`: when a new one
makes them larger, the oldest go, in the same edit.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from heapq import nlargest
from typing import TYPE_CHECKING

from core.library.sentences import Sentences
from core.model import ArticleId, Lesson, now
from core.store.store import Edit, Store
from core.text.language import UNDETERMINED

if TYPE_CHECKING:
    from core.alignment.beads import Bead
    from core.alignment.lexicon import Entry, Lexicon, Meeting

CONFIRMED = 4.0
MOST_BYTES = 16_000_000  # SQLite's pages add a fifth; a pair of languages may take 20 MB
MOST_PAIRS = 10_000  # of one lesson: a novel teaches no more than some ten articles
FAIR = 0.5
STRONGEST = 20.0  # beads: surer than that a word can hardly be
ENOUGH = 50  # lessons on one word: what more of them say is known by then
_STEP = 0.25
_GUESSES = "|"  # no word has it


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What a piece of work may learn from: the lessons of a library and those it made itself."""

    store: Store
    fresh: list[Lesson]

    @classmethod
    def of(cls, store: Store) -> "Knowledge":
        """All that a library knows."""
        return cls(store, [])

    def lexicon(self, a: Sentences, b: Sentences, *, without: Collection[Sentences]) -> "Lexicon":
        """What the lessons say of the words of two texts; those of `without` are not heard."""
        from core.alignment.lexicon import Lexicon

        first, second = in_order(a, b)
        own = {text.version for text in without}
        lessons = [
            lesson
            for lesson in self._lessons(tongue(first.language), tongue(second.language))
            if lesson.version_a not in own and lesson.version_b not in own
        ]
        if not lessons:
            return Lexicon()
        lexicon = evened(Lexicon.of(met(lessons, _vocabulary(first), _vocabulary(second))))
        return lexicon if first is a else lexicon.swapped()

    def unlearn(self, lessons: Collection[Lesson]) -> None:
        """Take back what was learnt from an alignment that was not kept."""
        self.fresh[:] = [lesson for lesson in self.fresh if lesson not in lessons]

    def _lessons(self, language_a: str, language_b: str) -> Iterator[Lesson]:
        if UNDETERMINED in (language_a, language_b):
            return
        for lesson in reversed(self.fresh):
            if (lesson.language_a, lesson.language_b) == (language_a, language_b):
                yield lesson
        yield from self.store.lessons_in(language_a, language_b)


def lesson(
    article: ArticleId,
    a: Sentences,
    b: Sentences,
    beads: "Iterable[Bead]",
    *,
    is_confirmed: "Callable[[Bead], bool]",
) -> Lesson | None:
    """What the beads of two versions teach; None if that is nothing, or a language is unknown."""
    from core.alignment.lexicon import taught

    first, second = in_order(a, b)
    languages = tongue(first.language), tongue(second.language)
    teachers = [
        replace(bead, score=CONFIRMED) if is_confirmed(bead) else bead
        for bead in beads
        if not bead.is_gap and bead.score >= FAIR
    ]
    if not teachers or UNDETERMINED in languages:
        return None
    meetings = taught(
        teachers if first is a else [bead.swapped() for bead in teachers],
        first.texts,
        second.texts,
        languages=(first.language, second.language),
    )
    words = _written(meetings)
    if not words:
        return None
    return Lesson(first.version, second.version, article, *languages, now(), words)


def met(
    lessons: Iterable[Lesson], known_a: Collection[str], known_b: Collection[str]
) -> "Iterator[Entry]":
    """The pairs of known words in these lessons, with the number of beads that they met in.

    Of each word of the first language the first `ENOUGH` lessons that have it are heard.
    """
    left = dict.fromkeys(known_a, ENOUGH)
    for lesson in lessons:
        for word, line in _lines(lesson):
            if left.get(word):
                left[word] -= 1
                for other, weight in _met_in(line):
                    if other in known_b:
                        yield word, other, weight


def proved(lesson: Lesson) -> "Iterator[Entry]":
    """The pairs of words of one lesson that may speak for rows of their own article."""
    for word, line in _lines(lesson):
        for other, weight in _met_in(line.partition(_GUESSES)[0]):
            yield word, other, weight


def evened(lexicon: "Lexicon") -> "Lexicon":
    """The same lexicon with no pair above `STRONGEST`, all pairs of a word made weaker alike.

    Cut off instead, the chance meetings of frequent words would come to weigh like translations.
    """
    from core.alignment.lexicon import Lexicon

    most_a: dict[str, float] = defaultdict(float)
    most_b: dict[str, float] = defaultdict(float)
    for word_a, word_b, weight in lexicon.entries():
        most_a[word_a] = max(most_a[word_a], weight)
        most_b[word_b] = max(most_b[word_b], weight)
    return Lexicon.of(
        (a, b, weight * min(1.0, STRONGEST / max(most_a[a], most_b[b])))
        for a, b, weight in lexicon.entries()
    )


def make_room(store: Store, edit: Edit, fresh: Iterable[Lesson]) -> None:
    """Within an edit that stored these lessons, drop the oldest ones of their languages."""
    for languages in sorted({(lesson.language_a, lesson.language_b) for lesson in fresh}):
        edit.delete(*store.lessons_beyond(MOST_BYTES, *languages))


def in_order(a: Sentences, b: Sentences) -> tuple[Sentences, Sentences]:
    """Two texts in the order in which a lesson has their languages."""
    return (a, b) if tongue(a.language) <= tongue(b.language) else (b, a)


def tongue(language: str) -> str:
    """A BCP 47 tag as language and script, which decide what its words look like: `zh-Hans`.

    Regions don't matter unless they tell the script; `und` where the language is unknown.
    """
    from babel.core import get_global, parse_locale

    likely = get_global("likely_subtags")
    try:
        spoken, region, script, *_ = parse_locale(language, sep="-")
    except ValueError:
        return UNDETERMINED
    if spoken == UNDETERMINED:
        return UNDETERMINED
    usual = likely.get(f"{spoken}_{region}") or likely.get(spoken)
    script = script or (parse_locale(usual)[2] if usual else None)
    return "-".join(filter(None, (spoken, script)))


def _vocabulary(text: Sentences) -> frozenset[str]:
    from core.alignment.tokens import tokens

    return frozenset(word for t in text.texts for word in tokens(t, text.language))


def _written(meetings: "Iterable[Meeting]") -> str:
    """Word pairs as a lesson keeps them; empty if there are none worth it.

    The first line has the words of the first language; then comes, for each, a line of what it
    met, with the weights in steps: first what is proved, then, behind a bar, what is guessed.
    """
    kept = nlargest(MOST_PAIRS, meetings, key=lambda meeting: meeting.weight)
    lines: dict[str, tuple[list[str], list[str]]] = {}
    for meeting in sorted(kept, key=lambda meeting: (meeting.word_a, meeting.word_b)):
        proved, guessed = lines.setdefault(meeting.word_a, ([], []))
        steps = max(1, round(meeting.weight / _STEP))
        (proved if meeting.is_proved else guessed).append(f"{meeting.word_b} {steps}")
    met = (_GUESSES.join(" ".join(part) for part in parts) for parts in lines.values())
    return "\n".join((" ".join(lines), *met)) if lines else ""


def _lines(lesson: Lesson) -> Iterator[tuple[str, str]]:
    """Each word of a lesson with the line of what it met."""
    words, *lines = lesson.words.split("\n")
    return zip(words.split(" "), lines, strict=True)


def _met_in(line: str) -> Iterator[tuple[str, float]]:
    pieces = line.replace(_GUESSES, " ").split()
    for other, steps in zip(pieces[::2], pieces[1::2], strict=True):
        yield other, int(steps) * _STEP
