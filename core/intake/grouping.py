"""Which texts seem to be versions of one article: a shortlist, then a judgement of each pair on it.

All pairs of a library are too many to be aligned. So each new text is looked up by what it can be
known by, and only the few texts that share most of what is rare with it are judged
(`core.intake.judging`). Rarity is counted over the texts at hand and the library together. Pages
that name each other as versions are on the list in any case, and believed.

Nothing is grouped here: a person accepts a suggestion or leaves it.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log
from typing import Protocol

from core.intake.judging import ENOUGH, SHORTEST, Evidence, evidence, judge, may_be
from core.intake.profiles import Profile, Readable, profile
from core.progress import Progress

PARTNERS = 4

_MANY_TEXTS = 12
_WORTH_A_LOOK = 0.2
_OF_THE_BEST = 0.5
_MANY_NUMBERS = 5
_EVERYWHERE = 0.25
_FOLLOWED = 50

Member = int | str


class Others(Protocol):
    """Texts that are known already, by ids: those of a library."""

    def ids(self) -> Collection[str]:
        """The ids of all."""

    def spread(self, tokens: Collection[str]) -> Mapping[str, int]:
        """How many of them have each of these tokens."""

    def holders(self, tokens: Collection[str]) -> Mapping[str, Sequence[str]]:
        """The ids of those that have each of these tokens."""

    def sizes(self, ids: Collection[str]) -> Mapping[str, tuple[int, int]]:
        """How many tokens each of them has, and its extent."""

    def profile(self, identifier: str) -> Profile:
        """The profile of one of them."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts that seem to be one article: the number of one, the number or id of the other."""

    text: int
    partner: Member
    score: float
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Numbers of texts that seem to be one article, in order; the score is 0 to 1.

    `home` is the id of the known text, if any, whose article they seem to belong to. Score and
    evidence are those of the weakest link that holds them together.
    """

    members: tuple[int, ...]
    score: float
    evidence: Evidence
    home: str = ""


def suggest(
    texts: Sequence[Readable],
    *,
    apart: Collection[frozenset[Member]] = (),
    linked: Collection[frozenset[Member]] = (),
    progress: Progress | None = None,
) -> list[Suggestion]:
    """The groups of these texts that seem to be versions of one article, best first.

    Pairs in `apart` are left out: those that are one article already, and those a person kept
    apart. Pairs in `linked` come from pages that name each other as versions.
    """
    steps = progress or Progress()
    profiles = [profile(text) for text in steps.track(texts, "Reading numbers and names")]
    return grouped(pairs(profiles, apart=apart, linked=linked, progress=steps))


def pairs(
    profiles: Sequence[Profile],
    *,
    others: Others | None = None,
    apart: Collection[frozenset[Member]] = (),
    linked: Collection[frozenset[Member]] = (),
    besides: Collection[frozenset[Member]] = (),
    progress: Progress | None = None,
) -> list[Pair]:
    """The pairs, of these texts with each other and with the others, that seem to be one article.

    Best first. `apart` and `linked` as for `suggest`; pairs in `besides` are judged in any case.
    """
    steps = progress or Progress()
    named = {_ordered(*pair) for pair in linked}
    asked = {_ordered(*pair) for pair in besides}
    wanted = {*shortlist(profiles, others), *named, *asked}
    found = []
    for text, partner in steps.track(sorted(wanted, key=_in_order), "Comparing texts"):
        if not isinstance(text, int) or frozenset((text, partner)) in apart:
            continue
        is_linked = (text, partner) in named
        other = profiles[partner] if isinstance(partner, int) else _known(others, partner)
        if is_linked or may_be(profiles[text], other):
            first = (profiles[text], other) if isinstance(partner, int) else (other, profiles[text])
            judged = judge(*first, linked=is_linked)
            if judged.score >= ENOUGH:
                found.append(Pair(text, partner, round(judged.score, 4), evidence(judged)))
    return sorted(found, key=lambda pair: (-pair.score, _in_order((pair.text, pair.partner))))


def shortlist(
    profiles: Sequence[Profile], others: Others | None = None
) -> list[tuple[Member, Member]]:
    """Pairs of texts worth aligning: for each text those that share most of what is rare.

    Where there are many texts, pairs that share next to nothing are out; where there are few, all
    are in. Pairs of two texts have the lower number first.
    """
    index = _Index(profiles, others)
    found = {
        _ordered(number, other) for number in range(len(profiles)) for other in index.likely(number)
    }
    return sorted(found, key=_in_order)


def grouped(
    found: Iterable[Pair], home: Callable[[str], str] = lambda identifier: identifier
) -> list[Suggestion]:
    """The texts that these pairs connect, best first.

    `home` gives the article of a known text. A group has at most one article that is known: where
    a text goes with two, the better pair decides.
    """
    group_of: dict[Member, _Group] = {}
    for pair in sorted(found, key=lambda pair: -pair.score):
        partner = pair.partner if isinstance(pair.partner, int) else home(pair.partner)
        one = group_of.get(pair.text, _Group(frozenset((pair.text,)), ()))
        other = group_of.get(partner, _Group(frozenset((partner,)), ()))
        joined = _Group(one.members | other.members, (*one.links, *other.links, pair))
        if one is not other and sum(isinstance(each, str) for each in joined.members) <= 1:
            group_of.update(dict.fromkeys(joined.members, joined))
    groups = {group.members: group for group in group_of.values()}
    suggestions = [group.suggestion() for group in groups.values()]
    return sorted(suggestions, key=lambda each: (-each.score, each.members))


@dataclass(frozen=True, slots=True)
class _Group:
    """Texts by number, and articles by id, with the links that hold them together."""

    members: frozenset[Member]
    links: tuple[Pair, ...]

    def suggestion(self) -> Suggestion:
        weakest = min(self.links, key=lambda link: link.score)
        texts = tuple(sorted(member for member in self.members if isinstance(member, int)))
        known = (link.partner for link in self.links if isinstance(link.partner, str))
        return Suggestion(texts, weakest.score, weakest.evidence, next(known, ""))


@dataclass(slots=True)
class _Shared:
    """The weight of the tokens that two texts share, and how much of it is numbers and dates."""

    weight: float = 0.0
    of_numbers: float = 0.0

    def add(self, weight: float, *, is_number: bool) -> None:
        """Count one more token."""
        self.weight += weight
        self.of_numbers += weight if is_number else 0.0


@dataclass(frozen=True, slots=True)
class _Worth:
    """The weight of all tokens of a text, how many they are, the weight of its numbers if many."""

    total: float
    count: int
    of_numbers: float

    def likeness(self, shared: _Shared, tokens: int) -> float:
        """The weight of what is shared by that of all that the one with less could share.

        The other text has so many `tokens`. Numbers may speak alone: names of another script
        hardly meet.
        """
        mean = self.total / self.count if self.count else 0.0
        by_all = shared.weight / (min(self.total, mean * tokens) or 1.0)
        return max(by_all, shared.of_numbers / self.of_numbers if self.of_numbers else 0.0)


class _Index:
    """What texts share, weighted by how rare it is among them and the others together."""

    def __init__(self, profiles: Sequence[Profile], others: Others | None) -> None:
        self._vocabularies = [each.vocabulary() for each in profiles]
        self._extents = [each.extent for each in profiles]
        self._others = others
        self._known = others.ids() if others else ()
        self._total = len(profiles) + len(self._known)
        tokens = frozenset().union(*self._vocabularies)
        spread = Counter(token for vocabulary in self._vocabularies for token in vocabulary)
        spread.update(others.spread(tokens) if others else {})
        self._weights = {token: log(1 + self._total / count) for token, count in spread.items()}
        most = max(_FOLLOWED, _EVERYWHERE * self._total)
        self._holders = self._all_holders({t for t, count in spread.items() if 1 < count <= most})

    def likely(self, number: int) -> list[Member]:
        """The partners most worth a look for a text, best first."""
        shared, worth = self._shared(number), self._worth(number)
        few = self._total <= _MANY_TEXTS
        everybody: Iterable[Member] = (*range(len(self._extents)), *self._known)
        sizes = self._sizes(everybody if few else shared)
        nothing = _Shared()
        likeness = {
            other: worth.likeness(shared.get(other, nothing), size[0])
            for other, size in sizes.items()
            if other != number and self._is_comparable(number, size)
        }
        least = max(_WORTH_A_LOOK, _OF_THE_BEST * max(likeness.values(), default=0.0))
        worthy = [other for other, value in likeness.items() if few or value >= least]
        worthy.sort(key=lambda other: (-likeness[other], _text_first(other)))
        return worthy[:PARTNERS]

    def _all_holders(self, tokens: set[str]) -> Mapping[str, Sequence[Member]]:
        holders: dict[str, list[Member]] = defaultdict(list)
        for number, vocabulary in enumerate(self._vocabularies):
            for token in vocabulary & tokens:
                holders[token].append(number)
        known = self._others.holders(tokens) if self._others else {}
        for token, identifiers in known.items():
            holders[token].extend(identifiers)
        return holders

    def _shared(self, number: int) -> dict[Member, "_Shared"]:
        """What a text shares with others, by their numbers and ids."""
        shared: dict[Member, _Shared] = defaultdict(_Shared)
        for token in self._vocabularies[number]:
            for other in self._holders.get(token, ()):
                shared[other].add(self._weights[token], is_number=token[0] in "#@")
        shared.pop(number, None)
        return shared

    def _sizes(self, members: Iterable[Member]) -> dict[Member, tuple[int, int]]:
        """The number of tokens and the extent of each."""
        wanted = list(members)
        sizes: dict[Member, tuple[int, int]] = {
            member: (len(self._vocabularies[member]), self._extents[member])
            for member in wanted
            if isinstance(member, int)
        }
        known = [member for member in wanted if isinstance(member, str)]
        if self._others and known:
            sizes.update(self._others.sizes(known))
        return sizes

    def _worth(self, number: int) -> "_Worth":
        vocabulary = self._vocabularies[number]
        numbers = [self._weights[token] for token in vocabulary if token[0] in "#@"]
        return _Worth(
            sum(map(self._weights.__getitem__, vocabulary)),
            len(vocabulary),
            sum(numbers) if len(numbers) >= _MANY_NUMBERS else 0.0,
        )

    def _is_comparable(self, number: int, size: tuple[int, int]) -> bool:
        shorter, longer = sorted((self._extents[number], size[1]))
        return shorter >= SHORTEST * longer


def _known(others: Others | None, partner: str) -> Profile:
    if others is None:
        raise LookupError(partner)
    return others.profile(partner)


def _ordered(one: Member, other: Member) -> tuple[Member, Member]:
    return (one, other) if _text_first(one) <= _text_first(other) else (other, one)


def _text_first(member: Member) -> tuple[bool, int, str]:
    """Orders texts by their numbers, known texts by id after them."""
    if isinstance(member, int):
        return (False, member, "")
    return (True, 0, member)


def _in_order(pair: tuple[Member, Member]) -> tuple[tuple[bool, int, str], ...]:
    return tuple(map(_text_first, pair))
