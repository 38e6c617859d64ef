"""The checks of the open article: found in a job, shown, stepped through, noted, dismissed.

Nothing is looked for before the panel is wanted. What is found depends on the text alone, so it is
looked for again only after a change of the text or its rows, and kept for the articles read last.
Findings stand at passages of the versions; where those are on the page is worked out whenever the
page is another.
"""

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from types import MappingProxyType

from PySide6.QtCore import QObject, QTimer, Signal

from core.changes import Change
from core.errors import KnownError
from core.library import findings as deciding
from core.model import AnnotationId, ArticleId, Colour
from core.progress import Progress, Step
from core.reading.checks.findings import Finding, Kind, Place
from gui.commands import Act
from gui.found import UNLIT, faults, quote, row_of
from gui.jobs import Job
from gui.panels.checks import NOTHING, ChecksPanel
from gui.panels.finding_card import FindingFacts, FindingQuote
from gui.reader.faults import NO_FAULTS
from gui.reader.view import ReaderView
from gui.reading import Reading
from gui.session import Session

DELAY = 300
"""Milliseconds after a change until it is checked: somebody may be mending rows."""

_TEXT_TABLES = ("version", "line", "segment", "row", "cell", "term")
_MOST_KEPT = 8
CHECKING = "Checking…"
_GROUPS: Mapping[str, tuple[str, frozenset[Kind]]] = MappingProxyType(
    {
        "numbers": ("Numbers", frozenset({Kind.NUMBER, Kind.DATE})),
        "names": ("Names", frozenset({Kind.NAME})),
        "missing": ("Missing", frozenset({Kind.MISSING, Kind.ADDED})),
        "terms": ("Terms", frozenset({Kind.RENDERINGS})),
        "lengths": ("Lengths", frozenset({Kind.LENGTH})),
        "untranslated": ("Untranslated", frozenset({Kind.UNTRANSLATED})),
        "marks": ("Marks", frozenset({Kind.MARKUP})),
    }
)


