"""Cells of a table that a spreadsheet would run, made harmless and taken back.

What begins like a formula gets an apostrophe before it, which spreadsheets take for “this is
text”; so does what begins with an apostrophe itself, so that taking it off gives what was there.
"""

_BEGINS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠", "'")


def guarded(cell: str) -> str:
    """The cell as a spreadsheet may read it."""
    return f"'{cell}" if cell.startswith(_BEGINS) else cell


def unguarded(cell: str) -> str:
    """The cell as it was before it was guarded."""
    return cell[1:] if cell[:1] == "'" and cell[1:].startswith(_BEGINS) else cell
