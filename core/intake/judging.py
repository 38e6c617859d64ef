"""Whether two texts are versions of one article: align them, then judge.

Shared numbers and names only say which pairs are worth a look: articles on one topic share many.
What tells is the alignment: versions of one article go in step, other texts do not. So the score
begins with the share of the shorter text that lies in beads the aligner believes in, and is taken
down by two doubts.

Short texts can be aligned whatever they say; so their share counts as far as numbers and names
meet in sentences that go together, or, if they have none, as far as they are long; what meets in
one sentence of several counts half, since that sentence alone may be shared. Two articles
on one event share names and numbers, but not in the same sentences: what they share must stand on
both sides of what goes together. And two reports made by one pattern, of another match or another
day, go in step from end to end, but the numbers in their sentences are others: those must agree.
Versions disagree here and there, where one was brought up to date or a translator slipped;
instalments of a series disagree nearly everywhere. In one language the names must agree as well:
two editions spell them alike. Last, an excerpt is no version: half of the longer text must go
along, too.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from typing import TYPE_CHECKING

from core.intake.profiles import Profile, Written, parts, written

if TYPE_CHECKING:
    from core.alignment.beads import Bead  # its package is slow to import

STRONG = 0.5
ENOUGH = 0.5
LINKED = 0.9
SHORTEST = 0.2
JUDGED_SENTENCES = 160

_SPEAKS_FOR_ITSELF = 40
_LEAST_TOKENS, _FEW_TOKENS = 3, 5
_OF_FEW = 0.6
_MANY_TOKENS = 10
_MET_SHARE = 0.1
_OF_LONGER = 0.5
_NUMBERS_DIFFER, _NUMBERS_AGREE = 0.3, 0.7
_NAMES_DIFFER, _NAMES_AGREE = 0.7, 0.9
_SCATTERED, _IN_PLACE = 0.55, 0.75
_IN_ORDER = 0.6
_SEVERAL = 3
_ONE_WITNESS = 0.5
_NUMBERS_OF_A_DATE = 3
_MANY_FACTS = 4
_SHARED_FACTS = 0.34
_SHOWN = 12
_SHOWN_DIFFERENCES = 5


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why texts seem to be versions of one article, in words to show beside the suggestion.

    `numbers` and `names` are shared by most, as the first text writes them (“14/3/2019 = 14 Maret
    2019” where a date is written otherwise); `shape` says how lengths compare; `differs` names
    numbers that differ in sentences that go together. `strong_share` is the share, 0 to 1, of the
    shorter text that goes in step, `met` how many numbers and names met in sentences in step.
    `linked`: the texts come from pages of which one names the other as a version.
    """

    numbers: tuple[str, ...]
    names: tuple[str, ...]
    shape: str
    differs: tuple[str, ...]
    strong_share: float
    met: int
    linked: bool = False


@dataclass(frozen=True, slots=True)
class Tally:
    """What was counted in beads: tokens that agree, and tokens that stand against each other.

    What only one side has counts neither way: a number may be written in words on the other.
    `placed` tokens are on both sides of a bead, `misplaced` on one, though the other text has them
    somewhere.
    """

    numbers_agree: int = 0
    numbers_differ: int = 0
    names_agree: int = 0
    names_differ: int = 0
    placed: int = 0
    misplaced: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        """Both counts together."""
        return Tally(*(a + b for a, b in zip(astuple(self), astuple(other), strict=True)))

    def doubt(self, *, same_language: bool) -> float:
        """What is left of a score, 0 to 1, when the facts have been heard."""
        numbers = (self.numbers_agree + 1) / (self.numbers_agree + self.numbers_differ + 1)
        left = _between(numbers, _NUMBERS_DIFFER, _NUMBERS_AGREE)
        if self.placed + self.misplaced:
            in_place = 2 * self.placed / (2 * self.placed + self.misplaced)
            left *= _between(in_place, _SCATTERED, _IN_PLACE)
        if same_language:
            names = (self.names_agree + 1) / (self.names_agree + self.names_differ + 1)
            left *= _between(names, _NAMES_DIFFER, _NAMES_AGREE)
        return left


@dataclass(frozen=True, slots=True)
class Judgement:
    """Two profiles aligned: their beads, and what of them speaks for one article.

    `shares` are the shares of the two texts in strong beads, `met` is how many tokens met there,
    `witnesses` in how many beads.
    """

    source: Profile
    target: Profile
    strong: "tuple[Bead, ...]"
    shares: tuple[float, float]
    met: int
    witnesses: int
    tally: Tally
    linked: bool = False

    @property
    def share(self) -> float:
        """The share of the shorter text that goes in step."""
        return self.shares[self.source.length > self.target.length]

    @property
    def score(self) -> float:
        """The share in step, less where little speaks for it or something against it: 0 to 1."""
        along = min(1.0, self.shares[self.source.length <= self.target.length] / _OF_LONGER)
        languages = {each.language.partition("-")[0] for each in (self.source, self.target)}
        doubt = self.tally.doubt(same_language=len(languages) == 1)
        likeness = min(1.0, self.share) * along * self._support * doubt
        return max(likeness, LINKED if self.linked else 0.0)

    @property
    def _support(self) -> float:
        """How far the share can be trusted; what met in one sentence speaks for that one alone."""
        support = _support(self.source, self.target, met=self.met)
        sentences = min(len(self.source.sentences), len(self.target.sentences))
        is_alone = self.witnesses == 1 and sentences >= _SEVERAL
        return support * (_ONE_WITNESS if is_alone else 1.0)


