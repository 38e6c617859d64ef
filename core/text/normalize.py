r"""The border through which all text comes in: one spelling for what looks the same.

Everything behind it may rely on NFC, on `\n` as the only line break, and on text that SQLite,
XML, and UTF-8 can hold. Offsets are counted in what this gives, never in the file's own bytes.
"""

import hashlib
import re
import unicodedata

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
BYTE_ORDER_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"

# The mandatory breaks of Unicode's line breaking algorithm (UAX 14, classes BK, CR, LF, NL).
_BREAKS = "\r\v\f\x85\u2028\u2029"
_LINE_BREAK = re.compile(f"\r\n|[{_BREAKS}]")


def normalized(text: str) -> str:
    """The text in NFC with line feeds as its only breaks; applied again, it changes nothing.

    NUL and lone surrogates become U+FFFD, a pair of surrogates becomes its character, byte
    order marks are dropped wherever concatenated files left them.
    """
    # Most texts need nothing, which is quicker to see than to replace.
    if _has_surrogate(text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    if any(character in text for character in _BREAKS):
        text = _LINE_BREAK.sub("\n", text)
    text = text.replace("\0", REPLACEMENT).replace(BYTE_ORDER_MARK, "")
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
