"""Many pieces of a road become the lines it runs along: carriageways, roundabouts and links on one line."""

from collections.abc import Sequence
from typing import Final

import numpy as np
import shapely
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components, dijkstra
from shapely.geometry import LineString, Point
from shapely.geometry.base import BaseGeometry

from geo.measure.flat import KM_PER_DEGREE

BESIDE_KM: Final = 0.3
"""What runs so close beside a line is its other carriageway, a link or a roundabout."""

GAP_KM: Final = 0.5
"""Ends so close are joined: a crossing or a stretch of street that does not carry the road's number."""

LEAST_KM: Final = 1.0
"""A rest shorter than this is no stretch of its own."""


def find_main_lines(pieces: Sequence[BaseGeometry]) -> list[LineString]:
    """
    Return the lines that lon/lat pieces of one road run along, the longest first, each from its western end.

    Pieces may lie in any order and direction and more than once. A line is the longest way through what is connected;
    what lies within BESIDE_KM of it goes with it, and what is left makes lines of its own from LEAST_KM on. Lines whose
    ends lie within GAP_KM are joined. Pieces that are no lines are left out; none give no lines. A road shorter than
    LEAST_KM keeps its longest line.
    """
    lines = [part for piece in pieces for part in shapely.get_parts(piece) if part.geom_type == "LineString"]
    if not lines:
        return []
    squeeze = float(np.cos(np.radians(shapely.union_all(lines).centroid.y)))  # a degree is a degree both ways
    rest = _parts(shapely.transform(shapely.union_all(lines), lambda xy: xy * (squeeze, 1.0)))
    found: list[LineString] = []
    while rest:
        ways = _longest_ways(rest)
        kept = [way for way in ways if way.length * KM_PER_DEGREE >= LEAST_KM]
        if not kept:
            found += [] if found else [max(ways, key=lambda way: way.length)]
            break
        found += kept
        beside = shapely.union_all(shapely.buffer(kept, BESIDE_KM / KM_PER_DEGREE))
        left = _parts(shapely.difference(shapely.multilinestrings(rest), beside))
        rest = [line for line in left if line.length * KM_PER_DEGREE >= LEAST_KM]
    joined = [_from_west(line) for line in _join(found)]
    joined.sort(key=lambda line: (-line.length, line.bounds))
    return [shapely.transform(line, lambda xy: xy / (squeeze, 1.0)) for line in joined]


def _parts(shape: BaseGeometry) -> list[LineString]:
    """Return the lines of a geometry merged as far as each goes without a fork, in a fixed order."""
    merged = shapely.get_parts(shapely.line_merge(shape))
    lines = [line for line in merged if line.geom_type == "LineString" and line.length > 0]
    return sorted(lines, key=lambda line: (line.bounds, line.length))


def _longest_ways(lines: Sequence[LineString]) -> list[LineString]:
    """Return for each connected set of lines the longest of its shortest ways, found by two sweeps."""
    lines = _part_doubles(lines)
    nodes, pairs = _find_nodes(lines)
    shortest: dict[tuple[int, int], int] = {}
    for number, key in enumerate(pairs):
        if key not in shortest or lines[number].length < lines[shortest[key]].length:
            shortest[key] = number
    rows, columns = np.array(list(shortest)).T
    lengths = [lines[number].length for number in shortest.values()]
    graph = coo_array((lengths, (rows, columns)), shape=(nodes, nodes)).tocsr()
    count, part_of = connected_components(graph, directed=False)
    ways = []
    for part in range(count):
        members = np.flatnonzero(part_of == part)
        if len(members) > 1:
            far = _farthest(graph, int(members[0]))[0]
            last, before = _farthest(graph, far)
            ways.append(_follow(last, before, shortest, lines))
    return ways


def _part_doubles(lines: Sequence[LineString]) -> list[LineString]:
    """
    Return lines with those parted at their farthest corner that lead where a shorter one leads, or back to their start.

    So a road's end where two carriageways meet can be reached, though it is no fork.
    """
    found: list[LineString] = []
    taken: set[tuple[int, int]] = set()
    ordered = sorted(lines, key=lambda line: line.length)
    for line, key in zip(ordered, _find_nodes(ordered)[1], strict=True):
        xy = np.array(line.coords)
        if (key[0] == key[1] or key in taken) and len(xy) > 2:
            far = 1 + int(np.argmax(np.hypot(*(xy[1:-1] - xy[0]).T)))
            found += [LineString(xy[: far + 1]), LineString(xy[far:])]
        else:
            found.append(line)
        taken.add(key)
    return found


def _find_nodes(lines: Sequence[LineString]) -> tuple[int, list[tuple[int, int]]]:
    """Return how many places lines end at, and the two of each line, the smaller number first."""
    ends = np.array([(line.coords[0], line.coords[-1]) for line in lines]).reshape(-1, 2)
    nodes, of_end = np.unique(ends, axis=0, return_inverse=True)
    return len(nodes), [(min(one, other), max(one, other)) for one, other in of_end.reshape(-1, 2).tolist()]


def _farthest(graph: "coo_array", start: int) -> tuple[int, "np.ndarray[tuple[int], np.dtype[np.int32]]"]:
    """Return the node farthest from a node among those it reaches, and the node before each on the way."""
    lengths, before = dijkstra(graph, directed=False, indices=start, return_predecessors=True)
    return int(np.argmax(np.where(np.isfinite(lengths), lengths, -1))), before


def _follow(
    last: int,
    before: "np.ndarray[tuple[int], np.dtype[np.int32]]",
    shortest: dict[tuple[int, int], int],
    lines: Sequence[LineString],
) -> LineString:
    """Return the way back from a node to where its sweep began as one line."""
    steps = []
    while before[last] >= 0:
        one, last = last, int(before[last])
        steps.append(lines[shortest[min(one, last), max(one, last)]])
    merged = shapely.line_merge(shapely.multilinestrings(steps))
    return max(shapely.get_parts(merged), key=lambda line: line.length)


def _join(lines: Sequence[LineString]) -> list[LineString]:
    """Return lines joined, nearest ends first, where their ends lie within GAP_KM of each other."""
    left = list(lines)
    while len(left) > 1:
        ends = [Point(line.coords[at]) for line in left for at in (0, -1)]
        apart = shapely.distance(np.array(ends)[:, None], np.array(ends)[None, :])
        apart[np.arange(len(ends))[:, None] // 2 == np.arange(len(ends))[None, :] // 2] = np.inf
        one, other = divmod(int(np.argmin(apart)), len(ends))
        if apart[one, other] * KM_PER_DEGREE > GAP_KM:
            break
        first = list(left[one // 2].coords)[:: 1 if one % 2 else -1]
        second = list(left[other // 2].coords)[:: -1 if other % 2 else 1]
        new = LineString([*first, *second])
        left = [line for number, line in enumerate(left) if number not in {one // 2, other // 2}] + [new]
    return left


def _from_west(line: LineString) -> LineString:
    return line if line.coords[0] <= line.coords[-1] else shapely.reverse(line)
