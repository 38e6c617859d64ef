"""All versions on one line of time, on which each sentence begins and ends.

Sentences that belong together overlap in time; others don't. So where a version joins what others
keep apart, its sentence lasts while theirs come and go, and a sentence that nobody else has comes
and goes alone. The order within each version and between all of them is kept by construction.

A timeline is worth the sum, over all overlaps, of the belief that the two sentences belong
together, less one half: an overlap that is likelier wrong than right lowers it. Versions are put
on it one by one, the best connected first, each where the whole is worth most (dynamic programming
over the places where its sentences begin and end); afterwards each is taken off and put on again
as long as that changes anything. A sentence that nothing speaks for has no say in this and is put
down afterwards, where the others pause.

A sentence that goes on while others end and the next begin needs somewhat better reasons. Else
pairs that contradict each other would be satisfied all at once, by sentences that overlap like
stairs and make one long row. Reasons must be better still where all the others pause, the more of
them there are: for readers of any two of them such a sentence joins what stood apart.

Each sentence is looked for near those it may belong to, so that time and memory grow with the
length of the texts.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np

from core.alignment.links import Links, Node
from core.alignment.tokens import Floats, Ints

_DOUBT = 0.5
_LASTING = 0.1  # for a sentence that goes on while another ends and the next begins
_BRIDGE = 0.05  # for each version beyond two, if it alone goes on
_NEVER = 1e3  # to overlap with what a person confirmed
_ROUNDS = 3

Walls = Sequence[Sequence[range]]


@dataclass(frozen=True, slots=True)
class Event:
    """Sentences of a version begin or end; `wall` if a person confirmed where they stand."""

    version: int
    cell: range
    begins: bool
    wall: bool = False


Timeline = list[Event]


def drawn(counts: Sequence[int], links: Links, walls: Walls) -> Timeline:
    """The timeline of versions of `counts` sentences; what a wall holds stands apart.

    Walls are in order, a run of sentences for each version.
    """
    drawing = _Drawing(counts, links, walls)
    return drawing.rounds(drawing.order())


def parted(timeline: Timeline, versions: Sequence[int]) -> Iterator[dict[int, range]]:
    """What these versions have between two pauses of all of them, from pause to pause."""
    held: dict[int, range] = {}
    lasting = 0
    for event in timeline:
        if event.version not in versions:
            continue
        lasting += 1 if event.begins else -1
        if event.begins:
            start = held.get(event.version, event.cell).start
            held[event.version] = range(start, event.cell.stop)
        elif not lasting:
            yield held
            held = {}


@dataclass(frozen=True, slots=True)
class _Drawing:
    counts: Sequence[int]
    links: Links
    walls: Walls

    def order(self) -> list[int]:
        """The versions, the best connected first."""
        versions = range(len(self.counts))

        def worth(version: int) -> float:
            others = [other for other in versions if other != version]
            nodes = [(version, number) for number in range(self.counts[version])]
            return sum(
                max(0.0, belief - _DOUBT)
                for node in nodes
                for _, belief in self.links.of_node(node, others)
            )

        return sorted(versions, key=lambda version: (-worth(version), version))

    def rounds(self, order: Sequence[int]) -> Timeline:
        """All versions put on, then each taken off and put on again."""
        found = list(self._standing())
        for version in order:
            found = self._added(found, version)
        for _ in range(_ROUNDS if len(order) > 2 else 0):
            before = list(parted(found, order))
            for version in order:
                kept = [event for event in found if event.wall or event.version != version]
                found = self._added(kept, version)
            if list(parted(found, order)) == before:
                break
        return found

    def _standing(self) -> Iterator[Event]:
        for cells in self.walls:
            units = [(version, cell) for version, cell in enumerate(cells) if cell]
            yield from (Event(version, cell, begins=True, wall=True) for version, cell in units)
            yield from (Event(version, cell, begins=False, wall=True) for version, cell in units)

    def _added(self, timeline: Timeline, version: int) -> Timeline:
        """The timeline with the free sentences of a version where they are worth most."""
        places = _Places.of(timeline, version)
        put: list[tuple[int, Event]] = []
        for numbers, first, last in self._runs(timeline, version, places):
            put += _Run(places, self._near(places, version, numbers), first, last).events(version)
        return list(_merged(timeline, put))

    def _runs(
        self, timeline: Timeline, version: int, places: "_Places"
    ) -> Iterator[tuple[range, int, int]]:
        """Sentences between walls of their version, and the first and last place for them."""
        number = first = 0
        for place, event in enumerate(timeline):
            if event.version == version and event.begins:
                yield range(number, event.cell.start), first, places.around(place, place)[0]
            elif event.version == version:
                number, first = event.cell.stop, places.around(place, place + 1)[1]
        yield range(number, self.counts[version]), first, len(timeline)

    def _near(
        self, places: "_Places", version: int, numbers: range
    ) -> dict[int, list[tuple[int, int, float]]]:
        """For each sentence begin, end and belief of those on the line that it may belong to."""
        return {
            number: [
                (*places.of_node[other], belief)
                for other, belief in self.links.of_node((version, number), places.versions)
                if other in places.of_node
            ]
            for number in numbers
        }


@dataclass(frozen=True, slots=True)
class _Places:
    """What the places of a timeline cost; place t lies before event t, the last after all.

    `lasting` is the cost of the sentences that last at a place, `passed` of those that began
    before it. `pauses` are the places where nothing lasts. `of_node` gives the events at which a
    free sentence begins and ends.
    """

    versions: tuple[int, ...]
    lasting: Floats
    passed: Floats
    pauses: Ints
    of_node: Mapping[Node, tuple[int, int]]

    @classmethod
    def of(cls, timeline: Timeline, version: int) -> "_Places":
        """What they cost one more version."""
        versions = tuple(sorted({event.version for event in timeline} - {version}))
        bridge = _BRIDGE * max(0, len(versions) - 1)
        lasting, passed, held = [0.0], [0.0], [0]
        turns = [0.0] * (len(timeline) + 1)
        for place, event in enumerate(timeline):
            cost = _NEVER if event.wall else _DOUBT
            turn = _LASTING if place and not timeline[place - 1].begins else 0.0
            if event.begins:
                passed.append(passed[-1] + cost + turn + (0.0 if held[-1] else bridge))
                lasting.append(lasting[-1] + cost)
                held.append(held[-1] + 1)
            else:
                passed.append(passed[-1])
                lasting.append(lasting[-1] - cost)
                held.append(held[-1] - 1)
                # To begin between two ends makes what lasts there last over a turn.
                turns[place] = turn * held[-2]
        pauses = np.flatnonzero(np.array(held) == 0)
        total = np.array(lasting) + np.array(turns)
        return cls(versions, total, np.array(passed), pauses, _spans_of(timeline))

    def around(self, first: int, last: int) -> tuple[int, int]:
        """The last pause before a place and the first after another."""
        before = int(np.searchsorted(self.pauses, first, side="right")) - 1
        after = int(np.searchsorted(self.pauses, last, side="left"))
        return int(self.pauses[before]), int(self.pauses[after])


@dataclass(frozen=True, slots=True)
class _Run:
    """Consecutive sentences of a version that go between two places of the timeline."""

    places: _Places
    near: Mapping[int, Sequence[tuple[int, int, float]]]
    first: int
    last: int

    def events(self, version: int) -> list[tuple[int, Event]]:
        """Begin and end of each sentence, and the place before which it comes."""
        spans = self._spans()
        found: list[tuple[int, Event]] = []
        for number, (begin, end) in sorted(spans.items()):
            cell = range(number, number + 1)
            found.append((begin, Event(version, cell, begins=True)))
            found.append((end, Event(version, cell, begins=False)))
        return found

    def _spans(self) -> dict[int, tuple[int, int]]:
        """Where each sentence begins and ends; those that nothing speaks for put in between."""
        spans = self._best([n for n, held in self.near.items() if _strong(held)])
        free: list[int] = []
        at = self.first
        for number in self.near:
            if number not in spans:
                free.append(number)
                continue
            spans.update(dict.fromkeys(free, self._pause(at, spans[number][0])))
            free, at = [], spans[number][1]
        spans.update(dict.fromkeys(free, self._pause(at, self.last)))
        return spans

    def _pause(self, first: int, last: int) -> tuple[int, int]:
        """The place from `first` to `last` where the least lasts."""
        place = first + int(np.argmin(self.places.lasting[first : last + 1]))
        return place, place

    def _best(self, numbers: Sequence[int]) -> dict[int, tuple[int, int]]:
        """Begins and ends that are worth most together."""
        if not numbers:
            return {}
        lows, highs = self._bounds(numbers)
        value: Floats = np.zeros(1)
        before = lows[0]
        begins: list[Ints] = []
        ends: list[Ints] = []
        for number, low, high in zip(numbers, lows, highs, strict=True):
            span = np.arange(low, high + 1)
            reached = value[np.minimum(span - before, len(value) - 1)]
            during, since = self._worth(number, low, high)
            begun, begin = _running_best(reached + during - since)
            value, end = _running_best(begun + since)
            begins.append(begin + low)
            ends.append(end + low)
            before = low
        found: dict[int, tuple[int, int]] = {}
        place = highs[-1]
        for at in range(len(numbers) - 1, -1, -1):
            place = min(place, highs[at])
            close = int(ends[at][place - lows[at]])
            place = int(begins[at][close - lows[at]])
            found[numbers[at]] = place, close
        return found

    def _worth(self, number: int, low: int, high: int) -> tuple[Floats, Floats]:
        """At each place, of beginning there, and of what has begun since the first."""
        during = -self.places.lasting[low : high + 1]
        since = -self.places.passed[low : high + 1]
        for begin, end, belief in self.near[number]:
            during[max(0, begin + 1 - low) : max(0, end + 1 - low)] += belief
            since[max(0, begin + 1 - low) :] += belief
        return during, since

    def _bounds(self, numbers: Sequence[int]) -> tuple[list[int], list[int]]:
        """For each sentence the places around those it likely belongs to, never backwards."""
        spans = [
            self.places.around(
                min(begin for begin, _, belief in self.near[number] if belief > _DOUBT),
                max(end + 1 for _, end, belief in self.near[number] if belief > _DOUBT),
            )
            for number in numbers
        ]
        lows = list(accumulate((low for low, _ in reversed(spans)), min))[::-1]
        highs = list(accumulate((high for _, high in spans), max))
        return [self._inside(low) for low in lows], [self._inside(high) for high in highs]

    def _inside(self, place: int) -> int:
        return min(max(place, self.first), self.last)


def _spans_of(timeline: Timeline) -> dict[Node, tuple[int, int]]:
    """The events at which each free sentence begins and ends."""
    begun: dict[Node, int] = {}
    found: dict[Node, tuple[int, int]] = {}
    for place, event in enumerate(timeline):
        node = event.version, event.cell.start
        if event.begins:
            begun[node] = place
        elif not event.wall:
            found[node] = begun[node], place
    return found


def _strong(held: Sequence[tuple[int, int, float]]) -> bool:
    return any(belief > _DOUBT for _, _, belief in held)


def _running_best(values: Floats) -> tuple[Floats, Ints]:
    """The best value up to each place, and where it was first."""
    best = np.maximum.accumulate(values)
    rises = np.concatenate([[True], values[1:] > best[:-1] + 1e-9])
    where = np.maximum.accumulate(np.where(rises, np.arange(len(values)), 0))
    return values[where], where


def _merged(timeline: Timeline, put: Sequence[tuple[int, Event]]) -> Iterator[Event]:
    waiting = iter(put)
    following = next(waiting, None)
    for place in range(len(timeline) + 1):
        while following is not None and following[0] == place:
            yield following[1]
            following = next(waiting, None)
        if place < len(timeline):
            yield timeline[place]
