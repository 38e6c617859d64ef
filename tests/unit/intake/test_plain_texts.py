"""Texts that no site has touched: nothing of them may be hidden."""

import pytest

from core.intake.documents import Document
from core.intake.reading import from_text
from core.model import Role

CHAPTER = """Chapter Three

The Ladder

Nobody in the house admitted to owning the ladder.

“It was here when we came,” said Mr Pell.

“It was not,” said his wife.

They looked at it for some time. It leaned against the pear tree as if it had always leaned there,
and a wren had begun to carry moss to the seventh rung.

“Well?”

“Well what?”

Upstairs a window closed. It was the window of the room in which nobody slept, and Mr Pell, who
had painted its frame shut in the spring of the year before, put his cup down very carefully.
"""

POEM = """Low Water

The boats lie down like cattle
along the grey slip
and nobody calls them in

A rope goes slack
A rope goes slack
the tide has let go of its end

By evening they will stand again
shake out their sails
and nobody will call them in
"""

UNTITLED_POEM = """the lamp was lit before I came
and lit it was when I had gone
I never asked the keeper's name

he never asked me whose the shame
or why I brought the oil along
the lamp was lit before I came
"""

LIST = """Before the guests arrive

- Sweep the steps
- Move the goat
- 12 chairs from the school
- Bread, salt, the good knife
- Ask Tom about the piano
"""

QUESTIONS = """Questions about the ferry

When does it run?
From April to October, every half hour until sunset.

May I bring a dog?
Yes. Dogs travel free and sit in front.

Who pays for the lamp oil?
We do not know, and we have stopped asking.
"""

INTERVIEW = """Reporter: You have kept the bell for thirty years. Why?
Sister Agnes: Because nobody asked me to stop.
Reporter: Is it heavy?
Sister Agnes: It weighs 212 kilos, but one only has to begin. The rest it does by itself.
Reporter: Thank you very much.
Sister Agnes: Come on a Sunday.
"""

TWO_LINES = """The road ends at the quarry. Nobody has been told.
There is a sign, but it faces the wrong way.
"""

NO_BLANKS = """A short history of our well
The well was dug in 1702 by order of the parish.
It has been dry four times, the last time in 1976.
Water was then carried from the mill, two buckets a house.
Since 1981 there has been a pump, and since 1983 a second pump, because of the first.
"""

DIARY = """From the lighthouse book

3 March 1911
Fog all day. Rang the bell by hand from four until dark.

4 March 1911
Clear. Two coasters and a brig, all bound north.

5 March 1911
Wind from the east. Painted the rail.

6 March 1911
No boat. Bread for two more days.
"""

LETTER = """Dear Hanna,

the parcel came on Friday, and the jar inside was whole. We ate half of it at once and hid the
other half from ourselves.

Home is quiet. Father reads, Mother counts the geese, and the new neighbours keep asking what
we did with the old ones.

Write soon,

Your Ida
"""

RECIPE = """Barley soup

Ingredients:

two cups of barley
an onion
salt
a marrow bone, if the dog allows it

Soak the barley overnight. Fry the onion slowly until it is the colour of the table.
Add the bone and as much water as the pot will take, and go for a walk.

Source of the recipe: my aunt, who got it from the postman.
"""

TERMS = """How our archive is kept

Comments

Readers may write in the margin with a soft pencil. Ink is for the librarian alone.
We read every remark and answer most of them in the spring.

Related

Letters, maps and photographs are listed in a second volume. It is on the top shelf.
Ask for the steps; they are behind the door.

Source

Most of the papers came from the mill. Three boxes were found in a barn in 1954.
The barn is gone, the boxes are here.
"""

TABLE = """Arrivals in the harbour

| ship | day | cargo |
| --- | --- | --- |
| Anna | Monday | salt |
| Good Hope | Tuesday | nothing |

The harbourmaster notes that nothing is heavier than salt, to judge by the water line.
"""

SCENE = """THE WAITING ROOM

A bench. Two people who do not know each other.

ROSE
Is this the queue?

PORTER
It was.

ROSE
And now?

PORTER
Now it is a bench.
"""

TEXTS = {
    "chapter": CHAPTER, "poem": POEM, "untitled poem": UNTITLED_POEM, "list": LIST,
    "questions": QUESTIONS, "interview": INTERVIEW, "two lines": TWO_LINES,
    "no blank lines": NO_BLANKS, "diary": DIARY, "letter": LETTER, "recipe": RECIPE,
    "terms": TERMS, "table": TABLE, "scene": SCENE,
}  # fmt: skip


def read(text: str) -> Document:
    return from_text(text, name="text")


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_nothing_of_a_clean_text_is_hidden(text: str) -> None:
    document = read(text)
    assert not [document.text[line.start : line.end] for line in document.lines if line.hidden]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (CHAPTER, "Chapter Three"),
        (POEM, "Low Water"),
        (LIST, "Before the guests arrive"),
        (QUESTIONS, "Questions about the ferry"),
        (NO_BLANKS, "A short history of our well"),
        (DIARY, "From the lighthouse book"),
        (RECIPE, "Barley soup"),
        (SCENE, "THE WAITING ROOM"),
    ],
)
def test_the_title_of_a_clean_text_is_found(text: str, title: str) -> None:
    assert (read(text).title, read(text).title_made) == (title, False)


@pytest.mark.parametrize("text", [INTERVIEW, TWO_LINES, UNTITLED_POEM])
def test_a_text_without_title_gets_one_from_its_first_sentence(text: str) -> None:
    document = read(text)
    assert document.title_made
    assert document.text.startswith(document.title.removesuffix("…")[:20])


def test_a_heading_is_a_heading_only_above_running_text() -> None:
    roles = [line.role for line in read(TERMS).lines]
    assert roles[:3] == [Role.TITLE, Role.HEADING, Role.PARAGRAPH]
    assert Role.HEADING not in [line.role for line in read(POEM).lines]


def test_a_text_of_one_word_is_kept() -> None:
    assert read("Comments").kept_text == "Comments"


def test_what_looks_like_furniture_in_the_middle_of_a_book_is_kept() -> None:
    line = "Nobody knows why the lamp on the slip was lit that night."
    lines = [line] * 6_000
    text = "\n".join([*lines, "Comments (3)", "Read more", "Log in", *lines])
    assert not any(line.hidden for line in read(text).lines)
