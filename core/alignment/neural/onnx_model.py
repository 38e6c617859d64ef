"""Sentence models as most are passed on: a folder with an ONNX graph and a tokenizer.json.

The graph gives either finished sentence vectors or one vector a token; these are then pooled as
the folder's `1_Pooling/config.json` says, else averaged. Needs onnxruntime and tokenizers, which
`pip install 'hexapla[neural]'` brings.
"""

import importlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.alignment.neural.embedder import ModelRefused, Vectors, fingerprint, unit

_GRAPHS = ("model.onnx", "model_quantized.onnx", "model_int8.onnx", "model_O2.onnx")
_LONGEST = 512
_BATCH = 32
_POOLINGS = (
    ("first", "pooling_mode_cls_token"),
    ("max", "pooling_mode_max_tokens"),
    ("mean", "pooling_mode_mean_tokens"),
)


def graph_in(folder: Path) -> Path | None:
    """The ONNX file of a model's folder or of its folder `onnx`; None without one."""
    for place in (folder, folder / "onnx"):
        named = [place / name for name in _GRAPHS if (place / name).is_file()]
        found = named or sorted(place.glob("*.onnx"))
        if found:
            return found[0]
    return None


class OnnxModel:
    """A sentence model in ONNX form, run on the processor."""

    def __init__(self, folder: Path) -> None:
        runtime, tokenizers = _installed("onnxruntime"), _installed("tokenizers")
        graph, vocabulary = graph_in(folder), folder / "tokenizer.json"
        if graph is None or not vocabulary.is_file():
            raise ModelRefused(f"‘{folder}’", "it has no ONNX model with a tokenizer.json")
        try:
            self._tokenizer = tokenizers.Tokenizer.from_file(str(vocabulary))
            self._session = runtime.InferenceSession(str(graph), providers=["CPUExecutionProvider"])
        except Exception as error:
            # Both libraries raise their own bare exceptions for a file that is damaged.
            raise ModelRefused(f"‘{folder}’", "its model can't be read; fetch it again") from error
        self._pooling = _pooling(folder)
        self._prompt = _prompt(folder)
        self._prepare(folder)
        self._name = fingerprint([graph, vocabulary], self._pooling, self._prompt)

    @property
    def name(self) -> str:
        """What its vectors are kept under."""
        return f"onnx-{self._name}"

    def embed(self, texts: Sequence[str]) -> Vectors:
        """A row of length 1 for each text; what is longer than the model takes is cut."""
        order = sorted(range(len(texts)), key=lambda number: len(texts[number]))
        batches = [order[first : first + _BATCH] for first in range(0, len(order), _BATCH)]
        found: list[Vectors] = [self._batch([texts[n] for n in batch]) for batch in batches]
        if not found:
            return np.zeros((0, 0), np.float32)
        rows = np.concatenate(found)
        return rows[np.argsort(order)]

    def _prepare(self, folder: Path) -> None:
        longest = _json(folder / "sentence_bert_config.json").get("max_seq_length") or _LONGEST
        self._tokenizer.enable_truncation(max_length=int(longest))
        if not self._tokenizer.padding:
            self._tokenizer.enable_padding()
        inputs = {each.name: each.type for each in self._session.get_inputs()}
        unknown = inputs.keys() - {"input_ids", "attention_mask", "token_type_ids"}
        if unknown:
            raise ModelRefused(f"‘{folder}’", f"its model asks for more than text: {min(unknown)}")
        self._inputs = {
            name: np.int32 if kind == "tensor(int32)" else np.int64 for name, kind in inputs.items()
        }

    def _batch(self, texts: Sequence[str]) -> Vectors:
        read = self._tokenizer.encode_batch([self._prompt + text for text in texts])
        columns = {
            "input_ids": [each.ids for each in read],
            "attention_mask": [each.attention_mask for each in read],
            "token_type_ids": [each.type_ids for each in read],
        }
        given = {name: np.array(columns[name], kind) for name, kind in self._inputs.items()}
        names = [each.name for each in self._session.get_outputs()]
        outputs = dict(zip(names, self._session.run(None, given), strict=True))
        mask = np.array(columns["attention_mask"], np.float32)
        return unit(_sentence_rows(outputs, mask, self._pooling))


def _sentence_rows(
    outputs: dict[str, NDArray[np.float32]], mask: NDArray[np.float32], pooling: str
) -> NDArray[np.float32]:
    """The graph's own sentence vectors, else its token vectors pooled."""
    if "sentence_embedding" in outputs:
        return outputs["sentence_embedding"]
    states = next((each for each in outputs.values() if each.ndim == 3), None)
    if states is None:
        return next(iter(outputs.values()))
    if pooling == "first":
        return states[:, 0]
    shown = mask[:, :, None]
    if pooling == "max":
        return np.asarray(np.where(shown > 0, states, -np.inf).max(axis=1))
    return np.asarray((states * shown).sum(axis=1) / np.maximum(shown.sum(axis=1), 1))


def _installed(library: str) -> Any:
    try:
        return importlib.import_module(library)
    except ImportError as error:
        reason = "it is needed for this model; install it with pip install 'hexapla[neural]'"
        raise ModelRefused(library, reason) from error


def _pooling(folder: Path) -> str:
    said = _json(folder / "1_Pooling" / "config.json")
    return next((mode for mode, key in _POOLINGS if said.get(key)), "mean")


def _prompt(folder: Path) -> str:
    """What this model wants before each text: the default its folder names, `query: ` for E5."""
    said = _json(folder / "config_sentence_transformers.json")
    prompts, default = said.get("prompts"), said.get("default_prompt_name")
    if isinstance(prompts, dict) and default in prompts:
        return str(prompts[default])
    names = f"{folder.name} {_json(folder / 'config.json').get('_name_or_path', '')}".lower()
    is_e5 = any("e5" in name.split("-") for name in names.replace("/", " ").split())
    return "query: " if is_e5 else ""


def _json(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
