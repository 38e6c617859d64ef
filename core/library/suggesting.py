"""Which texts of the library seem to be versions of one article: found, kept, answered.

Texts that come in are compared with each other and, through the index of the library, with all
that is there (`compare`); what was found is stored with them. So a suggestion that nobody
answered is still there tomorrow. Texts the index does not know (of a library from before there
was one, of a redone import, texts that were replaced) are looked at by `catch_up`, when they are
few; `look_through` compares everything with everything again.

A suggestion joins articles. It is accepted by grouping them, and declined by keeping them apart:
that is remembered for each pair of their texts as they are now, so that it is never asked again
unless a text changes.
"""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from itertools import combinations

from core.changes import Op
from core.errors import KnownError
from core.intake import addresses, grouping
from core.intake.documents import Document
from core.intake.grouping import Member, Pair, Suggestion, pairs
from core.intake.judging import Evidence
from core.intake.profiles import Profile, Text, profile
from core.library import bundles
from core.library.sentences import sentences
from core.model import ArticleId, Declined, Version, VersionId
from core.progress import Progress
from core.store.store import Edit, Store
from core.store.suggestions import Entry, Suggested

FEW = 50


@dataclass(frozen=True, slots=True)
class Findings:
    """What comparing documents gave: the profile of each, and the pairs that seem one article.

    A partner in a pair is the number of another document or the id of a version.
    """

    profiles: Mapping[int, Profile]
    pairs: tuple[Pair, ...]

    def renumbered(self, numbers: Mapping[int, int]) -> "Findings":
        """The same of documents under other numbers; of those without one, nothing."""
        kept = (
            replace(
                pair,
                text=numbers[pair.text],
                partner=numbers[pair.partner] if isinstance(pair.partner, int) else pair.partner,
            )
            for pair in self.pairs
            if {one for one in (pair.text, pair.partner) if isinstance(one, int)} <= numbers.keys()
        )
        profiles = {numbers[n]: one for n, one in self.profiles.items() if n in numbers}
        return Findings(profiles, tuple(kept))


@dataclass(frozen=True, slots=True)
class Offer:
    """Articles of the library that seem to be one; `core.library.articles.group` accepts it.

    `versions` is one of the article that the others would join, then all of those others.
    """

    versions: tuple[VersionId, ...]
    articles: tuple[ArticleId, ...]
    score: float
    evidence: Evidence


class Known:
    """The texts of a library, as the index has them; those in `without` are left out."""

    def __init__(self, store: Store, without: Collection[str] = ()) -> None:
        self._store, self._without = store, frozenset(without)

    def ids(self) -> Collection[str]:
        """The ids of all versions in the index."""
        return [known for known in self._store.profiled() if known not in self._without]

    def spread(self, tokens: Collection[str]) -> Mapping[str, int]:
        """How many versions have each of these tokens."""
        return self._store.spread(tokens)

    def holders(self, tokens: Collection[str]) -> Mapping[str, Sequence[str]]:
        """The versions that have each of these tokens."""
        found = self._store.holders(tokens)
        return {
            token: [one for one in versions if one not in self._without]
            for token, versions in found.items()
        }

    def sizes(self, ids: Collection[str]) -> Mapping[str, tuple[int, int]]:
        """How many tokens each version has, and its extent."""
        outlines = self._store.outlines([VersionId(one) for one in ids])
        return {one: (outline.tokens, outline.length) for one, outline in outlines.items()}

    def profile(self, identifier: str) -> Profile:
        """The profile of a version, made from its text."""
        return profile_of(self._store, self._store.version(VersionId(identifier)))


def compare(
    store: Store,
    documents: Sequence[Document],
    *,
    known: Collection[int] = (),
    progress: Progress | None = None,
) -> Findings:
    """Compare documents with each other and with the library; nothing is stored.

    Those whose numbers are `known` are in the library already and are left out. May raise
    Cancelled.
    """
    steps = progress or Progress()
    fresh = [number for number in range(len(documents)) if number not in known]
    texts = [documents[number] for number in fresh]
    profiles = [profile(text) for text in steps.track(texts, "Reading numbers and names")]
    linked, besides = _by_address(store, texts)
    apart = bundles.apart(texts)
    found = pairs(
        profiles, others=Known(store), apart=apart, linked=linked, besides=besides, progress=steps
    )
    here = Findings(dict(enumerate(profiles)), tuple(found))
    return here.renumbered(dict(enumerate(fresh)))


