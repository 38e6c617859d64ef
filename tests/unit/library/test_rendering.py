"""How the words of a search are rendered beside its hits, over many articles."""

import pytest

from core.intake.reading import from_text
from core.library import importing, rendering
from core.reading.concordance import once_a_row
from core.reading.query import parsed
from core.reading.search import search

_ENGLISH = ("the ferry", "the harbour", "an island", "the lamp", "a bridge", "the market")
_GERMAN = ("die Fähre", "der Hafen", "eine Insel", "die Lampe", "eine Brücke", "der Markt")
_FRAMES = (
    ("In the morning we saw {}.", "Am Morgen sahen wir {}."),
    ("Nobody in the town remembers {}.", "Niemand in der Stadt erinnert sich an {}."),
    ("{} was painted green last summer.", "{} wurde im letzten Sommer grün gestrichen."),
)


@pytest.fixture
def town(store):
    """Three articles whose sentences are the same words in another order."""
    for shift in range(3):
        texts = [
            "\n".join(
                frames[side].format(things[(n + shift) % 6])
                for n in range(6)
                for frames in (_FRAMES[(n + shift) % 3],)
            )
            for side, things in enumerate((_ENGLISH, _GERMAN))
        ]
        documents = [
            from_text(f"Town {shift}\n\n{text}", name=code, language=code)
            for code, text in zip(("en", "de"), texts, strict=True)
        ]
        importing.add(store, documents, groups=[(0, 1)])
    return store


def found(store, line):
    results = once_a_row(search(store, parsed(line)))
    return results, rendering.ways_of(store, results)


@pytest.mark.parametrize(
    ("words", "other"), [("ferry", "Fähre"), ("harbour", "Hafen"), ("market", "Markt")]
)
def test_a_word_has_its_counterpart_in_most_hits(town, words, other):
    results, ways = found(town, words)
    assert ways.ways[0].language == "de"
    assert other in ways.ways[0].text
    assert len(ways.ways[0].hits) * 2 > len(results.hits)


def test_every_hit_is_in_one_way_and_its_span_is_what_the_way_says(town):
    results, ways = found(town, "ferry")
    assert sum(len(way.hits) for way in ways.ways) == len(results.hits)
    for hit in results.hits:
        (other,) = [cell for cell in hit.cells if cell.version != hit.version]
        span = ways.span(hit, other.version)
        (way,) = [way for way in ways.ways if hit.place in way.hits]
        assert (other.text[slice(*span)] if span else "").casefold() == way.text.casefold()


def test_an_article_of_one_version_renders_nothing(store):
    document = from_text("A walk\n\nThe ferry is late.", name="en", language="en")
    importing.add(store, [document])
    assert found(store, "ferry")[1].ways == ()