def judge(source: Profile, target: Profile, *, linked: bool = False) -> Judgement:
    """Align two texts and say how far they go in step; `linked` as in `Evidence`."""
    from core.alignment import align  # slow to import

    source, target = source.head(JUDGED_SENTENCES), target.head(JUDGED_SENTENCES)
    languages = (source.language, target.language)
    beads = align(source.sentences, target.sentences, languages=languages)
    strong = tuple(bead for bead in beads if not bead.is_gap and bead.score >= STRONG)
    sides = [(_whole(source, bead.source), _whole(target, bead.target)) for bead in strong]
    met = [one & other for one, other in sides]
    known = source.met() & target.met()
    return Judgement(
        source,
        target,
        strong,
        shares=_shares(source, target, strong),
        met=len(frozenset().union(*met)),
        witnesses=sum(map(bool, met)),
        tally=sum((_tally(one, other, known) for one, other in sides), Tally()),
        linked=linked,
    )


def may_be(source: Profile, target: Profile) -> bool:
    """Whether two texts are worth aligning; a hundredth of the work of that.

    An excerpt is not, nor are texts that share too little for any score, or few of their many
    numbers, or what they share in another order.
    """
    source, target = source.head(JUDGED_SENTENCES), target.head(JUDGED_SENTENCES)
    shorter, longer = sorted((source.extent, target.extent))
    if shorter < SHORTEST * longer:
        return False
    here, there = source.met(), target.met()
    if _support(source, target, met=len(here & there)) < ENOUGH:
        return False
    fewest = min(len(_telling(here)), len(_telling(there)))
    if fewest >= _MANY_FACTS and len(_telling(here & there)) < _SHARED_FACTS * fewest:
        return False
    return _share_in_order(source, target) >= _IN_ORDER


def evidence(judgement: Judgement) -> Evidence:
    """What speaks for and against two texts being one article, to be shown."""
    forms = [written(judgement.source), written(judgement.target)]
    return Evidence(
        numbers=_shared_numbers(forms),
        names=_shared_names(forms),
        shape=_shape(judgement),
        differs=_differences(judgement),
        strong_share=round(judgement.share, 4),
        met=judgement.met,
        linked=judgement.linked,
    )


def _whole(profile: Profile, sentences: range) -> frozenset[str]:
    return frozenset().union(*(profile.tokens[number] for number in sentences))


def _shares(source: Profile, target: Profile, strong: "Sequence[Bead]") -> tuple[float, float]:
    """The shares of the two texts, in characters, that lie in these beads."""
    one = sum(len(source.sentences[number]) for bead in strong for number in bead.source)
    other = sum(len(target.sentences[number]) for bead in strong for number in bead.target)
    return one / (source.length or 1), other / (target.length or 1)


def _tally(one: frozenset[str], other: frozenset[str], known: frozenset[str]) -> Tally:
    """What the tokens of the two sides of a bead say; `known` are those that both texts have."""
    figures, their_figures = _numbers_of(one), _numbers_of(other)
    names, their_names = one - figures, other - their_figures
    figures, their_figures = (
        _comparable(figures, their_figures),
        _comparable(their_figures, figures),
    )
    return Tally(
        numbers_agree=len(figures & their_figures),
        numbers_differ=min(_worth(figures - their_figures), _worth(their_figures - figures)),
        names_agree=len(names & their_names),
        names_differ=min(len(names - their_names), len(their_names - names)),
        placed=len(one & other),
        misplaced=len((one ^ other) & known),
    )


def _worth(figures: frozenset[str]) -> int:
    """How much these speak against a pair: a date as three numbers, for reports share many days."""
    return sum(_NUMBERS_OF_A_DATE if figure.startswith("@") else 1 for figure in figures)


def _numbers_of(tokens: frozenset[str]) -> frozenset[str]:
    return frozenset(token for token in tokens if token[0] in "#@")


def _between(value: float, least: float, most: float) -> float:
    """Where a value stands between two others, 0 to 1."""
    return min(1.0, max(0.0, (value - least) / (most - least)))


