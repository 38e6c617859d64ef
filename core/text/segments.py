"""Sentences of a paragraph, by sentencex."""


def split(paragraph: str, language: str) -> list[tuple[int, int]]:
    """Sentences as ranges of code points of the paragraph, without surrounding blanks."""
    from sentencex import get_sentence_boundaries  # noqa: PLC0415  loads a library

    pieces = get_sentence_boundaries(language.partition("-")[0], paragraph)
    ranges = [(piece["start_index"], piece["end_index"]) for piece in pieces]
    return [
        _trimmed(paragraph, start, end) for start, end in ranges if paragraph[start:end].strip()
    ]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())
