"""The shares of the states at each line, against a sum over all ways through the page."""

from itertools import pairwise, product
from math import exp, isclose

from hypothesis import given, settings
from hypothesis import strategies as st

from core.intake.chain import ENDS, MOVES, STARTS, Leanings, State, shares
from core.intake.leanings import MOVES as LEARNT_MOVES
from core.intake.leanings import TABLE
from core.intake.reading import from_text

LEANINGS = Leanings(TABLE, LEARNT_MOVES)
TRAITS = [row.rpartition(":")[0] for row in TABLE.strip().splitlines()]
lines = st.lists(st.sets(st.sampled_from(TRAITS), max_size=6), min_size=1, max_size=4)


def weight(way: tuple[State, ...], said: list[tuple[float, ...]]) -> float:
    """How much one way through the states weighs."""
    moves = dict(zip(MOVES, LEARNT_MOVES, strict=True))
    whole = STARTS[way[0]] * ENDS[way[-1]]
    for state, row in zip(way, said, strict=True):
        whole *= row[state]
    for move in pairwise(way):
        whole *= exp(moves[move]) if move in moves else 0
    return whole


@settings(max_examples=30)
@given(lines)
def test_shares_are_those_of_all_ways_through_the_page(told: list[set[str]]) -> None:
    said = [LEANINGS.spoken(line) for line in told]
    ways = {way: weight(way, said) for way in product(State, repeat=len(told))}
    for n, row in enumerate(shares(told, LEANINGS)):
        for state in State:
            share = sum(held for way, held in ways.items() if way[n] is state) / sum(ways.values())
            assert isclose(row[state], share, abs_tol=1e-9)


@given(st.integers(1, 3000))
@settings(max_examples=5, deadline=None)
def test_a_long_page_keeps_its_shares_whole(count: int) -> None:
    rows = shares([{"stops", "length 5"}] * count, LEANINGS)
    assert all(isclose(sum(row), 1) for row in rows)


def test_nothing_has_no_shares() -> None:
    assert shares([], LEANINGS) == []


HEAD = ["Home", "News", "Culture", "Home › Culture › Music", "A choir for the tunnel"]
BODY = [
    "The choir of the old railway tunnel has met every Thursday since the winter of 2019.",
    "Thirty people stand between the rails and sing until the echo has learnt the tune.",
]
FOOT = ["Share on Facebook", "Related articles", "Two bridges and a song", "© 2024 The Quay"]


def test_a_line_between_two_of_the_page_is_hidden_with_its_reason() -> None:
    row = ["12 March 2024", "Share", "Soft mode", "Print", "3 min read"]
    document = from_text("\n\n".join([*HEAD, *row, *BODY, *FOOT]), name="page")
    hidden = {document.text[x.start : x.end]: x.reason for x in document.lines if x.hidden}
    assert hidden["Soft mode"]


def test_a_list_among_paragraphs_is_kept() -> None:
    items = ["What to bring along", "A lamp", "Two scarves", "Low expectations"]
    text = "\n\n".join([*HEAD, BODY[0], *items, BODY[1], *FOOT])
    assert all(item in from_text(text, name="page").kept_text for item in items)
