"""Renderings with what the library knows, on two scraped articles beside the project."""

import pytest

from core.intake.reading import read
from core.library import importing
from core.library.wording import associations
from core.reading.build import build
from core.reading.renderings import renderings
from core.store.store import Store

pytestmark = pytest.mark.seeds


@pytest.fixture(scope="module")
def known(seeds, tmp_path_factory):
    """The word links of the first and the fourth article, which are one."""
    documents = [document for path in (seeds[0], seeds[3]) for document in read(path)]
    with Store.open(tmp_path_factory.mktemp("wording") / "library.hexapla") as store:
        article = importing.add(store, documents, groups=[(0, 1)]).articles[0]
        return associations(store, build(store, article))


def test_a_title_rendered_in_two_ways_gives_both(known):
    found = renderings(known, "Trưởng Ban Đối ngoại Trung ương").found
    ends = " Komisi Hubungan Luar Negeri Pusat"
    assert [(each.text, each.count) for each in found] == [
        ("Kepala" + ends, 1),
        ("Ketua" + ends, 1),
    ]


def test_the_main_rendering_of_a_term_comes_first(known):
    first, *others = renderings(known, "Đối tác chiến lược toàn diện").found
    assert first.text == "Kemitraan Strategis Komprehensif"
    assert first.count > sum(other.count for other in others)


def test_words_without_marks_give_the_same(known):
    plain, marked = (
        renderings(known, words) for words in ("luat phap quoc te", "luật pháp quốc tế")
    )
    assert plain.found == marked.found
