"""A sheet of arcs as a few bytes: walked cell by cell, so that each starts where the last ended, nodes told once."""

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Final

import geopandas as gpd
import numpy as np
import shapely

from geo.control.edge_runs import OPEN
from geo.control.sheet import Sheet, Track
from maps.page.coding.encode import FINE
from maps.page.coding.varints import Ints, deflate_text, varints, zigzag

AREA_UNIT_KM2: Final = 1e-4
"""Areas of cells travel as whole hectares / 100: 100 square metres."""


@dataclass(frozen=True)
class _Lines:
    """Arcs on the grid: the points of each, and the cell on each side."""

    points: list[Ints]
    left: list[int]
    right: list[int]


@dataclass
class _Walk:
    """What is written of a walk over the arcs; nodes are numbered as they are met."""

    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    told: list[Ints] = field(default_factory=list)
    nodes: dict[tuple[int, ...], int] = field(default_factory=dict)
    at: tuple[int, ...] | None = None

    def meet(self, node: tuple[int, ...]) -> int:
        """Return 0 for a node met for the first time, else how many have been met since, and itself."""
        if node in self.nodes:
            return len(self.nodes) - self.nodes[node]
        self.nodes[node] = len(self.nodes)
        return 0

    def add(self, points: Ints) -> None:
        """Walk along an arc: a start is 0 where the last arc ended, 1 at a new node, more at a known one."""
        first, last = tuple(points[0].tolist()), tuple(points[-1].tolist())
        start = 0 if first == self.at else self.meet(first) + 1
        end = self.meet(last)
        self.starts.append(start)
        self.ends.append(end)
        self.told.append(points[0 if start == 1 else 1 : None if end == 0 else -1])
        self.at = last


def pack_sheet(sheet: Sheet) -> str:
    """
    Return a sheet as text: deflated varints of counts, sides, nodes, points as steps, areas and the days of each track.

    Cells are numbered anew, neighbours near each other; the outside keeps the highest number.
    """
    lines = _draw_lines(sheet)
    cells = len(sheet.area_km2)
    order = _order_cells(lines, cells)
    rank = np.empty(cells + 1, np.int64)
    rank[order] = np.arange(cells)
    rank[cells] = cells
    walk, left, right, sizes = _Walk(), [], [], []
    for arc, is_back in _order_arcs(lines, [*order.tolist(), cells]):
        sides = (lines.right[arc], lines.left[arc]) if is_back else (lines.left[arc], lines.right[arc])
        left.append(rank[sides[0]])
        right.append(rank[sides[1]])
        sizes.append(len(lines.points[arc]))
        walk.add(lines.points[arc][::-1] if is_back else lines.points[arc])
    told = np.concatenate([np.empty((0, 2), np.int64), *walk.told])
    steps = np.diff(told, axis=0, prepend=0)
    beside = np.array(left, np.int64), np.array(right, np.int64)
    columns = [
        np.array([len(sizes), cells, len(told)]),
        np.array(sizes, np.int64),
        zigzag(np.diff(beside[0], prepend=0)),
        zigzag(beside[1] - beside[0]),
        np.array(walk.starts, np.int64),
        np.array(walk.ends, np.int64),
        zigzag(steps[:, 0]),
        zigzag(steps[:, 1]),
        np.rint(sheet.area_km2[order] / AREA_UNIT_KM2).astype(np.int64),
        *(column for track in sheet.tracks for column in _track_columns(track, rank)),
    ]
    return deflate_text(varints(np.concatenate(columns)))


def _draw_lines(sheet: Sheet) -> _Lines:
    """Return the arcs on the grid of the page; one that fell together into a point bounds nothing."""
    arcs, grid = sheet.arcs, np.rint(sheet.arcs.xy * FINE).astype(np.int64)
    keep = np.ones(len(grid), bool)
    keep[1:] = (np.diff(grid, axis=0) != 0).any(axis=1)
    keep[arcs.offset[:-1]] = True
    ends = np.insert(np.cumsum(keep), 0, 0)[arcs.offset].tolist()
    kept = grid[keep]
    points = [kept[a:b] for a, b in pairwise(ends)]
    drawn = [i for i, line in enumerate(points) if len(line) > 1]
    return _Lines([points[i] for i in drawn], arcs.left[drawn].tolist(), arcs.right[drawn].tolist())


def _order_cells(lines: _Lines, cells: int) -> Ints:
    """Return the cells along a curve that fills the plane: neighbours get near numbers."""
    sums = np.zeros((cells + 1, 3))
    sizes = np.array([len(line) for line in lines.points], np.int64)
    begin = np.cumsum(sizes) - sizes
    every = np.concatenate([np.empty((0, 2), np.int64), *lines.points])
    of_line = np.column_stack([np.add.reduceat(every, begin), sizes]) if len(sizes) else np.empty((0, 3))
    for sides in (lines.left, lines.right):
        np.add.at(sums, np.array(sides, np.int64), of_line)
    middles = sums[:cells, :2] / np.maximum(sums[:cells, 2:], 1)
    along = gpd.GeoSeries(shapely.points(middles)).hilbert_distance() if cells else []
    return np.asarray(np.argsort(np.asarray(along), kind="stable"), np.int64)


def _order_arcs(lines: _Lines, cells: list[int]) -> list[tuple[int, bool]]:
    """Return the arcs cell by cell, each once, with whether it is walked backwards to have the cell on its left."""
    around: defaultdict[int, list[int]] = defaultdict(list)
    for arc, sides in enumerate(zip(lines.left, lines.right, strict=True)):
        for side in sides:
            around[side].append(arc)
    done = np.zeros(len(lines.points), bool)
    return [step for cell in cells for step in _walk_cell(lines, cell, around[cell], done)]


def _walk_cell(lines: _Lines, cell: int, arcs: list[int], done: Any) -> list[tuple[int, bool]]:
    """Return the steps around one cell, those that continue each other together; marks them as done."""
    todo = {arc: lines.left[arc] != cell for arc in arcs if not done[arc]}
    ends = {
        arc: [tuple(lines.points[arc][i].tolist()) for i in ((-1, 0) if back else (0, -1))]
        for arc, back in todo.items()
    }
    leaving: defaultdict[Any, list[int]] = defaultdict(list)
    for arc, (start, _) in ends.items():
        leaving[start].append(arc)
    reached = {end for _, end in ends.values()}
    steps = []
    for first in sorted(todo, key=lambda arc: ends[arc][0] in reached):  # a chain is best begun at its loose end
        step: int | None = first
        while step is not None and not done[step]:
            done[step] = True
            steps.append((step, todo[step]))
            step = next((other for other in leaving[ends[step][1]] if not done[other]), None)
    return steps


def _track_columns(track: Track, rank: Ints) -> list[Ints]:
    """Return the number of intervals, then cells as steps, starts and lengths (0: still held)."""
    cells = rank[track.cell]
    order = np.lexsort((track.start, cells))
    cell, start, stop = cells[order], track.start[order], track.stop[order]
    length = np.where(stop == OPEN, 0, stop - start)
    return [np.array([len(cell)]), np.diff(cell, prepend=0), start, length]
