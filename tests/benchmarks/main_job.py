"""The main job in a window, as a program: says how long each step of it held the window up.

    python tests/benchmarks/main_job.py FOLDER TEXT TEXT

A timer ticks as often as the event loop lets it; between two ticks a slot has run. What counts is
the CPU time that the window's own thread has used meanwhile, so that neither work in other threads
nor other programs count. It prints the longest of each step as JSON, in milliseconds of the machine
that the targets come from. A process of its own, for what is loaded at its first use counts too.
"""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from time import thread_time

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from core.annotations.filters import Filter
from core.library.sample import add_sample
from core.model import ArticleId, Colour, VersionId
from core.reading.hits import Hit, HitCell, Results
from core.settings import SettingsFile
from core.store.store import Store
from gui import app
from gui.dialogs.review import ReviewSheet
from gui.panels.search_rows import listed
from gui.reader.selection import Point, Selection
from gui.window import MainWindow
from tests.benchmarks.calibration import slower

FERRY = {
    "en": "The ferry is late again, and nobody on the pier knows why it should hurry tonight.",
    "de": "Die Fähre hat wieder Verspätung, und niemand auf dem Steg weiß, warum sie eilen sollte.",
}
Step = tuple[str, Callable[[], object], Callable[[], bool]]


def ferry(number: int) -> Hit:
    """A hit in the library of a town with very many ferries, twenty in each article."""
    article, row = f"{number // 20:032x}", number % 20
    places = ((code, VersionId(f"{article}{code}"), text) for code, text in FERRY.items())
    cells = tuple(HitCell(at, code, text, row, row, ((4, 9),)) for code, at, text in places)
    title = f"Pier {number // 20}"
    return Hit(ArticleId(article), title, row, cells[0].version, cells, number=row + 1)


FERRIES = listed(Results(tuple(map(ferry, range(10_000)))))


class Watch(QObject):
    """Keeps the longest time between two ticks of the event loop, in CPU ms of this thread."""

    def __init__(self) -> None:
        super().__init__()
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._tick)
        self._last = self.longest = 0.0

    def over(self, act: Callable[[], object], settled: Callable[[], bool]) -> float:
        """The longest stall from this act until something holds, scaled."""
        before = slower(rounds=2)
        self._last, self.longest = thread_time(), 0.0
        self._timer.start()
        act()
        self._tick()
        for _ in range(20):
            while not settled():
                QApplication.processEvents()
            QApplication.processEvents()
        self._timer.stop()
        return self.longest / min(before, slower(rounds=2))

    def _tick(self) -> None:
        now = thread_time()
        self.longest = max(self.longest, (now - self._last) * 1000)
        self._last = now


def main(folder: Path, texts: list[Path]) -> None:
    application = app.make_application()
    with Store.open(folder / "library.hexapla") as store:
        add_sample(store)
        window = app.make_window(store, SettingsFile(folder / "settings.json"))
        window.frame.show()
        application.processEvents()
        watch = Watch()
        steps = main_job(window, texts, folder / "article.pdf")
        stalls = {name: watch.over(act, settled) for name, act, settled in steps}
        window.frame.close()
    sys.stdout.write(json.dumps(stalls))


def main_job(window: MainWindow, texts: list[Path], pdf: Path) -> list[Step]:
    """What somebody does, one after the other, each with what holds when it is done."""
    reader, jobs, summaries = window.reader, window.session.jobs, window.session.store.summaries
    return [
        ("read two files", lambda: window.importing.read(texts), lambda: bool(reviews())),
        ("add them as one", add_as_one, lambda: len(summaries()) == 2 and not jobs.busy),
        ("open", lambda: window.open_article(summaries()[1].article.id), at_once),
        ("open another", lambda: window.open_article(summaries()[0].article.id), at_once),
        ("mark", lambda: mark(window, Colour.RED), at_once),
        ("filter", lambda: window.notes.filters.ask(Filter(colours=(Colour.RED,))), at_once),
        ("find", lambda: (reader.finder.open(), reader.find_bar.field.setText("a")), at_once),
        ("search", lambda: search(window, "a"), lambda: searched(window)),
        ("search on", lambda: window.search.field.setText("an"), lambda: searched(window)),
        ("step on", lambda: window.search.hits.step(8), at_once),
        ("list 10,000 hits", lambda: window.search.hits.show_results(FERRIES), at_once),
        ("scroll in them", lambda: window.search.hits.step(5000), at_once),
        ("search again", lambda: window.search.field.setText("a"), lambda: searched(window)),
        ("open a hit", window.search.hits.open_current, at_once),
        ("theme", lambda: window.viewing.use_theme("dark"), at_once),
        ("zoom", lambda: window.viewing.zoom(1), at_once),
        ("undo", window.undo, at_once),
        ("save as PDF", lambda: window.printing.write_pdf(pdf), lambda: not jobs.busy),
    ]


def at_once() -> bool:
    return True


def reviews() -> list[ReviewSheet]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, ReviewSheet)]


def add_as_one() -> None:
    (review,) = reviews()
    review.files.cards[0].together.click()
    review.accept()


def mark(window: MainWindow, colour: Colour) -> None:
    window.reader.select(Selection(0, Point(1, 0), Point(1, 5)))
    window.annotating.mark(colour)


def search(window: MainWindow, line: str) -> None:
    window.searching.open()
    window.search.field.setText(line)


def searched(window: MainWindow) -> bool:
    return not window.searching.busy


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(text) for text in sys.argv[2:]])
