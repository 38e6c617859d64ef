"""Pages saved with everything in one file (MHTML): the page in it, and where it came from.

The other parts are pictures, styles and frames; the first part in HTML is the page.
"""

from collections.abc import Iterator
from email.message import Message

from core.errors import ImportRefused
from core.intake.formats import html, markup
from core.intake.formats.drafts import Draft, Source, foreign_code
from core.intake.formats.pagefacts import is_address

_NO_PAGE = "There is no web page in it."
_KINDS = {"text/html", "application/xhtml+xml"}


def read(source: Source) -> list[Draft]:
    """The one text of a saved page."""
    with foreign_code(source.name):
        from email import message_from_bytes

        whole = message_from_bytes(source.data)
        part = next((each for each in _parts(whole) if each.get_content_type() in _KINDS), None)
        if part is None:
            raise ImportRefused(source.name, _NO_PAGE)
        data, charset = _content(part), part.get_content_charset() or ""
        address = _address(whole, part)
    text, used = markup.decoded(data, source.name, source.encoding, charset=charset)
    return [html.page(text, source.name, encoding=used, address=address)]


def _parts(message: Message) -> Iterator[Message]:
    return (each for each in message.walk() if not each.is_multipart())


def _content(part: Message) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _address(whole: Message, part: Message) -> str:
    headers = (whole["Snapshot-Content-Location"], part["Content-Location"])
    found = (str(header).strip() for header in headers if header)
    return next(filter(is_address, found), "")
