"""Whether two texts are versions of one article: align them, then judge.

Shared numbers and names only say which pairs are worth a look: articles on one topic share many.
What tells is the alignment: versions of one article go in step, other texts do not. So the score
begins with the share of the shorter text that lies in beads the aligner believes in, and is taken
down by two doubts.

Two short texts can be aligned whatever they say; their share counts as far as numbers and names
meet within the beads, or, if they have none, as far as they are long. And two reports made by one
pattern, of another match or another day, go in step from end to end; but the facts in their
sentences are others. So the facts of sentences that go together must agree: dates and numbers,
and in one language the names too. Versions disagree here and there, where one was brought up to
date or a translator slipped; instalments of a series disagree nearly everywhere.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.intake.profiles import Profile, Written, parts, written

if TYPE_CHECKING:
    from core.alignment.beads import Bead  # its package is slow to import

STRONG = 0.5
ENOUGH = 0.5
LINKED = 0.9
SHORTEST = 0.2

_SPEAKS_FOR_ITSELF = 40
_FEW_TOKENS = 3
_MANY_TOKENS = 10
_MET_SHARE = 0.1
_AGREEING = 0.7
_FEW_FACTS = 3
_MANY_KNOTS = 10
_IN_ORDER = 0.5
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
class Judgement:
    """Two profiles aligned: their beads, and what of them speaks for one article.

    `share` is the share of the shorter text in strong beads, `met` the number of tokens that met
    there, `agreement` the share of the facts in them that agree.
    """

    source: Profile
    target: Profile
    strong: "tuple[Bead, ...]"
    share: float
    met: int
    agreement: float = 1.0
    linked: bool = False

    @property
    def score(self) -> float:
        """The share in step, less where texts share little or their facts differ: 0 to 1."""
        likeness = self.share * self._support() * min(1.0, self.agreement / _AGREEING)
        return max(likeness, LINKED if self.linked else 0.0)

    def _support(self) -> float:
        """How far the share can be trusted, 0 to 1: by what met, or by length where little can."""
        fewest = min(len(self.source.vocabulary()), len(self.target.vocabulary()))
        by_tokens = self.met / max(_FEW_TOKENS, _MET_SHARE * fewest)
        length = min(len(self.source.sentences), len(self.target.sentences))
        by_length = length / _SPEAKS_FOR_ITSELF if fewest < _MANY_TOKENS else 0.0
        return min(1.0, max(by_tokens, by_length))


def judge(source: Profile, target: Profile, *, linked: bool = False) -> Judgement:
    """Align two texts and say how far they go in step; `linked` as in `Evidence`."""
    from core.alignment import align  # slow to import

    languages = (source.language, target.language)
    beads = align(source.sentences, target.sentences, languages=languages)
    strong = tuple(bead for bead in beads if not bead.is_gap and bead.score >= STRONG)
    met: set[str] = set()
    for bead in strong:
        met |= _whole(source, bead.source) & _whole(target, bead.target)
    return Judgement(
        source,
        target,
        strong,
        share=_share(source, target, strong),
        met=len(met),
        agreement=_agreement(source, target, strong),
        linked=linked,
    )


def may_be(source: Profile, target: Profile) -> bool:
    """Whether two texts are worth aligning: neither an excerpt, nor shared facts out of order.

    A tenth of the work of aligning them. What stands in one sentence alone of either text stands
    in the same order in both where they are versions.
    """
    shorter, longer = sorted((source.extent, target.extent))
    if shorter < SHORTEST * longer:
        return False
    here, there = _single(source), _single(target)
    knots = sorted((here[token], there[token]) for token in here.keys() & there.keys())
    if len(knots) < _MANY_KNOTS:
        return True
    return _longest_rise([place for _, place in knots]) >= _IN_ORDER * len(knots)


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


def _share(source: Profile, target: Profile, strong: "Iterable[Bead]") -> float:
    """The share of the shorter text, in characters, that lies in these beads."""
    if not (source.length and target.length):
        return 0.0
    if source.length <= target.length:
        inside = sum(len(source.sentences[number]) for bead in strong for number in bead.source)
        return inside / source.length
    inside = sum(len(target.sentences[number]) for bead in strong for number in bead.target)
    return inside / target.length


def _agreement(source: Profile, target: Profile, strong: "Iterable[Bead]") -> float:
    """The share of the facts in these beads that agree; 1 where there are hardly any."""
    same_language = source.language.partition("-")[0] == target.language.partition("-")[0]
    agreeing = against = 0
    for bead in strong:
        one = _facts(source, bead.source, with_names=same_language)
        other = _facts(target, bead.target, with_names=same_language)
        one, other = _comparable(one, other), _comparable(other, one)
        agreeing += len(one & other)
        against += min(len(one - other), len(other - one))
    facts = agreeing + against
    return agreeing / facts if facts >= _FEW_FACTS else 1.0


def _facts(profile: Profile, sentences: range, *, with_names: bool) -> frozenset[str]:
    tokens = _whole(profile, sentences)
    return frozenset(token for token in tokens if with_names or token[0] in "#@")


def _comparable(one: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    """Facts of one side; a date as its numbers where the other side has no full date."""
    if any(token.startswith("@") for token in other):
        return one
    days = frozenset(token for token in one if token.startswith("@"))
    return (one - days).union(*map(parts, days))


def _single(profile: Profile) -> dict[str, int]:
    """The sentence of each token that stands in one sentence alone."""
    counts = Counter(token for tokens in profile.tokens for token in tokens)
    return {
        token: number
        for number, tokens in enumerate(profile.tokens)
        for token in tokens
        if counts[token] == 1
    }


def _longest_rise(places: Sequence[int]) -> int:
    """The length of the longest part of a sequence that never falls."""
    ends: list[int] = []
    for place in places:
        at = bisect_left(ends, place + 1)
        ends[at : at + 1] = [place]
    return len(ends)


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
