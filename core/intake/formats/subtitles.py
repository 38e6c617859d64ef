"""Subtitles (SubRip, WebVTT): what is said, cues joined into sentences, times left out.

A cue that does not end a sentence goes on in the next one, unless silence lies between. Where no
cue ends a sentence, as in some languages, each cue stays a line.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape

from core.errors import ImportRefused
from core.intake import plain
from core.intake.formats.drafts import Block, Draft, Source, one_line
from core.intake.lines import ends_sentence

_SILENCE = 3.0
_MOST_JOINED = 8
_TIME = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[,.](\d{1,3})"
_TIMES = re.compile(rf"\s*{_TIME}\s*-->\s*{_TIME}")
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?\s+([^>]+)>")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<\d[\d:.]*>|\{\\[^{}]*\}")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u2e80-\u9fff\uff00-\uffef]")


@dataclass(frozen=True, slots=True)
class _Cue:
    """What is said from one moment to another, in seconds."""

    start: float
    end: float
    text: str


def read(source: Source) -> list[Draft]:
    """The one text of a file of subtitles."""
    found = plain.decoded(source.name, source.data, source.encoding)
    text = found.text.replace("\r\n", "\n").replace("\r", "\n")
    cues = list(_cues(text.split("\n")))
    if not cues:
        raise ImportRefused(source.name, "There are no subtitles in it.")
    ended = sum(ends_sentence(cue.text[-12:]) for cue in cues) > len(cues) / 10
    texts = _sentences(cues) if ended else (cue.text for cue in cues)
    return [Draft(tuple(map(Block, texts)), encoding=found.encoding)]


def _cues(lines: Sequence[str]) -> Iterator[_Cue]:
    """The cues of a file: all lines between one line of times and the next blank line."""
    times: re.Match[str] | None = None
    said: list[str] = []
    for line in [*lines, ""]:
        begins = _TIMES.match(line)
        if begins or not line.strip():
            yield from _cue(times, said)
            times, said = begins, []
        elif times:
            said.append(line)


def _cue(times: "re.Match[str] | None", said: Sequence[str]) -> Iterator[_Cue]:
    text = one_line(" ".join(map(_bare, said)))
    if times and text:
        yield _Cue(_seconds(times.groups()[:4]), _seconds(times.groups()[4:]), text)


def _bare(line: str) -> str:
    spoken = _VOICE.sub(r"\1: ", line)
    return unescape(_TAG.sub("", spoken)).strip()


def _seconds(parts: Sequence[str | None]) -> float:
    hours, minutes, seconds, fraction = (part or "0" for part in parts)
    return int(hours) * 3600 + int(minutes) * 60 + float(f"{seconds}.{fraction}")


def _sentences(cues: Sequence[_Cue]) -> Iterator[str]:
    running: list[_Cue] = []
    for cue in cues:
        if running and _parts(running, cue):
            yield _joined(running)
            running = []
        running.append(cue)
    yield _joined(running)


def _parts(running: Sequence[_Cue], cue: _Cue) -> bool:
    """Whether something new begins with this cue."""
    before = running[-1]
    is_turn = cue.text.startswith(("-", "–", "—")) or ": " in cue.text[:30]
    is_over = ends_sentence(before.text[-12:]) or len(running) >= _MOST_JOINED
    return is_over or is_turn or cue.start - before.end > _SILENCE


def _joined(cues: Sequence[_Cue]) -> str:
    text = cues[0].text
    for cue in cues[1:]:
        unspaced = _UNSPACED.match(text[-1:]) and _UNSPACED.match(cue.text)
        text += cue.text if unspaced else f" {cue.text}"
    return text
