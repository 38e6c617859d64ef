"""`hexapla mend` on the sample."""

import pytest

from core.library import sample
from core.store.store import Store


@pytest.fixture
def article(tmp_path):
    with Store.open(tmp_path / "library.hexapla") as store:
        return sample.add_sample(store)


def test_rows_are_confirmed_merged_and_split_by_their_numbers(run, article):
    before = run("rows", article, "--json").data
    assert run("mend", "confirm", article, 2, 3).code == 0
    assert run("mend", "merge", article, 5).code == 0
    assert len(run("rows", article, "--json").data) == len(before) - 1
    assert run("mend", "merge", article, 9999).code == 1
    assert run("undo").code == 0


def test_a_column_is_shifted_and_realigned(run, article):
    version = run("articles", "--json").data[0]["versions"][1]["id"]
    assert run("mend", "shift", article, 4, version).code == 0
    assert run("mend", "realign", article, 4).code == 0
