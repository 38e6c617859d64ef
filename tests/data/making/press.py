"""A made-up press in five languages: articles with their versions, and texts that look like them.

`corpus(seed)` gives documents and which of them are versions of one article. Among the others are
near misses: two articles on one event with the same people, places, day and figures; match
reports, exchange rates and weather made by one pattern; notices that repeat two sentences of a
long article. True versions are translations, with sentences left out, joined or added, and later
editions in the same language. A seed draws names, numbers, days, sentences and languages anew.
"""

import random
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from itertools import combinations
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "press"
LANGUAGES = ("en", "de", "fr", "id", "vi")
MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "id": "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember",
}
GIVEN = "Ada Bruno Clara Dmitri Edda Farid Greta Hugo Ines Jonas Kira Levin Mara Nuno Olga Pavel"
FAMILY = "Aldern Brixen Corvo Dalgaard Esperin Falkner Gorski Hallam Istrate Jansky Kestrel Lomax"
PLACES = (
    "Ostrey Vellmark Corran Tarnby Lissow Brandal Quenby Marl Sarpen Idrisk Holmgard Pellworm "
    "Dunmere Askvik Torrent Belcourt Nisava Grondal Ravello Zelten"
)
BODIES = "Nordhafen AG;Tiefbau Lund;Cantor & Sons;Riva Lines;Alba Railways;Kontor Meridian"
Pattern = dict[str, str]
Slots = dict[str, str | date | float]


@dataclass(frozen=True)
class Paper:
    """One text: its language and its sentences; `article` names what it is a version of."""

    article: str
    language: str
    sentences: tuple[str, ...]


@dataclass
class Corpus:
    """Papers, and the pairs of their numbers that are versions of one article."""

    papers: list[Paper] = field(default_factory=list)

    @property
    def pairs(self) -> set[frozenset[int]]:
        numbered = combinations(enumerate(self.papers), 2)
        return {frozenset((a, b)) for (a, x), (b, y) in numbered if x.article == y.article}


def corpus(seed: int, *, stories: int = 34, events: int = 12, series: int = 16) -> Corpus:
    """More than 200 texts with the default sizes, in an order that tells nothing."""
    press = _Press(random.Random(seed))
    made = Corpus()
    for number in range(stories):
        made.papers += press.translated(f"story {number}")
    for number in range(events):
        made.papers += press.same_event(f"event {number}")
    for kind, least in (("match", 5), ("rates", 4), ("weather", 3)):
        made.papers += press.series(kind, series + least)
    press.chance.shuffle(made.papers)
    return made


@cache
def patterns(kind: str) -> list[Pattern]:
    name = "story.toml" if kind == "sentence" else "series.toml"
    found: list[Pattern] = tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))[kind]
    return found