class Checking(QObject):
    """Keeps the checks panel and what is lit in the reader true to the library.

    `counted` carries the number of open findings, None while it is not known.
    """

    counted = Signal(object)
    switched = Signal()

    def __init__(
        self, session: Session, reading: Reading, view: ReaderView, panel: ChecksPanel
    ) -> None:
        super().__init__(panel)
        self._session, self._reading, self._view, self._panel = session, reading, view, panel
        self._known: OrderedDict[ArticleId, Checked] = OrderedDict()
        self._fresh: set[ArticleId] = set()
        self._dismissed: frozenset[str] = frozenset()
        self._job: Job | None = None
        self._group, self._current, self._with_dismissed = "", "", False
        self.write: Callable[[AnnotationId], None] = lambda _annotation: None
        self._later = QTimer(self, singleShot=True, interval=DELAY)
        self._later.timeout.connect(self._look)
        reading.page_changed.connect(self._page_changed)
        session.changed.connect(self._changed)
        panel.chosen.connect(self._choose)
        panel.entered.connect(self._enter)
        panel.note_asked.connect(self.note)
        panel.dismiss_asked.connect(self.dismiss)
        panel.kind_chosen.connect(self._filter)
        panel.dismissed_shown.connect(self._show_dismissed)

    @property
    def shown(self) -> bool:
        """Whether the panel is wanted."""
        return self._session.settings.checks

    @property
    def current(self) -> str:
        """The key of the finding that one is at; empty for none."""
        return self._current

    def acts(self) -> dict[str, Act]:
        """What the actions do, by their ids."""
        return {
            "checks": self.switch,
            "next-finding": partial(self.step, 1),
            "previous-finding": partial(self.step, -1),
            "finding-note": lambda: self.note(self._current),
            "finding-dismiss": lambda: self.dismiss(self._current),
        }

    def stop(self) -> None:
        """Look for nothing any more: the library is about to be closed."""
        self._later.stop()
        self._cancel()

    def switch(self) -> None:
        """Show the panel, or put it away."""
        self._session.remember(checks=not self.shown)
        self.switched.emit()
        if not self.shown:
            self._cancel()
        self._look_later()
        self._show()
        if self.shown and self._panel.isVisible():
            self._panel.cards.setFocus()

    def step(self, by: int) -> None:
        """Go to the next open finding (1) or the one before (-1), around the end."""
        if not self.shown:
            self.switch()
        keys = [finding.key for finding in self._listed()]
        if not keys:
            self._session.told.emit(NOTHING if self._found() is not None else CHECKING)
            return
        here = keys.index(self._current) if self._current in keys else (-1 if by > 0 else 0)
        self._choose(keys[(here + by) % len(keys)])
        self._show()

    def note(self, key: str) -> None:
        """Make a tagged note of a finding, on its words in all its versions."""
        finding = self._finding(key)
        if finding is None or self._reading.article is None:
            return
        try:
            added = deciding.note(self._session.store, finding, Colour.RED)
        except KnownError as error:
            self._session.troubled.emit(error)
            return
        self._session.told.emit("A note was made.")
        self.write(added)

    def dismiss(self, key: str) -> None:
        """Dismiss a finding, or show it again; the next one becomes the current one."""
        finding = self._finding(key)
        if finding is None:
            return
        keys = [one.key for one in self._listed()]
        back = key in self._dismissed
        if key in keys and not back and not self._with_dismissed:
            at = keys.index(key)
            self._current = (keys[at + 1 :] + keys[:at][::-1] or [""])[0]
        act = deciding.reopen if back else deciding.dismiss
        try:
            act(self._session.store, finding)
        except KnownError as error:
            self._session.troubled.emit(error)

    def _finding(self, key: str) -> Finding | None:
        return next((one for one in self._found() or () if one.key == key), None)

    def _found(self) -> tuple[Finding, ...] | None:
        article = self._reading.article
        known = self._known.get(article) if article else None
        return None if known is None else known.findings

    def _listed(self) -> list[Finding]:
        """What the panel lists: of the kinds chosen, the dismissed where they are wanted."""
        found = self._found() or ()
        kinds = _GROUPS[self._group][1] if self._group else frozenset(Kind)
        hidden = frozenset[str]() if self._with_dismissed else self._dismissed
        return [one for one in found if one.kind in kinds and one.key not in hidden]

    def _page_changed(self) -> None:
        page = self._reading.page
        if page is not None and page.article_id not in self._fresh:
            self._cancel()
            self._look_later()
        self._read_dismissed()
        self._show()

    def _changed(self, change: Change) -> None:
        if change.touches(*_TEXT_TABLES):
            self._fresh.clear()  # what was found is shown on until it is found again
            self._cancel()
            self._look_later()
        if change.touches("dismissed"):
            self._read_dismissed()
            self._show()

    def _read_dismissed(self) -> None:
        versions = self._reading.versions
        self._dismissed = deciding.dismissed_keys(self._session.store, versions)

    def _look_later(self) -> None:
        """Look when nothing was changed for a moment; only for somebody who wants to see it.

        What is needed to check takes as much memory as the rest of the program.
        """
        if self.shown:
            self._later.start()

    def _look(self) -> None:
        article = self._reading.article
        if article is None or len(self._reading.versions) < 2 or article in self._fresh:
            return
        self._cancel()
        job = self._session.jobs.start(partial(_checked, self._session.store.path, article))
        job.done.connect(partial(self._take, job, article))
        job.stepped.connect(partial(self._tell_step, job))
        self._job = job

    def _tell_step(self, job: Job, step: Step) -> None:
        """Say how far the first look at an article is."""
        if job is self._job and self._found() is None:
            words = CHECKING if step.share is None else f"{CHECKING} {step.share:.0%}"
            if words != self._panel.empty_words:
                self._panel.say("", words)

    def _take(self, job: Job, article: ArticleId, found: "Checked") -> None:
        if job is not self._job:
            return
        self._job = None
        self._known[article] = found
        self._fresh.add(article)
        while len(self._known) > _MOST_KEPT:
            self._known.popitem(last=False)
        self._show()

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _filter(self, group: str) -> None:
        self._group = group
        self._show()

    def _show_dismissed(self, shown: bool) -> None:  # noqa: FBT001 — a signal's own
        self._with_dismissed = shown
        self._show()

    def _choose(self, key: str) -> None:
        self._current = key
        finding = self._finding(key)
        column = self._reading.bring_in(finding.versions) if finding else None
        page = self._reading.page
        row = row_of(page, finding) if finding and page else None
        if row is not None:
            self._view.jump_to(row, column)
        self._light()

    def _enter(self, key: str) -> None:
        self._choose(key)
        self._view.setFocus()

    def _show(self) -> None:
        """Show what is known in the panel, the text and the count."""
        found = self._found()
        page = self._reading.page
        if self._group and not any(one.kind in _GROUPS[self._group][1] for one in found or ()):
            self._group = ""
        listed = self._listed()
        if self._current not in {one.key for one in listed}:
            self._current = ""
        self._panel.offer_kinds(self._kinds(found or ()), self._group)
        self._say(found)
        facts = [self._facts(one) for one in listed] if page is not None and self.shown else []
        self._panel.show_findings(facts, self._current)
        self._panel.show_same(self._same())
        self._light()

    def _same(self) -> tuple[str, ...]:
        """What is only written otherwise in the open article."""
        article = self._reading.article
        known = self._known.get(article) if article else None
        return () if known is None else known.same

    def _say(self, found: Sequence[Finding] | None) -> None:
        single = len(self._reading.versions) < 2
        if found is None:
            words = "Checks compare versions. This article has one." if single else CHECKING
            self._panel.say("", words)
            self.counted.emit(None)
            return
        many = len(deciding.open_ones(found, self._dismissed))
        head = f"{many:,} open, {len(found) - many:,} dismissed" if found else ""
        self._panel.say(head, NOTHING)
        self.counted.emit(many)

    def _kinds(self, found: Sequence[Finding]) -> list[tuple[str, str]]:
        hidden = frozenset[str]() if self._with_dismissed else self._dismissed
        there = [one.kind for one in found if one.key not in hidden]
        groups = [
            (name, words)
            for name, (words, kinds) in _GROUPS.items()
            if not kinds.isdisjoint(there) or name == self._group
        ]
        return [("", f"All  {len(there)}"), *groups]

    def _facts(self, finding: Finding) -> FindingFacts:
        rows = ", ".join(map(str, finding.numbers[:4])) + ("…" if len(finding.numbers) > 4 else "")
        word = "row" if len(finding.numbers) == 1 else "rows"
        return FindingFacts(
            key=finding.key,
            title=finding.title,
            place=f"{word} {rows}" if any(finding.numbers) else "title",
            message=finding.message,
            quotes=() if finding.kind in UNLIT else self._quotes(finding.places),
            dismissed=finding.key in self._dismissed,
        )

    def _quotes(self, places: Sequence[Place]) -> tuple[FindingQuote, ...]:
        texts = {version.id: version for version in self._reading.versions}
        order = {version: number for number, version in enumerate(texts)}
        first = {place.version: place for place in reversed(places)}
        telling = [
            p for p in places if p.version in texts and (p.at_fault or p is first[p.version])
        ]
        shown = sorted(telling, key=lambda place: order[place.version])
        return tuple(
            quote(texts[place.version].text, texts[place.version].language, place)
            for place in shown
        )

    def _light(self) -> None:
        """Light the words of the findings listed while the panel is there."""
        page = self._reading.page
        if page is None or not self.shown:
            self._view.show_faults(NO_FAULTS)
            return
        listed = [one for one in self._listed() if one.key not in self._dismissed]
        self._view.show_faults(faults(page, listed, self._current))


@dataclass(frozen=True, slots=True)
class Checked:
    """What the checks found in an article, and examples of what is only written otherwise."""

    findings: tuple[Finding, ...]
    same: tuple[str, ...]


def _checked(path: Path, article: ArticleId, progress: Progress) -> Checked:
    from core.reading.checks.agreements import agreements
    from core.reading.checks.article import checked
    from core.reading.checks.sheet import read
    from core.store.store import Store

    with Store.open(path, create=False) as store:
        sheet = read(store, article, progress)
    found = checked(sheet, progress)
    return Checked(found, agreements(replace(sheet, pause=lambda: progress.report(CHECKING, 1.0))))
