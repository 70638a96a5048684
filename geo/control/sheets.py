"""Several series over one plane: the arcs between cells, and when each series held which cell, ready to be drawn."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

import numpy as np
import shapely

from geo.control.edge_runs import OPEN, HistoryError, Runs
from geo.control.history import Series
from geo.control.sheet import Sheet, Track
from geo.control.timeline import AREA_GAP, Timeline, _find_idle, _signs, chain_arcs
from geo.measure.ellipsoid import area_km2
from geo.plane.arrangement import ArrangementError, find_cells
from geo.plane.difference import ChangeError
from geo.plane.edges import Floats
from geo.plane.noding import cut_edges

MOST_EDGES: Final = 60_000
"""Series with more edges are put on the grid first: some sources write each line anew every day, micrometres off."""


def lay_sheets(series: Sequence[Series]) -> tuple[Sheet, ...]:
    """
    Return the series on one common plane, so that any two of them can be compared cell by cell.

    Where their edges cannot be cut together exactly, each series gets a sheet of its own. No series give no sheets.
    Long series are rounded to GRID_DEG: a sheet is for drawing, the series itself stays exact.
    """
    series = [Series(one.source, one.kind, one.settled) if is_long(one) else one for one in series]
    if len(series) > 1:
        try:
            return (_lay_together(series),)
        except (ArrangementError, ChangeError, HistoryError):
            pass  # nearly equal edges of two sources may not settle: apart they are still exact
    return tuple(_lay_alone(one) for one in series)


def is_long(one: Series) -> bool:
    """Tell whether a series is put on the grid before it is laid."""
    return len(one.runs.xy) > MOST_EDGES


def _lay_alone(one: Series) -> Sheet:
    timeline = one.timeline
    track = Track(one.source, one.kind, one.days, timeline.cell, timeline.start, timeline.stop)
    return Sheet(one.arcs, _areas(timeline.plane.cells), (track,))


def _lay_together(series: Sequence[Series]) -> Sheet:
    """Cut the edges of all series together; each edge counts only in its own series."""
    xy = np.concatenate([one.runs.xy for one in series])
    owner = np.repeat(np.arange(len(series)), [len(one.runs.xy) for one in series])
    alone = [_own_runs(one.runs, xy, owner == number) for number, one in enumerate(series)]
    for careful in (False, True):
        pieces = cut_edges(xy, careful=careful)
        idle = np.all([_find_idle(pieces, runs) for runs in alone], axis=0)
        try:
            plane = find_cells(pieces.keep(~idle))
        except ArrangementError:
            continue
        area = shapely.area(plane.cells)
        tracks, first = [], None
        for one, runs in zip(series, alone, strict=True):
            held = np.zeros((len(plane.cells) + 1, len(runs)), np.int8)
            for step in plane.steps:
                signs = _signs(plane.pieces, runs, step.piece)
                held[step.child] = held[step.parent] + step.sign[:, None].astype(np.int8) * signs
            held = held[:-1]
            given = np.array(runs.sizes)
            if (np.abs(area @ held - given) > 100 * AREA_GAP * np.maximum(given, 1e-3)).any() or held.min() < 0:
                break
            change = np.diff(held, axis=1, prepend=0, append=0)
            cell, start = np.nonzero(change == 1)
            _, stop = np.nonzero(change == -1)
            stop = np.where(stop == len(runs), OPEN, stop)
            first = first or Timeline(plane, held == 1, cell, start, stop)
            tracks.append(Track(one.source, one.kind, one.days, cell, start, stop))
        else:
            if first is not None:
                return Sheet(chain_arcs(first), _areas(plane.cells), tuple(tracks))
    raise HistoryError("the edges of these series cannot be cut together")


def _own_runs(runs: Runs, xy: Floats, own: Any) -> Runs:
    """Return a series' runs over all edges, those of other series never alive."""
    start = np.full(len(xy), len(runs))
    stop = start.copy()
    start[own], stop[own] = runs.start, runs.stop
    return replace(runs, xy=xy, start=start, stop=stop)


def _areas(cells: Any) -> Floats:
    return np.array([area_km2(cell) for cell in cells])
