"""Find a sentence model on this computer: a folder, or a package that ships its weights.

Nothing is ever fetched. A package is looked at as a folder of files; its own code is not run.
"""

import importlib.util
import os
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from core.alignment.neural.compiled_model import CompiledModel, is_compiled_model
from core.alignment.neural.embedder import Embedder, ModelRefused
from core.alignment.neural.onnx_model import OnnxModel, graph_in
from core.alignment.neural.torch_model import TorchModel, is_sentence_transformer

_DEEPEST = 4
_WANTED = (
    "give a folder with an ONNX model and its tokenizer.json, one written by "
    "sentence-transformers, or the name of an installed package that ships its weights"
)


def load(model: str | Path, *, scratch: Path | None = None) -> Embedder:
    """The model in a folder (or beside an ONNX file), or in an installed package of that name.

    `scratch` is a folder for what has to be compiled. Raises ModelRefused.
    """
    try:
        places = [*_own_folder(Path(model)), *_package_folders(str(model))]
        for place in (inner for folder in places for inner in _within(folder, _DEEPEST)):
            found = _model_in(place, scratch)
            if found is not None:
                return found
    except OSError as error:
        raise ModelRefused(f"‘{model}’", f"it can't be read: {error.strerror}") from error
    if not places:
        raise ModelRefused(f"‘{model}’", f"there is no such folder or package; {_WANTED}")
    raise ModelRefused(f"‘{model}’", f"no sentence model was found in it; {_WANTED}")


def _model_in(folder: Path, scratch: Path | None) -> Embedder | None:
    """The model whose files lie right here."""
    if is_compiled_model(folder):
        return CompiledModel(folder, scratch)
    home = folder.parent if folder.name == "onnx" else folder
    if graph_in(home) is not None and (home / "tokenizer.json").is_file():
        return OnnxModel(home)
    if is_sentence_transformer(folder):
        return TorchModel(folder)
    return None


def _within(folder: Path, depth: int) -> Iterator[Path]:
    """A folder, then those in it, shallow ones first."""
    level = [folder]
    for _ in range(depth):
        yield from level
        level = [inner for outer in level for inner in sorted(outer.iterdir()) if inner.is_dir()]


def _own_folder(path: Path) -> list[Path]:
    """The folder that a path names, or the one that the file lies in that it names."""
    home = Path(os.path.expanduser(path))  # noqa: PTH111 - Path's own raises for unknown users
    folder = home.parent if home.is_file() else home
    return [folder] if folder.is_dir() else []


def _package_folders(name: str) -> Iterator[Path]:
    """Where an installed package of this name, as it is imported or as it is installed, lies."""
    module = name.replace("-", "_")
    if module.isidentifier():
        spec = importlib.util.find_spec(module)
        yield from map(Path, spec.submodule_search_locations or () if spec else ())
    try:
        files = metadata.files(name) or []
    except (metadata.PackageNotFoundError, ValueError):
        return
    tops = {file.parts[0]: file for file in files if len(file.parts) > 1}
    for top in sorted(tops.keys() - {".."}):
        if not top.endswith(".dist-info"):
            file = tops[top]
            yield Path(str(file.locate())).parents[len(file.parts) - 2]
