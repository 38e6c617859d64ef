"""How long work says how far it is, and how it is asked to stop.

A long core function takes a `Progress` and reports to it; who shows it (a bar in the terminal,
a dialog in the window) hands in a listener. Cancelling is cooperative: the next report raises
`Cancelled`, and since nothing is stored before the end, cancelled means nothing happened.
"""

from collections.abc import Callable, Iterable, Iterator, Sized
from dataclasses import dataclass
from threading import Event
from typing import TypeVar

T = TypeVar("T")


class Cancelled(Exception):
    """The person asked to stop; nothing has been stored."""


@dataclass(frozen=True, slots=True)
class Step:
    """Where a long work stands: what it does now and the share done, 0 to 1 (None: unknown)."""

    text: str
    share: float | None


class Progress:
    """Passes the steps of one long work to a listener and carries the wish to cancel to it.

    `report` and `track` are called by the worker, `cancel` by anybody, from any thread.
    """

    def __init__(self, listener: Callable[[Step], None] | None = None) -> None:
        self._listener = listener
        self._cancelled = Event()

    @property
    def cancelled(self) -> bool:
        """Whether somebody asked to stop."""
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Ask the work to stop at its next report."""
        self._cancelled.set()

    def report(self, text: str, share: float | None = None) -> None:
        """Say what is being done and the share done, 0 to 1; may raise Cancelled."""
        if self._cancelled.is_set():
            raise Cancelled
        if self._listener is not None:
            self._listener(Step(text, share))

    def track(self, items: Iterable[T], text: str) -> Iterator[T]:
        """The items, one by one, with a report before each."""
        total = len(items) if isinstance(items, Sized) else 0
        for number, item in enumerate(items):
            self.report(text, number / total if total else None)
            yield item
