"""What hangs together over many versions: groups of sentences joined by beads, in one order."""

import heapq
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from core.alignment.beads import Bead

Node = tuple[int, int]  # version, sentence number
Cells = Sequence[range]


@dataclass(frozen=True, slots=True)
class Links:
    """The belief that two sentences of different versions stand in one bead, and in gaps."""

    belief: Mapping[Node, Mapping[Node, float]]
    gaps: Mapping[Node, Mapping[int, float]] = field(default_factory=dict)

    @classmethod
    def of(cls, pairs: Mapping[tuple[int, int], Sequence[Bead]], walls: Sequence[Cells]) -> "Links":
        """From the beads of all pairs, without those that touch or cross a wall."""
        belief: dict[Node, dict[Node, float]] = {}
        gaps: dict[Node, dict[int, float]] = {}
        walled = {(v, i) for cells in walls for v, cell in enumerate(cells) for i in cell}
        for (a, b), beads in pairs.items():
            sides = [(cells[a], cells[b]) for cells in walls if cells[a] and cells[b]]
            for bead in beads:
                nodes_a = [(a, i) for i in bead.source]
                nodes_b = [(b, j) for j in bead.target]
                if walled.intersection(nodes_a + nodes_b) or _crosses(bead, sides):
                    continue
                if bead.is_gap:
                    for node in nodes_a + nodes_b:
                        gaps.setdefault(node, {})[a + b - node[0]] = bead.score
                for node_a in nodes_a:
                    for node_b in nodes_b:
                        belief.setdefault(node_a, {})[node_b] = bead.score
                        belief.setdefault(node_b, {})[node_a] = bead.score
        return cls(belief, gaps)

    def of_nodes(self, one: Node, other: Node) -> float:
        """The belief that two sentences belong together, 0 where no bead holds both."""
        return self.belief.get(one, {}).get(other, 0.0)

    def partners(self, node: Node, version: int) -> list[int]:
        """The sentences of another version that a sentence is in one bead with."""
        return [number for other, number in self.belief.get(node, {}) if other == version]

    def alone(self, node: Node, version: int) -> float:
        """The belief that a sentence has no counterpart in a version, 0 where nobody says."""
        return self.gaps.get(node, {}).get(version, 0.0)

    def certainty(self, node: Node, version: int) -> float:
        """The belief in what the beads say of a sentence's place in another version."""
        partners = self.partners(node, version)
        if not partners:
            return self.alone(node, version)
        return self.of_nodes(node, (version, partners[0]))

    def mean(self, one: tuple[int, range], other: tuple[int, range]) -> float:
        """The mean over the sentences of two cells of the belief that they belong here."""
        values = [*self._placed(one, other), *self._placed(other, one)]
        return sum(values) / len(values)

    def _placed(self, one: tuple[int, range], other: tuple[int, range]) -> Iterator[float]:
        (version, cell), (there, among) = one, other
        for number in cell:
            partners = self.partners((version, number), there)
            inside = sum(partner in among for partner in partners)
            certainty = self.certainty((version, number), there)
            yield certainty * inside / len(partners) if partners else 0.0

    def join_all(self, nodes: Sequence[Node]) -> bool:
        """Whether these are single sentences of their versions and every pair is a bead."""
        return len({version for version, _ in nodes}) == len(nodes) and all(
            len(self.belief.get(node, {})) == len(nodes) - 1 for node in nodes
        )

    def gap(self, version: int, cell: range) -> float:
        """The mean belief that sentences have no counterpart; 0.5 where nobody says."""
        values = [value for i in cell for value in self.gaps.get((version, i), {}).values()]
        return sum(values) / len(values) if values else 0.5

    def within(self, spans: Cells, weakest: float) -> "Links":
        """Only what lies within these runs of sentences and is believed at least so much."""
        inside = {(version, number) for version, span in enumerate(spans) for number in span}
        kept = {
            node: {
                other: value
                for other, value in self.belief.get(node, {}).items()
                if other in inside and value >= weakest
            }
            for node in sorted(inside)
        }
        return Links(kept, self.gaps)

    def moved(self, spans: Cells) -> "Links":
        """Numbered from the beginning of each run."""
        return Links(
            {
                (version, number - spans[version].start): {
                    (other, there - spans[other].start): value
                    for (other, there), value in held.items()
                }
                for (version, number), held in self.belief.items()
            },
            {
                (version, number - spans[version].start): held
                for (version, number), held in self.gaps.items()
                if number in spans[version]
            },
        )

    def without(self, nodes: Iterable[Node]) -> "Links":
        """Without anything that these sentences are joined to."""
        gone = set(nodes)
        kept = {
            node: {other: value for other, value in held.items() if other not in gone}
            for node, held in self.belief.items()
            if node not in gone
        }
        return Links(kept, self.gaps)


@dataclass(frozen=True, slots=True)
class Knot:
    """Sentences that can't be told apart by order alone; `wall` numbers the wall they are."""

    nodes: tuple[Node, ...]
    wall: int | None = None


