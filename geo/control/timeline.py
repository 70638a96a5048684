"""The faces of a dated series: the plane cut once for all days, with the days on which each cell was held."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import shapely
from numpy.typing import NDArray

from geo.control.edge_runs import OPEN, HistoryError, Runs
from geo.plane.arrangement import Arrangement, ArrangementError, find_cells
from geo.plane.edges import Bools, Floats, Geometries, Ints
from geo.plane.noding import Pieces, cut_edges

Flags = NDArray[np.int8]

AREA_GAP: Final = 1e-11
"""Share of a day's area by which the faces alive may differ from it: rounding of crossings stays far below."""


@dataclass(frozen=True)
class Timeline:
    """
    Cells, the pieces between them, and when each cell was held.

    Row i says that cell `cell[i]` was held from snapshot `start[i]` to before `stop[i]` (OPEN: still).
    `held` says the same, with a row for each cell and a column for each snapshot.
    """

    plane: Arrangement
    held: Bools
    cell: Ints
    start: Ints
    stop: Ints


@dataclass(frozen=True)
class Arcs:
    """
    The lines between cells.

    Arc k has the points `xy[offset[k]:offset[k + 1]]` and the cells `left[k]` and `right[k]` beside it. The number of
    cells stands for the unbounded rest.
    """

    xy: Floats
    offset: Ints
    left: Ints
    right: Ints


def cut_timeline(runs: Runs) -> Timeline:
    """
    Return the cells of a dated series and when each was held; no snapshots give no cells.

    Raises HistoryError where the faces alive on a day do not add up to that day's area.
    """
    for careful in (False, True):
        try:
            plane, held = _cut(runs, careful=careful)
        except ArrangementError:
            wrong = np.ones(len(runs), bool)
            continue
        wrong = _find_wrong(plane.cells, held, runs)
        if not wrong.any():
            change = np.diff(held, axis=1, prepend=0, append=0)
            cell, start = np.nonzero(change == 1)
            _, stop = np.nonzero(change == -1)
            return Timeline(plane, held == 1, cell, start, np.where(stop == len(runs), OPEN, stop))
    day = runs.days[int(np.argmax(wrong))]
    raise HistoryError(
        f"from {day} an area has tangled or overlapping rings: repair it (make_valid) or leave that day out"
    )


def _cut(runs: Runs, *, careful: bool) -> tuple[Arrangement, Flags]:
    """Return the cells and, for each cell and snapshot, how often it is held, from one way of cutting."""
    pieces = cut_edges(runs.xy, careful=careful)
    plane = find_cells(pieces.keep(~_find_idle(pieces, runs)))
    held = np.zeros((len(plane.cells) + 1, len(runs)), np.int8)
    for one in plane.steps:
        signs = _signs(plane.pieces, runs, one.piece)
        held[one.child] = held[one.parent] + one.sign[:, None].astype(np.int8) * signs
    return plane, held[:-1]


def _find_idle(pieces: Pieces, runs: Runs) -> Bools:
    """Return the pieces that never bound the area because two edges run along them in opposite directions."""
    idle = np.zeros(len(pieces), bool)
    both = np.bincount(pieces.piece[pieces.turn > 0], minlength=len(pieces)) > 0
    both &= np.bincount(pieces.piece[pieces.turn < 0], minlength=len(pieces)) > 0
    rows = np.flatnonzero(both)
    idle[rows] = ~(_signs(pieces, runs, rows) != 0).any(axis=1)
    return idle


def _signs(pieces: Pieces, runs: Runs, rows: Ints) -> Flags:
    """Return for some pieces and every snapshot how much more often their left side is held than their right."""
    number = np.full(len(pieces), -1)
    number[rows] = np.arange(len(rows))
    row = number[pieces.piece]
    row, edge, turn = row[row >= 0], pieces.edge[row >= 0], pieces.turn[row >= 0].astype(np.int8)
    signs = np.zeros((len(rows), len(runs) + 1), np.int8)
    np.add.at(signs, (row, runs.start[edge]), turn)
    np.add.at(signs, (row, np.minimum(runs.stop[edge], len(runs))), -turn)
    return np.cumsum(signs, axis=1, dtype=np.int8)[:, :-1]


def _find_wrong(cells: Geometries, held: Flags, runs: Runs) -> Bools:
    """Return the snapshots that the cells do not cover once, and by exactly the area they had."""
    given = np.array(runs.sizes)
    wrong: Bools = np.abs(shapely.area(cells) @ held - given) > AREA_GAP * np.maximum(given, 1e-3)
    if len(cells):
        wrong |= (held.min(axis=0) < 0) | (held.max(axis=0) > 1)
    return wrong


def chain_arcs(timeline: Timeline) -> Arcs:
    """Return the pieces joined into the longest lines that have the same two cells beside them, in a fixed order."""
    plane = timeline.plane
    halves, sizes = _chain(plane)
    piece, back = halves // 2, halves % 2
    origin = np.where(back, plane.pieces.end[piece], plane.pieces.start[piece])
    goal = np.where(back, plane.pieces.start[piece], plane.pieces.end[piece])
    last = np.cumsum(sizes) - 1
    nodes = np.insert(origin, last + 1, goal[last])
    first = last + 1 - sizes
    flip = back[first] == 1
    left = np.where(flip, plane.right[piece[first]], plane.left[piece[first]])
    right = np.where(flip, plane.left[piece[first]], plane.right[piece[first]])
    offset = np.concatenate([[0], np.cumsum(sizes + 1)])
    return Arcs(plane.pieces.nodes[nodes], offset, left, right)


def _chain(plane: Arrangement) -> tuple[Ints, Ints]:
    """Return half-edges in chains between nodes where other than two pieces meet, and the length of each chain."""
    pieces = plane.pieces
    ends = np.stack([pieces.start, pieces.end], axis=1).ravel()
    order = np.argsort(ends, kind="stable")
    degree = np.bincount(ends, minlength=len(pieces.nodes))
    first = np.cumsum(degree) - degree
    twin = np.full(len(ends), -1)  # the other half-edge that starts at the same node, where there are just two
    two = np.flatnonzero(degree == 2)
    one, other = order[first[two]], order[first[two] + 1]
    twin[one], twin[other] = other, one
    partner: list[int] = twin.tolist()
    seen = bytearray(len(pieces))
    halves: list[int] = []
    sizes: list[int] = []
    for half in [*np.flatnonzero(twin < 0).tolist(), *range(0, len(ends), 2)]:  # open chains first, then closed rings
        begin, here = len(halves), half
        while here >= 0 and not seen[here // 2]:
            seen[here // 2] = 1
            halves.append(here)
            here = partner[here ^ 1]
        if len(halves) > begin:
            sizes.append(len(halves) - begin)
    return np.array(halves, np.int64), np.array(sizes, np.int64)
