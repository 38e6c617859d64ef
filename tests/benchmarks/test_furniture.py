"""What is left of the pages around articles: `pytest tests/benchmarks/test_furniture.py -s`.

A row a collection of `tests/data`, in the order in which they were written.
"""

from dataclasses import dataclass

import pytest

from core.intake.reading import from_text
from tests.data.making.sites import COLLECTIONS, Site, collected

LARGEST_SHARE, MOST_LOST = 0.17, 0.03


@dataclass(frozen=True)
class Left:
    """What the cleaning makes of a page: its lines that stay, the article's that are hidden."""

    around: int
    kept: list[str]
    own: int
    lost: list[str]
    titled: bool

    @classmethod
    def of(cls, site: Site) -> "Left":
        document = from_text(site.text, name="page")
        kept = {document.text[line.start : line.end] for line in document.lines if not line.hidden}
        own = [line for line, is_own in site.lines if is_own]
        around = [line for line, is_own in site.lines if is_own is False]
        stay = [line for line in around if line in kept]
        lost = [line for line in own if line not in kept]
        return cls(len(around), stay, len(own), lost, document.title == site.title)


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_most_of_what_stands_around_is_hidden_and_hardly_a_line_is_lost(collection: str) -> None:
    left = [Left.of(site) for site in collected(collection)]
    kept, around = sum(len(x.kept) for x in left), sum(x.around for x in left)
    lost, own = sum(len(x.lost) for x in left), sum(x.own for x in left)
    print(  # noqa: T201
        f"\n{collection:10} pages {len(left):3}  kept {kept:3}/{around} ({kept / around:.1%})"
        f"  lost {lost}/{own}  titles {sum(x.titled for x in left)}/{len(left)}"
    )
    assert kept <= LARGEST_SHARE * around
    assert lost <= MOST_LOST * own
