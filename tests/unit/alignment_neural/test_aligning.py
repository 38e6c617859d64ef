from pathlib import Path

from click.testing import CliRunner

from core.alignment import align
from core.alignment.beads import covers
from core.alignment.neural.similarity import VectorSimilarity
from core.cli.bitext import bitext

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


def test_the_command_line_weighs_meaning_by_a_model(compiled_folder, tmp_path: Path, monkeypatch):
    monkeypatch.setattr("core.paths.vectors_path", lambda: tmp_path / "vectors")
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("\n".join(ENGLISH), encoding="utf-8")
    files = [str(tmp_path / "a.txt"), str(tmp_path / "b.txt"), "--lines", "--language", "en"]
    done = CliRunner().invoke(bitext, [*files, "--language", "en", "--model", str(compiled_folder)])
    assert done.output.splitlines()[0].startswith("[0]:[0]"), done.output
    assert list((tmp_path / "vectors").glob("*.npz"))
