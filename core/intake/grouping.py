"""Which texts seem to be versions of one article, and the evidence for it.

Shared numbers and names only say which pairs are worth a look: articles on one topic share many.
What tells is the alignment: versions of one article go in step, other texts do not. So likely
pairs are aligned, and judged by the share of the shorter text that lies in beads the aligner
believes in. Two short texts can be aligned whatever they say; their share counts as far as
numbers and names meet within the beads, or, if they have none, as far as they are long. Pages that
name each other as versions are believed.

Nothing is grouped here: a person accepts a suggestion or leaves it.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from core.intake.profiles import Profile, Readable, Written, profile, written
from core.progress import Progress

if TYPE_CHECKING:
    from core.alignment.beads import Bead  # its package is slow to import

STRONG = 0.5
ENOUGH = 0.5
LINKED = 0.9
PARTNERS = 4

_MANY_TEXTS = 12
_WORTH_A_LOOK = 0.05
_SPEAKS_FOR_ITSELF = 40
_FEW_TOKENS = 3
_MANY_TOKENS = 10
_MET_SHARE = 0.1
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
class Suggestion:
    """Numbers of texts that seem to be one article, in order; the score is 0 to 1."""

    members: tuple[int, ...]
    score: float
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Judgement:
    """Two profiles aligned: their beads, and what of them speaks for one article."""

    source: Profile
    target: Profile
    strong: "tuple[Bead, ...]"
    share: float
    met: int
    linked: bool = False

    @property
    def score(self) -> float:
        """The share in step, less where short texts share little: 0 to 1."""
        return max(self.share * self._support(), LINKED if self.linked else 0.0)

    def _support(self) -> float:
        """How far the share can be trusted, 0 to 1: by what met, or by length where little can."""
        fewest = min(len(self.source.vocabulary()), len(self.target.vocabulary()))
        by_tokens = self.met / max(_FEW_TOKENS, _MET_SHARE * fewest)
        length = min(len(self.source.sentences), len(self.target.sentences))
        by_length = length / _SPEAKS_FOR_ITSELF if fewest < _MANY_TOKENS else 0.0
        return min(1.0, max(by_tokens, by_length))


def suggest(
    texts: Sequence[Readable],
    *,
    new: Collection[int] | None = None,
    apart: Collection[frozenset[int]] = (),
    linked: Collection[frozenset[int]] = (),
    progress: Progress | None = None,
) -> list[Suggestion]:
    """The groups of these texts that seem to be versions of one article, best first.

    Only pairs with one of the `new` texts are looked at (all are new where None); pairs in
    `apart` are left out: those that are one article already, and those a person kept apart. Pairs
    in `linked` come from pages that name each other as versions.
    """
    steps = progress or Progress()
    profiles = [profile(text) for text in steps.track(texts, "Reading numbers and names")]
    pairs = [
        pair
        for pair in _candidates(profiles, linked)
        if (new is None or set(pair) & set(new)) and frozenset(pair) not in apart
    ]
    judged = {
        (a, b): replace(judge(profiles[a], profiles[b]), linked=frozenset((a, b)) in linked)
        for a, b in steps.track(pairs, "Comparing texts")
    }
    accepted = {pair: each for pair, each in judged.items() if each.score >= ENOUGH}
    groups = (_suggestion(group, accepted, profiles) for group in _groups(accepted))
    return sorted(groups, key=lambda each: (-each.score, each.members))


def _candidates(
    profiles: Sequence[Profile], linked: Iterable[frozenset[int]]
) -> list[tuple[int, int]]:
    named = ((min(pair), max(pair)) for pair in linked)
    return sorted({*shortlist(profiles), *named})


def judge(source: Profile, target: Profile) -> Judgement:
    """Align two texts and say how far they go in step."""
    from core.alignment import align  # slow to import

    languages = (source.language, target.language)
    beads = align(source.sentences, target.sentences, languages=languages)
    strong = tuple(bead for bead in beads if not bead.is_gap and bead.score >= STRONG)
    met = set().union(
        *(_tokens(source, bead.source) & _tokens(target, bead.target) for bead in strong)
    )
    return Judgement(source, target, strong, _share(source, target, strong), len(met))


def shortlist(profiles: Sequence[Profile]) -> list[tuple[int, int]]:
    """Pairs of texts worth aligning: for each text those that share most of what is rare.

    Rarity is among these texts. Where there are many, pairs that share next to nothing are out.
    """
    vocabularies = [each.vocabulary() for each in profiles]
    spread = Counter(token for vocabulary in vocabularies for token in vocabulary)
    weights = {token: math.log(1 + len(profiles) / count) for token, count in spread.items()}
    totals = [sum(map(weights.__getitem__, vocabulary)) for vocabulary in vocabularies]
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for number, vocabulary in enumerate(vocabularies):
        for token in vocabulary:
            holders[token].append(number)
    pairs: set[tuple[int, int]] = set()
    for number, vocabulary in enumerate(vocabularies):
        shared = _shared(number, vocabulary, holders, weights)
        likeness = {other: weight / (min(totals[number], totals[other]) or 1.0)
                    for other, weight in shared.items()}  # fmt: skip
        pairs.update(_partners(number, profiles, likeness))
    return sorted(pairs)


def _shared(
    number: int,
    vocabulary: Iterable[str],
    holders: dict[str, list[int]],
    weights: dict[str, float],
) -> Counter[int]:
    """The weight of what a text shares, by the other text's number."""
    shared: Counter[int] = Counter()
    for token in vocabulary:
        for other in holders[token]:
            shared[other] += weights[token]  # type: ignore[assignment]  # weights are fractions
    del shared[number]
    return shared


