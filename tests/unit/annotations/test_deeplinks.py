"""Links to annotations, made and read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.annotations.deeplinks import address_of, link_to, links_in, target_of
from core.model import AnnotationId

ONE = AnnotationId("1f0c93a2b4d7" + "0" * 20)


def test_an_address_leads_back_to_the_first_digits_of_the_id():
    assert target_of(address_of(ONE)) == "1f0c93a2b4d7"


@pytest.mark.parametrize(
    "address",
    ["", "https://example.org", "hexapla://annotation/", "hexapla://annotation/../../x",
     "hexapla://annotation/1f0c93a2b4d7?x=1", "hexapla://article/1f0c93a2b4d7"],
)  # fmt: skip
def test_no_other_address_leads_anywhere(address):
    assert target_of(address) is None


def test_a_system_may_drop_the_slashes_or_add_one():
    assert target_of("hexapla:annotation/1F0C93A2B4D7/") == "1f0c93a2b4d7"


@given(st.text(min_size=1, max_size=80))
def test_the_words_of_a_link_never_end_it_early(words):
    (link,) = links_in(f"See {link_to(ONE, words)} and [more](https://example.org).")
    assert link.target == "1f0c93a2b4d7"


def test_the_words_of_a_link_are_read_back():
    (link,) = links_in(link_to(ONE, "the [old]  *well*"))
    assert link.words == "the [old] *well*"
