"""Cells of a dated series cut anew only where a later snapshot differs from the one before it."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import shapely

from geo.control.edge_runs import HistoryError
from geo.plane.arrangement import Arrangement, ArrangementError, find_cells
from geo.plane.difference import Change
from geo.plane.edges import Floats, Geometries, Ints
from geo.plane.noding import NODE_GAP, cut_edges

AREA_GAP: Final = 1e-10
"""Share of an area by which its parts may differ from it, beside what points nearer than NODE_GAP move."""


@dataclass(frozen=True)
class Growth:
    """
    Cells that take the place of some cells: the number of the cell each is a part of, and what becomes of it.

    `parent` is -1 for ground that was never held. `turn` is 1 where the later snapshot gains the cell, -1 where it
    loses it, and 0 where it leaves it as it was.
    """

    cells: Geometries
    parent: Ints
    turn: Ints


def grow_cells(cells: Geometries, change: Change) -> Growth:
    """
    Return the cells (EPSG:4326, disjoint) cut by what a later snapshot gained and lost; all that it touches are needed.

    No cells and no change give none. Raises HistoryError where the parts do not add up to the cells and the change.
    """
    ground = np.array([change.gained, change.lost], object)
    xy, owner = _edges_of(np.concatenate([cells, ground]))
    holder = np.where(owner < len(cells), owner + 1, 0)
    turn = (owner == len(cells)).astype(np.int64) - (owner == len(cells) + 1)
    for careful in (False, True):
        pieces = cut_edges(xy, careful=careful)
        weight = np.zeros((len(pieces), 2), np.int64)
        np.add.at(weight[:, 0], pieces.piece, pieces.turn * holder[pieces.edge])
        np.add.at(weight[:, 1], pieces.piece, pieces.turn * turn[pieces.edge])
        used = (weight != 0).any(axis=1)
        try:
            plane = find_cells(pieces.keep(used))
        except ArrangementError:
            continue
        grown = _gather(plane, plane.spread(weight[used])[:-1], cells, ground)
        if grown is not None:
            return grown
    raise HistoryError("cells can't be cut by this change: cut the whole series")


def _gather(plane: Arrangement, values: Ints, cells: Geometries, ground: Geometries) -> Growth | None:
    """Return the parts of cells with what becomes of them, null where they do not add up."""
    holder, turn = values.T
    if len(values) and (holder.min() < 0 or holder.max() > len(cells) or abs(turn).max() > 1):
        return None
    area = shapely.area(plane.cells)
    parts: Floats = np.bincount(holder, area, minlength=len(cells) + 1)[1:].astype(float)
    moved = np.array([area[turn == 1].sum(), area[turn == -1].sum()])
    never = area[(holder == 0) & (turn == -1)].sum()  # nobody loses what was never held
    if not (_agree(parts, cells) and _agree(moved, ground) and never <= NODE_GAP):
        return None
    kept = (holder > 0) | (turn == 1)
    return Growth(plane.cells[kept], holder[kept] - 1, turn[kept])


def _agree(found: Floats, areas: Geometries) -> bool:
    """Tell whether sizes are those of areas, but for rounding."""
    given = shapely.area(areas)
    return bool((np.abs(found - given) <= AREA_GAP * given + NODE_GAP * shapely.length(areas)).all())


def _edges_of(areas: Geometries) -> tuple[Floats, Ints]:
    """Return the directed edges of areas, interior left, and the number of the area each belongs to."""
    parts, area = shapely.get_parts(shapely.orient_polygons(areas), return_index=True)
    rings, part = shapely.get_rings(parts, return_index=True)
    xy, ring = shapely.get_coordinates(rings, return_index=True)
    xy = xy + 0.0  # -0.0 and 0.0 are one place
    inner = (ring[1:] == ring[:-1]) & (xy[1:] != xy[:-1]).any(axis=1)
    return np.hstack([xy[:-1], xy[1:]])[inner], area[part[ring[:-1][inner]]]
