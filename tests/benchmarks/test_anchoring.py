"""Following marks through changed texts costs little more than reading the texts word by word."""

import re
import sys

from core.annotations.finding import Tracking
from core.annotations.words import Vocabulary
from core.text.normalize import normalized
from tests.benchmarks.calibration import ratio, spent
from tests.data.making.edits import tracked_edits
from tests.data.making.marked import texts

WORD = re.compile(r"\w+")
MOST = 12  # times the reading; some 4 when measured
AGAIN = 6  # a text of some 20,000 characters


def test_following_a_mark_costs_a_few_readings_of_the_texts() -> None:
    long = {code: "\n\n".join([text] * AGAIN) for code, text in texts().items()}
    made = [(e.old, normalized(e.new.text)) for e in tracked_edits(240, 3, long)]
    vocabulary = Vocabulary()

    def read() -> None:
        for old, new in made:
            WORD.findall(old.text)
            WORD.findall(new)

    def follow() -> None:
        for old, new in made:
            Tracking(old.text, new, vocabulary=vocabulary).find(old.start, old.end)

    found = ratio(follow, read, most=MOST, cost=spent)
    sys.stdout.write(f"\nfollowing a mark: {found:.1f} readings of the texts\n")
    assert found <= MOST
