"""What the eight colours mean to the person: names that travel with the library.

A colour has its own name until the person gives it another. Names are shown wherever a colour is
spoken of; marks, exports and keys stay bound to the colour itself.
"""

from collections.abc import Mapping

from core.changes import Op
from core.errors import KnownError
from core.model import Colour, ColourName
from core.store.store import Store
from core.text.normalize import normalized

LONGEST = 40


def names(store: Store) -> dict[Colour, str]:
    """What each of the eight colours is called: as the person says, else by its own name."""
    given = store.colour_names()
    return {colour: given.get(colour, colour.capitalize()) for colour in Colour}


def name_of(names: Mapping[Colour, str], colour: Colour) -> str:
    """The name of a colour among the names that are known, else its own."""
    return names.get(colour, colour.capitalize())


def rename(store: Store, colour: Colour, name: str) -> None:
    """Call a colour by this name; an empty one, or its own, takes the name back. One edit.

    Raises KnownError where the name is longer than 40 characters.
    """
    wanted = " ".join(normalized(name).split())
    if len(wanted) > LONGEST:
        raise KnownError(f"“{wanted}”", f"a colour's name has at most {LONGEST} characters")
    if wanted.casefold() == colour.value:
        wanted = ""
    with store.edit(Op.NAME_COLOUR) as edit:
        before = store.colour_names().get(colour)
        if before is not None:
            edit.delete(ColourName(colour, before))
        if wanted:
            edit.insert(ColourName(colour, wanted))
