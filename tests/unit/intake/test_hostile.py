"""Whatever the bytes are, reading them ends in a document or in a refusal."""

from hypothesis import given, settings
from hypothesis import strategies as st

from core.errors import ImportRefused
from core.intake.documents import Document
from core.intake.plain import decode
from core.intake.reading import from_text

PAGE = (
    "Home › News › Bridge\n\nThe bridge of spoons\n\nBy Ada Finch | 03/03/2024, 10:15\n\n"
    "Nobody knows how many spoons there are, though everyone has counted them once.\n\n"
    "| The bridge. (Photo: Ada Finch) |\n\nThe last count said 311, but two were forks.\n\n"
    "Source: https://spoons.example/bridge\nComments (0)\n\nRelated articles\nForks return\n"
)
PLACES = st.integers(0, len(PAGE.encode()) - 1)
EDITS = st.lists(st.tuples(PLACES, st.binary(max_size=6)), min_size=1, max_size=12)
NASTY = "\u202e\u200b\ufeff\x00\ud800|›:()0123456789/.…?!年月日๏กа\u0301\u3000\n\r\u2028"


def mutated(edits: list[tuple[int, bytes]]) -> bytes:
    data = bytearray(PAGE.encode())
    for place, patch in edits:
        data[place : place + len(patch)] = patch
    return bytes(data)


def outcome(data: bytes) -> Document | str:
    """The document in these bytes, or why they are refused; any other error fails the test."""
    try:
        return from_text(decode(data)[0], name="drawn")
    except (ImportRefused, ValueError) as refusal:
        return str(refusal)


@settings(max_examples=250)
@given(EDITS)
def test_damaged_pages_become_documents_or_refusals(edits: list[tuple[int, bytes]]) -> None:
    result = outcome(mutated(edits))
    assert result
    assert isinstance(result, str) or result.kept_lines


@settings(max_examples=250)
@given(st.text(alphabet=st.sampled_from(NASTY) | st.characters(), max_size=200))
def test_any_text_becomes_a_document_or_is_refused(text: str) -> None:
    result = outcome(text.encode("utf-8", "surrogatepass"))
    assert result
    assert isinstance(result, str) or result.title
