"""Whatever is done to a library in whatever order: undo takes all of it back, redo does it again.

Each walk is 200 things done at random; CI takes 100 walks. `HEXAPLA_WALKS` says how many, the first
seed is `HEXAPLA_WALKS_SEED`.
"""

import os

import pytest

from core.store.records import TABLES
from core.store.store import Store
from tests.data.making.walks import Walker

WALKS = int(os.environ.get("HEXAPLA_WALKS", "100" if os.environ.get("CI") else "12"))
SEED = int(os.environ.get("HEXAPLA_WALKS_SEED", "1"))
STEPS = 200


def dump(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables but the history, in the order of their keys."""
    return {
        table.name: store.connection.execute(table.select("ORDER BY 1, 2")).fetchall()
        for table in TABLES
    }


@pytest.mark.parametrize("seed", range(SEED, SEED + WALKS))
def test_undo_takes_a_whole_walk_back_and_redo_does_it_again(tmp_path, seed):
    with Store.open(tmp_path / "walk.hexapla") as store:
        store.connection.execute("PRAGMA synchronous = OFF")  # what is tested is no crash
        walker = Walker(store, seed)
        while store.undo():
            pass
        first = dump(store)
        while store.redo():
            pass
        done = [walker.step() for _ in range(STEPS)]
        last = dump(store)
        while store.redo():
            last = dump(store)
        steps = 0
        while store.undo():
            steps += 1
        assert dump(store) == first, done
        while store.redo():
            steps -= 1
        assert (steps, dump(store)) == (0, last), done
