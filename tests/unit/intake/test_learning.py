"""What is learnt from a few pages tells their own lines apart again."""

from core.intake.chain import MOVES, Leanings, State, shares
from tests.data.making.learning import learnt, states_of, table
from tests.data.making.lessons import lesson
from tests.data.making.sites import sites


def test_the_lines_of_the_lessons_are_told_apart() -> None:
    held = [lesson(list(site.lines)) for site in sites("newcomers", "en")]
    names, weights, moved = learnt(held)
    leanings = Leanings(table(names, weights), [float(moved[move]) for move in MOVES])
    for each in held:
        found = [row[State.BODY] > 0.5 for row in shares(each.traits, leanings)]
        right = [mine == own for mine, own in zip(found, each.own, strict=True)]
        assert sum(right) >= 0.95 * len(right)


def test_a_line_may_only_be_in_the_states_of_its_mark() -> None:
    head, body, island, either = states_of([False, True, False, True, None])[[0, 1, 2, 4]]
    assert head.tolist() == [1, 0, 0, 0]
    assert body.tolist() == [0, 1, 0, 0]
    assert island.tolist() == [0, 0, 1, 0]
    assert either.tolist() == [1, 1, 1, 1]
