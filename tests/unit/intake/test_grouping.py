"""Versions of one article are suggested with their evidence, other texts are left apart."""

import itertools
import subprocess
import sys
import tomllib
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from core.intake.addresses import linked
from core.intake.documents import Document
from core.intake.grouping import Suggestion, suggest
from core.intake.judging import ENOUGH, judge
from core.intake.profiles import Text, profile
from core.intake.reading import from_text, read
from core.progress import Cancelled, Progress

ROOT = Path(__file__).resolve().parents[3]
EDITED = """The night the harbour froze

On 14 January 1963 the harbour of Ostrey froze from wall to wall. Captain Bengt Holm walked home
across it with his cat in his coat.

By noon there were 40 people on the ice and one brass band. The band played until its valves
stuck.

The mayor, Karin Dahl, forbade skating at 15.30 and was seen skating at 16.00.

In the night the wind turned. The next morning 12 boats and the mayor's hat were found in Vell
Bay, none of them damaged.

Holm's cat never went near the harbour again, though it lived to be 19.
"""


@pytest.fixture(scope="module")
def sample() -> list[Document]:
    return [
        document
        for path in sorted((ROOT / "resources" / "sample").glob("*.txt"))
        for document in read(path)
    ]


@pytest.fixture(scope="module")
def strangers() -> list[Document]:
    """Fifteen short articles in fifteen languages that have nothing to do with each other."""
    documents = []
    for path in sorted((ROOT / "tests" / "data" / "articles").glob("*.toml")):
        parts = tomllib.loads(path.read_text(encoding="utf-8"))
        text = "\n\n".join([parts["title"], *parts["paragraphs"]])
        documents.append(from_text(text, name=path.name))
    return documents


def edition(text: str) -> Document:
    return from_text(text, name="edition")


def test_six_versions_of_one_article_are_one_suggestion(
    sample: list[Document], strangers: list[Document]
) -> None:
    (suggestion,) = suggest([*strangers, *sample])
    assert suggestion.members == tuple(range(15, 21))
    assert suggestion.score > ENOUGH


def test_strangers_stay_apart(strangers: list[Document]) -> None:
    assert suggest(strangers) == []


def test_the_evidence_names_dates_numbers_and_shape(sample: list[Document]) -> None:
    german, english = sample[0], sample[1]
    (suggestion,) = suggest([german, english])
    assert "3. Oktober 1968 = 3 October 1968" in suggestion.evidence.numbers
    assert "411" in suggestion.evidence.numbers
    assert suggestion.evidence.names
    assert suggestion.evidence.shape.startswith("39 and 39 sentences, ")
    assert set(asdict(suggestion.evidence)) == {
        "numbers", "names", "shape", "differs", "strong_share", "met", "linked"
    }  # fmt: skip


def test_two_editions_in_one_language_are_versions_too() -> None:
    edited = EDITED.replace("brass band", "small brass band").replace("40 people", "50 people")
    (suggestion,) = suggest([edition(EDITED), edition(edited)])
    assert suggestion.members == (0, 1)
    assert "40 in one, 50 in the other" in suggestion.evidence.differs


def test_short_texts_without_numbers_and_names_are_not_suggested() -> None:
    one = Text("en", ("The cat sleeps on the mat.", "It is late."))
    other = Text("de", ("Der Zug fährt über die Brücke.", "Es regnet."))
    assert suggest([one, other]) == []


def test_notices_that_share_one_sentence_are_not_suggested() -> None:
    shared = {"en": "Riva Lines bought 33 old carriages.", "de": "Riva Lines kaufte 33 alte Wagen."}
    english = ("Bruno Corvo calls the price a shame.", shared["en"], "Flour costs more than ever.")
    german = ("Die Arbeiten beginnen, sobald der Fluss sinkt.", shared["de"],
              "Die Händler vermissen Kunden aus Quenby.")  # fmt: skip
    assert suggest([Text("en", english), Text("de", german)]) == []


def test_reports_of_two_days_are_not_suggested_for_their_chance_numbers() -> None:
    english = (
        "The weather for Marl on 4 May 2024: clouds, sun later.",
        "It warms up to 24 degrees.",
        "Gusts reach 72.",
        "The sea has 10 degrees, say those on the hill of Torrent.",
    )
    german = (
        "Das Wetter für Marl am 8. März 2025: Wolken, später Sonne.",
        "Es wird 24 Grad warm.",
        "Böen erreichen 69.",
        "Die See hat 10 Grad, sagt man auf dem Hügel von Torrent.",
    )
    assert suggest([Text("en", english), Text("de", german)]) == []


def test_what_was_kept_apart_is_not_suggested_again(sample: list[Document]) -> None:
    assert suggest(sample[:2], apart={frozenset({0, 1})}) == []


def test_nothing_is_suggested_for_nothing_and_for_empty_texts() -> None:
    assert suggest([]) == []
    assert suggest([Text("en", ()), Text("de", ())]) == []


def test_comparing_can_be_cancelled(sample: list[Document]) -> None:
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        suggest(sample, progress=progress)


@pytest.mark.seeds
def test_the_seeds_have_one_suggestion_and_it_stands_clear(seeds: list[Path]) -> None:
    documents = [document for path in seeds for document in read(path)]
    suggestions: list[Suggestion] = suggest(documents)
    assert [each.members for each in suggestions] == [(0, 3)]
    profiles = [profile(document) for document in documents]
    others = [
        judge(profiles[a], profiles[b]).score
        for a, b in itertools.combinations(range(5), 2)
        if (a, b) != (0, 3)
    ]
    assert suggestions[0].score > 0.75
    assert max(others) < 0.25


def test_slow_libraries_wait_until_they_are_needed() -> None:
    modules = "core.intake.grouping, core.intake.importer, core.intake.reading"
    slow = "numpy babel langdetect charset_normalizer trafilatura lxml mammoth pypdf markdown_it"
    program = f"import sys, {modules}; print([m for m in '{slow}'.split() if m in sys.modules])"
    result = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert result.stdout.strip() == "[]"


def test_pages_that_name_each_other_are_suggested_whatever_they_share() -> None:
    address = "https://paper.example/{}/bridge"
    one, other = (
        replace(
            from_text(text, name=language),
            source_url=address.format(language),
            alternates=(f"http://www.paper.example/{named}/bridge/",),
        )
        for language, named, text in (
            ("en", "de", "A short notice. Nothing more is known about it today."),
            ("de", "en", "Kurz gesagt weiß niemand etwas. Der Hund schläft im Garten."),
        )
    )
    assert suggest([one, other]) == []
    (suggestion,) = suggest([one, other], linked=linked([one, other]))
    assert (suggestion.members, suggestion.evidence.linked) == ((0, 1), True)


def test_a_page_that_names_itself_is_no_version() -> None:
    text = from_text("A short notice. Nothing more is known.", name="a")
    page = replace(text, source_url="https://a.example/x", alternates=("https://a.example/x/",))
    assert linked([page, page]) == frozenset()