def grouped(store: Store, findings: Findings) -> list[Suggestion]:
    """The documents that belong together, with at most one article of the library, best first."""
    return grouping.grouped(
        findings.pairs, lambda version: store.version(VersionId(version)).article_id
    )


def keep(edit: Edit, findings: Findings, versions: Mapping[int, Version]) -> None:
    """Within the edit that stores documents, by number, as versions, keep what was found of them.

    A document that was changed since it was compared waits for `catch_up`.
    """
    index = [
        entry(version, findings.profiles[number])
        for number, version in versions.items()
        if number in findings.profiles
    ]
    edit.index(*index)
    edit.suggest(*_named(findings.pairs, {number: one.id for number, one in versions.items()}))


def catch_up(store: Store, *, progress: Progress | None = None) -> int:
    """Look at the versions that the index does not know; gives how many there were.

    They are compared with the library where they are few, else only taken into the index, since
    comparing thousands would take minutes: `look_through` does it. May raise Cancelled.
    """
    unknown = [] if store.read_only else list(store.versions_without_profile())
    if not unknown:
        return 0
    steps = progress or Progress()
    versions = [store.version(one) for one in unknown]
    profiles = [profile_of(store, one) for one in steps.track(versions, "Reading the library")]
    found = _compared(store, versions, profiles, steps) if len(versions) <= FEW else []
    with store.edit(Op.SUGGEST) as edit:
        edit.index(*map(entry, versions, profiles))
        edit.suggest(*_named(found, dict(enumerate(unknown))))
    return len(unknown)


def look_through(store: Store, *, progress: Progress | None = None) -> int:
    """Compare every text of the library with all others; gives how many suggestions are open.

    May raise Cancelled (what was found until then is not kept).
    """
    steps = progress or Progress()
    catch_up(store, progress=steps)
    found: list[tuple[VersionId, VersionId, float, str]] = []
    looked_at: set[str] = set()
    for identifier in steps.track(store.profiled(), "Comparing texts"):
        looked_at.add(identifier)
        version = store.version(identifier)
        near = pairs(
            [profile_of(store, version)],
            others=Known(store, without=looked_at),
            apart=_apart(store, [version]),
            progress=steps,
        )
        found += _named(near, {0: identifier})
    with store.edit(Op.SUGGEST) as edit:
        edit.suggest(*found)
    return len(offers(store))


def offers(store: Store) -> list[Offer]:
    """The open suggestions of a library, best first; what was declined is not among them."""
    links = store.suggested()
    apart = kept_apart(store, among=frozenset(map(_pair, links)))
    links = tuple(pair for pair in links if _pair(pair) not in apart)
    group_of: dict[ArticleId, frozenset[ArticleId]] = {}
    for link in links:
        sides = (link.article_a, link.article_b)
        joined = frozenset[ArticleId]().union(*(group_of.get(x, frozenset((x,))) for x in sides))
        group_of.update(dict.fromkeys(joined, joined))
    groups = dict.fromkeys(group_of[link.article_a] for link in links)
    return [_offer(store, group, links) for group in groups]


def decline(store: Store, versions: Sequence[VersionId]) -> None:
    """Keep the articles of these versions apart: no pair of their texts is suggested again.

    One edit. Raises NotFound, and KnownError where the versions are of one article alone.
    """
    homes = dict.fromkeys(store.version(one).article_id for one in versions)
    if len(homes) < 2:
        raise KnownError("keeping apart", "it takes versions of at least two articles")
    with store.edit(Op.KEEP_APART) as edit:
        for one, other in combinations(homes, 2):
            decline_pairs(store, edit, store.versions(one), store.versions(other))


def decline_pairs(
    store: Store, edit: Edit, ones: Iterable[Version], others: Sequence[Version]
) -> None:
    """Within an edit, remember that none of these versions belongs with any of those others."""
    there = {(one.version_a, one.version_b): one for one in store.declined()}
    for one in ones:
        for other in others:
            a, b = sorted((one, other), key=lambda version: version.id)
            record = Declined(a.id, b.id, _digest(a), _digest(b))
            if (a.id, b.id) in there:
                edit.update(record)
            else:
                edit.insert(record)


