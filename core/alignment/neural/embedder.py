"""What turns sentences into vectors, whichever model does it."""

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from core.errors import KnownError

Vectors = NDArray[np.float32]
_SAMPLE = 1 << 20


class ModelRefused(KnownError):
    """A model can't be used: not there, not understood, or what runs it is not installed."""


class Embedder(Protocol):
    """A model of sentence meaning: texts that say the same get vectors that point alike.

    `name` tells this model, with its settings, from all others: vectors are kept under it.
    """

    @property
    def name(self) -> str:
        """A short name made of letters, digits and dashes."""

    def embed(self, texts: Sequence[str]) -> Vectors:
        """A row of length 1 for each text, shape (texts, dimensions); zeros where it has none."""


def unit(rows: NDArray[np.floating]) -> Vectors:
    """The rows scaled to length 1; rows of zeros stay zeros."""
    norms = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.where(norms > 0, norms, 1), np.float32)


def fingerprint(files: Iterable[Path], *settings: object) -> str:
    """A name for a model: from the size and both ends of each file, and the settings."""
    digest = hashlib.blake2b(repr(settings).encode(), digest_size=12)
    for path in files:
        size = path.stat().st_size
        with path.open("rb") as file:
            digest.update(f"{path.name} {size}".encode())
            digest.update(file.read(_SAMPLE))
            file.seek(max(0, size - _SAMPLE))
            digest.update(file.read(_SAMPLE))
    return digest.hexdigest()
