"""Vectors kept by the hash of their text, so that no sentence is put through a model twice.

A model takes a hundred times longer than all the rest of an alignment, and a text is aligned
again and again: with another version, after a correction, with other walls. The vectors of one
model lie in one file, halved to 16 bits, the newest last; the oldest go when there are too many.
The file is a convenience: when it is missing, damaged or can't be written, vectors are computed.
"""

import hashlib
import io
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np

from core.alignment.neural.embedder import Embedder, Vectors

MOST_VECTORS = 100_000
_KEY_BYTES = 16


class Cached:
    """An embedder that remembers; in a file of `folder`, if given, once it is closed.

    Used as `with Cached(model, folder) as embedder:`; what was computed is kept even if the work
    was cancelled.
    """

    def __init__(
        self, embedder: Embedder, folder: Path | None = None, *, most: int = MOST_VECTORS
    ) -> None:
        self._embedder = embedder
        self._path = folder / f"{embedder.name}.npz" if folder is not None else None
        self._most = most
        self._vectors = _read(self._path) if self._path is not None else {}
        self._changed = False

    @property
    def name(self) -> str:
        """The name of the model behind."""
        return self._embedder.name

    def missing(self, texts: Sequence[str]) -> list[str]:
        """The texts, each once, that the model has yet to see."""
        return [text for text in dict.fromkeys(texts) if _key(text) not in self._vectors]

    def embed(self, texts: Sequence[str]) -> Vectors:
        """A row for each text, of what is remembered, else of the model."""
        fresh = self.missing(texts)
        if fresh:
            rows = self._embedder.embed(fresh).astype(np.float16)
            self._vectors.update(zip(map(_key, fresh), rows, strict=True))
            self._changed = True
        if not texts:
            return np.zeros((0, 0), np.float32)
        return np.stack([self._vectors[_key(text)] for text in texts]).astype(np.float32)

    def save(self) -> None:
        """Write what is remembered; a disk that won't take it is no error."""
        if self._path is not None and self._changed:
            kept = dict(list(self._vectors.items())[-self._most :])
            _write(self._path, kept)
            self._changed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.save()


def _key(text: str) -> bytes:
    return hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=_KEY_BYTES).digest()


def _read(path: Path) -> dict[bytes, np.ndarray]:
    """What the file holds; nothing if it is missing or not whole."""
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as held:
            keys, vectors = held["keys"], held["vectors"]
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
        return {}
    if keys.ndim != 2 or vectors.ndim != 2 or len(keys) != len(vectors):
        return {}
    return {key.tobytes(): row for key, row in zip(keys, vectors, strict=True)}


def _write(path: Path, vectors: dict[bytes, np.ndarray]) -> None:
    """Put the file in place by a finished copy, so that a reader never meets half of one."""
    packed = io.BytesIO()
    keys = np.frombuffer(b"".join(vectors), np.uint8).reshape(-1, _KEY_BYTES)
    np.savez(packed, keys=keys, vectors=np.stack(list(vectors.values())))
    temporary = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".vectors-", delete=False) as file:
            temporary = Path(file.name)
            file.write(packed.getbuffer())
        temporary.replace(path)
    except OSError:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
