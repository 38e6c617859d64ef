"""What an entry of an export looks like: Jinja2 templates, three shipped and anybody's own.

A template writes one entry. What makes a file safe to export again (front matter, block ids, the
marks around the person's own lines) is never left to it: an entry that lacks its last line, with
the block id, gets it. Templates run in Jinja2's sandbox, with no loader: they see the entry and
nothing else of the program or the computer.

In a template there are `heading`, its parts `place`, `name` (of the colour) and `colour`; the
`quotations`, each with `language`, `text`, and its parts `before`, `words`, `after`, `linked`; the
`note` as it was written; `tags`; `link`, `id` and `last_line`. The filter `quoted` puts `> `
before every line.
"""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from enum import StrEnum
from importlib.resources import files

from core.errors import KnownError


class Layout(StrEnum):
    """The templates that are shipped."""

    LIST = "list"
    TABLE = "table"
    CALLOUTS = "callouts"


@dataclass(frozen=True, slots=True)
class Quotation:
    """The words of one version, escaped for Markdown; `text` is all of it, the words marked."""

    language: str
    before: str
    words: str
    after: str
    linked: bool
    text: str


@dataclass(frozen=True, slots=True)
class Shown:
    """An entry as a template sees it; `name` and `colour` are empty for a note without a mark."""

    heading: str
    place: str
    name: str
    colour: str
    quotations: tuple[Quotation, ...]
    note: str
    tags: tuple[str, ...]
    link: str
    id: str
    last_line: str


Render = Callable[[Shown], str]


def shipped(layout: Layout) -> str:
    """The source of a template that is shipped."""
    return files("resources").joinpath("templates", f"{layout}.md.j2").read_text("utf-8")


def renderer(source: str) -> Render:
    """The function that writes an entry by this template; raises KnownError, also when it runs."""
    from jinja2 import TemplateError
    from jinja2.sandbox import SandboxedEnvironment

    environment = SandboxedEnvironment(trim_blocks=True, lstrip_blocks=True, autoescape=False)
    environment.filters["quoted"] = _quoted
    try:
        template = environment.from_string(source)
    except TemplateError as error:
        raise _refused(error) from error

    def render(entry: Shown) -> str:
        try:
            text = template.render(asdict(entry))
        except (TemplateError, ArithmeticError, LookupError, TypeError, ValueError) as error:
            raise _refused(error) from error
        text = text.strip("\n")
        ends = text.rstrip().endswith(f"^h-{entry.id}")
        return text if ends else f"{text}\n\n{entry.last_line}"

    return render


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n"))


def _refused(error: Exception) -> KnownError:
    line = getattr(error, "lineno", None)
    where = f" (line {line})" if line else ""
    return KnownError("the template", f"{error}{where}. Nothing was written")
