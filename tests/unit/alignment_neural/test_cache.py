from pathlib import Path

import numpy as np
import pytest

from core.alignment.neural.cache import Cached
from core.progress import Cancelled, Progress

SONGS = ["a song at night", "rain on the river"]


def test_a_sentence_goes_through_the_model_once(hashing):
    embedder = Cached(hashing)
    embedder.embed(SONGS)
    embedder.embed([*SONGS, SONGS[0]])
    assert hashing.seen == SONGS


def test_rows_come_in_the_order_of_the_texts(hashing):
    embedder = Cached(hashing)
    embedder.embed(SONGS[1:])
    np.testing.assert_allclose(embedder.embed(SONGS), hashing.embed(SONGS), atol=1e-3)


def test_vectors_outlive_the_program(hashing, tmp_path: Path):
    with Cached(hashing, tmp_path) as embedder:
        first = embedder.embed(SONGS)
    with Cached(hashing, tmp_path) as again:
        np.testing.assert_array_equal(again.embed(SONGS), first)
    assert hashing.seen == SONGS


def test_what_was_computed_before_a_failure_is_kept(hashing, tmp_path: Path):
    with pytest.raises(Cancelled):
        _embed_until_cancelled(Cached(hashing, tmp_path))
    assert Cached(hashing, tmp_path).missing(SONGS) == []


def _embed_until_cancelled(embedder: Cached) -> None:
    progress = Progress()
    progress.cancel()
    with embedder:
        embedder.embed(SONGS)
        progress.report("the next text")


def test_the_oldest_vectors_go_when_there_are_too_many(hashing, tmp_path: Path):
    with Cached(hashing, tmp_path, most=1) as embedder:
        embedder.embed(SONGS)
    assert Cached(hashing, tmp_path).missing(SONGS) == SONGS[:1]


def test_a_damaged_file_is_as_good_as_none(hashing, tmp_path: Path):
    with Cached(hashing, tmp_path) as embedder:
        embedder.embed(SONGS)
    file = tmp_path / "hashing.npz"
    file.write_bytes(file.read_bytes()[:-40])
    assert Cached(hashing, tmp_path).missing(SONGS) == SONGS


def test_every_cut_of_the_file_is_read_or_left(hashing, tmp_path: Path):
    with Cached(hashing, tmp_path) as embedder:
        embedder.embed(SONGS)
    file = tmp_path / "hashing.npz"
    whole = file.read_bytes()
    for length in range(0, len(whole), 7):
        file.write_bytes(whole[:length])
        assert Cached(hashing, tmp_path).missing(SONGS) == SONGS


def test_a_folder_that_takes_no_files_is_no_error(hashing, tmp_path: Path):
    (tmp_path / "file").touch()
    with Cached(hashing, tmp_path / "file") as embedder:
        assert len(embedder.embed(SONGS)) == 2


def test_nothing_to_embed_gives_no_rows(hashing):
    assert len(Cached(hashing).embed([])) == 0