class _Press:
    def __init__(self, chance: random.Random) -> None:
        self.chance = chance

    def translated(self, article: str) -> Iterator[Paper]:
        """A story with a translation, at times two, or with a later edition of itself."""
        said = self.chance.sample(patterns("sentence"), self.chance.randrange(8, 19))
        slots = self.slots()
        languages = self.chance.sample(LANGUAGES, self.chance.choice((2, 2, 2, 3)))
        yield Paper(article, languages[0], written(said, slots, languages[0]))
        for language in languages[1:]:
            yield Paper(article, language, self.freely(said, slots, language))
        if self.chance.random() < 0.3:
            yield Paper(article, languages[0], self.later(said, slots, languages[0]))

    def same_event(self, event: str) -> Iterator[Paper]:
        """Articles on one event, the same in people, places, day and figures, told otherwise."""
        slots, said = self.slots(), list(patterns("sentence"))
        self.chance.shuffle(said)
        for number, language in enumerate(self.chance.sample(LANGUAGES, 3)):
            own = said[number * 11 : number * 11 + 11]
            yield Paper(f"{event}.{number}", language, written(own, slots, language))
        language = self.chance.choice(LANGUAGES)
        notice = [*said[2:4], self.chance.choice(said[30:])]
        yield Paper(f"{event}.notice", language, written(notice, self.slots(), language))

    def series(self, kind: str, count: int) -> Iterator[Paper]:
        """Instalments made by one pattern; of every third there is a translation."""
        fixed = self.slots()
        for number in range(count):
            slots = {**self.slots(), **self.figures(kind)}
            if kind == "rates":
                slots["day"] = date(2024, 3, 1) + timedelta(days=number)
            if self.chance.random() < 0.5:
                slots["home"] = fixed["home"]
            languages = self.chance.sample(LANGUAGES, 2)
            for language in languages[: 2 if number % 3 == 0 else 1]:
                yield Paper(f"{kind} {number}", language, written(patterns(kind), slots, language))

    def slots(self) -> Slots:
        names = [f"{a} {b}" for a in GIVEN.split() for b in FAMILY.split()]
        person, other = self.chance.sample(names, 2)
        place, near = self.chance.sample(PLACES.split(), 2)
        home, guest = self.chance.sample(PLACES.split(), 2)
        day = date(2024, 1, 1) + timedelta(days=self.chance.randrange(700))
        return {
            "person": person, "other": other, "place": place, "near": near,
            "home": home, "guest": guest, "org": self.chance.choice(BODIES.split(";")),
            "day": day, "later": day + timedelta(days=14),
            "a": self.chance.randrange(1000, 90000), "b": self.chance.randrange(11, 99),
            "c": self.chance.randrange(3, 40),
        }  # fmt: skip

    def figures(self, kind: str) -> Slots:
        pick = self.chance
        if kind == "match":
            return {
                "a": pick.randrange(2, 6), "b": pick.randrange(2), "c": pick.randrange(900, 30000),
                "d": pick.randrange(3, 80), "e": pick.randrange(1, 8), "f": pick.randrange(2, 18),
            }  # fmt: skip
        if kind == "rates":
            return {
                "a": round(pick.uniform(20, 24), 3), "b": round(pick.uniform(24, 26), 3),
                "c": round(pick.uniform(14, 17), 3), "d": round(pick.uniform(25, 28), 3),
                "e": round(pick.uniform(0.1, 1.9), 2), "f": pick.randrange(200, 990),
            }  # fmt: skip
        return {
            "a": pick.randrange(12, 30), "b": pick.randrange(1, 12), "c": pick.randrange(10, 40),
            "d": pick.randrange(41, 90), "e": pick.randrange(4, 21),
        }  # fmt: skip

    def freely(self, said: list[Pattern], slots: Slots, language: str) -> tuple[str, ...]:
        """A translation that leaves sentences out, joins two, and has something of its own."""
        kept = [pattern for pattern in said if self.chance.random() > 0.1]
        lines = list(written(kept, slots, language))
        if len(lines) > 4 and self.chance.random() < 0.4:
            at = self.chance.randrange(len(lines) - 1)
            lines[at : at + 2] = [" ".join(lines[at : at + 2])]
        if self.chance.random() < 0.4:
            rest = [pattern for pattern in patterns("sentence") if pattern not in said]
            own = written([self.chance.choice(rest)], self.slots(), language)
            lines.insert(self.chance.randrange(len(lines)), own[0])
        return tuple(lines)

    def later(self, said: list[Pattern], slots: Slots, language: str) -> tuple[str, ...]:
        """The same text brought up to date: one figure is another, two sentences are new."""
        rest = [pattern for pattern in patterns("sentence") if pattern not in said]
        changed = {**slots, "c": self.chance.randrange(41, 60)}
        lines = written(said, changed, language)
        return (*lines, *written(self.chance.sample(rest, 2), changed, language))


def written(said: list[Pattern], slots: Slots, language: str) -> tuple[str, ...]:
    """These sentences in a language, with its notation of numbers and dates."""
    shown = {name: _shown(value, language) for name, value in slots.items()}
    return tuple(pattern[language].format_map(shown) for pattern in said)


def _shown(value: str | date | float, language: str) -> str:
    if isinstance(value, date):
        return _day(value, language)
    if isinstance(value, int) and value >= 1000:
        grouped = f"{value:,}"
        marks: dict[str, str] = {"en": ",", "fr": " "}
        return grouped.replace(",", marks.get(language, "."))
    if isinstance(value, float):
        return str(value) if language == "en" else str(value).replace(".", ",")
    return str(value)


def _day(day: date, language: str) -> str:
    ways: dict[str, Callable[[str], str]] = {
        "en": lambda month: f"{day.day} {month} {day.year}",
        "de": lambda month: f"{day.day}. {month} {day.year}",
        "fr": lambda month: f"{day.day} {month} {day.year}",
        "id": lambda month: f"{day.day} {month} {day.year}",
    }
    if language == "vi":
        return f"{day.day}/{day.month}/{day.year}"
    return ways[language](MONTHS[language].split()[day.month - 1])
