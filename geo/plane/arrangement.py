"""The plane cut into cells by pieces of edges: every piece knows the cell on its left and on its right."""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import shapely
from numpy.typing import NDArray

from geo.errors import GeoError
from geo.plane.edges import Bools, Floats, Geometries, Ints
from geo.plane.noding import Pieces

CORNERS: Final = 8
"""Corners of a ring that are looked up to find what lies around it: one or two may touch it, not all."""


class ArrangementError(GeoError):
    """Edges could not be cut into cells without contradiction."""


@dataclass(frozen=True)
class Step:
    """One level of the walk from the unbounded cell inwards: value(child) = value(parent) + sign * value(piece)."""

    child: Ints
    parent: Ints
    piece: Ints
    sign: Ints


@dataclass(frozen=True)
class Arrangement:
    """
    The cells that pieces cut out of the plane; cell number `len(cells)` is the unbounded rest.

    `left` and `right` give the cell on each side of a piece; `steps` reach every cell from the unbounded one.
    """

    pieces: Pieces
    cells: Geometries
    left: Ints
    right: Ints
    steps: tuple[Step, ...]

    def spread(self, values: NDArray[Any]) -> NDArray[Any]:
        """
        Return the value of every cell, given by how much the value is higher left of each piece than right of it.

        `values` has a row for each piece; the last row of the result, the unbounded cell, is zero.
        """
        result = np.zeros((len(self.cells) + 1, *values.shape[1:]), values.dtype)
        for step in self.steps:
            sign = step.sign.astype(values.dtype).reshape(-1, *([1] * (values.ndim - 1)))
            result[step.child] = result[step.parent] + sign * values[step.piece]
        return result


def find_cells(pieces: Pieces) -> Arrangement:
    """
    Return the cells cut out by pieces; no pieces give no cells.

    Raises ArrangementError where rings stay open or loops contradict each other.
    """
    origin = np.stack([pieces.start, pieces.end], axis=1).ravel()  # half-edge 2k runs along piece k, 2k + 1 back
    goal = np.stack([pieces.end, pieces.start], axis=1).ravel()
    along = pieces.nodes[goal] - pieces.nodes[origin]
    halves, sizes = link_loops(origin, np.arctan2(along[:, 1], along[:, 0]))
    loop_of = np.empty(len(halves), np.int64)
    loop_of[halves] = np.repeat(np.arange(len(sizes)), sizes)
    corners, ring_sizes, ring_loop = cut_loops(origin[halves], sizes)
    cells, cell_of_loop = build_polygons(pieces.nodes[corners], ring_sizes, ring_loop)
    sides = cell_of_loop[loop_of]
    left, right = sides[0::2], sides[1::2]
    return Arrangement(pieces, cells, left, right, _walk(left, right, count=len(cells)))


def link_loops(origin: Ints, angle: Floats) -> tuple[Ints, Ints]:
    """
    Return the half-edges of every loop one after another, and how many each loop has.

    A loop has its cell on the left: at each node it turns into the next half-edge clockwise.
    """
    order = np.lexsort((angle, origin))
    ordered = origin[order]
    first = np.ones(len(order), bool)
    first[1:] = ordered[1:] != ordered[:-1]
    last = np.roll(first, -1)
    before = np.roll(order, 1)  # the neighbour clockwise around the node
    before[first] = order[last]
    clockwise = np.empty(len(order), np.int64)
    clockwise[order] = before
    following: list[int] = clockwise[np.arange(len(order)) ^ 1].tolist()
    seen = bytearray(len(following))
    loops: list[int] = []
    sizes: list[int] = []
    for half in range(len(following)):
        if seen[half]:
            continue
        begin, here = len(loops), half
        while not seen[here]:
            seen[here] = 1
            loops.append(here)
            here = following[here]
        sizes.append(len(loops) - begin)
    return np.array(loops, np.int64), np.array(sizes, np.int64)


def cut_loops(corners: Ints, sizes: Ints) -> tuple[Ints, Ints, Ints]:
    """Return the corners and sizes of simple rings, and the loop of each: loops that touch themselves are cut there."""
    loop = np.repeat(np.arange(len(sizes)), sizes)
    order = np.lexsort((corners, loop))
    again = (loop[order][1:] == loop[order][:-1]) & (corners[order][1:] == corners[order][:-1])
    touching = np.unique(loop[order][1:][again])
    plain = np.isin(np.arange(len(sizes)), touching, invert=True)
    rings: list[list[int]] = []
    owner: list[int] = []
    for number in touching.tolist():
        found = _cut_loop(corners[loop == number].tolist())
        rings.extend(found)
        owner.extend([number] * len(found))
    flat = np.array([corner for ring in rings for corner in ring], np.int64)
    return (
        np.concatenate([corners[plain[loop]], flat]),
        np.concatenate([sizes[plain], np.array([len(ring) for ring in rings], np.int64)]),
        np.concatenate([np.flatnonzero(plain), np.array(owner, np.int64)]),
    )


