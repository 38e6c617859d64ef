"""Mending in the library: one step each, texts and notes untouched, beads within their rows."""

import os
import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.alignment import edits
from core.alignment.edits import NotPossible
from core.changes import Op
from core.library import aligning, fitting, ladder, mending, sample, teaching
from core.library.judging import Judge
from core.model import ArticleId, RowId, Status, VersionId
from core.store.store import Store

ROUNDS = 10 if os.environ.get("HEXAPLA_FULL") else 1
"""Of a hundred mends each, as many as the history keeps for certain."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with the sample, made once: aligning six versions takes seconds."""
    path = tmp_path_factory.mktemp("sample") / "library.hexapla"
    with Store.open(path) as opened:
        sample.add_sample(opened)
    return path


@pytest.fixture
def store(made: Path, tmp_path: Path) -> Iterator[Store]:
    with Store.open(Path(shutil.copy(made, tmp_path))) as opened:
        yield opened


@pytest.fixture
def article(store: Store) -> ArticleId:
    return store.summaries()[0].article.id


def state(store: Store, article: ArticleId) -> tuple[object, ...]:
    """All that an alignment is made of."""
    segments = [store.segments(version.id) for version in store.versions(article)]
    beads = sorted(store.beads(article), key=lambda bead: bead.id)
    return (store.rows(article), store.cells(article), beads, segments, store.lessons(article))


def targets(store: Store, article: ArticleId) -> list[tuple[str, str, str]]:
    """What every annotation of an article stands on, read from the text, beside its own words."""
    texts = {version.id: version.text for version in store.versions(article)}
    return [
        (annotation.id, target.exact, texts[target.version_id][target.start : target.end])
        for annotation in store.annotations(article)
        for target in annotation.targets
    ]


def beads_lie_within_rows(store: Store, article: ArticleId) -> bool:
    read = ladder.read(store, article)
    places = [
        {n: number for number, row in enumerate(read.rows) for n in row.cells[column]}
        for column in range(len(read.versions))
    ]
    held: dict[tuple[VersionId, VersionId], list[int]] = {}
    for bead in store.beads(article):
        a, b = read.column(bead.version_a), read.column(bead.version_b)
        one = [places[a][n] for n in range(bead.a_first, bead.a_last + 1)]
        other = [places[b][n] for n in range(bead.b_first, bead.b_last + 1)]
        if len({*one, *other}) != 1:
            return False
        held.setdefault((bead.version_a, bead.version_b), []).extend(one)
    counts = [len(place) for place in places]
    pairs = {pair: (read.column(pair[0]), read.column(pair[1])) for pair in held}
    return all(len(held[pair]) == counts[a] for pair, (a, _) in pairs.items())