def kept_apart(
    store: Store, *, among: frozenset[frozenset[Member]] | None = None
) -> frozenset[frozenset[Member]]:
    """The pairs of versions, by id, that the person kept apart and whose texts are as they were.

    With `among`, of these pairs alone.
    """
    declined = [
        each
        for each in store.declined()
        if among is None or frozenset[Member]((each.version_a, each.version_b)) in among
    ]
    wanted = {one for each in declined for one in (each.version_a, each.version_b)}
    digests = {one: _digest(store.version(one)) for one in wanted}
    return frozenset(
        frozenset((each.version_a, each.version_b))
        for each in declined
        if (each.text_a, each.text_b) == (digests[each.version_a], digests[each.version_b])
    )


def entry(version: Version, known_by: Profile) -> Entry:
    """What the index keeps of a version."""
    return Entry(
        version.id, known_by.vocabulary(), known_by.extent, addresses.plain(version.source_url)
    )


def profile_of(store: Store, version: Version) -> Profile:
    """The profile of a version of the library."""
    texts = sentences(version, store.segments(version.id)).texts
    return profile(Text(version.language, tuple(texts)))


def _compared(
    store: Store, versions: Sequence[Version], profiles: Sequence[Profile], steps: Progress
) -> list[Pair]:
    apart = _apart(store, versions)
    return pairs(profiles, others=Known(store), apart=apart, progress=steps)


def _apart(store: Store, versions: Sequence[Version]) -> frozenset[frozenset[Member]]:
    """Pairs that need no look, one article already or kept apart; these versions by number."""
    number_of: dict[str, Member] = {version.id: n for n, version in enumerate(versions)}
    together = {
        frozenset[Member]((version.id, sibling.id))
        for version in versions
        for sibling in store.versions(version.article_id)
        if sibling.id != version.id
    }
    known = together | kept_apart(store)
    return frozenset(frozenset(number_of.get(str(one), one) for one in pair) for pair in known)


def _by_address(
    store: Store, documents: Sequence[Document]
) -> tuple[frozenset[frozenset[Member]], frozenset[frozenset[Member]]]:
    """Pairs of which one page names the other, and pairs from one address.

    They are of two documents, by number, or of a document and a version, by id.
    """
    linked = {frozenset[Member](pair) for pair in addresses.linked(documents)}
    same = {frozenset[Member](pair) for pair in addresses.shared(documents)}
    own = {n: addresses.plain(one.source_url) for n, one in enumerate(documents) if one.source_url}
    named = {
        (n, addresses.plain(address))
        for n, one in enumerate(documents)
        for address in one.alternates
    }
    there = store.at_addresses({*own.values(), *(address for _, address in named)})
    naming = store.naming(set(own.values()))
    for number, address in named:
        if address != own.get(number):
            linked.update(frozenset((number, one)) for one in there.get(address, ()))
    for number, address in own.items():
        linked.update(frozenset((number, one)) for one in naming.get(address, ()))
        same.update(frozenset((number, one)) for one in there.get(address, ()))
    return frozenset(linked), frozenset(same)


def _named(
    found: Iterable[Pair], ids: Mapping[int, VersionId]
) -> list[tuple[VersionId, VersionId, float, str]]:
    """Pairs as they are stored; those of a document that was not stored are left out."""
    named = []
    for pair in found:
        one = ids.get(pair.text)
        other = ids.get(pair.partner) if isinstance(pair.partner, int) else VersionId(pair.partner)
        if one and other:
            text = json.dumps(asdict(pair.evidence), ensure_ascii=False)
            named.append((one, other, pair.score, text))
    return named


def _offer(store: Store, group: frozenset[ArticleId], links: Sequence[Suggested]) -> Offer:
    """The suggestion that these articles are one, by its weakest link."""
    inside = [link for link in links if {link.article_a, link.article_b} <= group]
    weakest = inside[-1]
    members = sorted((store.article(one) for one in group), key=lambda each: each.created_at)
    articles = sorted((one.id for one in members), key=lambda one: -len(store.versions(one)))
    first = next(
        version
        for link in inside
        for version, home in ((link.version_a, link.article_a), (link.version_b, link.article_b))
        if home == articles[0]
    )
    joining = [version.id for one in articles[1:] for version in store.versions(one)]
    return Offer((first, *joining), tuple(articles), weakest.score, _evidence(weakest.evidence))


def _evidence(text: str) -> Evidence:
    found = json.loads(text)
    lists = {name: tuple(value) for name, value in found.items() if isinstance(value, list)}
    return Evidence(**{**found, **lists})


def _pair(suggested: Suggested) -> frozenset[Member]:
    return frozenset((suggested.version_a, suggested.version_b))


def _digest(version: Version) -> str:
    return sha256(version.text.encode()).hexdigest()
