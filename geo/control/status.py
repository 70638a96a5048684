"""Whether points lay in a dated series of areas, told from the edges they are made of without cutting the plane."""

from dataclasses import replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from geo.control.edge_runs import OPEN, Runs
from geo.plane.edges import Bools, Floats, Ints

Sums = NDArray[np.int32]

MOST_PAIRS: Final = 2_000_000
"""Pairs of an edge and a point looked at in one go: some 200 MB."""


def find_held(runs: Runs, lon: Floats, lat: Floats) -> Bools:
    """
    Return a row for each lon/lat point and a column for each snapshot: whether the point lies in or on the area.

    From every point a ray runs east; each edge that it meets has the interior on one side, and was there from one
    snapshot to another, so that the sum of its meetings is 1 on the days the point was inside (Sunday, Winding number
    inclusion, with the half-open rule for corners). A point on an edge counts as in while the edge is there; nan is
    nowhere. The work grows with the edges near each point's latitude, not with the days.
    """
    order = np.argsort(lat)
    order = order[: int(np.isfinite(lat).sum())]
    west, north = lon[order], lat[order]
    sums = np.zeros((len(lon), len(runs) + 1), np.int32)
    on = np.zeros_like(sums)
    upward = runs.xy[:, 1] <= runs.xy[:, 3]
    xy = np.where(upward[:, None], runs.xy, runs.xy[:, [2, 3, 0, 1]])  # both ways along an edge must round alike
    first = np.searchsorted(north, xy[:, 1], side="left")
    count = np.searchsorted(north, xy[:, 3], side="right") - first
    stop = np.minimum(runs.stop, len(runs))
    for rows in _split(np.flatnonzero(count), count):
        edge = np.repeat(rows, count[rows])
        ends = np.cumsum(count[rows])
        near = np.arange(len(edge)) + np.repeat(first[rows] - ends + count[rows], count[rows])
        x0, y0, x1, y1 = xy[edge].T
        x, y = west[near], north[near]
        side = (x1 - x0) * (y - y0) - (y1 - y0) * (x - x0)
        met = (side > 0) & (y < y1)
        turn = np.where(upward[edge[met]], 1, -1).astype(np.int32)
        _add(sums, order[near[met]], edge[met], turn, runs.start, stop)
        touched = (side == 0) & (np.minimum(x0, x1) <= x) & (x <= np.maximum(x0, x1))
        _add(on, order[near[touched]], edge[touched], np.ones(int(touched.sum()), np.int32), runs.start, stop)
    held: Bools = (np.cumsum(sums, axis=1) > 0) | (np.cumsum(on, axis=1) > 0)
    return held[:, :-1]


def find_held_on(runs: Runs, number: int, lon: Floats, lat: Floats) -> Bools:
    """Return for each lon/lat point whether it lies in or on the area of one snapshot; nan is nowhere."""
    rows = (runs.start <= number) & (runs.stop > number)
    count = int(rows.sum())
    day = replace(
        runs,
        days=runs.days[number : number + 1],
        sizes=runs.sizes[number : number + 1],
        xy=runs.xy[rows],
        start=np.zeros(count, np.int64),
        stop=np.full(count, OPEN),
    )
    return find_held(day, lon, lat)[:, 0]


def _split(rows: Ints, count: Ints) -> list[Ints]:
    """Return edges in groups that make about MOST_PAIRS pairs each."""
    if not len(rows):
        return []
    group = np.cumsum(count[rows]) // MOST_PAIRS
    return np.split(rows, np.flatnonzero(np.diff(group)) + 1)


def _add(sums: Sums, point: Ints, edge: Ints, turn: Sums, start: Ints, stop: Ints) -> None:
    """Add to the sum of each point what its edge turns, from the edge's first snapshot to before its last."""
    np.add.at(sums, (point, start[edge]), turn)
    np.add.at(sums, (point, stop[edge]), -turn)