def _support(source: Profile, target: Profile, *, met: int) -> float:
    """How far a share can be trusted, 0 to 1: by what met, or by length where little can."""
    fewest = min(len(source.vocabulary()), len(target.vocabulary()))
    usual = max(min(_FEW_TOKENS, _OF_FEW * fewest), _MET_SHARE * fewest)
    by_tokens = met / max(_LEAST_TOKENS, usual)
    length = min(len(source.sentences), len(target.sentences))
    by_length = length / _SPEAKS_FOR_ITSELF if fewest < _MANY_TOKENS else 0.0
    return min(1.0, max(by_tokens, by_length))


def _telling(tokens: frozenset[str]) -> frozenset[str]:
    """Dates, and numbers of more than one digit: what two texts hardly share by chance."""
    return frozenset(
        token for token in tokens if token[0] == "@" or (token[0] == "#" and len(token) > 2)
    )


def _comparable(one: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    """Facts of one side; a date as its numbers where the other side has no full date."""
    if any(token.startswith("@") for token in other):
        return one
    days = frozenset(token for token in one if token.startswith("@"))
    return (one - days).union(*map(parts, days))


def _share_in_order(source: Profile, target: Profile) -> float:
    """How much of the shared tokens' occurrences can meet at most, if no sentence goes back.

    The heaviest chain of pairs of sentences that share tokens; 1 where nothing is shared.
    """
    known = source.met() & target.met()
    places: dict[str, list[int]] = defaultdict(list)
    for number, tokens in enumerate(target.tokens):
        for token in tokens & known:
            places[token].append(number)
    chains = _Heaviest(len(target.sentences))
    for tokens in source.tokens:
        shared = Counter(number for token in tokens & known for number in places[token])
        reached = [(number, chains.before(number) + met) for number, met in shared.items()]
        for number, weight in reached:
            chains.put(number, weight)
    ours = sum(len(tokens & known) for tokens in source.tokens)
    theirs = sum(map(len, places.values()))
    return chains.before(len(target.sentences)) / min(ours, theirs) if known else 1.0


class _Heaviest:
    """The heaviest chain that ends before a place, a Fenwick tree of maxima."""

    def __init__(self, places: int) -> None:
        self._tree = [0] * (places + 2)

    def before(self, place: int) -> int:
        """The weight of the heaviest chain that ends before this place."""
        best = 0
        while place > 0:
            best = max(best, self._tree[place])
            place -= place & -place
        return best

    def put(self, place: int, weight: int) -> None:
        """A chain of this weight ends here."""
        place += 1
        while place < len(self._tree):
            self._tree[place] = max(self._tree[place], weight)
            place += place & -place


def _shared_numbers(forms: Sequence[Written]) -> tuple[str, ...]:
    """Dates, then numbers, longest first, as written; both ways where the first two differ."""
    days = _in_most([form.dates for form in forms])
    values = sorted(_in_most([form.numbers for form in forms]), key=len, reverse=True)
    shown = [_both(day, forms[0].dates, forms[1].dates) for day in days]
    shown += [_both(value, forms[0].numbers, forms[1].numbers) for value in values]
    return tuple(shown[:_SHOWN])


def _in_most(forms: Sequence[dict[str, str]]) -> list[str]:
    """What the first text shares with so many others that more than half have it."""
    return [value for value in forms[0] if 2 * sum(value in form for form in forms) > len(forms)]


def _both(value: str, one: dict[str, str], other: dict[str, str]) -> str:
    written_there = other.get(value, one[value])
    return one[value] if one[value] == written_there else f"{one[value]} = {written_there}"


def _shared_names(forms: Sequence[Written]) -> tuple[str, ...]:
    """Shared names, those most frequent in the first text first, none part of another."""
    shared = _in_most([form.names for form in forms])
    whole = [
        name
        for name in shared
        if not any(name != longer and f" {name} " in f" {longer} " for longer in shared)
    ]
    return tuple(forms[0].names[name] for name in whole[:_SHOWN])


def _shape(judgement: Judgement) -> str:
    source, target = judgement.source, judgement.target
    shorter_first = source.length <= target.length
    shorter = source if shorter_first else target
    sides = (bead.source if shorter_first else bead.target for bead in judgement.strong)
    counts = f"{len(source.sentences)} and {len(target.sentences)} sentences"
    return f"{counts}, {sum(map(len, sides))} of {len(shorter.sentences)} in step"


def _differences(judgement: Judgement) -> tuple[str, ...]:
    """Numbers that stand alone on either side of a bead: “36 in one, 63 in the other”."""
    found = []
    for bead in judgement.strong:
        one = _numbers(judgement.source, bead.source)
        other = _numbers(judgement.target, bead.target)
        if len(one - other) == len(other - one) == 1:
            (a,), (b,) = one - other, other - one
            found.append(f"{a[1:]} in one, {b[1:]} in the other")
    return tuple(found[:_SHOWN_DIFFERENCES])


def _numbers(profile: Profile, sentences: range) -> frozenset[str]:
    return frozenset(token for token in _whole(profile, sentences) if token.startswith("#"))
