"""Files to documents, in a process of their own with limits, for strangers wrote them.

One worker process reads file after file; a file that kills it, by memory, by time or by a crash
in a library, is refused with a sentence, a new worker takes over, the other files go on. Where
the system knows such limits (not Windows) the worker may take 1 GB of memory and, for each file,
30 s of processor time; everywhere it has two minutes by the clock.
"""

import logging
import multiprocessing
import sys
import time
import traceback
from collections.abc import Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol, Self

from core.errors import ImportRefused
from core.intake.documents import Document
from core.model import Term
from core.progress import Progress

MEMORY = 1 << 30
PROCESSOR_SECONDS = 30
CLOCK_SECONDS = 120.0
_START_SECONDS = 30.0
_POLL_SECONDS = 0.1

_KILLED = "It took more memory or time than any text should. It was left out."
_BROKEN = "It could not be read because of a fault in Hexapla. It was left out."
_TOO_LARGE = "It needs more memory than may be used for one file. Split it and import the parts."

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Limits:
    """What the worker may use: bytes of memory, seconds of processor and clock for a file."""

    memory: int = MEMORY
    processor: int = PROCESSOR_SECONDS
    clock: float = CLOCK_SECONDS


class _Task(Protocol):
    """What the worker is to do with a file; it travels to another process."""

    @property
    def path(self) -> Path:
        """The file."""

    def run(self) -> Sequence[Any]:
        """What comes of it, refusals among it; raises ImportRefused where nothing does."""


@dataclass(frozen=True, slots=True)
class _Texts:
    """Read a file as documents."""

    path: Path
    encoding: str | None
    language: str | None
    chapters: bool = False

    def run(self) -> Sequence[Document | ImportRefused]:
        from core.intake.reading import read  # with its libraries: only the worker needs them

        return read(
            self.path, encoding=self.encoding, language=self.language, chapters=self.chapters
        )


@dataclass(frozen=True, slots=True)
class _Terms:
    """Read a file as terms of a glossary."""

    path: Path

    def run(self) -> Sequence[Term]:
        from core.intake.glossaries import read_file

        return read_file(self.path)


@dataclass(frozen=True, slots=True)
class _Refusal:
    """A refusal on its way between processes; `fault` is the traceback of a bug, or empty."""

    what: str
    reason: str
    fault: str = ""


def read_files(
    paths: Sequence[Path],
    *,
    encoding: str | None = None,
    language: str | None = None,
    chapters: bool = False,
    limits: Limits | None = None,
    progress: Progress | None = None,
) -> list[Document | ImportRefused]:
    """The documents of each file, or why it was refused, in the order of the paths.

    Most files give one document; a packed or aligned one may give several, and with `chapters` an
    e-book one for each chapter. Raises Cancelled through `progress`, within a tenth of a second.
    """
    steps = progress or Progress()
    with _Reader(limits or Limits(), steps) as reader:
        return [
            result
            for path in steps.track(paths, "Reading files")
            for result in reader.read(_Texts(path, encoding, language, chapters))
        ]


def read_terms(
    path: Path, *, limits: Limits | None = None, progress: Progress | None = None
) -> list[Term]:
    """The terms of a CSV or TBX file. Raises ImportRefused, and Cancelled through `progress`."""
    steps = progress or Progress()
    steps.report("Reading terms")
    with _Reader(limits or Limits(), steps) as reader:
        found = reader.read(_Terms(path))
    for each in found:
        if isinstance(each, ImportRefused):
            raise each
    return found


class _Reader:
    """A worker process that is started when first needed and again when it has died."""

    def __init__(self, limits: Limits, progress: Progress) -> None:
        self._limits = limits
        self._progress = progress
        self._process: BaseProcess | None = None
        self._connection: Connection | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stop()

    def read(self, task: _Task) -> list[Any]:
        """What one file gave, or why it was refused."""
        try:
            connection = self._connection or self._start()
            connection.send(task)
            answer = self._answer(connection)
        except (EOFError, OSError):
            answer = [_Refusal(str(task.path), _KILLED)]
            self._stop()
        return [_received(each) for each in answer]

    def _start(self) -> Connection:
        context = multiprocessing.get_context("spawn")
        self._connection, other = context.Pipe()
        self._process = context.Process(target=_serve, args=(other, self._limits), daemon=True)
        self._process.start()
        other.close()
        self._wait(self._connection, _START_SECONDS)
        self._connection.recv()
        return self._connection

    def _answer(self, connection: Connection) -> list[Any]:
        self._wait(connection, self._limits.clock)
        answer: list[Any] = connection.recv()
        return answer

    def _wait(self, connection: Connection, seconds: float) -> None:
        """Return when there is an answer; EOFError when there is none in time."""
        until = time.monotonic() + seconds
        while not connection.poll(_POLL_SECONDS):
            if self._progress.cancelled:
                self._progress.report("Reading files")
            if time.monotonic() > until:
                raise EOFError

    def _stop(self) -> None:
        if self._connection is not None:
            self._connection.close()
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._process.close()
        self._process = self._connection = None


def _serve(connection: Connection, limits: Limits) -> None:
    """What the worker does: say that it is there, then answer tasks until nobody asks."""
    _limit_memory(limits.memory)
    connection.send("ready")
    while True:
        try:
            task = connection.recv()
        except (EOFError, OSError):
            return
        _limit_processor(limits.processor)
        connection.send(_read(task))


def _read(task: _Task) -> list[Any]:
    name = str(task.path)
    try:
        found = task.run()
    except ImportRefused as refused:
        return [_Refusal(str(refused.path), refused.reason)]
    except MemoryError:
        return [_Refusal(name, _TOO_LARGE)]
    except Exception:  # noqa: BLE001  a bug with one file must not stop the others
        return [_Refusal(name, _BROKEN, traceback.format_exc())]
    return [
        _Refusal(str(each.path), each.reason) if isinstance(each, ImportRefused) else each
        for each in found
    ]


def _received(answer: Any) -> Any:
    if not isinstance(answer, _Refusal):
        return answer
    if answer.fault:
        _log.error("reading %s failed\n%s", answer.what, answer.fault)
    return ImportRefused(answer.what, answer.reason)


def _limit_memory(limit: int) -> None:
    if sys.platform == "win32":
        return
    import resource

    try:
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    except (OSError, ValueError):  # macOS takes no limit below what is mapped already
        return


def _limit_processor(seconds: int) -> None:
    """Let the process use so many more seconds; past them the system ends it."""
    if sys.platform == "win32":
        return
    import resource

    usage = resource.getrusage(resource.RUSAGE_SELF)
    allowed = int(usage.ru_utime + usage.ru_stime) + seconds
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (allowed, hard))
