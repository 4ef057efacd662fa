"""Graphs in layers: every arrow leads from left to right, no box lies on another, and arrows do not run through boxes.

The ways that lead past a layer get a place of their own in it, as if a box stood there.
"""

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise

ROUNDS = 4
BOX_HEIGHT = 5.2
BOX_GAP = 0.8
# Ways out of one box, or into it, leave and arrive so far apart, as long as there is room on its side.
PORT_GAP = 1.3
# The share of its column that a box takes; arrows and their words have the rest.
BOX_SHARE = 0.62


@dataclass(frozen=True, slots=True)
class Box:
    """Where one thing stands: beginning and width as shares, top and height in lines, and its layer from the left."""

    key: object
    layer: int
    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self):
        """Half its height."""
        return self.y + self.height / 2


@dataclass(frozen=True, slots=True)
class Arrow:
    """A piece of the way between `left` and `right`: it leads from (x, y) to (end, end_y).

    The first piece has the word; `points_right` and `points_left` say at which of its ends there is a head.
    """

    left: object
    right: object
    x: float
    y: float
    end: float
    end_y: float
    has_word: bool
    points_right: bool
    points_left: bool

    @property
    def width(self):
        """How far it leads."""
        return self.end - self.x

    @property
    def top(self):
        """The higher of its two heights."""
        return min(self.y, self.end_y)

    @property
    def height(self):
        """How far it climbs or falls."""
        return abs(self.end_y - self.y)


@dataclass(frozen=True, slots=True)
class Drawing:
    """Boxes and arrows; its height in lines, and how many layers there are."""

    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]
    height: float
    layers: int


def components(edges):
    """Return the edges (source, target) in groups that hang together, in the order in which they are first named."""
    group = {}
    for source, target in edges:
        old, new = group.get(target, {target}), group.get(source, {source})
        new |= old
        group.update(dict.fromkeys(old, new))
        group[source] = new
    found = defaultdict(list)
    for source, target in edges:
        found[id(group[source])].append((source, target))
    return list(found.values())


def layered(edges):
    """Return the `Drawing` of `edges`, pairs (source, target) of keys; a pair counts once, a loop not at all."""
    edges = list(dict.fromkeys((a, b) for a, b in edges if a != b))
    forward = _without_circles(edges)
    layer = _layers(forward)
    ways = {edge: _way(edge, layer) for edge in forward}
    columns = _in_order(ways, layer)
    place = {key: (number, row) for number, column in enumerate(columns) for row, key in enumerate(column)}
    tallest = max(map(len, columns), default=0)
    boxes = {key: _box(key, place[key], columns, tallest) for key in place}
    ports = _ports(ways.values(), boxes)
    arrows = [
        arrow for edge, way in ways.items() for arrow in _arrows(way, boxes, ports, edge in edges, edge[::-1] in edges)
    ]
    return Drawing(
        tuple(box for key, box in boxes.items() if key in layer),
        tuple(arrows),
        tallest * (BOX_HEIGHT + BOX_GAP) - BOX_GAP if tallest else 0.0,
        len(columns),
    )


def _without_circles(edges):
    """Return the edges, those turned round that would close a circle."""
    leads = defaultdict(set)
    forward = []
    for source, target in edges:
        if _reaches(leads, target, source):
            source, target = target, source
        leads[source].add(target)
        forward.append((source, target))
    return list(dict.fromkeys(forward))


def _reaches(leads, start, goal):
    seen, ahead = set(), [start]
    while ahead:
        key = ahead.pop()
        if key == goal:
            return True
        if key not in seen:
            seen.add(key)
            ahead += leads[key]
    return False


def _layers(edges):
    """Return the layer of each key: one more than that of the furthest that leads to it, as far right as it can be."""
    incoming = defaultdict(list)
    layer = {}
    for source, target in edges:
        incoming[target].append(source)
        layer.setdefault(source, 0)
        layer.setdefault(target, 0)
    for _round in layer:
        moved = {key: max((layer[s] + 1 for s in incoming[key]), default=layer[key]) for key in layer}
        if moved == layer:
            break
        layer = moved
    outgoing = defaultdict(list)
    for source, target in edges:
        outgoing[source].append(target)
    for key in sorted(layer, key=layer.get, reverse=True):
        layer[key] = min((layer[t] - 1 for t in outgoing[key]), default=layer[key])
    return layer


def _way(edge, layer):
    """Return the stations of an edge: its two keys, and a place of its own in every layer between them."""
    source, target = edge
    between = [("way", edge, number) for number in range(layer[source] + 1, layer[target])]
    return [source, *between, target]


def _in_order(ways, layer):
    """Return the columns from left to right, each in an order in which few ways cross."""
    columns = defaultdict(list)
    for key, number in layer.items():
        columns[number].append(key)
    for way in ways.values():
        for station in way[1:-1]:
            columns[station[2]].append(station)
    ordered = [columns[number] for number in sorted(columns)]
    neighbours = defaultdict(list)
    for way in ways.values():
        for one, other in pairwise(way):
            neighbours[one].append(other)
            neighbours[other].append(one)
    for number in range(ROUNDS):
        for column in ordered if number % 2 == 0 else ordered[::-1]:
            height = {key: (row + 0.5) / len(keys) for keys in ordered for row, key in enumerate(keys)}
            middle = {key: sum(height[k] for k in neighbours[key]) / len(neighbours[key]) for key in column}
            column.sort(key=middle.get)
    return ordered


def _box(key, place, columns, tallest):
    """Return the box of `key`; a column with fewer boxes than the tallest stands in its middle."""
    number, row = place
    step = 100 / (len(columns) - 1 + BOX_SHARE) if len(columns) > 1 else 100.0
    above = (tallest - len(columns[number])) / 2
    y = (above + row) * (BOX_HEIGHT + BOX_GAP)
    return Box(key, number, step * number, y, step * BOX_SHARE, BOX_HEIGHT)


def _ports(ways, boxes):
    """Return the height at which each step (one, other) of the ways leaves the one and reaches the other.

    They are spread over the side of a box in the order of where they lead, so that they do not cross before it.
    """
    steps = {step for way in ways for step in pairwise(way)}
    heights = defaultdict(dict)
    for side in (0, 1):
        at_box = defaultdict(list)
        for step in steps:
            at_box[step[side]].append(step)
        for key, own in at_box.items():
            own.sort(key=lambda step, far=1 - side: (boxes[step[far]].middle, str(step[far])))
            gap = min(PORT_GAP, BOX_HEIGHT / (len(own) + 1))
            for number, step in enumerate(own):
                heights[step][side] = boxes[key].middle + gap * (number - (len(own) - 1) / 2)
    return heights


def _arrows(way, boxes, ports, to_right, to_left):
    """Yield the pieces of a way that leads to the right, to the left, or both."""
    left, right = way[0], way[-1]
    for number, (one, other) in enumerate(pairwise(way)):
        begin, end = boxes[one], boxes[other]
        edge = begin.x + begin.width
        if number:
            # Straight through its own place in the layer.
            yield Arrow(left, right, begin.x, begin.middle, edge, begin.middle, False, False, False)
        points_right, points_left = to_right and other == right, to_left and one == left
        leaves, reaches = ports[one, other][0], ports[one, other][1]
        yield Arrow(left, right, edge, leaves, end.x, reaches, number == 0, points_right, points_left)
