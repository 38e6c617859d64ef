"""Plain text as a draft, for texts that lie within other files."""

from core.intake import plain
from core.intake.formats.drafts import Block, Draft, Source
from core.intake.wrapping import unwrapped
from core.text.normalize import normalized


def read(source: Source) -> list[Draft]:
    """The one text of a plain file."""
    found = plain.decoded(source.name, source.data, source.encoding)
    lines = unwrapped(normalized(found.text)).split("\n")
    blocks = tuple(Block(line) for line in lines if line.strip())
    return [Draft(blocks, encoding=found.encoding, scraped=True)]