def _partners(
    number: int, profiles: Sequence[Profile], likeness: dict[int, float]
) -> Iterator[tuple[int, int]]:
    few = len(profiles) <= _MANY_TEXTS
    others: Iterable[int] = range(len(profiles)) if few else likeness
    likely = [
        other for other in others if other != number and (few or likeness[other] >= _WORTH_A_LOOK)
    ]
    likely.sort(key=lambda other: (-likeness.get(other, 0.0), other))
    return ((min(number, other), max(number, other)) for other in likely[:PARTNERS])


def _tokens(profile: Profile, sentences: range) -> frozenset[str]:
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


def _groups(pairs: Iterable[tuple[int, int]]) -> list[tuple[int, ...]]:
    """The texts that these pairs connect."""
    group_of: dict[int, set[int]] = {}
    for a, b in pairs:
        joined = group_of.get(a, {a}) | group_of.get(b, {b})
        group_of.update(dict.fromkeys(joined, joined))
    return sorted({tuple(sorted(group)) for group in group_of.values()})


def _suggestion(
    members: tuple[int, ...],
    accepted: dict[tuple[int, int], Judgement],
    profiles: Sequence[Profile],
) -> Suggestion:
    pairs = [each for pair, each in accepted.items() if set(pair) <= set(members)]
    weakest = min(pairs, key=lambda each: each.score)
    forms = [written(profiles[member]) for member in members]
    evidence = Evidence(
        numbers=_shared_numbers(forms),
        names=_shared_names(forms),
        shape=_shape([profiles[member] for member in members], weakest),
        differs=_differences(pairs[0]),
        strong_share=round(weakest.share, 4),
        met=min(each.met for each in pairs),
        linked=any(each.linked for each in pairs),
    )
    return Suggestion(members, weakest.score, evidence)


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


def _shape(profiles: Sequence[Profile], judgement: Judgement) -> str:
    lengths = [len(each.sentences) for each in profiles]
    counts = f"{lengths[0]} and {lengths[1]}"
    if len(lengths) > 2:
        counts = f"{min(lengths)} to {max(lengths)}"
    shorter_first = judgement.source.length <= judgement.target.length
    shorter = judgement.source if shorter_first else judgement.target
    sides = (bead.source if shorter_first else bead.target for bead in judgement.strong)
    in_step = sum(map(len, sides))
    return f"{counts} sentences, {in_step} of {len(shorter.sentences)} in step"


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
    return frozenset(token for token in _tokens(profile, sentences) if token.startswith("#"))