def _cut_loop(corners: list[int]) -> list[list[int]]:
    """Return the simple rings of a closed walk that passes some corners more than once."""
    rings: list[list[int]] = []
    path: list[int] = []
    place: dict[int, int] = {}
    for corner in corners:
        if corner in place:
            ring = path[place[corner] :]
            rings.append(ring)
            del path[place[corner] :]
            for gone in ring:
                del place[gone]
        place[corner] = len(path)
        path.append(corner)
    return [*rings, path]


def build_polygons(xy: Floats, sizes: Ints, loop: Ints) -> tuple[Geometries, Ints]:
    """
    Return polygons from the rings of loops (corners without the first repeated), and the polygon left of each loop.

    A loop that encloses area counter-clockwise bounds one polygon: its counter-clockwise ring is the shell. Any other
    loop is a hole of the smallest shell around it or, with none around it, borders the unbounded cell, whose number is
    that of the polygons.
    """
    if not len(sizes):
        return np.empty(0, object), np.empty(0, np.int64)
    begin = np.cumsum(sizes) - sizes
    area = _ring_areas(xy, begin, sizes)
    closed = np.insert(xy, begin + sizes, xy[begin], axis=0)
    rings = shapely.linearrings(closed, indices=np.repeat(np.arange(len(sizes)), sizes + 1))
    bounded = np.bincount(loop, area) > 0
    shell = (area > 0) & bounded[loop]
    polygons: Geometries = shapely.polygons(rings[shell])
    cell_of = np.full(len(bounded), len(polygons))
    cell_of[loop[shell]] = np.arange(len(polygons))
    if len(polygons) != bounded.sum():
        raise ArrangementError("a loop has no single outer ring: an area has tangled rings")
    ring = np.repeat(np.arange(len(sizes)), sizes)
    place = np.arange(len(xy)) - begin[ring]
    outer = ~bounded[loop[ring]] & (place % (1 + sizes[ring] // CORNERS) == 0)
    inside, around = _find_around(xy[outer], ring[outer], polygons, area[shell])
    cell_of[loop[inside]] = around
    hole = np.flatnonzero(~shell)
    cell = cell_of[loop[hole]]
    for number in np.unique(cell[cell < len(polygons)]):
        polygons[number] = shapely.polygons(rings[shell][number], holes=rings[hole[cell == number]])
    return polygons, cell_of


def _ring_areas(xy: Floats, begin: Ints, sizes: Ints) -> Floats:
    """Return the signed area of each ring, positive where it runs counter-clockwise."""
    local = xy - np.repeat(xy[begin], sizes, axis=0)
    following = np.arange(1, len(xy) + 1)
    following[begin + sizes - 1] = begin
    ahead = local[following]
    area: Floats = np.add.reduceat(local[:, 0] * ahead[:, 1] - local[:, 1] * ahead[:, 0], begin) / 2
    return area


def _find_around(xy: Floats, ring: Ints, shells: Geometries, areas: Floats) -> tuple[Ints, Ints]:
    """Return which rings (numbers beside their corners) lie in a shell of another component, and the smallest one."""
    # the corners of a ring only touch its own component, and some of them may touch another, but not all
    corner, around = shapely.STRtree(shells).query(shapely.points(xy), predicate="within")
    found = ring[corner]
    order = np.lexsort((areas[around], found))
    found, around = found[order], around[order]
    smallest = np.ones(len(found), bool)
    smallest[1:] = found[1:] != found[:-1]
    return found[smallest], around[smallest]


def _walk(left: Ints, right: Ints, *, count: int) -> tuple[Step, ...]:
    """Return the steps from the unbounded cell to every other; raises ArrangementError where one cannot be reached."""
    known: Bools = np.zeros(count + 1, bool)
    known[count] = True
    steps: list[Step] = []
    while not known.all():
        rows = np.flatnonzero(known[left] ^ known[right])
        if not len(rows):
            raise ArrangementError(f"{int((~known).sum())} cells cannot be reached: an area has open or tangled rings")
        inward = known[right[rows]]
        child = np.where(inward, left[rows], right[rows])
        child, one = np.unique(child, return_index=True)
        rows, inward = rows[one], inward[one]
        steps.append(Step(child, np.where(inward, right[rows], left[rows]), rows, np.where(inward, 1, -1)))
        known[child] = True
    return tuple(steps)
