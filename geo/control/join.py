"""Points with a day of their own, joined to what a series showed on that day."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from geo.control.history import Series
from geo.control.status import find_held_on
from geo.plane.edges import Bools, Floats

Days = NDArray[np.datetime64]

STALE_DAYS: Final = 7
"""A map so many days older than a point still stands for its day; an older one says nothing of it."""


NO_DAY: Final = "without a day that can be read"
NO_POINT: Final = "without a point in degrees"
TOO_EARLY: Final = "before the first map"
TOO_LATE: Final = f"more than {STALE_DAYS} days after a map"
"""Why nothing is known of a point, the first that holds."""


@dataclass(frozen=True)
class Joined:
    """
    For each point whether the series' map of its day holds it, the day of that map, and whether there is one.

    `reasons` counts the points of which nothing is known by why.
    """

    held: Bools
    map_day: Days
    known: Bools
    reasons: dict[str, int]


def join_points(series: Series, days: Days, lon: Floats, lat: Floats) -> Joined:
    """
    Return what a series showed of lon/lat points, each on the last map up to its own day.

    Nothing is known of a point without a day or coordinates (NaT, nan, beyond the globe, 0 and 0), before the series'
    first map, and more than STALE_DAYS after a map; `held` is then false and `map_day` NaT, and `reasons` says how many
    and why. Each day's points are looked up together. No points give none.
    """
    maps = np.array(series.days, "datetime64[D]")
    days = days.astype("datetime64[D]")
    number = np.searchsorted(maps, days, side="right") - 1
    is_place = (np.abs(lon) <= 180) & (np.abs(lat) <= 90) & ~((lon == 0) & (lat == 0))  # 0,0 stands for "none given"
    faults = {NO_DAY: np.isnat(days), NO_POINT: ~is_place, TOO_EARLY: number < 0}
    known = np.ones(len(days), bool)
    reasons = {}
    for why, fault in faults.items():
        reasons[why] = int(np.count_nonzero(known & fault))
        known &= ~fault
    placed = int(np.count_nonzero(known))
    known[known] = days[known] - maps[number[known]] <= np.timedelta64(STALE_DAYS, "D")
    reasons[TOO_LATE] = placed - int(np.count_nonzero(known))
    held = np.zeros(len(days), bool)
    map_day = np.full(len(days), np.datetime64("NaT"), "datetime64[D]")
    map_day[known] = maps[number[known]]
    rows = np.flatnonzero(known)
    rows = rows[np.argsort(number[rows], kind="stable")]
    for group in np.split(rows, np.flatnonzero(np.diff(number[rows])) + 1) if len(rows) else ():
        held[group] = find_held_on(series.runs, int(number[group[0]]), lon[group], lat[group])
    return Joined(held, map_day, known, reasons)