def mend_at_random(store: Store, article: ArticleId, chance: random.Random) -> None:
    """One mend chosen at random; nothing where it is not possible."""
    read = ladder.read(store, article)
    column = chance.randrange(len(read.versions))
    version, row = read.versions[column], RowId(chance.choice(read.rows).name)
    segment = chance.randrange(len(store.segments(version)))
    span = store.segments(version)[segment]
    doing = (
        lambda: mending.move(store, article, version, segment, to=chance.choice((1, -1))),
        lambda: mending.split(store, article, row, version, segment),
        lambda: mending.merge(store, article, row),
        lambda: mending.shift(store, article, row, version, by=chance.choice((1, -1))),
        lambda: mending.swap(store, article, row, version),
        lambda: mending.confirm(store, article, [row], confirmed=chance.random() < 0.7),
        lambda: mending.divide(store, article, version, (span.start + span.end) // 2),
        lambda: mending.join(store, article, version, segment),
        lambda: mending.move_run(
            store, article, version, range(segment, segment + 3), by=chance.choice((1, -1))
        ),
    )
    try:
        chance.choice(doing)()
    except NotPossible:
        return


def row_names(store: Store, article: ArticleId):
    return [row.id for row in store.rows(article)]


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_a_hundred_random_mends_and_their_undos_leave_all_as_it_was(
    store: Store, article: ArticleId, seed: int
) -> None:
    chance = random.Random(seed)
    before, words, step = state(store, article), targets(store, article), store.newest_step
    for number in range(100):
        mend_at_random(store, article, chance)
        if number % 10 == 0:
            assert beads_lie_within_rows(store, article)
            assert targets(store, article) == words
    while store.newest_step != step and store.undo_op is Op.MEND:
        store.undo()
    assert state(store, article) == before


def test_undo_and_redo_of_a_mend_give_the_same_rows_again(store: Store, article: ArticleId) -> None:
    version = store.versions(article)[1].id
    mending.move(store, article, version, 3, to=1)
    after = state(store, article)
    store.undo()
    store.redo()
    assert state(store, article) == after


def test_a_mend_that_is_not_possible_leaves_no_step(store: Store, article: ArticleId) -> None:
    step, last = store.newest_step, row_names(store, article)[-1]
    with pytest.raises(NotPossible):
        mending.merge(store, article, last)
    assert store.newest_step == step


def test_splitting_a_merged_row_gives_the_rows_back(store: Store, article: ArticleId) -> None:
    read = ladder.read(store, article)
    version, segment = read.versions[0], read.rows[4].cells[0].start
    name = RowId(read.rows[3].name)
    mending.merge(store, article, name)
    mending.split(store, article, name, version, segment)
    after = ladder.read(store, article)
    assert [row.cells for row in after.rows] == [row.cells for row in read.rows]


def test_a_row_joined_with_the_wrong_sentence_becomes_doubtful(
    store: Store, article: ArticleId
) -> None:
    read = ladder.read(store, article)
    mending.shift(store, article, RowId(read.rows[3].name), read.versions[1], by=1)
    scores = [row.score for row in store.rows(article)[3:6]]
    assert max(scores) < 0.6


def test_confirming_makes_the_beads_of_the_row_confirmed(store: Store, article: ArticleId) -> None:
    mending.confirm(store, article, row_names(store, article)[3:9])
    confirmed = [bead for bead in store.beads(article) if bead.status is Status.CONFIRMED]
    pairs = len(store.versions(article)) * (len(store.versions(article)) - 1) // 2
    assert len(confirmed) == 6 * pairs


def taught(store: Store, article: ArticleId) -> bool:
    """Let the article teach, as a part of the newest step; whether it was one."""
    step = store.newest_step
    assert step is not None
    return teaching.teach(store, article, teaching.lessons(store, article), onto=step)


def test_confirmed_rows_teach_and_one_undo_takes_both_back(
    store: Store, article: ArticleId
) -> None:
    before = state(store, article)
    mending.confirm(store, article, row_names(store, article)[3:9])
    words = [lesson.words for lesson in store.lessons(article)]
    assert taught(store, article)
    assert [lesson.words for lesson in store.lessons(article)] != words
    store.undo()
    assert state(store, article) == before


def test_nothing_is_taught_onto_a_step_that_is_no_longer_the_newest(
    store: Store, article: ArticleId
) -> None:
    names = row_names(store, article)
    mending.confirm(store, article, names[3:4])
    step, fresh = store.newest_step, teaching.lessons(store, article)
    mending.merge(store, article, names[6])
    newest = store.newest_step
    assert step is not None
    assert not teaching.teach(store, article, fresh, onto=step)
    assert store.newest_step == newest


def test_nothing_is_taught_while_something_can_be_done_again(
    store: Store, article: ArticleId
) -> None:
    names = row_names(store, article)
    mending.confirm(store, article, names[3:4])
    mending.merge(store, article, names[6])
    store.undo()
    assert not taught(store, article)
    assert store.redo() is not None


def test_confirming_all_before_leaves_the_row_itself_open(store: Store, article: ArticleId) -> None:
    mending.confirm_before(store, article, row_names(store, article)[4])
    statuses = [row.status is Status.CONFIRMED for row in store.rows(article)]
    assert statuses == [True] * 4 + [False] * (len(statuses) - 4)


def test_dividing_a_sentence_moves_no_note_and_joining_it_restores_it(
    store: Store, article: ArticleId
) -> None:
    version = store.versions(article)[0]
    words, before = targets(store, article), store.segments(version.id)
    third = before[3]
    mending.divide(store, article, version.id, version.text.index(" ", third.start + 5))
    assert len(store.segments(version.id)) == len(before) + 1
    assert targets(store, article) == words
    mending.join(store, article, version.id, 3)
    assert store.segments(version.id) == before


def test_realigning_mends_between_the_walls_as_aligning_the_article_would(
    store: Store, article: ArticleId
) -> None:
    names = row_names(store, article)
    mending.confirm(store, article, [names[2], names[9]])
    aligning.align_article(store, article, realign=True)
    whole = [row.cells for row in ladder.read(store, article).rows]
    store.undo()
    version = store.versions(article)[1].id
    mending.shift(store, article, names[12], version, by=1)
    mending.shift(store, article, names[4], version, by=1)
    mending.realign(store, article, names[4])
    after = [row.cells for row in ladder.read(store, article).rows]
    assert after[:11] == whole[:11]
    assert not set(whole[12:]) <= set(after)


def test_pinpointed_sentences_become_a_confirmed_row(store: Store, article: ArticleId) -> None:
    read = ladder.read(store, article)
    chosen = {
        version: row.start for version, row in zip(read.versions, read.rows[7].cells, strict=True)
    }
    mending.shift(store, article, RowId(read.rows[4].name), read.versions[1], by=1)
    mending.pinpoint(store, article, chosen)
    confirmed = [row for row in ladder.read(store, article).rows if row.confirmed]
    assert [row.cells for row in confirmed] == [read.rows[7].cells]


def test_the_reasons_name_the_numbers_that_differ(store: Store, article: ArticleId) -> None:
    read = ladder.read(store, article)
    judge = Judge(store, read, read.rows)
    numbered = next(
        row for row in read.rows if any(c.isdigit() for c in judge.text(0, row.cells[0]))
    )
    other = edits.row_of(read.rows, 0, numbered.cells[0].start) + 1
    found = judge.explain((0, 1), numbered.cells[0], read.rows[other].cells[1])
    assert any(reason.words.startswith("Numbers differ") for reason in found.reasons)


def test_marked_sentences_move_each_one_row_and_back(store: Store, article: ArticleId) -> None:
    read = ladder.read(store, article)
    straight = [n for n, row in enumerate(read.rows) if all(len(run) == 1 for run in row.cells)]
    first = next(n for n in straight if {n + 1, n + 2, n + 3} <= set(straight))
    version, start = read.versions[1], read.rows[first].cells[1].start
    mending.move_run(store, article, version, range(start, start + 3), by=1)
    moved = ladder.read(store, article).rows[first : first + 4]
    assert [list(row.cells[1]) for row in moved] == [
        [], [start], [start + 1], [start + 2, start + 3]
    ]  # fmt: skip
    mending.move_run(store, article, version, range(start, start + 3), by=-1)
    assert [row.cells for row in ladder.read(store, article).rows] == [r.cells for r in read.rows]


def test_a_sentence_in_the_wrong_row_is_said_to_fit_its_own_better(
    store: Store, article: ArticleId
) -> None:
    read = ladder.read(store, article)
    straight = [n for n, row in enumerate(read.rows) if all(len(run) == 1 for run in row.cells)]
    number = next(n for n in straight if n + 1 in straight and n > 3)
    segment = read.rows[number].cells[1].start
    mending.move(store, article, read.versions[1], segment, to=1)
    now = ladder.read(store, article)
    fit = fitting.better(Judge(store, now, now.rows), now.rows, number + 1)
    assert fit is not None
    assert (fit.column, fit.segment, fit.by) == (1, segment, -1)


def test_what_is_pinned_in_some_columns_takes_along_what_goes_with_it(
    store: Store, article: ArticleId
) -> None:
    read = ladder.read(store, article)
    row = read.rows[7]
    mending.pinpoint(
        store, article, {v: row.cells[n].start for n, v in enumerate(read.versions[:2])}
    )
    confirmed = [one for one in ladder.read(store, article).rows if one.confirmed]
    assert [one.cells for one in confirmed] == [row.cells]
