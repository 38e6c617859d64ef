"""Running commands in this process and reading what they print."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from core.cli.main import main
from core.library import importing, sample
from core.store.store import Store


@dataclass(frozen=True)
class Ran:
    """What a command printed and its exit code."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Ran]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary) -> Run:
    """Runs a command on a library of this test."""
    monkeypatch.setenv("HEXAPLA_LIBRARY", str(tmp_path / "library.hexapla"))

    def ran(*arguments: object) -> Ran:
        capfdbinary.readouterr()
        code = main([str(argument) for argument in arguments])
        out, err = capfdbinary.readouterr()
        return Ran(code, out.decode(), err.decode())

    return ran


@pytest.fixture
def keys(tmp_path: Path, run: Run) -> str:
    """A library with the sample in two languages and no notes; the article's id."""
    documents = [d for d in sample.documents_of_sample() if d.language in ("en", "de")]
    with Store.open(tmp_path / "library.hexapla") as store:
        return importing.add(store, documents, groups=[(0, 1)]).articles[0]
