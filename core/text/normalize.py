r"""The border through which all text comes in: one spelling for what looks the same.

Everything behind it may rely on NFC, on `\n` as the only line break, and on text that SQLite,
XML, and UTF-8 can hold. Offsets are counted in what this gives, never in the file's own bytes.
"""

import hashlib
import re
import unicodedata
from functools import lru_cache

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
BYTE_ORDER_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"

# The mandatory breaks of Unicode's line breaking algorithm (UAX 14, classes BK, CR, LF, NL).
_BREAKS = "\r\v\f\x85\u2028\u2029"
_LINE_BREAK = re.compile(f"\r\n|[{_BREAKS}]")
_JOINER = "\N{COMBINING GRAPHEME JOINER}"
_MOST_MARKS = 30  # on one letter, in the Stream-Safe Text Format of UAX 15
_STRIDE = 50  # meets each heap at least once
_FIRST_MARK, _LAST_MARK = 0x300, 0x1F000


def normalized(text: str) -> str:
    """The text in NFC with line feeds as its only breaks; applied again, it changes nothing.

    NUL and lone surrogates become U+FFFD, a pair of surrogates becomes its character, byte
    order marks are dropped wherever concatenated files left them. A hundred marks on one letter,
    which no writing has and NFC would sort in the square of their number, are parted by joiners.
    """
    # Most texts need nothing, which is quicker to see than to replace.
    if _has_surrogate(text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    if any(character in text for character in _BREAKS):
        text = _LINE_BREAK.sub("\n", text)
    text = text.replace("\0", REPLACEMENT).replace(BYTE_ORDER_MARK, "")
    if any(map(unicodedata.combining, text[::_STRIDE])):
        text = _heaps().sub(_parted, text)
    return unicodedata.normalize("NFC", text)


def text_hash(text: str) -> str:
    """By what a normalized text is known again: BLAKE2b of its UTF-8, 16 hexadecimal digits."""
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()


def _has_surrogate(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False


@lru_cache(maxsize=1)
def _heaps() -> re.Pattern[str]:
    """What finds a hundred combining marks or more in a row."""
    numbers = range(_FIRST_MARK, _LAST_MARK)
    marks = "".join(mark for mark in map(chr, numbers) if unicodedata.combining(mark))
    return re.compile(f"[{re.escape(marks)}]{{100,}}")


def _parted(heap: re.Match[str]) -> str:
    marks = heap.group()
    starts = range(0, len(marks), _MOST_MARKS)
    return _JOINER.join(marks[start : start + _MOST_MARKS] for start in starts)
