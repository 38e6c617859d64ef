"""A local model as something that compares any two texts, for as long as it is held."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from core.alignment.neural.cache import Cached
from core.alignment.neural.models import load
from core.alignment.neural.similarity import VectorSimilarity
from core.progress import Progress

Comparison = Callable[[Sequence[str], Sequence[str], Progress], VectorSimilarity]


@contextmanager
def meaning(model: str, folder: Path) -> Iterator[Comparison]:
    """The evidence of a model on two texts, as `align` takes it; vectors are kept in the folder.

    Raises ModelRefused when there is no such model or it can't be used.
    """
    with Cached(load(model, scratch=folder), folder) as embedder:

        def compared(
            source: Sequence[str], target: Sequence[str], progress: Progress
        ) -> VectorSimilarity:
            return VectorSimilarity.between(source, target, embedder, progress=progress)

        yield compared
