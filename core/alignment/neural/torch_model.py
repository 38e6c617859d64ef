"""Folders written by sentence-transformers that hold no ONNX graph: run by that library.

It is not part of `hexapla[neural]`, since it brings PyTorch with it; who has it, has it.
"""

import importlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from core.alignment.neural.embedder import ModelRefused, Vectors, fingerprint, unit

_WEIGHTS = ("*.safetensors", "pytorch_model*.bin", "modules.json")


def is_sentence_transformer(folder: Path) -> bool:
    """Whether sentence-transformers wrote this folder."""
    return (folder / "modules.json").is_file()


class TorchModel:
    """A sentence-transformers folder, run on the processor, without a look at the network."""

    def __init__(self, folder: Path) -> None:
        try:
            library = importlib.import_module("sentence_transformers")
        except ImportError as error:
            reason = (
                "it holds no ONNX model; export it to ONNX, or install sentence-transformers, "
                "which can run it as it is"
            )
            raise ModelRefused(f"‘{folder}’", reason) from error
        try:
            self._model = library.SentenceTransformer(
                str(folder), device="cpu", local_files_only=True
            )
        except Exception as error:
            # It raises whatever its many parts raise.
            raise ModelRefused(f"‘{folder}’", "its model can't be read; fetch it again") from error
        files = sorted(path for pattern in _WEIGHTS for path in folder.rglob(pattern))
        self._name = fingerprint(files)

    @property
    def name(self) -> str:
        """What its vectors are kept under."""
        return f"torch-{self._name}"

    def embed(self, texts: Sequence[str]) -> Vectors:
        """A row of length 1 for each text."""
        if not texts:
            return np.zeros((0, 0), np.float32)
        rows = self._model.encode(list(texts), convert_to_numpy=True, show_progress_bar=False)
        return unit(np.asarray(rows, np.float32))
