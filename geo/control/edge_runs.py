"""A dated series of areas as runs of edges: each edge with the first day it bounds the area and the day it ends."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Final

import numpy as np
import shapely
from shapely.geometry import MultiPolygon
from shapely.geometry.base import BaseGeometry

from geo.errors import GeoError
from geo.plane.difference import Change, assemble, settle
from geo.plane.edges import EdgeSet, Floats, Ints, explode, hash_pairs, hash_points, match

OPEN: Final = np.iinfo(np.int64).max
"""The stop of a run that still goes on."""


class HistoryError(GeoError):
    """A dated series is out of order, or its faces do not give its areas back."""


CHECK_GAP: Final = 1e-9
"""Share of a day's area (at least one square degree) by which rounding may part stored edges from it."""


@dataclass(frozen=True)
class Runs:
    """
    A dated series of areas, EPSG:4326.

    Row i of `xy` (x0, y0, x1, y1, interior left) bounds the area from snapshot `start[i]` to before `stop[i]`.
    `sizes` holds the plane area of each snapshot in square degrees, to check what is rebuilt from the runs. `alive` is
    the edge set of the last snapshot and `rows` the run of each of its edges.
    """

    days: tuple[date, ...]
    xy: Floats
    start: Ints
    stop: Ints
    sizes: tuple[float, ...]
    alive: EdgeSet
    rows: Ints

    def __len__(self) -> int:
        """Return the number of snapshots."""
        return len(self.days)


NOTHING: Final = EdgeSet(np.empty((0, 4)), np.empty(0, np.uint64))
EMPTY: Final = Runs(
    (), np.empty((0, 4)), np.empty(0, np.int64), np.empty(0, np.int64), (), NOTHING, np.empty(0, np.int64)
)


def extend(runs: Runs, snapshots: Iterable[tuple[date, BaseGeometry]]) -> Runs:
    """
    Return runs with later snapshots added, in order of their days; each costs one look-up an edge.

    Adding a day at a time gives the same as adding all at once. Raises HistoryError for a day that is not later than
    the one before, and EdgeError for a geometry that is no area.
    """
    days, sizes = list(runs.days), list(runs.sizes)
    alive, rows, count = runs.alive, runs.rows, len(runs.xy)
    xy, start = [runs.xy], [runs.start]
    ended: list[tuple[Ints, int]] = []
    for day, area in snapshots:
        if days and day <= days[-1]:
            raise HistoryError(
                f"{day} does not follow {days[-1]}: sort the snapshots, one a day, and rebuild the history"
            )
        edges = explode(area)
        old, common = match(alive, edges)
        gone = np.ones(len(alive), bool)
        gone[old[common]] = False
        ended.append((rows[gone], len(days)))
        fresh = ~common
        rows = np.where(common, rows[old] if len(rows) else 0, count - 1 + np.cumsum(fresh))
        xy.append(edges.xy[fresh])
        start.append(np.full(int(fresh.sum()), len(days)))
        count += int(fresh.sum())
        alive = edges
        days.append(day)
        sizes.append(float(shapely.area(area)))
    stop = np.concatenate([runs.stop, np.full(count - len(runs.stop), OPEN)])
    for which, number in ended:
        stop[which] = number
    return Runs(tuple(days), np.concatenate(xy), np.concatenate(start), stop, tuple(sizes), alive, rows)


def restore(days: Sequence[date], sizes: Sequence[float], xy: Floats, start: Ints, stop: Ints) -> Runs:
    """
    Return runs from their stored parts, ready to be extended.

    Raises HistoryError where the parts do not fit together.
    """
    fits = len(days) == len(sizes) and len(xy) == len(start) == len(stop) and (stop > start).all()
    if not fits or any(one >= other for one, other in pairwise(days)) or (len(start) and start.max() >= len(days)):
        raise HistoryError("the stored days and edges do not fit together: build the history anew from its snapshots")
    rows = np.flatnonzero(stop == OPEN)
    hashes = hash_pairs(hash_points(xy[rows, :2]), hash_points(xy[rows, 2:]))
    order = np.argsort(hashes)
    alive = EdgeSet(xy[rows][order], hashes[order])
    return Runs(tuple(days), xy, start, stop, tuple(sizes), alive, rows[order])


def check_areas(runs: Runs) -> None:
    """
    Raise HistoryError for the first snapshot whose edges do not close or do not enclose the area that was noted.

    One look at each edge, whatever the number of days; the area is that of the shoelace formula.
    """
    if not len(runs.xy):
        return
    ends = runs.xy - np.tile(runs.xy[:, :2].mean(axis=0), 2)  # near zero, so that rounding stays small
    cross = (ends[:, 0] * ends[:, 3] - ends[:, 2] * ends[:, 1]) / 2
    sums = np.zeros((len(runs) + 1, 3))
    each = np.column_stack([ends[:, 2:] - ends[:, :2], cross])
    np.add.at(sums, runs.start, each)
    np.add.at(sums, np.minimum(runs.stop, len(runs)), -each)
    check_sums(runs.days, runs.sizes, np.cumsum(sums, axis=0)[:-1])


def check_sums(days: Sequence[date], sizes: Sequence[float], found: Floats) -> None:
    """
    Raise HistoryError for the first day whose edges, summed, do not close or do not give the area that was noted.

    `found` has a row a day: the sums of the edges' steps east and north, which must be 0, and their shoelace area.
    """
    off = np.abs(found - np.column_stack([np.zeros((len(days), 2)), sizes])).max(axis=1, initial=0.0)
    wrong = ~(off <= CHECK_GAP * np.maximum(sizes, 1.0))
    if wrong.any():
        day = days[int(np.argmax(wrong))]
        raise HistoryError(f"from {day} its edges do not give that day's area: edges are missing or were changed")


def cut(runs: Runs, count: int) -> Runs:
    """Return the first snapshots of a series, the same as built from them alone."""
    kept = runs.start < count
    stop = np.where(runs.stop[kept] < count, runs.stop[kept], OPEN)
    return restore(runs.days[:count], runs.sizes[:count], runs.xy[kept], runs.start[kept], stop)


def rebuild(runs: Runs, number: int) -> MultiPolygon:
    """Return the area of one snapshot, ring for ring as it was given."""
    rows = (runs.start <= number) & (runs.stop > number)
    return assemble(runs.xy[rows])


def step(runs: Runs, number: int) -> Change:
    """Return what changed between a snapshot and the one before it; the first one gains all it has."""
    came, gone = runs.start == number, runs.stop == number
    return settle(np.concatenate([runs.xy[gone], runs.xy[came]]), came=int(came.sum()))


def between(runs: Runs, first: int, last: int) -> Change:
    """Return what changed from one snapshot to another; -1 is the time before the first, when nothing was held."""
    before = (runs.start <= first) & (runs.stop > first)
    after = (runs.start <= last) & (runs.stop > last)
    gone, came = before & ~after, after & ~before
    return settle(np.concatenate([runs.xy[gone], runs.xy[came]]), came=int(came.sum()))