def knots(counts: Sequence[int], links: Links, walls: Sequence[Cells]) -> list[Knot]:
    """All sentences in knots, in an order that every version agrees with."""
    while True:
        groups, group_of = _groups(counts, links, walls)
        components = _components(counts, group_of, len(groups))
        clash = [
            component
            for component in components
            if len(component) > 1 and any(group < len(walls) for group in component)
        ]
        if not clash:
            return _ordered(counts, groups, group_of, components, len(walls))
        tied = {node for component in clash for group in component for node in groups[group]}
        looser = links.without(tied)
        if looser.belief == links.belief:
            raise ValueError("confirmed rows cross or overlap")
        links = looser


def _crosses(bead: Bead, walls: Iterable[tuple[range, range]]) -> bool:
    if bead.is_gap:
        return False
    return any(
        (bead.source.start < wall_a.start) != (bead.target.start < wall_b.start)
        or (bead.source.stop > wall_a.stop) != (bead.target.stop > wall_b.stop)
        for wall_a, wall_b in walls
    )


def _groups(
    counts: Sequence[int], links: Links, walls: Sequence[Cells]
) -> tuple[list[list[Node]], dict[Node, int]]:
    """Connected sentences; the walls are the first groups."""
    groups: list[list[Node]] = []
    group_of: dict[Node, int] = {}
    for cells in walls:
        nodes = [(version, number) for version, cell in enumerate(cells) for number in cell]
        if any(node in group_of for node in nodes):
            raise ValueError("confirmed rows overlap")
        group_of.update(dict.fromkeys(nodes, len(groups)))
        groups.append(nodes)
    for start in ((version, i) for version, count in enumerate(counts) for i in range(count)):
        if start not in group_of:
            group_of[start] = len(groups)
            groups.append(list(_connected(start, links, group_of, len(groups))))
    return groups, group_of


def _connected(start: Node, links: Links, group_of: dict[Node, int], group: int) -> Iterator[Node]:
    waiting = [start]
    while waiting:
        node = waiting.pop()
        yield node
        for other in links.belief.get(node, {}):
            if other not in group_of:
                group_of[other] = group
                waiting.append(other)


def _successors(
    counts: Sequence[int], group_of: Mapping[Node, int], groups: int
) -> list[list[int]]:
    """For each group those that come next to it in some version."""
    following: list[list[int]] = [[] for _ in range(groups)]
    for version, count in enumerate(counts):
        for number in range(count - 1):
            here, there = group_of[version, number], group_of[version, number + 1]
            if here != there:
                following[here].append(there)
    return following


def _components(
    counts: Sequence[int], group_of: Mapping[Node, int], groups: int
) -> list[list[int]]:
    """Strongly connected groups (Tarjan 1972), without recursion."""
    following = _successors(counts, group_of, groups)
    index: list[int] = [-1] * groups
    low = [0] * groups
    on_stack = [False] * groups
    stack: list[int] = []
    found: list[list[int]] = []
    clock = 0
    for root in range(groups):
        if index[root] >= 0:
            continue
        work = [(root, 0)]
        while work:
            node, edge = work.pop()
            if edge == 0:
                index[node] = low[node] = clock
                clock += 1
                stack.append(node)
                on_stack[node] = True
            for position in range(edge, len(following[node])):
                other = following[node][position]
                if index[other] < 0:
                    work += [(node, position + 1), (other, 0)]
                    break
                if on_stack[other]:
                    low[node] = min(low[node], index[other])
            else:
                _close(node, stack, on_stack, index=index, low=low, found=found)
                if work:
                    parent = work[-1][0]
                    low[parent] = min(low[parent], low[node])
    return found


def _close(
    node: int,
    stack: list[int],
    on_stack: list[bool],
    *,
    index: list[int],
    low: list[int],
    found: list[list[int]],
) -> None:
    """Take a finished component off the stack."""
    if low[node] != index[node]:
        return
    component: list[int] = []
    while not component or component[-1] != node:
        component.append(stack.pop())
        on_stack[component[-1]] = False
    found.append(component)


def _ordered(
    counts: Sequence[int],
    groups: Sequence[Sequence[Node]],
    group_of: Mapping[Node, int],
    components: Sequence[Sequence[int]],
    walls: int,
) -> list[Knot]:
    """Knots sorted so that each version runs forward; among free ones the earliest first."""
    component_of = {group: number for number, held in enumerate(components) for group in held}
    nodes = [sorted(node for group in held for node in groups[group]) for held in components]
    after: list[set[int]] = [set() for _ in components]
    for here, others in enumerate(_successors(counts, group_of, len(groups))):
        after[component_of[here]].update(component_of[there] for there in others)
    waits = [0] * len(components)
    for here, later in enumerate(after):
        later.discard(here)
        for there in later:
            waits[there] += 1
    free = [_place(counts, nodes[k], k) for k, count in enumerate(waits) if not count]
    heapq.heapify(free)
    found: list[Knot] = []
    while free:
        number = heapq.heappop(free)[-1]
        held = components[number]
        found.append(Knot(tuple(nodes[number]), held[0] if held[0] < walls else None))
        for there in after[number]:
            waits[there] -= 1
            if not waits[there]:
                heapq.heappush(free, _place(counts, nodes[there], there))
    return found


def _place(
    counts: Sequence[int], nodes: Sequence[Node], number: int
) -> tuple[float, Sequence[Node], int]:
    """Sorting key of a knot: how far into its texts it stands."""
    return min((i / counts[version] for version, i in nodes), default=0.0), nodes, number
