"""What stands below the title of a version: who wrote it and when, in its own language."""

from datetime import date

from core.reading.page import PageColumn


def byline(column: PageColumn) -> str:
    """“Author · date”, either alone, or nothing; the dot never begins a line."""
    day = written_date(column.published, column.language)
    return "\u00a0· ".join(part for part in (column.byline, day) if part)


def written_date(published: str, language: str) -> str:
    """An ISO date as the language writes it in full; what is no date stays as it is."""
    if not published:
        return ""
    from babel import Locale, UnknownLocaleError  # slow to import: off the start-up path
    from babel.dates import format_date

    try:
        return format_date(date.fromisoformat(published), "long", Locale.parse(language, sep="-"))
    except (ValueError, UnknownLocaleError):
        return published
