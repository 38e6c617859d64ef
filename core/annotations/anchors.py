"""Anchors: how an annotation says where its words are.

A target keeps its position in the text, the exact words, and up to 32 characters on either side
(the TextPositionSelector and TextQuoteSelector of the W3C Web Annotation Data Model, 2017). The
position answers at once; the quote proves it, and finds the words again when the text changed.
A hash says which text the position is in: where a version gets that text back, whatever was done
to it in between, so do its targets their words.
"""

from core.errors import PassageNotFound
from core.model import AnnotationId, Passage, State, Target
from core.text.normalize import text_hash

CONTEXT_LENGTH = 32


def anchor(
    annotation: AnnotationId, passage: Passage, text: str, *, linked: bool, known: str = ""
) -> Target:
    """The target on a passage of this text, without blanks at its ends.

    `known` is the text's hash where one has it already.

    Raises PassageNotFound when nothing but blanks is left or the passage is not in the text.
    """
    start, end = trimmed(text, passage.start, passage.end)
    return Target(
        annotation_id=annotation,
        version_id=passage.version_id,
        start=start,
        end=end,
        exact=text[start:end],
        prefix=text[max(0, start - CONTEXT_LENGTH) : start],
        suffix=text[end : end + CONTEXT_LENGTH],
        linked=linked,
        text_hash=known or text_hash(text),
    )


def stood_in(target: Target, text: str, known: str) -> bool:
    """Whether this text, of this hash, is the very one in which the words stood as they are."""
    is_same = target.text_hash == known and target.state is not State.MOVED
    return is_same and text[target.start : target.end] == target.exact


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The range without the blanks at its ends; raises PassageNotFound when it holds no words."""
    if not 0 <= start < end <= len(text):
        raise PassageNotFound("the passage", "it is not in the text")
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    if start >= end:
        raise PassageNotFound("the passage", "it holds no words")
    return start, end
