"""Small real models: one in Python, one in C with its weights, one as an ONNX graph."""

import shutil
import struct
from collections.abc import Sequence
from pathlib import Path
from zlib import crc32

import numpy as np
import pytest

from core.alignment.neural.embedder import Vectors, unit

CONCEPTS = [
    ("boat", "perahu"),
    ("harbour", "pelabuhan"),
    ("rain", "hujan"),
    ("night", "malam"),
    ("teacher", "guru"),
    ("bread", "roti"),
    ("street", "jalan"),
    ("song", "lagu"),
    ("river", "sungai"),
    ("letter", "surat"),
    ("garden", "kebun"),
    ("bridge", "jembatan"),
]
DIMENSIONS = 32

ENGINE = """
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A sentence is the sum of the rows of its words; a word's row is picked by its hash. */
typedef struct { int rows, dim; float *table; } model;

void *e5_load(const char *path) {
    int head[2];
    FILE *file = fopen(path, "rb");
    if (!file || fread(head, sizeof(int), 2, file) != 2) return NULL;
    model *m = malloc(sizeof(model));
    m->rows = head[0]; m->dim = head[1];
    m->table = malloc(sizeof(float) * m->rows * m->dim);
    size_t read = fread(m->table, sizeof(float), (size_t)m->rows * m->dim, file);
    fclose(file);
    return read == (size_t)m->rows * m->dim ? m : NULL;
}
void e5_free(void *given) { free(((model *)given)->table); free(given); }
int e5_dim(const void *given) { return ((const model *)given)->dim; }
int e5_embed_batch(void *given, const char **texts, int n, int is_query, float *out) {
    model *m = given;
    memset(out, 0, sizeof(float) * n * m->dim);
    for (int k = 0; k < n; k++) {
        unsigned hash = 5381;
        for (const char *c = texts[k]; ; c++) {
            if (*c && *c != ' ') { hash = hash * 33 + (unsigned char)*c; continue; }
            for (int d = 0; d < m->dim; d++)
                out[k * m->dim + d] += m->table[(hash % m->rows) * m->dim + d];
            hash = 5381;
            if (!*c) break;
        }
    }
    return 0;
}
"""


class Hashing:
    """A sentence is the sum of its words' vectors, a word's vector is drawn by its hash."""

    name = "hashing"

    def __init__(self) -> None:
        self.seen: list[str] = []

    def embed(self, texts: Sequence[str]) -> Vectors:
        self.seen += texts
        return unit(np.array([sum(map(word_vector, text.split())) for text in texts]))


def word_vector(word: str) -> np.ndarray:
    concept = next((number for number, pair in enumerate(CONCEPTS) if word in pair), None)
    seed = crc32(word.encode()) if concept is None else concept
    return np.random.default_rng(seed).standard_normal(DIMENSIONS)


@pytest.fixture
def hashing() -> Hashing:
    return Hashing()


@pytest.fixture
def compiled_folder(tmp_path: Path) -> Path:
    """A package's folder with an engine in C, and weights that it reads."""
    if not any(map(shutil.which, ("cc", "gcc", "clang"))):
        pytest.skip("there is no C compiler here")
    folder = tmp_path / "smallmodel"
    folder.mkdir()
    (folder / "e5.c").write_text(ENGINE, encoding="utf-8")
    table = np.random.default_rng(1).standard_normal((997, DIMENSIONS)).astype(np.float32)
    (folder / "e5-small-q4.bin").write_bytes(struct.pack("2i", 997, DIMENSIONS) + table.tobytes())
    return folder


@pytest.fixture
def onnx_folder(tmp_path: Path) -> Path:
    """An ONNX graph that looks up a row for each word, the same for a word and its translation."""
    for library in ("onnx", "onnxruntime", "tokenizers"):
        pytest.importorskip(library, reason="the extra ‘neural’ is not installed")
    folder = tmp_path / "lookup"
    (folder / "onnx").mkdir(parents=True)
    _write_tokenizer(folder / "tokenizer.json")
    _write_graph(folder / "onnx" / "model.onnx")
    return folder


@pytest.fixture
def torch_folder(tmp_path: Path) -> Path:
    """The same lookup as sentence-transformers writes it, without an ONNX graph."""
    for library in ("sentence_transformers", "tokenizers"):
        pytest.importorskip(library, reason="sentence-transformers is not installed")
    models = pytest.importorskip("sentence_transformers.models")
    library = pytest.importorskip("sentence_transformers")
    _write_tokenizer(tmp_path / "words.json")
    tokenizer = pytest.importorskip("tokenizers").Tokenizer.from_file(str(tmp_path / "words.json"))
    static = models.StaticEmbedding(tokenizer, embedding_weights=_rows())
    library.SentenceTransformer(modules=[static], device="cpu").save(str(tmp_path / "static"))
    return tmp_path / "static"


def _rows() -> np.ndarray:
    """A row for each word, the same for a word and its translation; none for padding."""
    concepts = np.random.default_rng(2).standard_normal((len(CONCEPTS), DIMENSIONS))
    table = np.concatenate([np.zeros((2, DIMENSIONS)), np.repeat(concepts, 2, axis=0)])
    return np.asarray(table, np.float32)


def _write_tokenizer(path: Path) -> None:
    tokenizers = pytest.importorskip("tokenizers")
    words = [word for pair in CONCEPTS for word in pair]
    numbers = {"[PAD]": 0, "[UNK]": 1} | {word: number + 2 for number, word in enumerate(words)}
    tokenizer = tokenizers.Tokenizer(tokenizers.models.WordLevel(numbers, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = tokenizers.pre_tokenizers.Whitespace()
    tokenizer.save(str(path))


def _write_graph(path: Path) -> None:
    onnx = pytest.importorskip("onnx")
    helper, int64, float32 = onnx.helper, onnx.TensorProto.INT64, onnx.TensorProto.FLOAT
    rows = onnx.numpy_helper.from_array(_rows(), "rows")
    ids = helper.make_tensor_value_info("input_ids", int64, ["batch", "length"])
    mask = helper.make_tensor_value_info("attention_mask", int64, ["batch", "length"])
    states = helper.make_tensor_value_info(
        "last_hidden_state", float32, ["batch", "length", DIMENSIONS]
    )
    lookup = helper.make_node("Gather", ["rows", "input_ids"], ["last_hidden_state"])
    graph = helper.make_graph([lookup], "lookup", [ids, mask], [states], [rows])
    opset = helper.make_opsetid("", 17)
    onnx.save(helper.make_model(graph, opset_imports=[opset], ir_version=8), str(path))
