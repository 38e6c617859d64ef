from pathlib import Path

import numpy as np
from click.testing import CliRunner

from core.alignment import align
from core.alignment.beads import covers
from core.alignment.neural.similarity import VectorSimilarity
from core.cli.aligning import align as align_article
from core.cli.bitext import bitext
from core.cli.main import main
from core.library import importing
from core.library.sample import documents_of_sample
from core.store.store import Store

# Of one length and without a shared word: only meaning tells which belong together.
ENGLISH = [
    "boat harbour",
    "rain night",
    "teacher bread",
    "street song",
    "river letter",
    "garden bridge",
    "song harbour",
    "night letter",
]
INDONESIAN = [
    "hujan malam",
    "guru roti",
    "jalan lagu",
    "sungai surat",
    "kebun jembatan",
    "lagu pelabuhan",
    "malam surat",
]


def links(beads):
    return [(list(bead.source), list(bead.target)) for bead in beads]


def test_meaning_finds_what_words_and_lengths_cannot(hashing):
    similarity = VectorSimilarity.between(ENGLISH, INDONESIAN, hashing)
    beads = align(ENGLISH, INDONESIAN, similarity=similarity)
    assert links(beads) == [([0], []), *(([n + 1], [n]) for n in range(7))]


def test_meaning_never_loses_a_sentence(hashing):
    similarity = VectorSimilarity.between(ENGLISH, INDONESIAN[:1], hashing)
    assert covers(align(ENGLISH, INDONESIAN[:1], similarity=similarity), 8, 1)


def test_the_few_beads_that_a_model_finds_in_a_wrong_text_are_doubted(hashing):
    chance = np.random.default_rng(4)
    words = [[f"{kind}{number}" for number in range(90)] for kind in ("kata", "word")]
    source, target = ([" ".join(chance.choice(own, 7)) for _ in range(60)] for own in words)
    source[20], target[44] = "boat harbour rain", "perahu pelabuhan hujan"
    similarity = VectorSimilarity.between(source, target, hashing)
    assert all(bead.is_gap for bead in align(source, target, similarity=similarity))


def test_the_command_line_weighs_meaning_by_a_model(compiled_folder, tmp_path: Path, monkeypatch):
    monkeypatch.setattr("core.paths.vectors_path", lambda: tmp_path / "vectors")
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("\n".join(ENGLISH), encoding="utf-8")
    files = [str(tmp_path / "a.txt"), str(tmp_path / "b.txt"), "--lines", "--language", "en"]
    done = CliRunner().invoke(bitext, [*files, "--language", "en", "--model", str(compiled_folder)])
    assert done.output.splitlines()[0].startswith("[0]:[0]"), done.output
    assert list((tmp_path / "vectors").glob("*.npz"))


def test_the_versions_of_an_article_are_aligned_by_a_model(
    compiled_folder, tmp_path: Path, monkeypatch
):
    monkeypatch.setattr("core.paths.vectors_path", lambda: tmp_path / "vectors")
    documents = [d for d in documents_of_sample() if d.language in ("en", "de")]
    library = tmp_path / "library.hexapla"
    with Store.open(library) as store:
        article = importing.add(store, documents, groups=[(0, 1)]).articles[0]
    words = [article, "--realign", "--model", str(compiled_folder), "--library", str(library)]
    done = CliRunner().invoke(align_article, words)
    assert (done.exit_code, done.output.split()[1]) == (0, "rows"), done.output
    assert list((tmp_path / "vectors").glob("*.npz"))


def test_a_model_that_is_not_there_leaves_the_library_alone(tmp_path: Path, capsys):
    words = ["align", "none", "--model", str(tmp_path), "--library", str(tmp_path / "l.hexapla")]
    assert main(words) == 1
    assert capsys.readouterr().err.count("\n") == 1
    assert not (tmp_path / "l.hexapla").exists()
