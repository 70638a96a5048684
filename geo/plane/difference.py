"""Exact differences of two areas: the edges they share are cancelled, and only what is left is cut into faces."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import shapely
from shapely.geometry import MultiPolygon, box  # noqa: F401  (doctests)
from shapely.geometry.base import BaseGeometry

from geo.errors import GeoError
from geo.plane.arrangement import Arrangement, ArrangementError, find_cells
from geo.plane.edges import Bools, EdgeSet, Floats, Ints, explode, match
from geo.plane.noding import NODE_GAP, Pieces, cut_edges, take_edges

AREA_GAP: Final = 1e-10
"""Share of the area by which cells may miss what their edges enclose: rounding of crossings stays far below."""


class ChangeError(GeoError):
    """Two areas cannot be compared: one of them is tangled."""


@dataclass(frozen=True)
class Change:
    """What an area gained and lost between two states, as multipolygons that may be empty, in the areas' own unit."""

    gained: MultiPolygon
    lost: MultiPolygon


def find_change(before: BaseGeometry, after: BaseGeometry) -> Change:
    """
    Return what `after` has and `before` has not, and the other way round.

    Both are polygons or multipolygons in one reference system, valid or empty. Edges that both share cost one look-up
    each; only the others are cut and put together, so the work grows with what changed. Raises EdgeError for other
    geometries and ChangeError for areas whose rings are tangled.

    >>> change = find_change(box(0, 0, 2, 2), box(1, 0, 3, 2))
    >>> change.gained.area, change.lost.area
    (2.0, 2.0)
    """
    return compare(explode(before), explode(after))


def compare(before: EdgeSet, after: EdgeSet) -> Change:
    """Return the change between two areas given as edges."""
    rows, common = match(before, after)
    gone = np.ones(len(before), bool)
    gone[rows[common]] = False
    return settle(np.concatenate([before.xy[gone], after.xy[~common]]), came=int((~common).sum()))


def settle(edges: Floats, *, came: int) -> Change:
    """Return the change that edges make of which the last `came` were added and the others taken away."""
    signs = np.ones(len(edges), np.int64)
    signs[: len(edges) - came] = -1
    plane, values = weigh(edges, signs)
    if len(values) and (values.min() < -1 or values.max() > 1):
        raise ChangeError("an area covers some place twice: repair it first (make_valid)")
    cells = values[:-1]
    return Change(_gather(plane, cells == 1), _gather(plane, cells == -1))


def weigh(edges: Floats, signs: Ints) -> tuple[Arrangement, Ints]:
    """
    Return the cells that signed edges cut out, and how often each cell is covered; edges that cancel vanish first.

    Raises ChangeError where the cells do not add up to the area that the edges enclose.
    """
    for pieces in (cut_edges(edges, careful=careful) for careful in (False, True)):
        weighed = _weigh(pieces, edges, signs)
        if weighed is not None:
            return weighed
    raise ChangeError("an area has open or tangled rings: repair it first (make_valid)")


def assemble(edges: Floats) -> MultiPolygon:
    """
    Return the area that edges bound, interior left: ring for ring as they are where its rings meet only in points.

    Raises ChangeError for edges that bound no area.
    """
    signs = np.ones(len(edges), np.int64)
    weighed = _weigh(take_edges(edges), edges, signs)
    plain = weighed is not None and bool(np.isin(weighed[1], (0, 1)).all())
    plane, values = weighed if weighed is not None and plain else weigh(edges, signs)
    return _gather(plane, values[:-1] == 1)


def _weigh(pieces: Pieces, edges: Floats, signs: Ints) -> tuple[Arrangement, Ints] | None:
    """Return cells and how often each is covered, null where they contradict the edges."""
    try:
        plane, values = _spread(pieces, signs)
    except ArrangementError:
        return None
    area = shapely.area(plane.cells)
    length = float(np.hypot(edges[:, 2] - edges[:, 0], edges[:, 3] - edges[:, 1]).sum())
    gap = abs(float(area @ values[:-1]) - enclose(edges, signs))
    return (plane, values) if gap <= AREA_GAP * float(area.sum()) + NODE_GAP * length else None


def _spread(pieces: Pieces, signs: Ints) -> tuple[Arrangement, Ints]:
    """Return cells and how often each is covered by the signed edges along the pieces."""
    weight = np.bincount(pieces.piece, pieces.turn * signs[pieces.edge], minlength=len(pieces)).astype(np.int64)
    plane = find_cells(pieces.keep(weight != 0))
    return plane, plane.spread(weight[weight != 0])


def enclose(edges: Floats, signs: Ints) -> float:
    """Return the plane area that signed edges enclose, in their own unit squared."""
    if not len(edges):
        return 0.0
    local = edges - np.tile(edges[0, :2], 2)
    return float(((local[:, 0] * local[:, 3] - local[:, 1] * local[:, 2]) * signs).sum() / 2)


def _gather(plane: Arrangement, chosen: Bools) -> MultiPolygon:
    """Return some cells as one multipolygon; no two of them share an edge."""
    return shapely.multipolygons(plane.cells[chosen])
