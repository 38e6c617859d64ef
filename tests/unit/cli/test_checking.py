"""`hexapla checks` and `hexapla dismiss`: what they print, and what stays dismissed."""

import pytest

from core.library import importing, sample
from core.store.store import Store

FIELDS = {"row", "kind", "versions", "message", "dismissed"}


@pytest.fixture
def everything(tmp_path, run) -> str:
    """A library with the sample in all its languages; the article's id."""
    assert run
    with Store.open(tmp_path / "library.hexapla") as store:
        return sample.add_sample(store)


def test_checks_print_what_scripts_depend_on(run, everything):
    found = run("checks", everything, "--json").data
    assert found
    assert all(set(finding) >= FIELDS for finding in found)


def test_the_sample_s_swapped_digits_and_missing_sentence_are_found(run, everything):
    found = {finding["kind"]: finding for finding in run("checks", everything, "--json").data}
    assert found["number"]["message"].endswith("French says 973. The digits may be swapped.")
    assert found["missing"]["message"].endswith("Indonesian has none.")


def test_one_kind_is_printed_alone(run, everything):
    found = run("checks", everything, "--kind", "number", "--json").data
    assert {finding["kind"] for finding in found} == {"number"}


def test_dismissed_stays_dismissed_when_the_article_is_aligned_anew(run, everything):
    run("dismiss", everything, "--kind", "number")
    assert run("align", everything, "--realign").code == 0
    (finding,) = run("checks", everything, "--kind", "number", "--json").data
    assert finding["dismissed"] is True


def test_dismissing_is_undone(run, everything):
    run("dismiss", everything, "--kind", "number")
    run("undo")
    (finding,) = run("checks", everything, "--kind", "number", "--json").data
    assert finding["dismissed"] is False


def test_a_finding_is_dismissed_by_its_id_and_shown_again(run, everything):
    (finding,) = run("checks", everything, "--kind", "number", "--json").data
    run("dismiss", everything, finding["id"][:12])
    assert run("checks", everything, "--kind", "number", "--open", "--json").data == []
    run("dismiss", everything, finding["id"][:12], "--back")
    assert run("checks", everything, "--kind", "number", "--open", "--json").data == [finding]


def test_a_finding_that_is_not_there_is_refused(run, everything):
    ran = run("dismiss", everything, "0000")
    assert ran.code == 1
    assert "no such finding" in ran.err


def test_an_article_without_findings_says_so(run, tmp_path):
    documents = [d for d in sample.documents_of_sample() if d.language in ("en", "de")]
    with Store.open(tmp_path / "library.hexapla") as store:
        article = importing.add(store, documents, groups=[(0, 1)]).articles[0]
    assert run("checks", article, "--kind", "number").out == "Nothing to check here.\n"
