"""All checks of an article, in the order of its text."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from types import MappingProxyType

from core.model import ArticleId
from core.progress import Progress
from core.reading.checks import (
    lengths,
    markup,
    names,
    numbers,
    presence,
    renderings,
    scripts,
    terms,
    units,
    untranslated,
)
from core.reading.checks.findings import Finding
from core.reading.checks.sheet import Sheet, read
from core.store.store import Store

Check = Callable[[Sheet], Iterable[Finding]]
CHECKS: MappingProxyType[str, Check] = MappingProxyType(
    {
        "Comparing numbers": numbers.find,
        "Comparing units": units.find,
        "Comparing names": names.find,
        "Comparing names in two scripts": scripts.find,
        "Looking for missing sentences": presence.find,
        "Comparing lengths": lengths.find,
        "Looking for untranslated words": untranslated.find,
        "Comparing marks": markup.find,
        "Comparing renderings": renderings.find,
        "Looking for terms": terms.find,
    }
)


def findings(
    store: Store, article: ArticleId, progress: Progress | None = None
) -> tuple[Finding, ...]:
    """What the checks find in an article, in the order of its rows.

    Raises NotFound, and Cancelled when the work was asked to stop.
    """
    steps = progress or Progress()
    return checked(read(store, article, steps), steps)


def checked(sheet: Sheet, progress: Progress) -> tuple[Finding, ...]:
    """What the checks find in a sheet; Cancelled when asked to stop."""
    found: dict[str, Finding] = {}
    for number, (step, check) in enumerate(CHECKS.items()):
        pause = partial(progress.report, step, number / len(CHECKS))
        pause()
        for finding in check(replace(sheet, pause=pause)):
            found.setdefault(finding.key, finding)
    return tuple(sorted(found.values(), key=lambda one: one.rows))
