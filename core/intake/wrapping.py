"""Lines broken to fit a width, as in e-mails and old e-texts, joined again.

A line that was broken to fit is full: the first word of the next line would not have gone on it.
Verse and lists break where they like. So a text counts as wrapped when nearly all its lines that
break off within a sentence (the next begins with a small letter) are full to one common width;
then all full lines are joined to the next. Only the line break becomes a blank: every character
stays where it was.
"""

from collections.abc import Sequence

from core.intake.lines import BULLET, ends_sentence

NARROWEST, WIDEST = 50, 130
_LONG_SHARE = 0.02
_FULL_SHARE = 0.9
_RUNNING_SHARE = 0.2


def unwrapped(text: str) -> str:
    """The text, of the same length, with blanks for the breaks within wrapped paragraphs."""
    lines = text.split("\n")
    pairs = [n for n in range(len(lines) - 1) if lines[n].strip() and lines[n + 1].strip()]
    width = max((_length(lines[n]) for n in pairs if _length(lines[n]) <= WIDEST), default=0)
    if width < NARROWEST or not _is_wrapped(lines, pairs, width):
        return text
    joined = {n for n in pairs if _is_full(lines, n, width) and _goes_on(lines[n + 1])}
    return "".join(
        line + (" " if number in joined else "\n") for number, line in enumerate(lines)
    ).removesuffix("\n")


def _is_wrapped(lines: Sequence[str], pairs: Sequence[int], width: int) -> bool:
    too_long = sum(_length(line) > WIDEST for line in lines)
    running = [n for n in pairs if _breaks_sentence(lines, n)]
    full = sum(_is_full(lines, n, width) for n in running)
    enough = len(running) >= max(1, _RUNNING_SHARE * len(pairs))
    return enough and full >= _FULL_SHARE * len(running) and too_long <= _LONG_SHARE * len(lines)


def _breaks_sentence(lines: Sequence[str], number: int) -> bool:
    starts_small = lines[number + 1].lstrip()[:1].islower()
    return starts_small and not ends_sentence(lines[number].rstrip()[-12:])


def _is_full(lines: Sequence[str], number: int, width: int) -> bool:
    word = lines[number + 1].split(maxsplit=1)[0]
    return _length(lines[number]) + 1 + len(word) > width and _length(lines[number]) <= WIDEST


def _goes_on(line: str) -> bool:
    """Whether a line can be the rest of the one before: not indented, no item, no table."""
    return not line[0].isspace() and not BULLET.match(line) and line[0] not in "|>#"


def _length(line: str) -> int:
    return len(line.rstrip())
