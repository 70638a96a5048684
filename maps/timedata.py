"""A control history as the page knows it: arcs with the cell on each side, and the days each cell was held."""

import base64
import zlib
from datetime import timedelta
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from geo.arcs import Sheet, Track, lay_sheets, net_km2
from geo.runs import OPEN
from maps.cells import plain
from maps.control import all_days, series_key
from maps.encode import FINE
from maps.palette import GAIN_INK, LOSS_INK
from maps.scene import Scene

Ints = NDArray[np.int64]

AREA_UNIT_KM2: Final = 1e-4
"""Areas of cells travel as whole hectares / 100: 100 square metres."""


def describe_time(scene: Scene) -> dict[str, Any] | None:
    """
    Return the history of a scene: the calendar days it spans, its series and their packed sheets; null without one.

    `days` of a series are the calendar days of its snapshots, counted from `first`; `net` is in km2, one a snapshot.
    """
    if scene.history is None or scene.day is None:
        return None
    first, count = all_days(scene.history, day=scene.day)
    sheets = lay_sheets(scene.history.series)
    series = [
        {
            "key": plain(series_key(track.source, track.kind)),
            "source": plain(track.source),
            "kind": track.kind,
            "sheet": number,
            "days": [(day - first) // timedelta(days=1) for day in track.days],
            "net": [round(value, 2) for value in net_km2(sheet, track)],
        }
        for number, sheet in enumerate(sheets)
        for track in sheet.tracks
    ]
    return {
        "first": first.isoformat(),
        "count": count,
        "day": (scene.day - first) // timedelta(days=1),
        "series": series,
        "sheets": [pack_sheet(sheet) for sheet in sheets],
        "areaUnit": AREA_UNIT_KM2,
        "scale": FINE,
        "inks": {"gain": list(GAIN_INK), "loss": list(LOSS_INK)},
    }


def pack_sheet(sheet: Sheet) -> str:
    """Return a sheet as base64 of deflated varints: counts, sides, points as steps, areas, the days of each track."""
    arcs, grid = sheet.arcs, np.rint(sheet.arcs.xy * FINE).astype(np.int64)
    sizes = np.diff(arcs.offset)
    keep = np.ones(len(grid), bool)
    keep[1:] = (np.diff(grid, axis=0) != 0).any(axis=1)
    keep[arcs.offset[:-1]] = True
    owner = np.repeat(np.arange(len(sizes)), sizes)
    grid, owner = grid[keep], owner[keep]
    sizes = np.bincount(owner, minlength=len(sizes))
    drawn = sizes > 1  # an arc that fell together into a point bounds nothing
    grid, sizes = grid[drawn[owner]], sizes[drawn]
    left, right = arcs.left[drawn], arcs.right[drawn]
    steps = np.diff(grid, axis=0, prepend=0)
    columns = [
        np.array([len(sizes), len(sheet.area_km2)]),
        sizes,
        zigzag(np.diff(left, prepend=0)),
        zigzag(right - left),
        zigzag(steps[:, 0]),
        zigzag(steps[:, 1]),
        np.rint(sheet.area_km2 / AREA_UNIT_KM2).astype(np.int64),
        *(column for track in sheet.tracks for column in _track_columns(track)),
    ]
    return base64.b64encode(zlib.compress(varints(np.concatenate(columns)), 9)).decode()


def _track_columns(track: Track) -> list[Ints]:
    """Return the number of intervals, then cells as steps, starts and lengths (0: still held)."""
    order = np.lexsort((track.start, track.cell))
    cell, start, stop = track.cell[order], track.start[order], track.stop[order]
    length = np.where(stop == OPEN, 0, stop - start)
    return [np.array([len(cell)]), np.diff(cell, prepend=0), start, length]


def zigzag(values: Ints) -> Ints:
    """Return signed numbers as unsigned ones, small ones staying small: 0, -1, 1, -2 become 0, 1, 2, 3."""
    return (values << 1) ^ (values >> 63)


def varints(values: Ints) -> bytes:
    """Return non-negative numbers as bytes of seven bits, the lowest first, the high bit set on all but the last."""
    rest = values.astype(np.uint64)
    counts = np.ones(len(rest), np.int64)
    for bits in range(7, 64, 7):
        counts += rest >> np.uint64(bits) > 0
    ends = np.cumsum(counts)
    number = np.repeat(np.arange(len(rest)), counts)
    place = np.arange(int(ends[-1]) if len(ends) else 0) - (ends - counts)[number]
    parts = (rest[number] >> (np.uint64(7) * place.astype(np.uint64))) & np.uint64(127)
    more = place < counts[number] - 1
    return bytes((parts.astype(np.uint8) | (more.astype(np.uint8) << 7)).tobytes())
