"""How far a control source's map reaches: on ground that it never shows its silence means nothing."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
import shapely
from shapely.geometry import MultiPolygon
from shapely.geometry.base import BaseGeometry

from geo.control.history import History, Series
from geo.measure.flat import KM_PER_DEGREE
from geo.plane.edges import Bools, Geometries

EXTRACT_KM: Final = 25.0
"""An extract is taken to show the ground this far around the area that it ever held: where a front could have moved."""

SLACK_KM: Final = 1.0
"""Borders of two sources differ by about this much: what lies on one is within reach."""


@dataclass(frozen=True)
class Reach:
    """What a source is known to show: an area (lon/lat), and beyond it the ground that its series ever drew."""

    area: BaseGeometry
    series: tuple[Series, ...] = ()

    def covers(self, points: Geometries) -> Bools:
        """Return for each lon/lat point whether the source shows it; no points give none."""
        within: Bools = shapely.intersects(self.area, points)
        beyond = np.flatnonzero(~within)
        if len(beyond):
            drawn = [one.status(points[beyond]).any(axis=1) for one in self.series if one.days]
            within[beyond] = np.any(drawn, axis=0) if drawn else False
        return within


def find_reaches(history: History, *, country: BaseGeometry, partial: bool = False) -> dict[str, Reach]:
    """
    Return how far each source of a history reaches: over the country, and over what it ever drew beyond.

    A map of Ukraine says nothing of a raid into Kursk. With `partial` the files are extracts: within the country only
    the surroundings of what they ever drew count, so that one without areas reaches nowhere. All kinds of a source
    count together.
    """
    by_source: dict[str, list[Series]] = {}
    for series in history.series:
        by_source.setdefault(series.source, []).append(series)
    wide = _widen(country)
    return {
        source: Reach(shapely.intersection(wide, _around(drawn)) if partial else wide, tuple(drawn))
        for source, drawn in by_source.items()
    }


@lru_cache(maxsize=4)
def _widen(country: BaseGeometry) -> BaseGeometry:
    """Return a country with the slack of its border: a map asks for the same one again and again."""
    wide = shapely.buffer(country, SLACK_KM / KM_PER_DEGREE)
    shapely.prepare(wide)
    return wide


def _around(drawn: list[Series]) -> BaseGeometry:
    """Return the convex hull of all corners that series ever drew, widened; without any it is empty."""
    corners = np.concatenate([one.runs.xy.reshape(-1, 2) for one in drawn])
    if not len(corners):
        return MultiPolygon()
    scale = float(np.cos(np.radians(corners[:, 1].mean())))
    hull = shapely.convex_hull(shapely.multipoints(corners * [scale, 1.0]))
    return shapely.transform(shapely.buffer(hull, EXTRACT_KM / KM_PER_DEGREE), lambda xy: xy / [scale, 1.0])
